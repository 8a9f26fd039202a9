//! When people noticed: sightings by year and month, the newest first.

use crate::model::{Ix, Observatory, Sighting};

/// The sightings of one year.
#[derive(Debug, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i32,
    /// Its months that have sightings, the latest first; last those whose month is not known.
    pub months: Vec<Month>,
}

/// The sightings of one month, or those of a year whose month is not known.
#[derive(Debug, PartialEq, Eq)]
pub struct Month {
    /// 1 to 12; none where it is not known.
    pub month: Option<u32>,
    /// The sightings, in the observatory's order.
    pub sightings: Vec<Ix<Sighting>>,
}

/// Sorts sightings into years and months.
pub fn years(observatory: &Observatory, sightings: &[Ix<Sighting>]) -> Vec<Year> {
    let mut years: Vec<Year> = Vec::new();
    let mut in_order = sightings.to_vec();
    // Of one year the known months stand first, the latest of them at the top.
    in_order.sort_by_key(|&ix| {
        let date = observatory.sighting(ix).date;
        std::cmp::Reverse((date.year(), date.month()))
    });
    for ix in in_order {
        let date = observatory.sighting(ix).date;
        if years.last().is_none_or(|year| year.year != date.year()) {
            years.push(Year {
                year: date.year(),
                months: Vec::new(),
            });
        }
        let months = &mut years.last_mut().expect("one was just added").months;
        if months
            .last()
            .is_none_or(|month| month.month != date.month())
        {
            months.push(Month {
                month: date.month(),
                sightings: Vec::new(),
            });
        }
        let month = months.last_mut().expect("one was just added");
        month.sightings.push(ix);
    }
    years
}
