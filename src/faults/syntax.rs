//! A line that is not TOML.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};

/// A line that is not TOML.
pub static RULE: Rule = Rule {
    code: "syntax",
    level: Level::Error,
    page: include_str!("../../docs/rules/syntax.md"),
};

/// What could not be read, in plain words, and what to do.
pub fn fault(
    source: &Arc<SourceText>,
    span: Range<usize>,
    message: String,
    help: &str,
) -> Diagnostic {
    Diagnostic::new(&RULE, source, span, message, help)
}
