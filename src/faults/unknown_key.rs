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

/// Names that somebody gives the account who looks for its key.
const ACCOUNT: [&str; 6] = ["body", "account", "content", "text", "story", "description"];

/// `key` is one of the sighting and stands below `heading`, where every line is about that alone.
pub fn below_heading(
    source: &Arc<SourceText>,
    span: Range<usize>,
    key: &str,
    heading: &str,
) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        format!("`{key}` stands below {heading}, and is no part of that"),
        format!("move this line up, above {heading}, to the other lines about the sighting"),
    )
}

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
            _ if ACCOUNT.contains(&key) && known.contains(&"shifts") => {
                "take the line away, and write the account below the second +++".to_owned()
            }
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
