//! A value of the wrong kind.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};
use crate::faults::bad_date;

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

/// The keys whose text may be a number as well.
const FREE: [&str; 8] = [
    "title", "summary", "left_out", "observer", "note", "by", "text", "why",
];

/// `key` must be a text and is `written`.
pub fn no_text(
    source: &Arc<SourceText>,
    span: Range<usize>,
    key: &str,
    found: &str,
    written: &str,
) -> Diagnostic {
    let expected = "a text in quotation marks";
    let mut fault = fault(source, span, &format!("`{key}`"), expected, found);
    let is_short = written.len() <= SHORT && !written.contains('\n');
    match found {
        "array" => {
            fault.help = "write one text in quotation marks, without square brackets".to_owned()
        }
        "integer" | "float" | "datetime" if is_short && FREE.contains(&key) => {
            fault.help = format!("put quotation marks around it: {key} = \"{written}\"");
        }
        _ => {}
    }
    fault
}

/// `key` must be a number that can be counted or measured with, and is none such.
pub fn no_digits(source: &Arc<SourceText>, span: Range<usize>, key: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        format!("`{key}` must be a number of a few digits"),
        "write it as 53.80",
    )
}

/// `key` must be a date.
pub fn no_date(source: &Arc<SourceText>, span: Range<usize>, key: &str, found: &str) -> Diagnostic {
    let mut fault = fault(source, span, &format!("`{key}`"), "a date", found);
    fault.help = bad_date::advice("");
    fault
}

/// `key` must be a list of tables and is `written`.
pub fn no_tables(
    source: &Arc<SourceText>,
    span: Range<usize>,
    key: &str,
    expected: &str,
    found: &str,
    written: &str,
) -> Diagnostic {
    let mut fault = fault(source, span, &format!("`{key}`"), expected, found);
    if written.starts_with('[') && found == "table" {
        fault.help = format!("write [[{key}]], with two square brackets on each side");
    } else if let Some(example) = example(key) {
        fault.help = format!("write {key} = [{example}]");
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
    if let Some(example) = example(key) {
        fault.help = format!("write {key} = [{example}]");
    }
    fault
}

/// How an item of a list of tables can look.
fn example(key: &str) -> Option<&'static str> {
    Some(match key {
        "related" => "{ id = \"street-party\", how = \"supports\" }",
        "followups" => "{ date = 2020-09-17, status = \"lasted\" }",
        "replies" => "{ by = \"…\", date = 2020-09-17, text = \"…\" }",
        "allow" => "{ rule = \"raw-html\", why = \"…\" }",
        _ => return None,
    })
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
