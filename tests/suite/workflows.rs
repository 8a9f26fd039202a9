//! The steps of the workflows, taken from the files that `github` writes and run here as GitHub runs them, on
//! what a hostile stranger might send. `gh` is a script that notes what it was asked for.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_norway::Value;
use tempfile::TempDir;

use crate::tool::{self, Ran};

/// A repository with the first golden site and what `github` writes for it, and where its runner works.
struct Runner {
    folder: TempDir,
}

impl Runner {
    fn new() -> Self {
        let runner = Self {
            folder: tempfile::tempdir().expect("a folder"),
        };
        let root = runner.root();
        tool::copy(&tool::repository().join("tests/sites/one/project"), &root);
        let ran = tool::observatory(&root, &["github", "--program", "someone/observatory"]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        fs::create_dir(runner.path("temp")).expect("a folder");
        fs::create_dir(runner.path("bin")).expect("a folder");
        symlink(
            env!("CARGO_BIN_EXE_observatory"),
            runner.path("bin/observatory"),
        )
        .expect("a link");
        runner
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn root(&self) -> PathBuf {
        self.path("root")
    }

    /// Runs one step of a workflow.
    fn step(&self, workflow: &str, name: &str, variables: &[(&str, &str)]) -> Ran {
        let script = script(&self.root(), workflow, name);
        let path = std::env::var("PATH").expect("a path");
        let output = Command::new("bash")
            .args([
                "--noprofile",
                "--norc",
                "-e",
                "-o",
                "pipefail",
                "-c",
                &script,
            ])
            .current_dir(self.root())
            .env("PATH", format!("{}:{path}", self.path("bin").display()))
            .env("RUNNER_TEMP", self.path("temp"))
            .env("GITHUB_STEP_SUMMARY", self.path("summary.md"))
            .env("GITHUB_WORKSPACE", self.root())
            .env("HOME", self.folder.path())
            .env("SOURCE_DATE_EPOCH", "1780272000")
            .env("NOTES", self.path("notes"))
            .envs(variables.iter().copied())
            .output()
            .expect("bash starts");
        Ran::of(&output)
    }

    fn git(&self, arguments: &[&str]) -> String {
        let output = Command::new("git")
            .args([
                "-c",
                "user.name=a",
                "-c",
                "user.email=a@example.org",
                "-c",
                "commit.gpgsign=false",
            ])
            .args(arguments)
            .current_dir(self.root())
            .env("HOME", self.folder.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .output()
            .expect("git starts");
        let ran = Ran::of(&output);
        assert_eq!(ran.code, 0, "git {arguments:?}: {}", ran.stderr);
        ran.stdout
    }

    fn commit(&self) {
        self.git(&["init", "--quiet", "--initial-branch=main"]);
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "-m", "as it is"]);
    }

    /// Nothing that a stranger wrote has run.
    fn nothing_acted(&self) {
        for (path, _) in tool::files(self.folder.path()) {
            assert!(
                !path.to_string_lossy().ends_with("acted"),
                "{}",
                path.display()
            );
        }
    }
}

fn script(root: &Path, workflow: &str, name: &str) -> String {
    let path = root.join(".github/workflows").join(workflow);
    let text = fs::read_to_string(path).expect("a workflow");
    let workflow: Value = serde_norway::from_str(&text).expect("it is YAML");
    let jobs = workflow["jobs"].as_mapping().expect("it has jobs");
    let steps = jobs
        .values()
        .flat_map(|job| job["steps"].as_sequence().into_iter().flatten());
    let step = steps
        .into_iter()
        .find(|step| step["name"].as_str() == Some(name));
    let script = step.and_then(|step| step["run"].as_str());
    script
        .unwrap_or_else(|| panic!("no step runs that is called {name}"))
        .to_owned()
}

const TAKE: (&str, &str) = ("check.yml", "Take the sightings over");
const ISSUE: (&str, &str) = ("sighting-from-issue.yml", "Make a sighting of the issue");

#[test]
fn of_a_pull_request_the_sightings_alone_are_taken_and_nothing_acts() {
    let runner = Runner::new();
    runner.commit();
    let root = runner.root();
    let before = tool::files(&root);
    let proposed = root.join("proposed");
    tool::copy(
        &tool::repository().join("tests/sites/one/project/sightings"),
        &proposed.join("sightings"),
    );
    for (path, text) in [
        ("observatory.toml", "title = \"Taken over\"\n"),
        ("templates/base.html", "taken over"),
        (".github/workflows/check.yml", "on: push"),
        (".github/actions/observatory/action.yml", "taken over"),
        ("sightings/$(touch acted).md", "text"),
        ("sightings/a; touch acted;.md", "text"),
        ("sightings/line\n::error::acted\n.md", "text"),
        ("sightings/-rf.md", "text"),
    ] {
        let path = proposed.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let sightings = tool::files(&proposed.join("sightings"));
    let ran = runner.step(TAKE.0, TAKE.1, &[]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(tool::files(&root.join("sightings")), sightings);
    assert!(!proposed.exists());
    for (path, bytes) in before {
        if !path.starts_with("sightings") && !path.starts_with(".git") {
            assert_eq!(
                fs::read(root.join(&path)).expect("it is there"),
                bytes,
                "{}",
                path.display()
            );
        }
    }

    let base = runner.git(&["rev-parse", "HEAD"]);
    let ran = runner.step("check.yml", "Check the sightings", &[("BASE", base.trim())]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(
        ran.stdout.contains("::error file=sightings/-rf.md,"),
        "{}",
        ran.stdout
    );
    assert!(!ran.stdout.contains("\n::error::acted"), "{}", ran.stdout);
    let summary = fs::read_to_string(runner.path("summary.md")).expect("a summary");
    assert!(summary.contains("rf&#46;md"), "{summary}");
    let ran = runner.step("check.yml", "Build the site, to look at", &[]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let home = fs::read_to_string(runner.path("temp/site/index.html")).expect("a page");
    assert!(!home.to_lowercase().contains("taken over"), "{home}");
    runner.nothing_acted();
}

#[test]
fn a_link_among_the_proposed_sightings_stops_the_check() {
    for link in [
        "sightings",
        "sightings/passwords.md",
        "sightings/inner/folder",
    ] {
        let runner = Runner::new();
        let before = tool::files(&runner.root());
        let path = runner.root().join("proposed").join(link);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        symlink("/etc", &path).expect("a link");
        let ran = runner.step(TAKE.0, TAKE.1, &[]);
        assert_eq!(ran.code, 1, "{link}");
        assert!(
            ran.stdout.starts_with("::error::There is a symbolic link"),
            "{}",
            ran.stdout
        );
        fs::remove_dir_all(runner.root().join("proposed")).expect("it is there");
        assert_eq!(tool::files(&runner.root()), before, "{link}");
    }
}

#[test]
fn a_pull_request_without_sightings_leaves_none() {
    let runner = Runner::new();
    fs::create_dir(runner.root().join("proposed")).expect("a folder");
    let ran = runner.step(TAKE.0, TAKE.1, &[]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(!runner.root().join("sightings").exists());
}

/// A runner with a repository to push to, and a `gh` that notes what it was asked for.
fn with_origin() -> Runner {
    let runner = Runner::new();
    runner.commit();
    let origin = runner.path("origin.git");
    runner.git(&["init", "--quiet", "--bare", &origin.to_string_lossy()]);
    runner.git(&["remote", "add", "origin", &origin.to_string_lossy()]);
    let gh = runner.path("bin/gh");
    fs::write(
        &gh,
        "#!/bin/bash\n\
         printf '%s\\n' \"$*\" >> \"$NOTES\"\n\
         case \"$1 $2\" in\n\
         'issue comment') cat \"$5\" > \"$NOTES.answer\" ;;\n\
         'pr list') printf '%s\\n' \"${OPEN:-}\" ;;\n\
         'pr create') [ -z \"${FORBIDDEN:-}\" ] || exit 1; cat \"${!#}\" > \"$NOTES.request\"; echo https://example.org/pull/8 ;;\n\
         esac\n",
    )
    .expect("a script");
    fs::set_permissions(&gh, fs::Permissions::from_mode(0o755)).expect("it may run");
    runner
}

fn run_issue(runner: &Runner, body: &str, more: &[(&str, &str)]) -> Ran {
    // As a fresh clone has it.
    runner.git(&["checkout", "--quiet", "--force", "main"]);
    runner.git(&["reset", "--quiet", "--hard", "refs/tags/base"]);
    let variables = [
        ("BASE", "main"),
        ("BODY", body),
        ("CREATED", "2026-05-09T23:59:59Z"),
        ("GH_TOKEN", "none"),
        ("NUMBER", "7"),
    ];
    runner.step(ISSUE.0, ISSUE.1, &[&variables, more].concat())
}

fn note(runner: &Runner, name: &str) -> String {
    fs::read_to_string(runner.path(name)).unwrap_or_default()
}

fn body(place: &str) -> String {
    format!(
        "### What did you notice, in one line?\n\nA bench $(touch acted) `touch acted`\n\n\
         ### What happened?\n\n'; touch acted; \" ${{{{ github.token }}}}\n```\n@everybody ::error::acted\n```\n\n\
         ### Where was it?\n\n{place}\n\n\
         ### Which way is it shifting?\n\nFrom doubting to trusting\n\n\
         ### How do you know?\n\nI saw it or took part\n\n\
         ### May we publish it?\n\nNobody can be recognised\n"
    )
}

#[test]
fn an_accepted_issue_becomes_a_pull_request_and_again_the_same_one() {
    let runner = with_origin();
    runner.git(&["tag", "base"]);
    let place = first_place(&runner);
    let ran = run_issue(&runner, &body(&place), &[]);
    assert_eq!(
        ran.code,
        0,
        "{}\n{}\n{}",
        ran.stdout,
        ran.stderr,
        note(&runner, "notes.answer")
    );
    assert!(note(&runner, "notes.answer").contains("The sighting: https://example.org/pull/8"));
    assert!(note(&runner, "notes.answer").contains("What happens next"));
    assert!(note(&runner, "notes.request").contains("Closes #7"));
    let changed = runner.git(&["diff", "--name-status", "main~1", "main"]);
    assert!(
        changed.starts_with("A\tsightings/2026/") && changed.lines().count() == 1,
        "{changed}"
    );
    let first = runner.git(&["rev-parse", "main^{tree}"]);
    let pushed = runner.git(&["ls-remote", "origin"]);
    assert!(
        pushed.ends_with("\trefs/heads/sighting-from-issue-7\n"),
        "{pushed}"
    );
    assert_eq!(pushed.lines().count(), 1);
    let text = runner.git(&["show", "main"]);
    assert!(
        text.contains("date = 2026-05-09"),
        "the day of the issue: {text}"
    );

    // Labelled again, after somebody has edited the text of the issue.
    fs::remove_file(runner.path("notes")).expect("notes");
    let edited = body(&place).replace("A bench", "Two benches");
    let ran = run_issue(&runner, &edited, &[("OPEN", "https://example.org/pull/8")]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(
        !note(&runner, "notes").contains("pr create"),
        "{}",
        note(&runner, "notes")
    );
    assert_ne!(runner.git(&["rev-parse", "main^{tree}"]), first);
    let ours = runner.git(&["rev-parse", "main"]);
    assert!(
        runner
            .git(&["ls-remote", "origin"])
            .starts_with(ours.trim())
    );
    runner.nothing_acted();
}

#[test]
fn faults_of_an_issue_are_answered_as_code_and_nothing_is_pushed() {
    let runner = with_origin();
    runner.git(&["tag", "base"]);
    let ran = run_issue(&runner, &body("@everybody <b>Atlantis</b>"), &[]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let answer = note(&runner, "notes.answer");
    let (before, told) = answer.split_once("\n\n").expect("paragraphs");
    assert!(before.starts_with("Thank you"), "{answer}");
    assert!(told.contains("there is no place called"), "{answer}");
    for line in answer.lines().filter(|line| line.contains("Atlantis")) {
        assert!(line.starts_with("    "), "{line}");
    }
    assert_eq!(runner.git(&["ls-remote", "origin"]), "");
    assert_eq!(runner.git(&["status", "--porcelain"]), "");
    runner.nothing_acted();
}

#[test]
fn what_is_there_already_is_said_and_a_setting_that_forbids_it_is_named() {
    let runner = with_origin();
    runner.git(&["tag", "base"]);
    let place = first_place(&runner);
    let ran = run_issue(&runner, &body(&place), &[("FORBIDDEN", "yes")]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stdout
            .contains("allow GitHub Actions to create pull requests"),
        "{}",
        ran.stdout
    );
    runner.git(&["tag", "--force", "base"]);
    let ran = run_issue(&runner, &body(&place), &[]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(note(&runner, "notes.answer").contains("in the observatory already"));
}

fn first_place(runner: &Runner) -> String {
    let places = fs::read_to_string(runner.root().join("sightings/places.toml")).expect("places");
    let places: toml::Table = places.parse().expect("a list");
    places["place"][0]["id"].as_str().expect("an id").to_owned()
}

#[test]
fn the_site_is_built_for_the_address_that_is_given() {
    let runner = Runner::new();
    let settings = runner.root().join("observatory.toml");
    let without: String = fs::read_to_string(&settings)
        .expect("settings")
        .lines()
        .filter(|line| !line.starts_with("base_url"))
        .map(|line| format!("{line}\n"))
        .collect();
    for (text, expected) in [
        (without.clone(), "https://a.example/b/"),
        (
            format!("base_url = \"https://own.example/\"\n{without}"),
            "https://own.example/",
        ),
    ] {
        fs::write(&settings, text).expect("settings");
        let ran = runner.step(
            "publish.yml",
            "Build the site",
            &[("ADDRESS", "https://a.example/b")],
        );
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let sitemap = fs::read_to_string(runner.path("temp/site/sitemap.xml")).expect("a sitemap");
        assert!(sitemap.contains(expected), "{sitemap}");
    }
}

#[test]
fn a_program_with_another_checksum_is_not_taken() {
    let runner = Runner::new();
    let action = fs::read_to_string(runner.root().join(".github/actions/observatory/action.yml"))
        .expect("an action");
    let action: Value = serde_norway::from_str(&action).expect("it is YAML");
    let script = action["runs"]["steps"][0]["run"]
        .as_str()
        .expect("a script");
    let releases = runner.path("releases");
    fs::create_dir(&releases).expect("a folder");
    fs::write(runner.path("program"), "#!/bin/sh\n").expect("a program");
    let archive = format!(
        "observatory-{}-x86_64-unknown-linux-musl.tar.gz",
        env!("CARGO_PKG_VERSION")
    );
    for (name, script) in [
        (
            "gh",
            "#!/bin/bash\nprintf '%s\\n' \"$*\" >> \"$NOTES\"\ncp \"$RELEASES\"/* .\n",
        ),
        ("sudo", "#!/bin/bash\nprintf '%s\\n' \"$*\" >> \"$NOTES\"\n"),
    ] {
        let path = runner.path("bin").join(name);
        fs::write(&path, script).expect("a script");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it may run");
    }
    let run = |script: &str, folder: &Path| {
        let path = std::env::var("PATH").expect("a path");
        let output = Command::new("bash")
            .args(["-c", script])
            .current_dir(folder)
            .env("PATH", format!("{}:{path}", runner.path("bin").display()))
            .env("RUNNER_TEMP", runner.path("temp"))
            .env("NOTES", runner.path("notes"))
            .env("RELEASES", &releases)
            .env("PROGRAM", "someone/observatory")
            .env("VERSION", env!("CARGO_PKG_VERSION"))
            .output()
            .expect("bash starts");
        Ran::of(&output)
    };
    let pack = format!(
        "mkdir x && cp program x/observatory && tar -czf releases/{archive} -C x observatory && cd releases && \
         sha256sum {archive} > {archive}.sha256"
    );
    assert_eq!(run(&pack, runner.folder.path()).code, 0);
    let ran = run(script, &runner.root());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(
        note(&runner, "notes").ends_with("install -m 755 observatory /usr/local/bin/observatory\n")
    );

    fs::remove_file(runner.path("notes")).expect("notes");
    let swapped = format!("echo more >> releases/{archive}");
    assert_eq!(run(&swapped, runner.folder.path()).code, 0);
    let ran = run(script, &runner.root());
    assert_ne!(ran.code, 0);
    assert!(
        !note(&runner, "notes").contains("install"),
        "{}",
        note(&runner, "notes")
    );
}
