//! The walk over the sightings: which files there are, and what a file is as it is on disk.

use std::ffi::OsStr;
use std::fs::{self, FileType};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::{Diagnostic, Findings, SourceText};
use crate::faults::{misplaced, symbolic_link, unreadable};
use crate::nearest::nearest;
use crate::path_error::{Doing as _, PathError};
use crate::picture::{self, Format, Picture, Tells, Unfit};
use crate::source::vocabulary;

/// The folder of the sightings, below the project's root.
pub const SIGHTINGS: &str = "sightings";

/// One file as it is on disk.
#[derive(Debug, Clone, Eq)]
pub struct Input {
    /// Its path from the project's root, with `/`.
    pub path: Arc<str>,
    /// Its bytes, or `None` where it is larger than any file may be.
    pub bytes: Option<Bytes>,
}

impl Input {
    /// A file with these bytes.
    pub fn new(path: impl Into<Arc<str>>, bytes: impl AsRef<[u8]>) -> Self {
        Self {
            path: path.into(),
            bytes: Some(Bytes::copy_from_slice(bytes.as_ref())),
        }
    }

    /// Whether both are one file that nobody read again in between. To see that, neither path nor bytes are looked at.
    fn is_shared(&self, other: &Self) -> bool {
        let is_one = |(own, others): (&Bytes, &Bytes)| std::ptr::eq::<[u8]>(&**own, &**others);
        let bytes = self.bytes.as_ref().zip(other.bytes.as_ref());
        Arc::ptr_eq(&self.path, &other.path) && bytes.is_some_and(is_one)
    }
}

impl PartialEq for Input {
    fn eq(&self, other: &Self) -> bool {
        // Most are the same because nobody read them again.
        self.is_shared(other) || self.path == other.path && self.bytes == other.bytes
    }
}

/// Everything below `sightings/` that is a sighting or a vocabulary, by path.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Inputs {
    /// The files.
    pub files: Vec<Input>,
    /// What could be a picture, by path. Their bytes are not kept.
    pub pictures: Vec<PictureInput>,
    /// Faults of where things stand: links, names, folders.
    pub findings: Findings,
}

/// A file whose name is that of a picture, looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct PictureInput {
    /// Its path from the project's root, with `/`.
    pub path: String,
    /// What it is, or why it can't be published.
    pub is: Result<Picture, Unfit>,
    /// What it tells besides what it shows, be it one that can't be published; none where that can't be read.
    pub tells: Option<Tells>,
}

/// What is to be read, each with its path from the project's root and the one on disk; and what is wrong with the rest.
#[derive(Debug, Default)]
pub(super) struct Listed {
    pub(super) files: Vec<(String, PathBuf)>,
    pub(super) pictures: Vec<(String, PathBuf)>,
    pub(super) findings: Findings,
}

/// What stands below `root/sightings`. A folder that is not there is an empty one.
///
/// # Errors
/// A folder that can't be read, by its path.
pub(super) fn listed(root: &Path) -> Result<Listed, PathError> {
    let folder = root.join(SIGHTINGS);
    let mut listed = Listed::default();
    match fs::symlink_metadata(&folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(error).doing("read", &folder),
        Ok(metadata) if metadata.is_symlink() => {
            let fault = symbolic_link::fault(&nameless(SIGHTINGS), 0..0);
            listed.findings.push(fault);
        }
        Ok(metadata) if !metadata.is_dir() => {
            listed.findings.push(misplaced::fault(
                &nameless(SIGHTINGS),
                0..0,
                "this is a file, and the sightings stand in a folder of that name",
                "give the file another name",
            ));
        }
        Ok(_) => {
            let walk = WalkDir::new(&folder)
                .follow_links(false)
                .sort_by_file_name()
                .into_iter()
                .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()));
            listed = list(root, walk)?;
        }
    }
    Ok(listed)
}

pub(super) fn list(
    root: &Path,
    walk: impl Iterator<Item = walkdir::Result<DirEntry>>,
) -> Result<Listed, PathError> {
    let mut listed = Listed::default();
    for entry in walk {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(root).to_owned();
            PathError::reading_listed(path, error.into())
        })?;
        match judge(root, entry.path(), entry.file_type()) {
            Verdict::Read(path) => listed.files.push((path, entry.into_path())),
            Verdict::Picture(path) => listed.pictures.push((path, entry.into_path())),
            Verdict::Fault(fault) => listed.findings.push(fault),
            Verdict::Pass => {}
        }
    }
    Ok(listed)
}

impl PictureInput {
    /// A file with these bytes, or with none where there are too many.
    pub fn new(path: String, bytes: Option<&[u8]>) -> Self {
        let is = match bytes {
            Some(bytes) => picture::examine(&path, bytes),
            None => Err(Unfit::File),
        };
        let tells = match &is {
            Ok(is) => Some(is.tells),
            Err(_) => bytes.and_then(|bytes| picture::told(bytes).ok()),
        };
        Self { path, is, tells }
    }
}

/// What is to be done with what stands somewhere below the sightings.
pub(super) enum Verdict {
    Read(String),
    Picture(String),
    Fault(Diagnostic),
    Pass,
}

/// Judges what stands `on_disk` by its name and by what it is.
pub(super) fn judge(root: &Path, on_disk: &Path, is: FileType) -> Verdict {
    let below = on_disk.strip_prefix(root).unwrap_or(on_disk);
    let shown = below
        .to_string_lossy()
        .replace(std::path::MAIN_SEPARATOR, "/");
    if is.is_symlink() {
        return Verdict::Fault(symbolic_link::fault(&nameless(&shown), 0..0));
    }
    if shown.contains(char::is_control) {
        return Verdict::Fault(unreadable::fault(
            &nameless(&shown.escape_debug().to_string()),
            0..0,
            "the name of this file or of its folder holds a sign that can't be seen".to_owned(),
            "give it a name of small letters a to z, digits and hyphens",
        ));
    }
    if is.is_dir() {
        return if vocabulary::key_of(&shown).is_some() {
            Verdict::Fault(misplaced::fault(
                &nameless(&shown),
                0..0,
                "this is a folder, and a list of words is a file",
                "give the folder another name",
            ))
        } else {
            Verdict::Pass
        };
    }
    let name = on_disk.file_name().and_then(OsStr::to_str);
    let Some(name) = name.filter(|_| below.to_str().is_some()) else {
        return Verdict::Fault(unreadable::fault(
            &nameless(&shown),
            0..0,
            "the name of this file or of its folder is not text".to_owned(),
            "give it a name of small letters a to z, digits and hyphens",
        ));
    };
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_sighting = ending == "md" && !name.eq_ignore_ascii_case("README.md");
    let is_vocabulary = vocabulary::key_of(&shown).is_some();
    if is_sighting || is_vocabulary {
        return if is.is_file() {
            Verdict::Read(shown)
        } else {
            Verdict::Fault(unreadable::fault(
                &nameless(&shown),
                0..0,
                "this is not a file but a pipe, a socket or a device".to_owned(),
                "put a plain file here",
            ))
        };
    }
    if Format::promised_by(name).is_some() && is.is_file() {
        return Verdict::Picture(shown);
    }
    if name.to_ascii_lowercase().ends_with(".md.txt")
        || matches!(
            ending.to_ascii_lowercase().as_str(),
            "md" | "markdown" | "mdown"
        ) && !name.eq_ignore_ascii_case("README.md")
    {
        return Verdict::Fault(misplaced::fault(
            &nameless(&shown),
            0..0,
            "the name of a sighting ends with .md, in small letters",
            "rename the file, so that it ends with .md",
        ));
    }
    if ending == "toml"
        && below.parent() == Some(Path::new(SIGHTINGS))
        && let Some(near) = nearest(name, vocabulary::FILES.iter().map(|(file, _)| *file))
    {
        return Verdict::Fault(misplaced::fault(
            &nameless(&shown),
            0..0,
            &format!("no list of words is called {name}"),
            &format!("did you mean {near}?"),
        ));
    }
    Verdict::Pass
}

/// Whether a file or a folder of this name is passed over, with all that is in it.
pub(super) fn is_hidden(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b".") || name.starts_with(b"_")
}

/// Stands for a file whose text plays no part.
fn nameless(path: &str) -> Arc<SourceText> {
    Arc::new(SourceText::new(path, ""))
}
