//! A small sound observatory in a folder of its own, to which each test adds what it is about.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::tool::{self, Ran};

/// One sound sighting, two lists of words, a configuration.
pub(crate) struct Project(TempDir);

const FILES: [(&str, &str); 3] = [
    (
        "observatory.toml",
        "title = \"Our street\"\nbase_url = \"https://street.example/seen/\"\n",
    ),
    (
        "sightings/places.toml",
        "[[place]]\nid = \"leeds\"\nname = \"Leeds\"\n",
    ),
    (
        "sightings/shifts.toml",
        "[[shift]]\nfrom = \"doubting\"\nto = \"trusting\"\nabout = \"Whether people count on each other.\"\n",
    ),
];

/// What a sound sighting says but for its account.
pub(crate) const HEAD: &str = "title = \"Keys next door\"\ndate = 2020-05-01\nplace = \"leeds\"\n\
    shifts = [\"doubting-to-trusting\"]\nknown = \"saw\"\npermission = \"nobody-identifiable\"\n";

/// The text of a sound sighting with `more` lines in its head.
pub(crate) fn sighting(more: &str, account: &str) -> String {
    format!("+++\n{HEAD}{more}+++\n{account}\n")
}

impl Project {
    pub(crate) fn new() -> Self {
        let project = Self(tempfile::tempdir().expect("a folder"));
        for (path, text) in FILES {
            project.write(path, text);
        }
        project.write(
            "sightings/sound.md",
            sighting("", "The keys hang in the hall."),
        );
        project
    }

    pub(crate) fn root(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder");
        fs::write(path, content).expect("a file");
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        tool::observatory(self.root(), arguments)
    }

    /// Each error as "file rule: message", in the order of the report.
    pub(crate) fn errors(&self) -> Vec<String> {
        errors(&self.run(&["check", "--format", "json"]))
    }

    /// Builds, and sees that nothing came of it.
    pub(crate) fn is_refused(&self) -> Ran {
        let ran = self.run(&["build"]);
        assert!(matches!(ran.code, 1 | 2), "{ran:?}");
        assert!(!self.at("site").exists(), "something was published");
        ran
    }
}

/// Each error of a report in JSON as "file rule: message".
pub(crate) fn errors(ran: &Ran) -> Vec<String> {
    let rows: Vec<Value> =
        serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {ran:?}"));
    rows.iter()
        .filter(|row| row["level"] == "error")
        .map(|row| {
            let text = |key: &str| row[key].as_str().expect("a text");
            format!("{} {}: {}", text("file"), text("rule"), text("message"))
        })
        .collect()
}
