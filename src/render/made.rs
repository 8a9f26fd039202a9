//! Cards that are made once for all lists. A sighting stands in the list of each place around it, of each of its themes
//! and of every number that counts it: some forty lists, always with the same words. Only its links are others, by where
//! the list stands.
//!
//! Takes the sightings of a list, and gives what the component `cards` would make of their views.

use serde::Serialize;

use crate::model::{Ix, Sighting};
use crate::render::card::{Card, card};
use crate::render::here::Here;
use crate::site::{Page, Site, SitePath};
use crate::theme::{SafeHtml, Theme};

/// The headings of cards below those of groups, which stand below the title of the page. Cards under other headings
/// are made where they stand.
const LEVEL: u8 = 3;

/// How a link begins in a card that stands in a folder of the root which nothing else stands in.
const LINK: &str = "href=\"../";

/// What the component `card` is called with.
#[derive(Serialize)]
struct Call<'a> {
    card: Card<'a>,
    level: u8,
}

/// The cards of a list under headings of level 3; none where a template can't make them, which the page then tells.
pub(super) fn cards(here: Here<'_>, theme: &Theme, list: &[Ix<Sighting>]) -> Option<SafeHtml> {
    let mut all = String::new();
    let mut ways = Vec::new();
    for &ix in list {
        let made = here.site.card(ix, || make(here.site, theme, ix))?;
        all.push('\n');
        place(here.path, made, &mut ways, &mut all);
    }
    Some(SafeHtml::new(&all))
}

/// A card as it stands in `cards/`, where every link begins with `../`.
fn make(site: &Site, theme: &Theme, ix: Ix<Sighting>) -> Option<Box<str>> {
    let path = SitePath::fixed("cards/any.html");
    let here = Here {
        site,
        path: &path,
        page: &Page::Home,
    };
    let call = Call {
        card: card(here, ix),
        level: LEVEL,
    };
    theme.component("card", &call).map(String::into_boxed_str)
}

/// Adds a card as it stands on the page at `path`. `ways` are the ways from there to folders of the root, as far as they
/// are known.
fn place(path: &SitePath, made: &str, ways: &mut Vec<(String, String)>, into: &mut String) {
    let mut parts = made.split(LINK);
    into.push_str(parts.next().unwrap_or_default());
    for part in parts {
        into.push_str("href=\"");
        let folder = part.split_inclusive('/').next().unwrap_or_default();
        let known = ways.iter().position(|(known, _)| known == folder);
        let known = known.unwrap_or_else(|| {
            ways.push((folder.to_owned(), path.way_to(folder)));
            ways.len() - 1
        });
        into.push_str(&ways[known].1);
        into.push_str(&part[folder.len()..]);
    }
}
