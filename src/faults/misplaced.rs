//! A file that stands where a sighting cannot.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};

/// A file that stands where a sighting cannot.
pub static RULE: Rule = Rule {
    code: "misplaced",
    level: Level::Error,
    page: include_str!("../../docs/rules/misplaced.md"),
};

/// What is wrong with where it stands.
pub fn fault(
    source: &Arc<SourceText>,
    span: Range<usize>,
    message: &str,
    help: &str,
) -> Diagnostic {
    Diagnostic::new(&RULE, source, span, message, help)
}
