//! Place by something else: which sightings stand behind each cell. Takes sightings, gives a table with
//! roll-up through the tree of places: by shift the heat map, by period what people noticed when.

use std::collections::BTreeMap;

use crate::analysis::counts::Counts;
use crate::analysis::period::{Grain, Period};
use crate::model::{Ix, Observatory, Place, Shift, Sighting};

/// Every cell that has a sighting; a cell that is not there is a zero. `C` is what the columns are.
#[derive(Debug)]
pub struct HeatMap<C = Ix<Shift>> {
    cells: BTreeMap<(Ix<Place>, Scope, C), Cell>,
    totals: BTreeMap<(Ix<Place>, Scope), usize>,
}

/// Which sightings of a place are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Those of the place and of all places within it.
    Whole,
    /// Those that name the place itself. Kept only for places that have parts: elsewhere it is the whole.
    Itself,
}

/// One cell: the sightings of a place that stand in a column.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The sightings, in the observatory's order.
    pub sightings: Vec<Ix<Sighting>>,
    /// What they come to.
    pub counts: Counts,
}

impl HeatMap {
    /// What `sightings` say of each shift at each place. They are counted ones, in the observatory's order.
    pub fn of(observatory: &Observatory, sightings: &[Ix<Sighting>]) -> Self {
        HeatMap::sorted(
            observatory,
            sightings,
            |sighting| sighting.shifts_named(),
            |shift, behind| Counts::of(observatory, shift, behind),
        )
    }
}

impl HeatMap<Period> {
    /// When what `sightings` say of `shift` was noticed at each place. They are counted ones that name it,
    /// in the observatory's order.
    pub fn over_time(
        observatory: &Observatory,
        sightings: &[Ix<Sighting>],
        shift: Ix<Shift>,
        grain: Grain,
    ) -> Self {
        HeatMap::sorted(
            observatory,
            sightings,
            |sighting| vec![grain.period(sighting.date)],
            |_, behind| Counts::of(observatory, shift, behind),
        )
    }
}

impl<C: Copy + Ord> HeatMap<C> {
    /// Sorts each sighting into its columns at its place and all that it is within, then counts each cell
    /// once.
    fn sorted(
        observatory: &Observatory,
        sightings: &[Ix<Sighting>],
        columns: impl Fn(&Sighting) -> Vec<C>,
        count: impl Fn(C, &[Ix<Sighting>]) -> Counts,
    ) -> Self {
        let places = &observatory.places;
        let mut members: BTreeMap<(Ix<Place>, Scope, C), Vec<Ix<Sighting>>> = BTreeMap::new();
        let mut totals: BTreeMap<(Ix<Place>, Scope), usize> = BTreeMap::new();
        for &ix in sightings {
            let sighting = observatory.sighting(ix);
            let columns = columns(sighting);
            let wholes = places
                .with_parents(sighting.place)
                .map(|place| (place, Scope::Whole));
            let itself = (!places[sighting.place].parts.is_empty())
                .then_some((sighting.place, Scope::Itself));
            for (place, scope) in wholes.chain(itself) {
                *totals.entry((place, scope)).or_default() += 1;
                for &column in &columns {
                    members.entry((place, scope, column)).or_default().push(ix);
                }
            }
        }
        let cells = members
            .into_iter()
            .map(|(key, sightings)| {
                let counts = count(key.2, &sightings);
                (key, Cell { sightings, counts })
            })
            .collect();
        Self { cells, totals }
    }

    /// The cell of a place and a column, if anything was reported.
    pub fn cell(&self, place: Ix<Place>, scope: Scope, column: C) -> Option<&Cell> {
        self.cells.get(&(place, scope, column))
    }

    /// The numbers of a place and a column; all zero where nothing was reported.
    pub fn counts(&self, place: Ix<Place>, scope: Scope, column: C) -> Counts {
        self.cell(place, scope, column)
            .map(|cell| cell.counts)
            .unwrap_or_default()
    }

    /// Every cell that has a sighting, by place, scope and column.
    pub fn cells(&self) -> impl Iterator<Item = (Ix<Place>, Scope, C, &Cell)> {
        self.cells
            .iter()
            .map(|(&(place, scope, column), cell)| (place, scope, column, cell))
    }

    /// How many distinct sightings of a place stand in any column.
    pub fn total(&self, place: Ix<Place>, scope: Scope) -> usize {
        self.totals
            .get(&(place, scope))
            .copied()
            .unwrap_or_default()
    }
}
