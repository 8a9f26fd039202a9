//! What a picture tells besides what it shows, and the same file without it.

use exif::{Context, Exif, Reader, Tag};
use img_parts::Bytes;

use crate::picture::parts::{Extra, Parts};
use crate::picture::{Format, Tells, Unfit};

/// Words of XMP and of notes that tell a place.
const PLACES: [&str; 4] = ["gps", "geo:", "location", "latitude"];

/// EXIF that only says which way up a picture is takes 26 bytes, and a few more of some programs; in longer one anything
/// may stand that nothing refers to.
const ROOM: usize = 48;

/// What a file tells, whatever it is called and however large it is. One that is no picture tells nothing.
///
/// # Errors
/// It begins as a picture does, and can't be read.
pub fn told(bytes: &[u8]) -> Result<Tells, Unfit> {
    let Some(format) = Format::of(bytes) else {
        return Ok(Tells::default());
    };
    let (_, extras) = Parts::read(format, bytes)?;
    let mut tells = Tells::default();
    for extra in &extras {
        let more = match extra {
            Extra::Exif(exif) => by_exif(exif),
            Extra::Other(bytes) => by_words(bytes),
        };
        tells.place |= more.place;
        tells.more |= more.more;
    }
    Ok(tells)
}

/// The file without anything that it tells, and otherwise the same to the last byte of its dots. Which way up it is
/// stays told.
///
/// # Errors
/// It is no picture, is damaged, or ends too soon.
pub fn cleaned(bytes: &[u8]) -> Result<Vec<u8>, Unfit> {
    let format = Format::of(bytes).ok_or(Unfit::Misnamed(None))?;
    let (file, extras) = Parts::read(format, bytes)?;
    let mut orientation = extras.iter().filter_map(|extra| match extra {
        Extra::Exif(exif) => orientation(exif),
        Extra::Other(_) => None,
    });
    let orientation = orientation.next().filter(|which| *which != 1);
    Ok(file.without_extras(orientation.map(only_orientation)))
}

/// EXIF of which a part can't be read may tell anything there.
fn by_exif(exif: &Bytes) -> Tells {
    let mut is_whole = true;
    let read = read(exif, &mut is_whole);
    let Some(read) = read else {
        return Tells {
            place: false,
            more: true,
        };
    };
    let is_place = |tag: Tag| tag.context() == Context::Gps;
    let of = |fits: &dyn Fn(Tag) -> bool| read.fields().any(|field| fits(field.tag));
    let place = of(&is_place);
    Tells {
        place,
        more: !is_whole
            || !place && exif.len() > ROOM
            || of(&|tag| tag != Tag::Orientation && !is_place(tag)),
    }
}

fn by_words(bytes: &Bytes) -> Tells {
    let words = String::from_utf8_lossy(bytes).to_lowercase();
    let place = PLACES.iter().any(|place| words.contains(place));
    Tells { place, more: true }
}

/// What can be read of it.
fn read(exif: &Bytes, is_whole: &mut bool) -> Option<Exif> {
    let read = Reader::new()
        .continue_on_error(true)
        .read_raw(exif.to_vec());
    let partial = |error: exif::Error| error.distill_partial_result(|_| *is_whole = false);
    read.or_else(partial).ok()
}

fn orientation(exif: &Bytes) -> Option<u8> {
    let read = read(exif, &mut true)?;
    let field = read.get_field(Tag::Orientation, exif::In::PRIMARY)?;
    let which = u8::try_from(field.value.get_uint(0)?).ok()?;
    (1..=8).contains(&which).then_some(which)
}

/// EXIF of one entry: big-endian, one directory at its eighth byte, tag 0x0112, a short, once.
fn only_orientation(which: u8) -> Bytes {
    let head = *b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0";
    let tail = [0, 0, 0, 0, 0, 0];
    Bytes::from([head.as_slice(), &[which, 0, 0], &tail[2..]].concat())
}
