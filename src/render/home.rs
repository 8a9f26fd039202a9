//! The first page.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::{Entry as _, Facet, Ix, Sighting};
use crate::render::card::{Card, card};
use crate::render::facts;
use crate::render::frame::Frame;
use crate::render::here::{DateView, Here, Link};
use crate::render::poster::shared;
use crate::render::tally::{Balance, Tally, balance, reach, tallies};
use crate::render::tree::{Branch, branches};

/// How many of the latest sightings, and of the latest follow-ups, the page shows.
const LATEST: usize = 5;

/// The view of `home.html`.
#[derive(Serialize)]
pub(super) struct HomeView<'a> {
    frame: Frame<'a>,
    description: Option<&'a str>,
    /// Counted sightings.
    total: usize,
    /// All with a page, views among them.
    pages: usize,
    /// Places where something was seen, without those that they are within.
    places: usize,
    first: Option<DateView>,
    last: Option<DateView>,
    shifts: Vec<ShiftView<'a>>,
    tree: Vec<Branch<'a>>,
    all_places: usize,
    latest: Vec<Card<'a>>,
    /// Sightings that somebody went back to.
    asked: usize,
    lasted: Vec<LastedView<'a>>,
}

/// One shift and which way it goes.
#[derive(Serialize)]
pub(super) struct ShiftView<'a> {
    link: Link<'a>,
    from: &'a str,
    to: &'a str,
    about: Option<&'a str>,
    total: usize,
    balance: Balance,
    tallies: Vec<Tally>,
}

/// What became of one sighting.
#[derive(Serialize)]
struct LastedView<'a> {
    status: &'a str,
    date: DateView,
    sighting: Link<'a>,
    lang: Option<&'a str>,
}

pub(super) fn view(here: Here<'_>) -> HomeView<'_> {
    let settings = &here.site.settings;
    let observatory = here.observatory();
    let counted: Vec<(Ix<Sighting>, &Sighting)> = observatory.counted().collect();
    let places: BTreeSet<_> = counted.iter().map(|(_, sighting)| sighting.place).collect();
    let dates = || counted.iter().map(|(_, sighting)| sighting.date);
    let description = settings.description.as_deref();
    let feed = Link {
        href: here.to_fixed("feed.xml"),
        text: settings.title.as_str(),
    };
    let mut frame = Frame::new(here, settings.title.as_str())
        .with_feed(here, feed)
        .with_facts(facts::of_site(here))
        .pictured(shared(here, None));
    if let Some(description) = description {
        frame = frame.described(description);
    }
    HomeView {
        frame,
        description,
        total: counted.len(),
        pages: observatory.sightings.len(),
        places: places.len(),
        first: dates().min().map(|date| here.date(date)),
        last: dates().max().map(|date| here.date(date)),
        shifts: shifts(here),
        tree: branches(here, 1),
        all_places: observatory.places.len(),
        latest: observatory
            .all()
            .take(LATEST)
            .map(|(ix, _)| card(here, ix))
            .collect(),
        asked: counted
            .iter()
            .filter(|(_, sighting)| !sighting.followups.is_empty())
            .count(),
        lasted: lasted(here, &counted),
    }
}

/// Every shift with its numbers over all places, on one scale.
pub(super) fn shifts(here: Here<'_>) -> Vec<ShiftView<'_>> {
    let observatory = here.observatory();
    let all = here.site.all_shift_counts().iter().copied();
    let half = all.map(reach).max().unwrap_or_default();
    observatory
        .shifts
        .iter()
        .map(|(ix, shift)| {
            let counts = here.site.shift_counts(ix);
            ShiftView {
                link: here.facet(Facet::Shift(ix)),
                from: &shift.from_name,
                to: &shift.to_name,
                about: shift.about(),
                total: counts.total,
                balance: balance(counts, half),
                tallies: tallies(&here.site.language, shift, counts),
            }
        })
        .collect()
}

fn lasted<'a>(here: Here<'a>, counted: &[(Ix<Sighting>, &Sighting)]) -> Vec<LastedView<'a>> {
    let mut told: Vec<_> = counted
        .iter()
        .filter_map(|(ix, sighting)| Some((sighting.followups.last()?, *ix)))
        .collect();
    told.sort_by_key(|(followup, _)| std::cmp::Reverse(followup.date));
    told.into_iter()
        .take(LATEST)
        .map(|(followup, ix)| LastedView {
            status: here.site.language.name_of(followup.status),
            date: here.date(followup.date),
            sighting: here.sighting(ix),
            lang: here.observatory().sighting(ix).lang.as_deref(),
        })
        .collect()
}
