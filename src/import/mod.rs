//! Sightings from elsewhere: takes the text of a table or of a form that somebody filled in, gives the text
//! of a file for each sighting in it, and keeps for each key where in the table or the form it was told.
//!
//! [`text`] judges what was given, [`table`] and [`form`] read it, [`plan`] decides which file each sighting
//! becomes, and [`Plan::told_of`] brings what the checks say of those files back to the cell or the answer.
//! Nothing here looks up a word for its own sake: the files are read like any others, together with all that
//! is there already, so what is said of a cell is what `check` would say of the file.

mod answers;
mod cells;
mod columns;
mod header;
mod names;
mod plan;
mod rows;
mod sections;
mod text;
mod told;
mod value;
mod write;

pub use answers::form;
pub use columns::keys;
pub use names::Names;
pub use plan::{Plan, Planned, Standing, plan};
pub use rows::table;
pub use text::{Kind, LARGEST, text};
pub use told::{Origin, Told};
