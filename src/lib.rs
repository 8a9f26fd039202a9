//! Turns a folder of sightings into a published observatory.
//!
//! Data flows one way, from value to value; files are read and written only at the two ends. In reading
//! order: [`project`] and [`source`] read, [`model`] puts together, [`check`] and [`analysis`] look at
//! the whole, [`language`] has the words of the pages, [`review`] says what waits for its maintainer, [`github`] what its repository needs, [`site`] plans the pages, [`render`] makes
//! one of them, [`publish`] writes them all and [`serve`] shows them while somebody edits. [`command`]
//! holds one function for each verb of [`cli`].

pub mod analysis;
pub mod check;
pub mod cli;
pub mod colour;
pub mod command;
pub mod date;
pub mod diagnostic;
pub mod direction;
pub mod document;
pub mod faults;
pub mod geography;
pub mod github;
pub mod id;
pub mod import;
pub mod language;
pub mod links;
pub mod load;
pub mod markdown;
pub mod model;
pub mod nearest;
pub mod passage;
pub mod path_error;
pub mod personal;
pub mod picture;
pub mod poster;
pub mod project;
pub mod publish;
pub mod questions;
pub mod render;
pub mod review;
pub mod search;
pub mod serve;
pub mod site;
pub mod source;
pub mod theme;
pub mod wording;
pub mod words;
