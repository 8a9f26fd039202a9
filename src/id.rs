//! The names that become addresses: which are allowed, which are the same, and what to suggest instead.

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
    RESERVED.contains(&id)
}

/// An id made from the first words of a title, with room for a number behind it. Where nothing is left of
/// them it is `sighting-` and `otherwise`, such as a date.
pub fn of_title(title: &str, otherwise: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().take(WORDS).collect();
    let stem = suggest(&words.join(" "))
        .or_else(|| suggest(&format!("sighting-{otherwise}")))
        .unwrap_or_else(|| "sighting".to_owned());
    let stem: String = stem.chars().take(LONGEST - 8).collect();
    stem.trim_end_matches('-').to_owned()
}

/// What two names have in common that some system takes for one: composed letters, lower case.
pub fn folded(name: &str) -> String {
    name.nfc()
        .collect::<String>()
        .to_lowercase()
        .nfc()
        .collect()
}

/// How to mend a name that is no id.
pub fn advice(text: &str) -> String {
    match suggest(text) {
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
    use super::{folded, is_id, suggest};

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
    fn composed_and_decomposed_and_capitals_are_one() {
        assert_eq!(folded("Cafe\u{301}"), folded("caf\u{e9}"));
    }
}
