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
        let first_word = text.lines().find(|line| !line.trim().is_empty());
        let help = if first_line.trim().is_empty()
            && first_word.is_some_and(|line| line.trim_end() == FENCE)
        {
            "take away the empty lines above it"
        } else if first_line.trim_end() == "---" {
            "write +++ instead of the three hyphens, and each line between as key = \"value\""
        } else {
            "write +++ alone on the first line, then title, date, place and shifts, then +++ again"
        };
        return fault(
            0..first_line.len(),
            "a sighting begins with a line +++",
            help,
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
    fault(
        0..FENCE.len(),
        "no second line +++ stands below this one",
        "write +++ alone on a line, between title, date, place … and the account",
    )
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
