//! Atom feeds (RFC 4287): the newest sightings of everything, or of one word.

use std::borrow::Cow;

use serde::Serialize;

use crate::date::Date;
use crate::direction::closed;
use crate::model::{Facet, Ix, Sighting};
use crate::render::here::Here;
use crate::site::{LIST_LENGTH, SitePath};

/// The view of `feed.xml`.
#[derive(Serialize)]
pub(super) struct FeedView<'a> {
    title: String,
    lang: &'a str,
    author: Cow<'a, str>,
    /// The feed's own address, which is also its id.
    address: Option<String>,
    /// The page that it is the feed of.
    page: Option<String>,
    updated: String,
    licence: Option<Cow<'a, str>>,
    entries: Vec<EntryView<'a>>,
}

#[derive(Serialize)]
struct EntryView<'a> {
    title: Cow<'a, str>,
    lang: Option<&'a str>,
    address: Option<String>,
    published: String,
    updated: String,
    author: Cow<'a, str>,
    summary: Cow<'a, str>,
    is_view: bool,
}

pub(super) fn view(here: Here<'_>, facet: Option<Facet>) -> FeedView<'_> {
    let settings = &here.site.settings;
    let observatory = here.observatory();
    let newest: Vec<Ix<Sighting>> = match facet {
        Some(facet) => here
            .site
            .list(facet)
            .iter()
            .copied()
            .take(LIST_LENGTH)
            .collect(),
        None => observatory
            .all()
            .map(|(ix, _)| ix)
            .take(LIST_LENGTH)
            .collect(),
    };
    let updated = newest
        .iter()
        .map(|&ix| last_change(observatory.sighting(ix)))
        .max()
        .or_else(|| observatory.newest());
    let page = match facet {
        Some(facet) => SitePath::facet(facet, 1, observatory),
        None => SitePath::fixed("index.html"),
    };
    let title = match facet {
        Some(facet) => format!(
            "{} – {}",
            closed(facet.entry(observatory).name()),
            settings.title
        ),
        None => settings.title.clone(),
    };
    FeedView {
        title: xml(&title).into_owned(),
        lang: &settings.language,
        author: xml(&settings.title),
        address: here.address(here.path),
        page: here.address(&page),
        updated: updated.map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), moment),
        licence: settings.licence.as_deref().map(xml),
        entries: newest.iter().map(|&ix| entry(here, ix)).collect(),
    }
}

fn entry(here: Here<'_>, ix: Ix<Sighting>) -> EntryView<'_> {
    let sighting = here.observatory().sighting(ix);
    EntryView {
        title: xml(&sighting.title),
        lang: sighting.lang.as_deref(),
        address: here.address(&SitePath::sighting(&sighting.id)),
        published: moment(sighting.date),
        updated: moment(last_change(sighting)),
        author: xml(sighting
            .observer
            .as_deref()
            .unwrap_or(&here.site.settings.title)),
        summary: xml(sighting.summary()),
        is_view: !sighting.is_counted(),
    }
}

fn last_change(sighting: &Sighting) -> Date {
    let followups = sighting.followups.iter().map(|followup| followup.date);
    followups.fold(sighting.date, |latest, date| latest.max(date))
}

/// RFC 3339, at the beginning of the first day that the date may mean.
fn moment(date: Date) -> String {
    format!("{}T00:00:00Z", date.first_day().format("%Y-%m-%d"))
}

/// Without the few characters that XML 1.0 can't hold in any spelling: one of them, in one title, and no
/// reader could open the feed.
fn xml(text: &str) -> Cow<'_, str> {
    let is_char = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    if text.chars().all(is_char) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|&c| is_char(c)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::xml;

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(xml("a\u{7}b\u{b}c\u{ffff}d"), "abcd");
        assert_eq!(xml("tab\t, Iechyd da, 🙂"), "tab\t, Iechyd da, 🙂");
    }
}
