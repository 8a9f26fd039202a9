//! What the rules look at: an observatory and the day.

use chrono::NaiveDate;

use crate::check::likely_duplicate::Pairs;
use crate::check::told::Told;
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{Observatory, Sighting};

/// What the rules look at.
pub(super) struct Subject<'a> {
    /// The observatory.
    pub observatory: &'a Observatory,
    /// The day, where it is known.
    pub today: Option<NaiveDate>,
    /// The words of each sighting of the observatory, in its order; none before all are read.
    pub pairs: Vec<Pairs>,
    sightings: Vec<&'a Sighting>,
}

impl<'a> Subject<'a> {
    /// Without `today` no date is in the future.
    pub(super) fn new(observatory: &'a Observatory, today: Option<NaiveDate>) -> Self {
        let sightings = observatory.sightings.iter();
        Self {
            observatory,
            today,
            pairs: Vec::new(),
            sightings: sightings
                .chain(&observatory.set_aside.faulty)
                .map(|sighting| &**sighting)
                .collect(),
        }
    }

    /// Every sighting, those whose file has an error too: whoever mends that wants to hear all at once.
    pub(super) fn sightings(&self) -> impl Iterator<Item = &'a Sighting> {
        self.sightings.iter().copied()
    }

    /// What each file tells, also where it is no sighting because its title, its date or its place can't be read.
    pub(super) fn told(&self) -> impl Iterator<Item = Told<'a>> {
        self.told_at_all().filter(|told| told.is_whole)
    }

    /// The same, and what stands in a file with a fault of the syntax: for rules that ask for nothing which that
    /// may hide.
    pub(super) fn told_at_all(&self) -> impl Iterator<Item = Told<'a>> {
        let fragments = self.observatory.set_aside.fragments.iter();
        let whole = self.sightings().map(Told::whole);
        whole.chain(fragments.map(Told::in_part))
    }
}

/// A find at the value of `key`, or at the opening `+++` where the key is not there.
pub(super) fn at_key(
    rule: &'static Rule,
    told: &Told<'_>,
    key: &str,
    message: impl Into<String>,
    help: impl Into<String>,
) -> Diagnostic {
    Diagnostic::new(rule, told.source, told.span_of(key), message, help)
}
