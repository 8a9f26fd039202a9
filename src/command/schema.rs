//! `schema`: what a sighting may say, with the observatory's own words.

use crate::command::{Stop, Terminal, root};
use crate::load;
use crate::model::Choice;
use crate::render;

pub(super) fn run(terminal: Terminal) -> Result<(), Stop> {
    let edition = load::edition(load::files(&root()?)?, Choice::default());
    let edition = edition.map_err(|findings| {
        terminal.report(&findings);
        Stop::Told
    })?;
    terminal.print(&render::schema(&edition.observatory))
}
