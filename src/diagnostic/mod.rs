//! What is wrong with somebody's content, and how it is told: takes faults with their place, gives
//! reports for people and for programs.
//!
//! A [`Diagnostic`] is about content and is collected, never returned as an error: all faults of all
//! files are shown in one run. What the *machine* could not do is an `Err` that names its path.

mod human;
mod json;
mod rule;
mod source_text;

use std::ops::Range;
use std::sync::Arc;

pub use human::{Colour, counted, human, totals};
pub use json::json;
pub use rule::{Level, Rule};
pub use source_text::{Position, SourceText};

/// One fault: which rule, where, what, and what to do about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// The file it is in.
    pub source: Arc<SourceText>,
    /// Where in the file's text, in bytes.
    pub span: Range<usize>,
    /// What is wrong, as a sentence without its full stop.
    pub message: String,
    /// What to do next.
    pub help: String,
}

impl Diagnostic {
    /// A fault of `rule` at `span` (in bytes of the text of `source`).
    pub fn new(
        rule: &'static Rule,
        source: &Arc<SourceText>,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            source: Arc::clone(source),
            span,
            message: inert(&message.into()),
            help: inert(&help.into()),
        }
    }

    /// How much it matters.
    pub fn level(&self) -> Level {
        self.rule.level
    }

    fn order(&self) -> (&str, usize, usize, &str, &str) {
        let Range { start, end } = self.span;
        (
            self.source.path(),
            start,
            end,
            self.rule.code,
            &self.message,
        )
    }
}

/// Content is quoted in messages: what it holds must not end a line, move a terminal's cursor, or stand
/// there unseen.
fn inert(text: &str) -> String {
    let is_unseen = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    if !text.contains(is_unseen) {
        return text.to_owned();
    }
    text.chars()
        .map(|letter| match letter {
            letter if is_unseen(letter) => letter.escape_unicode().to_string(),
            letter => letter.to_string(),
        })
        .collect()
}

/// All that was found, in the order of the report: by file, place, rule.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Findings {
    diagnostics: Vec<Diagnostic>,
}

impl Findings {
    /// Adds one fault.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Adds all of `other`.
    pub fn extend(&mut self, other: Findings) {
        self.diagnostics.extend(other.diagnostics);
    }

    /// Puts them in the order of the report and drops what was said twice.
    pub fn sort(&mut self) {
        self.diagnostics.sort_by(|a, b| a.order().cmp(&b.order()));
        self.diagnostics.dedup_by(|a, b| a.order() == b.order());
    }

    /// Keeps only those for which `keep` says so.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.diagnostics.retain(keep);
    }

    /// How many there are of a level.
    pub fn count(&self, level: Level) -> usize {
        self.iter().filter(|found| found.level() == level).count()
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.iter().any(|found| found.level() == Level::Error)
    }

    /// One after the other.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.diagnostics.iter()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
