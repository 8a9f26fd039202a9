//! The pages of one place, theme, shift or condition.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::analysis::{Counts, HeatMap, Scope, voices};
use crate::model::{Condition, Facet, FacetKind, Ix, Place, Shift, Sighting, depth_first};
use crate::render::card::Pager;
use crate::render::embed::{Framed, framed};
use crate::render::filter::{Narrowing, narrowing};
use crate::render::frame::Frame;
use crate::render::heat::{
    ByShift, CellView, HeatTable, Level, Of, Row, Tree, levels, places_over_time, shift_cell,
};
use crate::render::heat_map::parts_table;
use crate::render::here::{Here, Link};
use crate::render::list::{GroupView, page_of_list, title};
use crate::render::period::period_name;
use crate::render::poster::shared;
use crate::render::sparkline::{Sparkline, sparkline};
use crate::render::tally::{Balance, Tally, balance, directions, ratings, reach, tallies, tally};
use crate::render::tree::{Branch, parts};
use crate::site::{Behind, GroupKey, List, PartFormat, SitePath, TABLE_LENGTH, tables};

/// The view of `facet.html`: one word. What the kind does not have is empty or none.
#[derive(Serialize)]
pub(super) struct FacetView<'a> {
    frame: Frame<'a>,
    /// `place`, `theme`, `shift` or `condition`.
    kind: &'static str,
    way: Vec<Link<'a>>,
    name: &'a str,
    about: Option<&'a str>,
    /// Page of the list, from 1: only the first tells more than the list.
    number: usize,
    /// Counted sightings.
    total: usize,
    /// Sightings in the list that are views.
    views: usize,
    #[serde(flatten)]
    summary: Summary<'a>,
    /// How the list can be narrowed down, if it can.
    narrowing: Option<Narrowing>,
    groups: Vec<GroupView<'a>>,
    pager: Option<Pager>,
    /// The sheet for a meeting, of a place, a theme or a condition that has a counted sighting.
    meeting: Option<String>,
    /// The same sightings as files, of a place, a theme or a condition that has any.
    files: Vec<Link<'static>>,
    /// How somebody else shows this page in short; none where there is no whole address.
    embed: Option<Framed>,
}

/// What the first page tells before its list. Each part looks at the whole list, which may have hundreds
/// of pages, so all of it is empty on the others.
#[derive(Default, Serialize)]
struct Summary<'a> {
    voices: usize,
    /// Of a place or a theme: every shift.
    rows: Vec<ShiftRow<'a>>,
    /// Of a shift: its two ends.
    ends: Option<Ends<'a>>,
    /// Of a place: its parts by shift; of a theme: places by shift; of a shift: places by time.
    table: Option<HeatTable<'a>>,
    levels: Vec<Level>,
    /// Below this no tendency is told.
    minimum: usize,
    /// Of a place: its parts.
    parts: Vec<Branch<'a>>,
    /// Of a shift or a theme: the sightings' own places, in the order of the places.
    places: Vec<Counted<'a>>,
    /// Of a condition.
    helped: usize,
    hindered: usize,
    /// What the sightings are about, in the order of the vocabulary.
    themes: Vec<Counted<'a>>,
    periods: Vec<PeriodRow>,
    /// The periods as a picture, where there are several.
    course: Option<Sparkline>,
}

#[derive(Serialize)]
struct ShiftRow<'a> {
    link: Link<'a>,
    cell: CellView<'a>,
    /// Empty where nobody has said.
    ratings: Vec<Tally>,
}

#[derive(Serialize)]
struct Ends<'a> {
    from: &'a str,
    to: &'a str,
    balance: Balance,
    tallies: Vec<Tally>,
    /// All five directions, each with how well it works.
    table: Vec<Tally>,
}

#[derive(Serialize)]
struct Counted<'a> {
    link: Link<'a>,
    count: usize,
}

/// A period in which something was noticed.
#[derive(Serialize)]
struct PeriodRow {
    href: String,
    name: String,
    count: usize,
}

/// In how many of the counted sightings of a condition it helped, and in how many it got in the way.
pub(super) fn helped_and_hindered(
    here: Here<'_>,
    facet: Facet,
    counted: &[Ix<Sighting>],
) -> (usize, usize) {
    let Facet::Condition(condition) = facet else {
        return (0, 0);
    };
    let of = |pick: fn(&Sighting) -> &[Ix<Condition>]| {
        counted
            .iter()
            .filter(|&&ix| pick(here.observatory().sighting(ix)).contains(&condition))
            .count()
    };
    (
        of(|sighting| &sighting.helped),
        of(|sighting| &sighting.hindered),
    )
}

/// Page `number` of the list of one word.
pub(super) fn view(here: Here<'_>, facet: Facet, number: usize) -> FacetView<'_> {
    let observatory = here.observatory();
    let entry = facet.entry(observatory);
    let list = here.site.list(facet);
    let counted = here.site.counted(facet);
    // On the first page the list stands below a heading of its own.
    let level = if number == 1 { 3 } else { 2 };
    let (groups, pager) = page_of_list(here, List::Facet(facet), number, level);
    let (kind, way) = match facet {
        Facet::Place(place) => {
            let mut way = here.way_to(place);
            way.pop();
            ("place", way)
        }
        Facet::Theme(_) => ("theme", vec![here.index(FacetKind::Theme)]),
        Facet::Shift(_) => ("shift", vec![here.index(FacetKind::Shift)]),
        Facet::Condition(_) => ("condition", vec![here.index(FacetKind::Condition)]),
    };
    let mut frame = Frame::new(here, title(&here.site.language, entry.name(), number));
    if number == 1 {
        frame = frame.pictured(shared(here, Some(facet)));
    }
    if let Some(about) = entry.about() {
        frame = frame.described(about);
    }
    if facet.kind() != FacetKind::Condition {
        let feed = Link {
            href: here.to(&SitePath::feed(facet, observatory)),
            text: entry.name(),
        };
        frame = frame.with_feed(here, feed);
    }
    FacetView {
        frame,
        kind,
        way,
        name: entry.name(),
        about: entry.about(),
        number,
        total: counted.len(),
        views: list.len() - counted.len(),
        summary: match number {
            1 => summary(here, facet),
            _ => Summary::default(),
        },
        narrowing: narrowing(here.site, Some(facet)),
        groups,
        pager,
        meeting: planned(here, SitePath::meeting(facet, observatory)),
        files: files(here, facet),
        embed: framed(here, Some(facet)),
    }
}

/// The link to a page, where there is one.
fn planned(here: Here<'_>, path: SitePath) -> Option<String> {
    here.site.plan.get(path.as_str()).map(|_| here.to(&path))
}

fn files(here: Here<'_>, facet: Facet) -> Vec<Link<'static>> {
    let formats = PartFormat::ALL.into_iter();
    formats
        .filter_map(|format| {
            let path = SitePath::part(facet, format, here.observatory());
            let href = planned(here, path)?;
            let text = format.name();
            Some(Link { href, text })
        })
        .collect()
}

fn summary(here: Here<'_>, facet: Facet) -> Summary<'_> {
    let observatory = here.observatory();
    let counted = here.site.counted(facet);
    let (helped, hindered) = helped_and_hindered(here, facet, counted);
    Summary {
        voices: voices(observatory, counted),
        rows: shift_rows(here, facet),
        ends: ends(here, facet),
        table: match counted.is_empty() {
            true => None,
            false => table(here, facet),
        },
        levels: levels(here),
        minimum: here.site.settings.thresholds.minimum,
        parts: match facet {
            Facet::Place(place) => parts(here, place),
            _ => Vec::new(),
        },
        places: places(here, facet, counted),
        helped,
        hindered,
        themes: themes(here, facet, counted),
        periods: periods(here, facet, counted),
        course: sparkline(here.site, counted),
    }
}

/// Every shift, at a place or for a theme.
fn shift_rows(here: Here<'_>, facet: Facet) -> Vec<ShiftRow<'_>> {
    let behind: &dyn Fn(Ix<Shift>) -> Behind = match facet {
        Facet::Place(place) => &move |shift| Behind::Cell(place, Scope::Whole, shift),
        Facet::Theme(theme) => &move |shift| Behind::ThemeShift(theme, shift),
        Facet::Shift(_) | Facet::Condition(_) => return Vec::new(),
    };
    let place = match facet {
        Facet::Place(place) => Some(place),
        _ => None,
    };
    let observatory = here.observatory();
    observatory
        .shifts
        .iter()
        .map(|(shift, _)| {
            let list = behind(shift);
            let counts = Counts::of(observatory, shift, &here.site.behind(list));
            ShiftRow {
                link: here.facet(Facet::Shift(shift)),
                cell: shift_cell(here, shift, counts, None, place, || {
                    here.list(List::Behind(list), 1)
                }),
                ratings: match counts.ratings.unrated == counts.total {
                    true => Vec::new(),
                    false => ratings(&here.site.language, counts.ratings),
                },
            }
        })
        .collect()
}

/// The heat map of a word, at its own scale.
fn table(here: Here<'_>, facet: Facet) -> Option<HeatTable<'_>> {
    let observatory = here.observatory();
    let language = &here.site.language;
    let counted = here.site.counted(facet);
    match facet {
        Facet::Place(place) => {
            let Place { name, parts, .. } = &observatory.places[place];
            if parts.is_empty() {
                return None;
            }
            let name = language.say("facet-parts-table", &[("place", name.into())]);
            let table = parts_table(here, Some(place), 1, name);
            Some(match tables(parts.len()) {
                1 => table,
                _ => table.going_on(Link {
                    href: here.to(&SitePath::parts(Some(place), 2, observatory)),
                    text: language.text("facet-more-parts"),
                }),
            })
        }
        Facet::Theme(theme) => {
            let map = HeatMap::of(observatory, counted);
            let told = told_rows(here, &|place, scope| map.total(place, scope) > 0);
            let by_shift = ByShift {
                here,
                map: &map,
                of: Of::Theme(theme),
                layer: None,
            };
            let name = &observatory.themes[theme].name;
            let name = language.say("facet-theme-table", &[("theme", name.into())]);
            Some(told.going_on(
                here,
                by_shift.table("places-by-shift", name, &told.rows, None),
            ))
        }
        Facet::Shift(shift) => {
            let map = HeatMap::over_time(observatory, counted, shift, here.site.gathered.grain);
            let told = told_rows(here, &|place, scope| map.total(place, scope) > 0);
            let name = &observatory.shifts[shift].name;
            let name = language.say("facet-shift-table", &[("shift", name.into())]);
            let table = places_over_time(here, shift, &map, &told.rows, "places-by-time", name);
            Some(told.going_on(here, table))
        }
        Facet::Condition(_) => None,
    }
}

/// The places of a table of those where something was told.
struct ToldRows {
    rows: Vec<Row>,
    /// Whether there are more than one table holds.
    is_cut: bool,
}

impl ToldRows {
    /// Where some are left out, what is shown does not add up to the foot, so the table says where they are.
    fn going_on<'a>(&self, here: Here<'a>, table: HeatTable<'a>) -> HeatTable<'a> {
        match self.is_cut {
            true => table.going_on(Link {
                href: "#where".to_owned(),
                text: here.site.language.text("facet-more-places"),
            }),
            false => table,
        }
    }
}

/// The places where something was told: the whole tree where it fits, else the top places, which count what
/// is within them.
fn told_rows(here: Here<'_>, is_told: &dyn Fn(Ix<Place>, Scope) -> bool) -> ToldRows {
    let tree = Tree {
        places: &here.observatory().places,
        has_itself: &|place| is_told(place, Scope::Itself),
        is_shown: &|place| is_told(place, Scope::Whole),
    };
    let all = tree.all(None, TABLE_LENGTH);
    let is_whole = all.is_some();
    let rows = all.unwrap_or_else(|| tree.parts(None, 0, TABLE_LENGTH));
    ToldRows {
        is_cut: !is_whole && !tree.parts(None, TABLE_LENGTH, 1).is_empty(),
        rows,
    }
}

/// Every period in which something was noticed, the latest first.
fn periods(here: Here<'_>, facet: Facet, counted: &[Ix<Sighting>]) -> Vec<PeriodRow> {
    let (grain, observatory) = (here.site.gathered.grain, here.observatory());
    let period_of = |ix: &Ix<Sighting>| grain.period(observatory.sighting(*ix).date);
    counted
        .chunk_by(|one, next| period_of(one) == period_of(next))
        .map(|chunk| {
            let period = period_of(&chunk[0]);
            PeriodRow {
                href: here.group(List::Facet(facet), GroupKey::Period(period)),
                name: period_name(&here.site.language, period),
                count: chunk.len(),
            }
        })
        .collect()
}

fn ends(here: Here<'_>, facet: Facet) -> Option<Ends<'_>> {
    let Facet::Shift(ix) = facet else {
        return None;
    };
    let observatory = here.observatory();
    let shift: &Shift = &observatory.shifts[ix];
    let counts = here.site.shift_counts(ix);
    let language = &here.site.language;
    let of_stance = |stance| -> Vec<Ix<Sighting>> {
        here.site
            .counted(facet)
            .iter()
            .copied()
            .filter(|&sighting| observatory.sighting(sighting).stance(ix) == Some(stance))
            .collect()
    };
    Some(Ends {
        from: &shift.from_name,
        to: &shift.to_name,
        balance: balance(counts, reach(counts)),
        tallies: tallies(language, shift, counts),
        table: directions(counts)
            .into_iter()
            .filter(|&(_, count)| count > 0)
            .map(|(stance, count)| {
                let working = Counts::of(observatory, ix, &of_stance(stance));
                tally(language, shift, stance, count).with_working(working.ratings)
            })
            .collect(),
    })
}

fn places<'a>(here: Here<'a>, facet: Facet, counted: &[Ix<Sighting>]) -> Vec<Counted<'a>> {
    if !matches!(facet, Facet::Shift(_) | Facet::Theme(_)) {
        return Vec::new();
    }
    let observatory = here.observatory();
    let mut counts: BTreeMap<Ix<Place>, usize> = BTreeMap::new();
    for &ix in counted {
        *counts.entry(observatory.sighting(ix).place).or_default() += 1;
    }
    depth_first(&observatory.places)
        .into_iter()
        .filter_map(|(place, _)| {
            Some(Counted {
                link: here.place(place),
                count: *counts.get(&place)?,
            })
        })
        .collect()
}

fn themes<'a>(here: Here<'a>, facet: Facet, counted: &[Ix<Sighting>]) -> Vec<Counted<'a>> {
    let mut counts: BTreeMap<Facet, usize> = BTreeMap::new();
    for &ix in counted {
        for &theme in &here.observatory().sighting(ix).themes {
            *counts.entry(Facet::Theme(theme)).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .filter(|(theme, _)| *theme != facet)
        .map(|(theme, count)| Counted {
            link: here.facet(theme),
            count,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::sync::Arc;

    use super::{FacetView, view};
    use crate::model::{Choice, FacetKind, assemble};
    use crate::project;
    use crate::render::Renderer;
    use crate::render::list::Cards;
    use crate::site::{LIST_LENGTH, Parts, Site, SitePath};
    use crate::source::{Input, Inputs, parse};
    use crate::theme::Theme;

    /// One place with a part, one shift, two themes, one condition; a page and a half of sightings, the
    /// oldest of which is a view.
    fn site() -> Site {
        let mut files = vec![
            Input::new(
                "sightings/places.toml",
                "[[place]]\nid = \"valley\"\nname = \"Valley\"\n\n\
                 [[place]]\nid = \"weir\"\nname = \"Weir\"\nwithin = \"valley\"\n",
            ),
            Input::new(
                "sightings/shifts.toml",
                "[[shift]]\nfrom = \"them\"\nto = \"us\"\n",
            ),
            Input::new(
                "sightings/themes.toml",
                "[[theme]]\nid = \"water\"\nname = \"Water\"\n\n\
                 [[theme]]\nid = \"money\"\nname = \"Money\"\n",
            ),
            Input::new(
                "sightings/conditions.toml",
                "[[condition]]\nid = \"time\"\nname = \"Time\"\n",
            ),
        ];
        for number in 0..LIST_LENGTH + LIST_LENGTH / 2 {
            let mut text = "+++\n".to_owned();
            let known = if number == 0 { "view" } else { "saw" };
            write!(
                text,
                "title = \"Number {number}\"\ndate = \"{}\"\nplace = \"weir\"\n\
                 shifts = [\"them-to-us\"]\nthemes = [\"water\", \"money\"]\n\
                 helped = [\"time\"]\nknown = \"{known}\"\n+++\nIt was seen.\n",
                1900 + number
            )
            .expect("a String takes all that is written to it");
            files.push(Input::new(format!("sightings/number-{number}.md"), &text));
        }
        let inputs = Inputs {
            files,
            ..Inputs::default()
        };
        let (drafts, findings) = parse(&inputs);
        assert!(!findings.has_errors(), "{findings:?}");
        let choice = Choice {
            today: None,
            drafts: false,
        };
        let assembled = assemble(drafts, choice);
        assert!(!assembled.findings.has_errors(), "{:?}", assembled.findings);
        let settings = project::settings(&Input::new("observatory.toml", "title = \"Valley\"\n"));
        let settings = settings.expect("a title is enough");
        Site::new(Parts::plain(settings, assembled.observatory), None)
    }

    /// How much a page tells before its list: parts that are not empty.
    fn told(view: &FacetView<'_>) -> usize {
        let summary = &view.summary;
        [
            summary.voices,
            summary.rows.len(),
            usize::from(summary.ends.is_some()),
            summary.parts.len(),
            summary.places.len(),
            summary.helped,
            summary.hindered,
            summary.themes.len(),
            usize::from(summary.table.is_some()),
            summary.levels.len(),
            summary.minimum,
            summary.periods.len(),
            usize::from(summary.course.is_some()),
        ]
        .into_iter()
        .filter(|&count| count > 0)
        .count()
    }

    fn cards(view: &FacetView<'_>) -> usize {
        let groups = view.groups.iter();
        let cards = groups.map(|group| match &group.cards {
            Cards::Views(cards) => cards.len(),
            Cards::Made(_) => panic!("the theme is not the built-in one"),
        });
        cards.sum()
    }

    #[test]
    fn only_the_first_page_of_a_list_looks_at_the_whole_list() {
        let site = site();
        // With a template of its own, so that cards are views, which can be counted.
        let own = [Input::new("templates/own.html", "")];
        let theme = Theme::new(&own, &site.language).expect("an empty template is sound");
        let renderer = Renderer::new(site, Arc::new(theme));
        let site = renderer.site();
        for (kind, parts_told) in [
            (FacetKind::Place, 9),
            (FacetKind::Theme, 9),
            (FacetKind::Shift, 9),
            (FacetKind::Condition, 7),
        ] {
            let facet = kind.facets(&site.observatory)[0];
            let pages = [1, 2].map(|number| {
                let path = SitePath::facet(facet, number, &site.observatory);
                let (path, page) = site.plan.entry(path.as_str()).expect("it is planned");
                view(renderer.here(path, page), facet, number)
            });
            let [first, second] = &pages;
            assert_eq!(told(first), parts_told, "{kind:?}");
            assert_eq!(told(second), 0, "{kind:?}");
            assert_eq!(cards(first), LIST_LENGTH, "{kind:?}");
            assert_eq!(cards(second), LIST_LENGTH / 2, "{kind:?}");
            for page in &pages {
                assert_eq!((page.total, page.views), (74, 1), "{kind:?}");
                assert!(page.pager.is_some(), "{kind:?}");
            }
        }
    }
}
