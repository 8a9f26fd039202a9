//! A list of words in file order, and the handles that point into it.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::{Index, Range};
use std::sync::Arc;

use crate::diagnostic::SourceText;

/// The place of a `T` in its list. Only compared with handles into the same list.
pub struct Ix<T> {
    index: u32,
    of: PhantomData<fn() -> T>,
}

impl<T> Ix<T> {
    pub(crate) fn new(index: usize) -> Self {
        Self {
            index: u32::try_from(index).expect("fewer than four thousand million of anything"),
            of: PhantomData,
        }
    }

    /// The place, counted from 0.
    pub fn index(self) -> usize {
        self.index as usize
    }
}

// By hand, because a derive would ask the same of `T`.
impl<T> Clone for Ix<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Ix<T> {}

impl<T> PartialEq for Ix<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

impl<T> Eq for Ix<T> {}

impl<T> PartialOrd for Ix<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Ix<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.index.cmp(&other.index)
    }
}

impl<T> Hash for Ix<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}

impl<T> fmt::Debug for Ix<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.index)
    }
}

/// What every word of a vocabulary has.
pub trait Entry {
    /// Its id, which is also its address.
    fn id(&self) -> &str;
    /// How it is shown.
    fn name(&self) -> &str;
    /// What it means, if anybody has said.
    fn about(&self) -> Option<&str>;
    /// Where it is written.
    fn origin(&self) -> &Origin;
}

/// Where a word is written: its file, and the place of its id there, in bytes of the file's text.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The file.
    pub source: Arc<SourceText>,
    /// The id; of a shift its first end.
    pub span: Range<usize>,
}

/// Words in file order, each with its own id.
#[derive(Debug)]
pub struct Vocabulary<T> {
    entries: Vec<T>,
    by_id: BTreeMap<String, Ix<T>>,
}

impl<T> Default for Vocabulary<T> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            by_id: BTreeMap::new(),
        }
    }
}

impl<T: Entry> Vocabulary<T> {
    /// Adds a word at the end; `false`, and nothing added, where its id is taken.
    pub(super) fn add(&mut self, entry: T) -> bool {
        let ix = Ix::new(self.entries.len());
        if self.by_id.contains_key(entry.id()) {
            return false;
        }
        self.by_id.insert(entry.id().to_owned(), ix);
        self.entries.push(entry);
        true
    }

    pub(super) fn entries_mut(&mut self) -> &mut [T] {
        &mut self.entries
    }

    /// The word with this id.
    pub fn find(&self, id: &str) -> Option<Ix<T>> {
        self.by_id.get(id).copied()
    }

    /// All words in file order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Ix<T>, &T)> {
        self.entries
            .iter()
            .enumerate()
            .map(|(index, entry)| (Ix::new(index), entry))
    }

    /// All ids in file order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(Entry::id)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl<T> Index<Ix<T>> for Vocabulary<T> {
    type Output = T;

    fn index(&self, ix: Ix<T>) -> &T {
        &self.entries[ix.index()]
    }
}

/// A word that is an id, a name and a meaning; `Kind` keeps the lists apart.
#[derive(Debug)]
pub struct Term<Kind> {
    /// Its id.
    pub id: String,
    /// How it is shown.
    pub name: String,
    /// What it means.
    pub about: Option<String>,
    /// Where it is written.
    pub origin: Origin,
    kind: PhantomData<fn() -> Kind>,
}

impl<Kind> Term<Kind> {
    pub(super) fn new(id: String, name: String, about: Option<String>, origin: Origin) -> Self {
        Self {
            id,
            name,
            about,
            origin,
            kind: PhantomData,
        }
    }
}

impl<Kind> Entry for Term<Kind> {
    fn id(&self) -> &str {
        &self.id
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn about(&self) -> Option<&str> {
        self.about.as_deref()
    }

    fn origin(&self) -> &Origin {
        &self.origin
    }
}

/// What a sighting is about besides its shift.
pub type Theme = Term<ThemeKind>;
/// A part that is played in a relationship, never a kind of person.
pub type Party = Term<PartyKind>;
/// What helps or gets in the way.
pub type Condition = Term<ConditionKind>;

/// Marks a [`Theme`].
#[derive(Debug)]
pub enum ThemeKind {}
/// Marks a [`Party`].
#[derive(Debug)]
pub enum PartyKind {}
/// Marks a [`Condition`].
#[derive(Debug)]
pub enum ConditionKind {}
