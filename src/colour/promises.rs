//! What the colours promise, tried on three colours of every kind: the defaults, a thousand at random, the
//! edges of sRGB, and every hue.

use super::anchors::{Anchors, Moved, fit};
use super::contrast::contrast;
use super::oklch::Oklch;
use super::palette::Palette;
use super::scheme::{Class, DARK, LIGHT, Page, Scheme};
use super::srgb::Colour;

/// What rounding to 8 bits may take from two colours that were equally light.
const ROUNDING: f64 = 0.006;
const LEAST_STEP: f64 = 0.07;

fn colour(hex: &str) -> Colour {
    Colour::parse(hex).expect("the tests write colours as hex")
}

fn lightness(colour: Colour) -> f64 {
    Oklch::of(colour).lightness
}

/// Each kind of page, its panels as the stylesheet of the theme has them, and which way its scales go: to
/// darker (-1) or to lighter (1).
fn pages() -> [(&'static Page, Colour, f64); 2] {
    [
        (&LIGHT, colour("#fff"), -1.0),
        (&DARK, colour("#1e1e3b"), 1.0),
    ]
}

/// Panics unless every promise is kept for these anchors.
fn keeps_its_promises(anchors: Anchors) {
    let (palette, moved) = Palette::of(anchors);
    for ((page, surface, away), scheme) in pages().into_iter().zip([&palette.light, &palette.dark])
    {
        let context = format!("{anchors:?} {scheme:?}");
        let [first_2, first_1, neutral, second_1, second_2] = scheme.leans;
        for scale in [
            &scheme.levels[..],
            &[neutral, first_1, first_2],
            &[neutral, second_1, second_2],
        ] {
            orders_by_lightness(scale, away, [page.paper, surface], &context);
        }
        for (a, b) in [(first_2, second_2), (first_1, second_1)] {
            let difference = (lightness(a.fill) - lightness(b.fill)).abs();
            assert!(difference < ROUNDING, "symmetry {difference}: {context}");
        }
        assert!(Oklch::of(neutral.fill).chroma < 0.02, "{context}");
        for Class { fill, words } in scheme.levels.into_iter().chain(scheme.leans) {
            assert!(contrast(fill, words) >= 4.5, "{fill:?}: {context}");
        }
        for badge in [scheme.to, scheme.from] {
            for behind in [page.paper, surface, badge.tint] {
                let contrast = contrast(badge.ink, behind);
                assert!(contrast >= 4.5, "{contrast} on {behind:?}: {context}");
            }
        }
        directions_are_told_apart(scheme, &context);
    }
    shows_its_anchors(anchors, &palette.light, &moved);
}

/// The scale goes away from the page, each step the least or more.
fn orders_by_lightness(scale: &[Class], away: f64, behind: [Colour; 2], context: &str) {
    for behind in behind {
        let step = (lightness(scale[0].fill) - lightness(behind)) * away;
        assert!(step >= LEAST_STEP, "{step} from the page: {context}");
    }
    for pair in scale.windows(2) {
        let step = (lightness(pair[1].fill) - lightness(pair[0].fill)) * away;
        assert!(step >= LEAST_STEP, "{step}: {context}");
    }
}

fn directions_are_told_apart(scheme: &Scheme, context: &str) {
    let [first, .., second] = scheme.leans.map(|class| Oklch::of(class.fill));
    assert!(first.apart(second) > 0.04 - ROUNDING, "{context}");
    if first.chroma > 0.035 && second.chroma > 0.035 {
        let turn = first.turn_to(second).abs();
        // Six thousandths of the least chroma are ten degrees.
        assert!(turn > 60.0 - 10.0, "{turn}: {context}");
    }
}

/// What is used is what was wanted, or else it is told; and what was told can be asked for.
fn shows_its_anchors(wanted: Anchors, light: &Scheme, moved: &[Moved]) {
    let used = |name: &str, wanted: Colour| {
        let mut told = moved.iter().filter(|moved| moved.name == name);
        let used = told.next().map_or(wanted, |moved| {
            assert_eq!(moved.wanted, wanted);
            assert_ne!(moved.used, wanted);
            moved.used
        });
        assert_eq!(told.next(), None, "{name} is told once");
        used
    };
    let shown = Anchors {
        many: light.levels[5].fill,
        first: light.from.ink,
        second: light.to.ink,
    };
    assert_eq!(shown.many, used("many", wanted.many));
    assert_eq!(shown.first, used("first", wanted.first));
    assert_eq!(shown.second, used("second", wanted.second));
    assert_eq!(fit(shown), (shown, Vec::new()), "asked for {wanted:?}");
}

/// The same numbers on every run and machine (SplitMix64, Steele, Lea and Flood 2014).
fn numbers(mut state: u64) -> impl FnMut() -> u64 {
    move || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[test]
fn the_default_anchors_keep_every_promise_and_stay() {
    keeps_its_promises(Anchors::default());
    assert_eq!(Palette::of(Anchors::default()).1, []);
}

#[test]
fn random_anchors_keep_every_promise() {
    let mut number = numbers(2020);
    let mut any = || {
        let [red, green, blue, ..] = number().to_le_bytes();
        Colour::of([red, green, blue])
    };
    for _ in 0..1000 {
        let (many, first, second) = (any(), any(), any());
        keeps_its_promises(Anchors {
            many,
            first,
            second,
        });
    }
}

/// The edges of sRGB and greys near them, every one with every other.
#[test]
fn extreme_anchors_keep_every_promise() {
    let extremes = [
        "#000", "#fff", "#ff0", "#0f0", "#0ff", "#00f", "#f0f", "#f00", "#808080", "#7f8080",
        "#5b6069", "#3e5148", "#013c3c", "#004b00",
    ]
    .map(colour);
    for first in extremes {
        for second in extremes {
            keeps_its_promises(Anchors {
                many: first,
                first,
                second,
            });
        }
    }
}

/// Everything of one hue and one lightness, at the edges of what an anchor may be.
#[test]
fn every_hue_keeps_every_promise() {
    for hue in 0..360 {
        for lightness in [0.2, 0.32, 0.4, 0.49, 0.7] {
            for chroma in [0.02, 0.04, 0.4] {
                let hue = f64::from(hue);
                let one = Oklch {
                    lightness,
                    chroma,
                    hue,
                }
                .to_colour();
                keeps_its_promises(Anchors {
                    many: one,
                    first: one,
                    second: one,
                });
            }
        }
    }
}

#[test]
fn a_turned_second_that_lay_a_hair_outside_the_window_can_be_asked_for() {
    keeps_its_promises(Anchors {
        first: colour("#509b8e"),
        second: colour("#06770a"),
        ..Anchors::default()
    });
}

#[test]
fn the_pages_are_those_of_the_stylesheet() {
    let css = include_str!("../../templates/assets/observatory.css");
    let (light, dark) = css
        .split_once("prefers-color-scheme: dark")
        .expect("the stylesheet has colours for the dark");
    for (part, paper, surface) in [(light, LIGHT.paper, "#fff"), (dark, DARK.paper, "#1e1e3b")] {
        assert!(part.contains(&format!("--paper: {};", paper.to_hex())));
        assert!(part.contains(&format!("--surface: {surface};")));
    }
}
