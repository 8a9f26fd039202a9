//! Where the signs stand that something can begin with: most of a text has none of them.

/// How many bytes are looked at together.
const TOGETHER: usize = 64;

/// The place of each byte that fits, in order. Bytes are looked at many at a time, so `fits` should be no more than a few
/// comparisons.
pub(super) fn places(text: &str, fits: impl Fn(u8) -> bool + Copy) -> impl Iterator<Item = usize> {
    let chunks = text
        .as_bytes()
        .chunks(TOGETHER)
        .zip((0..).step_by(TOGETHER));
    chunks
        // Without an early end it is done by the processor's wide registers.
        .filter(move |(chunk, _)| chunk.iter().fold(false, |any, &byte| any | fits(byte)))
        .flat_map(move |(chunk, start)| {
            let bytes = (start..).zip(chunk);
            bytes.filter_map(move |(at, &byte)| fits(byte).then_some(at))
        })
}

#[cfg(test)]
mod tests {
    use super::{TOGETHER, places};

    #[test]
    fn each_place_is_given_once_and_in_order() {
        for length in [0, 1, TOGETHER - 1, TOGETHER, TOGETHER + 1, 3 * TOGETHER] {
            for step in [1, 2, 63, 64, 65] {
                let fits = |at: &usize| at.is_multiple_of(step);
                let sign = |at: usize| if fits(&at) { '@' } else { 'a' };
                let text: String = (0..length).map(sign).collect();
                let wanted: Vec<usize> = (0..length).filter(fits).collect();
                let found: Vec<usize> = places(&text, |byte| byte == b'@').collect();
                assert_eq!(found, wanted, "{length} {step}");
            }
        }
    }
}
