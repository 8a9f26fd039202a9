//! A place that lies within itself.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};

/// A place that lies within itself.
pub static RULE: Rule = Rule {
    code: "place-loop",
    level: Level::Error,
    page: include_str!("../../docs/rules/place-loop.md"),
};

/// `way` is the chain of places that leads back to where it began.
pub fn fault(source: &Arc<SourceText>, span: Range<usize>, way: &[&str]) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        format!(
            "these places lie within each other in a circle: {}",
            way.join(" in ")
        ),
        "take `within` out of one of them",
    )
}
