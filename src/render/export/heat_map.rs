//! `heat-map.csv`: one row for each place and shift, zeros included.

use std::io::{self, Write};

use crate::analysis::{Counts, Scope};
use crate::model::depth_first;
use crate::render::export::csv;
use crate::site::Site;

/// One column of numbers.
pub(super) struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it counts.
    pub about: &'static str,
    count: fn(&Counts) -> usize,
}

/// The columns behind the place and the shift.
pub(super) static COLUMNS: [Column; 12] = [
    Column {
        name: "total",
        about: "How many sightings name the shift, either way round or by one of its ends. 0 means that nobody has reported it, not that nothing changes there.",
        count: |counts| counts.total,
    },
    Column {
        name: "forward",
        about: "Of these, how many saw it go the way that the shift's id says.",
        count: |counts| counts.forward,
    },
    Column {
        name: "back",
        about: "Of these, how many saw it go the other way.",
        count: |counts| counts.back,
    },
    Column {
        name: "mixed",
        about: "Of these, how many saw it go both ways at once.",
        count: |counts| counts.mixed,
    },
    Column {
        name: "still_from",
        about: "Of these, how many saw no change, at the end that the shift comes from.",
        count: |counts| counts.still_from,
    },
    Column {
        name: "still_to",
        about: "Of these, how many saw no change, at the end that the shift leads to.",
        count: |counts| counts.still_to,
    },
    Column {
        name: "well",
        about: "Of the total, how many say that the relationship is going well for those in it.",
        count: |counts| counts.ratings.well,
    },
    Column {
        name: "partly",
        about: "Of the total, how many say that it is going well in part.",
        count: |counts| counts.ratings.partly,
    },
    Column {
        name: "strained",
        about: "Of the total, how many say that it is under strain.",
        count: |counts| counts.ratings.strained,
    },
    Column {
        name: "too_soon",
        about: "Of the total, how many say that it is too soon to say.",
        count: |counts| counts.ratings.too_soon,
    },
    Column {
        name: "unrated",
        about: "Of the total, how many do not say how it is.",
        count: |counts| counts.ratings.unrated,
    },
    Column {
        name: "voices",
        about: "How many different observers or sources stand behind the total. Unlike the other numbers, these do not add up over places.",
        count: |counts| counts.voices,
    },
];

/// Writes the table: places from the outside in, each before its parts, shifts in the order of their file.
pub(super) fn write(site: &Site, sink: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::writer(sink);
    let numbers = COLUMNS.iter().map(|column| column.name);
    table.write_record(["place", "shift"].into_iter().chain(numbers))?;
    for (place, _) in depth_first(&site.observatory.places) {
        for (shift, named) in site.observatory.shifts.iter() {
            let counts = site.gathered.heat_map.counts(place, Scope::Whole, shift);
            table.write_field(&site.observatory.places[place].id)?;
            table.write_field(&named.id)?;
            for column in &COLUMNS {
                table.write_field((column.count)(&counts).to_string())?;
            }
            table.write_record(None::<&[u8]>)?;
        }
    }
    table.flush()
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::render::export::sample;
    use crate::site::Site;

    fn written(site: &Site) -> String {
        let mut bytes = Vec::new();
        write(site, &mut bytes).expect("a vector takes all");
        String::from_utf8(bytes).expect("it is UTF-8")
    }

    const HEADER: &str = "place,shift,total,forward,back,mixed,still_from,still_to,well,partly,\
                          strained,too_soon,unrated,voices";

    #[test]
    fn a_row_for_every_place_and_shift() {
        let rows = [
            HEADER,
            // The view is counted nowhere; the parts of a place count there too.
            "everywhere,doubting-to-trusting,2,0,1,0,1,0,1,0,0,0,1,2",
            "everywhere,controlling-to-enabling,1,1,0,0,0,0,1,0,0,0,0,1",
            "leeds,doubting-to-trusting,2,0,1,0,1,0,1,0,0,0,1,2",
            "leeds,controlling-to-enabling,1,1,0,0,0,0,1,0,0,0,0,1",
            "mill-lane,doubting-to-trusting,1,0,1,0,0,0,1,0,0,0,0,1",
            "mill-lane,controlling-to-enabling,1,1,0,0,0,0,1,0,0,0,0,1",
            "wigan,doubting-to-trusting,0,0,0,0,0,0,0,0,0,0,0,0",
            "wigan,controlling-to-enabling,0,0,0,0,0,0,0,0,0,0,0,0",
        ];
        let rows: String = rows.iter().map(|row| format!("{row}\r\n")).collect();
        assert_eq!(written(&sample::site()), rows);
    }

    #[test]
    fn an_empty_observatory_has_its_header_alone() {
        assert_eq!(written(&sample::empty()), format!("{HEADER}\r\n"));
    }
}
