//! The index of the site's own search: takes [`Document`]s in their order, gives an [`Index`]: texts that the
//! browser loads when somebody searches, and no others.
//!
//! A leaf that knows no sighting and no page. Words are folded (`words`), put into families by their stem
//! (`stems`), and each family with where it is found (`postings`) stands in one of a number of buckets, chosen by its first two
//! letters (`bucket`). The browser folds what was typed in the same way, loads the bucket of each word, and looks
//! there for the word, for words that begin with it, and for words that are nearly spelt like it. It needs no
//! stemmer of its own: a bucket lists the words of every family.
//!
//! What documents can be narrowed down by stands apart, a text for each kind, so that whoever narrows a list down loads
//! no words, and whoever looks for words loads no more of these than is asked for.
//!
//! Weights are integers made here, so the same documents give the same bytes on every machine.

mod bucket;
mod index;
mod postings;
mod stems;
mod words;

pub use bucket::buckets;
pub use index::Index;

use std::borrow::Cow;

/// Something that can be found.
#[derive(Debug, Default)]
pub struct Document<'a> {
    /// The texts in which it is found, with how much a word in each of them says.
    pub texts: Vec<(Weight, Cow<'a, str>)>,
    /// What it can be narrowed down by: a kind, a colon and a value, as `place:leeds`.
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
