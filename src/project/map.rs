//! The observatory's own boundaries: which file holds them, and what it holds.

use std::fs;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Findings, SourceText};
use crate::faults::bad_map;
use crate::geography::{Boundaries, GeoJsonFault, LARGEST_BOUNDARIES, boundaries};
use crate::path_error::{Doing as _, PathError};
use crate::project::settings;
use crate::source::{self, Input};

/// The file that `map` names, and where it is named.
#[derive(Debug, Clone)]
pub struct MapFile {
    /// Its name; it stands beside the configuration.
    pub name: String,
    pub(super) source: Arc<SourceText>,
    pub(super) span: Range<usize>,
}

/// Whether a file of this name, beside the configuration, may hold boundaries. The preview looks for changes
/// of all such.
pub fn is_map_name(name: &str) -> bool {
    let is_json = name.ends_with(".geojson") || name.ends_with(".json");
    is_json && !name.starts_with('.') && !name.contains(['/', '\\', ':', '\0'])
}

/// The bytes of the boundaries that `configuration` names, without any where the file is too large; none where
/// it names no file, or the file is not there.
///
/// # Errors
/// The file is there and can't be read.
pub fn read_map(root: &Path, configuration: &Input) -> Result<Option<Input>, PathError> {
    // What is wrong with the configuration is told where it is read in earnest.
    let mut unheard = Findings::default();
    let settings = source::decode(configuration, &mut unheard)
        .and_then(|source| settings::parse(&source, &mut unheard));
    let Some(MapFile { name, .. }) = settings.and_then(|settings| settings.map) else {
        return Ok(None);
    };
    let path = root.join(&name);
    let length = match fs::symlink_metadata(&path) {
        Ok(metadata) if metadata.is_file() => metadata.len(),
        // A folder, a link to who knows where, or something that a reader could wait for without end.
        Ok(_) => return Ok(None),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(PathError::new("read", path, error)),
    };
    let bytes = match length > LARGEST_BOUNDARIES as u64 {
        true => None,
        false => Some(fs::read(&path).doing("read", &path)?.into()),
    };
    Ok(Some(Input {
        path: name.into(),
        bytes,
    }))
}

/// The boundaries in what was read of the file that the settings name; none where they name none.
///
/// # Errors
/// The file is not there, or is not one that can be drawn.
pub fn own_boundaries(
    map: Option<&MapFile>,
    read: Option<&Input>,
) -> Result<Option<Boundaries>, Findings> {
    let Some(MapFile { name, source, span }) = map else {
        return Ok(None);
    };
    let fault = match read.map(|input| input.bytes.as_deref()) {
        None => bad_map::no_file(source, span.clone(), name),
        Some(None) => bad_map::too_large(source, span.clone(), name, LARGEST_BOUNDARIES),
        Some(Some(bytes)) => match boundaries(bytes) {
            Ok(boundaries) => return Ok(Some(boundaries)),
            Err(GeoJsonFault { at, message, help }) => {
                bad_map::fault(source, span.clone(), name, at, &message, &help)
            }
        },
    };
    let mut findings = Findings::default();
    findings.push(fault);
    Err(findings)
}
