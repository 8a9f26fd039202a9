//! Words that nobody has used yet: takes the observatory, gives the places and the shifts that no counted
//! sighting is about. Nobody having told of something is no sign that nothing has changed.

use std::collections::BTreeSet;

use crate::model::{Entry as _, Ix, Observatory, Place, Shift, depth_first};
use crate::review::entry::Entry;

/// Every place without a sighting of its own or of a part of it, in the order of the tree. Of places within
/// one another the outermost is named, with how many are within it.
pub(super) fn places(observatory: &Observatory) -> Vec<Entry> {
    let places = &observatory.places;
    let told: BTreeSet<Ix<Place>> = observatory
        .counted()
        .flat_map(|(_, sighting)| places.with_parents(sighting.place))
        .collect();
    let outermost = depth_first(places).into_iter().filter(|(place, _)| {
        let around = places[*place].within;
        !told.contains(place) && around.is_none_or(|around| told.contains(&around))
    });
    outermost
        .map(|(ix, _)| {
            let place = &places[ix];
            let why = match crate::model::parts_of(places, ix).len() {
                0 => "nobody has told of it yet".to_owned(),
                1 => "nobody has told of it yet, nor of the place within it".to_owned(),
                many => format!("nobody has told of it yet, nor of the {many} places within it"),
            };
            Entry {
                place: Some(place.id().to_owned()),
                ..Entry::new(
                    place.origin().source.path(),
                    place.name(),
                    why,
                    "ask somebody there what they have noticed; nothing to tell is worth telling too",
                )
            }
        })
        .collect()
}

/// Every shift that no sighting names, in the order of the list.
pub(super) fn shifts(observatory: &Observatory) -> Vec<Entry> {
    let told: BTreeSet<Ix<Shift>> = observatory
        .counted()
        .flat_map(|(_, sighting)| sighting.shifts_named())
        .collect();
    let silent = observatory
        .shifts
        .iter()
        .filter(|(ix, _)| !told.contains(ix));
    silent
        .map(|(_, shift)| Entry {
            shift: Some(shift.id().to_owned()),
            ..Entry::new(
                shift.origin().source.path(),
                shift.name(),
                "nobody has told of it yet, one way or the other",
                "ask whether anybody sees it, or that nothing has changed; if nobody would put it so, find other \
                 words for it",
            )
        })
        .collect()
}
