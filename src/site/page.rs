//! What stands at a path: as little as rendering needs to know.

use crate::model::{Facet, FacetKind, Ix, Place, Sighting};
use crate::site::behind::Behind;
use crate::site::path::SitePath;

/// How many sightings one page of a list holds.
pub const LIST_LENGTH: usize = 50;

/// How many of the things that can be found one file shows: a browser loads these files one by one, so a file is small.
pub const FOUND_LENGTH: usize = 20;

/// How many places one table of a heat map holds.
pub const TABLE_LENGTH: usize = 100;

/// One entry of the plan. Pages of lists are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// What is shifting, where, which way; the latest; how to add one.
    Home,
    /// A page of the list of all sightings.
    Sightings(usize),
    /// One sighting.
    Sighting(Ix<Sighting>),
    /// A picture of a sighting: which of its pictures, and which version of that.
    Picture(Ix<Sighting>, usize, usize),
    /// What is left of one that is gone: its index among the tombstones.
    Tombstone(usize),
    /// An earlier address; leads on.
    Moved(SitePath),
    /// Every word of a kind.
    Index(FacetKind),
    /// A page of one word's list; the first tells of the word as well.
    Facet(Facet, usize),
    /// One sheet of paper about a place, a theme or a condition, for a meeting.
    Meeting(Facet),
    /// What somebody else's site can frame: the heat map in short, or one word.
    Embed(Option<Facet>),
    /// The picture that stands for the first page, or for that of one word, where somebody passes it on.
    Poster(Option<Facet>),
    /// Between whom, and place × shift: how many.
    HeatMap,
    /// Another layer of the heat map.
    Layer(Layer),
    /// Between whom, with how it is for those in it and who says so.
    Between,
    /// More places of a table that is too long for one page, from 2 on: the parts of a place, or the top
    /// places.
    Parts(Option<Ix<Place>>, usize),
    /// A page of the list behind a number.
    Behind(Behind, usize),
    /// Finds sightings and words.
    Search,
    /// A bucket of the index of the search, counted from 0.
    SearchWords(usize),
    /// What is shown of some of the things that can be found, counted from 0.
    SearchPages(usize),
    /// What lists can be narrowed down by of one kind, with the sightings that have each.
    SearchTerms(&'static str),
    /// What all of that is called.
    SearchFilters,
    /// When people noticed.
    Timeline,
    /// What this is.
    About,
    /// How to add a sighting.
    Contribute,
    /// The same questions to fill in by hand.
    Card,
    /// Every word and what it means.
    Codebook,
    /// How far everybody can use it.
    Accessibility,
    /// What is shown for an address that is not there.
    NotFound,
    /// What each file of the data is.
    Data,
    /// The Atom feed of everything, or of one word.
    Feed(Option<Facet>),
    /// A file of the data.
    Export(Export),
    /// The sightings of one word, as a file of the data.
    Part(Facet, PartFormat),
    /// All addresses, or the list of the parts that hold them.
    Sitemap,
    /// A part of the addresses, counted from 1.
    SitemapPart(usize),
    /// What machines may look at.
    Robots,
    /// Stylesheet or mark: its index among the assets.
    Asset(usize),
}

/// What the cells of a heat map show beside how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// Towards which end.
    WhichWay,
    /// How well it works for those in it.
    HowWell,
    /// When people noticed.
    When,
}

impl Layer {
    /// All of them, in the order of their links.
    pub const ALL: [Layer; 3] = [Layer::WhichWay, Layer::HowWell, Layer::When];
}

/// A file of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Export {
    /// One row a sighting.
    SightingsCsv,
    /// An array of all sightings.
    SightingsJson,
    /// One sighting a line.
    SightingsJsonLines,
    /// One point a sighting.
    SightingsGeoJson,
    /// One row for each place and shift.
    HeatMapCsv,
    /// What each file and column is, for programs.
    DataPackage,
    /// What the front matter of a sighting may hold, for programs.
    SightingSchema,
}

/// How the sightings of one word are given away: in every way that all of them are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartFormat {
    /// For spreadsheets.
    Csv,
    /// For programs that want one list.
    Json,
    /// For programs that read line by line.
    JsonLines,
    /// For maps.
    GeoJson,
}

impl PartFormat {
    /// All of them.
    pub const ALL: [PartFormat; 4] = [
        PartFormat::Csv,
        PartFormat::Json,
        PartFormat::JsonLines,
        PartFormat::GeoJson,
    ];

    /// How the names of its files end.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::JsonLines => "jsonl",
            Self::GeoJson => "geojson",
        }
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Json => "JSON",
            Self::JsonLines => "JSON Lines",
            Self::GeoJson => "GeoJSON",
        }
    }
}

impl Export {
    /// All of them, in the order of the data page.
    pub const ALL: [Export; 7] = [
        Export::SightingsCsv,
        Export::SightingsJson,
        Export::SightingsJsonLines,
        Export::SightingsGeoJson,
        Export::HeatMapCsv,
        Export::DataPackage,
        Export::SightingSchema,
    ];

    /// Where it is.
    pub fn path(self) -> SitePath {
        SitePath::fixed(match self {
            Export::SightingsCsv => "data/sightings.csv",
            Export::SightingsJson => "data/sightings.json",
            Export::SightingsJsonLines => "data/sightings.jsonl",
            Export::SightingsGeoJson => "data/sightings.geojson",
            Export::HeatMapCsv => "data/heat-map.csv",
            Export::DataPackage => "data/datapackage.json",
            Export::SightingSchema => "data/sighting.schema.json",
        })
    }
}

/// What page `number` of a list holds, counted from 1.
pub fn page_of<T>(list: &[T], number: usize) -> &[T] {
    list.chunks(LIST_LENGTH).nth(number - 1).unwrap_or_default()
}

/// How many pages a list of `length` takes; an empty one takes one.
pub fn pages(length: usize) -> usize {
    length.div_ceil(LIST_LENGTH).max(1)
}

/// How many pages a table of `length` places takes; an empty one takes one.
pub fn tables(length: usize) -> usize {
    length.div_ceil(TABLE_LENGTH).max(1)
}

impl Page {
    /// Whether search engines are asked to list it: no earlier address, no tombstone, no further page of
    /// a list, nothing that is not a page.
    pub fn is_listed(&self) -> bool {
        match self {
            Page::Home
            | Page::Sighting(_)
            | Page::Index(_)
            | Page::HeatMap
            | Page::Layer(_)
            | Page::Between
            | Page::Search
            | Page::Timeline
            | Page::About
            | Page::Contribute
            | Page::Card
            | Page::Codebook
            | Page::Accessibility
            | Page::Data => true,
            Page::Sightings(page) | Page::Facet(_, page) | Page::Behind(_, page) => *page == 1,
            Page::Picture(..)
            | Page::Tombstone(_)
            | Page::Moved(_)
            | Page::Meeting(_)
            | Page::Embed(_)
            | Page::Poster(_)
            | Page::Parts(..)
            | Page::SearchWords(_)
            | Page::SearchPages(_)
            | Page::SearchTerms(_)
            | Page::SearchFilters
            | Page::NotFound
            | Page::Feed(_)
            | Page::Export(_)
            | Page::Part(..)
            | Page::Sitemap
            | Page::SitemapPart(_)
            | Page::Robots
            | Page::Asset(_) => false,
        }
    }
}
