//! Something that every sighting, or every entry of a vocabulary, must say.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};

/// Something that every sighting, or every entry of a vocabulary, must say.
pub static RULE: Rule = Rule {
    code: "missing-key",
    level: Level::Error,
    page: include_str!("../../docs/rules/missing-key.md"),
};

/// `key` is not there; `span` is where its table opens.
pub fn fault(source: &Arc<SourceText>, span: Range<usize>, key: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        format!("`{}` is missing", key.replace(" or ", "` or `")),
        example(source, key),
    )
}

/// `key` is there, and says nothing.
pub fn empty(source: &Arc<SourceText>, span: Range<usize>, key: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        format!("`{key}` is empty"),
        example(source, key),
    )
}

/// Where the account should stand there is only what stood there before one was written.
pub fn placeholder(source: &Arc<SourceText>, span: Range<usize>) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        "this is the line to write over, and no account yet",
        "write in its place what you noticed, in a sentence or more",
    )
}

/// Neither an account nor a word of one stands under the front matter.
pub fn account(source: &Arc<SourceText>, span: Range<usize>) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        "the account is missing",
        "write under the second +++ what you noticed, in a sentence or more",
    )
}

/// How the line could look that is missing.
fn example(source: &SourceText, key: &str) -> String {
    let value = match key {
        "title" if source.path() == "observatory.toml" => "\"Our observatory\"",
        "title" => "\"Neighbours shop for people they hardly know\"",
        "date" => "2020-09-17, or \"2020-09\", or \"2020\"",
        "place" => "\"…\", a word from sightings/places.toml",
        "shifts or still" => return "say which shift was seen, shifts = [\"doubting-to-trusting\"], or which end is as it was, still = [\"controlling\"]".to_owned(),
        "title or url" => return "add title = \"…\" or url = \"https://…\"".to_owned(),
        "status" => "\"lasted\"",
        "id" => "\"a-short-name\"",
        "how" => "\"supports\"",
        _ => "\"…\"",
    };
    format!("add {key} = {value}")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::fault;
    use crate::diagnostic::SourceText;

    #[test]
    fn an_example_fits_the_file_that_it_is_for() {
        let help = |path: &str, key: &str| {
            let source = Arc::new(SourceText::new(path, ""));
            fault(&source, 0..0, key).help
        };
        assert_eq!(
            help("observatory.toml", "title"),
            "add title = \"Our observatory\""
        );
        assert!(help("sightings/a.md", "title").contains("Neighbours"));
        assert_eq!(
            help("sightings/a.md", "place"),
            "add place = \"…\", a word from sightings/places.toml"
        );
    }
}
