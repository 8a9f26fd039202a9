//! What can be wrong with a file of boundaries: from where reading stopped to words for whoever made the file.

use crate::geography::geojson::GeoJsonFault;

pub(super) fn whole_file(message: String, help: &str) -> GeoJsonFault {
    GeoJsonFault {
        at: None,
        message,
        help: help.to_owned(),
    }
}

/// Files that are no JSON but are often taken for it.
pub(super) fn other_format(bytes: &[u8]) -> Option<GeoJsonFault> {
    const EXPORT: &str = "export it as GeoJSON, in WGS 84 (EPSG:4326), with QGIS, mapshaper.org or \
                          `ogr2ogr -t_srs EPSG:4326 boundaries.geojson FILE`";
    let text = bytes.trim_ascii_start();
    let what = if text.is_empty() {
        "the file is empty"
    } else if bytes.starts_with(&[0, 0, 0x27, 0x0a]) {
        "this is a Shapefile, not GeoJSON"
    } else if bytes.starts_with(b"PK\x03\x04") {
        "this is a ZIP archive, perhaps of a Shapefile or KMZ, not GeoJSON"
    } else if bytes.starts_with(b"SQLite format 3") {
        "this is a database, perhaps a GeoPackage, not GeoJSON"
    } else if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Some(whole_file(
            "the file is text in UTF-16".to_owned(),
            "save it again as UTF-8",
        ));
    } else if text.starts_with(b"<") {
        "this is XML, perhaps KML, GML or a web page, not GeoJSON"
    } else {
        return None;
    };
    Some(whole_file(what.to_owned(), EXPORT))
}

/// What reading found wrong, and the words for what the JSON parser did.
pub(super) fn fault_of(
    error: &serde_json::Error,
    known: Option<Words>,
    bytes: &[u8],
) -> GeoJsonFault {
    let at = (error.line() > 0).then(|| place(error, bytes));
    let words = known.unwrap_or_else(|| words_of(error, bytes));
    GeoJsonFault {
        at,
        message: words.message,
        help: words.help,
    }
}

fn words_of(error: &serde_json::Error, bytes: &[u8]) -> Words {
    let text = error.to_string();
    let cause = text.split(" at line ").next().unwrap_or(&text);
    let near = line(error, bytes);
    let near = &near[error.column().saturating_sub(1).min(near.len())..];
    let near = near.strip_prefix(b"-").unwrap_or(near);
    if text.starts_with("number out of range")
        || [&b"NaN"[..], b"Inf"]
            .iter()
            .any(|word| near.starts_with(word))
    {
        return Words::new(
            "a number is not finite",
            "write each coordinate as a plain number of degrees",
        );
    }
    if text.starts_with("recursion limit") {
        return too_deep();
    }
    if error.is_data() {
        return Words {
            message: format!("this is not GeoJSON: {cause}"),
            help: "export the file again as GeoJSON (RFC 7946)".to_owned(),
        };
    }
    Words {
        message: format!("this is not JSON: {cause}"),
        help: "export the file again as GeoJSON; it may be cut off, or edited by hand".to_owned(),
    }
}

/// The line that an error is in.
fn line<'a>(error: &serde_json::Error, bytes: &'a [u8]) -> &'a [u8] {
    let mut lines = bytes.split(|&byte| byte == b'\n');
    lines
        .nth(error.line().saturating_sub(1))
        .unwrap_or_default()
}

/// Line and column from 1; the parser counts bytes.
fn place(error: &serde_json::Error, bytes: &[u8]) -> (usize, usize) {
    let line = line(error, bytes);
    let before = &line[..error.column().saturating_sub(1).min(line.len())];
    (
        error.line(),
        String::from_utf8_lossy(before).chars().count() + 1,
    )
}

/// A message and what to do about it.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) message: String,
    pub(super) help: String,
}

impl Words {
    pub(super) fn new(message: &str, help: &str) -> Self {
        Self {
            message: message.to_owned(),
            help: help.to_owned(),
        }
    }
}

pub(super) fn too_deep() -> Words {
    Words::new(
        "lists stand within lists more deeply than GeoJSON has it",
        "export the file again; the coordinates of a MultiPolygon are four lists deep",
    )
}

pub(super) fn misnested() -> Words {
    Words::new(
        "the coordinates are not nested as those of their type are",
        "export the file again as GeoJSON (RFC 7946)",
    )
}
