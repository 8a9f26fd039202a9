//! `new`: writes a well-formed sighting from what was typed, what a file says, or what it asks for.

mod answers;
mod next;
mod place;
mod questions;
mod terminal;

use std::fs::{self, File, OpenOptions};
use std::io::{IsTerminal as _, Write as _};
use std::path::Path;
use std::sync::Arc;

use answers::Answers;
use chrono::NaiveDate;

use crate::cli::New;
use crate::command::{Stop, Terminal, root, today};
use crate::date::Date;
use crate::diagnostic::{Colour, Findings, Level, SourceText};
use crate::id;
use crate::load::{self, Edition, Files};
use crate::model::Choice;
use crate::path_error::Doing as _;
use crate::source::{self, Input, Key};

/// The questions that help to write an account. They stand in a file of their own beside the sightings,
/// so that no account is published with a question left in it.
const QUESTIONS: (&str, &str) = ("sightings/_questions.md", include_str!("new/questions.md"));

pub(super) fn run(typed: &New, terminal: Terminal) -> Result<(), Stop> {
    let root = root()?;
    let today = today(None)?;
    let mut answers = Answers::typed(typed);
    if let Some(from) = &typed.from {
        answers = answers.or(written(from, terminal)?);
    }
    let mut files = load::files(&root)?;
    let before = edition(&files, terminal)?;
    let chosen = typed
        .id
        .as_deref()
        .map(|id| chosen_id(id, &files))
        .transpose()?;
    let is_asked = !answers.missing().is_empty();
    if is_asked {
        refuse_if_nobody_is_there(&answers)?;
        check_given(&answers, today, &before, &mut files, terminal)?;
        answers = asked(answers, &before, today, terminal)?;
    }
    let date = date_of(&answers, today)?;
    let id = chosen.unwrap_or_else(|| made_id(answers.title(), date, &files));
    let path = format!("sightings/{:04}/{id}.md", date.year());
    let text = answers.file(date);
    let places = answers
        .new_place
        .as_ref()
        .map(|place| add_place(&mut files, place))
        .transpose()?;
    files
        .inputs
        .files
        .push(Input::new(path.clone(), text.as_bytes()));
    let checked = check(&before, &edition(&files, terminal)?, terminal);
    if checked.is_err() && is_asked {
        terminal.complain(&format!(
            "\nThis is what you wrote, so that nothing of it is lost:\n\n{text}\n"
        ));
    }
    checked?;
    // The place first: one without a sighting does no harm, a sighting without its place is broken.
    if let Some(lines) = &places {
        append(&root.join(Key::Place.file()), lines)?;
    }
    write_new(&root.join(&path), &text)?;
    let questions = root.join(QUESTIONS.0);
    if !questions.exists() {
        write_new(&questions, QUESTIONS.1)?;
    }
    terminal.print(&next::steps(&next::Written {
        path: &path,
        new_place: answers.new_place.as_ref().map(|place| place.name.as_str()),
        has_account: answers.account().is_some(),
        is_draft: answers.is_draft(),
        has_known: answers.has("known"),
        has_permission: answers.has("permission"),
        questions: QUESTIONS.0,
        repository: before.settings.repository.as_deref(),
        contact: before.settings.contact.as_deref(),
    }))
}

/// The answers in a file, or on standard input for `-`.
fn written(from: &Path, terminal: Terminal) -> Result<Answers, Stop> {
    let text = if from == Path::new("-") {
        std::io::read_to_string(std::io::stdin())
            .map_err(|error| Stop::cannot_run(format!("could not read the answers: {error}")))?
    } else {
        fs::read_to_string(from).doing("read", from)?
    };
    let source = Arc::new(SourceText::new(from.to_string_lossy(), &text));
    Answers::written(&source).map_err(|findings| refused(&findings, terminal))
}

fn refused(findings: &Findings, terminal: Terminal) -> Stop {
    terminal.report(findings);
    terminal.error("nothing was written");
    Stop::Content
}

fn date_of(answers: &Answers, today: NaiveDate) -> Result<Date, Stop> {
    answers.date(today).map_err(|written| {
        Stop::cannot_run(format!(
            "the date {written} is not a date; write 2020-09-17, 2020-09 or 2020"
        ))
    })
}

fn refuse_if_nobody_is_there(answers: &Answers) -> Result<(), Stop> {
    if std::io::stdin().is_terminal() && std::io::stderr().is_terminal() {
        return Ok(());
    }
    Err(Stop::cannot_run(format!(
        "a sighting needs more than was given: {}.\n\
         Type what is missing, give it in a file with --from FILE, or run this at a terminal to be asked",
        answers.missing().join(", ")
    )))
}

/// Checks what was given before anything is asked, so that a slip in a flag costs nobody a whole talk.
fn check_given(
    answers: &Answers,
    today: NaiveDate,
    before: &Edition,
    files: &mut Files,
    terminal: Terminal,
) -> Result<(), Stop> {
    let date = date_of(answers, today)?;
    let Some(trial) = answers.completed(&before.observatory) else {
        return Ok(());
    };
    let id = made_id(trial.title(), date, files);
    files.inputs.files.push(Input::new(
        format!("sightings/{:04}/{id}.md", date.year()),
        trial.file(date),
    ));
    let checked = edition(files, terminal).and_then(|after| check(before, &after, terminal));
    files.inputs.files.pop();
    checked
}

/// What is missing, asked for at the terminal.
fn asked(
    answers: Answers,
    edition: &Edition,
    today: NaiveDate,
    terminal: Terminal,
) -> Result<Answers, Stop> {
    if edition.observatory.shifts.is_empty() {
        return Err(Stop::cannot_run(
            "there is no shift in sightings/shifts.toml yet that a sighting could be about; add one first",
        ));
    }
    if terminal.colour(true) == Colour::Plain {
        terminal::without_colours();
    }
    terminal.tell(next::BEFORE);
    questions::interview(&edition.observatory, answers, today, terminal::ask)
}

fn chosen_id(id: &str, files: &Files) -> Result<String, Stop> {
    match (id::is_id(id) && !id::is_device(id), is_taken(id, files)) {
        (false, _) => Err(Stop::cannot_run(format!("--id {id}: {}", id::advice(id)))),
        (true, true) => Err(Stop::cannot_run(format!(
            "the name `{id}` is taken already; choose another --id"
        ))),
        (true, false) => Ok(id.to_owned()),
    }
}

fn made_id(title: &str, date: Date, files: &Files) -> String {
    id::free(&id::of_title(title, Some(date.year())), |id| {
        is_taken(id, files)
    })
}

fn is_taken(id: &str, files: &Files) -> bool {
    let mut all = files.inputs.files.iter();
    id::is_reserved(id) || all.any(|file| source::id_of(&file.path) == id)
}

/// Puts a place behind the list of places as it was read, and gives the lines that do so.
fn add_place(files: &mut Files, new: &place::NewPlace) -> Result<String, Stop> {
    let list = Key::Place.file();
    let inputs = &mut files.inputs.files;
    let Some(input) = inputs.iter_mut().find(|input| *input.path == *list) else {
        let lines = place::lines("", new);
        inputs.push(Input::new(list.to_owned(), lines.clone()));
        return Ok(lines);
    };
    let text = input
        .bytes
        .as_deref()
        .and_then(|bytes| std::str::from_utf8(bytes).ok())
        .ok_or_else(|| Stop::cannot_run(format!("{list} can't be read; mend it first")))?;
    let lines = place::lines(text, new);
    input.bytes = Some(format!("{text}{lines}").into());
    Ok(lines)
}

/// Reports what is wrong only because of what is new.
fn check(before: &Edition, after: &Edition, terminal: Terminal) -> Result<(), Stop> {
    let mut findings: Findings = after.findings.clone();
    findings.retain(|found| {
        found.level() == Level::Error && !before.findings.iter().any(|known| known == found)
    });
    if findings.is_empty() {
        return Ok(());
    }
    Err(refused(&findings, terminal))
}

fn edition(files: &Files, terminal: Terminal) -> Result<Edition, Stop> {
    let choice = Choice {
        today: None,
        drafts: true,
    };
    load::edition(files, choice).map_err(|findings| {
        terminal.report(&findings);
        Stop::Told
    })
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

/// Writes behind what a file holds, and changes nothing of that.
fn append(path: &Path, text: &str) -> Result<(), Stop> {
    OpenOptions::new()
        .append(true)
        .create(true)
        .open(path)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .doing("write", path)?;
    Ok(())
}
