//! The same bytes: one hash of everything that is published, whatever the machine, the folder and whoever builds.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use tempfile::TempDir;
use xxhash_rust::xxh3::Xxh3;

use crate::tool::{self, Ran};

/// 1 June 2026, its last second in Greenwich: elsewhere it is another day.
const LAST_SECOND: &str = "1780358399";

/// One number for all names and bytes of a published folder, but for what the tool keeps for itself there.
fn hash(site: &Path) -> u128 {
    let mut hasher = Xxh3::new();
    let files = tool::files(site);
    assert!(files.len() > 20, "{} files", files.len());
    for (path, bytes) in files {
        if path.starts_with(".observatory") {
            continue;
        }
        let name = path.to_string_lossy();
        for part in [name.as_bytes(), &bytes] {
            hasher.update(&part.len().to_le_bytes());
            hasher.update(part);
        }
    }
    hasher.digest128()
}

/// A machine that gives the names of a folder in the order in which they came gives them in another one here.
fn somewhere() -> TempDir {
    let in_memory = Path::new("/dev/shm");
    match in_memory.is_dir() {
        true => tempfile::tempdir_in(in_memory).or_else(|_| tempfile::tempdir()),
        false => tempfile::tempdir(),
    }
    .expect("a folder")
}

/// Copies a project, the files in the order that `order` gives them.
fn copy(project: &BTreeMap<PathBuf, Vec<u8>>, to: &Path, order: impl Fn(&mut Vec<&PathBuf>)) {
    let mut paths: Vec<&PathBuf> = project.keys().collect();
    order(&mut paths);
    for path in paths {
        let at = to.join(path);
        fs::create_dir_all(at.parent().expect("a folder")).expect("a folder");
        fs::write(at, &project[path]).expect("a copy");
    }
}

fn names(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    entries
        .map(|entry| entry.expect("an entry").file_name().into())
        .collect()
}

/// Builds in a shell, so that what a process inherits can be set, and gives the hash of the site.
fn built(root: &Path, before: &str, variables: &[(&str, &str)]) -> u128 {
    let mut command = Command::new("sh");
    command
        .args(["-c", &format!("{before} exec \"$0\" \"$@\"")])
        .arg(env!("CARGO_BIN_EXE_observatory"))
        .args(["build", "--quiet"])
        .current_dir(root)
        .env("SOURCE_DATE_EPOCH", LAST_SECOND);
    for (name, value) in variables {
        command.env(name, value);
    }
    let ran = Ran::of(&command.output().expect("a shell"));
    assert_eq!(ran.code, 0, "{ran:?}");
    hash(&root.join("site"))
}

#[test]
#[cfg(unix)]
fn one_hash_whatever_the_machine_the_folder_and_whoever_builds() {
    for site in ["typical", "pictures", "unicode"] {
        let project = tool::files(
            &tool::repository()
                .join("tests/sites")
                .join(site)
                .join("project"),
        );
        let (one, other, third) = (
            somewhere(),
            somewhere(),
            tempfile::tempdir().expect("a folder"),
        );
        let deep = third.path().join("a folder/with spaces/é");
        copy(&project, one.path(), |_| {});
        copy(&project, other.path(), |paths| paths.reverse());
        copy(&project, &deep, |paths| {
            paths.rotate_left(project.len() / 2)
        });
        let shuffled =
            names(&one.path().join("sightings")) != names(&other.path().join("sightings"));
        assert!(
            shuffled || !Path::new("/dev/shm").is_dir(),
            "the order is not another one"
        );
        // Long ago, and all at one time.
        for path in tool::files(&deep).keys() {
            let file = fs::File::options()
                .write(true)
                .open(deep.join(path))
                .expect("a file");
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(86_400))
                .expect("a time");
        }
        let wanted = built(
            one.path(),
            "",
            &[("RAYON_NUM_THREADS", "1"), ("TZ", "UTC"), ("LANG", "C")],
        );
        for (root, before, variables) in [
            (
                other.path(),
                "umask 077;",
                &[("RAYON_NUM_THREADS", "8"), ("TZ", "Asia/Tokyo")][..],
            ),
            (
                &deep,
                "umask 000;",
                &[
                    ("LANG", "tr_TR.UTF-8"),
                    ("LC_ALL", "tr_TR.UTF-8"),
                    ("TZ", "Pacific/Kiritimati"),
                ],
            ),
            (
                other.path(),
                "rm -r site; unset HOME USER LOGNAME PATH;",
                &[("TZ", "Etc/GMT+12"), ("LANG", "cy_GB.UTF-8")],
            ),
            (
                one.path(),
                "rm -r site; ulimit -n 64;",
                &[("HOME", "/nowhere"), ("USER", "root"), ("COLUMNS", "9")],
            ),
            (
                &deep,
                "rm -r site; cd sightings;",
                &[("RAYON_NUM_THREADS", "3")],
            ),
        ] {
            assert_eq!(
                built(root, before, variables),
                wanted,
                "{site}: {before} {variables:?}"
            );
        }
        // Somebody else, where the system lets one be that.
        let as_another = ["--user", "--map-user=4242", "--map-group=4242"];
        let possible = Command::new("unshare")
            .args(as_another)
            .arg("true")
            .output();
        if possible.is_ok_and(|output| output.status.success()) {
            let enter = format!(
                "rm -r site; exec unshare {} \"$0\" \"$@\";",
                as_another.join(" ")
            );
            assert_eq!(built(one.path(), &enter, &[]), wanted, "{site}: as another");
        } else {
            eprintln!("skipped in part: nobody else can build here (unshare)");
        }
    }
}

/// Time stands in no byte: a build much later, by another clock, is the same one.
#[test]
fn the_day_is_the_one_of_greenwich_or_the_one_that_was_typed() {
    let folder = tempfile::tempdir().expect("a folder");
    tool::copy(
        &tool::repository().join("tests/sites/typical/project"),
        folder.path(),
    );
    let lent = folder.path().join("sightings/2024/only-for-a-year.md");
    let text = fs::read_to_string(&lent).expect("a sighting");
    let line = text
        .lines()
        .find(|line| line.starts_with("permission_until"))
        .expect("it is lent");
    fs::write(&lent, text.replace(line, "permission_until = 2026-06-01")).expect("an edit");
    let page = folder.path().join("site/sightings/only-for-a-year.html");
    let mut hashes = Vec::new();
    for (epoch, typed, zone, is_there) in [
        (Some(LAST_SECOND), None, "Pacific/Kiritimati", true),
        (Some("1780358400"), None, "Etc/GMT+12", false),
        (Some("0"), Some("2026-06-01"), "UTC", true),
        (None, Some("2026-06-02"), "UTC", false),
        (Some("253402300799"), Some("2026-06-01"), "Asia/Tokyo", true),
        (Some("253402300799"), None, "Asia/Tokyo", false),
    ] {
        let typed: Vec<&str> = typed.into_iter().flat_map(|day| ["--today", day]).collect();
        let mut command = tool::command(folder.path(), &[&["build"], typed.as_slice()].concat());
        command.env("TZ", zone);
        match epoch {
            Some(epoch) => command.env("SOURCE_DATE_EPOCH", epoch),
            None => command.env_remove("SOURCE_DATE_EPOCH"),
        };
        let ran = Ran::of(&command.output().expect("it runs"));
        assert_eq!(ran.code, 0, "{ran:?}");
        let text = fs::read_to_string(&page).expect("the page, or what stands in its place");
        assert_eq!(
            !text.contains("noindex"),
            is_there,
            "{epoch:?} {typed:?} {zone}"
        );
        hashes.push((is_there, hash(&folder.path().join("site"))));
    }
    hashes.sort_unstable();
    hashes.dedup();
    assert_eq!(
        hashes.len(),
        2,
        "the day changes nothing but whose permission has run out"
    );
    for wrong in ["", "yesterday", "99999999999999999999"] {
        let output = tool::command(folder.path(), &["build"])
            .env("SOURCE_DATE_EPOCH", wrong)
            .output();
        let ran = Ran::of(&output.expect("it runs"));
        assert_eq!(ran.code, 2, "{wrong:?}");
        assert!(
            ran.stderr.contains("SOURCE_DATE_EPOCH is `"),
            "{}",
            ran.stderr
        );
    }
}
