//! `new`: writes a well-formed sighting from what was typed.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use crate::cli::New;
use crate::command::{Stop, Terminal, root, today};
use crate::date::Date;
use crate::diagnostic::{Findings, Level};
use crate::id;
use crate::load::{self, Files};
use crate::model::Choice;
use crate::path_error::Doing as _;
use crate::source::{self, Input};

/// The questions that help to write an account. They stand in a file of their own beside the sightings,
/// so that no account is published with a question left in it.
const QUESTIONS: (&str, &str) = ("sightings/_questions.md", include_str!("new/questions.md"));

pub(super) fn run(typed: &New, terminal: Terminal) -> Result<(), Stop> {
    let root = root()?;
    let date = match &typed.date {
        Some(date) => Date::parse(date).ok_or_else(|| {
            Stop::cannot_run(format!(
                "--date {date} is not a date; write 2020-09-17, 2020-09 or 2020"
            ))
        })?,
        None => Date::from(today(None)?),
    };
    let mut files = load::files(&root)?;
    let id = free_id(typed, date, &files)?;
    let path = format!("sightings/{:04}/{id}.md", date.year());
    let text = file(typed, date);
    check(&mut files, &path, &text, terminal)?;
    write_new(&root.join(&path), &text)?;
    let questions = root.join(QUESTIONS.0);
    if !questions.exists() {
        write_new(&questions, QUESTIONS.1)?;
    }
    let next = if typed.text.is_some() {
        "Read it once more, then run `observatory check`."
    } else {
        "It is a draft: write the account under the second +++, look at it with `observatory serve --drafts`, \
         delete the line `draft = true`, then run `observatory check`."
    };
    terminal.print(&format!(
        "wrote {path}\n{next}\nQuestions that help to write it stand in {}.\n",
        QUESTIONS.0
    ))
}

fn free_id(typed: &New, date: Date, files: &Files) -> Result<String, Stop> {
    let is_taken = |id: &str| {
        let files = &files.inputs.files;
        id::is_reserved(id) || files.iter().any(|file| source::id_of(&file.path) == id)
    };
    if let Some(id) = &typed.id {
        return match (id::is_id(id), is_taken(id)) {
            (false, _) => Err(Stop::cannot_run(format!("--id {id}: {}", id::advice(id)))),
            (true, true) => Err(Stop::cannot_run(format!(
                "the name `{id}` is taken already; choose another --id"
            ))),
            (true, false) => Ok(id.clone()),
        };
    }
    let stem = id::of_title(&typed.title, &date.to_string());
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    std::iter::once(stem.clone())
        .chain(numbered)
        .find(|id| !is_taken(id))
        .ok_or_else(|| Stop::cannot_run("no name is left for this title; choose one with --id"))
}

/// The file as it will stand.
fn file(typed: &New, date: Date) -> String {
    let mut lines = vec!["+++".to_owned()];
    let mut key = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            lines.push(format!("{key} = {value}"));
        }
    };
    let one = |text: &Option<String>| text.as_deref().map(quoted);
    key("title", Some(quoted(&typed.title)));
    key(
        "date",
        Some(if date.day().is_some() {
            date.to_string()
        } else {
            quoted(&date.to_string())
        }),
    );
    key("place", Some(quoted(&typed.place)));
    key("shifts", list(&typed.shifts));
    key("still", list(&typed.still));
    key("known", one(&typed.known));
    key("themes", list(&typed.themes));
    key("between", list(&typed.between));
    key("working", one(&typed.working));
    key("said_by", list(&typed.said_by));
    key("observer", one(&typed.observer));
    key("permission", one(&typed.permission));
    if typed.text.is_none() {
        key("draft", Some("true".to_owned()));
    }
    lines.push("+++".to_owned());
    let account = typed.text.as_deref().unwrap_or(
        "Write here, in a few plain sentences, what you noticed: between whom, what changed, and how you know.",
    );
    lines.push(account.trim().to_owned());
    lines.push(String::new());
    lines.join("\n")
}

fn list(words: &[String]) -> Option<String> {
    let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    (!words.is_empty()).then(|| format!("[{}]", words.join(", ")))
}

/// A TOML string that holds `text`.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// Reads all files as if the new one were there, and reports what is wrong only because of it.
fn check(files: &mut Files, path: &str, text: &str, terminal: Terminal) -> Result<(), Stop> {
    let before = errors(files, terminal)?;
    files.inputs.files.push(Input {
        path: path.to_owned(),
        bytes: Some(text.as_bytes().to_vec()),
    });
    let mut findings = errors(files, terminal)?;
    findings.retain(|found| !before.iter().any(|known| known == found));
    if findings.is_empty() {
        return Ok(());
    }
    terminal.report(&findings);
    terminal.error("nothing was written");
    Err(Stop::Content)
}

fn errors(files: &Files, terminal: Terminal) -> Result<Findings, Stop> {
    let choice = Choice {
        today: None,
        drafts: true,
    };
    let edition = load::edition(files, choice).map_err(|findings| {
        terminal.report(&findings);
        Stop::Told
    })?;
    let mut findings = edition.findings;
    findings.retain(|found| found.level() == Level::Error);
    Ok(findings)
}

/// Writes a file that must not be there yet.
fn write_new(path: &Path, text: &str) -> Result<(), Stop> {
    let parent = path.parent().unwrap_or(path);
    fs::create_dir_all(parent).doing("make the folder", parent)?;
    File::create_new(path)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .doing("write", path)?;
    Ok(())
}
