//! The walk over the sightings: which files there are, and their bytes.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::{Diagnostic, Findings, SourceText};
use crate::faults::{misplaced, symbolic_link, unreadable};
use crate::nearest::nearest;
use crate::path_error::{Doing as _, PathError};
use crate::picture::{self, Format, Picture, Tells, Unfit};
use crate::source::seen::Seen;
use crate::source::{LARGEST_FILE, vocabulary};

/// The folder of the sightings, below the project's root.
pub const SIGHTINGS: &str = "sightings";

/// One file as it is on disk.
#[derive(Debug, Clone, Eq)]
pub struct Input {
    /// Its path from the project's root, with `/`.
    pub path: String,
    /// Its bytes, or `None` where it is larger than any file may be.
    pub bytes: Option<Bytes>,
}

impl Input {
    /// A file with these bytes.
    pub fn new(path: impl Into<String>, bytes: impl AsRef<[u8]>) -> Self {
        Self {
            path: path.into(),
            bytes: Some(Bytes::copy_from_slice(bytes.as_ref())),
        }
    }
}

impl PartialEq for Input {
    fn eq(&self, other: &Self) -> bool {
        // Most are the same because nobody read them again.
        let is_shared = match (&self.bytes, &other.bytes) {
            (Some(own), Some(others)) => std::ptr::eq::<[u8]>(&**own, &**others),
            _ => false,
        };
        self.path == other.path && (is_shared || self.bytes == other.bytes)
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

/// Reads the files again and again, and each again only where it may have changed.
#[derive(Debug, Default)]
pub struct Reader {
    files: Seen<Input>,
    pictures: Seen<PictureInput>,
}

impl Reader {
    /// Reads all files below `root/sightings`. A folder that is not there is an empty one.
    ///
    /// # Errors
    /// A folder or a file that can't be read, by its path.
    pub fn read(&mut self, root: &Path) -> Result<Inputs, PathError> {
        self.read_listed(listed(root)?)
    }

    fn read_listed(&mut self, listed: Listed) -> Result<Inputs, PathError> {
        let now = SystemTime::now();
        let mut inputs = Inputs {
            files: self.files.each(listed.files, now, |path, on_disk| {
                Ok(Input {
                    path: path.to_owned(),
                    bytes: read_bounded(on_disk, LARGEST_FILE)?,
                })
            })?,
            pictures: self.pictures.each(listed.pictures, now, |path, on_disk| {
                let bytes = read_bounded(on_disk, picture::LARGEST_FILE)?;
                Ok(PictureInput::new(path.to_owned(), bytes.as_deref()))
            })?,
            findings: listed.findings,
        };
        inputs.files.sort_by(|a, b| a.path.cmp(&b.path));
        inputs.pictures.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(inputs)
    }
}

/// What is to be read, each with its path from the project's root and the one on disk; and what is wrong with the rest.
#[derive(Debug, Default)]
struct Listed {
    files: Vec<(String, PathBuf)>,
    pictures: Vec<(String, PathBuf)>,
    findings: Findings,
}

fn listed(root: &Path) -> Result<Listed, PathError> {
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
                .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry));
            listed = list(root, walk)?;
        }
    }
    Ok(listed)
}

fn list(
    root: &Path,
    walk: impl Iterator<Item = walkdir::Result<DirEntry>>,
) -> Result<Listed, PathError> {
    let mut listed = Listed::default();
    for entry in walk {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(root).to_owned();
            PathError::reading_listed(path, error.into())
        })?;
        match judge(root, &entry) {
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

/// The bytes of a picture below `root`.
///
/// # Errors
/// It can't be read, or is larger than any picture may be.
pub fn read_picture(root: &Path, path: &str) -> Result<Bytes, PathError> {
    let on_disk = root.join(path);
    let is_large = || std::io::Error::from(std::io::ErrorKind::FileTooLarge);
    read_bounded(&on_disk, picture::LARGEST_FILE)
        .and_then(|bytes| bytes.ok_or_else(is_large))
        .map_err(|error| PathError::reading_listed(&on_disk, error))
}

enum Verdict {
    Read(String),
    Picture(String),
    Fault(Diagnostic),
    Pass,
}

fn judge(root: &Path, entry: &DirEntry) -> Verdict {
    let below = entry.path().strip_prefix(root).unwrap_or(entry.path());
    let shown = below
        .to_string_lossy()
        .replace(std::path::MAIN_SEPARATOR, "/");
    if entry.file_type().is_symlink() {
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
    if entry.file_type().is_dir() {
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
    let Some(name) = entry
        .file_name()
        .to_str()
        .filter(|_| below.to_str().is_some())
    else {
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
        return if entry.file_type().is_file() {
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
    if Format::promised_by(name).is_some() && entry.file_type().is_file() {
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
        && entry.depth() == 1
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

fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().as_encoded_bytes();
    name.starts_with(b".") || name.starts_with(b"_")
}

/// Stands for a file whose text plays no part.
fn nameless(path: &str) -> Arc<SourceText> {
    Arc::new(SourceText::new(path, ""))
}

/// The bytes of a file; none where there are more than `most`.
pub(crate) fn read_bounded(path: &Path, most: usize) -> std::io::Result<Option<Bytes>> {
    let mut bytes = Vec::new();
    File::open(path)?
        .take(most as u64 + 1)
        .read_to_end(&mut bytes)?;
    Ok((bytes.len() <= most).then(|| bytes.into()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use walkdir::WalkDir;

    use super::{Reader, SIGHTINGS, list};
    use crate::path_error::PathError;

    const GONE: &str = "it was there a moment ago and is gone. Something else is at work in this folder: wait until it is \
                        done, then try again.";

    /// Two sightings and a picture, of which `gone` is taken away when `at` has been listed.
    fn reads(at: &str, gone: &str) -> Result<usize, PathError> {
        let project = tempfile::tempdir().expect("a scratch folder");
        let folder = project.path().join(SIGHTINGS);
        for path in ["a.md", "b/index.md", "b/hall.jpg"] {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, "+++\n").expect("a file");
        }
        let gone = folder.join(gone);
        let take_away = || match gone.is_dir() {
            true => fs::remove_dir_all(&gone).expect("it is ours"),
            false => fs::remove_file(&gone).expect("it is ours"),
        };
        let walk = WalkDir::new(&folder).sort_by_file_name().into_iter();
        let walk = walk.inspect(|entry| {
            if entry
                .as_ref()
                .is_ok_and(|entry| entry.path() == folder.join(at))
            {
                take_away();
            }
        });
        let inputs = Reader::default().read_listed(list(project.path(), walk)?)?;
        Ok(inputs.files.len() + inputs.pictures.len())
    }

    #[test]
    fn what_vanishes_between_the_walk_and_the_reading_is_named_as_gone() {
        for (at, gone, named) in [
            ("b/index.md", "a.md", "a.md"),
            ("b/index.md", "b/index.md", "b/index.md"),
            ("b/index.md", "b/hall.jpg", "b/hall.jpg"),
            ("b/index.md", "b", "b/"),
            ("a.md", "b", "b"),
        ] {
            let error = reads(at, gone).expect_err("something is missing");
            let told = error.to_string();
            assert!(told.contains(&format!("{SIGHTINGS}/{named}")), "{told}");
            assert!(told.ends_with(GONE), "{told}");
        }
    }
}
