//! YAML of values: takes anything that serde can write, gives a text in which every text is quoted.

use serde::Serialize;
use serde_saphyr::{ser_options, to_string_with_options};

/// The text. Whatever stands in a name, `yes`, `1`, `#`, `: ` or a line end, stays a part of it.
pub(super) fn yaml(value: &impl Serialize) -> String {
    let options = ser_options! { quote_all: true, compact_list_indent: false };
    to_string_with_options(value, options).expect("texts, lists and tables can be written")
}
