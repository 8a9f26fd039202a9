//! Reads the files of the sightings, again and again, and each again only where it may have changed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::time::SystemTime;

use bytes::Bytes;

use crate::path_error::PathError;
use crate::picture;
use crate::source::LARGEST_FILE;
use crate::source::seen::Seen;
use crate::source::walk::{
    Input, Inputs, Listed, PictureInput, SIGHTINGS, Verdict, is_hidden, judge, listed,
};

/// Which files may have changed since they were read last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Touched {
    /// What stands, or stood, at these paths on disk.
    These(BTreeSet<PathBuf>),
    /// Any.
    Any,
}

/// Reads the files again and again, and each again only where it may have changed.
#[derive(Debug, Default)]
pub struct Reader {
    files: Seen<Input>,
    pictures: Seen<PictureInput>,
    /// What was read last, unless that failed.
    last: Option<Inputs>,
}

impl Default for Touched {
    fn default() -> Self {
        Self::These(BTreeSet::new())
    }
}

impl Touched {
    /// Besides these also `others`.
    pub fn add(&mut self, others: Self) {
        match (self, others) {
            (Self::These(own), Self::These(others)) => own.extend(others),
            (Self::Any, _) => {}
            (own, Self::Any) => *own = Self::Any,
        }
    }
}

impl Reader {
    /// Reads all files below `root/sightings`. A folder that is not there is an empty one. Of what is not `touched` it
    /// takes what it read before, where it is certain that nothing else depends on it.
    ///
    /// # Errors
    /// A folder or a file that can't be read, by its path.
    pub fn read(&mut self, root: &Path, touched: &Touched) -> Result<Inputs, PathError> {
        let last = self.last.take();
        let changes = match (touched, &last) {
            (Touched::These(paths), Some(last)) => changes(root, paths, last),
            _ => None,
        };
        let inputs = match (changes, last) {
            (Some(changes), Some(last)) => self.read_changed(root, last, changes)?,
            _ => self.read_listed(listed(root)?)?,
        };
        self.last = Some(inputs.clone());
        Ok(inputs)
    }

    fn read_listed(&mut self, listed: Listed) -> Result<Inputs, PathError> {
        let now = SystemTime::now();
        let mut inputs = Inputs {
            files: self.files.each(listed.files, now, read_file)?,
            pictures: self.pictures.each(listed.pictures, now, look_at_picture)?,
            findings: listed.findings,
        };
        inputs.files.sort_by(|a, b| a.path.cmp(&b.path));
        inputs.pictures.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(inputs)
    }

    /// What there was `before`, but for what has changed since.
    fn read_changed(
        &mut self,
        root: &Path,
        before: Inputs,
        changes: BTreeMap<String, Change>,
    ) -> Result<Inputs, PathError> {
        let now = SystemTime::now();
        let (mut files, mut pictures) = (BTreeMap::new(), BTreeMap::new());
        for (path, change) in changes {
            let on_disk = root.join(&path);
            match change {
                Change::File => {
                    let read = self.files.one(&path, &on_disk, now, read_file)?;
                    files.insert(path, Some(read));
                }
                Change::Picture => {
                    let seen = self.pictures.one(&path, &on_disk, now, look_at_picture)?;
                    pictures.insert(path, Some(seen));
                }
                Change::Gone => {
                    self.files.forget(&path);
                    self.pictures.forget(&path);
                    files.insert(path.clone(), None);
                    pictures.insert(path, None);
                }
            }
        }
        Ok(Inputs {
            files: changed(before.files, files, |input| &input.path),
            pictures: changed(before.pictures, pictures, |picture| &picture.path),
            findings: before.findings,
        })
    }
}

/// What became of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    /// There is a file of words.
    File,
    /// There is a picture.
    Picture,
    /// Nothing is there any more.
    Gone,
}

/// What has changed at `paths` since `last`, by path from the root. None where a look at these alone is not enough:
/// where there is, or was, anything else than a plain file.
fn changes(
    root: &Path,
    paths: &BTreeSet<PathBuf>,
    last: &Inputs,
) -> Option<BTreeMap<String, Change>> {
    let folder = root.join(SIGHTINGS);
    let mut changes = BTreeMap::new();
    for on_disk in paths {
        let Ok(below) = on_disk.strip_prefix(&folder) else {
            // The folders around the sightings may have come or gone with them.
            if folder.starts_with(on_disk) {
                return None;
            }
            continue;
        };
        if below.iter().any(is_hidden) {
            continue;
        }
        let is_folder = |path: &Path| fs::symlink_metadata(path).is_ok_and(|is| is.is_dir());
        let mut around = on_disk.ancestors().skip(1);
        if !around
            .by_ref()
            .take_while(|path| *path != root)
            .all(is_folder)
        {
            return None;
        }
        let path = format!(
            "{SIGHTINGS}/{}",
            below.to_str()?.replace(MAIN_SEPARATOR, "/")
        );
        if last
            .findings
            .iter()
            .any(|found| found.source.path() == path)
        {
            return None;
        }
        match fs::symlink_metadata(on_disk) {
            Ok(is) if is.is_file() => match judge(root, on_disk, is.file_type()) {
                Verdict::Read(path) => changes.insert(path, Change::File),
                Verdict::Picture(path) => changes.insert(path, Change::Picture),
                Verdict::Pass => None,
                Verdict::Fault(_) => return None,
            },
            Err(error) if error.kind() == ErrorKind::NotFound && !was_folder(&path, last) => {
                changes.insert(path, Change::Gone)
            }
            _ => return None,
        };
    }
    Some(changes)
}

/// Whether anything stood below `path`.
fn was_folder(path: &str, last: &Inputs) -> bool {
    let folder = format!("{path}/");
    let next = last.files.partition_point(|input| *input.path < *folder);
    let file = last.files.get(next).map(|input| &*input.path);
    let next = last
        .pictures
        .partition_point(|picture| picture.path < folder);
    let picture = last.pictures.get(next).map(|picture| &*picture.path);
    let mut after = [file, picture].into_iter().flatten();
    after.any(|path| path.starts_with(&folder))
}

/// Those `before`, in the order of their paths, with what has become of some.
fn changed<T>(
    before: Vec<T>,
    mut changes: BTreeMap<String, Option<T>>,
    path: impl Fn(&T) -> &str,
) -> Vec<T> {
    let mut after = Vec::with_capacity(before.len() + changes.len());
    for one in before {
        while let Some(first) = changes.first_entry()
            && first.key().as_str() < path(&one)
        {
            after.extend(first.remove());
        }
        match changes.remove(path(&one)) {
            Some(changed) => after.extend(changed),
            None => after.push(one),
        }
    }
    after.extend(changes.into_values().flatten());
    after
}

fn read_file(path: &str, on_disk: &Path) -> io::Result<Input> {
    Ok(Input {
        path: path.into(),
        bytes: read_bounded(on_disk, LARGEST_FILE)?,
    })
}

fn look_at_picture(path: &str, on_disk: &Path) -> io::Result<PictureInput> {
    let bytes = read_bounded(on_disk, picture::LARGEST_FILE)?;
    Ok(PictureInput::new(path.to_owned(), bytes.as_deref()))
}

/// The bytes of a picture below `root`.
///
/// # Errors
/// It can't be read, or is larger than any picture may be.
pub fn read_picture(root: &Path, path: &str) -> Result<Bytes, PathError> {
    let on_disk = root.join(path);
    let is_large = || io::Error::from(ErrorKind::FileTooLarge);
    read_bounded(&on_disk, picture::LARGEST_FILE)
        .and_then(|bytes| bytes.ok_or_else(is_large))
        .map_err(|error| PathError::reading_listed(&on_disk, error))
}

/// The bytes of a file; none where there are more than `most`.
pub(crate) fn read_bounded(path: &Path, most: usize) -> io::Result<Option<Bytes>> {
    let file = File::open(path)?;
    // With room for all of it, and for the look that finds the end.
    let length = usize::try_from(file.metadata()?.len()).unwrap_or(most);
    let mut bytes = Vec::with_capacity(length.min(most) + 1);
    file.take(most as u64 + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() <= most).then(|| bytes.into()))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use walkdir::WalkDir;

    use super::{Reader, Touched};
    use crate::path_error::PathError;
    use crate::source::walk::{SIGHTINGS, list};

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

    /// A way to change what stands in a folder, and the paths that the system tells of.
    type Edit = (fn(&Path), &'static [&'static str]);

    const EDITS: &[Edit] = &[
        (|at| put(at, "2020/a.md", "changed"), &["2020/a.md"]),
        (|at| put(at, "2020/new.md", "new"), &["2020/new.md"]),
        (|at| put(at, "a-first.md", "first"), &["a-first.md"]),
        (|at| put(at, "z.md", "last"), &["z.md", "2020/a.md"]),
        (|at| rename(at, "z.md", "2020/z.md"), &["z.md", "2020/z.md"]),
        (
            |at| put(at, "2020/b/hall.png", "no picture"),
            &["2020/b/hall.png"],
        ),
        (|at| remove(at, "2020/b/hall.png"), &["2020/b/hall.png"]),
        (|at| remove(at, "2020/new.md"), &["2020/new.md"]),
        (
            |at| put(at, "2020/notes.txt", "none of ours"),
            &["2020/notes.txt"],
        ),
        (
            |at| put(at, "2020/_later.md", "hidden"),
            &["2020/_later.md"],
        ),
        (
            |at| put(at, "_later/a.md", "hidden"),
            &["_later", "_later/a.md"],
        ),
        (|at| put(at, "2020/c.MD", "no sighting"), &["2020/c.MD"]),
        (|at| remove(at, "2020/c.MD"), &["2020/c.MD"]),
        (|at| put(at, "2021/deep/d.md", "new"), &["2021"]),
        (|at| rename(at, "2021", "2022"), &["2021", "2022"]),
        (|at| put(at, "themes.toml", "words"), &["themes.toml"]),
        (|at| remove(at, "themes.toml"), &["themes.toml"]),
        (|at| put(at, "themes.toml/x", "a folder"), &["themes.toml"]),
        (
            |at| fs::remove_dir_all(at.join("themes.toml")).expect("it is there"),
            &["themes.toml"],
        ),
        (
            |at| fs::remove_dir_all(at.join("2022")).expect("it is there"),
            &["2022"],
        ),
        (|_| {}, &["gone-already.md"]),
        (
            |at| fs::remove_dir_all(at).expect("it is there"),
            &["2020", "2020/a.md", ""],
        ),
        (|at| put(at, "2020/a.md", "back"), &[""]),
    ];

    fn put(at: &Path, path: &str, text: &str) {
        let path = at.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn rename(at: &Path, from: &str, to: &str) {
        fs::rename(at.join(from), at.join(to)).expect("it is there");
    }

    fn remove(at: &Path, path: &str) {
        fs::remove_file(at.join(path)).expect("it is there");
    }

    #[test]
    fn a_look_at_what_was_touched_finds_what_a_look_at_everything_does() {
        let project = tempfile::tempdir().expect("a scratch folder");
        let root = project.path();
        let folder = root.join(SIGHTINGS);
        for path in ["2020/a.md", "2020/b/index.md", "places.toml"] {
            put(&folder, path, path);
        }
        let all = || {
            let mut reader = Reader::default();
            reader.read(root, &Touched::Any).expect("it can be read")
        };
        let mut reader = Reader::default();
        let mut last = reader.read(root, &Touched::Any).expect("it can be read");
        for (number, (edit, paths)) in EDITS.iter().enumerate() {
            edit(&folder);
            let touched = Touched::These(paths.iter().map(|path| folder.join(path)).collect());
            last = reader.read(root, &touched).expect("it can be read");
            assert_eq!(last, all(), "edit {number}");
        }
        assert_eq!(last.files.len(), 1);
    }

    #[test]
    fn what_nobody_told_of_is_found_by_a_look_at_everything() {
        let project = tempfile::tempdir().expect("a scratch folder");
        let root = project.path();
        let folder = root.join(SIGHTINGS);
        put(&folder, "a.md", "before");
        put(&folder, "b.md", "before");
        let mut reader = Reader::default();
        let mut read = |touched| {
            let inputs = reader.read(root, &touched).expect("it can be read");
            inputs
                .files
                .into_iter()
                .map(|input| input.bytes.expect("it is small"))
                .collect::<Vec<_>>()
        };
        read(Touched::Any);
        put(&folder, "a.md", "afterwards");
        put(&folder, "b.md", "afterwards");
        let one = Touched::These([folder.join("b.md")].into());
        assert_eq!(read(one), ["before", "afterwards"]);
        assert_eq!(read(Touched::Any), ["afterwards", "afterwards"]);
    }
}
