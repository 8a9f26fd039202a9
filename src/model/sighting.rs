//! One sighting whose every word is known.

use std::ops::Range;
use std::sync::Arc;

use xxhash_rust::xxh3::xxh3_128_with_seed;

use crate::date::Date;
use crate::diagnostic::SourceText;
use crate::markdown::{Survey, Surveyed};
use crate::model::picture::Picture;
use crate::model::place::Place;
use crate::model::shift::{Named, Shift, Stance};
use crate::model::vocabulary::{Condition, Ix, Party, Theme};
use crate::source::{Allowance, Followup, Reply, Source, Spans};
use crate::words::{Known, Permission, Relation, SaidBy, Tie, TieChange, Working};

/// What somebody noticed.
#[derive(Debug)]
pub struct Sighting {
    /// Its id, which is its address.
    pub id: String,
    /// Its title.
    pub title: String,
    /// When it was noticed or told.
    pub date: Date,
    /// Where.
    pub place: Ix<Place>,
    /// The changes that were seen, as named, without repeats.
    pub shifts: Box<[Named]>,
    /// The ends that are as they were.
    pub still: Box<[Named]>,
    /// What these two come to, for each shift that they name either way round or by an end, in the vocabulary's order.
    pub stances: Box<[(Ix<Shift>, Stance)]>,
    /// How the contributor knows, where that is said: see [`Sighting::known`].
    pub known: Option<Known>,
    /// When it began.
    pub since: Option<Date>,
    /// What it is about.
    pub themes: Box<[Ix<Theme>]>,
    /// What it says in a sentence or a paragraph, where that is written: see [`Sighting::summary`].
    pub summary: Option<String>,
    /// The parties whose relationship it is.
    pub between: Box<[Ix<Party>]>,
    /// How the relationship is for those in it.
    pub working: Option<Working>,
    /// Whose view that is.
    pub said_by: Box<[SaidBy]>,
    /// How ties of a kind have changed.
    pub ties: Vec<(Tie, TieChange)>,
    /// What helped.
    pub helped: Box<[Ix<Condition>]>,
    /// What got in the way.
    pub hindered: Box<[Ix<Condition>]>,
    /// Who was not there, and why.
    pub left_out: Option<String>,
    /// Who saw it, by choice.
    pub observer: Option<String>,
    /// Where it is from.
    pub sources: Vec<Source>,
    /// Whose voice it is.
    pub voice: Voice,
    /// Why it may be published.
    pub permission: Option<Permission>,
    /// Until when.
    pub permission_until: Option<Date>,
    /// What there is to see of it.
    pub pictures: Vec<Picture>,
    /// Its language, where not the site's, as a BCP 47 tag.
    pub lang: Option<String>,
    /// The sightings that it names.
    pub related: Vec<Related>,
    /// Earlier ids, whose addresses lead here.
    pub was: Vec<String>,
    /// When somebody should ask again.
    pub ask_again: Option<Date>,
    /// Whether it is a draft.
    pub is_draft: bool,
    /// Rules that were answered with a reason.
    pub allow: Vec<Allowance>,
    /// What became of it, the earliest first.
    pub followups: Vec<Followup>,
    /// What those say who are written about, the earliest first.
    pub replies: Vec<Reply>,
    /// Its file.
    pub source: Arc<SourceText>,
    /// The account, in bytes of the file's text.
    pub body: Range<usize>,
    /// What the account holds, as far as somebody has asked: see [`Sighting::survey`].
    pub surveyed: Surveyed,
    /// The opening `+++` of the file.
    pub opening: Range<usize>,
    /// Where the value of each key stands in the file.
    pub spans: Arc<Spans>,
}

/// Another sighting that one names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The other's id; it may have no page.
    pub id: String,
    /// How they are related.
    pub how: Relation,
}

impl Sighting {
    /// The account, in Markdown, without the blank lines around it; an indent of its first line stays,
    /// because it says something there.
    pub fn account(&self) -> &str {
        let account = self.source.text()[self.body.clone()].trim_end();
        let first = account.len() - account.trim_start().len();
        let indent = account[..first].rfind('\n').map_or(0, |end| end + 1);
        &account[indent..]
    }

    /// What it says in a sentence or a paragraph: as written, else the account's first paragraph.
    pub fn summary(&self) -> &str {
        match &self.summary {
            Some(summary) => summary,
            None => &self.survey().opening,
        }
    }

    /// What the account holds; places in it count from the start of `body`.
    pub fn survey(&self) -> &Survey {
        self.surveyed.of(&self.source.text()[self.body.clone()])
    }

    /// How the contributor knows; what is not said counts as told.
    pub fn known(&self) -> Known {
        self.known.unwrap_or(Known::Told)
    }

    /// Whether it is counted: a view has its page and is counted nowhere.
    pub fn is_counted(&self) -> bool {
        self.known() != Known::View
    }

    /// What it says of a shift.
    pub fn stance(&self, shift: Ix<Shift>) -> Option<Stance> {
        let mut stances = self.stances.iter();
        stances.find_map(|&(named, stance)| (named == shift).then_some(stance))
    }

    /// The shifts that it names either way round or by an end, each once, in the vocabulary's order.
    pub fn shifts_named(&self) -> impl Iterator<Item = Ix<Shift>> {
        self.stances.iter().map(|(shift, _)| *shift)
    }

    /// Whether this and `other` stand in the same lists and are counted alike, where they stand in the same order among
    /// sightings: both are the same in all that decides about it.
    pub fn counts_as(&self, other: &Self) -> bool {
        // By name, so that nobody adds a field without a thought of this.
        let Self {
            id,
            date,
            place,
            shifts,
            still,
            // They follow from these two.
            stances: _,
            known: _,
            themes,
            between,
            working,
            said_by,
            helped,
            hindered,
            related,
            title: _,
            since: _,
            summary: _,
            ties: _,
            left_out: _,
            // Of these no more than whose voice it is.
            observer: _,
            sources: _,
            voice,
            permission: _,
            permission_until: _,
            pictures: _,
            lang: _,
            was: _,
            ask_again: _,
            is_draft: _,
            allow: _,
            followups: _,
            replies: _,
            source: _,
            body: _,
            surveyed: _,
            opening: _,
            spans: _,
        } = self;
        self.is_counted() == other.is_counted()
            && *voice == other.voice
            && *id == other.id
            && *date == other.date
            && *place == other.place
            && *shifts == other.shifts
            && *still == other.still
            && *themes == other.themes
            && *between == other.between
            && *working == other.working
            && *said_by == other.said_by
            && *helped == other.helped
            && *hindered == other.hindered
            && *related == other.related
    }

    /// Whether the file gives a value for `key`, be it one that can't be read.
    pub fn says(&self, key: &str) -> bool {
        let span = self.spans.get(key);
        span.is_some_and(|span| says_something(&self.source.text()[span]))
    }
}

/// Whether a value, as it is written in a file, is more than empty quotation marks.
pub fn says_something(written: &str) -> bool {
    !written.trim_matches(['"', '\'']).trim().is_empty()
}

/// Whose voice a sighting is; two sightings with the same one are one voice. It stands for a name, by 128 bits of a hash:
/// among a million names there is no chance to speak of that two have the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Voice(u128);

impl Voice {
    /// That of the observer as credited, else of the first source by its address or its title, else of the sighting itself.
    pub(super) fn of(observer: Option<&str>, sources: &[Source], id: &str) -> Self {
        let source = || {
            let first = sources.first()?;
            first.url.as_deref().or(first.title.as_deref())
        };
        // Somebody may be called as a sighting is.
        let (name, is_named) = match observer.or_else(source) {
            Some(name) => (name, true),
            None => (id, false),
        };
        Self(xxh3_128_with_seed(name.as_bytes(), is_named.into()))
    }
}

/// What is left of a sighting that was withdrawn, or whose permission has run out.
#[derive(Debug)]
pub struct Tombstone {
    /// Its id, whose address stays.
    pub id: String,
    /// Since when it is gone.
    pub date: Date,
    /// Earlier ids, whose addresses lead here.
    pub was: Vec<String>,
    /// Its file.
    pub source: Arc<SourceText>,
    /// Where something is left in a withdrawn file, and what.
    pub left: Option<(Vec<String>, Range<usize>)>,
}
