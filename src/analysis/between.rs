//! Between whom: which relationships were noticed, how they are for those in them, and who says so. Takes the
//! counted sightings, gives every pair of parties with its sightings. One party alone is among themselves, and
//! three or more are every pair of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::counts::{Ratings, voices};
use crate::model::{Ix, Observatory, Party, Sighting};
use crate::words::{SaidBy, Word as _};

/// Two parties in the order of their list; the same twice is a party among themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair(Ix<Party>, Ix<Party>);

/// Every relationship that somebody noticed.
#[derive(Debug, Default)]
pub struct Between {
    pairs: BTreeMap<Pair, Relationship>,
    parties: BTreeMap<Ix<Party>, Vec<Ix<Sighting>>>,
    /// Distinct sightings that say between whom, in the observatory's order.
    pub sightings: Vec<Ix<Sighting>>,
}

/// What was noticed of one relationship.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relationship {
    /// The sightings, in the observatory's order, each once.
    pub sightings: Vec<Ix<Sighting>>,
    /// How it is for those in it; these sum to the number of sightings.
    pub ratings: Ratings,
    /// In how many sightings each says how it is, in the order of [`SaidBy::ALL`]. One sighting may name
    /// several, so these do not add up.
    pub said_by: [usize; 4],
    /// Distinct voices.
    pub voices: usize,
}

impl Pair {
    /// Two parties, either way round.
    pub fn new(one: Ix<Party>, other: Ix<Party>) -> Self {
        Self(one.min(other), one.max(other))
    }

    /// The party that stands first in the list.
    pub fn first(self) -> Ix<Party> {
        self.0
    }

    /// The other; the same where they are among themselves.
    pub fn second(self) -> Ix<Party> {
        self.1
    }

    /// Whether it is one party among themselves.
    pub fn is_one(self) -> bool {
        self.0 == self.1
    }

    /// Every pair that a sighting is about, each once.
    pub fn of(sighting: &Sighting) -> Vec<Self> {
        let parties: BTreeSet<Ix<Party>> = sighting.between.iter().copied().collect();
        if let (1, Some(&alone)) = (parties.len(), parties.first()) {
            return vec![Pair(alone, alone)];
        }
        let others = |one: Ix<Party>| parties.range(one..).skip(1);
        parties
            .iter()
            .flat_map(|&one| others(one).map(move |&other| Pair(one, other)))
            .collect()
    }
}

impl Between {
    /// What the counted sightings of an observatory are between.
    pub fn of(observatory: &Observatory) -> Self {
        let mut between = Self::default();
        let mut pairs: BTreeMap<Pair, Vec<Ix<Sighting>>> = BTreeMap::new();
        for (ix, sighting) in observatory.counted() {
            let parties: BTreeSet<Ix<Party>> = sighting.between.iter().copied().collect();
            if parties.is_empty() {
                continue;
            }
            between.sightings.push(ix);
            for party in parties {
                between.parties.entry(party).or_default().push(ix);
            }
            for pair in Pair::of(sighting) {
                pairs.entry(pair).or_default().push(ix);
            }
        }
        between.pairs = pairs
            .into_iter()
            .map(|(pair, sightings)| (pair, Relationship::of(observatory, sightings)))
            .collect();
        between
    }

    /// What was noticed of a pair, if anything.
    pub fn pair(&self, pair: Pair) -> Option<&Relationship> {
        self.pairs.get(&pair)
    }

    /// Every pair that was noticed, in the order of the parties.
    pub fn pairs(&self) -> impl Iterator<Item = (Pair, &Relationship)> {
        self.pairs
            .iter()
            .map(|(&pair, relationship)| (pair, relationship))
    }

    /// The parties that somebody named, in their order.
    pub fn parties(&self) -> impl Iterator<Item = Ix<Party>> {
        self.parties.keys().copied()
    }

    /// The distinct sightings that name a party, in the observatory's order.
    pub fn naming(&self, party: Ix<Party>) -> &[Ix<Sighting>] {
        self.parties.get(&party).map_or(&[], Vec::as_slice)
    }
}

impl Relationship {
    fn of(observatory: &Observatory, sightings: Vec<Ix<Sighting>>) -> Self {
        let mut ratings = Ratings::default();
        let mut said_by = [0; SaidBy::ALL.len()];
        for &ix in &sightings {
            let sighting = observatory.sighting(ix);
            ratings.add(sighting.working);
            for (count, who) in said_by.iter_mut().zip(SaidBy::ALL) {
                *count += usize::from(sighting.said_by.contains(who));
            }
        }
        Self {
            voices: voices(observatory, &sightings),
            sightings,
            ratings,
            said_by,
        }
    }
}
