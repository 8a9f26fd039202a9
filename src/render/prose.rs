//! The pages that are mostly words: about, codebook, accessibility, data, and the two for
//! addresses that lead elsewhere or nowhere.

use serde::Serialize;

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
    name: &'static str,
    about: &'static str,
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
    files: Vec<FileView>,
    feed: Option<String>,
}

#[derive(Serialize)]
struct FileView {
    href: String,
    name: String,
    kind: &'static str,
    about: &'static str,
}

pub(super) fn about(here: Here<'_>) -> ProseView<'_> {
    prose(here, "About")
}

pub(super) fn accessibility(here: Here<'_>) -> ProseView<'_> {
    prose(here, "Accessibility")
}

pub(super) fn not_found(here: Here<'_>) -> ProseView<'_> {
    prose(here, "This page is not here")
}

fn prose<'a>(here: Here<'a>, title: &str) -> ProseView<'a> {
    ProseView {
        frame: Frame::new(here, title),
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
        _ => "its new address".to_owned(),
    };
    MovedView {
        frame: Frame::new(here, "This page has moved"),
        href: here.to(to),
        text,
    }
}

pub(super) fn codebook(here: Here<'_>) -> CodebookView<'_> {
    let observatory = here.observatory();
    let list = |id, name, about, words| WordList {
        id,
        name,
        about,
        words,
    };
    CodebookView {
        frame: Frame::new(here, "Codebook").described("Every word used here, with what it means"),
        lists: vec![
            list(
                "shifts",
                "Shifts",
                "A relationship can change in these ways, and back.",
                entries(&observatory.shifts),
            ),
            list(
                "known",
                "How it is known",
                "How whoever tells of it came to know.",
                words::<Known>(),
            ),
            list(
                "working",
                "How well it works",
                "How the relationship is for those in it.",
                words::<Working>(),
            ),
            list(
                "said-by",
                "Whose view that is",
                "Who says how well it works, or what became of it.",
                words::<SaidBy>(),
            ),
            list(
                "parties",
                "Between whom",
                "A part that is played in a relationship, never a kind of person.",
                entries(&observatory.parties),
            ),
            list(
                "ties",
                "Ties",
                "Each of them stronger, steady or weaker.",
                words::<Tie>(),
            ),
            list(
                "followups",
                "What became of it",
                "What somebody found who went back and asked.",
                words::<Status>(),
            ),
            list(
                "related",
                "How sightings stand to each other",
                "What one sighting says of another.",
                words::<Relation>(),
            ),
            list(
                "permission",
                "Why it may be published",
                "On what ground it stands here.",
                words::<Permission>(),
            ),
            list(
                "conditions",
                "What helps, what gets in the way",
                "The same thing can help in one place and hinder in another.",
                entries(&observatory.conditions),
            ),
            list(
                "themes",
                "Themes",
                "What sightings are about besides their shift.",
                entries(&observatory.themes),
            ),
            list(
                "places",
                "Places",
                "A spot, an area or a network.",
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

fn words<W: Word>() -> Vec<WordView<'static>> {
    W::ALL
        .iter()
        .map(|word| WordView {
            id: word.id(),
            name: word.name(),
            about: Some(word.about()),
        })
        .collect()
}

pub(super) fn data(here: Here<'_>) -> DataView<'_> {
    let files = Export::ALL.iter().map(|&export| {
        let path = export.path();
        let (kind, about) = match export {
            Export::SightingsCsv => ("CSV", "One row for each sighting; opens in a spreadsheet"),
            Export::SightingsJson => ("JSON", "The same as one list"),
            Export::SightingsJsonLines => ("JSON Lines", "The same, one sighting a line"),
            Export::SightingsGeoJson => (
                "GeoJSON",
                "The same without the accounts, each with the position of its place, where that is known",
            ),
            Export::HeatMapCsv => ("CSV", "Every place with every shift, zeros included"),
            Export::DataPackage => ("Data package", "What each file and each column holds"),
            Export::SightingSchema => ("JSON Schema", "What a sighting may say"),
        };
        FileView {
            href: here.to(&path),
            name: path.as_str().rsplit('/').next().unwrap_or_default().to_owned(),
            kind,
            about,
        }
    });
    let has_feed = here.site.settings.base_url.is_some();
    DataView {
        frame: Frame::new(here, "Data")
            .described("All that is published here, to take away")
            .with_facts(facts::of_data(here)),
        files: files.collect(),
        feed: has_feed.then(|| here.to_fixed("feed.xml")),
    }
}
