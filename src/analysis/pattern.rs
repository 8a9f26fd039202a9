//! The main pattern, for a plain sentence: which shifts and which relationships were told of most. Places are
//! never held against each other, because there the numbers say only where reporters are.

use crate::analysis::between::{Between, Pair};
use crate::analysis::counts::Counts;
use crate::model::{Ix, Observatory, Shift};

/// How many may share the first place before none of them stands out.
const ABREAST: usize = 2;

/// What stands out.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    /// The shifts that most sightings name, in the order of the vocabulary; none where too many share the
    /// first place, or too few sightings name any.
    pub shifts: Vec<(Ix<Shift>, Counts)>,
    /// The relationships that most sightings are about, with how many; none in the same way.
    pub pairs: Vec<(Pair, usize)>,
}

impl Pattern {
    /// What stands out of `shifts`, the counts of each over all places, and of `between`. Numbers below
    /// `minimum` say nothing.
    pub fn of(
        observatory: &Observatory,
        shifts: &[Counts],
        between: &Between,
        minimum: usize,
    ) -> Self {
        let shifts = observatory
            .shifts
            .iter()
            .map(|(ix, _)| ix)
            .zip(shifts.iter().copied());
        let pairs = between
            .pairs()
            .map(|(pair, relationship)| (pair, relationship.sightings.len()));
        Self {
            shifts: first(shifts, |(_, counts)| counts.total, minimum),
            pairs: first(pairs, |(_, count)| *count, minimum),
        }
    }
}

/// Those with the greatest number, unless it is too small or too many have it.
fn first<T>(all: impl Iterator<Item = T>, number: impl Fn(&T) -> usize, minimum: usize) -> Vec<T> {
    let all: Vec<T> = all.collect();
    let most = all.iter().map(&number).max().unwrap_or_default();
    let count = all.iter().filter(|one| number(one) == most).count();
    if most < minimum.max(1) || count > ABREAST {
        return Vec::new();
    }
    all.into_iter().filter(|one| number(one) == most).collect()
}
