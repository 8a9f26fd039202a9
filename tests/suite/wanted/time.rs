//! Tables over time, and the two ends of a shift.

use crate::oracle::{Numbers, Place, Project, Shift, Told, told};
use crate::wanted::cells::{Layer, WAY_SIGNS, plain, shift_cell, sum, way_words, ways_in_order};
use crate::wanted::lines::{shown_parts, told_lines};
use crate::wanted::places::all_places_row;
use crate::wanted::{
    Cell, Head, ROWS, ROWS_OF_PAGE, Row, Table, Whose, columns, naming, of, shift_head, upper_first,
};

/// Every shift over time, at all places and then at each top place that somebody told of; and those for which there
/// is no room.
pub(super) fn by_time(project: &Project) -> (Vec<Table<'_>>, Vec<&Place>) {
    if project.told.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let table = |id: String, caption: String, rows| Table {
        id,
        caption,
        columns: period_columns(project, "Shift"),
        rows,
        foot: None,
        more: None,
    };
    let shifts = project.shifts.iter().enumerate();
    let everybody = told(project, |_| true);
    let rows = shifts
        .clone()
        .map(|shift| shift_row(project, &everybody, shift, Whose::default()));
    let (id, caption) = ("all-places".to_owned(), "All places, by time".to_owned());
    let mut tables = vec![table(id, caption, rows.collect())];
    let tops = shown_parts(project, &everybody, None, true);
    let mut elsewhere = Vec::new();
    if tops.len() < 2 {
        return (tables, elsewhere);
    }
    let mut left = ROWS_OF_PAGE - project.shifts.len();
    for top in tops.into_iter().take(ROWS) {
        let here = told(project, |told| told.is_at(&top.id));
        let named = shifts
            .clone()
            .filter(|(nth, _)| !naming(&here, *nth).is_empty());
        let rows: Vec<Row<'_>> = named
            .map(|shift| shift_row(project, &here, shift, Whose::at(top)))
            .collect();
        if rows.len() <= left {
            left -= rows.len();
            let (id, caption) = (format!("when-{}", top.id), format!("{}, by time", top.name));
            tables.push(table(id, caption, rows));
        } else {
            elsewhere.push(top);
        }
    }
    (tables, elsewhere)
}

pub(super) fn shift_row<'p>(
    project: &'p Project,
    here: &[&'p Told],
    (nth, shift): (usize, &Shift),
    whose: Whose<'p>,
) -> Row<'p> {
    Row {
        depth: 0,
        head: shift_head(shift, shift.name()),
        behind: None,
        cells: over_time(project, here, nth, whose),
    }
}

/// Its two ends, then the places where it was told of, over time.
pub(super) fn of_shift(project: &Project, nth: usize) -> Vec<Table<'_>> {
    let naming = told(project, |told| told.names(nth));
    if naming.is_empty() {
        return Vec::new();
    }
    let shift = &project.shifts[nth];
    let (lines, is_cut) = told_lines(project, &naming);
    let rows = lines.iter().map(|line| {
        let here = line.told(&naming);
        line.row(over_time(project, &here, nth, line.whose()))
    });
    vec![
        ends(shift, nth, &naming),
        Table {
            id: "places-by-time".to_owned(),
            caption: format!("{}: places, by time", shift.name()),
            columns: period_columns(project, "Place"),
            rows: rows.collect(),
            foot: Some(all_places_row(over_time(
                project,
                &naming,
                nth,
                Whose::default(),
            ))),
            more: is_cut.then(|| format!("shifts/{}.html#where", shift.id())),
        },
    ]
}

/// Every way that somebody saw, with how well it works for those in it.
pub(super) fn ends<'p>(shift: &Shift, nth: usize, naming: &[&'p Told]) -> Table<'p> {
    let row = |&(way, number): &(usize, usize)| {
        let way = WAY_SIGNS[way];
        let seen: Vec<&Told> = of(naming, |told| told.ways[nth] == Some(way.0));
        let workings = Numbers::of(&seen, Some(nth)).workings;
        let numbers = std::iter::once(number).chain(workings);
        Row {
            depth: 0,
            head: Head {
                text: upper_first(&way_words(shift, way.0)),
                links: Vec::new(),
            },
            behind: None,
            cells: numbers.map(|number| plain(number, "num")).collect(),
        }
    };
    let ways = Numbers::of(naming, Some(nth));
    let ways = ways_in_order(&ways).filter(|(_, number)| *number > 0);
    Table {
        id: String::new(),
        caption: "How many sightings say which way it went, and how well it works for those in it"
            .to_owned(),
        columns: columns([
            "Which way",
            "How many",
            "Going well",
            "Going well in part",
            "Under strain",
            "Too soon to say",
            "Nobody has said",
        ]),
        rows: ways.collect::<Vec<_>>().iter().map(row).collect(),
        foot: None,
        more: None,
    }
}

/// The cells of every period, then their sum.
pub(super) fn over_time<'p>(
    project: &'p Project,
    here: &[&'p Told],
    shift: usize,
    whose: Whose<'p>,
) -> Vec<Cell<'p>> {
    let naming = naming(here, shift);
    let periods = project.time.periods.iter();
    let mut cells: Vec<Cell<'p>> = periods
        .map(|period| {
            let then = of(&naming, |told| project.time.period(told) == *period);
            shift_cell(project, Layer::HowMany, &then, shift, whose)
        })
        .collect();
    cells.push(match naming.len() {
        0 => shift_cell(project, Layer::HowMany, &[], shift, whose),
        _ => sum(project, naming, Some(shift), whose),
    });
    cells
}

pub(super) fn period_columns(project: &Project, corner: &str) -> Vec<Head> {
    let mut columns = columns([corner]);
    for period in &project.time.periods {
        columns.extend(self::columns([period.column().as_str()]));
    }
    columns.extend(self::columns(["Sightings"]));
    columns
}
