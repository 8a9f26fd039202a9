//! What a file tells of people that it should not: looked for in the file as it is written, comments and all,
//! and in its texts as they are meant, so that no escape and no mark of emphasis hides it.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Findings, SourceText};
use crate::document;
use crate::faults::personal_data;
use crate::markdown::Account;
use crate::passage::Passage;
use crate::personal::{self, Find};

/// Reports all that the file of a sighting holds, be it in a key that nobody reads. Its account stands at `body`.
pub(super) fn in_sighting(
    source: &Arc<SourceText>,
    toml: Range<usize>,
    body: Range<usize>,
    findings: &mut Findings,
) {
    let account = &source.text()[body.clone()];
    // Without a mark of Markdown an account is what is written.
    let is_mark = |byte| {
        matches!(
            byte,
            b'&' | b'\\' | b'*' | b'_' | b'`' | b'~' | b'<' | b'>' | b'['
        )
    };
    // What is meant has no other letters, but for those that are written as `&#64;` is.
    let may_hold = account.contains('&') || personal::has_sign(account);
    let in_account = if may_hold && account.bytes().any(is_mark) {
        Account::new(account).read().passages()
    } else {
        Vec::new()
    };
    let in_account = in_account
        .into_iter()
        .map(|(_, passage)| passage.moved(body.start));
    let passages = in_texts(source, toml).into_iter().chain(in_account);
    for find in finds(source, passages) {
        findings.push(personal_data::in_sighting(source, find.span, find.kind));
    }
}

/// Reports all that a list of words holds and that was not told already.
pub(super) fn in_list(source: &Arc<SourceText>, findings: &mut Findings) {
    let all = 0..source.text().len();
    let mut told: Vec<Range<usize>> = findings
        .iter()
        .filter(|told| told.rule == &personal_data::RULE)
        .map(|told| told.span.clone())
        .collect();
    told.sort_by_key(|span| span.start);
    for find in finds(source, in_texts(source, all).into_iter()) {
        if !is_among(&told, &find.span) {
            findings.push(personal_data::in_list(source, find.span, find.kind));
        }
    }
}

/// The texts of some TOML whose letters do not stand there as they are meant.
fn in_texts(source: &SourceText, toml: Range<usize>) -> Vec<Passage> {
    if !source.text()[toml.clone()].contains('\\') {
        return Vec::new();
    }
    document::texts(source, toml)
        .into_iter()
        .map(|text| text.passage)
        .collect()
}

/// What stands in the file as it is written, and what stands in the passages alone.
fn finds(source: &SourceText, passages: impl Iterator<Item = Passage>) -> Vec<Find> {
    let mut found = personal::find(source.text());
    let written: Vec<Range<usize>> = found.iter().map(|find| find.span.clone()).collect();
    for passage in passages {
        for Find { kind, span } in personal::find(passage.text()) {
            let span = passage.written(&span);
            if !is_among(&written, &span) {
                found.push(Find { kind, span });
            }
        }
    }
    found
}

/// Whether one of `known`, which are in order and apart, overlaps `span`.
fn is_among(known: &[Range<usize>], span: &Range<usize>) -> bool {
    let next = known.partition_point(|known| known.end <= span.start);
    known.get(next).is_some_and(|known| known.start < span.end)
}
