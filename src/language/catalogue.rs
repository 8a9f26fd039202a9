//! The file of one language: takes its text, gives its messages, with what each asks for.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use crate::diagnostic::{Findings, SourceText};
use crate::faults::language_file;
use crate::language::markup;

/// How often words may be put into one message, whichever of its plurals is said: Fluent says no more.
const PLACES: usize = 100;

/// How many braces and brackets may be opened in one message: the parser needs stack for each that stands in another.
const OPENED: usize = 200;

/// The messages of one file.
pub(super) struct Catalogue {
    pub source: Arc<SourceText>,
    pub resource: Arc<FluentResource>,
    /// In the order of their names.
    messages: BTreeMap<String, Asks>,
}

/// What a message asks for.
#[derive(Default)]
struct Asks {
    /// The arguments that are put into it.
    arguments: BTreeSet<String>,
    /// The tags in its words.
    tags: BTreeSet<String>,
}

impl Catalogue {
    /// Reads a file; none, and faults among `findings`, where it can't be read.
    pub(super) fn read(source: &Arc<SourceText>, findings: &mut Findings) -> Option<Self> {
        if let Some(line) = overfull(source.text()) {
            findings.push(language_file::overfull(source, line, OPENED));
            return None;
        }
        // Fluent leaves a carriage return alone in the middle of a text.
        let text = source.text().replace('\r', " ");
        let resource = match FluentResource::try_new(text) {
            Ok(resource) => resource,
            Err((_, errors)) => {
                // One mistake often has others follow.
                if let Some(error) = errors.first() {
                    let place = error.pos.start.min(source.text().len());
                    let why = error.kind.to_string();
                    findings.push(language_file::syntax(source, place..place, &why));
                }
                return None;
            }
        };
        let mut messages = BTreeMap::new();
        let mut is_sound = true;
        for entry in resource.entries() {
            let Entry::Message(message) = entry else {
                continue;
            };
            let name = message.id.name;
            let mut asks = Asks::default();
            let mut refused = None;
            match &message.value {
                Some(pattern) if asks.of_pattern(pattern, &mut refused) > PLACES => {
                    refused = Some("words are put into it too often: make it shorter");
                }
                Some(_) => {}
                None => refused = Some("it has no words: write them behind its `=`"),
            }
            if let Some(why) = refused {
                is_sound = false;
                let place = place_of(source, name);
                findings.push(language_file::refused(source, place, name, why));
            } else if messages.insert(name.to_owned(), asks).is_some() {
                is_sound = false;
                let again = last_place_of(source, name);
                findings.push(language_file::twice(source, again, name));
            }
        }
        is_sound.then(|| Self {
            source: Arc::clone(source),
            resource: Arc::new(resource),
            messages,
        })
    }

    /// The names of its messages, in their order.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.messages.keys().map(String::as_str)
    }

    /// What is put into a message of that name.
    #[cfg(test)]
    pub(super) fn arguments(&self, id: &str) -> impl Iterator<Item = &str> {
        self.messages[id].arguments.iter().map(String::as_str)
    }

    /// Whether it has a message of that name.
    pub(super) fn has(&self, id: &str) -> bool {
        self.messages.contains_key(id)
    }

    /// Where a message of that name stands.
    pub(super) fn place(&self, id: &str) -> Range<usize> {
        place_of(&self.source, id)
    }

    /// Tells what messages of this file ask for and nobody gives them: what neither the English message of that
    /// name asks for, nor, where a template of the observatory's own says it, that of its own English file.
    pub(super) fn compare(
        &self,
        english: &Self,
        own_english: Option<&Self>,
        is_asked: &dyn Fn(&str) -> bool,
        findings: &mut Findings,
    ) {
        for (id, asks) in &self.messages {
            let Some(known) = english.messages.get(id) else {
                continue;
            };
            let own = own_english.and_then(|own| own.messages.get(id));
            let given = |name: &String, of: fn(&Asks) -> &BTreeSet<String>| {
                let is_own = || own.is_some_and(|own| of(own).contains(name));
                of(known).contains(name) || is_own() && is_asked(id)
            };
            for name in &asks.arguments {
                if !given(name, |asks| &asks.arguments) {
                    let known: Vec<&str> = known.arguments.iter().map(String::as_str).collect();
                    let place = self.place(id);
                    findings.push(language_file::argument(
                        &self.source,
                        place,
                        id,
                        name,
                        &known,
                    ));
                }
            }
            for name in &asks.tags {
                if !given(name, |asks| &asks.tags) && !markup::is_plain_tag(name) {
                    let known: Vec<&str> = known.tags.iter().map(String::as_str).collect();
                    let place = self.place(id);
                    findings.push(language_file::tag(&self.source, place, id, name, &known));
                }
            }
        }
    }
}

impl Asks {
    /// Takes up what a pattern asks for, and why it is refused; gives how often words are put into it at most.
    fn of_pattern(&mut self, pattern: &Pattern<&str>, refused: &mut Option<&'static str>) -> usize {
        let mut places = 0;
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => {
                    self.tags.extend(
                        markup::tags(value)
                            .map(|(_, name)| name.trim_start_matches('/').to_owned()),
                    );
                }
                PatternElement::Placeable { expression } => {
                    places += 1 + self.of_expression(expression, refused);
                }
            }
        }
        places
    }

    fn of_expression(
        &mut self,
        expression: &Expression<&str>,
        refused: &mut Option<&'static str>,
    ) -> usize {
        match expression {
            Expression::Inline(inline) => self.of_inline(inline, refused),
            Expression::Select { selector, variants } => {
                self.of_inline(selector, refused);
                let places = variants
                    .iter()
                    .map(|variant| self.of_pattern(&variant.value, refused));
                places.max().unwrap_or_default()
            }
        }
    }

    fn of_inline(
        &mut self,
        inline: &InlineExpression<&str>,
        refused: &mut Option<&'static str>,
    ) -> usize {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.arguments.insert(id.name.to_owned());
            }
            InlineExpression::StringLiteral { value } => {
                if value.contains(['<', '&', '\\']) {
                    *refused = Some("what stands in quotation marks here can't hold <, & or \\");
                }
            }
            InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::MessageReference { .. } | InlineExpression::TermReference { .. } => {
                *refused = Some("one message can't stand in another here: write its words out");
            }
            InlineExpression::FunctionReference { .. } => {
                *refused = Some(
                    "there are no functions here: a number is written as the language writes it",
                );
            }
            InlineExpression::Placeable { expression } => {
                return self.of_expression(expression, refused);
            }
        }
        0
    }
}

/// The line on which a message opens too much.
fn overfull(text: &str) -> Option<Range<usize>> {
    let (mut at, mut opened) = (0, 0);
    for line in text.split_inclusive('\n') {
        if name_of(line).is_some() {
            opened = 0;
        }
        opened += line.matches(['{', '(']).count();
        if opened > OPENED {
            return Some(at..at + line.trim_end().len());
        }
        at += line.len();
    }
    None
}

/// Where the message `id` stands for the first time: its name.
fn place_of(source: &SourceText, id: &str) -> Range<usize> {
    places_of(source, id).next().unwrap_or(0..0)
}

fn last_place_of(source: &SourceText, id: &str) -> Range<usize> {
    places_of(source, id).last().unwrap_or(0..0)
}

fn places_of<'a>(source: &'a SourceText, id: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut start = 0;
    source.text().split_inclusive('\n').filter_map(move |line| {
        let at = start;
        start += line.len();
        (name_of(line)? == id).then(|| at..at + id.len())
    })
}

/// The name of the message that begins on a line, which no line within a message can be taken for.
fn name_of(line: &str) -> Option<&str> {
    let (name, _) = line.split_once('=')?;
    let name = name.trim_end_matches(' ');
    let is_name = name.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && name
            .bytes()
            .all(|letter| letter.is_ascii_alphanumeric() || b"-_".contains(&letter));
    is_name.then_some(name)
}
