//! The index of the site's own search: takes [`Document`]s in their order, gives an [`Index`]: texts that the
//! browser loads when somebody searches, and no others.
//!
//! A leaf that knows no sighting and no page. Words are folded (`words`), put into families by their stem
//! (`stems`), and each family with where it is found stands in one of a number of buckets, chosen by its first two
//! letters (`bucket`). The browser folds what was typed in the same way, loads the bucket of each word, and looks
//! there for the word, for words that begin with it, and for words that are nearly spelt like it. It needs no
//! stemmer of its own: a bucket lists the words of every family.
//!
//! Weights are integers made here, so the same documents give the same bytes on every machine.

mod bucket;
mod index;
mod stems;
mod words;

pub use bucket::buckets;
pub use index::{Index, PAGE_LENGTH, pages};

use std::borrow::Cow;

/// Something that can be found.
#[derive(Debug, Default)]
pub struct Document<'a> {
    /// What it is called.
    pub title: &'a str,
    /// Its address, from the root of the site.
    pub path: String,
    /// What it is, or where and when it was.
    pub context: String,
    /// What it says, in a sentence or a paragraph.
    pub summary: &'a str,
    /// Its language, where not the site's, as a BCP 47 tag.
    pub lang: Option<&'a str>,
    /// The texts in which it is found, with how much a word in each of them says.
    pub texts: Vec<(Weight, Cow<'a, str>)>,
    /// What it can be narrowed down by, as `place:leeds`. Each has a colon, which no word has.
    pub terms: Vec<String>,
}

/// How much a word says that stands somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// In the title.
    Title,
    /// In the name of its place, of a theme, of a party and the like.
    Name,
    /// In the name of a place that its own is within.
    Around,
    /// In what is told.
    Text,
}

impl Weight {
    fn points(self) -> u32 {
        match self {
            Weight::Title => 10,
            Weight::Name => 6,
            Weight::Around => 2,
            Weight::Text => 1,
        }
    }
}
