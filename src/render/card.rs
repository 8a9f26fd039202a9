//! A sighting in a list: title, date, place, what it says in short, its shifts.

use serde::Serialize;

use crate::model::{Condition, End, Facet, Ix, Sighting, Stance};
use crate::render::here::{DateView, Here, Link};
use crate::site::SitePath;
use crate::source::Followup;
use crate::words::Status;

/// The view of one card.
#[derive(Serialize)]
pub(super) struct Card<'a> {
    link: Link<'a>,
    date: DateView,
    place: Link<'a>,
    summary: &'a str,
    /// The sighting's language, where not the page's.
    lang: Option<&'a str>,
    is_view: bool,
    is_draft: bool,
    /// What the word of this list did here: "It helped".
    label: Option<&'a str>,
    badges: Vec<Badge<'a>>,
    /// What somebody found who went back and asked.
    outcome: Option<Outcome<'a>>,
}

/// The last that is known of a sighting.
#[derive(Serialize)]
struct Outcome<'a> {
    date: DateView,
    /// As the end of a sentence: "became something else".
    says: &'a str,
}

impl<'a> Card<'a> {
    /// With what the word of the list did there.
    pub(super) fn labelled(mut self, label: Option<&'a str>) -> Self {
        self.label = label;
        self
    }
}

/// Whether `condition` helped or hindered, in words; none where the sighting says neither.
pub(super) fn what_it_did<'a>(
    here: Here<'a>,
    sighting: &Sighting,
    condition: Ix<Condition>,
) -> Option<&'a str> {
    let helped = sighting.helped.contains(&condition);
    let hindered = sighting.hindered.contains(&condition);
    let id = match (helped, hindered) {
        (true, true) => "card-helped-and-hindered",
        (true, false) => "card-helped",
        (false, true) => "card-hindered",
        (false, false) => return None,
    };
    Some(here.site.language.text(id))
}

/// What a sighting says of one shift: "from doubting **towards trusting**".
#[derive(Serialize)]
pub(super) struct Badge<'a> {
    href: String,
    /// `to`, `from`, `both`, `still-from` or `still-to`.
    way: &'static str,
    /// `towards` an end, `both` ways, or `still` at an end.
    says: &'static str,
    /// The end that it is about; of both ways the one that the shift is registered as coming from.
    end: &'a str,
    other: &'a str,
    name: &'a str,
}

/// The neighbours of one page of a list.
#[derive(Serialize)]
pub(super) struct Pager {
    newer: Option<String>,
    older: Option<String>,
    /// The first, the last and those around this one; a gap where some are left out.
    steps: Vec<Step>,
}

#[derive(Serialize)]
struct Step {
    number: usize,
    href: String,
    is_here: bool,
    is_after_gap: bool,
}

pub(super) fn card(here: Here<'_>, ix: Ix<Sighting>) -> Card<'_> {
    let sighting = here.observatory().sighting(ix);
    Card {
        link: here.sighting(ix),
        date: here.date(sighting.date),
        place: here.place(sighting.place),
        summary: sighting.summary(),
        lang: sighting.lang.as_deref(),
        is_view: !sighting.is_counted(),
        is_draft: sighting.is_draft,
        label: None,
        badges: badges(here, sighting),
        outcome: sighting
            .followups
            .last()
            .map(|followup| outcome(here, followup)),
    }
}

fn outcome<'a>(here: Here<'a>, followup: &Followup) -> Outcome<'a> {
    Outcome {
        date: here.date(followup.date),
        says: here.site.language.text(match followup.status {
            Status::Grew => "outcome-grew",
            Status::Lasted => "outcome-lasted",
            Status::Changed => "outcome-changed",
            Status::TakenOver => "outcome-taken-over",
            Status::Faded => "outcome-faded",
            Status::TurnedBack => "outcome-turned-back",
            Status::Finished => "outcome-finished",
            Status::Stopped => "outcome-stopped",
            Status::CameBack => "outcome-came-back",
            Status::CouldNotTell => "outcome-could-not-tell",
        }),
    }
}

/// The way from page `number` of `last` to its neighbours.
pub(super) fn pager(
    here: Here<'_>,
    number: usize,
    last: usize,
    path: impl Fn(usize) -> SitePath,
) -> Option<Pager> {
    if last == 1 {
        return None;
    }
    let href = |number| here.to(&path(number));
    let mut steps: Vec<Step> = Vec::new();
    let shown = (1..=last).filter(|&step| step == 1 || step == last || step.abs_diff(number) <= 1);
    for step in shown {
        let before = steps.last().map_or(0, |step| step.number);
        steps.push(Step {
            number: step,
            href: href(step),
            is_here: step == number,
            is_after_gap: step > before + 1,
        });
    }
    Some(Pager {
        newer: (number > 1).then(|| href(number - 1)),
        older: (number < last).then(|| href(number + 1)),
        steps,
    })
}

pub(super) fn badges<'a>(here: Here<'a>, sighting: &Sighting) -> Vec<Badge<'a>> {
    sighting
        .stances
        .iter()
        .map(|&(ix, stance)| {
            let shift = &here.observatory().shifts[ix];
            let (says, end) = match stance {
                Stance::Towards(end) => ("towards", end),
                Stance::BothWays => ("both", End::From),
                Stance::Still(end) => ("still", end),
            };
            let other = match end {
                End::From => End::To,
                End::To => End::From,
            };
            Badge {
                href: here.to(&SitePath::facet(Facet::Shift(ix), 1, here.observatory())),
                way: way(stance),
                says,
                end: shift.end(end),
                other: shift.end(other),
                name: &shift.name,
            }
        })
        .collect()
}

/// The word by which stylesheet and templates know a direction.
pub(super) fn way(stance: Stance) -> &'static str {
    match stance {
        Stance::Towards(End::To) => "to",
        Stance::Towards(End::From) => "from",
        Stance::BothWays => "both",
        Stance::Still(End::From) => "still-from",
        Stance::Still(End::To) => "still-to",
    }
}
