//! The questions of the form by which somebody without git sends a sighting: how each is asked, which key it
//! answers, and how the answer is read. Whatever makes the form and whatever reads it stand on this one table.

/// One question.
#[derive(Debug)]
pub struct Question {
    /// The label in the form, which is the heading above the answer.
    pub label: &'static str,
    /// The key of a sighting that it answers; empty where it is asked for its own sake.
    pub key: &'static str,
    /// How the answer is read.
    pub reading: Reading,
    /// A sentence or two that help to answer it.
    pub hint: &'static str,
    /// Whether it must be answered; `shifts` and `still` need not, as one of them is enough.
    pub required: bool,
    /// Whether it is asked at once; the others can wait, or be left out.
    pub first: bool,
}

/// How an answer is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
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
pub enum WordList {
    /// Places of the observatory.
    Places,
    /// Its shifts, either way round.
    Shifts,
    /// The ends of its shifts.
    Ends,
    /// Its themes.
    Themes,
    /// Its parties.
    Parties,
    /// Its conditions.
    Conditions,
    /// The format's words for how something is known.
    Known,
    /// Its words for how a relationship is.
    Working,
    /// Its words for whose view something is.
    SaidBy,
    /// Its words for why something may be published.
    Permission,
}

/// All questions, in the order of the form.
pub static QUESTIONS: [Question; 19] = [
    Question {
        label: "What did you notice, in one line?",
        key: "title",
        reading: Reading::Line,
        hint: "A short sentence that says what is different, such as “Neighbours share their tools”. Names of places are welcome, names of people are not.",
        required: true,
        first: true,
    },
    Question {
        label: "What happened?",
        key: "body",
        reading: Reading::Account,
        hint: "What you saw, heard or took part in, as you would tell a friend. A few sentences are enough. What did each side give? Who relies on whom now? Who let go of something?",
        required: true,
        first: true,
    },
    Question {
        label: "Where was it?",
        key: "place",
        reading: Reading::One(WordList::Places),
        hint: "Take the smallest place that is true.",
        required: true,
        first: true,
    },
    Question {
        label: "When was it?",
        key: "date",
        reading: Reading::Date,
        hint: "The day you noticed it or were told: 2026-05-08. If you only know the month or the year, write 2026-05 or 2026.",
        required: true,
        first: true,
    },
    Question {
        label: "Between whom?",
        key: "between",
        reading: Reading::Many(WordList::Parties),
        hint: "Whose relationship is it? Choose one if it is among themselves.",
        required: false,
        first: true,
    },
    Question {
        label: "Which way is it shifting?",
        key: "shifts",
        reading: Reading::Many(WordList::Shifts),
        hint: "Choose every change that you saw. If nothing has changed, leave this empty and answer the next question.",
        required: false,
        first: true,
    },
    Question {
        label: "What is still as it was?",
        key: "still",
        reading: Reading::Many(WordList::Ends),
        hint: "Things as they are are worth telling too. Choose what you see as it is, with no change.",
        required: false,
        first: true,
    },
    Question {
        label: "How do you know?",
        key: "known",
        reading: Reading::One(WordList::Known),
        hint: "It is no less welcome if you were told.",
        required: true,
        first: true,
    },
    Question {
        label: "May we publish it?",
        key: "permission",
        reading: Reading::One(WordList::Permission),
        hint: "What is published can be read by anybody. Choose what makes that all right.",
        required: true,
        first: true,
    },
    Question {
        label: "When did it begin?",
        key: "since",
        reading: Reading::Date,
        hint: "If you know: 2019, 2019-03 or 2019-03-25.",
        required: false,
        first: false,
    },
    Question {
        label: "What is it about?",
        key: "themes",
        reading: Reading::Many(WordList::Themes),
        hint: "Choose as many as fit.",
        required: false,
        first: false,
    },
    Question {
        label: "How is it for the people in it?",
        key: "working",
        reading: Reading::One(WordList::Working),
        hint: "As those in it would say, as far as you can tell.",
        required: false,
        first: false,
    },
    Question {
        label: "Whose view is that?",
        key: "said_by",
        reading: Reading::Many(WordList::SaidBy),
        hint: "Who says that it is going well or badly?",
        required: false,
        first: false,
    },
    Question {
        label: "What helped?",
        key: "helped",
        reading: Reading::Many(WordList::Conditions),
        hint: "What made it possible, or easier?",
        required: false,
        first: false,
    },
    Question {
        label: "What got in the way?",
        key: "hindered",
        reading: Reading::Many(WordList::Conditions),
        hint: "What made it harder?",
        required: false,
        first: false,
    },
    Question {
        label: "Who was not there, and why?",
        key: "left_out",
        reading: Reading::Text,
        hint: "Somebody is nearly always missing. One sentence will do.",
        required: false,
        first: false,
    },
    Question {
        label: "Where can one read more?",
        key: "sources",
        reading: Reading::Sources,
        hint: "An address or a title on each line.",
        required: false,
        first: false,
    },
    Question {
        label: "How shall we credit you?",
        key: "observer",
        reading: Reading::Line,
        hint: "As you would like to stand on the page, such as “A family worker”. Leave it empty and no name is shown.",
        required: false,
        first: false,
    },
    Question {
        label: "Before you send it",
        key: "",
        reading: Reading::Promises,
        hint: "Please tick each of these.",
        required: true,
        first: false,
    },
];

/// What somebody who sends a form has to have thought of: the boxes of the last question.
pub static PROMISES: [&str; 3] = [
    "I have left out names, addresses and whatever else would tell a reader who somebody is, or they agree to it.",
    "I understand that what I send can be read by everybody at once, and that its history is kept.",
    "Nobody is at risk because of what I have written.",
];

/// How the form asks for a key.
pub fn label_of(key: &str) -> Option<&'static str> {
    let asks = |question: &&Question| question.key == key;
    QUESTIONS.iter().find(asks).map(|question| question.label)
}

#[cfg(test)]
mod tests {
    use super::QUESTIONS;

    #[test]
    fn every_question_stands_once() {
        for (index, question) in QUESTIONS.iter().enumerate() {
            let before = &QUESTIONS[..index];
            assert!(before.iter().all(|other| other.label != question.label));
            assert!(
                question.key.is_empty() || before.iter().all(|other| other.key != question.key)
            );
        }
    }

    #[test]
    fn what_is_asked_at_once_comes_first_and_holds_all_that_is_required() {
        let later = QUESTIONS.iter().position(|question| !question.first);
        let (first, later) = QUESTIONS.split_at(later.unwrap_or(QUESTIONS.len()));
        assert_eq!(first.len(), 9);
        assert!(later.iter().all(|question| !question.first));
        let required = |question: &&super::Question| question.required && !question.key.is_empty();
        assert!(later.iter().find(required).is_none());
    }

    #[test]
    fn the_document_tells_every_question_in_order() {
        let page = include_str!("../docs/import.md");
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
