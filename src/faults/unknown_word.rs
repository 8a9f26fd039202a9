//! A word that is in none of the lists it could come from.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Fix, Level, Rule, SourceText};
use crate::faults::list;
use crate::nearest::{Near, is_same_word, near};

/// A word that is in none of the lists it could come from.
pub static RULE: Rule = Rule {
    code: "unknown-word",
    level: Level::Error,
    page: include_str!("../../docs/rules/unknown-word.md"),
};

/// `word`, given for `key`, is not one of a closed list.
pub fn of_list(
    source: &Arc<SourceText>,
    span: Range<usize>,
    key: &str,
    word: &str,
    known: &[&str],
) -> Diagnostic {
    let near = near(word, known.iter().copied());
    Diagnostic::new(
        &RULE,
        source,
        span.clone(),
        format!("`{word}` is not a word for `{key}`"),
        match near {
            Some(near) => format!("did you mean `{}`? It may be {}", near.word, list(known)),
            None => format!("write {}", list(known)),
        },
    )
    .mended_by(instead(source, span, word, near))
}

/// The word that is meant, where `written` is only another spelling of it: what is offered may be nearest and
/// still be another place, or the opposite.
fn instead(
    source: &SourceText,
    span: Range<usize>,
    written: &str,
    near: Option<Near<'_>>,
) -> Option<Fix> {
    let near = near.filter(|near| near.is_only && is_same_word(written, near.word))?;
    Fix::quoted(source, span, near.word)
}

/// `word` is not in the vocabulary that stands in `file`; `near` is the nearest that is.
pub fn of_vocabulary(
    source: &Arc<SourceText>,
    span: Range<usize>,
    what: &str,
    word: &str,
    near: Option<Near<'_>>,
    file: &str,
) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span.clone(),
        format!("there is no {what} called `{word}`"),
        match near {
            _ if word.contains(',') && what != "place" => {
                let parts: Vec<String> = word
                    .split(',')
                    .map(|part| format!("\"{}\"", part.trim()))
                    .collect();
                format!(
                    "put each word in quotation marks of its own: [{}]",
                    parts.join(", ")
                )
            }
            Some(Near { word, .. }) => {
                format!("did you mean `{word}`? A new {what} goes into {file}")
            }
            None if what.starts_with('e') => {
                format!("take an {what} from {file}, or add this one there")
            }
            None => format!("take a {what} from {file}, or add this one there"),
        },
    )
    .mended_by(instead(source, span, word, near))
}

/// `end` is given as a shift and is an end of one; `shift` leads to it.
pub fn end_as_shift(
    source: &Arc<SourceText>,
    span: Range<usize>,
    end: &str,
    shift: &str,
) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        format!("`{end}` is an end of a shift, and not a shift"),
        format!("did you mean `{shift}`? If it is as it was, write still = [\"{end}\"]"),
    )
}

/// `shift` is given as an end, and is a shift that leads from `from` to `to`.
pub fn shift_as_end(
    source: &Arc<SourceText>,
    span: Range<usize>,
    shift: &str,
    (from, to): (&str, &str),
) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        format!("`{shift}` is a shift, and `still` takes one end of it"),
        format!(
            "write still = [\"{from}\"] or still = [\"{to}\"], whichever is so; what is changing goes into shifts"
        ),
    )
}

/// `words` are said to be fine, and are not in the built-in list of wording.
pub fn of_wording(
    source: &Arc<SourceText>,
    span: Range<usize>,
    words: &str,
    near: Option<&str>,
) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        format!("`{words}` is not in the built-in list of wording"),
        match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`observatory explain strengths-first` shows the list".to_owned(),
        },
    )
}
