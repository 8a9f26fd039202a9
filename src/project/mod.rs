//! The project: where its root is, and what its `observatory.toml` says.

mod map;
mod settings;

use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::{fs, io};

pub use map::{MapFile, is_map_name, own_boundaries, read_map};
pub use settings::{BaseUrl, Settings, Thresholds};
use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::Findings;
use crate::path_error::{Doing as _, PathError};
use crate::source::{self, Input, LARGEST_FILE};

/// The name of the configuration; the folder that holds it is the root.
pub const CONFIGURATION: &str = "observatory.toml";

/// The folder of an observatory's own templates and assets, below the root.
pub const TEMPLATES: &str = "templates";

/// Where what is published as it is stands among them, however large.
const ASSETS: &str = "templates/assets/";

/// Walks up from `start` to the folder that holds `observatory.toml`.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    start
        .ancestors()
        .find(|folder| folder.join(CONFIGURATION).is_file())
        .map(Path::to_owned)
}

/// The bytes of the configuration below `root`, none where it is larger than any file of words may be.
///
/// # Errors
/// The file can't be read.
pub fn read_configuration(root: &Path) -> Result<Input, PathError> {
    let path = root.join(CONFIGURATION);
    let bytes = source::read_bounded(&path, LARGEST_FILE).doing("read", &path)?;
    Ok(Input {
        path: CONFIGURATION.into(),
        bytes,
    })
}

/// The observatory's own templates and assets below `root/templates`, by path; templates and languages without any bytes
/// where they are larger than any file of words may be. A folder that is not there is an
/// empty one.
///
/// # Errors
/// A file or a folder can't be read, or is something else: passed over in silence, a page would look as it did
/// before, and nobody could tell why.
pub fn read_overrides(root: &Path) -> Result<Vec<Input>, PathError> {
    let folder = root.join(TEMPLATES);
    match fs::symlink_metadata(&folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        _ if folder.is_dir() => {}
        _ => {
            let error =
                io::Error::other("the templates stand in a folder of that name, and this is none");
            return Err(error).doing("read", &folder);
        }
    }
    let mut overrides = Vec::new();
    let is_hidden = |entry: &DirEntry| entry.file_name().as_encoded_bytes().starts_with(b".");
    let walk = WalkDir::new(&folder)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry));
    for entry in walk {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(&folder).to_owned();
            PathError::reading_listed(path, error.into())
        })?;
        let below = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let name = below.to_string_lossy().replace(MAIN_SEPARATOR, "/");
        if entry.file_type().is_file() {
            let bytes = match name.starts_with(ASSETS) {
                true => fs::read(entry.path()).map(|bytes| Some(bytes.into())),
                false => source::read_bounded(entry.path(), LARGEST_FILE),
            };
            let bytes = bytes.map_err(|error| PathError::reading_listed(entry.path(), error))?;
            overrides.push(Input {
                path: name.into(),
                bytes,
            });
        } else if !entry.file_type().is_dir() {
            let what = match entry.file_type().is_symlink() {
                true => {
                    "it is a symbolic link, and links are not followed. Put the file itself there"
                }
                false => "it is a pipe, a socket or a device. Put a plain file there",
            };
            return Err(io::Error::other(what)).doing("read", entry.path());
        }
    }
    Ok(overrides)
}

/// The settings that the configuration's bytes give, or all that is wrong with them.
///
/// # Errors
/// The faults, each with its place.
pub fn settings(configuration: &Input) -> Result<Settings, Findings> {
    let mut findings = Findings::default();
    let settings = source::decode(configuration, &mut findings)
        .and_then(|source| settings::parse(&source, &mut findings));
    match settings {
        Some(settings) if !findings.has_errors() => Ok(settings),
        _ => {
            findings.sort();
            Err(findings)
        }
    }
}
