//! The report for the checks of a pull request on GitHub: workflow commands, which become annotations.

use std::collections::BTreeMap;

use crate::diagnostic::runner::{OPENING, OPENING_SHOWN};
use crate::diagnostic::{Diagnostic, Findings, Level};

/// One command a line, in the order of `in_order`. `base` is the path from the top of the repository to
/// the top of the observatory, with a final `/`, or empty.
pub fn github(findings: &Findings, is_first: &dyn Fn(&Diagnostic) -> bool, base: &str) -> String {
    let ordered = in_order(findings, is_first);
    ordered
        .into_iter()
        .map(|found| command(found, base))
        .collect()
}

/// GitHub shows ten annotations of a kind and hides the rest. So errors come before warnings before notes;
/// of each kind those first that `is_first` picks, and among both one of each file before the others.
pub(super) fn in_order<'f>(
    findings: &'f Findings,
    is_first: &dyn Fn(&Diagnostic) -> bool,
) -> Vec<&'f Diagnostic> {
    let mut seen: BTreeMap<(&str, Level), usize> = BTreeMap::new();
    let mut ranked: Vec<_> = findings
        .iter()
        .map(|found| {
            let before = seen
                .entry((found.source.path(), found.level()))
                .or_default();
            *before += 1;
            let rank = (found.level(), !is_first(found), *before > 1);
            (rank, found)
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, found)| found).collect()
}

fn command(found: &Diagnostic, base: &str) -> String {
    let kind = match found.level() {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let start = found.source.position(found.span.start);
    let end = found.source.position(found.span.end);
    // GitHub takes no columns for what stands on several lines.
    let columns = if start.line == end.line {
        format!(",col={},endColumn={}", start.column, end.column)
    } else {
        String::new()
    };
    format!(
        "::{kind} file={},line={},endLine={}{columns},title={}::{}\n",
        property(&format!("{base}{}", found.source.path())),
        start.line,
        end.line,
        property(found.rule.code),
        data(&format!("{}\nhelp: {}", found.message, found.help)),
    )
}

/// Text behind the command, as GitHub escapes it.
fn data(text: &str) -> String {
    text.replace(OPENING, OPENING_SHOWN)
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property of the command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{github, in_order};
    use crate::diagnostic::{Diagnostic, Findings, Level, Rule, SourceText};

    static BAD: Rule = Rule {
        code: "bad",
        level: Level::Error,
        page: "",
    };
    static ODD: Rule = Rule {
        code: "odd",
        level: Level::Note,
        page: "",
    };

    fn fault(rule: &'static Rule, path: &str, at: usize) -> Diagnostic {
        let source = Arc::new(SourceText::new(path, "ab\ncd\n"));
        Diagnostic::new(rule, &source, at..at + 1, "wrong", "mend it")
    }

    #[test]
    fn a_command_is_escaped_as_github_reads_it() {
        let source = Arc::new(SourceText::new("a,b:50%\n##[x].md", "ab\ncd\n"));
        let mut findings = Findings::default();
        findings.push(Diagnostic::new(
            &BAD,
            &source,
            4..5,
            "50%: a, ##[b]\r\n::c",
            "%0A",
        ));
        findings.push(Diagnostic::new(&ODD, &source, 0..4, "two lines", "look"));
        assert_eq!(
            github(&findings, &|_| true, "our/"),
            "::error file=our/a%2Cb%3A50%25%0A##\\u{5b}x].md,line=2,endLine=2,col=2,endColumn=3,title=bad\
             ::50%25: a, ##\\u{5b}b]\\u{d}\\u{a}::c%0Ahelp: %250A\n\
             ::notice file=our/a%2Cb%3A50%25%0A##\\u{5b}x].md,line=1,endLine=2,title=odd\
             ::two lines%0Ahelp: look\n"
        );
    }

    #[test]
    fn errors_then_what_was_changed_then_one_a_file() {
        let mut findings = Findings::default();
        for path in ["a.md", "b.md", "c.md"] {
            findings.push(fault(&ODD, path, 0));
            findings.push(fault(&BAD, path, 1));
            findings.push(fault(&BAD, path, 3));
        }
        findings.sort();
        let ordered = in_order(&findings, &|found| found.source.path() == "c.md");
        let ordered: Vec<String> = ordered
            .iter()
            .map(|found| {
                format!(
                    "{} {} {}",
                    found.rule.code,
                    found.source.path(),
                    found.span.start
                )
            })
            .collect();
        assert_eq!(
            ordered,
            [
                "bad c.md 1",
                "bad c.md 3",
                "bad a.md 1",
                "bad b.md 1",
                "bad a.md 3",
                "bad b.md 3",
                "odd c.md 0",
                "odd a.md 0",
                "odd b.md 0"
            ]
        );
    }
}
