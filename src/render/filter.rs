//! What sightings can be narrowed down by: takes the site, gives the choices of each kind, for the search and for
//! every list.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::{End, Facet, Ix, Shift, Stance, depth_first};
use crate::site::{List, Site, term};
use crate::words::{Word as _, Working};

/// Something by which sightings are narrowed down.
#[derive(Serialize)]
pub(super) struct Filter<'a> {
    /// Its name in addresses: `place`.
    pub key: &'static str,
    pub options: Vec<Choice<'a>>,
}

#[derive(Serialize)]
pub(super) struct Choice<'a> {
    /// As it stands in addresses: `leeds`.
    value: String,
    text: String,
    /// How deep it stands in the tree of places.
    pub depth: usize,
    /// The shift that it is a direction of.
    group: Option<&'a str>,
}

/// A list that can be narrowed down where it stands.
#[derive(Serialize)]
pub(super) struct Narrowing {
    /// What all its sightings have in common, as `place:leeds`; empty where that is nothing.
    within: String,
    /// How many it has, views too.
    total: usize,
}

/// The fewest sightings of a list that can be narrowed down.
const FEWEST: usize = 2;

/// How the list of all sightings, or that of a word, can be narrowed down; none where there is nothing to choose from.
pub(super) fn narrowing(site: &Site, list: Option<Facet>) -> Option<Narrowing> {
    let observatory = &site.observatory;
    let total = list.map_or(site.all.len(), |facet| site.length(List::Facet(facet)));
    let within = list.map(|facet| match facet {
        Facet::Place(place) => term::place(&observatory.places[place].id),
        Facet::Theme(theme) => term::theme(&observatory.themes[theme].id),
        Facet::Shift(shift) => term::shift(&observatory.shifts[shift].id),
        Facet::Condition(condition) => term::condition(&observatory.conditions[condition].id),
    });
    (total >= FEWEST).then(|| Narrowing {
        within: within.unwrap_or_default(),
        total,
    })
}

/// Every choice that somebody has reported something for.
pub(super) fn filters(site: &Site) -> Vec<Filter<'_>> {
    [
        ("place", places(site)),
        ("shift", shifts(site)),
        ("theme", themes(site)),
        ("working", workings(site)),
        ("year", years(site)),
    ]
    .map(|(key, options)| Filter { key, options })
    .into()
}

fn choice<'a>(value: &str, text: impl Into<String>) -> Choice<'a> {
    Choice {
        value: value.to_owned(),
        text: text.into(),
        depth: 0,
        group: None,
    }
}

/// In the order of their tree.
fn places(site: &Site) -> Vec<Choice<'_>> {
    let places = &site.observatory.places;
    depth_first(places)
        .into_iter()
        .filter(|&(place, _)| !site.list(Facet::Place(place)).is_empty())
        .map(|(place, depth)| Choice {
            depth,
            ..choice(&places[place].id, &places[place].name)
        })
        .collect()
}

/// Each shift whichever way, and what was said of it.
fn shifts(site: &Site) -> Vec<Choice<'_>> {
    let shifts = site.observatory.shifts.iter();
    shifts
        .flat_map(|(ix, shift)| {
            directions(site, ix, shift)
                .into_iter()
                .map(|choice| Choice {
                    group: Some(&shift.name),
                    ..choice
                })
        })
        .collect()
}

fn directions<'a>(site: &'a Site, ix: Ix<Shift>, shift: &Shift) -> Vec<Choice<'a>> {
    let list = site.list(Facet::Shift(ix)).iter();
    let said: BTreeSet<Stance> = list
        .filter_map(|&sighting| site.observatory.sighting(sighting).stance(ix))
        .collect();
    if said.is_empty() {
        return Vec::new();
    }
    let ends = [End::To, End::From];
    let towards = ends
        .into_iter()
        .filter(|&end| said.contains(&Stance::Towards(end)) || said.contains(&Stance::BothWays))
        .map(|end| {
            let text = format!("towards {}", shift.end(end));
            choice(term::value(&term::towards(shift.end_id(end))), text)
        });
    let both = said.contains(&Stance::BothWays).then(|| {
        choice(
            term::value(&term::both_ways(&shift.id)),
            "both ways at once",
        )
    });
    let still = ends
        .into_iter()
        .filter(|&end| said.contains(&Stance::Still(end)))
        .map(|end| {
            let text = format!("still {}", shift.end(end));
            choice(term::value(&term::still(shift.end_id(end))), text)
        });
    [choice(&shift.id, "any way")]
        .into_iter()
        .chain(towards)
        .chain(both)
        .chain(still)
        .collect()
}

fn themes(site: &Site) -> Vec<Choice<'_>> {
    let themes = site.observatory.themes.iter();
    themes
        .filter(|&(theme, _)| !site.list(Facet::Theme(theme)).is_empty())
        .map(|(_, theme)| choice(&theme.id, &theme.name))
        .collect()
}

fn workings<'a>(site: &Site) -> Vec<Choice<'a>> {
    let is_said = |working: &&Working| {
        site.observatory
            .all()
            .any(|(_, sighting)| sighting.working == Some(**working))
    };
    Working::ALL
        .iter()
        .filter(is_said)
        .map(|working| choice(working.id(), working.name()))
        .collect()
}

fn years<'a>(site: &Site) -> Vec<Choice<'a>> {
    let years = site
        .observatory
        .all()
        .map(|(_, sighting)| sighting.date.year());
    let years: BTreeSet<i32> = years.collect();
    years
        .into_iter()
        .rev()
        .map(|year| choice(&year.to_string(), year.to_string()))
        .collect()
}
