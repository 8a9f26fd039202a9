//! A sighting without its front matter.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};

/// A sighting without its front matter.
pub static RULE: Rule = Rule {
    code: "front-matter",
    level: Level::Error,
    page: include_str!("../../docs/rules/front-matter.md"),
};

/// What is wrong with the two lines that hold +++.
pub fn fault(
    source: &Arc<SourceText>,
    span: Range<usize>,
    message: &str,
    help: &str,
) -> Diagnostic {
    Diagnostic::new(&RULE, source, span, message, help)
}
