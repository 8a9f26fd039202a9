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

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

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
    /// The index of the search, made when the first of its files is asked for.
    index: OnceLock<Index>,
}

/// What a site is made of: see its fields.
#[derive(Debug)]
pub struct Parts {
    /// What the maintainer decided.
    pub settings: Settings,
    /// The words of its pages.
    pub language: Arc<Language>,
    /// What was seen.
    pub observatory: Observatory,
    /// The boundaries of its map, if it has its own.
    pub boundaries: Option<Boundaries>,
    /// Stylesheet and mark.
    pub assets: Assets,
    /// What stands in place of the path of the base address, such as `/` for a preview.
    pub mount: Option<String>,
}

#[cfg(test)]
impl Parts {
    /// In English, with nothing of its own.
    pub(crate) fn plain(settings: Settings, observatory: Observatory) -> Self {
        Self {
            settings,
            language: Arc::new(Language::english()),
            observatory,
            boundaries: None,
            assets: Assets::default(),
            mount: None,
        }
    }
}

impl Site {
    /// Plans the site. Of one of an earlier state, `before`, that is taken over which is the same now: lists and numbers
    /// where no sighting says anything else that is counted, the plan where no address has come or gone. It changes nothing
    /// but how long it takes.
    pub fn new(parts: Parts, before: Option<&Self>) -> Self {
        let Parts {
            settings,
            language,
            mut observatory,
            boundaries,
            assets,
            mount,
        } = parts;
        observatory.shifts.name_each(|shift| {
            let ends = [
                ("from", (&shift.from_name).into()),
                ("to", (&shift.to_name).into()),
            ];
            language.say("shift-name", &ends)
        });
        let alike = before.filter(|before| gathered::are_alike(&before.observatory, &observatory));
        let sightings = || plan::sightings(&observatory);
        let (gathered, sightings) = match alike {
            Some(before) => (Arc::clone(&before.gathered), None),
            None => {
                let (gathered, sightings) = rayon::join(|| Gathered::of(&observatory), sightings);
                (Arc::new(gathered), Some(sightings))
            }
        };
        let base = settings.base_url.as_ref();
        let mount = mount
            .or_else(|| base.map(|url| url.path().to_owned()))
            .unwrap_or_else(|| "/".to_owned());
        let mut site = Self {
            gathered,
            index: OnceLock::new(),
            settings,
            language,
            observatory,
            assets,
            boundaries,
            mount,
            plan: Arc::default(),
            posters: BTreeMap::new(),
        };
        site.plan = match alike.filter(|before| plan::is_same(before, &site)) {
            Some(before) => Arc::clone(&before.plan),
            None => {
                let sightings = sightings.unwrap_or_else(|| plan::sightings(&site.observatory));
                Arc::new(plan::plan(&site, sightings))
            }
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
}
