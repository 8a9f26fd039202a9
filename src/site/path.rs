//! Where on the site something is. The only maker of addresses.

use std::borrow::Borrow;
use std::fmt;

use crate::analysis::Scope;
use crate::model::{Facet, FacetKind, Ix, Observatory, Picture, Place};
use crate::picture::Version;
use crate::site::behind::{Behind, List};
use crate::site::page::{Layer, PartFormat};
use crate::source::link_between;

/// The path of a published file from the site's root: `places/leeds.html`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(String);

impl SitePath {
    /// A file directly at the root, or one whose folder is fixed: `heat-map.html`, `data/index.html`.
    pub fn fixed(path: &'static str) -> Self {
        Self(path.to_owned())
    }

    /// A page of the list of all sightings, counted from 1.
    pub fn sightings(page: usize) -> Self {
        Self(match page {
            1 => "sightings/index.html".to_owned(),
            _ => format!("sightings/page/{page}.html"),
        })
    }

    /// A sighting, a tombstone, or what stands at an earlier id.
    pub fn sighting(id: &str) -> Self {
        Self(format!("sightings/{id}.html"))
    }

    /// A picture of the sighting `id`. Its name begins with that of its file, and ends with a mark that another
    /// content has not.
    pub fn picture(id: &str, picture: &Picture, version: Version) -> Self {
        let name = picture.name();
        let stem = slug(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
        let mark = picture.is.mark(name, version);
        let ending = picture.is.ending();
        Self(format!("sightings/{id}/{stem}-{mark:016x}.{ending}"))
    }

    /// The page that lists every word of a kind.
    pub fn index(kind: FacetKind) -> Self {
        Self(format!("{}/index.html", folder(kind)))
    }

    /// A page of one word's list, counted from 1.
    pub fn facet(facet: Facet, page: usize, observatory: &Observatory) -> Self {
        let id = facet.entry(observatory).id();
        Self::word(facet.kind(), id, page)
    }

    /// What stands at an earlier id of a place.
    pub fn former_place(id: &str) -> Self {
        Self::word(FacetKind::Place, id, 1)
    }

    /// The feed of one word.
    pub fn feed(facet: Facet, observatory: &Observatory) -> Self {
        let id = facet.entry(observatory).id();
        Self(format!("{}/{id}.xml", folder(facet.kind())))
    }

    /// The sightings of one word, as a file of the data: `data/places/leeds.csv`.
    pub fn part(facet: Facet, format: PartFormat, observatory: &Observatory) -> Self {
        let folder = folder(facet.kind());
        let id = facet.entry(observatory).id();
        Self(format!("data/{folder}/{id}.{}", format.ending()))
    }

    /// The sheet for a meeting about one word: `places/leeds/meeting.html`.
    pub fn meeting(facet: Facet, observatory: &Observatory) -> Self {
        let id = facet.entry(observatory).id();
        Self(format!("{}/{id}/meeting.html", folder(facet.kind())))
    }

    /// What somebody else's site can frame: `places/leeds/embed.html`, or `heat-map/embed.html` for the heat map.
    pub fn embed(of: Option<Facet>, observatory: &Observatory) -> Self {
        Self(match of {
            Some(facet) => {
                let id = facet.entry(observatory).id();
                format!("{}/{id}/embed.html", folder(facet.kind()))
            }
            None => "heat-map/embed.html".to_owned(),
        })
    }

    /// The picture that stands for the first page or for that of one word, under a name that another picture has not.
    pub fn poster(of: Option<Facet>, mark: u64, observatory: &Observatory) -> Self {
        Self(match of {
            Some(facet) => {
                let id = facet.entry(observatory).id();
                format!("{}/{id}/poster-{mark:016x}.png", folder(facet.kind()))
            }
            None => format!("poster-{mark:016x}.png"),
        })
    }

    /// A layer of the heat map.
    pub fn layer(layer: Layer) -> Self {
        Self::fixed(match layer {
            Layer::WhichWay => "heat-map/which-way.html",
            Layer::HowWell => "heat-map/how-well.html",
            Layer::When => "heat-map/when.html",
        })
    }

    /// More places of a table, from page 2 on: the parts of a place, or the top places.
    pub fn parts(place: Option<Ix<Place>>, page: usize, observatory: &Observatory) -> Self {
        Self(match place {
            Some(place) => format!("places/{}/parts/{page}.html", observatory.places[place].id),
            None => format!("heat-map/page/{page}.html"),
        })
    }

    /// A page of a list, counted from 1.
    pub fn list(list: List, page: usize, observatory: &Observatory) -> Self {
        match list {
            List::Facet(facet) => Self::facet(facet, page, observatory),
            List::Behind(behind) => Self::behind(behind, page, observatory),
        }
    }

    /// A page of the list behind a number, counted from 1. No id of a shift is another word of these paths:
    /// each holds `-to-`.
    pub fn behind(behind: Behind, page: usize, observatory: &Observatory) -> Self {
        let Observatory {
            places,
            shifts,
            themes,
            parties,
            ..
        } = observatory;
        let stem = match behind {
            Behind::Cell(place, Scope::Whole, shift) => {
                format!("heat-map/{}/{}", places[place].id, shifts[shift].id)
            }
            Behind::Cell(place, Scope::Itself, shift) => {
                format!("heat-map/{}/itself/{}", places[place].id, shifts[shift].id)
            }
            Behind::Itself(place) => format!("heat-map/{}/itself", places[place].id),
            Behind::ThemePlace(theme, place, Scope::Whole) => {
                format!("themes/{}/places/{}", themes[theme].id, places[place].id)
            }
            Behind::ThemePlace(theme, place, Scope::Itself) => {
                format!(
                    "themes/{}/places/{}/itself",
                    themes[theme].id, places[place].id
                )
            }
            Behind::ThemeShift(theme, shift) => {
                format!("themes/{}/shifts/{}", themes[theme].id, shifts[shift].id)
            }
            Behind::Pair(pair) => {
                format!(
                    "between/{}/{}",
                    parties[pair.first()].id,
                    parties[pair.second()].id
                )
            }
            Behind::Party(party) => format!("between/{}", parties[party].id),
        };
        Self(match page {
            1 => format!("{stem}.html"),
            _ => format!("{stem}/page/{page}.html"),
        })
    }

    /// A bucket of the index of the search, counted from 0.
    pub fn search_words(bucket: usize) -> Self {
        Self(format!("search/words-{bucket}.js"))
    }

    /// What is shown of things that can be found, counted from 0.
    pub fn search_pages(page: usize) -> Self {
        Self(format!("search/pages-{page}.js"))
    }

    /// What lists can be narrowed down by of one kind.
    pub fn search_terms(kind: &'static str) -> Self {
        Self(format!("search/terms-{kind}.js"))
    }

    /// A part of a sitemap that is too long for one file, counted from 1.
    pub fn sitemap_part(part: usize) -> Self {
        Self(format!("sitemap-{part}.xml"))
    }

    /// An asset, under its fingerprinted name.
    pub fn asset(name: &str) -> Self {
        Self(format!("assets/{name}"))
    }

    /// The path as it is.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The link from a page at `self` to `to`: it works under any address, and from a disk.
    pub fn link_to(&self, to: &SitePath) -> String {
        link_between(&self.0, &to.0)
    }

    /// How a link from this page to something directly in `folder`, a folder of the root with its `/`, begins.
    pub fn way_to(&self, folder: &str) -> String {
        let mut way = link_between(&self.0, &[folder, "x"].concat());
        way.pop();
        way
    }

    /// All that decides how a link from this page to the root, or to a folder of the root, begins: the folder of the
    /// root that it stands in, and in how many folders it stands.
    pub fn stand(&self) -> (&str, usize) {
        let folder = self.0.split_once('/').map_or("", |(folder, _)| folder);
        (folder, self.0.matches('/').count())
    }

    fn word(kind: FacetKind, id: &str, page: usize) -> Self {
        let folder = folder(kind);
        Self(match page {
            // Nothing is linked to as often, and `format` would take its room in several steps.
            1 => [folder, "/", id, ".html"].concat(),
            _ => format!("{folder}/{id}/page/{page}.html"),
        })
    }
}

/// Small letters, digits and hyphens: whatever a file is called, its address is plain, and not too long.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.chars().take(60) {
        match letter.to_ascii_lowercase() {
            letter @ ('a'..='z' | '0'..='9') => slug.push(letter),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    match slug.trim_end_matches('-') {
        "" => "picture".to_owned(),
        slug => slug.to_owned(),
    }
}

fn folder(kind: FacetKind) -> &'static str {
    match kind {
        FacetKind::Place => "places",
        FacetKind::Theme => "themes",
        FacetKind::Shift => "shifts",
        FacetKind::Condition => "conditions",
    }
}

impl Borrow<str> for SitePath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{SitePath, slug};

    #[test]
    fn the_name_of_a_picture_is_plain_in_an_address() {
        for (name, plain) in [
            ("hall", "hall"),
            ("IMG_2020 (1)", "img-2020-1"),
            ("Neuadd y Sgŵar", "neuadd-y-sg-ar"),
            ("信任", "picture"),
            ("../../etc", "etc"),
            (&"x".repeat(300), &"x".repeat(60)),
        ] {
            assert_eq!(slug(name), plain);
        }
    }

    #[test]
    fn where_two_pages_stand_alike_links_to_the_root_and_its_folders_begin_alike() {
        let from = [
            "index.html",
            "about.html",
            "places/leeds.html",
            "places/index.html",
            "places/leeds/embed.html",
            "places/wigan/meeting.html",
            "places/leeds/page/2.html",
            "themes/time.html",
            "heat-map/leeds/me-to-we.html",
            "heat-map/places/me-to-we.html",
        ];
        let from = from.map(SitePath::fixed);
        let mut alike = 0;
        for (one, other) in from
            .iter()
            .flat_map(|one| from.iter().map(move |other| (one, other)))
        {
            let ways =
                |path: &SitePath| ["", "places/", "themes/", "data/"].map(|to| path.way_to(to));
            if one.stand() == other.stand() {
                assert_eq!(ways(one), ways(other), "{one} {other}");
                alike += usize::from(one != other);
            }
        }
        assert_eq!(alike, 8);
    }

    #[test]
    fn links_are_relative_to_the_page() {
        let path = |text: &str| SitePath(text.to_owned());
        for (from, to, link) in [
            ("index.html", "heat-map.html", "heat-map.html"),
            ("index.html", "places/leeds.html", "places/leeds.html"),
            ("places/leeds.html", "index.html", "../index.html"),
            ("places/leeds.html", "places/wigan.html", "wigan.html"),
            (
                "places/leeds/page/2.html",
                "places/leeds.html",
                "../../leeds.html",
            ),
            (
                "places/leeds.html",
                "places/leeds/page/2.html",
                "leeds/page/2.html",
            ),
            (
                "heat-map/a/b.html",
                "sightings/c.html",
                "../../sightings/c.html",
            ),
            (
                "heat-map/a/b.html",
                "heat-map/a/b/page/2.html",
                "b/page/2.html",
            ),
            ("places/leeds.html", "places/leeds.html", "leeds.html"),
        ] {
            assert_eq!(path(from).link_to(&path(to)), link, "{from} to {to}");
        }
    }
}
