//! E-mail addresses, also those whose sign is written `%40`, `[at]` or `(at)`.

use std::ops::Range;

use super::edges::before;
use super::places::places;

/// The longest local part and the longest domain that mail allows.
const LONGEST: (usize, usize) = (64, 253);

/// Endings that make `hall@2x.png` a picture.
const PICTURES: &[&str] = &["png", "jpg", "jpeg", "gif", "webp", "svg", "avif"];

/// Every e-mail address.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, sign) in signs(text) {
        let from = found.last().map_or(0, |last| last.end);
        let spaced = sign.starts_with(['[', '(', ' ']);
        let Some(start) = local(text, from, at) else {
            continue;
        };
        let Some(end) = domain(text, at + sign.len(), spaced) else {
            continue;
        };
        found.push(start..end);
    }
    found
}

/// Whether a byte is `@`, or what stands for it can begin with it.
pub(super) fn begins_sign(byte: u8) -> bool {
    matches!(byte, b'@' | b'%' | b'[' | b'(')
}

/// Each `@` and what stands for it, with its place.
fn signs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    places(text, begins_sign).filter_map(|at| {
        let rest = match text.as_bytes()[at] {
            b'@' => return Some((at, "@")),
            b'%' => text.get(at..at + 3).filter(|sign| *sign == "%40"),
            b'[' | b'(' => text.get(at..at + 4).filter(|sign| {
                sign.eq_ignore_ascii_case("[at]") || sign.eq_ignore_ascii_case("(at)")
            }),
            _ => None,
        };
        let sign = rest?;
        // Those with brackets may stand between spaces.
        let spaces = |text: &str| text.len() - text.trim_start_matches(' ').len();
        let start = text[..at].trim_end_matches(' ').len();
        let (start, end) = if sign.len() == 4 && at - start <= 1 {
            let after = spaces(&text[at + 4..]);
            (start, at + 4 + after.min(1))
        } else {
            (at, at + sign.len())
        };
        Some((start, &text[start..end]))
    })
}

/// Where the part before the sign begins.
fn local(text: &str, from: usize, at: usize) -> Option<usize> {
    let mut start = at;
    for (place, letter) in text.get(from..at)?.char_indices().rev() {
        if !is_local(letter) || at - (from + place) > LONGEST.0 {
            break;
        }
        start = from + place;
    }
    // `mailto:` in small print, marks of emphasis and quotation marks are no part of it.
    let local = &text[start..at];
    let marks = local.len()
        - local
            .trim_start_matches(['.', '_', '\'', '-', '+', '%', '*', '’'])
            .len();
    let start = start + marks;
    let is_handle = || before(text, start) == Some('@');
    (start < at && !text[start..at].ends_with('.') && !is_handle()).then_some(start)
}

fn is_local(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '.' | '_' | '%' | '+' | '-' | '\'' | '’')
}

/// Where the domain that begins at `start` ends; it has a point and ends with letters.
fn domain(text: &str, start: usize, spaced: bool) -> Option<usize> {
    let mut end = start;
    let mut labels = 0;
    let mut last = "";
    loop {
        let rest = &text[end..];
        let length = rest
            .char_indices()
            .find(|(_, letter)| !(letter.is_alphanumeric() || *letter == '-'))
            .map_or(rest.len(), |(at, _)| at);
        let label = rest[..length].trim_end_matches('-');
        if label.is_empty() || label.starts_with('-') || end + length - start > LONGEST.1 {
            break;
        }
        labels += 1;
        last = label;
        let after = &rest[label.len()..];
        end += label.len();
        let point = if label.len() < length {
            None
        } else {
            point(after, spaced)
        };
        let goes_on = |point: usize| {
            after[point..]
                .chars()
                .next()
                .is_some_and(char::is_alphanumeric)
        };
        match point.filter(|&point| goes_on(point)) {
            Some(point) => end += point,
            None => break,
        }
    }
    let is_top =
        last.len() >= 2 && (last.chars().all(char::is_alphabetic) || last.starts_with("xn--"));
    let is_picture = PICTURES.contains(&last.to_ascii_lowercase().as_str());
    (labels >= 2 && is_top && !is_picture).then_some(end)
}

/// How long the point between two parts of a domain is.
fn point(rest: &str, spaced: bool) -> Option<usize> {
    if rest.starts_with('.') {
        return Some(1);
    }
    let trimmed = rest.strip_prefix(' ').unwrap_or(rest);
    let sign = trimmed.get(..5)?;
    if !spaced || !(sign.eq_ignore_ascii_case("[dot]") || sign.eq_ignore_ascii_case("(dot)")) {
        return None;
    }
    let length = rest.len() - trimmed.len() + 5;
    Some(length + usize::from(rest[length..].starts_with(' ')))
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn addresses_of_every_shape_and_nothing_else() {
        for (text, expected) in [
            (
                "write to jo.smith+hall@mail.example.co.uk.",
                "jo.smith+hall@mail.example.co.uk",
            ),
            ("<jo@example.org>", "jo@example.org"),
            ("_jo@example.org_", "jo@example.org"),
            ("mailto:jo%40example.org?subject=x", "jo%40example.org"),
            (
                "jo [at] example [dot] org today",
                "jo [at] example [dot] org",
            ),
            ("jo(at)example.org", "jo(at)example.org"),
            ("josé@example.org", "josé@example.org"),
            ("o'neill@example.org", "o'neill@example.org"),
            ("jo@xn--bcher-kva.example", "jo@xn--bcher-kva.example"),
            ("jo@bücher.example", "jo@bücher.example"),
        ] {
            let found: Vec<&str> = find(text).into_iter().map(|span| &text[span]).collect();
            assert_eq!(found, [expected], "{text}");
        }
        for text in [
            "@jo",
            "jo@",
            "jo@hall",
            "5 @ £2.50",
            "@jo@example.social",
            "hall@2x.png",
            "pkg@1.2.3",
            "https://medium.com/@jo/x",
            "jo @ example.org",
            "meet [at] noon",
            "jo@.org",
            "jo@-a.org",
            "we met (at) the hall. Then we left.",
            "(at)",
            "%40",
            "[at]x.org",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }
}
