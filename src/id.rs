//! The names that become addresses: which are allowed, which are the same, and what to suggest instead.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest id, in bytes.
pub const LONGEST: usize = 80;

/// Whether `text` is an id: `[a-z0-9]+(-[a-z0-9]+)*`, at most [`LONGEST`] bytes.
pub fn is_id(text: &str) -> bool {
    text.len() <= LONGEST
        && text.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

/// The nearest id to any text: lower case, accents taken off, all else a hyphen. `None` where nothing is
/// left, as of `!!!` or of a name in another script.
pub fn suggest(text: &str) -> Option<String> {
    let mut id = String::new();
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        let letter = letter.to_ascii_lowercase();
        if letter.is_ascii_lowercase() || letter.is_ascii_digit() {
            id.push(letter);
        } else if matches!(letter, '\'' | '’') {
            // "neighbour's" becomes one word.
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.truncate(LONGEST);
    let id = id.trim_end_matches('-');
    (!id.is_empty()).then(|| id.to_owned())
}

/// Names of files that are no sightings, or whose address is taken by a page of the site.
const RESERVED: [&str; 2] = ["index", "readme"];

/// How many words of a title make an id.
const WORDS: usize = 6;

/// Whether no sighting can have this id, although it has the form of one.
pub fn is_reserved(id: &str) -> bool {
    RESERVED.contains(&id) || is_device(id)
}

/// Whether Windows keeps this name for a device, in every folder and with any ending: nobody there could have a file
/// `con.md`, nor the page `con.html` on a memory stick.
pub fn is_device(id: &str) -> bool {
    let port = id.strip_prefix("com").or_else(|| id.strip_prefix("lpt"));
    let is_port = |number: &str| matches!(number.as_bytes(), [b'0'..=b'9']);
    matches!(id, "con" | "prn" | "aux" | "nul") || port.is_some_and(is_port)
}

/// An id from the year, where it is known, and the first words of a title, with room for a number behind it. It
/// is made once: a new title or a new date later changes the file and not its name.
pub fn of_title(title: &str, year: Option<i32>) -> String {
    let words: Vec<&str> = title.split_whitespace().take(WORDS).collect();
    let words = suggest(&words.join(" ")).unwrap_or_else(|| "sighting".to_owned());
    with_room(&match year {
        Some(year) => format!("{year:04}-{words}"),
        None => words,
    })
}

/// `stem`, or with the first number behind it that makes it free.
pub fn free(stem: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let stem = with_room(stem);
    let numbered = (2_u32..).map(|number| format!("{stem}-{number}"));
    std::iter::once(stem.clone())
        .chain(numbered)
        .find(|id| !is_taken(id))
        .expect("there are more numbers than files")
}

/// As much of an id as leaves room for a number behind it.
fn with_room(stem: &str) -> String {
    let stem: String = stem.chars().take(LONGEST - 8).collect();
    stem.trim_end_matches('-').to_owned()
}

/// What two names have in common that some system takes for one: composed letters, lower case.
pub fn folded(name: &str) -> Cow<'_, str> {
    if !name.is_ascii() {
        let folded = name.nfc().collect::<String>().to_lowercase();
        return Cow::Owned(folded.nfc().collect());
    }
    match name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(name.to_ascii_lowercase()),
        false => Cow::Borrowed(name),
    }
}

/// How to mend a name that is no id.
pub fn advice(text: &str) -> String {
    match suggest(text) {
        Some(id) if is_device(&id) => {
            format!("Windows keeps that name for itself: say more, for instance `{id}-street`")
        }
        Some(id) if text.len() > LONGEST => {
            format!("at most {LONGEST} letters, for instance `{id}`")
        }
        Some(id) => format!("use small letters a to z, digits and single hyphens: `{id}`"),
        None => "use small letters a to z, digits and single hyphens, for instance `street-party`"
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{advice, folded, free, is_device, is_id, is_reserved, suggest};

    #[test]
    fn ids() {
        for id in ["a", "a-b", "2020-street", "x1"] {
            assert!(is_id(id), "{id}");
        }
        let long = "a".repeat(81);
        for no in [
            "",
            "-",
            "a-",
            "-a",
            "a--b",
            "A",
            "é",
            "a_b",
            "a.b",
            "a b",
            long.as_str(),
        ] {
            assert!(!is_id(no), "{no}");
        }
    }

    #[test]
    fn suggestions_are_ids_or_none() {
        assert_eq!(
            suggest("Café – the Neighbour’s").as_deref(),
            Some("cafe-the-neighbours")
        );
        assert_eq!(suggest("!!!"), None);
        assert_eq!(suggest("привет"), None);
        let long = suggest(&"word ".repeat(40)).expect("words");
        assert!(is_id(&long), "{long}");
    }

    #[test]
    fn a_taken_id_gets_a_number_and_stays_an_id() {
        assert_eq!(free("a", |_| false), "a");
        assert_eq!(free("a", |id| id == "a" || id == "a-2"), "a-3");
        let long = "a-".repeat(60);
        let id = free(&long, |id| !id.ends_with("-99"));
        assert!(is_id(&id), "{id}");
    }

    #[test]
    fn the_names_of_windows_own_devices_are_known() {
        for device in ["con", "prn", "aux", "nul", "com0", "com9", "lpt1"] {
            assert!(is_device(device) && is_reserved(device), "{device}");
            assert!(advice(device).contains("Windows"), "{device}");
        }
        for name in [
            "cons", "com", "com10", "coma", "lpt", "a-con", "con-a", "conduit",
        ] {
            assert!(!is_device(name), "{name}");
        }
    }

    #[test]
    fn composed_and_decomposed_and_capitals_are_one() {
        assert_eq!(folded("Cafe\u{301}"), folded("caf\u{e9}"));
    }
}
