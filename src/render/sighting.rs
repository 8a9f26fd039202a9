//! One sighting, and what is left of one that is gone.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::markdown::{self, Destination, Shown};
use crate::model::{Entry as _, Facet, Ix, Picture, Sighting};
use crate::render::card::{Badge, badges};
use crate::render::facts;
use crate::render::frame::{Contact, Frame, Shared, contact};
use crate::render::here::{DateView, Here, Link};
use crate::site::{Beside, SitePath};
use crate::source::{self, Followup, Source};
use crate::theme::SafeHtml;
use crate::words::{Known, Relation, SaidBy, Word as _};

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
    /// How it is known, as the end of a sentence.
    known: &'static str,
    since: Option<DateView>,
    between: Option<String>,
    working: Option<&'static str>,
    /// Whose view that is: "somebody whose life it is".
    said_by: Option<String>,
    ties: Vec<TieView>,
    helped: Vec<Link<'a>>,
    hindered: Vec<Link<'a>>,
    left_out: Option<&'a str>,
    themes: Vec<Link<'a>>,
    observer: Option<&'a str>,
    permission: Option<&'static str>,
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
struct TieView {
    kind: &'static str,
    change: &'static str,
}

#[derive(Serialize)]
struct FollowupView<'a> {
    date: DateView,
    status: &'static str,
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
    how: &'static str,
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
    SightingView {
        frame: Frame::new(here, sighting.title.as_str())
            .described(sighting.summary.as_str())
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
        known: known(sighting.known),
        since: sighting.since.map(|date| here.date(date)),
        between: between(here, sighting),
        working: sighting.working.map(|working| working.name()),
        said_by: said_by(&sighting.said_by),
        ties: sighting
            .ties
            .iter()
            .map(|(tie, change)| TieView {
                kind: tie.name(),
                change: change.name(),
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
        permission: sighting.permission.map(|permission| permission.name()),
        followups: sighting
            .followups
            .iter()
            .map(|one| followup(here, one))
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
            .beside
            .get(&ix)
            .into_iter()
            .flatten()
            .map(|beside| BesideView {
                how: how(*beside),
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

/// What stands for a picture that nobody has described, for whoever can't see it.
const UNDESCRIBED: &str = "A picture that nobody has described yet";

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
        alt: picture.description().unwrap_or(UNDESCRIBED).to_owned(),
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
                alt: picture.description().unwrap_or(UNDESCRIBED),
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
        frame: Frame::new(here, "This sighting has been withdrawn"),
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
    let target = source::link_target(sighting.source.path(), file)
        .and_then(|path| here.site.by_file.get(&path));
    match target {
        Some(&ix) => {
            let mut href = here.sighting(ix).href;
            let id = section.and_then(|section| here.site.sections(ix).find(section));
            if let Some(id) = id {
                href.push('#');
                href.push_str(&id);
            }
            Destination::To(href)
        }
        None => Destination::Nowhere,
    }
}

fn known(known: Known) -> &'static str {
    match known {
        Known::Saw => "somebody saw it or took part",
        Known::Told => "told by somebody who was there",
        Known::Published => "taken from something published",
        Known::View => "a view, a worry or a what-if",
    }
}

/// "Neighbours and councils", or "Peers, among themselves".
fn between(here: Here<'_>, sighting: &Sighting) -> Option<String> {
    let parties = &here.observatory().parties;
    let names: Vec<&str> = sighting
        .between
        .iter()
        .map(|&party| parties[party].name())
        .collect();
    match names.as_slice() {
        [] => None,
        [one] => Some(format!("{one}, among themselves")),
        [first, more @ ..] => {
            let more: Vec<String> = more.iter().map(|name| lower_first(name)).collect();
            Some(joined(&[vec![(*first).to_owned()], more].concat()))
        }
    }
}

fn said_by(views: &[SaidBy]) -> Option<String> {
    let names: Vec<String> = views.iter().map(|view| lower_first(view.name())).collect();
    (!names.is_empty()).then(|| joined(&names))
}

/// "a", "a and b", "a, b and c".
fn joined(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// A name within a sentence; one that begins with two capitals (NHS staff) stays.
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
    FollowupView {
        date: here.date(followup.date),
        status: followup.status.name(),
        note: followup.note.as_deref(),
        said_by: said_by(&followup.said_by),
    }
}

fn how(beside: Beside) -> &'static str {
    match (beside.how, beside.is_said_by_other) {
        (Relation::Supports, false) => "It supports",
        (Relation::Supports, true) => "Supported by",
        (Relation::Differs, false) => "It tells it differently from",
        (Relation::Differs, true) => "Told differently by",
        (Relation::SameEvent, _) => "Another account of the same event",
        (Relation::Continues, false) => "It carries on from",
        (Relation::Continues, true) => "Carried on by",
    }
}

fn source_view(source: &Source) -> Option<SourceView<'_>> {
    let url = source.url.as_deref();
    let text = source.title.as_deref().or(url)?;
    Some(SourceView { text, url })
}

#[cfg(test)]
mod tests {
    use super::{in_address, joined, lower_first};

    #[test]
    fn names_are_joined_as_in_a_sentence() {
        let names: Vec<String> = ["A", "b", "c"].map(str::to_owned).to_vec();
        assert_eq!(joined(&names[..1]), "A");
        assert_eq!(joined(&names[..2]), "A and b");
        assert_eq!(joined(&names), "A, b and c");
    }

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
