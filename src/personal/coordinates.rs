//! Coordinates of more than three decimals: pairs of degrees in text and in the addresses of maps, degrees
//! after their name, and degrees with minutes and seconds.

use std::ops::Range;

use super::edges::{before, begins, begins_number, ends, zone};
use super::places::places;

/// Three decimals are about 100 metres; more of them point at a door.
const COARSE: usize = 3;

/// What may stand between the two numbers of a map's address.
const IN_ADDRESSES: &[&str] = &[
    "!4d",
    "%2C%20",
    "%2c%20",
    "%2C",
    "%2c",
    ",%20",
    ",+",
    ",",
    "/",
    "&mlon=",
    "&lon=",
    "&lng=",
    "&long=",
    "&longitude=",
    "&amp;mlon=",
    "&amp;lon=",
    "&amp;lng=",
    "&amp;longitude=",
];

/// The names before a number that make it a coordinate.
const NAMES: &[&str] = &["latitude", "longitude", "mlat", "mlon", "lat", "lon", "lng"];

/// Whether a number of degrees has more than three decimals.
pub fn is_fine(degrees: f64) -> bool {
    let thousandths = degrees * 1000.0;
    (thousandths - thousandths.round()).abs() > 1e-6
}

/// All coordinates of a text; in `addresses` the signs between two numbers are those of a map's address.
pub(super) fn find(text: &str, addresses: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut next = 0;
    for at in places(text, |byte| byte.is_ascii_digit()) {
        if at < next {
            continue;
        }
        let address = zone(addresses, at);
        let span = match address {
            Some(address) => in_address(text, at).filter(|span| span.end <= address.end),
            None => named(text, at)
                .or_else(|| pair(text, at))
                .or_else(|| with_minutes(text, at)),
        };
        if let Some(span) = span {
            next = span.end;
            found.push(span);
        } else {
            next = at + digits(text, at);
            // The decimals of a number that is no coordinate are none either.
            if text[next..].starts_with('.') {
                next += 1 + digits(text, next + 1);
            }
        }
    }
    found
}

/// A number with decimals, as degrees are written.
struct Degrees {
    span: Range<usize>,
    whole: u32,
    /// Decimals without the zeros at the end.
    decimals: usize,
    is_signed: bool,
}

/// How many digits there are at `at`.
fn digits(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// The number whose digits begin at `at`, with the sign before it.
fn degrees(text: &str, at: usize) -> Option<Degrees> {
    let whole = digits(text, at);
    let point = at + whole;
    if !(1..=3).contains(&whole) || !text[point..].starts_with('.') {
        return None;
    }
    let end = point + 1 + digits(text, point + 1);
    let sign = before(text, at).filter(|letter| matches!(letter, '-' | '−' | '+'));
    Some(Degrees {
        span: at - sign.map_or(0, char::len_utf8)..end,
        whole: text[at..point].parse().ok()?,
        decimals: text[point + 1..end].trim_end_matches('0').len(),
        is_signed: sign.is_some(),
    })
}

fn are_on_earth(first: &Degrees, second: &Degrees) -> bool {
    let (low, high) = (first.whole.min(second.whole), first.whole.max(second.whole));
    low <= 90 && high <= 180
}

fn are_fine(first: &Degrees, second: &Degrees) -> bool {
    let (low, high) = (
        first.decimals.min(second.decimals),
        first.decimals.max(second.decimals),
    );
    high > COARSE && low >= COARSE
}

fn in_address(text: &str, at: usize) -> Option<Range<usize>> {
    let first = degrees(text, at)?;
    let rest = &text[first.span.end..];
    let between = IN_ADDRESSES
        .iter()
        .find(|between| rest.starts_with(**between))?;
    let next = first.span.end + between.len();
    let second = degrees(
        text,
        next + usize::from(text[next..].starts_with(['-', '+'])),
    )?;
    let fits = are_on_earth(&first, &second) && are_fine(&first, &second);
    fits.then_some(first.span.start..second.span.end)
}

/// `lat = 51.50735`
fn named(text: &str, at: usize) -> Option<Range<usize>> {
    let number = degrees(text, at)?;
    if number.decimals <= COARSE || number.whole > 180 || !ends(text, number.span.end) {
        return None;
    }
    let left = text[..number.span.start].trim_end_matches([' ', '=', ':', '"', '\'']);
    let gap = number.span.start - left.len();
    let name = NAMES.iter().find(|name| {
        left.len()
            .checked_sub(name.len())
            .and_then(|start| left.get(start..))
            .is_some_and(|end| end.eq_ignore_ascii_case(name))
    })?;
    let is_word = begins(text, left.len() - name.len());
    ((1..=6).contains(&gap) && is_word).then_some(number.span)
}

/// `51.50735, -0.12776`, with or without signs of degrees and letters of the quarters of heaven.
fn pair(text: &str, at: usize) -> Option<Range<usize>> {
    let first = degrees(text, at)?;
    let (start, is_first_marked) = quarter_before(text, first.span.start);
    if !begins_number(text, start) {
        return None;
    }
    let (end, is_first_closed) = marks_behind(text, first.span.end);
    let rest = &text[end..];
    let gap = rest.len()
        - rest
            .trim_start_matches([' ', ',', ';', '/', '\u{a0}', '('])
            .len();
    let next = end + gap;
    let quarter = text[next..].starts_with(['N', 'S', 'E', 'W']);
    let mut second_at = next + usize::from(quarter);
    if quarter && text[second_at..].starts_with(' ') {
        second_at += 1;
    }
    if let Some(sign) = text[second_at..]
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '−' | '+'))
    {
        second_at += sign.len_utf8();
    }
    let second = degrees(text, second_at)?;
    let (last, is_second_closed) = marks_behind(text, second.span.end);
    let is_marked = is_first_marked || is_first_closed || is_second_closed || quarter;
    // Shares and correlations come in pairs too, and nobody lives where the equator meets Greenwich.
    let is_small = first.whole == 0 && second.whole == 0;
    let is_signed = first.is_signed || second.is_signed;
    let has_comma = text[end..next].contains([',', ';', '/']);
    let fits = (1..=3).contains(&gap)
        && are_on_earth(&first, &second)
        && are_fine(&first, &second)
        && ends(text, last)
        && !(text[last..].starts_with('.') && digits(text, last + 1) > 0)
        && (is_marked || !is_small)
        && (is_marked || is_signed || has_comma);
    fits.then_some(start..last)
}

/// A letter of a quarter of heaven before a number, as in `N 51.5`.
fn quarter_before(text: &str, at: usize) -> (usize, bool) {
    let left = text[..at].strip_suffix(' ').unwrap_or(&text[..at]);
    let is_quarter = left.ends_with(['N', 'S', 'E', 'W']);
    if is_quarter && begins(text, left.len() - 1) {
        (left.len() - 1, true)
    } else {
        (at, false)
    }
}

/// The sign of degrees and a letter of a quarter of heaven behind a number.
fn marks_behind(text: &str, at: usize) -> (usize, bool) {
    let mut end = at;
    for sign in ['°', 'º'] {
        if text[end..].starts_with(sign) {
            end += sign.len_utf8();
        }
    }
    let space = usize::from(text[end..].starts_with(' '));
    let letter = end + space;
    if text[letter..].starts_with(['N', 'S', 'E', 'W']) && ends(text, letter + 1) {
        end = letter + 1;
    }
    (end, end > at)
}

/// `51°30'26"N`, or minutes with at least two decimals.
fn with_minutes(text: &str, at: usize) -> Option<Range<usize>> {
    let mut end = at + digits(text, at);
    if end - at > 3 || !begins_number(text, at) || !text[end..].starts_with(['°', 'º']) {
        return None;
    }
    end += '°'.len_utf8();
    end += usize::from(text[end..].starts_with(' '));
    let whole = digits(text, end);
    if !(1..=2).contains(&whole) {
        return None;
    }
    end += whole;
    let mut decimals = 0;
    if text[end..].starts_with('.') {
        decimals = digits(text, end + 1);
        end += 1 + decimals;
    }
    end += mark(text, end, &['\'', '′', '’'])?;
    let mut has_seconds = false;
    let space = usize::from(text[end..].starts_with(' '));
    let seconds = digits(text, end + space);
    if (1..=2).contains(&seconds) {
        let mut last = end + space + seconds;
        if text[last..].starts_with('.') {
            last += 1 + digits(text, last + 1);
        }
        if let Some(length) = mark(text, last, &['"', '″', '”']) {
            end = last + length;
            has_seconds = true;
        }
    }
    let (end, _) = marks_behind(text, end);
    (has_seconds || decimals >= 2).then_some(at..end)
}

fn mark(text: &str, at: usize, marks: &[char]) -> Option<usize> {
    let letter = text[at..].chars().next()?;
    marks.contains(&letter).then(|| letter.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::{find, is_fine};
    use crate::personal::web;

    #[test]
    fn fine_coordinates_of_every_shape_and_nothing_else() {
        for (text, expected) in [
            ("at 51.50735, -0.12776.", "51.50735, -0.12776"),
            ("51.50735,-0.12776", "51.50735,-0.12776"),
            ("(53.8008; -1.5491)", "53.8008; -1.5491"),
            ("51.50735 -0.12776", "51.50735 -0.12776"),
            ("51.50735° N, 0.12776° W", "51.50735° N, 0.12776° W"),
            ("N 51.50735, W 0.12776", "N 51.50735, W 0.12776"),
            ("N51.50735 W0.12776", "N51.50735 W0.12776"),
            ("51.50735N 0.12776W", "51.50735N 0.12776W"),
            ("−33.8688, 151.2093", "−33.8688, 151.2093"),
            ("lat: 51.50735", "51.50735"),
            ("Longitude = \"-0.12776\"", "-0.12776"),
            ("geo:51.50735,-0.12776", "51.50735,-0.12776"),
            ("51°30'26\"N", "51°30'26\"N"),
            ("51° 30′ 26.5″ N", "51° 30′ 26.5″ N"),
            ("51° 30.441' N", "51° 30.441' N"),
            ("https://x.org/@51.50735,-0.12776,17z", "51.50735,-0.12776"),
            (
                "https://x.org/?mlat=51.50735&mlon=-0.12776#map=17/51.5/-0.1",
                "51.50735&mlon=-0.12776",
            ),
            (
                "https://x.org/#map=17/51.50735/-0.12776",
                "51.50735/-0.12776",
            ),
            (
                "https://x.org/!3d51.50735!4d-0.12776",
                "51.50735!4d-0.12776",
            ),
            (
                "https://x.org/?q=51.50735%2C-0.12776",
                "51.50735%2C-0.12776",
            ),
        ] {
            let found: Vec<&str> = find(text, &web::addresses(text))
                .into_iter()
                .map(|span| &text[span])
                .collect();
            assert_eq!(found, [expected], "{text}");
        }
        for text in [
            "51.507, -0.128",
            "51.5070, -0.1280",
            "0.1234, 0.5678",
            "£51.50735, 0.12776",
            "3.14159",
            "between 12.3456 and 13.4567",
            "1.2345.6",
            "201.50735, -0.12776",
            "12.3456 13.4567",
            "flat 3.14159",
            "51°30'N",
            "51° 30.4' N",
            "180 degrees",
            "https://x.org/1.2345",
            "12.34567, 2020",
            "v51.50735, 2.12776",
            "https://x.org/17/51.5/-0.1",
        ] {
            assert_eq!(find(text, &web::addresses(text)), [], "{text}");
        }
    }

    #[test]
    fn more_than_three_decimals_are_fine() {
        for degrees in [51.507, -0.128, 53.0, 0.0, 179.999, -1.55] {
            assert!(!is_fine(degrees), "{degrees}");
        }
        for degrees in [51.5073, -0.1277, 0.0001, 151.209_312] {
            assert!(is_fine(degrees), "{degrees}");
        }
    }
}
