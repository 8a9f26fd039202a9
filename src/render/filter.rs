//! What sightings can be narrowed down by: takes the site, gives the choices of each kind, for the search and for
//! every list.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::language::Language;
use crate::model::{End, Facet, Shift, depth_first};
use crate::site::{List, Site, term};
use crate::words::{Word as _, Working};

/// Something by which sightings are narrowed down.
#[derive(Serialize)]
pub(super) struct Filter<'a> {
    /// Its name in addresses: `place`.
    pub key: &'static str,
    pub label: &'a str,
    /// What is called to choose nothing of it.
    pub any: &'a str,
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
    let total = list.map_or(site.gathered.all.len(), |facet| {
        site.length(List::Facet(facet))
    });
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

/// Every choice that there is, also where nobody has reported anything.
pub(super) fn filters(site: &Site) -> Vec<Filter<'_>> {
    let words = |id| site.language.text(id);
    let filter = |key, label, any, options| Filter {
        key,
        label: words(label),
        any: words(any),
        options,
    };
    let working = ("search-working", "search-working-any");
    vec![
        filter("place", "search-place", "search-place-any", places(site)),
        filter("shift", "search-shift", "search-shift-any", shifts(site)),
        filter("theme", "search-theme", "search-theme-any", themes(site)),
        filter("working", working.0, working.1, workings(site)),
        filter("year", "search-year", "search-year-any", years(site)),
    ]
}

/// Every choice that leaves something.
pub(super) fn telling_filters(site: &Site) -> Vec<Filter<'_>> {
    let mut filters = filters(site);
    for Filter { key, options, .. } in &mut filters {
        let terms = site.index().terms.get(*key);
        let lines = terms.map_or("", String::as_str).lines();
        let told: BTreeSet<&str> = lines.filter_map(|line| line.split('|').next()).collect();
        options.retain(|option| told.contains(option.value.as_str()));
    }
    filters
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
        .map(|(place, depth)| Choice {
            depth,
            ..choice(&places[place].id, &places[place].name)
        })
        .collect()
}

/// Each shift whichever way, and all that can be said of it.
fn shifts(site: &Site) -> Vec<Choice<'_>> {
    let shifts = site.observatory.shifts.iter();
    shifts
        .flat_map(|(_, shift)| {
            directions(&site.language, shift).map(|choice| Choice {
                group: Some(&shift.name),
                ..choice
            })
        })
        .collect()
}

fn directions<'a>(language: &Language, shift: &Shift) -> [Choice<'a>; 6] {
    let of = |term: &str, text: String| choice(term::value(term), text);
    let towards = |end| {
        let text = language.say("way-towards", &[("end", shift.end(end).into())]);
        of(&term::towards(shift.end_id(end)), text)
    };
    let still = |end| {
        let text = language.say("way-still", &[("end", shift.end(end).into())]);
        of(&term::still(shift.end_id(end)), text)
    };
    [
        choice(&shift.id, language.text("search-shift-any-way")),
        towards(End::To),
        towards(End::From),
        of(
            &term::both_ways(&shift.id),
            language.text("way-both").to_owned(),
        ),
        still(End::From),
        still(End::To),
    ]
}

fn themes(site: &Site) -> Vec<Choice<'_>> {
    let themes = site.observatory.themes.iter();
    themes
        .map(|(_, theme)| choice(&theme.id, &theme.name))
        .collect()
}

fn workings(site: &Site) -> Vec<Choice<'_>> {
    Working::ALL
        .iter()
        .map(|working| choice(working.id(), site.language.name_of(*working)))
        .collect()
}

/// Those from which there is anything, the newest first.
fn years<'a>(site: &Site) -> Vec<Choice<'a>> {
    let sightings = site.observatory.all();
    let years: BTreeSet<i32> = sightings
        .map(|(_, sighting)| sighting.date.year())
        .collect();
    years
        .into_iter()
        .rev()
        .map(|year| choice(&year.to_string(), year.to_string()))
        .collect()
}
