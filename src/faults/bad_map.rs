//! Boundaries for the map that can't be drawn.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};

/// Boundaries for the map that can't be drawn.
pub static RULE: Rule = Rule {
    code: "bad-map",
    level: Level::Error,
    page: include_str!("../../docs/rules/bad-map.md"),
};

/// `written` is not the name of a file beside the configuration.
pub fn no_name(source: &Arc<SourceText>, span: Range<usize>, written: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        format!("`{written}` is not the name of a GeoJSON file beside observatory.toml"),
        "put the file there and write its name alone, with its ending: \"boundaries.geojson\"",
    )
}

/// There is no file of that name.
pub fn no_file(source: &Arc<SourceText>, span: Range<usize>, name: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        source,
        span,
        format!("there is no file `{name}` beside observatory.toml"),
        "put the file itself there, no folder and no link to it, or delete the line: the map then has the built-in outlines",
    )
}

/// The file is larger than a map needs; `limit` is in bytes.
pub fn too_large(
    source: &Arc<SourceText>,
    span: Range<usize>,
    name: &str,
    limit: usize,
) -> Diagnostic {
    let why = format!("the file is larger than {} MB", limit / 1_000_000);
    let help =
        "simplify the boundaries before they are exported: a map on a page needs no more than 1 MB";
    fault(source, span, name, None, &why, help)
}

/// The file is there and can't be drawn: why, where in the file (line and column, where that is known), and
/// what to do.
pub fn fault(
    source: &Arc<SourceText>,
    span: Range<usize>,
    name: &str,
    at: Option<(usize, usize)>,
    why: &str,
    help: &str,
) -> Diagnostic {
    let place = match at {
        Some((line, column)) => format!("{name}:{line}:{column}"),
        None => name.to_owned(),
    };
    Diagnostic::new(&RULE, source, span, format!("{place}: {why}"), help)
}
