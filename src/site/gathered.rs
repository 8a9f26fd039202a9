//! The sightings, gathered into every list that they stand in, and what they come to. Takes an observatory; knows no
//! address and no page, and of a sighting only what decides about lists and numbers.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::analysis::{Between, Counts, Grain, HeatMap, Period, Scale};
use crate::date::Date;
use crate::model::{Facet, Ix, Observatory, Related, Sighting};
use crate::site::behind::{self, Lists};
use crate::words::Relation;

/// Every list of sightings, and every number.
#[derive(Debug)]
pub struct Gathered {
    /// What the sightings come to, place by place.
    pub heat_map: HeatMap,
    /// What they come to, party by party.
    pub between: Between,
    /// How time is cut up.
    pub grain: Grain,
    /// The classes of how many, for all tables alike.
    pub scale: Scale,
    /// Every period from the first counted sighting to the last.
    pub periods: Vec<Period>,
    /// The sightings of every facet that has any.
    pub lists: BTreeMap<Facet, Vec<Ix<Sighting>>>,
    /// Every sighting that has a page, in the observatory's order.
    pub all: Vec<Ix<Sighting>>,
    /// How many of all are counted: those that are no views.
    pub counted: usize,
    /// For each sighting, those that it names or that name it, each once.
    pub beside: BTreeMap<Ix<Sighting>, Vec<Beside>>,
    /// Of each list the part that is counted. Every page of a list needs its length.
    pub(super) counted_lists: BTreeMap<Facet, Vec<Ix<Sighting>>>,
    /// Of each list the views, where it has any.
    pub(super) views: BTreeMap<Facet, Vec<Ix<Sighting>>>,
    /// What is said of each shift over all places, in the order of the vocabulary.
    pub(super) shift_counts: Vec<Counts>,
    /// The lists behind numbers that neither `heat_map` nor `between` has.
    pub(super) behind: Lists,
}

/// Another sighting that stands beside one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Beside {
    /// The other.
    pub sighting: Ix<Sighting>,
    /// How they are related.
    pub how: Relation,
    /// Whether it is the other that says so.
    pub is_said_by_other: bool,
}

impl Gathered {
    /// Gathers and counts the sightings of an observatory.
    pub(super) fn of(observatory: &Observatory) -> Self {
        let all: Vec<Ix<Sighting>> = observatory.all().map(|(ix, _)| ix).collect();
        let (is_counted, dates): (Vec<bool>, Vec<Date>) = observatory
            .sightings
            .par_iter()
            .map(|sighting| (sighting.is_counted(), sighting.date))
            .unzip();
        // Those that are counted, and the views.
        let parts = |list: &[Ix<Sighting>]| -> (Vec<Ix<Sighting>>, Vec<Ix<Sighting>>) {
            let list = list.iter().copied();
            list.partition(|ix| is_counted[ix.index()])
        };
        let (all_counted, _) = parts(&all);
        // Each counts for itself.
        let ((lists, counted_lists, views, behind), (heat_map, (between, beside))) = rayon::join(
            || {
                let lists = Facet::lists(observatory);
                let (mut counted, mut views) = (BTreeMap::new(), BTreeMap::new());
                for (&facet, list) in &lists {
                    let (here, apart) = parts(list);
                    counted.insert(facet, here);
                    if !apart.is_empty() {
                        views.insert(facet, apart);
                    }
                }
                let behind = behind::Lists::of(observatory, &all_counted);
                (lists, counted, views, behind)
            },
            || {
                let beside = || beside(observatory);
                let between = || rayon::join(|| Between::of(observatory), beside);
                rayon::join(|| HeatMap::of(observatory, &all_counted), between)
            },
        );
        let shifts = observatory.shifts.iter();
        let shift_counts: Vec<Counts> = shifts.map(|(ix, _)| heat_map.everywhere(ix)).collect();
        let dates = all_counted.iter().map(|ix| dates[ix.index()]);
        let (grain, periods) = behind::time(dates.collect());
        let scale = Scale::reaching(greatest(&heat_map, &between, &shift_counts));
        Self {
            beside,
            behind,
            between,
            counted: all_counted.len(),
            grain,
            scale,
            heat_map,
            periods,
            shift_counts,
            lists,
            all,
            counted_lists,
            views,
        }
    }
}

/// Whether the sightings of one observatory are gathered into the lists of another, and counted as there: each stands in
/// the same place of the same order, and says the same as far as that decides.
pub(super) fn are_alike(one: &Observatory, other: &Observatory) -> bool {
    let tree = |observatory: &Observatory| -> Vec<_> {
        let places = observatory.places.iter();
        places.map(|(_, place)| place.within).collect()
    };
    let mut sightings = one.sightings.iter().zip(&other.sightings);
    one.sightings.len() == other.sightings.len()
        && one.shifts.iter().count() == other.shifts.iter().count()
        && tree(one) == tree(other)
        // Most are the same: to see that, none of them is looked at.
        && sightings.all(|(one, other)| Arc::ptr_eq(one, other) || one.counts_as(other))
}

/// The greatest number of any cell.
fn greatest(heat_map: &HeatMap, between: &Between, shifts: &[Counts]) -> usize {
    let places = heat_map.cells().map(|(.., cell)| cell.counts.total);
    let pairs = between
        .pairs()
        .map(|(_, relationship)| relationship.sightings.len());
    let shifts = shifts.iter().map(|counts| counts.total);
    places.chain(pairs).chain(shifts).max().unwrap_or_default()
}

/// Relations from both sides. Of two sightings that name each other the same way each is told once.
fn beside(observatory: &Observatory) -> BTreeMap<Ix<Sighting>, Vec<Beside>> {
    if observatory
        .all()
        .all(|(_, sighting)| sighting.related.is_empty())
    {
        return BTreeMap::new();
    }
    let by_id = observatory.by_id();
    let mut beside: BTreeMap<Ix<Sighting>, Vec<Beside>> = BTreeMap::new();
    let mut told = Vec::new();
    for (from, sighting) in observatory.all() {
        for Related { id, how } in &sighting.related {
            if let Some(&to) = by_id.get(id.as_str()) {
                told.push((from, to, *how));
            }
        }
    }
    for &(from, to, how) in &told {
        let named = |sighting, is_said_by_other| Beside {
            sighting,
            how,
            is_said_by_other,
        };
        let own = beside.entry(from).or_default();
        if !own.contains(&named(to, false)) {
            own.push(named(to, false));
        }
    }
    for (from, to, how) in told {
        let others = beside.entry(to).or_default();
        // "Continues" has a direction; of all others it is enough that one of the two says it.
        let is_known = others.iter().any(|beside| {
            beside.sighting == from
                && beside.how == how
                && (beside.is_said_by_other || how != Relation::Continues)
        });
        if !is_known {
            others.push(Beside {
                sighting: from,
                how,
                is_said_by_other: true,
            });
        }
    }
    beside
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::model::sample;
    use crate::project;
    use crate::site::{Parts, Site};
    use crate::source::Input;

    const HEAD: &str = "place = \"weir\"\ndate = 2020-05-02\nshifts = [\"me-to-we\"]\nknown = \"saw\"\nobserver = \"Ann\"";

    /// A valley with one part, and what two people saw there: `rows` stand in the head of the first.
    fn parts(places: &[(&str, &str)], [parties, conditions]: [&str; 2], rows: &str) -> Parts {
        let places = sample::places(places);
        let words = [
            ("places", places.as_str()),
            (
                "shifts",
                "[[shift]]\nfrom = \"me\"\nto = \"we\"\n[[shift]]\nfrom = \"them\"\nto = \"us\"\n",
            ),
            ("themes", "[[theme]]\nid = \"water\"\nname = \"Water\"\n"),
            ("parties", parties),
            ("conditions", conditions),
        ];
        let sightings = [
            ("seen-1".to_owned(), rows.to_owned()),
            ("seen-2".to_owned(), HEAD.to_owned()),
        ];
        let settings = project::settings(&Input::new("observatory.toml", b"title = \"Valley\""));
        let settings = settings.expect("a title is enough");
        Parts::plain(settings, sample::observatory(&words, &sightings))
    }

    /// One party, and one condition.
    const LISTS: [&str; 2] = [
        "[[party]]\nid = \"a\"\nname = \"A\"\n",
        "[[condition]]\nid = \"time\"\nname = \"Time\"\n",
    ];

    const VALLEY: &[(&str, &str)] = &[("valley", ""), ("weir", "valley")];

    /// Whether lists and numbers, and whether the plan, are taken over from a site with nothing but `HEAD`.
    fn taken_over(places: &[(&str, &str)], rows: &str) -> (bool, bool) {
        taken_over_with(places, LISTS, rows)
    }

    fn taken_over_with(places: &[(&str, &str)], lists: [&str; 2], rows: &str) -> (bool, bool) {
        let before = Site::new(parts(VALLEY, LISTS, HEAD), None);
        let after = Site::new(parts(places, lists, rows), Some(&before));
        (
            Arc::ptr_eq(&before.gathered, &after.gathered),
            Arc::ptr_eq(&before.plan, &after.plan),
        )
    }

    #[test]
    fn what_is_not_counted_changes_no_list_and_no_number() {
        for more in [
            "",
            "summary = \"In short.\"",
            "left_out = \"Nobody.\"",
            "sources = [\"https://example.org/\"]",
            "since = 2019",
            "permission = \"given\"",
            "lang = \"cy\"",
            "ties = { bonding = \"steady\" }",
            "ask_again = 2021-01-01",
            "[[followups]]\ndate = 2021-01-01\nstatus = \"lasted\"",
        ] {
            let rows = format!("{HEAD}\n{more}");
            assert_eq!(taken_over(VALLEY, &rows), (true, true), "{more}");
        }
        // An address has come.
        let rows = format!("{HEAD}\nwas = [\"once\"]");
        assert_eq!(taken_over(VALLEY, &rows), (true, false));
    }

    #[test]
    fn whatever_is_counted_is_counted_anew() {
        for (old, new) in [
            ("\"weir\"", "\"valley\""),
            ("2020-05-02", "2020-05-03"),
            ("\"me-to-we\"", "\"we-to-me\""),
            ("shifts = [\"me-to-we\"]", "still = [\"we\"]"),
            ("\"saw\"", "\"view\""),
            ("\"Ann\"", "\"Ben\""),
            ("known", "themes = [\"water\"]\nknown"),
            ("known", "between = [\"a\"]\nknown"),
            ("known", "working = \"well\"\nknown"),
            ("known", "said_by = [\"living-it\"]\nknown"),
            ("known", "helped = [\"time\"]\nknown"),
            ("known", "hindered = [\"time\"]\nknown"),
            (
                "known",
                "related = [{ id = \"seen-2\", how = \"supports\" }]\nknown",
            ),
        ] {
            let rows = HEAD.replace(old, new);
            assert_eq!(taken_over(VALLEY, &rows), (false, false), "{new}");
        }
        let apart = &[("valley", ""), ("weir", "")];
        assert_eq!(taken_over(apart, HEAD), (false, false));
    }

    #[test]
    fn where_a_word_has_another_address_the_plan_is_made_anew() {
        let places = &[("vale", ""), ("weir", "vale")];
        assert_eq!(taken_over(places, HEAD), (true, false));
        // The words in a row are the same, but one is of another list.
        let conditions = format!("{}[[condition]]\nid = \"a\"\nname = \"A\"\n", LISTS[1]);
        let moved = taken_over_with(VALLEY, ["", &conditions], HEAD);
        assert_eq!(moved, (true, false));
    }
}
