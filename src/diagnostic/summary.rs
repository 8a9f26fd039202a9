//! The table of all faults for the summary of a job on GitHub, which shows more than its annotations do.

use crate::diagnostic::github::in_order;
use crate::diagnostic::{Diagnostic, Findings, inert, totals};

/// As much as GitHub takes of one step, in bytes.
pub const LARGEST_SUMMARY: usize = 1 << 20;

/// Kept free for the line that says how many rows were left out.
const LAST_LINE: usize = 200;

/// Markdown: the totals, then a row for each fault in the order of the annotations, in at most `room` bytes.
/// What does not fit is left out, and a line says how much that is. Whatever is quoted stays text: no
/// Markdown, no HTML, no link, no mention. `base` is the path to the observatory in its repository, with a
/// final `/`, or empty.
pub fn summary(
    findings: &Findings,
    files: usize,
    is_first: &dyn Fn(&Diagnostic) -> bool,
    base: &str,
    room: usize,
) -> String {
    let mut text = format!("\n### {}\n\n", totals(findings, files));
    let rows = in_order(findings, is_first);
    if !rows.is_empty() {
        text.push_str("| level | rule | place | message | what to do |\n|---|---|---|---|---|\n");
    }
    let mut left_out = rows.len();
    for found in rows {
        let row = row(found, base);
        if text.len() + row.len() + LAST_LINE > room {
            break;
        }
        text.push_str(&row);
        left_out -= 1;
    }
    match left_out {
        0 => {}
        1 => text.push_str("\nOne more row was left out: GitHub takes no more than 1 MiB.\n"),
        many => text.push_str(&format!(
            "\n{many} more rows were left out: GitHub takes no more than 1 MiB.\n"
        )),
    }
    if text.len() > room {
        return String::new();
    }
    text
}

fn row(found: &Diagnostic, base: &str) -> String {
    let at = found.source.position(found.span.start);
    let place = format!("{base}{}:{}:{}", found.source.path(), at.line, at.column);
    format!(
        "| {} | {} | {} | {} | {} |\n",
        found.level().name(),
        quoted(found.rule.code),
        quoted(&inert(&place)),
        quoted(&found.message),
        quoted(&found.help)
    )
}

/// Text between tags of our own, within which GitHub looks for no mention, no number of an issue and no
/// emoji. Each sign that could mean something is written by its number, and so has no meaning for Markdown;
/// an address of e-mail is found even so, and is broken by a comment.
fn quoted(text: &str) -> String {
    let mut cell = String::from("<code>");
    for letter in text.chars() {
        match letter {
            '@' => cell.push_str("&#64;<!-- -->"),
            // A new line would end the row.
            letter if letter.is_ascii_punctuation() || letter.is_control() => {
                cell.push_str(&format!("&#{};", u32::from(letter)));
            }
            letter => cell.push(letter),
        }
    }
    cell.push_str("</code>");
    cell
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::summary;
    use crate::diagnostic::{Diagnostic, Findings, Level, Rule, SourceText};

    static RULE: Rule = Rule {
        code: "example",
        level: Level::Error,
        page: "",
    };

    fn faults(count: usize, message: &str, help: &str) -> Findings {
        let mut findings = Findings::default();
        for number in 0..count {
            let source = Arc::new(SourceText::new(format!("{number}|<b>`x`.md"), "x"));
            findings.push(Diagnostic::new(&RULE, &source, 0..1, message, help));
        }
        findings
    }

    #[test]
    fn the_table_is_told_as_text() {
        assert_eq!(
            summary(&faults(1, "is `a|b`", "do"), 1, &|_| true, "our/", 9999),
            "\n### Checked 1 file: 1 error, no warnings, no notes.\n\n\
             | level | rule | place | message | what to do |\n|---|---|---|---|---|\n\
             | error | <code>example</code> \
             | <code>our&#47;0&#124;&#60;b&#62;&#96;x&#96;&#46;md&#58;1&#58;1</code> \
             | <code>is &#96;a&#124;b&#96;</code> | <code>do</code> |\n"
        );
        let none = summary(&Findings::default(), 3, &|_| true, "", 9999);
        assert_eq!(
            none,
            "\n### Checked 3 files: no errors, no warnings, no notes.\n\n"
        );
    }

    #[test]
    fn nothing_that_is_quoted_becomes_markdown_or_html() {
        let hostile = "</code> <img src=x> **b** `c` [d](http://e.f) | ![g](h) ~~i~~ \\| &lt; @j #1 $k$ \
                       https://l.m www.n.o p@q.r :smile: ::error::s ##[t] <!-- u --> $$v$$ _w_";
        let text = summary(&faults(2, hostile, hostile), 2, &|_| true, "", 1 << 20);
        assert!(!text.contains("::") && !text.contains("##["), "{text}");
        let mut cells: Vec<String> = vec![String::new()];
        for event in Parser::new_ext(&text, Options::all()) {
            match event {
                Event::Text(words) => cells.last_mut().expect("a cell").push_str(&words),
                Event::InlineHtml(tag) => {
                    assert!(["<code>", "</code>", "<!-- -->"].contains(&&*tag), "{tag}");
                }
                Event::End(TagEnd::TableCell) => cells.push(String::new()),
                Event::Start(tag) => {
                    let is_ours = matches!(
                        tag,
                        Tag::Heading { .. }
                            | Tag::Table(_)
                            | Tag::TableHead
                            | Tag::TableRow
                            | Tag::TableCell
                    );
                    assert!(is_ours, "{tag:?}");
                }
                Event::End(_) => {}
                other => panic!("{other:?}"),
            }
        }
        let told = cells.iter().filter(|cell| *cell == hostile).count();
        assert_eq!(told, 4, "{cells:#?}");
    }

    #[test]
    fn what_does_not_fit_is_counted() {
        let text = summary(
            &faults(9000, &"long ".repeat(40), "do"),
            9000,
            &|_| true,
            "",
            1 << 20,
        );
        assert!(text.len() <= 1 << 20);
        let rows = text
            .lines()
            .filter(|line| line.starts_with("| error "))
            .count();
        let last = text.lines().last().expect("a last line");
        let left_out = 9000 - rows;
        assert_eq!(
            last,
            format!("{left_out} more rows were left out: GitHub takes no more than 1 MiB.")
        );
        assert_eq!(summary(&faults(1, "x", "y"), 1, &|_| true, "", 10), "");
    }
}
