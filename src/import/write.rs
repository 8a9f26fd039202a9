//! The text of a sighting's file, and which part of it says which key.

use std::ops::Range;

use crate::import::told::Told;
use crate::import::value::{Value, key};

/// The keys that are written as tables of their own, below all others.
const BLOCKS: [&str; 2] = ["followups", "replies"];

/// A file as it will stand.
pub(super) struct Written {
    /// The whole text.
    pub text: String,
    /// Which bytes of it say which key, in order.
    pub marks: Vec<(Range<usize>, &'static str)>,
}

/// The file of what was told: its keys in the order of the format, then the account as it is.
pub(super) fn write(told: &Told) -> Written {
    let mut text = String::from("+++\n");
    let mut marks = Vec::new();
    let mut blocks = String::new();
    let mut block_marks = Vec::new();
    for (name, value) in &told.values {
        match tables(name, value) {
            Some(tables) => {
                let start = blocks.len();
                for table in tables {
                    blocks.push_str(&format!("\n[[{name}]]\n"));
                    for (inner, value) in table {
                        blocks.push_str(&format!("{} = {}\n", key(inner), value.on_lines()));
                    }
                }
                block_marks.push((start..blocks.len(), *name));
            }
            None => {
                let start = text.len();
                text.push_str(&line(name, value));
                marks.push((start..text.len(), *name));
            }
        }
    }
    let offset = text.len();
    let moved = |span: Range<usize>| span.start + offset..span.end + offset;
    marks.extend(
        block_marks
            .into_iter()
            .map(|(span, name)| (moved(span), name)),
    );
    text.push_str(&blocks);
    text.push_str("+++\n");
    let start = text.len();
    if !told.account.is_empty() {
        text.push_str(&format!("\n{}\n", told.account));
        marks.push((start..text.len(), "body"));
    }
    Written { text, marks }
}

/// A line longer than that is hard to read.
const LONG: usize = 140;

/// `key = value`; a long list has one item a line.
fn line(name: &str, value: &Value) -> String {
    let line = format!("{name} = {}\n", value.on_lines());
    match value {
        Value::List(items) if items.len() > 1 && line.chars().count() > LONG => {
            let items: Vec<String> = items.iter().map(Value::in_line).collect();
            format!("{name} = [\n  {},\n]\n", items.join(",\n  "))
        }
        _ => line,
    }
}

/// The tables of a list that holds nothing else, if they are to be written one below the other.
fn tables<'v>(name: &str, value: &'v Value) -> Option<Vec<&'v [(String, Value)]>> {
    let Value::List(items) = value else {
        return None;
    };
    if !BLOCKS.contains(&name) {
        return None;
    }
    let table = |item: &'v Value| match item {
        Value::Table(entries) => Some(entries.as_slice()),
        _ => None,
    };
    items.iter().map(table).collect()
}
