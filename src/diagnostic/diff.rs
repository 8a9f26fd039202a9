//! What a mend changed in a file, as a unified diff.

use std::ops::Range;

use crate::diagnostic::inert;
use crate::diagnostic::runner::silent;

/// How many lines are shown around a change.
const AROUND: usize = 3;

/// The diff from `before` to `after` of the file `path`; empty where they are the same. A mend takes no line
/// away and adds none, so the lines are compared one by one, and a file of any length takes no longer than to
/// read it. Control characters, a CR at the end of a line among them, are shown by their number, so that they
/// do nothing here.
pub fn diff(path: &str, before: &str, after: &str) -> String {
    let (before, after) = (lines(before), lines(after));
    let hunks = hunks(&before, &after);
    if hunks.is_empty() {
        return String::new();
    }
    let path = inert(path);
    let mut text = format!("--- a/{path}\n+++ b/{path}\n");
    for hunk in hunks {
        let (old, new) = (part(&before, &hunk), part(&after, &hunk));
        let start = hunk.start + 1;
        let counted = |lines: &[&str]| match lines.len() {
            1 => format!("{start}"),
            many => format!("{start},{many}"),
        };
        text.push_str(&format!("@@ -{} +{} @@\n", counted(old), counted(new)));
        push_hunk(&mut text, old, new);
    }
    silent(&text).into_owned()
}

/// The places that differ, each with the lines around it; what overlaps or touches is one.
fn hunks(before: &[&str], after: &[&str]) -> Vec<Range<usize>> {
    let length = before.len().max(after.len());
    let mut hunks: Vec<Range<usize>> = Vec::new();
    for at in (0..length).filter(|&at| before.get(at) != after.get(at)) {
        let (start, end) = (at.saturating_sub(AROUND), (at + 1 + AROUND).min(length));
        match hunks.last_mut() {
            Some(last) if start <= last.end => last.end = end,
            _ => hunks.push(start..end),
        }
    }
    hunks
}

fn part<'l>(lines: &'l [&'l str], hunk: &Range<usize>) -> &'l [&'l str] {
    &lines[hunk.start.min(lines.len())..hunk.end.min(lines.len())]
}

/// Lines that follow each other and differ stand together: all as they were, then all as they are.
fn push_hunk(text: &mut String, old: &[&str], new: &[&str]) {
    let length = old.len().max(new.len());
    let mut at = 0;
    while at < length {
        let differ = (at..length)
            .take_while(|&at| old.get(at) != new.get(at))
            .count();
        let (until, is_same) = (at + differ.max(1), differ == 0);
        for line in part(old, &(at..until)) {
            push_line(text, if is_same { ' ' } else { '-' }, line);
        }
        if !is_same {
            for line in part(new, &(at..until)) {
                push_line(text, '+', line);
            }
        }
        at = until;
    }
}

fn push_line(text: &mut String, sign: char, line: &str) {
    let words = line.strip_suffix('\n').unwrap_or(line);
    text.push(sign);
    // A tab is seen for what it is.
    let shown: Vec<String> = words.split('\t').map(inert).collect();
    text.push_str(&shown.join("\t"));
    text.push('\n');
    if !line.ends_with(['\n', '\r']) {
        text.push_str("\\ No newline at end of file\n");
    }
}

/// The lines with their ends, which are LF, CRLF or CR.
fn lines(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\n', '\r']) {
        let end = if rest[at..].starts_with("\r\n") { 2 } else { 1 };
        let (line, behind) = rest.split_at(at + end);
        lines.push(line);
        rest = behind;
    }
    if !rest.is_empty() {
        lines.push(rest);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{diff, lines};

    #[test]
    fn changes_stand_among_three_lines_around() {
        let before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13";
        let after = before.replace("5\n", "five\n").replace("13", "14");
        assert_eq!(
            diff("x.md", before, &after),
            "--- a/x.md\n+++ b/x.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n\
             @@ -10,4 +10,4 @@\n 10\n 11\n 12\n-13\n\\ No newline at end of file\n+14\n\
             \\ No newline at end of file\n"
        );
        assert_eq!(diff("x.md", before, before), "");
    }

    #[test]
    fn every_end_of_a_line_is_one() {
        assert_eq!(
            lines("a\r\nb\rc\n\r\n\r\r\nd\n\ne"),
            [
                "a\r\n", "b\r", "c\n", "\r\n", "\r", "\r\n", "d\n", "\n", "e"
            ]
        );
        assert_eq!(lines("").len(), 0);
    }

    #[test]
    fn a_text_in_which_every_line_differs_takes_no_longer_than_any_other() {
        let after = "+++\n".repeat(250_000);
        let text = diff("x.md", &after.replace('\n', "\r\n"), &after);
        assert!(
            text.starts_with("--- a/x.md\n+++ b/x.md\n@@ -1,250000 +1,250000 @@\n-+++\\u{d}\n")
        );
        assert_eq!(text.lines().count(), 500_003);
    }

    #[test]
    fn what_would_act_on_a_terminal_or_a_runner_is_shown() {
        assert_eq!(
            diff(
                "a\n.md",
                "\u{feff}x\r\n::error::y\nz\n",
                "x\n::error::y\n##[z]\t\u{1b}[1m\n"
            ),
            "--- a/a\\u{a}.md\n+++ b/a\\u{a}.md\n@@ -1,3 +1,3 @@\n-\\u{feff}x\\u{d}\n+x\n \\u{3a}:error::y\n-z\n\
             +##\\u{5b}z]\t\\u{1b}[1m\n"
        );
        assert_eq!(
            diff("x", "a\rb\r", "a\nb\n"),
            "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-a\\u{d}\n-b\\u{d}\n+a\n+b\n"
        );
    }
}
