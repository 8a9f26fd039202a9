//! `check`: everything that is wrong, in all files at once.

use std::env;
use std::fs::OpenOptions;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use crate::check;
use crate::cli::{Check, Format};
use crate::command::changed::{self, Changed};
use crate::command::{Stop, Terminal, mend, root, today};
use crate::diagnostic::{
    Diagnostic, Findings, LARGEST_SUMMARY, Level, github, human, json, sarif, summary, totals,
};
use crate::faults;
use crate::faults::picture::Why;
use crate::load::{self, Edition};
use crate::model::Choice;
use crate::path_error::{Doing as _, PathError};
use crate::picture::read_through;
use crate::project::{CONFIGURATION, TEMPLATES};

pub(super) fn run(typed: &Check, terminal: Terminal) -> Result<(), Stop> {
    if typed.fix && typed.format != Format::Human {
        return Err(Stop::cannot_run(
            "--fix shows what it changes, which is for people alone: leave --format out, and run check again \
             with it afterwards",
        ));
    }
    let root = root()?;
    let asked = Asked {
        paths: typed
            .paths
            .iter()
            .map(|path| below_root(&root, path))
            .collect::<Result<Vec<String>, Stop>>()?,
        changed: match &typed.changed_since {
            Some(revision) => Some(changed::since(&root, revision)?),
            None => None,
        },
    };
    let choice = Choice {
        today: Some(today(typed.today)?),
        drafts: true,
    };
    let mut files = load::files(&root)?;
    if typed.fix {
        let is_asked = |path: &str| asked.is_first(path);
        let mut mends = mend::mend(&mut files, choice, &is_asked);
        mends.extend(mend::mend_pictures(&root, &mut files, &is_asked)?);
        for mend in mends {
            mend::write(&root, &mend)?;
            terminal.print(&format!("{}\n", mend.shown()))?;
        }
    }
    let report = |findings: &Findings, files: usize| {
        let report = Report {
            findings,
            files,
            asked: &asked,
            root: &root,
        };
        report.print(typed.format, terminal)
    };
    let (mut findings, read) = match load::edition(&files, choice) {
        Ok(mut edition) => {
            refuse_what_nobody_reads(&root, &asked.paths, &edition)?;
            edition.findings.tell_where(|file| asked.is_first(file));
            edition.findings.retain(|found| asked.is_told(found));
            if asked.is_of_some() {
                let damaged = damaged_pictures(&root, &edition, &asked)?;
                edition.findings.extend(damaged);
                edition.findings.sort();
            }
            let read = edition.files.iter().filter(|file| asked.is_read(file));
            let read = read.count();
            (edition.findings, read)
        }
        Err(findings) => {
            report(&findings, 1)?;
            return Err(Stop::Told);
        }
    };
    if typed.format == Format::Human {
        findings.put_first(|found| asked.is_first(found.source.path()));
    }
    report(&findings, read)?;
    let is_strictly_wrong = typed.strict && findings.count(Level::Warning) > 0;
    if findings.has_errors() || is_strictly_wrong {
        return Err(Stop::Content);
    }
    Ok(())
}

/// What the report is to be about.
struct Asked {
    /// These files and folders; all where there is none.
    paths: Vec<String>,
    /// The files of a change, if it is about one.
    changed: Option<Changed>,
}

impl Asked {
    fn is_among_paths(&self, file: &str) -> bool {
        self.paths.is_empty() || self.paths.iter().any(|path| covers(path, file))
    }

    /// Whether what is wrong with `file` is what somebody wants to know first.
    fn is_first(&self, file: &str) -> bool {
        let is_changed = |changed: &Changed| changed.holds(file);
        self.is_among_paths(file) && self.changed.as_ref().is_none_or(is_changed)
    }

    /// Whether `found` is told: also an error elsewhere, where the change may have made it.
    fn is_told(&self, found: &Diagnostic) -> bool {
        let file = found.source.path();
        let is_reached = found.level() == Level::Error && self.reaches_others();
        self.is_first(file) || (self.is_among_paths(file) && is_reached)
    }

    /// Whether `file` is among those that the report says are checked.
    fn is_read(&self, file: &str) -> bool {
        self.is_first(file) || (self.is_among_paths(file) && self.reaches_others())
    }

    /// Whether it is about some files and not about all.
    fn is_of_some(&self) -> bool {
        self.changed.is_some() || self.paths.iter().any(|path| !path.is_empty())
    }

    fn reaches_others(&self) -> bool {
        let changed = self.changed.as_ref();
        changed.is_some_and(|changed| changed.reaches_others)
    }
}

struct Report<'a> {
    findings: &'a Findings,
    files: usize,
    asked: &'a Asked,
    root: &'a Path,
}

impl Report<'_> {
    fn print(&self, format: Format, terminal: Terminal) -> Result<(), Stop> {
        let Self {
            findings, files, ..
        } = *self;
        let totals = totals(findings, files);
        let is_first = |found: &Diagnostic| self.asked.is_first(found.source.path());
        match format {
            Format::Human => {
                let colour = terminal.colour(std::io::stdout().is_terminal());
                terminal.print(&format!("{}{totals}\n", human(findings, colour)))
            }
            Format::Json => terminal.print(&json(findings)),
            Format::Sarif => {
                let base = base(self.root);
                terminal.print(&sarif(findings, check::rules(), &base))
            }
            Format::Github => {
                let base = base(self.root);
                let commands = github(findings, &is_first, &base);
                terminal.print(&format!("{commands}{totals}\n"))?;
                append_summary(&|room| summary(findings, files, &is_first, &base, room))
            }
        }
    }
}

/// The path from the top of the repository that GitHub checked out to the observatory, with a final `/`;
/// empty where they are one, or where no runner says.
fn base(root: &Path) -> String {
    let below = || {
        let workspace = PathBuf::from(env::var_os("GITHUB_WORKSPACE")?);
        let root = root.canonicalize().ok()?;
        let below = root.strip_prefix(workspace.canonicalize().ok()?).ok()?;
        let below = below.to_str()?.replace(std::path::MAIN_SEPARATOR, "/");
        (!below.is_empty()).then(|| format!("{below}/"))
    };
    below().unwrap_or_default()
}

/// Appends what `text` gives for the room that is left to the file that the runner names, if it names one.
fn append_summary(text: &dyn Fn(usize) -> String) -> Result<(), Stop> {
    let Some(path) = env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else {
        return Ok(());
    };
    let path = PathBuf::from(path);
    let mut file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(&path)
        .doing("write", &path)?;
    let used = file.metadata().doing("read", &path)?.len();
    let used = usize::try_from(used).unwrap_or(usize::MAX);
    let text = text(LARGEST_SUMMARY.saturating_sub(used));
    file.write_all(text.as_bytes()).doing("write", &path)?;
    Ok(())
}

/// What is wrong within the pictures that the report is about, or whose sightings it is about. Every dot is read, which would
/// take too long for all: `build` finds the others when it makes what is published of them.
fn damaged_pictures(root: &Path, edition: &Edition, asked: &Asked) -> Result<Findings, Stop> {
    let sightings = edition.observatory.sightings.iter();
    let pictures: Vec<_> = sightings
        .flat_map(|sighting| {
            sighting
                .pictures
                .iter()
                .map(move |picture| (sighting, picture))
        })
        .filter(|(sighting, picture)| {
            asked.is_first(sighting.source.path()) || asked.is_first(&picture.path)
        })
        .collect();
    let faults: Vec<Option<Diagnostic>> = pictures
        .into_par_iter()
        .map(|(sighting, picture)| {
            let bytes = load::picture(root, &picture.path)?;
            let why = read_through(&picture.is, &bytes).err().map(Why::Unfit);
            let name = picture.path.rsplit('/').next().unwrap_or(&picture.path);
            Ok(why.map(|why| {
                faults::picture::fault(&sighting.source, picture.span.clone(), name, &why)
            }))
        })
        .collect::<Result<_, PathError>>()?;
    let mut findings = Findings::default();
    faults
        .into_iter()
        .flatten()
        .for_each(|fault| findings.push(fault));
    Ok(findings)
}

/// A file that no observatory reads has no fault, and that must not look as if all were well with it.
fn refuse_what_nobody_reads(root: &Path, asked: &[String], edition: &Edition) -> Result<(), Stop> {
    let is_read = |path: &String| {
        let files = edition.files.iter().map(|file| &**file);
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
