//! "Did you mean": the known word nearest to one that is not known.

use strsim::damerau_levenshtein;

/// A known word that is near to one that is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Near<'a> {
    /// The nearest; of two as near, the first.
    pub word: &'a str,
    /// Whether no other is as near, so that one word alone is the likeliest.
    pub is_only: bool,
}

/// The known word nearest to `word`, if any is near enough: at most two slips, or a third of its
/// letters in longer words. Of two as near, the first.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    near(word, known).map(|near| near.word)
}

/// As [`nearest`], and whether no other word is as near.
pub fn near<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<Near<'a>> {
    let word = word.to_lowercase();
    let letters = word.chars().count();
    let allowed = (letters / 3).max(2);
    let enough: Vec<(usize, &str)> = known
        .into_iter()
        .map(|candidate| (candidate.chars().count(), candidate))
        // Each letter too many or too few is a slip: most candidates need no closer look.
        .filter(|(length, _)| length.abs_diff(letters) <= allowed)
        .map(|(length, candidate)| (damerau_levenshtein(&word, candidate), length, candidate))
        .filter(|&(slips, length, _)| slips <= allowed && slips < length)
        .map(|(slips, _, candidate)| (slips, candidate))
        .collect();
    let &(fewest, word) = enough.iter().min_by_key(|(slips, _)| slips)?;
    let is_only = enough
        .iter()
        .all(|&(slips, other)| slips > fewest || other == word);
    Some(Near { word, is_only })
}

/// Whether `written` is `word` in another spelling, and can have meant nothing else: in capitals, with other
/// signs between its parts, with a letter once or twice, or with two letters that changed places. Any other
/// difference may be a word of its own, as `south-street` is beside `north-street`.
pub fn is_same_word(written: &str, word: &str) -> bool {
    let plain = |text: &str| text.trim().to_lowercase().replace(['_', ' '], "-");
    let (written, word) = (plain(written), plain(word));
    let figures = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    if figures(&written) != figures(&word) {
        return false;
    }
    let once = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.dedup();
        letters
    };
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    let is_swapped = damerau_levenshtein(&written, &word) == 1 && sorted(&written) == sorted(&word);
    once(&written) == once(&word) || is_swapped
}

#[cfg(test)]
mod tests {
    use super::{is_same_word, near, nearest};

    #[test]
    fn another_spelling_is_the_same_word_and_another_word_is_not() {
        for (written, word) in [
            ("Leeds", "leeds"),
            ("leds", "leeds"),
            ("mutual_aid", "mutual-aid"),
            ("Mutual aid", "mutual-aid"),
            ("niehgbours", "neihgbours"),
            ("naer", "near"),
        ] {
            assert!(is_same_word(written, word), "{written} {word}");
        }
        for (written, word) in [
            ("east-yorkshire", "west-yorkshire"),
            ("south-street", "north-street"),
            ("ward-2", "ward-1"),
            ("ward-11", "ward-1"),
            ("ward-12", "ward-21"),
            ("unwell", "well"),
            ("getting-offline", "getting-online"),
            ("strong", "stronger"),
            ("viewed", "view"),
            ("", "well"),
        ] {
            assert!(!is_same_word(written, word), "{written} {word}");
        }
    }

    #[test]
    fn finds_slips_and_refuses_strangers() {
        let known = ["title", "date", "place"];
        assert_eq!(nearest("tilte", known), Some("title"));
        assert_eq!(nearest("Date", known), Some("date"));
        assert_eq!(nearest("permission", known), None);
        assert_eq!(nearest("", known), None);
    }

    #[test]
    fn a_letter_too_many_or_too_few_is_a_slip_like_any_other() {
        let known = ["abcdef", "neighbourhoods"];
        assert_eq!(nearest("abcd", known), Some("abcdef"));
        assert_eq!(nearest("abc", known), None);
        assert_eq!(nearest("neighbourho", known), Some("neighbourhoods"));
        assert_eq!(nearest("neighbourh", known), None);
    }

    #[test]
    fn of_two_as_near_none_is_the_only_one() {
        let is_only =
            |word| near(word, ["well", "wall", "partly", "partly"]).map(|near| near.is_only);
        assert_eq!(is_only("wel"), Some(true), "one slip is less than two");
        assert_eq!(is_only("wll"), Some(false));
        assert_eq!(
            is_only("partli"),
            Some(true),
            "one word that stands twice is one"
        );
        assert_eq!(is_only("nothing"), None);
    }
}
