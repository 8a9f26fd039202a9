//! What the rules look at: an observatory and the day.

use std::ops::Range;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{Observatory, Sighting};

/// What the rules look at.
pub(super) struct Subject<'a> {
    /// The observatory.
    pub observatory: &'a Observatory,
    /// The day, where it is known.
    pub today: Option<NaiveDate>,
    sightings: Vec<&'a Sighting>,
}

impl<'a> Subject<'a> {
    /// Without `today` no date is in the future.
    pub(super) fn new(observatory: &'a Observatory, today: Option<NaiveDate>) -> Self {
        let sightings = observatory.sightings.iter();
        Self {
            observatory,
            today,
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
}

/// The place in the file of a place in the account.
pub(super) fn in_file(sighting: &Sighting, span: &Range<usize>) -> Range<usize> {
    let start = sighting.body.start;
    span.start + start..span.end + start
}

/// A find at the value of `key`, or at the opening `+++` where the key is not there.
pub(super) fn at_key(
    rule: &'static Rule,
    sighting: &Sighting,
    key: &str,
    message: impl Into<String>,
    help: impl Into<String>,
) -> Diagnostic {
    Diagnostic::new(rule, &sighting.source, sighting.span_of(key), message, help)
}
