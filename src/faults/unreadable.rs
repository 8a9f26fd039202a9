//! A file that is not plain text.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};

/// A file that is not plain text.
pub static RULE: Rule = Rule {
    code: "unreadable",
    level: Level::Error,
    page: include_str!("../../docs/rules/unreadable.md"),
};

/// Why it can't be read as text.
pub fn fault(
    source: &Arc<SourceText>,
    span: Range<usize>,
    message: String,
    help: &str,
) -> Diagnostic {
    Diagnostic::new(&RULE, source, span, message, help)
}
