//! The colours of an observatory: takes three anchors, gives scales that can be read in light and in dark.
//!
//! Two scales are computed. How many sightings there are is shown by a *sequential* scale, which lightness
//! alone orders, from near the page to far from it. Which way they lean is shown by a *diverging* scale,
//! equally light at equal distance from its middle, so that neither direction looks like more. Both are
//! laid out in OKLCH, where a step of lightness looks the same in every hue ([Ottosson 2020]), and every
//! promise is kept by the colours as they are written, after rounding to 8 bits:
//!
//! - neighbours of a scale, and its palest class and the page, differ by 0.07 of lightness or more;
//! - words on a class, and a direction's ink on the page and on its tint, reach a contrast of 4.5 : 1
//!   ([WCAG 2.2, 1.4.3]);
//! - the two directions differ in hue by 60° or more, unless one of them is grey.
//!
//! An anchor that would break a promise is moved no further than it must be, and the move is told
//! ([`Moved`]). Colour is never the only sign on a page: a glyph and words say the same.
//!
//! [Ottosson 2020]: https://bottosson.github.io/posts/oklab/
//! [WCAG 2.2, 1.4.3]: https://www.w3.org/TR/WCAG22/#contrast-minimum

mod anchors;
mod contrast;
mod oklch;
mod palette;
#[cfg(test)]
mod promises;
mod scheme;
mod srgb;

pub use anchors::{Anchors, Moved};
pub use contrast::contrast;
pub use palette::Palette;
pub use srgb::Colour;
