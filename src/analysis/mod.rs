//! What the sightings say taken together: whole numbers, never an average, a score or a ranking.
//!
//! Takes the observatory, gives tables of it: place by shift and by time ([`HeatMap`]), party by party
//! ([`Between`]), and what can be said of their numbers ([`Direction`], [`Wellbeing`], [`Pattern`]).

mod between;
mod counts;
mod heat_map;
mod pattern;
mod period;
mod scale;
mod tendency;
mod time;

pub use between::{Between, Pair, Relationship};
pub use counts::{Counts, Ratings, voices};
pub use heat_map::{Cell, HeatMap, Scope, by_place};
pub use pattern::Pattern;
pub use period::{Grain, Period};
pub use scale::Scale;
pub use tendency::{Direction, Lean, Wellbeing};
pub use time::{Month, Year, years};
