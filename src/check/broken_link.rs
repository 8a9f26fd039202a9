//! A link in an account that leads nowhere.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::check::subject::Subject;
use crate::check::told::Told;
use crate::diagnostic::{Diagnostic, Findings, Level, Rule};
use crate::markdown::Kind;
use crate::model::Observatory;
use crate::nearest::nearest;
use crate::source::{id_of, link_between, link_target, split_section};

/// A link in an account that leads nowhere.
pub(super) static RULE: Rule = Rule {
    code: "broken-link",
    level: Level::Warning,
    page: include_str!("../../docs/rules/broken-link.md"),
};

/// How a heading is named.
const HEADING_HELP: &str = "write the heading's words in small letters, joined by hyphens";

/// Each link that is not published, or leads to no sighting or no heading.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let files = files(subject.observatory);
    let all: Vec<Told<'_>> = subject.told_at_all().collect();
    let by_file = all.iter().map(|told| (told.source.path(), told)).collect();
    for told in &all {
        for link in &told.survey().links {
            let destination = link.destination.as_str();
            let found = match link.kind {
                Kind::Web | Kind::Mail | Kind::Section => None,
                Kind::Nowhere => Some(to_nothing(destination)),
                Kind::Refused => Some(refused(destination)),
                Kind::Relative => to_no_sighting(told, destination, &files)
                    .or_else(|| to_no_heading(told, destination, &by_file)),
            };
            if let Some((message, help)) = found {
                let span = told.in_file(&link.span);
                findings.push(Diagnostic::new(&RULE, told.source, span, message, help));
            }
        }
    }
}

/// The file of every sighting, be it a draft, withdrawn or broken.
fn files(observatory: &Observatory) -> BTreeSet<&str> {
    let aside = &observatory.set_aside;
    let sightings = observatory.sightings.iter().chain(&aside.sightings);
    let withdrawn = observatory.tombstones.iter();
    sightings
        .map(|sighting| sighting.source.path())
        .chain(withdrawn.map(|tombstone| tombstone.source.path()))
        .chain(aside.broken.iter().map(String::as_str))
        .filter(|path| path.ends_with(".md"))
        .collect()
}

fn to_nothing(destination: &str) -> (String, String) {
    let section = destination.trim().strip_prefix('#').unwrap_or_default();
    if section.is_empty() {
        (
            "this link has no address".to_owned(),
            "write the address between the round brackets, or take the brackets away".to_owned(),
        )
    } else {
        (
            format!("there is no heading for `#{section}` in this account"),
            HEADING_HELP.to_owned(),
        )
    }
}

fn refused(destination: &str) -> (String, String) {
    let help = if destination.starts_with("//") {
        "write https: in front of it"
    } else if destination.trim_start().starts_with("http") {
        "write the whole address, as https://example.org"
    } else {
        "a link may begin with https:, http: or mailto:, or lead to the .md file of a sighting"
    };
    (
        format!("the link to `{destination}` is left out of the page"),
        help.to_owned(),
    )
}

fn to_no_sighting(
    told: &Told<'_>,
    destination: &str,
    files: &BTreeSet<&str>,
) -> Option<(String, String)> {
    let from = told.source.path();
    let (file, _) = split_section(destination);
    let target = link_target(from, file);
    if let Some(target) = &target
        && files.contains(target.as_str())
    {
        return None;
    }
    let message = match &target {
        Some(target) if target.ends_with(".md") => {
            format!("this link leads nowhere: there is no sighting in {target}")
        }
        Some(_) => format!("this link leads nowhere: `{destination}` is not a sighting"),
        None => format!("this link leads nowhere: `{destination}` is outside the repository"),
    };
    let meant = target.and_then(|target| meant(&target, files));
    let help = match meant {
        Some(path) => format!("did you mean {}?", link_between(from, path)),
        None => "name the file of a sighting, seen from this one, for instance \
                 (../2020/street-party.md), or write the whole address of a page, with https://"
            .to_owned(),
    };
    Some((message, help))
}

/// A link into an account that has a page and no such heading. Of a file without a page nothing is said.
fn to_no_heading(
    told: &Told<'_>,
    destination: &str,
    by_file: &BTreeMap<&str, &Told<'_>>,
) -> Option<(String, String)> {
    let (file, section) = split_section(destination);
    let section = section?;
    let target = link_target(told.source.path(), file)?;
    let there = by_file.get(target.as_str())?.survey();
    if there.sections.find(section).is_some() {
        return None;
    }
    Some((
        format!("there is no heading for `{section}` in {target}"),
        HEADING_HELP.to_owned(),
    ))
}

/// The file whose id is that of `target`, else the nearest.
fn meant<'f>(target: &str, files: &BTreeSet<&'f str>) -> Option<&'f str> {
    // Whoever means the page writes `.html`.
    let id = id_of(&Path::new(target).with_extension("").to_string_lossy());
    let ids: Vec<(String, &str)> = files.iter().map(|path| (id_of(path), *path)).collect();
    let near = nearest(&id, ids.iter().map(|(id, _)| id.as_str()))?;
    let of = |wanted: &str| ids.iter().find(|(id, _)| id == wanted);
    of(&id).or_else(|| of(near)).map(|&(_, path)| path)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::meant;
    use crate::source::link_between;

    #[test]
    fn a_suggestion_leads_from_one_file_to_the_other() {
        let files = BTreeSet::from(["sightings/2020/hall/index.md", "sightings/2021/party.md"]);
        let from = "sightings/2020/x.md";
        for (written, suggested) in [
            ("sightings/2020/party.html", Some("../2021/party.md")),
            ("sightings/hal.md", Some("hall/index.md")),
            ("sightings/2020/hall", Some("hall/index.md")),
            ("sightings/2020/nothing-like-it.md", None),
        ] {
            let found = meant(written, &files).map(|to| link_between(from, to));
            assert_eq!(found.as_deref(), suggested, "{written}");
        }
    }
}
