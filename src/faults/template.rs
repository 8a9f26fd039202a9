//! A template that can't be used.

use crate::diagnostic::{Level, Rule};

/// A template that can't be used. The theme words its faults: they are the template engine's own.
pub static RULE: Rule = Rule {
    code: "template",
    level: Level::Error,
    page: include_str!("../../docs/rules/template.md"),
};
