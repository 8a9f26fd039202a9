//! A key that stands twice.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};

/// A key that stands twice.
pub static RULE: Rule = Rule {
    code: "repeated-key",
    level: Level::Error,
    page: include_str!("../../docs/rules/repeated-key.md"),
};

/// At the second `key`.
pub fn fault(source: &Arc<SourceText>, span: Range<usize>, key: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        format!("`{}` stands here a second time", key.trim()),
        "keep one of the two lines, and delete the other",
    )
}
