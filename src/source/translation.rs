//! What a word is called in other languages: the tables `[place.in.cy]` of an entry, one for each language.

use crate::diagnostic::Findings;
use crate::document::Table;

/// The names of a word in one language.
#[derive(Debug, Clone)]
pub(super) struct Translation<Names> {
    language: String,
    names: Names,
}

/// Reads the translations of an entry.
pub(super) fn read<Names>(
    entry: &mut Table<'_>,
    names: fn(&mut Table<'_>, &mut Findings) -> Names,
    findings: &mut Findings,
) -> Vec<Translation<Names>> {
    let tables = entry.tables_by_language("in", findings);
    tables
        .into_iter()
        .map(|(language, mut table)| {
            let names = names(&mut table, findings);
            table.finish(findings);
            Translation { language, names }
        })
        .collect()
}

/// Takes out the names in `language`: of `cy-GB` those of `cy-GB`, else those of `cy`.
pub(super) fn take<Names>(
    translations: &mut Vec<Translation<Names>>,
    language: &str,
) -> Option<Names> {
    let mut wanted = language;
    loop {
        let is_wanted = |known: &Translation<Names>| known.language.eq_ignore_ascii_case(wanted);
        if let Some(at) = translations.iter().position(is_wanted) {
            return Some(translations.swap_remove(at).names);
        }
        wanted = &wanted[..wanted.rfind('-')?];
    }
}
