//! The words of a list of wording, made ready to be looked for in many texts.

use std::ops::Range;

use ahash::AHashMap;

use crate::check::reading::{Text, words};
use crate::wording::Saying;

/// Sayings by their first word.
pub(super) struct Phrases {
    by_first: AHashMap<String, Vec<(Vec<String>, Saying)>>,
    /// What the first words begin with: most words of a text begin otherwise.
    initials: Vec<char>,
}

impl Phrases {
    pub(super) fn new(sayings: Vec<Saying>) -> Self {
        let mut by_first: AHashMap<String, Vec<(Vec<String>, Saying)>> = AHashMap::new();
        for saying in sayings {
            let phrase: Vec<String> = words(&saying.say_not)
                .into_iter()
                .map(|word| word.folded(&saying.say_not).to_owned())
                .collect();
            if let Some(first) = phrase.first() {
                by_first
                    .entry(first.clone())
                    .or_default()
                    .push((phrase, saying));
            }
        }
        // Of two that begin alike the longer says more.
        for phrases in by_first.values_mut() {
            phrases.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        }
        let mut initials: Vec<char> = by_first
            .keys()
            .filter_map(|first| first.chars().next())
            .collect();
        initials.sort_unstable();
        initials.dedup();
        Self { by_first, initials }
    }

    /// Every saying in a text, with its place; none overlaps another.
    pub(super) fn find(&self, text: &Text) -> Vec<(&Saying, Range<usize>)> {
        let mut found = Vec::new();
        let mut index = 0;
        while index < text.words.len() {
            match self.at(text, index) {
                Some((saying, length)) => {
                    let (first, last) = (&text.words[index], &text.words[index + length - 1]);
                    found.push((saying, first.span.start..last.span.end));
                    index += length;
                }
                None => index += 1,
            }
        }
        found
    }

    fn at(&self, text: &Text, index: usize) -> Option<(&Saying, usize)> {
        let first = text.word(index);
        if !first
            .chars()
            .next()
            .is_some_and(|letter| self.initials.contains(&letter))
        {
            return None;
        }
        let starting = [Some(first), first.strip_suffix('s')]
            .into_iter()
            .flatten()
            .filter_map(|first| self.by_first.get(first))
            .flatten();
        let mut fitting = starting.filter(|(phrase, _)| {
            phrase.iter().enumerate().all(|(offset, word)| {
                let there = text.word(index + offset);
                let is_last = offset + 1 == phrase.len();
                let is_near = is_last || is_small(text.gap(index + offset));
                is_near && (there == word || is_last && is_plural(there, word))
            })
        });
        fitting
            .next()
            .map(|(phrase, saying)| (saying, phrase.len()))
    }
}

/// Whether words with this between them are said in one breath.
fn is_small(gap: &str) -> bool {
    matches!(gap, " " | "-" | "\n" | "\u{a0}" | "\u{2010}" | "\u{2011}")
}

fn is_plural(there: &str, word: &str) -> bool {
    let ending = there.strip_prefix(word);
    matches!(ending, Some("s" | "'s" | "s'"))
}
