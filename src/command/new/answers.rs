//! What somebody has said of a new sighting, whether typed, written in a file or asked for: takes any of these,
//! gives the text of the sighting's file.

use std::sync::Arc;

use chrono::NaiveDate;
use toml::{Table, Value};

use crate::cli::New;
use crate::command::new::place::NewPlace;
use crate::date::Date;
use crate::diagnostic::{Findings, SourceText};
use crate::document;
use crate::faults::syntax;
use crate::model::{Ix, Observatory, Shift};
use crate::source::PLACEHOLDER;

/// The keys of the format that stand first, in its order; what else is said follows.
const ORDER: [&str; 25] = [
    "title",
    "date",
    "place",
    "shifts",
    "still",
    "known",
    "since",
    "themes",
    "summary",
    "between",
    "working",
    "said_by",
    "ties",
    "helped",
    "hindered",
    "left_out",
    "observer",
    "sources",
    "permission",
    "permission_until",
    "pictures",
    "lang",
    "related",
    "was",
    "ask_again",
];

/// What has been said so far.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Answers {
    /// The keys of the format.
    pub(super) front: Table,
    /// The account itself; none or an empty one makes a draft.
    pub(super) account: Option<String>,
    /// A place that is to be added.
    pub(super) new_place: Option<NewPlace>,
    /// The shift of which the way is still to be said.
    pub(super) shift: Option<Ix<Shift>>,
}

impl Answers {
    /// What was typed as flags.
    pub(super) fn typed(typed: &New) -> Self {
        let mut front = Table::new();
        let one = |text: &Option<String>| text.clone().map(Value::String);
        let list = |words: &[String]| {
            let words: Vec<Value> = words.iter().cloned().map(Value::String).collect();
            (!words.is_empty()).then_some(Value::Array(words))
        };
        for (key, value) in [
            ("title", one(&typed.title)),
            ("date", one(&typed.date)),
            ("place", one(&typed.place)),
            ("shifts", list(&typed.shifts)),
            ("still", list(&typed.still)),
            ("known", one(&typed.known)),
            ("themes", list(&typed.themes)),
            ("between", list(&typed.between)),
            ("working", one(&typed.working)),
            ("said_by", list(&typed.said_by)),
            ("observer", one(&typed.observer)),
            ("permission", one(&typed.permission)),
        ] {
            if let Some(value) = value {
                front.insert(key.to_owned(), value);
            }
        }
        Self {
            front,
            account: typed.text.clone(),
            ..Self::default()
        }
    }

    /// What a file of answers says: the keys of the format, and `text` for the account.
    ///
    /// # Errors
    /// What can't be read, with its place in the file.
    pub(super) fn written(source: &Arc<SourceText>) -> Result<Self, Findings> {
        let mut findings = Findings::default();
        let whole = 0..source.text().len();
        let mut table = document::read(source, whole, 0..0, &mut findings);
        let account = table.text("text", &mut findings);
        // A date that is no TOML is told by whoever asks for it, with what was meant.
        for key in ["date", "since", "permission_until", "ask_again"] {
            table.date(key, &mut findings);
        }
        match source.text().parse::<Table>() {
            Ok(mut front) if findings.is_empty() => {
                front.remove("text");
                Ok(Self {
                    front,
                    account: account.map(|account| account.value),
                    ..Self::default()
                })
            }
            Err(error) if findings.is_empty() => {
                findings.push(syntax::fault(
                    source,
                    error.span().unwrap_or(0..0),
                    "this can't be read".to_owned(),
                    "write it as docs/sighting.md shows",
                ));
                Err(findings)
            }
            _ => Err(findings),
        }
    }

    /// These answers, and where they say nothing those of `other`.
    pub(super) fn or(mut self, other: Self) -> Self {
        let says_way = self.has("shifts") || self.has("still");
        for (key, value) in other.front {
            // Which way it goes is one answer in two keys.
            let is_way = key == "shifts" || key == "still";
            if !(is_way && says_way) {
                self.front.entry(key).or_insert(value);
            }
        }
        self.account = self.account.or(other.account);
        self
    }

    /// Whether something was said for a key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.front.contains_key(key)
    }

    /// The flags without which there is no sighting, and whose answers are missing.
    pub(super) fn missing(&self) -> Vec<&'static str> {
        let title = (!self.has("title")).then_some("--title");
        let place = (!self.has("place")).then_some("--place");
        let way = (!self.has("shifts") && !self.has("still")).then_some("--shift or --still");
        [title, place, way].into_iter().flatten().collect()
    }

    /// The title, or nothing where none was given.
    pub(super) fn title(&self) -> &str {
        let title = self.front.get("title").and_then(Value::as_str);
        title.unwrap_or_default()
    }

    /// These answers with words of the observatory for what is missing, to be checked and never written; none
    /// where it has no such words.
    pub(super) fn completed(&self, words: &Observatory) -> Option<Self> {
        let mut all = self.clone();
        if !all.has("title") {
            all.say("title", "Not said yet");
        }
        if !all.has("place") {
            all.say("place", words.places.ids().next()?);
        }
        if !all.has("shifts") && !all.has("still") {
            all.list("shifts", [words.shifts.ids().next()?.to_owned()]);
        }
        Some(all)
    }

    /// Adds a text.
    pub(super) fn say(&mut self, key: &str, text: impl Into<String>) {
        self.front
            .insert(key.to_owned(), Value::String(text.into()));
    }

    /// Adds a list of words.
    pub(super) fn list(&mut self, key: &str, words: impl IntoIterator<Item = String>) {
        let words = words.into_iter().map(Value::String).collect();
        self.front.insert(key.to_owned(), Value::Array(words));
    }

    /// The date that was given, or the text of what is none; `today` where nothing was.
    pub(super) fn date(&self, today: NaiveDate) -> Result<Date, String> {
        let written = match self.front.get("date") {
            None => return Ok(Date::from(today)),
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
        };
        Date::parse(&written).ok_or(written)
    }

    /// The account, if there is one.
    pub(super) fn account(&self) -> Option<&str> {
        let account = self.account.as_deref().map(str::trim);
        account.filter(|account| !account.is_empty())
    }

    /// Whether it is not to be published yet.
    pub(super) fn is_draft(&self) -> bool {
        let is_said = self.front.get("draft").and_then(Value::as_bool);
        self.account().is_none() || is_said == Some(true)
    }

    /// The file as it will stand, with the date as far as it is known.
    pub(super) fn file(&self, date: Date) -> String {
        let mut front = self.front.clone();
        // A day stands without quotation marks, a month or a year within them.
        let written = match date.day() {
            Some(_) => date.to_string().parse().map(Value::Datetime).ok(),
            None => None,
        };
        let written = written.unwrap_or_else(|| Value::String(date.to_string()));
        front.insert("date".to_owned(), written);
        if self.is_draft() {
            front.insert("draft".to_owned(), Value::Boolean(true));
        }
        let place = |key: &str| ORDER.iter().position(|known| *known == key);
        let mut keys: Vec<(String, Value)> = front.into_iter().collect();
        // Below a table every key would be the table's own.
        keys.sort_by_key(|(key, value)| (is_table(value), place(key).unwrap_or(ORDER.len())));
        let mut text = "+++\n".to_owned();
        for (key, value) in keys {
            let line = Table::from_iter([(key, value)]);
            text.push_str(
                &toml::to_string(&line).expect("what was read as TOML can be written so"),
            );
        }
        let account = self.account().unwrap_or(PLACEHOLDER);
        format!("{text}+++\n{account}\n")
    }
}

/// Whether a value is written as a table of its own.
fn is_table(value: &Value) -> bool {
    match value {
        Value::Table(_) => true,
        Value::Array(items) => !items.is_empty() && items.iter().all(Value::is_table),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
