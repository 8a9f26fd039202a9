//! A house number with the name of a street.

use std::ops::Range;

use crate::check::reading::{Reading, Text};
use crate::date::month_name;
use crate::diagnostic::{Findings, Level, Rule};

/// A house number with the name of a street.
pub(super) static RULE: Rule = Rule {
    code: "street-address",
    level: Level::Warning,
    page: include_str!("../../docs/rules/street-address.md"),
};

/// What the name of a street ends with.
const TYPES: &[&str] = &[
    "street", "st", "road", "rd", "lane", "ln", "avenue", "ave", "close", "drive", "dr", "way",
    "court", "ct", "crescent", "cres", "gardens", "gdns", "grove", "place", "square", "sq",
    "terrace", "hill", "row", "walk", "mews", "rise", "parade", "view", "green", "wharf", "quay",
    "yard", "broadway",
];

/// What the name of a street begins with in Welsh.
const WELSH_TYPES: &[&str] = &[
    "heol", "stryd", "ffordd", "lôn", "lon", "rhodfa", "clos", "cilgant",
];

/// Words before a number that make it the number of something else.
const OTHER_NUMBERS: &[&str] = &[
    "bus", "buses", "route", "line", "tram", "year", "years", "class", "page", "chapter",
    "section", "article", "phase", "stage", "grade", "ward", "team", "day", "week", "part",
    "figure", "table", "covid", "aged", "since", "after", "until", "all", "the", "these", "those",
    "our", "their", "over", "about", "some", "only", "another", "bws", "blwyddyn",
];

/// Words behind a street that make the number a count.
const COUNTED: &[&str] = &[
    "residents",
    "neighbours",
    "households",
    "families",
    "shops",
    "houses",
    "homes",
    "people",
    "tenants",
    "traders",
    "volunteers",
    "children",
    "pupils",
    "members",
    "parents",
    "parties",
    "judges",
    "meetings",
    "flats",
    "pensioners",
    "bus",
    "buses",
    "tram",
    "stop",
];

/// Two words that are no street, though the second could be one's.
const NO_STREETS: &[(&str, &str)] = &[
    ("high", "court"),
    ("crown", "court"),
    ("county", "court"),
    ("supreme", "court"),
    ("youth", "court"),
    ("better", "way"),
    ("third", "way"),
    ("milky", "way"),
];

/// The most words in the name of a street.
const LONGEST: usize = 4;

/// Each address in a text of a sighting.
pub(super) fn check(reading: &Reading<'_>, findings: &mut Findings) {
    for text in reading.prose() {
        for span in find(text) {
            findings.push(reading.found(
                &RULE,
                text,
                &span,
                format!("`{}` looks like the address of a house", text.slice(&span)),
                "leave the number out, or name the neighbourhood; if it is a public building, answer with allow = \
                 [{ rule = \"street-address\", why = \"…\" }]",
            ));
        }
    }
}

/// Every address of a text.
fn find(text: &Text) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for index in 0..text.words.len() {
        let start = text.words[index].span.start;
        if found.last().is_some_and(|last| start < last.end) || !is_house_number(text, index) {
            continue;
        }
        if let Some(last) = street(text, index) {
            let first = &text.words[with_flat(text, index)];
            found.push(first.span.start..text.words[last].span.end);
        }
    }
    found
}

fn is_house_number(text: &Text, index: usize) -> bool {
    let word = text.word(index);
    if !word.starts_with(|letter: char| letter.is_ascii_digit()) {
        return false;
    }
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
    let is_number = (1..=4).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && word.len() <= digits.len() + 1;
    let is_year = digits.len() == 4 && ("1500".."2100").contains(&digits);
    let before = index.checked_sub(1);
    let is_of_other = before.is_some_and(|before| OTHER_NUMBERS.contains(&text.word(before)));
    let letter_before = text.passage.text()[..text.words[index].span.start]
        .chars()
        .next_back();
    let is_part = matches!(
        letter_before,
        Some('£' | '$' | '€' | '.' | ',' | ':' | '#' | '\'')
    );
    let is_ordinal = word.len() > digits.len() + 1;
    is_number && !is_year && !is_of_other && !is_part && !is_ordinal && !digits.starts_with('0')
}

/// The last word of the street whose number stands at `index`.
fn street(text: &Text, index: usize) -> Option<usize> {
    let first = index + 1;
    if !is_said_on(text, index) || is_month(text.word(first)) {
        return None;
    }
    let before = index.checked_sub(1).map_or("", |before| text.word(before));
    let may_be_small = matches!(before, "at" | "number" | "no");
    if WELSH_TYPES.contains(&text.word(first)) && text.is_capital(first) && is_said_on(text, first)
    {
        let mut last = first + 1;
        while matches!(text.word(last), "y" | "yr") && is_said_on(text, last) {
            last += 1;
        }
        return text.is_capital(last).then_some(last);
    }
    for last in first + 1..=first + LONGEST {
        let is_name = |at: usize| text.is_capital(at) || may_be_small;
        if !is_said_on(text, last - 1) || !is_name(last - 1) || last >= text.words.len() {
            return None;
        }
        let pair = (text.word(last - 1), text.word(last));
        let is_street = TYPES.contains(&pair.1) && is_name(last) && !NO_STREETS.contains(&pair);
        if is_street {
            let counts = is_said_on(text, last) && COUNTED.contains(&text.word(last + 1));
            return (!counts).then_some(last);
        }
    }
    None
}

/// Whether it is the name of a month: "14 May" is no address.
fn is_month(word: &str) -> bool {
    (1..=12).any(|month| month_name(month).eq_ignore_ascii_case(word))
}

/// Whether the next word follows with nothing but a space, or the point of an abbreviation.
fn is_said_on(text: &Text, index: usize) -> bool {
    matches!(text.gap(index), " " | "\n" | "\u{a0}" | ". ")
}

/// Where an address begins that names a flat or a range of numbers: `Flat 3, 22 High Street`, `14-16 Mill Lane`.
fn with_flat(text: &Text, index: usize) -> usize {
    let Some(before) = index.checked_sub(1) else {
        return index;
    };
    let is_number = |at: usize| text.word(at).bytes().all(|byte| byte.is_ascii_digit());
    if matches!(text.gap(before), "-" | "–" | "/") && is_number(before) {
        return before;
    }
    let flat = before.checked_sub(1);
    let is_flat = |at: &usize| {
        matches!(
            text.word(*at),
            "flat" | "apartment" | "apt" | "unit" | "fflat"
        )
    };
    match flat.filter(is_flat) {
        Some(flat) if matches!(text.gap(before), ", " | " ") => flat,
        _ => index,
    }
}
