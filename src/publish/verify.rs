//! Compares a folder with a site. Takes the paths of the site and a pure renderer, gives every file that differs, is
//! missing, or is no part of the site. Writes nothing, and no page is held against its file but as it is rendered.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::path::Path;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::path_error::{Doing, PathError};
use crate::publish::error::PublishError;
use crate::publish::site_path;
use crate::publish::survey::{self, Kind};

/// How a folder stands to a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Files with exactly the bytes of the site.
    pub same: usize,
    /// What is not as it should be, by its path in the folder; a folder ends with `/`.
    pub differences: Vec<(String, Difference)>,
    /// At the top, what every folder of a site may hold besides: `README.md` and names that begin with a dot.
    pub passed_over: Vec<String>,
}

/// What is wrong at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// A file with other bytes, or no plain file: a folder, a link.
    Differs,
    /// Nothing stands there.
    Missing,
    /// It is no part of the site. Of a folder in which no file of the site lies, the folder alone is named.
    NotOfTheSite,
}

/// Compares `folder` with the site that has these paths and no others. `render` is called once a path, in parallel on
/// rayon's current threads. What lies at or below one of `except`, paths with `/` between names, is not looked at.
///
/// # Errors
/// A page that can't be rendered; a file or a folder that can't be read.
pub fn verify<E: Send>(
    folder: &Path,
    paths: &[&str],
    except: &BTreeSet<String>,
    render: impl Fn(&str, &mut dyn Write) -> Result<(), E> + Sync,
) -> Result<Comparison, PublishError<E>> {
    let is_excepted = |path: &str| {
        let mut around = site_path::folders(path);
        except.contains(path) || around.any(|folder| except.contains(folder))
    };
    let looked_at: Vec<&&str> = paths.iter().filter(|path| !is_excepted(path)).collect();
    let found: Vec<Result<Option<Difference>, PublishError<E>>> = looked_at
        .par_iter()
        .map(|path| {
            compare(&folder.join(path), |sink| render(path, sink)).map_err(|error| match error {
                Failed::File(error) => error.into(),
                Failed::Page(source) => PublishError::Render {
                    path: (**path).to_owned(),
                    source,
                },
            })
        })
        .collect();
    // Of several errors it is the first, whatever the number of threads.
    let found: Vec<Option<Difference>> = found.into_iter().collect::<Result<_, _>>()?;
    let mut comparison = Comparison {
        same: found.iter().filter(|found| found.is_none()).count(),
        differences: looked_at
            .iter()
            .zip(&found)
            .filter_map(|(path, found)| Some(((**path).to_owned(), (*found)?)))
            .collect(),
        passed_over: Vec::new(),
    };
    let known: BTreeSet<&str> = paths
        .iter()
        .flat_map(|path| site_path::folders(path).chain([*path]))
        .collect();
    let mut strangers = Vec::new();
    look_for_strangers(folder, "", &known, &is_excepted, &mut strangers)?;
    for path in strangers {
        let is_at_the_top = !path.trim_end_matches('/').contains('/');
        if is_at_the_top && (path == "README.md" || path.starts_with('.')) {
            comparison.passed_over.push(path);
        } else {
            let difference = (path, Difference::NotOfTheSite);
            comparison.differences.push(difference);
        }
    }
    comparison.differences.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(comparison)
}

enum Failed<E> {
    File(PathError),
    Page(E),
}

fn compare<E>(
    file: &Path,
    render: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<Option<Difference>, Failed<E>> {
    match survey::kind(file).map_err(Failed::File)? {
        Kind::Nothing => return Ok(Some(Difference::Missing)),
        Kind::File => {}
        Kind::Folder | Kind::Other => return Ok(Some(Difference::Differs)),
    }
    let open = File::open(file).doing("read", file).map_err(Failed::File)?;
    let mut page = Compared {
        file: BufReader::with_capacity(1 << 16, open),
        outcome: Ok(true),
        buffer: vec![0; 1 << 14],
    };
    render(&mut page).map_err(Failed::Page)?;
    let is_same = page.finish().doing("read", file).map_err(Failed::File)?;
    Ok((!is_same).then_some(Difference::Differs))
}

/// A sink that compares what is written with what stands in a file, and keeps neither.
struct Compared {
    file: BufReader<File>,
    /// Whether all was the same so far; an error of the file goes to whoever asks, not to the page.
    outcome: io::Result<bool>,
    buffer: Vec<u8>,
}

impl Compared {
    fn finish(mut self) -> io::Result<bool> {
        if !self.outcome? {
            return Ok(false);
        }
        // What stands behind the page's end is a difference, too.
        Ok(self.file.read(&mut self.buffer[..1])? == 0)
    }

    fn next(&mut self, page: &[u8]) -> io::Result<bool> {
        for part in page.chunks(self.buffer.len()) {
            let stands = &mut self.buffer[..part.len()];
            match self.file.read_exact(stands) {
                Ok(()) if stands == part => {}
                Ok(()) => return Ok(false),
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(false),
                Err(error) => return Err(error),
            }
        }
        Ok(true)
    }
}

impl Write for Compared {
    fn write(&mut self, page: &[u8]) -> io::Result<usize> {
        if matches!(self.outcome, Ok(true)) {
            self.outcome = self.next(page);
        }
        Ok(page.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Whatever stands in the folder and neither is a file of the site nor has one below it, in the order of the names. A
/// link is seen as a link. An empty folder is nothing.
fn look_for_strangers(
    root: &Path,
    below: &str,
    known: &BTreeSet<&str>,
    is_excepted: &impl Fn(&str) -> bool,
    strangers: &mut Vec<String>,
) -> Result<(), PathError> {
    let folder = root.join(below);
    let mut entries = Vec::new();
    for entry in fs::read_dir(&folder).doing("read the folder", &folder)? {
        let entry = entry.doing("read the folder", &folder)?;
        let kind = entry.file_type().doing("open", entry.path())?;
        entries.push((entry.file_name(), kind));
    }
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    for (name, kind) in entries {
        let text = name.to_string_lossy();
        let path = match below {
            "" => text.clone().into_owned(),
            below => format!("{below}/{text}"),
        };
        // A name that is no text is never known, however it is shown.
        let is_known = name.to_str().is_some() && known.contains(path.as_str());
        if is_excepted(&path) {
            continue;
        }
        match (kind.is_dir(), is_known) {
            (true, true) => look_for_strangers(root, &path, known, is_excepted, strangers)?,
            (true, false) => {
                let inner = folder.join(&name);
                let mut inner = fs::read_dir(&inner).doing("read the folder", &inner)?;
                if inner.next().is_some() {
                    strangers.push(format!("{path}/"));
                }
            }
            (false, true) => {}
            (false, false) => strangers.push(path),
        }
    }
    Ok(())
}
