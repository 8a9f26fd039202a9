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

#[cfg(test)]
mod tests {
    use super::{near, nearest};

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
