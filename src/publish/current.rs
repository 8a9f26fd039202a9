//! Whether an output still is what the last build left there, made from what a build would be made from now. Takes a
//! target and a fingerprint, gives what the last build was; changes nothing that is published.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::path_error::PathError;
use crate::publish::error::PublishError;
use crate::publish::manifest::{self, Manifest};
use crate::publish::target::Target;
use crate::publish::workplace::Workplace;
use crate::publish::{survey, workplace};

/// A site that is as the last build left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Current {
    /// How many files it has.
    pub files: usize,
    /// What that build had to say of its input.
    pub remarks: Vec<String>,
}

/// What stands at the target, if the last build to it ended, was made from what has this fingerprint, and left each
/// file with the length and the time that it has now. None in every other case: then only a build can tell.
///
/// # Errors
/// `Busy` where another build has the output, and a path where the system refuses.
pub fn current<E>(target: &Target, fingerprint: &str) -> Result<Option<Current>, PublishError<E>> {
    // To claim an output that is not there would make one.
    if survey::kind(target.output())? != survey::Kind::Folder {
        return Ok(None);
    }
    let workplace = workplace::claim(target)?;
    let record = manifest::read(&workplace.manifest())?;
    let is_standing = workplace.root() == target.output()
        && record.complete
        && record
            .origin
            .as_ref()
            .is_some_and(|origin| origin.fingerprint == fingerprint)
        && is_as_left(&workplace, &record)?;
    let files = record.files.len();
    Ok(record.origin.filter(|_| is_standing).map(|origin| Current {
        files,
        remarks: origin.remarks,
    }))
}

fn is_as_left(workplace: &Workplace, record: &Manifest<'_>) -> Result<bool, PathError> {
    let root = workplace.root();
    let paths = record.files.keys().map(AsRef::as_ref);
    let folders = survey::folders(root, paths)?;
    if folders.values().any(|kind| *kind != survey::Kind::Folder) {
        return Ok(false);
    }
    let outcomes = record.files.par_iter().map(|(path, seen)| match seen {
        Some(seen) => survey::is_as_seen(root, path, *seen),
        None => Ok(false),
    });
    outcomes.try_reduce(|| true, |one, other| Ok(one && other))
}
