//! From drafts to an observatory: every word is looked up, every id has one owner.

mod claims;
mod look_up;
mod pictures;
mod vocabularies;

use std::cmp::Ordering;
use std::sync::Arc;

use chrono::NaiveDate;
use claims::Claims;
use look_up::LookUp;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use vocabularies::Words;

use crate::diagnostic::{Findings, Level};
use crate::document::At;
use crate::faults::unresolved_related;
use crate::model::Observatory;
use crate::model::set_aside::SetAside;
use crate::model::sighting::{Related, Sighting, Tombstone};
use crate::nearest::nearest;
use crate::source::{Draft, Drafts, Key, SightingDraft, Withdrawal};
use crate::words::Known;

/// What goes into an observatory besides what is written in the files.
#[derive(Debug, Clone, Copy, Default)]
pub struct Choice {
    /// The day by which a permission has run out; without it none has.
    pub today: Option<NaiveDate>,
    /// Whether drafts are published and counted like all others.
    pub drafts: bool,
}

/// An observatory and what was found on the way to it.
#[derive(Debug)]
pub struct Assembled {
    /// All that could be used: without the sightings that have an error.
    pub observatory: Observatory,
    /// What is wrong with the drafts taken together.
    pub findings: Findings,
}

/// Looks every word up and puts the sightings in order.
pub fn assemble(mut drafts: Drafts, choice: Choice) -> Assembled {
    let mut findings = Findings::default();
    let words = vocabularies::assemble(drafts.vocabularies, &drafts.broken, &mut findings);
    let claims = Claims::new(&drafts.sightings, &drafts.unread);
    // In the order of the pages, as long as only pointers have to change their places.
    drafts.sightings.sort_by(|a, b| page_order(a, b));
    let files = &drafts.pictures;
    let looked_up: Vec<(Option<Standing>, Findings)> = drafts
        .sightings
        .into_par_iter()
        .map(|draft| {
            let mut found = Findings::default();
            claims.check(&draft, &mut found);
            let standing = match Arc::unwrap_or_clone(draft) {
                Draft::Withdrawal(draft) => withdrawn(draft, &found).map(Standing::Withdrawn),
                Draft::Sighting(draft) => {
                    let (was_broken, is_whole) = (draft.is_broken, draft.is_whole);
                    let sighting = sighting(*draft, &words, &claims, files, &mut found);
                    let is_faulty = was_broken || found.has_errors();
                    sighting.and_then(|sighting| match is_faulty {
                        // What a fault of the syntax hides must not be said to be missing.
                        true => is_whole.then_some(Standing::Faulty(sighting)),
                        false => Some(standing(sighting, choice)),
                    })
                }
            };
            (standing, found)
        })
        .collect();
    let mut sightings = Vec::new();
    let mut tombstones = Vec::new();
    let mut unpublished = Vec::new();
    let mut faulty = Vec::new();
    for (standing, found) in looked_up {
        match standing {
            Some(Standing::Published(sighting)) => sightings.push(sighting),
            Some(Standing::Unpublished(sighting)) => unpublished.push(sighting),
            Some(Standing::RunOut(tombstone, sighting)) => {
                tombstones.push(tombstone);
                unpublished.push(sighting);
            }
            Some(Standing::Withdrawn(tombstone)) => tombstones.push(tombstone),
            Some(Standing::Faulty(sighting)) => faulty.push(sighting),
            None => {}
        }
        findings.extend(found);
    }
    tombstones.sort_by(|a, b| a.id.cmp(&b.id));
    let mut with_errors = drafts.broken;
    let errors = findings
        .iter()
        .filter(|found| found.level() == Level::Error);
    with_errors.extend(errors.map(|found| found.source.path().to_owned()));
    Assembled {
        observatory: Observatory {
            sightings,
            tombstones,
            set_aside: SetAside {
                sightings: unpublished,
                faulty,
                pictures: drafts
                    .pictures
                    .into_iter()
                    .map(|(path, file)| (path, file.tells))
                    .collect(),
                broken: with_errors,
            },
            ..words.into_observatory()
        },
        findings,
    }
}

/// The newest first, those of one date by id.
fn page_order(a: &Draft, b: &Draft) -> Ordering {
    b.date().cmp(&a.date()).then_with(|| a.id().cmp(b.id()))
}

/// What becomes of a file.
enum Standing {
    /// It has a page.
    Published(Sighting),
    /// It is a draft.
    Unpublished(Sighting),
    /// Its permission has run out.
    RunOut(Tombstone, Sighting),
    /// It was taken back.
    Withdrawn(Tombstone),
    /// Something is wrong with it.
    Faulty(Sighting),
}

/// What becomes of a sighting without faults.
fn standing(sighting: Sighting, choice: Choice) -> Standing {
    if sighting.is_draft && !choice.drafts {
        return Standing::Unpublished(sighting);
    }
    match run_out(&sighting, choice.today) {
        Some(tombstone) => Standing::RunOut(tombstone, sighting),
        None => Standing::Published(sighting),
    }
}

/// What is left of a withdrawn sighting; none where something is wrong with its file.
fn withdrawn(draft: Withdrawal, found: &Findings) -> Option<Tombstone> {
    if draft.is_broken || found.has_errors() {
        return None;
    }
    Some(Tombstone {
        id: draft.id,
        date: draft.date?,
        was: Vec::new(),
        source: draft.source,
        left: draft.left,
    })
}

/// What is left of a sighting whose permission has run out.
fn run_out(sighting: &Sighting, today: Option<NaiveDate>) -> Option<Tombstone> {
    let until = sighting.permission_until?;
    (until.first_day() < today?).then(|| Tombstone {
        id: sighting.id.clone(),
        date: until,
        was: sighting.was.clone(),
        source: Arc::clone(&sighting.source),
        left: None,
    })
}

/// The sighting, as far as it could be read; none where its title, its date or its place could not.
fn sighting(
    draft: SightingDraft,
    words: &Words,
    claims: &Claims,
    files: &pictures::Files,
    findings: &mut Findings,
) -> Option<Sighting> {
    let source = &draft.source;
    let mut look_up = LookUp {
        source,
        words,
        findings,
    };
    let place = draft
        .place
        .as_ref()
        .and_then(|place| look_up.term(place, "place", Key::Place, &words.places));
    let shifts = look_up.list(&draft.shifts, LookUp::shift);
    let still = look_up.list(&draft.still, LookUp::end);
    look_up.contradictions(&shifts, &still);
    let themes = look_up.list(&draft.themes, |look_up, word| {
        look_up.term(word, "theme", Key::Theme, &words.themes)
    });
    let between = look_up.list(&draft.between, |look_up, word| {
        look_up.term(word, "party", Key::Party, &words.parties)
    });
    let mut conditions = |written: &[At<String>]| {
        look_up.list(written, |look_up, word| {
            look_up.term(word, "condition", Key::Condition, &words.conditions)
        })
    };
    let helped = conditions(&draft.helped);
    let hindered = conditions(&draft.hindered);
    let said_by = look_up.once(draft.said_by.clone());
    let related = related(&draft, claims, findings);
    let pictures = pictures::pictures(&draft, files, findings);
    let mut followups = draft.followups;
    followups.sort_by_key(|followup| followup.date);
    let mut replies = draft.replies;
    replies.sort_by_key(|reply| reply.date);
    Some(Sighting {
        summary: draft
            .summary
            .unwrap_or_else(|| draft.survey.opening.clone()),
        id: draft.id,
        title: draft.title?,
        date: draft.date?,
        place: place?,
        shifts: shifts.into_iter().map(|shift| shift.value).collect(),
        still: still.into_iter().map(|end| end.value).collect(),
        known: draft.known.unwrap_or(Known::Told),
        since: draft.since,
        themes: values(themes),
        between: values(between),
        working: draft.working,
        said_by: values(said_by),
        ties: draft.ties,
        helped: values(helped),
        hindered: values(hindered),
        left_out: draft.left_out,
        observer: draft.observer,
        sources: draft.sources,
        permission: draft.permission,
        permission_until: draft.permission_until,
        pictures,
        lang: draft.lang,
        related,
        was: draft.was.into_iter().map(|was| was.value).collect(),
        ask_again: draft.ask_again,
        is_draft: draft.is_draft,
        allow: draft.allow,
        followups,
        replies,
        source: draft.source,
        body: draft.body,
        survey: draft.survey,
        opening: draft.opening,
        spans: draft.spans,
    })
}

fn values<T>(words: Vec<At<T>>) -> Vec<T> {
    words.into_iter().map(|word| word.value).collect()
}

fn related(draft: &SightingDraft, claims: &Claims, findings: &mut Findings) -> Vec<Related> {
    let mut resolved: Vec<Related> = Vec::new();
    for related in &draft.related {
        let id = &related.id;
        if id.value == draft.id {
            let fault = unresolved_related::to_itself(&draft.source, id.span.clone());
            findings.push(fault);
        } else if claims.is_sighting(&id.value) {
            resolved.push(Related {
                id: id.value.clone(),
                how: related.how,
            });
        } else {
            let near = nearest(&id.value, claims.ids());
            let fault = unresolved_related::fault(&draft.source, id.span.clone(), &id.value, near);
            findings.push(fault);
        }
    }
    resolved
}
