//! The report for people: each fault with its line and a caret, as a compiler shows it.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level as Title, Renderer, Snippet};

use crate::diagnostic::runner::{OPENING, OPENING_SHOWN, silent};
use crate::diagnostic::{Diagnostic, Findings, Level, inert};

/// Whether the report carries terminal colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Escape codes for a terminal.
    Terminal,
    /// Nothing but text.
    Plain,
}

/// Every fault with its place, the line itself, a caret, the rule's name and what to do; nothing when
/// there are none.
pub fn human(findings: &Findings, colour: Colour) -> String {
    let renderer = match colour {
        Colour::Terminal => Renderer::styled(),
        Colour::Plain => Renderer::plain(),
    }
    .decor_style(DecorStyle::Ascii);
    let mut report = String::new();
    for found in findings {
        report.push_str(&silent(&one(found, &renderer)));
        report.push_str("\n\n");
    }
    report
}

/// One line that says how many errors, warnings and notes there are in how many files read.
pub fn totals(findings: &Findings, files: usize) -> String {
    let of = |level: Level| counted(findings.count(level), level.name());
    let files = match files {
        1 => "1 file".to_owned(),
        many => format!("{many} files"),
    };
    format!(
        "Checked {files}: {}, {}, {}.",
        of(Level::Error),
        of(Level::Warning),
        of(Level::Note)
    )
}

/// "no errors", "1 error", "2 errors".
pub fn counted(count: usize, what: &str) -> String {
    match count {
        0 => format!("no {what}s"),
        1 => format!("1 {what}"),
        many => format!("{many} {what}s"),
    }
}

fn one(found: &Diagnostic, renderer: &Renderer) -> String {
    let title = match found.level() {
        Level::Error => Title::ERROR,
        Level::Warning => Title::WARNING,
        Level::Note => Title::NOTE,
    };
    let text = found.source.text();
    let at = found.source.position(found.span.start);
    // Only one line goes to the renderer, which would otherwise look through the whole file for each fault.
    let line = found.source.line_around(found.span.start);
    let shown = if line.len() > LONG_LINE {
        window(text, &line, found.span.start)
    } else {
        line.clone()
    };
    let before = if shown.start > line.start { CUT } else { "" };
    let behind = if shown.end < line.end { CUT } else { "" };
    let start = found.span.start.clamp(shown.start, shown.end);
    // The caret marks one line: a value over several lines is marked as far as its first.
    let end = found.span.end.clamp(start, shown.end);
    // What is shown otherwise than it stands there moves the caret.
    let openings: Vec<usize> = text[shown.clone()]
        .match_indices(OPENING)
        .map(|(at, _)| shown.start + at + OPENING.len())
        .collect();
    let in_snippet = |byte: usize| {
        let longer = openings.iter().filter(|&&end| end <= byte).count();
        byte - shown.start + before.len() + longer * (OPENING_SHOWN.len() - OPENING.len())
    };
    let line_shown = text[shown.clone()].replace(OPENING, OPENING_SHOWN);
    let line_shown = format!("{before}{line_shown}{behind}");
    // The renderer knows no column but the one that it counts in what it is given.
    let counted = line_shown[..in_snippet(start)].chars().count() + 1;
    // A name can hold what a terminal shows otherwise than it is, or not at all.
    let path = inert(found.source.path());
    let snippet = Snippet::source(line_shown)
        .path(path.as_str())
        .line_start(at.line)
        .annotation(AnnotationKind::Primary.span(in_snippet(start)..in_snippet(end)));
    let group = title
        .primary_title(found.message.as_str())
        .id(found.rule.code)
        .element(snippet)
        .element(Title::HELP.message(found.help.as_str()));
    let report = renderer.render(&[group]);
    if counted == at.column {
        return report;
    }
    let place = |column: usize| format!("{path}:{}:{column}", at.line);
    report.replacen(&place(counted), &place(at.column), 1)
}

/// A line of more bytes is shown in part: the renderer looks at all that it is given, for each fault.
const LONG_LINE: usize = 400;

/// How many characters of a long line are shown before a fault, and from it on.
const SHOWN: (usize, usize) = (40, 80);

/// Stands where a line was cut.
const CUT: &str = "...";

/// The part of a long `line` that stands around `at`, cut between characters.
fn window(text: &str, line: &Range<usize>, at: usize) -> Range<usize> {
    let at = at.clamp(line.start, line.end);
    let (before, behind) = SHOWN;
    let start = text[line.start..at]
        .char_indices()
        .nth_back(before - 1)
        .map_or(line.start, |(start, _)| line.start + start);
    let end = text[at..line.end]
        .char_indices()
        .nth(behind)
        .map_or(line.end, |(len, _)| at + len);
    start..end
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Colour, human};
    use crate::diagnostic::{Diagnostic, Findings, Level, Rule, SourceText};

    static RULE: Rule = Rule {
        code: "example",
        level: Level::Error,
        page: "",
    };

    /// The report on the first `needle` of `text`.
    fn report(text: &str, needle: &str) -> String {
        let source = Arc::new(SourceText::new("x.md", text));
        let at = source.text().find(needle).expect("it is there");
        let mut findings = Findings::default();
        let span = at..at + needle.len();
        findings.push(Diagnostic::new(
            &RULE,
            &source,
            span,
            "it is wrong",
            "mend it",
        ));
        human(&findings, Colour::Plain)
    }

    #[test]
    fn a_line_is_shown_whole_with_its_number() {
        assert_eq!(
            report("a\nb\n  é here\n", "here"),
            "error[example]: it is wrong\n --> x.md:3:5\n  |\n3 |   é here\n  |     ^^^^\n  |\n  \
             = help: mend it\n\n"
        );
    }

    #[test]
    fn a_long_line_is_shown_around_the_fault_with_its_true_column() {
        let text = format!("a\n{}here{}\n", "é".repeat(1000), "ü".repeat(1000));
        let (before, behind) = ("é".repeat(40), "ü".repeat(76));
        let carets = format!("{}^^^^", " ".repeat(43));
        assert_eq!(
            report(&text, "here"),
            format!(
                "error[example]: it is wrong\n --> x.md:2:1001\n  |\n2 | ...{before}here{behind}...\n  | \
                 {carets}\n  |\n  = help: mend it\n\n"
            )
        );
    }

    #[test]
    fn what_a_runner_acts_on_is_shown_and_the_caret_stays_where_it_belongs() {
        let carets = format!("{}^^^^", " ".repeat(24));
        assert_eq!(
            report("x = \"##[add-mask]\" here\n", "here"),
            format!(
                "error[example]: it is wrong\n --> x.md:1:20\n  |\n1 | x = \"##\\u{{5b}}add-mask]\" here\n  | \
                 {carets}\n  |\n  = help: mend it\n\n"
            )
        );
        assert!(report("##[x]", "[x]").contains("1 | ##\\u{5b}x]\n  |   ^^^^^^^^\n"));
    }

    #[test]
    fn a_long_line_is_cut_at_neither_of_its_own_ends() {
        let text = format!("here{}there", "x".repeat(1000));
        assert!(report(&text, "here").contains("\n1 | herexxx"));
        assert!(report(&text, "here").contains("xxx...\n  | ^^^^\n"));
        assert!(report(&text, "there").contains("\n1 | ...xxx"));
        assert!(report(&text, "there").contains("xxxthere\n"));
        let all = "z".repeat(1000);
        assert!(report(&all, &all).contains("zzz...\n"));
    }
}
