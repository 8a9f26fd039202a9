//! Which rows a table of places has: takes the tree of places, gives a part of it from top to bottom. What was said
//! of a place itself has a row of its own, so that the rows below a place add up to it.

use crate::model::{Ix, Place, Vocabulary};

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Row {
    /// A place with all that is within it. Where it has a single part and nothing was said of itself, the
    /// part folds into it, and so on inwards: the numbers are the same.
    Whole {
        /// From the outside in; at least one.
        places: Vec<Ix<Place>>,
        /// How far it is indented.
        depth: usize,
    },
    /// What was said of a place itself.
    Itself {
        /// The place.
        place: Ix<Place>,
        /// How far it is indented.
        depth: usize,
    },
}

/// A tree of places, as far as it is shown.
pub(crate) struct Tree<'a> {
    pub places: &'a Vocabulary<Place>,
    /// Whether anything was said of a place itself.
    pub has_itself: &'a dyn Fn(Ix<Place>) -> bool,
    /// Whether a place is shown at all.
    pub is_shown: &'a dyn Fn(Ix<Place>) -> bool,
}

impl Tree<'_> {
    /// All that is within a place, or all places, each before its parts, siblings in file order; none where
    /// that takes more than `limit` rows.
    pub(crate) fn all(&self, within: Option<Ix<Place>>, limit: usize) -> Option<Vec<Row>> {
        let mut rows: Vec<Row> = self.itself(within).into_iter().collect();
        // A stack of our own: places may be nested deeper than the call stack reaches.
        let mut waiting = self.parts_at(within, 0);
        while let Some((place, depth)) = waiting.pop() {
            let places = self.fold(place);
            let innermost = *places
                .last()
                .expect("it holds the place that it began with");
            rows.push(Row::Whole { places, depth });
            let inner = self.parts_at(Some(innermost), depth + 1);
            if !inner.is_empty() && (self.has_itself)(innermost) {
                rows.push(Row::Itself {
                    place: innermost,
                    depth: depth + 1,
                });
            }
            waiting.extend(inner);
            if rows.len() > limit {
                return None;
            }
        }
        Some(rows)
    }

    /// The direct parts of a place, or the top places: `length` of them from `first` on. What was said of the
    /// place itself stands before the first.
    pub(crate) fn parts(&self, of: Option<Ix<Place>>, first: usize, length: usize) -> Vec<Row> {
        let parts = self.parts_of(of).into_iter().skip(first).take(length);
        let wholes = parts.map(|place| Row::Whole {
            places: self.fold(place),
            depth: 0,
        });
        let itself = self.itself(of).filter(|_| first == 0);
        itself.into_iter().chain(wholes).collect()
    }

    fn itself(&self, place: Option<Ix<Place>>) -> Option<Row> {
        let place = place.filter(|&place| (self.has_itself)(place))?;
        Some(Row::Itself { place, depth: 0 })
    }

    fn parts_of(&self, place: Option<Ix<Place>>) -> Vec<Ix<Place>> {
        let is_shown = |place: &Ix<Place>| (self.is_shown)(*place);
        match place {
            Some(place) => self.places[place]
                .parts
                .iter()
                .copied()
                .filter(is_shown)
                .collect(),
            None => tops(self.places).filter(is_shown).collect(),
        }
    }

    /// The parts of a place, the first on top of the stack.
    fn parts_at(&self, place: Option<Ix<Place>>, depth: usize) -> Vec<(Ix<Place>, usize)> {
        let parts = self.parts_of(place).into_iter().rev();
        parts.map(|part| (part, depth)).collect()
    }

    /// A place and the single parts within it, as far as nothing was said of what is around them.
    fn fold(&self, place: Ix<Place>) -> Vec<Ix<Place>> {
        let single = |place: &Ix<Place>| match self.parts_of(Some(*place)).as_slice() {
            [single] if !(self.has_itself)(*place) => Some(*single),
            _ => None,
        };
        std::iter::successors(Some(place), single).collect()
    }
}

/// The places that are within no other, in file order.
pub(crate) fn tops(places: &Vocabulary<Place>) -> impl Iterator<Item = Ix<Place>> {
    let tops = places.iter().filter(|(_, place)| place.within.is_none());
    tops.map(|(ix, _)| ix)
}
