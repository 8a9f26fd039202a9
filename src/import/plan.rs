//! Which file each sighting becomes: takes what was told and what is there already, gives paths and texts, and
//! reports ids that two would have.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Findings, SourceText};
use crate::faults::{bad_id, collision, missing_key};
use crate::id;
use crate::import::columns::keys;
use crate::import::told::{Origin, Told};
use crate::import::write::{Written, write};
use crate::questions::label_of;
use crate::source::{Input, Inputs, SIGHTINGS, id_of};

/// The files that an import comes to.
#[derive(Debug)]
pub struct Plan {
    /// The table or the form.
    source: Arc<SourceText>,
    /// One file for each sighting, in its order.
    pub files: Vec<Planned>,
}

/// One file.
#[derive(Debug)]
pub struct Planned {
    /// Its path from the project's root, with `/`.
    pub path: String,
    /// All of its text.
    pub text: String,
    /// What stands there now.
    pub standing: Standing,
    marks: Vec<(Range<usize>, &'static str)>,
    origin: Origin,
}

/// What stands where a file is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nothing.
    New,
    /// The same text.
    Unchanged,
    /// Another text.
    Differs,
}

/// Plans a file for each sighting. One whose id is there already keeps its place; it is told as a fault where
/// its text differs, unless `force` says that it may be replaced.
pub fn plan(
    source: &Arc<SourceText>,
    told: Vec<Told>,
    inputs: &Inputs,
    force: bool,
    findings: &mut Findings,
) -> Plan {
    let mut taken = Taken {
        there: inputs
            .files
            .iter()
            .filter(|input| input.path.ends_with(".md"))
            .map(|input| (id::folded(&id_of(&input.path)).into_owned(), input))
            .collect(),
        asked: BTreeMap::new(),
        made: BTreeSet::new(),
        next: BTreeMap::new(),
    };
    let is_free: Vec<bool> = told
        .iter()
        .enumerate()
        .map(|(index, one)| taken.ask(source, &told, index, one, findings))
        .collect();
    let files = told
        .into_iter()
        .zip(is_free)
        .enumerate()
        .map(|(index, (one, is_free))| {
            let written = write(&one);
            let asked = one.id.as_deref().filter(|_| is_free);
            let id = match asked {
                Some(id) => id.to_owned(),
                // It is looked at all the same, under a name that nobody has.
                None if one.id.is_some() => format!("row-{index}-of-the-table"),
                None => taken.make(&one, &written.text),
            };
            let there = taken.there.get(&id).copied();
            let standing = there.map_or(Standing::New, |there| standing(there, &written.text));
            if let (Standing::Differs, Some(there), false) = (standing, there, force) {
                let fault = differs(source, one.origin.of("id"), &id, &there.path);
                findings.push(of_row(fault, &one.origin, "id"));
            }
            let path = there.map_or_else(|| path(&one, &id), |there| there.path.to_string());
            planned(path, written, standing, one.origin)
        })
        .collect();
    Plan {
        source: Arc::clone(source),
        files,
    }
}

fn planned(path: String, written: Written, standing: Standing, origin: Origin) -> Planned {
    Planned {
        path,
        text: written.text,
        standing,
        marks: written.marks,
        origin,
    }
}

/// `sightings/2020/street-party.md`. Without a date nothing is ever written.
fn path(told: &Told, id: &str) -> String {
    match told.date {
        Some(date) => format!("{SIGHTINGS}/{:04}/{id}.md", date.year()),
        None => format!("{SIGHTINGS}/{id}.md"),
    }
}

fn standing(there: &Input, text: &str) -> Standing {
    let is_same = there
        .bytes
        .as_deref()
        .and_then(|bytes| std::str::from_utf8(bytes).ok())
        .is_some_and(|there| there == text || SourceText::new("", there).text() == text);
    if is_same {
        Standing::Unchanged
    } else {
        Standing::Differs
    }
}

/// Which ids are taken, and by what.
struct Taken<'i> {
    /// The files that are there, by id.
    there: BTreeMap<String, &'i Input>,
    /// The ids that are asked for, each with the place of the sighting that was first.
    asked: BTreeMap<String, usize>,
    /// The ids that were made here.
    made: BTreeSet<String>,
    /// The number that is tried next behind a stem.
    next: BTreeMap<String, usize>,
}

impl Taken<'_> {
    /// Takes the id that a sighting asks for; a fault where it can't have it.
    fn ask(
        &mut self,
        source: &Arc<SourceText>,
        all: &[Told],
        index: usize,
        told: &Told,
        findings: &mut Findings,
    ) -> bool {
        let Some(id) = &told.id else {
            return true;
        };
        let span = told.origin.of("id");
        if id::is_reserved(id) && !id::is_device(id) {
            let advice = "a file of that name is not read as a sighting: give it another id";
            let fault = bad_id::fault(source, span, "sighting", id, advice);
            findings.push(of_row(fault, &told.origin, "id"));
            return false;
        }
        if id::is_device(id) || !id::is_id(id) {
            let advice = id::advice(id);
            let fault = bad_id::fault(source, span, "sighting", id, &advice);
            findings.push(of_row(fault, &told.origin, "id"));
            return false;
        }
        if let Some(first) = self.asked.get(id) {
            let row = all[*first].origin.row.unwrap_or_default();
            let others = [format!("row {row}")];
            let fault = collision::fault(source, span, id, "id", &others);
            findings.push(of_row(fault, &told.origin, "id"));
            return false;
        }
        self.asked.insert(id.clone(), index);
        true
    }

    /// An id made from the year and the title. One whose file is there already, word for word, is that sighting's own: so
    /// the same table can be imported twice.
    fn make(&mut self, told: &Told, text: &str) -> String {
        let year = told.date.map(|date| date.year());
        let stem = id::of_title(told.title.as_deref().unwrap_or_default(), year);
        let mut number = self.next.get(&stem).copied().unwrap_or(1);
        loop {
            let id = match number {
                1 => stem.clone(),
                number => format!("{stem}-{number}"),
            };
            number += 1;
            let is_there = self.there.get(&id);
            let is_own = is_there.is_none_or(|there| standing(there, text) == Standing::Unchanged);
            let is_free = is_own && !self.asked.contains_key(&id) && !id::is_reserved(&id);
            if is_free && self.made.insert(id.clone()) {
                self.next.insert(stem, number);
                return id;
            }
        }
    }
}

fn differs(source: &Arc<SourceText>, span: Range<usize>, id: &str, there: &str) -> Diagnostic {
    Diagnostic::new(
        &collision::RULE,
        source,
        span,
        format!("`{id}` is already the id of {there}, which says something else"),
        "that file is left as it is: take the row out, give it another id, or replace the file with --force",
    )
}

/// A fault that says in its message which row and column it is about, or which question.
fn of_row(mut fault: Diagnostic, origin: &Origin, key: &str) -> Diagnostic {
    let place = match (origin.row, label_of(key)) {
        (Some(row), _) if key.is_empty() => format!(" (row {row})"),
        (Some(row), _) => format!(" (row {row}, column `{key}`)"),
        (None, Some(label)) if !key.is_empty() => format!(" (“{label}”)"),
        (None, _) => String::new(),
    };
    fault.message.push_str(&place);
    fault
}

/// Whether a key seems to be missing of which it is told already why it is not there.
fn is_told(found: &Diagnostic, origin: &Origin) -> bool {
    let is_named = |key: &&str| match *key {
        "body" => is_of_account(found),
        key => found.message.contains(&format!("`{key}`")),
    };
    found.rule == &missing_key::RULE && origin.unread.iter().any(is_named)
}

fn is_of_account(found: &Diagnostic) -> bool {
    found.rule == &missing_key::RULE && found.message.contains("account")
}

/// Which cell or which answer would give the key that is missing.
fn fill_in(found: &Diagnostic, is_table: bool) -> String {
    let is_missing = |key: &&str| match *key {
        "body" => is_of_account(found),
        key => found.message.contains(&format!("`{key}`")),
    };
    let missing: Vec<String> = keys()
        .filter(is_missing)
        .filter_map(|key| match is_table {
            true => Some(format!("the column `{key}`")),
            false => label_of(key).map(|label| format!("“{label}”")),
        })
        .collect();
    let missing = missing.join(" or ");
    match is_table {
        true => format!("fill in {missing}"),
        false => format!("there is no answer to {missing}: ask whoever sent it"),
    }
}

impl Plan {
    /// What was found in the planned files, as faults of the table or the form; what was found elsewhere
    /// stays as it is.
    pub fn told_of(&self, findings: &Findings) -> Findings {
        let by_path: BTreeMap<&str, &Planned> = self
            .files
            .iter()
            .map(|planned| (planned.path.as_str(), planned))
            .collect();
        let mut told = Findings::default();
        for found in findings {
            told.push(match by_path.get(found.source.path()) {
                Some(planned) if is_told(found, &planned.origin) => continue,
                Some(planned) => self.brought_back(found, planned),
                None => found.clone(),
            });
        }
        told.sort();
        told
    }

    fn brought_back(&self, found: &Diagnostic, planned: &Planned) -> Diagnostic {
        let start = found.span.start;
        let mark = planned.marks.iter().find(|(span, _)| span.contains(&start));
        let key = mark.map_or("", |(_, key)| *key);
        let help = match mark {
            None if found.rule == &missing_key::RULE => {
                fill_in(found, planned.origin.row.is_some())
            }
            _ => found.help.clone(),
        };
        let span = planned.origin.of(key);
        let fault = Diagnostic::new(found.rule, &self.source, span, &found.message, help);
        of_row(fault, &planned.origin, key)
    }
}
