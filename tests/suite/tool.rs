//! What the other tests stand on: a project built in this process or by the program, files compared.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use observatory::diagnostic::{Colour, Findings, Level, human};
use observatory::load::{self, Edition};
use observatory::model::Choice;
use observatory::picture::published;
use observatory::render::Renderer;
use observatory::site::Site;

/// The day on which permissions are judged in every test.
pub(crate) const TODAY: &str = "2026-06-01";

/// The root of this repository, which is the first observatory.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The planned site of a project that has no error.
pub(crate) fn site(project: &Path, today: &str) -> Renderer {
    let (site, errors) = site_of_the_sound(project, today);
    assert!(errors.is_empty(), "{}", human(&errors, Colour::Plain));
    site
}

/// The planned site of what in a project has no error, and the errors of the rest.
fn site_of_the_sound(project: &Path, today: &str) -> (Renderer, Findings) {
    let choice = Choice {
        today: Some(today.parse().expect("a day")),
        drafts: false,
    };
    let files = load::files(project).unwrap_or_else(|error| panic!("{error}"));
    let edition = load::edition(&files, choice)
        .unwrap_or_else(|findings| panic!("{}", human(&findings, Colour::Plain)));
    planned(edition, None)
}

/// The planned site of an edition, which may follow another, and the errors of what is not in it.
pub(crate) fn planned(edition: Edition, before: Option<&Site>) -> (Renderer, Findings) {
    let mut errors = edition.findings.clone();
    errors.retain(|found| found.level() == Level::Error);
    (edition.renderer(None, before), errors)
}

/// The text of one published file.
pub(crate) fn page(project: &Path, today: &str, path: &str) -> String {
    String::from_utf8(bytes(project, &site(project, today), path)).expect("every page is UTF-8")
}

/// Every published file.
pub(crate) fn tree(project: &Path, today: &str) -> BTreeMap<String, Vec<u8>> {
    rendered(project, &site(project, today))
}

/// Every file that is published of what has no error, and the errors of the rest.
pub(crate) fn tree_of_the_sound(
    project: &Path,
    today: &str,
) -> (BTreeMap<String, Vec<u8>>, Findings) {
    let (site, errors) = site_of_the_sound(project, today);
    (rendered(project, &site), errors)
}

/// Every file of a site that was planned from `project`.
pub(crate) fn rendered(project: &Path, renderer: &Renderer) -> BTreeMap<String, Vec<u8>> {
    let paths = renderer.site().plan.iter();
    paths
        .map(|(path, _)| (path.to_string(), bytes(project, renderer, path.as_str())))
        .collect()
}

fn bytes(project: &Path, renderer: &Renderer, path: &str) -> Vec<u8> {
    let site = renderer.site();
    let (path, page) = site
        .plan
        .entry(path)
        .unwrap_or_else(|| panic!("{path} is not in the plan"));
    if let Some((picture, version)) = site.picture(page) {
        let bytes = load::picture(project, &picture.path).expect("the picture is there");
        return published(&picture.is, &bytes, version).expect("it is a picture");
    }
    let mut bytes = Vec::new();
    let outcome = renderer.render(path, page, &mut bytes);
    outcome.unwrap_or_else(|error| panic!("{path}: {error:?}"));
    bytes
}

/// Runs the program in `folder`, without colours and on a day of its own.
pub(crate) fn observatory(folder: &Path, arguments: &[&str]) -> Ran {
    let output = command(folder, arguments)
        .output()
        .expect("the program starts");
    Ran::of(&output)
}

/// The program, ready to be started in `folder`.
pub(crate) fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_observatory"));
    command
        .current_dir(folder)
        .args(arguments)
        // 1 June 2026
        .env("SOURCE_DATE_EPOCH", "1780272000")
        .env_remove("NO_COLOR")
        // These tests may themselves run where a runner listens.
        .env_remove("GITHUB_STEP_SUMMARY")
        .env_remove("GITHUB_WORKSPACE");
    command
}

/// What a run of the program came to.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    pub(crate) fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self {
            code: output.status.code().expect("it was not killed"),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }
}

/// Copies a folder with all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    for (path, bytes) in files(from) {
        let path = to.join(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
        fs::write(path, bytes).expect("a copy");
    }
}

/// Every file below a folder, by its path in it.
pub(crate) fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(inner) = waiting.pop() {
        for entry in fs::read_dir(&inner).unwrap_or_else(|error| panic!("{inner:?}: {error}")) {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("it is below").to_owned();
                found.insert(name, fs::read(&path).expect("a file"));
            }
        }
    }
    found
}

/// Compares a text with a committed file; `UPDATE=1` writes the file instead.
pub(crate) fn compare(expected: &Path, actual: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(expected.parent().expect("it is in a folder")).expect("a folder");
        fs::write(expected, actual).expect("the expected text is written");
        return;
    }
    let committed = fs::read_to_string(expected).unwrap_or_default();
    assert!(
        committed == actual,
        "{} is not as expected (UPDATE=1 accepts what is new):\n{}",
        expected.display(),
        difference(&committed, actual)
    );
}

/// The first lines that differ.
fn difference(expected: &str, actual: &str) -> String {
    let first = expected
        .lines()
        .zip(actual.lines())
        .take_while(|(expected, actual)| expected == actual)
        .count();
    let lines = |sign: &str, text: &str| -> String {
        let shown = text.lines().skip(first).take(8);
        shown.map(|line| format!("{sign} {line}\n")).collect()
    };
    format!(
        "at line {}:\n{}{}",
        first + 1,
        lines("-", expected),
        lines("+", actual)
    )
}
