//! Words of the pages that are not there in the language of the observatory.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};

/// Words of the pages that are not there in the language of the observatory.
pub static RULE: Rule = Rule {
    code: "untranslated",
    level: Level::Warning,
    page: include_str!("../../docs/rules/untranslated.md"),
};

/// How many of the missing messages are named.
const NAMED: usize = 5;

/// There is no file of a language at all.
pub fn no_file(source: &Arc<SourceText>, place: Range<usize>, tag: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        place,
        format!("the pages have no words in `{tag}` yet"),
        format!(
            "they are shown in English. To translate them, add templates/languages/{tag}.ftl: `observatory explain \
             untranslated` says how"
        ),
    )
}

/// Some of a list's words have a name in the language of the observatory, and others of `all` have none.
pub fn words(
    source: &Arc<SourceText>,
    place: Range<usize>,
    missing: &[&str],
    all: usize,
    language: &str,
) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        place,
        format!(
            "{} of the {all} words here {} no name in `{language}`: {}",
            missing.len(),
            if missing.len() == 1 { "has" } else { "have" },
            named(missing)
        ),
        format!(
            "give each a table below its entry that ends in .in.{language}, as the others have"
        ),
    )
}

/// A file of a language lacks some messages of `all`.
pub fn missing(source: &Arc<SourceText>, missing: &[&str], all: usize) -> Diagnostic {
    let (count, named) = (missing.len(), named(missing));
    Diagnostic::new(
        &RULE,
        source,
        0..0,
        format!(
            "{count} of the {all} messages {} not in this file: {named}",
            if count == 1 { "is" } else { "are" }
        ),
        "they are shown in English: translate them here, under the same names",
    )
}

/// A file of a language has a message that nothing asks for.
pub fn unasked(
    source: &Arc<SourceText>,
    place: Range<usize>,
    id: &str,
    near: Option<&str>,
) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        place,
        format!("no page asks for the message `{id}`"),
        match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "delete it".to_owned(),
        },
    )
}

/// The first few, and how many there are besides.
fn named(missing: &[&str]) -> String {
    let first: Vec<String> = missing
        .iter()
        .take(NAMED)
        .map(|id| format!("`{id}`"))
        .collect();
    let first = first.join(", ");
    match missing.len().saturating_sub(NAMED) {
        0 => first,
        more => format!("{first} and {more} more"),
    }
}
