//! An account that is read once, for whoever asks several things of it.

use std::borrow::Cow;

use super::passages::{self, Voice};
use super::reading::{self, Reading};
use super::survey::{self, Survey};
use crate::passage::Passage;

/// The Markdown of an account, with its lines ended as the parser ends them.
pub struct Account<'a>(Cow<'a, str>);

/// An account as the parser understood it.
pub struct Understood<'a> {
    markdown: &'a str,
    reading: Reading<'a>,
}

impl<'a> Account<'a> {
    /// Places in what is found are bytes of `markdown`.
    pub fn new(markdown: &'a str) -> Self {
        Self(reading::line_ends(markdown))
    }

    /// Reads it.
    pub fn read(&self) -> Understood<'_> {
        Understood {
            markdown: &self.0,
            reading: reading::read(&self.0),
        }
    }
}

impl Understood<'_> {
    /// What it holds.
    pub fn survey(&self) -> Survey {
        survey::of(&self.reading)
    }

    /// Every text of it, in its order: the words of each block, the addresses of links, and the titles of links and
    /// pictures.
    pub fn passages(&self) -> Vec<(Voice, Passage)> {
        passages::passages(self.markdown, &self.reading)
    }
}
