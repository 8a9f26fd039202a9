//! Words as they are looked for: takes any text, gives its words without capitals and accents.
//!
//! `templates/assets/search.js` folds what is typed by the same steps; a test in a browser holds both against each
//! other. Neither needs a list of a language's words.

use std::borrow::Cow;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Words with more letters than this are no words that anybody types.
const LONGEST: usize = 40;

/// Calls `found` with each word of a text, in its order.
pub(super) fn each(text: &str, mut found: impl FnMut(&str)) {
    let mut word = String::new();
    let mut end = |word: &mut String| {
        if !word.is_empty() && word.chars().count() <= LONGEST {
            found(word);
        }
        word.clear();
    };
    // What a letter becomes depends on no letter beyond a space, and most stretches between two are of plain letters.
    for stretch in text.split(' ') {
        for letter in fold(stretch).chars() {
            if is_apostrophe(letter) {
                continue;
            }
            if stands_alone(letter) {
                end(&mut word);
                word.push(letter);
                end(&mut word);
            } else if letter.is_alphanumeric() {
                word.push(letter);
            } else {
                end(&mut word);
            }
        }
        end(&mut word);
    }
}

/// The text in small letters, each without its accents, and wide or joined forms as the letters that they stand for.
fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return match text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            true => Cow::Owned(text.to_ascii_lowercase()),
            false => Cow::Borrowed(text),
        };
    }
    let mut bare = String::with_capacity(text.len());
    // This is NFKD but for the order of the accents, which are left out.
    for letter in text.chars() {
        decompose_compatible(letter, |part| {
            if !is_combining_mark(part) {
                bare.push(part);
            }
        });
    }
    Cow::Owned(bare.to_lowercase())
}

/// "O'r" is one word, and so is "don’t".
fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ')
}

/// Scripts that put no spaces between words are looked for sign by sign.
fn stands_alone(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization as _;
    use unicode_normalization::char::is_combining_mark;

    use super::{each, fold};

    fn words(text: &str) -> Vec<String> {
        let mut words = Vec::new();
        each(text, |word| words.push(word.to_owned()));
        words
    }

    #[test]
    fn words_have_neither_capitals_nor_accents() {
        assert_eq!(words("Tŷ’r Cyfeillion, Môn"), ["tyr", "cyfeillion", "mon"]);
        assert_eq!(
            words("CAFÉ cafe\u{301} ＣＡＦＥ ﬁne"),
            ["cafe", "cafe", "cafe", "fine"]
        );
        assert_eq!(
            words("don't—stop_now 20,5 % İZMİR"),
            ["dont", "stop", "now", "20", "5", "izmir"]
        );
        assert_eq!(words("ΟΔΟΣ"), ["οδος"]);
    }

    #[test]
    fn a_letter_becomes_what_the_rules_of_unicode_say() {
        for letter in '\0'..=char::MAX {
            let text = format!("a\u{301}{letter}\u{323}\u{301}{letter}b");
            let by_the_rules = text.nfkd().filter(|&part| !is_combining_mark(part));
            let by_the_rules = by_the_rules.collect::<String>().to_lowercase();
            assert_eq!(fold(&text), by_the_rules, "{letter:?}");
        }
    }

    #[test]
    fn where_no_spaces_are_written_each_sign_is_a_word() {
        assert_eq!(
            words("abc漢字かな12"),
            ["abc", "漢", "字", "か", "な", "12"]
        );
    }

    #[test]
    fn nothing_is_no_word_and_what_is_endless_is_none_either() {
        assert!(words("").is_empty());
        assert!(words(" .,;:!?—«»'’").is_empty());
        assert_eq!(words(&format!("{} b", "a".repeat(41))), ["b"]);
        assert_eq!(words(&"a".repeat(40)).len(), 1);
    }
}
