//! A whole table: its columns, its rows, and the row that they add up to.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::analysis::{Counts, Direction, HeatMap, Period, Scope, Wellbeing};
use crate::model::{Facet, Ix, Place, Shift, Sighting, Theme};
use crate::render::heat::cell::{CellView, Look, Reported, nobody, number, reported};
use crate::render::heat::rows::Row;
use crate::render::here::{Here, Link};
use crate::render::period::period_lines;
use crate::render::sighting::lower_first;
use crate::render::tally::{ratings, tallies};
use crate::site::{Behind, Gathered, GroupKey, Layer, List, SitePath};

/// The deepest indent that the stylesheet knows.
const DEEPEST: usize = 6;

/// How many places one row names, before it leaves out those between the first and the last.
const NAMED: usize = 3;

/// The view of a table.
#[derive(Serialize)]
pub(crate) struct HeatTable<'a> {
    /// Unique on its page.
    id: String,
    /// What it shows, for its caption and for the region that it scrolls in.
    name: String,
    /// What the rows are.
    corner: &'a str,
    columns: Vec<ColumnView>,
    /// The heading of the last column, which sums the rows up; none where it would say nothing.
    sums: Option<&'a str>,
    rows: Vec<RowView<'a>>,
    foot: Option<RowView<'a>>,
    /// Where it goes on.
    more: Option<Link<'a>>,
}

/// A column: two short lines that lead somewhere.
#[derive(Clone, Serialize)]
pub(crate) struct ColumnView {
    pub href: Option<String>,
    pub first: String,
    pub second: String,
}

/// A row. A cell that is none says nothing, not even that nobody has reported it.
#[derive(Serialize)]
pub(crate) struct RowView<'a> {
    pub depth: usize,
    pub head: Head<'a>,
    pub cells: Vec<Option<CellView<'a>>>,
    pub sum: Option<CellView<'a>>,
}

/// What stands at the head of a row.
#[derive(Serialize)]
pub(crate) struct Head<'a> {
    /// From the outside in: a place with a single part has folded into it.
    pub links: Vec<Link<'a>>,
    /// Whether some between the first and the last are left out.
    pub is_cut: bool,
    /// What the row is, where no link says so, or what it is of its place: "in all"; or empty.
    pub note: String,
}

/// Whose sightings a table of places and shifts counts.
#[derive(Clone, Copy)]
pub(crate) enum Of {
    /// Everybody's.
    Everything,
    /// Those about a theme.
    Theme(Ix<Theme>),
}

impl<'a> HeatTable<'a> {
    /// A table without rows yet. `id` is unique on its page, and `corner` the name of the message that says what its
    /// rows are.
    pub(crate) fn new(
        here: Here<'a>,
        id: impl Into<String>,
        name: impl Into<String>,
        corner: &str,
        columns: Vec<ColumnView>,
    ) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            corner: here.site.language.text(corner),
            columns,
            sums: None,
            rows: Vec::new(),
            foot: None,
            more: None,
        }
    }

    /// With rows whose sums stand in a last column.
    pub(crate) fn with_rows(self, here: Here<'a>, rows: Vec<RowView<'a>>) -> Self {
        Self {
            sums: Some(here.site.language.text("column-sightings")),
            rows,
            ..self
        }
    }

    /// How many rows it has.
    pub(crate) fn length(&self) -> usize {
        self.rows.len()
    }

    /// With the page where it goes on.
    pub(crate) fn going_on(self, more: Link<'a>) -> Self {
        Self {
            more: Some(more),
            ..self
        }
    }
}

/// A table of places by shifts. `layer` is none for how many.
pub(crate) struct ByShift<'a, 'm> {
    pub here: Here<'a>,
    pub map: &'m HeatMap,
    pub of: Of,
    pub layer: Option<Layer>,
}

impl<'a> ByShift<'a, '_> {
    /// The table of some rows; its foot is what a place comes to, or all places.
    pub(crate) fn table(
        &self,
        id: impl Into<String>,
        name: impl Into<String>,
        rows: &[Row],
        foot: Option<Ix<Place>>,
    ) -> HeatTable<'a> {
        let columns = shift_columns(self.here);
        let table = HeatTable::new(self.here, id, name, "column-place", columns);
        HeatTable {
            foot: Some(match foot {
                Some(place) => self.foot_of(place),
                None => self.foot_of_all(),
            }),
            ..table.with_rows(self.here, rows.iter().map(|row| self.row(row)).collect())
        }
    }

    fn row(&self, row: &Row) -> RowView<'a> {
        let (place, scope) = innermost(row);
        RowView {
            cells: self.cells(place, scope),
            sum: Some(self.sum(place, scope)),
            ..head(self.here, row)
        }
    }

    fn foot_of(&self, place: Ix<Place>) -> RowView<'a> {
        RowView {
            depth: 0,
            head: Head {
                links: vec![self.here.place(place)],
                is_cut: false,
                note: self.here.site.language.text("row-in-all").to_owned(),
            },
            cells: self.cells(place, Scope::Whole),
            sum: Some(self.sum(place, Scope::Whole)),
        }
    }

    fn foot_of_all(&self) -> RowView<'a> {
        let Here { site, .. } = self.here;
        let cell = |shift: Ix<Shift>| {
            let (counts, list) = match self.of {
                Of::Everything => (site.shift_counts(shift), List::Facet(Facet::Shift(shift))),
                Of::Theme(theme) => {
                    let behind = Behind::ThemeShift(theme, shift);
                    let counts = Counts::of(&site.observatory, shift, &site.behind(behind));
                    (counts, List::Behind(behind))
                }
            };
            let href = || self.here.list(list, 1);
            Some(shift_cell(self.here, shift, counts, self.layer, None, href))
        };
        let (total, href) = match self.of {
            Of::Everything => (site.gathered.counted, self.here.to(&SitePath::sightings(1))),
            Of::Theme(theme) => {
                let theme = Facet::Theme(theme);
                (site.counted(theme).len(), self.here.facet(theme).href)
            }
        };
        RowView {
            depth: 0,
            head: Head {
                links: Vec::new(),
                is_cut: false,
                note: site.language.text("row-all-places").to_owned(),
            },
            cells: site
                .observatory
                .shifts
                .iter()
                .map(|(ix, _)| cell(ix))
                .collect(),
            sum: Some(match total {
                0 => nobody(
                    self.here.to_fixed("contribute.html"),
                    site.language.text("cell-add-any").to_owned(),
                ),
                _ => number(self.here, href, total),
            }),
        }
    }

    fn cells(&self, place: Ix<Place>, scope: Scope) -> Vec<Option<CellView<'a>>> {
        let shifts = self.here.observatory().shifts.iter();
        let cell = |shift: Ix<Shift>| {
            let counts = self.map.counts(place, scope, shift);
            let href = || match self.of {
                Of::Everything => self
                    .here
                    .list(List::Behind(Behind::Cell(place, scope, shift)), 1),
                Of::Theme(theme) => {
                    let list = List::Behind(Behind::ThemePlace(theme, place, scope));
                    self.here.group(list, GroupKey::Shift(shift))
                }
            };
            Some(shift_cell(
                self.here,
                shift,
                counts,
                self.layer,
                Some(place),
                href,
            ))
        };
        shifts.map(|(ix, _)| cell(ix)).collect()
    }

    fn sum(&self, place: Ix<Place>, scope: Scope) -> CellView<'a> {
        let total = self.map.total(place, scope);
        let here = self.here;
        if total == 0 {
            let name = &here.observatory().places[place].name;
            return nobody(contribute(here, Some(place), None), name.clone());
        }
        let href = match (self.of, scope) {
            (Of::Everything, Scope::Whole) => here.place(place).href,
            (Of::Everything, Scope::Itself) => here.list(List::Behind(Behind::Itself(place)), 1),
            (Of::Theme(theme), scope) => {
                here.list(List::Behind(Behind::ThemePlace(theme, place, scope)), 1)
            }
        };
        number(here, href, total)
    }
}

/// A table of places by time, of what was said of one shift. Its foot is all places.
pub(crate) fn places_over_time<'a>(
    here: Here<'a>,
    shift: Ix<Shift>,
    map: &HeatMap<Period>,
    rows: &[Row],
    id: &'static str,
    name: String,
) -> HeatTable<'a> {
    let site = here.site;
    let row = |row: &Row| {
        let (place, scope) = innermost(row);
        let list = List::Behind(Behind::Cell(place, scope, shift));
        let cell = |&period: &Period| {
            let counts = map.counts(place, scope, period);
            Some(shift_cell(here, shift, counts, None, Some(place), || {
                here.group(list, GroupKey::Period(period))
            }))
        };
        let total = map.total(place, scope);
        RowView {
            cells: site.gathered.periods.iter().map(cell).collect(),
            sum: Some(match total {
                0 => nobody(
                    contribute(here, Some(place), Some(shift)),
                    what(here, Some(place), Some(shift)),
                ),
                _ => number(here, here.list(list, 1), total),
            }),
            ..head(here, row)
        }
    };
    let list = List::Facet(Facet::Shift(shift));
    let table = HeatTable::new(here, id, name, "column-place", period_columns(here));
    HeatTable {
        foot: Some(RowView {
            depth: 0,
            head: Head {
                links: Vec::new(),
                is_cut: false,
                note: site.language.text("row-all-places").to_owned(),
            },
            ..shift_over_time(here, shift, site.counted(Facet::Shift(shift)), list, None)
        }),
        ..table.with_rows(here, rows.iter().map(row).collect())
    }
}

/// The row of a shift by time: what the sightings of `list` say of it, at a place or at all.
pub(crate) fn shift_over_time<'a>(
    here: Here<'a>,
    shift: Ix<Shift>,
    sightings: &[Ix<Sighting>],
    list: List,
    place: Option<Ix<Place>>,
) -> RowView<'a> {
    let observatory = here.observatory();
    let Gathered { grain, periods, .. } = &*here.site.gathered;
    let period_of = |ix: &Ix<Sighting>| grain.period(observatory.sighting(*ix).date);
    let counted: BTreeMap<Period, Counts> = sightings
        .chunk_by(|one, next| period_of(one) == period_of(next))
        .map(|chunk| (period_of(&chunk[0]), Counts::of(observatory, shift, chunk)))
        .collect();
    let cell = |period: &Period| {
        let counts = counted.get(period).copied().unwrap_or_default();
        Some(shift_cell(here, shift, counts, None, place, || {
            here.group(list, GroupKey::Period(*period))
        }))
    };
    RowView {
        depth: 0,
        head: Head {
            links: vec![here.facet(Facet::Shift(shift))],
            is_cut: false,
            note: String::new(),
        },
        cells: periods.iter().map(cell).collect(),
        sum: Some(match sightings.len() {
            0 => nobody(
                contribute(here, place, Some(shift)),
                what(here, place, Some(shift)),
            ),
            total => number(here, here.list(list, 1), total),
        }),
    }
}

/// A column for every shift.
pub(crate) fn shift_columns(here: Here<'_>) -> Vec<ColumnView> {
    let shifts = here.observatory().shifts.iter();
    shifts
        .map(|(ix, shift)| ColumnView {
            href: Some(here.facet(Facet::Shift(ix)).href),
            first: shift.from_name.clone(),
            second: here
                .site
                .language
                .say("shift-column-to", &[("to", (&shift.to_name).into())]),
        })
        .collect()
}

/// A column for every period.
pub(crate) fn period_columns(here: Here<'_>) -> Vec<ColumnView> {
    let periods = here.site.gathered.periods.iter();
    periods
        .map(|&period| {
            let (first, second) = period_lines(&here.site.language, period);
            ColumnView {
                href: None,
                first,
                second,
            }
        })
        .collect()
}

/// The head of the row of a place, without its cells. What was said of a place itself is no link, so that the
/// page of a place is led to by the numbers that it shows.
fn head<'a>(here: Here<'a>, row: &Row) -> RowView<'a> {
    let (depth, head) = match row {
        Row::Itself { place, depth } => {
            let name = &here.observatory().places[*place].name;
            let head = Head {
                links: Vec::new(),
                is_cut: false,
                note: here
                    .site
                    .language
                    .say("row-itself", &[("place", name.into())]),
            };
            (*depth, head)
        }
        Row::Whole { places, depth } => {
            let is_cut = places.len() > NAMED;
            let named: Vec<Ix<Place>> = match places.as_slice() {
                [first, .., last] if is_cut => vec![*first, *last],
                all => all.to_vec(),
            };
            let head = Head {
                links: named.into_iter().map(|place| here.place(place)).collect(),
                is_cut,
                note: String::new(),
            };
            (*depth, head)
        }
    };
    RowView {
        depth: depth.min(DEEPEST),
        head,
        cells: Vec::new(),
        sum: None,
    }
}

/// The place whose numbers a row shows, and which of its sightings.
fn innermost(row: &Row) -> (Ix<Place>, Scope) {
    match row {
        Row::Whole { places, .. } => {
            let innermost = places.last().expect("a row has a place");
            (*innermost, Scope::Whole)
        }
        Row::Itself { place, .. } => (*place, Scope::Itself),
    }
}

/// What is said of a shift, somewhere or, where `place` is none, at all places. `href` leads to the sightings
/// behind it.
pub(crate) fn shift_cell(
    here: Here<'_>,
    shift: Ix<Shift>,
    counts: Counts,
    layer: Option<Layer>,
    place: Option<Ix<Place>>,
    href: impl FnOnce() -> String,
) -> CellView<'_> {
    if counts.total == 0 {
        return nobody(
            contribute(here, place, Some(shift)),
            what(here, place, Some(shift)),
        );
    }
    let minimum = here.site.settings.thresholds.minimum;
    let named = &here.observatory().shifts[shift];
    let language = &here.site.language;
    let (look, tallies) = match layer {
        None | Some(Layer::When) => (
            Look::Level(here.site.gathered.scale),
            tallies(language, named, counts),
        ),
        Some(Layer::WhichWay) => {
            let direction = Direction::of(counts, minimum);
            (Look::Direction(direction), tallies(language, named, counts))
        }
        Some(Layer::HowWell) => {
            let wellbeing = Wellbeing::of(counts.ratings, minimum);
            (
                Look::Wellbeing(wellbeing),
                ratings(language, counts.ratings),
            )
        }
    };
    let cell = Reported {
        href: href(),
        count: counts.total,
        voices: counts.voices,
        tallies,
        look,
        minimum,
    };
    reported(language, cell)
}

/// Where to add what nobody has reported: the address names what the cell is about, and a script there fills
/// it in.
fn contribute(here: Here<'_>, place: Option<Ix<Place>>, shift: Option<Ix<Shift>>) -> String {
    let observatory = here.observatory();
    let place = place.map(|place| format!("place={}", observatory.places[place].id));
    let shift = shift.map(|shift| format!("shift={}", observatory.shifts[shift].id));
    contribute_with(here, place.into_iter().chain(shift))
}

/// Where to add a sighting of which something is known already.
pub(crate) fn contribute_with(here: Here<'_>, known: impl Iterator<Item = String>) -> String {
    let known: Vec<String> = known.collect();
    format!(
        "{}?{}#known-already",
        here.to_fixed("contribute.html"),
        known.join("&")
    )
}

/// The same in words: "Leeds, from me to we".
fn what(here: Here<'_>, place: Option<Ix<Place>>, shift: Option<Ix<Shift>>) -> String {
    let observatory = here.observatory();
    let place = place.map(|place| observatory.places[place].name.clone());
    let shift = shift.map(|shift| lower_first(&observatory.shifts[shift].name));
    let words: Vec<String> = place.into_iter().chain(shift).collect();
    here.site.language.row(words.iter().map(String::as_str))
}
