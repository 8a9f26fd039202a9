//! Raw HTML in an account: it never reaches the page.

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, Findings, Level, Rule};

/// Raw HTML in an account.
pub(super) static RULE: Rule = Rule {
    code: "raw-html",
    level: Level::Warning,
    page: include_str!("../../docs/rules/raw-html.md"),
};

/// Each tag, comment, script and style sheet that is dropped.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for told in subject.told_at_all() {
        for span in &told.survey().raw_html {
            let span = told.in_file(span);
            let (message, help) = in_words(&told.source.text()[span.clone()]);
            let found = Diagnostic::new(&RULE, told.source, span, message, help);
            findings.push(found);
        }
    }
}

/// What happens to `written`, and what could stand there instead.
fn in_words(written: &str) -> (String, &'static str) {
    if written.starts_with("<!--") {
        return (
            "this comment is left out of the page".to_owned(),
            "delete it, or say it in the pull request: the file itself is public, comments too",
        );
    }
    let inside = written.trim_start_matches(['<', '/']);
    let name: String = inside
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    if name.is_empty() {
        return (
            "this piece of HTML is left out of the page".to_owned(),
            INSTEAD,
        );
    }
    let is_closing = written.starts_with("</");
    if matches!(name.as_str(), "script" | "style") && !is_closing {
        return (
            format!("`<{name}>` is left out of the page, with all that is in it"),
            "delete it: an account is words, and the look of the page comes from the templates",
        );
    }
    let slash = if is_closing { "/" } else { "" };
    let help = match name.as_str() {
        "b" | "strong" => "for strong words write **words**",
        "i" | "em" => "for words with a stress write *words*",
        "a" => "for a link write [words](https://…)",
        "br" | "p" | "div" => "leave an empty line to begin a new paragraph",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "for a heading write ## and a space before it",
        "ul" | "ol" | "li" => "for a list begin each line with a hyphen and a space",
        "blockquote" | "q" => "for a quotation begin the line with > and a space",
        _ => INSTEAD,
    };
    (
        format!("`<{slash}{name}>` is left out of the page; the words around it stay"),
        help,
    )
}

const INSTEAD: &str = "write it in Markdown or delete it; if the sign < is meant, write \\<";
