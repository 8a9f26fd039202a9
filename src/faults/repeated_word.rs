//! A word that stands twice in one list.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};

/// A word that stands twice in one list.
pub static RULE: Rule = Rule {
    code: "repeated-word",
    level: Level::Warning,
    page: include_str!("../../docs/rules/repeated-word.md"),
};

/// `word` is counted once.
pub fn fault(source: &Arc<SourceText>, span: Range<usize>, word: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        format!("`{word}` stands here a second time, and is counted once"),
        "take the second one out",
    )
}
