//! `wording.toml`: what an observatory adds to the list of wording, and what it does not mind of it.

use std::collections::BTreeMap;

use crate::diagnostic::Findings;
use crate::document::Table;
use crate::faults::{collision, unknown_word};
use crate::nearest::nearest;
use crate::wording::{Saying, Wording, built_in, folded};

/// Reads the file; the second entry for the same words is reported and left out.
pub(super) fn read(table: &mut Table<'_>, findings: &mut Findings) -> Wording {
    let source = table.source();
    let mut wording = Wording::default();
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    for mut entry in table.tables("word", findings) {
        let say_not = entry.text("say_not", findings);
        let say_not = entry.require("say_not", say_not, findings);
        let why = entry.text("why", findings);
        let why = entry.require("why", why, findings);
        let better = entry.text("better", findings);
        let better = entry.require("better", better, findings);
        entry.finish(findings);
        let (Some(say_not), Some(why), Some(better)) = (say_not, why, better) else {
            continue;
        };
        let line = source.position(say_not.span.start).line;
        let words = folded(&say_not.value);
        if let Some(first) = lines.get(&words) {
            let fault = collision::told_twice(source, say_not.span, &say_not.value, *first);
            findings.push(fault);
            continue;
        }
        lines.insert(words, line);
        wording.own.push(Saying {
            say_not: say_not.value,
            why: why.value,
            better: better.value,
        });
    }
    let known: Vec<String> = built_in().map(|saying| saying.say_not).collect();
    for words in table.texts("fine", findings) {
        let wanted = folded(&words.value);
        if known.contains(&wanted) {
            wording.fine.push(words.value);
        } else {
            let near = nearest(&wanted, known.iter().map(String::as_str));
            let fault = unknown_word::of_wording(source, words.span, &words.value, near);
            findings.push(fault);
        }
    }
    wording
}
