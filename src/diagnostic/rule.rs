//! A rule's name, its level, and the page that explains it.

use serde::Serialize;

/// How much a fault matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The observatory can't be published with it.
    Error,
    /// It can be published, and somebody should look; `--strict` makes it stop `check`.
    Warning,
    /// Worth knowing; never stops anything.
    Note,
}

impl Level {
    /// The word for it in reports.
    pub fn name(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        }
    }
}

/// One rule. Its file also holds the function that words its faults.
#[derive(Debug)]
pub struct Rule {
    /// The name that reports, `explain` and `allow` use.
    pub code: &'static str,
    /// How much its faults matter.
    pub level: Level,
    /// The page in `docs/rules`: what it says, why, an example and the mend.
    pub page: &'static str,
}

impl Rule {
    /// What the page says under a heading, as one line; empty where it has no such heading.
    pub fn section(&self, heading: &str) -> String {
        let (_, after) = self
            .page
            .split_once(&format!("\n## {heading}\n"))
            .unwrap_or_default();
        let section = after.split("\n## ").next().unwrap_or_default();
        section.split_whitespace().collect::<Vec<&str>>().join(" ")
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}
