//! A picture that stands for a page where somebody passes it on: from a few words and numbers, which the observatory chose
//! itself, to a PNG of 1200 × 630 dots.
//!
//! Architecture invariant: a leaf, and pure. It holds no words of its own, so that it speaks every language; and what is
//! drawn is told by its [`mark`](Poster::mark), so that a file that is named by that need not be made again.

#[cfg(any(test, feature = "cards"))]
mod canvas;
#[cfg(any(test, feature = "cards"))]
mod drawing;
#[cfg(any(test, feature = "cards"))]
mod lettering;
#[cfg(test)]
mod tests;

use xxhash_rust::xxh3::Xxh3;

/// How wide each is, in dots. What shows pictures of pages cuts off the sides of one of another shape.
pub const WIDTH: u32 = 1200;
/// How high each is, in dots.
pub const HEIGHT: u32 = 630;

/// Goes into the names of the files: another way to draw needs another number.
const EDITION: u64 = 1;

/// What is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poster {
    /// Whose page it is.
    observatory: String,
    /// What the page is about.
    title: String,
    bars: Vec<Bar>,
    colours: Colours,
}

/// A shift and which way it goes. A bar grows from a middle line to both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The end to the left.
    pub from: String,
    /// The end to the right.
    pub to: String,
    /// Towards the left end, still there, both ways, still at the right end, towards it.
    pub counts: [usize; 5],
}

/// The two colours that an observatory may choose, as red, green and blue. They stand on the dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colours {
    /// Towards the left end.
    pub from: [u8; 3],
    /// Towards the right end.
    pub to: [u8; 3],
}

impl Poster {
    /// Whether this program draws any.
    pub const ARE_DRAWN: bool = cfg!(any(test, feature = "cards"));

    /// None where the words can't be drawn: the font knows the letters of Latin, Greek and Cyrillic scripts, and a picture
    /// with holes in its words is worse than none.
    pub fn of(observatory: &str, title: &str, bars: Vec<Bar>, colours: Colours) -> Option<Self> {
        let poster = Self {
            observatory: plain(observatory),
            title: plain(title),
            bars: bars
                .into_iter()
                .map(|bar| Bar {
                    from: plain(&bar.from),
                    to: plain(&bar.to),
                    ..bar
                })
                .collect(),
            colours,
        };
        poster.can_be_drawn().then_some(poster)
    }

    /// The bars that are drawn.
    pub fn bars(&self) -> &[Bar] {
        &self.bars
    }

    /// What another picture has not: for the name of its file.
    pub fn mark(&self) -> u64 {
        let Self {
            observatory,
            title,
            bars,
            colours,
        } = self;
        let mut hash = Xxh3::new();
        let mut number = |number: u64, text: &str| {
            hash.update(&number.to_le_bytes());
            hash.update(&(text.len() as u64).to_le_bytes());
            hash.update(text.as_bytes());
        };
        number(EDITION, observatory);
        number(bars.len() as u64, title);
        for Bar { from, to, counts } in bars {
            number(0, from);
            number(0, to);
            for &count in counts {
                number(count as u64, "");
            }
        }
        for channel in colours.from.into_iter().chain(colours.to) {
            number(channel.into(), "");
        }
        hash.digest()
    }

    /// The file of the picture.
    #[cfg(any(test, feature = "cards"))]
    pub fn png(&self) -> Vec<u8> {
        drawing::png(self)
    }

    /// The file of the picture.
    #[cfg(not(any(test, feature = "cards")))]
    pub fn png(&self) -> Vec<u8> {
        unreachable!("a program that was built without posters makes none: see `Poster::of`")
    }

    #[cfg(any(test, feature = "cards"))]
    fn can_be_drawn(&self) -> bool {
        let names = self.bars.iter().flat_map(|bar| [&bar.from, &bar.to]);
        let mut words = [&self.observatory, &self.title].into_iter().chain(names);
        words.all(|words| lettering::knows(words))
    }

    #[cfg(not(any(test, feature = "cards")))]
    fn can_be_drawn(&self) -> bool {
        false
    }
}

/// A text in single spaces and whole letters, without what nobody sees.
fn plain(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let is_seen = |letter: &char| !matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    let seen: String = text.nfc().filter(is_seen).collect();
    let words = seen.split(|letter: char| letter.is_whitespace() || letter.is_control());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}
