//! A table of a document: asked for its keys one by one, it tells what is wrong with each, and at last
//! which keys nobody asked for.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use oxilangtag::LanguageTag;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::date::Date;
use crate::diagnostic::{Findings, Fix, SourceText};
use crate::document::unread::Unread;
use crate::faults::{bad_date, bad_language, missing_key, unknown_key, unknown_word, wrong_type};
use crate::nearest::near;
use crate::words::Word;

/// A value and where in the file's text it stands, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Range<usize>,
}

/// The keys and values of one table, with their places.
pub struct Table<'t> {
    source: &'t Arc<SourceText>,
    offset: usize,
    opening: Range<usize>,
    entries: Vec<Entry<'t>>,
    unread: Arc<Unread>,
    asked: Vec<&'static str>,
    /// The keys of the table around it that were asked for before it.
    around: Vec<&'static str>,
}

struct Entry<'t> {
    key: String,
    key_span: Range<usize>,
    /// `None` where a fault of the syntax touches it, or once it was taken.
    value: Option<Spanned<DeValue<'t>>>,
    /// Where the value stands, in bytes of the file.
    span: Range<usize>,
    /// Set where it is there, but says nothing.
    empty: Option<Empty>,
}

/// Whether a text is the tag of a language. The form of a tag leaves room for whole words, such as "English", and no
/// word stands there.
pub fn is_language(text: &str) -> bool {
    LanguageTag::parse(text).is_ok_and(|tag| matches!(tag.primary_language().len(), 2 | 3))
}

#[derive(PartialEq)]
enum Empty {
    /// A text without a word in it.
    Text,
    /// A list without an item.
    List,
}

/// Keys that name somebody, permit something or take a sighting back: nobody is taken to have meant them.
const CLAIMS: [&str; 4] = ["observer", "permission", "permission_until", "withdrawn"];

impl<'t> Table<'t> {
    pub(super) fn new(
        source: &'t Arc<SourceText>,
        offset: usize,
        opening: Range<usize>,
        table: DeTable<'t>,
        unread: &Arc<Unread>,
    ) -> Self {
        let in_file = |span: Range<usize>| span.start + offset..span.end + offset;
        let mut entries: Vec<Entry<'t>> = table
            .into_iter()
            // Behind a header that can't be read the parser hangs keys where they were not written.
            .filter(|(key, value)| key.span().start <= value.span().end)
            .map(|(key, value)| {
                let span = value.span();
                let touched = unread.touches(&span);
                Entry {
                    key_span: in_file(key.span()),
                    key: key.into_inner().into_owned(),
                    span: in_file(span),
                    // Of a value that could not be read nobody knows what it says.
                    empty: if touched {
                        None
                    } else {
                        empty(value.get_ref())
                    },
                    value: (!touched).then_some(value),
                }
            })
            .collect();
        entries.sort_by_key(|entry| entry.key_span.start);
        Self {
            source,
            offset,
            opening,
            entries,
            unread: Arc::clone(unread),
            asked: Vec::new(),
            around: Vec::new(),
        }
    }

    /// Where the table opens, in bytes of the file.
    pub fn opening(&self) -> Range<usize> {
        self.opening.clone()
    }

    /// The file that it stands in.
    pub fn source(&self) -> &'t Arc<SourceText> {
        self.source
    }

    /// The keys that are there, with the place of each.
    pub fn keys(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        self.entries
            .iter()
            .map(|entry| (entry.key.as_str(), entry.key_span.clone()))
    }

    /// The keys that are there, with the place of the value of each.
    pub fn values(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        self.entries
            .iter()
            .map(|entry| (entry.key.as_str(), entry.span.clone()))
    }

    /// Where the value of `key` stands, if the key is there.
    pub fn span_of(&self, key: &str) -> Option<Range<usize>> {
        self.find(key).map(|entry| entry.span.clone())
    }

    /// Whether `key` is there and is a list with an item, or something that is no list: if that can't be
    /// read, it is a fault of its own.
    pub fn holds_items(&self, key: &str) -> bool {
        self.find(key)
            .is_some_and(|entry| entry.empty != Some(Empty::List))
    }

    /// A text, without the white space around it; none where it is empty.
    pub fn text(&mut self, key: &'static str, findings: &mut Findings) -> Option<At<String>> {
        let (value, span) = self.take(key)?;
        match value {
            DeValue::String(text) => {
                let value = clean(&text);
                if IDS.contains(&key) {
                    self.tidy(&value, &span, findings);
                }
                (!value.is_empty()).then_some(At { value, span })
            }
            other => {
                let written = &self.source.text()[span.clone()];
                let (kind, source) = (other.type_str(), self.source);
                findings.push(wrong_type::no_text(
                    source,
                    span.clone(),
                    key,
                    kind,
                    written,
                ));
                None
            }
        }
    }

    /// `true` or `false`.
    pub fn flag(&mut self, key: &'static str, findings: &mut Findings) -> Option<At<bool>> {
        let (value, span) = self.take(key)?;
        match value {
            DeValue::Boolean(value) => Some(At { value, span }),
            other => self.wrong_type(
                key,
                &other,
                span,
                "true or false, without quotation marks",
                findings,
            ),
        }
    }

    /// A number, whole or with a decimal point.
    pub fn number(&mut self, key: &'static str, findings: &mut Findings) -> Option<At<f64>> {
        let (value, span) = self.take(key)?;
        let read = match &value {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse().ok(),
            DeValue::Integer(_) => Some(f64::NAN),
            DeValue::Float(number) => number.as_str().parse::<f64>().ok(),
            _ => None,
        };
        match read {
            Some(value) if value.is_finite() => Some(At { value, span }),
            // TOML has numbers that are none to count or to measure with: nan, inf, 0xff, 1e999.
            Some(_) => {
                findings.push(wrong_type::no_digits(self.source, span, key));
                None
            }
            None => self.wrong_type(
                key,
                &value,
                span,
                "a number without quotation marks",
                findings,
            ),
        }
    }

    /// A day, a month or a year, written in any of the ways that the format allows.
    pub fn date(&mut self, key: &'static str, findings: &mut Findings) -> Option<At<Date>> {
        let (value, span) = self.take(key)?;
        let date = match &value {
            DeValue::Datetime(stamp) => stamp.date.and_then(|date| {
                Date::new(
                    i32::from(date.year),
                    Some(u32::from(date.month)),
                    Some(u32::from(date.day)),
                )
            }),
            DeValue::String(text) if text.trim().is_empty() => return None,
            DeValue::String(text) => Date::parse(text),
            DeValue::Integer(number) if number.radix() == 10 => Date::parse(number.as_str()),
            other => {
                findings.push(wrong_type::no_date(
                    self.source,
                    span,
                    key,
                    other.type_str(),
                ));
                return None;
            }
        };
        if date.is_none() {
            let written = &self.source.text()[span.clone()];
            findings.push(bad_date::fault(self.source, span.clone(), key, written));
        }
        date.map(|value| At { value, span })
    }

    /// A language, as a tag of BCP 47 whose first part is a code of two or three letters.
    pub fn language(&mut self, key: &'static str, findings: &mut Findings) -> Option<At<String>> {
        let written = self.text(key, findings)?;
        let is_code = is_language(&written.value);
        if !is_code {
            let fault = bad_language::fault(self.source, written.span.clone(), &written.value);
            findings.push(fault);
        }
        is_code.then_some(written)
    }

    /// A word of a closed list.
    pub fn word<W: Word>(&mut self, key: &'static str, findings: &mut Findings) -> Option<At<W>> {
        let written = self.text(key, findings)?;
        self.known_word(key, written, findings)
    }

    /// Several words of a closed list.
    pub fn words<W: Word>(&mut self, key: &'static str, findings: &mut Findings) -> Vec<At<W>> {
        self.texts(key, findings)
            .into_iter()
            .filter_map(|written| self.known_word(key, written, findings))
            .collect()
    }

    /// A list of texts, all of which are ids or words of a closed list.
    pub fn texts(&mut self, key: &'static str, findings: &mut Findings) -> Vec<At<String>> {
        let mut texts: Vec<At<String>> = self
            .list(key, &TEXTS, findings)
            .into_iter()
            .filter_map(|item| match item {
                Item::Text(text) => {
                    self.tidy(&text.value, &text.span, findings);
                    Some(text)
                }
                Item::Table(table) => {
                    let span = table.opening();
                    findings.push(wrong_type::fault(
                        self.source,
                        span,
                        &format!("an item of `{key}`"),
                        TEXTS.item,
                        "table",
                    ));
                    None
                }
            })
            .collect();
        // They are collected where the items lay, which take several times as much room.
        texts.shrink_to_fit();
        texts
    }

    /// A list of tables, written `[{ … }]` or `[[key]]`.
    pub fn tables(&mut self, key: &'static str, findings: &mut Findings) -> Vec<Table<'t>> {
        self.list(key, &TABLES, findings)
            .into_iter()
            .filter_map(|item| match item {
                Item::Table(table) => Some(table),
                Item::Text(text) => {
                    let fault =
                        wrong_type::item(self.source, text.span, key, TABLES.item, "string");
                    findings.push(fault);
                    None
                }
            })
            .collect()
    }

    /// A list whose items are texts or tables; whatever else stands in it is a fault at the item.
    pub fn items(&mut self, key: &'static str, findings: &mut Findings) -> Vec<Item<'t>> {
        self.list(key, &ITEMS, findings)
    }

    /// A table, written `{ … }` or `[key]`.
    pub fn table(&mut self, key: &'static str, findings: &mut Findings) -> Option<Table<'t>> {
        let (value, span) = self.take(key)?;
        match value {
            DeValue::Table(table) => Some(self.inner(table, span)),
            other => self.wrong_type(key, &other, span, "a table: { … }", findings),
        }
    }

    /// A table of tables by language, each under a tag of BCP 47: `[key.cy]`.
    pub fn tables_by_language(
        &mut self,
        key: &'static str,
        findings: &mut Findings,
    ) -> Vec<(String, Table<'t>)> {
        let Some(mut tables) = self.table(key, findings) else {
            return Vec::new();
        };
        let mut by_language = Vec::new();
        for entry in std::mem::take(&mut tables.entries) {
            if !is_language(&entry.key) {
                let fault = bad_language::fault(self.source, entry.key_span, &entry.key);
                findings.push(fault);
                continue;
            }
            match entry.value.map(Spanned::into_inner) {
                Some(DeValue::Table(table)) => {
                    by_language.push((entry.key, tables.inner(table, entry.span)));
                }
                Some(other) => {
                    let fault = wrong_type::fault(
                        self.source,
                        entry.span,
                        &format!("`{}`", entry.key),
                        "a table: { … }",
                        other.type_str(),
                    );
                    findings.push(fault);
                }
                None => {}
            }
        }
        by_language
    }

    /// Reports `key` where `value` is none because the key is not there or says nothing. Whatever else
    /// was wrong with it has been reported already.
    pub fn require<T>(
        &self,
        key: &'static str,
        value: Option<T>,
        findings: &mut Findings,
    ) -> Option<T> {
        if value.is_none() {
            match self.find(key) {
                None if self.unread.is_empty() => {
                    findings.push(missing_key::fault(self.source, self.opening(), key));
                }
                Some(entry) if entry.empty.is_some() => {
                    findings.push(missing_key::empty(self.source, entry.span.clone(), key));
                }
                _ => {}
            }
        }
        value
    }

    /// Whether missing keys may be reported: not where a fault of the syntax may have hidden them.
    pub fn is_whole(&self) -> bool {
        self.unread.is_empty()
    }

    /// Reports every key that nobody asked for, with the nearest one that was.
    pub fn finish(self, findings: &mut Findings) {
        let is_asked = |entry: &&Entry<'t>| self.asked.iter().any(|asked| *asked == entry.key);
        let unknown = self.entries.iter().filter(|entry| !is_asked(entry));
        let meant: Vec<(&Entry<'t>, Option<&str>)> = unknown
            .map(|entry| {
                let near = near(&entry.key, self.asked.iter().copied());
                let only = near.filter(|near| near.is_only && !CLAIMS.contains(&near.word));
                (entry, only.map(|near| near.word))
            })
            .collect();
        let heading = &self.source.text()[self.opening.clone()];
        let is_below_heading = heading.starts_with('[');
        let mut claims: BTreeMap<&str, usize> = BTreeMap::new();
        let known = self.entries.iter().map(|entry| entry.key.as_str());
        for key in known.chain(meant.iter().filter_map(|(_, meant)| *meant)) {
            *claims.entry(key).or_default() += 1;
        }
        for &(entry, meant) in &meant {
            let (span, key) = (entry.key_span.clone(), &entry.key);
            let fault = if is_below_heading && self.around.contains(&key.as_str()) {
                unknown_key::below_heading(self.source, span, key, heading)
            } else {
                unknown_key::fault(self.source, span, key, &self.asked)
            };
            // The key must not be there already, nor be what another unknown key meant.
            let meant = meant.filter(|meant| claims.get(meant) == Some(&1));
            findings.push(fault.mended_by(meant.and_then(|meant| self.other_key(entry, meant))));
        }
    }

    /// Puts `key` in the place of another, where no fault of the syntax hides what else is there. A heading is
    /// left alone, because there may be more of it.
    fn other_key(&self, entry: &Entry<'t>, key: &str) -> Option<Fix> {
        let span = entry.key_span.clone();
        let text = self.source.text();
        let is_plain = text[span.clone()] == entry.key
            && text[span.end..]
                .trim_start_matches([' ', '\t'])
                .starts_with('=');
        (self.is_whole() && is_plain).then(|| Fix {
            span,
            replacement: key.to_owned(),
        })
    }

    /// White space around an id is read over; it can go.
    fn tidy(&self, value: &str, span: &Range<usize>, findings: &mut Findings) {
        let written = &self.source.text()[span.clone()];
        let is_tidy = written.len() == value.len() + 2 && written[1..].starts_with(value);
        if is_tidy || value.is_empty() {
            return;
        }
        let Some(fix) = Fix::quoted(self.source, span.clone(), value) else {
            return;
        };
        let is_plain = !written.contains(['\\', '\n']) && !written[1..].starts_with(['"', '\'']);
        if is_plain && written[1..written.len() - 1].trim() == value {
            findings.tidy(self.source, fix);
        }
    }

    fn find(&self, key: &str) -> Option<&Entry<'t>> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    fn take(&mut self, key: &'static str) -> Option<(DeValue<'t>, Range<usize>)> {
        self.asked.push(key);
        let entry = self.entries.iter_mut().find(|entry| entry.key == key)?;
        let value = entry.value.take()?;
        Some((value.into_inner(), entry.span.clone()))
    }

    fn inner(&self, table: DeTable<'t>, opening: Range<usize>) -> Table<'t> {
        let mut inner = Table::new(self.source, self.offset, opening, table, &self.unread);
        inner.around.clone_from(&self.asked);
        inner
    }

    fn list(
        &mut self,
        key: &'static str,
        expected: &List,
        findings: &mut Findings,
    ) -> Vec<Item<'t>> {
        let Some((value, span)) = self.take(key) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value else {
            let written = &self.source.text()[span.clone()];
            let (whole, kind) = (expected.whole, value.type_str());
            let is_item = match value {
                DeValue::String(_) => expected.takes_texts,
                // Under a heading [key] it has no brackets of its own to stand in a list.
                DeValue::Table(_) => expected.takes_tables && written.starts_with('{'),
                _ => false,
            };
            findings.push(if is_item {
                wrong_type::no_list(self.source, span, key, whole, kind, written)
            } else if expected.takes_texts {
                wrong_type::fault(self.source, span, &format!("`{key}`"), whole, kind)
            } else {
                wrong_type::no_tables(self.source, span, key, whole, kind, written)
            });
            return Vec::new();
        };
        let offset = self.offset;
        items
            .into_iter()
            .filter_map(|item| {
                let span = item.span().start + offset..item.span().end + offset;
                match item.into_inner() {
                    DeValue::String(text) => Some(Item::Text(At {
                        value: clean(&text),
                        span,
                    })),
                    DeValue::Table(table) => Some(Item::Table(self.inner(table, span))),
                    other => {
                        let kind = other.type_str();
                        let fault = wrong_type::item(self.source, span, key, expected.item, kind);
                        findings.push(fault);
                        None
                    }
                }
            })
            .collect()
    }

    fn known_word<W: Word>(
        &self,
        key: &str,
        written: At<String>,
        findings: &mut Findings,
    ) -> Option<At<W>> {
        let known = W::from_id(&written.value);
        if known.is_none() {
            let words: Vec<&str> = W::ALL.iter().map(|word| word.id()).collect();
            findings.push(unknown_word::of_list(
                self.source,
                written.span.clone(),
                key,
                &written.value,
                &words,
            ));
        }
        known.map(|value| At {
            value,
            span: written.span,
        })
    }

    fn wrong_type<T>(
        &self,
        key: &str,
        found: &DeValue<'_>,
        span: Range<usize>,
        expected: &str,
        findings: &mut Findings,
    ) -> Option<T> {
        findings.push(wrong_type::fault(
            self.source,
            span,
            &format!("`{key}`"),
            expected,
            found.type_str(),
        ));
        None
    }
}

/// The keys that hold one id or one word of a closed list.
const IDS: [&str; 5] = ["id", "from", "to", "within", "place"];

/// What a list may hold, in words.
struct List {
    whole: &'static str,
    item: &'static str,
    takes_texts: bool,
    takes_tables: bool,
}

const TEXTS: List = List {
    whole: "a list of texts: [\"…\", \"…\"]",
    item: "a text in quotation marks",
    takes_texts: true,
    takes_tables: false,
};

const TABLES: List = List {
    whole: "a list of tables: [{ … }]",
    item: "a table: { … }",
    takes_texts: false,
    takes_tables: true,
};

const ITEMS: List = List {
    whole: "a list: [\"…\", { … }]",
    item: "a text in quotation marks or a table: { … }",
    takes_texts: true,
    takes_tables: true,
};

/// One item of a list.
pub enum Item<'t> {
    /// A text, without the white space around it.
    Text(At<String>),
    /// A table.
    Table(Table<'t>),
}

/// A text as it is meant: without the white space around it, and without control characters, which no
/// page can show and no feed can hold.
pub(crate) fn clean(text: &str) -> String {
    let is_seen = |letter: char| !letter.is_control() || matches!(letter, '\n' | '\t');
    if text.chars().all(is_seen) {
        return text.trim().to_owned();
    }
    let seen: String = text.chars().filter(|&letter| is_seen(letter)).collect();
    seen.trim().to_owned()
}

/// Whether nothing of a text is left when it is cleaned.
fn says_nothing(text: &str) -> bool {
    text.chars()
        .all(|letter| letter.is_whitespace() || letter.is_control())
}

fn empty(value: &DeValue<'_>) -> Option<Empty> {
    match value {
        DeValue::String(text) if says_nothing(text) => Some(Empty::Text),
        DeValue::Array(items) if items.is_empty() => Some(Empty::List),
        _ => None,
    }
}
