//! A value of the wrong kind.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};

/// A value of the wrong kind.
pub static RULE: Rule = Rule {
    code: "wrong-type",
    level: Level::Error,
    page: include_str!("../../docs/rules/wrong-type.md"),
};

/// `subject` (a key in backticks, or an item of one) must be `expected`, and is `found` in the words of TOML.
pub fn fault(
    source: &Arc<SourceText>,
    span: Range<usize>,
    subject: &str,
    expected: &str,
    found: &str,
) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        format!("{subject} must be {expected}, and this is {}", plain(found)),
        format!("write {expected}"),
    )
}

/// `key` must be a list and is `written`, which could be an item of one.
pub fn no_list(
    source: &Arc<SourceText>,
    span: Range<usize>,
    key: &str,
    expected: &str,
    found: &str,
    written: &str,
) -> Diagnostic {
    let mut fault = fault(source, span, &format!("`{key}`"), expected, found);
    if written.len() <= SHORT && !written.contains('\n') {
        fault.help = format!("put square brackets around it: {key} = [{written}]");
    }
    fault
}

/// An item of the list `key` is of the wrong kind.
pub fn item(
    source: &Arc<SourceText>,
    span: Range<usize>,
    key: &str,
    expected: &str,
    found: &str,
) -> Diagnostic {
    let mut fault = fault(
        source,
        span,
        &format!("an item of `{key}`"),
        expected,
        found,
    );
    let example = match key {
        "related" => "{ id = \"street-party\", how = \"supports\" }",
        "followups" => "{ date = 2020-09-17, status = \"lasted\" }",
        "replies" => "{ by = \"…\", date = 2020-09-17, text = \"…\" }",
        "allow" => "{ rule = \"raw-html\", why = \"…\" }",
        _ => return fault,
    };
    fault.help = format!("write {key} = [{example}]");
    fault
}

/// A longer value is not written out again.
const SHORT: usize = 80;

/// TOML's name for a kind of value, as people say it.
fn plain(kind: &str) -> &'static str {
    match kind {
        "string" => "a text",
        "integer" | "float" => "a number",
        "boolean" => "true or false",
        "datetime" => "a date",
        "array" => "a list",
        _ => "a table",
    }
}
