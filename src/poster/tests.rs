//! Posters as files: their size, their words, and that they are the same everywhere.

use image::ImageReader;
use rayon::ThreadPoolBuilder;
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::lettering::{knows, lines, width};
use super::{Bar, Colours, HEIGHT, Poster, WIDTH};

const COLOURS: Colours = Colours {
    from: [0xf2, 0xb0, 0x70],
    to: [0xd0, 0xb0, 0xff],
};
const LONG: &str = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";

fn bar(counts: [usize; 5]) -> Bar {
    Bar {
        from: "doubting".to_owned(),
        to: "trusting".to_owned(),
        counts,
    }
}

fn poster(title: &str, bars: Vec<Bar>) -> Poster {
    Poster::of("The Relationships Observatory", title, bars, COLOURS).expect("it can be drawn")
}

/// Red, green and blue of every dot.
fn dots(poster: &Poster) -> Vec<[u8; 3]> {
    let reader = ImageReader::new(std::io::Cursor::new(poster.png()));
    let reader = reader.with_guessed_format().expect("a vector can be read");
    let picture = reader.decode().expect("a picture").into_rgb8();
    assert_eq!((picture.width(), picture.height()), (WIDTH, HEIGHT));
    picture.pixels().map(|dot| dot.0).collect()
}

fn count(poster: &Poster, colour: [u8; 3]) -> usize {
    dots(poster)
        .into_iter()
        .filter(|dot| *dot == colour)
        .count()
}

#[test]
fn the_parts_of_a_bar_are_as_long_as_their_numbers() {
    let four_to_two = poster("Leeds", vec![bar([2, 0, 0, 0, 4])]);
    let [from, to] = [COLOURS.from, COLOURS.to].map(|colour| count(&four_to_two, colour));
    // The edges of a part, and the number upon it, take a little.
    assert!(
        to > 20_000 && (to - 2 * from).abs_diff(0) < to / 10,
        "{from} and {to}"
    );
    assert_eq!(
        count(&poster("Leeds", vec![bar([0, 0, 3, 0, 0])]), COLOURS.to),
        0
    );
}

#[test]
fn the_same_poster_is_the_same_file_on_one_thread_and_on_eight() {
    let posters: Vec<Poster> = ["Leeds", "Ynys Môn", LONG, "Здравствуйте", "Γειά σου"]
        .map(|title| poster(title, vec![bar([1, 2, 3, 4, 5]), bar([0, 0, 0, 0, 1])]))
        .into();
    let drawn = |threads| -> Vec<Vec<u8>> {
        let pool = ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads");
        pool.install(|| posters.par_iter().map(Poster::png).collect())
    };
    let one = drawn(1);
    assert_eq!(one, drawn(8));
    assert!(
        one.iter().all(|file| file.len() < 120_000),
        "they are light"
    );
    let marks: std::collections::BTreeSet<u64> = posters.iter().map(Poster::mark).collect();
    assert_eq!(marks.len(), posters.len());
}

/// Everything that is drawn is in the name, so that a file that stands need not be made again.
#[test]
fn whatever_changes_changes_the_name() {
    let first = poster("Leeds", vec![bar([1, 0, 0, 0, 2])]);
    assert_eq!(first.mark(), first.clone().mark());
    let other = Colours {
        from: COLOURS.to,
        to: COLOURS.from,
    };
    let of = |observatory: &str, title: &str, bars, colours| {
        Poster::of(observatory, title, bars, colours)
            .expect("it can be drawn")
            .mark()
    };
    let bars = || vec![bar([1, 0, 0, 0, 2])];
    let name = "The Relationships Observatory";
    for mark in [
        of("Another", "Leeds", bars(), COLOURS),
        of(name, "Wigan", bars(), COLOURS),
        of(name, "Leeds", bars(), other),
        of(name, "Leeds", vec![bar([1, 0, 0, 0, 3])], COLOURS),
        of(name, "Leeds", vec![bar([0, 1, 0, 0, 2])], COLOURS),
        of(name, "Leeds", vec![], COLOURS),
        of(name, "Leeds", [bars(), bars()].concat(), COLOURS),
        of(
            name,
            "Leeds",
            vec![Bar {
                to: "trust".to_owned(),
                ..bar([1, 0, 0, 0, 2])
            }],
            COLOURS,
        ),
    ] {
        assert_ne!(mark, first.mark());
    }
}

#[test]
fn a_text_fits_into_its_lines_whatever_it_is() {
    let room = 400.0;
    for text in [
        "Leeds",
        LONG,
        "Ŵyn ac ŷd yn Nŵr-y-felin, Llŷn, a phobl y dref",
        &"a word ".repeat(60),
        &"信".repeat(3),
        "",
    ] {
        for most in 1..=3 {
            let (lines, is_whole) = lines(text, 60.0, room, most);
            assert!(lines.len() <= most, "{text}");
            for line in &lines {
                assert!(width(line, 60.0) <= room, "{line}");
            }
            let letters = |text: &str| text.chars().filter(|letter| *letter != ' ').count();
            let kept: usize = lines.iter().map(|line| letters(line)).sum();
            assert_eq!(kept == letters(text), is_whole, "{text}: {lines:?}");
            assert_eq!(
                lines.last().is_some_and(|line| line.ends_with('…')),
                !is_whole
            );
        }
    }
}

/// Nothing stands in the margins, however long the words are and however many.
#[test]
fn nothing_is_drawn_over_the_edge() {
    let wordy = Bar {
        from: LONG.to_lowercase(),
        to: LONG.to_owned(),
        counts: [100_000, 1, 1, 1, 1],
    };
    for bars in [
        vec![],
        vec![wordy.clone()],
        vec![wordy.clone(), wordy.clone()],
        vec![wordy; 3],
    ] {
        for title in [LONG, &format!("{LONG} ").repeat(9), &"a word ".repeat(90)] {
            let dots = dots(&poster(title, bars.clone()));
            let width = WIDTH as usize;
            let night = dots[0];
            for row in dots.chunks(width).take(HEIGHT as usize - 40) {
                let margins = row[..60].iter().chain(&row[width - 60..]);
                assert!(margins.clone().all(|dot| *dot == night), "{title}");
            }
            // What stands over the bars stays over them, and below the name.
            assert!(dots[..width * 44].iter().all(|dot| *dot == night));
        }
    }
}

#[test]
fn there_is_none_whose_words_have_letters_that_the_font_lacks() {
    let of = |title: &str| Poster::of("Observatory", title, vec![], COLOURS);
    for title in ["信任", "ثقة", "Leeds 🌻", "विश्वास", "x\u{0301}"] {
        assert!(of(title).is_none() && !knows(title), "{title}");
    }
    for title in [
        "Tŷ’r Ŵyl",
        "Ty\u{0302}",
        "Łódź",
        "Ελλάδα",
        "Київ",
        "Việt Nam",
        "A\u{200b}\n\u{202e}B",
    ] {
        assert!(of(title).is_some(), "{title}");
    }
    // What nobody sees makes no other picture.
    let mark = |title| of(title).map(|poster| poster.mark());
    assert_eq!(mark("A\u{200b}\n\u{202e}B"), mark("A B"));
    assert_eq!(mark("Ty\u{0302}"), mark("Tŷ"));
    let other = vec![Bar {
        from: "信".to_owned(),
        ..bar([1, 0, 0, 0, 0])
    }];
    assert!(Poster::of("Observatory", "Leeds", other, COLOURS).is_none());
}
