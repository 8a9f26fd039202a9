//! Place × shift: which counted sightings stand behind each cell, and the numbers they make.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{End, Ix, Observatory, Place, Shift, Sighting, Stance};
use crate::words::Working;

/// Every cell that has a sighting; a cell that is not there is a zero.
#[derive(Debug, Default)]
pub struct HeatMap {
    cells: BTreeMap<(Ix<Place>, Ix<Shift>), Cell>,
}

/// One cell: the counted sightings of a place, and of all places within it, that name a shift.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The sightings, in the observatory's order.
    pub sightings: Vec<Ix<Sighting>>,
    /// What they come to.
    pub counts: Counts,
}

/// The numbers of one cell. The five of direction and the five of how it works each sum to `total`.
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
    /// Distinct voices; they do not add up over places.
    pub voices: usize,
}

impl HeatMap {
    /// Counts once for all cells.
    pub fn of(observatory: &Observatory) -> Self {
        let mut members: BTreeMap<_, Vec<Ix<Sighting>>> = BTreeMap::new();
        for (ix, sighting) in observatory.counted() {
            let shifts = sighting.shifts_named();
            for place in observatory.places.with_parents(sighting.place) {
                for &shift in &shifts {
                    members.entry((place, shift)).or_default().push(ix);
                }
            }
        }
        let cells = members
            .into_iter()
            .map(|((place, shift), sightings)| {
                let counts = Counts::of(observatory, shift, &sightings);
                ((place, shift), Cell { sightings, counts })
            })
            .collect();
        Self { cells }
    }

    /// The cell of a place and a shift, if anything was reported.
    pub fn cell(&self, place: Ix<Place>, shift: Ix<Shift>) -> Option<&Cell> {
        self.cells.get(&(place, shift))
    }

    /// The numbers of a place and a shift; all zero where nothing was reported.
    pub fn counts(&self, place: Ix<Place>, shift: Ix<Shift>) -> Counts {
        self.cell(place, shift)
            .map(|cell| cell.counts)
            .unwrap_or_default()
    }

    /// Every cell that has a sighting, by place and shift in file order.
    pub fn cells(&self) -> impl Iterator<Item = (Ix<Place>, Ix<Shift>, &Cell)> {
        self.cells
            .iter()
            .map(|(&(place, shift), cell)| (place, shift, cell))
    }
}

impl Counts {
    /// What `sightings` say of `shift`; those that do not name it are left out.
    pub fn of(observatory: &Observatory, shift: Ix<Shift>, sightings: &[Ix<Sighting>]) -> Self {
        let mut counts = Self::default();
        let mut voices = BTreeSet::new();
        for &ix in sightings {
            let sighting = observatory.sighting(ix);
            let Some(stance) = sighting.stance(shift) else {
                continue;
            };
            counts.total += 1;
            *match stance {
                Stance::Towards(End::To) => &mut counts.forward,
                Stance::Towards(End::From) => &mut counts.back,
                Stance::BothWays => &mut counts.mixed,
                Stance::Still(End::From) => &mut counts.still_from,
                Stance::Still(End::To) => &mut counts.still_to,
            } += 1;
            *match sighting.working {
                Some(Working::Well) => &mut counts.well,
                Some(Working::Partly) => &mut counts.partly,
                Some(Working::Strained) => &mut counts.strained,
                Some(Working::TooSoon) => &mut counts.too_soon,
                None => &mut counts.unrated,
            } += 1;
            voices.insert(sighting.voice());
        }
        counts.voices = voices.len();
        counts
    }
}
