//! Two sightings that seem to tell the same thing.

use std::collections::BTreeMap;

use xxhash_rust::xxh3::xxh3_64;

use crate::check::reading::{Reading, Text};
use crate::check::subject::{Subject, at_key};
use crate::check::told::Told;
use crate::diagnostic::{Diagnostic, Findings, Level, Rule};
use crate::markdown::Voice;
use crate::model::{Ix, Place, Sighting};

/// Two sightings that seem to tell the same thing.
pub(super) static RULE: Rule = Rule {
    code: "likely-duplicate",
    level: Level::Warning,
    page: include_str!("../../docs/rules/likely-duplicate.md"),
};

/// Dates so many days apart may be those of one event.
const NEAR: i64 = 30;
/// With so many sightings of one place before it, in the order of the dates, one is compared.
const NEIGHBOURS: usize = 20;
/// So many pairs are told at most besides the nearest of each sighting: where a table came in again and again, nobody
/// reads all of them.
const FURTHER: usize = 10_000;
/// So many of the pairs of words that two have, of all that either has: two fifths.
const ALIKE: (usize, usize) = (2, 5);
/// An odd number that spreads the hashes of pairs, so that the smallest are those of no certain word.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
/// How many of the smallest hashes stand for a text until a closer look is worth it.
const SKETCH: usize = 16;

/// The words of a title and an account, titles of its links and pictures among them: a hash of each two beside each other,
/// in the order of the hashes and each once.
#[derive(Debug)]
pub(super) struct Pairs(Box<[u32]>);

/// A sighting and its words.
type Worded<'a> = (&'a Sighting, &'a Pairs);

/// Each pair of sightings of the same place and from about the same time that are much alike, where neither names the
/// other; of the pairs of one sighting the nearest comes first. One with an error waits until that is mended: it is
/// told nowhere yet, let alone twice.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let all = &subject.observatory.sightings;
    debug_assert!(subject.pairs.len() >= all.len(), "texts are read first");
    let mut by_place: BTreeMap<Ix<Place>, Vec<Worded<'_>>> = BTreeMap::new();
    for (sighting, pairs) in all.iter().zip(&subject.pairs) {
        let of_place = by_place.entry(sighting.place).or_default();
        of_place.push((sighting, pairs));
    }
    let mut room = FURTHER;
    for (_, mut sightings) in by_place
        .into_iter()
        .filter(|(_, sightings)| sightings.len() > 1)
    {
        sightings.sort_by_key(|(sighting, _)| (sighting.date, &sighting.id));
        at_one_place(&sightings, &mut room, findings);
    }
}

/// The pairs among the sightings of a place, which are in order; `room` is for so many that are not the nearest.
fn at_one_place(sightings: &[Worded<'_>], room: &mut usize, findings: &mut Findings) {
    for (index, &(later, words)) in sightings.iter().enumerate() {
        let before = &sightings[index.saturating_sub(NEIGHBOURS)..index];
        let alike = before.iter().rev().filter(|(earlier, other)| {
            are_near(earlier, later)
                && may_be_alike(&other.0, &words.0)
                && are_alike(&other.0, &words.0)
                && !are_related(earlier, later)
        });
        let mut earlier = alike.map(|(earlier, _)| earlier);
        let nearest = earlier.next();
        let further = earlier.take(*room).inspect(|_| *room -= 1);
        for earlier in nearest.into_iter().chain(further) {
            findings.push(told_at(later, earlier).or_told_as(told_at(earlier, later)));
        }
    }
}

fn told_at(sighting: &Sighting, other: &Sighting) -> Diagnostic {
    at_key(
        &RULE,
        &Told::whole(sighting),
        "title",
        format!(
            "this seems to tell the same as `{}` ({}), of the same place and the same weeks",
            other.id,
            other.source.path()
        ),
        format!(
            "keep one of them; if both are meant, name the other here: related = [{{ id = \"{}\", how = \
             \"same-event\" }}]",
            other.id
        ),
    )
}

fn are_near(earlier: &Sighting, later: &Sighting) -> bool {
    let (one, other) = (earlier.date.first_day(), later.date.first_day());
    other.signed_duration_since(one).num_days() <= NEAR
}

fn are_related(one: &Sighting, other: &Sighting) -> bool {
    let names =
        |one: &Sighting, other: &Sighting| one.related.iter().any(|related| related.id == other.id);
    names(one, other) || names(other, one)
}

/// The words of a sighting that is read.
pub(super) fn pairs(reading: &Reading<'_>) -> Pairs {
    let texts = reading.texts.iter().filter(|text| {
        text.voice != Voice::Address && matches!(text.key.as_str(), "title" | "account")
    });
    let words = texts.flat_map(Text::folded);
    let hashes: Vec<u64> = words.map(|word| xxh3_64(word.as_bytes())).collect();
    let pairs = hashes.windows(2).map(|pair| {
        let both = (pair[0].rotate_left(1) ^ pair[1]).wrapping_mul(SPREAD);
        (both >> u32::BITS) as u32
    });
    let mut pairs: Vec<u32> = pairs.collect();
    pairs.sort_unstable();
    pairs.dedup();
    Pairs(pairs.into())
}

/// Texts that are alike share some of their smallest hashes.
fn may_be_alike(one: &[u32], other: &[u32]) -> bool {
    let [one, other] = [one, other].map(|pairs| &pairs[..pairs.len().min(SKETCH)]);
    shared(one, other) * 6 >= one.len().min(other.len())
}

fn are_alike(one: &[u32], other: &[u32]) -> bool {
    let both = shared(one, other);
    let either = one.len() + other.len() - both;
    let (part, of) = ALIKE;
    both * of >= either * part && either > 0
}

/// How many are in both, which are in order.
fn shared(one: &[u32], other: &[u32]) -> usize {
    let mut other = other.iter().peekable();
    one.iter()
        .filter(|hash| {
            while other.next_if(|next| next < hash).is_some() {}
            other.peek() == Some(hash)
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::shared;

    #[test]
    fn what_both_hold_is_counted() {
        assert_eq!(shared(&[1, 3, 5], &[2, 3, 4, 5, 6]), 2);
        assert_eq!(shared(&[], &[1]), 0);
        assert_eq!(shared(&[7], &[7]), 1);
    }
}
