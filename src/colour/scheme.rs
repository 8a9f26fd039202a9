//! All colours for one kind of page, light or dark: takes the anchors that fit, gives the two scales and the
//! inks of the two directions.

use super::anchors::{Anchors, equally_light};
use super::contrast::words_on;
use super::oklch::Oklch;
use super::srgb::Colour;

/// The chroma of a scale at its palest, as a part of that at its strongest.
const FADED: f64 = 0.6;

/// The chroma of a tint, as a part of its ink's.
const TINTED: f64 = 0.3;

/// The chroma of the middle of the diverging scale, in the hue of the page: all but a grey.
const NEUTRAL: f64 = 0.01;

/// What the page is like on which colours stand.
pub(super) struct Page {
    /// Behind everything, also behind the dot of a cell in which nothing is reported.
    pub(super) paper: Colour,
    /// The lightness of the palest class, 0.07 or more away from the paper and from every panel on it.
    palest: f64,
    /// The lightness of the strongest class; `None` where each anchor has its own.
    strongest: Option<f64>,
    /// The lightness of the tint behind a direction's name.
    tint: f64,
}

/// Pale paper with white panels, as the stylesheet of the theme has them by day.
pub(super) const LIGHT: Page = Page {
    paper: Colour::of([0xf6, 0xf4, 0xf8]),
    palest: 0.89,
    strongest: None,
    tint: 0.94,
};

/// Indigo paper, by night. All strongest classes stand at one lightness, the highest at which blue still has
/// a chroma to see (0.09): what an anchor of a light page keeps here is its hue and its chroma.
pub(super) const DARK: Page = Page {
    paper: Colour::of([0x15, 0x15, 0x2b]),
    palest: 0.33,
    strongest: Some(0.82),
    tint: 0.31,
};

/// The colours of one kind of page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scheme {
    /// How many, from the fewest to the most.
    pub(super) levels: [Class; 6],
    /// Which way: all first, mostly first, seen differently, mostly second, all second.
    pub(super) leans: [Class; 5],
    /// Towards the second end.
    pub(super) to: Badge,
    /// Towards the first end.
    pub(super) from: Badge,
}

/// A class of a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Class {
    /// What its cells are filled with.
    pub(super) fill: Colour,
    /// The words on it.
    pub(super) words: Colour,
}

/// The name of a direction, in ink on a tint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Badge {
    pub(super) ink: Colour,
    pub(super) tint: Colour,
}

/// The colours for `page`, of anchors that fit a light one.
pub(super) fn scheme(anchors: Anchors, page: &Page) -> Scheme {
    let many = strongest(anchors.many, page);
    let first = strongest(anchors.first, page);
    let second = strongest(anchors.second, page);
    // The two directions may differ in lightness as inks, where each stands alone, but not on the scale,
    // where the darker of the two would look like more.
    let (all_first, all_second) = equally_light(first, second);
    let neutral = Oklch {
        lightness: page.palest,
        chroma: NEUTRAL,
        hue: Oklch::of(page.paper).hue,
    };
    Scheme {
        levels: [0.0, 0.2, 0.4, 0.6, 0.8, 1.0].map(|share| class(toned(many, share, page))),
        leans: [
            all_first,
            toned(all_first, 0.5, page),
            neutral,
            toned(all_second, 0.5, page),
            all_second,
        ]
        .map(class),
        to: badge(second, page),
        from: badge(first, page),
    }
}

fn strongest(anchor: Colour, page: &Page) -> Oklch {
    let anchor = Oklch::of(anchor);
    let lightness = page.strongest.unwrap_or(anchor.lightness);
    Oklch {
        lightness,
        ..anchor
    }
    .within_srgb()
}

/// The tone that lies the `share` of the way from the palest (0) to the strongest (1), in the same hue.
fn toned(strongest: Oklch, share: f64, page: &Page) -> Oklch {
    Oklch {
        lightness: page.palest + (strongest.lightness - page.palest) * share,
        chroma: strongest.chroma * (FADED + (1.0 - FADED) * share),
        ..strongest
    }
}

fn class(tone: Oklch) -> Class {
    let fill = tone.to_colour();
    Class {
        fill,
        words: words_on(fill),
    }
}

fn badge(ink: Oklch, page: &Page) -> Badge {
    let tint = Oklch {
        lightness: page.tint,
        chroma: ink.chroma * TINTED,
        ..ink
    };
    Badge {
        ink: ink.to_colour(),
        tint: tint.to_colour(),
    }
}
