//! Telephone numbers and NHS numbers: both are digits in groups, and a run of them is only one of the two.

use std::ops::Range;

use super::Kind;
use super::edges::{begins_number, context, ends_number, zone};
use super::places::places;
use super::run::{self, Group, Run};

/// How far back, in bytes, a word tells that a number is a person's, and that it is a book's.
const NEAR: (usize, usize) = (40, 12);

/// What stands before the number in an address that opens a conversation by telephone.
const IN_ADDRESSES: &[&str] = &["wa.me/", "phone=", "t.me/+"];

/// Every telephone number and NHS number; of `addresses` only those that dial.
pub(super) fn find(text: &str, addresses: &[Range<usize>]) -> Vec<(Kind, Range<usize>)> {
    let mut found = Vec::new();
    let mut next = 0;
    for at in places(text, |byte| matches!(byte, b'0'..=b'9' | b'+' | b'(')) {
        if at < next {
            continue;
        }
        if let Some(address) = zone(addresses, at) {
            found.extend(in_address(text, address).map(|span| (Kind::Telephone, span)));
            next = address.end;
        } else if let Some(run) = run::read(text, at) {
            next = run.groups[0].end;
            if let Some((kind, end)) = judge(text, &run) {
                found.push((kind, start(&run, end, text)..end));
                next = end;
            }
        }
    }
    found
}

/// A bracket that is closed inside the number is part of it; another stands around it.
fn start(run: &Run, end: usize, text: &str) -> usize {
    let opens = text[run.start..].starts_with('(');
    if opens && !text[run.start..end].contains(')') {
        run.start + 1
    } else {
        run.start
    }
}

/// The longest number that the run begins with.
fn judge(text: &str, run: &Run) -> Option<(Kind, usize)> {
    let begin = if text[run.start..].starts_with('(') {
        run.start + 1
    } else {
        run.start
    };
    let near = context(text, begin, NEAR.0);
    let nearer = context(text, begin, NEAR.1);
    let is_book = nearer.contains("isbn") || nearer.contains("issn");
    let dials = near.ends_with("tel:") || near.ends_with("sms:");
    if !(begins_number(text, run.start) || dials) || is_book {
        return None;
    }
    (1..=run.groups.len()).rev().find_map(|count| {
        let groups = &run.groups[..count];
        let end = groups[count - 1].end;
        let may_end = match run.groups.get(count) {
            Some(next) => next.gap.is_open && next.gap.mark.is_none(),
            None => ends_number(text, end),
        };
        let digits = digits(text, groups)?;
        let is_telephone = || {
            dials && digits.len() >= 7
                || if run.has_plus {
                    is_international(groups, &digits)
                } else {
                    is_national(groups, &digits) || is_prefixed(groups, &digits)
                }
        };
        if !may_end {
            None
        } else if is_telephone() {
            Some((Kind::Telephone, end))
        } else if !run.has_plus && is_nhs_number(groups, &digits, &near) {
            Some((Kind::NhsNumber, end))
        } else {
            None
        }
    })
}

/// The digits of some groups; none where there are more than any number has.
fn digits(text: &str, groups: &[Group]) -> Option<String> {
    let length: usize = groups.iter().map(|group| group.end - group.start).sum();
    (length <= 18).then(|| {
        groups
            .iter()
            .map(|group| &text[group.start..group.end])
            .collect()
    })
}

/// Whether the only thing between two groups is one point: a number with decimals.
fn is_decimal(groups: &[Group]) -> bool {
    groups.len() == 2 && groups[1].gap.mark == Some('.')
}

/// A number as it is dialled inside the United Kingdom.
fn is_national(groups: &[Group], digits: &str) -> bool {
    let first = groups[0].end - groups[0].start;
    let two = digits.get(..2).unwrap_or_default();
    let third = digits.as_bytes().get(2).copied().unwrap_or_default();
    if is_decimal(groups) || first < 3 {
        return false;
    }
    match (digits.len(), two) {
        (11, "01" | "07" | "08" | "09") => true,
        (11, "02") => matches!(third, b'0' | b'3' | b'4' | b'8' | b'9'),
        (11, "03") => matches!(third, b'0' | b'3' | b'4' | b'7'),
        (11, "05") => matches!(third, b'5' | b'6'),
        // A few old ones are shorter by one; without a gap they are as likely the number of a book.
        (10, "01") => groups.len() > 1 && (4..=6).contains(&first),
        (10, "08") => digits.starts_with("0800"),
        _ => false,
    }
}

/// A number with the code of a country and without its plus: `0044 …`, `44 7…`, or `00` and groups.
fn is_prefixed(groups: &[Group], digits: &str) -> bool {
    let length = digits.len();
    let first = groups[0].end - groups[0].start;
    if is_decimal(groups) {
        return false;
    }
    let is_british = digits.starts_with("0044")
        && (13..=15).contains(&length)
        && !digits.starts_with("00440000");
    let is_mobile = digits.starts_with("447") && length == 12;
    let is_mobile_with_nought = digits.starts_with("4407") && length == 13 && groups.len() > 1;
    let is_foreign = digits.starts_with("00")
        && (11..=16).contains(&length)
        && groups.len() >= 3
        && first >= 4
        && !digits.starts_with("000");
    is_british || is_mobile || is_mobile_with_nought || is_foreign
}

/// A number with the code of its country behind a plus.
fn is_international(groups: &[Group], digits: &str) -> bool {
    if is_decimal(groups) || digits.starts_with('0') {
        return false;
    }
    let is_large_sum = groups.len() > 1 && digits.ends_with("000000");
    let digits_of_number = match digits.strip_prefix("440") {
        Some(rest) => rest.len() + 2,
        None => digits.len(),
    };
    let fits = if digits.starts_with("44") {
        matches!(digits_of_number, 11 | 12)
    } else {
        (9..=15).contains(&digits_of_number)
    };
    fits && !is_large_sum
}

/// Ten digits in one group or as 3, 3 and 4, the last of which checks the others (modulo 11).
fn is_nhs_number(groups: &[Group], digits: &str, near: &str) -> bool {
    let lengths: Vec<usize> = groups.iter().map(|group| group.end - group.start).collect();
    let is_shaped = match lengths.as_slice() {
        [10] => true,
        [3, 3, 4] => groups[1..]
            .iter()
            .all(|group| group.gap.mark != Some('.') && !group.gap.has_bracket),
        _ => false,
    };
    if !is_shaped || digits.bytes().all(|digit| digit == digits.as_bytes()[0]) {
        return false;
    }
    let sum: u32 = digits
        .bytes()
        .zip((1..=10).rev())
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    // Scottish numbers begin with a date of birth, and English books with 0 and 1: a word must tell.
    let is_told = || {
        ["nhs", "chi ", "chi:", "health", "hospital", "patient"]
            .iter()
            .any(|word| near.contains(word))
    };
    let is_likely = !matches!(digits.as_bytes()[0], b'0'..=b'2') || is_told();
    sum.is_multiple_of(11) && is_likely
}

/// The number that a web address dials.
fn in_address(text: &str, address: &Range<usize>) -> Option<Range<usize>> {
    let written = &text[address.clone()];
    let start = IN_ADDRESSES.iter().find_map(|name| {
        let at = written.find(name)? + name.len();
        Some(at + usize::from(written[at..].starts_with('+')))
    })?;
    let length = written[start..]
        .bytes()
        .take_while(u8::is_ascii_digit)
        .count();
    let start = address.start + start;
    (10..=15).contains(&length).then_some(start..start + length)
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::personal::{Kind, web};

    fn found(text: &str) -> Vec<(Kind, &str)> {
        find(text, &web::addresses(text))
            .into_iter()
            .map(|(kind, span)| (kind, &text[span]))
            .collect()
    }

    #[test]
    fn telephone_numbers_of_every_shape() {
        for text in [
            "07700 900123",
            "07700900123",
            "0770 090 0123",
            "020 7946 0958",
            "(020) 7946 0958",
            "02079460958",
            "0161-496-0000",
            "0161 496 0000",
            "01632 960123",
            "(01632) 960 123",
            "0800 123 456",
            "0300 123 1234",
            "+44 20 7946 0958",
            "+44 (0)20 7946 0958",
            "+44(0)7700900123",
            "+447700900123",
            "+44-7700-900123",
            "(+44) 7700 900123",
            "0044 7700 900123",
            "447700900123",
            "+33 1 23 45 67 89",
            "+1 (555) 010-9999",
            "+353 1 234 5678",
            "+48 123 456 789",
            "020.7946.0958",
            "0161\u{a0}496\u{a0}0000",
            "07700\n900123",
            "0033 1 23 45 67 89",
            "0161–496–0000",
            "0044 (0)161 496 0000",
        ] {
            let told = format!("Call {text}, please");
            assert_eq!(found(&told), [(Kind::Telephone, text)], "{text}");
        }
        assert_eq!(
            found("tel:+447700900123"),
            [(Kind::Telephone, "+447700900123")]
        );
        assert_eq!(found("tel:4960000"), [(Kind::Telephone, "4960000")]);
        assert_eq!(found("(07700 900123)"), [(Kind::Telephone, "07700 900123")]);
        assert_eq!(
            found("https://wa.me/447700900123?x"),
            [(Kind::Telephone, "447700900123")]
        );
        assert_eq!(found("07700 900123x45 07700 900124").len(), 2);
        assert_eq!(
            found("_0161 496 0000_ 2020"),
            [(Kind::Telephone, "0161 496 0000")]
        );
    }

    #[test]
    fn nhs_numbers_check_themselves() {
        for text in ["943 476 5919", "9434765919", "943-476-5919"] {
            assert_eq!(found(text), [(Kind::NhsNumber, text)], "{text}");
        }
        for text in [
            "943 476 5918",
            "9434765910",
            "94 3476 5919",
            "1111111111",
            "5555555555",
            "x9434765919",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
        assert_eq!(
            found("NHS number 0306406152"),
            [(Kind::NhsNumber, "0306406152")]
        );
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "2020-09-17",
            "2019–2021",
            "17.09.2020 10:30",
            "05.09.2020 10",
            "ISBN 978-0-306-40615-7",
            "ISBN 0306406152",
            "0306406152",
            "9780306406157",
            "£1 234 567 890",
            "+10 000 000",
            "+100 000 000",
            "1,023,456,789",
            "10 000 000 000",
            "0.12345678901",
            "0-306-40615-2",
            "999",
            "116 123",
            "0800 1111",
            "2020-09-17T10:00:00+01:00",
            "https://example.org/07700900123",
            "ref-07700900123",
            "07700900123abc",
            "#07700900123",
            "1 in 20 000",
            "020 7946",
            "00 33 1 23 45 67 89",
            "12/2020",
            "£07700900123",
            "0000 000 0000",
            "3.1415926535",
            "+5.1234567890",
            "charity 1123456",
            "01234.567890",
            "tel:999",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
