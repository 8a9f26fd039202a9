//! What is drawn on: shapes of one colour each, and the file of it all.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder as _};
use tiny_skia::{Color, FillRule, Paint, Path, PathBuilder, Pixmap, Rect, Transform};

use super::{HEIGHT, WIDTH};

/// Red, green and blue.
pub(super) type Colour = [u8; 3];

/// A picture that is being drawn.
pub(super) struct Canvas(Pixmap);

impl Canvas {
    /// A sheet of one colour.
    pub(super) fn of([red, green, blue]: Colour) -> Self {
        let mut pixmap = Pixmap::new(WIDTH, HEIGHT).expect("it is neither empty nor immense");
        pixmap.fill(Color::from_rgba8(red, green, blue, 255));
        Self(pixmap)
    }

    pub(super) fn fill(&mut self, path: &Path, [red, green, blue]: Colour) {
        let mut paint = Paint::default();
        paint.set_color_rgba8(red, green, blue, 255);
        self.0
            .fill_path(path, &paint, FillRule::Winding, Transform::identity(), None);
    }

    pub(super) fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32, colour: Colour) {
        if let Some(rectangle) = Rect::from_xywh(x, y, width, height) {
            self.fill(&PathBuilder::from_rect(rectangle), colour);
        }
    }

    pub(super) fn circle(&mut self, x: f32, y: f32, radius: f32, colour: Colour) {
        if let Some(circle) = PathBuilder::from_circle(x, y, radius) {
            self.fill(&circle, colour);
        }
    }

    /// A shape of straight lines.
    pub(super) fn shape(&mut self, corners: &[(f32, f32)], colour: Colour) {
        let mut path = PathBuilder::new();
        for (nth, &(x, y)) in corners.iter().enumerate() {
            match nth {
                0 => path.move_to(x, y),
                _ => path.line_to(x, y),
            }
        }
        path.close();
        if let Some(path) = path.finish() {
            self.fill(&path, colour);
        }
    }

    /// The file, without what can be seen through: nothing can.
    pub(super) fn png(&self) -> Vec<u8> {
        let dots = self.0.data().chunks_exact(4);
        let dots: Vec<u8> = dots.flat_map(|dot| [dot[0], dot[1], dot[2]]).collect();
        let mut file = Vec::new();
        PngEncoder::new_with_quality(&mut file, CompressionType::Default, FilterType::Adaptive)
            .write_image(&dots, WIDTH, HEIGHT, ExtendedColorType::Rgb8)
            .expect("a vector takes all, and there are as many dots as are told");
        file
    }
}
