//! Between whom: which relationships were noticed, how they are for those in them, and who says so. Takes the
//! counted sightings, gives every pair of parties with its sightings. One party alone is among themselves, and
//! three or more are every pair of them.

use std::collections::BTreeMap;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::analysis::counts::{Ratings, distinct};
use crate::model::{Ix, Observatory, Party, Sighting, Voice};
use crate::words::{SaidBy, Word as _};

/// Two parties in the order of their list; the same twice is a party among themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair(Ix<Party>, Ix<Party>);

/// Every relationship that somebody noticed.
#[derive(Debug, Default)]
pub struct Between {
    pairs: BTreeMap<Pair, Relationship>,
    parties: BTreeMap<Ix<Party>, Vec<Ix<Sighting>>>,
    /// Distinct sightings that say between whom, in the observatory's order.
    pub sightings: Vec<Ix<Sighting>>,
}

/// What was noticed of one relationship.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relationship {
    /// The sightings, in the observatory's order, each once.
    pub sightings: Vec<Ix<Sighting>>,
    /// How it is for those in it; these sum to the number of sightings.
    pub ratings: Ratings,
    /// In how many sightings each says how it is, in the order of [`SaidBy::ALL`]. One sighting may name
    /// several, so these do not add up.
    pub said_by: [usize; 4],
    /// Distinct voices.
    pub voices: usize,
}

impl Pair {
    /// Two parties, either way round.
    pub fn new(one: Ix<Party>, other: Ix<Party>) -> Self {
        Self(one.min(other), one.max(other))
    }

    /// The party that stands first in the list.
    pub fn first(self) -> Ix<Party> {
        self.0
    }

    /// The other; the same where they are among themselves.
    pub fn second(self) -> Ix<Party> {
        self.1
    }

    /// Whether it is one party among themselves.
    pub fn is_one(self) -> bool {
        self.0 == self.1
    }

    /// Every pair of some parties, which are in their order, each once.
    fn among(parties: &[Ix<Party>]) -> impl Iterator<Item = Self> {
        let alone = match *parties {
            [alone] => Some(Pair(alone, alone)),
            _ => None,
        };
        let of_two = parties.iter().enumerate().flat_map(|(index, &one)| {
            let others = parties[index + 1..].iter();
            others.map(move |&other| Pair(one, other))
        });
        alone.into_iter().chain(of_two)
    }
}

/// The parties of a sighting in the order of their list, each once.
fn parties(sighting: &Sighting) -> Vec<Ix<Party>> {
    let mut parties = sighting.between.to_vec();
    parties.sort();
    parties.dedup();
    parties
}

impl Between {
    /// What the counted sightings of an observatory are between.
    pub fn of(observatory: &Observatory) -> Self {
        let mut between = Self::default();
        let mut pairs: BTreeMap<Pair, Tallied> = BTreeMap::new();
        for (ix, sighting) in observatory.counted() {
            if sighting.between.is_empty() {
                continue;
            }
            between.sightings.push(ix);
            let parties = parties(sighting);
            for &party in &parties {
                between.parties.entry(party).or_default().push(ix);
            }
            for pair in Pair::among(&parties) {
                pairs.entry(pair).or_default().add(ix, sighting);
            }
        }
        between.pairs = pairs
            .into_par_iter()
            .map(|(pair, tallied)| (pair, tallied.relationship()))
            .collect();
        between
    }

    /// What was noticed of a pair, if anything.
    pub fn pair(&self, pair: Pair) -> Option<&Relationship> {
        self.pairs.get(&pair)
    }

    /// Every pair that was noticed, in the order of the parties.
    pub fn pairs(&self) -> impl Iterator<Item = (Pair, &Relationship)> {
        self.pairs
            .iter()
            .map(|(&pair, relationship)| (pair, relationship))
    }

    /// The parties that somebody named, in their order.
    pub fn parties(&self) -> impl Iterator<Item = Ix<Party>> {
        self.parties.keys().copied()
    }

    /// The distinct sightings that name a party, in the observatory's order.
    pub fn naming(&self, party: Ix<Party>) -> &[Ix<Sighting>] {
        self.parties.get(&party).map_or(&[], Vec::as_slice)
    }
}

/// A relationship that is not yet counted to its end.
#[derive(Default)]
struct Tallied {
    sightings: Vec<Ix<Sighting>>,
    ratings: Ratings,
    said_by: [usize; SaidBy::ALL.len()],
    voices: Vec<Voice>,
}

impl Tallied {
    fn add(&mut self, ix: Ix<Sighting>, sighting: &Sighting) {
        self.sightings.push(ix);
        self.ratings.add(sighting.working);
        for (count, who) in self.said_by.iter_mut().zip(SaidBy::ALL) {
            *count += usize::from(sighting.said_by.contains(who));
        }
        self.voices.push(sighting.voice);
    }

    fn relationship(self) -> Relationship {
        Relationship {
            sightings: self.sightings,
            ratings: self.ratings,
            said_by: self.said_by,
            voices: distinct(self.voices),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Between, Pair, Relationship, parties};
    use crate::analysis::counts::Ratings;
    use crate::model::sample;
    use crate::model::{Ix, Observatory, Party, Sighting};

    const WORDS: [(&str, &str); 3] = [
        ("shifts", "[[shift]]\nfrom = \"me\"\nto = \"we\"\n"),
        ("places", "[[place]]\nid = \"mill\"\nname = \"Mill\"\n"),
        (
            "parties",
            "[[party]]\nid = \"a\"\nname = \"A\"\n[[party]]\nid = \"b\"\nname = \"B\"\n\
             [[party]]\nid = \"c\"\nname = \"C\"\n[[party]]\nid = \"d\"\nname = \"D\"\n",
        ),
    ];

    /// Each sighting with its id and the rows of its head; the first is the newest.
    fn observatory(sightings: &[(&str, &str)]) -> Observatory {
        let dates = (1..=28).rev();
        let sightings = sightings.iter().zip(dates).map(|((id, rows), day)| {
            let head =
                format!("date = 2020-05-{day:02}\nplace = \"mill\"\nshifts = [\"me-to-we\"]");
            let known = if rows.contains("known") {
                ""
            } else {
                "known = \"saw\"\n"
            };
            ((*id).to_owned(), format!("{head}\n{known}{rows}"))
        });
        sample::observatory(&WORDS, &sightings.collect::<Vec<_>>())
    }

    fn party(observatory: &Observatory, id: &str) -> Ix<Party> {
        observatory.parties.find(id).expect("it is in the list")
    }

    fn ids(observatory: &Observatory, sightings: &[Ix<Sighting>]) -> Vec<String> {
        let sightings = sightings.iter();
        sightings
            .map(|&ix| observatory.sighting(ix).id.clone())
            .collect()
    }

    /// The pairs that a sighting is about, by the ids of their parties.
    fn pairs_of(between: &str) -> Vec<String> {
        let observatory = observatory(&[("one", between)]);
        let name = |party: Ix<Party>| observatory.parties[party].id.as_str();
        Pair::among(&parties(&observatory.sightings[0]))
            .map(|pair| format!("{}{}", name(pair.first()), name(pair.second())))
            .collect()
    }

    #[test]
    fn one_party_is_among_themselves_and_more_are_every_pair() {
        assert!(pairs_of("").is_empty());
        assert_eq!(pairs_of("between = [\"b\"]"), ["bb"]);
        assert_eq!(pairs_of("between = [\"c\", \"a\"]"), ["ac"]);
        assert_eq!(
            pairs_of("between = [\"c\", \"b\", \"a\"]"),
            ["ab", "ac", "bc"]
        );
        let all = pairs_of("between = [\"d\", \"a\", \"c\", \"b\"]");
        assert_eq!(all, ["ab", "ac", "ad", "bc", "bd", "cd"]);
    }

    #[test]
    fn a_party_that_is_named_twice_is_one() {
        assert_eq!(pairs_of("between = [\"b\", \"b\"]"), ["bb"]);
        assert_eq!(pairs_of("between = [\"b\", \"a\", \"b\"]"), ["ab"]);
    }

    #[test]
    fn a_pair_is_the_same_either_way_round() {
        let observatory = observatory(&[]);
        let [a, b] = ["a", "b"].map(|id| party(&observatory, id));
        assert_eq!(Pair::new(a, b), Pair::new(b, a));
        assert_eq!((Pair::new(b, a).first(), Pair::new(b, a).second()), (a, b));
        assert!(Pair::new(a, a).is_one() && !Pair::new(a, b).is_one());
    }

    #[test]
    fn a_relationship_has_its_sightings_once_with_how_it_is_and_who_says_so() {
        let observatory = observatory(&[
            (
                "both",
                "between = [\"b\", \"a\"]\nworking = \"well\"\nobserver = \"Ann\"\n\
                 said_by = [\"onlooker\", \"living-it\"]",
            ),
            ("a-view", "between = [\"a\", \"b\"]\nknown = \"view\""),
            (
                "three",
                "between = [\"c\", \"a\", \"b\"]\nworking = \"strained\"\nobserver = \"Ann\"\n\
                 said_by = [\"living-it\"]",
            ),
            ("alone", "between = [\"a\"]"),
            ("nobody", ""),
            ("again", "between = [\"a\", \"b\"]"),
        ]);
        let between = Between::of(&observatory);
        let [a, b, c, d] = ["a", "b", "c", "d"].map(|id| party(&observatory, id));
        let names = |pair| {
            between
                .pair(pair)
                .map(|found: &Relationship| ids(&observatory, &found.sightings))
        };
        let told = ["both", "three", "again"].map(str::to_owned).to_vec();
        assert_eq!(names(Pair::new(b, a)), Some(told));
        assert_eq!(names(Pair::new(a, a)), Some(vec!["alone".to_owned()]));
        assert_eq!(names(Pair::new(c, b)), Some(vec!["three".to_owned()]));
        assert_eq!(names(Pair::new(b, b)), None);
        assert_eq!(names(Pair::new(a, d)), None);
        let both = between.pair(Pair::new(a, b)).expect("three tell of it");
        let ratings = Ratings {
            well: 1,
            strained: 1,
            unrated: 1,
            ..Ratings::default()
        };
        assert_eq!(
            (both.ratings, both.said_by, both.voices),
            (ratings, [2, 0, 0, 1], 2)
        );
        let pairs: Vec<Pair> = between.pairs().map(|(pair, _)| pair).collect();
        let expected = [(a, a), (a, b), (a, c), (b, c)].map(|(one, other)| Pair::new(one, other));
        assert_eq!(pairs, expected);
        assert_eq!(between.parties().collect::<Vec<_>>(), [a, b, c]);
        assert_eq!(
            ids(&observatory, between.naming(a)),
            ["both", "three", "alone", "again"]
        );
        assert!(between.naming(d).is_empty());
        let distinct = ["both", "three", "alone", "again"];
        assert_eq!(ids(&observatory, &between.sightings), distinct);
    }

    #[test]
    fn where_nobody_says_between_whom_there_is_nothing() {
        let between = Between::of(&observatory(&[("one", ""), ("two", "")]));
        assert_eq!((between.pairs().count(), between.parties().count()), (0, 0));
        assert!(between.sightings.is_empty());
    }
}
