//! Writes files of a project: each whole or not at all, and where one can't be staged none of them.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::command::Stop;
use crate::path_error::{Doing as _, PathError};

/// A file to be written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'a> {
    /// Where it belongs, from the root, with `/` between the parts.
    pub path: &'a str,
    /// What it is to say.
    pub text: &'a str,
    /// Whether it must not be there yet.
    pub is_new: bool,
}

/// Writes the files.
///
/// All of them are staged beside where they belong, under names that no observatory reads; then each is
/// renamed into place. Where one can't be staged nothing is left behind. A rename that fails leaves those
/// before it written whole, and the same command, run again, goes on from there.
pub(super) fn put(root: &Path, files: &[Wanted<'_>]) -> Result<(), Stop> {
    for wanted in files {
        refuse_links(root, wanted.path)?;
        let path = root.join(wanted.path);
        if wanted.is_new && path.exists() {
            return Err(Stop::cannot_run(format!(
                "{} is there, and is not what belongs there: give it another name. Nothing was written",
                path.display()
            )));
        }
    }
    let mut staged = Staged::default();
    for wanted in files {
        staged.add(root, wanted)?;
    }
    staged.settle()?;
    Ok(())
}

/// A link could lead out of the project, and what is behind one is never read either.
pub(super) fn refuse_links(root: &Path, below: &str) -> Result<(), Stop> {
    let mut path = root.to_owned();
    for part in below.split('/') {
        path.push(part);
        if path.is_symlink() {
            return Err(Stop::cannot_run(format!(
                "{} is a symbolic link, and nothing is written through one: put the folder or the \
                 file itself in its place. Nothing was written",
                path.display()
            )));
        }
    }
    Ok(())
}

/// Files that are written and not yet in their place. Whatever is not settled is taken away again.
#[derive(Default)]
struct Staged {
    /// Where each stands now, and where it belongs.
    files: Vec<(PathBuf, PathBuf)>,
    /// The folders that were made for them, each behind the one that it is in.
    folders: Vec<PathBuf>,
}

impl Staged {
    fn add(&mut self, root: &Path, wanted: &Wanted<'_>) -> Result<(), PathError> {
        let path = root.join(wanted.path);
        let folder = path.parent().unwrap_or(root);
        self.make(folder)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let stage = folder.join(format!(".observatory-put-{name}"));
        self.files.push((stage.clone(), path));
        // One that a killed run left behind is no file of anybody's.
        let _ = fs::remove_file(&stage);
        let mut file = File::create_new(&stage).doing("write", &stage)?;
        file.write_all(wanted.text.as_bytes())
            .doing("write", &stage)
    }

    fn make(&mut self, folder: &Path) -> Result<(), PathError> {
        let missing: Vec<&Path> = folder
            .ancestors()
            .take_while(|path| !path.exists())
            .collect();
        for path in missing.into_iter().rev() {
            fs::create_dir(path).doing("make the folder", path)?;
            self.folders.push(path.to_owned());
        }
        Ok(())
    }

    fn settle(mut self) -> Result<(), PathError> {
        self.files.reverse();
        while let Some((stage, path)) = self.files.pop() {
            if let Err(error) = fs::rename(&stage, &path) {
                self.files.push((stage, path.clone()));
                return Err(error).doing("write", &path);
            }
        }
        self.folders.clear();
        Ok(())
    }
}

impl Drop for Staged {
    /// What can't be taken away is no sighting, and the next run writes over it.
    fn drop(&mut self) {
        for (stage, _) in &self.files {
            let _ = fs::remove_file(stage);
        }
        // A folder that holds something stays.
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
