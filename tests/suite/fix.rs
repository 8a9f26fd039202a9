//! `check --fix`: what is mended, what is not, and that nothing else is touched.

use std::fs;
use std::path::Path;

use crate::tool::{self, observatory};

/// An observatory with one place, one shift and a few more words.
fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    write(
        "observatory.toml",
        "title = \"Ours\"\nbase_url = \"https://example.org/\"\n",
    );
    write(
        "sightings/places.toml",
        "[[place]]\nid = \"leeds\"\nname = \"Leeds\"\nlat = 53.80\nlon = -1.55\n",
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
    folder
}

/// What is mended, what is left, and an account that must stay as it is.
const BAD: &str = "+++\ntitel = \"Neighbours share a garden\"\ndate = 17/09/2020\nplace = 'leds'\n\
    shifts = [\"doubting-to-trusting \"]   # a note\nknown = \"swa\"\nbetween = [\"\tneighbours\"]\n\
    themes = [\"gardens\"]\npermission = \"nobody-identifiable\"\nask_again = \"1.2.2021\"\n\
    since = \"15 May 2019\"\n+++\nThey  share it, and what grows goes to all. Those who had asked for a key to the gate now leave it open, and \
    the tools of all of them stand in one shed. \n\n   \
    date = 17/09/2020\n";

/// Writes one sighting, mends, and gives what was said and what stands in the file then.
fn mended(folder: &Path, text: &[u8]) -> (String, Vec<u8>) {
    let path = folder.join("sightings/a.md");
    fs::write(&path, text).expect("a file");
    let ran = observatory(folder, &["check", "--fix"]);
    assert_eq!(ran.stderr, "");
    (ran.stdout, fs::read(&path).expect("a file"))
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("text")
}

#[test]
fn what_needs_no_decision_is_mended_and_shown() {
    let folder = project();
    let (said, after) = mended(folder.path(), BAD.as_bytes());
    assert_eq!(
        said,
        "--- a/sightings/a.md\n+++ b/sightings/a.md\n@@ -1,14 +1,14 @@\n +++\n\
         -titel = \"Neighbours share a garden\"\n-date = 17/09/2020\n-place = 'leds'\n\
         -shifts = [\"doubting-to-trusting \"]   # a note\n-known = \"swa\"\n-between = [\"\tneighbours\"]\n\
         +title = \"Neighbours share a garden\"\n+date = 2020-09-17\n+place = 'leeds'\n\
         +shifts = [\"doubting-to-trusting\"]   # a note\n+known = \"saw\"\n+between = [\"neighbours\"]\n \
         themes = [\"gardens\"]\n permission = \"nobody-identifiable\"\n ask_again = \"1.2.2021\"\n\
         -since = \"15 May 2019\"\n+since = 2019-05-15\n +++\n \
         They  share it, and what grows goes to all. Those who had asked for a key to the gate now leave it open, and \
    the tools of all of them stand in one shed. \n \n\n\
         error[bad-date]: `ask_again` can't be read as a date: \"1.2.2021\"\n  --> sightings/a.md:10:13\n   |\n\
         10 | ask_again = \"1.2.2021\"\n   |             ^^^^^^^^^^\n   |\n   = help: write it as 2021-02-01 if \
         the day stands first, or as 2021-01-02\n\nChecked 5 files: 1 error, no warnings, no notes.\n"
    );
    let (_, account) = text(&after).rsplit_once("\n+++\n").expect("an account");
    let (_, before) = BAD.rsplit_once("\n+++\n").expect("an account");
    assert_eq!(account, before);
}

#[test]
fn line_ends_and_a_byte_order_mark_are_mended_and_nothing_else_then() {
    let folder = project();
    let (_, plain) = mended(folder.path(), BAD.as_bytes());
    for (mark, end) in [
        ("\u{feff}", "\r\n"),
        ("", "\r\n"),
        ("", "\r"),
        ("\u{feff}", "\n"),
    ] {
        let (said, after) = mended(
            folder.path(),
            format!("{mark}{}", BAD.replace('\n', end)).as_bytes(),
        );
        assert_eq!(text(&after), text(&plain), "{mark:?} {end:?}");
        assert!(!said.contains('\r') && !said.contains('\u{feff}'), "{said}");
        if !mark.is_empty() {
            assert!(said.contains("\n-\\u{feff}+++"), "{said}");
        }
    }
}

#[test]
fn a_second_run_changes_nothing_and_leaves_nothing_behind() {
    let folder = project();
    tool::copy(
        &tool::repository().join("tests/sites/broken/project"),
        folder.path(),
    );
    mended(folder.path(), BAD.as_bytes());
    let all = tool::files(folder.path());
    let again = observatory(folder.path(), &["check", "--fix"]);
    assert!(!again.stdout.contains("\n+++ b/"), "{}", again.stdout);
    assert_eq!(again.stdout, observatory(folder.path(), &["check"]).stdout);
    assert_eq!(again.code, 1, "what is left is told");
    assert_eq!(tool::files(folder.path()), all);
    for path in all.keys() {
        assert!(
            !path.to_string_lossy().contains(".observatory-fix"),
            "{path:?}"
        );
    }
}

#[test]
fn what_could_mean_two_things_is_left() {
    let folder = project();
    let same = |from: &str, to: &str| {
        let good = text(&mended(folder.path(), BAD.as_bytes()).1).to_owned();
        assert!(good.contains(from), "{from}");
        let bad = good.replace(from, to);
        let (said, after) = mended(folder.path(), bad.as_bytes());
        assert_eq!(text(&after), bad);
        assert!(said.contains("error["), "{to}: {said}");
    };
    same("date = 2020-09-17", "date = 05/06/2020");
    same("date = 2020-09-17", "date = \"May 2020?\"");
    same("date = 2020-09-17", "date = 31/02/2020");
    same("known = \"saw\"", "known = \"saw\"\nknwn = \"told\"");
    same("known = \"saw\"", "knwn = \"told\"\nknon = \"told\"");
    same("themes = [\"gardens\"]", "themes = [\"water\"]");
    same("themes = [\"gardens\"]", "themes = [\"guardens\"]");
    same("known = \"saw\"", "known = \"saws\"");
    same("known = \"saw\"", "known = \"saw\"\nobserved = \"Jane\"");
    same("themes = [\"gardens\"]", "[[folowups]]\ndate = 2021-01-01");
    same(
        "shifts = [\"doubting-to-trusting\"]",
        "shifts = [\"trusting\"]",
    );
}

#[test]
fn a_word_is_not_taken_for_another_while_its_list_is_broken() {
    let folder = project();
    let places = folder.path().join("sightings/places.toml");
    let whole = fs::read_to_string(&places).expect("a list");
    fs::write(
        &places,
        format!("{whole}[[place]]\nid = \"Leds\"\nname = \"Leds\"\n"),
    )
    .expect("a list");
    let (_, after) = mended(folder.path(), BAD.as_bytes());
    assert!(text(&after).contains("place = 'leds'"), "{}", text(&after));
}

#[test]
fn lists_of_words_and_the_configuration_are_mended_too() {
    let folder = project();
    let path = |name: &str| folder.path().join(name);
    let read = |name: &str| fs::read_to_string(path(name)).expect("a file");
    fs::write(
        path("sightings/places.toml"),
        "[[place]]\r\nid = \"leeds \"\r\nname = \"Leeds\"\r\nabuot = \"x\"\r\n\r\n[[place]]\r\nid = 'armley'\r\n\
         name = \"Armley\"\r\nwithin = \"leds\"\r\n",
    )
    .expect("a list");
    fs::write(
        path("observatory.toml"),
        "tilte = \"Ours\"\nbase_url = \"https://example.org/\"\n",
    )
    .expect("a file");
    let ran = observatory(folder.path(), &["check", "--fix"]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    assert_eq!(
        read("sightings/places.toml"),
        "[[place]]\nid = \"leeds\"\nname = \"Leeds\"\nabout = \"x\"\n\n[[place]]\nid = 'armley'\nname = \"Armley\"\n\
         within = \"leeds\"\n"
    );
    assert!(read("observatory.toml").starts_with("title = \"Ours\"\n"));
}

#[test]
fn only_what_is_reported_is_mended() {
    let folder = project();
    let other = folder.path().join("sightings/b.md");
    fs::write(&other, BAD.replace('\n', "\r\n")).expect("a file");
    let path = folder.path().join("sightings/a.md");
    fs::write(&path, BAD).expect("a file");
    observatory(folder.path(), &["check", "--fix", "sightings/a.md"]);
    let read = |path: &Path| fs::read_to_string(path).expect("a file");
    assert_ne!(read(&path), BAD);
    assert_eq!(read(&other), BAD.replace('\n', "\r\n"));
}

#[test]
fn what_is_no_text_is_left_as_it_is() {
    let folder = project();
    for bytes in [
        &b"\xff\xfe+\0"[..],
        b"+++\r\ntitel = \"\xe9\"\r\n",
        b"+++\r\ntitel = \0\r\n",
    ] {
        let (said, after) = mended(folder.path(), bytes);
        assert_eq!(after, bytes);
        assert!(said.contains("error[unreadable]"), "{said}");
    }
}

#[test]
fn it_goes_with_the_report_for_people_alone() {
    let folder = project();
    for format in ["json", "github", "sarif"] {
        let ran = observatory(folder.path(), &["check", "--fix", "--format", format]);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
        assert_eq!(
            ran.stderr,
            "observatory: --fix shows what it changes, which is for people alone: leave --format out, and run check \
             again with it afterwards\n"
        );
    }
}

#[cfg(unix)]
#[test]
fn permissions_stay_and_no_link_is_followed() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = project();
    let path = folder.path().join("sightings/a.md");
    fs::write(&path, BAD).expect("a file");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("permissions");
    let elsewhere = folder.path().join("elsewhere.md");
    fs::write(&elsewhere, BAD).expect("a file");
    symlink("../elsewhere.md", folder.path().join("sightings/link.md")).expect("a link");
    let ran = observatory(folder.path(), &["check", "--fix"]);
    assert!(
        ran.stdout.contains("error[symbolic-link]"),
        "{}",
        ran.stdout
    );
    let mode = fs::metadata(&path).expect("a file").permissions().mode();
    assert_eq!(mode & 0o7777, 0o640);
    assert_ne!(fs::read_to_string(&path).expect("a file"), BAD);
    assert_eq!(fs::read_to_string(&elsewhere).expect("a file"), BAD);
    let configuration = folder.path().join("observatory.toml");
    let real = folder.path().join("real.toml");
    fs::rename(&configuration, &real).expect("a rename");
    fs::write(&real, "tilte = \"Ours\"\n").expect("a file");
    symlink("real.toml", &configuration).expect("a link");
    let ran = observatory(folder.path(), &["check", "--fix"]);
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.stderr,
        "observatory: observatory.toml is a symbolic link, and --fix writes to none: mend the file that it leads \
         to\n"
    );
    assert_eq!(
        fs::read_to_string(&real).expect("a file"),
        "tilte = \"Ours\"\n"
    );
}
