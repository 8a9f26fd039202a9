//! Publishes a site. Takes a vetted output, the paths of a site and a pure renderer; gives the files.
//!
//! A build that fails changes nothing: every page is rendered first, and what has changed is whole in
//! a stage before the first file is renamed. Renaming follows a `plan` whose every step leaves whole
//! pages and a record, so that a build which is killed half-way heals with the next. Files that the
//! tool did not write are neither replaced nor removed, and links in the output are never followed.
//!
//! Architecture invariant: this stage knows paths and bytes. It knows no page, no model, no template.

mod apply;
mod current;
mod error;
mod manifest;
mod names;
mod plan;
mod sink;
mod site_path;
mod stage;
mod survey;
mod target;
#[cfg(test)]
mod tests;
mod verify;
mod workplace;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

pub use current::{Current, current};
pub use manifest::Origin;

use crate::path_error::{Doing, PathError};
pub use crate::publish::error::{Foreign, PublishError};
use crate::publish::manifest::Manifest;
use crate::publish::plan::{Operation, Plan, Scene, Wanted};
pub use crate::publish::target::{ProjectFolders, Refusal, Target};
pub use crate::publish::verify::{Comparison, Difference, verify};
use crate::publish::workplace::Workplace;

/// What a build did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Files that are new or have other bytes than before.
    pub written: usize,
    /// Files that stood there with the same bytes and were not touched.
    pub unchanged: usize,
    /// Files of the last build that this one does not have.
    pub removed: usize,
    /// The length of the whole site, in bytes, changed or not.
    pub bytes: u64,
    /// The record of the last build where it was damaged: then every file was compared by its bytes, and
    /// files of the last build that the record no longer named may still stand.
    pub damaged_record: Option<PathBuf>,
}

/// Publishes the site that has these paths and no others. `render` is called once a path, in parallel
/// on rayon's current threads, and writes the page's bytes; its errors stop the build. It is dropped when all are rendered.
///
/// Of the paths in `lasting` the name stands for the content, as it does where it holds a hash of what the content is
/// made from: a file that the last build left there is not rendered again.
///
/// `paths` are relative to the output, with `/` between names; none is given twice, none is a folder of
/// another, none is `README.md` or begins with `.observatory`.
///
/// `origin` is kept for [`current`], which tells the next build whether there is anything to do.
///
/// # Errors
/// See [`PublishError`]. But for a system that refuses a rename or a removal half-way (which the next
/// build mends), nothing that is published has changed then.
///
/// # Panics
/// Where a path leads out of the output, which would be a bug in the plan of the site.
pub fn publish<E: Send>(
    target: &Target,
    paths: &[&str],
    lasting: &BTreeSet<&str>,
    origin: Option<Origin>,
    render: impl Fn(&str, &mut dyn Write) -> Result<(), E> + Sync,
) -> Result<Report, PublishError<E>> {
    let Prepared {
        workplace,
        operations,
        report,
    } = prepare(target, paths, lasting, origin, render)?;
    for operation in &operations {
        apply::apply(&workplace, operation)?;
    }
    workplace.finish()?;
    Ok(report)
}

/// A build that has done all but to rename.
struct Prepared {
    workplace: Workplace,
    operations: Vec<Operation>,
    report: Report,
}

fn prepare<E, R>(
    target: &Target,
    paths: &[&str],
    lasting: &BTreeSet<&str>,
    origin: Option<Origin>,
    render: R,
) -> Result<Prepared, PublishError<E>>
where
    E: Send,
    R: Fn(&str, &mut dyn Write) -> Result<(), E> + Sync,
{
    for path in paths {
        assert!(
            site_path::is_sound(path),
            "{path:?} is not a path of a site"
        );
    }
    debug_assert!(are_distinct(paths), "two pages claim one path");

    let workplace = workplace::claim(target)?;
    let old = manifest::read(&workplace.manifest())?;
    let wanted = stage::render_all(&workplace, &old, paths, lasting, &render)?;
    // What it made on the way may be more than all that follows needs.
    drop(render);
    let scene = scene(&workplace, &old, &wanted)?;
    let damaged_record = old.damaged.then(|| workplace.manifest());
    let plan = plan::plan(&old, &wanted, &scene, origin).map_err(|paths| {
        let paths = paths.iter().map(|path| workplace.published(path)).collect();
        Foreign::new(paths, damaged_record.clone())
    })?;
    stage_records(&workplace, &plan)?;
    check_permissions(&workplace, &plan)?;
    Ok(Prepared {
        report: Report {
            written: plan.written,
            unchanged: wanted.len() - plan.written,
            removed: plan.removed,
            bytes: wanted.iter().map(|page| page.bytes).sum(),
            damaged_record,
        },
        operations: plan.operations,
        workplace,
    })
}

fn are_distinct(paths: &[&str]) -> bool {
    let distinct: BTreeSet<&str> = paths.iter().copied().collect();
    let is_folder = |path: &str| site_path::folders(path).any(|folder| distinct.contains(folder));
    distinct.len() == paths.len() && !paths.iter().any(|path| is_folder(path))
}

fn scene<'a>(
    workplace: &Workplace,
    old: &'a Manifest<'_>,
    wanted: &[Wanted<'a>],
) -> Result<Scene<'a>, PathError> {
    let is_wanted: BTreeSet<&str> = wanted.iter().map(|page| page.path).collect();
    let old = || old.files.keys().map(AsRef::as_ref);
    let orphans: Result<BTreeMap<_, _>, _> = old()
        .filter(|path| !is_wanted.contains(path))
        .map(|path| Ok((path, survey::kind(&workplace.root().join(path))?)))
        .collect();
    let all = wanted.iter().map(|page| page.path).chain(old());
    Ok(Scene {
        folders: survey::folders(workplace.root(), all)?,
        orphans: orphans?,
    })
}

/// Both records wait in the stage like any page, so that a full disk cannot stop the renaming.
fn stage_records(workplace: &Workplace, plan: &Plan<'_>) -> Result<(), PathError> {
    for (name, record) in [(names::BEGUN, &plan.begun), (names::DONE, &plan.done)] {
        if let Some(record) = record {
            let write = || -> io::Result<()> {
                let mut file = BufWriter::new(File::create(workplace.staged(name))?);
                manifest::write(record, &mut file)?;
                file.flush()
            };
            write().doing("write", workplace.manifest())?;
        }
    }
    Ok(())
}

fn check_permissions(workplace: &Workplace, plan: &Plan<'_>) -> Result<(), PathError> {
    let folders: BTreeSet<&str> = plan
        .operations
        .iter()
        .filter_map(|operation| match operation {
            Operation::MakeFolder(path)
            | Operation::Place { path, .. }
            | Operation::Remove(path)
            | Operation::RemoveFolder(path) => Some(site_path::folder(path)),
            Operation::Begin | Operation::Finish => None,
        })
        .collect();
    for folder in folders {
        let place = workplace.root().join(folder);
        if survey::kind(&place)? == survey::Kind::Folder {
            survey::open_for_change(&place)?;
        }
    }
    Ok(())
}
