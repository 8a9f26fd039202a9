//! What needs the maintainer, in one glance. Takes the observatory, what `check` found and the day, gives a
//! [`Review`], and from that the reports for people, for an issue and for programs.
//!
//! Nothing is ranked: what has a day stands in the order of its day, everything else in the order of its
//! file or its list.

mod entry;
mod follow_up;
mod human;
mod json;
mod link;
mod markdown;
mod one_voice;
mod permission;
mod silence;
mod wanting;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

pub use entry::Entry;
pub use human::human;
pub use json::json;
pub use link::{Found, addresses};
pub use markdown::markdown;
pub use wanting::ASKING;

use crate::date::Date;
use crate::diagnostic::{Findings, Level};
use crate::model::{Observatory, Sighting};

/// How many entries of a section, and files of an entry, people are shown; programs get all.
const SHOWN: usize = 10;
const FILES_SHOWN: usize = 3;

/// Stands between what waits and what does not.
const WITH_TIME: &str = "When there is time";

const FOLLOW_UPS: &str = "follow_ups";
const LINKS: &str = "links";

/// All that somebody could do for an observatory today.
#[derive(Debug)]
pub struct Review {
    /// The day.
    pub today: NaiveDate,
    /// The sightings that are published and counted.
    pub counted: usize,
    /// Those of them that nobody has asked about since: they have no follow-up.
    pub never_asked: usize,
    /// How many web addresses were looked at; none where nobody was asked to look.
    pub looked_at: Option<usize>,
    /// The sections, always all of them and always in this order.
    pub sections: Vec<Section>,
}

/// What is done in one way.
#[derive(Debug)]
pub struct Section {
    /// Its name in the report for programs.
    pub key: &'static str,
    /// Its heading for people.
    pub heading: &'static str,
    /// Whether somebody waits for it. What does not wait is for when there is time.
    pub waits: bool,
    /// What stands in it; an empty one is left out of the reports for people.
    pub entries: Vec<Entry>,
}

impl Section {
    /// What is to be done with each of its entries, where that is the same and would be said over and over.
    fn next_of_all(&self) -> Option<&str> {
        let (first, others) = self.entries.split_first()?;
        let is_same = others.iter().all(|other| other.next == first.next);
        (is_same && !others.is_empty()).then_some(first.next.as_str())
    }
}

impl Review {
    /// The first line for people.
    fn opening(&self) -> String {
        let day = Date::from(self.today).in_words();
        match self.waiting() {
            0 => "Nothing waits for you today.".to_owned(),
            1 => format!("One thing waits for you on {day}."),
            many => format!("{many} things wait for you on {day}."),
        }
    }

    /// The last line for people, where links were looked at and all is well with them.
    fn closing(&self) -> Option<String> {
        let links = self.sections.iter().find(|section| section.key == LINKS)?;
        links.entries.is_empty().then(|| match self.looked_at {
            None | Some(0) => "No sighting names a web address.".to_owned(),
            Some(1) => "The one web address that sightings name still leads somewhere.".to_owned(),
            Some(many) => {
                format!("All {many} web addresses that sightings name still lead somewhere.")
            }
        })
    }

    /// The sections that people are shown, in their order.
    fn shown(&self, waits: bool) -> impl Iterator<Item = &Section> {
        self.sections
            .iter()
            .filter(move |section| section.waits == waits && !section.entries.is_empty())
    }

    /// What else is to be said below a section.
    fn remark(&self, section: &Section) -> Option<String> {
        (section.key == FOLLOW_UPS && self.counted > 0).then(|| self.how_many_were_asked())
    }

    /// How many sightings somebody has gone back to, in a sentence; there is one at least.
    fn how_many_were_asked(&self) -> String {
        match (self.counted, self.never_asked) {
            (1, 0) => "Somebody has asked what became of the one sighting.".to_owned(),
            (1, _) => "Nobody has asked yet what became of the one sighting.".to_owned(),
            (all, 0) => format!("Somebody has asked what became of each of the {all} sightings."),
            (all, none) if all == none => {
                format!("Nobody has asked yet what became of any of the {all} sightings.")
            }
            (all, some) => {
                format!("Nobody has asked yet what became of {some} of the {all} sightings.")
            }
        }
    }

    /// The same with what was found at the addresses that sightings name.
    pub fn with_links(
        mut self,
        observatory: &Observatory,
        found: &BTreeMap<String, Found>,
    ) -> Self {
        self.looked_at = Some(found.len());
        self.sections.push(Section {
            key: LINKS,
            heading: "Links to look after",
            waits: false,
            entries: link::entries(observatory, found),
        });
        self
    }

    /// How many things wait for somebody.
    pub fn waiting(&self) -> usize {
        let waiting = self.sections.iter().filter(|section| section.waits);
        waiting.map(|section| section.entries.len()).sum()
    }
}

/// Looks through an observatory that was assembled without its drafts, and through all that `check` found in
/// it.
pub fn review(observatory: &Observatory, findings: &Findings, today: NaiveDate) -> Review {
    let broken: BTreeSet<&str> = findings
        .iter()
        .filter(|found| found.level() == Level::Error)
        .map(|found| found.source.path())
        .collect();
    let counted = observatory.counted();
    let never_asked = observatory
        .counted()
        .filter(|(_, sighting)| sighting.followups.is_empty());
    let section = |key, heading, waits, entries| Section {
        key,
        heading,
        waits,
        entries,
    };
    Review {
        today,
        counted: counted.count(),
        never_asked: never_asked.count(),
        looked_at: None,
        sections: vec![
            section(
                "broken",
                "Something is wrong, so nothing is published until it is mended",
                true,
                broken.iter().map(|path| mend(path)).collect(),
            ),
            section(
                "permissions",
                "Permissions that have run out, or soon will",
                true,
                permission::entries(observatory, today),
            ),
            section("drafts", "Drafts that wait", true, drafts(observatory)),
            section(
                FOLLOW_UPS,
                "Time to ask again",
                true,
                follow_up::entries(observatory, today),
            ),
            section(
                "could_say_more",
                "Could say more",
                true,
                wanting::entries(observatory, findings, &broken),
            ),
            section(
                "one_voice",
                "One voice so far",
                false,
                one_voice::entries(observatory),
            ),
            section(
                "silent_places",
                "Places that nobody has told of yet",
                false,
                silence::places(observatory),
            ),
            section(
                "silent_shifts",
                "Shifts that nobody has told of yet",
                false,
                silence::shifts(observatory),
            ),
        ],
    }
}

fn mend(path: &str) -> Entry {
    Entry::new(
        path,
        "",
        "something in it can't be used as it is",
        "run `observatory check`, which shows the place and the mend",
    )
}

/// Every draft, in the order of the files.
fn drafts(observatory: &Observatory) -> Vec<Entry> {
    let set_aside = observatory.set_aside.sightings.iter();
    let drafts = set_aside.map(|sighting| &**sighting);
    let mut drafts: Vec<&Sighting> = drafts.filter(|sighting| sighting.is_draft).collect();
    drafts.sort_by_key(|draft| draft.source.path());
    drafts
        .into_iter()
        .map(|draft| {
            Entry::of(
                draft,
                format!(
                    "a draft of something noticed {}, which nobody can read yet",
                    entry::when(draft.date)
                ),
                "read it once more, delete the line `draft = true` when it is ready, and run `observatory check`",
            )
        })
        .collect()
}
