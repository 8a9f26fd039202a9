//! From a table to what it tells: takes its text, gives one sighting a row, and what is wrong with the table
//! itself. What is wrong with a value is found later, when the sighting is read.

use std::ops::Range;
use std::sync::Arc;

use crate::date::Date;
use crate::diagnostic::{Findings, SourceText};
use crate::faults::{syntax, too_large};
use crate::import::cells::{Broken, Cell, Row, Rows};
use crate::import::columns::{Cells, Column, rank};
use crate::import::header::{Below, columns};
use crate::import::told::{Origin, Told, account};
use crate::import::value::{self, Value};
use crate::source::LARGEST_FILE;

/// More columns than that are no table of sightings, and a fault for each would help nobody.
const MOST_COLUMNS: usize = 256;

/// What stands in front of a text that a spreadsheet would take for a formula. A CR is an LF by now.
const GUARDED: [char; 7] = ['=', '+', '-', '@', '\'', '\t', '\n'];

/// Reads all rows. The columns called as in `ignored` are left out; of all others each must be a key.
pub fn table(source: &Arc<SourceText>, ignored: &[String], findings: &mut Findings) -> Vec<Told> {
    let mut rows = Rows::new(source.text());
    let Some(header) = rows.next() else {
        return Vec::new();
    };
    if let Some((broken, span)) = &header.broken {
        report_broken(source, &header, *broken, span.clone(), findings);
        return Vec::new();
    }
    if header.cells.len() > MOST_COLUMNS {
        findings.push(syntax::fault(
            source,
            0..0,
            format!("the first line names {} columns", header.cells.len()),
            "name the columns in the first line, such as title,date,place,shifts,body",
        ));
        return Vec::new();
    }
    let (columns, absent) = columns(source, &header, ignored, findings);
    rows.filter(|row| row.cells.iter().any(|cell| !cell.text.trim().is_empty()))
        .filter_map(|row| told(source, &columns, &absent, row, findings))
        .collect()
}

fn told(
    source: &Arc<SourceText>,
    columns: &[Below],
    absent: &[&'static str],
    row: Row,
    findings: &mut Findings,
) -> Option<Told> {
    if let Some((broken, span)) = &row.broken {
        report_broken(source, &row, *broken, span.clone(), findings);
        return None;
    }
    let line_end = source.text()[row.span.clone()].find('\n');
    let first_line = row.span.start..line_end.map_or(row.span.end, |end| row.span.start + end);
    if row.cells.len() != columns.len() {
        let (has, needs) = (row.cells.len(), columns.len());
        findings.push(syntax::fault(
            source,
            first_line,
            format!(
                "row {} has {}, and the first line names {needs}",
                row.number,
                match has {
                    1 => "1 cell".to_owned(),
                    many => format!("{many} cells"),
                }
            ),
            if has > needs {
                "put quotation marks around a cell that holds the sign between cells, or delete what is too much"
            } else {
                "fill it up with empty cells, so that each value stands in its own column"
            },
        ));
        return None;
    }
    if row.span.len() > LARGEST_FILE {
        let what = format!("row {}", row.number);
        findings.push(too_large::fault(source, first_line, &what, "1 MB"));
        return None;
    }
    let start = row
        .cells
        .first()
        .map_or(first_line.clone(), |cell| cell.span.clone());
    let start = start.start..start.end.min(first_line.end).max(start.start);
    let mut told = Told {
        id: None,
        title: None,
        date: None,
        values: Vec::new(),
        account: String::new(),
        origin: Origin {
            start,
            row: Some(row.number),
            keys: Vec::new(),
            unread: absent.to_vec(),
        },
    };
    for (below, cell) in columns.iter().zip(&row.cells) {
        if cell.text.trim().is_empty() {
            continue;
        }
        // A row is told by the line in which it begins, also where a cell stands further down.
        let span = if cell.span.start <= first_line.end {
            cell.span.start..cell.span.end.min(first_line.end)
        } else {
            told.origin.start.clone()
        };
        match below {
            Below::Ignored => {}
            Below::Nothing => findings.push(syntax::fault(
                source,
                span,
                format!("row {} has a cell under no heading", row.number),
                "name its column in the first line, or delete it",
            )),
            Below::Key(column) => {
                told.origin.keys.push((column.key, span.clone()));
                if let Err(help) = take(column, cell, &mut told) {
                    let (row, key) = (row.number, column.key);
                    told.origin.unread.push(key);
                    let message =
                        format!("this cell can't be read as JSON (row {row}, column `{key}`)");
                    findings.push(syntax::fault(source, span, message, help));
                }
            }
        }
    }
    told.values.sort_by_key(|(key, _)| rank(key));
    Some(told)
}

/// Takes what a cell says; how to write it where it can't be read.
fn take(column: &Column, cell: &Cell, told: &mut Told) -> Result<(), &'static str> {
    let text = unguarded(&cell.text);
    let value = match column.cells {
        Cells::Id => {
            told.id = Some(text.trim().to_owned());
            return Ok(());
        }
        Cells::Account => {
            told.account = account(text).to_owned();
            return Ok(());
        }
        Cells::Text => value::text(text),
        Cells::Date => value::date(text),
        Cells::Flag => value::flag(text),
        Cells::Words | Cells::Sources if is_json(text) => json(column.key, text)
            .ok_or("write [\"one\", \"two\"], with straight quotation marks, or one; two")?,
        Cells::Words => value::words(text.split([';', ',', '\n'])),
        Cells::Sources => value::sources(text.lines()),
        Cells::Json => json(column.key, text).ok_or(example(column.key))?,
    };
    match column.key {
        "title" => told.title.clone_from(&value.as_ref().map(plain_text)),
        "date" => told.date = Date::parse(text),
        "withdrawn" => told.date = told.date.or_else(|| Date::parse(text)),
        _ => {}
    }
    told.values.extend(value.map(|value| (column.key, value)));
    Ok(())
}

fn plain_text(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Bare(text) => text.clone(),
        Value::List(_) | Value::Table(_) => String::new(),
    }
}

/// A text without the apostrophe that the export puts in front of what looks like a formula.
fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(GUARDED) => rest,
        _ => text,
    }
}

fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['[', '{'])
}

/// The value in a cell of JSON; none within for one that says nothing.
fn json(key: &str, text: &str) -> Option<Option<Value>> {
    let read = serde_json::from_str(text).ok()?;
    Some(value::json(key, read))
}

/// How a cell is written that holds tables.
fn example(key: &str) -> &'static str {
    match key {
        "ties" => "write it as {\"bonding\":\"steady\",\"bridging\":\"weaker\"}",
        "related" => "write it as [{\"id\":\"another-sighting\",\"how\":\"supports\"}]",
        "allow" => "write it as [{\"rule\":\"could-say-more\",\"why\":\"…\"}]",
        "followups" => {
            "write it as [{\"date\":\"2021-06-01\",\"status\":\"lasted\",\"note\":\"…\"}]"
        }
        "replies" => "write it as [{\"by\":\"…\",\"date\":\"2021-07-01\",\"text\":\"…\"}]",
        _ => "write it as JSON, as the export does",
    }
}

fn report_broken(
    source: &Arc<SourceText>,
    row: &Row,
    broken: Broken,
    span: Range<usize>,
    findings: &mut Findings,
) {
    let number = row.number;
    let (message, help) = match broken {
        Broken::Unclosed => (
            format!("a quotation mark opens this cell of row {number}, and none closes it"),
            "close it behind the cell's last letter; a mark within the cell is written twice: \"\"",
        ),
        Broken::Behind => (
            format!(
                "something stands behind the quotation mark that closes a cell of row {number}"
            ),
            "write a quotation mark within a cell twice: \"\"",
        ),
    };
    findings.push(syntax::fault(source, span, message, help));
}

#[cfg(test)]
mod tests {
    use super::unguarded;

    #[test]
    fn only_the_apostrophe_of_the_export_is_taken_off() {
        for (cell, text) in [
            ("'=1+1", "=1+1"),
            ("'+44", "+44"),
            ("'-5", "-5"),
            ("'@all", "@all"),
            ("''s Hertogenbosch", "'s Hertogenbosch"),
            ("'\tx", "\tx"),
            ("'s Hertogenbosch", "'s Hertogenbosch"),
            ("=1", "=1"),
            ("'", "'"),
            ("", ""),
        ] {
            assert_eq!(unguarded(cell), text);
        }
    }
}
