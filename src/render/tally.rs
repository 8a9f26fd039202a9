//! The numbers of a shift as pages show them: a tally in words, how well it works, a bar.

use serde::Serialize;

use crate::analysis::{Counts, Ratings};
use crate::language::Language;
use crate::model::{End, Shift, Stance};
use crate::render::card::way;
use crate::words::{Word as _, Working};

/// One answer, a direction or how well it works, and how many sightings give it.
#[derive(Serialize)]
pub(super) struct Tally {
    /// The word by which stylesheet and templates know it.
    way: &'static str,
    count: usize,
    /// "towards trusting", "both ways at once", "still doubting".
    words: String,
    /// How well it works for those in it, in the order of the list; last nobody has said.
    #[serde(skip_serializing_if = "Option::is_none")]
    working: Option<[usize; 5]>,
}

/// A bar that grows from a middle line: to the right towards the second word, to the left towards the
/// first, as far as there are sightings; what is still so stands outermost. In units of half a sighting.
#[derive(Serialize)]
pub(super) struct Balance {
    /// Half of the width, so that all bars of a page have one scale.
    half: usize,
    parts: Vec<Part>,
}

#[derive(Serialize)]
struct Part {
    way: &'static str,
    x: isize,
    width: usize,
}

/// The five directions of a shift from its first word to its second, each with its number.
pub(super) fn directions(counts: Counts) -> [(Stance, usize); 5] {
    [
        (Stance::Towards(End::From), counts.back),
        (Stance::Still(End::From), counts.still_from),
        (Stance::BothWays, counts.mixed),
        (Stance::Still(End::To), counts.still_to),
        (Stance::Towards(End::To), counts.forward),
    ]
}

/// The directions that somebody has reported, in words.
pub(super) fn tallies(language: &Language, shift: &Shift, counts: Counts) -> Vec<Tally> {
    directions(counts)
        .into_iter()
        .filter(|&(_, count)| count > 0)
        .map(|(stance, count)| tally(language, shift, stance, count))
        .collect()
}

pub(super) fn tally(language: &Language, shift: &Shift, stance: Stance, count: usize) -> Tally {
    let at = |id, end| language.say(id, &[("end", shift.end(end).into())]);
    Tally {
        way: way(stance),
        count,
        words: match stance {
            Stance::Towards(end) => at("way-towards", end),
            Stance::BothWays => language.text("way-both").to_owned(),
            Stance::Still(end) => at("way-still", end),
        },
        working: None,
    }
}

/// How well it works for those in it, as far as somebody has said; last in how many nobody has.
pub(super) fn ratings(language: &Language, ratings: Ratings) -> Vec<Tally> {
    [
        (Working::Well.id(), "rating-well", ratings.well),
        (Working::Partly.id(), "rating-partly", ratings.partly),
        (Working::Strained.id(), "rating-strained", ratings.strained),
        (Working::TooSoon.id(), "rating-too-soon", ratings.too_soon),
        ("unsaid", "rating-unsaid", ratings.unrated),
    ]
    .into_iter()
    .filter(|(_, _, count)| *count > 0)
    .map(|(way, id, count)| Tally {
        way,
        count,
        words: language.text(id).to_owned(),
        working: None,
    })
    .collect()
}

impl Tally {
    pub(super) fn words(&self) -> &str {
        &self.words
    }

    /// How many say what: "3 towards trusting".
    pub(super) fn said(&self, language: &Language) -> String {
        language.say(
            "cell-part",
            &[
                ("count", self.count.into()),
                ("words", self.words.as_str().into()),
            ],
        )
    }

    /// With how well it works for those in it.
    pub(super) fn with_working(mut self, ratings: Ratings) -> Self {
        self.working = Some(all_ratings(ratings));
        self
    }
}

/// All five ratings, in the order of the list; last in how many nobody has said.
pub(super) fn all_ratings(ratings: Ratings) -> [usize; 5] {
    let Ratings {
        well,
        partly,
        strained,
        too_soon,
        unrated,
    } = ratings;
    [well, partly, strained, too_soon, unrated]
}

/// How far a bar reaches on its longer side.
pub(super) fn reach(counts: Counts) -> usize {
    let left = counts.mixed + 2 * (counts.back + counts.still_from);
    let right = counts.mixed + 2 * (counts.forward + counts.still_to);
    left.max(right)
}

/// The bar of `counts`; `half` is the longest reach on the page.
pub(super) fn balance(counts: Counts, half: usize) -> Balance {
    let mut parts = Vec::new();
    let mixed = counts.mixed;
    let mut part = |way, x: isize, width: usize| {
        if width > 0 {
            parts.push(Part { way, x, width });
        }
    };
    let signed = |count: usize| isize::try_from(count).expect("fewer sightings than bytes");
    part("both", -signed(mixed), 2 * mixed);
    part("to", signed(mixed), 2 * counts.forward);
    let right = mixed + 2 * counts.forward;
    part("still", signed(right), 2 * counts.still_to);
    let left = mixed + 2 * counts.back;
    part("from", -signed(left), 2 * counts.back);
    let far_left = left + 2 * counts.still_from;
    part("still", -signed(far_left), 2 * counts.still_from);
    Balance {
        half: half.max(1),
        parts,
    }
}

#[cfg(test)]
mod tests {
    use super::{balance, reach};
    use crate::analysis::Counts;

    #[test]
    fn a_bar_has_the_length_of_its_numbers_and_no_overlap() {
        let counts = Counts {
            total: 12,
            forward: 6,
            back: 2,
            mixed: 1,
            still_from: 1,
            still_to: 2,
            ..Counts::default()
        };
        let bar = balance(counts, reach(counts));
        let mut parts: Vec<(isize, isize)> = bar
            .parts
            .iter()
            .map(|part| (part.x, part.x + part.width as isize))
            .collect();
        parts.sort_unstable();
        assert_eq!(parts, [(-7, -5), (-5, -1), (-1, 1), (1, 13), (13, 17)]);
        assert_eq!(bar.half, 17);
    }
}
