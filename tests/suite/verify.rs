//! `verify`: a folder that is exactly what a build publishes is told as that, and whatever differs is named.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::tool::{self, Ran, observatory};

const DAY: &str = "2026-06-01";

fn sound(site: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    tool::copy(
        &tool::repository()
            .join("tests/sites")
            .join(site)
            .join("project"),
        folder.path(),
    );
    folder
}

/// A project, and a copy of its site as somebody has it who downloaded it.
fn published(site: &str) -> (TempDir, TempDir) {
    let project = sound(site);
    let ran = observatory(project.path(), &["build", "--today", DAY]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let copy = tempfile::tempdir().expect("a folder");
    tool::copy(&project.path().join("site"), copy.path());
    fs::remove_dir_all(copy.path().join(".observatory")).expect("what the tool keeps for itself");
    (project, copy)
}

fn verify(project: &Path, copy: &Path, more: &[&str]) -> Ran {
    let folder = copy.to_str().expect("a name");
    observatory(
        project,
        &[&["verify", folder, "--today", DAY], more].concat(),
    )
}

/// What is wrong, without the line of totals.
fn told(ran: &Ran) -> Vec<&str> {
    assert_eq!(ran.code, 1, "{ran:?}");
    let lines: Vec<&str> = ran.stdout.lines().collect();
    let (last, lines) = lines.split_last().expect("a line of totals");
    assert!(
        last.contains(" is not what a build of these sources publishes: "),
        "{last}"
    );
    lines.to_vec()
}

#[test]
fn what_was_published_is_what_would_be_and_nothing_is_written() {
    for site in [
        "empty",
        "one",
        "three",
        "typical",
        "unicode",
        "nested-places",
        "pictures",
    ] {
        let (project, copy) = published(site);
        let before = (tool::files(project.path()), tool::files(copy.path()));
        let ran = verify(project.path(), copy.path(), &[]);
        let number = before.1.len();
        assert_eq!(ran.code, 0, "{site}: {ran:?}");
        let says = format!(
            "{} is exactly what a build of these sources publishes: {number} files\n",
            copy.path().display()
        );
        assert_eq!(ran.stdout, says, "{site}");
        assert!(
            (tool::files(project.path()), tool::files(copy.path())) == before,
            "{site}"
        );
    }
}

#[test]
fn every_kind_of_difference_is_named() {
    let (project, copy) = published("typical");
    let at = |path: &str| copy.path().join(path);
    let change = |path: &str, change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = fs::read(at(path)).expect("a page");
        change(&mut bytes);
        fs::write(at(path), bytes).expect("a page");
    };
    // As long as before, longer, shorter, empty; and an export that is long.
    change("index.html", &|bytes| bytes[40] ^= 1);
    change("about.html", &|bytes| bytes.push(b'\n'));
    change("timeline.html", &|bytes| {
        bytes.pop();
    });
    change("robots.txt", &Vec::clear);
    change("data/sightings.jsonl", &|bytes| {
        *bytes.last_mut().expect("a byte") = b' '
    });
    fs::remove_file(at("feed.xml")).expect("a feed");
    fs::remove_file(at("codebook.html")).expect("a page");
    fs::create_dir(at("codebook.html")).expect("a folder in its place");
    fs::write(at("sightings/taken-down.html"), "still there").expect("a page of long ago");
    fs::create_dir_all(at("admin/deep")).expect("a folder");
    fs::write(at("admin/deep/a.js"), "x").expect("a file");
    fs::write(at("admin/b.js"), "x").expect("a file");
    fs::create_dir_all(at("nothing-in-it")).expect("a folder");
    fs::write(at("README.md"), "x").expect("a file");
    fs::write(at("places/README.md"), "x").expect("a file");
    fs::write(at(".nojekyll"), "").expect("a file");
    let ran = verify(project.path(), copy.path(), &[]);
    assert_eq!(
        told(&ran),
        [
            "differs: about.html",
            "not of this site: admin/",
            "differs: codebook.html",
            "differs: data/sightings.jsonl",
            "missing: feed.xml",
            "differs: index.html",
            "not of this site: places/README.md",
            "differs: robots.txt",
            "not of this site: sightings/taken-down.html",
            "differs: timeline.html",
            "not looked at: .nojekyll",
            "not looked at: README.md",
        ]
    );
    assert!(
        ran.stdout
            .ends_with("; with other bytes: 6; missing: 1; not of this site: 3\n"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stderr
            .contains("may be a page that was taken down and still stands"),
        "{}",
        ran.stderr
    );
    let except = [
        "--except",
        "admin/",
        "--except",
        "./sightings/taken-down.html",
        "--except",
        "places",
        "--except",
        "data",
        "--except",
        "index.html",
    ];
    let ran = verify(project.path(), copy.path(), &except);
    let rest = [
        "differs: about.html",
        "differs: codebook.html",
        "missing: feed.xml",
        "differs: robots.txt",
        "differs: timeline.html",
    ];
    assert_eq!(told(&ran)[..5], rest);
}

#[test]
#[cfg(unix)]
fn a_link_differs_whatever_it_leads_to_and_is_never_followed() {
    use std::os::unix::fs::symlink;
    let (project, copy) = published("one");
    let twin = copy.path().with_extension("twin");
    fs::rename(copy.path().join("index.html"), &twin).expect("a page");
    symlink(&twin, copy.path().join("index.html")).expect("a link");
    symlink("/", copy.path().join("everything")).expect("a link");
    let ran = verify(project.path(), copy.path(), &[]);
    fs::remove_file(&twin).expect("it stands");
    assert_eq!(
        told(&ran),
        ["not of this site: everything", "differs: index.html"]
    );
}

#[test]
fn what_a_build_was_given_is_given_here_too() {
    let project = sound("typical");
    let copy = project.path().join("other");
    let build = |more: &[&str]| {
        let _ = fs::remove_dir_all(&copy);
        let ran = observatory(
            project.path(),
            &[&["build", "--output", "other"], more].concat(),
        );
        assert_eq!(ran.code, 0, "{}", ran.stderr);
    };
    let bad = project.path().join("sightings/bad.md");
    let drafts = ["--drafts", "--today", DAY];
    let day = ["--today", "2020-01-01"];
    let address = ["--base-url", "https://else.example/x", "--today", DAY];
    let broken = ["--skip-broken", "--today", DAY];
    for given in [&drafts[..], &day, &address, &broken] {
        if given == broken {
            fs::write(&bad, "+++\n+++\n").expect("a broken sighting");
        }
        build(given);
        let verify =
            |given: &[&str]| observatory(project.path(), &[&["verify", "other"], given].concat());
        let ran = verify(given);
        assert_eq!(ran.code, 0, "{given:?}: {ran:?}");
        assert_eq!(verify(&["--today", DAY]).code, 1, "{given:?}");
    }
}

#[test]
fn it_says_what_it_was_compared_with() {
    let (project, copy) = published("typical");
    let configuration = project.path().join("observatory.toml");
    let text = fs::read_to_string(&configuration).expect("a configuration");
    let without: String = text
        .lines()
        .filter(|line| !line.starts_with("base_url"))
        .map(|line| format!("{line}\n"))
        .collect();
    fs::write(&configuration, &without).expect("a configuration");
    let ran = verify(project.path(), copy.path(), &[]);
    assert!(told(&ran).contains(&"not of this site: sitemap.xml"));
    let says = format!(
        "Compared with a build of observatory {} on 1 June 2026, without an address. Another version, another day (--today) \
         or another address (--base-url) can make other files. The folder has a sitemap, so it was built for an address: \
         give it with --base-url.",
        env!("CARGO_PKG_VERSION")
    );
    assert!(ran.stderr.contains(&says), "{}", ran.stderr);
    observatory(
        project.path(),
        &["build", "--output", "bare", "--today", DAY],
    );
    fs::write(&configuration, text).expect("a configuration");
    let ran = observatory(project.path(), &["verify", "bare", "--today", DAY]);
    assert!(
        ran.stderr.contains("The folder has no sitemap"),
        "{}",
        ran.stderr
    );
}

#[test]
fn where_there_is_nothing_to_compare_it_says_why() {
    let (project, copy) = published("one");
    let ran = observatory(project.path(), &["verify", "nowhere"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("there is no folder nowhere"),
        "{}",
        ran.stderr
    );
    assert_eq!(
        observatory(project.path(), &["verify", "observatory.toml"]).code,
        2
    );
    assert_eq!(observatory(project.path(), &["verify"]).code, 2);
    fs::write(project.path().join("sightings/bad.md"), "+++\n+++\n").expect("a broken sighting");
    let ran = verify(project.path(), copy.path(), &[]);
    assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
    assert!(
        ran.stderr
            .contains("so there is no build to compare the folder with"),
        "{}",
        ran.stderr
    );
    fs::write(project.path().join("observatory.toml"), "").expect("a broken configuration");
    assert_eq!(verify(project.path(), copy.path(), &[]).code, 2);
    // An empty folder has no site in it, and one page too few is one line.
    let (project, _) = published("one");
    let empty = tempfile::tempdir().expect("a folder");
    let ran = verify(project.path(), empty.path(), &[]);
    assert!(told(&ran).iter().all(|line| line.starts_with("missing: ")));
}

#[test]
#[cfg(unix)]
fn a_name_that_a_terminal_acts_on_is_shown_by_its_numbers() {
    let (project, copy) = published("one");
    fs::write(copy.path().join("a\u{1b}[31m\n::error::b"), "x").expect("a file");
    let ran = verify(project.path(), copy.path(), &[]);
    assert_eq!(ran.code, 1);
    assert!(!ran.stdout.contains('\u{1b}'), "{}", ran.stdout);
    assert_eq!(
        told(&ran),
        ["not of this site: a\\u{1b}[31m\\u{a}::error::b"]
    );
    assert!(
        !ran.stdout.lines().any(|line| line.starts_with("::")),
        "{}",
        ran.stdout
    );
}
