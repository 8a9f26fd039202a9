//! Why a site was not published.

use std::error::Error;
use std::fmt;
use std::path::PathBuf;

use crate::path_error::PathError;

/// `E` is what the rendering of a page can fail with.
#[derive(Debug)]
pub enum PublishError<E> {
    /// Another build holds this output.
    Busy(PathBuf),
    /// A page could not be rendered; of several the first in the order of the paths.
    Render {
        /// The page's path in the site.
        path: String,
        /// What the renderer said.
        source: E,
    },
    /// Things that the tool did not make stand where it would write.
    Foreign(Foreign),
    /// The system refused an operation on a file.
    Path(PathError),
}

/// Things that the tool did not make and that stand where it would write. None was touched.
#[derive(Debug, PartialEq, Eq)]
pub struct Foreign {
    paths: Vec<PathBuf>,
    damaged_record: Option<PathBuf>,
}

impl Foreign {
    /// `paths` is not empty. `damaged_record` is the record of the last build where it is illegible,
    /// because then the files may be the tool's own after all.
    pub(super) fn new(paths: Vec<PathBuf>, damaged_record: Option<PathBuf>) -> Foreign {
        debug_assert!(!paths.is_empty(), "nothing is in the way");
        Foreign {
            paths,
            damaged_record,
        }
    }

    /// The things in the way, in order; at least one.
    pub fn paths(&self) -> &[PathBuf] {
        &self.paths
    }
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 5;
        let (subject, object) = match self.paths.len() {
            1 => ("it", "it"),
            _ => ("they", "them"),
        };
        match &self.damaged_record {
            Some(record) => write!(
                f,
                "the record of the last build, {}, is damaged, so it is not known whose these are, and {subject} would be overwritten: ",
                record.display()
            )?,
            None => write!(
                f,
                "this was not made by observatory and would be overwritten: "
            )?,
        }
        for (number, path) in self.paths.iter().take(SHOWN).enumerate() {
            let comma = if number == 0 { "" } else { ", " };
            write!(f, "{comma}{}", path.display())?;
        }
        if self.paths.len() > SHOWN {
            write!(f, " and {} more", self.paths.len() - SHOWN)?;
        }
        write!(
            f,
            ". Nothing was changed. Move {object} away, then build again."
        )
    }
}

impl<E> From<PathError> for PublishError<E> {
    fn from(error: PathError) -> Self {
        PublishError::Path(error)
    }
}

impl<E> From<Foreign> for PublishError<E> {
    fn from(foreign: Foreign) -> Self {
        PublishError::Foreign(foreign)
    }
}

impl<E: fmt::Display> fmt::Display for PublishError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PublishError::Busy(output) => write!(
                f,
                "another build is publishing to {}. Wait until it is done, then build again.",
                output.display()
            ),
            PublishError::Render { path, source } => write!(f, "could not make {path}: {source}"),
            PublishError::Foreign(foreign) => write!(f, "{foreign}"),
            PublishError::Path(error) => write!(f, "{error}"),
        }
    }
}

impl<E: Error + 'static> Error for PublishError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            PublishError::Render { source, .. } => Some(source),
            PublishError::Path(error) => Some(error),
            PublishError::Busy(_) | PublishError::Foreign(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{Foreign, PublishError};

    #[test]
    fn what_is_in_the_way_is_named() {
        let one = Foreign::new(vec![PathBuf::from("site/about.html")], None);
        assert_eq!(
            one.to_string(),
            "this was not made by observatory and would be overwritten: site/about.html. Nothing was changed. Move it away, then build again."
        );
        let paths = (1..=7)
            .map(|number| PathBuf::from(format!("site/{number}.html")))
            .collect();
        let many = Foreign::new(
            paths,
            Some(PathBuf::from("site/.observatory/manifest.json")),
        );
        assert_eq!(
            many.to_string(),
            "the record of the last build, site/.observatory/manifest.json, is damaged, so it is not known whose these are, and they would be overwritten: \
             site/1.html, site/2.html, site/3.html, site/4.html, site/5.html and 2 more. Nothing was changed. Move them away, then build again."
        );
    }

    #[test]
    fn a_page_that_fails_is_named_with_its_cause() {
        let error = PublishError::Render {
            path: "places/leeds.html".to_owned(),
            source: "the template has no end",
        };
        assert_eq!(
            error.to_string(),
            "could not make places/leeds.html: the template has no end"
        );
        let busy: PublishError<String> = PublishError::Busy(PathBuf::from("site"));
        assert_eq!(
            busy.to_string(),
            "another build is publishing to site. Wait until it is done, then build again."
        );
    }
}
