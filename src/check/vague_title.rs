//! A title that does not say what was noticed.

use crate::check::subject::{Subject, at_key};
use crate::diagnostic::{Findings, Level, Rule};
use crate::markdown::is_unspaced;

/// A title that does not say what was noticed.
pub(super) static RULE: Rule = Rule {
    code: "vague-title",
    level: Level::Note,
    page: include_str!("../../docs/rules/vague-title.md"),
};

/// A title with fewer words can hardly say what was noticed.
const FEW_WORDS: usize = 3;

/// Words that say nothing of what was noticed, however many stand together.
const GENERIC: &[&str] = &[
    "a",
    "account",
    "an",
    "another",
    "draft",
    "entry",
    "example",
    "file",
    "first",
    "from",
    "here",
    "in",
    "my",
    "new",
    "news",
    "no",
    "note",
    "notes",
    "observation",
    "of",
    "one",
    "our",
    "post",
    "report",
    "second",
    "sighting",
    "some",
    "something",
    "story",
    "sample",
    "tbc",
    "tbd",
    "test",
    "testing",
    "the",
    "thing",
    "things",
    "third",
    "this",
    "title",
    "todo",
    "untitled",
    "update",
    "updates",
    "with",
];

/// Each title of fewer than three words, or of words that would fit any sighting.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for told in subject.told() {
        let Some(title) = told.title else {
            continue;
        };
        let words = words(title);
        let message = if words.iter().all(|word| is_generic(word)) {
            "this title would fit any sighting"
        // Without spaces a title has few words however much it says.
        } else if words.len() < FEW_WORDS && !title.contains(is_unspaced) {
            "this title is too short to say what was noticed"
        } else {
            continue;
        };
        findings.push(at_key(
            &RULE,
            &told,
            "title",
            message,
            "say who does what now, for instance \"Neighbours shop for people they hardly know\"",
        ));
    }
}

fn words(title: &str) -> Vec<String> {
    title
        .split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '’' | '-'))
        .filter(|word| word.contains(char::is_alphanumeric))
        .map(str::to_lowercase)
        .collect()
}

fn is_generic(word: &str) -> bool {
    GENERIC.contains(&word) || word.chars().all(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use super::{is_generic, words};
    use crate::markdown::is_unspaced;

    #[test]
    fn words_that_fit_any_sighting() {
        for title in [
            "Update",
            "New sighting (2)",
            "Test – the 1st… 1",
            "!!!",
            "My story",
        ] {
            let words = words(title);
            assert!(
                words.iter().all(|word| is_generic(word) || word == "1st"),
                "{title}"
            );
        }
        for title in ["Street parties", "News from Newham", "Un sighting nouveau"] {
            assert!(!words(title).iter().all(|word| is_generic(word)), "{title}");
        }
    }

    #[test]
    fn words_are_not_split_by_what_belongs_to_them() {
        assert_eq!(
            words("Neighbour’s self-help, at last"),
            ["neighbour’s", "self-help", "at", "last"]
        );
        assert!("近所の人が助け合う".contains(is_unspaced));
        assert!("เพื่อนบ้านแบ่งปันสวน".contains(is_unspaced));
        assert!(!"Сад".contains(is_unspaced));
    }
}
