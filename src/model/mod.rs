//! The observatory as a value: sightings whose every word is known, the vocabularies, the tree of places.
//!
//! Takes drafts, gives an [`Observatory`] and what is wrong with the drafts taken together. Nothing here
//! reads a file, knows an address or a page.

mod assemble;
mod facet;
mod picture;
mod place;
#[cfg(test)]
pub(crate) mod sample;
mod set_aside;
mod shift;
mod sighting;
mod vocabulary;

use std::collections::HashMap;
use std::sync::Arc;

pub use assemble::{Assembled, Choice, Memory, assemble};
pub use facet::{Facet, FacetKind};
pub use picture::Picture;
pub use place::{Place, depth_first, parts_of};
pub use set_aside::{Fragment, SetAside};
pub use shift::{End, Named, Shift, Stance};
pub use sighting::{Related, Sighting, Tombstone, Voice, says_something};
pub use vocabulary::{Condition, Entry, Ix, Origin, Party, Term, Theme, Vocabulary};

use crate::date::Date;
use crate::wording::Wording;

/// Everything that is published, looked up and in order.
#[derive(Debug, Default)]
pub struct Observatory {
    /// The shifts, in file order.
    pub shifts: Vocabulary<Shift>,
    /// The places, in file order; [`depth_first`] walks their tree.
    pub places: Vocabulary<Place>,
    /// The themes, in file order.
    pub themes: Vocabulary<Theme>,
    /// The parties, in file order.
    pub parties: Vocabulary<Party>,
    /// What helps and what gets in the way, in file order.
    pub conditions: Vocabulary<Condition>,
    /// What it has decided about wording.
    pub wording: Wording,
    /// The sightings that have a page, the newest first, those of one date by id.
    pub sightings: Vec<Arc<Sighting>>,
    /// What was withdrawn, or whose permission has run out, by id.
    pub tombstones: Vec<Tombstone>,
    /// What was read and has no page, for the checks alone.
    pub set_aside: SetAside,
}

impl Observatory {
    /// The sightings that are counted, in order, each with its place in [`Observatory::sightings`].
    pub fn counted(&self) -> impl Iterator<Item = (Ix<Sighting>, &Sighting)> {
        self.all().filter(|(_, sighting)| sighting.is_counted())
    }

    /// All sightings that have a page, with their handles.
    pub fn all(&self) -> impl Iterator<Item = (Ix<Sighting>, &Sighting)> {
        self.sightings
            .iter()
            .enumerate()
            .map(|(index, sighting)| (Ix::new(index), &**sighting))
    }

    /// One sighting.
    pub fn sighting(&self, ix: Ix<Sighting>) -> &Sighting {
        &self.sightings[ix.index()]
    }

    /// The handles of all sightings by id.
    pub fn by_id(&self) -> HashMap<&str, Ix<Sighting>> {
        self.all()
            .map(|(ix, sighting)| (sighting.id.as_str(), ix))
            .collect()
    }

    /// The newest date of a counted sighting or of a follow-up to one: "now", as far as the pages know.
    pub fn newest(&self) -> Option<Date> {
        self.counted()
            .flat_map(|(_, sighting)| {
                let later = sighting.followups.iter().map(|followup| followup.date);
                later.chain([sighting.date])
            })
            .max()
    }
}
