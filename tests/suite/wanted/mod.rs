//! The tables that the pages of a project must show: takes what the oracle read, gives for each page its tables, whole,
//! with every word that is in them and the sightings that every number must lead to. It shares no code with the
//! library, and counts every cell afresh.

mod cells;
mod lines;
mod parties;
mod places;
mod time;
mod words;

pub(crate) use cells::{tallies, voices};
pub(crate) use words::{counted, word_pages};

use std::collections::BTreeMap;

use crate::oracle::{Place, Project, Shift, Told, Word};
use crate::wanted::cells::Layer;
use crate::wanted::parties::{between, matrix};
use crate::wanted::places::{by_place, more_places, of_place, of_theme};
use crate::wanted::time::{by_time, of_shift};

/// A table as it must be read.
pub(crate) struct Table<'p> {
    /// Empty where it has none.
    pub(crate) id: String,
    pub(crate) caption: String,
    pub(crate) columns: Vec<Head>,
    pub(crate) rows: Vec<Row<'p>>,
    pub(crate) foot: Option<Row<'p>>,
    /// The page where it goes on.
    pub(crate) more: Option<String>,
}

/// What heads a row or a column, and the pages that it leads to.
#[derive(Default)]
pub(crate) struct Head {
    pub(crate) text: String,
    pub(crate) links: Vec<String>,
}

pub(crate) struct Row<'p> {
    pub(crate) depth: usize,
    pub(crate) head: Head,
    /// What stands on the page that the head leads to, where that is a list.
    pub(crate) behind: Option<Behind<'p>>,
    pub(crate) cells: Vec<Cell<'p>>,
}

#[derive(Default)]
pub(crate) struct Cell<'p> {
    /// Separated by spaces, in any order.
    pub(crate) classes: String,
    /// All of its words.
    pub(crate) heard: String,
    /// Those that are not hidden.
    pub(crate) seen: String,
    /// Of each number its sign and its words.
    pub(crate) signs: Vec<(&'static str, String)>,
    pub(crate) leads: Leads<'p>,
}

/// Where a cell leads.
#[derive(Default)]
pub(crate) enum Leads<'p> {
    #[default]
    Nowhere,
    /// To how to add what nobody has reported; what is known of it, as in an address.
    Adds(String),
    Lists(Behind<'p>),
}

/// The sightings that a number counts, and the list in which they stand.
pub(crate) struct Behind<'p> {
    pub(crate) told: Vec<&'p Told>,
    /// The shift that all of them are listed for, if it is one.
    pub(crate) shift: Option<usize>,
    /// How the list is headed.
    pub(crate) title: String,
}

/// Whose sightings a cell is about: those of a theme, of a place, of both, or all.
#[derive(Clone, Copy, Default)]
struct Whose<'p> {
    theme: Option<&'p Word>,
    place: Option<&'p Place>,
    /// Whether only those are meant that name the place itself.
    is_itself: bool,
}

impl<'p> Whose<'p> {
    fn at(place: &'p Place) -> Self {
        Self {
            place: Some(place),
            ..Self::default()
        }
    }

    fn about(theme: &'p Word) -> Self {
        Self {
            theme: Some(theme),
            ..Self::default()
        }
    }

    /// How the list of what they say of a shift is headed, or of all that they say.
    fn title(self, shift: Option<&Shift>) -> String {
        let place = self.place.map(|place| match self.is_itself {
            true => format!("{} as a whole", place.name),
            false => place.name.clone(),
        });
        let theme = self.theme.map(|theme| theme.name.clone());
        let shift = shift.map(Shift::name);
        let words: Vec<String> = match (&theme, &place) {
            // What a theme has at a place is one list, with a group for each shift.
            (Some(_), Some(_)) => theme.into_iter().chain(place).collect(),
            (Some(_), None) => theme.into_iter().chain(shift).collect(),
            _ => shift.into_iter().chain(place).collect(),
        };
        match words.is_empty() {
            true => "Sightings".to_owned(),
            false => words.join(": "),
        }
    }
}

/// The most rows of places that one table holds.
const ROWS: usize = 100;

/// The most rows that the tables within the top places have together on one page.
const ROWS_OF_PAGE: usize = 160;

/// Every page that has tables, with its tables in their order.
pub(crate) fn tables(project: &Project) -> BTreeMap<String, Vec<Table<'_>>> {
    let mut pages = BTreeMap::new();
    let matrix: Vec<Table<'_>> = matrix(project).into_iter().collect();
    let (how_many, _) = by_place(project, Layer::HowMany);
    pages.insert(
        "heat-map.html".to_owned(),
        matrix.into_iter().chain(how_many).collect(),
    );
    for (path, layer) in [
        ("heat-map/which-way.html", Layer::WhichWay),
        ("heat-map/how-well.html", Layer::HowWell),
    ] {
        pages.insert(path.to_owned(), by_place(project, layer).0);
    }
    pages.insert("heat-map/when.html".to_owned(), by_time(project).0);
    between(project, &mut pages);
    for (nth, shift) in project.shifts.iter().enumerate() {
        pages.insert(
            format!("shifts/{}.html", shift.id()),
            of_shift(project, nth),
        );
    }
    for theme in &project.themes {
        pages.insert(
            format!("themes/{}.html", theme.id),
            of_theme(project, theme),
        );
    }
    for place in &project.places {
        pages.insert(
            format!("places/{}.html", place.id),
            of_place(project, place),
        );
    }
    more_places(project, &mut pages);
    pages
}

fn of<'p>(told: &[&'p Told], is_so: impl Fn(&Told) -> bool) -> Vec<&'p Told> {
    told.iter().copied().filter(|told| is_so(told)).collect()
}

fn naming<'p>(told: &[&'p Told], shift: usize) -> Vec<&'p Told> {
    of(told, |told| told.names(shift))
}

fn columns<const N: usize>(texts: [&str; N]) -> Vec<Head> {
    let column = |text: &str| Head {
        text: text.to_owned(),
        links: Vec::new(),
    };
    texts.into_iter().map(column).collect()
}

fn shift_head(shift: &Shift, text: String) -> Head {
    Head {
        text,
        links: vec![format!("shifts/{}.html", shift.id())],
    }
}

/// As it stands in the middle of a sentence; what begins with two capitals is a name.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(text.chars().skip(1)).collect()
        }
        _ => text.to_owned(),
    }
}

fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter();
    first.flat_map(char::to_uppercase).chain(letters).collect()
}
