//! A word of a vocabulary that no sighting uses.

use std::collections::BTreeSet;

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, Findings, Level, Rule};
use crate::model::{Condition, Entry, Ix, Observatory, Party, Place, Shift, Theme, Vocabulary};

/// A word of a vocabulary that no sighting uses.
pub(super) static RULE: Rule = Rule {
    code: "unused-word",
    level: Level::Note,
    page: include_str!("../../docs/rules/unused-word.md"),
};

/// How many words one note names.
const NAMED: usize = 8;

/// The words that no sound sighting names, be it a draft. While any file has an error nothing is
/// said: the word may stand there.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let observatory = subject.observatory;
    if !observatory.set_aside.broken.is_empty() {
        return;
    }
    let used = Used::of(observatory);
    report(
        &observatory.shifts,
        ["shift", "shifts"],
        &used.shifts,
        findings,
    );
    report(
        &observatory.themes,
        ["theme", "themes"],
        &used.themes,
        findings,
    );
    report(
        &observatory.places,
        ["place", "places"],
        &used.places,
        findings,
    );
    report(
        &observatory.parties,
        ["party", "parties"],
        &used.parties,
        findings,
    );
    report(
        &observatory.conditions,
        ["condition", "conditions"],
        &used.conditions,
        findings,
    );
}

#[derive(Default)]
struct Used {
    shifts: BTreeSet<Ix<Shift>>,
    themes: BTreeSet<Ix<Theme>>,
    places: BTreeSet<Ix<Place>>,
    parties: BTreeSet<Ix<Party>>,
    conditions: BTreeSet<Ix<Condition>>,
}

impl Used {
    fn of(observatory: &Observatory) -> Self {
        let mut used = Self::default();
        let published = observatory.sightings.iter();
        for sighting in published.chain(&observatory.set_aside.sightings) {
            used.shifts.extend(sighting.shifts_named());
            used.themes.extend(&sighting.themes);
            used.places
                .extend(observatory.places.with_parents(sighting.place));
            used.parties.extend(&sighting.between);
            used.conditions.extend(&sighting.helped);
            used.conditions.extend(&sighting.hindered);
        }
        used
    }
}

/// One note a list, at the first unused word: a new observatory has many, and none of them is a fault.
fn report<T: Entry>(
    vocabulary: &Vocabulary<T>,
    [what, whats]: [&str; 2],
    used: &BTreeSet<Ix<T>>,
    findings: &mut Findings,
) {
    let unused: Vec<&T> = vocabulary
        .iter()
        .filter(|(ix, _)| !used.contains(ix))
        .map(|(_, entry)| entry)
        .collect();
    let Some(first) = unused.first() else {
        return;
    };
    let names: Vec<String> = unused
        .iter()
        .take(NAMED)
        .map(|entry| format!("`{}`", entry.id()))
        .collect();
    let names = names.join(", ");
    let message = match unused.len() {
        1 => format!("no sighting uses the {what} {names} yet"),
        many if many <= NAMED => format!("no sighting uses these {whats} yet: {names}"),
        many => format!(
            "no sighting uses these {whats} yet: {names} and {} more",
            many - NAMED
        ),
    };
    let origin = first.origin();
    findings.push(Diagnostic::new(
        &RULE,
        &origin.source,
        origin.span.clone(),
        message,
        "they may wait here for the first sighting that needs them; delete what was a slip",
    ));
}
