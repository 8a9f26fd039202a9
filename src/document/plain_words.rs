//! What the parser says of a fault of the syntax, said for somebody who writes a sighting: takes its
//! message and the line, gives a message and what to do.

use std::ops::Range;

use crate::faults::bad_date;

/// The keys that hold a date, in a sighting or in a table of one.
const DATES: [&str; 5] = [
    "date",
    "since",
    "permission_until",
    "ask_again",
    "withdrawn",
];

/// A longer text is not written out again in a help.
const SHORT: usize = 80;

/// `before` is the line up to the fault, `written` the rest of it. The parser's own words are never
/// passed on: they are about its grammar, not about what somebody wrote.
pub(super) fn in_plain_words(message: &str, before: &str, written: &str) -> (String, String) {
    let line = format!("{before}{written}");
    let value = value_of(before, &line);
    if message.starts_with("unclosed") {
        return unclosed(message, written);
    }
    if written.starts_with(['“', '”', '„', '‘', '’', '«']) {
        return said(
            "these quotation marks are curly, and only straight ones are understood",
            "write \" instead",
        );
    }
    let is_note = line.trim_start().starts_with("//")
        || line.trim_start().starts_with("/*")
        || (message.starts_with("unexpected key or value") && written.starts_with("//"));
    if is_note {
        return said(
            "a note to yourself begins with #",
            "write # in front of it, or delete it",
        );
    }
    if let Some((key, value)) = value
        && DATES.contains(&key)
        && !value.is_empty()
        && !value.starts_with(['"', '\'', '[', '{'])
    {
        return (
            format!("`{key}` can't be read as a date: {value}"),
            bad_date::advice(value),
        );
    }
    if written.starts_with(':') {
        return said(
            "there is a colon where an equals sign belongs",
            "write `key = value`, for instance title = \"What happened\"",
        );
    }
    if CONFLICT.iter().any(|mark| line.starts_with(mark)) {
        return said(
            "two changes of this file meet here, and somebody has to choose",
            "keep what is right between <<<<<<< and >>>>>>>, and delete these lines of marks",
        );
    }
    if let Some(told) = key_of_two_words(message, before, written) {
        return told;
    }
    if message.starts_with("unexpected key or value") && written.starts_with([',', ';']) {
        return if written[1..].trim().is_empty() {
            said(
                "nothing may stand behind the value here",
                "take this sign away: each line ends with its value",
            )
        } else {
            said(
                "one line holds one key and its value",
                "take this sign away, and begin a new line with what stands behind it",
            )
        };
    }
    if let Some((key, value)) = value
        && WITHOUT_MARKS.iter().any(|start| message.starts_with(start))
        && let Some(told) = without_marks(key, value, written)
    {
        return told;
    }
    if message.starts_with("unexpected key or value")
        && let Some(help) = value.and_then(|(key, value)| other_quotation_marks(key, value))
    {
        return (BEHIND.to_owned(), help);
    }
    let known = KNOWN
        .iter()
        .find(|(start, _, _)| message.starts_with(start));
    match (known, value) {
        (Some(("string values must be quoted", _, _)), _) if written.trim().is_empty() => {
            let help = match value {
                Some((key, _)) if DATES.contains(&key) => &bad_date::advice(""),
                _ => "write its value behind it, on the same line, or leave the whole line out",
            };
            said("nothing stands behind the equals sign", help)
        }
        (Some((_, message, help)), _) => said(message, help),
        (None, Some((_, value))) if value.starts_with(|c: char| c.is_ascii_digit()) => said(
            "this number can't be read",
            "write a number as 53.80, and a text in quotation marks",
        ),
        (None, Some((key, value))) if is_bare(value) => (
            "a text must stand in quotation marks".to_owned(),
            format!("write {key} = \"{value}\", in straight quotation marks"),
        ),
        (None, _) => said("this line can't be read", COMPARE),
    }
}

/// Where in the line a date stands that can mean one day alone, and how the format takes it. `before` and
/// `written` are those of [`in_plain_words`], which tells this as a date.
pub(super) fn date_in_toml(
    message: &str,
    before: &str,
    written: &str,
) -> Option<(Range<usize>, String)> {
    let line = format!("{before}{written}");
    let (key, value) = value_of(before, &line)?;
    if message.starts_with("unclosed") || !DATES.contains(&key) || value.starts_with(['"', '\'']) {
        return None;
    }
    let behind = before.rfind('=')? + 1;
    let start = behind + (line[behind..].len() - line[behind..].trim_start().len());
    Some((start..start + value.len(), bad_date::in_toml(value)?))
}

const BEHIND: &str = "something stands behind the value that does not belong to it";

const COMPARE: &str = "compare it with a line that works: `observatory explain syntax` shows some";

/// How the parser's message begins, and the message and the help that take its place.
const KNOWN: &[(&str, &str, &str)] = &[
    (
        "string values must be quoted",
        "a text must stand in quotation marks",
        "write it as \"…\", in straight quotation marks, or leave the whole line out",
    ),
    (
        "key with no value",
        "this line has no value",
        "write `key = value`, for instance known = \"saw\"",
    ),
    (
        "unquoted keys cannot be empty",
        "nothing stands where a key belongs",
        "write `key = value`, for instance known = \"saw\"",
    ),
    (
        "extra `=`",
        "there is one equals sign too many here",
        "write `key = value`, for instance known = \"saw\"",
    ),
    (
        "missing comma",
        "a comma is missing here",
        "put a comma between the two items",
    ),
    (
        "extra comma",
        "there is one comma too many here",
        "take it out",
    ),
    (
        "unexpected key or value",
        BEHIND,
        "if the text itself holds a quotation mark, use the other kind around it: \"don't\"",
    ),
    (
        "invalid boolean",
        "a text must stand in quotation marks",
        "write it as \"…\", or write true or false where that is meant",
    ),
    (
        "missing escaped value",
        "a backslash in a text must be written twice",
        "write \\\\, or put the text in single quotation marks",
    ),
    (
        "too few unicode value digits",
        "a backslash in a text must be written twice",
        "write \\\\, or put the text in single quotation marks",
    ),
];

fn said(message: &str, help: &str) -> (String, String) {
    (message.to_owned(), help.to_owned())
}

fn unclosed(message: &str, written: &str) -> (String, String) {
    match message {
        "unclosed string" if written.starts_with("\"\"\"") || written.starts_with("'''") => said(
            "this text is never closed",
            "put the same three quotation marks at its end",
        ),
        "unclosed string" => said(
            "this text is never closed",
            "put the same quotation mark at its end, on the same line",
        ),
        _ if message.starts_with("unclosed table") => {
            said("this heading is never closed", "put a `]` at its end")
        }
        _ if message.starts_with("unclosed array table") => {
            said("this heading is never closed", "put `]]` at its end")
        }
        _ if written.starts_with('{') => {
            said("this `{` is never closed", "put a `}` behind the last item")
        }
        _ => said(
            "this list is never closed",
            "put a `]` behind the last item of the list",
        ),
    }
}

/// The key and the value that a fault behind `before` stands in; the value without the note behind it.
fn value_of<'l>(before: &str, line: &'l str) -> Option<(&'l str, &'l str)> {
    let equals = before.rfind('=')?;
    let key = line[..equals].trim_end();
    let key = &key[key.rfind(['{', ',', ' ', '\t']).map_or(0, |end| end + 1)..];
    let value = &line[equals + 1..];
    let ends: &[char] = if before[..equals].contains('{') {
        &['#', ',', '}']
    } else {
        &['#']
    };
    let end = match value.trim_start().chars().next() {
        Some('"' | '\'') => None,
        _ => value.find(ends),
    };
    let value = value[..end.unwrap_or(value.len())].trim();
    (!key.is_empty() && value.len() <= SHORT).then_some((key, value))
}

/// The help for a text that holds the quotation mark that stands around it.
fn other_quotation_marks(key: &str, value: &str) -> Option<String> {
    let inner = |mark: char| value.strip_prefix(mark)?.strip_suffix(mark);
    let (mark, other, text) = match (inner('"'), inner('\'')) {
        (Some(text), _) if text.contains('\'') => ("\"", "'''", text),
        (Some(text), _) => ("\"", "'", text),
        (_, Some(text)) if !text.contains(['"', '\\']) => ("'", "\"", text),
        _ => return None,
    };
    Some(format!(
        "the text itself holds the mark {mark}, so put another around it: {key} = {other}{text}{other}"
    ))
}

/// How the lines begin that git leaves where two changes meet.
const CONFLICT: [&str; 3] = ["<<<<<<<", "=======", ">>>>>>>"];

/// How the parser's message begins where a value without quotation marks is none that it knows.
const WITHOUT_MARKS: [&str; 2] = ["string values must be quoted", "invalid boolean"];

/// A key that was written as two words, or with nothing between it and its value.
fn key_of_two_words(message: &str, before: &str, written: &str) -> Option<(String, String)> {
    let key = before.trim();
    let is_key = |key: &str| {
        let is_part = |letter: char| letter.is_ascii_alphanumeric() || "_-".contains(letter);
        !key.is_empty() && key.chars().all(is_part)
    };
    if !message.starts_with("key with no value") || !is_key(key) {
        return None;
    }
    if written.starts_with(['"', '\'', '[', '{']) {
        return Some((
            "an equals sign is missing here".to_owned(),
            format!("write {key} = {written}").trim_end().to_owned(),
        ));
    }
    let (more, _) = written.split_once('=')?;
    let words: Vec<&str> = more.split_whitespace().collect();
    words.iter().copied().all(is_key).then(|| {
        (
            "a key is one word, without a space in it".to_owned(),
            format!("write {key}_{} = …", words.join("_")),
        )
    })
}

/// What to say of a value, or of an item of a list, that stands without quotation marks.
fn without_marks(key: &str, value: &str, written: &str) -> Option<(String, String)> {
    let told = |help: String| Some(("a text must stand in quotation marks".to_owned(), help));
    if let Some(inner) = value
        .strip_prefix('(')
        .and_then(|value| value.strip_suffix(')'))
    {
        return Some((
            "a list stands in square brackets".to_owned(),
            format!("write {key} = [{inner}]"),
        ));
    }
    if value.starts_with('[') {
        let end = written.find([',', ']']).unwrap_or(written.len());
        let item = written[..end].trim();
        return is_bare(item).then(|| {
            told(format!(
                "put each item of the list in quotation marks: \"{item}\""
            ))
        })?;
    }
    if !is_bare(value) {
        return None;
    }
    match (key, value.to_lowercase().as_str()) {
        ("draft", "yes") => Some((
            "this is written with true or false".to_owned(),
            "write draft = true".to_owned(),
        )),
        ("draft", "no") => Some((
            "this is written with true or false".to_owned(),
            "write draft = false, or leave the line out".to_owned(),
        )),
        _ => told(format!(
            "write {key} = \"{value}\", in straight quotation marks"
        )),
    }
}

/// Whether quotation marks around a value are all that it lacks.
fn is_bare(value: &str) -> bool {
    !value.is_empty() && !value.contains(['"', '\'', '[', ']', '{', '}', '=', '\\'])
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::diagnostic::{Findings, SourceText};
    use crate::document;

    /// The message and the help for a document of one line.
    fn told(line: &str) -> (String, String) {
        let source = Arc::new(SourceText::new("x.toml", line));
        let mut findings = Findings::default();
        document::read(&source, 0..line.len(), 0..0, &mut findings);
        let found = findings.iter().next().expect("a fault");
        (found.message.clone(), found.help.clone())
    }

    #[test]
    fn a_date_that_is_not_written_as_one_is_named_as_that() {
        for line in [
            "date = 17/09/2020",
            "date = 17 September 2020 # or so",
            "date = 17.09.2020",
            "followups = [{ date = 17/09/2020, status = \"lasted\" }]",
        ] {
            let (message, help) = told(line);
            assert!(
                message.starts_with("`date` can't be read as a date: 17"),
                "{message}"
            );
            assert!(help.contains("write it as 2020-09-17"), "{line}: {help}");
        }
        let (message, help) = told("withdrawn = last week");
        assert_eq!(message, "`withdrawn` can't be read as a date: last week");
        assert!(help.contains("2020-09-17"), "{help}");
        assert!(told("title = 17/09/2020").0.contains("quotation marks"));
    }

    #[test]
    fn a_text_that_holds_its_own_mark_is_shown_in_another() {
        let help = |line: &str| told(line).1;
        assert!(help("title = \"The \"best\" hall\"").ends_with("title = 'The \"best\" hall'"));
        assert!(help("title = 'don't'").ends_with("title = \"don't\""));
        assert!(help("title = \"It's \"ours\"\"").ends_with("title = '''It's \"ours\"'''"));
        assert!(help("themes = [\"a\"] b").contains("the other kind"));
    }

    #[test]
    fn a_note_begins_with_a_number_sign() {
        for line in ["// note", "/* note */", "title = \"x\" // note"] {
            assert_eq!(told(line).0, "a note to yourself begins with #", "{line}");
        }
    }

    #[test]
    fn no_word_of_the_parser_is_passed_on() {
        for line in [
            "lang = .en",
            "lang = 05",
            "lang = +x",
            "lang = 0xZZ",
            "lang = 5_",
            "lang = 1e5x",
            "x = \"a\\qb\"",
            "x = \"a\\u12\"",
            "[[x]",
            "[x",
            "[x]y",
            "a b = 3",
            "= 3",
            "x = [1,,2]",
            "x = { a = 1 b = 2 }",
            "x == 1",
            "x = 1,",
            "- a",
            "* a",
            "a. = 1",
            "\"a = 1",
            "x = (a)",
        ] {
            let (message, help) = told(line);
            for word in [
                "expected", "invalid", "mantissa", "unquoted", "digits", "float", "array",
            ] {
                assert!(
                    !message.contains(word) && !help.contains(word),
                    "{line}: {message}"
                );
            }
        }
        let expected = "write lang = \".en\", in straight quotation marks";
        assert_eq!(told("lang = .en").1, expected);
        assert_eq!(told("[[x]").1, "put `]]` at its end");
    }
}
