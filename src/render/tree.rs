//! The tree of places, written from top to bottom: places may be nested deeper than a template can call
//! itself.

use serde::Serialize;

use crate::model::{Facet, Ix, Place, depth_first, parts_of};
use crate::render::here::{Here, Link};

/// One place of a tree that is written from top to bottom: a place that has parts opens a list, and the
/// last of a list closes it, and those around it that end there too.
#[derive(Serialize)]
pub(super) struct Branch<'a> {
    link: Link<'a>,
    /// Counted sightings here and in its parts.
    count: usize,
    opens: bool,
    closes: usize,
}

/// The places down to a depth (0 = top places only), from top to bottom.
pub(super) fn branches(here: Here<'_>, deepest: usize) -> Vec<Branch<'_>> {
    let walked = depth_first(&here.observatory().places);
    tree(
        here,
        walked.into_iter().filter(|(_, depth)| *depth <= deepest),
    )
}

fn tree(here: Here<'_>, places: impl Iterator<Item = (Ix<Place>, usize)>) -> Vec<Branch<'_>> {
    let places: Vec<_> = places.collect();
    let top = places.first().map_or(0, |(_, depth)| *depth);
    places
        .iter()
        .enumerate()
        .map(|(index, &(place, depth))| {
            let next = places.get(index + 1).map_or(top, |(_, depth)| *depth);
            Branch {
                link: here.place(place),
                count: here.site.counted(Facet::Place(place)).len(),
                opens: next > depth,
                closes: depth.saturating_sub(next),
            }
        })
        .collect()
}

/// All that is within a place, from top to bottom.
pub(super) fn parts(here: Here<'_>, place: Ix<Place>) -> Vec<Branch<'_>> {
    tree(
        here,
        parts_of(&here.observatory().places, place).into_iter(),
    )
}
