//! The whole stage, on real folders: what is published, what is left alone, and what stands after a
//! build that fails or is killed at any step.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use tempfile::TempDir;

use crate::publish::apply::apply;
use crate::publish::plan::Operation;
use crate::publish::target::ProjectFolders;
use crate::publish::{Origin, PublishError, Report, Target, current, prepare, publish};

/// The bytes of a site by path. A folder has a `/` behind its path and no bytes.
type Tree = BTreeMap<String, Vec<u8>>;

const README: &str = "Here the site is published.";

struct Scene {
    _scratch: TempDir,
    output: PathBuf,
    target: Target,
}

/// In memory where that is to be had: these tests rename thousands of files.
fn scratch() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = tempfile::tempdir_in(memory).or_else(|_| tempfile::tempdir());
    folder.expect("a scratch folder")
}

/// An output that does not exist yet.
fn scene() -> Scene {
    let scratch = scratch();
    let root = scratch.path().canonicalize().expect("it exists");
    let target = vet(&root, &root.join("site"));
    Scene {
        _scratch: scratch,
        output: target.output().to_owned(),
        target,
    }
}

/// An output with a README and nothing else, as in a fresh clone.
fn cloned() -> Scene {
    let scene = scene();
    scene.write("README.md", README);
    scene
}

fn vet(root: &Path, output: &Path) -> Target {
    let project = ProjectFolders {
        root: root.join("garden"),
        sources: vec![root.join("garden/sightings")],
    };
    Target::vet(&project, output, None).expect("a good output")
}

impl Scene {
    fn publish(&self, site: &Tree) -> Result<Report, PublishError<String>> {
        publish(
            &self.target,
            &paths(site),
            &BTreeSet::new(),
            None,
            |path, sink| {
                sink.write_all(&site[path])
                    .map_err(|error| error.to_string())
            },
        )
    }

    /// Publishes what must go well and gives how many files were written, unchanged and removed.
    fn counts(&self, site: &Tree) -> (usize, usize, usize) {
        let report = self.publish(site).expect("nothing is in the way");
        assert_eq!(
            report.bytes,
            site.values().map(|bytes| bytes.len() as u64).sum::<u64>()
        );
        (report.written, report.unchanged, report.removed)
    }

    /// Does the first `steps` operations of a build and dies. Says whether all were done.
    fn die_after(&self, steps: usize, site: &Tree) -> bool {
        let render = |path: &str, sink: &mut dyn Write| sink.write_all(&site[path]);
        let prepared = prepare(&self.target, &paths(site), &BTreeSet::new(), None, render)
            .expect("nothing is in the way");
        for operation in prepared.operations.iter().take(steps) {
            apply(&prepared.workplace, operation).expect("nothing is in the way");
        }
        let all = steps >= prepared.operations.len();
        prepared.workplace.abandon();
        all
    }

    fn tree(&self) -> Tree {
        tree(&self.output)
    }

    fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let place = self.output.join(path);
        fs::create_dir_all(place.parent().expect("it lies in the output")).expect("a folder");
        fs::write(place, content).expect("a file");
    }

    fn record(&self) -> PathBuf {
        self.output.join(".observatory/manifest.json")
    }

    /// Nothing of a build is left but its lock and its record.
    fn is_tidy(&self) -> bool {
        let beside = self.output.with_file_name(".observatory-site");
        let own = fs::read_dir(self.output.join(".observatory")).expect("it was published");
        let names: BTreeSet<_> = own
            .map(|entry| entry.expect("it stands").file_name())
            .collect();
        !beside.exists()
            && names
                .iter()
                .all(|name| name == "lock" || name == "manifest.json")
    }
}

fn paths(site: &Tree) -> Vec<&str> {
    site.keys().map(String::as_str).collect()
}

fn site(pages: &[(&str, &str)]) -> Tree {
    let page = |(path, content): &(&str, &str)| ((*path).to_owned(), content.as_bytes().to_vec());
    pages.iter().map(page).collect()
}

/// All that stands in a folder but for the tool's own.
fn tree(folder: &Path) -> Tree {
    fn walk(folder: &Path, prefix: &str, found: &mut Tree) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let entry = entry.expect("it stands");
            let path = format!(
                "{prefix}{}",
                entry.file_name().to_str().expect("a plain name")
            );
            if path == ".observatory" {
                continue;
            }
            let kind = entry.file_type().expect("it stands");
            if kind.is_dir() {
                found.insert(format!("{path}/"), Vec::new());
                walk(&entry.path(), &format!("{path}/"), found);
            } else if kind.is_symlink() {
                let to = fs::read_link(entry.path()).expect("a link");
                found.insert(path, to.into_os_string().into_encoded_bytes());
            } else {
                found.insert(path, fs::read(entry.path()).expect("a file"));
            }
        }
    }
    let mut found = Tree::new();
    if folder.exists() {
        walk(folder, "", &mut found);
    }
    found
}

/// The tree that a site makes: its files and the folders that they lie in.
fn with_folders(site: &Tree) -> Tree {
    let mut tree = site.clone();
    for path in site.keys() {
        for (end, _) in path.match_indices('/') {
            tree.insert(path[..=end].to_owned(), Vec::new());
        }
    }
    tree
}

fn spring() -> Tree {
    site(&[
        ("index.html", "spring"),
        ("about.html", "about us"),
        ("assets/style-1.css", "green"),
        ("places/leeds.html", "leeds"),
        ("places/leeds/page/2.html", "more of leeds"),
        ("places/york.html", "york"),
        ("shape", "a file"),
        ("turn/into/file", "in folders"),
    ])
}

/// Everything that can become of a page has become of one since spring.
fn autumn() -> Tree {
    site(&[
        ("index.html", "autumn"),
        ("about.html", "about us"),
        ("assets/style-2.css", "brown"),
        ("places/york.html", "york!"),
        ("places/hull.html", "hull"),
        ("shape/of/things.html", "a folder"),
        ("turn", "into a file"),
        ("themes/care.html", "care"),
    ])
}

#[test]
fn a_first_build_publishes_all_and_a_second_writes_nothing() {
    for scene in [scene(), cloned()] {
        let readme = scene.tree();
        assert_eq!(scene.counts(&spring()), (8, 0, 0));
        let mut expected = with_folders(&spring());
        expected.extend(readme);
        assert_eq!(scene.tree(), expected);
        assert!(scene.is_tidy());
        let record = fs::read(scene.record()).expect("a record");
        let touched = fs::metadata(scene.record())
            .and_then(|found| found.modified())
            .expect("a time");
        assert_eq!(scene.counts(&spring()), (0, 8, 0));
        assert_eq!(fs::read(scene.record()).expect("a record"), record);
        let again = fs::metadata(scene.record())
            .and_then(|found| found.modified())
            .expect("a time");
        assert_eq!(again, touched, "not even the record is written");
        assert!(scene.is_tidy());
    }
}

#[test]
fn what_was_published_may_be_published_over_by_a_later_run() {
    let scene = cloned();
    scene.counts(&spring());
    let root = scene.output.parent().expect("the scratch folder");
    assert_eq!(vet(root, &scene.output), scene.target);
}

#[test]
fn one_change_writes_one_file_and_touches_no_other() {
    let scene = cloned();
    scene.counts(&spring());
    let times = || -> Vec<_> {
        spring()
            .into_keys()
            .map(|path| {
                fs::metadata(scene.output.join(path))
                    .and_then(|found| found.modified())
                    .expect("a time")
            })
            .collect()
    };
    let before = times();
    let mut changed = spring();
    changed.insert("places/york.html".to_owned(), b"YORK".to_vec());
    assert_eq!(scene.counts(&changed), (1, 7, 0));
    assert_eq!(scene.tree()["places/york.html"], b"YORK");
    let differing = before
        .iter()
        .zip(times())
        .filter(|(one, other)| **one != *other)
        .count();
    assert!(differing <= 1, "{differing} files were touched");
}

#[test]
fn what_is_not_wanted_any_more_goes_with_its_folders() {
    let scene = cloned();
    scene.counts(&spring());
    scene.write("places/photo.jpg", "not ours");
    let small = site(&[("index.html", "spring")]);
    assert_eq!(scene.counts(&small), (0, 1, 7));
    let expected = site(&[
        ("README.md", README),
        ("index.html", "spring"),
        ("places/", ""),
        ("places/photo.jpg", "not ours"),
    ]);
    assert_eq!(scene.tree(), expected);
    assert_eq!(scene.counts(&Tree::new()), (0, 0, 1));
}

#[test]
fn files_become_folders_and_folders_become_files() {
    let scene = cloned();
    scene.counts(&spring());
    assert_eq!(scene.counts(&autumn()), (7, 1, 5));
    let mut expected = with_folders(&autumn());
    expected.insert("README.md".to_owned(), README.into());
    assert_eq!(scene.tree(), expected);
    assert_eq!(scene.counts(&autumn()), (0, 8, 0));
}

#[test]
fn foreign_things_survive_every_build() {
    let scene = cloned();
    scene.counts(&spring());
    let foreign = [
        "CNAME",
        ".nojekyll",
        "places/photo.jpg",
        "mine/deep/notes.txt",
        "turns/x",
    ];
    for path in foreign {
        scene.write(path, "not ours");
    }
    for site in [autumn(), spring(), Tree::new(), autumn()] {
        scene.counts(&site);
        let tree = scene.tree();
        assert!(foreign.iter().all(|path| tree[*path] == b"not ours"));
        assert_eq!(tree["README.md"], README.as_bytes());
        assert!(site.iter().all(|(path, bytes)| tree[path] == *bytes));
    }
}

fn foreign_paths(scene: &Scene, result: Result<Report, PublishError<String>>) -> Vec<String> {
    let Err(PublishError::Foreign(foreign)) = result else {
        panic!("it was not seen that things are in the way: {result:?}");
    };
    let relative = |path: &PathBuf| {
        path.strip_prefix(&scene.output)
            .expect("in the output")
            .to_owned()
    };
    let text = |path: PathBuf| path.to_str().expect("a plain name").replace('\\', "/");
    foreign.paths().iter().map(relative).map(text).collect()
}

#[test]
fn a_foreign_thing_in_the_way_stops_the_build_before_anything_changes() {
    let scene = cloned();
    scene.counts(&spring());
    // A file where a page goes, a folder where a page goes, a file where a folder goes, and a folder of
    // ours with something else in it where a page goes.
    scene.write("places/hull.html", "not ours");
    scene.write("search.html/own.txt", "not ours");
    scene.write("themes", "not ours");
    scene.write("turn/into/own.txt", "not ours");
    let before = scene.tree();
    let mut wanted = autumn();
    wanted.insert("search.html".to_owned(), b"search".to_vec());
    assert_eq!(
        foreign_paths(&scene, scene.publish(&wanted)),
        ["places/hull.html", "search.html", "themes", "turn"]
    );
    assert_eq!(scene.tree(), before);
    assert!(scene.is_tidy());
    assert_eq!(scene.counts(&spring()), (0, 8, 0));
}

#[test]
fn a_foreign_file_with_the_same_bytes_becomes_ours() {
    let scene = cloned();
    scene.write("about.html", "about us");
    scene.write("index.html", "SPRING");
    assert_eq!(
        foreign_paths(&scene, scene.publish(&spring())),
        ["index.html"]
    );
    fs::remove_file(scene.output.join("index.html")).expect("it stands");
    assert_eq!(scene.counts(&spring()), (7, 1, 0));
    assert_eq!(scene.counts(&Tree::new()), (0, 0, 8));
}

#[test]
#[cfg(unix)]
fn links_in_the_output_are_never_followed() {
    use std::os::unix::fs::symlink;
    let scene = cloned();
    scene.counts(&spring());
    let elsewhere = scene.output.with_file_name("elsewhere");
    fs::create_dir_all(elsewhere.join("leeds/page")).expect("a folder");
    for path in ["york.html", "leeds.html", "leeds/page/2.html", "index.html"] {
        fs::write(elsewhere.join(path), "not ours").expect("a file");
    }
    let untouched = tree(&elsewhere);
    fs::remove_dir_all(scene.output.join("places")).expect("it stands");
    symlink(&elsewhere, scene.output.join("places")).expect("a link");
    fs::remove_file(scene.output.join("index.html")).expect("it stands");
    symlink(
        elsewhere.join("index.html"),
        scene.output.join("index.html"),
    )
    .expect("a link");

    let before = scene.tree();
    assert_eq!(
        foreign_paths(&scene, scene.publish(&spring())),
        ["index.html", "places"]
    );
    assert_eq!(scene.tree(), before);
    // Pages that are no longer wanted are not removed through the links either, nor are the links.
    let small = site(&[("about.html", "about us")]);
    scene.counts(&small);
    assert_eq!(tree(&elsewhere), untouched);
    assert!(
        scene.output.join("places").is_symlink() && scene.output.join("index.html").is_symlink()
    );
}

#[test]
fn a_failed_page_changes_nothing_and_is_the_same_one_on_many_threads() {
    for scene in [scene(), cloned()] {
        let site = autumn();
        let fresh = !scene.output.exists();
        if !fresh {
            scene.counts(&spring());
        }
        let before = scene.tree();
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(4)
            .build()
            .expect("threads");
        for _ in 0..50 {
            let result = pool.install(|| {
                publish(
                    &scene.target,
                    &paths(&site),
                    &BTreeSet::new(),
                    None,
                    |path, sink| {
                        sink.write_all(&site[path])
                            .map_err(|error| error.to_string())?;
                        if path >= "themes" {
                            Err(format!("{path} fails"))
                        } else {
                            Ok(())
                        }
                    },
                )
            });
            let Err(PublishError::Render { path, source }) = result else {
                panic!("a page failed: {result:?}");
            };
            assert_eq!(
                (path.as_str(), source.as_str()),
                ("themes/care.html", "themes/care.html fails")
            );
            assert_eq!(scene.tree(), before);
            assert_eq!(scene.output.exists(), !fresh);
            assert!(
                fresh && !scene.output.with_file_name(".observatory-site").exists()
                    || scene.is_tidy()
            );
        }
    }
}

#[test]
fn a_page_that_panics_leaves_the_output_free_and_unchanged() {
    let scene = cloned();
    scene.counts(&spring());
    let before = scene.tree();
    let result = std::panic::catch_unwind(|| {
        publish(
            &scene.target,
            &["index.html"],
            &BTreeSet::new(),
            None,
            |path, _| -> Result<(), String> { panic!("{path} is a bug") },
        )
    });
    assert!(result.is_err());
    assert_eq!(scene.tree(), before);
    assert!(scene.is_tidy());
    assert_eq!(scene.counts(&spring()), (0, 8, 0));
}

#[test]
fn of_two_builds_at_once_the_second_is_told_to_wait() {
    for scene in [scene(), cloned()] {
        let busy = AtomicUsize::new(0);
        let pages = spring();
        let result = publish(
            &scene.target,
            &paths(&pages),
            &BTreeSet::new(),
            None,
            |path, sink| {
                match scene.publish(&autumn()) {
                    Err(PublishError::Busy(output)) if output == scene.output => {
                        busy.fetch_add(1, Ordering::Relaxed);
                    }
                    other => return Err(format!("it was not held: {other:?}")),
                }
                sink.write_all(&pages[path])
                    .map_err(|error| error.to_string())
            },
        );
        assert_eq!(result.expect("the first one works").written, 8);
        assert_eq!(busy.into_inner(), 8);
        assert_eq!(scene.counts(&autumn()), (7, 1, 5));
    }
}

#[test]
fn an_output_is_current_only_if_it_stands_as_it_was_left_and_nobody_has_it() {
    let scene = scene();
    let pages = spring();
    let of_spring = || Origin {
        fingerprint: "spring".to_owned(),
        remarks: vec!["it is early".to_owned()],
    };
    let ask = |fingerprint: &str| current::<String>(&scene.target, fingerprint);
    assert_eq!(ask("spring").expect("nothing is in the way"), None);
    assert!(!scene.output.exists(), "to ask makes nothing");
    let asked = AtomicUsize::new(0);
    for round in 0..2 {
        let report = publish(
            &scene.target,
            &paths(&pages),
            &BTreeSet::new(),
            Some(of_spring()),
            |path, sink| {
                if round > 0 {
                    assert!(matches!(ask("spring"), Err(PublishError::Busy(_))));
                    asked.fetch_add(1, Ordering::Relaxed);
                }
                sink.write_all(&pages[path])
                    .map_err(|error| error.to_string())
            },
        );
        report.expect("nothing is in the way");
    }
    assert_eq!(asked.into_inner(), pages.len());
    let found = ask("spring").expect("nothing is in the way");
    let found = found.expect("it stands as it was left");
    assert_eq!((found.files, found.remarks), (8, of_spring().remarks));
    assert_eq!(ask("autumn").expect("nothing is in the way"), None);
    // A build that is killed leaves a record of which nothing is known.
    assert!(!scene.die_after(2, &autumn()), "there is more to do");
    assert_eq!(ask("spring").expect("nothing is in the way"), None);
    assert!(scene.is_tidy(), "to ask leaves nothing");
}

#[test]
fn one_thread_and_many_publish_the_same_bytes() {
    let (one, many) = (scene(), scene());
    let mut pages: Tree = (0..200)
        .map(|number| {
            (
                format!("sightings/{number}.html"),
                format!("{number}").repeat(number + 1).into_bytes(),
            )
        })
        .collect();
    pages.insert("data/sightings.csv".to_owned(), b"a,b,c\n".repeat(400_000));
    for (scene, threads) in [(&one, 1), (&many, 8)] {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads");
        assert_eq!(pool.install(|| scene.counts(&pages)), (201, 0, 0));
    }
    assert_eq!(one.tree(), many.tree());
    assert_eq!(one.tree(), with_folders(&pages));
}

#[test]
fn a_page_too_long_to_hold_is_published_and_found_unchanged() {
    let scene = cloned();
    let mut pages = spring();
    pages.insert("data/sightings.csv".to_owned(), vec![b'x'; (3 << 20) + 1]);
    assert_eq!(scene.counts(&pages), (9, 0, 0));
    assert_eq!(
        scene.tree()["data/sightings.csv"],
        pages["data/sightings.csv"]
    );
    assert_eq!(scene.counts(&pages), (0, 9, 0));
    pages.insert("data/sightings.csv".to_owned(), vec![b'y'; (3 << 20) + 1]);
    assert_eq!(scene.counts(&pages), (1, 8, 0));
    assert!(scene.is_tidy());
}

#[test]
fn a_long_page_that_cannot_be_kept_changes_nothing() {
    let scene = cloned();
    scene.counts(&spring());
    let before = scene.tree();
    let stage = scene.output.join(".observatory/stage");
    let result = publish(
        &scene.target,
        &["data/sightings.csv"],
        &BTreeSet::new(),
        None,
        |_, sink| {
            fs::remove_dir(&stage).expect("it is empty");
            // The renderer loses the error, and yet it is found.
            let _ = sink.write_all(&vec![b'x'; 2 << 20]);
            Ok::<(), String>(())
        },
    );
    let Err(PublishError::Path(error)) = result else {
        panic!("the bytes were lost: {result:?}");
    };
    assert_eq!(error.path(), scene.output.join("data/sightings.csv"));
    assert_eq!(scene.tree(), before);
    assert!(scene.is_tidy());
}

#[test]
fn a_file_that_was_changed_by_hand_is_mended_and_a_mere_new_time_is_not() {
    let scene = cloned();
    scene.counts(&spring());
    scene.write("index.html", "a longer text by hand");
    fs::remove_file(scene.output.join("places/york.html")).expect("it stands");
    let about = fs::File::options()
        .write(true)
        .open(scene.output.join("about.html"))
        .expect("it stands");
    about.set_modified(std::time::UNIX_EPOCH).expect("a time");
    drop(about);
    let leeds = scene.output.join("places/leeds.html");
    fs::write(&leeds, "LEEDS").expect("as long as before");
    let file = fs::File::options()
        .write(true)
        .open(&leeds)
        .expect("it stands");
    file.set_modified(std::time::UNIX_EPOCH).expect("a time");
    drop(file);
    assert_eq!(scene.counts(&spring()), (3, 5, 0));
    let mut expected = with_folders(&spring());
    expected.insert("README.md".to_owned(), README.into());
    assert_eq!(scene.tree(), expected);
    let record = fs::read_to_string(scene.record()).expect("a record");
    assert!(
        record.contains("\"bytes\":8,\"modified\":0}"),
        "the new time is remembered: {record}"
    );
    assert_eq!(scene.counts(&spring()), (0, 8, 0));
}

#[test]
fn a_damaged_record_is_mended_and_costs_nobody_a_file() {
    let scene = cloned();
    scene.counts(&spring());
    scene.write("CNAME", "not ours");
    let whole = fs::read(scene.record()).expect("a record");

    // Cut short: what can still be read is known, and the same bytes are ours in any case.
    fs::write(scene.record(), &whole[..whole.len() / 2]).expect("a record");
    let report = scene.publish(&spring()).expect("all bytes are the same");
    assert_eq!(
        (report.written, report.unchanged, report.removed),
        (0, 8, 0)
    );
    assert_eq!(report.damaged_record, Some(scene.record()));
    assert_eq!(fs::read(scene.record()).expect("a record"), whole);
    assert_eq!(
        scene
            .publish(&spring())
            .expect("all is well")
            .damaged_record,
        None
    );

    // Lost: pages that differ could be anybody's.
    fs::write(scene.record(), b"").expect("a record");
    let before = scene.tree();
    let error = scene
        .publish(&autumn())
        .expect_err("whose are these?")
        .to_string();
    assert!(
        error.starts_with("the record of the last build, "),
        "{error}"
    );
    assert!(
        error.contains("index.html") && error.contains("places/york.html"),
        "{error}"
    );
    assert_eq!(scene.tree(), before);

    // With lines for files outside and for what is nobody's page: never acted on.
    let outside = scene.output.with_file_name("outside.txt");
    fs::write(&outside, "not ours").expect("a file");
    let text = String::from_utf8(whole).expect("JSON");
    let evil = text.replace(
        "files\": [",
        "files\": [\n{\"path\":\"../outside.txt\"},\n{\"path\":\"README.md\"},",
    );
    fs::write(scene.record(), evil).expect("a record");
    assert_eq!(scene.counts(&autumn()), (7, 1, 5));
    assert!(outside.exists());
    assert_eq!(scene.tree()["README.md"], README.as_bytes());
}

#[test]
fn a_build_killed_at_any_step_leaves_whole_pages_and_the_next_heals() {
    for steps in 0.. {
        let mut all_done = false;
        for next in [autumn(), spring(), Tree::new()] {
            let scene = cloned();
            scene.counts(&spring());
            scene.write("places/photo.jpg", "not ours");
            all_done = scene.die_after(steps, &autumn());
            for (path, bytes) in scene.tree() {
                let is_ours =
                    spring().get(&path) == Some(&bytes) || autumn().get(&path) == Some(&bytes);
                let is_foreign =
                    path == "README.md" || path == "places/photo.jpg" && bytes == b"not ours";
                assert!(
                    path.ends_with('/') || is_ours || is_foreign,
                    "after {steps} steps: {path}"
                );
            }
            scene.publish(&next).expect("nothing is in the way");
            let mut expected = with_folders(&next);
            expected.extend(site(&[
                ("README.md", README),
                ("places/", ""),
                ("places/photo.jpg", "not ours"),
            ]));
            assert_eq!(scene.tree(), expected, "after {steps} steps");
            assert!(scene.is_tidy());
            assert_eq!(scene.counts(&next), (0, next.len(), 0));
        }
        if all_done {
            assert!(steps > 20, "this site needs more steps");
            return;
        }
    }
}

#[test]
fn a_first_build_killed_at_any_step_shows_nothing_and_the_next_heals() {
    for steps in 0.. {
        let scene = scene();
        let all_done = scene.die_after(steps, &spring());
        assert!(!scene.output.exists(), "after {steps} steps");
        scene.publish(&autumn()).expect("nothing is in the way");
        assert_eq!(scene.tree(), with_folders(&autumn()), "after {steps} steps");
        assert!(scene.is_tidy());
        if all_done {
            return;
        }
    }
}

#[test]
fn renaming_goes_assets_new_changed_removals_between_the_two_records() {
    let scene = cloned();
    scene.counts(&spring());
    let pages = autumn();
    let render = |path: &str, sink: &mut dyn Write| sink.write_all(&pages[path]);
    let prepared = prepare(
        &scene.target,
        &paths(&pages),
        &BTreeSet::new(),
        None,
        render,
    )
    .expect("nothing is in the way");
    let steps: Vec<String> = prepared
        .operations
        .iter()
        .map(|operation| match operation {
            Operation::Begin => "begin".to_owned(),
            Operation::MakeFolder(path) => format!("make {path}"),
            Operation::Place { path, .. } => format!("place {path}"),
            Operation::Remove(path) => format!("remove {path}"),
            Operation::RemoveFolder(path) => format!("remove folder {path}"),
            Operation::Finish => "finish".to_owned(),
        })
        .collect();
    let expected = [
        "begin",
        "remove shape",
        "remove turn/into/file",
        "remove folder turn/into",
        "remove folder turn",
        "make shape",
        "make shape/of",
        "make themes",
        "place assets/style-2.css",
        "place places/hull.html",
        "place shape/of/things.html",
        "place themes/care.html",
        "place turn",
        "place index.html",
        "place places/york.html",
        "remove assets/style-1.css",
        "remove places/leeds.html",
        "remove places/leeds/page/2.html",
        "remove folder places/leeds/page",
        "remove folder places/leeds",
        "finish",
    ];
    assert_eq!(steps, expected);
}

#[test]
fn a_rename_that_the_system_refuses_is_named_and_mended_by_the_next_build() {
    let scene = cloned();
    scene.counts(&spring());
    let pages = autumn();
    let render = |path: &str, sink: &mut dyn Write| sink.write_all(&pages[path]);
    let prepared = prepare(
        &scene.target,
        &paths(&pages),
        &BTreeSet::new(),
        None,
        render,
    )
    .expect("nothing is in the way");
    fs::create_dir_all(scene.output.join("places/hull.html/x")).expect("a folder");
    let error = prepared
        .operations
        .iter()
        .find_map(|operation| apply(&prepared.workplace, operation).err())
        .expect("a folder is in the way");
    assert_eq!(error.path(), scene.output.join("places/hull.html"));
    drop(prepared);
    assert!(scene.is_tidy());
    assert_eq!(
        foreign_paths(&scene, scene.publish(&autumn())),
        ["places/hull.html"]
    );
    fs::remove_dir_all(scene.output.join("places/hull.html")).expect("it stands");
    scene.publish(&autumn()).expect("nothing is in the way");
    let mut expected = with_folders(&autumn());
    expected.insert("README.md".to_owned(), README.into());
    assert_eq!(scene.tree(), expected);
}

#[test]
#[should_panic(expected = "is not a path of a site")]
fn a_path_that_leads_out_is_a_bug() {
    let _ = publish(
        &scene().target,
        &["../index.html"],
        &BTreeSet::new(),
        None,
        |_, _| Ok::<(), String>(()),
    );
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % sides as u64).expect("fewer than the sides")
    }
}

/// A site of pages that are there or not, with one of three contents, some of the same length. What is
/// a file in one site can be a folder in another.
fn any_site(dice: &mut Dice) -> Tree {
    let pool = [
        "a",
        "a/b",
        "a/b/c",
        "a/b/d.html",
        "a/e",
        "assets/x.css",
        "assets/deep/y.js",
        "f/g/h/i.html",
        "f/g/j.html",
        "f/g",
        "index.html",
        "k.html",
        "shared/l.html",
        "shared/m/n.html",
    ];
    let mut site = Tree::new();
    for path in pool {
        let clashes = |other: &String| {
            other.starts_with(&format!("{path}/")) || path.starts_with(&format!("{other}/"))
        };
        if dice.roll(2) == 0 && !site.keys().any(clashes) {
            let content = ["one", "two", "a longer content"][dice.roll(3)];
            site.insert(path.to_owned(), format!("{content} of {path}").into_bytes());
        }
    }
    site
}

#[test]
fn any_builds_with_any_deaths_heal_and_foreign_files_survive() {
    let foreign = site(&[
        ("README.md", README),
        ("CNAME", "not ours"),
        ("shared/photo.jpg", "not ours"),
        ("shared/m/notes.txt", "not ours"),
    ]);
    for seed in 0..150 {
        let mut dice = Dice(seed);
        let scene = if dice.roll(3) == 0 { scene() } else { cloned() };
        let mut possible: Vec<Tree> = vec![Tree::new()];
        for _ in 0..6 {
            let next = any_site(&mut dice);
            possible.push(next.clone());
            if dice.roll(2) == 0 {
                scene.die_after(dice.roll(24), &next);
                for (path, bytes) in scene.tree() {
                    let known = possible.iter().any(|site| site.get(&path) == Some(&bytes));
                    let is_foreign = foreign.get(&path) == Some(&bytes);
                    assert!(
                        path.ends_with('/') || known || is_foreign,
                        "seed {seed}: {path} is torn"
                    );
                }
            } else {
                scene
                    .publish(&next)
                    .unwrap_or_else(|error| panic!("seed {seed}: {error}"));
                for (path, bytes) in &foreign {
                    // The first build that comes through is followed by somebody else's files.
                    scene.write(path, bytes);
                }
                let mut expected = with_folders(&next);
                expected.extend(with_folders(&foreign));
                assert_eq!(scene.tree(), expected, "seed {seed}");
                assert!(scene.is_tidy());
                assert_eq!(scene.counts(&next), (0, next.len(), 0), "seed {seed}");
                possible = vec![next];
            }
            let tree = scene.tree();
            let published = tree.contains_key("CNAME");
            assert!(
                !published
                    || foreign
                        .iter()
                        .all(|(path, bytes)| tree.get(path) == Some(bytes)),
                "seed {seed}"
            );
        }
    }
}

/// Runs one test again in a process that sees a disk of its own, so that it can be full or read-only.
/// `None` in the process where that could not be had.
fn with_own_disk(test: &str) -> Option<PathBuf> {
    const DISK: &str = "OBSERVATORY_TEST_DISK";
    if let Some(disk) = std::env::var_os(DISK) {
        return Some(PathBuf::from(disk));
    }
    let folder = scratch();
    let private = ["--user", "--map-root-user", "--mount"];
    let possible = Command::new("unshare")
        .args(private)
        .args(["mount", "-t", "tmpfs", "-o", "size=512k", "none"])
        .arg(folder.path())
        .output()
        .is_ok_and(|output| output.status.success());
    if !possible {
        eprintln!("skipped: this machine gives no disk of one's own (unshare and mount)");
        return None;
    }
    let output = Command::new("unshare")
        .args(private)
        .args([
            "sh",
            "-c",
            "mount -t tmpfs -o size=512k none \"$1\" && shift && exec \"$@\"",
            "sh",
        ])
        .arg(folder.path())
        .arg(std::env::current_exe().expect("a test runs from a file"))
        .args(["--exact", "--nocapture", &format!("publish::tests::{test}")])
        .env(DISK, folder.path())
        .output()
        .expect("it worked before");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && said.contains("1 passed"),
        "{said}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    None
}

fn on_disk(disk: &Path) -> Scene {
    let output = disk.join("site");
    fs::create_dir_all(&output).expect("a folder");
    let target = vet(disk, &output);
    Scene {
        _scratch: scratch(),
        output,
        target,
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_changes_nothing_and_says_so() {
    let Some(disk) = with_own_disk("a_full_disk_changes_nothing_and_says_so") else {
        return;
    };
    let scene = on_disk(&disk);
    scene.counts(&spring());
    let before = scene.tree();
    let short: Tree = (0..400)
        .map(|number| (format!("many/{number}.html"), vec![b'x'; 4000]))
        .collect();
    let long = Tree::from([("data/sightings.csv".to_owned(), vec![b'x'; 3 << 20])]);
    for site in [short, long] {
        let result = scene.publish(&site);
        let Err(PublishError::Path(error)) = result else {
            panic!("the disk is full: {result:?}");
        };
        assert_eq!(error.kind(), std::io::ErrorKind::StorageFull);
        assert!(error.path().starts_with(&scene.output), "{error}");
        assert_eq!(scene.tree(), before);
        assert!(scene.is_tidy());
    }
    assert_eq!(scene.counts(&autumn()), (7, 1, 5));
}

#[test]
#[cfg(target_os = "linux")]
fn a_disk_that_becomes_read_only_changes_nothing_and_says_so() {
    let Some(disk) = with_own_disk("a_disk_that_becomes_read_only_changes_nothing_and_says_so")
    else {
        return;
    };
    let scene = on_disk(&disk);
    scene.counts(&spring());
    let before = scene.tree();
    let remount = |how: &str| {
        let done = Command::new("mount").args(["-o", how]).arg(&disk).status();
        assert!(done.expect("it worked before").success());
    };
    remount("remount,bind,ro");
    let result = scene.publish(&autumn());
    let Err(PublishError::Path(error)) = result else {
        panic!("the disk is read-only: {result:?}");
    };
    assert_eq!(error.kind(), std::io::ErrorKind::ReadOnlyFilesystem);
    assert!(error.path().starts_with(&scene.output), "{error}");
    assert_eq!(scene.tree(), before);
    remount("remount,bind,rw");
    assert_eq!(scene.counts(&autumn()), (7, 1, 5));
}

#[test]
#[cfg(unix)]
fn a_closed_folder_is_found_before_anything_changes() {
    use std::os::unix::fs::PermissionsExt;
    let scene = cloned();
    scene.counts(&spring());
    let places = scene.output.join("places");
    let set =
        |mode| fs::set_permissions(&places, fs::Permissions::from_mode(mode)).expect("it is ours");
    set(0o555);
    let before = scene.tree();
    if fs::write(places.join("probe"), "").is_ok() {
        eprintln!(
            "skipped in part: permissions do not hold back who runs this (root, most likely)"
        );
        fs::remove_file(places.join("probe")).expect("it stands");
        assert_eq!(scene.counts(&autumn()), (7, 1, 5));
        return;
    }
    let result = scene.publish(&autumn());
    let after = scene.tree();
    let tidy = scene.is_tidy();
    set(0o755);
    let Err(PublishError::Path(error)) = result else {
        panic!("the folder is closed: {result:?}");
    };
    assert_eq!(
        (error.kind(), error.path()),
        (std::io::ErrorKind::PermissionDenied, places.as_path())
    );
    assert_eq!(after, before);
    assert!(tidy);
    assert_eq!(scene.counts(&autumn()), (7, 1, 5));
}

#[test]
fn what_its_name_stands_for_is_rendered_once() {
    let scene = scene();
    let lasting = BTreeSet::from(["assets/style-1.css", "places/york.html"]);
    let build = |rendered: &AtomicUsize| {
        let site = spring();
        publish(
            &scene.target,
            &paths(&site),
            &lasting,
            None,
            |path, sink| {
                if lasting.contains(path) {
                    rendered.fetch_add(1, Ordering::Relaxed);
                }
                let written = sink.write_all(&site[path]);
                written.map_err(|error| error.to_string())
            },
        )
        .expect("nothing is in the way")
    };
    for (change, expected) in [
        (None, 2),
        (None, 0),
        (Some(Some("greem")), 1),
        (Some(None), 1),
        (None, 0),
    ] {
        match change {
            Some(Some(text)) => scene.write("assets/style-1.css", text),
            Some(None) => fs::remove_file(scene.output.join("assets/style-1.css")).expect("a file"),
            None => {}
        }
        let rendered = AtomicUsize::new(0);
        let report = build(&rendered);
        assert_eq!(rendered.into_inner(), expected, "{change:?}");
        assert_eq!(report.written + report.unchanged, 8);
        assert_eq!(
            scene.tree()["assets/style-1.css"],
            spring()["assets/style-1.css"]
        );
    }
}
