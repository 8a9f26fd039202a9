//! The places of a document that could not be read.

use std::ops::Range;

/// Places in bytes from the start of the document, in order and apart from each other.
pub(super) struct Unread(Vec<Range<usize>>);

impl Unread {
    /// Of places in any order, which may overlap.
    pub(super) fn new(mut places: Vec<Range<usize>>) -> Self {
        places.sort_by_key(|place| place.start);
        let mut apart: Vec<Range<usize>> = Vec::new();
        for place in places {
            match apart.last_mut() {
                Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
                _ => apart.push(place),
            }
        }
        Self(apart)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of them overlaps `span` or stands right beside it.
    pub(super) fn touches(&self, span: &Range<usize>) -> bool {
        let first = self.0.partition_point(|place| place.end < span.start);
        self.0
            .get(first)
            .is_some_and(|place| place.start <= span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::Unread;

    #[test]
    fn what_overlaps_or_stands_beside_is_touched() {
        let places = [20..25, 3..5, 9..9, 4..7, 21..22];
        let unread = Unread::new(places.to_vec());
        assert!(!unread.is_empty());
        for start in 0..30 {
            for end in start..30 {
                let touched = places
                    .iter()
                    .any(|place| place.start <= end && start <= place.end);
                assert_eq!(unread.touches(&(start..end)), touched, "{start}..{end}");
            }
        }
        assert!(!Unread::new(Vec::new()).touches(&(0..9)));
    }
}
