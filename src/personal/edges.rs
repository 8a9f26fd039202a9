//! Where a word or a number may begin and end.

use std::ops::Range;

/// The letter before `at`.
pub(super) fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// The letter at `at`.
pub(super) fn behind(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// Whether a word that begins at `at` is no part of another. An underscore is the emphasis of Markdown where
/// no letter stands before it.
pub(super) fn begins(text: &str, at: usize) -> bool {
    match before(text, at) {
        None => true,
        Some('_') => !before(text, at - 1).is_some_and(char::is_alphanumeric),
        Some(letter) => !letter.is_alphanumeric(),
    }
}

/// Whether a word that ends at `at` is no part of another.
pub(super) fn ends(text: &str, at: usize) -> bool {
    match behind(text, at) {
        None => true,
        Some('_') => !behind(text, at + 1).is_some_and(char::is_alphanumeric),
        Some(letter) => !letter.is_alphanumeric(),
    }
}

/// Whether a number that begins at `at` is no part of a longer number, price, reference or word.
pub(super) fn begins_number(text: &str, at: usize) -> bool {
    let Some(letter) = before(text, at) else {
        return true;
    };
    if !begins(text, at) || matches!(letter, '£' | '$' | '€' | '#' | '+' | '%') {
        return false;
    }
    let is_joint = matches!(
        letter,
        '.' | ',' | ':' | '/' | '-' | '‐' | '‑' | '–' | '−' | '\'' | '’'
    );
    let other = before(text, at - letter.len_utf8());
    // A colon may stand behind a word, as in `tel:`; between two numbers it makes a time or a ratio.
    let joins: fn(char) -> bool = match letter {
        '-' | '‐' | '‑' => |other| other.is_alphanumeric(),
        _ => |other| other.is_ascii_digit(),
    };
    !(is_joint && other.is_some_and(joins))
}

/// Whether a number that ends at `at` goes no further as a number or a word. `x` and digits are an extension.
pub(super) fn ends_number(text: &str, at: usize) -> bool {
    let mut rest = text[at..].chars();
    let next = rest.next();
    let is_digit_next = rest.next().is_some_and(|letter| letter.is_ascii_digit());
    match next {
        Some('.' | ',' | ':' | '/' | '-' | '‐' | '‑' | '–') => !is_digit_next,
        Some('%' | '@') => false,
        Some('x') => is_digit_next,
        _ => ends(text, at),
    }
}

/// Up to `length` bytes before `at`, in small letters, cut between letters.
pub(super) fn context(text: &str, at: usize, length: usize) -> String {
    let mut start = at.saturating_sub(length);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text[start..at].to_lowercase()
}

/// The one of `zones`, which are in order and apart, that holds `at`.
pub(super) fn zone(zones: &[Range<usize>], at: usize) -> Option<&Range<usize>> {
    let index = zones.partition_point(|zone| zone.end <= at);
    zones.get(index).filter(|zone| zone.start <= at)
}

/// Whether a letter is white space that may stand inside a number or a postcode.
pub(super) fn is_space(letter: char) -> bool {
    matches!(
        letter,
        ' ' | '\t' | '\n' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}'
    )
}
