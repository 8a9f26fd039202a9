//! The parts that a file of a picture is made of, each format's by its own rules.

use img_parts::png::Png;
use img_parts::riff::RiffContent;
use img_parts::webp::WebP;
use img_parts::{Bytes, Error, ImageEXIF as _};

use crate::picture::{Format, Unfit};

/// A file in its parts.
pub(super) enum Parts {
    Jpeg(Vec<Segment>),
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
                let (segments, length) = segments(&all).ok_or(Unfit::CutShort)?;
                (Self::Jpeg(segments), length)
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
            Self::Jpeg(segments) => {
                let extra = segments.iter().filter(|part| !part.is_needed());
                extra.map(|part| extra_of(&part.contents)).collect()
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
            Self::Jpeg(segments) => {
                let mut bytes = vec![0xff, SOI];
                if let Some(exif) = orientation {
                    let contents = [EXIF, &exif].concat();
                    bytes.extend(head_of(APP1, contents.len()));
                    bytes.extend(contents);
                }
                for part in segments.iter().filter(|part| part.is_needed()) {
                    bytes.extend(head_of(part.marker, part.contents.len()));
                    bytes.extend_from_slice(&part.contents);
                    bytes.extend_from_slice(&part.dots);
                }
                bytes.extend([0xff, EOI]);
                return bytes;
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

const SOI: u8 = 0xd8;
const EOI: u8 = 0xd9;
const APP1: u8 = 0xe1;
/// Stands for bytes between two segments, which have no marker.
const GAP: u8 = 0;

/// A segment of a JPEG.
pub(super) struct Segment {
    marker: u8,
    contents: Bytes,
    /// What follows a scan's head: the dots themselves.
    dots: Bytes,
}

impl Segment {
    /// Whether the picture can't be shown without it. Only what is known is needed: frames, tables and scans, and of the
    /// rest what tells how colours are stored (JFIF, Adobe) and which they are (ICC).
    fn is_needed(&self) -> bool {
        match self.marker {
            // Frames and tables of codes; quantisation, scans, lines, intervals, hierarchies.
            0xc0..=0xc7 | 0xc9..=0xcf | 0xda..=0xdf => true,
            // JFIF may carry a smaller copy behind its fourteen bytes.
            0xe0 => self.contents.starts_with(b"JFIF\0") && self.contents.len() == 14,
            0xe2 => self.contents.starts_with(b"ICC_PROFILE\0"),
            0xee => self.contents.starts_with(b"Adobe") && self.contents.len() == 12,
            _ => false,
        }
    }
}

fn head_of(marker: u8, contents: usize) -> [u8; 4] {
    let length = u16::try_from(contents + 2).expect("a segment that was read, or a few bytes");
    let [high, low] = length.to_be_bytes();
    [0xff, marker, high, low]
}

/// The segments of a JPEG up to its end, and where that is; none where it has no end. img-parts takes all behind the
/// head of the first scan for dots, and a file may have more segments there.
fn segments(bytes: &Bytes) -> Option<(Vec<Segment>, usize)> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut at = 2;
    loop {
        let start = at;
        let in_dots = segments.last().is_some_and(|last| last.marker == 0xda);
        at = next_marker(bytes, start, in_dots)?;
        let between = bytes.slice(start..at);
        match segments.last_mut() {
            Some(last) if in_dots => last.dots = between,
            _ if !between.is_empty() => segments.push(Segment {
                marker: GAP,
                contents: between,
                dots: Bytes::new(),
            }),
            _ => {}
        }
        while *bytes.get(at + 1)? == 0xff {
            at += 1;
        }
        let marker = bytes[at + 1];
        match marker {
            EOI => return Some((segments, at + 2)),
            // These have no contents.
            0x01 | 0xd0..=SOI => at += 2,
            _ => {
                let length = bytes.get(at + 2..at + 4)?;
                let length = usize::from(u16::from_be_bytes([length[0], length[1]])).max(2);
                let end = at + 2 + length;
                bytes.get(at..end)?;
                segments.push(Segment {
                    marker,
                    contents: bytes.slice(at + 4..end),
                    dots: Bytes::new(),
                });
                at = end;
            }
        }
    }
}

/// Where the next marker begins. Among dots 0xff is one of them where 0 follows it, or the number of an interval.
fn next_marker(bytes: &[u8], from: usize, in_dots: bool) -> Option<usize> {
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xff)?;
        match *bytes.get(at + 1)? {
            0x00 | 0xd0..=0xd7 if in_dots => at += 2,
            0x00 => at += 2,
            _ => return Some(at),
        }
    }
}
