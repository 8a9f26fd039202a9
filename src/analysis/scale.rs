//! How many, in classes: takes the greatest number that is shown anywhere, gives six classes that reach so far.

/// Six classes of numbers from 1 on. Each begins where the one before it would begin, times a factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    factor: usize,
    greatest: usize,
}

impl Scale {
    /// How many classes there are.
    pub const CLASSES: u32 = 6;

    /// The smallest whole factor, from 2 on, by which `greatest` is in the last class or before it, and is not
    /// beyond where a further one would begin.
    pub fn reaching(greatest: usize) -> Self {
        let reaches = |factor: &usize| {
            let next = factor.checked_pow(Self::CLASSES);
            next.is_none_or(|next| greatest < next)
        };
        let factor = (2..).find(reaches);
        Self {
            factor: factor.expect("a factor is large enough before its power overflows"),
            greatest,
        }
    }

    /// The class of a number, from 1 to 6; 0 has none.
    pub fn class(self, number: usize) -> usize {
        self.classes().filter(|(least, _)| *least <= number).count()
    }

    /// The classes that the numbers reach, the first in any case, as in [`Scale::classes`].
    pub fn reached(self) -> impl Iterator<Item = (usize, Option<usize>)> {
        let greatest = self.greatest.max(1);
        self.classes()
            .take_while(move |(least, _)| *least <= greatest)
    }

    /// The smallest and the greatest number of each class; the last has no greatest.
    pub fn classes(self) -> impl Iterator<Item = (usize, Option<usize>)> {
        let least = move |class: u32| self.factor.saturating_pow(class);
        (0..Self::CLASSES).map(move |class| {
            let is_last = class + 1 == Self::CLASSES;
            (least(class), (!is_last).then(|| least(class + 1) - 1))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Scale;

    #[test]
    fn a_small_observatory_has_small_steps() {
        let classes: Vec<_> = Scale::reaching(13).classes().collect();
        let expected = [
            (1, Some(1)),
            (2, Some(3)),
            (4, Some(7)),
            (8, Some(15)),
            (16, Some(31)),
            (32, None),
        ];
        assert_eq!(classes, expected);
        assert!(Scale::reaching(63).classes().eq(expected));
        assert!(!Scale::reaching(64).classes().eq(expected));
        for (greatest, reached) in [(0, 1), (1, 1), (2, 2), (3, 2), (4, 3), (63, 6)] {
            assert_eq!(
                Scale::reaching(greatest).reached().count(),
                reached,
                "{greatest}"
            );
        }
    }

    #[test]
    fn every_number_has_the_class_whose_bounds_hold_it() {
        for greatest in [1, 5, 63, 64, 728, 729, 10_000, 1_000_000, usize::MAX] {
            let scale = Scale::reaching(greatest);
            for number in (1..2_000).chain([greatest / 2 + 1, greatest]) {
                let (least, most) = scale
                    .classes()
                    .nth(scale.class(number) - 1)
                    .expect("a class from 1 to 6");
                assert!(least <= number && most.is_none_or(|most| number <= most));
            }
            assert_eq!(scale.class(0), 0);
        }
    }

    #[test]
    fn however_many_there_are_the_last_classes_are_used() {
        for greatest in [40, 100, 1_000, 10_000, 300_000] {
            assert!(Scale::reaching(greatest).class(greatest) >= 5, "{greatest}");
        }
    }
}
