//! `verify`: says whether a published folder is exactly what a build of these sources would publish.

use std::path::Path;

use chrono::NaiveDate;

use crate::cli::Verify;
use crate::command::build::{
    Failure, Remarks, base_url, failure, judge, tell_of_drafts, write_picture,
};
use crate::command::{Stop, Terminal, root, today};
use crate::date::Date;
use crate::diagnostic::{counted, inert, silent};
use crate::load;
use crate::model::Choice;
use crate::publish::{Comparison, Difference, verify};

pub(super) fn run(typed: &Verify, terminal: Terminal) -> Result<(), Stop> {
    let root = root()?;
    let today = today(typed.today)?;
    let choice = Choice {
        today: Some(today),
        drafts: typed.drafts,
    };
    if !typed.folder.is_dir() {
        return Err(Stop::cannot_run(format!(
            "there is no folder {}: name the folder that holds the site's index.html",
            typed.folder.display()
        )));
    }
    let except = typed.except.iter().map(|path| excepted(path)).collect();
    let base_url = typed.base_url.as_deref().map(base_url).transpose()?;
    let mut edition = load::edition(load::files(&root)?, choice).map_err(|findings| {
        terminal.report(&findings);
        Stop::Told
    })?;
    let mut remarks = Remarks::new(terminal);
    judge(
        &edition,
        typed.skip_broken,
        "so there is no build to compare the folder with",
        &mut remarks,
    )?;
    tell_of_drafts(&edition, &mut remarks);
    if base_url.is_some() {
        edition.settings.base_url = base_url;
    }
    let renderer = edition.renderer(None, None);
    let site = renderer.site();
    let paths: Vec<&str> = site.plan.iter().map(|(path, _)| path.as_str()).collect();
    let found = verify(&typed.folder, &paths, &except, |path, sink| {
        let (path, page) = site.plan.entry(path).expect("the paths are the plan's");
        match site.picture(page) {
            Some((picture, version)) => write_picture(&root, picture, version, sink),
            None => renderer.render(path, page, sink).map_err(Failure::Page),
        }
    })
    .map_err(|error| failure(error, terminal))?;
    terminal.print(&silent(&report(&found, &typed.folder)))?;
    if found.differences.is_empty() {
        return Ok(());
    }
    let address = site.settings.base_url.as_ref();
    terminal.tell(&advice(&found, address.map(|url| url.as_str()), today));
    Err(Stop::Content)
}

/// As paths are compared: with `/`, and without one at either end.
fn excepted(typed: &str) -> String {
    let path = typed.replace(std::path::MAIN_SEPARATOR, "/");
    let path = path.strip_prefix("./").unwrap_or(&path);
    path.trim_matches('/').to_owned()
}

/// Each difference on a line of its own, then the totals.
fn report(found: &Comparison, folder: &Path) -> String {
    let mut report = String::new();
    for (path, difference) in &found.differences {
        report.push_str(&format!("{}: {}\n", word(*difference), inert(path)));
    }
    for path in &found.passed_over {
        report.push_str(&format!("not looked at: {}\n", inert(path)));
    }
    let number = |wanted: Difference| {
        let all = found.differences.iter();
        all.filter(|(_, difference)| *difference == wanted).count()
    };
    let (differ, missing) = (number(Difference::Differs), number(Difference::Missing));
    let strangers = number(Difference::NotOfTheSite);
    let folder = folder.display();
    let total = found.same + differ + missing;
    if found.differences.is_empty() {
        report.push_str(&format!(
            "{folder} is exactly what a build of these sources publishes: {}\n",
            counted(total, "file")
        ));
        return report;
    }
    report.push_str(&format!(
        "{folder} is not what a build of these sources publishes: {} of {} are the same; with other bytes: {differ}; \
         missing: {missing}; not of this site: {strangers}\n",
        found.same,
        counted(total, "file"),
    ));
    report
}

fn word(difference: Difference) -> &'static str {
    match difference {
        Difference::Differs => "differs",
        Difference::Missing => "missing",
        Difference::NotOfTheSite => "not of this site",
    }
}

/// What the folder was compared with, since much of a site depends on it, and where to look first.
fn advice(found: &Comparison, address: Option<&str>, today: NaiveDate) -> String {
    let day = Date::from(today).in_words();
    let at = match address {
        Some(address) => format!("for {address}"),
        None => "without an address".to_owned(),
    };
    let mut advice = format!(
        "Compared with a build of observatory {} on {day}, {at}. Another version, another day (--today) or another \
         address (--base-url) can make other files.",
        env!("CARGO_PKG_VERSION")
    );
    let stands = |path: &str, wanted: Difference| {
        let all = found.differences.iter();
        all.into_iter()
            .any(|(at, difference)| at == path && *difference == wanted)
    };
    if address.is_none() && stands("sitemap.xml", Difference::NotOfTheSite) {
        advice.push_str(
            " The folder has a sitemap, so it was built for an address: give it with --base-url.",
        );
    }
    if address.is_some() && stands("sitemap.xml", Difference::Missing) {
        advice.push_str(" The folder has no sitemap: it may have been built without an address.");
    }
    if found
        .differences
        .iter()
        .any(|(_, difference)| *difference == Difference::NotOfTheSite)
    {
        advice.push_str(
            " What is not of this site may be a page that was taken down and still stands; what is meant to be there is \
             left out with --except.",
        );
    }
    advice
}
