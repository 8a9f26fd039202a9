//! A place that is in no list yet: takes its name and the place around it, gives the lines to be put below
//! everything else in `places.toml`. What stands there already is never touched.

use toml::{Table, Value};

use crate::id;
use crate::model::{Entry as _, Ix, Place, Vocabulary};

/// A place that is to be added.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct NewPlace {
    /// How it is shown.
    pub(super) name: String,
    /// Its id, made from the name once.
    pub(super) id: String,
    /// The id of the place around it.
    pub(super) within: Option<String>,
}

/// The place that has this name already, small or capital letters alike.
pub(super) fn named(places: &Vocabulary<Place>, name: &str) -> Option<Ix<Place>> {
    let name = id::folded(name.trim());
    let mut all = places.iter();
    all.find(|(_, place)| id::folded(place.name()) == name)
        .map(|(ix, _)| ix)
}

/// A free id for a place of this name.
pub(super) fn id(places: &Vocabulary<Place>, name: &str) -> String {
    let is_taken = |id: &str| {
        let mut earlier = places.iter().flat_map(|(_, place)| &place.was);
        places.find(id).is_some() || id::is_reserved(id) || earlier.any(|was| was == id)
    };
    let stem = id::suggest(name).unwrap_or_else(|| "place".to_owned());
    id::free(&stem, is_taken)
}

/// What is to be put behind `text`, the file as it is, to add the place: the first line end is there only where
/// the file's last line has none.
pub(super) fn lines(text: &str, place: &NewPlace) -> String {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut lines = String::new();
    if !text.is_empty() {
        if !text.ends_with('\n') {
            lines.push_str(end);
        }
        lines.push_str(end);
    }
    let mut line = |line: &str| {
        lines.push_str(line);
        lines.push_str(end);
    };
    line("[[place]]");
    let within = place.within.as_ref().map(|within| ("within", within));
    for (key, value) in [("id", &place.id), ("name", &place.name)]
        .into_iter()
        .chain(within)
    {
        let pair = Table::from_iter([(key.to_owned(), Value::String(value.clone()))]);
        line(pair.to_string().trim_end());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{NewPlace, lines};

    fn mill(within: Option<&str>) -> NewPlace {
        NewPlace {
            name: "Mill \"Old\" Lane".to_owned(),
            id: "mill-old-lane".to_owned(),
            within: within.map(str::to_owned),
        }
    }

    #[test]
    fn the_first_place_begins_the_file() {
        assert_eq!(
            lines("", &mill(None)),
            "[[place]]\nid = \"mill-old-lane\"\nname = 'Mill \"Old\" Lane'\n"
        );
    }

    #[test]
    fn a_place_stands_apart_with_the_line_ends_of_its_file() {
        assert_eq!(
            lines("[[place]]\r\nid = \"a\"", &mill(Some("a"))),
            "\r\n\r\n[[place]]\r\nid = \"mill-old-lane\"\r\nname = 'Mill \"Old\" Lane'\r\nwithin = \"a\"\r\n"
        );
        assert!(lines("# none\n", &mill(None)).starts_with("\n[[place]]\n"));
    }
}
