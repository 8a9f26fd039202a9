//! The files of the data folder: takes the site, gives one file for each kind of reader, written row by
//! row, so that no file is ever whole in memory.
//!
//! What a sighting exports, and in which order, is said once in [`record`], and how a value is written as JSON in
//! [`cell`]; each format has a file.

mod cell;
mod csv;
mod geojson;
mod heat_map;
mod json;
mod package;
mod record;
mod rows;
#[cfg(test)]
mod sample;
mod schema;

use std::io::{self, Write};

use rows::Layout;
pub(super) use rows::Rows;
pub use schema::schema;

use crate::model::Facet;
use crate::site::{Export, PartFormat, Site};

/// Writes the sightings of one word into `sink`.
///
/// # Errors
/// The sink fails.
pub(super) fn write_part(
    site: &Site,
    made: &Rows,
    facet: Facet,
    format: PartFormat,
    sink: &mut dyn Write,
) -> io::Result<()> {
    layout(format).write(site, made, site.list(facet), sink)
}

fn layout(format: PartFormat) -> Layout {
    match format {
        PartFormat::Csv => csv::table(),
        PartFormat::Json => json::array(),
        PartFormat::JsonLines => json::lines(),
        PartFormat::GeoJson => geojson::layout(),
    }
}

/// Writes one file of the data into `sink`.
///
/// # Errors
/// The sink fails.
pub(super) fn write(
    site: &Site,
    made: &Rows,
    export: Export,
    sink: &mut dyn Write,
) -> io::Result<()> {
    let format = match export {
        Export::SightingsCsv => PartFormat::Csv,
        Export::SightingsJson => PartFormat::Json,
        Export::SightingsJsonLines => PartFormat::JsonLines,
        Export::SightingsGeoJson => PartFormat::GeoJson,
        Export::HeatMapCsv => return heat_map::write(site, sink),
        Export::DataPackage => return package::write(site, sink),
        Export::SightingSchema => return sink.write_all(schema(&site.observatory).as_bytes()),
    };
    layout(format).write(site, made, &site.gathered.all, sink)
}
