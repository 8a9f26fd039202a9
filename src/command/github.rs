//! `github`: writes what a repository on GitHub needs, and leaves alone what somebody has edited.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use similar::TextDiff;

use crate::cli::Github;
use crate::command::import::{edition, refuse_broken_words};
use crate::command::put::{Wanted, put, refuse_links};
use crate::command::{Stop, Terminal, root, today};
use crate::diagnostic::{inert, silent};
use crate::github::{self, EDITOR, File, Program, RELEASES, Standing};
use crate::load;
use crate::model::Choice;
use crate::path_error::{Doing as _, PathError};

/// A file, and how what is there stands to it.
struct Found {
    file: File,
    there: Option<String>,
    standing: Standing,
}

pub(super) fn run(typed: &Github, terminal: Terminal) -> Result<(), Stop> {
    let root = root()?;
    refuse_inner_folders(&root)?;
    let program = program(typed, &root)?;
    let choice = Choice {
        today: Some(today(None)?),
        drafts: true,
    };
    let edition = edition(&load::files(&root)?, choice, terminal)?;
    refuse_broken_words(&edition, terminal)?;
    // Once it is there it is kept up to date.
    let with_editor = typed.editor || root.join(EDITOR).exists();
    let files = github::files(
        &edition.settings,
        &edition.observatory,
        &program,
        with_editor,
    )
    .map_err(Stop::cannot_run)?;
    let mut found = Vec::new();
    for file in files {
        found.push(look(&root, file)?);
    }
    let is_due = |found: &&Found| {
        let is_forced = typed.force && found.standing != Standing::Same;
        found.standing.is_written() || is_forced
    };
    let due: Vec<&Found> = found.iter().filter(is_due).collect();
    if !typed.check {
        let wanted: Vec<Wanted<'_>> = due.iter().map(|found| wanted(found)).collect();
        put(&root, &wanted)?;
    }
    let mut report = String::new();
    for found in &found {
        report.push_str(&told(found, typed));
        if typed.diff {
            report.push_str(&difference(found));
        }
    }
    report.push_str(&last_words(&found, &program, typed));
    terminal.print(&silent(&report))?;
    if typed.check && !due.is_empty() {
        return Err(Stop::Content);
    }
    Ok(())
}

/// GitHub reads these files at the top of a repository alone.
fn refuse_inner_folders(root: &Path) -> Result<(), Stop> {
    if root.join(".git").exists() {
        return Ok(());
    }
    let above = root
        .ancestors()
        .skip(1)
        .find(|folder| folder.join(".git").exists());
    match above {
        None => Ok(()),
        Some(top) => Err(Stop::cannot_run(format!(
            "{} is a folder in the repository {}, and GitHub reads such files at the top of a repository alone: \
             give the observatory a repository of its own. Nothing was written",
            root.display(),
            top.display()
        ))),
    }
}

/// Where the workflows get the program: as typed, else from the source that is here, else as before.
fn program(typed: &Github, root: &Path) -> Result<Program, Stop> {
    if let Some(written) = &typed.program {
        return Program::parse(written).ok_or_else(|| {
            Stop::cannot_run(format!(
                "--program {} is no repository on GitHub: write OWNER/REPOSITORY, as its address has it",
                inert(written)
            ))
        });
    }
    if read(&root.join("Cargo.toml"))?.is_some_and(|text| is_source(&text)) {
        return Ok(Program::Source);
    }
    let before = read(&root.join(RELEASES))?;
    Ok(before
        .and_then(|text| Program::named_in(&text))
        .unwrap_or(Program::Own))
}

/// Whether a `Cargo.toml` is that of this program.
fn is_source(text: &str) -> bool {
    let manifest: Option<toml::Table> = text.parse().ok();
    let name = manifest.and_then(|table| {
        table
            .get("package")?
            .get("name")?
            .as_str()
            .map(str::to_owned)
    });
    name.as_deref() == Some(env!("CARGO_PKG_NAME"))
}

fn look(root: &Path, file: File) -> Result<Found, Stop> {
    refuse_links(root, file.path)?;
    let there = read(&root.join(file.path))?;
    let standing = Standing::of(there.as_deref(), &file.text);
    Ok(Found {
        file,
        there,
        standing,
    })
}

/// The text of a file; none where it is not there.
fn read(path: &Path) -> Result<Option<String>, PathError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).doing("read", path),
    }
}

fn wanted(found: &Found) -> Wanted<'_> {
    Wanted {
        path: found.file.path,
        text: &found.file.text,
        is_new: found.standing == Standing::New,
    }
}

/// What becomes of a file, in a line.
fn told(found: &Found, typed: &Github) -> String {
    let path = found.file.path;
    let verb = if typed.check { "would write" } else { "wrote" };
    match found.standing {
        Standing::Same => format!("up to date {path}\n"),
        Standing::New => format!("{verb} {path}\n"),
        Standing::Old => format!("{verb} {path}, which was older\n"),
        Standing::Edited | Standing::Theirs if typed.force => {
            format!("{verb} {path}, over what was there\n")
        }
        Standing::Edited => format!("left alone {path}: it was edited by hand\n"),
        Standing::Theirs => format!("left alone {path}: it was not written by this\n"),
    }
}

fn difference(found: &Found) -> String {
    let (Some(there), false) = (&found.there, found.standing == Standing::Same) else {
        return String::new();
    };
    let path = found.file.path;
    let diff = TextDiff::from_lines(there.as_str(), found.file.text.as_str());
    let mut unified = diff.unified_diff();
    let unified = unified
        .header(&format!("a/{path}"), &format!("b/{path}"))
        .to_string();
    let lines: Vec<String> = unified.lines().map(inert).collect();
    format!("\n{}\n\n", lines.join("\n"))
}

fn last_words(found: &[Found], program: &Program, typed: &Github) -> String {
    let is_kept = |found: &Found| matches!(found.standing, Standing::Edited | Standing::Theirs);
    let mut words = String::new();
    if found.iter().any(is_kept) && !typed.force {
        words.push_str(
            "\nTo take the new text of a file that was left alone, delete it and run this again; --force takes all of \
             them, and --diff shows what would change.\n",
        );
    }
    if found.iter().all(|found| found.standing == Standing::Same) {
        return words;
    }
    words.push_str(match program {
        Program::Source => "\nThe workflows build the program from the source in this repository.\n",
        Program::Own => {
            "\nThe workflows take the program from the releases of this repository itself. If it is released \
             elsewhere, run this again with --program OWNER/REPOSITORY.\n"
        }
        Program::Of(_) => "",
    });
    words.push_str(
        "What to switch on in the settings of the repository, and in which order, stands in docs/github.md of the \
         program.\n",
    );
    words
}
