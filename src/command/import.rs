//! `import`: makes sightings of a table, or of a form that somebody filled in. Shows them, or writes them.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use crate::cli::Import;
use crate::command::put::{Wanted, put};
use crate::command::{Stop, Terminal, root, today};
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Findings, Level, SourceText, counted, inert, silent};
use crate::import::{self, Kind, LARGEST, Plan, Planned, Standing};
use crate::load::{self, Edition, Files};
use crate::model::Choice;
use crate::path_error::Doing as _;
use crate::source::{Input, LARGEST_FILE};

/// So many files are shown whole; of more only the paths.
const SHOWN_WHOLE: usize = 3;

/// So many paths are shown; of more only the number.
const SHOWN: usize = 20;

pub(super) fn run(typed: &Import, terminal: Terminal) -> Result<(), Stop> {
    let root = root()?;
    let date = date(typed)?;
    let (path, kind) = match (&typed.issue, &typed.table) {
        (Some(form), _) => (form, Kind::Form),
        (None, Some(table)) => (table, Kind::Table),
        (None, None) => return Err(Stop::cannot_run("name a file to import")),
    };
    let source = read(path, kind)?;
    let choice = Choice {
        today: Some(today(None)?),
        drafts: true,
    };
    let mut files = load::files(&root)?;
    let before = edition(&files, choice, terminal)?;
    refuse_broken_words(&before, terminal)?;

    let mut findings = Findings::default();
    let mut remarks = Vec::new();
    let told = match kind {
        Kind::Table => import::table(&source, &typed.ignore, &mut findings),
        Kind::Form => {
            let observatory = &before.observatory;
            let told = import::form(&source, observatory, date, &mut findings, &mut remarks);
            vec![told]
        }
    };
    for remark in &remarks {
        terminal.tell(remark);
    }
    let plan = import::plan(&source, told, &files.inputs, typed.force, &mut findings);
    let known = names(&before.findings);
    drop(before);
    lay(&plan, &mut files);
    findings.extend(caused(&plan, known, &files, choice, terminal)?);
    findings.sort();
    terminal.report(&findings);
    if findings.has_errors() {
        let errors = counted(findings.count(Level::Error), "error");
        terminal.error(&format!("{errors}, so nothing was written"));
        return Err(Stop::Content);
    }
    if typed.write {
        put(&root, &wanted(&plan))?;
    }
    terminal.print(&silent(&report(&plan, typed.write)))
}

fn date(typed: &Import) -> Result<Option<Date>, Stop> {
    let Some(date) = &typed.date else {
        return Ok(None);
    };
    match Date::parse(date) {
        Some(date) => Ok(Some(date)),
        None => Err(Stop::cannot_run(format!(
            "--date {date} is not a date; write 2020-09-17, 2020-09 or 2020"
        ))),
    }
}

/// The text of the table or the form.
fn read(path: &Path, kind: Kind) -> Result<Arc<SourceText>, Stop> {
    let name = path.display().to_string();
    if path.is_dir() {
        return Err(Stop::cannot_run(format!(
            "{name} is a folder; name the file that is to be imported"
        )));
    }
    let (largest, words) = match kind {
        Kind::Table => (LARGEST, "128 MB; cut the table in two"),
        Kind::Form => (LARGEST_FILE, "1 MB, and no answer needs that much"),
    };
    let bound = u64::try_from(largest).expect("a few million fit into 64 bits") + 1;
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(bound).read_to_end(&mut bytes))
        .doing("read", path)?;
    if bytes.len() > largest {
        return Err(Stop::cannot_run(format!("{name} is over {words}")));
    }
    if matches!(kind, Kind::Table) && bytes.trim_ascii_start().starts_with(b"### ") {
        return Err(Stop::cannot_run(format!(
            "{name} looks like the text of a form and not like a table; for a form write\n\
             observatory import --issue {name}"
        )));
    }
    import::text(&name, &bytes, kind).map_err(Stop::cannot_run)
}

pub(super) fn edition(files: &Files, choice: Choice, terminal: Terminal) -> Result<Edition, Stop> {
    load::edition(files, choice).map_err(|findings| {
        terminal.report(&findings);
        Stop::Told
    })
}

/// Where a list of words can't be read nobody can say whether a word is in it.
pub(super) fn refuse_broken_words(before: &Edition, terminal: Terminal) -> Result<(), Stop> {
    let mut findings = before.findings.clone();
    findings
        .retain(|found| found.level() == Level::Error && found.source.path().ends_with(".toml"));
    if findings.is_empty() {
        return Ok(());
    }
    terminal.report(&findings);
    terminal.error("mend the lists of words first; nothing was written");
    Err(Stop::Content)
}

/// Puts the planned files among those that are there, as if they had been written.
fn lay(plan: &Plan, files: &mut Files) {
    let paths: BTreeSet<&str> = plan
        .files
        .iter()
        .map(|planned| planned.path.as_str())
        .collect();
    let there = &mut files.inputs.files;
    there.retain(|input| !paths.contains(&*input.path));
    there.extend(
        plan.files
            .iter()
            .map(|planned| Input::new(planned.path.clone(), planned.text.as_bytes())),
    );
    there.sort_by(|a, b| a.path.cmp(&b.path));
}

/// The errors and warnings that are there only because of the planned files.
fn caused(
    plan: &Plan,
    known: BTreeSet<Name>,
    files: &Files,
    choice: Choice,
    terminal: Terminal,
) -> Result<Findings, Stop> {
    let own: BTreeSet<&str> = plan
        .files
        .iter()
        .map(|planned| planned.path.as_str())
        .collect();
    let mut findings = edition(files, choice, terminal)?.findings;
    findings.retain(|found| {
        let is_own = own.contains(found.source.path());
        found.level() != Level::Note && (is_own || !known.contains(&name(found)))
    });
    Ok(plan.told_of(&findings))
}

/// What tells one fault from all others.
type Name = (String, usize, &'static str, String);

fn name(found: &Diagnostic) -> Name {
    (
        found.source.path().to_owned(),
        found.span.start,
        found.rule.code,
        found.message.clone(),
    )
}

fn names(findings: &Findings) -> BTreeSet<Name> {
    findings.iter().map(name).collect()
}

/// The files to be written: all but those that say the same already.
fn wanted(plan: &Plan) -> Vec<Wanted<'_>> {
    let changed = plan.files.iter();
    let changed = changed.filter(|planned| planned.standing != Standing::Unchanged);
    let wanted = changed.map(|planned| Wanted {
        path: &planned.path,
        text: &planned.text,
        is_new: planned.standing == Standing::New,
    });
    wanted.collect()
}

/// What was written, or would be: the files, and how many of each kind.
fn report(plan: &Plan, is_written: bool) -> String {
    let of = |standing: Standing| {
        let files = plan.files.iter();
        files.filter(move |planned| planned.standing == standing)
    };
    let changed: Vec<&Planned> = plan
        .files
        .iter()
        .filter(|planned| planned.standing != Standing::Unchanged)
        .collect();
    let mut report = String::new();
    for planned in changed.iter().take(SHOWN) {
        let verb = match (planned.standing, is_written) {
            (Standing::Differs, true) => "replaced",
            (Standing::Differs, false) => "would replace",
            (_, true) => "wrote",
            (_, false) => "would write",
        };
        report.push_str(&format!("{verb} {}\n", planned.path));
        if !is_written && changed.len() <= SHOWN_WHOLE {
            let lines = planned.text.lines().map(inert);
            let shown: Vec<String> = lines.collect();
            report.push_str(&format!("\n{}\n\n", shown.join("\n")));
        }
    }
    if let Some(more) = changed.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        report.push_str(&format!("… and {more} more\n"));
    }
    let (new, replaced) = (of(Standing::New).count(), of(Standing::Differs).count());
    let unchanged = of(Standing::Unchanged).count();
    report.push_str(&match is_written {
        true => format!("Wrote {new} new, replaced {replaced}, left {unchanged} unchanged.\n"),
        false => format!("{new} new, {replaced} to be replaced, {unchanged} unchanged.\n"),
    });
    if !is_written && !changed.is_empty() {
        report.push_str("Nothing was written: add --write to write them.\n");
    }
    report
}
