//! A related sighting that is not there.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};

/// A related sighting that is not there.
pub static RULE: Rule = Rule {
    code: "unresolved-related",
    level: Level::Error,
    page: include_str!("../../docs/rules/unresolved-related.md"),
};

/// There is no sighting `id`; `near` is the nearest that is.
pub fn fault(
    source: &Arc<SourceText>,
    span: Range<usize>,
    id: &str,
    near: Option<&str>,
) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        format!("there is no sighting `{id}`"),
        match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write the name of the other sighting's file without .md, or take this out"
                .to_owned(),
        },
    )
}

/// A sighting can't be related to itself.
pub fn to_itself(source: &Arc<SourceText>, span: Range<usize>) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        "a sighting can't be related to itself",
        "name the other sighting, or take this out",
    )
}
