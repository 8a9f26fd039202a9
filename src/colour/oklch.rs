//! Colours as the eye orders them: takes a colour of sRGB, gives lightness, chroma and hue, and comes back.
//!
//! The matrices are Björn Ottosson's, of his post "A perceptual color space for image processing" (2020,
//! with the matrices of 2021-01-25): <https://bottosson.github.io/posts/oklab/>.

use super::srgb::Colour;

/// How far light may lie outside 0 to 1 and still be a colour: less than a hundredth of a step of 8 bits.
const SLACK: f64 = 1e-6;

/// Below this chroma there is no hue, only the noise of computing one.
const NO_CHROMA: f64 = 1e-4;

/// A colour by its lightness, chroma and hue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Oklch {
    /// From 0 (black) to 1 (white).
    pub(super) lightness: f64,
    /// From 0 (grey) to about 0.32 (the most vivid that sRGB has).
    pub(super) chroma: f64,
    /// In degrees from 0 to 360; 0 for a grey, which has none.
    pub(super) hue: f64,
}

impl Oklch {
    /// Where a colour of sRGB stands.
    pub(super) fn of(colour: Colour) -> Oklch {
        let [red, green, blue] = colour.to_light();
        let l = 0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue;
        let m = 0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue;
        let s = 0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue;
        let (l, m, s) = (l.cbrt(), m.cbrt(), s.cbrt());
        let lightness = 0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s;
        let a = 1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s;
        let b = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s;
        let chroma = a.hypot(b);
        if chroma < NO_CHROMA {
            return Oklch {
                lightness,
                chroma: 0.0,
                hue: 0.0,
            };
        }
        let hue = b.atan2(a).to_degrees().rem_euclid(360.0);
        Oklch {
            lightness,
            chroma,
            hue,
        }
    }

    /// The nearest colour of sRGB with this lightness and hue: where sRGB has none so vivid, the most vivid
    /// that it has.
    pub(super) fn to_colour(self) -> Colour {
        Colour::from_light(self.within_srgb().light())
    }

    /// The same with no more chroma than sRGB has at this lightness and hue. Lightness must be from 0 to 1.
    pub(super) fn within_srgb(self) -> Oklch {
        if self.is_within_srgb() {
            return self;
        }
        let (mut inside, mut outside) = (0.0, self.chroma);
        // Halved so often, the rest is far below a step of 8 bits.
        for _ in 0..32 {
            let chroma = (inside + outside) / 2.0;
            if (Oklch { chroma, ..self }).is_within_srgb() {
                inside = chroma;
            } else {
                outside = chroma;
            }
        }
        Oklch {
            chroma: inside,
            ..self
        }
    }

    /// How far the two are apart when both are equally light: what hue and chroma alone tell.
    pub(super) fn apart(self, other: Oklch) -> f64 {
        let [(a, b), (c, d)] = [self.green_red_blue_yellow(), other.green_red_blue_yellow()];
        (a - c).hypot(b - d)
    }

    /// How far the hue of `other` is turned from this one: above -180 up to 180 degrees.
    pub(super) fn turn_to(self, other: Oklch) -> f64 {
        180.0 - (180.0 - (other.hue - self.hue)).rem_euclid(360.0)
    }

    fn is_within_srgb(self) -> bool {
        self.light()
            .iter()
            .all(|light| (-SLACK..=1.0 + SLACK).contains(light))
    }

    fn green_red_blue_yellow(self) -> (f64, f64) {
        let (sin, cos) = self.hue.to_radians().sin_cos();
        (self.chroma * cos, self.chroma * sin)
    }

    /// Amounts of red, green and blue light; outside 0 to 1 where sRGB has no such colour.
    fn light(self) -> [f64; 3] {
        let (a, b) = self.green_red_blue_yellow();
        let l = self.lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b;
        let m = self.lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b;
        let s = self.lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b;
        let (l, m, s) = (l.powi(3), m.powi(3), s.powi(3));
        [
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::super::srgb::Colour;
    use super::Oklch;

    fn oklch(hex: &str) -> Oklch {
        Oklch::of(Colour::parse(hex).expect("the tests write colours as hex"))
    }

    /// The values that browsers and CSS Color 4 give for these names.
    #[test]
    fn published_values() {
        for (hex, lightness, chroma, hue) in [
            ("#ffffff", 1.0, 0.0, 0.0),
            ("#000000", 0.0, 0.0, 0.0),
            ("#808080", 0.599_87, 0.0, 0.0),
            ("#ff0000", 0.627_96, 0.257_68, 29.234),
            ("#00ff00", 0.866_44, 0.294_83, 142.495),
            ("#0000ff", 0.452_01, 0.313_21, 264.052),
            ("#ffff00", 0.967_98, 0.211_01, 109.769),
        ] {
            let colour = oklch(hex);
            assert!((colour.lightness - lightness).abs() < 1e-4, "{colour:?}");
            assert!((colour.chroma - chroma).abs() < 1e-4, "{colour:?}");
            assert!((colour.hue - hue).abs() < 0.01, "{colour:?}");
        }
    }

    #[test]
    fn colours_come_back() {
        for red in (0..=255).step_by(15) {
            for green in (0..=255).step_by(17) {
                for blue in (0..=255).step_by(5) {
                    let colour = Colour::of([red, green, blue]);
                    assert_eq!(Oklch::of(colour).to_colour(), colour);
                }
            }
        }
    }

    #[test]
    fn what_srgb_has_not_loses_chroma_alone() {
        for hue in 0..360 {
            for lightness in [0.0, 0.1, 0.33, 0.5, 0.8, 0.97, 1.0] {
                let wanted = Oklch {
                    lightness,
                    chroma: 0.5,
                    hue: f64::from(hue),
                };
                let mapped = wanted.within_srgb();
                assert!(mapped.is_within_srgb(), "{mapped:?}");
                assert_eq!((mapped.lightness, mapped.hue), (lightness, wanted.hue));
                let written = Oklch::of(wanted.to_colour());
                assert!((written.lightness - lightness).abs() < 0.02, "{written:?}");
            }
        }
    }

    #[test]
    fn hues_turn_the_short_way() {
        let hue = |hue| Oklch {
            lightness: 0.5,
            chroma: 0.1,
            hue,
        };
        for (from, to, turn) in [
            (350.0, 10.0, 20.0),
            (10.0, 350.0, -20.0),
            (0.0, 180.0, 180.0),
            (180.0, 0.0, 180.0),
            (5.0, 5.0, 0.0),
        ] {
            assert_eq!(hue(from).turn_to(hue(to)), turn, "{from} to {to}");
        }
        assert!((hue(0.0).apart(hue(180.0)) - 0.2).abs() < 1e-9);
    }
}
