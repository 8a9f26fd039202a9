//! A symbolic link among the sightings.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};

/// A symbolic link among the sightings.
pub static RULE: Rule = Rule {
    code: "symbolic-link",
    level: Level::Error,
    page: include_str!("../../docs/rules/symbolic-link.md"),
};

/// A link is never followed: it could lead anywhere on the machine.
pub fn fault(source: &Arc<SourceText>, span: Range<usize>) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        "this is a symbolic link, and links are not followed",
        "put the file itself here",
    )
}
