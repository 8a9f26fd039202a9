//! `check`: everything that is wrong, in all files at once.

use std::env;
use std::io::IsTerminal as _;
use std::path::Path;

use crate::cli::{Check, Format};
use crate::command::{Stop, Terminal, root, today};
use crate::diagnostic::{Findings, Level, human, json, totals};
use crate::load::{self, Edition};
use crate::model::Choice;
use crate::path_error::Doing as _;
use crate::project::{CONFIGURATION, TEMPLATES};

pub(super) fn run(typed: &Check, terminal: Terminal) -> Result<(), Stop> {
    let root = root()?;
    let asked = typed
        .paths
        .iter()
        .map(|path| below_root(&root, path))
        .collect::<Result<Vec<String>, Stop>>()?;
    let choice = Choice {
        today: Some(today(typed.today)?),
        drafts: true,
    };
    let edition = load::edition(&load::files(&root)?, choice);
    let (findings, files) = match edition {
        Ok(mut edition) => {
            let is_asked =
                |file: &str| asked.is_empty() || asked.iter().any(|path| covers(path, file));
            edition
                .findings
                .retain(|found| is_asked(found.source.path()));
            refuse_what_nobody_reads(&root, &asked, &edition)?;
            let files = edition.files.iter().filter(|file| is_asked(file)).count();
            (edition.findings, files)
        }
        Err(findings) => {
            print(&findings, 1, typed.format, terminal)?;
            return Err(Stop::Told);
        }
    };
    print(&findings, files, typed.format, terminal)?;
    let is_strictly_wrong = typed.strict && findings.count(Level::Warning) > 0;
    if findings.has_errors() || is_strictly_wrong {
        return Err(Stop::Content);
    }
    Ok(())
}

fn print(
    findings: &Findings,
    files: usize,
    format: Format,
    terminal: Terminal,
) -> Result<(), Stop> {
    terminal.print(&match format {
        Format::Json => json(findings),
        Format::Human => {
            let colour = terminal.colour(std::io::stdout().is_terminal());
            format!("{}{}\n", human(findings, colour), totals(findings, files))
        }
    })
}

/// A file that no observatory reads has no fault, and that must not look as if all were well with it.
fn refuse_what_nobody_reads(root: &Path, asked: &[String], edition: &Edition) -> Result<(), Stop> {
    let is_read = |path: &String| {
        let files = edition.files.iter().map(String::as_str);
        let faulty = edition.findings.iter().map(|found| found.source.path());
        let map = edition.settings.map.as_ref();
        path == CONFIGURATION
            || map.is_some_and(|map| map.name == *path)
            || path.starts_with(TEMPLATES)
            || files.chain(faulty).any(|file| covers(path, file))
    };
    match asked
        .iter()
        .find(|path| root.join(path).is_file() && !is_read(path))
    {
        None => Ok(()),
        Some(path) => Err(Stop::cannot_run(format!(
            "{path} is no part of the observatory: a sighting stands in sightings/, and its name ends with .md"
        ))),
    }
}

/// A path that was typed, as reports name it.
fn below_root(root: &Path, typed: &Path) -> Result<String, Stop> {
    let here = env::current_dir().doing("find", typed)?;
    let path = here.join(typed).canonicalize().doing("find", typed)?;
    let root = root.canonicalize().doing("find", root)?;
    let below = path.strip_prefix(&root).map_err(|_| {
        Stop::cannot_run(format!(
            "{} is not part of the observatory in {}",
            typed.display(),
            root.display()
        ))
    })?;
    Ok(below
        .to_string_lossy()
        .replace(std::path::MAIN_SEPARATOR, "/"))
}

/// Whether `file` is `path` or below it; the root, as an empty path, covers all.
fn covers(path: &str, file: &str) -> bool {
    path.is_empty()
        || file
            .strip_prefix(path)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
