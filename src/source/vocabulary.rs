//! The lists that stand beside the sightings, five of words and one of wording, each entry read by itself.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Findings, SourceText};
use crate::document::{self, At, Table};
use crate::faults::{bad_coordinates, bad_id, collision, personal_data, untranslated};
use crate::id;
use crate::personal::is_fine;
use crate::source::translation::{self, Translation};
use crate::source::{self, wording};
use crate::wording::Wording;

/// The files of the vocabularies, directly below `sightings/`, and the key of an entry in each.
pub(super) const FILES: [(&str, Key); 6] = [
    ("shifts.toml", Key::Shift),
    ("themes.toml", Key::Theme),
    ("places.toml", Key::Place),
    ("parties.toml", Key::Party),
    ("conditions.toml", Key::Condition),
    ("wording.toml", Key::Wording),
];

/// Which vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// `shifts.toml`
    Shift,
    /// `themes.toml`
    Theme,
    /// `places.toml`
    Place,
    /// `parties.toml`
    Party,
    /// `conditions.toml`
    Condition,
    /// `wording.toml`, which holds no words for sightings but advice on their own.
    Wording,
}

impl Key {
    /// The file, from the project's root.
    pub fn file(self) -> &'static str {
        match self {
            Key::Shift => "sightings/shifts.toml",
            Key::Theme => "sightings/themes.toml",
            Key::Place => "sightings/places.toml",
            Key::Party => "sightings/parties.toml",
            Key::Condition => "sightings/conditions.toml",
            Key::Wording => "sightings/wording.toml",
        }
    }
}

/// The vocabulary that `path` (from the project's root) holds, if it holds one.
pub(super) fn key_of(path: &str) -> Option<Key> {
    let name = path.strip_prefix("sightings/")?;
    FILES
        .iter()
        .find(|(file, _)| *file == name)
        .map(|(_, key)| *key)
}

/// All entries that could be read, in file order.
#[derive(Debug, Clone, Default)]
pub struct VocabularyDrafts {
    /// `shifts.toml`
    pub shifts: Vec<ShiftDraft>,
    /// `themes.toml`
    pub themes: Vec<TermDraft>,
    /// `places.toml`
    pub places: Vec<PlaceDraft>,
    /// `parties.toml`
    pub parties: Vec<TermDraft>,
    /// `conditions.toml`
    pub conditions: Vec<TermDraft>,
    /// `wording.toml`
    pub wording: Wording,
    /// Those that could not be read to their end: a word that seems unknown may stand there.
    pub unread: Vec<Key>,
}

impl VocabularyDrafts {
    pub(super) fn extend(&mut self, other: VocabularyDrafts) {
        self.shifts.extend(other.shifts);
        self.themes.extend(other.themes);
        self.places.extend(other.places);
        self.parties.extend(other.parties);
        self.conditions.extend(other.conditions);
        self.wording.own.extend(other.wording.own);
        self.wording.fine.extend(other.wording.fine);
        self.unread.extend(other.unread);
    }

    /// Calls every word by its name in `language`, where it has one. A file in which some words have one and others
    /// have not is not yet translated to its end: that is told.
    pub fn speak(&mut self, language: &str, findings: &mut Findings) {
        let shifts = self.shifts.iter_mut().map(|shift| {
            let is_spoken = shift.speak(language);
            (is_spoken, &shift.source, &shift.from)
        });
        tell_untranslated(shifts, language, findings);
        let places = self.places.iter_mut().map(|place| &mut place.term);
        tell_untranslated(spoken(places, language), language, findings);
        for terms in [&mut self.themes, &mut self.parties, &mut self.conditions] {
            tell_untranslated(spoken(terms.iter_mut(), language), language, findings);
        }
    }
}

fn spoken<'a>(
    terms: impl Iterator<Item = &'a mut TermDraft>,
    language: &str,
) -> impl Iterator<Item = (bool, &'a Arc<SourceText>, &'a At<String>)> {
    terms.map(move |term| {
        let is_spoken = term.speak(language);
        (is_spoken, &term.source, &term.id)
    })
}

/// Of the words of one file, each with whether it has a name in `language`, tells those that have none.
fn tell_untranslated<'a>(
    words: impl Iterator<Item = (bool, &'a Arc<SourceText>, &'a At<String>)>,
    language: &str,
    findings: &mut Findings,
) {
    let words: Vec<_> = words.collect();
    let missing: Vec<_> = words.iter().filter(|(is_spoken, ..)| !is_spoken).collect();
    if missing.len() < words.len()
        && let Some((_, source, first)) = missing.first()
    {
        let ids: Vec<&str> = missing.iter().map(|(.., id)| id.value.as_str()).collect();
        let (span, all) = (first.span.clone(), words.len());
        findings.push(untranslated::words(source, span, &ids, all, language));
    }
}

/// An entry of `shifts.toml`.
#[derive(Debug, Clone)]
pub struct ShiftDraft {
    /// The file.
    pub source: Arc<SourceText>,
    /// One end.
    pub from: At<String>,
    /// The other.
    pub to: At<String>,
    /// How the one end is shown, where not as it is written.
    pub from_name: Option<String>,
    /// How the other end is shown.
    pub to_name: Option<String>,
    /// What it means, both ways.
    pub about: Option<String>,
    translations: Vec<Translation<ShiftNames>>,
}

/// How a shift is shown in one language.
#[derive(Debug, Clone)]
struct ShiftNames {
    from: Option<String>,
    to: Option<String>,
    about: Option<String>,
}

impl ShiftDraft {
    fn speak(&mut self, language: &str) -> bool {
        let names = translation::take(&mut self.translations, language);
        let is_spoken = names.is_some();
        if let Some(ShiftNames { from, to, about }) = names {
            self.from_name = from.or(self.from_name.take());
            self.to_name = to.or(self.to_name.take());
            self.about = about.or(self.about.take());
        }
        is_spoken
    }
}

/// An entry of `themes.toml`, `parties.toml` or `conditions.toml`.
#[derive(Debug, Clone)]
pub struct TermDraft {
    /// The file.
    pub source: Arc<SourceText>,
    /// Its id.
    pub id: At<String>,
    /// How it is shown.
    pub name: String,
    /// What it means.
    pub about: Option<String>,
    translations: Vec<Translation<TermNames>>,
}

/// How a word is shown in one language.
#[derive(Debug, Clone)]
struct TermNames {
    name: Option<String>,
    about: Option<String>,
}

impl TermDraft {
    fn speak(&mut self, language: &str) -> bool {
        let names = translation::take(&mut self.translations, language);
        let is_spoken = names.is_some();
        if let Some(TermNames { name, about }) = names {
            self.name = name.unwrap_or(std::mem::take(&mut self.name));
            self.about = about.or(self.about.take());
        }
        is_spoken
    }
}

/// An entry of `places.toml`.
#[derive(Debug, Clone)]
pub struct PlaceDraft {
    /// Its id, name and meaning.
    pub term: TermDraft,
    /// The id of the place that it is part of.
    pub within: Option<At<String>>,
    /// Latitude and longitude, in degrees.
    pub coordinates: Option<(f64, f64)>,
    /// Earlier ids, whose addresses lead here.
    pub was: Vec<At<String>>,
}

/// Reads one vocabulary.
pub(super) fn parse(
    source: &Arc<SourceText>,
    key: Key,
    findings: &mut Findings,
) -> VocabularyDrafts {
    let mut table = document::read(source, 0..source.text().len(), 0..0, findings);
    let mut drafts = VocabularyDrafts::default();
    if !table.is_whole() {
        drafts.unread.push(key);
    }
    match key {
        Key::Shift => drafts.shifts = entries(&mut table, "shift", shift, findings),
        Key::Theme => drafts.themes = entries(&mut table, "theme", whole_term, findings),
        Key::Place => drafts.places = entries(&mut table, "place", place, findings),
        Key::Party => drafts.parties = entries(&mut table, "party", whole_term, findings),
        Key::Condition => {
            drafts.conditions = entries(&mut table, "condition", whole_term, findings);
        }
        Key::Wording => drafts.wording = wording::read(&mut table, findings),
    }
    table.finish(findings);
    source::personal_data::in_list(source, findings);
    drafts
}

fn entries<T>(
    table: &mut Table<'_>,
    key: &'static str,
    read: fn(Table<'_>, &str, &mut Findings) -> Option<T>,
    findings: &mut Findings,
) -> Vec<T> {
    table
        .tables(key, findings)
        .into_iter()
        .filter_map(|entry| read(entry, key, findings))
        .collect()
}

fn shift(mut table: Table<'_>, _: &str, findings: &mut Findings) -> Option<ShiftDraft> {
    let source = Arc::clone(table.source());
    let mut end = |key: &'static str| {
        let word = table.text(key, findings);
        let word = table.require(key, word, findings)?;
        is_id(&source, "shift", &word, findings).then_some(word)
    };
    let (from, to) = (end("from"), end("to"));
    let from_name = table.text("from_name", findings);
    let to_name = table.text("to_name", findings);
    let about = table.text("about", findings);
    let names = |table: &mut Table<'_>, findings: &mut Findings| ShiftNames {
        from: text(table, "from_name", findings),
        to: text(table, "to_name", findings),
        about: text(table, "about", findings),
    };
    let translations = translation::read(&mut table, names, findings);
    table.finish(findings);
    Some(ShiftDraft {
        source,
        from: from?,
        to: to?,
        from_name: from_name.map(|name| name.value),
        to_name: to_name.map(|name| name.value),
        about: about.map(|about| about.value),
        translations,
    })
}

fn text(table: &mut Table<'_>, key: &'static str, findings: &mut Findings) -> Option<String> {
    table.text(key, findings).map(|text| text.value)
}

fn whole_term(mut table: Table<'_>, what: &str, findings: &mut Findings) -> Option<TermDraft> {
    let term = term(&mut table, what, findings);
    table.finish(findings);
    term
}

fn term(table: &mut Table<'_>, what: &str, findings: &mut Findings) -> Option<TermDraft> {
    let source = Arc::clone(table.source());
    let id = table.text("id", findings);
    let id = table
        .require("id", id, findings)
        .filter(|id| is_id(&source, what, id, findings));
    let name = table.text("name", findings);
    let name = table.require("name", name, findings);
    let about = table.text("about", findings);
    let names = |table: &mut Table<'_>, findings: &mut Findings| TermNames {
        name: text(table, "name", findings),
        about: text(table, "about", findings),
    };
    let translations = translation::read(table, names, findings);
    Some(TermDraft {
        source,
        // An entry without its name is still a word: one fault is enough.
        name: name.map_or_else(
            || id.as_ref().map(|id| id.value.clone()),
            |name| Some(name.value),
        )?,
        id: id?,
        about: about.map(|about| about.value),
        translations,
    })
}

fn place(mut table: Table<'_>, what: &str, findings: &mut Findings) -> Option<PlaceDraft> {
    let term = term(&mut table, what, findings);
    let within = table.text("within", findings);
    let lat = table.number("lat", findings);
    let lon = table.number("lon", findings);
    let was = table
        .texts("was", findings)
        .into_iter()
        .filter(|id| is_id(table.source(), what, id, findings))
        .collect();
    let coordinates = coordinates(&table, lat, lon, findings);
    table.finish(findings);
    Some(PlaceDraft {
        term: term?,
        within,
        coordinates,
        was,
    })
}

fn coordinates(
    table: &Table<'_>,
    lat: Option<At<f64>>,
    lon: Option<At<f64>>,
    findings: &mut Findings,
) -> Option<(f64, f64)> {
    let mut fault = |span: Range<usize>, message: String, help: &str| {
        findings.push(bad_coordinates::fault(table.source(), span, message, help));
    };
    for (key, there, other) in [("lat", &lat, "lon"), ("lon", &lon, "lat")] {
        if let Some(there) = there
            && table.span_of(other).is_none()
        {
            fault(
                there.span.clone(),
                format!("`{key}` stands here without `{other}`"),
                "give both, to two decimals, or neither",
            );
        }
    }
    let mut fine = Vec::new();
    let mut within = |number: Option<At<f64>>, limit: f64, key: &str| {
        let number = number?;
        if number.value.abs() <= limit {
            if is_fine(number.value) {
                let span = number.span;
                fine.push(personal_data::coordinate(
                    table.source(),
                    span,
                    key,
                    number.value,
                ));
            }
            return Some(number.value);
        }
        fault(
            number.span,
            format!("`{key}` is not between -{limit} and {limit}"),
            "write degrees with a decimal point, for instance lat = 53.80 and lon = -1.55",
        );
        None
    };
    let lat = within(lat, 90.0, "lat");
    let lon = within(lon, 180.0, "lon");
    for found in fine {
        findings.push(found);
    }
    Some((lat?, lon?))
}

/// Whether `word` can be the id of a `what`; a fault where it can't.
pub(super) fn is_id(
    source: &Arc<SourceText>,
    what: &str,
    word: &At<String>,
    findings: &mut Findings,
) -> bool {
    let span = word.span.clone();
    if word.value == RESERVED {
        findings.push(collision::reserved(source, span, &word.value, what));
        return false;
    }
    // An end of a shift is never an address by itself.
    let is_device = what != "shift" && id::is_device(&word.value);
    if is_device || !id::is_id(&word.value) {
        let advice = id::advice(&word.value);
        findings.push(bad_id::fault(source, span, what, &word.value, &advice));
        return false;
    }
    true
}

/// The one id that no word can have: its address is that of the list itself.
const RESERVED: &str = "index";
