//! Where the front matter of a sighting stands, and where its account.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Findings, SourceText};
use crate::faults::front_matter;

const FENCE: &str = "+++";

/// The parts of a sighting's file, in bytes of its text.
pub(super) struct Parts {
    /// The opening `+++`.
    pub opening: Range<usize>,
    /// The TOML between the two lines.
    pub toml: Range<usize>,
    /// The account below them.
    pub body: Range<usize>,
}

/// Finds the two `+++` lines, or says what is wrong with them.
pub(super) fn split(source: &Arc<SourceText>, findings: &mut Findings) -> Option<Parts> {
    let text = source.text();
    let first_line = text.lines().next().unwrap_or_default();
    let mut fault = |span: Range<usize>, message: &str, help: &str| {
        findings.push(front_matter::fault(source, span, message, help));
        None
    };
    if text.trim().is_empty() {
        return fault(
            0..0,
            "this file is empty",
            "a sighting begins with +++, then title, date, place and shifts, then +++ and the account",
        );
    }
    if first_line.trim_end() != FENCE {
        return fault(
            0..first_line.len(),
            "a sighting begins with a line +++",
            first_step(text, first_line),
        );
    }
    let toml = (first_line.len() + 1).min(text.len());
    let mut line_start = toml;
    for line in text[toml..].split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Some(Parts {
                opening: 0..FENCE.len(),
                toml: toml..line_start,
                body: line_start + line.len()..text.len(),
            });
        }
        line_start += line.len();
    }
    let mut line_start = toml;
    for line in text[toml..].split_inclusive('\n') {
        let written = line.trim_end();
        if let Some((message, help)) = nearly_closed(written) {
            return fault(line_start..line_start + written.len(), message, help);
        }
        line_start += line.len();
    }
    fault(
        0..FENCE.len(),
        "no second line +++ stands below this one",
        "write +++ alone on a line, between title, date, place … and the account",
    )
}

/// What to do first with a text that does not begin with +++.
fn first_step(text: &str, first_line: &str) -> &'static str {
    let written = first_line.trim();
    let opening = text.trim_start().to_lowercase();
    let has_fence = || text.lines().any(|line| line.trim_end() == FENCE);
    if written == FENCE {
        "take away the spaces before it"
    } else if written.is_empty()
        && let Some(first) = text.lines().find(|line| !line.trim().is_empty())
        && first.trim_end() == FENCE
    {
        "take away the empty lines above it"
    } else if written.starts_with("---") {
        "write +++ instead of the three hyphens, and each line between as key = \"value\""
    } else if written.len() > FENCE.len() && written.bytes().all(|byte| byte == b'+') {
        "write exactly three plus signs, here and above the account"
    } else if written.starts_with(FENCE) {
        "leave +++ alone on the first line, and put what stands behind it on the next"
    } else if opening.starts_with("{\\rtf") {
        "this was saved by a word processor: save it as plain text, with +++ alone on the first line"
    } else if opening.starts_with("<!doctype") || opening.starts_with("<html") {
        "this is a web page: copy its words into a file that begins with +++, as the other sightings do"
    } else if opening.starts_with('{') {
        "write +++ instead of the brace, and each line as key = \"value\", without a comma at its end"
    } else if has_fence() {
        "take away what stands above the first line +++, or put it into the account"
    } else {
        "write +++ alone on the first line, then title, date, place and shifts, then +++ again"
    }
}

/// What is wrong with a line that was meant to be the second +++.
fn nearly_closed(written: &str) -> Option<(&'static str, &'static str)> {
    if written.trim_start() == FENCE {
        Some((
            "the second line +++ must begin where the first does",
            "take away the spaces before it",
        ))
    } else if written.len() > FENCE.len() && written.bytes().all(|byte| byte == b'+') {
        Some((
            "the second line must be +++, as the first is",
            "write exactly three plus signs",
        ))
    } else if written == "---" {
        Some((
            "the second line must be +++, as the first is",
            "write +++ instead of the three hyphens",
        ))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::split;
    use crate::diagnostic::{Findings, SourceText};

    #[test]
    fn empty_lines_above_are_to_be_taken_away() {
        let help = |text: &str| {
            let source = Arc::new(SourceText::new("x.md", text));
            let mut findings = Findings::default();
            split(&source, &mut findings);
            findings.iter().next().map(|found| found.help.clone())
        };
        let above = Some("take away the empty lines above it".to_owned());
        assert_eq!(help("\n+++\n+++\n"), above);
        assert_eq!(help(" \n\n+++ \n+++\n"), above);
        assert_ne!(help("\nThey meet.\n"), above);
        assert_eq!(help("+++\n+++\n"), None);
    }
}
