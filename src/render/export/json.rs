//! `sightings.jsonl` and `sightings.json`: the same objects, one a line or in an array.

use crate::render::export::cell::write_table;
use crate::render::export::record::{FIELDS, Row};
use crate::render::export::rows::{Form, Layout};

/// One object a line: each line can be read by itself.
pub(super) fn lines() -> Layout {
    Layout {
        form: Form::Json,
        opening: Vec::new(),
        before_first: "",
        before_next: "",
        behind: "\n",
        closing: "",
    }
}

/// An array of the same objects, one a line as well.
pub(super) fn array() -> Layout {
    Layout {
        form: Form::Json,
        opening: b"[".into(),
        before_first: "\n",
        before_next: ",\n",
        behind: "",
        closing: "\n]\n",
    }
}

/// A sighting as an object, with the keys that the table has as columns.
pub(super) fn row(row: Row<'_>) -> Vec<u8> {
    let mut json = Vec::with_capacity(row.room());
    write_table(
        FIELDS.iter().map(|field| (field.name, field.of(row))),
        &mut json,
    );
    json
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::array;
    use crate::render::export::record::FIELDS;
    use crate::render::export::rows::all;
    use crate::render::export::sample;

    fn lines() -> Vec<String> {
        let text = all(&sample::site(), &super::lines());
        assert!(text.ends_with("}\n"));
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn one_object_a_line_with_the_same_keys_in_the_same_order() {
        let lines = lines();
        assert_eq!(lines.len(), 3);
        for line in &lines {
            let object: Value = serde_json::from_str(line).expect("JSON");
            assert_eq!(
                object.as_object().map(|keys| keys.len()),
                Some(FIELDS.len())
            );
        }
        assert_eq!(
            lines[1],
            "{\"id\":\"plain\",\"title\":\"Plain\",\"date\":\"2020-09\",\"place\":\"leeds\",\
             \"shifts\":null,\"still\":[\"doubting\"],\"known\":null,\"since\":null,\"themes\":null,\
             \"summary\":null,\"between\":null,\"working\":null,\"said_by\":null,\"ties\":null,\
             \"helped\":null,\"hindered\":null,\"left_out\":null,\"observer\":null,\"sources\":null,\
             \"permission\":null,\"permission_until\":null,\"pictures\":null,\"lang\":null,\
             \"related\":null,\"was\":null,\"ask_again\":null,\"draft\":null,\"withdrawn\":null,\
             \"allow\":null,\"followups\":null,\"replies\":null,\"body\":\"Nothing more.\"}"
        );
    }

    #[test]
    fn texts_are_as_written_and_lists_and_tables_are_their_own() {
        let full: Value = serde_json::from_str(&lines()[0]).expect("JSON");
        assert_eq!(full["title"], "=SUM(1,2) \"Café\" 🌻");
        assert_eq!(full["left_out"], "@those, who \"work\"\nat night");
        assert_eq!(
            full["body"],
            "- first\n- second, with a \"quote\"\n\n日本語 and العربية"
        );
        assert_eq!(
            full["shifts"],
            json!(["trusting-to-doubting", "controlling-to-enabling"])
        );
        assert_eq!(
            full["ties"],
            json!({"bonding": "steady", "bridging": null, "linking": "weaker"})
        );
        assert_eq!(
            full["sources"],
            json!([
                {"title": null, "url": "https://example.org/a?b=1&c=2"},
                {"title": "Notes, \"final\"", "url": null},
                {"title": "Both", "url": "http://example.org/"}
            ])
        );
        // The draft and the withdrawn sighting that it names as well are not told of.
        assert_eq!(full["related"], json!([{"id": "plain", "how": "supports"}]));
        assert_eq!(
            full["followups"][0],
            json!({"date": "2021", "status": "faded", "note": null, "said_by": null})
        );
    }

    #[test]
    fn the_array_holds_what_the_lines_hold() {
        let array: Vec<Value> =
            serde_json::from_str(&all(&sample::site(), &array())).expect("JSON");
        let lines: Vec<Value> = lines()
            .iter()
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect();
        assert_eq!(array, lines);
    }

    #[test]
    fn an_empty_observatory_is_an_empty_array_and_no_line() {
        let site = sample::empty();
        let array: Vec<Value> = serde_json::from_str(&all(&site, &array())).expect("JSON");
        assert!(array.is_empty() && all(&site, &super::lines()).is_empty());
    }

    #[test]
    fn a_draft_that_is_shown_says_so() {
        let text = all(&sample::with_drafts(), &super::lines());
        let drafts: Vec<&str> = text
            .lines()
            .filter(|line| line.contains("\"draft\":true"))
            .collect();
        assert_eq!(drafts.len(), 1);
        assert!(drafts[0].starts_with("{\"id\":\"unfinished\""));
    }
}
