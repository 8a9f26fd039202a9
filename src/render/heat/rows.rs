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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Row, Tree, tops};
    use crate::model::sample;
    use crate::model::{Ix, Place, Vocabulary};

    fn places(written: &[(&str, &str)]) -> Vocabulary<Place> {
        sample::observatory(&[("places", &sample::places(written))], &[]).places
    }

    /// So many places, `p-0` and on; `within` says for each number what the place is within.
    fn numbered(count: usize, within: impl Fn(usize) -> String) -> Vocabulary<Place> {
        let ids: Vec<(String, String)> = (0..count)
            .map(|nth| (format!("p-{nth}"), within(nth)))
            .collect();
        let ids: Vec<(&str, &str)> = ids
            .iter()
            .map(|(id, within)| (id.as_str(), within.as_str()))
            .collect();
        places(&ids)
    }

    /// Gives the tree of these places; something was said of each of `told` itself, and none of `hidden` is shown.
    fn with_tree<T>(
        places: &Vocabulary<Place>,
        told: &[&str],
        hidden: &[&str],
        give: impl FnOnce(&Tree<'_>) -> T,
    ) -> T {
        let told: BTreeSet<&str> = told.iter().copied().collect();
        give(&Tree {
            places,
            has_itself: &|place| told.contains(places[place].id.as_str()),
            is_shown: &|place| !hidden.contains(&places[place].id.as_str()),
        })
    }

    /// Each row in short: indented by its depth, ids joined from the outside in, a star for the place itself.
    fn in_short(places: &Vocabulary<Place>, rows: &[Row]) -> Vec<String> {
        let id = |place: &Ix<Place>| places[*place].id.as_str();
        rows.iter()
            .map(|row| match row {
                Row::Whole { places, depth } => {
                    let ids: Vec<&str> = places.iter().map(id).collect();
                    format!("{}{}", " ".repeat(*depth), ids.join("/"))
                }
                Row::Itself { place, depth } => format!("{}{}*", " ".repeat(*depth), id(place)),
            })
            .collect()
    }

    fn all(
        places: &Vocabulary<Place>,
        told: &[&str],
        hidden: &[&str],
        within: Option<&str>,
    ) -> Vec<String> {
        let within = within.map(|id| places.find(id).expect("it is in the list"));
        let rows = with_tree(places, told, hidden, |tree| tree.all(within, 100));
        in_short(places, &rows.expect("they fit"))
    }

    const VALLEY: [(&str, &str); 7] = [
        ("weir", "town"),
        ("valley", ""),
        ("island", ""),
        ("hill", "valley"),
        ("town", "valley"),
        ("mill", "town"),
        ("hut", "hill"),
    ];

    #[test]
    fn each_place_stands_before_its_parts_and_siblings_in_file_order() {
        let told = ["valley", "hill", "town"];
        assert_eq!(
            all(&places(&VALLEY), &told, &[], None),
            [
                "valley", " valley*", " hill", "  hill*", "  hut", " town", "  town*", "  weir",
                "  mill", "island",
            ]
        );
    }

    #[test]
    fn what_is_within_a_place_begins_with_the_place_itself() {
        let places = places(&VALLEY);
        let within = |told: &[&str]| all(&places, told, &[], Some("valley"));
        assert_eq!(
            within(&["valley"]),
            ["valley*", "hill/hut", "town", " weir", " mill"]
        );
        assert_eq!(within(&[]), ["hill/hut", "town", " weir", " mill"]);
        assert!(all(&places, &[], &[], Some("weir")).is_empty());
    }

    #[test]
    fn a_single_part_folds_into_its_place_unless_something_was_said_of_that_itself() {
        let places = places(&[("a", ""), ("b", "a"), ("c", "b"), ("d", "c")]);
        let of = |told: &[&str]| all(&places, told, &[], None);
        assert_eq!(of(&[]), ["a/b/c/d"]);
        assert_eq!(of(&["d"]), ["a/b/c/d"]);
        assert_eq!(of(&["b"]), ["a/b", " b*", " c/d"]);
        assert_eq!(of(&["a", "c"]), ["a", " a*", " b/c", "  c*", "  d"]);
    }

    #[test]
    fn a_place_folds_into_the_only_part_that_is_shown() {
        let places = places(&VALLEY);
        assert_eq!(
            all(&places, &[], &["weir", "hill", "island"], None),
            ["valley/town/mill"]
        );
        assert_eq!(
            all(&places, &["town"], &["weir", "mill", "island"], None),
            ["valley", " hill/hut", " town"]
        );
    }

    #[test]
    fn a_place_whose_parts_are_all_hidden_has_no_row_for_itself_beside_its_own() {
        let places = places(&VALLEY);
        let hidden = ["hill", "town", "island"];
        assert_eq!(all(&places, &["valley"], &hidden, None), ["valley"]);
    }

    #[test]
    fn the_limit_counts_every_row() {
        let places = places(&VALLEY);
        let length = |told: &[&str], within: Option<&str>, limit| {
            let within = within.and_then(|id| places.find(id));
            let rows = with_tree(&places, told, &[], |tree| tree.all(within, limit));
            rows.map(|rows| rows.len())
        };
        assert_eq!(length(&["valley", "town"], None, 8), Some(8));
        assert_eq!(length(&["valley", "town"], None, 7), None);
        assert_eq!(length(&["valley"], Some("valley"), 5), Some(5));
        assert_eq!(length(&["valley"], Some("valley"), 4), None);
        assert_eq!(length(&[], Some("weir"), 0), Some(0));
    }

    #[test]
    fn the_direct_parts_stand_on_pages_and_the_place_itself_on_the_first() {
        let places = places(&VALLEY);
        let page = |of: Option<&str>, first, length| {
            let of = of.and_then(|id| places.find(id));
            let rows = with_tree(&places, &["valley"], &[], |tree| {
                tree.parts(of, first, length)
            });
            in_short(&places, &rows)
        };
        assert_eq!(page(None, 0, 5), ["valley", "island"]);
        assert_eq!(page(None, 1, 5), ["island"]);
        assert_eq!(page(Some("valley"), 0, 1), ["valley*", "hill/hut"]);
        assert_eq!(page(Some("valley"), 1, 1), ["town"]);
        assert!(page(Some("valley"), 2, 1).is_empty());
    }

    #[test]
    fn ten_thousand_places_in_each_other_are_one_row_or_too_many() {
        const COUNT: usize = 10_000;
        let places = numbered(COUNT, |nth| match nth {
            0 => String::new(),
            nth => format!("p-{}", nth - 1),
        });
        let of = |has_itself: bool, limit| {
            let tree = Tree {
                places: &places,
                has_itself: &|_| has_itself,
                is_shown: &|_| true,
            };
            tree.all(None, limit)
        };
        let folded = of(false, 100).expect("one row fits");
        let [
            Row::Whole {
                places: all,
                depth: 0,
            },
        ] = folded.as_slice()
        else {
            panic!("{} rows", folded.len());
        };
        assert_eq!(all.len(), COUNT);
        assert!(of(true, 100).is_none());
        let unfolded = of(true, 3 * COUNT).expect("they fit");
        // A row for each place, and one for each itself but the innermost, which has no parts.
        assert_eq!(unfolded.len(), 2 * COUNT - 1);
        let deepest = unfolded.iter().map(|row| match row {
            Row::Whole { depth, .. } | Row::Itself { depth, .. } => *depth,
        });
        assert_eq!(deepest.max(), Some(COUNT - 1));
    }

    #[test]
    fn five_thousand_places_side_by_side_are_all_on_some_page_once() {
        const COUNT: usize = 5_000;
        for top in ["", "p-0"] {
            let places = numbered(COUNT, |nth| match nth {
                0 => String::new(),
                _ => top.to_owned(),
            });
            let of = (!top.is_empty()).then(|| places.find(top)).flatten();
            with_tree(&places, &["p-0"], &[], |tree| {
                assert!(tree.all(of, 100).is_none());
                let pages: Vec<Vec<Row>> = (0..COUNT.div_ceil(100))
                    .map(|page| tree.parts(of, page * 100, 100))
                    .collect();
                let mut seen: Vec<Ix<Place>> = Vec::new();
                for row in pages.iter().flatten() {
                    match row {
                        Row::Whole { places, depth: 0 } => seen.extend(places),
                        Row::Itself { place, depth: 0 } if Some(*place) == of => seen.push(*place),
                        other => panic!("{other:?}"),
                    }
                }
                let expected: Vec<Ix<Place>> = places.iter().map(|(ix, _)| ix).collect();
                assert_eq!(seen, expected, "within {top:?}");
            });
        }
    }

    #[test]
    fn the_places_within_no_other_are_in_file_order() {
        let places = places(&VALLEY);
        let ids: Vec<&str> = tops(&places).map(|ix| places[ix].id.as_str()).collect();
        assert_eq!(ids, ["valley", "island"]);
    }
}
