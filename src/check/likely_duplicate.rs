//! Two sightings that seem to tell the same thing.

use std::collections::BTreeMap;

use rayon::iter::{IntoParallelIterator, ParallelExtend, ParallelIterator};
use xxhash_rust::xxh3::xxh3_64;

use crate::check::reading::words;
use crate::check::subject::{Subject, at_key};
use crate::check::told::Told;
use crate::diagnostic::{Diagnostic, Findings, Level, Rule};
use crate::markdown::plain;
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
/// So many texts are read before they are compared: of one place there may be more than fit into memory.
const AT_ONCE: usize = 1_024;

/// Each pair of sightings of the same place and from about the same time that are much alike, where neither names the
/// other; of the pairs of one sighting the nearest comes first. One with an error waits until that is mended: it is
/// told nowhere yet, let alone twice.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let mut by_place: BTreeMap<Ix<Place>, Vec<&Sighting>> = BTreeMap::new();
    for sighting in &subject.observatory.sightings {
        by_place.entry(sighting.place).or_default().push(sighting);
    }
    let mut room = FURTHER;
    for (_, mut sightings) in by_place
        .into_iter()
        .filter(|(_, sightings)| sightings.len() > 1)
    {
        sightings.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.id.cmp(&b.id)));
        at_one_place(&sightings, &mut room, findings);
    }
}

/// The pairs among the sightings of a place, which are in order; `room` is for so many that are not the nearest.
fn at_one_place(sightings: &[&Sighting], room: &mut usize, findings: &mut Findings) {
    // The pairs of words of those that the next is compared with.
    let mut texts: Vec<Vec<u64>> = Vec::new();
    for from in (0..sightings.len()).step_by(AT_ONCE) {
        let end = sightings.len().min(from + AT_ONCE);
        texts.drain(..texts.len().saturating_sub(NEIGHBOURS));
        texts.par_extend((from..end).into_par_iter().map(|index| {
            match has_neighbour(sightings, index) {
                true => pairs(sightings[index]),
                false => Vec::new(),
            }
        }));
        let text = |index: usize| &texts[index + texts.len() - end];
        for (index, later) in (from..end).map(|index| (index, sightings[index])) {
            let alike = |&other: &usize| {
                are_near(sightings[other], later)
                    && may_be_alike(text(other), text(index))
                    && are_alike(text(other), text(index))
                    && !are_related(sightings[other], later)
            };
            let first = index.saturating_sub(NEIGHBOURS);
            let mut earlier = (first..index).rev().filter(alike).map(|at| sightings[at]);
            let nearest = earlier.next();
            let further = earlier.take(*room).inspect(|_| *room -= 1);
            for earlier in nearest.into_iter().chain(further) {
                findings.push(told_at(later, earlier).or_told_as(told_at(earlier, later)));
            }
        }
    }
}

/// Whether the one before it, or the one behind it, is near.
fn has_neighbour(sightings: &[&Sighting], index: usize) -> bool {
    let around = &sightings[index.saturating_sub(1)..sightings.len().min(index + 2)];
    around.windows(2).any(|two| are_near(two[0], two[1]))
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

/// The hashes of each pair of neighbouring words, in order and each once.
fn pairs(sighting: &Sighting) -> Vec<u64> {
    let text = format!("{}\n{}", sighting.title, plain(sighting.account()));
    let hashes: Vec<u64> = words(&text)
        .iter()
        .map(|word| xxh3_64(word.folded(&text).as_bytes()))
        .collect();
    let mut pairs: Vec<u64> = hashes
        .windows(2)
        .map(|pair| (pair[0].rotate_left(1) ^ pair[1]).wrapping_mul(SPREAD))
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Texts that are alike share some of their smallest hashes.
fn may_be_alike(one: &[u64], other: &[u64]) -> bool {
    let [one, other] = [one, other].map(|pairs| &pairs[..pairs.len().min(SKETCH)]);
    shared(one, other) * 6 >= one.len().min(other.len())
}

fn are_alike(one: &[u64], other: &[u64]) -> bool {
    let both = shared(one, other);
    let either = one.len() + other.len() - both;
    let (part, of) = ALIKE;
    both * of >= either * part && either > 0
}

/// How many are in both, which are in order.
fn shared(one: &[u64], other: &[u64]) -> usize {
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
