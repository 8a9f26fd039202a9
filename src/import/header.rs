//! The first line of a table: which column holds which key, and what is wrong with their names.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{Findings, SourceText};
use crate::faults::{missing_key, repeated_key, unknown_key};
use crate::import::cells::Row;
use crate::import::columns::{Column, called, keys, plain};

/// What stands below a heading.
pub(super) enum Below {
    /// Values of a key.
    Key(&'static Column),
    /// What is left out.
    Ignored,
    /// The heading is empty, so the cells must be as well.
    Nothing,
}

/// The columns, and the keys that every row lacks because no column has them.
pub(super) fn columns(
    source: &Arc<SourceText>,
    header: &Row,
    ignored: &[String],
    findings: &mut Findings,
) -> (Vec<Below>, Vec<&'static str>) {
    let ignored: BTreeSet<String> = ignored.iter().map(|name| plain(name)).collect();
    let known: Vec<&str> = keys().collect();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut columns = Vec::new();
    for cell in &header.cells {
        let heading = cell.text.trim();
        columns.push(if heading.is_empty() {
            Below::Nothing
        } else if ignored.contains(&plain(heading)) {
            Below::Ignored
        } else if let Some(column) = called(heading) {
            if seen.insert(column.key) {
                Below::Key(column)
            } else {
                let mut fault = repeated_key::fault(source, cell.span.clone(), heading);
                fault.help = "keep one of the two columns, and delete the other".to_owned();
                findings.push(fault);
                Below::Ignored
            }
        } else {
            let mut fault = unknown_key::fault(source, cell.span.clone(), &plain(heading), &known);
            fault.message = format!("no column of a sighting is called `{}`", clean(heading));
            let leave_out = format!("leave the column out with --ignore \"{}\"", clean(heading));
            fault.help = match fault.help.strip_prefix("did you mean ") {
                Some(near) => format!("did you mean {near} Or {leave_out}"),
                None => leave_out,
            };
            findings.push(fault);
            Below::Ignored
        });
    }
    let mut absent = Vec::new();
    // Where sightings may be withdrawn each row has its own to say of what it lacks.
    if !seen.contains("withdrawn") {
        for (key, others) in NEEDED {
            if !others.iter().any(|other| seen.contains(other)) {
                let mut fault =
                    missing_key::fault(source, header.span.start..header.span.start, key);
                fault.message = format!("there is no column {}", named(others));
                fault.help = format!("add {} to the first line", named(others));
                findings.push(fault);
                absent.extend(others.iter().copied());
            }
        }
    }
    (columns, absent)
}

/// What every sighting says, and the columns of which one must say it.
const NEEDED: [(&str, &[&str]); 5] = [
    ("title", &["title"]),
    ("date", &["date"]),
    ("place", &["place"]),
    ("shifts or still", &["shifts", "still"]),
    ("body", &["body"]),
];

fn named(keys: &[&str]) -> String {
    let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    keys.join(" or ")
}

/// A heading as a message can quote it.
fn clean(heading: &str) -> String {
    heading
        .chars()
        .take(60)
        .collect::<String>()
        .replace(['\n', '"'], " ")
}
