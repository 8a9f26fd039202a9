//! Decides what to do. Takes the record of the last build, the pages wanted and what stands in the
//! output; gives the operations in the order in which they are safe. Touches nothing.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::publish::manifest::{Manifest, Origin, Seen};
use crate::publish::site_path;
use crate::publish::survey::{Kind, Standing};

/// A page as it is to be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wanted<'a> {
    pub(crate) path: &'a str,
    /// xxh3-64 of the bytes.
    pub(crate) hash: u64,
    pub(crate) bytes: u64,
    /// When the file that holds the bytes was last modified.
    pub(crate) modified: i64,
    pub(crate) standing: Standing,
    pub(crate) held: Held,
}

/// Where the bytes of a page are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Held {
    /// They are published already.
    Published,
    /// In the file of this number in the stage.
    Staged(usize),
    /// At their place in an output that is new as a whole.
    InPlace,
}

/// What stands in the output besides the pages themselves.
#[derive(Debug)]
pub(crate) struct Scene<'a> {
    /// Every folder that a page, wanted or old, lies in.
    pub(crate) folders: BTreeMap<&'a str, Kind>,
    /// Every path of the last build that is not wanted any more.
    pub(crate) orphans: BTreeMap<&'a str, Kind>,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Plan<'a> {
    pub(crate) operations: Vec<Operation>,
    /// The record that stands while the operations go on: all paths of the last build and of this one. None where
    /// there is nothing to do.
    pub(crate) begun: Option<Manifest<'a>>,
    /// The record that stands when they are done; none where it stands already.
    pub(crate) done: Option<Manifest<'a>>,
    pub(crate) written: usize,
    pub(crate) removed: usize,
}

/// One step that the system does wholly or not at all. A build that is killed after any of them leaves
/// whole pages and a record from which the next build heals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Operation {
    /// Makes `Plan::begun` the record.
    Begin,
    /// Makes a folder where none is.
    MakeFolder(String),
    /// Renames a file of the stage to its path.
    Place { staged: usize, path: String },
    /// Removes a file, unless it is gone.
    Remove(String),
    /// Removes a folder, unless it is gone or something is left in it.
    RemoveFolder(String),
    /// Makes `Plan::done` the record.
    Finish,
}

/// # Errors
/// The paths, in order, of things that the tool did not make and that stand in the way.
pub(crate) fn plan<'a>(
    old: &'a Manifest<'_>,
    wanted: &[Wanted<'a>],
    scene: &Scene<'_>,
    origin: Option<Origin>,
) -> Result<Plan<'a>, Vec<String>> {
    let in_the_way = in_the_way(old, wanted, scene);
    if !in_the_way.is_empty() {
        return Err(in_the_way.into_iter().map(str::to_owned).collect());
    }
    let needed: BTreeSet<&str> = wanted
        .iter()
        .flat_map(|page| site_path::folders(page.path))
        .collect();
    let gone: BTreeSet<&str> = gone(scene).collect();
    let clearing: BTreeSet<&str> = clearing(wanted, &gone, &needed).collect();
    let rest: BTreeSet<&str> = gone.difference(&clearing).copied().collect();

    let mut operations = Vec::new();
    operations.extend(removals(&clearing, &needed, scene));
    operations.extend(missing_folders(&needed, scene));
    operations.extend(placements(wanted));
    operations.extend(removals(&rest, &needed, scene));

    let begun = (!operations.is_empty()).then(|| begun(old, wanted));
    let done = Some(done(wanted, origin)).filter(|done| begun.is_some() || done != old);
    if begun.is_some() {
        operations.insert(0, Operation::Begin);
    }
    if done.is_some() {
        operations.push(Operation::Finish);
    }
    Ok(Plan {
        written: wanted
            .iter()
            .filter(|page| page.held != Held::Published)
            .count(),
        removed: gone
            .iter()
            .filter(|path| scene.orphans.get(*path) == Some(&Kind::File))
            .count(),
        begun,
        done,
        operations,
    })
}

fn in_the_way<'a>(
    old: &Manifest<'_>,
    wanted: &[Wanted<'a>],
    scene: &Scene<'_>,
) -> BTreeSet<&'a str> {
    let blocked = |folder: &&str| match scene.folders.get(folder) {
        Some(Kind::File) => !old.files.contains_key(*folder),
        Some(Kind::Other) => true,
        Some(Kind::Folder | Kind::Nothing) | None => false,
    };
    let is_foreign = |page: &Wanted<'_>| match page.standing {
        Standing::Foreign => true,
        Standing::Different => !old.files.contains_key(page.path),
        Standing::Nothing | Standing::Same { .. } | Standing::OwnFolder => false,
    };
    wanted
        .iter()
        .filter_map(|page| {
            // A page below a link is seen through the link: then the link is what is in the way.
            let folder = site_path::folders(page.path).find(blocked);
            folder.or_else(|| is_foreign(page).then_some(page.path))
        })
        .collect()
}

/// What the last build wrote and this one does not. What is missing already counts too, so that folders
/// which a killed build made or left empty go. What has become something else is nobody's to remove.
fn gone<'a>(scene: &Scene<'a>) -> impl Iterator<Item = &'a str> {
    scene
        .orphans
        .iter()
        .filter(|(path, kind)| {
            let reachable = site_path::folders(path)
                .all(|folder| !matches!(scene.folders.get(folder), Some(Kind::File | Kind::Other)));
            reachable && matches!(kind, Kind::File | Kind::Nothing)
        })
        .map(|(path, _)| *path)
}

/// Of what is gone, what must go first: files where a folder is needed, and all in a folder that
/// becomes a file.
fn clearing<'a>(
    wanted: &[Wanted<'_>],
    gone: &BTreeSet<&'a str>,
    needed: &BTreeSet<&str>,
) -> impl Iterator<Item = &'a str> {
    let replaced: BTreeSet<&str> = wanted
        .iter()
        .filter(|page| page.standing == Standing::OwnFolder)
        .map(|page| page.path)
        .collect();
    gone.iter().copied().filter(move |path| {
        needed.contains(path) || site_path::folders(path).any(|folder| replaced.contains(folder))
    })
}

/// Removes files, then the folders that nothing wanted lies in, inner ones first.
fn removals(paths: &BTreeSet<&str>, needed: &BTreeSet<&str>, scene: &Scene<'_>) -> Vec<Operation> {
    let folders: BTreeSet<&str> = paths
        .iter()
        .flat_map(|path| site_path::folders(path))
        .filter(|folder| !needed.contains(folder))
        .filter(|folder| scene.folders.get(folder) == Some(&Kind::Folder))
        .collect();
    let files = paths
        .iter()
        .filter(|path| scene.orphans.get(*path) == Some(&Kind::File))
        .map(|path| Operation::Remove((*path).to_owned()));
    let folders = folders
        .iter()
        .rev()
        .map(|folder| Operation::RemoveFolder((*folder).to_owned()));
    files.chain(folders).collect()
}

/// In order of their names, so that a folder comes before those in it.
fn missing_folders(needed: &BTreeSet<&str>, scene: &Scene<'_>) -> Vec<Operation> {
    needed
        .iter()
        .filter(|folder| scene.folders.get(*folder) != Some(&Kind::Folder))
        .map(|folder| Operation::MakeFolder((*folder).to_owned()))
        .collect()
}

/// Assets, then new pages, then changed ones: a page never points to what is not there yet.
fn placements(wanted: &[Wanted<'_>]) -> impl Iterator<Item = Operation> {
    let mut staged: Vec<_> = wanted
        .iter()
        .filter_map(|page| {
            let turn = match page.standing {
                _ if page.path.starts_with("assets/") => 0,
                Standing::Different => 2,
                _ => 1,
            };
            match page.held {
                Held::Staged(number) => Some((turn, page.path, number)),
                Held::Published | Held::InPlace => None,
            }
        })
        .collect();
    staged.sort_unstable();
    staged
        .into_iter()
        .map(|(_, path, staged)| Operation::Place {
            staged,
            path: path.to_owned(),
        })
}

fn begun<'a>(old: &'a Manifest<'_>, wanted: &[Wanted<'a>]) -> Manifest<'a> {
    let mut files: BTreeMap<Cow<'_, str>, Option<Seen>> = old
        .files
        .keys()
        .map(|path| (Cow::Borrowed(&**path), None))
        .collect();
    for page in wanted {
        let certain = page.held == Held::Published;
        files.insert(page.path.into(), certain.then(|| seen(page)));
    }
    Manifest {
        complete: false,
        files,
        damaged: false,
        origin: None,
    }
}

fn done<'a>(wanted: &[Wanted<'a>], origin: Option<Origin>) -> Manifest<'a> {
    Manifest {
        complete: true,
        files: wanted
            .iter()
            .map(|page| (page.path.into(), Some(seen(page))))
            .collect(),
        damaged: false,
        origin,
    }
}

fn seen(page: &Wanted<'_>) -> Seen {
    Seen {
        hash: page.hash,
        bytes: page.bytes,
        modified: page.modified,
    }
}

#[cfg(test)]
mod tests {
    use super::{Held, Operation, Plan, Scene, Wanted, plan};
    use crate::publish::manifest::{Manifest, Seen};
    use crate::publish::survey::{Kind, Standing};

    const SEEN: Seen = Seen {
        hash: 7,
        bytes: 3,
        modified: 9,
    };

    fn old(paths: &[&'static str]) -> Manifest<'static> {
        Manifest {
            complete: true,
            files: paths
                .iter()
                .map(|path| ((*path).into(), Some(SEEN)))
                .collect(),
            damaged: false,
            origin: None,
        }
    }

    fn wanted(path: &str, standing: Standing) -> Wanted<'_> {
        Wanted {
            path,
            hash: SEEN.hash,
            bytes: SEEN.bytes,
            modified: SEEN.modified,
            standing,
            held: match standing {
                Standing::Same { .. } => Held::Published,
                _ => Held::Staged(0),
            },
        }
    }

    fn scene<'a>(folders: &[(&'a str, Kind)], orphans: &[(&'a str, Kind)]) -> Scene<'a> {
        Scene {
            folders: folders.iter().copied().collect(),
            orphans: orphans.iter().copied().collect(),
        }
    }

    fn operations(old: &Manifest<'_>, wanted: &[Wanted<'_>], scene: &Scene<'_>) -> Vec<Operation> {
        plan(old, wanted, scene, None)
            .map(|plan: Plan| plan.operations)
            .expect("nothing is in the way")
    }

    #[test]
    fn nothing_to_do_is_nothing_done_unless_the_record_is_behind() {
        let same = [wanted("a.html", Standing::Same { modified: 9 })];
        let empty = scene(&[], &[]);
        assert_eq!(operations(&old(&["a.html"]), &same, &empty), []);
        assert_eq!(operations(&old(&[]), &same, &empty), [Operation::Finish]);
        let killed = Manifest {
            complete: false,
            ..old(&["a.html"])
        };
        assert_eq!(operations(&killed, &same, &empty), [Operation::Finish]);
        let old = old(&["a.html"]);
        let plan = plan(&old, &same, &empty, None).expect("nothing is in the way");
        assert_eq!((plan.begun, plan.done), (None, None));
    }

    #[test]
    fn assets_go_before_new_pages_and_those_before_changed_ones() {
        let pages = [
            wanted("a.html", Standing::Different),
            wanted("about.html", Standing::Nothing),
            wanted("assets/style.css", Standing::Different),
        ];
        let placed: Vec<String> = operations(
            &old(&["a.html", "assets/style.css"]),
            &pages,
            &scene(&[("assets", Kind::Folder)], &[]),
        )
        .into_iter()
        .filter_map(|operation| match operation {
            Operation::Place { path, .. } => Some(path),
            _ => None,
        })
        .collect();
        assert_eq!(placed, ["assets/style.css", "about.html", "a.html"]);
    }

    #[test]
    fn while_renaming_all_paths_are_known_and_only_what_is_unchanged_is_believed() {
        let pages = [
            wanted("changed.html", Standing::Different),
            wanted("new.html", Standing::Nothing),
            wanted("same.html", Standing::Same { modified: 9 }),
        ];
        let old = old(&["changed.html", "gone.html", "same.html"]);
        let plan = plan(
            &old,
            &pages,
            &scene(&[], &[("gone.html", Kind::File)]),
            None,
        )
        .expect("nothing is in the way");
        let (begun, done) = (
            plan.begun.expect("all changes"),
            plan.done.expect("as well"),
        );
        assert!(!begun.complete && done.complete);
        let begun: Vec<_> = begun
            .files
            .iter()
            .map(|(path, seen)| (&**path, *seen))
            .collect();
        assert_eq!(
            begun,
            [
                ("changed.html", None),
                ("gone.html", None),
                ("new.html", None),
                ("same.html", Some(SEEN))
            ]
        );
        assert!(
            done.files
                .keys()
                .eq(["changed.html", "new.html", "same.html"])
        );
        assert_eq!((plan.written, plan.removed), (2, 1));
    }

    #[test]
    fn an_old_page_is_not_removed_through_a_link_nor_when_it_became_something_else() {
        let old = old(&["linked/a.html", "b.html", "c.html"]);
        let scene = scene(
            &[("linked", Kind::Other)],
            &[
                ("linked/a.html", Kind::File),
                ("b.html", Kind::Other),
                ("c.html", Kind::Folder),
            ],
        );
        assert_eq!(operations(&old, &[], &scene), [Operation::Finish]);
    }

    #[test]
    fn what_a_killed_build_made_for_a_page_that_is_not_wanted_goes() {
        let scene = scene(
            &[
                ("new", Kind::Folder),
                ("new/deep", Kind::Folder),
                ("new/deep/er", Kind::Nothing),
            ],
            &[("new/deep/er/a.html", Kind::Nothing)],
        );
        assert_eq!(
            operations(&old(&["new/deep/er/a.html"]), &[], &scene),
            [
                Operation::Begin,
                Operation::RemoveFolder("new/deep".to_owned()),
                Operation::RemoveFolder("new".to_owned()),
                Operation::Finish
            ]
        );
    }

    #[test]
    fn only_what_the_tool_did_not_make_is_in_the_way() {
        let pages = [
            wanted("file/a.html", Standing::Nothing),
            wanted("link/b.html", Standing::Same { modified: 9 }),
            wanted("mine.html", Standing::Different),
            wanted("odd.html", Standing::Foreign),
            wanted("ours/c.html", Standing::Nothing),
            wanted("ours.html", Standing::Different),
        ];
        let scene = scene(
            &[
                ("file", Kind::File),
                ("link", Kind::Other),
                ("ours", Kind::File),
            ],
            &[("ours", Kind::File)],
        );
        assert_eq!(
            plan(&old(&["ours", "ours.html"]), &pages, &scene, None),
            Err(["file", "link", "mine.html", "odd.html"]
                .map(str::to_owned)
                .to_vec())
        );
    }
}
