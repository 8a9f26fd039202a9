//! "Did you mean": the known word nearest to one that is not known.

use strsim::damerau_levenshtein;

/// The known word nearest to `word`, if any is near enough: at most two slips, or a third of its
/// letters in longer words. Of two as near, the first.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let letters = word.chars().count();
    let allowed = (letters / 3).max(2);
    known
        .into_iter()
        .map(|candidate| (candidate.chars().count(), candidate))
        // Each letter too many or too few is a slip: most candidates need no closer look.
        .filter(|(length, _)| length.abs_diff(letters) <= allowed)
        .map(|(length, candidate)| (damerau_levenshtein(&word, candidate), length, candidate))
        .filter(|&(slips, length, _)| slips <= allowed && slips < length)
        .map(|(slips, _, candidate)| (slips, candidate))
        .min_by_key(|&(slips, _)| slips)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

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
}
