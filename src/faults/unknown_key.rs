//! A key that the format does not know.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};
use crate::faults::list;
use crate::nearest::nearest;

/// A key that the format does not know.
pub static RULE: Rule = Rule {
    code: "unknown-key",
    level: Level::Error,
    page: include_str!("../../docs/rules/unknown-key.md"),
};

/// So many keys can be read in a message; more are better looked up.
const FEW: usize = 12;

/// `key` is not one of the `known` keys of its table.
pub fn fault(
    source: &Arc<SourceText>,
    span: Range<usize>,
    key: &str,
    known: &[&str],
) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        format!("there is no key `{key}` here"),
        match nearest(key, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.len() <= FEW => {
                format!("use one of {}, or delete the line", list(known))
            }
            None => "delete the line, or say it in the account: `observatory explain unknown-key` \
                     lists every key"
                .to_owned(),
        },
    )
}
