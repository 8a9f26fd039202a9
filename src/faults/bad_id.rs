//! A name that cannot be an address.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};

/// A name that cannot be an address.
pub static RULE: Rule = Rule {
    code: "bad-id",
    level: Level::Error,
    page: include_str!("../../docs/rules/bad-id.md"),
};

/// `id` (of `what`: a sighting, a place …) cannot stand in an address.
pub fn fault(
    source: &Arc<SourceText>,
    span: Range<usize>,
    what: &str,
    id: &str,
    advice: &str,
) -> Diagnostic {
    // A name that stands nowhere in the file is the name of the file itself.
    let help = if span.is_empty() {
        format!("rename the file, or the folder of an index.md; {advice}")
    } else {
        advice.to_owned()
    };
    Diagnostic::new(
        &RULE,
        source,
        span,
        format!("`{id}` can't be the address of a {what}"),
        help,
    )
}
