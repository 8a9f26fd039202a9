//! An observatory of any size, made from a seed: the same numbers give the same files on every machine. What is
//! measured on it should be what would be seen on a real one, so tags are skewed as people's tags are (some places have
//! half of all that is told, most have little), accounts are of 200 to 3,000 characters in several scripts, and words
//! come as often as words do.

// Each program takes of this what it measures.
#![allow(dead_code)]

mod dice;
mod tell;
mod toml;

use std::io;
use std::path::Path;
use std::{fs, iter};

use dice::Dice;

/// How much there is of everything.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    pub(crate) sightings: usize,
    pub(crate) places: usize,
    pub(crate) themes: usize,
}

impl Size {
    /// A number of sightings, told of in as many places as an observatory of a country would have.
    pub(crate) fn of(sightings: usize) -> Self {
        Self {
            sightings,
            places: 100,
            themes: 30,
        }
    }
}

/// A word of a vocabulary.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub(crate) id: String,
    pub(crate) name: String,
    /// Of a place: the one that it is within, by its number.
    pub(crate) within: Option<usize>,
}

/// The words that sightings use.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    pub(crate) places: Vec<Word>,
    pub(crate) themes: Vec<Word>,
    pub(crate) parties: Vec<Word>,
    pub(crate) conditions: Vec<Word>,
}

impl Words {
    pub(crate) fn of(size: Size) -> Self {
        let mut dice = Dice::new(1);
        let places = (0..size.places)
            .map(|number| {
                let name = tell::name(&mut dice);
                Word {
                    id: format!("place-{number}"),
                    // A nation, then regions within it, then whatever lies within those.
                    within: match number {
                        0 => None,
                        1..=12 => Some(0),
                        _ => Some(1 + dice.skewed(number.min(size.places / 8 + 13) - 1)),
                    },
                    name: format!("{name} {}", tell::ordinal(number)),
                }
            })
            .collect();
        let mut plain = |count: usize, kind: &str| {
            (0..count)
                .map(|number| Word {
                    id: format!("{kind}-{number}"),
                    name: format!("{} {}", tell::name(&mut dice), tell::ordinal(number)),
                    within: None,
                })
                .collect()
        };
        Self {
            places,
            themes: plain(size.themes, "theme"),
            parties: plain(12, "party"),
            conditions: plain(10, "condition"),
        }
    }

    /// A place and all that it is within, from the inside out.
    pub(crate) fn around(&self, place: usize) -> impl Iterator<Item = usize> {
        iter::successors(Some(place), |&place| self.places[place].within)
    }
}

/// The ends of the shifts.
pub(crate) const SHIFTS: [(&str, &str); 8] = [
    ("doubting", "trusting"),
    ("controlling", "enabling"),
    ("fixing", "connecting"),
    ("competing", "co-operating"),
    ("standardised", "personal"),
    ("distant", "near"),
    ("silent", "heard"),
    ("owning", "sharing"),
];

/// One sighting, as numbers into the vocabularies and as texts.
#[derive(Debug, Clone)]
pub(crate) struct Sighting {
    pub(crate) number: usize,
    pub(crate) title: String,
    pub(crate) year: u32,
    pub(crate) month: u32,
    pub(crate) day: u32,
    pub(crate) place: usize,
    /// Numbers of shifts, and whether towards their second end.
    pub(crate) shifts: Vec<(usize, bool)>,
    pub(crate) themes: Vec<usize>,
    pub(crate) between: Vec<usize>,
    pub(crate) helped: Vec<usize>,
    pub(crate) hindered: Vec<usize>,
    pub(crate) working: Option<&'static str>,
    pub(crate) known: &'static str,
    pub(crate) observer: Option<String>,
    /// Dates and what had become of it.
    pub(crate) followups: Vec<(u32, &'static str, String)>,
    /// Paragraphs and lists, in Markdown.
    pub(crate) account: String,
}

impl Sighting {
    pub(crate) fn id(&self) -> String {
        format!("told-{}", self.number)
    }

    pub(crate) fn date(&self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The sightings of an observatory of that size, one by one.
pub(crate) fn sightings(size: Size, words: &Words) -> impl Iterator<Item = Sighting> {
    (0..size.sightings).map(move |number| tell::sighting(number, words))
}

/// Writes the observatory, unless it stands there as it would be written.
pub(crate) fn write(size: Size, root: &Path) -> io::Result<()> {
    let made = root.join("made");
    let stamp = format!("{size:?} 1\n");
    if fs::read_to_string(&made).is_ok_and(|found| found == stamp) {
        return Ok(());
    }
    let words = Words::of(size);
    let folder = root.join("sightings");
    fs::create_dir_all(&folder)?;
    fs::write(root.join("observatory.toml"), toml::configuration())?;
    for (name, text) in toml::vocabularies(&words) {
        fs::write(folder.join(name), text)?;
    }
    for sighting in sightings(size, &words) {
        let folder = folder.join(sighting.year.to_string());
        fs::create_dir_all(&folder)?;
        let path = folder.join(format!("{}.md", sighting.id()));
        fs::write(path, file(&sighting, &words))?;
    }
    fs::write(made, stamp)
}

/// Every file of the observatory, by its path, without one of them on the disk.
pub(crate) fn files(size: Size) -> Vec<(String, String)> {
    let words = Words::of(size);
    let lists = toml::vocabularies(&words).into_iter();
    let lists = lists.map(|(name, text)| (format!("sightings/{name}"), text));
    let all = sightings(size, &words);
    let all = all.map(|sighting| {
        let path = format!("sightings/{}/{}.md", sighting.year, sighting.id());
        (path, file(&sighting, &words))
    });
    let mut files: Vec<(String, String)> = lists.chain(all).collect();
    files.sort();
    files.insert(
        0,
        (
            "observatory.toml".to_owned(),
            toml::configuration().to_owned(),
        ),
    );
    files
}

/// The file of a sighting.
pub(crate) fn file(sighting: &Sighting, words: &Words) -> String {
    toml::sighting(sighting, words)
}

/// A text between quotes, as TOML and JSON write it. No text here has a sign that needs more.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
