//! What is wrong with somebody's content, and how it is told: takes faults with their place, gives
//! reports for people and for programs.
//!
//! A [`Diagnostic`] is about content and is collected, never returned as an error: all faults of all
//! files are shown in one run. What the *machine* could not do is an `Err` that names its path.

mod diff;
mod fix;
mod github;
mod human;
mod json;
mod rule;
mod runner;
mod sarif;
mod source_text;
mod summary;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

pub use diff::diff;
pub use fix::{Fix, mended};
pub use github::github;
pub use human::{Colour, counted, human, totals};
pub use json::json;
pub use rule::{Level, Rule};
pub use runner::{silent, silent_json};
pub use sarif::sarif;
pub use source_text::{Position, SourceText};
pub use summary::{LARGEST_SUMMARY, summary};

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
    /// The mend, where it needs no decision.
    pub fix: Option<Fix>,
    /// The same, as it is told at the other of the two files that it is about.
    pub twin: Option<Box<Diagnostic>>,
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
            fix: None,
            twin: None,
        }
    }

    /// The same fault, which can as well be told as `twin`.
    pub fn or_told_as(mut self, twin: Diagnostic) -> Self {
        self.twin = Some(Box::new(twin));
        self
    }

    /// The same fault with its mend, if there is one that is safe.
    pub fn mended_by(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
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
/// there unseen. Gives the text with such characters in their escaped form.
pub fn inert(text: &str) -> String {
    let is_unseen = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
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
#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// Of most files there is nothing, and that takes no room.
    found: Option<Box<Found>>,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Found {
    diagnostics: Vec<Diagnostic>,
    /// By the path of the file: what is no fault, and better written otherwise.
    tidied: Vec<(String, Fix)>,
    /// What is about two files, where the first of them is told something like it already: see
    /// [`Findings::tell_where`].
    aside: Vec<Diagnostic>,
}

static NOTHING: Found = Found {
    diagnostics: Vec::new(),
    tidied: Vec::new(),
    aside: Vec::new(),
};

impl PartialEq for Findings {
    fn eq(&self, other: &Self) -> bool {
        self.found() == other.found()
    }
}

impl Findings {
    fn found(&self) -> &Found {
        self.found.as_deref().unwrap_or(&NOTHING)
    }

    fn found_mut(&mut self) -> &mut Found {
        self.found.get_or_insert_default()
    }

    /// Adds one fault.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found_mut().diagnostics.push(diagnostic);
    }

    /// Adds the mend of something in `source` that is read as it was meant, and so is never told as a fault.
    pub fn tidy(&mut self, source: &SourceText, fix: Fix) {
        let path = source.path().to_owned();
        self.found_mut().tidied.push((path, fix));
    }

    /// The path of a file and a mend in it, for all that can be mended without a decision.
    pub fn fixes(&self) -> impl Iterator<Item = (&str, &Fix)> {
        let of_faults = self
            .iter()
            .filter_map(|found| Some((found.source.path(), found.fix.as_ref()?)));
        let tidied = self
            .found()
            .tidied
            .iter()
            .map(|(path, fix)| (path.as_str(), fix));
        of_faults.chain(tidied)
    }

    /// Adds all of `other`.
    pub fn extend(&mut self, other: Findings) {
        let Some(other) = other.found else {
            return;
        };
        let found = self.found_mut();
        found.diagnostics.extend(other.diagnostics);
        found.tidied.extend(other.tidied);
        found.aside.extend(other.aside);
    }

    /// Puts them in the order of the report and drops what was said twice.
    pub fn sort(&mut self) {
        let diagnostics = &mut self.found_mut().diagnostics;
        diagnostics.sort_by(|a, b| a.order().cmp(&b.order()));
        diagnostics.dedup_by(|a, b| a.order() == b.order());
    }

    /// Puts those first that `is_first` picks, each of the two parts in the order that it had.
    pub fn put_first(&mut self, is_first: impl Fn(&Diagnostic) -> bool) {
        let diagnostics = &mut self.found_mut().diagnostics;
        diagnostics.sort_by_key(|found| !is_first(found));
    }

    /// Tells what is about two files at the one of which `is_asked` says that somebody wants to hear of it. Where it says
    /// so of both or of neither, it is told where it stands, and of a rule once a file, the first that was found: so of
    /// many that are alike each is told of one. The others are set aside, and told when somebody asks otherwise. Gives
    /// them in the order of the report.
    pub fn tell_where(&mut self, is_asked: impl Fn(&str) -> bool) {
        let all = self.found_mut();
        let found = std::mem::take(&mut all.diagnostics);
        let (pairs, single) = found.into_iter().partition(|found| found.twin.is_some());
        all.diagnostics = single;
        let aside = std::mem::take(&mut all.aside);
        let mut told: BTreeSet<(&'static str, String)> = BTreeSet::new();
        for mut found in Vec::into_iter(pairs).chain(aside) {
            let is_here = is_asked(found.source.path());
            let is_there = |twin: &Diagnostic| is_asked(twin.source.path());
            if is_here != found.twin.as_deref().is_some_and(is_there) {
                let twin = found.twin.take_if(|_| !is_here);
                all.diagnostics.push(twin.map_or(found, |twin| *twin));
            } else if told.insert((found.rule.code, found.source.path().to_owned())) {
                all.diagnostics.push(found);
            } else {
                all.aside.push(found);
            }
        }
        self.sort();
    }

    /// Keeps only those for which `keep` says so.
    pub fn retain(&mut self, mut keep: impl FnMut(&Diagnostic) -> bool) {
        let found = self.found_mut();
        found.diagnostics.retain(&mut keep);
        found.aside.retain(keep);
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
        self.found().diagnostics.iter()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.found().diagnostics.is_empty()
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
