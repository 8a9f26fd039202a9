//! `sightings.jsonl` and `sightings.json`: the same objects, one a line or in an array.

use std::io::{self, BufWriter, Write};

use serde::{Serialize, Serializer};

use crate::model::{Ix, Sighting};
use crate::render::export::ROOM;
use crate::render::export::record::{FIELDS, Row, rows};
use crate::site::Site;

/// Writes one object a line: each line can be read by itself.
pub(super) fn write_lines(
    site: &Site,
    list: &[Ix<Sighting>],
    sink: &mut dyn Write,
) -> io::Result<()> {
    let mut sink = BufWriter::with_capacity(ROOM, sink);
    for row in rows(site, list) {
        serde_json::to_writer(&mut sink, &Record(row))?;
        sink.write_all(b"\n")?;
    }
    sink.flush()
}

/// Writes an array of the same objects, one a line as well.
pub(super) fn write_array(
    site: &Site,
    list: &[Ix<Sighting>],
    sink: &mut dyn Write,
) -> io::Result<()> {
    let mut sink = BufWriter::with_capacity(ROOM, sink);
    sink.write_all(b"[")?;
    for (index, row) in rows(site, list).enumerate() {
        let before = if index == 0 { "\n" } else { ",\n" };
        sink.write_all(before.as_bytes())?;
        serde_json::to_writer(&mut sink, &Record(row))?;
    }
    sink.write_all(b"\n]\n")?;
    sink.flush()
}

/// A sighting as an object, with the keys that the table has as columns.
struct Record<'a>(Row<'a>);

impl Serialize for Record<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(FIELDS.iter().map(|field| (field.name, field.of(self.0))))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{write_array, write_lines};
    use crate::render::export::record::FIELDS;
    use crate::render::export::sample;

    fn lines() -> Vec<String> {
        let site = sample::site();
        let mut bytes = Vec::new();
        write_lines(&site, &site.gathered.all, &mut bytes).expect("a vector takes all");
        let text = String::from_utf8(bytes).expect("it is UTF-8");
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
        let site = sample::site();
        let mut bytes = Vec::new();
        write_array(&site, &site.gathered.all, &mut bytes).expect("a vector takes all");
        let array: Vec<Value> = serde_json::from_slice(&bytes).expect("JSON");
        let lines: Vec<Value> = lines()
            .iter()
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect();
        assert_eq!(array, lines);
    }

    #[test]
    fn an_empty_observatory_is_an_empty_array_and_no_line() {
        let site = sample::empty();
        let (mut array, mut lines) = (Vec::new(), Vec::new());
        write_array(&site, &site.gathered.all, &mut array).expect("a vector takes all");
        write_lines(&site, &site.gathered.all, &mut lines).expect("a vector takes all");
        let array: Vec<Value> = serde_json::from_slice(&array).expect("JSON");
        assert!(array.is_empty() && lines.is_empty());
    }

    #[test]
    fn a_draft_that_is_shown_says_so() {
        let mut bytes = Vec::new();
        let site = sample::with_drafts();
        write_lines(&site, &site.gathered.all, &mut bytes).expect("a vector takes all");
        let text = String::from_utf8(bytes).expect("it is UTF-8");
        let drafts: Vec<&str> = text
            .lines()
            .filter(|line| line.contains("\"draft\":true"))
            .collect();
        assert_eq!(drafts.len(), 1);
        assert!(drafts[0].starts_with("{\"id\":\"unfinished\""));
    }
}
