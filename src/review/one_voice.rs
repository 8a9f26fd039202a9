//! Where all that is known of a shift at a place was told by one voice. Takes the observatory, gives an entry
//! for each such place and shift, places in the order of their tree.

use crate::analysis::{HeatMap, Scope};
use crate::model::{Entry as _, Ix, Observatory, Place, Shift, Sighting, depth_first};
use crate::review::entry::Entry;

/// Every place and shift behind which stands one voice, as the heat map counts it. Where a place and a part of
/// it have the same sightings, the part alone is named: that is where to ask.
pub(super) fn entries(observatory: &Observatory) -> Vec<Entry> {
    let counted: Vec<Ix<Sighting>> = observatory.counted().map(|(ix, _)| ix).collect();
    let heat_map = HeatMap::of(observatory, &counted);
    let places = &observatory.places;
    let mut entries = Vec::new();
    for (place, _) in depth_first(places) {
        for (shift, _) in observatory.shifts.iter() {
            let Some(cell) = heat_map.cell(place, Scope::Whole, shift) else {
                continue;
            };
            let is_told_by_a_part = places[place].parts.iter().any(|&part| {
                let part = heat_map.counts(part, Scope::Whole, shift);
                part.total == cell.counts.total
            });
            if cell.counts.voices == 1 && !is_told_by_a_part {
                entries.push(entry(observatory, place, shift, &cell.sightings));
            }
        }
    }
    entries
}

fn entry(
    observatory: &Observatory,
    place: Ix<Place>,
    shift: Ix<Shift>,
    sightings: &[Ix<Sighting>],
) -> Entry {
    let (place, shift) = (&observatory.places[place], &observatory.shifts[shift]);
    let files = sightings
        .iter()
        .map(|&ix| observatory.sighting(ix).source.path().to_owned());
    let why = match sightings.len() {
        1 => "one sighting, so one voice".to_owned(),
        many => format!("{many} sightings, all from one voice"),
    };
    Entry {
        files: files.collect(),
        place: Some(place.id().to_owned()),
        shift: Some(shift.id().to_owned()),
        ..Entry::new(
            "",
            &format!("{}: {}", place.name(), shift.name()),
            why,
            "ask somebody else there what they see",
        )
    }
}
