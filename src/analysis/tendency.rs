//! Which way most of some sightings lean, or that they do not: takes numbers, gives one of a few looks. Below the
//! least number there is no tendency, whatever the numbers say.

use crate::analysis::counts::{Counts, Ratings};

/// How several answers lie between two opposite ones. The classes are symmetrical: to turn the question round
/// turns the answer round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lean {
    /// All say the first.
    AllFirst,
    /// At least two of three say the first.
    MostFirst,
    /// Neither has two of three.
    Differ,
    /// At least two of three say the second.
    MostSecond,
    /// All say the second.
    AllSecond,
}

/// Which way a shift goes, as far as the numbers let anybody say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Too few sightings to speak of a tendency.
    TooFew,
    /// Towards an end, or seen differently; the first answer is the end that the shift comes from.
    Leans(Lean),
    /// All tell of both ways at once.
    BothWays,
    /// All say that it is as it was.
    Still,
}

/// How well a relationship works, as far as the numbers let anybody say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wellbeing {
    /// Nobody has said yet, or all say that it is too soon.
    NotSaid,
    /// Too few have said to speak of a tendency.
    TooFew,
    /// Well or under strain, or seen differently; the first answer is "under strain".
    Leans(Lean),
    /// All say that it goes well in part.
    Partly,
}

/// How `first` and `second` lie among `all` answers, the others among them; `all` is not 0.
fn lean(first: usize, second: usize, all: usize) -> Lean {
    // Two of three in whole numbers: what lies outside is at most half of what lies within.
    let is_most = |part: usize| part >= 2 * (all - part);
    match (first == all, second == all) {
        (true, _) => Lean::AllFirst,
        (_, true) => Lean::AllSecond,
        _ if is_most(first) => Lean::MostFirst,
        _ if is_most(second) => Lean::MostSecond,
        _ => Lean::Differ,
    }
}

impl Direction {
    /// Which way `counts` go; from `minimum` sightings on they say something.
    pub fn of(counts: Counts, minimum: usize) -> Self {
        let total = counts.total;
        if total < minimum.max(1) {
            return Direction::TooFew;
        }
        if counts.mixed == total {
            return Direction::BothWays;
        }
        if counts.still_from + counts.still_to == total {
            return Direction::Still;
        }
        Direction::Leans(lean(counts.back, counts.forward, total))
    }
}

impl Wellbeing {
    /// How well it works by `ratings`; from `minimum` on that could be held against each other they say
    /// something.
    pub fn of(ratings: Ratings, minimum: usize) -> Self {
        let rated = ratings.rated();
        if rated == 0 {
            return Wellbeing::NotSaid;
        }
        if rated < minimum {
            return Wellbeing::TooFew;
        }
        if ratings.partly == rated {
            return Wellbeing::Partly;
        }
        Wellbeing::Leans(lean(ratings.strained, ratings.well, rated))
    }
}

#[cfg(test)]
mod tests {
    use super::{Direction, Lean, Wellbeing};
    use crate::analysis::counts::{Counts, Ratings};

    fn direction(back: usize, forward: usize, mixed: usize, still: usize) -> Direction {
        let counts = Counts {
            total: back + forward + mixed + still,
            back,
            forward,
            mixed,
            still_from: still,
            ..Counts::default()
        };
        Direction::of(counts, 3)
    }

    #[test]
    fn fewer_than_the_least_number_have_no_tendency() {
        for (back, forward, mixed, still) in
            [(0, 2, 0, 0), (1, 1, 0, 0), (0, 0, 2, 0), (0, 0, 0, 1)]
        {
            assert_eq!(direction(back, forward, mixed, still), Direction::TooFew);
        }
        assert_eq!(Direction::of(Counts::default(), 0), Direction::TooFew);
    }

    #[test]
    fn a_tendency_takes_two_of_three_of_all_that_was_told() {
        for (back, forward, mixed, still, lean) in [
            (0, 3, 0, 0, Lean::AllSecond),
            (3, 0, 0, 0, Lean::AllFirst),
            (1, 2, 0, 0, Lean::MostSecond),
            (0, 2, 1, 0, Lean::MostSecond),
            (0, 2, 0, 1, Lean::MostSecond),
            (4, 0, 1, 1, Lean::MostFirst),
            (3, 3, 0, 0, Lean::Differ),
            (0, 3, 0, 2, Lean::Differ),
            (0, 0, 2, 1, Lean::Differ),
            (0, 1, 0, 9, Lean::Differ),
        ] {
            let leans = Direction::Leans(lean);
            assert_eq!(
                direction(back, forward, mixed, still),
                leans,
                "{back} {forward} {mixed} {still}"
            );
        }
        assert_eq!(direction(0, 0, 3, 0), Direction::BothWays);
        assert_eq!(direction(0, 0, 0, 3), Direction::Still);
    }

    #[test]
    fn a_question_turned_round_turns_the_answer_round() {
        let mirror = |direction| match direction {
            Direction::Leans(Lean::AllFirst) => Direction::Leans(Lean::AllSecond),
            Direction::Leans(Lean::MostFirst) => Direction::Leans(Lean::MostSecond),
            Direction::Leans(Lean::MostSecond) => Direction::Leans(Lean::MostFirst),
            Direction::Leans(Lean::AllSecond) => Direction::Leans(Lean::AllFirst),
            other => other,
        };
        for back in 0..8 {
            for forward in 0..8 {
                for other in 0..8 {
                    assert_eq!(
                        direction(back, forward, other, 0),
                        mirror(direction(forward, back, other, 0)),
                        "{back} {forward} {other}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_nobody_has_said_is_no_rating() {
        let ratings = |well, partly, strained, too_soon, unrated| Ratings {
            well,
            partly,
            strained,
            too_soon,
            unrated,
        };
        for (given, expected) in [
            (ratings(0, 0, 0, 4, 4), Wellbeing::NotSaid),
            (ratings(2, 0, 0, 9, 9), Wellbeing::TooFew),
            (ratings(3, 0, 0, 9, 9), Wellbeing::Leans(Lean::AllSecond)),
            (ratings(2, 1, 0, 0, 0), Wellbeing::Leans(Lean::MostSecond)),
            (ratings(2, 0, 2, 0, 0), Wellbeing::Leans(Lean::Differ)),
            (ratings(0, 0, 5, 0, 1), Wellbeing::Leans(Lean::AllFirst)),
            (ratings(0, 3, 0, 0, 0), Wellbeing::Partly),
        ] {
            assert_eq!(Wellbeing::of(given, 3), expected, "{given:?}");
        }
    }
}
