//! A language that is not written as a language tag.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};

/// A language that is not written as a language tag.
pub static RULE: Rule = Rule {
    code: "bad-language",
    level: Level::Error,
    page: include_str!("../../docs/rules/bad-language.md"),
};

/// `written` is no BCP 47 language tag.
pub fn fault(source: &Arc<SourceText>, span: Range<usize>, written: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        format!("`{written}` is not a language tag"),
        "write en for English, cy for Welsh, pt-BR for Portuguese as in Brazil",
    )
}
