//! Sightings that could say more: takes what `check` found, gives for each sighting the one thing that is asked
//! first.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Findings};
use crate::model::{Observatory, Sighting};
use crate::review::entry::Entry;

/// The rules that ask for something, in the order in which somebody should be asked: whether it may be published
/// comes before anything else that would be good to know.
pub const ASKING: [&str; 4] = [
    "no-permission",
    "could-say-more",
    "how-known",
    "working-unsaid",
];

/// Every sound sighting of which such a rule found something, in the order of the files.
pub(super) fn entries(
    observatory: &Observatory,
    findings: &Findings,
    broken: &BTreeSet<&str>,
) -> Vec<Entry> {
    let mut first: BTreeMap<&str, (usize, &Diagnostic)> = BTreeMap::new();
    for found in findings {
        let path = found.source.path();
        let Some(order) = ASKING.iter().position(|code| *code == found.rule.code) else {
            continue;
        };
        if broken.contains(path) {
            continue;
        }
        let asked = first.entry(path).or_insert((order, found));
        if order < asked.0 {
            *asked = (order, found);
        }
    }
    let by_path: BTreeMap<&str, &Sighting> = observatory
        .all()
        .map(|(_, sighting)| (sighting.source.path(), sighting))
        .collect();
    first
        .into_iter()
        .filter_map(|(path, (_, found))| {
            let sighting = by_path.get(path)?;
            Some(Entry::of(sighting, &found.message, &found.help))
        })
        .collect()
}
