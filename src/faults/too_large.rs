//! A file that is larger than any account needs to be.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};

/// A file that is larger than any account needs to be.
pub static RULE: Rule = Rule {
    code: "too-large",
    level: Level::Error,
    page: include_str!("../../docs/rules/too-large.md"),
};

/// `what` names more than `limit`.
pub fn list(source: &Arc<SourceText>, span: Range<usize>, what: &str, limit: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        format!("{what} is over {limit}"),
        "keep those that matter most for what was noticed; the account can name the others",
    )
}

/// `what` is over `limit`.
pub fn fault(source: &Arc<SourceText>, span: Range<usize>, what: &str, limit: &str) -> Diagnostic {
    let help = match source.path().ends_with(".md") {
        true => "shorten it, or put the long text on the web and give it as a source",
        false => "shorten it: what is read in every build should be short",
    };
    Diagnostic::new(&RULE, source, span, format!("{what} is over {limit}"), help)
}
