//! `review`: what needs the maintainer, in one glance.

use std::collections::BTreeMap;
use std::io::IsTerminal as _;

use crate::cli::{Review, ReviewFormat};
use crate::command::{Stop, Terminal, root, today};
use crate::diagnostic::{silent, silent_json};
use crate::links::{Limits, Looker, is_cut_off};
use crate::load::{self, Edition};
use crate::model::Choice;
use crate::project::BaseUrl;
use crate::review::{Found, addresses, human, json, markdown, review};

/// Ends well also where there is much to do, and where sightings are broken: telling of that is what it is for,
/// and a scheduled job must not fail just when it has something to tell.
pub(super) fn run(typed: &Review, terminal: Terminal) -> Result<(), Stop> {
    let today = today(typed.today)?;
    let choice = Choice {
        today: Some(today),
        // Drafts are a section of their own, and count nowhere else.
        drafts: false,
    };
    let edition = load::edition(load::files(&root()?)?, choice).map_err(|findings| {
        terminal.report(&findings);
        Stop::Told
    })?;
    let mut review = review(&edition.observatory, &edition.findings, today);
    if typed.links {
        let found = look(&edition, terminal)?;
        review = review.with_links(&edition.observatory, &found);
    }
    let report = match typed.format {
        ReviewFormat::Human => human(&review, terminal.colour(std::io::stdout().is_terminal())),
        ReviewFormat::Markdown => markdown(&review),
        ReviewFormat::Json => return terminal.print(&silent_json(&json(&review))),
    };
    terminal.print(&silent(&report))
}

/// What is found at every address that sightings name.
///
/// # Errors
/// Where no host at all is known by its name: then it is this machine that has no network, and no link is to blame.
fn look(edition: &Edition, terminal: Terminal) -> Result<BTreeMap<String, Found>, Stop> {
    let addresses = addresses(&edition.observatory);
    let settings = &edition.settings;
    let home = settings
        .repository
        .as_deref()
        .or(settings.base_url.as_ref().map(BaseUrl::as_str));
    let home = home.map(|home| format!(" (+{home})")).unwrap_or_default();
    let name = format!("observatory/{}{home}", env!("CARGO_PKG_VERSION"));
    let all = addresses.len();
    let found = Looker::new(Limits::default(), &name).look(&addresses, |looked| {
        terminal.progress(&format!("looked at {looked} of {all} addresses"));
    });
    terminal.progress("");
    if is_cut_off(&found) {
        return Err(Stop::cannot_run(
            "not one of the hosts that sightings link to could be found, so this machine is probably not connected. \
             Try again when it is, or leave out --links",
        ));
    }
    Ok(found)
}
