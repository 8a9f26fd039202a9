//! A build that has nothing to do says so and ends, and no other build does. Whether it was one is seen from the
//! stages that `--timings` names.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use crate::tool::{self, Ran};

const FAIR: &str = "sightings/fair.md";

/// An observatory with a picture, a template, an asset and a draft, and a permission that ends.
fn garden() -> TempDir {
    let garden = TempDir::new().expect("a folder");
    let project = tool::repository().join("tests/sites/pictures/project");
    tool::copy(&project, garden.path());
    let sighting = |more: &str| {
        format!(
            "+++\ntitle = \"A fair on the green\"\ndate = 2020-05-01\nplace = \"mill-lane\"\n\
             shifts = [\"doubting-to-trusting\"]\nknown = \"saw\"\n{more}+++\nNeighbours ran it by themselves.\n"
        )
    };
    let ending = "permission = \"given\"\npermission_until = 2026-09-01\n";
    for (path, text) in [
        (FAIR, sighting(ending)),
        ("sightings/not-yet.md", sighting("draft = true\n")),
        ("templates/about.html", ABOUT.to_owned()),
        (
            "templates/assets/own.css",
            "main { color: black }\n".to_owned(),
        ),
    ] {
        put(garden.path(), path, &text);
    }
    garden
}

const ABOUT: &str =
    "{% extends \"base.html\" %}{% block content %}<h1>Ours</h1>{% endblock content %}";

fn put(root: &Path, path: &str, text: impl AsRef<[u8]>) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

fn built(root: &Path, more: &[&str]) -> Ran {
    tool::observatory(root, &[&["build", "--timings"], more].concat())
}

/// Whether a build found that there was nothing to do.
fn is_short(ran: &Ran) -> bool {
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let is_short = ran.stderr.contains("compare with the last build");
    assert!(
        is_short || ran.stderr.contains("render and publish"),
        "{}",
        ran.stderr
    );
    is_short
}

/// All that is published, without what the program keeps for itself.
fn published(output: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let files = tool::files(output).into_iter();
    files
        .filter(|(path, _)| !path.starts_with(".observatory"))
        .collect()
}

/// Asserts that what stands in `site` is what a first build makes.
fn is_as_new(root: &Path, more: &[&str], what: &str) {
    let elsewhere = TempDir::new().expect("a folder");
    let output = elsewhere.path().join("new");
    let output_flag = output.to_str().expect("a plain path");
    let ran = built(root, &[more, &["--output", output_flag]].concat());
    assert!(!is_short(&ran), "{what}");
    assert!(
        published(&root.join("site")) == published(&output),
        "{what}"
    );
}

fn times(output: &Path) -> Vec<(PathBuf, SystemTime)> {
    let files = tool::files(output).into_keys();
    files
        .map(|path| {
            let found = fs::metadata(output.join(&path)).expect("it stands");
            (path, found.modified().expect("a time"))
        })
        .collect()
}

#[test]
fn nothing_to_do_is_said_with_all_that_was_said_before_and_touches_nothing() {
    let garden = garden();
    let first = built(garden.path(), &[]);
    assert!(!is_short(&first));
    let before = times(&garden.path().join("site"));
    let again = built(garden.path(), &[]);
    assert!(is_short(&again));
    assert_eq!(times(&garden.path().join("site")), before);
    let files = published(&garden.path().join("site")).len();
    assert_eq!(
        again.stdout,
        format!("site is up to date: {files} files, 0 written\n")
    );
    let told = |ran: &Ran| -> Vec<String> {
        let lines = ran.stderr.lines();
        lines
            .filter(|line| !line.contains(" ms  "))
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(told(&again), told(&first));
    assert!(
        told(&again)
            .iter()
            .any(|line| line.starts_with("2 drafts left out")),
        "{:?}",
        told(&again)
    );
    let quiet = tool::observatory(garden.path(), &["-q", "build"]);
    assert_eq!((quiet.code, quiet.stderr.as_str()), (0, ""));
}

#[test]
fn every_change_of_a_file_is_built() {
    let garden = garden();
    let root = garden.path();
    assert!(!is_short(&built(root, &[])));
    let text = |path: &str| fs::read_to_string(root.join(path)).expect("a file");
    let picture = "sightings/shared-garden/beds.jpg";
    let other_picture = fs::read(root.join("sightings/taken-back/lamp.jpg")).expect("a picture");
    let changes: Vec<(&str, Vec<u8>)> = vec![
        (FAIR, text(FAIR).replace("green", "grass").into()),
        (
            "sightings/places.toml",
            format!("{}\n# more\n", text("sightings/places.toml")).into(),
        ),
        (
            "sightings/themes.toml",
            "[[theme]]\nid = \"food\"\nname = \"Food\"\n".into(),
        ),
        (
            "observatory.toml",
            text("observatory.toml").replace("street", "road").into(),
        ),
        ("templates/about.html", ABOUT.replace("Ours", "Mine").into()),
        ("templates/assets/own.css", "main { color: blue }\n".into()),
        ("templates/assets/more.css", "h1 { color: blue }\n".into()),
        (picture, other_picture),
        (
            "sightings/second.md",
            text(FAIR).replace("A fair", "Another fair").into(),
        ),
    ];
    for (path, bytes) in changes {
        put(root, path, bytes);
        assert!(!is_short(&built(root, &[])), "{path}");
        is_as_new(root, &[], path);
        assert!(is_short(&built(root, &[])), "{path}");
    }
    fs::remove_file(root.join("sightings/second.md")).expect("it is there");
    assert!(!is_short(&built(root, &[])));
    fs::rename(root.join(FAIR), root.join("sightings/market.md")).expect("it is there");
    assert!(!is_short(&built(root, &[])));
    is_as_new(root, &[], "a file under another name");
}

#[test]
fn what_is_typed_and_the_day_decide_too() {
    let garden = garden();
    let root = garden.path();
    assert!(!is_short(&built(root, &[])));
    for more in [
        &["--drafts"][..],
        &["--base-url", "https://example.org/"],
        &["--today", "2026-09-02"],
        &["--skip-broken"],
        &[],
    ] {
        assert!(!is_short(&built(root, more)), "{more:?}");
        assert!(is_short(&built(root, more)), "{more:?}");
        is_as_new(root, more, &format!("{more:?}"));
    }
    let page = root.join("site/sightings/fair.html");
    assert!(
        fs::read_to_string(&page)
            .expect("a page")
            .contains("A fair")
    );
    assert!(!is_short(&built(root, &["--today", "2026-09-02"])));
    assert!(
        !fs::read_to_string(&page)
            .expect("a page")
            .contains("A fair")
    );
    // Another output is another site, and the first is still what it was.
    let elsewhere = TempDir::new().expect("a folder");
    let other = elsewhere.path().join("other");
    let other = other.to_str().expect("a plain path");
    assert!(!is_short(&built(
        root,
        &["--today", "2026-09-02", "--output", other]
    )));
    assert!(is_short(&built(root, &["--today", "2026-09-02"])));
}

#[test]
fn a_published_file_that_was_changed_or_removed_is_mended() {
    let garden = garden();
    let root = garden.path();
    assert!(!is_short(&built(root, &[])));
    let page = root.join("site/sightings/fair.html");
    let bytes = fs::read(&page).expect("a page");
    let touch = |path: &Path| {
        let later = SystemTime::now() + Duration::from_secs(7);
        let file = File::options().write(true).open(path).expect("a file");
        file.set_modified(later).expect("a time");
    };
    let damages: [(&str, &dyn Fn()); 5] = [
        ("edited", &|| fs::write(&page, "mine").expect("written")),
        ("edited to the same length", &|| {
            fs::write(&page, vec![b'x'; bytes.len()]).expect("written");
            touch(&page);
        }),
        ("touched", &|| touch(&page)),
        ("removed", &|| fs::remove_file(&page).expect("removed")),
        ("a folder removed", &|| {
            fs::remove_dir_all(root.join("site/places")).expect("removed");
        }),
    ];
    for (what, damage) in damages {
        damage();
        assert!(!is_short(&built(root, &[])), "{what}");
        is_as_new(root, &[], what);
        assert!(is_short(&built(root, &[])), "{what}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_page_or_a_folder_is_never_up_to_date() {
    let garden = garden();
    let root = garden.path();
    for path in ["sightings/fair.html", "places"] {
        assert!(built(root, &[]).code == 0);
        let (place, moved) = (root.join("site").join(path), root.join("moved"));
        fs::rename(&place, &moved).expect("moved");
        std::os::unix::fs::symlink(&moved, &place).expect("a link");
        let ran = built(root, &[]);
        assert!(
            !ran.stderr.contains("compare with the last build"),
            "{path}"
        );
        assert_eq!(ran.code, 2, "nobody's link is replaced: {}", ran.stderr);
        fs::remove_file(&place).expect("the link");
        fs::rename(&moved, &place).expect("moved back");
    }
}

#[test]
fn what_is_nobodys_is_left_alone_and_changes_nothing() {
    let garden = garden();
    let root = garden.path();
    assert!(!is_short(&built(root, &[])));
    put(root, "site/CNAME", "example.org\n");
    assert!(is_short(&built(root, &[])));
    assert_eq!(
        fs::read(root.join("site/CNAME")).expect("it stays"),
        b"example.org\n"
    );
}

#[test]
fn after_a_build_that_failed_the_site_is_still_that_of_the_one_before() {
    let garden = garden();
    let root = garden.path();
    assert!(!is_short(&built(root, &[])));
    let text = fs::read(root.join(FAIR)).expect("a file");
    put(root, FAIR, "+++\ntitle = 1\n+++\n");
    assert_eq!(built(root, &[]).code, 1);
    // With something left out every build is a whole one: it tells what, with the lines.
    for _ in 0..2 {
        let ran = built(root, &["--skip-broken"]);
        assert!(!is_short(&ran));
        assert!(
            ran.stderr.contains("left out: sightings/fair.md"),
            "{}",
            ran.stderr
        );
    }
    put(root, FAIR, &text);
    assert!(!is_short(&built(root, &[])), "the site has no fair now");
    put(root, FAIR, "+++\ntitle = 1\n+++\n");
    assert_eq!(built(root, &[]).code, 1);
    put(root, FAIR, &text);
    assert!(
        is_short(&built(root, &[])),
        "nothing was published meanwhile"
    );
    is_as_new(root, &[], "after a build that failed");
    // A template that fails over a page stops the build while it renders.
    let fails = ABOUT.replace("Ours", "{{ nobody.knows }}");
    put(root, "templates/about.html", fails);
    assert_eq!(built(root, &[]).code, 2);
    put(root, "templates/about.html", ABOUT);
    assert!(
        is_short(&built(root, &[])),
        "nothing was published meanwhile"
    );
}

#[test]
fn a_record_that_is_cut_short_is_not_believed() {
    let garden = garden();
    let root = garden.path();
    assert!(!is_short(&built(root, &[])));
    let record = root.join("site/.observatory/manifest.json");
    let text = fs::read(&record).expect("a record");
    fs::write(&record, &text[..text.len() - 9]).expect("written");
    assert!(!is_short(&built(root, &[])));
    assert!(is_short(&built(root, &[])));
}

#[cfg(target_os = "linux")]
#[test]
fn another_program_builds_anew() {
    let garden = garden();
    let root = garden.path();
    assert!(!is_short(&built(root, &[])));
    // Linux runs a program with something behind its end all the same.
    let mut bytes = fs::read(env!("CARGO_BIN_EXE_observatory")).expect("the program");
    bytes.extend_from_slice(b"another version");
    let other = root.join("another");
    fs::write(&other, bytes).expect("written");
    let mode = fs::metadata(env!("CARGO_BIN_EXE_observatory"))
        .expect("the program")
        .permissions();
    fs::set_permissions(&other, mode).expect("it may run");
    let with_other = || {
        let mut command = Command::new(&other);
        command.current_dir(root).args(["build", "--timings"]);
        command.env("SOURCE_DATE_EPOCH", "1780272000");
        // While another test starts a program of its own, that may for a moment hold the file that was written here.
        let output = (0..100_000).find_map(|_| match command.output() {
            Err(error) if error.kind() == ErrorKind::ExecutableFileBusy => None,
            output => Some(output.expect("it starts")),
        });
        Ran::of(&output.expect("nothing holds it for ever"))
    };
    assert!(!is_short(&with_other()));
    assert!(is_short(&with_other()));
    assert!(!is_short(&built(root, &[])));
}
