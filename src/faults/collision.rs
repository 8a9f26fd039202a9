//! Two things that claim one name.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};

/// Two things that claim one name.
pub static RULE: Rule = Rule {
    code: "collision",
    level: Level::Error,
    page: include_str!("../../docs/rules/collision.md"),
};

/// So many others are named; a name that a hundred files claim would fill the report with itself.
const FEW: usize = 3;

/// `name` is claimed here and by all of `others`, each given as its file.
pub fn fault(
    source: &Arc<SourceText>,
    span: Range<usize>,
    name: &str,
    what: &str,
    others: &[String],
) -> Diagnostic {
    let article = if what == "end" { "an" } else { "the" };
    // In a sighting's file only `was` names an id; the file's own name stands nowhere in it.
    let is_earlier = source.path().ends_with(".md") && !span.is_empty();
    let help = match what {
        "end" => "every end of a shift is a word of its own: choose another",
        _ if is_earlier => "take it out of `was`: an address can lead to one page only",
        _ => "give one of them another name",
    };
    Diagnostic::new(
        &RULE,
        source,
        span,
        format!("`{name}` is already {article} {what} of {}", named(others)),
        help,
    )
}

/// The first few of `others`, and how many more there are.
fn named(others: &[String]) -> String {
    match others.split_at_checked(FEW) {
        Some((few, more @ [_, ..])) => format!("{} and {} more", few.join(", "), more.len()),
        _ => others.join(", "),
    }
}

/// `id` is the address of the list of every `what` itself.
pub fn reserved(source: &Arc<SourceText>, span: Range<usize>, id: &str, what: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        format!("`{id}` is already the address of the page that lists every {what}"),
        "give it another id",
    )
}

/// `words` stand in two entries of a list of wording, of which the first is in `line`.
pub fn told_twice(
    source: &Arc<SourceText>,
    span: Range<usize>,
    words: &str,
    line: usize,
) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        format!("`{words}` has an entry already, in line {line}"),
        "leave one of the two",
    )
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn three_others_are_named_and_the_rest_are_counted() {
        let others = ["a", "b", "c", "d", "e"].map(str::to_owned);
        assert_eq!(named(&others[..1]), "a");
        assert_eq!(named(&others[..3]), "a, b, c");
        assert_eq!(named(&others[..4]), "a, b, c and 1 more");
        assert_eq!(named(&others), "a, b, c and 2 more");
    }
}
