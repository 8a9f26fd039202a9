//! What the rules look at: an observatory, the day, and every account read once for all of them.

use std::ops::Range;

use chrono::NaiveDate;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::diagnostic::{Diagnostic, Rule};
use crate::markdown::{Survey, survey};
use crate::model::{Observatory, Sighting};

/// What the rules look at.
pub(super) struct Subject<'a> {
    /// The observatory.
    pub observatory: &'a Observatory,
    /// The day, where it is known.
    pub today: Option<NaiveDate>,
    sightings: Vec<&'a Sighting>,
    surveys: Vec<Survey>,
}

impl<'a> Subject<'a> {
    /// Reads every account.
    pub(super) fn new(observatory: &'a Observatory, today: Option<NaiveDate>) -> Self {
        let account = |sighting: &&Sighting| {
            let account = &sighting.source.text()[sighting.body.clone()];
            survey(account)
        };
        let sightings: Vec<&Sighting> = observatory
            .sightings
            .iter()
            .chain(&observatory.set_aside.faulty)
            .collect();
        Self {
            observatory,
            today,
            surveys: sightings.par_iter().map(account).collect(),
            sightings,
        }
    }

    /// Every sighting, those whose file has an error too: whoever mends that wants to hear all at once.
    pub(super) fn sightings(&self) -> impl Iterator<Item = &'a Sighting> {
        self.sightings.iter().copied()
    }

    /// Every sighting with a survey of its account; places in it count from the start of the account.
    pub(super) fn accounts(&self) -> impl Iterator<Item = (&'a Sighting, &Survey)> {
        self.sightings().zip(&self.surveys)
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
