//! Place by something else: which sightings stand behind each cell. Takes sightings, gives a table with
//! roll-up through the tree of places: by shift the heat map, by period what people noticed when.

use std::collections::BTreeMap;

use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::analysis::counts::{Counts, Tally};
use crate::analysis::period::{Grain, Period};
use crate::model::{Ix, Observatory, Place, Shift, Sighting, Stance, Vocabulary, Voice};
use crate::words::Working;

/// Every cell that has a sighting; a cell that is not there is a zero. `C` is what the columns are.
#[derive(Debug)]
pub struct HeatMap<C = Ix<Shift>> {
    cells: BTreeMap<(Ix<Place>, Scope, C), Cell>,
    totals: BTreeMap<(Ix<Place>, Scope), usize>,
    everywhere: BTreeMap<C, Counts>,
}

/// Which sightings of a place are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
        HeatMap::sorted(observatory, sightings, |sighting| sighting.stances.to_vec())
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
        HeatMap::sorted(observatory, sightings, |sighting| {
            let stance = sighting.stance(shift).into_iter();
            let period = grain.period(sighting.date);
            stance.map(|stance| (period, stance)).collect()
        })
    }
}

/// One sighting, as the table needs it. It is made once, and looked at for each place that it counts at.
struct Said<C> {
    sighting: Ix<Sighting>,
    place: Ix<Place>,
    /// What it says, by column.
    columns: Vec<(C, Stance)>,
    working: Option<Working>,
    voice: Voice,
}

impl<C: Copy + Ord + Send + Sync> HeatMap<C> {
    /// Sorts each sighting into its columns at its place and all that it is within, and counts each cell.
    fn sorted(
        observatory: &Observatory,
        sightings: &[Ix<Sighting>],
        columns: impl Fn(&Sighting) -> Vec<(C, Stance)> + Sync,
    ) -> Self {
        let said = said(observatory, sightings, columns);
        let at_places = || -> Vec<_> {
            let items = said.iter().map(|said| (said.place, said));
            by_place(&observatory.places, items)
                .into_par_iter()
                .map(|(place, here)| (place, here.len(), cells(here)))
                .collect()
        };
        let (counted, everywhere) = rayon::join(at_places, || cells(said.iter().collect()));
        Self {
            everywhere: everywhere
                .into_iter()
                .map(|(column, cell)| (column, cell.counts))
                .collect(),
            totals: counted
                .iter()
                .map(|&(place, total, _)| (place, total))
                .collect(),
            cells: counted
                .into_iter()
                .flat_map(|((place, scope), _, cells)| {
                    let cells = cells.into_iter();
                    cells.map(move |(column, cell)| ((place, scope, column), cell))
                })
                .collect(),
        }
    }
}

impl<C: Copy + Ord> HeatMap<C> {
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

    /// The numbers of a column over all places; all zero where nothing was reported.
    pub fn everywhere(&self, column: C) -> Counts {
        self.everywhere.get(&column).copied().unwrap_or_default()
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

fn said<C: Send>(
    observatory: &Observatory,
    sightings: &[Ix<Sighting>],
    columns: impl Fn(&Sighting) -> Vec<(C, Stance)> + Sync,
) -> Vec<Said<C>> {
    sightings
        .par_iter()
        .map(|&ix| {
            let sighting = observatory.sighting(ix);
            Said {
                sighting: ix,
                place: sighting.place,
                columns: columns(sighting),
                working: sighting.working,
                voice: sighting.voice,
            }
        })
        .collect()
}

/// Where sightings count.
type Where = (Ix<Place>, Scope);

/// Puts each of `items`, with the place that it names, everywhere that it counts: at that place, at all that this is within,
/// and apart from these at the place itself where it has parts. Gives the places that have any, each with its items in
/// their order.
pub fn by_place<T: Copy>(
    places: &Vocabulary<Place>,
    items: impl Iterator<Item = (Ix<Place>, T)>,
) -> Vec<(Where, Vec<T>)> {
    let of_each = |scope| places.iter().map(move |(ix, _)| ((ix, scope), Vec::new()));
    let mut whole: Vec<(_, Vec<_>)> = of_each(Scope::Whole).collect();
    let mut itself: Vec<(_, Vec<_>)> = of_each(Scope::Itself).collect();
    for (named, item) in items {
        for place in places.with_parents(named) {
            whole[place.index()].1.push(item);
        }
        if !places[named].parts.is_empty() {
            itself[named.index()].1.push(item);
        }
    }
    let all = whole.into_iter().chain(itself);
    all.filter(|(_, items)| !items.is_empty()).collect()
}

/// Each column of which something was said, with what that comes to.
fn cells<C: Copy + Ord>(said: Vec<&Said<C>>) -> Vec<(C, Cell)> {
    let mut columns: BTreeMap<C, (Vec<Ix<Sighting>>, Tally)> = BTreeMap::new();
    for said in said {
        for &(column, stance) in &said.columns {
            let (sightings, tally) = columns.entry(column).or_default();
            sightings.push(said.sighting);
            tally.add(stance, said.working, said.voice);
        }
    }
    let cell = |(sightings, tally): (_, Tally)| Cell {
        sightings,
        counts: tally.counts(),
    };
    columns
        .into_iter()
        .map(|(column, said)| (column, cell(said)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{HeatMap, Scope};
    use crate::analysis::counts::Counts;
    use crate::analysis::period::{Grain, Period};
    use crate::model::sample;
    use crate::model::{Ix, Observatory, Place, Shift, Sighting};

    /// A street in a town in a valley, and an island beside them; two shifts.
    fn observatory(sightings: &[(&str, &str)]) -> Observatory {
        let places = sample::places(&[
            ("street", "town"),
            ("island", ""),
            ("town", "valley"),
            ("valley", ""),
        ]);
        let words = [
            (
                "shifts",
                "[[shift]]\nfrom = \"me\"\nto = \"we\"\n[[shift]]\nfrom = \"them\"\nto = \"us\"\n",
            ),
            ("places", places.as_str()),
        ];
        let sightings = sightings.iter().enumerate().map(|(nth, (place, rows))| {
            let date = if rows.contains("date") {
                ""
            } else {
                "date = 2020-05-02\n"
            };
            let head = format!("place = \"{place}\"\nknown = \"saw\"\n{date}{rows}");
            (format!("seen-{nth}"), head)
        });
        sample::observatory(&words, &sightings.collect::<Vec<_>>())
    }

    fn counted(observatory: &Observatory) -> Vec<Ix<Sighting>> {
        observatory.counted().map(|(ix, _)| ix).collect()
    }

    fn place(observatory: &Observatory, id: &str) -> Ix<Place> {
        observatory.places.find(id).expect("it is in the list")
    }

    fn shift(observatory: &Observatory, id: &str) -> Ix<Shift> {
        observatory.shifts.find(id).expect("it is in the list")
    }

    const ME_TO_WE: &str = "shifts = [\"me-to-we\"]";

    #[test]
    fn a_sighting_counts_at_its_place_and_at_all_that_this_is_within() {
        let observatory = observatory(&[("street", ME_TO_WE), ("town", ME_TO_WE)]);
        let map = HeatMap::of(&observatory, &counted(&observatory));
        let me = shift(&observatory, "me-to-we");
        let total = |id, scope| map.counts(place(&observatory, id), scope, me).total;
        for (id, whole, itself) in [
            ("valley", 2, 0),
            ("town", 2, 1),
            ("street", 1, 0),
            ("island", 0, 0),
        ] {
            assert_eq!(
                (total(id, Scope::Whole), total(id, Scope::Itself)),
                (whole, itself),
                "{id}"
            );
            let totals = [Scope::Whole, Scope::Itself]
                .map(|scope| map.total(place(&observatory, id), scope));
            assert_eq!(totals, [whole, itself], "{id}");
        }
    }

    #[test]
    fn a_place_without_parts_has_no_cell_of_its_own_beside_the_whole() {
        let observatory = observatory(&[
            ("street", ME_TO_WE),
            ("island", ME_TO_WE),
            ("valley", ME_TO_WE),
        ]);
        let map = HeatMap::of(&observatory, &counted(&observatory));
        let itself: Vec<&str> = map
            .cells()
            .filter(|(_, scope, _, _)| *scope == Scope::Itself)
            .map(|(place, _, _, _)| observatory.places[place].id.as_str())
            .collect();
        assert_eq!(itself, ["valley"]);
    }

    #[test]
    fn who_names_two_shifts_stands_in_two_columns_and_once_in_the_total() {
        let both = "shifts = [\"me-to-we\", \"we-to-me\"]\nstill = [\"us\"]\nworking = \"well\"";
        let observatory = observatory(&[("street", both)]);
        let map = HeatMap::of(&observatory, &counted(&observatory));
        let town = place(&observatory, "town");
        let counts = |id| map.counts(town, Scope::Whole, shift(&observatory, id));
        let (me, them) = (counts("me-to-we"), counts("them-to-us"));
        assert_eq!(
            (me.total, me.mixed, me.forward, me.ratings.well),
            (1, 1, 0, 1)
        );
        assert_eq!((them.total, them.still_to, them.ratings.well), (1, 1, 1));
        assert_eq!(map.total(town, Scope::Whole), 1);
        assert_eq!(map.cells().count(), 6, "two shifts at each of three places");
    }

    #[test]
    fn voices_are_counted_over_a_place_and_not_added_up() {
        let by_ann = format!("{ME_TO_WE}\nobserver = \"Ann\"");
        let observatory =
            observatory(&[("street", &by_ann), ("town", &by_ann), ("valley", ME_TO_WE)]);
        let map = HeatMap::of(&observatory, &counted(&observatory));
        let me = shift(&observatory, "me-to-we");
        let voices = |id, scope| map.counts(place(&observatory, id), scope, me).voices;
        assert_eq!(voices("street", Scope::Whole), 1);
        assert_eq!(voices("town", Scope::Whole), 1);
        assert_eq!(voices("valley", Scope::Whole), 2);
        assert_eq!(voices("town", Scope::Itself), 1);
    }

    #[test]
    fn what_nobody_reported_has_no_cell_and_all_its_numbers_are_nought() {
        let observatory = observatory(&[]);
        let map = HeatMap::of(&observatory, &counted(&observatory));
        let (valley, me) = (
            place(&observatory, "valley"),
            shift(&observatory, "me-to-we"),
        );
        assert!(map.cell(valley, Scope::Whole, me).is_none());
        assert_eq!(map.counts(valley, Scope::Whole, me), Counts::default());
        assert_eq!(
            (map.total(valley, Scope::Whole), map.cells().count()),
            (0, 0)
        );
    }

    #[test]
    fn over_time_each_sighting_stands_in_the_period_of_its_date() {
        let dated = |date: &str, says: &str| format!("date = {date}\nshifts = [\"{says}\"]");
        let observatory = observatory(&[
            ("street", &dated("2020-03-31", "me-to-we")),
            ("town", &dated("2020-04-01", "we-to-me")),
            ("town", &dated("\"2020-06\"", "me-to-we")),
            ("street", &dated("2020", "me-to-we")),
        ]);
        let me = shift(&observatory, "me-to-we");
        let map = HeatMap::over_time(&observatory, &counted(&observatory), me, Grain::Quarter);
        let counts = |id, scope, period| {
            let Counts {
                total,
                forward,
                back,
                ..
            } = map.counts(place(&observatory, id), scope, period);
            (total, forward, back)
        };
        assert_eq!(
            counts("valley", Scope::Whole, Period::Quarter(2020, 1)),
            (1, 1, 0)
        );
        assert_eq!(
            counts("valley", Scope::Whole, Period::Quarter(2020, 2)),
            (2, 1, 1)
        );
        assert_eq!(
            counts("street", Scope::Whole, Period::Quarter(2020, 2)),
            (0, 0, 0)
        );
        assert_eq!(
            counts("town", Scope::Itself, Period::Quarter(2020, 2)),
            (2, 1, 1)
        );
        assert_eq!(
            counts("town", Scope::Whole, Period::MonthNotKnown(2020)),
            (1, 1, 0)
        );
        assert_eq!(map.total(place(&observatory, "town"), Scope::Whole), 4);
    }

    #[test]
    fn cells_hold_their_sightings_in_the_order_of_the_observatory() {
        let dated = |date: &str| format!("date = {date}\n{ME_TO_WE}");
        let observatory = observatory(&[
            ("street", &dated("2019")),
            ("town", &dated("2021")),
            ("street", &dated("2020")),
        ]);
        let map = HeatMap::of(&observatory, &counted(&observatory));
        let me = shift(&observatory, "me-to-we");
        let cell = map.cell(place(&observatory, "valley"), Scope::Whole, me);
        let ids: Vec<&str> = cell
            .expect("three tell of it")
            .sightings
            .iter()
            .map(|&ix| observatory.sighting(ix).id.as_str())
            .collect();
        assert_eq!(ids, ["seen-1", "seen-2", "seen-0"]);
    }
}
