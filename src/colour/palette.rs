//! The colours of an observatory in light and in dark: takes three anchors, gives a stylesheet of them.

use super::anchors::{Anchors, Moved, fit};
use super::scheme::{Badge, Class, DARK, LIGHT, Scheme, scheme};
use super::srgb::Colour;

/// The names of the classes of the diverging scale, from all first to all second.
const LEANS: [&str; 5] = ["first-2", "first-1", "0", "second-1", "second-2"];

/// What stands at the top of the stylesheet.
const WHENCE: &str = "\
/* Computed by observatory from three colours. To change these values, choose others, or set them again later. */
";

/// All computed colours of an observatory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    pub(super) light: Scheme,
    pub(super) dark: Scheme,
}

impl Palette {
    /// The palette of three colours, and which of them could not be used as they are: in the order `many`,
    /// `first`, `second`, each at most once.
    pub fn of(anchors: Anchors) -> (Palette, Vec<Moved>) {
        let (anchors, moved) = fit(anchors);
        let palette = Palette {
            light: scheme(anchors, &LIGHT),
            dark: scheme(anchors, &DARK),
        };
        (palette, moved)
    }

    /// The colours of the two directions on a dark page: towards the first end, and towards the second.
    pub fn ends_in_the_dark(&self) -> [Colour; 2] {
        [self.dark.from.ink, self.dark.to.ink]
    }

    /// A stylesheet of custom properties, all in the layer `tokens`: `--level-1` to `--level-6`,
    /// `--lean-first-2` to `--lean-second-2`, for each of them the colour of words on it (`--on-level-1`),
    /// and `--to`, `--to-tint`, `--from` and `--from-tint`; first for light pages, then for dark ones.
    pub fn css(&self) -> String {
        let (light, dark) = (properties(&self.light), properties(&self.dark));
        format!(
            "{WHENCE}
@layer tokens {{
:root {{
{light}}}

@media (prefers-color-scheme: dark) {{
:root {{
{dark}}}
}}
}}
"
        )
    }
}

/// One property to a line, without indents: every visitor loads them.
fn properties(scheme: &Scheme) -> String {
    let mut css = String::new();
    let mut line = |name: String, value: String| {
        css.push_str(&format!("--{name}: {value};\n"));
    };
    let levels = (1..).map(|number: usize| format!("level-{number}"));
    let leans = LEANS.iter().map(|lean| format!("lean-{lean}"));
    let classes = levels.zip(scheme.levels).chain(leans.zip(scheme.leans));
    for (name, Class { fill, words }) in classes {
        line(name.clone(), fill.to_hex());
        line(format!("on-{name}"), words.to_hex());
    }
    for (name, Badge { ink, tint }) in [("to", scheme.to), ("from", scheme.from)] {
        line(name.to_owned(), ink.to_hex());
        line(format!("{name}-tint"), tint.to_hex());
    }
    css
}

#[cfg(test)]
mod tests {
    use super::super::anchors::Anchors;
    use super::super::srgb::Colour;
    use super::Palette;

    #[test]
    fn the_stylesheet_has_the_same_properties_for_light_and_dark() {
        let css = Palette::of(Anchors::default()).0.css();
        let (light, dark) = css
            .split_once("@media (prefers-color-scheme: dark)")
            .expect("dark pages have a part of their own");
        assert_eq!(names(light), names(dark));
        assert_eq!(names(light).len(), 6 * 2 + 5 * 2 + 4);
        for line in [
            "--level-6: #2c2d6c;\n--on-level-6: #ffffff;\n--lean-first-2: #",
            "--to: #5a2b86;\n--to-tint: #",
            "--from: #874800;\n--from-tint: #",
        ] {
            assert!(light.contains(line), "{light}");
        }
    }

    /// The names of the properties in a part of a stylesheet; each value must be six digits.
    fn names(css: &str) -> Vec<&str> {
        css.lines()
            .filter_map(|line| line.trim().strip_suffix(';')?.split_once(": "))
            .map(|(name, value)| {
                let colour = Colour::parse(value).expect("every value is a colour");
                assert_eq!(colour.to_hex(), value);
                name
            })
            .collect()
    }
}
