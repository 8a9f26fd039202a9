//! Coordinates that are not on the map.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};

/// Coordinates that are not on the map.
pub static RULE: Rule = Rule {
    code: "bad-coordinates",
    level: Level::Error,
    page: include_str!("../../docs/rules/bad-coordinates.md"),
};

/// `key` is out of range, or stands alone.
pub fn fault(
    source: &Arc<SourceText>,
    span: Range<usize>,
    message: String,
    help: &str,
) -> Diagnostic {
    Diagnostic::new(&RULE, source, span, message, help)
}
