//! Permissions that have run out, and those that will within [`SOON`]: takes the observatory and the day, gives
//! entries, the earliest end first.

use chrono::{Days, NaiveDate};

use crate::date::Date;
use crate::model::{Observatory, Sighting};
use crate::review::entry::{Entry, when};

/// Time enough to find somebody and to ask.
const SOON: Days = Days::new(60);

/// Every permission that has ended or ends soon. A draft's is looked at when it is published.
pub(super) fn entries(observatory: &Observatory, today: NaiveDate) -> Vec<Entry> {
    let until = today.checked_add_days(SOON).unwrap_or(today);
    let away = &observatory.set_aside.sightings;
    let mut ending: Vec<(Date, &Sighting)> = observatory
        .sightings
        .iter()
        .chain(away.iter().filter(|sighting| !sighting.is_draft))
        .filter_map(|sighting| Some((sighting.permission_until?, &**sighting)))
        .filter(|(end, _)| end.first_day() <= until)
        .collect();
    ending.sort_by_key(|(end, sighting)| (*end, sighting.source.path()));
    ending
        .into_iter()
        .map(|(end, sighting)| entry(sighting, end, today).on(end))
        .collect()
}

fn entry(sighting: &Sighting, end: Date, today: NaiveDate) -> Entry {
    if end.first_day() < today {
        Entry::of(
            sighting,
            format!(
                "the permission ended {}: it is off the site, and its text is still in the repository",
                when(end)
            ),
            format!(
                "ask again and write the new `permission_until`, or leave nothing in the file but \
                 `withdrawn = {today}`"
            ),
        )
    } else {
        Entry::of(
            sighting,
            format!("the permission ends {}", when(end)),
            "ask whether it may stay, and write the new `permission_until`",
        )
    }
}
