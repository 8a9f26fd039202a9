//! Which bucket a word stands in: takes a word, gives a number below that of all buckets.

/// How many documents there are to one bucket, so that loading one takes no longer as the site grows.
const DOCUMENTS_A_BUCKET: usize = 160;

/// More than this would be no smaller: words with the same two first letters stand together.
const MOST: usize = 512;

/// How many buckets the index of so many documents has.
pub fn buckets(documents: usize) -> usize {
    (documents / DOCUMENTS_A_BUCKET)
        .next_power_of_two()
        .min(MOST)
}

/// What decides where a word stands: its first two letters, so that all words with a beginning are in one bucket.
pub(super) fn key(word: &str) -> &str {
    word.char_indices()
        .nth(2)
        .map_or(word, |(end, _)| &word[..end])
}

/// The bucket of a word among `count`: FNV-1a over the UTF-16 units of its key, which a browser has at hand.
pub(super) fn of(word: &str, count: usize) -> usize {
    let hash = key(word)
        .encode_utf16()
        .fold(0x811c_9dc5_u32, |hash, unit| {
            (hash ^ u32::from(unit)).wrapping_mul(0x0100_0193)
        });
    hash as usize % count
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{buckets, of};

    #[test]
    fn the_number_of_buckets_grows_with_the_site() {
        assert_eq!(
            [0, 1, 159, 160, 320, 10_000, 100_000, 10_000_000].map(buckets),
            [1, 1, 1, 1, 2, 64, 512, 512]
        );
    }

    #[test]
    fn words_that_begin_alike_stand_together() {
        assert_eq!(of("trusting", 64), of("tr", 64));
        assert_eq!(of("ŵyna", 64), of("ŵy", 64));
        let spread: BTreeSet<usize> = ('a'..='z')
            .map(|letter| of(&format!("a{letter}"), 64))
            .collect();
        assert!(spread.len() > 12, "{spread:?}");
        // Computed by other means.
        assert_eq!(of("trusting", 1 << 16), 0x5003);
    }
}
