//! The files of the data folder: takes the site, gives one file for each kind of reader, written row by
//! row, so that no file is ever whole in memory.
//!
//! What a sighting exports, and in which order, is said once in [`record`]; each format has a file.

mod csv;
mod geojson;
mod heat_map;
mod json;
mod package;
mod record;
#[cfg(test)]
mod sample;
mod schema;

use std::io::{self, Write};

pub use schema::schema;

use crate::model::Facet;
use crate::site::{Export, PartFormat, Site};

/// How many bytes of a file are handed on at once. A row is written in hundreds of small pieces.
const ROOM: usize = 64 << 10;

/// Writes the sightings of one word into `sink`.
///
/// # Errors
/// The sink fails.
pub(super) fn write_part(
    site: &Site,
    facet: Facet,
    format: PartFormat,
    sink: &mut dyn Write,
) -> io::Result<()> {
    let list = site.list(facet);
    match format {
        PartFormat::Csv => csv::write(site, list, sink),
        PartFormat::Json => json::write_array(site, list, sink),
        PartFormat::JsonLines => json::write_lines(site, list, sink),
        PartFormat::GeoJson => geojson::write(site, list, sink),
    }
}

/// Writes one file of the data into `sink`.
///
/// # Errors
/// The sink fails.
pub(super) fn write(site: &Site, export: Export, sink: &mut dyn Write) -> io::Result<()> {
    match export {
        Export::SightingsCsv => csv::write(site, &site.gathered.all, sink),
        Export::SightingsJson => json::write_array(site, &site.gathered.all, sink),
        Export::SightingsJsonLines => json::write_lines(site, &site.gathered.all, sink),
        Export::SightingsGeoJson => geojson::write(site, &site.gathered.all, sink),
        Export::HeatMapCsv => heat_map::write(site, sink),
        Export::DataPackage => package::write(site, sink),
        Export::SightingSchema => sink.write_all(schema(&site.observatory).as_bytes()),
    }
}
