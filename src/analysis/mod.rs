//! What the sightings say taken together: whole numbers, never an average, a score or a ranking.

mod heat_map;
mod time;

pub use heat_map::{Cell, Counts, HeatMap};
pub use time::{Month, Year, years};
