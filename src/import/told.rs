//! One sighting as a table or a form tells it, before it is the text of a file.

use std::ops::Range;

use crate::date::Date;
use crate::import::value::Value;

/// What was told of one sighting.
#[derive(Debug)]
pub struct Told {
    /// The id that it asks for.
    pub id: Option<String>,
    /// Its title, for an id where it asks for none.
    pub title: Option<String>,
    /// When it was noticed, or withdrawn; none where that can't be read.
    pub date: Option<Date>,
    /// The keys that are given, in the order of the format.
    pub(super) values: Vec<(&'static str, Value)>,
    /// The account, without the blank lines around it.
    pub account: String,
    /// Where all of it was told.
    pub origin: Origin,
}

/// Where a sighting was told, in bytes of the table's or the form's text.
#[derive(Debug)]
pub struct Origin {
    /// Where it begins.
    pub start: Range<usize>,
    /// The number of its row; none in a form.
    pub row: Option<usize>,
    /// Where each key was told.
    pub keys: Vec<(&'static str, Range<usize>)>,
    /// The keys of which it is told already that they can't be read, or that they are nowhere in the table.
    pub unread: Vec<&'static str>,
}

impl Origin {
    /// Where `key` was told; the start where it was not.
    pub(super) fn of(&self, key: &str) -> Range<usize> {
        let told = self.keys.iter().find(|(told, _)| *told == key);
        told.map_or(self.start.clone(), |(_, span)| span.clone())
    }
}

/// An account without the blank lines around it; an indent of its first line stays.
pub(super) fn account(text: &str) -> &str {
    let text = text.trim_end();
    let first = text.len() - text.trim_start().len();
    let indent = text[..first].rfind('\n').map_or(0, |end| end + 1);
    &text[indent..]
}
