//! Lists of sightings: all of them, those of a word, and those behind a number.

use std::borrow::Cow;

use serde::Serialize;

use crate::analysis::{Counts, Ratings, Scope, voices};
use crate::language::Language;
use crate::model::{Facet, FacetKind, Ix, Place, Sighting};
use crate::render::between::{PairView, pair_name, pair_view, pairs_of, party_link};
use crate::render::card::{Card, Pager, card, pager, what_it_did};
use crate::render::filter::{Narrowing, narrowing};
use crate::render::frame::Frame;
use crate::render::here::{Here, Link};
use crate::render::made;
use crate::render::period::period_name;
use crate::render::sparkline::{Sparkline, sparkline};
use crate::render::tally::{Tally, ratings, tallies};
use crate::site::{Behind, Gathered, GroupKey, List, SitePath, page_of, pages};
use crate::theme::SafeHtml;

/// The view of `sightings.html`.
#[derive(Serialize)]
pub(super) struct SightingsView<'a> {
    frame: Frame<'a>,
    number: usize,
    total: usize,
    views: usize,
    ways_in: Vec<Link<'a>>,
    /// How the list can be narrowed down, if it can.
    narrowing: Option<Narrowing>,
    cards: Cards<'a>,
    pager: Option<Pager>,
}

/// The view of `behind.html`: the sightings behind a number.
#[derive(Serialize)]
pub(super) struct BehindView<'a> {
    frame: Frame<'a>,
    way: Vec<Link<'a>>,
    /// What this page is, at the end of the way.
    here: String,
    number: usize,
    /// Distinct sightings; from page 2 on this and all that is told of the whole list is 0 or empty.
    total: usize,
    voices: usize,
    /// Whether what was said of the parts of a place is counted too.
    with_parts: bool,
    /// Which way, where it is about one shift.
    tallies: Vec<Tally>,
    /// How well it works for those in it.
    ratings: Vec<Tally>,
    /// Of a party or a pair: its relationships.
    pairs: Vec<PairView<'a>>,
    /// Of a party or a pair: its sightings from period to period, where there are several.
    course: Option<Sparkline>,
    groups: Vec<GroupView<'a>>,
    pager: Option<Pager>,
    /// Where there is more.
    more: Vec<Link<'a>>,
}

/// What one page of a list shows under one heading.
#[derive(Serialize)]
pub(super) struct GroupView<'a> {
    id: String,
    name: String,
    /// How many it has over all pages.
    total: usize,
    is_continued: bool,
    is_views: bool,
    pub cards: Cards<'a>,
}

/// The cards of a group.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Cards<'a> {
    /// What a template makes cards of.
    Views(Vec<Card<'a>>),
    /// What the built-in templates would make of them.
    Made(SafeHtml),
}

pub(super) fn sightings(here: Here<'_>, number: usize) -> SightingsView<'_> {
    let language = &here.site.language;
    let Gathered { all, counted, .. } = &*here.site.gathered;
    SightingsView {
        frame: Frame::new(
            here,
            title(language, language.text("nav-sightings"), number),
        )
        .described(language.text("sightings-description")),
        number,
        total: all.len(),
        views: all.len() - counted,
        ways_in: ways_in(here)
            .into_iter()
            .chain([Link {
                href: here.to_fixed("search.html"),
                text: language.text("way-in-search"),
            }])
            .collect(),
        narrowing: narrowing(here.site, None),
        cards: Cards::of(here, page_of(all, number), 2, |_| None),
        pager: pager(here, number, pages(all.len()), SitePath::sightings),
    }
}

impl<'a> Cards<'a> {
    /// Those of sightings, under headings of this level, each with its label, if it has one.
    fn of(
        here: Here<'a>,
        sightings: &[Ix<Sighting>],
        level: u8,
        label: impl Fn(Ix<Sighting>) -> Option<&'a str>,
    ) -> Self {
        let labelled = |&ix| card(here, ix).labelled(label(ix));
        made::cards(here, sightings, level, &label).map_or_else(
            || Cards::Views(sightings.iter().map(labelled).collect()),
            Cards::Made,
        )
    }
}

/// Other ways to come upon a sighting than the list of all.
pub(super) fn ways_in(here: Here<'_>) -> Vec<Link<'_>> {
    [
        (SitePath::index(FacetKind::Place), "way-in-place"),
        (SitePath::index(FacetKind::Theme), "way-in-theme"),
        (SitePath::index(FacetKind::Shift), "way-in-shift"),
        (SitePath::fixed("timeline.html"), "way-in-time"),
    ]
    .map(|(path, id)| Link {
        href: here.to(&path),
        text: here.site.language.text(id),
    })
    .into()
}

/// Page `number` of the list behind a number.
pub(super) fn behind(here: Here<'_>, behind: Behind, number: usize) -> BehindView<'_> {
    let site = here.site;
    let observatory = here.observatory();
    let language = &*site.language;
    // Only the first page looks at the whole list, which may have thousands of pages.
    let is_first = number == 1;
    let sightings = match is_first {
        true => site.behind(behind),
        false => Cow::default(),
    };
    let heat_map = Link {
        href: here.to_fixed("heat-map.html"),
        text: language.text("nav-heat-map"),
    };
    let between = Link {
        href: here.to_fixed("between/index.html"),
        text: language.text("between-title"),
    };
    let itself = |scope, name: &str| match scope {
        Scope::Whole => name.to_owned(),
        Scope::Itself => language.say("row-itself", &[("place", name.into())]),
    };
    let title_of = |first: &str, second: &str| {
        language.say(
            "behind-title",
            &[("first", first.into()), ("second", second.into())],
        )
    };
    let place_name = |place: Ix<Place>| observatory.places[place].name.as_str();
    let (way, last, title, more) = match behind {
        Behind::Cell(place, scope, shift) => {
            let shift = here.facet(Facet::Shift(shift));
            let last = shift.text.to_owned();
            let title = title_of(&last, &itself(scope, place_name(place)));
            let more = vec![here.place(place), shift];
            (vec![heat_map, here.place(place)], last, title, more)
        }
        Behind::Itself(place) => {
            let last = itself(Scope::Itself, place_name(place));
            (
                vec![heat_map, here.place(place)],
                last.clone(),
                last,
                vec![here.place(place)],
            )
        }
        Behind::ThemePlace(theme, place, scope) => {
            let theme = here.facet(Facet::Theme(theme));
            let last = itself(scope, place_name(place));
            let title = title_of(theme.text, &last);
            let more = vec![here.place(place)];
            (vec![here.index(FacetKind::Theme), theme], last, title, more)
        }
        Behind::ThemeShift(theme, shift) => {
            let theme = here.facet(Facet::Theme(theme));
            let shift = here.facet(Facet::Shift(shift));
            let last = shift.text.to_owned();
            let title = title_of(theme.text, &last);
            (
                vec![here.index(FacetKind::Theme), theme],
                last,
                title,
                vec![shift],
            )
        }
        Behind::Pair(pair) => {
            let last = pair_name(here, pair);
            let mut more = vec![party_link(here, pair.first())];
            if !pair.is_one() {
                more.push(party_link(here, pair.second()));
            }
            (vec![heat_map, between], last.clone(), last, more)
        }
        Behind::Party(party) => {
            let last = observatory.parties[party].name.clone();
            let title = language.say("behind-party", &[("party", last.as_str().into())]);
            (vec![heat_map, between], last, title, Vec::new())
        }
    };
    let shift = match behind {
        Behind::Cell(_, _, shift) | Behind::ThemeShift(_, shift) => Some(shift),
        _ => None,
    };
    let tallies = shift.map(|shift| {
        let counts = Counts::of(observatory, shift, &sightings);
        tallies(language, &observatory.shifts[shift], counts)
    });
    let mut rated = Ratings::default();
    for &ix in sightings.iter() {
        rated.add(observatory.sighting(ix).working);
    }
    let (groups, pager) = page_of_list(here, List::Behind(behind), number, 2);
    BehindView {
        frame: Frame::new(here, self::title(language, &title, number)),
        way,
        here: last,
        number,
        total: sightings.len(),
        voices: voices(observatory, &sightings),
        with_parts: match behind {
            Behind::Cell(place, Scope::Whole, _) | Behind::ThemePlace(_, place, Scope::Whole) => {
                !observatory.places[place].parts.is_empty()
            }
            _ => false,
        },
        tallies: tallies.unwrap_or_default(),
        ratings: ratings(language, rated),
        pairs: match behind {
            Behind::Party(party) if is_first => pairs_of(here, party),
            Behind::Pair(pair) if is_first => site
                .gathered
                .between
                .pair(pair)
                .map(|relationship| pair_view(here, pair, relationship))
                .into_iter()
                .collect(),
            _ => Vec::new(),
        },
        course: match behind {
            Behind::Party(_) | Behind::Pair(_) => sparkline(site, &sightings),
            _ => None,
        },
        groups,
        pager,
        more,
    }
}

/// Page `number` (from 1) of a list, under the headings of its groups, which are of this level, and the way to its
/// neighbours.
pub(super) fn page_of_list(
    here: Here<'_>,
    list: List,
    number: usize,
    level: u8,
) -> (Vec<GroupView<'_>>, Option<Pager>) {
    let observatory = here.observatory();
    let condition = match list {
        List::Facet(Facet::Condition(condition)) => Some(condition),
        _ => None,
    };
    let groups = here.site.page(list, number).into_iter().map(|group| {
        let label = |ix| what_it_did(here, observatory.sighting(ix), condition?);
        let cards = Cards::of(here, &group.sightings, level + 1, label);
        GroupView {
            id: group.key.id(observatory),
            name: match group.key {
                GroupKey::Period(period) => period_name(&here.site.language, period),
                GroupKey::Shift(shift) => observatory.shifts[shift].name.clone(),
                GroupKey::Views => here.site.language.text("group-views").to_owned(),
            },
            total: group.total,
            is_continued: group.is_continued,
            is_views: group.key == GroupKey::Views,
            cards,
        }
    });
    let last = pages(here.site.length(list));
    let path = |number| SitePath::list(list, number, observatory);
    (groups.collect(), pager(here, number, last, path))
}

/// A title that tells the further pages of a list apart.
pub(super) fn title(language: &Language, title: &str, number: usize) -> String {
    match number {
        1 => title.to_owned(),
        _ => language.say(
            "title-page",
            &[("title", title.into()), ("number", number.into())],
        ),
    }
}
