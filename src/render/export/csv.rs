//! `sightings.csv`: one row a sighting, as RFC 4180 says, for spreadsheets and for reading back.

use std::borrow::Cow;
use std::io::Write;

use csv::{Terminator, Writer, WriterBuilder};

use crate::render::export::cell::Cell;
use crate::render::export::record::{FIELDS, Row};
use crate::render::export::rows::{Form, Layout};

/// The table of the sightings of a list.
pub(super) fn table() -> Layout {
    Layout {
        form: Form::Csv,
        opening: record(FIELDS.iter().map(|field| field.name.as_bytes())),
        before_first: "",
        before_next: "",
        behind: "",
        closing: "",
    }
}

/// A sighting as a row, with the end of its line.
pub(super) fn row(row: Row<'_>) -> Vec<u8> {
    record(FIELDS.iter().map(|field| written(field.of(row))))
}

fn record(fields: impl Iterator<Item = impl AsRef<[u8]>>) -> Vec<u8> {
    let mut record = writer(Vec::new());
    record.write_record(fields).expect("a vector takes all");
    record.into_inner().expect("a vector takes all")
}

/// An empty table, whose lines end as RFC 4180 says.
pub(super) fn writer<W: Write>(sink: W) -> Writer<W> {
    WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(sink)
}

/// A cell as text: lists and tables as JSON, nothing for what is not given.
fn written(cell: Cell<'_>) -> Cow<'_, [u8]> {
    match cell {
        Cell::NotGiven => Cow::Borrowed(b""),
        Cell::Text(text) => match harmless(text) {
            Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
            Cow::Owned(text) => Cow::Owned(text.into_bytes()),
        },
        other => {
            let mut json = Vec::new();
            other.compact().write_json(&mut json);
            Cow::Owned(json)
        }
    }
}

/// Spreadsheets take a text that begins like a formula for one, and would run it. An apostrophe in front
/// makes it a text again; a text that begins with one gets another, so that it can be taken off.
fn harmless(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\'', '\t', '\r']) {
        return Cow::Owned(format!("'{text}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{harmless, table};
    use crate::render::export::cell::Cell;
    use crate::render::export::record::{FIELDS, rows};
    use crate::render::export::rows::all;
    use crate::render::export::sample;

    #[test]
    fn the_whole_table() {
        let expected = [
            "id,title,date,place,shifts,still,known,since,themes,summary,between,working,said_by,\
             ties,helped,hindered,left_out,observer,sources,permission,permission_until,pictures,\
             lang,related,was,ask_again,draft,withdrawn,allow,followups,replies,body",
            "full,\"'=SUM(1,2) \"\"Café\"\" 🌻\",2020-09-17,mill-lane,\
             \"[\"\"trusting-to-doubting\"\",\"\"controlling-to-enabling\"\"]\",,saw,2019-05,\
             \"[\"\"food\"\"]\",'-5 degrees,\"[\"\"neighbours\"\",\"\"councils\"\"]\",well,\
             \"[\"\"living-it\"\",\"\"onlooker\"\"]\",\"{\"\"bonding\"\":\"\"steady\"\",\
             \"\"linking\"\":\"\"weaker\"\"}\",\"[\"\"time\"\"]\",\"[\"\"money\"\"]\",\
             \"'@those, who \"\"work\"\"\nat night\",''Twas me,\
             \"[{\"\"url\"\":\"\"https://example.org/a?b=1&c=2\"\"},\
             {\"\"title\"\":\"\"Notes, \\\"\"final\\\"\"\"\"},\
             {\"\"title\"\":\"\"Both\"\",\"\"url\"\":\"\"http://example.org/\"\"}]\",\
             already-public,2099-01-01,,cy,\"[{\"\"id\"\":\"\"plain\"\",\"\"how\"\":\"\"supports\"\"}]\",\
             \"[\"\"first-name\"\"]\",2021-09,,,\
             \"[{\"\"rule\"\":\"\"personal-data\"\",\"\"why\"\":\"\"a public line\"\"}]\",\
             \"[{\"\"date\"\":\"\"2021\"\",\"\"status\"\":\"\"faded\"\"},\
             {\"\"date\"\":\"\"2021-06-01\"\",\"\"status\"\":\"\"came-back\"\",\
             \"\"note\"\":\"\"Back again\"\",\"\"said_by\"\":[\"\"onlooker\"\"]}]\",\
             \"[{\"\"by\"\":\"\"The council\"\",\"\"date\"\":\"\"2021-07-01\"\",\"\"text\"\":\"\"Not so.\"\"}]\",\
             \"'- first\n- second, with a \"\"quote\"\"\n\n日本語 and العربية\"",
            "plain,Plain,2020-09,leeds,,\"[\"\"doubting\"\"]\",,,,,,,,,,,,,,,,,,,,,,,,,,Nothing more.",
            "what-if,What if,2020,everywhere,\"[\"\"doubting-to-trusting\"\",\"\"trusting-to-doubting\"\"]\",,\
             view,,,,,,,,,,,,,,,,,,,,,,,,,'+1",
        ];
        let expected: String = expected.iter().map(|line| format!("{line}\r\n")).collect();
        assert_eq!(all(&sample::site(), &table()), expected);
    }

    #[test]
    fn read_back_every_cell_is_what_it_was() {
        let site = sample::site();
        let text = all(&site, &table());
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let mut count = 0;
        for (record, row) in reader.records().zip(rows(&site, &site.gathered.all)) {
            let record = record.expect("a sound row");
            for (cell, field) in record.iter().zip(&FIELDS) {
                match field.of(row) {
                    Cell::NotGiven => assert_eq!(cell, "", "{}", field.name),
                    Cell::Text(text) => {
                        let is_guarded = cell.starts_with('\'');
                        let cell = cell.strip_prefix('\'').unwrap_or(cell);
                        assert_eq!(cell, text, "{}", field.name);
                        assert_eq!(is_guarded, harmless(text.clone()) != text);
                    }
                    other => {
                        let read: serde_json::Value = serde_json::from_str(cell).expect("JSON");
                        let mut meant = Vec::new();
                        other.compact().write_json(&mut meant);
                        let meant: serde_json::Value =
                            serde_json::from_slice(&meant).expect("JSON");
                        assert_eq!(read, meant, "{}", field.name);
                    }
                }
            }
            count += 1;
        }
        assert_eq!(count, 3);
    }

    #[test]
    fn only_what_spreadsheets_would_run_gets_an_apostrophe() {
        for (text, safe) in [
            ("=1+1", "'=1+1"),
            ("+44", "'+44"),
            ("-1.25", "'-1.25"),
            ("@all", "'@all"),
            ("'s Hertogenbosch", "''s Hertogenbosch"),
            ("\tx", "'\tx"),
            ("\rx", "'\rx"),
            ("", ""),
            ("a=b", "a=b"),
            ("’tis", "’tis"),
            ("1-2", "1-2"),
        ] {
            assert_eq!(harmless(Cow::Borrowed(text)), safe);
        }
    }

    #[test]
    fn an_empty_observatory_has_its_header_alone() {
        let text = all(&sample::empty(), &table());
        assert_eq!(text.matches("\r\n").count(), 1);
        assert!(text.starts_with("id,title,date,") && text.ends_with(",replies,body\r\n"));
    }
}
