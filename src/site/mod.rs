//! The site as a value: every path that is published, and a small description of the page behind it.
//!
//! Takes the settings, the observatory and the theme's assets, gives a [`Site`] with its [`Plan`]. What
//! is in the plan is published and nothing else; who wants one page renders that one entry.

mod assets;
mod behind;
mod findable;
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
pub use page::{
    Export, FOUND_LENGTH, LIST_LENGTH, Layer, Page, PartFormat, TABLE_LENGTH, page_of, pages,
    tables,
};
pub use path::SitePath;
pub use plan::{Plan, SITEMAP_LENGTH};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::analysis::{Between, Counts, Grain, HeatMap, Period, Scale};
use crate::geography::Boundaries;
use crate::language::Language;
use crate::model::{Facet, Ix, Observatory, Picture, Related, Shift, Sighting};
use crate::picture::Version;
use crate::poster::Poster;
use crate::project::Settings;
use crate::search::Index;
use crate::words::Relation;

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
    /// What it comes to, place by place.
    pub heat_map: HeatMap,
    /// What it comes to, party by party.
    pub between: Between,
    /// How time is cut up.
    pub grain: Grain,
    /// The classes of how many, for all tables alike.
    pub scale: Scale,
    /// Every period from the first counted sighting to the last.
    pub periods: Vec<Period>,
    /// The sightings of every facet that has any.
    pub lists: BTreeMap<Facet, Vec<Ix<Sighting>>>,
    /// Every sighting that has a page, in the observatory's order.
    pub all: Vec<Ix<Sighting>>,
    /// How many of all are counted: those that are no views.
    pub counted: usize,
    /// For each sighting, those that it names or that name it, each once.
    pub beside: BTreeMap<Ix<Sighting>, Vec<Beside>>,
    /// Stylesheet and mark, under the names that pages give them.
    pub assets: Assets,
    /// The path that the links of `404.html` begin with: it may be shown at any depth.
    pub mount: String,
    /// What is published.
    pub plan: Plan,
    /// What stands for pages where somebody passes them on, by page: see [`Site::with_posters`].
    pub posters: BTreeMap<Option<Facet>, Poster>,
    /// Of each list the part that is counted. Every page of a list needs its length.
    counted_lists: BTreeMap<Facet, Vec<Ix<Sighting>>>,
    /// Of each list the views, where it has any.
    views: BTreeMap<Facet, Vec<Ix<Sighting>>>,
    /// What is said of each shift over all places, in the order of the vocabulary.
    shift_counts: Vec<Counts>,
    /// The lists behind numbers that neither `heat_map` nor `between` has.
    behind: behind::Lists,
    /// The sightings by the path of their file, made when the first is asked for.
    by_file: OnceLock<HashMap<String, Ix<Sighting>>>,
    /// The index of the search, made when the first of its files is asked for.
    index: OnceLock<Index>,
    /// What stands in lists of each sighting, made when the first of them asks for it.
    cards: Vec<OnceLock<Option<Box<str>>>>,
    /// What stands around the pages of a section, made when the first of them asks for it.
    around: Mutex<BTreeMap<&'static str, MadeAround>>,
    /// What changes with anything that is found, made when the first page asks for it.
    found_version: OnceLock<String>,
}

/// What stands above and below a page; none where a template can't make it.
type MadeAround = Option<Arc<[Box<str>; 2]>>;

/// Another sighting that stands beside one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Beside {
    /// The other.
    pub sighting: Ix<Sighting>,
    /// How they are related.
    pub how: Relation,
    /// Whether it is the other that says so.
    pub is_said_by_other: bool,
}

impl Site {
    /// Plans the site. `mount` replaces the path of the base address, for a preview at `/`.
    pub fn new(
        settings: Settings,
        mut observatory: Observatory,
        boundaries: Option<Boundaries>,
        language: Arc<Language>,
        assets: Assets,
        mount: Option<String>,
    ) -> Self {
        observatory.shifts.name_each(|shift| {
            let ends = [
                ("from", (&shift.from_name).into()),
                ("to", (&shift.to_name).into()),
            ];
            language.say("shift-name", &ends)
        });
        let all: Vec<Ix<Sighting>> = observatory.all().map(|(ix, _)| ix).collect();
        let is_counted: Vec<bool> = observatory
            .sightings
            .par_iter()
            .map(|sighting| sighting.is_counted())
            .collect();
        let those = |list: &[Ix<Sighting>], counted: bool| -> Vec<Ix<Sighting>> {
            let is_one = |ix: &Ix<Sighting>| is_counted[ix.index()] == counted;
            list.iter().copied().filter(is_one).collect()
        };
        let all_counted = those(&all, true);
        // Each counts for itself.
        let ((lists, counted_lists, behind), (heat_map, (between, beside))) = rayon::join(
            || {
                let lists = Facet::lists(&observatory);
                let counted: BTreeMap<Facet, Vec<Ix<Sighting>>> = lists
                    .iter()
                    .map(|(&facet, list)| (facet, those(list, true)))
                    .collect();
                let behind = behind::Lists::of(&observatory, &counted);
                (lists, counted, behind)
            },
            || {
                let beside = || beside(&observatory);
                let between = || rayon::join(|| Between::of(&observatory), beside);
                rayon::join(|| HeatMap::of(&observatory, &all_counted), between)
            },
        );
        let views = lists
            .iter()
            .map(|(&facet, list)| (facet, those(list, false)))
            .filter(|(_, views)| !views.is_empty())
            .collect();
        let shifts = observatory.shifts.iter();
        let shift_counts: Vec<Counts> = shifts.map(|(ix, _)| heat_map.everywhere(ix)).collect();
        let (grain, periods) = behind::time(&observatory);
        let scale = Scale::reaching(greatest(&heat_map, &between, &shift_counts));
        let base = settings.base_url.as_ref();
        let mount = mount
            .or_else(|| base.map(|url| url.path().to_owned()))
            .unwrap_or_else(|| "/".to_owned());
        let mut site = Self {
            beside,
            behind,
            between,
            counted: all_counted.len(),
            grain,
            scale,
            heat_map,
            periods,
            shift_counts,
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
            lists,
            all,
            by_file: OnceLock::new(),
            assets,
            boundaries,
            mount,
            plan: Plan::default(),
            posters: BTreeMap::new(),
            counted_lists,
            views,
        };
        site.plan = plan::plan(&site);
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
        self.lists.get(&facet).map_or(&[], Vec::as_slice)
    }

    /// Those of a facet that are counted: the list without its views.
    pub fn counted(&self, facet: Facet) -> &[Ix<Sighting>] {
        self.counted_lists.get(&facet).map_or(&[], Vec::as_slice)
    }

    /// Those of a facet that are views.
    pub fn views(&self, facet: Facet) -> &[Ix<Sighting>] {
        self.views.get(&facet).map_or(&[], Vec::as_slice)
    }

    /// What is said of a shift over all places.
    pub fn shift_counts(&self, shift: Ix<Shift>) -> Counts {
        self.shift_counts[shift.index()]
    }

    /// What is said of each shift over all places, in the order of the vocabulary.
    pub fn all_shift_counts(&self) -> &[Counts] {
        &self.shift_counts
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
    pub fn card(&self, ix: Ix<Sighting>, make: impl FnOnce() -> Option<Box<str>>) -> Option<&str> {
        self.cards[ix.index()].get_or_init(make).as_deref()
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

/// The greatest number of any cell.
fn greatest(heat_map: &HeatMap, between: &Between, shifts: &[Counts]) -> usize {
    let places = heat_map.cells().map(|(.., cell)| cell.counts.total);
    let pairs = between
        .pairs()
        .map(|(_, relationship)| relationship.sightings.len());
    let shifts = shifts.iter().map(|counts| counts.total);
    places.chain(pairs).chain(shifts).max().unwrap_or_default()
}

/// Relations from both sides. Of two sightings that name each other the same way each is told once.
fn beside(observatory: &Observatory) -> BTreeMap<Ix<Sighting>, Vec<Beside>> {
    if observatory
        .all()
        .all(|(_, sighting)| sighting.related.is_empty())
    {
        return BTreeMap::new();
    }
    let by_id = observatory.by_id();
    let mut beside: BTreeMap<Ix<Sighting>, Vec<Beside>> = BTreeMap::new();
    let mut told = Vec::new();
    for (from, sighting) in observatory.all() {
        for Related { id, how } in &sighting.related {
            if let Some(&to) = by_id.get(id.as_str()) {
                told.push((from, to, *how));
            }
        }
    }
    for &(from, to, how) in &told {
        let named = |sighting, is_said_by_other| Beside {
            sighting,
            how,
            is_said_by_other,
        };
        let own = beside.entry(from).or_default();
        if !own.contains(&named(to, false)) {
            own.push(named(to, false));
        }
    }
    for (from, to, how) in told {
        let others = beside.entry(to).or_default();
        // "Continues" has a direction; of all others it is enough that one of the two says it.
        let is_known = others.iter().any(|beside| {
            beside.sighting == from
                && beside.how == how
                && (beside.is_said_by_other || how != Relation::Continues)
        });
        if !is_known {
            others.push(Beside {
                sighting: from,
                how,
                is_said_by_other: true,
            });
        }
    }
    beside
}
