//! What the file of one sighting tells, as far as it could be read: all that a rule may look at which asks for no date.

use std::ops::Range;
use std::sync::Arc;

use crate::date::Date;
use crate::diagnostic::SourceText;
use crate::markdown::{Survey, Surveyed};
use crate::model::{Fragment, Ix, Picture, Place, Sighting, says_something};
use crate::source::Spans;
use crate::words::{Known, Permission, Working};

/// What a file tells, be it a whole sighting or not.
pub(super) struct Told<'a> {
    /// The file.
    pub source: &'a Arc<SourceText>,
    /// Its opening `+++`.
    pub opening: Range<usize>,
    /// The account, in bytes of the file's text.
    pub body: Range<usize>,
    /// What the account holds, as far as somebody has asked: see [`Told::survey`].
    pub surveyed: &'a Surveyed,
    /// The title, where it can be read.
    pub title: Option<&'a str>,
    /// Where, if it is a place of the list.
    pub place: Option<Ix<Place>>,
    /// How the contributor knows.
    pub known: Known,
    /// How the relationship is for those in it.
    pub working: Option<Working>,
    /// Who saw it, by choice.
    pub observer: Option<&'a str>,
    /// Why it may be published.
    pub permission: Option<Permission>,
    /// Until when.
    pub permission_until: Option<Date>,
    /// What there is to see of it.
    pub pictures: &'a [Picture],
    /// Whether it is a draft.
    pub is_draft: bool,
    /// Whether all of its keys were read: what a fault of the syntax hides must not be said to be missing.
    pub is_whole: bool,
    spans: &'a Spans,
}

impl<'a> Told<'a> {
    /// What a sighting tells.
    pub(super) fn whole(sighting: &'a Sighting) -> Self {
        Self {
            source: &sighting.source,
            opening: sighting.opening.clone(),
            body: sighting.body.clone(),
            surveyed: &sighting.surveyed,
            title: Some(&sighting.title),
            place: Some(sighting.place),
            known: sighting.known(),
            working: sighting.working,
            observer: sighting.observer.as_deref(),
            permission: sighting.permission,
            permission_until: sighting.permission_until,
            pictures: &sighting.pictures,
            is_draft: sighting.is_draft,
            is_whole: true,
            spans: &sighting.spans,
        }
    }

    /// What a file tells that is no whole sighting yet.
    pub(super) fn in_part(fragment: &'a Fragment) -> Self {
        let draft = &fragment.draft;
        Self {
            source: &draft.source,
            opening: draft.opening.clone(),
            body: draft.body.clone(),
            surveyed: &draft.surveyed,
            title: draft.title.as_deref(),
            place: fragment.place,
            known: draft.known.unwrap_or(Known::Told),
            working: draft.working,
            observer: draft.observer.as_deref(),
            permission: draft.permission,
            permission_until: draft.permission_until,
            pictures: &fragment.pictures,
            is_draft: draft.is_draft,
            is_whole: draft.is_whole,
            spans: &draft.spans,
        }
    }

    /// What the account holds; places in it count from the start of `body`.
    pub(super) fn survey(&self) -> &'a Survey {
        self.surveyed.of(&self.source.text()[self.body.clone()])
    }

    /// The account, without the blank lines around it.
    pub(super) fn account(&self) -> &'a str {
        self.source.text()[self.body.clone()].trim()
    }

    /// Whether the file gives a value for `key`, be it one that can't be read.
    pub(super) fn says(&self, key: &str) -> bool {
        let written = self.spans.get(key).map(|span| &self.source.text()[span]);
        written.is_some_and(says_something)
    }

    /// Where the value of a key stands in the file; the opening `+++` where it is not there.
    pub(super) fn span_of(&self, key: &str) -> Range<usize> {
        let span = self.spans.get(key);
        span.unwrap_or_else(|| self.opening.clone())
    }

    /// The place in the file of a place in the account.
    pub(super) fn in_file(&self, span: &Range<usize>) -> Range<usize> {
        span.start + self.body.start..span.end + self.body.start
    }
}
