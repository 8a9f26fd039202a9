//! Files that were read before: what is as it was need not be read again.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::path_error::PathError;

/// Clocks of file systems are coarse, FAT's by two seconds: what was changed less long ago may change again and keep
/// its time.
const COARSEST: Duration = Duration::from_secs(2);

/// What was made of each file when it was read last, by its path from the project's root.
#[derive(Debug)]
pub(super) struct Seen<T> {
    files: HashMap<String, (Stamp, T)>,
}

impl<T> Default for Seen<T> {
    fn default() -> Self {
        Self {
            files: HashMap::new(),
        }
    }
}

/// What tells one state of a file from another without a look into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: SystemTime,
    inode: Inode,
}

impl<T: Clone + Send + Sync> Seen<T> {
    /// What each of `files` (path from the root, path on disk) comes to, in their order: of one that is as it was, what
    /// `read` made of it before. Files that are not named any more are forgotten. What was changed shortly before `now`
    /// is read again the next time.
    ///
    /// # Errors
    /// A file that can't be read. All that was known is known still.
    pub(super) fn each(
        &mut self,
        files: Vec<(String, PathBuf)>,
        now: SystemTime,
        read: impl Fn(&str, &Path) -> io::Result<T> + Sync,
    ) -> Result<Vec<T>, PathError> {
        let made = files
            .into_par_iter()
            .map(|(path, on_disk)| {
                // Taken before it is read, so that a change in between is seen the next time.
                let stamp = Stamp::of(&on_disk);
                let known = self.files.get(&path);
                if let (Some((known, made)), Some(stamp)) = (known, &stamp)
                    && known == stamp
                {
                    return Ok((path, Some(*stamp), made.clone()));
                }
                let made = read(&path, &on_disk)
                    .map_err(|error| PathError::reading_listed(&on_disk, error))?;
                Ok((path, stamp.filter(|stamp| stamp.is_settled(now)), made))
            })
            .collect::<Result<Vec<_>, PathError>>()?;
        self.files = made
            .iter()
            .filter_map(|(path, stamp, made)| Some((path.clone(), ((*stamp)?, made.clone()))))
            .collect();
        Ok(made.into_iter().map(|(.., made)| made).collect())
    }
}

impl<T: Clone> Seen<T> {
    /// What `read` makes now of the one file at `path`, whatever was known of it.
    ///
    /// # Errors
    /// It can't be read. What was known is known still.
    pub(super) fn one(
        &mut self,
        path: &str,
        on_disk: &Path,
        now: SystemTime,
        read: impl Fn(&str, &Path) -> io::Result<T>,
    ) -> Result<T, PathError> {
        let stamp = Stamp::of(on_disk).filter(|stamp| stamp.is_settled(now));
        let made =
            read(path, on_disk).map_err(|error| PathError::reading_listed(on_disk, error))?;
        match stamp {
            Some(stamp) => self.files.insert(path.to_owned(), (stamp, made.clone())),
            None => self.files.remove(path),
        };
        Ok(made)
    }

    /// As if there never was a file at `path`.
    pub(super) fn forget(&mut self, path: &str) {
        self.files.remove(path);
    }
}

impl Stamp {
    /// Of the file at `on_disk`; none where the system does not tell.
    fn of(on_disk: &Path) -> Option<Self> {
        let metadata = fs::symlink_metadata(on_disk).ok()?;
        Some(Self {
            length: metadata.len(),
            modified: metadata.modified().ok()?,
            inode: inode(&metadata),
        })
    }

    /// Whether a later change can't leave it as it is.
    fn is_settled(&self, now: SystemTime) -> bool {
        let is_past = |time: SystemTime| now.duration_since(time).is_ok_and(|age| age > COARSEST);
        is_past(self.modified) && changed(&self.inode).is_none_or(is_past)
    }
}

/// The number of a file on its disk, and when anything about it was changed, which nobody can set: a file that is put in
/// the place of another may have the other's length and time.
#[cfg(unix)]
type Inode = (u64, i64, i64);

#[cfg(unix)]
fn inode(metadata: &fs::Metadata) -> Inode {
    use std::os::unix::fs::MetadataExt as _;
    (metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(unix)]
fn changed(&(_, seconds, nanoseconds): &Inode) -> Option<SystemTime> {
    let since = Duration::new(
        u64::try_from(seconds).ok()?,
        u32::try_from(nanoseconds).ok()?,
    );
    SystemTime::UNIX_EPOCH.checked_add(since)
}

/// When the file was made, which a program that puts a new file in the place of another does not set.
#[cfg(not(unix))]
type Inode = Option<SystemTime>;

#[cfg(not(unix))]
fn inode(metadata: &fs::Metadata) -> Inode {
    metadata.created().ok()
}

#[cfg(not(unix))]
fn changed(inode: &Inode) -> Option<SystemTime> {
    *inode
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::sync::Mutex;
    use std::time::{Duration, SystemTime};

    use super::{COARSEST, Seen};

    /// The texts of `names` in `folder`, looked at `after` now, and which of them were read.
    fn look(
        seen: &mut Seen<String>,
        folder: &Path,
        names: &[&str],
        after: Duration,
    ) -> (Vec<String>, Vec<String>) {
        let read = Mutex::new(Vec::new());
        let files = names
            .iter()
            .map(|name| ((*name).to_owned(), folder.join(name)));
        let texts = seen.each(files.collect(), SystemTime::now() + after, |name, path| {
            read.lock().expect("no reader panics").push(name.to_owned());
            fs::read_to_string(path)
        });
        let mut read = read.into_inner().expect("no reader panics");
        read.sort();
        (texts.expect("they can be read"), read)
    }

    #[test]
    fn what_is_as_it_was_is_not_read_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let put =
            |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
        let mut seen = Seen::default();
        let mut look = |names: &[&str]| look(&mut seen, folder.path(), names, COARSEST * 2);
        put("a", "first");
        put("b", "other");
        assert_eq!(look(&["a", "b"]).1, ["a", "b"]);
        assert_eq!(
            look(&["b", "a"]),
            (vec!["other".into(), "first".into()], vec![])
        );

        put("a", "longer than before");
        assert_eq!(
            look(&["a", "b"]),
            (
                vec!["longer than before".into(), "other".into()],
                vec!["a".into()]
            )
        );

        // Another file in its place, of the same length and from the same time.
        let modified = fs::metadata(folder.path().join("b"))
            .and_then(|b| b.modified())
            .expect("a time");
        put("c", "third");
        let third = fs::File::options()
            .write(true)
            .open(folder.path().join("c"))
            .expect("a file");
        third.set_modified(modified).expect("it can be set");
        fs::rename(folder.path().join("c"), folder.path().join("b")).expect("a file");
        assert_eq!(look(&["a", "b"]).0[1], "third");

        assert_eq!(look(&["a"]).1, [""; 0]);
        assert_eq!(look(&["a", "b"]).1, ["b"], "what is not named is forgotten");
    }

    #[test]
    fn what_was_changed_a_moment_ago_is_read_again() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("a"), "first").expect("a file");
        let mut seen = Seen::default();
        for _ in 0..3 {
            assert_eq!(
                look(&mut seen, folder.path(), &["a"], Duration::ZERO).1,
                ["a"]
            );
        }
        // From a time that has not come yet it can be changed without end.
        let file = fs::File::options()
            .write(true)
            .open(folder.path().join("a"))
            .expect("a file");
        file.set_modified(SystemTime::now() + COARSEST * 100)
            .expect("it can be set");
        for _ in 0..3 {
            assert_eq!(
                look(&mut seen, folder.path(), &["a"], COARSEST * 2).1,
                ["a"]
            );
        }
    }

    #[test]
    fn a_file_that_can_not_be_read_is_told_and_nothing_is_forgotten() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("a"), "first").expect("a file");
        let mut seen = Seen::default();
        look(&mut seen, folder.path(), &["a"], COARSEST * 2);
        let files = ["a", "b"].map(|name| (name.to_owned(), folder.path().join(name)));
        let now = SystemTime::now() + COARSEST * 2;
        let error = seen.each(files.to_vec(), now, |_, path| fs::read_to_string(path));
        let error = error.expect_err("there is no b");
        assert_eq!(error.path(), folder.path().join("b"));
        assert_eq!(
            look(&mut seen, folder.path(), &["a"], COARSEST * 2).1,
            [""; 0]
        );
    }
}
