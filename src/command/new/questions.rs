//! The questions of `new`, as values: takes the words of an observatory and what was said so far, gives the next
//! question; takes a reply, gives what has now been said. Nothing here knows a terminal.

mod reply;

use chrono::NaiveDate;
use reply::answered;

use crate::command::new::answers::Answers;
use crate::date::Date;
use crate::faults::personal_data;
use crate::model::{Ix, Observatory, Place, Shift, depth_first};
use crate::personal;
use crate::words::{Known, Permission, Word};

/// What is asked, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Title,
    Date,
    Place,
    PlaceName,
    PlaceWithin,
    Shift,
    Way,
    Between,
    Known,
    Permission,
    Account,
}

/// Every step; one that does not apply asks nothing.
const STEPS: [Step; 11] = [
    Step::Title,
    Step::Date,
    Step::Place,
    Step::PlaceName,
    Step::PlaceWithin,
    Step::Shift,
    Step::Way,
    Step::Between,
    Step::Known,
    Step::Permission,
    Step::Account,
];

/// A question as somebody reads it.
#[derive(Debug, Clone)]
pub(super) struct Question {
    /// The question.
    pub(super) ask: String,
    /// What helps to answer it, in a line.
    pub(super) help: String,
    /// What is an answer.
    pub(super) form: Form,
    /// Whether the last option is offered first: the others claim something that a hasty answer must not.
    pub(super) is_unsure_first: bool,
}

/// What is an answer to a question.
#[derive(Debug, Clone)]
pub(super) enum Form {
    /// A line; a default stands for an empty one. `check` says what is wrong with a line.
    Line {
        default: Option<String>,
        check: fn(&str) -> Result<(), String>,
    },
    /// One of some, or the `rest`, which stands behind them and is always there to be taken.
    One {
        options: Vec<String>,
        rest: Option<String>,
    },
    /// Any number of some.
    Several(Vec<String>),
    /// Lines up to an empty one; `check` says what is wrong with one of them.
    Lines {
        check: fn(&str) -> Result<(), String>,
    },
}

/// An answer, of the form that was asked for; `rest` counts as the option behind the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reply {
    /// To a [`Form::Line`] or to [`Form::Lines`].
    Text(String),
    /// To a [`Form::One`], counted from 0.
    One(usize),
    /// To a [`Form::Several`].
    Several(Vec<usize>),
}

/// Asks everything that has not been said, and gives all that has been said then.
///
/// # Errors
/// What `ask` gives up with.
pub(super) fn interview<E>(
    words: &Observatory,
    mut answers: Answers,
    today: NaiveDate,
    mut ask: impl FnMut(&Question) -> Result<Reply, E>,
) -> Result<Answers, E> {
    for step in STEPS {
        if let Some(question) = question(step, words, &answers, today) {
            let reply = ask(&question)?;
            answers = answered(step, words, answers, reply);
        }
    }
    Ok(answers)
}

/// The question of a step; none where it has been answered or does not apply.
fn question(
    step: Step,
    words: &Observatory,
    answers: &Answers,
    today: NaiveDate,
) -> Option<Question> {
    let is_open = match step {
        Step::Title => !answers.has("title"),
        Step::Date => !answers.has("date"),
        Step::Place => !answers.has("place") && !words.places.is_empty(),
        Step::PlaceName => !answers.has("place"),
        Step::PlaceWithin => answers.new_place.is_some() && !words.places.is_empty(),
        Step::Shift => !answers.has("shifts") && !answers.has("still") && !words.shifts.is_empty(),
        Step::Way => answers.shift.is_some(),
        Step::Between => !answers.has("between") && !words.parties.is_empty(),
        Step::Known => !answers.has("known"),
        Step::Permission => !answers.has("permission"),
        Step::Account => answers.account.is_none(),
    };
    if !is_open {
        return None;
    }
    let (ask, help, form) = match step {
        Step::Title => (
            "What did you notice, in a few words?",
            "It becomes the title, such as: Neighbours share a ladder",
            Form::Line {
                default: None,
                check: is_some_text,
            },
        ),
        Step::Date => (
            "When was it noticed or told?",
            "A day, a month or a year, as far as you know: 2020-09-17, 2020-09 or 2020",
            Form::Line {
                default: Some(today.to_string()),
                check: is_date,
            },
        ),
        Step::Place => (
            "Where?",
            "Type a few letters to find it, and press Enter to take it",
            Form::One {
                options: places(words).into_iter().map(|(_, shown)| shown).collect(),
                rest: Some("A new place…".to_owned()),
            },
        ),
        Step::PlaceName => (
            "What is the place called?",
            "A town, a street, a network; never somebody's address",
            Form::Line {
                default: None,
                check: is_some_text,
            },
        ),
        Step::PlaceWithin => (
            "Which of these is it a part of?",
            "What is seen in a part counts for the whole too",
            Form::One {
                options: places(words).into_iter().map(|(_, shown)| shown).collect(),
                rest: Some("None of these".to_owned()),
            },
        ),
        Step::Shift => (
            "Which of these is it about?",
            "It may go either way, or not at all: that is the next question",
            Form::One {
                options: words
                    .shifts
                    .iter()
                    .map(|(_, shift)| shift.name.clone())
                    .collect(),
                rest: None,
            },
        ),
        Step::Way => return answers.shift.map(|shift| way(words, shift)),
        Step::Between => (
            "Between whom?",
            "Space marks one, Enter goes on; one alone is among themselves, and none is an answer too",
            Form::Several(
                words
                    .parties
                    .iter()
                    .map(|(_, party)| party.name.clone())
                    .collect(),
            ),
        ),
        Step::Known => ("How do you know?", "", closed::<Known>(None)),
        Step::Permission => (
            "May it be published?",
            "Could a reader tell who somebody is, by name or by a few things put together?",
            closed::<Permission>(Some("I do not know yet")),
        ),
        Step::Account => (
            "What happened?",
            "Write a few plain sentences; an empty line ends them. Begin with an empty line to write them later",
            Form::Lines {
                check: is_nobodys_data,
            },
        ),
    };
    Some(Question {
        ask: ask.to_owned(),
        help: help.to_owned(),
        form,
        is_unsure_first: matches!(step, Step::Permission),
    })
}

/// The ways in which a shift can go, in the order in which [`answered`] reads them.
fn way(words: &Observatory, shift: Ix<Shift>) -> Question {
    let shift = &words.shifts[shift];
    let (from, to) = (&shift.from_name, &shift.to_name);
    Question {
        ask: "Which way is it going?".to_owned(),
        help: shift.about.clone().unwrap_or_default(),
        form: Form::One {
            options: vec![
                format!("Towards {to}"),
                format!("Towards {from}"),
                "Both ways at once".to_owned(),
                format!("Not at all: it is still {from}"),
                format!("Not at all: it is still {to}"),
            ],
            rest: None,
        },
        is_unsure_first: false,
    }
}

/// The places in the order of their tree, each with its name and that of the place around it.
fn places(words: &Observatory) -> Vec<(Ix<Place>, String)> {
    let places = &words.places;
    depth_first(places)
        .into_iter()
        .map(|(ix, _)| {
            let place = &places[ix];
            let shown = match place.within {
                None => place.name.clone(),
                Some(around) => format!("{} ({})", place.name, places[around].name),
            };
            (ix, shown)
        })
        .collect()
}

/// The words of a closed list by their names.
fn closed<W: Word>(rest: Option<&str>) -> Form {
    Form::One {
        options: W::ALL.iter().map(|word| word.name().to_owned()).collect(),
        rest: rest.map(str::to_owned),
    }
}

fn is_some_text(line: &str) -> Result<(), String> {
    match line.trim() {
        "" => Err("a few words are needed here".to_owned()),
        _ => is_nobodys_data(line),
    }
}

/// Told while it can be typed anew; later it would stop the whole sighting.
fn is_nobodys_data(line: &str) -> Result<(), String> {
    match personal::find(line).first() {
        Some(found) => Err(format!(
            "`{}` looks like {}, which would be public: leave it out",
            &line[found.span.clone()],
            personal_data::name(found.kind)
        )),
        None => Ok(()),
    }
}

fn is_date(line: &str) -> Result<(), String> {
    match Date::parse(line) {
        Some(_) => Ok(()),
        None => Err("write 2020-09-17, 2020-09 or 2020".to_owned()),
    }
}

#[cfg(test)]
mod tests;
