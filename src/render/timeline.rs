//! When people noticed: year by year, month by month.

use serde::Serialize;

use crate::analysis::{Month, Period, Year, years};
use crate::model::{Ix, Sighting};
use crate::render::frame::Frame;
use crate::render::here::{DateView, Here, Link};
use crate::render::period::period_name;
use crate::render::sparkline::{Sparkline, sparkline};
use crate::site::{LIST_LENGTH, SitePath};

/// The view of `timeline.html`.
#[derive(Serialize)]
pub(super) struct TimelineView<'a> {
    frame: Frame<'a>,
    /// The counted sightings over all years, where there are several periods.
    course: Option<Sparkline>,
    years: Vec<YearView<'a>>,
}

#[derive(Serialize)]
struct YearView<'a> {
    year: i32,
    /// Counted sightings: views stand in the list all the same.
    total: usize,
    views: usize,
    months: Vec<MonthView<'a>>,
}

#[derive(Serialize)]
struct MonthView<'a> {
    /// Unique on the page: `m2020-09`, or `m2020` for an unknown month.
    id: String,
    name: String,
    entries: Vec<EntryView<'a>>,
    /// The list page where the rest of a long month begins.
    more: Option<String>,
}

#[derive(Serialize)]
struct EntryView<'a> {
    date: DateView,
    sighting: Link<'a>,
    lang: Option<&'a str>,
    place: &'a str,
    is_view: bool,
}

pub(super) fn view(here: Here<'_>) -> TimelineView<'_> {
    let all: Vec<Ix<Sighting>> = here.observatory().all().map(|(ix, _)| ix).collect();
    let counted: Vec<Ix<Sighting>> = here.observatory().counted().map(|(ix, _)| ix).collect();
    let language = &here.site.language;
    TimelineView {
        frame: Frame::new(here, language.text("nav-timeline"))
            .described(language.text("timeline-description")),
        course: sparkline(here.site, &counted),
        years: years(here.observatory(), &all)
            .into_iter()
            .map(|year| year_view(here, &year))
            .collect(),
    }
}

fn year_view<'a>(here: Here<'a>, year: &Year) -> YearView<'a> {
    let all: Vec<_> = year
        .months
        .iter()
        .flat_map(|month| &month.sightings)
        .collect();
    let total = all
        .iter()
        .filter(|&&&ix| here.observatory().sighting(ix).is_counted())
        .count();
    YearView {
        year: year.year,
        total,
        views: all.len() - total,
        months: year
            .months
            .iter()
            .map(|month| month_view(here, year.year, month))
            .collect(),
    }
}

fn month_view<'a>(here: Here<'a>, year: i32, month: &Month) -> MonthView<'a> {
    let language = &here.site.language;
    let (id, name) = match month.month {
        Some(number) => (
            format!("m{year}-{number:02}"),
            language.month_of(year, number),
        ),
        None => {
            let period = Period::MonthNotKnown(year);
            (format!("m{year}"), period_name(language, period))
        }
    };
    let more = month.sightings.get(LIST_LENGTH).map(|next| {
        // The list of all sightings is in the same order, so it goes on where this one stops.
        here.to(&SitePath::sightings(next.index() / LIST_LENGTH + 1))
    });
    MonthView {
        id,
        name,
        entries: month
            .sightings
            .iter()
            .take(LIST_LENGTH)
            .map(|&ix| entry(here, ix))
            .collect(),
        more,
    }
}

fn entry(here: Here<'_>, ix: Ix<Sighting>) -> EntryView<'_> {
    let sighting = here.observatory().sighting(ix);
    EntryView {
        date: here.date(sighting.date),
        sighting: here.sighting(ix),
        lang: sighting.lang.as_deref(),
        place: &here.observatory().places[sighting.place].name,
        is_view: !sighting.is_counted(),
    }
}
