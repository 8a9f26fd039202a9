//! `check --changed-since`: which files git says have changed, and what is reported of the others.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::tool::{self, observatory};

const GOOD: &str = "+++\ntitle = \"Neighbours share a garden\"\ndate = 2020-05-02\nplace = \"there\"\n\
    shifts = [\"doubting-to-trusting\"]\nknown = \"saw\"\nbetween = [\"neighbours\"]\nthemes = [\"gardens\"]\n\
    permission = \"nobody-identifiable\"\n+++\nThey share it.\n";

/// A repository whose observatory, in a folder of it, has one bad sighting and three good ones.
fn repository() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("valley");
    let write = |path: &str, text: &str| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    write(
        "observatory.toml",
        "title = \"Ours\"\nbase_url = \"https://example.org/\"\n",
    );
    write(
        "sightings/places.toml",
        "[[place]]\nid = \"there\"\nname = \"There\"\nlat = 53.80\nlon = -1.55\n",
    );
    write(
        "sightings/themes.toml",
        "[[theme]]\nid = \"gardens\"\nname = \"Gardens\"\n",
    );
    write(
        "sightings/parties.toml",
        "[[party]]\nid = \"neighbours\"\nname = \"Neighbours\"\n",
    );
    write(
        "sightings/shifts.toml",
        "[[shift]]\nfrom = \"doubting\"\nto = \"trusting\"\n",
    );
    for name in ["a", "b", "c"] {
        write(&format!("sightings/{name}.md"), GOOD);
    }
    write("sightings/old-bad.md", &GOOD.replace("2020-05-02", "soon"));
    fs::write(folder.path().join("elsewhere.txt"), "x").expect("a file");
    git(folder.path(), &["init", "--quiet", "--initial-branch=main"]);
    commit(folder.path());
    (folder, root)
}

/// The pairs of sightings that seem the same in a report on `arguments`: where each is told, and the other.
fn told(root: &Path, arguments: &[&str]) -> Vec<String> {
    let mut all = vec!["check", "--format", "json"];
    all.extend(arguments);
    let rows = observatory(root, &all).stdout;
    let rows: Vec<serde_json::Value> = serde_json::from_str(&rows).expect("JSON");
    let text = |row: &serde_json::Value, key: &str| row[key].as_str().map(str::to_owned);
    rows.iter()
        .filter(|row| row["rule"] == "likely-duplicate")
        .map(|row| {
            let (file, message) = (text(row, "file"), text(row, "message"));
            let message = message.expect("a message");
            let other = message.split('`').nth(1).expect("another");
            format!("{} and {other}", file.expect("a file"))
        })
        .collect()
}

/// A repository with nothing but sightings of these names that tell the same, a day after one another.
fn alike(names: &[&str]) -> (tempfile::TempDir, PathBuf) {
    let (folder, root) = repository();
    for name in ["a", "b", "c", "old-bad"] {
        fs::remove_file(root.join(format!("sightings/{name}.md"))).expect("removed");
    }
    let account =
        "Nine households dug up the strip of grass behind the garages, and share the beds.";
    for (day, name) in names.iter().enumerate() {
        let date = format!("2020-05-{:02}", day + 2);
        let text = GOOD
            .replace("They share it.", account)
            .replace("2020-05-02", &date);
        fs::write(root.join(format!("sightings/{name}.md")), text).expect("a file");
    }
    commit(folder.path());
    (folder, root)
}

const ANSWER: &str = "permission = \"nobody-identifiable\"\nallow = [{ rule = \"likely-duplicate\", why = \"Two.\" }]";

/// Whichever of two alike was changed, whoever changed it hears of the other, and once.
#[test]
fn of_two_that_seem_the_same_the_one_that_changed_is_told() {
    for (changed, other) in [("early", "late"), ("late", "early")] {
        let (_folder, root) = alike(&["early", "late"]);
        edit(
            &root,
            &format!("{changed}.md"),
            "share the beds",
            "share all the beds",
        );
        let pair = [format!("sightings/{changed}.md and {other}")];
        assert_eq!(told(&root, &["--changed-since", "main"]), pair);
        assert_eq!(told(&root, &[&format!("sightings/{changed}.md")]), pair);
        assert_eq!(told(&root, &[]), ["sightings/late.md and early"]);
        let permission = "permission = \"nobody-identifiable\"";
        edit(&root, &format!("{other}.md"), permission, ANSWER);
        assert_eq!(told(&root, &[&format!("sightings/{changed}.md")]), [""; 0]);
        assert_eq!(told(&root, &[]), [""; 0]);
    }
}

/// Whoever changed one of three hears of both others, also where the third stands between.
#[test]
fn of_three_that_seem_the_same_the_one_that_changed_is_told_of_both_others() {
    let whole = ["sightings/b.md and a", "sightings/c.md and b"];
    for (changed, others) in [("a", ["b", "c"]), ("b", ["a", "c"]), ("c", ["a", "b"])] {
        let (_folder, root) = alike(&["a", "b", "c"]);
        assert_eq!(told(&root, &[]), whole);
        edit(
            &root,
            &format!("{changed}.md"),
            "share the beds",
            "share all the beds",
        );
        let pairs = others.map(|other| format!("sightings/{changed}.md and {other}"));
        assert_eq!(told(&root, &["--changed-since", "main"]), pairs);
        assert_eq!(told(&root, &[&format!("sightings/{changed}.md")]), pairs);
        assert_eq!(told(&root, &["sightings"]), whole);
    }
    let (_folder, root) = alike(&["a", "b", "c"]);
    assert_eq!(
        told(&root, &["sightings/a.md", "sightings/c.md"]),
        [
            "sightings/a.md and b",
            "sightings/c.md and a",
            "sightings/c.md and b"
        ]
    );
}

/// What is answered for the nearest pair of a sighting says nothing of its other pairs.
#[test]
fn an_answered_pair_hides_no_other() {
    let (_folder, root) = alike(&["a", "b", "c"]);
    edit(
        &root,
        "b.md",
        "permission = \"nobody-identifiable\"",
        ANSWER,
    );
    assert_eq!(told(&root, &[]), ["sightings/c.md and a"]);
    assert_eq!(told(&root, &["sightings/a.md"]), ["sightings/a.md and c"]);
}

/// Of many that seem the same a report on all tells each once, and not each pair.
#[test]
fn many_that_seem_the_same_are_each_told_once() {
    let names: Vec<String> = (10..25).map(|number| format!("s{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let (_folder, root) = alike(&names);
    assert_eq!(told(&root, &[]).len(), names.len() - 1);
    assert_eq!(told(&root, &["sightings/s17.md"]).len(), names.len() - 1);
    for name in &names {
        edit(
            &root,
            &format!("{name}.md"),
            "share the beds",
            "share all the beds",
        );
    }
    assert_eq!(
        told(&root, &["--changed-since", "main"]).len(),
        names.len() - 1
    );
}

fn git(folder: &Path, arguments: &[&str]) {
    let output = Command::new("git")
        .current_dir(folder)
        .args([
            "-c",
            "user.name=x",
            "-c",
            "user.email=x@example.org",
            "-c",
            "commit.gpgsign=false",
        ])
        .args(arguments)
        .output()
        .expect("git is there");
    assert!(output.status.success(), "{arguments:?}: {output:?}");
}

fn commit(folder: &Path) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message=x"]);
}

fn edit(root: &Path, name: &str, from: &str, to: &str) {
    let path = root.join("sightings").join(name);
    let text = fs::read_to_string(&path).expect("a file");
    assert!(text.contains(from));
    fs::write(path, text.replace(from, to)).expect("an edit");
}

/// The places of all errors, and the last line.
fn report(root: &Path, arguments: &[&str]) -> (Vec<String>, String) {
    let ran = observatory(root, arguments);
    assert_eq!(ran.stderr, "");
    let mut lines = ran.stdout.lines().peekable();
    let mut places = Vec::new();
    while let Some(line) = lines.next() {
        if line.starts_with("error[") {
            let place = lines
                .next()
                .expect("a place")
                .trim_start_matches([' ', '-', '>']);
            places.push(place.to_owned());
        }
    }
    let last = ran.stdout.lines().last().unwrap_or_default().to_owned();
    (places, last)
}

#[test]
fn what_a_branch_has_changed_is_reported_committed_or_not() {
    let (folder, root) = repository();
    git(folder.path(), &["switch", "--quiet", "--create", "ours"]);
    edit(&root, "a.md", "2020-05-02", "soon");
    commit(folder.path());
    edit(&root, "b.md", "2020-05-02", "later");
    fs::write(
        root.join("sightings/new.md"),
        GOOD.replace("2020-05-02", "now"),
    )
    .expect("a file");
    fs::write(folder.path().join("elsewhere.txt"), "y").expect("a file");
    // What has happened on main meanwhile is no change of ours.
    git(folder.path(), &["stash", "--quiet", "--include-untracked"]);
    git(folder.path(), &["switch", "--quiet", "main"]);
    edit(&root, "c.md", "2020-05-02", "2020-05-03");
    commit(folder.path());
    git(folder.path(), &["switch", "--quiet", "ours"]);
    git(folder.path(), &["stash", "pop", "--quiet"]);
    let (places, totals) = report(&root, &["check", "--changed-since", "main"]);
    assert_eq!(
        places,
        [
            "sightings/a.md:3:8",
            "sightings/b.md:3:8",
            "sightings/new.md:3:8"
        ]
    );
    assert_eq!(totals, "Checked 3 files: 3 errors, no warnings, no notes.");
    let (places, _) = report(
        &root,
        &["check", "--changed-since", "main", "sightings/b.md"],
    );
    assert_eq!(places, ["sightings/b.md:3:8"]);
    let (places, _) = report(&root, &["check", "--changed-since", "HEAD"]);
    assert_eq!(places, ["sightings/b.md:3:8", "sightings/new.md:3:8"]);
}

#[test]
fn a_bad_file_that_was_not_changed_is_left_to_others() {
    let (_folder, root) = repository();
    let ran = observatory(&root, &["check", "--changed-since", "HEAD"]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    assert_eq!(
        ran.stdout,
        "Checked 0 files: no errors, no warnings, no notes.\n"
    );
    assert_eq!(observatory(&root, &["check"]).code, 1);
}

#[test]
fn what_a_change_breaks_elsewhere_comes_behind_its_own_faults() {
    let (_folder, root) = repository();
    edit(&root, "themes.toml", "gardens", "allotments");
    edit(&root, "c.md", "2020-05-02", "soon");
    let (places, totals) = report(&root, &["check", "--changed-since", "HEAD"]);
    assert_eq!(
        places,
        [
            "sightings/c.md:3:8",
            "sightings/c.md:8:11",
            "sightings/a.md:8:11",
            "sightings/b.md:8:11",
            "sightings/old-bad.md:3:8",
            "sightings/old-bad.md:8:11",
        ]
    );
    assert!(totals.starts_with("Checked 8 files: 6 errors,"), "{totals}");
    let ran = observatory(
        &root,
        &["check", "--changed-since", "HEAD", "--format", "github"],
    );
    let commands: Vec<&str> = ran
        .stdout
        .lines()
        .filter(|line| line.starts_with("::error "))
        .collect();
    let files: Vec<&str> = commands
        .iter()
        .map(|line| line.split([' ', ',']).nth(1).expect("a file"))
        .collect();
    assert_eq!(
        files,
        ["c", "c", "a", "b", "old-bad", "old-bad"].map(|name| format!("file=sightings/{name}.md"))
    );
    let (_folder, root) = repository();
    fs::remove_file(root.join("sightings/c.md")).expect("a removal");
    let (places, _) = report(&root, &["check", "--changed-since", "HEAD"]);
    assert_eq!(places, ["sightings/old-bad.md:3:8"]);
}

#[test]
fn names_of_any_kind_are_found() {
    let (_folder, root) = repository();
    let bad = GOOD.replace("2020-05-02", "soon");
    for name in ["two words.md", "café.md", "-x.md", "quo\"te.md"] {
        fs::write(root.join("sightings").join(name), &bad).expect("a file");
    }
    let (places, _) = report(&root, &["check", "--changed-since", "HEAD"]);
    let dates = places.iter().filter(|place| place.ends_with(":3:8"));
    assert_eq!(dates.count(), 4, "{places:?}");
}

#[test]
fn where_git_can_not_tell_it_says_why() {
    let (folder, root) = repository();
    let stop = |root: &Path, revision: &str| {
        let ran = observatory(root, &["check", &format!("--changed-since={revision}")]);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{revision}");
        ran.stderr
    };
    for revision in ["", "-x", "--output=y", "a b", "a\nb"] {
        assert_eq!(
            stop(&root, revision),
            format!(
                "observatory: `{}` can't be the name of a commit: write --changed-since with a commit, a branch or \
                 a tag, for instance origin/main\n",
                revision.escape_debug()
            )
        );
    }
    for revision in ["nowhere", "HEAD:valley", "main..HEAD", ":/x", "^main"] {
        assert_eq!(
            stop(&root, revision),
            format!(
                "observatory: git knows no commit `{revision}` here: name a commit, a branch or a tag, and fetch it \
                 first if it is elsewhere\n"
            ),
            "{revision}"
        );
    }
    git(folder.path(), &["switch", "--quiet", "--orphan", "alone"]);
    tool::copy(&tool::repository().join("tests/sites/one/project"), &root);
    commit(folder.path());
    assert_eq!(
        stop(&root, "main"),
        "observatory: the history of `main` and the present one have no commit in common here. A shallow clone \
         lacks the older ones: fetch all (`git fetch --unshallow`; on GitHub `fetch-depth: 0`)\n"
    );
    fs::remove_dir_all(folder.path().join(".git")).expect("no repository any more");
    let said = stop(&root, "main");
    assert!(
        said.starts_with("observatory: --changed-since asks git, and git can't tell in "),
        "{said}"
    );
    assert!(said.contains(": not a git repository"), "{said}");
    assert!(
        said.ends_with(
            ".\nRun it in a clone of the repository, or name the files to report on instead\n"
        ),
        "{said}"
    );
}

#[test]
fn a_machine_without_git_is_told() {
    let (_folder, root) = repository();
    let output = tool::command(&root, &["check", "--changed-since", "HEAD"])
        .env("PATH", "")
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "observatory: --changed-since asks git, and there is no git here: install it, or name the files to report \
         on instead\n"
    );
}
