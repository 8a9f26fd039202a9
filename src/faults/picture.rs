//! A picture, which can not be published yet.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};

/// A picture, which can not be published yet.
pub static RULE: Rule = Rule {
    code: "picture",
    level: Level::Error,
    page: include_str!("../../docs/rules/picture.md"),
};

/// At the picture that is named.
pub fn fault(source: &Arc<SourceText>, span: Range<usize>) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        "pictures can't be published yet",
        "leave `pictures` out for now; the file itself may stay in the folder",
    )
}
