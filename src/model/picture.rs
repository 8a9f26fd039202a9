//! A picture that belongs to a sighting.

use std::ops::Range;

use crate::picture;
use crate::words::Permission;

/// A picture that belongs to a sighting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its file, by its path from the project's root.
    pub path: String,
    /// What the file is.
    pub is: picture::Picture,
    /// What it shows, in words, as the front matter has it.
    pub alt: Option<String>,
    /// What it shows, in words, as the account has it.
    pub words: Option<String>,
    /// Whether something stands there for it, be it nothing that can be read.
    pub says_alt: bool,
    /// Who made it, by choice.
    pub credit: Option<String>,
    /// Why it may be published.
    pub permission: Option<Permission>,
    /// Whether something stands there, be it nothing that can be read.
    pub says_permission: bool,
    /// Whether the front matter lists it.
    pub is_listed: bool,
    /// Whether the account shows it.
    pub is_in_account: bool,
    /// Where the file of the sighting names it first.
    pub span: Range<usize>,
}

impl Picture {
    /// What it shows, in words, for whoever can't see it: those that stand where it is shown come first.
    pub fn description(&self) -> Option<&str> {
        self.words.as_deref().or(self.alt.as_deref())
    }

    /// The name of its file.
    pub fn name(&self) -> &str {
        self.path
            .rsplit_once('/')
            .map_or(&self.path, |(_, name)| name)
    }
}
