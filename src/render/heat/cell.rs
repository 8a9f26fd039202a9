//! One cell of a table: its number, how it looks, its words, and where it leads.

use std::borrow::Cow;

use serde::Serialize;

use crate::analysis::{Direction, Lean, Scale, Wellbeing};
use crate::language::Language;
use crate::render::here::Here;
use crate::render::tally::Tally;

/// The view of a cell.
#[derive(Serialize)]
pub(crate) struct CellView<'a> {
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
    /// What is said to those who listen: where the tallies are shown what the look says, "seen differently", else
    /// what they say, "2 towards trusting, 1 still doubting"; or empty.
    says: Cow<'a, str>,
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
pub(crate) fn levels(here: Here<'_>) -> Vec<Level> {
    let language = &here.site.language;
    let classes = here.site.gathered.scale.reached().zip(1..);
    classes
        .map(|((least, greatest), level)| Level {
            level,
            least,
            words: match greatest {
                Some(greatest) if greatest == least => language.number(least),
                Some(greatest) => {
                    let id = match greatest == least + 1 {
                        true => "level-two",
                        false => "level-range",
                    };
                    let ends = [("least", least.into()), ("greatest", greatest.into())];
                    language.say(id, &ends)
                }
                None => language.say("level-open", &[("least", least.into())]),
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
pub(crate) fn reported(language: &Language, cell: Reported) -> CellView<'_> {
    let Reported {
        href,
        count,
        voices,
        tallies,
        look,
        minimum,
    } = cell;
    let (look, says, shows_tallies) = match look {
        Look::Level(scale) => (
            format!("level-{}", scale.class(count)),
            told(language, count, &tallies).into(),
            false,
        ),
        Look::Direction(direction) => (
            direction_look(direction),
            direction_says(language, direction).into(),
            true,
        ),
        Look::Wellbeing(wellbeing) => (
            wellbeing_look(wellbeing),
            wellbeing_says(language, wellbeing).into(),
            true,
        ),
        Look::Sum => ("total".to_owned(), Cow::Borrowed(""), false),
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

/// What the sightings of a cell say, each with how many; of a single one only what.
fn told(language: &Language, count: usize, tallies: &[Tally]) -> String {
    match (count, tallies) {
        (1, [alone]) => alone.words().to_owned(),
        _ => {
            let parts: Vec<String> = tallies.iter().map(|tally| tally.said(language)).collect();
            language.row(parts.iter().map(String::as_str))
        }
    }
}

/// A cell that sums others up, and shows its number alone.
pub(crate) fn number(here: Here<'_>, href: String, count: usize) -> CellView<'_> {
    let sum = Reported {
        href,
        count,
        voices: 0,
        tallies: Vec::new(),
        look: Look::Sum,
        minimum: 0,
    };
    reported(&here.site.language, sum)
}

/// A cell that nobody has reported; `href` leads to how to add what it is about.
pub(crate) fn nobody<'a>(href: String, what: String) -> CellView<'a> {
    CellView {
        href,
        count: 0,
        look: String::new(),
        is_few: false,
        is_one_voice: false,
        tallies: Vec::new(),
        shows_tallies: false,
        says: Cow::Borrowed(""),
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

fn direction_says(language: &Language, direction: Direction) -> &str {
    language.text(match direction {
        Direction::TooFew => "lean-too-few",
        Direction::Leans(Lean::AllFirst) => "lean-way-all-first",
        Direction::Leans(Lean::MostFirst) => "lean-way-most-first",
        Direction::Leans(Lean::Differ) => "lean-differ",
        Direction::Leans(Lean::MostSecond) => "lean-way-most-second",
        Direction::Leans(Lean::AllSecond) => "lean-way-all-second",
        Direction::BothWays => "lean-way-both",
        Direction::Still => "lean-way-still",
    })
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
pub(crate) fn wellbeing_says(language: &Language, wellbeing: Wellbeing) -> &str {
    language.text(match wellbeing {
        Wellbeing::NotSaid => "lean-well-not-said",
        Wellbeing::TooFew => "lean-too-few",
        Wellbeing::Leans(Lean::AllFirst) => "lean-well-all-first",
        Wellbeing::Leans(Lean::MostFirst) => "lean-well-most-first",
        Wellbeing::Leans(Lean::Differ) => "lean-differ",
        Wellbeing::Leans(Lean::MostSecond) => "lean-well-most-second",
        Wellbeing::Leans(Lean::AllSecond) => "lean-well-all-second",
        Wellbeing::Partly => "lean-well-partly",
    })
}
