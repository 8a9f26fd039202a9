//! Where everything stands on a poster: the mark and the observatory's name at the top, the title, and below it the bars
//! over the dusk that closes every header of the site.

use super::canvas::{Canvas, Colour};
use super::lettering::{has_room_for_words, lines, outlines, width};
use super::{Bar, HEIGHT, Poster, WIDTH};

// The colours of the stylesheet's band.
const NIGHT: Colour = [0x1e, 0x1f, 0x45];
const ON_NIGHT: Colour = [0xf6, 0xf3, 0xfb];
const ON_NIGHT_SOFT: Colour = [0xc9, 0xc6, 0xe4];
const LAMP: Colour = [0xf7, 0xba, 0x3e];
const STILL: Colour = [0x9b, 0x97, 0xbd];
const DUSK: [(Colour, f32); 4] = [
    ([0x4a, 0x4a, 0x94], 0.40),
    ([0x86, 0x52, 0x8f], 0.25),
    ([0xcf, 0x7a, 0x86], 0.19),
    ([0xf7, 0xba, 0x3e], 0.16),
];

const MARGIN: f32 = 64.0;
const ROOM: f32 = WIDTH as f32 - 2.0 * MARGIN;
const MIDDLE: f32 = WIDTH as f32 / 2.0;
/// Where the dusk begins.
const HORIZON: f32 = HEIGHT as f32 - 40.0;
/// The sizes that a title may have: the first in which its words have room in two lines.
const SIZES: [f32; 6] = [88.0, 78.0, 68.0, 60.0, 52.0, 46.0];
const NAME: f32 = 34.0;
const LABEL: f32 = 28.0;
const NUMBER: f32 = 24.0;

pub(super) fn png(poster: &Poster) -> Vec<u8> {
    let mut canvas = Canvas::of(NIGHT);
    dusk(&mut canvas);
    // Its wall begins a little behind its edge.
    mark(&mut canvas, MARGIN - 8.0, 48.0, 76.0);
    let (name, _) = lines(&poster.observatory, NAME, ROOM - 100.0, 1);
    // The first page is called as the observatory is.
    for line in name.iter().filter(|_| poster.title != poster.observatory) {
        write(&mut canvas, line, MARGIN + 92.0, 98.0, NAME, ON_NIGHT_SOFT);
    }
    let bars = bars_height(poster);
    title(&mut canvas, &poster.title, HORIZON - bars);
    let longest = poster.bars.iter().map(reach).max().unwrap_or_default();
    let mut top = HORIZON - bars;
    for bar in &poster.bars {
        draw_bar(&mut canvas, bar, longest, top, poster);
        top += row_height(poster);
    }
    canvas.png()
}

/// How high a bar with its names is: one alone has more room.
fn row_height(poster: &Poster) -> f32 {
    match poster.bars.len() {
        1 => 150.0,
        2 => 112.0,
        _ => 94.0,
    }
}

fn bars_height(poster: &Poster) -> f32 {
    match poster.bars.len() {
        0 => 40.0,
        count => row_height(poster) * count as f32 + 16.0,
    }
}

fn dusk(canvas: &mut Canvas) {
    let mut y = HORIZON;
    for (colour, share) in DUSK {
        let height = 40.0 * share;
        canvas.rectangle(0.0, y, WIDTH as f32, height, colour);
        y += height;
    }
}

/// The mark of the site, as `mark.svg` has it in a square of 32.
fn mark(canvas: &mut Canvas, x: f32, y: f32, size: f32) {
    let unit = size / 32.0;
    let at = |across: f32, down: f32| (x + across * unit, y + down * unit);
    let wall = |corners: &[(f32, f32)]| -> Vec<(f32, f32)> {
        corners
            .iter()
            .map(|&(across, down)| at(across, down))
            .collect()
    };
    // The dome is the half of a circle above the wall that it stands on.
    let (middle, ground) = at(16.0, 23.0);
    canvas.circle(middle, ground, 11.0 * unit, ON_NIGHT);
    canvas.rectangle(x, ground, size, 12.0 * unit, NIGHT);
    canvas.shape(
        &wall(&[(14.0, 23.0), (21.2, 9.5), (25.8, 11.9), (19.0, 23.0)]),
        NIGHT,
    );
    canvas.shape(
        &wall(&[(3.5, 24.5), (28.5, 24.5), (28.5, 28.0), (3.5, 28.0)]),
        ON_NIGHT,
    );
    let (lamp, height) = at(25.0, 7.0);
    canvas.circle(lamp, height, 3.6 * unit, LAMP);
}

/// The title, in the middle between the name and the bars, as large as its words allow.
fn title(canvas: &mut Canvas, title: &str, bottom: f32) {
    let top = 140.0;
    let most = |size: f32| ((bottom - top) / (size * 1.18)) as usize;
    let fits = |size: &&f32| {
        has_room_for_words(title, **size, ROOM) && lines(title, **size, ROOM, most(**size).min(2)).1
    };
    let smallest = SIZES[SIZES.len() - 1];
    let size = SIZES.iter().find(fits).copied().unwrap_or(smallest);
    let (lines, _) = lines(title, size, ROOM, most(size).clamp(1, 3));
    let height = size * 1.18;
    let free = bottom - top - height * lines.len() as f32;
    // Letters stand on their line, and few of them reach below it.
    let mut y = top + free / 2.0 + size * 0.88;
    for line in &lines {
        write(canvas, line, MARGIN, y, size, ON_NIGHT);
        y += height;
    }
}

fn write(canvas: &mut Canvas, text: &str, x: f32, y: f32, size: f32, colour: Colour) {
    if let Some(path) = outlines(text, x, y, size) {
        canvas.fill(&path, colour);
    }
}

/// How far a bar reaches on its longer side, in halves of a sighting.
fn reach(bar: &Bar) -> usize {
    let [from, still_from, both, still_to, to] = bar.counts;
    (both + 2 * (from + still_from)).max(both + 2 * (to + still_to))
}

fn draw_bar(canvas: &mut Canvas, bar: &Bar, longest: usize, top: f32, poster: &Poster) {
    let row = row_height(poster);
    let height = row * 0.36;
    let label = top + LABEL;
    let half = ROOM / 2.0;
    let (from, _) = lines(&bar.from, LABEL, half - 24.0, 1);
    let (to, _) = lines(&bar.to, LABEL, half - 24.0, 1);
    for line in &from {
        write(canvas, line, MARGIN, label, LABEL, ON_NIGHT_SOFT);
    }
    for line in &to {
        let x = WIDTH as f32 - MARGIN - width(line, LABEL);
        write(canvas, line, x, label, LABEL, ON_NIGHT_SOFT);
    }
    let y = label + 14.0;
    canvas.rectangle(MARGIN, y + height / 2.0 - 1.0, ROOM, 2.0, DUSK[0].0);
    canvas.rectangle(MIDDLE - 1.5, y - 8.0, 3.0, height + 16.0, ON_NIGHT);
    let unit = half / longest.max(1) as f32;
    let [from, still_from, both, still_to, to] = bar.counts;
    let mut part = |start: f32, count: usize, width: f32, colour: Colour| {
        if count > 0 {
            let x = MIDDLE + start * unit;
            let width = width * unit;
            canvas.rectangle(x + 1.0, y, (width - 2.0).max(1.0), height, colour);
            number(canvas, count, x, width, y + height / 2.0);
        }
    };
    let sides = |count: usize| 2.0 * count as f32;
    let middle = both as f32;
    part(-middle, both, 2.0 * middle, ON_NIGHT);
    part(middle, to, sides(to), poster.colours.to);
    part(middle + sides(to), still_to, sides(still_to), STILL);
    part(
        -middle - sides(from),
        from,
        sides(from),
        poster.colours.from,
    );
    part(
        -middle - sides(from) - sides(still_from),
        still_from,
        sides(still_from),
        STILL,
    );
}

/// How many, on its part of the bar, where that is wide enough.
fn number(canvas: &mut Canvas, count: usize, x: f32, part: f32, middle: f32) {
    let text = count.to_string();
    let wide = width(&text, NUMBER);
    if wide + 16.0 <= part {
        let y = middle + NUMBER * 0.36;
        write(canvas, &text, x + (part - wide) / 2.0, y, NUMBER, NIGHT);
    }
}
