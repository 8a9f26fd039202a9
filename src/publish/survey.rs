//! What stands in an output before anything is changed. Takes paths and gives what was found there;
//! a symbolic link is seen as a link and never followed.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::{File, Metadata};
use std::io::Read;
use std::path::Path;
use std::time::UNIX_EPOCH;
use std::{fs, io};

use xxhash_rust::xxh3::Xxh3;

use crate::path_error::{Doing, PathError};
use crate::publish::manifest::{Manifest, Seen};
use crate::publish::{names, site_path};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Nothing,
    File,
    Folder,
    /// A symbolic link, a pipe, a device.
    Other,
}

/// What stands where a page is to be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    Nothing,
    /// A file with the page's own bytes, last modified at this time.
    Same {
        modified: i64,
    },
    /// A file with other bytes.
    Different,
    /// A folder with nothing in it but files of the last build.
    OwnFolder,
    /// Anything else.
    Foreign,
}

/// # Errors
/// Where the system does not tell, as without permission to look into a folder.
pub(crate) fn kind(path: &Path) -> Result<Kind, PathError> {
    Ok(match metadata(path)? {
        None => Kind::Nothing,
        Some(found) if found.is_file() => Kind::File,
        Some(found) if found.is_dir() => Kind::Folder,
        Some(_) => Kind::Other,
    })
}

/// What stands at each folder that any of the paths lies in.
///
/// # Errors
/// As for [`kind`].
pub(crate) fn folders<'a>(
    root: &Path,
    paths: impl Iterator<Item = &'a str>,
) -> Result<BTreeMap<&'a str, Kind>, PathError> {
    let mut folders: BTreeMap<&str, Kind> = BTreeMap::new();
    for path in paths {
        for folder in site_path::folders(path) {
            if !folders.contains_key(folder) {
                folders.insert(folder, kind(&root.join(folder))?);
            }
        }
    }
    Ok(folders)
}

/// Compares what stands at a path with a page of this hash and length. Where the record of the last
/// build agrees with the file's length and time, its hash is believed; else the file is read.
///
/// # Errors
/// Where the file or the folder cannot be looked at.
pub(crate) fn standing(
    root: &Path,
    path: &str,
    old: &Manifest<'_>,
    hash: u64,
    bytes: u64,
) -> Result<Standing, PathError> {
    let place = root.join(path);
    let Some(found) = metadata(&place)? else {
        return Ok(Standing::Nothing);
    };
    if found.is_dir() {
        let own = is_own_folder(root, path, old)?;
        return Ok(if own {
            Standing::OwnFolder
        } else {
            Standing::Foreign
        });
    }
    if !found.is_file() {
        return Ok(Standing::Foreign);
    }
    if found.len() != bytes {
        return Ok(Standing::Different);
    }
    let modified = modified(&found);
    let believed = old
        .files
        .get(path)
        .copied()
        .flatten()
        .filter(|seen: &Seen| seen.bytes == bytes && seen.modified == modified);
    let same = match believed {
        Some(seen) => seen.hash == hash,
        None => hash_of(&place)? == Some(hash),
    };
    Ok(if same {
        Standing::Same { modified }
    } else {
        Standing::Different
    })
}

/// Whether the file at a path has the length and the time that the record gives it.
///
/// # Errors
/// As for [`kind`].
pub(crate) fn is_as_seen(root: &Path, path: &str, seen: Seen) -> Result<bool, PathError> {
    let found = metadata(&root.join(path))?;
    Ok(found.is_some_and(|found| {
        found.is_file() && found.len() == seen.bytes && modified(&found) == seen.modified
    }))
}

/// Makes sure that files can be put into and taken out of a folder, so that a build does not find out
/// half-way. Only a folder that looks closed is tried, because its permissions are not the whole truth.
///
/// # Errors
/// Where the folder is closed.
pub(crate) fn open_for_change(folder: &Path) -> Result<(), PathError> {
    let found = folder.symlink_metadata().doing("open", folder)?;
    if found.permissions().readonly() {
        let probe = folder.join(format!("{}-probe", names::OWN));
        File::create_new(&probe).doing("write into", folder)?;
        fs::remove_file(&probe).doing("remove", &probe)?;
    }
    Ok(())
}

/// Nanoseconds since 1970. A file from before or far beyond our time gets the nearest number.
pub(crate) fn modified(found: &Metadata) -> i64 {
    let Ok(time) = found.modified() else {
        return 0;
    };
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(i64::MAX),
        Err(before) => {
            i64::try_from(before.duration().as_nanos()).map_or(i64::MIN, |nanoseconds| -nanoseconds)
        }
    }
}

fn metadata(path: &Path) -> Result<Option<Metadata>, PathError> {
    match path.symlink_metadata() {
        Ok(found) => Ok(Some(found)),
        // A file in place of a folder above it: nothing can stand at the path.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            Ok(None)
        }
        Err(error) => Err(PathError::new("open", path, error)),
    }
}

fn is_own_folder(root: &Path, folder: &str, old: &Manifest<'_>) -> Result<bool, PathError> {
    let place = root.join(folder);
    let prefix = format!("{folder}/");
    let own = old
        .files
        .range(Cow::Borrowed(&*prefix)..)
        .next()
        .is_some_and(|(path, _)| path.starts_with(&prefix));
    if !own {
        return Ok(false);
    }
    for entry in fs::read_dir(&place).doing("read the folder", &place)? {
        let entry = entry.doing("read the folder", &place)?;
        let kind = entry.file_type().doing("open", entry.path())?;
        let Ok(name) = entry.file_name().into_string() else {
            return Ok(false);
        };
        let path = format!("{prefix}{name}");
        let own = if kind.is_dir() {
            is_own_folder(root, &path, old)?
        } else {
            kind.is_file() && old.files.contains_key(&*path)
        };
        if !own {
            return Ok(false);
        }
    }
    Ok(true)
}

/// `None` where the file is closed to us, or gone.
fn hash_of(path: &Path) -> Result<Option<u64>, PathError> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::PermissionDenied | io::ErrorKind::NotFound
            ) =>
        {
            return Ok(None);
        }
        Err(error) => return Err(PathError::new("read", path, error)),
    };
    let mut hasher = Xxh3::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer).doing("read", path)? {
            0 => return Ok(Some(hasher.digest())),
            bytes => hasher.update(&buffer[..bytes]),
        }
    }
}
