//! What pages tell beside their tables: words with a number each, and the lists of all words.

use std::collections::BTreeMap;

use crate::oracle::{self, Place, Project, Told, Word, told};
use crate::wanted::cells::Layer;
use crate::wanted::parties::{named_parties, naming_party};
use crate::wanted::places::by_place;
use crate::wanted::time::by_time;
use crate::wanted::{Behind, of};

/// A number of words with a number each, as they stand in a section of a page: its id, then each with the page that it
/// leads to, its words, its number, and the sightings that it leads to where these are a group of a list.
pub(crate) struct Counted<'p> {
    pub(crate) section: &'static str,
    pub(crate) words: Vec<(String, String, String, Option<Behind<'p>>)>,
}

/// The page of a word, and what stands in its list.
pub(crate) struct WordPage<'p> {
    pub(crate) path: String,
    pub(crate) behind: Behind<'p>,
    /// What stands there and is counted nowhere.
    pub(crate) views: Vec<&'p Told>,
    /// Of a theme its id.
    theme: &'p str,
    has_places: bool,
}

/// The pages of all words.
pub(crate) fn word_pages(project: &Project) -> Vec<WordPage<'_>> {
    let page = |path: String, title: String, is_so: &dyn Fn(&Told) -> bool| WordPage {
        path,
        behind: Behind {
            told: told(project, is_so),
            shift: None,
            title,
        },
        views: project.views.iter().filter(|view| is_so(view)).collect(),
        theme: "",
        has_places: false,
    };
    let places = project.places.iter().map(|Place { id, name, .. }| {
        let path = format!("places/{id}.html");
        page(path, name.clone(), &|told| told.is_at(id))
    });
    let shifts = project.shifts.iter().enumerate().map(|(nth, shift)| {
        let path = format!("shifts/{}.html", shift.id());
        WordPage {
            has_places: true,
            ..page(path, shift.name(), &|told| told.names(nth))
        }
    });
    let themes = project.themes.iter().map(|Word { id, name }| {
        let path = format!("themes/{id}.html");
        WordPage {
            theme: id,
            has_places: true,
            ..page(path, name.clone(), &|told| told.themes.contains(id))
        }
    });
    let conditions = project.conditions.iter().map(|Word { id, name }| {
        let path = format!("conditions/{id}.html");
        page(path, name.clone(), &|told| told.conditions.contains(id))
    });
    places
        .chain(shifts)
        .chain(themes)
        .chain(conditions)
        .collect()
}

/// Every page that has words with numbers, with those.
pub(crate) fn counted(project: &Project) -> BTreeMap<String, Vec<Counted<'_>>> {
    let mut pages = BTreeMap::new();
    for page in word_pages(project) {
        let told = &page.behind.told;
        let mut sections = vec![
            themes(project, page.theme, told),
            periods(project, &page.path, &page.behind.title, told),
        ];
        if page.has_places {
            sections.push(where_told(project, told));
        }
        pages.insert(page.path, sections);
    }
    let parties = named_parties(project).into_iter().map(|party| {
        let behind = naming_party(project, party);
        let count = behind.told.len().to_string();
        let page = format!("between/{}.html", party.id);
        (page, party.name.clone(), count, Some(behind))
    });
    let parties = Counted {
        section: "each",
        words: parties.collect(),
    };
    pages.insert("between/index.html".to_owned(), vec![parties]);
    for (path, section, left_out) in [
        (
            "heat-map.html",
            "how-many",
            by_place(project, Layer::HowMany).1,
        ),
        (
            "heat-map/which-way.html",
            "where",
            by_place(project, Layer::WhichWay).1,
        ),
        (
            "heat-map/how-well.html",
            "where",
            by_place(project, Layer::HowWell).1,
        ),
        ("heat-map/when.html", "by-time", by_time(project).1),
    ] {
        let words = left_out.into_iter().map(|Place { id, name, .. }| {
            let count = sightings(told(project, |told| told.is_at(id)).len());
            (format!("places/{id}.html"), name.clone(), count, None)
        });
        let words = words.collect();
        pages.insert(path.to_owned(), vec![Counted { section, words }]);
    }
    pages
}

pub(super) fn sightings(count: usize) -> String {
    match count {
        0 => "no sightings yet".to_owned(),
        1 => "1 sighting".to_owned(),
        _ => format!("{count} sightings"),
    }
}

/// The other themes of some sightings.
pub(super) fn themes<'p>(project: &'p Project, but: &str, among: &[&'p Told]) -> Counted<'p> {
    let others = project.themes.iter().filter(|theme| theme.id != but);
    let words = others.filter_map(|Word { id, name }| {
        let count = of(among, |told| told.themes.contains(id)).len();
        let page = format!("themes/{id}.html");
        (count > 0).then(|| (page, name.clone(), count.to_string(), None))
    });
    Counted {
        section: "themes",
        words: words.collect(),
    }
}

/// When they were noticed, the latest first.
pub(super) fn periods<'p>(
    project: &'p Project,
    path: &str,
    title: &str,
    among: &[&'p Told],
) -> Counted<'p> {
    let periods = project.time.periods.iter().rev();
    let words = periods.filter_map(|&period| {
        let then = of(among, |told| project.time.period(told) == period);
        let count = then.len().to_string();
        let page = path.to_owned();
        let behind = Behind {
            told: then,
            shift: None,
            title: title.to_owned(),
        };
        (count != "0").then_some((page, period.heading(), count, Some(behind)))
    });
    Counted {
        section: "when",
        words: words.collect(),
    }
}

/// Their own places, in the order of the tree.
pub(super) fn where_told<'p>(project: &'p Project, among: &[&'p Told]) -> Counted<'p> {
    let places = oracle::depth_first(&project.places, None).into_iter();
    let words = places.filter_map(|Place { id, name, .. }| {
        let count = of(among, |told| told.place == *id).len();
        let page = format!("places/{id}.html");
        (count > 0).then(|| (page, name.clone(), sightings(count), None))
    });
    Counted {
        section: "where",
        words: words.collect(),
    }
}
