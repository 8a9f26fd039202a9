//! A sighting that could say more.

use crate::check::subject::{Subject, at_key};
use crate::check::told::Told;
use crate::diagnostic::{Diagnostic, Findings, Level, Rule};
use crate::source::PLACEHOLDER;
use crate::words::Known;

/// A sighting that could say more.
pub(super) static RULE: Rule = Rule {
    code: "could-say-more",
    level: Level::Note,
    page: include_str!("../../docs/rules/could-say-more.md"),
};

/// An account with fewer words says hardly more than its title. A sentence or two are enough.
const FEW_WORDS: usize = 10;

/// Each sighting that leaves its readers with a question, and the one thing that would help most.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for found in subject.told().filter_map(|told| missing_most(&told)) {
        findings.push(found);
    }
}

fn missing_most(told: &Told<'_>) -> Option<Diagnostic> {
    let account = told.account();
    // A draft is still being written; an account that is missing is an error, and said.
    if told.is_draft || account.is_empty() || account == PLACEHOLDER {
        return None;
    }
    let words = told.survey().words;
    if words < FEW_WORDS {
        return Some(short(told, words));
    }
    if !told.says("sources") && told.known == Known::Published {
        return Some(at_key(
            &RULE,
            told,
            "known",
            "this was published, and nothing says where",
            "add sources = [\"https://…\"], or a title: sources = [{ title = \"…\" }]",
        ));
    }
    let names_nobody = ["observer", "sources", "between"]
        .iter()
        .all(|key| !told.says(key));
    // Whoever saw it tells it, and may well not want to be named.
    (names_nobody && told.known != Known::Saw).then(|| {
        Diagnostic::new(
            &RULE,
            told.source,
            told.opening.clone(),
            "nothing says between whom this is, who saw it or where it can be read",
            "add between = [\"…\"], with words from sightings/parties.toml: whose relationship is it?",
        )
    })
}

fn short(told: &Told<'_>, words: usize) -> Diagnostic {
    let text = &told.source.text()[told.body.clone()];
    let line = text.trim_start();
    let start = text.len() - line.len();
    let end = start + line.find('\n').unwrap_or(line.len());
    let counted = match words {
        0 => "the account has no words yet".to_owned(),
        1 => "the account is one word long".to_owned(),
        many => format!("the account is {many} words long"),
    };
    Diagnostic::new(
        &RULE,
        told.source,
        told.in_file(&(start..end)),
        format!("{counted}; short is welcome, and one more sentence would help"),
        "if you can, say what each side did and what is different now; if no more is known, leave it so",
    )
}
