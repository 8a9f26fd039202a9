//! What can be the name of a person, by the look of it: takes a text and a place in it, gives whether a name begins
//! there and where it ends.

use crate::check::reading::Text;

/// Words with a capital letter that stand where a name could and are none.
const NO_NAMES: &[&str] = &[
    "premium",
    "referral",
    "voice",
    "parliament",
    "benefit",
    "protection",
    "poverty",
    "guides",
    "scouts",
    "i",
    "who",
    "was",
    "the",
    "a",
    "he",
    "she",
    "they",
    "we",
    "and",
    "but",
    "in",
    "at",
    "on",
    "covid",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "ionawr",
    "chwefror",
    "mawrth",
    "ebrill",
    "mai",
    "mehefin",
    "gorffennaf",
    "awst",
    "medi",
    "hydref",
    "tachwedd",
    "rhagfyr",
    "dydd",
    "year",
    "key",
    "class",
];

/// What the name of something ends with that is called after a person.
const THINGS: &[&str] = &[
    "road",
    "street",
    "lane",
    "avenue",
    "close",
    "drive",
    "court",
    "square",
    "park",
    "field",
    "fields",
    "hill",
    "house",
    "hall",
    "centre",
    "center",
    "trust",
    "foundation",
    "school",
    "academy",
    "college",
    "university",
    "library",
    "hospital",
    "hospice",
    "surgery",
    "church",
    "chapel",
    "association",
    "society",
    "charity",
    "group",
    "club",
    "council",
    "project",
    "circle",
    "circles",
    "network",
    "action",
    "together",
    "uk",
    "ltd",
    "limited",
    "cic",
    "day",
    "arms",
    "inn",
    "café",
    "cafe",
    "prize",
    "award",
    "fund",
    "first",
];

/// A word without the `'s` that says what is somebody's.
pub(super) fn singular(word: &str) -> &str {
    ["'s", "’s"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word)
}

/// Whether the word at a place can be a person's name.
pub(super) fn is_name(text: &Text, at: usize) -> bool {
    let word = singular(text.word(at));
    text.is_capital(at) && word.len() > 1 && !NO_NAMES.contains(&word)
}

/// The last word of the name that begins at a place; none where the words with capital letters there name
/// something else.
pub(super) fn last_of_person(text: &Text, first: usize) -> Option<usize> {
    let is_initials = |at: usize| {
        let written = text.words.get(at).map(|word| text.written(word));
        written
            .is_some_and(|word| word.chars().count() > 1 && !word.chars().any(char::is_lowercase))
    };
    let mut last = first;
    while matches!(text.gap(last), " " | "-") && text.is_capital(last + 1) {
        last += 1;
    }
    // Of "Hall-Smith" the first part is no hall.
    let is_part = |at: usize| text.gap(at) == "-";
    let is_thing = |at: usize| THINGS.contains(&text.word(at)) && !is_part(at) || is_initials(at);
    (is_name(text, first) && !(first..=last).any(is_thing)).then(|| {
        // "Gwen Monday" is Gwen.
        (first..=last)
            .take_while(|&at| is_name(text, at))
            .last()
            .unwrap_or(first)
    })
}
