//! The three colours a maintainer chooses: takes them as wanted, gives them as they can be used.

use std::ops::RangeInclusive;

use super::oklch::Oklch;
use super::srgb::Colour;

/// The lightness an anchor may have on a light page. Any darker, and its hue is no longer seen; any lighter,
/// and its ink can't be read on its own tint, in yellow and green first.
const WINDOW: RangeInclusive<f64> = 0.32..=0.49;

/// How far rounding to 8 bits may take a lightness. An anchor so near to the window is left as it is, for
/// it may be one that was moved and then asked for.
const HAIR: f64 = 0.005;

/// The least turn of hue, in degrees, between two directions that both have a hue.
const LEAST_TURN: f64 = 60.0;

/// The turn that a second direction is given where it has less: a little more than the least, so that
/// rounding to 8 bits leaves it enough.
const TURN: f64 = 65.0;

/// The least distance in OKLab between two directions that are equally light.
const LEAST_APART: f64 = 0.04;

/// Below this chroma a colour is taken for a grey, whose hue tells nothing.
const GREY: f64 = 0.03;

/// The chroma that a second direction is given, at least, when it has to be told from the first. With a
/// [`TURN`] it is enough for `LEAST_APART`, also where sRGB has less of it (0.054, in dark cyan).
const VIVID: f64 = 0.09;

/// The colours from which all others are computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchors {
    /// The most sightings.
    pub many: Colour,
    /// All towards the first end of a shift.
    pub first: Colour,
    /// All towards the second end of a shift.
    pub second: Colour,
}

impl Default for Anchors {
    /// Indigo, amber-brown and purple, the colours of dusk.
    fn default() -> Anchors {
        Anchors {
            many: Colour::of([0x2c, 0x2d, 0x6c]),
            first: Colour::of([0x87, 0x48, 0x00]),
            second: Colour::of([0x5a, 0x2b, 0x86]),
        }
    }
}

/// An anchor that could not be used as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Which: `many`, `first` or `second`.
    pub name: &'static str,
    /// The colour that was asked for.
    pub wanted: Colour,
    /// The colour that stands in for it on a light page.
    pub used: Colour,
}

/// The anchors as a light page can use them, and what was moved: the nearest lightness of [`WINDOW`] for
/// each, with its own hue, and `second` turned away from `first` where the two could be taken for one.
pub(super) fn fit(wanted: Anchors) -> (Anchors, Vec<Moved>) {
    let first = within_window(wanted.first);
    let used = Anchors {
        many: within_window(wanted.many),
        first,
        second: told_from(first, within_window(wanted.second)),
    };
    let moved = [
        ("many", wanted.many, used.many),
        ("first", wanted.first, used.first),
        ("second", wanted.second, used.second),
    ]
    .into_iter()
    .filter(|(_, wanted, used)| wanted != used)
    .map(|(name, wanted, used)| Moved { name, wanted, used })
    .collect();
    (used, moved)
}

/// Both directions at the lightness half-way between them, with what chroma sRGB has there.
pub(super) fn equally_light(first: Oklch, second: Oklch) -> (Oklch, Oklch) {
    let lightness = (first.lightness + second.lightness) / 2.0;
    let at = |colour: Oklch| {
        Oklch {
            lightness,
            ..colour
        }
        .within_srgb()
    };
    (at(first), at(second))
}

/// Whether two directions, equally light, could be taken for each other.
fn are_alike(first: Oklch, second: Oklch) -> bool {
    let have_hues = first.chroma >= GREY && second.chroma >= GREY;
    first.apart(second) < LEAST_APART || (have_hues && first.turn_to(second).abs() < LEAST_TURN)
}

fn within_window(colour: Colour) -> Colour {
    let wanted = Oklch::of(colour);
    let lightness = nearest_lightness(wanted);
    if (wanted.lightness - lightness).abs() < HAIR {
        return colour;
    }
    Oklch {
        lightness,
        ..wanted
    }
    .to_colour()
}

fn nearest_lightness(wanted: Oklch) -> f64 {
    wanted.lightness.clamp(*WINDOW.start(), *WINDOW.end())
}

fn told_from(first: Colour, second: Colour) -> Colour {
    let (from, to) = (Oklch::of(first), Oklch::of(second));
    let (level_from, level_to) = equally_light(from, to);
    if !are_alike(level_from, level_to) {
        return second;
    }
    let turn = from.turn_to(to);
    // It stays on the side on which it is. Two of one hue, or without any, have none: then towards purple.
    let turn = if turn > 0.0 {
        turn.max(TURN)
    } else {
        turn.min(-TURN)
    };
    let turned = Oklch {
        lightness: nearest_lightness(to),
        chroma: to.chroma.max(VIVID),
        hue: (from.hue + turn).rem_euclid(360.0),
    };
    turned.to_colour()
}

#[cfg(test)]
mod tests {
    use super::super::oklch::Oklch;
    use super::super::srgb::Colour;
    use super::{Anchors, Moved, fit};

    fn colour(hex: &str) -> Colour {
        Colour::parse(hex).expect("the tests write colours as hex")
    }

    fn moves(many: &str, first: &str, second: &str) -> Vec<(&'static str, String)> {
        let wanted = Anchors {
            many: colour(many),
            first: colour(first),
            second: colour(second),
        };
        let (_, moved) = fit(wanted);
        moved
            .into_iter()
            .map(|Moved { name, used, .. }| (name, used.to_hex()))
            .collect()
    }

    #[test]
    fn the_default_anchors_stay() {
        assert_eq!(fit(Anchors::default()), (Anchors::default(), Vec::new()));
    }

    #[test]
    fn too_dark_and_too_light_are_moved_to_the_edge() {
        assert_eq!(
            moves("#000000", "#ffff00", "#5a2b86"),
            [
                ("many", "#333333".to_owned()),
                ("first", "#656500".to_owned()),
            ]
        );
    }

    #[test]
    fn a_second_of_the_hue_of_the_first_is_turned() {
        let moved = moves("#2c2d6c", "#5a2b86", "#5a2b86");
        let [("second", used)] = &moved[..] else {
            panic!("only the second is moved: {moved:?}")
        };
        let (first, second) = (Oklch::of(colour("#5a2b86")), Oklch::of(colour(used)));
        assert!((first.turn_to(second) + 65.0).abs() < 2.0, "{moved:?}");
    }

    #[test]
    fn two_greys_are_told_apart_by_a_hue_that_one_is_given() {
        let moved = moves("#555555", "#555555", "#555555");
        let [("second", used)] = &moved[..] else {
            panic!("only the second is moved: {moved:?}")
        };
        assert!((Oklch::of(colour(used)).hue - 295.0).abs() < 5.0, "{used}");
    }

    #[test]
    fn a_grey_and_a_colour_are_told_apart_as_they_are() {
        assert_eq!(moves("#2c2d6c", "#555555", "#5a2b86"), []);
        assert_eq!(moves("#2c2d6c", "#874800", "#555555"), []);
    }
}
