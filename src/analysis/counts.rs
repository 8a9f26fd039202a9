//! The numbers of some sightings: how many, which way, how well it works, how many voices. Takes sightings, gives
//! whole numbers that add up.

use crate::model::{End, Ix, Observatory, Shift, Sighting, Stance, Voice};
use crate::words::Working;

/// What some sightings say of one shift. The five of direction sum to `total`, and so do the `ratings`.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Distinct sightings.
    pub total: usize,
    /// Towards the end that the shift leads to.
    pub forward: usize,
    /// Towards the end that it comes from.
    pub back: usize,
    /// Both ways at once.
    pub mixed: usize,
    /// As it was, at the end that the shift comes from.
    pub still_from: usize,
    /// As it was, at the end that it leads to.
    pub still_to: usize,
    /// How well it works for those in it.
    pub ratings: Ratings,
    /// Distinct voices; they do not add up over places.
    pub voices: usize,
}

/// How the relationship is for those in it, each number in sightings.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Ratings {
    /// Going well.
    pub well: usize,
    /// Going well in part.
    pub partly: usize,
    /// Under strain.
    pub strained: usize,
    /// Too soon to say.
    pub too_soon: usize,
    /// Nobody has said how it is.
    pub unrated: usize,
}

impl Counts {
    /// What `sightings` say of `shift`; those that do not name it are left out.
    pub fn of(observatory: &Observatory, shift: Ix<Shift>, sightings: &[Ix<Sighting>]) -> Self {
        let mut tally = Tally::default();
        for &ix in sightings {
            let sighting = observatory.sighting(ix);
            if let Some(stance) = sighting.stance(shift) {
                tally.add(stance, sighting.working, sighting.voice);
            }
        }
        tally.counts()
    }
}

/// Counts that are not yet at their end.
#[derive(Debug, Default)]
pub(super) struct Tally {
    counts: Counts,
    voices: Vec<Voice>,
}

impl Tally {
    /// Counts one sighting more: what it says of the shift, how that is for those in it, and whose voice it is.
    pub(super) fn add(&mut self, stance: Stance, working: Option<Working>, voice: Voice) {
        let counts = &mut self.counts;
        counts.total += 1;
        *match stance {
            Stance::Towards(End::To) => &mut counts.forward,
            Stance::Towards(End::From) => &mut counts.back,
            Stance::BothWays => &mut counts.mixed,
            Stance::Still(End::From) => &mut counts.still_from,
            Stance::Still(End::To) => &mut counts.still_to,
        } += 1;
        counts.ratings.add(working);
        self.voices.push(voice);
    }

    /// What it comes to.
    pub(super) fn counts(self) -> Counts {
        Counts {
            voices: distinct(self.voices),
            ..self.counts
        }
    }
}

impl Ratings {
    /// Counts one sighting more.
    pub fn add(&mut self, working: Option<Working>) {
        *match working {
            Some(Working::Well) => &mut self.well,
            Some(Working::Partly) => &mut self.partly,
            Some(Working::Strained) => &mut self.strained,
            Some(Working::TooSoon) => &mut self.too_soon,
            None => &mut self.unrated,
        } += 1;
    }

    /// In how many somebody has said how well it works, so that one can be held against another: it is
    /// neither too soon to say nor unsaid.
    pub fn rated(self) -> usize {
        self.well + self.partly + self.strained
    }
}

/// How many different voices stand behind some sightings.
pub fn voices(observatory: &Observatory, sightings: &[Ix<Sighting>]) -> usize {
    let voice = |&ix: &Ix<Sighting>| observatory.sighting(ix).voice;
    distinct(sightings.iter().map(voice).collect())
}

/// How many there are, each once.
pub(super) fn distinct(mut voices: Vec<Voice>) -> usize {
    voices.sort_unstable();
    voices.dedup();
    voices.len()
}
