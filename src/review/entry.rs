//! One thing that somebody could do: what it is about, its files, why, and the one next step.

use serde::Serialize;

use crate::date::Date;
use crate::model::Sighting;

/// One thing that somebody could do. Programs get it as it stands here; what does not apply is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The files, at least one, from the top of the observatory.
    pub files: Vec<String>,
    /// The title of the sighting, or the name of what the entry is about; empty for a file that can't be read.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub about: String,
    /// The sighting's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The place's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The shift's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shift: Option<String>,
    /// The day, month or year from which it is due, or on which a permission ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The line of the file, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The web address that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Why it stands here: a sentence that begins small and has no full stop.
    pub why: String,
    /// What to do next, in the same form.
    pub next: String,
}

impl Entry {
    /// An entry about one file, and whatever in it `about` names.
    pub(super) fn new(
        file: &str,
        about: &str,
        why: impl Into<String>,
        next: impl Into<String>,
    ) -> Self {
        Self {
            files: vec![file.to_owned()],
            about: about.to_owned(),
            id: None,
            place: None,
            shift: None,
            date: None,
            line: None,
            address: None,
            why: why.into(),
            next: next.into(),
        }
    }

    /// An entry about one sighting.
    pub(super) fn of(sighting: &Sighting, why: impl Into<String>, next: impl Into<String>) -> Self {
        Self {
            id: Some(sighting.id.clone()),
            ..Self::new(sighting.source.path(), &sighting.title, why, next)
        }
    }

    /// The same about a web address, with its line.
    pub(super) fn at(self, line: usize, address: String) -> Self {
        Self {
            line: Some(line),
            address: Some(address),
            ..self
        }
    }

    /// A file as people are shown it, with the line.
    pub(super) fn place(&self, file: &str) -> String {
        match self.line {
            Some(line) => format!("{file}:{line}"),
            None => file.to_owned(),
        }
    }

    /// The same with its date.
    pub(super) fn on(self, date: Date) -> Self {
        Self {
            date: Some(date.to_string()),
            ..self
        }
    }
}

/// "and 12 more", where a list of `all` is shown as far as `shown`.
pub(super) fn more(all: usize, shown: usize) -> Option<String> {
    (all > shown).then(|| format!("and {} more", all - shown))
}

/// "on 17 September 2020", "in September 2020" or "in 2020".
pub(super) fn when(date: Date) -> String {
    let word = if date.day().is_some() { "on" } else { "in" };
    format!("{word} {}", date.in_words())
}
