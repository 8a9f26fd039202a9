//! The file that is published of a picture.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType as PngFilter, PngEncoder};
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageEncoder as _};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use crate::picture::{Picture, Unfit, Version, decoder, fingerprint};

/// How good a JPEG is, of a hundred: what is lost is not seen on a screen, and half of the bytes are saved.
const QUALITY: u8 = 80;

/// The published file of `picture`, whose bytes are given, at one of its versions.
///
/// # Errors
/// The bytes are damaged, or no longer those that were looked at.
pub fn published(picture: &Picture, bytes: &[u8], version: Version) -> Result<Vec<u8>, Unfit> {
    if fingerprint(bytes) != picture.fingerprint {
        return Err(Unfit::Damaged);
    }
    let damaged = |_| Unfit::Damaged;
    let mut decoder = decoder(picture.format, bytes)?;
    let orientation = decoder.orientation().map_err(damaged)?;
    let profile = decoder.icc_profile().ok().flatten();
    let (width, height) = match is_on_its_side(orientation) {
        true => (version.height, version.width),
        false => (version.width, version.height),
    };
    let whole = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    let whole = match whole.has_alpha() {
        true => DynamicImage::from(whole.into_rgba8()),
        false => DynamicImage::from(whole.into_rgb8()),
    };
    let mut small = match (whole.width(), whole.height()) == (width, height) {
        true => whole,
        false => whole.resize_exact(width, height, FilterType::CatmullRom),
    };
    small.apply_orientation(orientation);
    if let Some(profile) = profile {
        small = in_srgb(small, &profile);
    }
    encoded(picture, small).map_err(damaged)
}

/// Reads every dot, which `examine` does not: it takes a tenth of a second for one from a telephone.
///
/// # Errors
/// It can't be published, as it is damaged within.
pub fn read_through(picture: &Picture, bytes: &[u8]) -> Result<(), Unfit> {
    let decoder = decoder(picture.format, bytes)?;
    match DynamicImage::from_decoder(decoder) {
        Ok(_) => Ok(()),
        Err(_) => Err(Unfit::Damaged),
    }
}

fn encoded(picture: &Picture, image: DynamicImage) -> image::ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    let (width, height, color) = (image.width(), image.height(), image.color().into());
    match picture.ending() {
        "png" => {
            PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, PngFilter::Adaptive)
                .write_image(image.as_bytes(), width, height, color)?
        }
        _ => {
            let image = image.into_rgb8();
            JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(&image)?;
        }
    }
    Ok(bytes)
}

/// The same colours without a profile. Of a profile that can't be used the numbers are taken as they are.
fn in_srgb(image: DynamicImage, profile: &[u8]) -> DynamicImage {
    let Ok(from) = ColorProfile::new_from_slice(profile) else {
        return image;
    };
    let layout = match image.has_alpha() {
        true => Layout::Rgba,
        false => Layout::Rgb,
    };
    let to = ColorProfile::new_srgb();
    if from.color_space != DataColorSpace::Rgb {
        return image;
    }
    let options = TransformOptions::default();
    let Ok(transform) = from.create_transform_8bit(layout, &to, layout, options) else {
        return image;
    };
    let mut changed = image.clone();
    let is_changed = match &mut changed {
        DynamicImage::ImageRgb8(dots) => transform.transform(image.as_bytes(), dots),
        DynamicImage::ImageRgba8(dots) => transform.transform(image.as_bytes(), dots),
        _ => return image,
    };
    match is_changed {
        Ok(()) => changed,
        Err(_) => image,
    }
}

/// Whether width and height change places when it is put upright.
pub(super) fn is_on_its_side(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}
