//! What a page tells programs of itself: JSON-LD in the words of <https://schema.org>, for search engines, archives and
//! whoever gathers data. Only where the observatory has an address of its own, since it names whole addresses.

use serde::Serialize;

use crate::model::{Entry as _, Place, Sighting};
use crate::render::here::Here;
use crate::site::{Export, SitePath};
use crate::theme::SafeJson;

/// Whose words these are.
const CONTEXT: &str = "https://schema.org";

/// The observatory itself.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WebSite<'a> {
    #[serde(rename = "@context", skip_serializing_if = "Option::is_none")]
    context: Option<&'static str>,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<&'a str>,
    name: &'a str,
    url: &'a str,
}

/// A sighting.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Article<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    citation: Vec<&'a str>,
    content_location: Location<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit_text: Option<&'a str>,
    date_created: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    headline: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    image: Vec<String>,
    in_language: &'a str,
    is_part_of: WebSite<'a>,
    keywords: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<&'a str>,
    url: String,
}

/// Where something was noticed.
#[derive(Serialize)]
struct Location<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    geo: Option<Point>,
    name: &'a str,
}

/// In degrees.
#[derive(Serialize)]
struct Point {
    #[serde(rename = "@type")]
    kind: &'static str,
    latitude: f64,
    longitude: f64,
}

/// The data.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Dataset<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    description: String,
    distribution: Vec<Download>,
    in_language: &'a str,
    is_accessible_for_free: bool,
    is_part_of: WebSite<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<&'a str>,
    name: String,
    url: String,
}

/// A file of the data.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Download {
    #[serde(rename = "@type")]
    kind: &'static str,
    content_url: String,
    encoding_format: &'static str,
}

/// Of the first page: what this is.
pub(super) fn of_site(here: Here<'_>) -> Option<SafeJson> {
    let settings = &here.site.settings;
    Some(SafeJson::new(&WebSite {
        context: Some(CONTEXT),
        description: settings.description.as_deref(),
        in_language: Some(&settings.language),
        ..site(here)?
    }))
}

/// Of a sighting: an article with its place, what it is about and where it comes from.
pub(super) fn of_sighting(here: Here<'_>, sighting: &Sighting) -> Option<SafeJson> {
    let observatory = here.observatory();
    let settings = &here.site.settings;
    let shifts = sighting.shifts_named();
    let shifts = shifts.map(|shift| observatory.shifts[shift].name());
    let themes = sighting.themes.iter();
    let themes = themes.map(|&theme| observatory.themes[theme].name());
    let sources = sighting.sources.iter();
    let pictures = sighting.pictures.iter().filter_map(|picture| {
        let version = picture.is.widest();
        here.address(&SitePath::picture(&sighting.id, picture, version))
    });
    Some(SafeJson::new(&Article {
        context: CONTEXT,
        kind: "Article",
        citation: sources
            .filter_map(|source| source.url.as_deref().or(source.title.as_deref()))
            .collect(),
        content_location: location(&observatory.places[sighting.place]),
        credit_text: sighting.observer.as_deref(),
        date_created: sighting.date.to_string(),
        description: Some(sighting.summary()).filter(|summary| !summary.is_empty()),
        headline: &sighting.title,
        image: pictures.collect(),
        in_language: sighting.lang.as_ref().unwrap_or(&settings.language),
        is_part_of: site(here)?,
        keywords: shifts.chain(themes).collect(),
        license: licence(here),
        url: here.address(here.path)?,
    }))
}

fn location(place: &Place) -> Location<'_> {
    Location {
        kind: "Place",
        geo: place.coordinates.map(|(latitude, longitude)| Point {
            kind: "GeoCoordinates",
            latitude,
            longitude,
        }),
        name: &place.name,
    }
}

/// Of the page of data: a dataset with each of its files.
pub(super) fn of_data(here: Here<'_>) -> Option<SafeJson> {
    let files = Export::ALL.iter().map(|export| {
        Some(Download {
            kind: "DataDownload",
            content_url: here.address(&export.path())?,
            encoding_format: media_type(*export),
        })
    });
    let title = &here.site.settings.title;
    let language = &here.site.language;
    Some(SafeJson::new(&Dataset {
        context: CONTEXT,
        kind: "Dataset",
        description: language.say("data-set-about", &[("title", title.into())]),
        distribution: files.collect::<Option<_>>()?,
        in_language: &here.site.settings.language,
        is_accessible_for_free: true,
        is_part_of: site(here)?,
        license: licence(here),
        name: language.say("data-set-name", &[("title", title.into())]),
        url: here.address(here.path)?,
    }))
}

fn site(here: Here<'_>) -> Option<WebSite<'_>> {
    let settings = &here.site.settings;
    Some(WebSite {
        context: None,
        kind: "WebSite",
        description: None,
        in_language: None,
        name: &settings.title,
        url: settings.base_url.as_ref()?.as_str(),
    })
}

/// A licence is told where it is an address: what a few letters mean is for people.
fn licence(here: Here<'_>) -> Option<&str> {
    let licence = here.site.settings.licence.as_deref()?;
    licence.starts_with("https://").then_some(licence)
}

fn media_type(export: Export) -> &'static str {
    match export {
        Export::SightingsCsv | Export::HeatMapCsv => "text/csv",
        Export::SightingsJson | Export::DataPackage => "application/json",
        Export::SightingsJsonLines => "application/jsonl",
        Export::SightingsGeoJson => "application/geo+json",
        Export::SightingSchema => "application/schema+json",
    }
}
