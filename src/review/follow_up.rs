//! Did it last? Takes the observatory and the day, gives the sightings that somebody should ask about again, the
//! one that has waited longest first.

use chrono::NaiveDate;

use crate::date::Date;
use crate::model::{Observatory, Sighting};
use crate::review::entry::{Entry, when};

const NEXT: &str = "ask somebody who was there whether it lasted, and write down what they say under [[followups]]";

/// Every published sighting whose `ask_again` has come without an answer since, and, of those that name no such
/// day, every counted one that is older than a year and was never asked about.
pub(super) fn entries(observatory: &Observatory, today: NaiveDate) -> Vec<Entry> {
    let mut due: Vec<(Date, &Sighting, String)> = observatory
        .sightings
        .iter()
        .filter_map(|sighting| {
            let (since, why) = due(sighting, today)?;
            Some((since, &**sighting, why))
        })
        .collect();
    due.sort_by_key(|(since, sighting, _)| (*since, sighting.source.path()));
    due.into_iter()
        .map(|(since, sighting, why)| Entry::of(sighting, why, NEXT).on(since))
        .collect()
}

/// Since when somebody should ask, and why.
fn due(sighting: &Sighting, today: NaiveDate) -> Option<(Date, String)> {
    if let Some(from) = sighting.ask_again {
        let answers = &sighting.followups;
        let is_answered = answers
            .iter()
            .any(|answer| answer.date.last_day() >= from.first_day());
        let has_come = from.first_day() <= today;
        return (has_come && !is_answered)
            .then(|| (from, format!("to be asked about again {}", when(from))));
    }
    // A view is nothing that could have lasted.
    let is_open = sighting.is_counted() && sighting.followups.is_empty();
    let a_year_on = a_year_after(sighting.date)?;
    (is_open && a_year_on.last_day() < today).then(|| {
        (
            a_year_on,
            format!(
                "noticed {}, and nobody has asked since",
                when(sighting.date)
            ),
        )
    })
}

/// The same day, month or year one year on; 29 February is followed by the 28th.
fn a_year_after(date: Date) -> Option<Date> {
    let year = date.year() + 1;
    Date::new(year, date.month(), date.day())
        .or_else(|| Date::new(year, date.month(), date.day().map(|day| day - 1)))
}
