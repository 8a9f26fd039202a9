//! Which words belong together: takes a folded word, gives what the words of its family share.

use std::borrow::Cow;

use frostem::{Algorithm, Stemmer};

/// The languages whose words are put into families, by the first part of their tag.
const LANGUAGES: &[(&str, Algorithm)] = &[
    ("da", Algorithm::Danish),
    ("de", Algorithm::German),
    ("en", Algorithm::English),
    ("es", Algorithm::Spanish),
    ("fi", Algorithm::Finnish),
    ("fr", Algorithm::French),
    ("ga", Algorithm::Irish),
    ("it", Algorithm::Italian),
    ("nb", Algorithm::Norwegian),
    ("nl", Algorithm::Dutch),
    ("nn", Algorithm::Norwegian),
    ("no", Algorithm::Norwegian),
    ("pl", Algorithm::Polish),
    ("pt", Algorithm::Portuguese),
    ("sv", Algorithm::Swedish),
];

/// Puts the words of one language into families. In any other each word is its own.
pub(super) struct Stems(Option<Stemmer>);

impl Stems {
    /// For a language, by its BCP 47 tag.
    pub(super) fn of(language: &str) -> Self {
        let first = language.split('-').next().unwrap_or_default();
        let known = LANGUAGES
            .iter()
            .find(|(tag, _)| first.eq_ignore_ascii_case(tag));
        Self(known.map(|&(_, algorithm)| Stemmer::new(algorithm)))
    }

    /// What the family of a word shares.
    pub(super) fn stem<'a>(&self, word: &'a str) -> Cow<'a, str> {
        match &self.0 {
            Some(stemmer) => stemmer.stem(word),
            None => Cow::Borrowed(word),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Stems;

    #[test]
    fn families_are_those_of_the_language() {
        let english = Stems::of("en-GB");
        assert_eq!(english.stem("trusting"), english.stem("trusted"));
        assert_ne!(english.stem("trusting"), english.stem("doubting"));
        assert_eq!(
            Stems::of("fr").stem("voisines"),
            Stems::of("FR").stem("voisin")
        );
    }

    #[test]
    fn in_a_language_without_a_stemmer_each_word_stands_alone() {
        assert_eq!(Stems::of("cy").stem("cymdogion"), "cymdogion");
        assert_eq!(Stems::of("").stem("trusting"), "trusting");
    }
}
