//! The columns of a table, which are the keys of a sighting: how each is called, and how its cells are read.

use crate::questions::QUESTIONS;

/// One column: the id, a key of the front matter, or the account.
#[derive(Debug)]
pub(super) struct Column {
    /// Its name in the header, and in a sighting.
    pub key: &'static str,
    /// How its cells are read.
    pub cells: Cells,
}

/// How the cells of a column are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cells {
    /// The name of the file.
    Id,
    /// As they are.
    Text,
    /// A day, a month or a year.
    Date,
    /// `true` or `false`.
    Flag,
    /// A list of words: JSON, or the words with `;`, `,` or line ends between them.
    Words,
    /// A list of addresses and titles: JSON, or one a line.
    Sources,
    /// JSON and nothing else.
    Json,
    /// The text below the front matter.
    Account,
}

/// All columns, in the order of the format and of what is exported.
pub(super) static COLUMNS: [Column; 32] = [
    column("id", Cells::Id),
    column("title", Cells::Text),
    column("date", Cells::Date),
    column("place", Cells::Text),
    column("shifts", Cells::Words),
    column("still", Cells::Words),
    column("known", Cells::Text),
    column("since", Cells::Date),
    column("themes", Cells::Words),
    column("summary", Cells::Text),
    column("between", Cells::Words),
    column("working", Cells::Text),
    column("said_by", Cells::Words),
    column("ties", Cells::Json),
    column("helped", Cells::Words),
    column("hindered", Cells::Words),
    column("left_out", Cells::Text),
    column("observer", Cells::Text),
    column("sources", Cells::Sources),
    column("permission", Cells::Text),
    column("permission_until", Cells::Date),
    column("pictures", Cells::Json),
    column("lang", Cells::Text),
    column("related", Cells::Json),
    column("was", Cells::Words),
    column("ask_again", Cells::Date),
    column("draft", Cells::Flag),
    column("withdrawn", Cells::Date),
    column("allow", Cells::Json),
    column("followups", Cells::Json),
    column("replies", Cells::Json),
    column("body", Cells::Account),
];

const fn column(key: &'static str, cells: Cells) -> Column {
    Column { key, cells }
}

/// The names of all columns that a table may have, in the order of the export.
pub fn keys() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().map(|column| column.key)
}

/// Where a key stands among all of them: files have their keys in this order.
pub(super) fn rank(key: &str) -> usize {
    COLUMNS
        .iter()
        .position(|column| column.key == key)
        .unwrap_or(COLUMNS.len())
}

/// The column that a heading names: a key, what documents and pages call it, or the question of the form that asks for
/// it. Capitals, spaces and hyphens make no difference: `Said by`.
pub(super) fn called(heading: &str) -> Option<&'static Column> {
    let heading = plain(heading);
    let key = match heading.as_str() {
        "account" => "body",
        other => QUESTIONS
            .iter()
            .find(|question| plain(question.label) == other)
            .map_or(other, |question| question.key),
    };
    COLUMNS.iter().find(|column| column.key == key)
}

/// A heading as columns are called.
pub(super) fn plain(heading: &str) -> String {
    heading.trim().to_lowercase().replace([' ', '-'], "_")
}

#[cfg(test)]
mod tests {
    use super::{called, keys};
    use crate::questions::QUESTIONS;

    #[test]
    fn a_heading_may_be_a_key_or_the_question_that_asks_for_it() {
        let key = |heading| called(heading).map(|column| column.key);
        for (heading, meant) in [
            ("Said by", Some("said_by")),
            ("Account", Some("body")),
            ("what happened?", Some("body")),
            ("What did you notice, in one line?", Some("title")),
            ("Name", None),
            ("", None),
        ] {
            assert_eq!(key(heading), meant, "{heading}");
        }
    }

    #[test]
    fn every_question_of_the_form_answers_a_key_of_the_format() {
        for question in &QUESTIONS {
            assert!(question.key.is_empty() || keys().any(|key| key == question.key));
        }
    }
}
