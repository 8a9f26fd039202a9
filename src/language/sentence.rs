//! A message taken apart once, since most are said some thirty times for each sighting: its words, where arguments stand
//! in it, where links begin and end, and what depends on an argument, as plurals do. Whatever else a message may do is
//! left to Fluent.

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};

use crate::language::markup;
use crate::language::number::Numbers;
use crate::language::{Argument, Kind};

/// A message, as text or as HTML.
pub(super) struct Sentence {
    pieces: Vec<Piece>,
}

enum Piece {
    Words(String),
    /// The argument of this name.
    Argument(String),
    /// In HTML, where a link to the argument of this name begins, or ends.
    Tag(String),
    Choice(Choice),
}

/// One of several, by an argument.
struct Choice {
    by: String,
    /// The first that fits is said.
    of: Vec<(Key, Sentence)>,
    /// Which of them is said where none fits.
    other: usize,
}

enum Key {
    /// So many.
    Count(usize),
    /// A word, or a plural of the language.
    Word(String),
}

/// What is put into a sentence.
pub(super) struct Given<'a> {
    pub arguments: &'a [(&'a str, Argument<'a>)],
    pub kind: Kind,
    pub numbers: &'a Numbers,
}

impl Sentence {
    /// A message as Fluent has read it; none where it does what only Fluent can.
    pub(super) fn of(pattern: &Pattern<&str>, kind: Kind) -> Option<Self> {
        let mut pieces = Vec::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => match kind {
                    Kind::Plain => pieces.push(Piece::Words((*value).to_owned())),
                    Kind::Marked => marked(value, &mut pieces),
                },
                PatternElement::Placeable { expression } => pieces.push(match expression {
                    Expression::Inline(InlineExpression::VariableReference { id }) => {
                        Piece::Argument(id.name.to_owned())
                    }
                    Expression::Select {
                        selector: InlineExpression::VariableReference { id },
                        variants,
                    } => {
                        let of = variants.iter().map(|variant| {
                            Some((key(&variant.key)?, Self::of(&variant.value, kind)?))
                        });
                        Piece::Choice(Choice {
                            by: id.name.to_owned(),
                            of: of.collect::<Option<_>>()?,
                            other: variants.iter().position(|variant| variant.default)?,
                        })
                    }
                    _ => return None,
                }),
            }
        }
        Some(Self { pieces })
    }

    /// What Fluent makes of it, with its links; none where it lacks an argument.
    pub(super) fn said(&self, given: &Given<'_>) -> Option<String> {
        let mut said = String::with_capacity(96);
        self.say(given, &mut said)?;
        Some(said)
    }

    fn say(&self, given: &Given<'_>, into: &mut String) -> Option<()> {
        for piece in &self.pieces {
            match piece {
                Piece::Words(words) => into.push_str(words),
                Piece::Argument(name) => {
                    into.push_str(&given.argument(name)?.written(given.kind, given.numbers));
                }
                Piece::Tag(tag) => {
                    let name = tag.strip_prefix('/');
                    match given.argument(name.unwrap_or(tag)) {
                        Some(Argument::Text(_)) if name.is_some() => {
                            into.push_str(markup::LINK_END)
                        }
                        Some(Argument::Text(href)) => into.push_str(&markup::link(href)),
                        _ => into.extend(["<", tag, ">"]),
                    }
                }
                Piece::Choice(choice) => {
                    let argument = given.argument(&choice.by)?;
                    let fits = |(key, _): &(Key, Sentence)| key.fits(argument, given.numbers);
                    let fitting = choice.of.iter().position(fits);
                    let (_, sentence) = &choice.of[fitting.unwrap_or(choice.other)];
                    sentence.say(given, into)?;
                }
            }
        }
        Some(())
    }
}

impl Given<'_> {
    fn argument(&self, name: &str) -> Option<&Argument<'_>> {
        let mut arguments = self.arguments.iter();
        let found = arguments.find(|(given, _)| *given == name);
        found.map(|(_, argument)| argument)
    }
}

impl Key {
    fn fits(&self, argument: &Argument<'_>, numbers: &Numbers) -> bool {
        match (self, argument) {
            (Self::Count(key), Argument::Count(count)) => key == count,
            (Self::Word(key), Argument::Count(count)) => key == numbers.plural(*count),
            (Self::Word(key), Argument::Text(text)) => key == text,
            (Self::Word(key), Argument::Markup(html)) => key == html,
            (Self::Count(_), Argument::Text(_) | Argument::Markup(_)) => false,
        }
    }
}

/// None for a number that is not whole: it counts nothing.
fn key(key: &VariantKey<&str>) -> Option<Key> {
    Some(match key {
        VariantKey::Identifier { name } => Key::Word((*name).to_owned()),
        VariantKey::NumberLiteral { value } => Key::Count(value.parse().ok()?),
    })
}

/// The words of a message as HTML, parted at its links.
fn marked(value: &str, pieces: &mut Vec<Piece>) {
    let html = markup::message(value);
    let mut done = 0;
    for (at, tag) in markup::tags(&html) {
        if !markup::is_plain_tag(tag.strip_prefix('/').unwrap_or(tag)) {
            pieces.push(Piece::Words(html[done..at].to_owned()));
            pieces.push(Piece::Tag(tag.to_owned()));
            done = at + tag.len() + "<>".len();
        }
    }
    pieces.push(Piece::Words(html[done..].to_owned()));
}
