//! Faults of the TOML syntax, in words that help somebody who has never heard of TOML.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use crate::diagnostic::{Findings, Fix, SourceText};
use crate::document::plain_words::{date_in_toml, in_plain_words};
use crate::document::unread::Unread;
use crate::faults::{repeated_key, syntax};

/// Reports every repeated key and the first of all other faults, and gives the places (in bytes from
/// `offset`) that could not be read.
///
/// A date that TOML refuses is left to whoever reads that key, who knows what is allowed there.
pub(super) fn report(
    source: &Arc<SourceText>,
    offset: usize,
    table: &DeTable<'_>,
    errors: &[Error],
    findings: &mut Findings,
) -> Unread {
    let text = &source.text()[offset..];
    let in_file = |span: &Range<usize>| span.start + offset..span.end + offset;
    let mut values = Vec::new();
    spans_in_table(table, &mut values);
    let opens = Opens::new(&values, errors);
    let mut faults: Vec<Fault<'_>> = Vec::new();
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        let message = error.message();
        if message == "duplicate key" {
            let key = text.get(span.clone()).unwrap_or_default();
            findings.push(repeated_key::fault(source, in_file(&span), key));
        } else if !message.starts_with("invalid date") && !message.starts_with("invalid time") {
            faults.push(Fault::new(span, message, &opens));
        }
    }
    faults.sort_by_key(|fault| fault.span.start);
    if let Some(first) = faults.first() {
        let line_end = text[first.span.start.min(text.len())..]
            .find('\n')
            .map_or(text.len(), |len| first.span.start + len);
        let end = first.span.end.min(line_end).max(first.span.start);
        let line_start = text
            .get(..first.span.start)
            .and_then(|before| before.rfind('\n'))
            .map_or(0, |end| end + 1);
        let before = text.get(line_start..first.span.start).unwrap_or_default();
        let written = text.get(first.span.start..line_end).unwrap_or_default();
        let (message, help) = in_plain_words(first.message, before, written);
        let in_line = |span: Range<usize>| span.start + line_start..span.end + line_start;
        let fix = date_in_toml(first.message, before, written).map(|(span, replacement)| Fix {
            span: in_file(&in_line(span)),
            replacement,
        });
        let fault = syntax::fault(source, in_file(&(first.span.start..end)), message, &help);
        findings.push(fault.mended_by(fix));
    }
    Unread::new(faults.into_iter().map(|fault| fault.span).collect())
}

struct Fault<'e> {
    span: Range<usize>,
    message: &'e str,
}

impl<'e> Fault<'e> {
    /// Moves a fault to where the list, table or string opens that it is about.
    fn new(span: Range<usize>, message: &'e str, opens: &Opens) -> Self {
        if let Some(open) = opens.around(&span) {
            return Self {
                span: open.clone(),
                message: "unclosed",
            };
        }
        let ends_in_string = message.contains(" string, expected `\"`")
            || message.contains(" string, expected `'`")
            || message.contains(" string, expected '");
        match opens.texts.get(&span.start) {
            Some(&start) if ends_in_string && start < span.start => Self {
                span: start..span.start,
                message: "unclosed string",
            },
            _ => Self { span, message },
        }
    }
}

/// Where what a fault may be about opens, found without looking through all values for each fault.
struct Opens {
    /// The lists and inline tables that reach to where the parser gave up looking for their end: of
    /// those within each other the outermost, in order.
    unclosed: Vec<Range<usize>>,
    /// By the end of each text: where the longest that ends there begins.
    texts: BTreeMap<usize, usize>,
}

impl Opens {
    fn new(values: &[Value], errors: &[Error]) -> Self {
        let ends: BTreeSet<usize> = errors
            .iter()
            .filter(|error| {
                matches!(
                    error.message().split(',').next(),
                    Some("unclosed array" | "unclosed inline table")
                )
            })
            .filter_map(|error| error.span().map(|span| span.start))
            .collect();
        let mut open: Vec<Range<usize>> = values
            .iter()
            .filter(|value| value.kind == Kind::Container && ends.contains(&value.span.end))
            .map(|value| value.span.clone())
            .collect();
        open.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
        let mut unclosed: Vec<Range<usize>> = Vec::new();
        for span in open {
            if unclosed.last().is_none_or(|last| last.end < span.end) {
                unclosed.push(span);
            }
        }
        let mut texts = BTreeMap::new();
        for Value { span, .. } in values.iter().filter(|value| value.kind == Kind::Text) {
            let start = texts.entry(span.end).or_insert(span.start);
            *start = span.start.min(*start);
        }
        Self { unclosed, texts }
    }

    /// The outermost unclosed list or table that holds `span`.
    fn around(&self, span: &Range<usize>) -> Option<&Range<usize>> {
        let first = self.unclosed.partition_point(|open| open.end < span.end);
        self.unclosed
            .get(first)
            .filter(|open| open.start <= span.start)
    }
}

#[derive(PartialEq)]
enum Kind {
    Text,
    Container,
    Other,
}

struct Value {
    span: Range<usize>,
    kind: Kind,
}

fn spans_in_table(table: &DeTable<'_>, spans: &mut Vec<Value>) {
    for (_, value) in table {
        spans_in_value(value, spans);
    }
}

fn spans_in_value(value: &Spanned<DeValue<'_>>, spans: &mut Vec<Value>) {
    let kind = match value.get_ref() {
        DeValue::String(_) => Kind::Text,
        DeValue::Array(items) => {
            for item in items.iter() {
                spans_in_value(item, spans);
            }
            Kind::Container
        }
        DeValue::Table(table) => {
            spans_in_table(table, spans);
            Kind::Container
        }
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
            Kind::Other
        }
    };
    spans.push(Value {
        span: value.span(),
        kind,
    });
}
