//! One sheet of paper for a meeting about a place, a theme or a condition: what was noticed, what nobody has told
//! yet, and questions to talk about.

use serde::Serialize;

use crate::analysis::voices;
use crate::model::{Entry as _, Facet, Ix, Sighting};
use crate::render::card::{Badge, badges, what_it_did};
use crate::render::facet::helped_and_hindered;
use crate::render::frame::Frame;
use crate::render::here::{DateView, Here, Link};
use crate::render::sighting::within;
use crate::site::SitePath;
use crate::words::SaidBy;

/// How many sightings the sheet tells: more do not fit beside the rest.
const TOLD: usize = 4;

/// How many letters of each summary the sheet has room for.
const LETTERS: usize = 170;

/// How many shifts without a sighting are named.
const SHIFTS: usize = 4;

/// The view of `meeting.html`.
#[derive(Serialize)]
pub(super) struct MeetingView<'a> {
    frame: Frame<'a>,
    way: Vec<Link<'a>>,
    /// The place, the theme or the condition.
    subject: Link<'a>,
    /// Where all of it is to be read, as it can be typed: a whole address where there is one.
    address: Option<String>,
    /// Counted sightings.
    total: usize,
    voices: usize,
    /// Of a condition: in how many of them it helped, and in how many it got in the way.
    helped: usize,
    hindered: usize,
    first: Option<DateView>,
    last: Option<DateView>,
    /// The newest of them.
    told: Vec<Told<'a>>,
    /// How many more there are.
    more: usize,
    untold: Untold<'a>,
}

#[derive(Serialize)]
struct Told<'a> {
    sighting: Link<'a>,
    lang: Option<&'a str>,
    date: DateView,
    place: &'a str,
    /// Of a condition: what it did here.
    label: Option<&'a str>,
    summary: String,
    badges: Vec<Badge<'a>>,
    /// What became of it, as the end of a sentence; none where nobody has asked.
    became: Option<String>,
}

/// What nobody has told here. Each is a number of the counted sightings.
#[derive(Serialize)]
struct Untold<'a> {
    /// Of which nobody has said what became of them.
    outcomes: usize,
    /// Of which nobody has said how they are for those in them.
    ratings: usize,
    /// Of which those whose life it is have not said anything.
    living_it: usize,
    /// The shifts of which there is none, the first of the list.
    shifts: Vec<&'a str>,
    /// How many more such shifts there are.
    more_shifts: usize,
}

pub(super) fn view(here: Here<'_>, facet: Facet) -> MeetingView<'_> {
    let observatory = here.observatory();
    let counted = here.site.counted(facet);
    let sightings = || counted.iter().map(|&ix| observatory.sighting(ix));
    let name = facet.entry(observatory).name();
    let page = SitePath::facet(facet, 1, observatory);
    let way = match facet {
        Facet::Place(place) => here.way_to(place),
        _ => vec![here.index(facet.kind()), here.facet(facet)],
    };
    let title = here
        .site
        .language
        .say("meeting-title", &[("name", name.into())]);
    let (helped, hindered) = helped_and_hindered(here, facet, counted);
    MeetingView {
        frame: Frame::new(here, title),
        way,
        subject: here.facet(facet),
        address: here.address(&page),
        total: counted.len(),
        voices: voices(observatory, counted),
        helped,
        hindered,
        first: sightings()
            .map(|one| one.date)
            .min()
            .map(|date| here.date(date)),
        last: sightings()
            .map(|one| one.date)
            .max()
            .map(|date| here.date(date)),
        told: counted
            .iter()
            .take(TOLD)
            .map(|&ix| told(here, facet, ix))
            .collect(),
        more: counted.len().saturating_sub(TOLD),
        untold: untold(here, counted),
    }
}

fn told(here: Here<'_>, facet: Facet, ix: Ix<Sighting>) -> Told<'_> {
    let sighting = here.observatory().sighting(ix);
    Told {
        sighting: here.sighting(ix),
        lang: sighting.lang.as_deref(),
        date: here.date(sighting.date),
        place: here.observatory().places[sighting.place].name(),
        label: match facet {
            Facet::Condition(condition) => what_it_did(here, sighting, condition),
            _ => None,
        },
        summary: in_short(sighting.summary()),
        badges: badges(here, sighting),
        became: sighting.followups.last().map(|followup| {
            let language = &here.site.language;
            within(language, language.name_of(followup.status))
        }),
    }
}

fn untold<'a>(here: Here<'a>, counted: &[Ix<Sighting>]) -> Untold<'a> {
    let observatory = here.observatory();
    let sightings = || counted.iter().map(|&ix| observatory.sighting(ix));
    let has_living_it = |sighting: &Sighting| {
        let later = sighting
            .followups
            .iter()
            .flat_map(|followup| &followup.said_by);
        sighting
            .said_by
            .iter()
            .chain(later)
            .any(|who| *who == SaidBy::LivingIt)
    };
    let shifts = observatory.shifts.iter();
    let mut silent: Vec<&str> = shifts
        .filter(|(ix, _)| sightings().all(|sighting| sighting.stance(*ix).is_none()))
        .map(|(_, shift)| shift.name())
        .collect();
    let more_shifts = silent.len().saturating_sub(SHIFTS);
    silent.truncate(SHIFTS);
    Untold {
        outcomes: sightings().filter(|one| one.followups.is_empty()).count(),
        ratings: sightings().filter(|one| one.working.is_none()).count(),
        living_it: sightings().filter(|one| !has_living_it(one)).count(),
        shifts: silent,
        more_shifts,
    }
}

/// The beginning of a text, cut between two words.
fn in_short(text: &str) -> String {
    if text.chars().count() <= LETTERS {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LETTERS).collect();
    let cut = cut
        .rsplit_once(char::is_whitespace)
        .map_or(cut.as_str(), |(whole, _)| whole);
    format!("{} …", cut.trim_end_matches([',', ';', ':', '–', ' ']))
}

#[cfg(test)]
mod tests {
    use super::{LETTERS, in_short};

    #[test]
    fn a_text_is_cut_between_two_words() {
        assert_eq!(in_short("They share a cart."), "They share a cart.");
        let long = "A word, ".repeat(60);
        let short = in_short(&long);
        assert!(
            short.ends_with("word …") || short.ends_with("A …"),
            "{short}"
        );
        assert!(short.chars().count() <= LETTERS + 2);
        let unspaced = "信".repeat(300);
        assert_eq!(in_short(&unspaced), format!("{} …", "信".repeat(LETTERS)));
    }
}
