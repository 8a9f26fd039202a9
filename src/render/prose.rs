//! The pages that are mostly words: about, codebook, accessibility, data, and the two for
//! addresses that lead elsewhere or nowhere.

use serde::Serialize;

use crate::language::Language;
use crate::model::{Entry, Vocabulary};
use crate::render::facts;
use crate::render::frame::{Contact, Frame, contact};
use crate::render::here::Here;
use crate::site::{Export, Page, SitePath};
use crate::words::{Known, Permission, Relation, SaidBy, Status, Tie, Word, Working};

/// The view of `about.html`, `accessibility.html` and `404.html`.
#[derive(Serialize)]
pub(super) struct ProseView<'a> {
    frame: Frame<'a>,
    description: Option<&'a str>,
    contact: Option<Contact<'a>>,
    repository: Option<&'a str>,
}

/// The view of `moved.html`.
#[derive(Serialize)]
pub(super) struct MovedView<'a> {
    frame: Frame<'a>,
    href: String,
    /// What stands there.
    text: String,
}

/// The view of `codebook.html`.
#[derive(Serialize)]
pub(super) struct CodebookView<'a> {
    frame: Frame<'a>,
    lists: Vec<WordList<'a>>,
}

#[derive(Serialize)]
struct WordList<'a> {
    id: &'static str,
    name: &'a str,
    about: &'a str,
    words: Vec<WordView<'a>>,
}

/// A word, its name and what it means.
#[derive(Serialize)]
struct WordView<'a> {
    id: &'a str,
    name: &'a str,
    about: Option<&'a str>,
}

/// The view of `data.html`.
#[derive(Serialize)]
pub(super) struct DataView<'a> {
    frame: Frame<'a>,
    files: Vec<FileView<'a>>,
    feed: Option<String>,
}

#[derive(Serialize)]
struct FileView<'a> {
    href: String,
    name: String,
    kind: &'a str,
    about: &'a str,
}

pub(super) fn about(here: Here<'_>) -> ProseView<'_> {
    prose(here, "about-name")
}

pub(super) fn accessibility(here: Here<'_>) -> ProseView<'_> {
    prose(here, "accessibility-title")
}

pub(super) fn not_found(here: Here<'_>) -> ProseView<'_> {
    prose(here, "lost-name")
}

fn prose<'a>(here: Here<'a>, title: &'static str) -> ProseView<'a> {
    ProseView {
        frame: Frame::new(here, here.site.language.text(title)),
        description: here.site.settings.description.as_deref(),
        contact: contact(here),
        repository: here.site.settings.repository.as_deref(),
    }
}

pub(super) fn moved<'a>(here: Here<'a>, to: &SitePath) -> MovedView<'a> {
    let observatory = here.observatory();
    let text = match here.site.plan.get(to.as_str()) {
        Some(Page::Sighting(ix)) => observatory.sighting(*ix).title.clone(),
        Some(Page::Facet(facet, _)) => facet.entry(observatory).name().to_owned(),
        _ => here.site.language.text("moved-address").to_owned(),
    };
    MovedView {
        frame: Frame::new(here, here.site.language.text("moved-title")),
        href: here.to(to),
        text,
    }
}

pub(super) fn codebook(here: Here<'_>) -> CodebookView<'_> {
    let observatory = here.observatory();
    let language = &*here.site.language;
    let list = |id, name, about, words| WordList {
        id,
        name: language.text(name),
        about: language.text(about),
        words,
    };
    CodebookView {
        frame: Frame::new(here, language.text("codebook-title"))
            .described(language.text("codebook-description")),
        lists: vec![
            list(
                "shifts",
                "codebook-shifts",
                "codebook-shifts-about",
                entries(&observatory.shifts),
            ),
            list(
                "known",
                "codebook-known",
                "codebook-known-about",
                words::<Known>(language),
            ),
            list(
                "working",
                "codebook-working",
                "codebook-working-about",
                words::<Working>(language),
            ),
            list(
                "said-by",
                "codebook-said-by",
                "codebook-said-by-about",
                words::<SaidBy>(language),
            ),
            list(
                "parties",
                "codebook-parties",
                "codebook-parties-about",
                entries(&observatory.parties),
            ),
            list(
                "ties",
                "codebook-ties",
                "codebook-ties-about",
                words::<Tie>(language),
            ),
            list(
                "followups",
                "codebook-followups",
                "codebook-followups-about",
                words::<Status>(language),
            ),
            list(
                "related",
                "codebook-related",
                "codebook-related-about",
                words::<Relation>(language),
            ),
            list(
                "permission",
                "codebook-permission",
                "codebook-permission-about",
                words::<Permission>(language),
            ),
            list(
                "conditions",
                "codebook-conditions",
                "codebook-conditions-about",
                entries(&observatory.conditions),
            ),
            list(
                "themes",
                "codebook-themes",
                "codebook-themes-about",
                entries(&observatory.themes),
            ),
            list(
                "places",
                "codebook-places",
                "codebook-places-about",
                entries(&observatory.places),
            ),
        ],
    }
}

fn entries<T: Entry>(vocabulary: &Vocabulary<T>) -> Vec<WordView<'_>> {
    vocabulary
        .iter()
        .map(|(_, entry)| WordView {
            id: entry.id(),
            name: entry.name(),
            about: entry.about(),
        })
        .collect()
}

fn words<W: Word>(language: &Language) -> Vec<WordView<'_>> {
    W::ALL
        .iter()
        .map(|word| WordView {
            id: word.id(),
            name: language.name_of(*word),
            about: Some(language.about_of(*word)),
        })
        .collect()
}

pub(super) fn data(here: Here<'_>) -> DataView<'_> {
    let language = &*here.site.language;
    let files = Export::ALL.iter().map(|&export| {
        let path = export.path();
        let (kind, about) = match export {
            Export::SightingsCsv => ("data-kind-csv", "data-sightings-csv"),
            Export::SightingsJson => ("data-kind-json", "data-sightings-json"),
            Export::SightingsJsonLines => ("data-kind-json-lines", "data-sightings-json-lines"),
            Export::SightingsGeoJson => ("data-kind-geojson", "data-sightings-geojson"),
            Export::HeatMapCsv => ("data-kind-csv", "data-heat-map"),
            Export::DataPackage => ("data-kind-package", "data-package"),
            Export::SightingSchema => ("data-kind-schema", "data-schema"),
        };
        FileView {
            href: here.to(&path),
            name: path
                .as_str()
                .rsplit('/')
                .next()
                .unwrap_or_default()
                .to_owned(),
            kind: language.text(kind),
            about: language.text(about),
        }
    });
    let has_feed = here.site.settings.base_url.is_some();
    DataView {
        frame: Frame::new(here, language.text("data-title"))
            .described(language.text("data-description"))
            .with_facts(facts::of_data(here)),
        files: files.collect(),
        feed: has_feed.then(|| here.to_fixed("feed.xml")),
    }
}
