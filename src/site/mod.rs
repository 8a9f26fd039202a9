//! The site as a value: every path that is published, and a small description of the page behind it.
//!
//! Takes the settings, the observatory and the theme's assets, gives a [`Site`] with its [`Plan`]. What
//! is in the plan is published and nothing else; who wants one page renders that one entry.

mod assets;
mod behind;
mod findable;
mod gathered;
mod page;
mod path;
mod plan;
mod posters;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

pub use assets::{Asset, Assets};
pub use behind::{Behind, Group, GroupKey, List};
pub use findable::{Findable, term};
pub use gathered::{Beside, Gathered};
pub use page::{
    Export, FOUND_LENGTH, LIST_LENGTH, Layer, Page, PartFormat, TABLE_LENGTH, page_of, pages,
    tables,
};
pub use path::SitePath;
pub use plan::{Plan, SITEMAP_LENGTH};

use crate::analysis::Counts;
use crate::geography::Boundaries;
use crate::language::Language;
use crate::model::{Facet, Ix, Observatory, Picture, Shift, Sighting};
use crate::picture::Version;
use crate::poster::Poster;
use crate::project::Settings;
use crate::search::Index;

/// Everything that rendering looks at.
#[derive(Debug)]
pub struct Site {
    /// What the maintainer decided.
    pub settings: Settings,
    /// The words of its pages.
    pub language: Arc<Language>,
    /// What was seen.
    pub observatory: Observatory,
    /// The boundaries of its map, if it has its own.
    pub boundaries: Option<Boundaries>,
    /// The sightings in every list, and every number.
    pub gathered: Arc<Gathered>,
    /// Stylesheet and mark, under the names that pages give them.
    pub assets: Assets,
    /// The path that the links of `404.html` begin with: it may be shown at any depth.
    pub mount: String,
    /// What is published.
    pub plan: Arc<Plan>,
    /// What stands for pages where somebody passes them on, by page: see [`Site::with_posters`].
    pub posters: BTreeMap<Option<Facet>, Poster>,
    /// The sightings by the path of their file, made when the first is asked for.
    by_file: OnceLock<HashMap<String, Ix<Sighting>>>,
    /// The index of the search, made when the first of its files is asked for.
    index: OnceLock<Index>,
    /// What stands in lists of each sighting, made when the first of them asks for it.
    cards: Vec<OnceLock<Option<MadeCard>>>,
    /// What stands around the pages of a section, made when the first of them asks for it.
    around: Mutex<BTreeMap<&'static str, MadeAround>>,
    /// What changes with anything that is found, made when the first page asks for it.
    found_version: OnceLock<String>,
}

/// The card of a sighting as a template made it.
#[derive(Debug)]
pub struct MadeCard {
    /// Without a label.
    pub html: Box<str>,
    /// Where in it a label would stand.
    pub label_at: usize,
}

/// What stands above and below a page; none where a template can't make it.
type MadeAround = Option<Arc<[Box<str>; 2]>>;

/// What a site is made of: see its fields.
type Parts = (
    Settings,
    Observatory,
    Option<Boundaries>,
    Arc<Language>,
    Assets,
);

impl Site {
    /// Plans the site. `mount` replaces the path of the base address, for a preview at `/`.
    pub fn new(
        settings: Settings,
        observatory: Observatory,
        boundaries: Option<Boundaries>,
        language: Arc<Language>,
        assets: Assets,
        mount: Option<String>,
    ) -> Self {
        let parts = (settings, observatory, boundaries, language, assets);
        Self::made(parts, mount, None)
    }

    /// Plans the site that follows this one after an edit, and gives the same as [`Site::new`] would. What the edit changes
    /// nothing of is taken over: lists and numbers where no sighting says anything else that is counted, the plan where
    /// no address has come or gone.
    #[must_use]
    pub fn after_edit(
        &self,
        settings: Settings,
        observatory: Observatory,
        boundaries: Option<Boundaries>,
        language: Arc<Language>,
        assets: Assets,
        mount: Option<String>,
    ) -> Self {
        let parts = (settings, observatory, boundaries, language, assets);
        Self::made(parts, mount, Some(self))
    }

    fn made(
        (settings, mut observatory, boundaries, language, assets): Parts,
        mount: Option<String>,
        before: Option<&Self>,
    ) -> Self {
        observatory.shifts.name_each(|shift| {
            let ends = [
                ("from", (&shift.from_name).into()),
                ("to", (&shift.to_name).into()),
            ];
            language.say("shift-name", &ends)
        });
        let alike = before.filter(|before| gathered::are_alike(&before.observatory, &observatory));
        let gathered = match alike {
            Some(before) => Arc::clone(&before.gathered),
            None => Arc::new(Gathered::of(&observatory)),
        };
        let base = settings.base_url.as_ref();
        let mount = mount
            .or_else(|| base.map(|url| url.path().to_owned()))
            .unwrap_or_else(|| "/".to_owned());
        let mut site = Self {
            gathered,
            index: OnceLock::new(),
            found_version: OnceLock::new(),
            around: Mutex::default(),
            cards: observatory
                .sightings
                .iter()
                .map(|_| OnceLock::new())
                .collect(),
            settings,
            language,
            observatory,
            by_file: OnceLock::new(),
            assets,
            boundaries,
            mount,
            plan: Arc::default(),
            posters: BTreeMap::new(),
        };
        site.plan = match alike.filter(|before| plan::is_same(before, &site)) {
            Some(before) => Arc::clone(&before.plan),
            None => Arc::new(plan::plan(&site)),
        };
        site
    }

    /// With pictures that stand for pages, where the program was built with them.
    #[must_use]
    pub fn with_posters(mut self) -> Self {
        self.posters = posters::posters(&self);
        plan::add_posters(&mut self);
        self
    }

    /// The sightings of a facet, in the observatory's order.
    pub fn list(&self, facet: Facet) -> &[Ix<Sighting>] {
        self.gathered.lists.get(&facet).map_or(&[], Vec::as_slice)
    }

    /// Those of a facet that are counted: the list without its views.
    pub fn counted(&self, facet: Facet) -> &[Ix<Sighting>] {
        self.gathered
            .counted_lists
            .get(&facet)
            .map_or(&[], Vec::as_slice)
    }

    /// Those of a facet that are views.
    pub fn views(&self, facet: Facet) -> &[Ix<Sighting>] {
        self.gathered.views.get(&facet).map_or(&[], Vec::as_slice)
    }

    /// What is said of a shift over all places.
    pub fn shift_counts(&self, shift: Ix<Shift>) -> Counts {
        self.gathered.shift_counts[shift.index()]
    }

    /// What is said of each shift over all places, in the order of the vocabulary.
    pub fn all_shift_counts(&self) -> &[Counts] {
        &self.gathered.shift_counts
    }

    /// The sighting of the file at `path` from the project's root, if it has a page.
    pub fn of_file(&self, path: &str) -> Option<Ix<Sighting>> {
        let by_file = self.by_file.get_or_init(|| {
            let path = |sighting: &Sighting| sighting.source.path().to_owned();
            let all = self.observatory.all();
            all.map(|(ix, sighting)| (path(sighting), ix)).collect()
        });
        by_file.get(path).copied()
    }

    /// What has these numbers in the index, of all that can be found.
    pub fn findable(&self, numbers: Range<usize>) -> impl Iterator<Item = Findable> {
        findable::some(self, numbers)
    }

    /// How much can be found.
    pub fn findable_count(&self) -> usize {
        findable::count(self)
    }

    /// The index of the search. It is made by whoever asks first, on its own thread: others wait.
    pub fn index(&self) -> &Index {
        self.index
            .get_or_init(|| Index::of(findable::documents(self), &self.settings.language))
    }

    /// The picture that a page of the plan is, and in which version; none where it is another page.
    pub fn picture(&self, page: &Page) -> Option<(&Picture, Version)> {
        let Page::Picture(ix, index, number) = *page else {
            return None;
        };
        let picture = &self.observatory.sighting(ix).pictures[index];
        Some((picture, picture.is.versions()[number]))
    }

    /// What `make` makes of a sighting for every list that it stands in. It is called once; a site is rendered with
    /// one theme.
    pub fn card(
        &self,
        ix: Ix<Sighting>,
        make: impl FnOnce() -> Option<MadeCard>,
    ) -> Option<&MadeCard> {
        self.cards[ix.index()].get_or_init(make).as_ref()
    }

    /// What `make` makes to stand around the pages of a section. It is called once for each.
    pub fn around(
        &self,
        section: &'static str,
        make: impl FnOnce() -> Option<[Box<str>; 2]>,
    ) -> MadeAround {
        let around = self.around.lock();
        let mut around = around.unwrap_or_else(PoisonError::into_inner);
        let made = around
            .entry(section)
            .or_insert_with(|| make().map(Arc::new));
        made.clone()
    }

    /// What `make` makes of all that can be found, for every page that names it. It is called once.
    pub fn found_version(&self, make: impl FnOnce() -> String) -> &str {
        self.found_version.get_or_init(make)
    }
}
