//! One sighting as the rules of words read it: every text in its file as it is meant, each letter with its place
//! in the file.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::phrases::Phrases;
use crate::check::speech;
use crate::check::told::Told;
use crate::diagnostic::{Diagnostic, Rule};
use crate::document;
use crate::markdown::{Account, Voice};
use crate::model::Observatory;
use crate::passage::Passage;

/// What a rule of words looks at.
pub(super) struct Reading<'a> {
    /// The observatory that the sighting is in.
    pub observatory: &'a Observatory,
    /// What its file tells.
    pub told: &'a Told<'a>,
    /// What is better said otherwise.
    pub phrases: &'a Phrases,
    /// The words of the names of all places, in small letters.
    pub place_words: &'a BTreeSet<String>,
    /// Its texts, in the order of the file.
    pub texts: Vec<Text>,
}

/// A text with its words.
pub(super) struct Text {
    /// The key that it is given for, or `account`.
    pub key: String,
    /// Whose words they are.
    pub voice: Voice,
    /// The text; places are bytes of the file.
    pub passage: Passage,
    /// Its words, in order.
    pub words: Vec<Word>,
    /// What stands between quotation marks, in bytes of the text.
    pub quoted: Vec<Range<usize>>,
}

/// A word: letters and digits with the apostrophes inside; a hyphen parts two.
#[derive(Debug)]
pub(super) struct Word {
    /// In small letters, with straight apostrophes; none where it is written so, as most are.
    folded: Option<Box<str>>,
    /// Where it stands in its text.
    pub span: Range<usize>,
}

impl Word {
    /// In small letters, with straight apostrophes; `text` is what it stands in.
    pub(super) fn folded<'t>(&'t self, text: &'t str) -> &'t str {
        self.folded.as_deref().unwrap_or(&text[self.span.clone()])
    }
}

impl<'a> Reading<'a> {
    pub(super) fn new(
        observatory: &'a Observatory,
        told: &'a Told<'a>,
        phrases: &'a Phrases,
        place_words: &'a BTreeSet<String>,
    ) -> Self {
        let source = told.source;
        let head = told.opening.end..told.body.start;
        let closing = source.text()[head.clone()].rfind("+++");
        let toml = head.start..closing.map_or(head.end, |closing| head.start + closing);
        let keys = document::texts(source, toml)
            .into_iter()
            .map(|text| (text.key, Voice::Own, text.passage));
        let account = Account::new(&source.text()[told.body.clone()]);
        let account = account.read();
        told.surveyed.by(&account);
        let blocks = account
            .passages()
            .into_iter()
            .map(|(voice, passage)| ("account".to_owned(), voice, passage.moved(told.body.start)));
        Self {
            observatory,
            told,
            phrases,
            place_words,
            texts: keys.chain(blocks).map(Text::new).collect(),
        }
    }

    /// Its texts that are sentences: not addresses, ids and words of lists.
    pub(super) fn prose(&self) -> impl Iterator<Item = &Text> {
        const PROSE: &[&str] = &[
            "title",
            "summary",
            "left_out",
            "observer",
            "account",
            "sources.title",
            "followups.note",
            "replies.by",
            "replies.text",
        ];
        self.texts
            .iter()
            .filter(|text| text.voice != Voice::Address && PROSE.contains(&text.key.as_str()))
    }

    /// A find at a part of one of the texts.
    pub(super) fn found(
        &self,
        rule: &'static Rule,
        text: &Text,
        span: &Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Diagnostic {
        let written = text.passage.written(span);
        Diagnostic::new(rule, self.told.source, written, message, help)
    }
}

impl Text {
    fn new((key, voice, passage): (String, Voice, Passage)) -> Self {
        Self {
            key,
            voice,
            words: words(passage.text()),
            quoted: speech::quoted(passage.text()),
            passage,
        }
    }

    /// Its words in small letters, in order.
    pub(super) fn folded(&self) -> impl Iterator<Item = &str> {
        self.words
            .iter()
            .map(|word| word.folded(self.passage.text()))
    }

    /// What is written from one place to another.
    pub(super) fn slice(&self, span: &Range<usize>) -> &str {
        &self.passage.text()[span.clone()]
    }

    /// A word as it is written.
    pub(super) fn written(&self, word: &Word) -> &str {
        self.slice(&word.span)
    }

    /// What stands between a word and the next.
    pub(super) fn gap(&self, index: usize) -> &str {
        match self.words.get(index..index + 2) {
            Some([one, next]) => &self.passage.text()[one.span.end..next.span.start],
            _ => "",
        }
    }

    /// The folded word at a place, or nothing.
    pub(super) fn word(&self, index: usize) -> &str {
        self.words
            .get(index)
            .map_or("", |word| word.folded(self.passage.text()))
    }

    /// Whether the word at a place begins with a capital letter.
    pub(super) fn is_capital(&self, index: usize) -> bool {
        let word = self.words.get(index).map(|word| self.written(word));
        word.is_some_and(|word| word.starts_with(char::is_uppercase))
    }

    /// Whether a part of the text is somebody else's words.
    pub(super) fn is_quoted(&self, span: &Range<usize>) -> bool {
        let next = self
            .quoted
            .partition_point(|quoted| quoted.end <= span.start);
        self.voice == Voice::Quoted
            || self
                .quoted
                .get(next)
                .is_some_and(|quoted| quoted.start <= span.start)
    }
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / USUAL_WORD);
    let mut begun: Option<Range<usize>> = None;
    // A letter that ends the last word where the text ends without one.
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        if letter.is_alphanumeric() {
            begun.get_or_insert(at..at).end = at + letter.len_utf8();
        } else if !matches!(letter, '\'' | '’')
            && let Some(span) = begun.take()
        {
            words.push(Word {
                folded: folded(&text[span.clone()]),
                span,
            });
        }
    }
    words
}

/// About so many bytes of a text are a word and what stands behind it.
const USUAL_WORD: usize = 6;

/// The words of some names, in small letters.
pub(super) fn words_of<'a>(names: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    names
        .flat_map(|name| {
            let words = words(name).into_iter();
            words.map(|word| word.folded(name).to_owned())
        })
        .collect()
}

/// In small letters and with straight apostrophes, where it is not written so.
fn folded(word: &str) -> Option<Box<str>> {
    if word.is_ascii() {
        let has_capital = word.bytes().any(|byte| byte.is_ascii_uppercase());
        return has_capital.then(|| word.to_ascii_lowercase().into());
    }
    Some(word.to_lowercase().replace('’', "'").into())
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_are_letters_and_digits_with_the_apostrophes_inside() {
        for (text, expected) in [
            ("", vec![]),
            ("– '", vec![]),
            ("One 2nd", vec!["one", "2nd"]),
            ("o’r enw Siân, isn't", vec!["o'r", "enw", "siân", "isn't"]),
            (
                "the neighbours' 'own' 'n'",
                vec!["the", "neighbours", "own", "n"],
            ),
            ("sister-in-law", vec!["sister", "in", "law"]),
            ("ΣΑΣ信任 é'", vec!["σας信任", "é"]),
        ] {
            let found = words(text);
            let found: Vec<&str> = found.iter().map(|word| word.folded(text)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
