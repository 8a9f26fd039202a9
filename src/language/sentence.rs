//! A message whose words are the same whatever is put into it, taken apart once: most are of this kind, and are said
//! some thirty times for each sighting. All others are left to Fluent.

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};

use crate::language::markup;
use crate::language::number::Numbers;
use crate::language::{Argument, Kind};

/// A message without plurals.
pub(super) struct Sentence {
    pieces: Vec<Piece>,
}

enum Piece {
    /// Words, as text and as HTML.
    Words([String; 2]),
    /// The argument of this name.
    Argument(String),
}

impl Sentence {
    /// A message as Fluent has read it; none where its words depend on what is put in.
    pub(super) fn of(pattern: &Pattern<&str>) -> Option<Self> {
        let piece = |element: &PatternElement<&str>| match element {
            PatternElement::TextElement { value } => {
                Some(Piece::Words(Kind::ALL.map(|kind| match kind {
                    Kind::Plain => (*value).to_owned(),
                    Kind::Marked => markup::message(value).into_owned(),
                })))
            }
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => Some(Piece::Argument(id.name.to_owned())),
            PatternElement::Placeable { .. } => None,
        };
        let pieces: Option<Vec<Piece>> = pattern.elements.iter().map(piece).collect();
        Some(Self { pieces: pieces? })
    }

    /// What Fluent makes of it; none where it lacks an argument.
    pub(super) fn said(
        &self,
        arguments: &[(&str, Argument<'_>)],
        kind: Kind,
        numbers: &Numbers,
    ) -> Option<String> {
        let mut said = String::with_capacity(96);
        for piece in &self.pieces {
            match piece {
                Piece::Words(words) => said.push_str(&words[kind as usize]),
                Piece::Argument(name) => {
                    let (_, argument) = arguments.iter().find(|(given, _)| given == name)?;
                    said.push_str(&argument.written(kind, numbers));
                }
            }
        }
        Some(said)
    }
}
