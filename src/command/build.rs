//! `build`: publishes the observatory as a folder of plain files.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;
use std::{env, mem};

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use crate::cli::Build;
use crate::colour::{Moved, Palette};
use crate::command::{Stop, Terminal, root, today};
use crate::diagnostic::{Diagnostic, Findings, Level, counted};
use crate::load::{self, Edition, Files};
use crate::model::{Choice, Picture};
use crate::path_error::PathError;
use crate::picture::{Version, published};
use crate::project::{self, BaseUrl, Settings, TEMPLATES};
use crate::publish::{
    Current, Origin, ProjectFolders, PublishError, Refusal, Report, Target, current, publish,
};
use crate::site::Page;
use crate::source::SIGHTINGS;
use crate::theme::RenderError;

pub(super) fn run(typed: &Build, terminal: Terminal) -> Result<(), Stop> {
    let root = root()?;
    let choice = Choice {
        today: Some(today(typed.today)?),
        drafts: typed.drafts,
    };
    let base_url = typed.base_url.as_deref().map(base_url).transpose()?;
    let mut watch = Watch::new(typed.timings, terminal);
    let files = load::files(&root)?;
    watch.stage("read");
    let fingerprint = fingerprint(&files, typed, choice, base_url.as_ref());
    if let Some((current, output)) =
        last_build(&root, typed, &files, fingerprint.as_deref(), terminal)?
    {
        watch.stage("compare with the last build");
        for remark in &current.remarks {
            terminal.tell(remark);
        }
        return terminal.print(&up_to_date(current.files, &root, &output));
    }
    let mut remarks = Remarks::new(terminal);
    let mut edition = load::edition(files, choice).map_err(|findings| {
        terminal.report(&findings);
        Stop::Told
    })?;
    watch.stage("check");
    judge(
        &edition,
        typed.skip_broken,
        "so nothing was published",
        &mut remarks,
    )?;
    // All has been looked at, and of a hundred thousand sightings it is a good part of the memory.
    edition.findings = Findings::default();
    tell_of_drafts(&edition, &mut remarks);
    if base_url.is_some() {
        edition.settings.base_url = base_url;
    }
    if edition.settings.base_url.is_none() {
        remarks.tell(
            "warning: no `base_url` is set, so there are no feeds, no sitemap and no canonical links; \
             set it in observatory.toml or with --base-url"
                .to_owned(),
        );
    }
    let output = output(&root, typed, &edition.settings)?;
    let target = vet(&root, &output).map_err(|refusal| Stop::cannot_run(refusal.to_string()))?;
    let (_, moved) = Palette::of(edition.settings.colours);
    tell_of_colours(&moved, &mut remarks);
    // What is wrong with a file is told with its lines, which only a build can do.
    let origin = fingerprint
        .filter(|_| edition.broken.is_empty())
        .map(|fingerprint| Origin {
            fingerprint,
            remarks: remarks.told,
        });
    let renderer = edition.renderer(None, None);
    let site = Arc::clone(renderer.site());
    watch.stage("plan");
    let paths: Vec<&str> = site.plan.iter().map(|(path, _)| path.as_str()).collect();
    // Their names say all that they hold.
    let pictures = site
        .plan
        .iter()
        .filter(|(_, page)| site.picture(page).is_some() || matches!(page, Page::Poster(_)));
    let lasting: BTreeSet<&str> = pictures.map(|(path, _)| path.as_str()).collect();
    let from = root.as_path();
    // It has the renderer to itself, so that what was made for many pages goes when all are rendered.
    let render = move |path: &str, sink: &mut dyn Write| {
        let site = renderer.site();
        let (path, page) = site.plan.entry(path).expect("the paths are the plan's");
        match site.picture(page) {
            Some((picture, version)) => write_picture(from, picture, version, sink),
            None => renderer.render(path, page, sink).map_err(Failure::Page),
        }
    };
    // One thread makes the index of the search, and whoever asks for it meanwhile waits: so it is begun before.
    let (_, report) = rayon::join(
        || site.index(),
        || publish(&target, &paths, &lasting, origin, render),
    );
    let report = report.map_err(|error| failure(error, terminal))?;
    watch.stage("render and publish");
    // The program is about to end, and the system takes back at once what takes long to be taken apart.
    mem::forget(site);
    if let Some(record) = &report.damaged_record {
        terminal.tell(&format!(
            "warning: {} was damaged, so every file was compared by its content; pages that it no \
             longer named may still stand",
            record.display()
        ));
    }
    terminal.print(&summary(&report, &root, &output))
}

/// Stands for all that decides about the site: every file that it is made from, what was typed, the day, and the
/// program. None where one of these can't be told; then every build is a whole one.
fn fingerprint(
    files: &Files,
    typed: &Build,
    choice: Choice,
    base_url: Option<&BaseUrl>,
) -> Option<String> {
    let files = files.fingerprint()?;
    let program = program().ok()?;
    let typed = format!("{choice:?} {base_url:?} {}", typed.skip_broken);
    let typed = xxh3_128(typed.as_bytes());
    Some(format!("{files:032x}-{program:032x}-{typed:032x}"))
}

/// A hash of this program's own bytes, which are never all in memory.
fn program() -> io::Result<u128> {
    let mut hasher = Xxh3::new();
    io::copy(&mut File::open(env::current_exe()?)?, &mut hasher)?;
    Ok(hasher.digest128())
}

/// The site of the last build and where it stands, if this build would make the same.
fn last_build(
    root: &Path,
    typed: &Build,
    files: &Files,
    fingerprint: Option<&str>,
    terminal: Terminal,
) -> Result<Option<(Current, PathBuf)>, Stop> {
    let Some(fingerprint) = fingerprint else {
        return Ok(None);
    };
    // What is wrong with the settings or the output is told where all else is.
    let Ok(settings) = project::settings(&files.configuration) else {
        return Ok(None);
    };
    let output = output(root, typed, &settings)?;
    let Ok(target) = vet(root, &output) else {
        return Ok(None);
    };
    let current = current(&target, fingerprint).map_err(|error| failure(error, terminal))?;
    Ok(current.map(|current| (current, output)))
}

fn vet(root: &Path, output: &Path) -> Result<Target, Refusal> {
    let folders = ProjectFolders {
        sources: vec![root.join(SIGHTINGS), root.join(TEMPLATES)],
        root: root.to_owned(),
    };
    Target::vet(&folders, output, env::home_dir().as_deref())
}

/// What is told of the input, and kept with the site.
pub(super) struct Remarks {
    terminal: Terminal,
    told: Vec<String>,
}

impl Remarks {
    pub(super) fn new(terminal: Terminal) -> Self {
        Self {
            terminal,
            told: Vec::new(),
        }
    }

    fn tell(&mut self, line: String) {
        self.terminal.tell(&line);
        self.told.push(line);
    }
}

/// What a page or a picture can fail over.
pub(super) enum Failure {
    Page(RenderError),
    /// The file of a picture can't be read.
    File(PathError),
    /// A picture that looked sound is damaged within, or was changed meanwhile; its file.
    Picture(String),
}

pub(super) fn write_picture(
    root: &Path,
    picture: &Picture,
    version: Version,
    sink: &mut dyn Write,
) -> Result<(), Failure> {
    let bytes = load::picture(root, &picture.path).map_err(Failure::File)?;
    let bytes = published(&picture.is, &bytes, version)
        .map_err(|_| Failure::Picture(picture.path.clone()))?;
    let written = sink.write_all(&bytes);
    written.map_err(|error| Failure::Page(RenderError::Sink(error)))
}

/// Lists every error; stops unless only sightings are broken and they may be left out. Says how many
/// warnings and notes there are besides.
pub(super) fn judge(
    edition: &Edition,
    skip_broken: bool,
    outcome: &str,
    remarks: &mut Remarks,
) -> Result<(), Stop> {
    let terminal = remarks.terminal;
    let findings = &edition.findings;
    let mut errors = Findings::default();
    let is_error = |found: &&Diagnostic| found.level() == Level::Error;
    for found in findings.iter().filter(is_error) {
        errors.push(found.clone());
    }
    if !errors.is_empty() {
        terminal.report(&errors);
    }
    let rest = findings.count(Level::Warning) + findings.count(Level::Note);
    if rest > 0 {
        remarks.tell(format!(
            "{} and {} besides: `observatory check` shows them",
            counted(findings.count(Level::Warning), "warning"),
            counted(findings.count(Level::Note), "note"),
        ));
    }
    if errors.is_empty() {
        return Ok(());
    }
    let number = counted(errors.count(Level::Error), "error");
    let has_broken_words = edition.broken.iter().any(|path| is_list(path));
    if !skip_broken || has_broken_words {
        let advice = if has_broken_words {
            ""
        } else {
            ", or leave the broken sightings out with --skip-broken"
        };
        terminal.error(&format!(
            "{number}, {outcome}. Mend what is listed above{advice}."
        ));
        return Err(Stop::Content);
    }
    for file in &edition.broken {
        terminal.error(&format!("left out: {file}"));
    }
    Ok(())
}

/// A draft that nobody sees should not surprise whoever wrote it.
pub(super) fn tell_of_drafts(edition: &Edition, remarks: &mut Remarks) {
    let set_aside = edition.observatory.set_aside.sightings.iter();
    let drafts = set_aside.filter(|sighting| sighting.is_draft).count();
    if drafts > 0 {
        remarks.tell(format!(
            "{} left out: --drafts shows what is not finished",
            counted(drafts, "draft")
        ));
    }
}

/// A colour that was asked for and can't be used as it is should not surprise whoever chose it.
fn tell_of_colours(moved: &[Moved], remarks: &mut Remarks) {
    for Moved { name, wanted, used } in moved {
        remarks.tell(format!(
            "warning: the colour `{name} = \"{}\"` in observatory.toml can't be used as it is, because what \
             stands on it could not be read or told apart; {} is used instead",
            wanted.to_hex(),
            used.to_hex(),
        ));
    }
}

/// Whether a file holds words that sightings use: with an error in it nothing can be left out.
fn is_list(path: &str) -> bool {
    path.ends_with(".toml") || path == SIGHTINGS
}

pub(super) fn base_url(typed: &str) -> Result<BaseUrl, Stop> {
    BaseUrl::parse(typed).ok_or_else(|| {
        Stop::cannot_run(format!(
            "--base-url {typed} is not a web address; write it as https://example.org/observatory/"
        ))
    })
}

/// What was typed counts from the current folder, what is configured from the root.
fn output(root: &Path, typed: &Build, settings: &Settings) -> Result<PathBuf, Stop> {
    match &typed.output {
        None => Ok(root.join(&settings.output)),
        Some(typed) => env::current_dir()
            .map(|here| here.join(typed))
            .map_err(|error| {
                Stop::cannot_run(format!("could not tell the current folder: {error}"))
            }),
    }
}

pub(super) fn failure(error: PublishError<Failure>, terminal: Terminal) -> Stop {
    match error {
        PublishError::Busy(output) => Stop::Busy(format!(
            "another build is writing to {}; try again when it has ended",
            output.display()
        )),
        PublishError::Render {
            source: Failure::Page(RenderError::Template(fault)),
            path,
        } => {
            let mut findings = Findings::default();
            findings.push(*fault);
            terminal.report(&findings);
            Stop::cannot_run(format!(
                "{path} could not be made, so nothing was published"
            ))
        }
        PublishError::Render {
            source: Failure::Page(RenderError::Sink(error)),
            path,
        } => Stop::cannot_run(format!("could not write {path}: {error}")),
        PublishError::Render {
            source: Failure::File(error),
            ..
        } => error.into(),
        PublishError::Render {
            source: Failure::Picture(file),
            ..
        } => Stop::cannot_run(format!(
            "{file} is damaged, or was changed while it was read, so nothing was published. Open it in a program for \
             pictures, save it again, then try again"
        )),
        PublishError::Foreign(foreign) => Stop::cannot_run(foreign.to_string()),
        PublishError::Path(error) => error.into(),
    }
}

fn up_to_date(files: usize, root: &Path, output: &Path) -> String {
    let shown = output.strip_prefix(root).unwrap_or(output).display();
    format!("{shown} is up to date: {files} files, 0 written\n")
}

fn summary(report: &Report, root: &Path, output: &Path) -> String {
    let shown = output.strip_prefix(root).unwrap_or(output).display();
    let total = report.written + report.unchanged;
    if report.written == 0 && report.removed == 0 {
        return up_to_date(total, root, output);
    }
    format!(
        "Published {total} files to {shown}: {} written, {} unchanged, {} removed\n",
        report.written, report.unchanged, report.removed
    )
}

/// Tells how long each stage took, where that was asked for.
struct Watch {
    is_on: bool,
    since: Instant,
    terminal: Terminal,
}

impl Watch {
    fn new(is_on: bool, terminal: Terminal) -> Self {
        Self {
            is_on,
            since: Instant::now(),
            terminal,
        }
    }

    fn stage(&mut self, name: &str) {
        if self.is_on {
            let taken = self.since.elapsed().as_secs_f64() * 1000.0;
            self.terminal.complain(&format!("{taken:9.1} ms  {name}\n"));
        }
        self.since = Instant::now();
    }
}
