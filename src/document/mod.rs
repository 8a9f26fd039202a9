//! A TOML document read with its places: takes a file's text (or the front matter in it), gives a
//! [`Table`] that knows where each key and value stands, and says all that is wrong in one go.
//!
//! What could not be read is never guessed at: of the faults of the syntax only the first is told, and
//! a value that it touches counts as not read. All other keys are read as if nothing had happened.

mod plain_words;
mod syntax;
mod table;
mod texts;
mod unread;

use std::ops::Range;
use std::sync::Arc;

pub(crate) use table::clean;
pub use table::{At, Item, Table, is_language};
pub use texts::{Text, texts};
use toml::de::DeTable;

use crate::diagnostic::{Findings, SourceText};

/// Reads the TOML at `span` of `source`. `opening` is where a missing key is reported: the opening
/// `+++` of front matter, or the start of the file.
pub fn read<'t>(
    source: &'t Arc<SourceText>,
    span: Range<usize>,
    opening: Range<usize>,
    findings: &mut Findings,
) -> Table<'t> {
    let offset = span.start;
    let (table, errors) = DeTable::parse_recoverable(&source.text()[span]);
    let table = table.into_inner();
    let unread = syntax::report(source, offset, &table, &errors, findings);
    Table::new(source, offset, opening, table, &Arc::new(unread))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::read;
    use crate::diagnostic::{Findings, SourceText};

    /// Reads `text` as a document that knows a few keys; gives `line:column rule` of each fault.
    fn check(text: &str) -> Vec<String> {
        let source = Arc::new(SourceText::new("x.toml", text));
        let mut findings = Findings::default();
        let all = 0..source.text().len();
        let mut table = read(&source, all, 0..0, &mut findings);
        let title = table.text("title", &mut findings);
        table.require("title", title, &mut findings);
        table.date("date", &mut findings);
        table.texts("themes", &mut findings);
        table.finish(&mut findings);
        findings.sort();
        findings
            .iter()
            .map(|found| {
                let at = source.position(found.span.start);
                format!("{}:{} {}", at.line, at.column, found.rule.code)
            })
            .collect()
    }

    #[test]
    fn a_sound_document_has_no_fault() {
        assert!(check("title = 'x'\ndate = 2020-09-17\nthemes = ['a',\n 'b']\n").is_empty());
    }

    #[test]
    fn an_unclosed_list_or_string_is_reported_where_it_opens() {
        assert_eq!(
            check("themes = [\"a\", \"b\"\ntitle = \"x\"\n"),
            ["1:10 syntax"]
        );
        assert_eq!(
            check("date = 2020\nthemes = [[1],[2\ntitle=3"),
            ["2:10 syntax"]
        );
        assert_eq!(check("title = \"x\nthemes = [\"a\"]\n"), ["1:9 syntax"]);
        assert_eq!(
            check("date = '2020'\ntitle = \"\"\"x\nthemes = []\n"),
            ["2:9 syntax"]
        );
        assert_eq!(check("title = '''x\n"), ["1:9 syntax"]);
    }

    #[test]
    fn only_the_first_syntax_fault_is_told_and_what_was_read_is_still_checked() {
        assert_eq!(
            check("titel = 'x'\ntitle = Families who\ndate = tomorrow\n"),
            ["1:1 unknown-key", "2:9 syntax"]
        );
        assert_eq!(check("title: 'x'\ndate: '2020'\n"), ["1:6 syntax"]);
    }

    #[test]
    fn a_date_that_toml_refuses_is_a_fault_of_the_date_alone() {
        assert_eq!(
            check("date = 2020-09\n"),
            ["1:1 missing-key", "1:8 bad-date"]
        );
        assert_eq!(check("title = 'x'\ndate = 2020-13-45\n"), ["2:8 bad-date"]);
        assert_eq!(check("title = 2020-13-45\n"), ["1:9 wrong-type"]);
    }

    #[test]
    fn many_faults_hide_what_they_touch_and_nothing_else() {
        let mut text = "title = x\ndate = 2020\n".to_owned();
        for line in 0..2000 {
            text.push_str(&format!("k{line} = b c\n"));
        }
        text.push_str("themes = [\"a\", [\"b\"\n");
        let told = check(&text);
        assert_eq!(told[0], "1:9 syntax");
        assert_eq!(told[1], "3:1 unknown-key");
        assert_eq!(told.len(), 2001, "each unknown key, and one fault");
    }

    #[test]
    fn every_repeated_key_stands_at_the_second() {
        assert_eq!(
            check("title = 'x'\ntitle = 'y'\ndate = 2020\ndate = 2021\n"),
            ["2:1 repeated-key", "4:1 repeated-key"]
        );
    }

    #[test]
    fn a_value_that_is_missing_or_cannot_be_seen_is_told_once() {
        assert_eq!(check("title =\ndate = 2020\n"), ["1:8 syntax"]);
        assert_eq!(check("title = \"\\u0007 \"\n"), ["1:9 missing-key"]);
    }

    #[test]
    fn a_broken_header_invents_no_further_fault() {
        assert_eq!(check("title = 'x'\n[[themes]\ndate = 1\n"), ["2:10 syntax"]);
    }
}
