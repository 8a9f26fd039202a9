//! What tells who somebody is or where they live, as far as its form can be checked: takes a text, gives what
//! was found with its place. A leaf; it knows no file and no rule.
//!
//! Every scanner is a single pass that looks at a bounded part of what follows, so that no text is slow.

mod coordinates;
mod edges;
mod email;
mod number;
mod places;
mod postcode;
mod run;
mod web;

use std::ops::Range;

pub use coordinates::is_fine;
use places::places;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// An e-mail address.
    Email,
    /// Coordinates of more than three decimals.
    Coordinates,
    /// A telephone number, of the United Kingdom or in the form of any country.
    Telephone,
    /// An NHS number whose check digit is right.
    NhsNumber,
    /// A whole postcode of the United Kingdom.
    Postcode,
}

/// A find, in bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Find {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub span: Range<usize>,
}

/// Whether a text has a sign without which nothing of the kind is one, wherever in it and whatever stands around it.
pub fn has_sign(text: &str) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_digit() || email::begins_sign(byte);
    places(text, is_sign).next().is_some()
}

/// Everything of the kind in a text, in its order; none overlaps another.
pub fn find(text: &str) -> Vec<Find> {
    let mut found = Vec::new();
    let mut add = |kind: Kind, spans: Vec<Range<usize>>| {
        found.extend(spans.into_iter().map(|span| Find { kind, span }));
    };
    add(Kind::Email, email::find(text));
    // Everything else has a digit, and most accounts have none.
    if places(text, |byte| byte.is_ascii_digit()).next().is_some() {
        let addresses = web::addresses(text);
        add(Kind::Coordinates, coordinates::find(text, &addresses));
        for (kind, span) in number::find(text, &addresses) {
            add(kind, vec![span]);
        }
        add(Kind::Postcode, postcode::find(text, &addresses));
    }
    found.sort_by_key(|find| (find.span.start, find.kind));
    let mut end = 0;
    found.retain(|find| {
        let is_apart = find.span.start >= end;
        if is_apart {
            end = find.span.end;
        }
        is_apart
    });
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Just, Strategy, any, prop_oneof};
    use proptest::test_runner::{Config, RngSeed, TestRunner};

    use super::{find, has_sign};

    #[test]
    fn any_text_is_read_and_every_find_stands_between_letters() {
        let pieces = [
            "@", "a", "é", ".", "org", "[at]", "(dot)", "%40", "0", "07", "7700", "+44", " ",
            "\u{a0}", "(", ")", "-", "–", "900123", "943", "51.50735", "-0.12776", ",", "°", "′",
            "\"", "N", "W ", "lat=", "https://", "wa.me/", "www.", "!4d", "E13", "9PJ", "SW1A1AA",
            "_", "\n", "tel:", "isbn", "😀", "\u{202f}", "x",
        ];
        let piece = prop_oneof![
            6 => proptest::sample::select(pieces.to_vec()).prop_map(str::to_owned),
            1 => any::<char>().prop_map(String::from),
            1 => Just("9434765919".to_owned()),
        ];
        let text = proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat());
        let mut runner = TestRunner::new(Config {
            failure_persistence: None,
            rng_seed: RngSeed::Fixed(11),
            ..Config::with_cases(4000)
        });
        runner
            .run(&text, |text| {
                let mut end = 0;
                let found = find(&text);
                assert!(found.is_empty() || has_sign(&text), "{text:?}");
                for found in found {
                    assert!(
                        found.span.start >= end && !found.span.is_empty(),
                        "{text:?}"
                    );
                    assert!(text.get(found.span.clone()).is_some(), "{text:?}");
                    end = found.span.end;
                }
                Ok(())
            })
            .unwrap_or_else(|failure| panic!("{failure}"));
    }

    #[test]
    fn a_long_text_of_beginnings_is_read_to_its_end() {
        for piece in [
            "a", "@", "0", "07700 ", "(", "+", "1.1", "[at]", " ", "E13 ", "https://", "lat ",
            "0-", "%40a",
        ] {
            let text = piece.repeat(200_000 / piece.len());
            let longest = find(&text).into_iter().map(|found| found.span.len()).max();
            assert!(longest.unwrap_or_default() < 400, "{piece}");
        }
    }
}
