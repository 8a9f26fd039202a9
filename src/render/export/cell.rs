//! The value of one field of one sighting, and how it is written as JSON.

use std::borrow::{Borrow, Cow};

use crate::date::Date;

/// The value of one field of one sighting.
///
/// In JSON a cell without a value is `null`, in tables too: programs that work out the columns from
/// the lines (DuckDB, Spark) then find the same ones in every observatory, also where nobody has used
/// some key yet. A list is never empty: it is not given.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Cell<'a> {
    NotGiven,
    Flag(bool),
    Text(Cow<'a, str>),
    List(Vec<Cell<'a>>),
    /// Keys and values, in order.
    Table(Vec<(&'static str, Cell<'a>)>),
}

/// So many bytes are looked at together: a processor compares them all at once.
const AT_ONCE: usize = 16;

impl Cell<'_> {
    /// The cell without the keys of its tables that are not given.
    pub(super) fn compact(self) -> Self {
        match self {
            Cell::List(items) => Cell::List(items.into_iter().map(Cell::compact).collect()),
            Cell::Table(mut entries) => {
                entries.retain(|(_, cell)| *cell != Cell::NotGiven);
                Cell::Table(entries)
            }
            other => other,
        }
    }

    /// Adds it to a text of JSON, without any white space.
    pub(super) fn write_json(&self, json: &mut Vec<u8>) {
        match self {
            Cell::NotGiven => json.extend_from_slice(b"null"),
            Cell::Flag(true) => json.extend_from_slice(b"true"),
            Cell::Flag(false) => json.extend_from_slice(b"false"),
            Cell::Text(text) => write_text(text, json),
            Cell::List(items) => {
                json.push(b'[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        json.push(b',');
                    }
                    item.write_json(json);
                }
                json.push(b']');
            }
            Cell::Table(entries) => {
                write_table(entries.iter().map(|(key, cell)| (*key, cell)), json);
            }
        }
    }
}

/// Adds a table to a text of JSON. Its keys hold nothing that stands otherwise in JSON.
pub(super) fn write_table<'a, C: Borrow<Cell<'a>>>(
    entries: impl Iterator<Item = (&'static str, C)>,
    json: &mut Vec<u8>,
) {
    json.push(b'{');
    for (index, (key, cell)) in entries.enumerate() {
        json.extend_from_slice(if index > 0 { b",\"" } else { b"\"" });
        json.extend_from_slice(key.as_bytes());
        json.extend_from_slice(b"\":");
        cell.borrow().write_json(json);
    }
    json.push(b'}');
}

/// Adds a text to a text of JSON, as RFC 8259 wants it: what it need not escape stands as it is.
pub(super) fn write_text(text: &str, json: &mut Vec<u8>) {
    json.push(b'"');
    let mut rest = text.as_bytes();
    loop {
        let (plain, special) = rest.split_at(plain_length(rest));
        json.extend_from_slice(plain);
        let Some((&sign, after)) = special.split_first() else {
            break;
        };
        match sign {
            b'"' | b'\\' => json.extend_from_slice(&[b'\\', sign]),
            b'\n' => json.extend_from_slice(b"\\n"),
            b'\r' => json.extend_from_slice(b"\\r"),
            b'\t' => json.extend_from_slice(b"\\t"),
            0x08 => json.extend_from_slice(b"\\b"),
            0x0c => json.extend_from_slice(b"\\f"),
            other => json.extend_from_slice(format!("\\u{other:04x}").as_bytes()),
        }
        rest = after;
    }
    json.push(b'"');
}

/// How many of the first bytes of a text stand in JSON as they are.
fn plain_length(text: &[u8]) -> usize {
    // Numbers in place of truths, and no early end, are what the processor's wide registers can do.
    let special =
        |sign: u8| u8::from(sign < 0x20) | u8::from(sign == b'"') | u8::from(sign == b'\\');
    let is_plain = |signs: &[u8; AT_ONCE]| {
        let found = signs.iter().fold(0, |found, &sign| found | special(sign));
        found == 0
    };
    let (many, _) = text.as_chunks::<AT_ONCE>();
    let far = AT_ONCE * many.iter().take_while(|signs| is_plain(signs)).count();
    let rest = text[far..].iter();
    far + rest.take_while(|&&sign| special(sign) == 0).count()
}

pub(super) fn text(text: &str) -> Cell<'_> {
    Cell::Text(Cow::Borrowed(text))
}

pub(super) fn date(date: Date) -> Cell<'static> {
    Cell::Text(Cow::Owned(date.to_string()))
}

pub(super) fn maybe_text(written: Option<&str>) -> Cell<'_> {
    written.map_or(Cell::NotGiven, text)
}

pub(super) fn maybe_date(written: Option<Date>) -> Cell<'static> {
    written.map_or(Cell::NotGiven, date)
}

pub(super) fn table<'a, const N: usize>(entries: [(&'static str, Cell<'a>); N]) -> Cell<'a> {
    Cell::Table(entries.into())
}

pub(super) fn list<'a, T>(items: &'a [T], cell: impl Fn(&'a T) -> Cell<'a>) -> Cell<'a> {
    if items.is_empty() {
        return Cell::NotGiven;
    }
    Cell::List(items.iter().map(cell).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Cell, list, maybe_text, table, text, write_text};

    fn written(cell: &Cell<'_>) -> String {
        let mut json = Vec::new();
        cell.write_json(&mut json);
        String::from_utf8(json).expect("it is UTF-8")
    }

    #[test]
    fn a_text_is_written_as_serde_writes_it() {
        let letters: Vec<char> = ('\0'..'\u{250}')
            .chain(['\u{2028}', '日', '🌻', char::MAX])
            .collect();
        // Each letter with so much around it that it stands at every place of those that are looked at together.
        for before in 0..=super::AT_ONCE {
            for letter in &letters {
                let text = format!("{}{letter}{}", "a".repeat(before), "b".repeat(20));
                let mut json = Vec::new();
                write_text(&text, &mut json);
                let expected = serde_json::to_vec(&text).expect("a text is JSON");
                assert_eq!(json, expected, "{text:?}");
            }
        }
    }

    #[test]
    fn lists_and_tables_are_written_with_all_that_is_not_given() {
        let full = table([
            ("a", list(&["x", "y\"z"], |item| text(item))),
            ("b", maybe_text(None)),
            ("c", Cell::Flag(true)),
            ("d", table([("e", Cell::Flag(false))])),
        ]);
        assert_eq!(
            written(&full),
            r#"{"a":["x","y\"z"],"b":null,"c":true,"d":{"e":false}}"#
        );
        let compact: serde_json::Value =
            serde_json::from_str(&written(&full.compact())).expect("JSON");
        assert_eq!(
            compact,
            json!({"a": ["x", "y\"z"], "c": true, "d": {"e": false}})
        );
    }
}
