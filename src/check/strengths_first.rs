//! Words that name people by what they are said to lack.

use crate::check::reading::Reading;
use crate::diagnostic::{Findings, Level, Rule};

/// Words that name people by what they are said to lack.
pub(super) static RULE: Rule = Rule {
    code: "strengths-first",
    level: Level::Note,
    page: include_str!("../../docs/rules/strengths-first.md"),
};

/// The texts in which a contributor speaks; what others said, wrote or called themselves is theirs.
const OWN: &[&str] = &["title", "summary", "left_out", "account", "followups.note"];

/// Each saying of the list once in a file, at its first place outside quotations.
pub(super) fn check(reading: &Reading<'_>, findings: &mut Findings) {
    let mut told: Vec<&str> = Vec::new();
    for text in reading
        .prose()
        .filter(|text| OWN.contains(&text.key.as_str()))
    {
        for (saying, span) in reading.phrases.find(text) {
            if text.is_quoted(&span) || told.contains(&saying.say_not.as_str()) {
                continue;
            }
            told.push(&saying.say_not);
            findings.push(reading.found(
                &RULE,
                text,
                &span,
                format!("`{}`: {}", text.slice(&span), saying.why),
                format!(
                    "say {}; words that somebody used stay, between quotation marks",
                    saying.better
                ),
            ));
        }
    }
}
