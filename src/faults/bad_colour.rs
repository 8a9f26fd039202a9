//! A colour that is not written as one.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};

/// A colour that is not written as one.
pub static RULE: Rule = Rule {
    code: "bad-colour",
    level: Level::Error,
    page: include_str!("../../docs/rules/bad-colour.md"),
};

/// `written` is no colour in hexadecimal figures.
pub fn fault(source: &Arc<SourceText>, span: Range<usize>, written: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        format!("`{written}` is not a colour that can be read here"),
        "write # and six figures from 0 to 9 and a to f, as in \"#2c2d6c\"",
    )
}
