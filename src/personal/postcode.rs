//! Whole postcodes of the United Kingdom, by the areas that there are and the letters that each place allows.

use std::ops::Range;

use super::edges::{begins, ends, is_space, zone};
use super::places::places;

/// The areas: what a postcode begins with.
const AREAS: &[&str] = &[
    "AB", "AL", "B", "BA", "BB", "BD", "BF", "BH", "BL", "BN", "BR", "BS", "BT", "CA", "CB", "CF",
    "CH", "CM", "CO", "CR", "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT", "DY",
    "E", "EC", "EH", "EN", "EX", "FK", "FY", "G", "GL", "GU", "GY", "HA", "HD", "HG", "HP", "HR",
    "HS", "HU", "HX", "IG", "IM", "IP", "IV", "JE", "KA", "KT", "KW", "KY", "L", "LA", "LD", "LE",
    "LL", "LN", "LS", "LU", "M", "ME", "MK", "ML", "N", "NE", "NG", "NN", "NP", "NR", "NW", "OL",
    "OX", "PA", "PE", "PH", "PL", "PO", "PR", "RG", "RH", "RM", "S", "SA", "SE", "SG", "SK", "SL",
    "SM", "SN", "SO", "SP", "SR", "SS", "ST", "SW", "SY", "TA", "TD", "TF", "TN", "TQ", "TR", "TS",
    "TW", "UB", "W", "WA", "WC", "WD", "WF", "WN", "WR", "WS", "WV", "YO", "ZE",
];

/// The one beginning of a postcode that has no digit.
const GIRO: &str = "GIR";

/// How many signs of white space may stand in the middle.
const WIDEST: usize = 3;

/// Every whole postcode outside web addresses.
pub(super) fn find(text: &str, addresses: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut next = 0;
    for digit in places(text, |byte| byte.is_ascii_digit()) {
        if digit < next {
            continue;
        }
        let word = word(text, digit);
        next = word.end;
        let beginnings = [giro(text, word.start), Some(word)].into_iter().flatten();
        let whole = beginnings
            .filter(|word| zone(addresses, word.start).is_none() && begins(text, word.start))
            .find_map(|word| Some(word.start..postcode(text, &word)?));
        if let Some(whole) = whole {
            next = whole.end;
            found.push(whole);
        }
    }
    found
}

/// The run of letters and digits of ASCII that holds the one at `at`.
fn word(text: &str, at: usize) -> Range<usize> {
    let is_in = |byte: &&u8| byte.is_ascii_alphanumeric();
    let (before, behind) = text.as_bytes().split_at(at);
    let start = at - before.iter().rev().take_while(is_in).count();
    start..at + behind.iter().take_while(is_in).count()
}

/// The beginning without a digit, where it is the word before `at`.
fn giro(text: &str, at: usize) -> Option<Range<usize>> {
    let before = text[..at].trim_end_matches(is_space);
    let rest = before.trim_end_matches(|letter: char| letter.is_ascii_alphanumeric());
    let word = &before[rest.len()..];
    word.eq_ignore_ascii_case(GIRO)
        .then_some(rest.len()..before.len())
}

/// Where the postcode ends that begins with `word`.
fn postcode(text: &str, word: &Range<usize>) -> Option<usize> {
    let written = &text[word.clone()];
    match written.len() {
        5..=7 => {
            let (outward, inward) = written.split_at(written.len() - 3);
            let is_one_case = |is: fn(&u8) -> bool| written.bytes().all(|byte| is(&byte));
            let is_upper = is_one_case(|byte| !byte.is_ascii_lowercase());
            // In small letters and without its space it is as likely a colour or the name of a version.
            let is_lower = is_one_case(|byte| !byte.is_ascii_uppercase())
                && written.bytes().any(|byte| matches!(byte, b'g'..=b'z'));
            let fits = is_outward(outward) && is_inward(inward) && (is_upper || is_lower);
            (fits && ends(text, word.end)).then_some(word.end)
        }
        2..=4 if is_outward(written) => {
            let rest = &text[word.end..];
            let spaces: usize = rest
                .chars()
                .take(WIDEST)
                .take_while(|letter| is_space(*letter))
                .map(char::len_utf8)
                .sum();
            let start = word.end + spaces;
            let inward = text.get(start..start + 3)?;
            let fits = spaces > 0 && is_inward(inward) && !is_ordinal(inward);
            (fits && ends(text, start + 3)).then_some(start + 3)
        }
        _ => None,
    }
}

/// `A9`, `A99`, `A9A`, `AA9`, `AA99` or `AA9A`, of an area that there is.
fn is_outward(written: &str) -> bool {
    let upper = written.to_ascii_uppercase();
    if upper == GIRO {
        return true;
    }
    let digit = upper.find(|letter: char| letter.is_ascii_digit());
    let Some((area, district)) = digit.map(|at| upper.split_at(at)) else {
        return false;
    };
    let is_district = match district.as_bytes() {
        [digit] => digit.is_ascii_digit(),
        [b'1'..=b'9', digit] if digit.is_ascii_digit() => true,
        [digit, letter] if area.len() == 1 => {
            digit.is_ascii_digit() && b"ABCDEFGHJKPSTUW".contains(letter)
        }
        [digit, letter] => digit.is_ascii_digit() && b"ABEHMNPRVWXY".contains(letter),
        _ => false,
    };
    is_district && AREAS.binary_search(&area).is_ok()
}

/// A digit and two letters; C, I, K, M, O and V are never among them.
fn is_inward(written: &str) -> bool {
    let is_letter = |byte: u8| {
        let upper = byte.to_ascii_uppercase();
        upper.is_ascii_uppercase() && !b"CIKMOV".contains(&upper)
    };
    match *written.as_bytes() {
        [digit, first, second] => digit.is_ascii_digit() && is_letter(first) && is_letter(second),
        _ => false,
    }
}

/// `1st`, `2nd`, `3rd`, `4th`.
fn is_ordinal(written: &str) -> bool {
    let ending = written.get(1..).unwrap_or_default();
    matches!(ending, "st" | "nd" | "rd" | "th")
}

#[cfg(test)]
mod tests {
    use super::{AREAS, find};

    #[test]
    fn the_areas_are_in_order() {
        assert!(AREAS.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(AREAS.len(), 125);
    }

    #[test]
    fn each_form_is_found_and_its_neighbours_are_not() {
        for text in [
            "M1 1AE",
            "B33 8TH",
            "CR2 6XH",
            "DN55 1PT",
            "W1A 0AX",
            "EC1A 1BB",
            "GIR 0AA",
            "e13 9pj",
            "E139PJ",
            "SW1A1AA",
            "CF10\u{a0}3NP",
            "E13\n9PJ",
            "E13  9PJ",
            "sw1a1aa",
            "LL57 2DG",
            "Se15 4ab",
        ] {
            let told = format!("({text})");
            let found: Vec<&str> = find(&told, &[])
                .into_iter()
                .map(|span| &told[span])
                .collect();
            assert_eq!(found, [text]);
        }
        for text in [
            "SE15",
            "M25 3PM",
            "B12 5MG",
            "E1 4CA",
            "QA1 1AA",
            "A1 1AA",
            "X9 9XX",
            "S1 2nd",
            "e139ab",
            "E13-9PJ",
            "E13 9PJX",
            "xE13 9PJ",
            "M1 1A",
            "W1I 0AX",
            "EC1C 1BB",
            "E013 9PJ",
            "Y7 3AB",
            "KS2 4PE",
            "E13   \n9PJ",
            "M1 300",
            "B2 1000",
        ] {
            assert_eq!(find(text, &[]), [], "{text}");
        }
        let address = std::slice::from_ref(&(0..7));
        assert_eq!(find("E13 9PJ", address), []);
    }
}
