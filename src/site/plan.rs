//! The plan: an ordered map from path to page, made once from the whole site.

use std::collections::BTreeMap;

use crate::model::{Facet, FacetKind, Ix, Place};
use crate::search;
use crate::site::Site;
use crate::site::behind::{Behind, List};
use crate::site::findable::term;
use crate::site::page::{Export, FOUND_LENGTH, Layer, Page, PartFormat, pages, tables};
use crate::site::path::SitePath;

/// The most addresses that one sitemap file may hold, by the protocol of sitemaps.org.
pub const SITEMAP_LENGTH: usize = 50_000;

/// What is published, by path.
#[derive(Debug, Default)]
pub struct Plan {
    entries: BTreeMap<SitePath, Page>,
}

impl Plan {
    /// The page at `path`.
    pub fn get(&self, path: &str) -> Option<&Page> {
        self.entries.get(path)
    }

    /// Path and page of the entry at `path`.
    pub fn entry(&self, path: &str) -> Option<(&SitePath, &Page)> {
        self.entries.get_key_value(path)
    }

    /// Every path and its page, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&SitePath, &Page)> {
        self.entries.iter()
    }

    /// Every address that search engines are asked to list, by path.
    pub fn listed(&self) -> impl Iterator<Item = &SitePath> {
        self.iter()
            .filter(|(_, page)| page.is_listed())
            .map(|(path, _)| path)
    }

    fn add(&mut self, path: SitePath, page: Page) {
        let taken = self.entries.insert(path, page);
        debug_assert!(
            taken.is_none(),
            "ids are unique, and each kind has a folder of its own"
        );
    }
}

/// Everything that `site` publishes.
pub(super) fn plan(site: &Site) -> Plan {
    let mut plan = Plan::default();
    for (path, page) in [
        ("index.html", Page::Home),
        ("heat-map.html", Page::HeatMap),
        ("between/index.html", Page::Between),
        ("search.html", Page::Search),
        ("timeline.html", Page::Timeline),
        ("about.html", Page::About),
        ("card.html", Page::Card),
        ("contribute.html", Page::Contribute),
        ("codebook.html", Page::Codebook),
        ("accessibility.html", Page::Accessibility),
        ("404.html", Page::NotFound),
        ("data/index.html", Page::Data),
        ("robots.txt", Page::Robots),
    ] {
        plan.add(SitePath::fixed(path), page);
    }
    for export in Export::ALL {
        plan.add(export.path(), Page::Export(export));
    }
    for (index, asset) in site.assets.iter().enumerate() {
        plan.add(asset.path.clone(), Page::Asset(index));
    }
    sightings(site, &mut plan);
    for kind in FacetKind::ALL {
        facets(site, kind, &mut plan);
    }
    heat_map(site, &mut plan);
    search_files(site, &mut plan);
    if site.settings.base_url.is_some() {
        plan.add(SitePath::fixed("feed.xml"), Page::Feed(None));
        let embed = SitePath::embed(None, &site.observatory);
        plan.add(embed, Page::Embed(None));
        sitemap(&mut plan);
    }
    plan
}

/// Adds the pictures that stand for pages.
pub(super) fn add_posters(site: &mut Site) {
    for (&of, poster) in &site.posters {
        let path = SitePath::poster(of, poster.mark(), &site.observatory);
        site.plan.add(path, Page::Poster(of));
    }
}

fn heat_map(site: &Site, plan: &mut Plan) {
    for layer in Layer::ALL {
        plan.add(SitePath::layer(layer), Page::Layer(layer));
    }
    let places = &site.observatory.places;
    let tops = places.iter().filter(|(_, place)| place.within.is_none());
    parts(site, None, tops.count(), plan);
    for (ix, place) in places.iter() {
        parts(site, Some(ix), place.parts.len(), plan);
    }
    for (place, scope, shift, _) in site.heat_map.cells() {
        behind(site, Behind::Cell(place, scope, shift), plan);
    }
    for (pair, _) in site.between.pairs() {
        behind(site, Behind::Pair(pair), plan);
    }
    for party in site.between.parties() {
        behind(site, Behind::Party(party), plan);
    }
    for &list in site.behind.plain.keys().chain(site.behind.by_shift.keys()) {
        behind(site, list, plan);
    }
}

fn search_files(site: &Site, plan: &mut Plan) {
    let documents = site.findable_count();
    for bucket in 0..search::buckets(documents) {
        plan.add(SitePath::search_words(bucket), Page::SearchWords(bucket));
    }
    for page in 0..documents.div_ceil(FOUND_LENGTH) {
        plan.add(SitePath::search_pages(page), Page::SearchPages(page));
    }
    for kind in term::KINDS {
        plan.add(SitePath::search_terms(kind), Page::SearchTerms(kind));
    }
    plan.add(SitePath::fixed("search/filters.js"), Page::SearchFilters);
}

fn parts(site: &Site, place: Option<Ix<Place>>, count: usize, plan: &mut Plan) {
    for page in 2..=tables(count) {
        let path = SitePath::parts(place, page, &site.observatory);
        plan.add(path, Page::Parts(place, page));
    }
}

fn behind(site: &Site, behind: Behind, plan: &mut Plan) {
    for page in 1..=pages(site.length(List::Behind(behind))) {
        let path = SitePath::behind(behind, page, &site.observatory);
        plan.add(path, Page::Behind(behind, page));
    }
}

fn sightings(site: &Site, plan: &mut Plan) {
    let observatory = &site.observatory;
    for page in 1..=pages(observatory.sightings.len()) {
        plan.add(SitePath::sightings(page), Page::Sightings(page));
    }
    for (ix, sighting) in observatory.all() {
        let path = SitePath::sighting(&sighting.id);
        for was in &sighting.was {
            plan.add(SitePath::sighting(was), Page::Moved(path.clone()));
        }
        plan.add(path, Page::Sighting(ix));
        for (index, picture) in sighting.pictures.iter().enumerate() {
            for (number, version) in picture.is.versions().into_iter().enumerate() {
                let path = SitePath::picture(&sighting.id, picture, version);
                plan.add(path, Page::Picture(ix, index, number));
            }
        }
    }
    for (index, tombstone) in observatory.tombstones.iter().enumerate() {
        let path = SitePath::sighting(&tombstone.id);
        for was in &tombstone.was {
            plan.add(SitePath::sighting(was), Page::Moved(path.clone()));
        }
        plan.add(path, Page::Tombstone(index));
    }
}

fn facets(site: &Site, kind: FacetKind, plan: &mut Plan) {
    let observatory = &site.observatory;
    plan.add(SitePath::index(kind), Page::Index(kind));
    for facet in kind.facets(observatory) {
        for page in 1..=pages(site.list(facet).len()) {
            let path = SitePath::facet(facet, page, observatory);
            plan.add(path, Page::Facet(facet, page));
        }
        if is_told_apart(kind) && !site.counted(facet).is_empty() {
            plan.add(SitePath::meeting(facet, observatory), Page::Meeting(facet));
        }
        if is_told_apart(kind) && !site.list(facet).is_empty() {
            for format in PartFormat::ALL {
                let path = SitePath::part(facet, format, observatory);
                plan.add(path, Page::Part(facet, format));
            }
        }
        if let Facet::Place(place) = facet {
            for was in &observatory.places[place].was {
                let path = SitePath::facet(facet, 1, observatory);
                plan.add(SitePath::former_place(was), Page::Moved(path));
            }
        }
        if site.settings.base_url.is_some() {
            if kind != FacetKind::Condition {
                plan.add(SitePath::feed(facet, observatory), Page::Feed(Some(facet)));
            }
            let embed = SitePath::embed(Some(facet), observatory);
            plan.add(embed, Page::Embed(Some(facet)));
        }
    }
}

/// Whether the sightings of each word of a kind are a file of the data as well, and a sheet for a meeting.
fn is_told_apart(kind: FacetKind) -> bool {
    kind != FacetKind::Shift
}

fn sitemap(plan: &mut Plan) {
    let listed = plan.listed().count();
    if listed > SITEMAP_LENGTH {
        for part in 1..=listed.div_ceil(SITEMAP_LENGTH) {
            plan.add(SitePath::sitemap_part(part), Page::SitemapPart(part));
        }
    }
    plan.add(SitePath::fixed("sitemap.xml"), Page::Sitemap);
}
