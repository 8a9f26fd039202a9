//! The main pattern, for a plain sentence: which shifts and which relationships were told of most. Places are
//! never held against each other, because there the numbers say only where reporters are.

use crate::analysis::between::{Between, Pair};
use crate::analysis::counts::Counts;
use crate::model::{Ix, Observatory, Shift};

/// How many may share the first place before none of them stands out.
const ABREAST: usize = 2;

/// What stands out.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    /// The shifts that most sightings name, in the order of the vocabulary; none where too many share the
    /// first place, or too few sightings name any.
    pub shifts: Vec<(Ix<Shift>, Counts)>,
    /// The relationships that most sightings are about, with how many; none in the same way.
    pub pairs: Vec<(Pair, usize)>,
}

impl Pattern {
    /// What stands out of `shifts`, the counts of each over all places, and of `between`. Numbers below
    /// `minimum` say nothing.
    pub fn of(
        observatory: &Observatory,
        shifts: &[Counts],
        between: &Between,
        minimum: usize,
    ) -> Self {
        let shifts = observatory
            .shifts
            .iter()
            .map(|(ix, _)| ix)
            .zip(shifts.iter().copied());
        let pairs = between
            .pairs()
            .map(|(pair, relationship)| (pair, relationship.sightings.len()));
        Self {
            shifts: first(shifts, |(_, counts)| counts.total, minimum),
            pairs: first(pairs, |(_, count)| *count, minimum),
        }
    }
}

/// Those with the greatest number, unless it is too small or too many have it.
fn first<T>(all: impl Iterator<Item = T>, number: impl Fn(&T) -> usize, minimum: usize) -> Vec<T> {
    let all: Vec<T> = all.collect();
    let most = all.iter().map(&number).max().unwrap_or_default();
    let count = all.iter().filter(|one| number(one) == most).count();
    if most < minimum.max(1) || count > ABREAST {
        return Vec::new();
    }
    all.into_iter().filter(|one| number(one) == most).collect()
}

#[cfg(test)]
mod tests {
    use super::{Pattern, first};
    use crate::analysis::between::Between;
    use crate::analysis::counts::Counts;
    use crate::model::sample;
    use crate::model::{Ix, Observatory, Party, Sighting};

    fn stands_out(numbers: &[usize], minimum: usize) -> Vec<usize> {
        let numbered = numbers.iter().copied().enumerate();
        let found = first(numbered, |(_, number)| *number, minimum);
        found.into_iter().map(|(nth, _)| nth).collect()
    }

    #[test]
    fn the_greatest_number_stands_out_and_so_do_two_that_are_abreast() {
        assert_eq!(stands_out(&[3, 5, 4], 3), [1]);
        assert_eq!(stands_out(&[5, 4, 5], 3), [0, 2]);
        assert_eq!(stands_out(&[7], 3), [0]);
    }

    #[test]
    fn where_three_are_abreast_none_stands_out() {
        assert!(stands_out(&[5, 5, 5], 3).is_empty());
        assert!(stands_out(&[5, 1, 5, 5, 5], 3).is_empty());
    }

    #[test]
    fn below_the_least_number_none_stands_out() {
        assert!(stands_out(&[2, 1], 3).is_empty());
        assert_eq!(stands_out(&[3, 1], 3), [0]);
        assert_eq!(stands_out(&[1, 0], 1), [0]);
    }

    #[test]
    fn nothing_never_stands_out() {
        assert!(stands_out(&[], 3).is_empty());
        assert!(stands_out(&[0, 0], 1).is_empty());
        assert!(stands_out(&[0], 0).is_empty());
    }

    /// One sighting a row: the shifts that it names and the parties that it is between.
    fn observatory(sightings: &[(&str, &str)]) -> Observatory {
        let words = [
            (
                "shifts",
                "[[shift]]\nfrom = \"me\"\nto = \"we\"\n[[shift]]\nfrom = \"them\"\nto = \"us\"\n\
                 [[shift]]\nfrom = \"parts\"\nto = \"whole\"\n",
            ),
            ("places", "[[place]]\nid = \"mill\"\nname = \"Mill\"\n"),
            (
                "parties",
                "[[party]]\nid = \"a\"\nname = \"A\"\n[[party]]\nid = \"b\"\nname = \"B\"\n",
            ),
        ];
        let sightings = sightings
            .iter()
            .enumerate()
            .map(|(nth, (shifts, between))| {
                let head = "date = 2020\nplace = \"mill\"\nknown = \"saw\"";
                let head = format!("{head}\nshifts = [{shifts}]\nbetween = [{between}]");
                (format!("seen-{nth}"), head)
            });
        sample::observatory(&words, &sightings.collect::<Vec<_>>())
    }

    /// Which shifts and which relationships stand out, each with its number.
    fn pattern(observatory: &Observatory) -> [Vec<(String, usize)>; 2] {
        let counted: Vec<Ix<Sighting>> = observatory.counted().map(|(ix, _)| ix).collect();
        let shifts = observatory.shifts.iter();
        let counts: Vec<Counts> = shifts
            .map(|(ix, _)| Counts::of(observatory, ix, &counted))
            .collect();
        let found = Pattern::of(observatory, &counts, &Between::of(observatory), 2);
        let name = |party: Ix<Party>| observatory.parties[party].id.as_str();
        let shifts = found.shifts.into_iter();
        let shifts =
            shifts.map(|(shift, counts)| (observatory.shifts[shift].id.clone(), counts.total));
        let pairs = found.pairs.into_iter();
        let pairs = pairs.map(|(pair, count)| {
            (
                format!("{}{}", name(pair.first()), name(pair.second())),
                count,
            )
        });
        [shifts.collect(), pairs.collect()]
    }

    #[test]
    fn shifts_and_relationships_stand_out_apart_from_each_other() {
        let observatory = observatory(&[
            ("\"me-to-we\"", "\"a\""),
            ("\"we-to-me\", \"us-to-them\"", "\"b\", \"a\""),
            ("\"them-to-us\"", "\"a\", \"b\""),
            ("\"parts-to-whole\"", ""),
        ]);
        let [shifts, pairs] = pattern(&observatory);
        let named = |id: &str, count| (id.to_owned(), count);
        assert_eq!(shifts, [named("me-to-we", 2), named("them-to-us", 2)]);
        assert_eq!(pairs, [named("ab", 2)]);
    }

    #[test]
    fn an_observatory_with_too_few_sightings_has_no_pattern() {
        let observatory = observatory(&[("\"me-to-we\"", "\"a\"")]);
        assert_eq!(pattern(&observatory), [Vec::new(), Vec::new()]);
    }
}
