//! The formats of `check`: what each says of the same faults, that none of it is acted on by a runner, and
//! that the order of many faults is always the same.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::tool::{self, Ran, observatory};

const FORMATS: [&str; 4] = ["human", "json", "github", "sarif"];

fn broken() -> PathBuf {
    tool::repository().join("tests/sites/broken")
}

fn sound() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    tool::copy(
        &tool::repository().join("tests/sites/one/project"),
        folder.path(),
    );
    folder
}

/// Runs `check` for GitHub as its runner would; gives what it says, and the summary.
fn on_github(project: &Path, workspace: Option<&Path>, before: &str) -> (Ran, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let summary = folder.path().join("summary.md");
    fs::write(&summary, before).expect("a summary");
    let mut command = tool::command(project, &["check", "--format", "github"]);
    command.env("GITHUB_STEP_SUMMARY", &summary);
    if let Some(workspace) = workspace {
        command.env("GITHUB_WORKSPACE", workspace);
    }
    let output = command.output().expect("it runs");
    let summary = fs::read_to_string(&summary).expect("the summary");
    (Ran::of(&output), summary)
}

#[test]
fn each_format_says_what_is_written_down_of_the_same_faults() {
    let project = broken().join("project");
    for (format, file) in [("json", "report.json"), ("github", "github.txt")] {
        let ran = observatory(&project, &["check", "--format", format]);
        assert_eq!((ran.code, ran.stderr.as_str()), (1, ""), "{format}");
        tool::compare(&broken().join("expected").join(file), &ran.stdout);
    }
    let ran = observatory(&project, &["check", "--format", "sarif"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (1, ""));
    let log: Value = serde_json::from_str(&ran.stdout).expect("it is JSON");
    // The rules are those of `explain`, whose pages are tested elsewhere.
    let results = serde_json::to_string_pretty(&log["runs"][0]["results"]).expect("it is JSON");
    tool::compare(
        &broken().join("expected/results.sarif.json"),
        &format!("{results}\n"),
    );
    let (_, summary) = on_github(&project, None, "# Before\n");
    tool::compare(&broken().join("expected/summary.md"), &summary);
}

/// Asserts what the specification (SARIF 2.1.0, sections 3.13 to 3.30 and 3.49) asks of what we write. Its schema
/// is not kept here: its licence is none of ours.
#[test]
fn a_log_is_as_sarif_asks() {
    for project in [broken().join("project"), tool::repository().to_owned()] {
        let ran = observatory(&project, &["check", "--format", "sarif"]);
        let log: Value = serde_json::from_str(&ran.stdout).expect("it is JSON");
        assert_eq!(keys(&log), ["$schema", "runs", "version"]);
        assert_eq!(log["version"], "2.1.0");
        let run = &log["runs"][0];
        assert_eq!(keys(run), ["columnKind", "results", "tool"]);
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let driver = &run["tool"]["driver"];
        assert_eq!(keys(driver), ["name", "rules", "version"]);
        let rules = driver["rules"].as_array().expect("rules");
        let mut ids = BTreeSet::new();
        for rule in rules {
            assert!(ids.insert(text(&rule["id"])), "{rule}");
            for part in ["shortDescription", "fullDescription", "help"] {
                let words = text(&rule[part]["text"]);
                assert!(
                    words.ends_with(['.', '`', '"', ':']) || words.len() > 20,
                    "{rule}"
                );
                assert!(!words.is_empty(), "{part} of {rule}");
            }
            assert!(
                text(&rule["shortDescription"]["text"]).ends_with('.'),
                "{rule}"
            );
            let level = text(&rule["defaultConfiguration"]["level"]);
            assert!(["error", "warning", "note"].contains(&level), "{rule}");
        }
        for result in run["results"].as_array().expect("results") {
            assert_eq!(
                keys(result),
                ["level", "locations", "message", "ruleId", "ruleIndex"]
            );
            let index = result["ruleIndex"].as_u64().expect("a whole number");
            let rule = &rules[usize::try_from(index).expect("a small number")];
            assert_eq!(rule["id"], result["ruleId"]);
            assert_eq!(rule["defaultConfiguration"]["level"], result["level"]);
            assert!(!text(&result["message"]["text"]).is_empty());
            let place = &result["locations"][0]["physicalLocation"];
            let artifact = &place["artifactLocation"];
            assert_eq!(artifact["uriBaseId"], "%SRCROOT%");
            let uri = text(&artifact["uri"]);
            let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~%".contains(&byte);
            assert!(uri.bytes().all(is_plain) && !uri.starts_with('/'), "{uri}");
            let region = &place["region"];
            let number = |key: &str| region[key].as_u64().expect("a whole number");
            let start = (number("startLine"), number("startColumn"));
            let end = (number("endLine"), number("endColumn"));
            assert!(
                start <= end && start.0 > 0 && start.1 > 0 && end.1 > 0,
                "{region}"
            );
        }
    }
}

#[test]
fn what_is_sound_is_told_in_each_format() {
    let folder = sound();
    let said = |format: &str| {
        let ran = observatory(folder.path(), &["check", "--format", format]);
        assert_eq!(ran.code, 0, "{}", ran.stdout);
        ran.stdout
    };
    let human = said("human");
    let totals = human.lines().last().expect("a line of totals");
    assert_eq!(said("github").lines().last(), Some(totals));
    let log: Value = serde_json::from_str(&said("sarif")).expect("it is JSON");
    let rows: Vec<Value> = serde_json::from_str(&said("json")).expect("it is JSON");
    let results = log["runs"][0]["results"].as_array().expect("results");
    assert_eq!(results.len(), rows.len());
}

#[test]
fn a_broken_configuration_is_told_in_each_format() {
    let folder = sound();
    fs::write(folder.path().join("observatory.toml"), "titel = 1\n").expect("a file");
    for format in FORMATS {
        let ran = observatory(folder.path(), &["check", "--format", format]);
        assert_eq!(ran.code, 2, "{format}");
        assert!(
            ran.stdout.contains("there is no key `titel` here"),
            "{format}"
        );
        assert_eq!(ran.stderr, "", "{format}");
    }
}

#[test]
fn the_summary_is_appended_and_paths_begin_at_the_top_of_the_repository() {
    let folder = tempfile::tempdir().expect("a folder");
    let project = folder.path().join("our 100%/valley");
    tool::copy(&broken().join("project"), &project);
    let (ran, summary) = on_github(&project, Some(folder.path()), "before\n");
    let first = ran.stdout.lines().next().expect("a command");
    assert!(
        first.starts_with("::error file=our 100%25/valley/sightings/"),
        "{first}"
    );
    assert!(summary.starts_with("before\n\n### Checked 2"), "{summary}");
    assert!(
        summary.contains("<code>our 100&#37;&#47;valley&#47;sightings&#47;"),
        "{summary}"
    );
    let errors = ran
        .stdout
        .lines()
        .filter(|line| line.starts_with("::error "));
    let files: Vec<&str> = errors
        .take(10)
        .map(|line| line.split(',').next().expect("a file"))
        .collect();
    assert_eq!(files.iter().collect::<BTreeSet<_>>().len(), 10, "{files:?}");
}

#[test]
fn a_summary_holds_no_more_than_github_takes() {
    let folder = sound();
    for number in 0..2500 {
        let path = folder.path().join(format!("sightings/bad-{number}.md"));
        fs::write(path, "+++\n+++\n").expect("a file");
    }
    let (ran, summary) = on_github(folder.path(), None, &"x".repeat(500_000));
    assert!(summary.len() <= 1 << 20, "{}", summary.len());
    let rows = summary.lines().filter(|line| line.starts_with("| error "));
    let told = ran.stdout.lines().filter(|line| line.starts_with("::"));
    let left_out = told.count() - rows.count();
    let last = summary.lines().last().expect("a last line");
    assert!(left_out > 1);
    assert_eq!(
        last,
        format!("{left_out} more rows were left out: GitHub takes no more than 1 MiB.")
    );
    let (_, full) = on_github(folder.path(), None, &"x".repeat(1 << 20));
    assert_eq!(full.len(), 1 << 20);
}

/// A copy of how the runner reads a line: `::` at its start behind white space, `##[` anywhere.
fn is_command(line: &str) -> bool {
    line.trim_start().starts_with("::") || line.contains("##[")
}

#[test]
fn no_format_prints_what_a_runner_acts_on() {
    let folder = sound();
    let sightings = folder.path().join("sightings");
    let account = "::error::account <b>##[error]bold</b> ##[x]\n::set-output name=a::b\n";
    fs::write(
        sightings.join("a.md"),
        format!(
            "+++\ntitle = \"##[add-mask]x\"\nplace = \"x%0A::error::boom\\u000d::error::b ##[debug]\"\n\
             themes = [\"\"\"\n::error::t\"\"\"]\n\"k\\n::warning::k\" = 1\n+++\n{account}"
        ),
    )
    .expect("a sighting");
    fs::write(sightings.join("##[error]c.md"), "+++\n").expect("a sighting");
    if cfg!(unix) {
        fs::write(sightings.join("b\n::error::pwn.md"), "+++\n").expect("a sighting");
        fs::write(sightings.join("d%0A,line=1::pwn.md"), "+++\r\n").expect("a sighting");
    }
    let (ran, summary) = on_github(folder.path(), None, "");
    let ours = ["::error file=", "::warning file=", "::notice file="];
    let mut reports = vec![ran.stdout, summary];
    for format in ["human", "json", "sarif"] {
        let ran = observatory(folder.path(), &["check", "--format", format]);
        assert_eq!(ran.stderr, "");
        reports.push(ran.stdout);
    }
    reports.push(observatory(folder.path(), &["check", "--color", "always"]).stdout);
    reports.push(observatory(folder.path(), &["build", "--skip-broken"]).stderr);
    reports.push(observatory(folder.path(), &["check", "--fix"]).stdout);
    for (index, report) in reports.iter().enumerate() {
        assert!(!report.contains('\r'), "{report}");
        for line in report.lines() {
            let is_ours = index == 0 && ours.iter().any(|start| line.starts_with(start));
            let rest = if is_ours { &line[2..] } else { line };
            assert!(!is_command(rest), "{index}: {line}");
        }
    }
    // A property ends at a comma, and a line feed in one would be a new command.
    let commands: Vec<&str> = reports[0]
        .lines()
        .filter(|line| line.starts_with("::"))
        .collect();
    for command in commands {
        let (properties, _) = command[2..].split_once("::").expect("two parts");
        let names: Vec<&str> = properties
            .split_once(' ')
            .expect("a kind and properties")
            .1
            .split(',')
            .map(|property| property.split('=').next().expect("a name"))
            .collect();
        let all = ["file", "line", "endLine", "col", "endColumn", "title"];
        assert!(
            names == all || names == [all[0], all[1], all[2], all[5]],
            "{command}"
        );
    }
}

#[test]
fn a_thousand_bad_files_are_told_in_one_order() {
    let folder = sound();
    for number in 0..1000_u32 {
        // Written in an order that is not that of their names.
        let number = number * 389 % 1000;
        let path = folder.path().join(format!("sightings/bad-{number:03}.md"));
        let text = format!("+++\ntitel = \"x\"\ndate = {number}\nplace = \"y\"\n+++\n");
        fs::write(path, text).expect("a file");
    }
    let run = |format: &str, threads: &str| {
        let mut command = tool::command(folder.path(), &["check", "--format", format]);
        let output = command
            .env("RAYON_NUM_THREADS", threads)
            .output()
            .expect("it runs");
        String::from_utf8(output.stdout).expect("text")
    };
    for format in FORMATS {
        let one = run(format, "1");
        assert!(one == run(format, "8"), "{format}");
        assert!(
            one.contains("bad-000.md") && one.contains("bad-999.md"),
            "{format}"
        );
    }
    let rows: Vec<Value> = serde_json::from_str(&run("json", "2")).expect("it is JSON");
    let places: Vec<(&str, u64, u64)> = rows
        .iter()
        .map(|row| {
            let number = |key: &str| row[key].as_u64().expect("a number");
            (text(&row["file"]), number("line"), number("column"))
        })
        .collect();
    assert!(places.is_sorted());
    let github = run("github", "2");
    let errors: Vec<&str> = github
        .lines()
        .filter(|line| line.starts_with("::error "))
        .collect();
    let first = errors.iter().take(1000);
    let files: BTreeSet<&str> = first
        .map(|line| line.split(',').next().expect("a file"))
        .collect();
    assert_eq!(files.len(), 1000, "one of each file comes first");
}

fn keys(value: &Value) -> Vec<&str> {
    let object = value.as_object().expect("an object");
    let mut keys: Vec<&str> = object.keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}
