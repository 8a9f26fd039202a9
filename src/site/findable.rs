//! What can be searched for: takes the site, gives the documents of the index: all sightings that have a page, in
//! the order of their list, then the words by which they are grouped.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use crate::markdown;
use crate::model::{Entry, Facet, FacetKind, Ix, Named, Observatory, Party, Sighting, Stance};
use crate::search::{Document, Weight};
use crate::site::Site;
use crate::words::Word as _;

/// Something that can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Findable {
    /// What somebody noticed.
    Sighting(Ix<Sighting>),
    /// The page of a word.
    Facet(Facet),
    /// The page of a party.
    Party(Ix<Party>),
}

/// How many there are, without making them.
pub(super) fn count(site: &Site) -> usize {
    let kinds = FacetKind::ALL.into_iter();
    let facets: usize = kinds.map(|kind| kind.facets(&site.observatory).len()).sum();
    site.gathered.all.len() + facets + site.gathered.between.parties().count()
}

/// Some of them, in the order of their numbers in the index.
pub(super) fn some(site: &Site, numbers: Range<usize>) -> impl Iterator<Item = Findable> {
    let known = site.gathered.all.len();
    let sightings = &site.gathered.all[numbers.start.min(known)..numbers.end.min(known)];
    let kinds = FacetKind::ALL.into_iter();
    let facets = kinds.flat_map(|kind| kind.facets(&site.observatory));
    let parties = site.gathered.between.parties().map(Findable::Party);
    let words = facets.map(Findable::Facet).chain(parties);
    let sightings = sightings.iter().copied().map(Findable::Sighting);
    sightings.chain(
        words
            .take(numbers.end.saturating_sub(known))
            .skip(numbers.start.saturating_sub(known)),
    )
}

/// What the index is made of.
pub(super) fn documents(site: &Site) -> impl Iterator<Item = Document<'_>> {
    let observatory = &site.observatory;
    some(site, 0..usize::MAX).map(|findable| match findable {
        Findable::Sighting(ix) => of_sighting(observatory.sighting(ix), observatory),
        Findable::Facet(facet) => of_word(facet.entry(observatory)),
        Findable::Party(party) => of_word(&observatory.parties[party]),
    })
}

/// What a list can be narrowed down by, as it stands in addresses and in the index.
pub mod term {
    /// Every kind, as it stands before the colon.
    pub const KINDS: [&str; 6] = ["condition", "place", "shift", "theme", "working", "year"];

    /// Noticed at a place or in one of its parts.
    pub fn place(id: &str) -> String {
        format!("place:{id}")
    }

    /// About a theme.
    pub fn theme(id: &str) -> String {
        format!("theme:{id}")
    }

    /// About a shift, whichever way.
    pub fn shift(id: &str) -> String {
        format!("shift:{id}")
    }

    /// Shifting towards an end. No shift's id has a dot.
    pub fn towards(end: &str) -> String {
        format!("shift:towards.{end}")
    }

    /// As it was, at an end.
    pub fn still(end: &str) -> String {
        format!("shift:still.{end}")
    }

    /// Shifting both ways at once.
    pub fn both_ways(shift: &str) -> String {
        format!("shift:both.{shift}")
    }

    /// Where a condition helped or got in the way.
    pub fn condition(id: &str) -> String {
        format!("condition:{id}")
    }

    /// Where a condition helped. No condition's id has a dot.
    pub fn helped(id: &str) -> String {
        format!("condition:helped.{id}")
    }

    /// Where a condition got in the way.
    pub fn hindered(id: &str) -> String {
        format!("condition:hindered.{id}")
    }

    /// How the relationship is for those in it.
    pub fn working(id: &str) -> String {
        format!("working:{id}")
    }

    /// What of a term stands in addresses: what is behind the colon.
    pub fn value(term: &str) -> &str {
        term.split_once(':').map_or(term, |(_, value)| value)
    }

    /// The year in which it was noticed or told.
    pub fn year(year: i32) -> String {
        format!("year:{year}")
    }
}

fn of_sighting<'a>(sighting: &'a Sighting, observatory: &'a Observatory) -> Document<'a> {
    let places = &observatory.places;
    let mut texts: Vec<(Weight, Cow<'a, str>)> =
        vec![(Weight::Title, sighting.title.as_str().into())];
    let mut terms = vec![term::year(sighting.date.year())];
    for place in places.with_parents(sighting.place) {
        let weight = if place == sighting.place {
            Weight::Name
        } else {
            Weight::Around
        };
        texts.push((weight, places[place].name.as_str().into()));
        terms.push(term::place(&places[place].id));
    }
    for &(ix, stance) in &sighting.stances {
        let shift = &observatory.shifts[ix];
        texts.push((Weight::Name, shift.name.as_str().into()));
        terms.push(term::shift(&shift.id));
        if stance == Stance::BothWays {
            terms.push(term::both_ways(&shift.id));
        }
    }
    let end = |named: &Named| observatory.shifts[named.shift].end_id(named.end);
    terms.extend(
        sighting
            .shifts
            .iter()
            .map(|named| term::towards(end(named))),
    );
    terms.extend(sighting.still.iter().map(|named| term::still(end(named))));
    for (conditions, how) in [
        (&sighting.helped, term::helped as fn(&str) -> String),
        (&sighting.hindered, term::hindered),
    ] {
        for &condition in conditions {
            let id = &observatory.conditions[condition].id;
            terms.extend([term::condition(id), how(id)]);
        }
    }
    for &theme in &sighting.themes {
        let theme = &observatory.themes[theme];
        texts.push((Weight::Name, theme.name.as_str().into()));
        terms.push(term::theme(&theme.id));
    }
    terms.extend(sighting.working.map(|working| term::working(working.id())));
    let parties = sighting
        .between
        .iter()
        .map(|&party| observatory.parties[party].name.as_str());
    let conditions = sighting.helped.iter().chain(&sighting.hindered);
    let conditions = conditions.map(|&condition| observatory.conditions[condition].name.as_str());
    let observer = sighting.observer.as_deref();
    texts.extend(
        parties
            .chain(conditions)
            .chain(observer)
            .map(|name| (Weight::Name, name.into())),
    );
    let told = sighting
        .followups
        .iter()
        .filter_map(|followup| followup.note.as_deref());
    let replies = sighting
        .replies
        .iter()
        .flat_map(|reply| [reply.by.as_str(), reply.text.as_str()]);
    let left_out = sighting.left_out.as_deref();
    texts.extend(
        told.chain(replies)
            .chain(left_out)
            .map(|text| (Weight::Text, text.into())),
    );
    let account = markdown::plain(sighting.account());
    // What the account says too must not weigh twice; a summary that was not written is its beginning.
    if let Some(summary) = &sighting.summary {
        let told: HashSet<&str> = bare_words(&account).collect();
        let alone: Vec<&str> = bare_words(summary)
            .filter(|word| !told.contains(word))
            .collect();
        texts.push((Weight::Text, alone.join(" ").into()));
    }
    texts.push((Weight::Text, account.into()));
    terms.sort_unstable();
    terms.dedup();
    Document { texts, terms }
}

fn bare_words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split_whitespace();
    words.map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()))
}

fn of_word(word: &dyn Entry) -> Document<'_> {
    let (name, about) = (word.name(), word.about().unwrap_or_default());
    Document {
        texts: vec![(Weight::Title, name.into()), (Weight::Text, about.into())],
        terms: Vec::new(),
    }
}
