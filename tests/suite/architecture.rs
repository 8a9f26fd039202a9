//! Keeps the directions of ARCHITECTURE.md: which stage may name which, read off the `use` lines and paths.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::tool;

/// The stages in the order in which data flows. A stage may name those above it and itself.
const ORDER: &[&str] = &[
    "date",
    "id",
    "words",
    "wording",
    "questions",
    "nearest",
    "direction",
    "passage",
    "path_error",
    "personal",
    "picture",
    "poster",
    "colour",
    "geography",
    "search",
    "markdown",
    "diagnostic",
    "faults",
    "document",
    "source",
    "project",
    "model",
    "language",
    "check",
    "analysis",
    "import",
    "review",
    "links",
    "github",
    "site",
    "theme",
    "render",
    "load",
    "publish",
    "serve",
    "cli",
    "command",
];

/// Stages that name less than their place in the order allows: the whole of what they may name.
const NARROW: &[(&str, &[&str])] = &[
    ("date", &[]),
    ("id", &[]),
    ("words", &[]),
    ("wording", &[]),
    ("questions", &[]),
    ("nearest", &[]),
    ("direction", &[]),
    ("passage", &[]),
    ("path_error", &[]),
    ("personal", &[]),
    ("picture", &[]),
    ("poster", &[]),
    ("colour", &[]),
    ("geography", &[]),
    ("search", &[]),
    ("markdown", &["passage"]),
    ("cli", &[]),
    ("diagnostic", &[]),
    ("publish", &["path_error"]),
];

/// Neighbours in the order that must not know each other.
const STRANGERS: &[(&str, &str)] = &[
    ("check", "analysis"),
    ("check", "import"),
    ("analysis", "import"),
    ("site", "import"),
    ("render", "import"),
    ("publish", "import"),
    ("serve", "import"),
    ("publish", "serve"),
    ("model", "language"),
    ("check", "language"),
    ("serve", "cli"),
    ("review", "check"),
    ("review", "site"),
    ("github", "check"),
    ("github", "review"),
    ("links", "github"),
    ("site", "links"),
    ("render", "links"),
    ("serve", "links"),
    ("publish", "links"),
    ("load", "links"),
    ("site", "github"),
    ("render", "github"),
    ("site", "check"),
    ("render", "check"),
];

/// The stages that may touch the disk, the network or the clock.
const EDGES: &[&str] = &[
    "project",
    "source",
    "publish",
    "serve",
    "links",
    "command",
    "path_error",
    "load",
];

#[test]
fn every_stage_names_only_those_before_it() {
    for (stage, names) in named_by_stage() {
        let own = place(&stage);
        for name in names {
            assert!(
                place(&name) <= own,
                "{stage} names {name}, which comes after it"
            );
            let narrow = NARROW.iter().find(|(narrow, _)| *narrow == stage);
            let is_allowed = narrow.is_none_or(|(_, names)| names.contains(&name.as_str()));
            assert!(is_allowed || name == stage, "{stage} names {name}");
            let pair = (stage.as_str(), name.as_str());
            let is_stranger = STRANGERS
                .iter()
                .any(|&(a, b)| (a, b) == pair || (b, a) == pair);
            assert!(!is_stranger, "{stage} names {name}");
        }
    }
}

#[test]
fn only_the_edges_touch_the_machine() {
    for (path, text) in sources() {
        let stage = stage_of(&path);
        if EDGES.contains(&stage.as_str()) {
            continue;
        }
        let code = without_tests(&text);
        for word in [
            "fs::",
            "File::",
            "net::Tcp",
            "env::",
            "SystemTime",
            "Instant::",
            "Local::",
            "Utc::",
            "process::Command",
        ] {
            assert!(!code.contains(word), "{path} uses {word}");
        }
    }
}

/// `build` and `check` start nothing, but for `check --changed-since`, which asks git; `serve --open` asks
/// for the browser.
#[test]
fn two_files_alone_start_a_process() {
    let starts: Vec<String> = sources()
        .into_iter()
        .filter(|(path, text)| {
            let code = without_tests(text);
            !path.ends_with("/tests.rs")
                && (code.contains("process::Command") || code.contains("Command::new("))
        })
        .map(|(path, _)| path)
        .collect();
    // `process::{Command, Stdio}` is found by what is made of it.
    assert_eq!(starts, ["command/changed.rs", "serve/browser.rs"]);
}

#[test]
fn every_use_says_what_it_takes() {
    for (path, text) in sources() {
        for (number, line) in text.lines().enumerate() {
            let line = line.trim_start();
            let is_use = line.starts_with("use ") || line.starts_with("pub use ");
            let at = format!("{path}:{}: {line}", number + 1);
            assert!(!(is_use && line.contains("::*")), "{at} takes everything");
            assert!(
                !(is_use && line.contains("use crate::{")),
                "{at} hides its directions"
            );
        }
        assert!(text.starts_with("//!"), "{path} does not say what it is");
    }
}

#[test]
fn the_directions_can_be_broken() {
    assert!(place("model") < place("render"));
    assert_eq!(
        names("use crate::render::render;\nlet x = crate::site::Page;"),
        ["render", "site"]
    );
    assert_eq!(
        names("use observatory::x;\n// crate::serve\n"),
        Vec::<String>::new()
    );
}

#[test]
fn every_stage_is_in_the_order() {
    let stages: BTreeSet<String> = sources().keys().map(|path| stage_of(path)).collect();
    let known: BTreeSet<String> = ORDER.iter().map(|stage| (*stage).to_owned()).collect();
    let mut known = known;
    known.extend(["lib".to_owned(), "main".to_owned()]);
    assert_eq!(stages, known);
}

fn place(stage: &str) -> usize {
    ORDER
        .iter()
        .position(|known| *known == stage)
        .unwrap_or(ORDER.len())
}

fn named_by_stage() -> BTreeMap<String, BTreeSet<String>> {
    let mut named: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in sources() {
        let stage = stage_of(&path);
        if stage == "lib" || stage == "main" {
            continue;
        }
        named
            .entry(stage)
            .or_default()
            .extend(names(without_tests(&text)));
    }
    named
}

/// The stages that a text names by `crate::`, comments left out.
fn names(code: &str) -> Vec<String> {
    code.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split("crate::").skip(1))
        .map(|rest| {
            rest.chars()
                .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
                .collect()
        })
        .collect()
}

/// Tests may look wherever they like.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or(text)
}

fn stage_of(path: &str) -> String {
    let first = path.split('/').next().unwrap_or(path);
    first.trim_end_matches(".rs").to_owned()
}

fn sources() -> BTreeMap<String, String> {
    let src = tool::repository().join("src");
    tool::files(&src)
        .into_iter()
        .filter(|(path, _)| path.extension().is_some_and(|ending| ending == "rs"))
        .map(|(path, _)| {
            let text = fs::read_to_string(src.join(&path)).expect("a source file");
            (shown(&path), text)
        })
        .collect()
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
