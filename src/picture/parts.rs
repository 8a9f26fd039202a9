//! The parts that a file of a picture is made of, each format's by its own rules.

use img_parts::jpeg::{Jpeg, markers};
use img_parts::png::Png;
use img_parts::riff::RiffContent;
use img_parts::webp::WebP;
use img_parts::{Bytes, Error, ImageEXIF as _};

use crate::picture::{Format, Unfit};

/// A file in its parts.
pub(super) enum Parts {
    Jpeg(Jpeg),
    Png(Png),
    WebP(WebP),
}

/// A part that is not needed to show the picture.
pub(super) enum Extra {
    /// EXIF, without the words that may stand before it.
    Exif(Bytes),
    /// XMP, a comment, or anything else that was put in.
    Other(Bytes),
}

/// What stands before EXIF in a JPEG, and now and then in a WebP.
const EXIF: &[u8] = b"Exif\0\0";

impl Parts {
    /// Reads a file that begins as `format` does. What follows its end is left off, and counts as an extra part.
    pub(super) fn read(format: Format, bytes: &[u8]) -> Result<(Self, Vec<Extra>), Unfit> {
        let all = Bytes::copy_from_slice(bytes);
        let unfit = |error| match error {
            Error::Truncated => Unfit::CutShort,
            _ => Unfit::Damaged,
        };
        let (file, length) = match format {
            Format::Jpeg => {
                let end = end_of_jpeg(bytes).ok_or(Unfit::CutShort)?;
                let file = Jpeg::from_bytes(all.slice(..end)).map_err(unfit)?;
                (Self::Jpeg(file), end)
            }
            Format::Png => {
                let file = Png::from_bytes(all.clone()).map_err(unfit)?;
                if file.chunk_by_type(*b"IEND").is_none() {
                    return Err(Unfit::CutShort);
                }
                let length = file.len();
                (Self::Png(file), length)
            }
            Format::WebP => {
                let file = WebP::from_bytes(all.clone()).map_err(unfit)?;
                // A list is as long as its parts, the word and the number before them, and what follows an odd one.
                let length = usize::try_from(file.len()).unwrap_or(usize::MAX);
                (Self::WebP(file), length)
            }
        };
        let mut extras = file.extras();
        if all.len() > length {
            extras.push(Extra::Other(all.slice(length..)));
        }
        Ok((file, extras))
    }

    fn extras(&self) -> Vec<Extra> {
        match self {
            Self::Jpeg(file) => {
                let segments = file.segments().iter();
                let extra = segments.filter(|part| !is_of_jpeg(part.marker(), part.contents()));
                extra.map(|part| extra_of(part.contents())).collect()
            }
            Self::Png(file) => {
                let chunks = file.chunks().iter();
                let extra = chunks.filter(|part| !is_of_png(part.kind()));
                extra
                    .map(|part| match &part.kind() {
                        b"eXIf" => extra_of(part.contents()),
                        _ => Extra::Other(part.contents().clone()),
                    })
                    .collect()
            }
            Self::WebP(file) => {
                let chunks = file.chunks().iter();
                let extra = chunks.filter(|part| !is_of_webp(part.id()));
                extra
                    .map(|part| {
                        let data = part.content().data().cloned().unwrap_or_default();
                        match &part.id() {
                            b"EXIF" => extra_of(&data),
                            _ => Extra::Other(data),
                        }
                    })
                    .collect()
            }
        }
    }

    /// The file without its extra parts, but with EXIF that says which way up it is, where that is given.
    pub(super) fn without_extras(self, orientation: Option<Bytes>) -> Vec<u8> {
        let encoded = match self {
            Self::Jpeg(mut file) => {
                let segments = file.segments_mut();
                segments.retain(|part| is_of_jpeg(part.marker(), part.contents()));
                file.set_exif(orientation);
                file.encoder().bytes()
            }
            Self::Png(mut file) => {
                file.chunks_mut().retain(|part| is_of_png(part.kind()));
                file.set_exif(orientation);
                file.encoder().bytes()
            }
            Self::WebP(mut file) => {
                file.chunks_mut().retain(|part| is_of_webp(part.id()));
                promise_nothing(&mut file);
                file.set_exif(orientation);
                file.encoder().bytes()
            }
        };
        encoded.to_vec()
    }
}

/// EXIF with or without the words before it; another segment of the same kind is something else.
fn extra_of(contents: &Bytes) -> Extra {
    let exif = contents.strip_prefix(EXIF).unwrap_or(contents);
    match exif {
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Extra::Exif(contents.slice_ref(exif)),
        _ => Extra::Other(contents.clone()),
    }
}

/// Whether a segment of a JPEG is needed: JFIF's and Adobe's tell how colours are stored, and ICC which they are.
fn is_of_jpeg(marker: u8, contents: &[u8]) -> bool {
    let is_application = (markers::APP0..=markers::APP15).contains(&marker);
    if !is_application {
        return marker != markers::COM;
    }
    match marker {
        // JFIF may carry a smaller copy behind its fourteen bytes.
        markers::APP0 => contents.starts_with(b"JFIF\0") && contents.len() == 14,
        markers::APP2 => contents.starts_with(b"ICC_PROFILE\0"),
        markers::APP14 => contents.starts_with(b"Adobe") && contents.len() == 12,
        _ => false,
    }
}

/// Whether a chunk of a PNG is needed: the picture's own, those that tell which colours it has, and how large it is
/// meant to be.
fn is_of_png(kind: [u8; 4]) -> bool {
    const NEEDED: [&[u8; 4]; 16] = [
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
        b"cICP", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
    ];
    NEEDED.contains(&&kind)
}

fn is_of_webp(id: [u8; 4]) -> bool {
    const NEEDED: [&[u8; 4]; 7] = [
        b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP",
    ];
    NEEDED.contains(&&id)
}

/// Takes back what the head of a WebP says: that there is XMP, or EXIF. A reader may look for them.
fn promise_nothing(file: &mut WebP) {
    const EXIF_OR_XMP: u8 = 0b1100;
    let head = file.chunks_mut().first_mut();
    if let Some(head) = head.filter(|head| head.id() == *b"VP8X")
        && let RiffContent::Data(data) = head.content_mut()
        && let Some((flags, rest)) = data.split_first()
    {
        *data = [&[flags & !EXIF_OR_XMP], rest].concat().into();
    }
}

/// Where a JPEG ends: behind the mark of its end, which is looked for where marks stand, and so not in segments.
/// None where there is none.
fn end_of_jpeg(bytes: &[u8]) -> Option<usize> {
    let mut at = 2;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xff)?;
        match *bytes.get(at + 1)? {
            markers::EOI => return Some(at + 2),
            // Fill, a byte of the picture itself, and marks without a length.
            0xff => at += 1,
            0x00 | 0x01 | 0xd0..=0xd8 => at += 2,
            _ => {
                let length = bytes.get(at + 2..at + 4)?;
                at += 2 + usize::from(u16::from_be_bytes([length[0], length[1]])).max(2);
            }
        }
    }
}
