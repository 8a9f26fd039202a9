//! The laws of the counting stage, on random observatories: every layer of the heat map adds up as the contract says,
//! and two observatories of the same words put together come to what each comes to alone.

use std::collections::BTreeSet;

use observatory::analysis::{
    Between, Cell, Counts, Grain, HeatMap, Pair, Period, Ratings, Relationship, Scope,
};
use observatory::model::{Choice, Facet, Ix, Observatory, Party, Place, Shift, Sighting, assemble};
use observatory::source::{Input, Inputs, parse};
use proptest::prelude::any;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};

use crate::{generator, tool};

/// Every cut of time, whatever would suit the dates.
const GRAINS: [Grain; 4] = [
    Grain::Quarter,
    Grain::Years(1),
    Grain::Years(10),
    Grain::Years(100),
];

/// What the stage makes of some sightings.
struct Layers {
    observatory: Observatory,
    /// Of everything, then of each theme.
    by_shift: Vec<HeatMap>,
    /// For each cut of time, of each shift.
    by_time: Vec<Vec<HeatMap<Period>>>,
    between: Between,
}

#[test]
fn every_layer_of_a_random_observatory_adds_up() {
    run(|seed, _| {
        let layers = Layers::of(&files(seed));
        let observatory = &layers.observatory;
        let shifts = shifts(observatory);
        for map in &layers.by_shift {
            places_add_up(observatory, map, &shifts)?;
        }
        everything_is_at_a_top_place(&layers)?;
        for (grain, maps) in GRAINS.iter().zip(&layers.by_time) {
            for (map, &shift) in maps.iter().zip(&shifts) {
                let periods = grain.periods(observatory.counted().map(|(_, told)| told.date));
                require(periods.is_sorted_by(|one, next| one < next), || {
                    format!("{grain:?}: {periods:?}")
                })?;
                places_add_up(observatory, map, &periods)?;
                periods_add_up(&layers, map, shift, &periods)?;
            }
        }
        relationships_add_up(&layers)
    });
}

#[test]
fn two_observatories_put_together_add_up_but_for_their_voices() {
    run(|seed, mask| {
        let files = files(seed);
        let mut nth = 0;
        let (one, other): (Vec<_>, Vec<_>) = files
            .iter()
            .filter(|(path, _)| generator::id_of(path).is_some())
            .cloned()
            .partition(|_| {
                nth += 1;
                mask >> (nth % 64) & 1 == 1
            });
        let words = files
            .iter()
            .filter(|(path, _)| generator::id_of(path).is_none());
        let of = |sightings: Vec<(String, String)>| {
            let words = words.clone().cloned();
            Layers::of(&words.chain(sightings).collect::<Vec<_>>())
        };
        let (one, other, both) = (of(one), of(other), Layers::of(&files));
        let shifts = shifts(&both.observatory);
        for ((a, b), sum) in one.by_shift.iter().zip(&other.by_shift).zip(&both.by_shift) {
            tables_add_up([(&one, a), (&other, b), (&both, sum)], &shifts)?;
        }
        for (nth, grain) in GRAINS.iter().enumerate() {
            let dates = both.observatory.counted().map(|(_, told)| told.date);
            let periods = grain.periods(dates);
            let maps = one.by_time[nth].iter().zip(&other.by_time[nth]);
            for ((a, b), sum) in maps.zip(&both.by_time[nth]) {
                tables_add_up([(&one, a), (&other, b), (&both, sum)], &periods)?;
            }
        }
        parties_add_up([&one, &other, &both])
    });
}

/// The laws would hold of nothing at all; this is what they are held against.
#[test]
fn the_laws_notice_a_number_that_is_not_theirs() {
    let counts = Counts {
        total: 2,
        forward: 1,
        back: 1,
        voices: 1,
        ratings: Ratings {
            well: 2,
            ..Ratings::default()
        },
        ..Counts::default()
    };
    splits_add_up(counts).expect("both splits sum to two");
    for wrong in [
        Counts { total: 3, ..counts },
        Counts { back: 2, ..counts },
        Counts { mixed: 1, ..counts },
        Counts {
            still_to: 1,
            ..counts
        },
        Counts {
            voices: 0,
            ..counts
        },
        Counts {
            voices: 3,
            ..counts
        },
        Counts {
            ratings: Ratings::default(),
            ..counts
        },
    ] {
        assert!(splits_add_up(wrong).is_err(), "{wrong:?}");
    }
    sums_to(counts, &[counts, Counts::default()], "itself").expect("nothing adds nothing");
    let twice = Counts {
        total: 4,
        forward: 2,
        back: 2,
        ratings: Ratings {
            well: 4,
            ..Ratings::default()
        },
        ..counts
    };
    for (voices, holds) in [(0, false), (1, true), (2, true), (3, false)] {
        let twice = Counts { voices, ..twice };
        assert_eq!(sums_to(twice, &[counts, counts], "twice").is_ok(), holds);
        assert!(sums_to(counts, &[twice], "half").is_err());
    }
}

impl Layers {
    fn of(files: &[(String, String)]) -> Layers {
        let observatory = observatory_of(files);
        let counted: Vec<Ix<Sighting>> = observatory.counted().map(|(ix, _)| ix).collect();
        let lists = Facet::lists(&observatory);
        let of_facet = |facet| -> Vec<Ix<Sighting>> {
            let all = lists.get(&facet).map_or(&[][..], Vec::as_slice).iter();
            all.copied()
                .filter(|&ix| observatory.sighting(ix).is_counted())
                .collect()
        };
        let themes = observatory
            .themes
            .iter()
            .map(|(ix, _)| of_facet(Facet::Theme(ix)));
        let by_shift = std::iter::once(counted.clone()).chain(themes);
        let over_time = |grain| {
            let shifts = shifts(&observatory).into_iter();
            shifts
                .map(|shift| {
                    let naming = of_facet(Facet::Shift(shift));
                    HeatMap::over_time(&observatory, &naming, shift, grain)
                })
                .collect()
        };
        Layers {
            by_shift: by_shift
                .map(|told| HeatMap::of(&observatory, &told))
                .collect(),
            by_time: GRAINS.into_iter().map(over_time).collect(),
            between: Between::of(&observatory),
            observatory,
        }
    }

    fn ids(&self, sightings: &[Ix<Sighting>]) -> BTreeSet<&str> {
        let ids = sightings.iter();
        ids.map(|&ix| self.observatory.sighting(ix).id.as_str())
            .collect()
    }
}

/// Both splits sum to the total, and there are as many voices as a total can have.
fn splits_add_up(counts: Counts) -> Result<(), String> {
    let [total, ways @ .., well, partly, strained, too_soon, unrated] = numbers(counts);
    let rated: usize = [well, partly, strained, too_soon, unrated].iter().sum();
    let voices = usize::from(total > 0)..=total;
    let holds =
        ways.iter().sum::<usize>() == total && total == rated && voices.contains(&counts.voices);
    require(holds, || format!("{counts:?} does not add up"))
}

/// A number is the sum of its parts, but for the voices, which several parts may share.
fn sums_to(whole: Counts, parts: &[Counts], what: &str) -> Result<(), String> {
    let mut sum = [0; 11];
    for part in parts {
        for (sum, number) in sum.iter_mut().zip(numbers(*part)) {
            *sum += number;
        }
    }
    let voices = parts.iter().map(|part| part.voices);
    let holds = numbers(whole) == sum
        && whole.voices >= voices.clone().max().unwrap_or_default()
        && whole.voices <= voices.sum();
    require(holds, || {
        format!("{what}: {whole:?} is not {parts:?} together")
    })
}

/// All that adds up.
fn numbers(counts: Counts) -> [usize; 11] {
    let Counts {
        total,
        forward,
        back,
        mixed,
        still_from,
        still_to,
        ratings,
        voices: _,
    } = counts;
    let [well, partly, strained, too_soon, unrated] = ratings_of(ratings);
    [
        total, forward, back, mixed, still_from, still_to, well, partly, strained, too_soon,
        unrated,
    ]
}

fn ratings_of(ratings: Ratings) -> [usize; 5] {
    let Ratings {
        well,
        partly,
        strained,
        too_soon,
        unrated,
    } = ratings;
    [well, partly, strained, too_soon, unrated]
}

/// Of each place: its cells add up in themselves, and what was said of it is what was said of itself and of its parts.
fn places_add_up<C: Copy + Ord + std::fmt::Debug>(
    observatory: &Observatory,
    map: &HeatMap<C>,
    columns: &[C],
) -> Result<(), String> {
    let mut cells = 0;
    for (ix, place) in observatory.places.iter() {
        let has_parts = !place.parts.is_empty();
        let mut totals: Vec<usize> = place
            .parts
            .iter()
            .map(|&part| map.total(part, Scope::Whole))
            .collect();
        totals.push(map.total(ix, Scope::Itself));
        let whole = map.total(ix, Scope::Whole);
        let holds = !has_parts || whole == totals.iter().sum::<usize>();
        require(holds, || format!("{}: {whole} is not {totals:?}", place.id))?;
        for &column in columns {
            let at = || format!("{}, {column:?}", place.id);
            for scope in [Scope::Whole, Scope::Itself] {
                if let Some(Cell { sightings, counts }) = map.cell(ix, scope, column) {
                    cells += 1;
                    splits_add_up(*counts)?;
                    let is_distinct = sightings.is_sorted_by(|one, next| one < next);
                    let holds = is_distinct && sightings.len() == counts.total && counts.total > 0;
                    require(holds, || format!("{}: {counts:?} of {sightings:?}", at()))?;
                }
            }
            let itself = map.counts(ix, Scope::Itself, column);
            require(has_parts || itself == Counts::default(), at)?;
            let mut parts: Vec<Counts> = place
                .parts
                .iter()
                .map(|&part| map.counts(part, Scope::Whole, column))
                .collect();
            parts.push(itself);
            if has_parts {
                sums_to(map.counts(ix, Scope::Whole, column), &parts, &at())?;
            }
        }
    }
    let all = map.cells().count();
    require(all == cells, || {
        format!("{all} cells, and {cells} in the columns")
    })
}

/// All that names a shift stands at one of the places that are within no other.
fn everything_is_at_a_top_place(layers: &Layers) -> Result<(), String> {
    let Layers { observatory, .. } = layers;
    let map = &layers.by_shift[0];
    let tops: Vec<Ix<Place>> = observatory
        .places
        .iter()
        .filter(|(_, place)| place.within.is_none())
        .map(|(ix, _)| ix)
        .collect();
    for (shift, named) in observatory.shifts.iter() {
        let naming = observatory
            .counted()
            .filter(|(_, told)| told.stance(shift).is_some());
        let naming = Counts::of(
            observatory,
            shift,
            &naming.map(|(ix, _)| ix).collect::<Vec<_>>(),
        );
        let at_tops: Vec<Counts> = tops
            .iter()
            .map(|&top| map.counts(top, Scope::Whole, shift))
            .collect();
        sums_to(naming, &at_tops, &named.id)?;
    }
    let total: usize = tops.iter().map(|&top| map.total(top, Scope::Whole)).sum();
    let counted = observatory.counted().count();
    require(total == counted, || {
        format!("{counted} counted, and {total} somewhere")
    })
}

/// At each place the periods of a shift sum to what was said of it there.
fn periods_add_up(
    layers: &Layers,
    map: &HeatMap<Period>,
    shift: Ix<Shift>,
    periods: &[Period],
) -> Result<(), String> {
    for (place, named) in layers.observatory.places.iter() {
        for scope in [Scope::Whole, Scope::Itself] {
            let parts: Vec<Counts> = periods
                .iter()
                .map(|&period| map.counts(place, scope, period))
                .collect();
            let whole = layers.by_shift[0].counts(place, scope, shift);
            sums_to(whole, &parts, &named.id)?;
            require(map.total(place, scope) == whole.total, || named.id.clone())?;
        }
    }
    Ok(())
}

/// Each relationship adds up in itself; the distinct sightings of all of them, and of those of each party, are those
/// that name anybody, and that party.
fn relationships_add_up(layers: &Layers) -> Result<(), String> {
    let Layers {
        observatory,
        between,
        ..
    } = layers;
    let union = |wanted: &dyn Fn(Pair) -> bool| -> BTreeSet<Ix<Sighting>> {
        let pairs = between.pairs().filter(|(pair, _)| wanted(*pair));
        pairs
            .flat_map(|(_, relationship)| relationship.sightings.clone())
            .collect()
    };
    let told = between.sightings.iter().copied().collect();
    require(union(&|_| true) == told, || {
        "all pairs are not all that is told".to_owned()
    })?;
    for (party, named) in observatory.parties.iter() {
        let naming = between.naming(party).iter().copied().collect();
        let of_party = union(&|pair| pair.first() == party || pair.second() == party);
        require(of_party == naming, || named.id.clone())?;
    }
    for (pair, relationship) in between.pairs() {
        let Relationship {
            sightings,
            ratings,
            said_by,
            voices,
        } = relationship;
        let count = sightings.len();
        let holds = count > 0
            && sightings.is_sorted_by(|one, next| one < next)
            && ratings_of(*ratings).iter().sum::<usize>() == count
            && said_by.iter().all(|said| *said <= count)
            && (1..=count).contains(voices)
            && pair.is_one() == (pair.first() == pair.second())
            && pair.first() <= pair.second();
        require(holds, || format!("{pair:?}: {relationship:?}"))?;
        // Who is among themselves is with nobody else in the same sighting.
        let alone = |ix: &Ix<Sighting>| {
            let parties: BTreeSet<Ix<Party>> =
                observatory.sighting(*ix).between.iter().copied().collect();
            parties.len() == 1
        };
        require(
            sightings.iter().all(|ix| alone(ix) == pair.is_one()),
            || format!("{pair:?}"),
        )?;
    }
    Ok(())
}

/// Each cell of the third table is what those of the first two are together.
fn tables_add_up<C: Copy + Ord + std::fmt::Debug>(
    [(one, a), (other, b), (both, sum)]: [(&Layers, &HeatMap<C>); 3],
    columns: &[C],
) -> Result<(), String> {
    for (place, named) in both.observatory.places.iter() {
        for scope in [Scope::Whole, Scope::Itself] {
            let totals = [a, b, sum].map(|map| map.total(place, scope));
            require(totals[0] + totals[1] == totals[2], || {
                format!("{}: {totals:?}", named.id)
            })?;
            for &column in columns {
                let what = format!("{}, {column:?}", named.id);
                let [first, second, together] =
                    [a, b, sum].map(|map| map.counts(place, scope, column));
                sums_to(together, &[first, second], &what)?;
                let ids = |layers, map| ids_of(layers, map, place, scope, column);
                let apart: BTreeSet<&str> = &ids(one, a) | &ids(other, b);
                require(apart == ids(both, sum), || what)?;
            }
        }
    }
    Ok(())
}

fn ids_of<'l, C: Copy + Ord>(
    layers: &'l Layers,
    map: &HeatMap<C>,
    place: Ix<Place>,
    scope: Scope,
    column: C,
) -> BTreeSet<&'l str> {
    let cell = map.cell(place, scope, column);
    layers.ids(cell.map_or(&[], |cell| &cell.sightings))
}

/// Each relationship of the third is what it is in the first two together.
fn parties_add_up([one, other, both]: [&Layers; 3]) -> Result<(), String> {
    let parties: Vec<Ix<Party>> = both.observatory.parties.iter().map(|(ix, _)| ix).collect();
    let all = [one, other, both];
    for &first in &parties {
        let naming = all.map(|layers| layers.ids(layers.between.naming(first)));
        require(&naming[0] | &naming[1] == naming[2], || {
            format!("{first:?}")
        })?;
        for &second in &parties {
            let pair = Pair::new(first, second);
            let found = all.map(|layers| layers.between.pair(pair));
            let count = |pick: &dyn Fn(&Relationship) -> usize| {
                found.map(|relationship| relationship.map_or(0, pick))
            };
            let what = || format!("{pair:?}: {found:?}");
            let [a, b, sum] = count(&|found| found.sightings.len());
            require(a + b == sum, what)?;
            for nth in 0..5 {
                let [a, b, sum] = count(&|found| ratings_of(found.ratings)[nth]);
                require(a + b == sum, what)?;
            }
            for nth in 0..4 {
                let [a, b, sum] = count(&|found| found.said_by[nth]);
                require(a + b == sum, what)?;
            }
            let [a, b, sum] = count(&|found| found.voices);
            require((a.max(b)..=a + b).contains(&sum), what)?;
        }
    }
    Ok(())
}

fn shifts(observatory: &Observatory) -> Vec<Ix<Shift>> {
    observatory.shifts.iter().map(|(ix, _)| ix).collect()
}

/// The files of a random observatory, some of them crowded, without what names other sightings: these may be in the
/// other half.
fn files(seed: u64) -> Vec<(String, String)> {
    let files = match seed % 8 {
        0 => generator::crowded(seed),
        _ => generator::project(seed),
    };
    files
        .into_iter()
        .map(|(path, text)| (path, text.replace("related = [", "#related = [")))
        .collect()
}

/// The observatory that some files make. Nothing is read from a disk.
fn observatory_of(files: &[(String, String)]) -> Observatory {
    let is_read = |path: &str| path.ends_with(".toml") || generator::id_of(path).is_some();
    let inputs = Inputs {
        files: files
            .iter()
            .filter(|(path, _)| path.starts_with("sightings/") && is_read(path))
            .map(|(path, text)| Input::new(path.clone(), text.clone()))
            .collect(),
        ..Inputs::default()
    };
    let (drafts, findings) = parse(&inputs);
    assert!(!findings.has_errors(), "{findings:?}");
    let choice = Choice {
        today: Some(tool::TODAY.parse().expect("a day")),
        drafts: false,
    };
    let assembled = assemble(drafts, choice);
    assert!(!assembled.findings.has_errors(), "{:?}", assembled.findings);
    assembled.observatory
}

fn require(holds: bool, broken: impl FnOnce() -> String) -> Result<(), String> {
    match holds {
        true => Ok(()),
        false => Err(broken()),
    }
}

/// Holds a law against random observatories; the second number cuts one in two.
fn run(law: impl Fn(u64, u64) -> Result<(), String>) {
    let mut runner = TestRunner::new(Config {
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_260_601),
        // A smaller seed is no smaller observatory, so there is nothing to gain from shrinking one.
        max_shrink_iters: 0,
        ..Config::with_cases(64)
    });
    let outcome = runner.run(&(any::<u64>(), any::<u64>()), |(seed, mask)| {
        law(seed, mask).map_err(|broken| TestCaseError::fail(format!("seed {seed}: {broken}")))
    });
    outcome.unwrap_or_else(|broken| panic!("{broken}"));
}
