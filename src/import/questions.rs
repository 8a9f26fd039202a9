//! The questions of the form by which somebody without git sends a sighting: how each is asked, which key it
//! answers, and how the answer is read. Whatever makes the form and whatever reads it stand on this one table.

/// One question.
#[derive(Debug)]
pub(crate) struct Question {
    /// The label in the form, which is the heading above the answer.
    pub label: &'static str,
    /// The key of a sighting that it answers; empty where it is asked for its own sake.
    pub key: &'static str,
    /// How the answer is read.
    pub reading: Reading,
}

/// How an answer is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// One line of text.
    Line,
    /// Text of any length.
    Text,
    /// The account itself, in Markdown.
    Account,
    /// A day, a month or a year.
    Date,
    /// One word of a list, by its name or its id.
    One(WordList),
    /// Any number of words of a list, by their names or ids.
    Many(WordList),
    /// Addresses and titles, one a line.
    Sources,
    /// Boxes that must all be ticked.
    Promises,
}

/// The lists that words are taken from: those of the observatory, and those of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WordList {
    Places,
    Shifts,
    Ends,
    Themes,
    Parties,
    Conditions,
    Known,
    Working,
    SaidBy,
    Permission,
}

/// All questions, in the order of the form.
pub(crate) static QUESTIONS: [Question; 19] = [
    question("What did you notice, in one line?", "title", Reading::Line),
    question("What happened?", "body", Reading::Account),
    question("Where was it?", "place", Reading::One(WordList::Places)),
    question("When was it?", "date", Reading::Date),
    question("Between whom?", "between", Reading::Many(WordList::Parties)),
    question(
        "Which way is it shifting?",
        "shifts",
        Reading::Many(WordList::Shifts),
    ),
    question(
        "What is still as it was?",
        "still",
        Reading::Many(WordList::Ends),
    ),
    question("How do you know?", "known", Reading::One(WordList::Known)),
    question(
        "May we publish it?",
        "permission",
        Reading::One(WordList::Permission),
    ),
    question("When did it begin?", "since", Reading::Date),
    question(
        "What is it about?",
        "themes",
        Reading::Many(WordList::Themes),
    ),
    question(
        "How is it for the people in it?",
        "working",
        Reading::One(WordList::Working),
    ),
    question(
        "Whose view is that?",
        "said_by",
        Reading::Many(WordList::SaidBy),
    ),
    question(
        "What helped?",
        "helped",
        Reading::Many(WordList::Conditions),
    ),
    question(
        "What got in the way?",
        "hindered",
        Reading::Many(WordList::Conditions),
    ),
    question("Who was not there, and why?", "left_out", Reading::Text),
    question("Where can one read more?", "sources", Reading::Sources),
    question("How shall we credit you?", "observer", Reading::Line),
    question("Before you send it", "", Reading::Promises),
];

const fn question(label: &'static str, key: &'static str, reading: Reading) -> Question {
    Question {
        label,
        key,
        reading,
    }
}

/// How the form asks for a key.
pub(super) fn label_of(key: &str) -> Option<&'static str> {
    let asks = |question: &&Question| question.key == key;
    QUESTIONS.iter().find(asks).map(|question| question.label)
}

#[cfg(test)]
mod tests {
    use super::QUESTIONS;
    use crate::import::keys;

    #[test]
    fn every_question_stands_once_and_asks_for_a_key_of_the_format() {
        for (index, question) in QUESTIONS.iter().enumerate() {
            let before = &QUESTIONS[..index];
            assert!(before.iter().all(|other| other.label != question.label));
            assert!(
                question.key.is_empty() || before.iter().all(|other| other.key != question.key)
            );
            assert!(question.key.is_empty() || keys().any(|key| key == question.key));
        }
    }

    #[test]
    fn the_document_tells_every_question_in_order() {
        let page = include_str!("../../docs/import.md");
        let rows: Vec<String> = QUESTIONS
            .iter()
            .map(|question| match question.key {
                "" => format!("| {} | ", question.label),
                "body" => format!("| {} | the account |", question.label),
                key => format!("| {} | `{key}` |", question.label),
            })
            .collect();
        let mut from = 0;
        for row in rows {
            let at = page[from..].find(&row);
            from += at.unwrap_or_else(|| panic!("docs/import.md does not tell, in order: {row}"));
        }
    }
}
