//! Where the value of each key stands in the file of a sighting, in little room: there is one for each sighting.

use std::ops::Range;

/// Where the value of each key stands, in bytes of the file's text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spans {
    /// The keys, each with a line end behind it.
    keys: Box<str>,
    /// The place of each, in their order.
    places: Box<[Place]>,
}

/// Of a file that is too small for a place beyond.
type Place = Range<u32>;

impl Spans {
    /// The keys, in the order of the file.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.lines()
    }

    /// Where the value of `key` stands.
    pub fn get(&self, key: &str) -> Option<Range<usize>> {
        let at = self.keys().position(|known| known == key)?;
        let place = &self.places[at];
        Some(place.start as usize..place.end as usize)
    }
}

impl<'a> FromIterator<(&'a str, Range<usize>)> for Spans {
    fn from_iter<I: IntoIterator<Item = (&'a str, Range<usize>)>>(values: I) -> Self {
        let small = |at| u32::try_from(at).expect("a larger file is not read");
        let mut keys = String::new();
        let mut places = Vec::new();
        // No key that is asked for holds a line end.
        let values = values
            .into_iter()
            .filter(|(key, _)| !key.contains(['\n', '\r']));
        for (key, span) in values {
            keys.push_str(key);
            keys.push('\n');
            places.push(small(span.start)..small(span.end));
        }
        Self {
            keys: keys.into(),
            places: places.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Spans;

    #[test]
    fn each_key_is_found_whole() {
        let written = [
            ("title", 4..9),
            ("", 1..2),
            ("a\nb", 0..1),
            ("date", 20..30),
        ];
        let spans: Spans = written.into_iter().collect();
        assert_eq!(spans.get("title"), Some(4..9));
        assert_eq!(spans.get("date"), Some(20..30));
        assert_eq!(spans.get(""), Some(1..2));
        for other in ["tit", "dates", "a", "b", "a\nb", "Title"] {
            assert_eq!(spans.get(other), None, "{other:?}");
        }
        assert_eq!(Spans::default().get(""), None);
    }
}
