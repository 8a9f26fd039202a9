//! A shift that is said to be seen and, at once, to be as it was.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};

/// A shift that is said to be seen and, at once, to be as it was.
pub static RULE: Rule = Rule {
    code: "shift-and-still",
    level: Level::Error,
    page: include_str!("../../docs/rules/shift-and-still.md"),
};

/// `shift` is named in `shifts` and by one of its ends in `still`, or by both its ends in `still`.
pub fn fault(source: &Arc<SourceText>, span: Range<usize>, message: String) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        message,
        "a sighting says either that something is changing or that it is as it was: keep one of the two",
    )
}
