//! The web addresses that sightings name, and what became of them: takes the observatory, gives the addresses; takes
//! what somebody found who looked, gives entries. Nothing here looks at the network.

use std::collections::BTreeMap;

use crate::markdown::Kind;
use crate::model::{Observatory, Sighting};
use crate::review::entry::Entry;

/// What was found at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A page.
    Page,
    /// Nothing, for good: the host says so, or its name is not known any more.
    Gone(&'static str),
    /// It has moved for good, to this address.
    Moved(String),
    /// An address within somebody's own network, which no reader can open and which is not looked at.
    Private,
    /// Nothing that can be relied on: it may well be there for a reader.
    Unsure(String),
}

/// Every web address that a published sighting gives as its source or links to in its account, each once.
pub fn addresses(observatory: &Observatory) -> Vec<String> {
    let mut addresses: Vec<String> = observatory
        .sightings
        .iter()
        .flat_map(|sighting| of(sighting).into_iter().map(|(address, _)| address))
        .collect();
    addresses.sort_unstable();
    addresses.dedup();
    addresses
}

/// What is to be said of them, in the order of the files and there of the lines; of a page that is there nothing.
pub(super) fn entries(observatory: &Observatory, found: &BTreeMap<String, Found>) -> Vec<Entry> {
    let mut sightings: Vec<&Sighting> = observatory.all().map(|(_, sighting)| sighting).collect();
    sightings.sort_by_key(|sighting| sighting.source.path());
    let told = sightings.into_iter().flat_map(|sighting| {
        of(sighting).into_iter().filter_map(|(address, line)| {
            let (why, next) = in_words(found.get(&address)?)?;
            let entry = Entry::of(sighting, why, next);
            Some(entry.at(line, address))
        })
    });
    told.collect()
}

/// The addresses of one sighting with their lines, in the order of the file, each once.
fn of(sighting: &Sighting) -> Vec<(String, usize)> {
    let source = &sighting.source;
    let from_sources = sighting
        .sources
        .iter()
        .filter_map(|source| source.url.clone());
    let links = sighting.survey().links.iter();
    let from_account = links
        .filter(|link| link.kind == Kind::Web)
        .map(|link| link.destination.clone());
    let mut addresses: Vec<(String, usize)> = from_sources
        .chain(from_account)
        .map(|address| {
            // Where it is written otherwise, as with an escape, the head of the file has to do.
            let at = source
                .text()
                .find(&address)
                .unwrap_or(sighting.opening.start);
            (address, source.position(at).line)
        })
        .collect();
    addresses.sort_by(|(a, line), (b, other)| (line, a).cmp(&(other, b)));
    addresses.dedup();
    addresses
}

fn in_words(found: &Found) -> Option<(String, &'static str)> {
    Some(match found {
        Found::Page => return None,
        Found::Gone(why) => (
            format!("this address leads nowhere any more: {why}"),
            "look for a copy at https://web.archive.org and give its address, or write what it was as `title`",
        ),
        Found::Moved(to) => (
            format!("this address has moved for good, to `{to}`"),
            "open the new address; if it is the same page, write it instead",
        ),
        Found::Private => (
            "this address is within somebody’s own network, where no reader can go, so it was not looked at"
                .to_owned(),
            "give an address that everybody can open, or take it out",
        ),
        Found::Unsure(why) => (
            format!("nobody could tell whether this address still leads there: {why}"),
            "open it yourself before you change anything: many sites answer people and no programs",
        ),
    })
}
