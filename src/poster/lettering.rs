//! Words as outlines, in the one font that is part of the program: how wide they are, and how they break into lines.

use std::sync::OnceLock;

use tiny_skia::{Path, PathBuilder, Transform};
use ttf_parser::{Face, OutlineBuilder};

/// Noto Serif, half bold; its licence lies beside it.
const FONT: &[u8] = include_bytes!("noto-serif.ttf");

/// What stands where a text is cut.
const CUT: &str = "…";

fn font() -> &'static Face<'static> {
    static FACE: OnceLock<Face<'static>> = OnceLock::new();
    FACE.get_or_init(|| Face::parse(FONT, 0).expect("the font is part of the program, and sound"))
}

/// Whether every letter of a text can be drawn as it should be.
pub(super) fn knows(text: &str) -> bool {
    text.chars().all(|letter| {
        // A sign that stands over the letter before it would stand beside it.
        !unicode_normalization::char::is_combining_mark(letter)
            && font().glyph_index(letter).is_some()
    })
}

/// How wide a text is, at a size in dots.
pub(super) fn width(text: &str, size: f32) -> f32 {
    let units: u32 = text.chars().map(|letter| u32::from(advance(letter))).sum();
    units as f32 * scale(size)
}

/// A text in at most `most` lines that are no wider than `room`: broken between words, within a word where that alone is
/// too wide, and cut where even so it has no room.
pub(super) fn lines(text: &str, size: f32, room: f32, most: usize) -> (Vec<String>, bool) {
    let fits = |text: &str| width(text, size) <= room;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        let longer = match line.is_empty() {
            true => word.to_owned(),
            false => format!("{line} {word}"),
        };
        if fits(&longer) {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            let longer = format!("{line}{letter}");
            if !fits(&longer) && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.push(letter);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    let is_whole = lines.len() <= most;
    if !is_whole {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while !fits(&format!("{last}{CUT}")) && last.pop().is_some() {}
            last.truncate(last.trim_end().len());
            last.push_str(CUT);
        }
    }
    (lines, is_whole)
}

/// Whether a text breaks between its words alone.
pub(super) fn has_room_for_words(text: &str, size: f32, room: f32) -> bool {
    text.split(' ').all(|word| width(word, size) <= room)
}

/// The outlines of a text that begins at `x` and stands on `y`; none of one that leaves no trace.
pub(super) fn outlines(text: &str, x: f32, y: f32, size: f32) -> Option<Path> {
    let mut pen = Pen(PathBuilder::new());
    let mut path = PathBuilder::new();
    let scale = scale(size);
    let mut along = 0.0;
    for letter in text.chars() {
        if let Some(glyph) = font().glyph_index(letter) {
            font().outline_glyph(glyph, &mut pen);
            let drawn = std::mem::replace(&mut pen.0, PathBuilder::new()).finish();
            // The font counts upwards, a picture downwards.
            let place = Transform::from_row(scale, 0.0, 0.0, -scale, x + along * scale, y);
            if let Some(drawn) = drawn.and_then(|drawn| drawn.transform(place)) {
                path.push_path(&drawn);
            }
        }
        along += f32::from(advance(letter));
    }
    path.finish()
}

fn advance(letter: char) -> u16 {
    let glyph = font().glyph_index(letter);
    glyph
        .and_then(|glyph| font().glyph_hor_advance(glyph))
        .unwrap_or_default()
}

fn scale(size: f32) -> f32 {
    size / f32::from(font().units_per_em())
}

struct Pen(PathBuilder);

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}
