//! The file of a language that can't be used.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};
use crate::faults::list;

/// The file of a language that can't be used.
pub static RULE: Rule = Rule {
    code: "language-file",
    level: Level::Error,
    page: include_str!("../../docs/rules/language-file.md"),
};

/// The file's name is no language.
pub fn bad_name(source: &Arc<SourceText>, name: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        0..0,
        format!("`{name}` is not a language tag"),
        "name the file as the language is tagged: fr.ftl for French, pt-BR.ftl for the Portuguese of Brazil",
    )
}

/// It is not written as files of languages are; `why` is what was expected.
pub fn syntax(source: &Arc<SourceText>, place: Range<usize>, why: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        place,
        format!("this is not how a message is written: {}", lower_first(why)),
        "write name = words; further lines of the same message begin with a space",
    )
}

/// A message holds something that it can't; `why` says what.
pub fn refused(source: &Arc<SourceText>, place: Range<usize>, id: &str, why: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        place,
        format!("the message `{id}` can't be used"),
        why,
    )
}

/// A message opens more braces and brackets than `most`.
pub fn overfull(source: &Arc<SourceText>, line: Range<usize>, most: usize) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        line,
        format!("more than {most} braces and brackets are opened in this message"),
        "close each `{` with a `}`, and make the message shorter",
    )
}

/// A message stands there a second time.
pub fn twice(source: &Arc<SourceText>, place: Range<usize>, id: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        place,
        format!("the message `{id}` stands in this file twice"),
        "keep one of them",
    )
}

/// A message asks for something that is not put into it.
pub fn argument(
    source: &Arc<SourceText>,
    place: Range<usize>,
    id: &str,
    name: &str,
    known: &[&str],
) -> Diagnostic {
    let known: Vec<String> = known.iter().map(|name| format!("{{ ${name} }}")).collect();
    Diagnostic::new(
        &RULE,
        source,
        place,
        format!("nothing is put into the message `{id}` for `{{ ${name} }}`"),
        may_hold(&known),
    )
}

/// A message has a tag that the English one has not.
pub fn tag(
    source: &Arc<SourceText>,
    place: Range<usize>,
    id: &str,
    name: &str,
    known: &[&str],
) -> Diagnostic {
    let known: Vec<String> = known.iter().map(|name| format!("<{name}>")).collect();
    Diagnostic::new(
        &RULE,
        source,
        place,
        format!("`<{name}>` leads nowhere in the message `{id}`"),
        may_hold(&known),
    )
}

fn may_hold(known: &[String]) -> String {
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    match known.as_slice() {
        [] => "in English it has nothing of the kind: leave it out".to_owned(),
        known => format!("as in English, it may have {}", list(known)),
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}
