//! A colour as it is written in a stylesheet: takes `#rrggbb` or `#rgb`, gives it back as `#rrggbb`.

/// A colour of sRGB, with 8 bits for each of red, green and blue, and nothing to see through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    channels: [u8; 3],
}

impl Colour {
    /// The colour that `text` writes as `#rrggbb` or `#rgb`, in small or capital letters. `None` for all
    /// else, a colour's name among it.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits: Vec<u8> = text
            .strip_prefix('#')?
            .chars()
            .map(|letter| letter.to_digit(16).and_then(|digit| digit.try_into().ok()))
            .collect::<Option<_>>()?;
        let channels = match digits[..] {
            [r, g, b] => [r * 17, g * 17, b * 17],
            [r, s, g, h, b, c] => [r * 16 + s, g * 16 + h, b * 16 + c],
            _ => return None,
        };
        Some(Colour { channels })
    }

    /// The colour of red, green and blue.
    pub(super) const fn of(channels: [u8; 3]) -> Colour {
        Colour { channels }
    }

    /// Red, green and blue.
    pub fn channels(self) -> [u8; 3] {
        self.channels
    }

    /// The colour as `#rrggbb`, in small letters.
    pub fn to_hex(self) -> String {
        let [red, green, blue] = self.channels;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// The nearest colour to amounts of light from 0 to 1; what lies outside is brought to the edge.
    pub(super) fn from_light(light: [f64; 3]) -> Colour {
        let channels = light.map(|light| {
            let light = light.clamp(0.0, 1.0);
            let channel = if light <= 0.003_130_8 {
                light * 12.92
            } else {
                1.055 * light.powf(1.0 / 2.4) - 0.055
            };
            // Between 0 and 255, so nothing is cut off.
            (channel * 255.0).round() as u8
        });
        Colour { channels }
    }

    /// The amounts of red, green and blue light, from 0 to 1: sRGB without its curve (IEC 61966-2-1).
    pub(super) fn to_light(self) -> [f64; 3] {
        self.channels.map(|channel| {
            let channel = f64::from(channel) / 255.0;
            if channel <= 0.040_45 {
                channel / 12.92
            } else {
                ((channel + 0.055) / 1.055).powf(2.4)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Colour;

    #[test]
    fn what_is_parsed_is_written_again() {
        for (text, hex) in [
            ("#2c2d6c", "#2c2d6c"),
            ("#2C2D6C", "#2c2d6c"),
            ("#fff", "#ffffff"),
            ("#0aF", "#00aaff"),
        ] {
            let colour = Colour::parse(text).expect("the text is a colour");
            assert_eq!(colour.to_hex(), hex);
        }
    }

    #[test]
    fn all_else_is_no_colour() {
        for text in [
            "",
            "#",
            "fff",
            "#ff",
            "#ffff",
            "#fffff",
            "#12345g",
            "#1234567",
            "##fff",
            "#+ff",
            " #fff",
            "white",
            "#ｆｆｆ",
        ] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn every_channel_comes_back_from_light() {
        for channel in 0..=255 {
            let colour = Colour::of([channel, 255 - channel, channel / 2]);
            assert_eq!(Colour::from_light(colour.to_light()), colour);
        }
    }
}
