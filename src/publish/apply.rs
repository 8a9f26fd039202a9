//! Does one operation of a plan. By now every file is whole in the stage: all that is left is to
//! rename, to remove and to make folders.

use std::{fs, io};

use crate::path_error::{Doing, PathError};
use crate::publish::names;
use crate::publish::plan::Operation;
use crate::publish::workplace::Workplace;

/// # Errors
/// Where the system refuses. The record then still says that a build has begun, so the next one heals.
pub(crate) fn apply(workplace: &Workplace, operation: &Operation) -> Result<(), PathError> {
    match operation {
        Operation::Begin => record(workplace, names::BEGUN),
        Operation::Finish => record(workplace, names::DONE),
        Operation::MakeFolder(path) => fs::create_dir(workplace.root().join(path))
            .doing("make the folder", workplace.published(path)),
        Operation::Place { staged, path } => fs::rename(
            workplace.staged(&staged.to_string()),
            workplace.root().join(path),
        )
        .doing("write", workplace.published(path)),
        Operation::Remove(path) => fs::remove_file(workplace.root().join(path))
            .or_else(unless(&[io::ErrorKind::NotFound]))
            .doing("remove", workplace.published(path)),
        Operation::RemoveFolder(path) => fs::remove_dir(workplace.root().join(path))
            .or_else(unless(&[
                io::ErrorKind::NotFound,
                io::ErrorKind::DirectoryNotEmpty,
            ]))
            .doing("remove the folder", workplace.published(path)),
    }
}

fn record(workplace: &Workplace, name: &str) -> Result<(), PathError> {
    let manifest = workplace.manifest();
    fs::rename(workplace.staged(name), &manifest).doing("write", &manifest)
}

/// Takes an error of these kinds as a success.
fn unless(kinds: &[io::ErrorKind]) -> impl Fn(io::Error) -> io::Result<()> {
    move |error| {
        if kinds.contains(&error.kind()) {
            Ok(())
        } else {
            Err(error)
        }
    }
}
