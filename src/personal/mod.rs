//! What tells who somebody is or where they live, as far as its form can be checked: takes a text, gives what
//! was found with its place. A leaf; it knows no file and no rule.
//!
//! Every scanner is a single pass that looks at a bounded part of what follows, so that no text is slow.

mod coordinates;
mod edges;
mod email;
mod number;
mod postcode;
mod run;
mod web;

use std::ops::Range;

pub use coordinates::is_fine;

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

/// Everything of the kind in a text, in its order; none overlaps another.
pub fn find(text: &str) -> Vec<Find> {
    let addresses = web::addresses(text);
    let mut found = Vec::new();
    let mut add = |kind: Kind, spans: Vec<Range<usize>>| {
        found.extend(spans.into_iter().map(|span| Find { kind, span }));
    };
    add(Kind::Email, email::find(text));
    add(Kind::Coordinates, coordinates::find(text, &addresses));
    for (kind, span) in number::find(text, &addresses) {
        add(kind, vec![span]);
    }
    add(Kind::Postcode, postcode::find(text, &addresses));
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
