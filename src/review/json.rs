//! The review for programs: takes a [`Review`], gives one object with an array for each section.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::review::{Entry, Review};

/// One JSON object, with every entry of every section; ends with a line end. The sections stand in the order of
/// the alphabet, as objects have none.
pub fn json(review: &Review) -> String {
    let sections = review.sections.iter();
    let object = Object {
        today: review.today.to_string(),
        waiting: review.waiting(),
        counted: review.counted,
        never_asked: review.never_asked,
        sections: sections
            .map(|section| (section.key, section.entries.as_slice()))
            .collect(),
    };
    let mut text =
        serde_json::to_string_pretty(&object).expect("strings and numbers are valid JSON");
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Object<'a> {
    today: String,
    waiting: usize,
    counted: usize,
    never_asked: usize,
    #[serde(flatten)]
    sections: BTreeMap<&'a str, &'a [Entry]>,
}
