//! Places, and the tree that they make.

use crate::model::vocabulary::{Entry, Ix, Origin, Vocabulary};

/// Where something was noticed: a spot, an area, a network.
#[derive(Debug)]
pub struct Place {
    /// Its id.
    pub id: String,
    /// How it is shown.
    pub name: String,
    /// What it is.
    pub about: Option<String>,
    /// Latitude and longitude in degrees; none for a country or a network.
    pub coordinates: Option<(f64, f64)>,
    /// Earlier ids, whose addresses lead here.
    pub was: Vec<String>,
    /// The place that it is part of.
    pub within: Option<Ix<Place>>,
    /// Its parts, in file order.
    pub parts: Vec<Ix<Place>>,
    /// Where it is written.
    pub origin: Origin,
}

impl Entry for Place {
    fn id(&self) -> &str {
        &self.id
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn about(&self) -> Option<&str> {
        self.about.as_deref()
    }

    fn origin(&self) -> &Origin {
        &self.origin
    }
}

impl Vocabulary<Place> {
    /// A place and all that it is within, from the inside out.
    pub fn with_parents(&self, place: Ix<Place>) -> impl Iterator<Item = Ix<Place>> {
        std::iter::successors(Some(place), |&place| self[place].within)
    }
}

/// All places depth-first, siblings in file order, each with its depth (0 for a top place).
pub fn depth_first(places: &Vocabulary<Place>) -> Vec<(Ix<Place>, usize)> {
    let tops = places.iter().filter(|(_, place)| place.within.is_none());
    walk(places, tops.map(|(ix, _)| ix).collect())
}

/// All that is within a place, in the same way; its own parts have the depth 0.
pub fn parts_of(places: &Vocabulary<Place>, place: Ix<Place>) -> Vec<(Ix<Place>, usize)> {
    walk(places, places[place].parts.clone())
}

fn walk(places: &Vocabulary<Place>, tops: Vec<Ix<Place>>) -> Vec<(Ix<Place>, usize)> {
    // A stack of our own: places may be nested deeper than the call stack reaches.
    let mut waiting: Vec<(Ix<Place>, usize)> = tops.into_iter().rev().map(|ix| (ix, 0)).collect();
    let mut walked = Vec::new();
    while let Some((ix, depth)) = waiting.pop() {
        walked.push((ix, depth));
        let parts = places[ix].parts.iter().rev();
        waiting.extend(parts.map(|&part| (part, depth + 1)));
    }
    walked
}
