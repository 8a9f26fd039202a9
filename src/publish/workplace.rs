//! The folder that one build works in, held by a lock: the output itself or, where there is none yet,
//! a folder beside it that becomes the output in one step.

use std::ffi::OsString;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::path_error::{Doing, PathError};
use crate::publish::error::{Foreign, PublishError};
use crate::publish::names;
use crate::publish::target::Target;

/// How often to look again when the output comes or goes between a look and the lock.
const LOOKS: usize = 16;

/// A folder that this build alone works in. Dropping it takes away all that was not finished.
#[derive(Debug)]
pub(crate) struct Workplace {
    output: PathBuf,
    root: PathBuf,
    /// Folders above the output that did not exist before, outermost first.
    made: Vec<PathBuf>,
    finished: bool,
    /// The system frees it when the process dies.
    lock: Option<File>,
}

/// Takes the output, or the folder beside it, for this build.
///
/// # Errors
/// `Busy` where another build has it, `Foreign` where one of the tool's names is taken by something
/// else, and a path where the system refuses.
pub(crate) fn claim<E>(target: &Target) -> Result<Workplace, PublishError<E>> {
    for _ in 0..LOOKS {
        if let Some(workplace) = try_claim(target.output())? {
            return Ok(workplace);
        }
    }
    // Somebody makes and removes the output as fast as we look.
    Err(PublishError::Busy(target.output().to_owned()))
}

impl Workplace {
    /// Where the files are renamed to: the output, or what becomes it.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Whether it is to become an output that is not there yet. Until then nobody looks into it.
    pub(crate) fn is_new(&self) -> bool {
        self.root != self.output
    }

    /// Where a file of the site will stand in the end, for messages.
    pub(crate) fn published(&self, path: &str) -> PathBuf {
        self.output.join(path)
    }

    pub(crate) fn manifest(&self) -> PathBuf {
        self.own().join(names::MANIFEST)
    }

    /// Where a file waits under `name` until all are whole.
    pub(crate) fn staged(&self, name: &str) -> PathBuf {
        self.stage().join(name)
    }

    /// Ends the build: a folder that was made beside the output becomes the output.
    ///
    /// # Errors
    /// Where it cannot be renamed, for example because another output was put there meanwhile.
    pub(crate) fn finish(mut self) -> Result<(), PathError> {
        remove(&self.stage())?;
        if self.is_new() {
            if cfg!(windows) {
                // There a folder with an open file in it cannot be renamed.
                self.lock = None;
            }
            fs::rename(&self.root, &self.output).doing("create", &self.output)?;
        }
        self.finished = true;
        Ok(())
    }

    /// Leaves everything as it stands, as a build that is killed does.
    #[cfg(test)]
    pub(crate) fn abandon(mut self) {
        self.finished = true;
    }

    fn own(&self) -> PathBuf {
        self.root.join(names::OWN)
    }

    fn stage(&self) -> PathBuf {
        self.own().join(names::STAGE)
    }
}

impl Drop for Workplace {
    /// Cleans up after a build that failed. What cannot be removed now is removed by the next build.
    fn drop(&mut self) {
        if !self.finished {
            let _ = remove(&self.stage());
            if self.is_new() {
                let _ = fs::remove_dir_all(&self.root);
                for folder in self.made.iter().rev() {
                    let _ = fs::remove_dir(folder);
                }
            }
        }
        if let Some(lock) = &self.lock {
            // Not left to the closing of the file: a process that is being started has it open, too.
            let _ = lock.unlock();
        }
    }
}

/// `None` where the output came or went meanwhile, so that it is worth another look.
fn try_claim<E>(output: &Path) -> Result<Option<Workplace>, PublishError<E>> {
    let exists = stands(output)?;
    let mut workplace = Workplace {
        output: output.to_owned(),
        root: if exists {
            output.to_owned()
        } else {
            beside(output)
        },
        made: Vec::new(),
        // Nothing may be cleaned away before the lock is held.
        finished: true,
        lock: None,
    };
    if !exists {
        workplace.made = make_folders_above(output)?;
        if !make_folder(&workplace.root)? && !is_own_or_empty(&workplace.root)? {
            return Err(PublishError::Foreign(Foreign::new(
                vec![workplace.root.clone()],
                None,
            )));
        }
    }
    let own = workplace.own();
    let path = own.join(names::LOCK);
    let lock = match make_folder(&own).and_then(|_| open_lock(&path)) {
        Ok(lock) => lock,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(PublishError::Busy(output.to_owned())),
        Err(TryLockError::Error(error)) => return Err(PathError::new("lock", path, error).into()),
    }
    let is_at = is_at(&lock, &path);
    workplace.lock = Some(lock);
    if !is_at {
        return Ok(None);
    }
    workplace.finished = false;
    if stands(output)? != exists {
        // Dropped here, and with it the folder beside the output that nobody needs any more.
        return Ok(None);
    }
    if exists {
        sweep(&beside(output));
    }
    let stage = workplace.stage();
    remove(&stage)?;
    if workplace.is_new() {
        // Pages are written to their places here, so of one that is left nobody can tell whether it is whole.
        empty(&workplace.root, names::OWN)?;
        empty(&own, names::LOCK)?;
    }
    fs::create_dir(&stage).doing("make the folder", &stage)?;
    Ok(Some(workplace))
}

/// The folder that a new output is made in: `.observatory-site` beside `site`.
fn beside(output: &Path) -> PathBuf {
    let mut name = OsString::from(names::OWN);
    name.push("-");
    name.push(
        output
            .file_name()
            .expect("a target is never a root, so it has a name"),
    );
    output.with_file_name(name)
}

fn stands(output: &Path) -> Result<bool, PathError> {
    match output.symlink_metadata() {
        Ok(found) if found.is_dir() => Ok(true),
        Ok(_) => Err(not_a_folder(output)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(PathError::new("open", output, error)),
    }
}

fn not_a_folder(path: &Path) -> PathError {
    let error = io::Error::new(io::ErrorKind::NotADirectory, "it is a file or a link");
    PathError::new("use the folder", path, error)
}

/// Makes a folder and says whether there was none. A link or a file in its place is an error.
fn make_folder(path: &Path) -> Result<bool, PathError> {
    match fs::create_dir(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let found = path.symlink_metadata().doing("open", path)?;
            if found.is_dir() {
                Ok(false)
            } else {
                Err(not_a_folder(path))
            }
        }
        Err(error) => Err(PathError::new("make the folder", path, error)),
    }
}

fn make_folders_above(output: &Path) -> Result<Vec<PathBuf>, PathError> {
    let missing: Vec<&Path> = output
        .ancestors()
        .skip(1)
        .take_while(|folder| !folder.exists())
        .collect();
    let mut made = Vec::new();
    for folder in missing.into_iter().rev() {
        if make_folder(folder)? {
            made.push(folder.to_owned());
        }
    }
    Ok(made)
}

/// Whether a folder under the tool's name is indeed the tool's, or was just made.
fn is_own_or_empty(folder: &Path) -> Result<bool, PathError> {
    if folder.join(names::OWN).symlink_metadata().is_ok() {
        return Ok(true);
    }
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(PathError::new("read the folder", folder, error)),
    }
}

fn open_lock(path: &Path) -> Result<File, PathError> {
    let open = |create: bool| {
        File::options()
            .read(true)
            .write(true)
            .create_new(create)
            .open(path)
    };
    match open(true) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let found = path.symlink_metadata().doing("open", path)?;
            if !found.is_file() {
                let error =
                    io::Error::other("it is not an ordinary file. Remove it, then try again");
                return Err(PathError::new("lock", path, error));
            }
            open(false).doing("open", path)
        }
        result => result.doing("create", path),
    }
}

/// Whether a lock that is now held still stands at its path, and was not renamed or removed before.
fn is_at(lock: &File, path: &Path) -> bool {
    match (lock.metadata(), path.symlink_metadata()) {
        (Ok(held), Ok(standing)) => is_same(&held, &standing),
        _ => false,
    }
}

#[cfg(unix)]
fn is_same(one: &fs::Metadata, other: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    one.dev() == other.dev() && one.ino() == other.ino()
}

/// Elsewhere a file that is open can be neither renamed nor replaced.
#[cfg(not(unix))]
fn is_same(_: &fs::Metadata, _: &fs::Metadata) -> bool {
    true
}

/// Removes what a killed build left beside an output that exists by now, unless it is in use or not
/// the tool's. Nothing depends on it, so a failure is not worth a word.
fn sweep(folder: &Path) {
    let path = folder.join(names::OWN).join(names::LOCK);
    let is_folder = folder.symlink_metadata().is_ok_and(|found| found.is_dir());
    let is_lock = path.symlink_metadata().is_ok_and(|found| found.is_file());
    if !is_folder || !is_lock {
        return;
    }
    if let Ok(lock) = File::options().write(true).open(&path)
        && lock.try_lock().is_ok()
        && is_at(&lock, &path)
    {
        let _ = fs::remove_dir_all(folder);
    }
}

/// Removes all that is in a folder but for what has the name `kept`.
fn empty(folder: &Path, kept: &str) -> Result<(), PathError> {
    for entry in fs::read_dir(folder).doing("read the folder", folder)? {
        let entry = entry.doing("read the folder", folder)?;
        if entry.file_name() != kept {
            remove(&entry.path())?;
        }
    }
    Ok(())
}

/// Removes a file, a link or a folder with all that is in it, unless it is gone.
fn remove(path: &Path) -> Result<(), PathError> {
    let found = match path.symlink_metadata() {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(PathError::new("open", path, error)),
    };
    if found.is_dir() {
        fs::remove_dir_all(path).doing("empty the folder", path)
    } else {
        fs::remove_file(path).doing("remove", path)
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::fs;
    use std::path::Path;

    use super::{Workplace, claim, is_at, open_lock};
    use crate::publish::error::PublishError;
    use crate::publish::target::{ProjectFolders, Target};

    fn target(root: &Path, output: &str) -> Target {
        let project = ProjectFolders {
            root: root.join("garden"),
            sources: Vec::new(),
        };
        Target::vet(&project, &root.join(output), None).expect("a good output")
    }

    fn take(target: &Target) -> Result<Workplace, PublishError<Infallible>> {
        claim(target)
    }

    #[test]
    fn a_new_output_is_held_beside_it_and_becomes_it_with_its_lock() {
        let scratch = tempfile::tempdir().expect("a scratch folder");
        let target = target(scratch.path(), "out/site");
        let first = take(&target).expect("nobody else is here");
        assert!(first.root().ends_with("out/.observatory-site"));
        assert!(matches!(take(&target), Err(PublishError::Busy(path)) if path == target.output()));
        first.finish().expect("nothing is in the way");
        assert!(target.output().join(".observatory/lock").is_file());
        assert!(!target.output().with_file_name(".observatory-site").exists());
        let second = take(&target).expect("the first is done");
        assert_eq!(second.root(), target.output());
    }

    #[test]
    #[cfg(unix)]
    fn a_lock_that_was_renamed_removed_or_replaced_is_not_at_its_path() {
        let scratch = tempfile::tempdir().expect("a scratch folder");
        let path = scratch.path().join("lock");
        let lock = open_lock(&path).expect("nothing is in the way");
        assert!(is_at(&lock, &path));
        fs::rename(&path, scratch.path().join("moved")).expect("it stands");
        assert!(!is_at(&lock, &path));
        let _other = open_lock(&path).expect("nothing is in the way");
        assert!(!is_at(&lock, &path));
    }

    #[test]
    fn a_failed_first_build_leaves_nothing_at_all() {
        let scratch = tempfile::tempdir().expect("a scratch folder");
        drop(take(&target(scratch.path(), "deep/out/site")).expect("nobody else is here"));
        assert_eq!(fs::read_dir(scratch.path()).expect("it exists").count(), 0);
    }

    #[test]
    fn what_a_dead_build_left_is_taken_over() {
        let scratch = tempfile::tempdir().expect("a scratch folder");
        let target = target(scratch.path(), "site");
        let dead = take(&target).expect("nobody else is here");
        let root = dead.root().to_owned();
        fs::create_dir(root.join("places")).expect("a folder");
        for left in [
            dead.staged("7"),
            dead.manifest(),
            root.join("index.html"),
            root.join("places/leeds.html"),
        ] {
            fs::write(left, "half a page").expect("a file");
        }
        dead.abandon();
        let next = take(&target).expect("a dead process holds no lock");
        assert_eq!(next.root(), root);
        let names = |folder: &Path| -> Vec<_> {
            let entries = fs::read_dir(folder).expect("it stands");
            let mut names: Vec<_> = entries
                .map(|entry| entry.expect("it stands").file_name())
                .collect();
            names.sort();
            names
        };
        assert_eq!(names(&root), [".observatory"]);
        assert_eq!(names(&root.join(".observatory")), ["lock", "stage"]);
        assert!(names(&root.join(".observatory/stage")).is_empty());
    }

    #[test]
    fn what_a_dead_build_left_beside_an_output_is_swept_away_unless_in_use() {
        let scratch = tempfile::tempdir().expect("a scratch folder");
        let target = target(scratch.path(), "site");
        let beside = take(&target).expect("nobody else is here");
        let left = beside.root().to_owned();
        fs::create_dir(target.output()).expect("a folder");
        drop(take(&target).expect("the output itself is free"));
        assert!(left.exists(), "it is in use");
        beside.abandon();
        drop(take(&target).expect("the output itself is free"));
        assert!(!left.exists());
    }

    #[test]
    fn a_folder_of_somebody_elses_under_our_name_is_left_alone() {
        let scratch = tempfile::tempdir().expect("a scratch folder");
        let target = target(scratch.path(), "site");
        let diary = scratch.path().join(".observatory-site/diary.txt");
        fs::create_dir(scratch.path().join(".observatory-site")).expect("a folder");
        fs::write(&diary, "words").expect("a file");
        assert!(matches!(take(&target), Err(PublishError::Foreign(_))));
        assert!(diary.exists());
    }

    #[test]
    fn our_names_taken_by_files_are_an_error_that_names_them() {
        let scratch = tempfile::tempdir().expect("a scratch folder");
        let target = target(scratch.path(), "site");
        fs::create_dir(target.output()).expect("a folder");
        fs::write(target.output().join(".observatory"), "words").expect("a file");
        let error = take(&target).expect_err("it is a file").to_string();
        assert!(error.starts_with("could not use the folder "), "{error}");
        assert!(error.contains("site/.observatory: "), "{error}");
        fs::remove_file(target.output().join(".observatory")).expect("it exists");
        fs::create_dir_all(target.output().join(".observatory/lock")).expect("a folder");
        let error = take(&target).expect_err("it is a folder").to_string();
        assert!(error.starts_with("could not lock "), "{error}");
    }

    #[test]
    #[cfg(unix)]
    fn our_names_taken_by_links_are_never_followed() {
        use std::os::unix::fs::symlink;
        let scratch = tempfile::tempdir().expect("a scratch folder");
        let target = target(scratch.path(), "site");
        let own = target.output().join(".observatory");
        let elsewhere = scratch.path().join("elsewhere");
        fs::create_dir(&elsewhere).expect("a folder");
        fs::create_dir(target.output()).expect("a folder");
        symlink(&elsewhere, &own).expect("a link");
        assert!(take(&target).is_err());
        fs::remove_file(&own).expect("it exists");
        fs::create_dir(&own).expect("a folder");
        symlink(&elsewhere, own.join("stage")).expect("a link");
        symlink(elsewhere.join("new"), own.join("lock")).expect("a link");
        assert!(take(&target).is_err());
        fs::remove_file(own.join("lock")).expect("it exists");
        fs::write(elsewhere.join("diary.txt"), "words").expect("a file");
        drop(take(&target).expect("the link in place of the stage is replaced"));
        assert!(elsewhere.join("diary.txt").exists() && !elsewhere.join("new").exists());
    }
}
