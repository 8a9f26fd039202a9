//! From drafts to an observatory: every word is looked up, every id has one owner.

mod claims;
mod listed;
mod look_up;
mod memory;
mod pictures;
mod vocabularies;

use std::sync::Arc;

use chrono::NaiveDate;
use claims::Claimed;
use listed::{Listed, listed};
use look_up::LookUp;
pub use memory::Memory;
use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use vocabularies::Words;

use crate::diagnostic::{Findings, Level};
use crate::document::At;
use crate::model::Observatory;
use crate::model::set_aside::{Fragment, SetAside};
use crate::model::shift::stances;
use crate::model::sighting::{Related, Sighting, Tombstone, Voice};
use crate::source::{Draft, Drafts, Key, SightingDraft, Withdrawal};

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
pub fn assemble(drafts: Drafts, choice: Choice) -> Assembled {
    assembled(drafts, choice, None)
}

impl Memory {
    /// Does what [`assemble`] does, and looks up again only what may have changed.
    pub fn assemble(&mut self, drafts: Drafts, choice: Choice) -> Assembled {
        assembled(drafts, choice, Some(self))
    }
}

fn assembled(drafts: Drafts, choice: Choice, mut memory: Option<&mut Memory>) -> Assembled {
    let mut findings = Findings::default();
    let words = vocabularies::assemble(drafts.vocabularies, &drafts.broken, &mut findings);
    // As long as only pointers have to change their places.
    let listed = match &mut memory {
        Some(memory) => memory.list(drafts.sightings, &words),
        None => listed(drafts.sightings),
    };
    let claimed = claims::claimed(&listed, &drafts.unread);
    let is_kept = memory.is_some();
    let looked_up: Vec<LookedUp> = listed
        .into_par_iter()
        .zip(claimed)
        .map(|(listed, claimed)| match listed.known {
            Some(_) => LookedUp::known(listed, claimed),
            None => LookedUp::of(listed, is_kept, claimed, &words, &drafts.pictures, choice),
        })
        .collect();
    let mut kept = Vec::new();
    let mut sightings = Vec::new();
    let mut tombstones = Vec::new();
    let mut unpublished = Vec::new();
    let mut faulty = Vec::new();
    let mut fragments = Vec::new();
    for LookedUp {
        standing,
        findings: found,
        kept: listed,
    } in looked_up
    {
        kept.extend(listed);
        match standing {
            Some(Standing::Published(sighting)) => sightings.push(sighting),
            Some(Standing::Unpublished(sighting)) => unpublished.push(sighting),
            Some(Standing::RunOut(tombstone, sighting)) => {
                tombstones.push(*tombstone);
                unpublished.push(sighting);
            }
            Some(Standing::Withdrawn(tombstone)) => tombstones.push(*tombstone),
            Some(Standing::Faulty(sighting)) => faulty.push(sighting),
            Some(Standing::Fragment(fragment)) => fragments.push(*fragment),
            None => {}
        }
        findings.extend(found);
    }
    if let Some(memory) = memory {
        memory.keep(kept);
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
                fragments,
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

/// What one file comes to.
struct LookedUp {
    standing: Option<Standing>,
    findings: Findings,
    /// What is kept of it for the next time.
    kept: Option<Listed>,
}

/// What becomes of a file. What is rare is boxed, so that there is little to move of all others.
enum Standing {
    /// It has a page.
    Published(Arc<Sighting>),
    /// It is a draft.
    Unpublished(Arc<Sighting>),
    /// Its permission has run out.
    RunOut(Box<Tombstone>, Arc<Sighting>),
    /// It was taken back.
    Withdrawn(Box<Tombstone>),
    /// Something is wrong with it.
    Faulty(Arc<Sighting>),
    /// It is no sighting yet.
    Fragment(Box<Fragment>),
}

impl LookedUp {
    /// Of a sighting that was looked up before.
    fn known(listed: Listed, claimed: Claimed) -> Self {
        let sighting = listed.known.clone();
        let is_faulty = claimed.findings.has_errors();
        Self {
            standing: sighting.map(|sighting| match is_faulty {
                true => Standing::Faulty(sighting),
                false => Standing::Published(sighting),
            }),
            findings: claimed.findings,
            kept: Some(listed),
        }
    }

    fn of(
        listed: Listed,
        is_kept: bool,
        claimed: Claimed,
        words: &Words,
        files: &pictures::Files,
        choice: Choice,
    ) -> Self {
        let mut findings = claimed.findings;
        let mut kept = is_kept.then(|| listed.clone());
        let draft = match Arc::unwrap_or_clone(listed.draft) {
            Draft::Sighting(draft) => draft,
            Draft::Withdrawal(draft) => {
                return Self {
                    standing: withdrawn(draft, &findings)
                        .map(|left| Standing::Withdrawn(Box::new(left))),
                    findings,
                    kept,
                };
            }
        };
        let was_broken = draft.is_broken;
        let mut found = Findings::default();
        let sighting = sighting(draft, claimed.related, words, files, &mut found).map(Arc::new);
        let is_sound = !was_broken && found.iter().next().is_none();
        findings.extend(found);
        let is_faulty = was_broken || findings.has_errors();
        if let (Some(kept), Ok(sighting)) = (&mut kept, &sighting) {
            // Its draft and the words alone decide of it. Whoever it names may be missing now and there the next time.
            let is_lasting = is_sound && !kept.is_naming && is_lasting(sighting);
            kept.known = is_lasting.then(|| Arc::clone(sighting));
        }
        Self {
            standing: Some(match sighting {
                Ok(sighting) => standing(sighting, is_faulty, choice),
                Err(fragment) => Standing::Fragment(Box::new(fragment)),
            }),
            findings,
            kept,
        }
    }
}

/// Whether a sound sighting that names no other is published, and depends on no picture and no day.
fn is_lasting(sighting: &Sighting) -> bool {
    sighting.pictures.is_empty() && !sighting.is_draft && sighting.permission_until.is_none()
}

/// What becomes of a sighting.
fn standing(sighting: Arc<Sighting>, is_faulty: bool, choice: Choice) -> Standing {
    if is_faulty {
        return Standing::Faulty(sighting);
    }
    if sighting.is_draft && !choice.drafts {
        return Standing::Unpublished(sighting);
    }
    match run_out(&sighting, choice.today) {
        Some(tombstone) => Standing::RunOut(Box::new(tombstone), sighting),
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

/// The sighting, as far as it could be read; what is left where its title, its date or its place could not, or
/// where a fault of the syntax may hide any of it.
fn sighting(
    draft: Box<SightingDraft>,
    related: Vec<Related>,
    words: &Words,
    files: &pictures::Files,
    findings: &mut Findings,
) -> Result<Sighting, Fragment> {
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
    let pictures = pictures::pictures(&draft, files, findings);
    let is_told = draft.is_whole && draft.title.is_some();
    let (true, Some(date), Some(place)) = (is_told, draft.date, place) else {
        return Err(Fragment {
            draft,
            place,
            pictures,
        });
    };
    let mut followups = draft.followups;
    followups.sort_by_key(|followup| followup.date);
    let mut replies = draft.replies;
    replies.sort_by_key(|reply| reply.date);
    let shifts = values(shifts);
    let still = values(still);
    Ok(Sighting {
        stances: stances(&shifts, &still),
        summary: draft.summary,
        title: draft.title.expect("without one it is a fragment"),
        date,
        place,
        shifts,
        still,
        known: draft.known,
        since: draft.since,
        themes: values(themes),
        between: values(between),
        working: draft.working,
        said_by: values(said_by),
        ties: draft.ties,
        helped: values(helped),
        hindered: values(hindered),
        left_out: draft.left_out,
        voice: Voice::of(draft.observer.as_deref(), &draft.sources, &draft.id),
        observer: draft.observer,
        sources: draft.sources,
        id: draft.id,
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
        surveyed: draft.surveyed,
        opening: draft.opening,
        spans: draft.spans,
    })
}

fn values<T>(words: Vec<At<T>>) -> Box<[T]> {
    words.into_iter().map(|word| word.value).collect()
}
