//! One sighting, and what is left of one that is gone.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::language::Language;
use crate::markdown::{self, Destination, Shown};
use crate::model::{Entry as _, Facet, Ix, Picture, Sighting};
use crate::render::card::{Badge, badges};
use crate::render::facts;
use crate::render::frame::{Contact, Frame, Shared, contact};
use crate::render::here::{DateView, Here, Link};
use crate::site::{Beside, SitePath};
use crate::source::{self, Followup, Source};
use crate::theme::SafeHtml;
use crate::words::{Relation, SaidBy, Word as _};

/// What is written as `%XX` in the path of an address: all but slashes and what never needs it.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The view of `sighting.html`.
#[derive(Serialize)]
pub(super) struct SightingView<'a> {
    frame: Frame<'a>,
    id: &'a str,
    /// From the list of places to the sighting's own.
    way: Vec<Link<'a>>,
    title: &'a str,
    lang: Option<&'a str>,
    date: DateView,
    place: Link<'a>,
    is_view: bool,
    is_draft: bool,
    badges: Vec<Badge<'a>>,
    account: SafeHtml,
    /// Those that the account does not show.
    pictures: Vec<PictureView<'a>>,
    /// Who made those that the account shows.
    credits: Vec<&'a str>,
    /// How it is known: the word as files have it.
    known: &'static str,
    since: Option<DateView>,
    between: Option<String>,
    working: Option<&'a str>,
    /// Whose view that is: "somebody whose life it is".
    said_by: Option<String>,
    ties: Vec<TieView<'a>>,
    helped: Vec<Link<'a>>,
    hindered: Vec<Link<'a>>,
    left_out: Option<&'a str>,
    themes: Vec<Link<'a>>,
    observer: Option<&'a str>,
    permission: Option<&'a str>,
    followups: Vec<FollowupView<'a>>,
    replies: Vec<ReplyView<'a>>,
    beside: Vec<BesideView<'a>>,
    sources: Vec<SourceView<'a>>,
    contact: Option<Contact<'a>>,
    /// Where its file can be changed.
    edit: Option<String>,
}

#[derive(Serialize)]
struct PictureView<'a> {
    /// The address of the widest version.
    href: String,
    /// The addresses of all versions and how wide they are, where there are several.
    versions: Option<String>,
    width: u32,
    height: u32,
    alt: &'a str,
    credit: Option<&'a str>,
}

#[derive(Serialize)]
struct TieView<'a> {
    kind: &'a str,
    change: &'a str,
}

#[derive(Serialize)]
struct FollowupView<'a> {
    date: DateView,
    status: &'a str,
    note: Option<&'a str>,
    said_by: Option<String>,
}

#[derive(Serialize)]
struct ReplyView<'a> {
    by: &'a str,
    date: DateView,
    text: &'a str,
}

#[derive(Serialize)]
struct BesideView<'a> {
    how: &'a str,
    sighting: Link<'a>,
    lang: Option<&'a str>,
}

#[derive(Serialize)]
struct SourceView<'a> {
    text: &'a str,
    url: Option<&'a str>,
}

/// The view of `tombstone.html`: nothing of the sighting itself.
#[derive(Serialize)]
pub(super) struct TombstoneView<'a> {
    frame: Frame<'a>,
    date: DateView,
    contact: Option<Contact<'a>>,
}

pub(super) fn view(here: Here<'_>, ix: Ix<Sighting>) -> SightingView<'_> {
    let observatory = here.observatory();
    let sighting = observatory.sighting(ix);
    let conditions = |list: &[Ix<_>]| -> Vec<Link<'_>> {
        list.iter()
            .map(|&condition| here.facet(Facet::Condition(condition)))
            .collect()
    };
    let settings = &here.site.settings;
    let language = &*here.site.language;
    SightingView {
        frame: Frame::new(here, sighting.title.as_str())
            .described(sighting.summary())
            .with_facts(facts::of_sighting(here, sighting))
            .pictured(stand_in(here, sighting)),
        id: &sighting.id,
        way: here.way_to(sighting.place),
        title: &sighting.title,
        lang: sighting.lang.as_deref(),
        date: here.date(sighting.date),
        place: here.place(sighting.place),
        is_view: !sighting.is_counted(),
        is_draft: sighting.is_draft,
        badges: badges(here, sighting),
        account: SafeHtml::new(&markdown::html(
            sighting.account(),
            &|destination| resolve(here, sighting, destination),
            &|destination| shown(here, sighting, destination),
        )),
        pictures: pictures(here, sighting),
        credits: credits(sighting),
        known: sighting.known().id(),
        since: sighting.since.map(|date| here.date(date)),
        between: between(here, sighting),
        working: sighting.working.map(|working| language.name_of(working)),
        said_by: said_by(language, &sighting.said_by),
        ties: sighting
            .ties
            .iter()
            .map(|(tie, change)| TieView {
                kind: language.name_of(*tie),
                change: language.name_of(*change),
            })
            .collect(),
        helped: conditions(&sighting.helped),
        hindered: conditions(&sighting.hindered),
        left_out: sighting.left_out.as_deref(),
        themes: sighting
            .themes
            .iter()
            .map(|&theme| here.facet(Facet::Theme(theme)))
            .collect(),
        observer: sighting.observer.as_deref(),
        permission: sighting
            .permission
            .map(|permission| language.name_of(permission)),
        followups: sighting
            .followups
            .iter()
            .map(|told| followup(here, told))
            .collect(),
        replies: sighting
            .replies
            .iter()
            .map(|reply| ReplyView {
                by: &reply.by,
                date: here.date(reply.date),
                text: &reply.text,
            })
            .collect(),
        beside: here
            .site
            .gathered
            .beside
            .get(&ix)
            .into_iter()
            .flatten()
            .map(|beside| BesideView {
                how: language.text(how(*beside)),
                sighting: here.sighting(beside.sighting),
                lang: observatory.sighting(beside.sighting).lang.as_deref(),
            })
            .collect(),
        sources: sighting.sources.iter().filter_map(source_view).collect(),
        contact: contact(here),
        edit: settings.repository.as_ref().map(|repository| {
            let branch = in_address(&settings.branch);
            let path = in_address(sighting.source.path());
            format!("{repository}/edit/{branch}/{path}")
        }),
    }
}

/// What a picture shows, for whoever can't see it.
fn alternative<'a>(here: Here<'a>, picture: &'a Picture) -> &'a str {
    let undescribed = || here.site.language.text("sighting-picture-undescribed");
    picture.description().unwrap_or_else(undescribed)
}

/// A picture of the account, if it is one of the sighting's own.
fn shown(here: Here<'_>, sighting: &Sighting, destination: &str) -> Option<Shown> {
    let path = source::link_target(sighting.source.path(), destination)?;
    let picture = sighting
        .pictures
        .iter()
        .find(|picture| picture.path == path)?;
    let versions = addresses(here, sighting, picture);
    let widest = picture.is.widest();
    Some(Shown {
        versions,
        width: widest.width,
        height: widest.height,
        alt: alternative(here, picture).to_owned(),
    })
}

fn addresses(here: Here<'_>, sighting: &Sighting, picture: &Picture) -> Vec<(String, u32)> {
    let versions = picture.is.versions().into_iter();
    versions
        .map(|version| {
            let path = SitePath::picture(&sighting.id, picture, version);
            (here.path.link_to(&path), version.width)
        })
        .collect()
}

/// The first picture that somebody has described, for whoever passes the page on.
fn stand_in(here: Here<'_>, sighting: &Sighting) -> Option<Shared> {
    let mut described = sighting
        .pictures
        .iter()
        .filter_map(|picture| Some((picture, picture.description()?)));
    let (picture, alt) = described.next()?;
    let version = picture.is.widest();
    Some(Shared {
        address: here.address(&SitePath::picture(&sighting.id, picture, version))?,
        width: version.width,
        height: version.height,
        alt: alt.to_owned(),
    })
}

fn pictures<'a>(here: Here<'a>, sighting: &'a Sighting) -> Vec<PictureView<'a>> {
    let pictures = sighting
        .pictures
        .iter()
        .filter(|picture| !picture.is_in_account);
    pictures
        .filter_map(|picture| {
            let addresses = addresses(here, sighting, picture);
            let widest = picture.is.widest();
            let versions = (addresses.len() > 1).then(|| {
                let each = addresses
                    .iter()
                    .map(|(address, width)| format!("{address} {width}w"));
                each.collect::<Vec<_>>().join(", ")
            });
            Some(PictureView {
                href: addresses.last()?.0.clone(),
                versions,
                width: widest.width,
                height: widest.height,
                alt: alternative(here, picture),
                credit: picture.credit.as_deref(),
            })
        })
        .collect()
}

/// Each once, in the order of the pictures.
fn credits(sighting: &Sighting) -> Vec<&str> {
    let in_account = sighting
        .pictures
        .iter()
        .filter(|picture| picture.is_in_account);
    let mut credits: Vec<&str> = Vec::new();
    for credit in in_account.filter_map(|picture| picture.credit.as_deref()) {
        if !credits.contains(&credit) {
            credits.push(credit);
        }
    }
    credits
}

pub(super) fn tombstone(here: Here<'_>, index: usize) -> TombstoneView<'_> {
    TombstoneView {
        frame: Frame::new(here, here.site.language.text("tombstone-title")),
        date: here.date(here.observatory().tombstones[index].date),
        contact: contact(here),
    }
}

/// A branch or the path of a file as part of an address: a folder may be called `2020 #1`.
pub(super) fn in_address(path: &str) -> String {
    utf8_percent_encode(path, ESCAPED).to_string()
}

/// A relative link leads to a file, as on the page that shows the repository; here it leads to that
/// file's page, and to the heading that it names if there is one, or nowhere.
fn resolve(here: Here<'_>, sighting: &Sighting, destination: &str) -> Destination {
    let (file, section) = source::split_section(destination);
    let target = source::link_target(sighting.source.path(), file);
    let target = target.and_then(|path| here.made.of_file(here.observatory(), &path));
    match target {
        Some(ix) => {
            let mut href = here.sighting(ix).href;
            let sections = &here.site.observatory.sighting(ix).survey().sections;
            let id = section.and_then(|section| sections.find(section));
            if let Some(id) = id {
                href.push('#');
                href.push_str(&id);
            }
            Destination::To(href)
        }
        None => Destination::Nowhere,
    }
}

/// "Neighbours and councils", or "Peers, among themselves".
fn between(here: Here<'_>, sighting: &Sighting) -> Option<String> {
    let language = &here.site.language;
    let parties = &here.observatory().parties;
    let names: Vec<&str> = sighting
        .between
        .iter()
        .map(|&party| parties[party].name())
        .collect();
    match names.as_slice() {
        [] => None,
        [one] => Some(language.say("sighting-between-one", &[("party", (*one).into())])),
        [first, more @ ..] => {
            let mut row = vec![(*first).to_owned()];
            row.extend(more.iter().map(|name| within(language, name)));
            Some(in_a_row(language, &row))
        }
    }
}

fn said_by(language: &Language, views: &[SaidBy]) -> Option<String> {
    let names: Vec<String> = views
        .iter()
        .map(|view| within(language, language.name_of(*view)))
        .collect();
    (!names.is_empty()).then(|| in_a_row(language, &names))
}

fn in_a_row(language: &Language, names: &[String]) -> String {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    language.all_of(&names)
}

/// A name as it stands within a sentence of that language.
pub(super) fn within(language: &Language, name: &str) -> String {
    let small = lower_first(name);
    language.say(
        "name-within",
        &[("name", name.into()), ("small", small.into())],
    )
}

/// A name with a small first letter; one that begins with two capitals (NHS staff) stays.
pub(super) fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(name.chars().skip(1)).collect()
        }
        _ => name.to_owned(),
    }
}

fn followup<'a>(here: Here<'a>, followup: &'a Followup) -> FollowupView<'a> {
    let language = &here.site.language;
    FollowupView {
        date: here.date(followup.date),
        status: language.name_of(followup.status),
        note: followup.note.as_deref(),
        said_by: said_by(language, &followup.said_by),
    }
}

/// The message that says how the sighting of a page stands to another.
fn how(beside: Beside) -> &'static str {
    match (beside.how, beside.is_said_by_other) {
        (Relation::Supports, false) => "sighting-supports",
        (Relation::Supports, true) => "sighting-supported",
        (Relation::Differs, false) => "sighting-differs",
        (Relation::Differs, true) => "sighting-differed",
        (Relation::SameEvent, _) => "sighting-same-event",
        (Relation::Continues, false) => "sighting-continues",
        (Relation::Continues, true) => "sighting-continued",
    }
}

fn source_view(source: &Source) -> Option<SourceView<'_>> {
    let url = source.url.as_deref();
    let text = source.title.as_deref().or(url)?;
    Some(SourceView { text, url })
}

#[cfg(test)]
mod tests {
    use super::{in_address, lower_first};

    #[test]
    fn only_a_lone_capital_is_lowered() {
        assert_eq!(lower_first("Front-line staff"), "front-line staff");
        assert_eq!(lower_first("NHS staff"), "NHS staff");
        assert_eq!(lower_first("Élus"), "élus");
    }

    #[test]
    fn a_path_is_written_so_that_no_part_of_it_ends_the_address() {
        for (path, written) in [
            (
                "sightings/2020/street-party.md",
                "sightings/2020/street-party.md",
            ),
            ("sightings/2020 #1/x.md", "sightings/2020%20%231/x.md"),
            ("sightings/why?/50%.md", "sightings/why%3F/50%25.md"),
            ("sightings/été/x.md", "sightings/%C3%A9t%C3%A9/x.md"),
            ("fix/issue#7", "fix/issue%237"),
        ] {
            assert_eq!(in_address(path), written);
        }
    }
}
