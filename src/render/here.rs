//! The page that is being rendered, and the links that it makes.

use serde::Serialize;

use crate::date::Date;
use crate::model::{Facet, FacetKind, Ix, Observatory, Place, Sighting};
use crate::render::made::Made;
use crate::site::{GroupKey, List, Page, Site, SitePath};
use crate::theme::Theme;

/// A page, where it stands, and what it is made with.
#[derive(Clone, Copy)]
pub(super) struct Here<'a> {
    pub site: &'a Site,
    pub theme: &'a Theme,
    /// What was made once for many pages.
    pub made: &'a Made,
    pub path: &'a SitePath,
    pub page: &'a Page,
}

/// Something that leads somewhere.
#[derive(Debug, Serialize)]
pub(super) struct Link<'a> {
    pub href: String,
    pub text: &'a str,
}

/// A date for machines and in words.
#[derive(Debug, Serialize)]
pub(super) struct DateView {
    pub iso: String,
    pub words: String,
}

impl<'a> Here<'a> {
    pub(super) fn observatory(self) -> &'a Observatory {
        &self.site.observatory
    }

    /// The link from here to `to`. The page for missing addresses may be shown at any depth, so its links
    /// begin at the site's own root.
    pub(super) fn to(self, to: &SitePath) -> String {
        match self.page {
            Page::NotFound => format!("{}{to}", self.site.mount),
            _ => self.path.link_to(to),
        }
    }

    pub(super) fn to_fixed(self, path: &'static str) -> String {
        self.to(&SitePath::fixed(path))
    }

    /// The whole address of a path, where the observatory has one.
    pub(super) fn address(self, path: &SitePath) -> Option<String> {
        let base = self.site.settings.base_url.as_ref()?;
        Some(format!("{}{path}", base.as_str()))
    }

    pub(super) fn sighting(self, ix: Ix<Sighting>) -> Link<'a> {
        let sighting = self.observatory().sighting(ix);
        Link {
            href: self.to(&SitePath::sighting(&sighting.id)),
            text: &sighting.title,
        }
    }

    pub(super) fn facet(self, facet: Facet) -> Link<'a> {
        Link {
            href: self.to(&SitePath::facet(facet, 1, self.observatory())),
            text: facet.entry(self.observatory()).name(),
        }
    }

    pub(super) fn place(self, place: Ix<Place>) -> Link<'a> {
        self.facet(Facet::Place(place))
    }

    /// A page of a list, counted from 1.
    pub(super) fn list(self, list: List, number: usize) -> String {
        self.to(&SitePath::list(list, number, self.observatory()))
    }

    /// Where a group of a list begins.
    pub(super) fn group(self, list: List, group: GroupKey) -> String {
        let page = self.list(list, self.site.page_of(list, group));
        format!("{page}#{}", group.id(self.observatory()))
    }

    /// The way to a place: the list of places, then from the outside in all that it is within.
    pub(super) fn way_to(self, place: Ix<Place>) -> Vec<Link<'a>> {
        let mut way: Vec<Link<'a>> = self
            .observatory()
            .places
            .with_parents(place)
            .map(|place| self.place(place))
            .collect();
        way.push(self.index(FacetKind::Place));
        way.reverse();
        way
    }

    pub(super) fn index(self, kind: FacetKind) -> Link<'a> {
        Link {
            href: self.to(&SitePath::index(kind)),
            text: self.site.language.text(match kind {
                FacetKind::Place => "nav-places",
                FacetKind::Theme => "nav-themes",
                FacetKind::Shift => "nav-shifts",
                FacetKind::Condition => "conditions-title",
            }),
        }
    }

    pub(super) fn date(self, date: Date) -> DateView {
        DateView {
            iso: date.to_string(),
            words: self.site.language.date(date),
        }
    }
}
