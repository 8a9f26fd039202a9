//! A small page that somebody else's site can frame: the numbers of a place, a theme, a shift or a condition, or the
//! heat map, with where they come from. And the line by which they frame it.

use serde::Serialize;

use crate::analysis::{Counts, Scope, voices};
use crate::direction::closed;
use crate::model::{Facet, Ix, Place, Shift, Sighting, depth_first};
use crate::render::facet::helped_and_hindered;
use crate::render::frame::Frame;
use crate::render::heat::HeatTable;
use crate::render::heat_map::one_table;
use crate::render::here::{DateView, Here, Link};
use crate::render::tally::{Balance, Tally, balance, reach, tallies};
use crate::site::{Behind, List, SitePath};

/// How many places of a shift it names: more make no small page.
const PLACES: usize = 12;

/// The view of `embed.html`.
#[derive(Serialize)]
pub(super) struct EmbedView<'a> {
    frame: Frame<'a>,
    /// `place`, `theme`, `shift`, `condition` or `heat-map`.
    kind: &'static str,
    /// The page that tells all of it.
    subject: Link<'a>,
    /// That page's whole address.
    full: Option<String>,
    /// Counted sightings.
    total: usize,
    voices: usize,
    first: Option<DateView>,
    last: Option<DateView>,
    /// Of a place or a theme: every shift. Of a shift: the sightings' own places.
    rows: Vec<EmbedRow<'a>>,
    /// Of a shift: what all of its places come to.
    sum: Option<EmbedRow<'a>>,
    /// How many more places there are than are named.
    more: usize,
    /// Of a condition.
    did: Option<Did>,
    /// Of the heat map: its places, without what is within them.
    table: Option<HeatTable<'a>>,
    /// Below this no tendency is told.
    minimum: usize,
}

/// A row: what it is of, and what was told of it.
#[derive(Serialize)]
struct EmbedRow<'a> {
    link: Link<'a>,
    count: usize,
    /// The list of exactly those sightings, where there are any.
    href: Option<String>,
    balance: Balance,
    tallies: Vec<Tally>,
}

/// What a condition did, on one scale.
#[derive(Serialize)]
struct Did {
    helped: usize,
    hindered: usize,
    /// The greater of the two.
    most: usize,
}

/// What somebody needs to show a page on a site of their own.
#[derive(Serialize)]
pub(super) struct Framed {
    /// Of the small page, whole.
    address: String,
    /// What the frame is called, for those who do not see it.
    title: String,
}

/// How to frame the small page of the heat map, or of one word; none where there is none.
pub(super) fn framed(here: Here<'_>, of: Option<Facet>) -> Option<Framed> {
    let path = SitePath::embed(of, here.observatory());
    here.site.plan.get(path.as_str())?;
    let heat_map = here.site.language.text("nav-heat-map");
    let name = of.map_or(heat_map, |facet| facet.entry(here.observatory()).name());
    Some(Framed {
        address: here.address(&path)?,
        title: format!("{} – {}", closed(name), here.site.settings.title),
    })
}

pub(super) fn view(here: Here<'_>, of: Option<Facet>) -> EmbedView<'_> {
    let observatory = here.observatory();
    let all: Vec<Ix<Sighting>>;
    let (subject, page, counted) = match of {
        Some(facet) => (
            here.facet(facet),
            SitePath::facet(facet, 1, observatory),
            here.site.counted(facet),
        ),
        None => {
            let page = SitePath::fixed("heat-map.html");
            all = observatory.counted().map(|(ix, _)| ix).collect();
            let href = here.to(&page);
            let text = here.site.language.text("nav-heat-map");
            (Link { href, text }, page, all.as_slice())
        }
    };
    let dates = || counted.iter().map(|&ix| observatory.sighting(ix).date);
    let mut view = EmbedView {
        frame: Frame::new(here, subject.text),
        kind: match of {
            Some(Facet::Place(_)) => "place",
            Some(Facet::Theme(_)) => "theme",
            Some(Facet::Shift(_)) => "shift",
            Some(Facet::Condition(_)) => "condition",
            None => "heat-map",
        },
        full: here.address(&page),
        subject,
        total: counted.len(),
        voices: voices(observatory, counted),
        first: dates().min().map(|date| here.date(date)),
        last: dates().max().map(|date| here.date(date)),
        rows: Vec::new(),
        sum: None,
        more: 0,
        did: None,
        table: None,
        minimum: here.site.settings.thresholds.minimum,
    };
    if view.total == 0 {
        return view;
    }
    match of {
        Some(Facet::Shift(shift)) => of_shift(here, shift, &mut view),
        Some(facet @ Facet::Condition(_)) => {
            let (helped, hindered) = helped_and_hindered(here, facet, counted);
            let most = helped.max(hindered);
            view.did = Some(Did {
                helped,
                hindered,
                most,
            });
        }
        Some(facet) => view.rows = by_shift(here, facet),
        None => {
            if let Some((table, more)) = one_table(here) {
                (view.table, view.more) = (Some(table), more);
            }
        }
    }
    view
}

/// Every shift, at a place or for a theme, on one scale.
fn by_shift(here: Here<'_>, facet: Facet) -> Vec<EmbedRow<'_>> {
    let observatory = here.observatory();
    let told = |shift| match facet {
        Facet::Place(place) => {
            let scope = Scope::Whole;
            let counts = here.site.gathered.heat_map.counts(place, scope, shift);
            (Behind::Cell(place, scope, shift), counts)
        }
        Facet::Theme(theme) => {
            let list = Behind::ThemeShift(theme, shift);
            let counts = Counts::of(observatory, shift, &here.site.behind(list));
            (list, counts)
        }
        Facet::Shift(_) | Facet::Condition(_) => unreachable!("asked for places and themes alone"),
    };
    let shifts = observatory.shifts.iter();
    let told: Vec<(Ix<Shift>, (Behind, Counts))> =
        shifts.map(|(shift, _)| (shift, told(shift))).collect();
    let half = told.iter().map(|(_, (_, counts))| reach(*counts)).max();
    let half = half.unwrap_or_default();
    told.into_iter()
        .map(|(shift, (list, counts))| {
            let link = here.facet(Facet::Shift(shift));
            row(here, shift, link, List::Behind(list), counts, half)
        })
        .collect()
}

/// The places where a shift was noticed, each with its own sightings alone, so that they add up.
fn of_shift<'a>(here: Here<'a>, shift: Ix<Shift>, view: &mut EmbedView<'a>) {
    let places = &here.observatory().places;
    let told: Vec<(Ix<Place>, Scope, Counts)> = depth_first(places)
        .into_iter()
        .map(|(place, _)| {
            let scope = match places[place].parts.is_empty() {
                true => Scope::Whole,
                false => Scope::Itself,
            };
            (
                place,
                scope,
                here.site.gathered.heat_map.counts(place, scope, shift),
            )
        })
        .filter(|(_, _, counts)| counts.total > 0)
        .collect();
    let half = told.iter().map(|(_, _, counts)| reach(*counts)).max();
    let half = half.unwrap_or_default();
    view.more = told.len().saturating_sub(PLACES);
    view.rows = told
        .into_iter()
        .take(PLACES)
        .map(|(place, scope, counts)| {
            let list = List::Behind(Behind::Cell(place, scope, shift));
            row(here, shift, here.place(place), list, counts, half)
        })
        .collect();
    let sum = here.site.shift_counts(shift);
    let facet = Facet::Shift(shift);
    let (link, list) = (here.facet(facet), List::Facet(facet));
    view.sum = Some(row(here, shift, link, list, sum, reach(sum)));
}

fn row<'a>(
    here: Here<'a>,
    shift: Ix<Shift>,
    link: Link<'a>,
    list: List,
    counts: Counts,
    half: usize,
) -> EmbedRow<'a> {
    EmbedRow {
        link,
        count: counts.total,
        href: (counts.total > 0).then(|| here.list(list, 1)),
        balance: balance(counts, half),
        tallies: tallies(
            &here.site.language,
            &here.observatory().shifts[shift],
            counts,
        ),
    }
}
