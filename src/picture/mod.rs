//! A picture as somebody sends it: what it is, what it tells besides what it shows, and how it is published.
//!
//! Takes the bytes of a file, and gives a [`Picture`] (from its frame, without decoding it), the same file
//! without what it tells ([`cleaned`]), or the file that is published ([`published`]): smaller, the right way
//! up, in sRGB, and nothing but its dots.
//!
//! Architecture invariant: a leaf, pure, and bounded. What is published is made anew from the dots, so that no
//! byte of the file that was sent can be in it.

mod carried;
mod parts;
mod publish;
#[cfg(test)]
mod tests;

pub use carried::{cleaned, told};
use image::{ImageDecoder as _, ImageFormat, ImageReader, Limits};
pub use publish::{published, read_through};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

/// The largest file of a picture, in bytes.
pub const LARGEST_FILE: usize = 20 << 20;
/// The most dots that a picture may have: a telephone of 64 megapixels takes 64.2 million.
pub const MOST_DOTS: u64 = 70_000_000;
/// The greatest width or height, in dots.
const LONGEST_SIDE: u32 = 20_000;
/// How much memory the reading of one picture may take, in bytes.
const MOST_MEMORY: u64 = 512 << 20;

/// How wide pictures are published, in dots, from narrow to wide. The first suits a telephone, the second the
/// column of an account on a screen with two dots to a pixel.
pub const WIDTHS: [u32; 2] = [640, 1280];

/// Goes with the content into the names of published pictures: another way to make them needs another number.
const EDITION: u8 = 1;

/// The endings that a file of a picture may have, in small letters, and what it then has to be.
pub const ENDINGS: [(&str, Format); 4] = [
    ("jpeg", Format::Jpeg),
    ("jpg", Format::Jpeg),
    ("png", Format::Png),
    ("webp", Format::WebP),
];

/// How a picture is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JPEG
    Jpeg,
    /// PNG
    Png,
    /// WebP
    WebP,
}

impl Format {
    /// What the ending of a file's name promises; none where it is no picture's.
    pub fn promised_by(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        let known = ENDINGS.iter();
        let mut known = known.filter(|(known, _)| known.eq_ignore_ascii_case(ending));
        known.next().map(|(_, format)| *format)
    }

    /// What a file begins as; none where it is no picture of ours.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match image::guess_format(bytes) {
            Ok(ImageFormat::Jpeg) => Some(Self::Jpeg),
            Ok(ImageFormat::Png) => Some(Self::Png),
            Ok(ImageFormat::WebP) => Some(Self::WebP),
            _ => None,
        }
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::WebP => "WebP",
        }
    }

    fn image_format(self) -> ImageFormat {
        match self {
            Self::Jpeg => ImageFormat::Jpeg,
            Self::Png => ImageFormat::Png,
            Self::WebP => ImageFormat::WebP,
        }
    }
}

/// A file that is a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture {
    /// How it is stored.
    pub format: Format,
    /// Its width as it is to be looked at, in dots.
    pub width: u32,
    /// Its height as it is to be looked at, in dots.
    pub height: u32,
    /// Whether parts of it may be see-through.
    pub has_alpha: bool,
    /// What it tells besides what it shows.
    pub tells: Tells,
    /// Stands for its bytes.
    pub fingerprint: u64,
}

/// What a picture tells besides what it shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tells {
    /// Where it was taken.
    pub place: bool,
    /// Anything else: when, with which device, by whom, a smaller copy, notes.
    pub more: bool,
}

impl Tells {
    /// Whether it tells anything.
    pub fn anything(self) -> bool {
        self.place || self.more
    }
}

/// Why a file is no picture that can be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// Its file is larger than [`LARGEST_FILE`].
    File,
    /// It has more than [`MOST_DOTS`], or is longer than any screen is wide.
    Dots(u32, u32),
    /// It is of another kind than its name says; which, where that is one of ours.
    Misnamed(Option<Format>),
    /// It ends before it is whole.
    CutShort,
    /// It is damaged.
    Damaged,
}

/// A picture as it is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// In dots.
    pub width: u32,
    /// In dots.
    pub height: u32,
}

/// What a file is. `name` is that of the file, and decides what it has to be.
///
/// # Errors
/// Why it can't be published.
pub fn examine(name: &str, bytes: &[u8]) -> Result<Picture, Unfit> {
    let is = Format::of(bytes);
    let format = match (is, Format::promised_by(name)) {
        (Some(is), Some(promised)) if is == promised => is,
        _ => return Err(Unfit::Misnamed(is)),
    };
    let tells = told(bytes)?;
    let mut decoder = decoder(format, bytes)?;
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(Unfit::Damaged);
    }
    let is_upright = !publish::is_on_its_side(decoder.orientation().map_err(|_| Unfit::Damaged)?);
    let has_alpha = decoder.color_type().has_alpha();
    let (width, height) = match is_upright {
        true => (width, height),
        false => (height, width),
    };
    if u64::from(width) * u64::from(height) > MOST_DOTS || width.max(height) > LONGEST_SIDE {
        return Err(Unfit::Dots(width, height));
    }
    Ok(Picture {
        format,
        width,
        height,
        has_alpha,
        tells,
        fingerprint: fingerprint(bytes),
    })
}

fn fingerprint(bytes: &[u8]) -> u64 {
    xxh3_64(bytes)
}

fn decoder(format: Format, bytes: &[u8]) -> Result<impl image::ImageDecoder + '_, Unfit> {
    let mut reader = ImageReader::with_format(std::io::Cursor::new(bytes), format.image_format());
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    reader.into_decoder().map_err(|_| Unfit::Damaged)
}

impl Picture {
    /// How it is published: as wide as each of [`WIDTHS`] that is no wider than it is, or as it is where it is
    /// narrower than all, or between two of them.
    pub fn versions(&self) -> Vec<Version> {
        let mut widths: Vec<u32> = WIDTHS.iter().map(|width| *width.min(&self.width)).collect();
        widths.dedup();
        widths
            .into_iter()
            .map(|width| {
                let height = u64::from(self.height) * u64::from(width) / u64::from(self.width);
                let height = u32::try_from(height).unwrap_or(u32::MAX).max(1);
                Version { width, height }
            })
            .collect()
    }

    /// The widest of its versions.
    pub fn widest(&self) -> Version {
        let versions = self.versions();
        *versions.last().expect("every picture has a version")
    }

    /// The ending of the published files. WebP becomes one of the others: what could be written of it would be
    /// many times as large.
    pub fn ending(&self) -> &'static str {
        match self.format {
            Format::Png => "png",
            Format::WebP if self.has_alpha => "png",
            Format::Jpeg | Format::WebP => "jpg",
        }
    }

    /// Stands in the name of a published file for all that decides about its bytes. `name` is the file's.
    pub fn mark(&self, name: &str, version: Version) -> u64 {
        let mut hasher = Xxh3::new();
        hasher.update(&[EDITION]);
        hasher.update(&self.fingerprint.to_le_bytes());
        hasher.update(&version.width.to_le_bytes());
        hasher.update(name.as_bytes());
        hasher.digest()
    }
}
