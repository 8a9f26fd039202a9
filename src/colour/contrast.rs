//! Whether words can be read: takes two colours, gives how much they stand out from each other.

use super::srgb::Colour;

/// The least contrast of words of ordinary size with what is behind them (WCAG 2.2, 1.4.3, level AA).
const READABLE: f64 = 4.5;

/// The ink of a page, dark but kinder than black.
const INK: Colour = Colour::of([0x1f, 0x1d, 0x38]);
const WHITE: Colour = Colour::of([255; 3]);
const BLACK: Colour = Colour::of([0; 3]);

/// The contrast of two colours, from 1 (the same) to 21 (black and white), in whichever order
/// ([WCAG 2.2](https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)).
pub fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The colour for words on `background`: ink, or else white, or else black. One of them can always be read,
/// because the contrasts of white and of black with any colour multiply to 21, more than 4.5 × 4.5.
pub(super) fn words_on(background: Colour) -> Colour {
    [INK, WHITE]
        .into_iter()
        .find(|words| contrast(*words, background) >= READABLE)
        .unwrap_or(BLACK)
}

/// Relative luminance, from 0 (black) to 1 (white), as WCAG 2.2 defines it.
fn luminance(colour: Colour) -> f64 {
    let [red, green, blue] = colour.to_light();
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::super::srgb::Colour;
    use super::{BLACK, READABLE, WHITE, contrast, words_on};

    #[test]
    fn published_contrasts() {
        let grey = |channel| Colour::of([channel; 3]);
        assert!((contrast(BLACK, WHITE) - 21.0).abs() < 1e-9);
        assert!((contrast(WHITE, WHITE) - 1.0).abs() < 1e-9);
        // The greys on either side of 4.5 on white, known to everybody who has looked for one.
        assert!((contrast(grey(0x76), WHITE) - 4.54).abs() < 0.005);
        assert!((contrast(grey(0x77), WHITE) - 4.48).abs() < 0.005);
        let red = Colour::of([255, 0, 0]);
        assert!((contrast(WHITE, red) - 4.0).abs() < 0.005);
    }

    #[test]
    fn words_can_be_read_on_every_grey_and_on_pure_colours() {
        for channel in 0..=255 {
            for background in [
                [channel; 3],
                [channel, 0, 0],
                [0, channel, 0],
                [0, 0, channel],
            ] {
                let background = Colour::of(background);
                assert!(contrast(words_on(background), background) >= READABLE);
            }
        }
        assert_eq!(words_on(Colour::of([0x7a; 3])), BLACK);
    }
}
