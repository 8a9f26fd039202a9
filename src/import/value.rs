//! The value of a key, made from a cell or an answer, and how it is written as TOML.

use serde_json::Value as Json;

use crate::date::Date;
use crate::document::clean;

/// A value of the front matter.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// What stands without quotation marks: a day, a number, `true`.
    Bare(String),
    /// A text, without control characters but for line ends and tabs.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// A table, its keys in the order in which they are written.
    Table(Vec<(String, Value)>),
}

/// The keys of tables within a sighting, in the order in which people would read them.
const INNER: [&str; 18] = [
    "id",
    "how",
    "file",
    "credit",
    "permission",
    "rule",
    "why",
    "by",
    "date",
    "status",
    "note",
    "said_by",
    "title",
    "url",
    "text",
    "bonding",
    "bridging",
    "linking",
];

/// A text; none where it says nothing.
pub(super) fn text(written: &str) -> Option<Value> {
    let text = clean(written);
    (!text.is_empty()).then_some(Value::Text(text))
}

/// A date as files have it: a day bare, all else in quotation marks, where what is no date is found as such.
pub(super) fn date(written: &str) -> Option<Value> {
    match Date::parse(written) {
        Some(date) if date.day().is_some() => Some(Value::Bare(date.to_string())),
        Some(date) => Some(Value::Text(date.to_string())),
        None => text(written),
    }
}

/// `true` or `false`, also as spreadsheets write them.
pub(super) fn flag(written: &str) -> Option<Value> {
    let word = written.trim().to_lowercase();
    match word.as_str() {
        "true" | "false" => Some(Value::Bare(word)),
        _ => text(written),
    }
}

/// A list of texts; none where there are none.
pub(super) fn words<'a>(words: impl IntoIterator<Item = &'a str>) -> Option<Value> {
    let words: Vec<Value> = words.into_iter().filter_map(text).collect();
    (!words.is_empty()).then_some(Value::List(words))
}

/// Sources, one a line: an address, or else a title.
pub(super) fn sources<'a>(lines: impl IntoIterator<Item = &'a str>) -> Option<Value> {
    let sources: Vec<Value> = lines
        .into_iter()
        .map(str::trim)
        .filter_map(|line| {
            let is_address = line.contains("://") && !line.contains(char::is_whitespace);
            match (text(line)?, is_address) {
                (address, true) => Some(address),
                (title, false) => Some(Value::Table(vec![("title".to_owned(), title)])),
            }
        })
        .collect();
    (!sources.is_empty()).then_some(Value::List(sources))
}

/// What JSON says. `null` is a key that is not given; an address alone in a table of sources is written as
/// that, as people would.
pub(super) fn json(key: &str, value: Json) -> Option<Value> {
    Some(match value {
        Json::Null => return None,
        Json::Bool(_) | Json::Number(_) => Value::Bare(value.to_string()),
        Json::String(written) if key == "date" => date(&written)?,
        Json::String(written) => Value::Text(clean(&written)),
        Json::Array(items) if items.is_empty() => return None,
        Json::Array(items) => {
            let nothing = || Value::Text(String::new());
            let item = |item: Json| json(key, item).unwrap_or_else(nothing);
            Value::List(items.into_iter().map(item).collect())
        }
        Json::Object(entries) => {
            let mut entries: Vec<(String, Value)> = entries
                .into_iter()
                .filter_map(|(name, value)| Some((name.clone(), json(&name, value)?)))
                .collect();
            let rank = |name: &str| INNER.iter().position(|known| *known == name);
            entries.sort_by_key(|(name, _)| rank(name).unwrap_or(INNER.len()));
            match entries.as_slice() {
                [(name, address @ Value::Text(_))] if key == "sources" && name == "url" => {
                    address.clone()
                }
                _ => Value::Table(entries),
            }
        }
    })
}

impl Value {
    /// As the value of a line of its own: a text of several lines stands on several.
    pub(super) fn on_lines(&self) -> String {
        match self {
            Value::Text(text) if text.contains('\n') && !text.lines().any(is_fence) => {
                // The reader takes the white space around a text off; so its end may have a line of its own.
                quoted(&format!("{text}\n"))
            }
            other => other.in_line(),
        }
    }

    /// On one line.
    pub(super) fn in_line(&self) -> String {
        match self {
            Value::Bare(bare) => bare.clone(),
            Value::Text(text) if text.contains('\n') => escaped(text),
            Value::Text(text) => quoted(text),
            Value::List(items) => {
                let items: Vec<String> = items.iter().map(Value::in_line).collect();
                format!("[{}]", items.join(", "))
            }
            Value::Table(entries) if entries.is_empty() => "{}".to_owned(),
            Value::Table(entries) => {
                let entries: Vec<String> = entries
                    .iter()
                    .map(|(name, value)| format!("{} = {}", key(name), value.in_line()))
                    .collect();
                format!("{{ {} }}", entries.join(", "))
            }
        }
    }
}

/// A key as TOML has it: bare where that is possible.
pub(super) fn key(name: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    if !name.is_empty() && name.bytes().all(is_plain) {
        return name.to_owned();
    }
    escaped(&clean(name))
}

/// A line that would end the front matter, wherever it stands.
fn is_fence(line: &str) -> bool {
    line.trim_end() == "+++"
}

/// A TOML string that holds `text`, in whichever marks read best.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// A TOML string on one line, whatever `text` holds; it has no control characters but line ends and tabs.
fn escaped(text: &str) -> String {
    let mut escaped = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push_str("\\t"),
            letter => escaped.push(letter),
        }
    }
    escaped.push('"');
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::{Value, date, json, sources, text};
    use crate::document::clean;

    fn written(value: Option<Value>) -> String {
        value.map_or_else(String::new, |value| value.on_lines())
    }

    #[test]
    fn values_are_written_as_people_would() {
        assert_eq!(written(text(" plain ")), "\"plain\"");
        assert_eq!(written(text("the \"best\" hall")), "'the \"best\" hall'");
        assert_eq!(written(text("one\n\ntwo")), "\"\"\"\none\n\ntwo\n\"\"\"");
        assert_eq!(written(text("one\n+++\ntwo")), "\"one\\n+++\\ntwo\"");
        assert_eq!(written(text("\u{7}")), "");
        assert_eq!(written(date("2020-09-17T10:00:00Z")), "2020-09-17");
        assert_eq!(written(date("2020-09")), "\"2020-09\"");
        assert_eq!(written(date("17/09/2020")), "\"17/09/2020\"");
        assert_eq!(
            written(sources(["https://example.org/a;b,c", "Notes; and more"])),
            "[\"https://example.org/a;b,c\", { title = \"Notes; and more\" }]"
        );
    }

    #[test]
    fn json_is_written_in_the_order_in_which_it_is_read() {
        let value = |text: &str| serde_json::from_str(text).expect("JSON");
        let reply = value(r#"[{"text":"a\nb","date":"2021-07-01","by":"x","none":null}]"#);
        assert_eq!(
            written(json("replies", reply)),
            "[{ by = \"x\", date = 2021-07-01, text = \"a\\nb\" }]"
        );
        let sources = value(r#"[{"url":"https://example.org"},{"title":"T","url":"https://x"}]"#);
        assert_eq!(
            written(json("sources", sources)),
            "[\"https://example.org\", { title = \"T\", url = \"https://x\" }]"
        );
        let odd = value("{\"a b\\n\":{\"\":1.5}}");
        assert_eq!(written(json("ties", odd)), "{ \"a b\" = { \"\" = 1.5 } }");
    }

    proptest! {
        #[test]
        fn every_text_is_read_as_it_was_told(told in any::<String>(), line in any::<String>()) {
            let told = clean(&format!("{told}\n{line}"));
            for text in [Value::Text(told.clone()).on_lines(), Value::Text(told.clone()).in_line()] {
                let table: toml::Table = format!("x = {text}\n").parse().expect("TOML");
                prop_assert_eq!(clean(table["x"].as_str().expect("a text")), told.as_str());
            }
        }
    }
}
