//! Something that tells who somebody is or where they live, of a form that can be checked.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};
use crate::personal::Kind;

/// Something that tells who somebody is or where they live.
pub static RULE: Rule = Rule {
    code: "personal-data",
    level: Level::Error,
    page: include_str!("../../docs/rules/personal-data.md"),
};

/// What people call it, for the middle of a sentence.
pub fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Email => "an e-mail address",
        Kind::Telephone => "a telephone number",
        Kind::Postcode => "a whole postcode",
        Kind::NhsNumber => "an NHS number",
        Kind::Coordinates => "coordinates that point at a door",
    }
}

/// What the find is, and what could stand there instead.
fn in_words(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Email => ("this is an e-mail address", "take it out"),
        Kind::Telephone => ("this is a telephone number", "take it out"),
        Kind::Postcode => (
            "this is a whole postcode: it stands for a few front doors",
            "leave out its second half, or name the neighbourhood",
        ),
        Kind::NhsNumber => (
            "this is an NHS number: its check digit is right",
            "take it out",
        ),
        Kind::Coordinates => (
            "these coordinates are finer than three decimals: they point at a door",
            "write two decimals, which are about a kilometre",
        ),
    }
}

/// A find in the file of a sighting, which may answer it.
pub fn in_sighting(source: &Arc<SourceText>, span: Range<usize>, kind: Kind) -> Diagnostic {
    let (message, mend) = in_words(kind);
    let help = format!(
        "{mend}; if it is public on purpose, say so: allow = [{{ rule = \"personal-data\", why = \"…\" }}]"
    );
    Diagnostic::new(&RULE, source, span, message, help)
}

/// A find in a list of words, where nothing can be answered.
pub fn in_list(source: &Arc<SourceText>, span: Range<usize>, kind: Kind) -> Diagnostic {
    let (message, mend) = in_words(kind);
    let help = format!("{mend}: a list of words needs none, and can't answer for it");
    Diagnostic::new(&RULE, source, span, message, help)
}

/// The coordinate `key` of a place, of more than three decimals.
pub fn coordinate(
    source: &Arc<SourceText>,
    span: Range<usize>,
    key: &str,
    degrees: f64,
) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        format!("`{key}` is finer than three decimals: it points at a door"),
        format!(
            "write {key} = {degrees:.2}, which is fine to about a kilometre, or {key} = {degrees:.3} for a place \
             that anybody may visit"
        ),
    )
}
