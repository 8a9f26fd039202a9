//! What a page tells programs of itself: JSON-LD in the words of <https://schema.org>, for search engines, archives and
//! whoever gathers data. Only where the observatory has an address of its own, since it names whole addresses.

use serde_json::{Map, Value, json};

use crate::model::{Entry as _, Sighting};
use crate::render::here::Here;
use crate::site::{Export, SitePath};
use crate::theme::SafeJson;

/// Of the first page: what this is.
pub(super) fn of_site(here: Here<'_>) -> Option<SafeJson> {
    let mut facts = site(here)?;
    add(
        &mut facts,
        "description",
        here.site.settings.description.as_deref(),
    );
    facts.insert("inLanguage".to_owned(), json!(here.site.settings.language));
    Some(in_context(facts))
}

/// Of a sighting: an article with its place, what it is about and where it comes from.
pub(super) fn of_sighting(here: Here<'_>, sighting: &Sighting) -> Option<SafeJson> {
    let observatory = here.observatory();
    let settings = &here.site.settings;
    let place = &observatory.places[sighting.place];
    let mut location = object(json!({ "@type": "Place", "name": place.name }));
    if let Some((latitude, longitude)) = place.coordinates {
        let point =
            json!({ "@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude });
        location.insert("geo".to_owned(), point);
    }
    let shifts = sighting.shifts_named();
    let shifts = shifts.map(|shift| observatory.shifts[shift].name());
    let themes = sighting
        .themes
        .iter()
        .map(|&theme| observatory.themes[theme].name());
    let keywords: Vec<&str> = shifts.chain(themes).collect();
    let sources = sighting.sources.iter();
    let sources: Vec<&str> = sources
        .filter_map(|source| source.url.as_deref().or(source.title.as_deref()))
        .collect();
    let pictures = sighting.pictures.iter().filter_map(|picture| {
        let version = picture.is.widest();
        here.address(&SitePath::picture(&sighting.id, picture, version))
    });
    let mut facts = object(json!({
        "@type": "Article",
        "headline": sighting.title,
        "url": here.address(here.path)?,
        "inLanguage": sighting.lang.as_ref().unwrap_or(&settings.language),
        "dateCreated": sighting.date.to_string(),
        "contentLocation": location,
        "keywords": keywords,
        "isPartOf": site(here)?,
    }));
    add(
        &mut facts,
        "description",
        Some(sighting.summary()).filter(|summary| !summary.is_empty()),
    );
    add(&mut facts, "creditText", sighting.observer.as_deref());
    add(&mut facts, "license", licence(here));
    add_list(&mut facts, "citation", sources);
    add_list(&mut facts, "image", pictures.collect());
    Some(in_context(facts))
}

/// Of the page of data: a dataset with each of its files.
pub(super) fn of_data(here: Here<'_>) -> Option<SafeJson> {
    let files = Export::ALL.iter().map(|export| {
        let path = export.path();
        let address = here.address(&path)?;
        Some(json!({ "@type": "DataDownload", "contentUrl": address, "encodingFormat": media_type(*export) }))
    });
    let title = &here.site.settings.title;
    let language = &here.site.language;
    let mut facts = object(json!({
        "@type": "Dataset",
        "name": language.say("data-set-name", &[("title", title.into())]),
        "description": language.say("data-set-about", &[("title", title.into())]),
        "url": here.address(here.path)?,
        "inLanguage": here.site.settings.language,
        "isAccessibleForFree": true,
        "distribution": files.collect::<Option<Vec<Value>>>()?,
        "isPartOf": site(here)?,
    }));
    add(&mut facts, "license", licence(here));
    Some(in_context(facts))
}

fn site(here: Here<'_>) -> Option<Map<String, Value>> {
    let base = here.site.settings.base_url.as_ref()?;
    let title = &here.site.settings.title;
    Some(object(
        json!({ "@type": "WebSite", "name": title, "url": base.as_str() }),
    ))
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

fn in_context(mut facts: Map<String, Value>) -> SafeJson {
    facts.insert("@context".to_owned(), json!("https://schema.org"));
    SafeJson::new(&Value::Object(facts))
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        other => unreachable!("{other} is written as an object"),
    }
}

fn add(facts: &mut Map<String, Value>, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        facts.insert(key.to_owned(), json!(value));
    }
}

fn add_list<T: Into<Value>>(facts: &mut Map<String, Value>, key: &str, values: Vec<T>) {
    if !values.is_empty() {
        let values = values.into_iter().map(Into::into).collect();
        facts.insert(key.to_owned(), Value::Array(values));
    }
}
