//! The report for programs: one array of flat objects.

use serde::Serialize;

use crate::diagnostic::runner::silent_json;
use crate::diagnostic::{Diagnostic, Findings, Level};

/// One JSON array of `{level, rule, file, line, column, end_line, end_column, message, help}`, lines and
/// columns counted from 1, the end just behind the last character. Ends with a line end.
pub fn json(findings: &Findings) -> String {
    let rows: Vec<Row<'_>> = findings.iter().map(row).collect();
    let text = serde_json::to_string_pretty(&rows).expect("strings and numbers are valid JSON");
    let mut text = silent_json(&text);
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Row<'a> {
    level: Level,
    rule: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: &'a str,
    help: &'a str,
}

fn row(found: &Diagnostic) -> Row<'_> {
    let start = found.source.position(found.span.start);
    let end = found.source.position(found.span.end);
    Row {
        level: found.level(),
        rule: found.rule.code,
        file: found.source.path(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        message: &found.message,
        help: &found.help,
    }
}
