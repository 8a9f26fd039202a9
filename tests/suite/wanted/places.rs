//! Tables of places by shifts, and the small ones of shifts alone.

use std::collections::BTreeMap;

use crate::oracle::{Numbers, Place, Project, Shift, Told, Word, told};
use crate::wanted::cells::{Layer, nobody, shift_cell, sum, way_signs, working_signs};
use crate::wanted::lines::{Line, all_lines, direct_lines, parts, told_lines};
use crate::wanted::{
    Cell, Head, Leads, ROWS, ROWS_OF_PAGE, Row, Table, Whose, columns, naming, shift_head,
};

/// The top places, then one table for each that has parts; and those for which there is no room.
pub(super) fn by_place(project: &Project, layer: Layer) -> (Vec<Table<'_>>, Vec<&Place>) {
    if project.shifts.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let everybody = told(project, |_| true);
    let tops = parts(project, None);
    let with_parts = tops
        .iter()
        .filter(|top| !parts(project, Some(top)).is_empty());
    let mut tables = Vec::new();
    if tops.len() > 1 || (tops.len() == 1 && with_parts.clone().count() == 0) {
        let caption = match with_parts.clone().next() {
            Some(_) => "All places, without their parts",
            None => "All places",
        };
        let lines = direct_lines(project, &everybody, None, 0);
        tables.push(Table {
            id: "all-places".to_owned(),
            caption: caption.to_owned(),
            columns: shift_columns(project),
            rows: rows_by_shift(project, &everybody, None, &lines, layer),
            foot: Some(all_places(project, &everybody, None, layer)),
            more: (tops.len() > ROWS).then(|| "heat-map/page/2.html".to_owned()),
        });
    }
    let mut elsewhere = Vec::new();
    let mut left = ROWS_OF_PAGE;
    for top in tops.into_iter().take(ROWS) {
        let direct = parts(project, Some(top));
        if direct.is_empty() {
            continue;
        }
        let whole = all_lines(project, &everybody, Some(top), false);
        let short = direct_lines(project, &everybody, Some(top), 0);
        let lines = match (
            whole.len() <= left,
            short.len() <= left && direct.len() <= ROWS,
        ) {
            (true, _) => whole,
            (false, true) => short,
            (false, false) => {
                elsewhere.push(top);
                continue;
            }
        };
        left -= lines.len();
        tables.push(Table {
            id: format!("within-{}", top.id),
            caption: format!("{} and its parts", top.name),
            columns: shift_columns(project),
            rows: rows_by_shift(project, &everybody, None, &lines, layer),
            foot: Some(in_all(project, top, layer)),
            more: None,
        });
    }
    (tables, elsewhere)
}

/// The small table of shifts, then its parts.
pub(super) fn of_place<'p>(project: &'p Project, place: &'p Place) -> Vec<Table<'p>> {
    let here = told(project, |told| told.is_at(&place.id));
    if here.is_empty() {
        return Vec::new();
    }
    let mut tables = vec![small(project, Whose::at(place), &here)];
    let direct = parts(project, Some(place));
    if !direct.is_empty() {
        let caption = format!("{}: its parts, by shift", place.name);
        tables.push(parts_table(project, Some(place), 0, caption));
    }
    tables
}

/// The pages on which long tables of places go on.
pub(super) fn more_places<'p>(project: &'p Project, pages: &mut BTreeMap<String, Vec<Table<'p>>>) {
    for place in std::iter::once(None).chain(project.places.iter().map(Some)) {
        let count = parts(project, place).len();
        for page in 1..count.div_ceil(ROWS) {
            let (first, last) = (page * ROWS + 1, count.min((page + 1) * ROWS));
            let name = place.map_or("All places", |place| &place.name);
            let caption = format!("{name}: {first} to {last} of {count}");
            let path = match place {
                Some(place) => format!("places/{}/parts/{}.html", place.id, page + 1),
                None => format!("heat-map/page/{}.html", page + 1),
            };
            let table = Table {
                more: None,
                ..parts_table(project, place, page, caption)
            };
            pages.insert(path, vec![table]);
        }
    }
}

/// A page of the parts of a place, or of the top places, counted from 0.
pub(super) fn parts_table<'p>(
    project: &'p Project,
    place: Option<&'p Place>,
    page: usize,
    caption: String,
) -> Table<'p> {
    let everybody = told(project, |_| true);
    let lines = direct_lines(project, &everybody, place, page);
    Table {
        id: "parts".to_owned(),
        caption,
        columns: shift_columns(project),
        rows: rows_by_shift(project, &everybody, None, &lines, Layer::HowMany),
        foot: Some(match place {
            Some(place) => in_all(project, place, Layer::HowMany),
            None => all_places(project, &everybody, None, Layer::HowMany),
        }),
        more: place
            .filter(|place| parts(project, Some(place)).len() > ROWS)
            .map(|place| format!("places/{}/parts/2.html", place.id)),
    }
}

/// The small table of shifts, then the places where it was told of.
pub(super) fn of_theme<'p>(project: &'p Project, theme: &'p Word) -> Vec<Table<'p>> {
    let about = told(project, |told| told.themes.contains(&theme.id));
    if about.is_empty() {
        return Vec::new();
    }
    let (lines, is_cut) = told_lines(project, &about);
    vec![
        small(project, Whose::about(theme), &about),
        Table {
            id: "places-by-shift".to_owned(),
            caption: format!("{}: places, by shift", theme.name),
            columns: shift_columns(project),
            rows: rows_by_shift(project, &about, Some(theme), &lines, Layer::HowMany),
            foot: Some(all_places(project, &about, Some(theme), Layer::HowMany)),
            more: is_cut.then(|| format!("themes/{}.html#where", theme.id)),
        },
    ]
}

pub(super) fn rows_by_shift<'p>(
    project: &'p Project,
    among: &[&'p Told],
    theme: Option<&'p Word>,
    lines: &[Line<'p>],
    layer: Layer,
) -> Vec<Row<'p>> {
    lines
        .iter()
        .map(|line| {
            let place = line.place();
            let here = line.told(among);
            let whose = Whose {
                theme,
                ..line.whose()
            };
            let cell = |shift: usize| shift_cell(project, layer, &here, shift, whose);
            let mut cells: Vec<Cell<'p>> = (0..project.shifts.len()).map(cell).collect();
            cells.push(match here.len() {
                0 => nobody(format!("place={}", place.id), place.name.clone()),
                _ => sum(project, here, None, whose),
            });
            line.row(cells)
        })
        .collect()
}

/// The foot that sums up a place.
pub(super) fn in_all<'p>(project: &'p Project, place: &'p Place, layer: Layer) -> Row<'p> {
    let line = Line {
        depth: 0,
        places: vec![place],
        is_itself: false,
    };
    let everybody = told(project, |_| true);
    let row = rows_by_shift(project, &everybody, None, &[line], layer).remove(0);
    let text = format!("{} in all", place.name);
    Row {
        head: Head { text, ..row.head },
        ..row
    }
}

/// The foot that sums up all places.
pub(super) fn all_places<'p>(
    project: &'p Project,
    among: &[&'p Told],
    theme: Option<&'p Word>,
    layer: Layer,
) -> Row<'p> {
    let whose = Whose {
        theme,
        ..Whose::default()
    };
    let cell = |shift: usize| shift_cell(project, layer, among, shift, whose);
    let mut cells: Vec<Cell<'p>> = (0..project.shifts.len()).map(cell).collect();
    cells.push(match among.len() {
        0 => nobody(String::new(), "any place, any shift".to_owned()),
        _ => sum(project, among.to_vec(), None, whose),
    });
    all_places_row(cells)
}

pub(super) fn all_places_row(cells: Vec<Cell<'_>>) -> Row<'_> {
    Row {
        depth: 0,
        head: Head {
            text: "All places".to_owned(),
            links: Vec::new(),
        },
        behind: None,
        cells,
    }
}

/// Every shift at a place, or for a theme, with its ways and how well it works.
pub(super) fn small<'p>(project: &'p Project, whose: Whose<'p>, here: &[&'p Told]) -> Table<'p> {
    let row = |(nth, shift): (usize, &'p Shift)| {
        let behind = naming(here, nth);
        let numbers = Numbers::of(&behind, Some(nth));
        let ways = way_signs(shift, &numbers);
        let workings = match numbers.workings[4] == numbers.total {
            true => Vec::new(),
            false => working_signs(&numbers),
        };
        let tally = |signs: Vec<(&'static str, String)>, none: &str| {
            let words: Vec<&str> = signs.iter().map(|(_, words)| words.as_str()).collect();
            let words = match words.is_empty() {
                true => none.to_owned(),
                false => words.join(" "),
            };
            Cell {
                classes: "which".to_owned(),
                heard: words.clone(),
                seen: words,
                signs,
                leads: Leads::Nowhere,
            }
        };
        let unrated = match numbers.total {
            0 => "",
            _ => "nobody has said yet",
        };
        Row {
            depth: 0,
            head: shift_head(shift, shift.name()),
            behind: None,
            cells: vec![
                shift_cell(project, Layer::HowMany, here, nth, whose),
                tally(ways, "nobody has reported it yet"),
                tally(workings, unrated),
            ],
        }
    };
    Table {
        id: String::new(),
        caption: format!("{}: sightings by shift", whose.title(None)),
        columns: columns(["Shift", "How many", "Which way", "How well it is working"]),
        rows: project.shifts.iter().enumerate().map(row).collect(),
        foot: None,
        more: None,
    }
}

pub(super) fn shift_columns(project: &Project) -> Vec<Head> {
    let mut columns = columns(["Place"]);
    columns.extend(
        project
            .shifts
            .iter()
            .map(|shift| shift_head(shift, format!("{} to {}", shift.from_name, shift.to_name))),
    );
    columns.extend(self::columns(["Sightings"]));
    columns
}
