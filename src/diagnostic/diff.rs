//! What a mend changed in a file, as a unified diff.

use similar::{ChangeTag, DiffOp, TextDiff};

use crate::diagnostic::inert;
use crate::diagnostic::runner::silent;

/// How many lines are shown around a change.
const AROUND: usize = 3;

/// The diff from `before` to `after` of the file `path`; empty where they are the same. Control characters,
/// a CR at the end of a line among them, are shown by their number, so that they do nothing here.
pub fn diff(path: &str, before: &str, after: &str) -> String {
    if before == after {
        return String::new();
    }
    let path = inert(path);
    let mut text = format!("--- a/{path}\n+++ b/{path}\n");
    let diff = TextDiff::from_lines(before, after);
    for hunk in diff.grouped_ops(AROUND) {
        let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else {
            continue;
        };
        text.push_str(&format!(
            "@@ -{} +{} @@\n",
            lines(first.old_range().start, last.old_range().end),
            lines(first.new_range().start, last.new_range().end),
        ));
        for op in &hunk {
            push_lines(&mut text, &diff, op);
        }
    }
    silent(&text).into_owned()
}

fn push_lines(text: &mut String, diff: &TextDiff<'_, '_, str>, op: &DiffOp) {
    for change in diff.iter_changes(op) {
        let sign = match change.tag() {
            ChangeTag::Equal => ' ',
            ChangeTag::Delete => '-',
            ChangeTag::Insert => '+',
        };
        let line = change.value();
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
}

/// `first,count` as a hunk counts them.
fn lines(start: usize, end: usize) -> String {
    match end - start {
        0 => format!("{start},0"),
        1 => format!("{}", start + 1),
        many => format!("{},{many}", start + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::diff;

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
    fn what_would_act_on_a_terminal_or_a_runner_is_shown() {
        assert_eq!(
            diff(
                "a\n.md",
                "\u{feff}x\r\n::error::y\n",
                "x\n::error::y\n##[z]\t\u{1b}[1m\n"
            ),
            "--- a/a\\u{a}.md\n+++ b/a\\u{a}.md\n@@ -1,2 +1,3 @@\n-\\u{feff}x\\u{d}\n+x\n \\u{3a}:error::y\n\
             +##\\u{5b}z]\t\\u{1b}[1m\n"
        );
        assert_eq!(
            diff("x", "a\rb\r", "a\nb\n"),
            "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-a\\u{d}\n-b\\u{d}\n+a\n+b\n"
        );
    }
}
