//! Where on the site something is. The only maker of addresses.

use std::borrow::Borrow;
use std::fmt;

use crate::analysis::Scope;
use crate::model::{Facet, FacetKind, Ix, Observatory, Place};
use crate::site::behind::{Behind, List};
use crate::site::page::Layer;
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

    fn word(kind: FacetKind, id: &str, page: usize) -> Self {
        let folder = folder(kind);
        Self(match page {
            1 => format!("{folder}/{id}.html"),
            _ => format!("{folder}/{id}/page/{page}.html"),
        })
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
    use super::SitePath;

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
