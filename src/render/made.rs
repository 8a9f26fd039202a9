//! What is made once for many pages. A sighting stands in the list of each place around it, of each of
//! its themes and of every number that counts it: some forty lists, always with the same words, and only the links are
//! others, by where a page stands. What stands above and below a page is the same on all pages of a section that stand
//! as deep in one folder of the root.
//!
//! Takes what stands on a page, and gives what the built-in templates would make of its view there. An observatory's own
//! templates are given the views.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, OnceLock, PoisonError};

use serde::Serialize;

use crate::model::{Ix, Observatory, Sighting};
use crate::render::card::{Card, card};
use crate::render::export::Rows;
use crate::render::frame::{Common, Frame};
use crate::render::here::Here;
use crate::site::{Page, SitePath};
use crate::theme::{Prepared, SafeHtml};

/// The headings of cards as they are made: below those of groups, which stand below the title of the page.
const HEADING: [&str; 2] = ["<h3", "</h3"];
const LEVEL: u8 = HEADING[0].as_bytes()[2] - b'0';

/// How an address begins on a page in a folder of the root which nothing else stands in, and what stands before it. All
/// text is escaped, so nothing else is both.
const ADDRESS: &str = "\"../";
const BEFORE_ADDRESS: [&str; 2] = [" href=", " src="];

/// What was made of a site with a theme, each when the first page asked for it.
#[derive(Debug)]
pub(super) struct Made {
    /// What stands in lists of each sighting; none where a template can't make it.
    cards: Vec<OnceLock<Option<MadeCard>>>,
    /// What the pages of a section have in common, by where in the site they stand.
    common: Mutex<BTreeMap<(&'static str, String, usize), Common>>,
    /// What changes with anything that is found.
    found_version: OnceLock<String>,
    /// The sightings by the path of their file.
    by_file: OnceLock<HashMap<String, Ix<Sighting>>>,
    /// The rows of the files of data.
    pub rows: Rows,
}

/// The card of a sighting as a template made it: what stands before a label, and what behind it.
type MadeCard = [Turnable; 2];

impl Made {
    /// Nothing yet.
    pub(super) fn nothing_of(observatory: &Observatory) -> Self {
        let sightings = observatory.sightings.iter();
        Self {
            cards: sightings.map(|_| OnceLock::new()).collect(),
            common: Mutex::default(),
            found_version: OnceLock::new(),
            by_file: OnceLock::new(),
            rows: Rows::nothing_of(observatory),
        }
    }

    /// What changes with anything that is found, as `make` makes it. It is called once.
    pub(super) fn found_version(&self, make: impl FnOnce() -> String) -> &str {
        self.found_version.get_or_init(make)
    }

    /// The sighting of the file at `path` from the project's root, if it has a page.
    pub(super) fn of_file(&self, observatory: &Observatory, path: &str) -> Option<Ix<Sighting>> {
        let by_file = self.by_file.get_or_init(|| {
            let path = |sighting: &Sighting| sighting.source.path().to_owned();
            let all = observatory.all();
            all.map(|(ix, sighting)| (path(sighting), ix)).collect()
        });
        by_file.get(path).copied()
    }

    fn card(&self, ix: Ix<Sighting>, make: impl FnOnce() -> Option<MadeCard>) -> Option<&MadeCard> {
        self.cards[ix.index()].get_or_init(make).as_ref()
    }

    fn common(
        &self,
        section: &'static str,
        path: &SitePath,
        make: impl FnOnce() -> Common,
    ) -> Common {
        let common = self.common.lock();
        let mut common = common.unwrap_or_else(PoisonError::into_inner);
        let (folder, depth) = path.stand();
        let made = common.entry((section, folder.to_owned(), depth));
        made.or_insert_with(make).clone()
    }
}

/// What the component `card` is called with.
#[derive(Serialize)]
struct CardCall<'a> {
    card: Card<'a>,
    level: u8,
}

/// What the component `card_label` is called with.
#[derive(Serialize)]
struct LabelCall<'a> {
    label: &'a str,
}

/// What the components of `frame` are called with.
#[derive(Serialize)]
struct FrameCall<'a> {
    frame: Frame<'a>,
}

/// What stands above and below the content of a page.
#[derive(Serialize)]
struct Around {
    above: SafeHtml,
    below: SafeHtml,
}

/// The cards of a list under headings of this level, each with its label; none where a template can't make them, which the
/// page then tells.
pub(super) fn cards<'a>(
    here: Here<'_>,
    list: &[Ix<Sighting>],
    level: u8,
    label: impl Fn(Ix<Sighting>) -> Option<&'a str>,
) -> Option<SafeHtml> {
    if !here.theme.is_built_in() {
        return None;
    }
    let cards = list.iter().map(|&ix| {
        let card = here.made.card(ix, || made(here, ix))?;
        Some((ix, card))
    });
    let cards = cards.collect::<Option<Vec<_>>>()?;
    let room = cards
        .iter()
        .map(|(_, [before, behind])| before.room() + behind.room());
    let mut all = String::with_capacity(room.sum());
    let mut ways = Ways::from(here.path);
    for (ix, [before, behind]) in cards {
        all.push('\n');
        let start = all.len();
        before.turn(&mut ways, &mut all);
        if let Some(label) = label(ix) {
            all.push_str(&labelled(here, label)?);
        }
        behind.turn(&mut ways, &mut all);
        if level != LEVEL {
            set_level(&mut all, start, level);
        }
    }
    Some(SafeHtml::new(&all))
}

/// A card without a label, and where one would stand.
fn made(here: Here<'_>, ix: Ix<Sighting>) -> Option<MadeCard> {
    const ANY: &str = "a label";
    let path = anywhere();
    let card = card(at(here, &path), ix).labelled(Some(ANY));
    let call = CardCall { card, level: LEVEL };
    let html = here.theme.component("card", &call)?;
    // All text is escaped, so no words of a card are an element.
    let label = labelled(here, ANY)?;
    let (before, behind) = html.split_once(&label)?;
    Some([before, behind].map(Turnable::of))
}

/// A label as it stands on a card.
fn labelled(here: Here<'_>, label: &str) -> Option<String> {
    let label = here.theme.component("card_label", &LabelCall { label })?;
    Some(format!("\n{label}"))
}

/// What this page, which is one of the section, has in common with others.
pub(super) fn common(here: Here<'_>, section: &'static str) -> Common {
    if matches!(here.page, Page::Home | Page::NotFound) {
        return Common::of(here);
    }
    here.made.common(section, here.path, || {
        let mut common = Common::of(here);
        common.around = around(here, section, &common);
        common
    })
}

/// What stands around this page; none where a template can't make it, which the page then tells.
fn around(here: Here<'_>, section: &'static str, common: &Common) -> Option<Prepared> {
    if !here.theme.is_built_in() {
        return None;
    }
    let frame = Frame::bare(here, section, common.clone());
    let call = FrameCall { frame };
    let part = |name| Some(SafeHtml::new(&here.theme.component(name, &call)?));
    let (above, below) = (part("above")?, part("below")?);
    Some(Prepared::new(&Around { above, below }))
}

/// Where every address begins with `../`.
fn anywhere() -> SitePath {
    SitePath::fixed("anywhere/at-all.html")
}

/// The same site, seen from an ordinary page at `path`.
fn at<'a>(here: Here<'a>, path: &'a SitePath) -> Here<'a> {
    Here {
        path,
        page: &Page::About,
        ..here
    }
}

/// Sets the level of the one heading behind `start`.
fn set_level(html: &mut String, start: usize, level: u8) {
    let level = level.to_string();
    for tag in HEADING {
        let at = html[start..].find(tag);
        let at = at.expect("a card has one heading, of the level that it was made with");
        let end = start + at + tag.len();
        html.replace_range(end - 1..end, &level);
    }
}

/// HTML that stands on pages of any folder.
#[derive(Debug)]
struct Turnable {
    /// With each address as it is from the root.
    html: Box<str>,
    /// Where these stand, in their order.
    addresses: Box<[Address]>,
}

/// Where an address begins, and how long the name of its folder is, with its `/`: both in bytes.
#[derive(Debug, Clone, Copy)]
struct Address {
    at: u32,
    folder: u32,
}

impl Turnable {
    /// Of what was made for anywhere.
    fn of(made: &str) -> Self {
        let mut html = String::with_capacity(made.len());
        let mut addresses = Vec::new();
        let mut parts = made.split(ADDRESS);
        html.push_str(parts.next().unwrap_or_default());
        for part in parts {
            if !BEFORE_ADDRESS.iter().any(|name| html.ends_with(name)) {
                html.push_str(ADDRESS);
                html.push_str(part);
                continue;
            }
            html.push('"');
            let end = part.find(['/', '"']).unwrap_or_default();
            let folder = match part[end..].starts_with('/') {
                true => end + 1,
                false => 0,
            };
            let small = |at| u32::try_from(at).expect("what stands on each page is no longer");
            addresses.push(Address {
                at: small(html.len()),
                folder: small(folder),
            });
            html.push_str(part);
        }
        Self {
            html: html.into(),
            addresses: addresses.into(),
        }
    }

    /// Enough bytes for it on nearly every page, with a label.
    fn room(&self) -> usize {
        const A_WAY_OR_A_LABEL: usize = 12;
        self.html.len() + (self.addresses.len() + 1) * A_WAY_OR_A_LABEL
    }

    /// Adds it as it stands on the page that the `ways` lead from.
    fn turn(&self, ways: &mut Ways<'_>, into: &mut String) {
        let mut done = 0;
        for &Address { at, folder } in &self.addresses {
            let (at, end) = (at as usize, (at + folder) as usize);
            into.push_str(&self.html[done..at]);
            into.push_str(ways.to(&self.html[at..end]));
            done = end;
        }
        into.push_str(&self.html[done..]);
    }
}

/// The ways from a page to folders of the root, as far as they are known.
struct Ways<'a> {
    from: &'a SitePath,
    known: Vec<(String, String)>,
}

impl<'a> Ways<'a> {
    fn from(from: &'a SitePath) -> Self {
        Self {
            from,
            known: Vec::new(),
        }
    }

    /// How a link to something directly in `folder` begins, which ends with `/`, or is the root.
    fn to(&mut self, folder: &str) -> &str {
        let known = self.known.iter().position(|(known, _)| known == folder);
        let known = known.unwrap_or_else(|| {
            let way = self.from.way_to(folder);
            self.known.push((folder.to_owned(), way));
            self.known.len() - 1
        });
        &self.known[known].1
    }
}

#[cfg(test)]
mod tests {
    use super::{Turnable, Ways};
    use crate::site::SitePath;

    #[test]
    fn every_address_is_turned_to_where_the_page_stands_and_nothing_else() {
        let made = "<a class=\"../no\" href=\"../index.html\" aria-label=\"../places/\">../x/y</a>            <img alt=\"\" src=\"../assets/mark.svg\"><a href=\"../places/leeds.html#in-2020\">&quot;../</a>            <a href=\"https://example.org/../a\">a</a>";
        for (page, root, assets, places) in [
            ("about.html", "", "assets/", "places/"),
            ("places/york.html", "../", "../assets/", ""),
            (
                "places/york/page/2.html",
                "../../../",
                "../../../assets/",
                "../../",
            ),
            ("assets/any.html", "../", "", "../places/"),
        ] {
            let path = SitePath::fixed(page);
            let mut placed = String::new();
            Turnable::of(made).turn(&mut Ways::from(&path), &mut placed);
            let expected = made
                .replace("href=\"../index", &format!("href=\"{root}index"))
                .replace("src=\"../assets/", &format!("src=\"{assets}"))
                .replace("href=\"../places/", &format!("href=\"{places}"));
            assert_eq!(placed, expected, "{page}");
        }
    }
}
