//! One cell of a table: its number, how it looks, its words, and where it leads.

use serde::Serialize;

use crate::analysis::{Direction, Lean, Scale, Wellbeing};
use crate::render::tally::Tally;

/// The view of a cell.
#[derive(Serialize)]
pub(crate) struct CellView {
    /// The sightings behind it; where there are none, how to add one.
    href: String,
    count: usize,
    /// The class of its colour, as the stylesheet knows it: `level-3`, `lean-second-2`.
    look: String,
    /// Below the least number that says something.
    is_few: bool,
    /// Several sightings from a single voice.
    is_one_voice: bool,
    /// What the sightings say, in their numbers.
    tallies: Vec<Tally>,
    /// Whether the tallies are shown as numbers with signs; else they are words for those who listen.
    shows_tallies: bool,
    /// What the look says, for those who do not see it: "seen differently"; or empty.
    says: &'static str,
    /// What to name, where nobody has reported anything: "Leeds, from me to we"; or empty.
    what: String,
}

/// How a cell looks beside its number.
pub(crate) enum Look {
    /// By how many.
    Level(Scale),
    /// By which way.
    Direction(Direction),
    /// By how well.
    Wellbeing(Wellbeing),
    /// Not at all: it sums others up.
    Sum,
}

/// A class of the legend.
#[derive(Serialize)]
pub(crate) struct Level {
    level: usize,
    least: usize,
    words: String,
}

/// The classes of how many that there are, for a legend.
pub(crate) fn levels(scale: Scale) -> Vec<Level> {
    let classes = scale.reached().zip(1..);
    classes
        .map(|((least, greatest), level)| Level {
            level,
            least,
            words: match greatest {
                Some(greatest) if greatest == least => least.to_string(),
                Some(greatest) if greatest == least + 1 => format!("{least} or {greatest}"),
                Some(greatest) => format!("{least} to {greatest}"),
                None => format!("{least} or more"),
            },
        })
        .collect()
}

/// What the number of a cell is about.
pub(crate) struct Reported {
    pub href: String,
    pub count: usize,
    pub voices: usize,
    pub tallies: Vec<Tally>,
    pub look: Look,
    /// The least number that says something.
    pub minimum: usize,
}

/// A cell with at least one sighting.
pub(crate) fn reported(cell: Reported) -> CellView {
    let Reported {
        href,
        count,
        voices,
        tallies,
        look,
        minimum,
    } = cell;
    let (look, says, shows_tallies) = match look {
        Look::Level(scale) => (format!("level-{}", scale.class(count)), "", false),
        Look::Direction(direction) => (direction_look(direction), direction_says(direction), true),
        Look::Wellbeing(wellbeing) => (wellbeing_look(wellbeing), wellbeing_says(wellbeing), true),
        Look::Sum => ("total".to_owned(), "", false),
    };
    CellView {
        href,
        count,
        is_few: look != "total" && (count < minimum || look == "few"),
        look,
        is_one_voice: count > 1 && voices == 1,
        tallies,
        shows_tallies,
        says,
        what: String::new(),
    }
}

/// A cell that sums others up, and shows its number alone.
pub(crate) fn number(href: String, count: usize) -> CellView {
    reported(Reported {
        href,
        count,
        voices: 0,
        tallies: Vec::new(),
        look: Look::Sum,
        minimum: 0,
    })
}

/// A cell that nobody has reported; `href` leads to how to add what it is about.
pub(crate) fn nobody(href: String, what: String) -> CellView {
    CellView {
        href,
        count: 0,
        look: String::new(),
        is_few: false,
        is_one_voice: false,
        tallies: Vec::new(),
        shows_tallies: false,
        says: "",
        what,
    }
}

fn lean_look(lean: Lean) -> &'static str {
    match lean {
        Lean::AllFirst => "lean-first-2",
        Lean::MostFirst => "lean-first-1",
        Lean::Differ => "lean-0",
        Lean::MostSecond => "lean-second-1",
        Lean::AllSecond => "lean-second-2",
    }
}

fn direction_look(direction: Direction) -> String {
    match direction {
        Direction::TooFew => "few",
        Direction::Leans(lean) => lean_look(lean),
        Direction::BothWays => "both-ways",
        Direction::Still => "still-so",
    }
    .to_owned()
}

fn direction_says(direction: Direction) -> &'static str {
    match direction {
        Direction::TooFew => "too few to say",
        Direction::Leans(Lean::AllFirst) => "all towards the first word",
        Direction::Leans(Lean::MostFirst) => "mostly towards the first word",
        Direction::Leans(Lean::Differ) => "seen differently",
        Direction::Leans(Lean::MostSecond) => "mostly towards the second word",
        Direction::Leans(Lean::AllSecond) => "all towards the second word",
        Direction::BothWays => "all both ways at once",
        Direction::Still => "all still so",
    }
}

fn wellbeing_look(wellbeing: Wellbeing) -> String {
    match wellbeing {
        Wellbeing::NotSaid => "not-said",
        Wellbeing::TooFew => "few",
        Wellbeing::Leans(lean) => lean_look(lean),
        Wellbeing::Partly => "both-ways",
    }
    .to_owned()
}

/// What the numbers of how well it works come to, in words.
pub(crate) fn wellbeing_says(wellbeing: Wellbeing) -> &'static str {
    match wellbeing {
        Wellbeing::NotSaid => "nobody has said how well",
        Wellbeing::TooFew => "too few to say",
        Wellbeing::Leans(Lean::AllFirst) => "all under strain",
        Wellbeing::Leans(Lean::MostFirst) => "mostly under strain",
        Wellbeing::Leans(Lean::Differ) => "seen differently",
        Wellbeing::Leans(Lean::MostSecond) => "mostly going well",
        Wellbeing::Leans(Lean::AllSecond) => "all going well",
        Wellbeing::Partly => "all going well in part",
    }
}
