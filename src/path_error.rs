//! An operation on a file that failed: what was tried, on which path, and why.
//! Every stage that reads or writes uses it, so that no message lacks its path.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{fmt, io};

/// What the system answered when something was tried on a path.
#[derive(Debug)]
pub struct PathError {
    doing: &'static str,
    path: PathBuf,
    source: io::Error,
}

impl PathError {
    /// `doing` is a plain verb that reads well after "could not": "read", "write", "make the folder".
    pub fn new(doing: &'static str, path: impl Into<PathBuf>, source: io::Error) -> PathError {
        PathError {
            doing,
            path: path.into(),
            source,
        }
    }

    /// What was listed a moment ago could not be read. Where it is gone, somebody else is at work there, and the reader of
    /// the message need not look for a slip of the pen.
    pub fn reading_listed(path: impl Into<PathBuf>, source: io::Error) -> PathError {
        let source = match source.kind() {
            io::ErrorKind::NotFound => io::Error::other(
                "it was there a moment ago and is gone. Something else is at work in this folder: wait until it is done, then \
                 try again.",
            ),
            _ => source,
        };
        Self::new("read", path, source)
    }

    /// The system's own name for what went wrong.
    pub fn kind(&self) -> io::ErrorKind {
        self.source.kind()
    }

    /// The file or folder that the operation was for.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Gives the error of an operation on a file its verb and its path: `fs::read(p).doing("read", p)?`.
pub trait Doing<T> {
    /// Passes a value through, and turns an `io::Error` into a [`PathError`].
    fn doing(self, doing: &'static str, path: impl AsRef<Path>) -> Result<T, PathError>;
}

impl<T> Doing<T> for io::Result<T> {
    fn doing(self, doing: &'static str, path: impl AsRef<Path>) -> Result<T, PathError> {
        self.map_err(|source| PathError::new(doing, path.as_ref(), source))
    }
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        write!(
            f,
            "could not {} {path}: {}",
            self.doing,
            words(&self.source)
        )?;
        match next_step(&self.source) {
            Some(step) => write!(f, ". {step}"),
            None => Ok(()),
        }
    }
}

impl Error for PathError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.source)
    }
}

/// The system's own words, without the number that it puts behind them.
fn words(error: &io::Error) -> String {
    let text = error.to_string();
    match text.find(" (os error ") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}

fn next_step(error: &io::Error) -> Option<&'static str> {
    if too_many_open(error) {
        return Some("Close other programs or raise the limit (`ulimit -n 1024`), then try again.");
    }
    match error.kind() {
        io::ErrorKind::PermissionDenied => {
            Some("Check who owns it and what its permissions allow, then try again.")
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            Some("Free some space, then try again.")
        }
        io::ErrorKind::ReadOnlyFilesystem => {
            Some("The disk may only be read from; name a folder on another one.")
        }
        io::ErrorKind::NotFound => Some("Check that the path is spelt as it is on the disk."),
        io::ErrorKind::NotADirectory => {
            Some("A file stands where a folder is needed; move it away or name another folder.")
        }
        io::ErrorKind::InvalidFilename => {
            Some("The name is too long or has a sign that this disk does not take.")
        }
        _ => None,
    }
}

/// The standard library has no kind for this one. 23 is the whole machine's limit, 24 this program's.
fn too_many_open(error: &io::Error) -> bool {
    cfg!(unix) && matches!(error.raw_os_error(), Some(23 | 24))
}

#[cfg(test)]
mod tests {
    use std::error::Error;
    use std::{fs, io};

    use super::{Doing, PathError};

    fn message(source: io::Error) -> String {
        PathError::new("write", "site/index.html", source).to_string()
    }

    #[test]
    #[cfg(unix)]
    fn known_kinds_say_what_to_do_next() {
        for (code, expected) in [
            (
                28,
                "No space left on device. Free some space, then try again.",
            ),
            (
                13,
                "Permission denied. Check who owns it and what its permissions allow, then try again.",
            ),
            (
                24,
                "Too many open files. Close other programs or raise the limit (`ulimit -n 1024`), then try again.",
            ),
        ] {
            assert_eq!(
                message(io::Error::from_raw_os_error(code)),
                format!("could not write site/index.html: {expected}")
            );
        }
        assert!(
            message(io::Error::from(io::ErrorKind::ReadOnlyFilesystem))
                .ends_with("The disk may only be read from; name a folder on another one.")
        );
    }

    #[test]
    fn an_unknown_kind_ends_with_its_cause() {
        assert_eq!(
            message(io::Error::other("the cable is out")),
            "could not write site/index.html: the cable is out"
        );
    }

    #[test]
    fn a_failed_read_names_its_path_and_keeps_its_source() {
        let folder = tempfile::tempdir().expect("a scratch folder");
        let path = folder.path().join("missing.md");
        let error = fs::read(&path)
            .doing("read", &path)
            .expect_err("nothing stands there");
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
        assert_eq!(error.path(), path);
        assert!(
            error
                .to_string()
                .starts_with(&format!("could not read {}: ", path.display()))
        );
        assert!(error.source().is_some());
    }
}
