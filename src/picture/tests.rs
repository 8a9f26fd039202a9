//! What pictures tell is found and left out, whatever they are made of.

use image::{DynamicImage, ImageEncoder as _, Rgb, RgbImage};
use img_parts::jpeg::{Jpeg, JpegSegment};
use img_parts::png::{Png, PngChunk};
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF as _};

use super::{Format, Tells, Unfit, Version, cleaned, examine, published};

/// A corner of its own colour in a larger field: which way up it is can be seen.
fn dots(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        match x < width / 4 && y < height / 4 {
            true => Rgb([200, 30, 30]),
            false => Rgb([30, 30, 200]),
        }
    })
}

fn file(format: Format, dots: &RgbImage) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let image = DynamicImage::from(dots.clone());
    image
        .write_to(&mut bytes, format.image_format())
        .expect("it can be written");
    bytes.into_inner()
}

fn name(format: Format) -> &'static str {
    match format {
        Format::Jpeg => "hall.jpg",
        Format::Png => "hall.png",
        Format::WebP => "hall.webp",
    }
}

const FORMATS: [Format; 3] = [Format::Jpeg, Format::Png, Format::WebP];

/// EXIF as a telephone writes it, in brief: which way up, and where.
fn exif(orientation: u16, has_place: bool) -> Bytes {
    use exif::experimental::Writer;
    use exif::{Field, In, Rational, Tag, Value};
    let ninety = Rational { num: 51, denom: 1 };
    let fields = [
        Field {
            tag: Tag::Orientation,
            ifd_num: In::PRIMARY,
            value: Value::Short(vec![orientation]),
        },
        Field {
            tag: Tag::GPSLatitude,
            ifd_num: In::PRIMARY,
            value: Value::Rational(vec![ninety, ninety, ninety]),
        },
    ];
    let mut writer = Writer::new();
    for field in &fields[..1 + usize::from(has_place)] {
        writer.push_field(field);
    }
    let mut bytes = std::io::Cursor::new(Vec::new());
    writer.write(&mut bytes, true).expect("it can be written");
    bytes.into_inner().into()
}

const SECRET: &[u8] = b"<x:xmpmeta GPSLatitude='51.5'>taken by Nobody</x:xmpmeta>";

/// The file with EXIF, and with everything else that can be put into its format.
fn laden(format: Format, bytes: &[u8], exif: Option<Bytes>) -> Vec<u8> {
    let bytes = Bytes::copy_from_slice(bytes);
    let secret = Bytes::from_static(SECRET);
    let mut laden = match format {
        Format::Jpeg => {
            let mut file = Jpeg::from_bytes(bytes).expect("a JPEG");
            file.set_exif(exif);
            for marker in [0xe1, 0xe2, 0xed, 0xe5, 0xfe] {
                let part = JpegSegment::new_with_contents(marker, secret.clone());
                file.segments_mut().insert(1, part);
            }
            file.encoder().bytes()
        }
        Format::Png => {
            let mut file = Png::from_bytes(bytes).expect("a PNG");
            file.set_exif(exif);
            for kind in [b"tEXt", b"zTXt", b"iTXt", b"tIME", b"prVt"] {
                file.chunks_mut()
                    .insert(1, PngChunk::new(*kind, secret.clone()));
            }
            file.encoder().bytes()
        }
        Format::WebP => {
            let mut file = WebP::from_bytes(bytes).expect("a WebP");
            let part = RiffChunk::new(*b"XMP ", RiffContent::Data(secret));
            file.chunks_mut().push(part);
            file.set_exif(exif);
            file.encoder().bytes()
        }
    }
    .to_vec();
    // A film behind the picture, as some telephones have it.
    laden.extend_from_slice(SECRET);
    laden
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Which corner has a colour of its own: left or right, top or bottom.
fn corner(bytes: &[u8]) -> (bool, bool) {
    let image = image::load_from_memory(bytes)
        .expect("a picture")
        .into_rgb8();
    let (right, bottom) = (image.width() - 1, image.height() - 1);
    let is_red = |x, y| image.get_pixel(x, y).0[0] > 120;
    let corners = [(0, 0), (right, 0), (0, bottom), (right, bottom)];
    let red: Vec<_> = corners.into_iter().filter(|&(x, y)| is_red(x, y)).collect();
    assert_eq!(red.len(), 1, "one corner is red");
    (red[0].0 > 0, red[0].1 > 0)
}

#[test]
fn what_a_picture_tells_is_found_and_can_be_taken_out() {
    for format in FORMATS {
        let plain = file(format, &dots(64, 48));
        let bare = examine(name(format), &plain).expect("a picture");
        assert_eq!(bare.tells, Tells::default(), "{format:?}");
        assert_eq!((bare.width, bare.height), (64, 48));
        for (orientation, has_place) in [(1, false), (6, true), (8, false)] {
            let laden = laden(format, &plain, Some(exif(orientation, has_place)));
            let picture = examine(name(format), &laden).expect("a picture");
            assert!(picture.tells.place && picture.tells.more, "{format:?}");
            let clean = cleaned(&laden).expect("a picture");
            let after = examine(name(format), &clean);
            let after = after.unwrap_or_else(|why| panic!("{format:?} {orientation}: {why:?}"));
            assert_eq!(after.tells, Tells::default(), "{format:?}");
            assert_eq!((after.width, after.height), (picture.width, picture.height));
            assert!(
                !has(&clean, b"GPS") && !has(&clean, b"Nobody"),
                "{format:?}"
            );
            assert_eq!(cleaned(&clean).expect("a picture"), clean);
            let dots = |bytes: &[u8]| {
                image::load_from_memory(bytes)
                    .expect("a picture")
                    .into_bytes()
            };
            assert_eq!(dots(&clean), dots(&plain), "{format:?}");
        }
        // Only which way up it is: nothing that anybody has to know about.
        let turned = with_exif(format, &plain, exif(6, false));
        let picture = examine(name(format), &turned).expect("a picture");
        assert!(!picture.tells.anything(), "{format:?}");
        assert_eq!((picture.width, picture.height), (48, 64), "{format:?}");
    }
}

/// A file with EXIF and nothing else besides its dots.
fn with_exif(format: Format, bytes: &[u8], exif: Bytes) -> Vec<u8> {
    let bytes = Bytes::copy_from_slice(bytes);
    let file = match format {
        Format::Jpeg => {
            let mut file = Jpeg::from_bytes(bytes).expect("a JPEG");
            file.set_exif(Some(exif));
            file.encoder().bytes()
        }
        Format::Png => {
            let mut file = Png::from_bytes(bytes).expect("a PNG");
            file.set_exif(Some(exif));
            file.encoder().bytes()
        }
        Format::WebP => {
            let mut file = WebP::from_bytes(bytes).expect("a WebP");
            file.set_exif(Some(exif));
            file.encoder().bytes()
        }
    };
    file.to_vec()
}

#[test]
fn of_exif_it_is_told_what_it_tells() {
    for format in FORMATS {
        let plain = file(format, &dots(64, 48));
        for (exif, place, more) in [
            (exif(6, true), true, false),
            (exif(6, false), false, false),
            (Bytes::from_static(b"MM\0\x2a\xff\xff\xff\xff"), false, true),
        ] {
            let file = with_exif(format, &plain, exif);
            let picture = examine(name(format), &file).expect("a picture");
            assert_eq!(picture.tells, Tells { place, more }, "{format:?}");
        }
    }
}

#[test]
fn what_stands_between_the_parts_of_a_jpeg_is_found_and_taken_out() {
    let plain = file(Format::Jpeg, &dots(64, 48));
    let end = plain.len() - 2;
    let segment = |marker: u8| {
        let length = u16::try_from(SECRET.len() + 2)
            .expect("it is short")
            .to_be_bytes();
        [&[0xff, marker], length.as_slice(), SECRET].concat()
    };
    let at = |place: usize, what: &[u8]| [&plain[..place], what, &plain[place..]].concat();
    for (what, laden) in [
        ("a comment behind the dots", at(end, &segment(0xfe))),
        (
            "a part of a program behind the dots",
            at(end, &segment(0xe7)),
        ),
        ("bytes between two parts", at(20, SECRET)),
        ("a part that nobody knows", at(2, &segment(0xf5))),
    ] {
        let picture = examine("a.jpg", &laden).unwrap_or_else(|why| panic!("{what}: {why:?}"));
        assert!(picture.tells.anything(), "{what}");
        let clean = cleaned(&laden).expect("a picture");
        assert!(!has(&clean, b"Nobody"), "{what}");
        let dots = |bytes: &[u8]| {
            image::load_from_memory(bytes)
                .expect("a picture")
                .into_bytes()
        };
        assert_eq!(dots(&clean), dots(&plain), "{what}");
    }
    let hidden = [&exif(6, false)[..], SECRET].concat();
    let laden = with_exif(Format::Jpeg, &plain, hidden.into());
    assert!(examine("a.jpg", &laden).expect("a picture").tells.more);
    assert!(!has(&cleaned(&laden).expect("a picture"), b"Nobody"));
}

#[test]
fn what_is_published_is_upright_small_and_nothing_but_dots() {
    // Where the corner at the top left comes to, by the tag's eight values.
    let corners = [
        (1, (false, false)),
        (2, (true, false)),
        (3, (true, true)),
        (4, (false, true)),
        (5, (false, false)),
        (6, (true, false)),
        (7, (true, true)),
        (8, (false, true)),
    ];
    for format in FORMATS {
        let plain = file(format, &dots(1500, 1000));
        for (orientation, expected) in corners {
            let laden = laden(format, &plain, Some(exif(orientation, true)));
            let picture = examine(name(format), &laden).expect("a picture");
            let versions = picture.versions();
            let sizes: Vec<_> = versions.iter().map(|v| (v.width, v.height)).collect();
            match orientation {
                1..=4 => assert_eq!(sizes, [(640, 426), (1280, 853)]),
                _ => assert_eq!(sizes, [(640, 960), (1000, 1500)]),
            }
            let version = versions[0];
            let made = published(&picture, &laden, version).expect("a picture");
            assert_eq!(corner(&made), expected, "{format:?} {orientation}");
            let again = examine(&format!("x.{}", picture.ending()), &made).expect("a picture");
            assert_eq!((again.width, again.height), (version.width, version.height));
            assert!(!again.tells.anything(), "{format:?}");
            for part in [&b"GPS"[..], b"Nobody", b"Exif", b"ICC_PROFILE", b"iCCP"] {
                assert!(!has(&made, part), "{format:?}");
            }
            assert_eq!(
                made,
                published(&picture, &laden, version).expect("the same")
            );
        }
    }
}

#[test]
fn a_narrow_picture_is_never_made_wider() {
    for (width, sizes) in [
        (1, vec![1]),
        (640, vec![640]),
        (641, vec![640, 641]),
        (1280, vec![640, 1280]),
        (4000, vec![640, 1280]),
    ] {
        let picture = examine("a.png", &file(Format::Png, &dots(width, 2))).expect("a picture");
        let widths: Vec<_> = picture.versions().iter().map(|v| v.width).collect();
        assert_eq!(widths, sizes);
        assert!(picture.versions().iter().all(|version| version.height > 0));
    }
}

#[test]
fn colours_of_a_wider_space_stay_the_colours_that_they_are() {
    let profile = moxcms::ColorProfile::new_display_p3()
        .encode()
        .expect("a profile");
    let mut bytes = Vec::new();
    let dots = RgbImage::from_pixel(8, 8, Rgb([200, 120, 60]));
    let mut encoder = image::codecs::png::PngEncoder::new(&mut bytes);
    encoder.set_icc_profile(profile).expect("PNG has profiles");
    encoder
        .write_image(dots.as_raw(), 8, 8, image::ExtendedColorType::Rgb8)
        .expect("it can be written");
    let picture = examine("a.png", &bytes).expect("a picture");
    let made = published(&picture, &bytes, picture.versions()[0]).expect("a picture");
    let made = image::load_from_memory(&made)
        .expect("a picture")
        .into_rgb8();
    let Rgb([red, green, blue]) = *made.get_pixel(4, 4);
    // By the matrices of the two spaces: more red, and less of the rest, is the same colour in sRGB.
    assert!(
        red > 210 && green < 120 && blue < 50,
        "{red} {green} {blue}"
    );
}

#[test]
fn see_through_parts_stay_so() {
    let dots = image::RgbaImage::from_pixel(9, 9, image::Rgba([10, 20, 30, 40]));
    for format in [Format::Png, Format::WebP] {
        let mut bytes = std::io::Cursor::new(Vec::new());
        let image = DynamicImage::from(dots.clone());
        image
            .write_to(&mut bytes, format.image_format())
            .expect("it can be written");
        let bytes = bytes.into_inner();
        let picture = examine(name(format), &bytes).expect("a picture");
        assert_eq!(picture.ending(), "png");
        let made = published(&picture, &bytes, picture.versions()[0]).expect("a picture");
        let made = image::load_from_memory(&made)
            .expect("a picture")
            .into_rgba8();
        assert_eq!(made.get_pixel(4, 4).0, [10, 20, 30, 40]);
    }
}

#[test]
fn what_is_no_picture_is_told_by_its_reason() {
    let png = file(Format::Png, &dots(30, 20));
    let jpeg = file(Format::Jpeg, &dots(30, 20));
    for (name, bytes, why) in [
        ("a.jpg", png.as_slice(), Unfit::Misnamed(Some(Format::Png))),
        ("a.png", &jpeg, Unfit::Misnamed(Some(Format::Jpeg))),
        (
            "a.png",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            Unfit::Misnamed(None),
        ),
        ("a.png", b"", Unfit::Misnamed(None)),
        ("a.jpg", b"GIF89a", Unfit::Misnamed(None)),
    ] {
        assert_eq!(examine(name, bytes), Err(why), "{name}");
    }
}

#[test]
fn a_picture_that_is_cut_short_is_found_wherever_it_ends() {
    for format in FORMATS {
        let whole = file(format, &dots(40, 30));
        for end in 12..whole.len() - 1 {
            let examined = examine(name(format), &whole[..end]);
            assert!(
                examined.is_err(),
                "{format:?} cut at {end} of {}",
                whole.len()
            );
        }
    }
}

#[test]
fn a_picture_that_would_fill_the_memory_is_not_read() {
    // A PNG that says that it is fifty thousand dots wide and high, in a hundred bytes.
    let mut huge = Png::from_bytes(file(Format::Png, &dots(1, 1)).into()).expect("a PNG");
    let mut head = huge.chunks()[0].contents().to_vec();
    head[..4].copy_from_slice(&50_000_u32.to_be_bytes());
    head[4..8].copy_from_slice(&50_000_u32.to_be_bytes());
    huge.chunks_mut()[0] = PngChunk::new(*b"IHDR", head.into());
    let huge = huge.encoder().bytes();
    assert_eq!(examine("a.png", &huge), Err(Unfit::Dots(50_000, 50_000)));
}

#[test]
fn damage_within_is_an_error_and_no_more() {
    for format in FORMATS {
        let whole = file(format, &dots(40, 30));
        for at in 12..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x5a;
            if let Ok(picture) = examine(name(format), &damaged) {
                let version = Version {
                    width: 10,
                    height: 10,
                };
                let _ = published(&picture, &damaged, version);
                assert_eq!(published(&picture, &whole, version), Err(Unfit::Damaged));
                let _ = cleaned(&damaged);
            }
        }
    }
}
