//! All texts of a document, whatever keys they are given for: takes a file's text, gives each text as it is
//! meant with the place of each of its letters. What can't be read is left out; [`super::read`] tells of it.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::SourceText;
use crate::passage::Passage;

/// One text of a document.
#[derive(Debug)]
pub struct Text {
    /// The keys that lead to it, joined by points, without the numbers of lists: `followups.note`.
    pub key: String,
    /// The text.
    pub passage: Passage,
}

/// Every text of the TOML at `span` of `source`, in its order.
pub fn texts(source: &SourceText, span: Range<usize>) -> Vec<Text> {
    let toml = &source.text()[span.clone()];
    let (table, _) = DeTable::parse_recoverable(toml);
    let mut found = Vec::new();
    in_table(&table.into_inner(), "", toml, &mut found);
    found.sort_by_key(|(at, _)| *at);
    found
        .into_iter()
        .map(|(_, text)| Text {
            key: text.key,
            passage: text.passage.moved(span.start),
        })
        .collect()
}

fn in_table(table: &DeTable<'_>, path: &str, toml: &str, found: &mut Vec<(usize, Text)>) {
    for (key, value) in table {
        let path = match path {
            "" => key.get_ref().to_string(),
            path => format!("{path}.{}", key.get_ref()),
        };
        in_value(value, &path, toml, found);
    }
}

fn in_value(value: &Spanned<DeValue<'_>>, path: &str, toml: &str, found: &mut Vec<(usize, Text)>) {
    match value.get_ref() {
        DeValue::String(meant) => {
            let span = value.span();
            let text = Text {
                key: path.to_owned(),
                passage: passage(meant, span.clone(), toml),
            };
            found.push((span.start, text));
        }
        DeValue::Array(items) => {
            for item in items.iter() {
                in_value(item, path, toml, found);
            }
        }
        DeValue::Table(table) => in_table(table, path, toml, found),
        _ => {}
    }
}

/// A text as the parser gives it, with the places of its letters where they can be told.
fn passage(meant: &str, span: Range<usize>, toml: &str) -> Passage {
    let Some(written) = toml.get(span.clone()) else {
        return Passage::whole(meant, span);
    };
    let decoded = decode(written, span.start, toml);
    match decoded.filter(|decoded| decoded.text() == meant) {
        Some(decoded) => decoded,
        None => Passage::whole(meant, span),
    }
}

/// What stands between the quotation marks of `written`, which begins at `start` of `toml`.
fn decode(written: &str, start: usize, toml: &str) -> Option<Passage> {
    let mark = written.chars().next()?;
    let fence = match mark {
        '"' if written.starts_with("\"\"\"") => "\"\"\"",
        '\'' if written.starts_with("'''") => "'''",
        '"' => "\"",
        '\'' => "'",
        _ => return None,
    };
    let inner = written.strip_prefix(fence)?.strip_suffix(fence)?;
    let first = start + fence.len();
    let mut passage = Passage::default();
    let mut at = if fence.len() == 3 && inner.starts_with('\n') {
        1
    } else {
        0
    };
    while at < inner.len() {
        let rest = &inner[at..];
        let plain = match mark {
            '"' => rest.find('\\').unwrap_or(rest.len()),
            _ => rest.len(),
        };
        passage.push(&rest[..plain], first + at..first + at + plain, toml);
        at += plain;
        if at < inner.len() {
            let (meant, length) = escape(&inner[at..])?;
            passage.push(&meant, first + at..first + at + length, toml);
            at += length;
        }
    }
    Some(passage)
}

/// What an escape at the start of `rest` means, and how many bytes it takes.
fn escape(rest: &str) -> Option<(String, usize)> {
    let code = |from: usize, digits: usize| {
        let number = u32::from_str_radix(rest.get(from..from + digits)?, 16).ok()?;
        Some((char::from_u32(number)?.to_string(), from + digits))
    };
    let one = |letter: &str| Some((letter.to_owned(), 2));
    match rest.as_bytes().get(1)? {
        b'b' => one("\u{8}"),
        b't' => one("\t"),
        b'n' => one("\n"),
        b'f' => one("\u{c}"),
        b'r' => one("\r"),
        b'e' => one("\u{1b}"),
        b'"' => one("\""),
        b'\\' => one("\\"),
        b'x' => code(2, 2),
        b'u' => code(2, 4),
        b'U' => code(2, 8),
        // A line that ends with it goes on with the next word.
        _ => {
            let after = rest[1..].trim_start_matches([' ', '\t', '\n']);
            let length = rest.len() - after.len();
            rest[..length]
                .contains('\n')
                .then(|| (String::new(), length))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::texts;
    use crate::diagnostic::SourceText;

    #[test]
    fn every_text_is_found_with_the_place_of_each_letter() {
        let toml = "x\n+++\na = \"b\\u0040c\\tdé\"\ne = ['f', { g = '''\nh\\''' }]\n\
                    [[i]]\nj = \"\"\"k \\\n  l\"\"\"\nm = 1\n";
        let source = SourceText::new("x.md", toml);
        let told: Vec<(String, String, Vec<&str>)> = texts(&source, 6..toml.len())
            .into_iter()
            .map(|text| {
                let letters = text.passage.text().char_indices();
                let places = letters.map(|(at, letter)| {
                    let span = text.passage.written(&(at..at + letter.len_utf8()));
                    &source.text()[span]
                });
                (text.key, text.passage.text().to_owned(), places.collect())
            })
            .collect();
        let told: Vec<(&str, &str, &[&str])> = told
            .iter()
            .map(|(key, text, places)| (key.as_str(), text.as_str(), places.as_slice()))
            .collect();
        assert_eq!(
            told,
            [
                (
                    "a",
                    "b@c\tdé",
                    ["b", "\\u0040", "c", "\\t", "d", "é"].as_slice()
                ),
                ("e", "f", &["f"]),
                ("e.g", "h\\", &["h", "\\"]),
                ("i.j", "k l", &["k", " ", "l"]),
            ]
        );
    }

    #[test]
    fn what_can_not_be_read_is_left_out() {
        for toml in [
            "a = \"",
            "a = [\"b\", ",
            "= \"c\"",
            "a = \"\\u12\"",
            "\"\\",
            "a = '''",
        ] {
            let source = SourceText::new("x.toml", toml);
            let found = texts(&source, 0..toml.len());
            assert!(found.len() < 2, "{toml}: {found:?}");
        }
    }
}
