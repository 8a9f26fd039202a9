//! Markdown: takes the account of a sighting, as a stranger wrote it, and gives safe HTML, its
//! plain words, or a survey of what it holds.
//!
//! A leaf that depends on nothing else of the observatory but `passage`. Every tag of the result is written
//! here from a closed list and every word is escaped on the way, so no markup of the account can
//! get through: a sanitiser that looks for what is bad is not needed, because nothing is copied.
//! The account is read once, by `reading`, which takes raw HTML out; all that follows works on
//! the same reading, so that the checker, the page and the search agree on what is there.

mod account;
mod address;
mod html;
mod passages;
mod raw;
mod reading;
mod sections;
mod survey;

pub use account::{Account, Understood};
pub use address::Kind;
pub use html::{Destination, Shown, html};
pub use passages::Voice;
pub use sections::Sections;
pub use survey::{Image, Link, Survey, Surveyed, is_unspaced, plain, survey};
