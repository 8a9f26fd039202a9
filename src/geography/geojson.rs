//! Reads boundaries from the text of a GeoJSON file (RFC 7946): from bytes to [`Boundaries`], or to what is
//! wrong with the file, in words for whoever made it.
//!
//! The file is read member by member into positions, never as a tree of values, so that what it takes in memory
//! is a small multiple of its size.

mod fault;
mod id;
mod nest;
mod object;
mod state;

use std::fmt;

use serde::de::DeserializeSeed;

use crate::geography::boundaries::Boundaries;
use crate::geography::boundaries::Draft;
use crate::geography::geojson::fault::fault_of;
use crate::geography::geojson::fault::other_format;
use crate::geography::geojson::fault::whole_file;
use crate::geography::geojson::object::Members;
use crate::geography::geojson::object::Object;
use crate::geography::geojson::object::Type;
use crate::geography::geojson::state::State;

/// Files of boundaries are not larger than this, in bytes. Whoever reads one need not look at one that is.
pub const LARGEST_BOUNDARIES: usize = 10_000_000;

/// All boundaries together have no more corners than this.
pub const MOST_CORNERS: usize = 1_000_000;

/// What is wrong with a file of boundaries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeoJsonFault {
    /// The line and the column at which reading stopped, from 1, columns in characters: at what is wrong or its end.
    /// `None` where it is the whole file.
    pub at: Option<(usize, usize)>,
    /// What is wrong; a sentence without its full stop, beginning in lower case.
    pub message: String,
    /// What to do about it, likewise.
    pub help: String,
}

impl fmt::Display for GeoJsonFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.message)
    }
}

impl std::error::Error for GeoJsonFault {}

/// Reads a FeatureCollection, a Feature or a geometry. Polygons become areas and line strings lines; points,
/// geometries that are null or empty and members that are not of GeoJSON are passed over. A feature belongs to the
/// place that its `id` names, else the `id` among its properties; numbers stand for themselves.
///
/// A ring that is not closed is closed; one that runs the wrong way round is as good as any.
///
/// # Errors
///
/// The first thing that makes the file unfit.
pub fn boundaries(bytes: &[u8]) -> Result<Boundaries, GeoJsonFault> {
    if bytes.len() > LARGEST_BOUNDARIES {
        return Err(whole_file(
            format!(
                "the file is larger than {} MB",
                LARGEST_BOUNDARIES / 1_000_000
            ),
            "simplify the boundaries before they are exported: a map of 800 dots across needs no more than 1 MB",
        ));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Some(fault) = other_format(bytes) {
        return Err(fault);
    }
    let state = State::default();
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let read = Object { state: &state }
        .deserialize(&mut json)
        .and_then(|object| json.end().map(|()| object));
    let object = read.map_err(|error| fault_of(&error, state.fault.take(), bytes))?;
    Boundaries::of(drafts(object)).ok_or_else(|| {
        whole_file(
            "there are no outlines in the file".to_owned(),
            "export the areas as polygons; points are no boundaries",
        )
    })
}

/// The features of a collection, or the one that anything else is.
fn drafts(object: Members) -> Vec<Draft> {
    if object.kind == Some(Type::Features) {
        return object.inner.into_iter().flat_map(drafts).collect();
    }
    let mut draft = Draft {
        id: object.id.clone(),
        ..Draft::default()
    };
    add(object, &mut draft);
    vec![draft]
}

fn add(object: Members, draft: &mut Draft) {
    match object.kind {
        Some(Type::Lines { .. }) => draft.lines.extend(object.nest.lines()),
        Some(Type::Polygons { .. }) => draft.rings.extend(object.nest.lines()),
        _ => {}
    }
    for inner in object.inner {
        add(inner, draft);
    }
}

#[cfg(test)]
mod tests;
