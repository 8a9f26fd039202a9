//! `review`: what needs the maintainer, in one glance.

use std::io::IsTerminal as _;

use crate::cli::{Review, ReviewFormat};
use crate::command::{Stop, Terminal, root, today};
use crate::diagnostic::{silent, silent_json};
use crate::load;
use crate::model::Choice;
use crate::review::{human, json, markdown, review};

/// Ends well also where there is much to do, and where sightings are broken: telling of that is what it is for,
/// and a scheduled job must not fail just when it has something to tell.
pub(super) fn run(typed: &Review, terminal: Terminal) -> Result<(), Stop> {
    let today = today(typed.today)?;
    let choice = Choice {
        today: Some(today),
        // Drafts are a section of their own, and count nowhere else.
        drafts: false,
    };
    let edition = load::edition(&load::files(&root()?)?, choice).map_err(|findings| {
        terminal.report(&findings);
        Stop::Told
    })?;
    let review = review(&edition.observatory, &edition.findings, today);
    let report = match typed.format {
        ReviewFormat::Human => human(&review, terminal.colour(std::io::stdout().is_terminal())),
        ReviewFormat::Markdown => markdown(&review),
        ReviewFormat::Json => return terminal.print(&silent_json(&json(&review))),
    };
    terminal.print(&silent(&report))
}
