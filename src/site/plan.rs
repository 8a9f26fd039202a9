//! The plan: an ordered map from path to page, made once from the whole site.

use std::sync::Arc;

use rayon::slice::ParallelSliceMut;

use crate::model::{Facet, FacetKind, Ix, Observatory, Place, Tombstone};
use crate::search;
use crate::site::Site;
use crate::site::behind::{Behind, List};
use crate::site::findable::term;
use crate::site::page::{Export, FOUND_LENGTH, Layer, Page, PartFormat, pages, tables};
use crate::site::path::SitePath;

/// The most addresses that one sitemap file may hold, by the protocol of sitemaps.org.
pub const SITEMAP_LENGTH: usize = 50_000;

/// What is published, by path.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// In the order of the paths.
    entries: Vec<(SitePath, Page)>,
}

impl Plan {
    /// The page at `path`.
    pub fn get(&self, path: &str) -> Option<&Page> {
        self.entry(path).map(|(_, page)| page)
    }

    /// Path and page of the entry at `path`.
    pub fn entry(&self, path: &str) -> Option<(&SitePath, &Page)> {
        let by_path = |(known, _): &(SitePath, Page)| known.as_str().cmp(path);
        let at = self.entries.binary_search_by(by_path).ok()?;
        let (path, page) = &self.entries[at];
        Some((path, page))
    }

    /// Every path and its page, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&SitePath, &Page)> {
        self.entries.iter().map(|(path, page)| (path, page))
    }

    /// Every address that search engines are asked to list, by path.
    pub fn listed(&self) -> impl Iterator<Item = &SitePath> {
        self.iter()
            .filter(|(_, page)| page.is_listed())
            .map(|(path, _)| path)
    }

    fn add(&mut self, more: Entries) {
        self.entries.extend(more.0);
        // Of lists that are each in their order this one makes one by looking at each entry once.
        self.entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        debug_assert!(
            self.entries.is_sorted_by(|(a, _), (b, _)| a < b),
            "ids are unique, and each kind has a folder of its own"
        );
    }
}

/// A part of a plan.
#[derive(Default)]
pub(super) struct Entries(Vec<(SitePath, Page)>);

impl Entries {
    fn add(&mut self, path: SitePath, page: Page) {
        self.0.push((path, page));
    }

    fn in_order(mut self) -> Self {
        self.0.par_sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        self
    }
}

/// Everything that `site` publishes, of which the `sightings` are planned already.
pub(super) fn plan(site: &Site, sightings: Entries) -> Plan {
    let mut around = around(site);
    if site.settings.base_url.is_some() {
        sitemap(&sightings, &mut around);
    }
    let mut plan = Plan::default();
    plan.add(sightings);
    plan.add(around.in_order());
    plan
}

/// Whether the plan of one site, in which no picture stands for a page, is that of another: both have the same lists, and
/// the same addresses for whatever is in them.
pub(super) fn is_same(one: &Site, other: &Site) -> bool {
    let gone = |site: &Site| -> Vec<_> {
        let tombstones = site.observatory.tombstones.iter();
        let names = |tombstone: &Tombstone| (tombstone.id.clone(), tombstone.was.clone());
        tombstones.map(names).collect()
    };
    let former_places = |site: &Site| -> Vec<_> {
        let places = site.observatory.places.iter();
        places.map(|(_, place)| place.was.clone()).collect()
    };
    // Each with the list that it is of: a word may move from one to another.
    let words = |site: &Site| -> Vec<_> {
        let kinds = FacetKind::ALL.into_iter();
        let facets = kinds.flat_map(|kind| kind.facets(&site.observatory));
        let named = |facet: Facet| (facet, facet.entry(&site.observatory).id().to_owned());
        facets.map(named).collect()
    };
    let parties = |site: &Site| -> Vec<_> {
        let parties = site.observatory.parties.ids();
        parties.map(str::to_owned).collect()
    };
    let assets = |site: &Site| -> Vec<_> {
        let assets = site.assets.iter();
        assets.map(|asset| asset.path.clone()).collect()
    };
    let (before, after) = (&one.observatory.sightings, &other.observatory.sightings);
    Arc::ptr_eq(&one.gathered, &other.gathered)
        && one.posters.is_empty()
        && one.settings.base_url.is_some() == other.settings.base_url.is_some()
        && gone(one) == gone(other)
        && former_places(one) == former_places(other)
        && words(one) == words(other)
        && parties(one) == parties(other)
        && assets(one) == assets(other)
        && before.iter().zip(after).all(|(one, other)| {
            // Those that are gathered alike have the same ids.
            Arc::ptr_eq(one, other) || one.was == other.was && one.pictures == other.pictures
        })
}

/// Adds the pictures that stand for pages.
pub(super) fn add_posters(site: &mut Site) {
    let mut posters = Entries::default();
    for (&of, poster) in &site.posters {
        let path = SitePath::poster(of, poster.mark(), &site.observatory);
        posters.add(path, Page::Poster(of));
    }
    if !posters.0.is_empty() {
        Arc::make_mut(&mut site.plan).add(posters);
    }
}

/// Everything but the sightings and their list.
fn around(site: &Site) -> Entries {
    let mut entries = Entries::default();
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
        entries.add(SitePath::fixed(path), page);
    }
    for export in Export::ALL {
        entries.add(export.path(), Page::Export(export));
    }
    for (index, asset) in site.assets.iter().enumerate() {
        entries.add(asset.path.clone(), Page::Asset(index));
    }
    for kind in FacetKind::ALL {
        facets(site, kind, &mut entries);
    }
    heat_map(site, &mut entries);
    search_files(site, &mut entries);
    if site.settings.base_url.is_some() {
        entries.add(SitePath::fixed("feed.xml"), Page::Feed(None));
        let embed = SitePath::embed(None, &site.observatory);
        entries.add(embed, Page::Embed(None));
    }
    entries
}

fn heat_map(site: &Site, entries: &mut Entries) {
    for layer in Layer::ALL {
        entries.add(SitePath::layer(layer), Page::Layer(layer));
    }
    let places = &site.observatory.places;
    let tops = places.iter().filter(|(_, place)| place.within.is_none());
    parts(site, None, tops.count(), entries);
    for (ix, place) in places.iter() {
        parts(site, Some(ix), place.parts.len(), entries);
    }
    for (place, scope, shift, _) in site.gathered.heat_map.cells() {
        behind(site, Behind::Cell(place, scope, shift), entries);
    }
    for (pair, _) in site.gathered.between.pairs() {
        behind(site, Behind::Pair(pair), entries);
    }
    for party in site.gathered.between.parties() {
        behind(site, Behind::Party(party), entries);
    }
    for &list in site
        .gathered
        .behind
        .plain
        .keys()
        .chain(site.gathered.behind.by_shift.keys())
    {
        behind(site, list, entries);
    }
}

fn search_files(site: &Site, entries: &mut Entries) {
    let documents = site.findable_count();
    for bucket in 0..search::buckets(documents) {
        entries.add(SitePath::search_words(bucket), Page::SearchWords(bucket));
    }
    for page in 0..documents.div_ceil(FOUND_LENGTH) {
        entries.add(SitePath::search_pages(page), Page::SearchPages(page));
    }
    for kind in term::KINDS {
        entries.add(SitePath::search_terms(kind), Page::SearchTerms(kind));
    }
    entries.add(SitePath::fixed("search/filters.js"), Page::SearchFilters);
}

fn parts(site: &Site, place: Option<Ix<Place>>, count: usize, entries: &mut Entries) {
    for page in 2..=tables(count) {
        let path = SitePath::parts(place, page, &site.observatory);
        entries.add(path, Page::Parts(place, page));
    }
}

fn behind(site: &Site, behind: Behind, entries: &mut Entries) {
    for page in 1..=pages(site.length(List::Behind(behind))) {
        let path = SitePath::behind(behind, page, &site.observatory);
        entries.add(path, Page::Behind(behind, page));
    }
}

/// The sightings, what is left of those that are gone, and the list of all. They need nothing that is counted.
pub(super) fn sightings(observatory: &Observatory) -> Entries {
    let mut entries = Entries::default();
    for page in 1..=pages(observatory.sightings.len()) {
        entries.add(SitePath::sightings(page), Page::Sightings(page));
    }
    for (ix, sighting) in observatory.all() {
        let path = SitePath::sighting(&sighting.id);
        for was in &sighting.was {
            entries.add(SitePath::sighting(was), Page::Moved(path.clone()));
        }
        entries.add(path, Page::Sighting(ix));
        for (index, picture) in sighting.pictures.iter().enumerate() {
            for (number, version) in picture.is.versions().into_iter().enumerate() {
                let path = SitePath::picture(&sighting.id, picture, version);
                entries.add(path, Page::Picture(ix, index, number));
            }
        }
    }
    for (index, tombstone) in observatory.tombstones.iter().enumerate() {
        let path = SitePath::sighting(&tombstone.id);
        for was in &tombstone.was {
            entries.add(SitePath::sighting(was), Page::Moved(path.clone()));
        }
        entries.add(path, Page::Tombstone(index));
    }
    entries.in_order()
}

fn facets(site: &Site, kind: FacetKind, entries: &mut Entries) {
    let observatory = &site.observatory;
    entries.add(SitePath::index(kind), Page::Index(kind));
    for facet in kind.facets(observatory) {
        for page in 1..=pages(site.list(facet).len()) {
            let path = SitePath::facet(facet, page, observatory);
            entries.add(path, Page::Facet(facet, page));
        }
        if is_told_apart(kind) && !site.counted(facet).is_empty() {
            entries.add(SitePath::meeting(facet, observatory), Page::Meeting(facet));
        }
        if is_told_apart(kind) && !site.list(facet).is_empty() {
            for format in PartFormat::ALL {
                let path = SitePath::part(facet, format, observatory);
                entries.add(path, Page::Part(facet, format));
            }
        }
        if let Facet::Place(place) = facet {
            for was in &observatory.places[place].was {
                let path = SitePath::facet(facet, 1, observatory);
                entries.add(SitePath::former_place(was), Page::Moved(path));
            }
        }
        if site.settings.base_url.is_some() {
            if kind != FacetKind::Condition {
                entries.add(SitePath::feed(facet, observatory), Page::Feed(Some(facet)));
            }
            let embed = SitePath::embed(Some(facet), observatory);
            entries.add(embed, Page::Embed(Some(facet)));
        }
    }
}

/// Whether the sightings of each word of a kind are a file of the data as well, and a sheet for a meeting.
fn is_told_apart(kind: FacetKind) -> bool {
    kind != FacetKind::Shift
}

/// The files by which search engines are told of all that is planned, which are among `around`.
fn sitemap(sightings: &Entries, around: &mut Entries) {
    let all = sightings.0.iter().chain(&around.0);
    let listed = all.filter(|(_, page)| page.is_listed()).count();
    if listed > SITEMAP_LENGTH {
        for part in 1..=listed.div_ceil(SITEMAP_LENGTH) {
            around.add(SitePath::sitemap_part(part), Page::SitemapPart(part));
        }
    }
    around.add(SitePath::fixed("sitemap.xml"), Page::Sitemap);
}
