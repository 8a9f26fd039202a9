//! Which places stand in which row of a table, and in which order.

use crate::oracle::{Place, Project, Told};
use crate::wanted::{Cell, Head, ROWS, Row, Whose, of};

/// One row of a table of places.
pub(super) struct Line<'p> {
    pub(super) depth: usize,
    /// From the outside in; the numbers are those of the innermost.
    pub(super) places: Vec<&'p Place>,
    /// Whether only those are meant that name the place itself.
    pub(super) is_itself: bool,
}

/// The places directly within one, or those within no other; in file order.
pub(super) fn parts<'p>(project: &'p Project, place: Option<&Place>) -> Vec<&'p Place> {
    let id = place.map(|place| &place.id);
    let places = project.places.iter();
    places.filter(|part| part.within.as_ref() == id).collect()
}

/// All that is within a place, or all places; where `only_told`, those where one of `among` is.
pub(super) fn all_lines<'p>(
    project: &'p Project,
    among: &[&Told],
    within: Option<&'p Place>,
    only_told: bool,
) -> Vec<Line<'p>> {
    let mut lines: Vec<Line<'p>> = itself(among, within, 0).into_iter().collect();
    add_lines(project, among, within, only_told, 0, &mut lines);
    lines
}

pub(super) fn add_lines<'p>(
    project: &'p Project,
    among: &[&Told],
    within: Option<&'p Place>,
    only_told: bool,
    depth: usize,
    lines: &mut Vec<Line<'p>>,
) {
    for part in shown_parts(project, among, within, only_told) {
        let line = folded(project, among, part, only_told, depth);
        let innermost = line.place();
        lines.push(line);
        if !shown_parts(project, among, Some(innermost), only_told).is_empty() {
            lines.extend(itself(among, Some(innermost), depth + 1));
            add_lines(project, among, Some(innermost), only_told, depth + 1, lines);
        }
    }
}

/// A page of those directly within a place, or within no other, counted from 0.
pub(super) fn direct_lines<'p>(
    project: &'p Project,
    among: &[&Told],
    within: Option<&'p Place>,
    page: usize,
) -> Vec<Line<'p>> {
    let first = itself(among, within, 0).filter(|_| page == 0);
    let parts = parts(project, within);
    let on_page = parts.chunks(ROWS).nth(page).unwrap_or_default();
    let folded = on_page
        .iter()
        .map(|part| folded(project, among, part, false, 0));
    first.into_iter().chain(folded).collect()
}

/// The places where one of `among` is: the whole tree where it fits, else those within no other, as many as fit; and
/// whether some do not.
pub(super) fn told_lines<'p>(project: &'p Project, among: &[&Told]) -> (Vec<Line<'p>>, bool) {
    let all = all_lines(project, among, None, true);
    if all.len() <= ROWS {
        return (all, false);
    }
    let tops = shown_parts(project, among, None, true);
    let is_cut = tops.len() > ROWS;
    let fitting = tops.into_iter().take(ROWS);
    let lines = fitting.map(|top| folded(project, among, top, true, 0));
    (lines.collect(), is_cut)
}

pub(super) fn shown_parts<'p>(
    project: &'p Project,
    among: &[&Told],
    place: Option<&Place>,
    only_told: bool,
) -> Vec<&'p Place> {
    let parts = parts(project, place).into_iter();
    parts
        .filter(|part| !only_told || among.iter().any(|told| told.is_at(&part.id)))
        .collect()
}

/// A place, with its only part where nothing was said of the place itself, and so on inwards.
pub(super) fn folded<'p>(
    project: &'p Project,
    among: &[&Told],
    place: &'p Place,
    only_told: bool,
    depth: usize,
) -> Line<'p> {
    let mut places = vec![place];
    let mut innermost = place;
    while !among.iter().any(|told| told.place == innermost.id) {
        let parts = shown_parts(project, among, Some(innermost), only_told);
        let [only] = parts.as_slice() else {
            break;
        };
        innermost = only;
        places.push(only);
    }
    Line {
        depth,
        places,
        is_itself: false,
    }
}

/// What was said of a place itself, where anything was.
pub(super) fn itself<'p>(
    among: &[&Told],
    place: Option<&'p Place>,
    depth: usize,
) -> Option<Line<'p>> {
    let place = place.filter(|place| among.iter().any(|told| told.place == place.id))?;
    Some(Line {
        depth,
        places: vec![place],
        is_itself: true,
    })
}

impl<'p> Line<'p> {
    pub(super) fn place(&self) -> &'p Place {
        self.places.last().expect("it has one")
    }

    pub(super) fn told(&self, among: &[&'p Told]) -> Vec<&'p Told> {
        let place = self.place();
        match self.is_itself {
            true => of(among, |told| told.place == place.id),
            false => of(among, |told| told.is_at(&place.id)),
        }
    }

    pub(super) fn whose(&self) -> Whose<'p> {
        Whose {
            is_itself: self.is_itself,
            ..Whose::at(self.place())
        }
    }

    pub(super) fn row(&self, cells: Vec<Cell<'p>>) -> Row<'p> {
        let named: Vec<&Place> = match self.places.as_slice() {
            [first, _, _, .., last] => vec![first, last],
            few => few.to_vec(),
        };
        let between = match self.places.len() > 3 {
            true => " … ",
            false => " › ",
        };
        let names: Vec<&str> = named.iter().map(|place| place.name.as_str()).collect();
        let head = match self.is_itself {
            true => Head {
                text: format!("{} as a whole", self.place().name),
                links: Vec::new(),
            },
            false => Head {
                text: names.join(between),
                links: named
                    .iter()
                    .map(|place| format!("places/{}.html", place.id))
                    .collect(),
            },
        };
        Row {
            depth: self.depth.min(6),
            head,
            behind: None,
            cells,
        }
    }
}
