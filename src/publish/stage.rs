//! Renders every page in parallel and puts those that are not yet published into the stage, or in an output that is new
//! as a whole to their place. Takes the paths and a renderer, gives one [`Wanted`] a path; nothing that is published is
//! touched.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, io};

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::path_error::{Doing, PathError};
use crate::publish::error::PublishError;
use crate::publish::manifest::Manifest;
use crate::publish::plan::{Held, Wanted};
use crate::publish::sink::{Body, Rendered, Sink};
use crate::publish::site_path::folders;
use crate::publish::survey;
use crate::publish::survey::Standing;
use crate::publish::workplace::Workplace;

/// How many pages a thread takes at most at a time. Some pages take a thousand times as long as others, so that a thread
/// which has taken many is left alone with them at the end.
const TURN: usize = 32;

/// # Errors
/// The error of the first path, in the order given, that has one, whatever the number of threads.
pub(crate) fn render_all<'a, E, R>(
    workplace: &Workplace,
    old: &Manifest<'_>,
    paths: &[&'a str],
    lasting: &BTreeSet<&str>,
    render: &R,
) -> Result<Vec<Wanted<'a>>, PublishError<E>>
where
    E: Send,
    R: Fn(&str, &mut dyn Write) -> Result<(), E> + Sync,
{
    if workplace.is_new() {
        make_folders(workplace, paths)?;
    }
    // Pages behind a failed one need no rendering; those before it do, as they may fail themselves.
    let failed = AtomicUsize::new(usize::MAX);
    let outcomes: Vec<_> = paths
        .par_iter()
        .enumerate()
        .with_max_len(TURN)
        .map(|(number, path)| {
            if number > failed.load(Ordering::Relaxed) {
                return None;
            }
            let kept = match lasting.contains(path) {
                true => kept(workplace, old, path),
                false => Ok(None),
            };
            let outcome = match kept {
                Ok(Some(kept)) => Ok(kept),
                Ok(None) => render_one(workplace, old, number, path, render),
                Err(error) => Err(error.into()),
            };
            if outcome.is_err() {
                failed.fetch_min(number, Ordering::Relaxed);
            }
            Some(outcome)
        })
        .collect();
    outcomes
        .into_iter()
        .map(|outcome| outcome.expect("only pages behind a failed one are left out"))
        .collect()
}

/// Makes every folder of a new output, each after the one that it lies in.
fn make_folders(workplace: &Workplace, paths: &[&str]) -> Result<(), PathError> {
    let folders: BTreeSet<&str> = paths.iter().flat_map(|path| folders(path)).collect();
    for folder in folders {
        let place = workplace.root().join(folder);
        fs::create_dir(place).doing("make the folder", workplace.published(folder))?;
    }
    Ok(())
}

/// The file that the last build left at a path whose name stands for its content; none where it is gone or another.
fn kept<'a>(
    workplace: &Workplace,
    old: &Manifest<'_>,
    path: &'a str,
) -> Result<Option<Wanted<'a>>, PathError> {
    let Some(seen) = old.files.get(path).copied().flatten() else {
        return Ok(None);
    };
    let standing = survey::standing(workplace.root(), path, old, seen.hash, seen.bytes)?;
    let Standing::Same { modified } = standing else {
        return Ok(None);
    };
    Ok(Some(Wanted {
        path,
        hash: seen.hash,
        bytes: seen.bytes,
        modified,
        standing,
        held: Held::Published,
    }))
}

fn render_one<'a, E, R>(
    workplace: &Workplace,
    old: &Manifest<'_>,
    number: usize,
    path: &'a str,
    render: &R,
) -> Result<Wanted<'a>, PublishError<E>>
where
    R: Fn(&str, &mut dyn Write) -> Result<(), E> + Sync,
{
    let (file, held) = match workplace.is_new() {
        true => (workplace.root().join(path), Held::InPlace),
        false => {
            let staged = workplace.staged(&number.to_string());
            (staged, Held::Staged(number))
        }
    };
    let published = workplace.published(path);
    let mut sink = Sink::new(file.clone(), published.clone());
    let outcome = render(path, &mut sink);
    // A disk that is full explains a failed page better than the page's own error.
    let rendered = sink.finish()?;
    outcome.map_err(|source| PublishError::Render {
        path: path.to_owned(),
        source,
    })?;
    let (hash, bytes) = (rendered.hash, rendered.bytes);
    let standing = match held {
        Held::InPlace => Standing::Nothing,
        _ => survey::standing(workplace.root(), path, old, hash, bytes)?,
    };
    let (held, modified) = match standing {
        Standing::Same { modified } => {
            discard(&file, &rendered)?;
            (Held::Published, modified)
        }
        _ => (held, keep(&file, published, rendered)?),
    };
    Ok(Wanted {
        path,
        hash,
        bytes,
        modified,
        standing,
        held,
    })
}

fn discard(file: &Path, rendered: &Rendered) -> Result<(), PathError> {
    match rendered.body {
        Body::Held(_) => Ok(()),
        Body::Spilled(_) => fs::remove_file(file).doing("remove", file),
    }
}

/// Makes sure that all bytes of what will be `published` are in `file`, and gives the time that this will keep.
fn keep(file: &Path, published: PathBuf, rendered: Rendered) -> Result<i64, PathError> {
    let write = || -> io::Result<fs::Metadata> {
        match rendered.body {
            Body::Spilled(file) => file.metadata(),
            Body::Held(bytes) => {
                let mut file = File::create_new(file)?;
                file.write_all(&bytes)?;
                file.metadata()
            }
        }
    };
    let written = write().doing("write", &published)?;
    if written.len() != rendered.bytes {
        let error = io::Error::other("the disk kept only a part of it");
        return Err(PathError::new("write", published, error));
    }
    Ok(survey::modified(&written))
}
