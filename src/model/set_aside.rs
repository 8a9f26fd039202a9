//! What was read and has no page: known so that the checks can tell what is missing from what only
//! stands elsewhere. Nothing of it is ever published.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::picture::Picture;
use crate::model::place::Place;
use crate::model::sighting::Sighting;
use crate::model::vocabulary::Ix;
use crate::picture::Tells;
use crate::source::SightingDraft;

/// What was read and has no page.
#[derive(Debug, Default)]
pub struct SetAside {
    /// Sound sightings that are not published: drafts that were not asked for, and those whose
    /// permission has run out.
    pub sightings: Vec<Arc<Sighting>>,
    /// Sightings whose file has an error and no fault of the syntax, as far as they could be read: they have
    /// at least a title, a date and a place.
    pub faulty: Vec<Arc<Sighting>>,
    /// What is left of all others with an error.
    pub fragments: Vec<Fragment>,
    /// What each file of a picture tells besides what it shows, by its path, also of those that no sighting
    /// names; none where that can't be read.
    pub pictures: BTreeMap<String, Option<Tells>>,
    /// Every file with an error, by its path.
    pub broken: BTreeSet<String>,
}

/// What a file tells that is no sighting, because its title, its date or its place can't be read, or because a fault
/// of the syntax may hide some of it.
#[derive(Debug)]
pub struct Fragment {
    /// The file as it was read.
    pub draft: Box<SightingDraft>,
    /// Its place, where that is one of the list.
    pub place: Option<Ix<Place>>,
    /// Its pictures.
    pub pictures: Vec<Picture>,
}
