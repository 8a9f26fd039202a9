//! The verbs as somebody types them: what they print, what they leave, how they exit.

use std::fs::{self, File};
use std::path::Path;

use crate::tool::{self, observatory};

fn sound() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    tool::copy(
        &tool::repository().join("tests/sites/typical/project"),
        folder.path(),
    );
    folder
}

#[test]
fn the_first_observatory_has_no_error_and_no_warning() {
    let ran = observatory(tool::repository(), &["check", "--strict"]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    let totals = ran.stdout.lines().last().expect("a line of totals");
    assert!(totals.contains("no errors, no warnings"), "{totals}");
}

#[test]
fn a_second_build_writes_nothing_and_says_so() {
    let folder = sound();
    let first = observatory(folder.path(), &["build"]);
    assert_eq!(first.code, 0, "{}", first.stderr);
    assert!(first.stdout.starts_with("Published "), "{}", first.stdout);
    let second = observatory(folder.path(), &["build"]);
    assert_eq!(second.code, 0);
    assert!(
        second.stdout.ends_with(" files, 0 written\n"),
        "{}",
        second.stdout
    );
}

#[test]
fn two_builds_from_two_folders_are_the_same_bytes() {
    let tree = |folder: &Path| {
        let mut tree = tool::files(folder);
        // What the tool keeps for itself tells when files were written.
        tree.retain(|path, _| !path.starts_with(".observatory"));
        tree
    };
    let (one, other) = (sound(), sound());
    let deep = other.path().join("deeper/still");
    tool::copy(one.path(), &deep);
    for (folder, threads, zone) in [(one.path(), "1", "UTC"), (&deep, "8", "Asia/Tokyo")] {
        let status = tool::command(folder, &["build"])
            .env("RAYON_NUM_THREADS", threads)
            .env("TZ", zone)
            .env("LANG", "C")
            .output()
            .expect("it runs")
            .status;
        assert!(status.success());
    }
    assert_eq!(tree(&one.path().join("site")), tree(&deep.join("site")));
}

#[test]
fn an_edit_writes_only_what_it_changes_and_equals_a_clean_build() {
    let folder = sound();
    observatory(folder.path(), &["build"]);
    let path = folder.path().join("sightings/2025/a-worry.md");
    let text = fs::read_to_string(&path).expect("a sighting");
    fs::write(&path, text.replace("upper and lower", "lower and upper")).expect("an edit");
    let ran = observatory(folder.path(), &["build"]);
    let words: Vec<&str> = ran.stdout.split_whitespace().collect();
    let number = |before: &str| -> usize {
        let at = words.iter().position(|word| *word == before).expect(before);
        words[at - 1].parse().expect("a number")
    };
    assert!(
        number("written,") > 0 && number("written,") < number("unchanged,"),
        "{}",
        ran.stdout
    );
    let clean = folder.path().join("clean");
    observatory(folder.path(), &["build", "--output", "clean"]);
    let names = |folder: &Path| -> Vec<_> {
        let files = tool::files(folder).into_keys();
        files
            .filter(|path| !path.starts_with(".observatory"))
            .collect()
    };
    assert_eq!(names(&folder.path().join("site")), names(&clean));
    for (path, bytes) in tool::files(&clean) {
        if !path.starts_with(".observatory") {
            let edited = fs::read(folder.path().join("site").join(&path)).expect("the same file");
            assert!(edited == bytes, "{}", path.display());
        }
    }
}

#[test]
fn a_renamed_sighting_leaves_no_orphan_and_a_foreign_file_stays() {
    let folder = sound();
    observatory(folder.path(), &["build"]);
    fs::write(folder.path().join("site/CNAME"), "valley.example").expect("a foreign file");
    let sightings = folder.path().join("sightings/2025");
    fs::rename(sightings.join("a-worry.md"), sightings.join("a-fear.md")).expect("a rename");
    let text = fs::read_to_string(sightings.join("shared-sluice.md")).expect("a sighting");
    fs::write(
        sightings.join("shared-sluice.md"),
        text.replace("a-worry", "a-fear"),
    )
    .expect("an edit");
    assert_eq!(observatory(folder.path(), &["build"]).code, 0);
    assert!(folder.path().join("site/CNAME").exists());
    for (path, bytes) in tool::files(&folder.path().join("site")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("a-worry"), "{}", path.display());
    }
}

#[test]
fn a_new_observatory_is_without_fault_and_can_be_built() {
    let folder = tempfile::tempdir().expect("a folder");
    let ran = observatory(folder.path(), &["init", "ours"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let ours = folder.path().join("ours");
    let checked = observatory(&ours, &["check", "--strict"]);
    assert_eq!(checked.code, 0, "{}", checked.stdout);
    assert_eq!(observatory(&ours, &["build"]).code, 0);
    assert!(ours.join("site/index.html").exists());
    let again = observatory(folder.path(), &["init", "ours"]);
    assert_eq!(again.code, 2);
    assert!(again.stderr.contains("is in use"), "{}", again.stderr);
}

/// The page says that a few plain sentences are enough, and `check` said of its own example that they were too few.
#[test]
fn nothing_is_asked_of_the_example_on_the_page_for_contributors() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(observatory(folder.path(), &["init"]).code, 0);
    assert_eq!(observatory(folder.path(), &["build"]).code, 0);
    let page = fs::read_to_string(folder.path().join("site/contribute.html")).expect("a page");
    let (_, example) = page.split_once("<pre><code>+++").expect("an example");
    let (example, _) = example.split_once("</code>").expect("its end");
    let mut text = "+++".to_owned();
    for part in example.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, behind)| behind));
    }
    let path = "sightings/2026/chairs-on-the-pavement.md";
    fs::write(folder.path().join(path), text).expect("a sighting");
    let ran = observatory(folder.path(), &["check", path]);
    let well = "no errors, no warnings, no notes.";
    assert!(ran.stdout.trim_end().ends_with(well), "{}", ran.stdout);
}

#[test]
fn an_old_address_leads_to_the_tombstone_too() {
    let folder = sound();
    let path = folder.path().join("sightings/2024/only-for-a-year.md");
    let text = fs::read_to_string(&path).expect("a sighting");
    fs::write(&path, text.replace("known =", "was = [\"lent\"]\nknown =")).expect("an edit");
    assert_eq!(observatory(folder.path(), &["build"]).code, 0);
    let moved = fs::read_to_string(folder.path().join("site/sightings/lent.html"));
    assert!(moved.expect("the page").contains("only-for-a-year.html"));
}

#[test]
fn assets_have_names_that_every_host_can_serve() {
    let folder = sound();
    let assets = folder.path().join("templates/assets");
    fs::create_dir_all(assets.join(".svn")).expect("a folder");
    fs::create_dir_all(assets.join("fonts.v2")).expect("a folder");
    fs::write(assets.join(".svn/entries"), "x").expect("a file");
    fs::write(assets.join("fonts.v2/LICENSE"), "x").expect("a file");
    assert_eq!(observatory(folder.path(), &["build"]).code, 0);
    let site = tool::files(&folder.path().join("site/assets"));
    let names: Vec<String> = site.keys().map(|path| path.display().to_string()).collect();
    assert!(
        names
            .iter()
            .any(|name| name.starts_with("fonts.v2/LICENSE-")),
        "{names:?}"
    );
    assert!(!names.iter().any(|name| name.contains("svn")), "{names:?}");
    fs::write(assets.join("a b.css"), "x").expect("a file");
    let ran = observatory(folder.path(), &["build"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("templates/assets/a b.css"),
        "{}",
        ran.stderr
    );
}

#[test]
fn check_reports_on_the_paths_it_is_given() {
    let broken = tool::repository().join("tests/sites/broken/project");
    let ran = observatory(&broken, &["check", "sightings/07-twice.md"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stdout
            .ends_with("Checked 1 file: 1 error, no warnings, no notes.\n"),
        "{}",
        ran.stdout
    );
    let ran = observatory(&broken.join("sightings"), &["check", "a"]);
    assert!(
        ran.stdout.contains("sightings/a/16-double.md:1:1"),
        "{}",
        ran.stdout
    );
    assert_eq!(observatory(&broken, &["check", "nowhere.md"]).code, 2);
    assert_eq!(observatory(&broken, &["check", "/"]).code, 2);
    let folder = sound();
    fs::write(folder.path().join("sightings/letter.docx"), "x").expect("a file");
    fs::write(folder.path().join("sightings/story.md.txt"), "x").expect("a file");
    assert_eq!(
        observatory(folder.path(), &["check", "sightings/letter.docx"]).code,
        2
    );
    let ran = observatory(folder.path(), &["check", "sightings/story.md.txt"]);
    assert!(ran.stdout.contains("error[misplaced]"), "{}", ran.stdout);
}

#[test]
fn what_cannot_run_says_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    for arguments in [
        &["build"][..],
        &["check"],
        &["-C", "nowhere", "check"],
        &["frobnicate"],
        &[],
    ] {
        let ran = observatory(folder.path(), arguments);
        assert_eq!(ran.code, 2, "{arguments:?}");
        assert_eq!(ran.stdout, "", "{arguments:?}");
        assert!(!ran.stderr.is_empty(), "{arguments:?}");
    }
    let ran = observatory(folder.path(), &["build"]);
    assert!(ran.stderr.contains("observatory init"), "{}", ran.stderr);
}

#[test]
fn a_broken_configuration_or_template_publishes_nothing() {
    let folder = sound();
    fs::create_dir(folder.path().join("templates")).expect("a folder");
    let home = folder.path().join("templates/home.html");
    fs::write(&home, "line one\n{{ nope }}\n").expect("a template");
    let ran = observatory(folder.path(), &["build"]);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("templates/home.html:2:4"),
        "{}",
        ran.stderr
    );
    fs::write(&home, "{% if %}\n").expect("a template");
    let ran = observatory(folder.path(), &["build"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("templates/home.html:1:"),
        "{}",
        ran.stderr
    );
    fs::write(&home, "<p>\n{% include \"hom.html\" %}\n").expect("a template");
    let ran = observatory(folder.path(), &["build"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("templates/home.html:2:12"),
        "{}",
        ran.stderr
    );
    fs::remove_file(&home).expect("it was there");
    let components = folder.path().join("templates/components.html");
    fs::write(&components, "").expect("a template");
    let ran = observatory(folder.path(), &["build"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("templates/components.html:1:1"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("which the built-in"), "{}", ran.stderr);
    fs::remove_file(&components).expect("it was there");
    fs::write(folder.path().join("observatory.toml"), "titel = 'x'\n").expect("a configuration");
    let ran = observatory(folder.path(), &["build"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("observatory.toml:1:1"),
        "{}",
        ran.stderr
    );
    assert!(!folder.path().join("site").exists());
}

#[test]
fn an_observatory_overrides_one_template_and_keeps_the_others() {
    let folder = sound();
    fs::create_dir_all(folder.path().join("templates/assets")).expect("a folder");
    fs::write(
        folder.path().join("templates/tombstone.html"),
        "<title>{{ frame.site_title }}</title> gone since {{ date.words }}</html>\n",
    )
    .expect("a template");
    fs::write(
        folder.path().join("templates/assets/observatory.css"),
        "a{color:red}",
    )
    .expect("an asset");
    assert_eq!(observatory(folder.path(), &["build"]).code, 0);
    let gone = fs::read_to_string(folder.path().join("site/sightings/taken-back.html"));
    assert_eq!(
        gone.expect("the tombstone"),
        "<title>The Valley Observatory</title> gone since 1 February 2025</html>\n"
    );
    let home = fs::read_to_string(folder.path().join("site/index.html")).expect("the home page");
    assert!(home.ends_with("</html>\n"));
}

#[test]
fn without_an_address_there_are_no_feeds_and_a_warning() {
    let folder = sound();
    fs::write(
        folder.path().join("observatory.toml"),
        "title = \"Nameless\"\n",
    )
    .expect("a file");
    let ran = observatory(folder.path(), &["build"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.stderr.contains("no `base_url` is set"),
        "{}",
        ran.stderr
    );
    let site = tool::files(&folder.path().join("site"));
    assert!(
        !site
            .keys()
            .any(|path| path.extension().is_some_and(|ending| ending == "xml"))
    );
    let ran = observatory(
        folder.path(),
        &["build", "--base-url", "https://x.example/a"],
    );
    assert!(
        !ran.stderr.contains("no `base_url` is set"),
        "{}",
        ran.stderr
    );
    assert!(folder.path().join("site/feed.xml").exists());
    let lost = fs::read_to_string(folder.path().join("site/404.html")).expect("the page");
    assert!(
        lost.contains("\"/a/index.html\""),
        "its links begin with the path of the address"
    );
}

#[test]
fn a_sighting_between_everybody_is_refused_before_its_pairs_are_made() {
    let folder = sound();
    let parties: String = (0..21)
        .map(|n| format!("[[party]]\nid = \"p{n}\"\nname = \"P {n}\"\n"))
        .collect();
    fs::write(folder.path().join("sightings/parties.toml"), parties).expect("a list");
    let between = |count: usize| {
        let words: Vec<String> = (0..count).map(|n| format!("\"p{n}\"")).collect();
        let text = format!(
            "+++\ntitle = \"All of us\"\ndate = 2026-05-01\nplace = \"valley\"\n\
             shifts = [\"them-to-us\"]\nknown = \"saw\"\nbetween = [{}]\n+++\nSeen.\n",
            words.join(", ")
        );
        fs::write(folder.path().join("sightings/all.md"), text).expect("a file");
        observatory(folder.path(), &["check", "sightings/all.md"])
    };
    let ran = between(21);
    assert_eq!(ran.code, 1, "{}", ran.stdout);
    let told = "error[too-large]: `between` is over 20 parties\n --> sightings/all.md:7:";
    assert!(ran.stdout.contains(told), "{}", ran.stdout);
    assert_eq!(between(20).code, 0);
}

#[test]
fn a_colour_that_can_not_be_used_is_moved_and_the_build_says_so() {
    let folder = sound();
    let configure = |colours: &str| {
        let text = format!("title = \"Bright\"\nbase_url = \"https://x.example/\"\n{colours}");
        fs::write(folder.path().join("observatory.toml"), text).expect("a file");
    };
    let colours_of_site = || {
        let assets = tool::files(&folder.path().join("site/assets"));
        let mut named = assets.into_iter();
        let colours = named.find(|(name, _)| name.to_string_lossy().starts_with("colours-"));
        String::from_utf8(colours.expect("the colours are published").1).expect("text")
    };
    configure("");
    let ran = observatory(folder.path(), &["build"]);
    assert!(!ran.stderr.contains("the colour"), "{}", ran.stderr);
    assert!(colours_of_site().contains("--level-6: #2c2d6c;"));

    configure("[colours]\nmany = \"#FF0\"\nfirst = \"#006400\"\n");
    let ran = observatory(folder.path(), &["build"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let told = "warning: the colour `many = \"#ffff00\"` in observatory.toml can't be used as it is, \
                because what stands on it could not be read or told apart; #";
    assert!(ran.stderr.contains(told), "{}", ran.stderr);
    assert!(!ran.stderr.contains("`first"), "{}", ran.stderr);
    let colours = colours_of_site();
    assert!(!colours.contains("#ffff00"), "{colours}");
    assert!(!colours.contains("--level-6: #2c2d6c;"), "{colours}");
    // Whoever takes the colour that was named hears no more of it.
    let used = ran
        .stderr
        .split("told apart; ")
        .nth(1)
        .expect("it is named");
    let used = used.split(' ').next().expect("a colour");
    configure(&format!("[colours]\nmany = \"{used}\"\n"));
    let ran = observatory(folder.path(), &["build"]);
    assert!(!ran.stderr.contains("the colour"), "{}", ran.stderr);
}

#[test]
fn the_output_is_never_where_it_could_do_harm() {
    let folder = sound();
    fs::create_dir_all(folder.path().join("full/inner")).expect("a folder");
    fs::write(folder.path().join("full/novel.txt"), "x").expect("a file");
    for output in [
        ".",
        "..",
        "/",
        "sightings",
        "sightings/2025",
        "templates",
        "full",
    ] {
        let before = tool::files(folder.path());
        let ran = observatory(folder.path(), &["build", "--output", output]);
        assert_eq!(ran.code, 2, "{output}: {}", ran.stderr);
        assert_eq!(tool::files(folder.path()), before, "{output}");
    }
}

#[test]
fn every_rule_can_be_explained() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = observatory(folder.path(), &["explain"]);
    assert_eq!(list.code, 0);
    let codes: Vec<&str> = list
        .stdout
        .lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(codes.len() > 20);
    for code in codes {
        let page = observatory(folder.path(), &["explain", code]);
        assert!(page.stdout.starts_with(&format!("# {code}\n")), "{code}");
    }
    let slip = observatory(folder.path(), &["explain", "unknown-wrod"]);
    assert_eq!(slip.code, 2);
    assert!(
        slip.stderr.contains("did you mean `unknown-word`?"),
        "{}",
        slip.stderr
    );
}

#[test]
fn colours_are_for_terminals_unless_asked_for() {
    let broken = tool::repository().join("tests/sites/broken/project");
    assert!(!observatory(&broken, &["check"]).stdout.contains('\u{1b}'));
    assert!(
        observatory(&broken, &["--color", "always", "check"])
            .stdout
            .contains('\u{1b}')
    );
    assert!(
        !observatory(&broken, &["--color", "never", "check"])
            .stdout
            .contains('\u{1b}')
    );
}

#[test]
fn two_builds_at_once_do_not_meet() {
    let folder = sound();
    observatory(folder.path(), &["build"]);
    let before = tool::files(folder.path());
    let lock = File::open(folder.path().join("site/.observatory/lock")).expect("the lock");
    lock.lock().expect("nobody holds it");
    let ran = observatory(folder.path(), &["build"]);
    assert_eq!(ran.code, 75, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("another build is writing to"),
        "{}",
        ran.stderr
    );
    drop(lock);
    assert_eq!(tool::files(folder.path()), before);
    assert_eq!(observatory(folder.path(), &["build"]).code, 0);
}

#[test]
fn a_broken_sighting_is_told_with_all_that_is_to_be_said_of_it() {
    let folder = sound();
    fs::write(
        folder.path().join("sightings/both.md"),
        "+++\ntitle = \"Something was seen at the weir\"\ndate = 2026-01-01\nplace = \"weir\"\n\
         still = [\"controlling\"]\nworking = \"well\"\nthemes = [\"watr\"]\n+++\n\
         A <b>plain</b> account. ![The weir](weir.jpg)\n",
    )
    .expect("a sighting");
    let ran = observatory(folder.path(), &["check", "sightings/both.md"]);
    assert_eq!(ran.code, 1);
    for rule in [
        "error[unknown-word]",
        "error[picture]",
        "warning[working-unsaid]",
        "warning[raw-html]",
        "warning[no-permission]",
        "note[how-known]",
    ] {
        assert!(ran.stdout.contains(rule), "{rule}: {}", ran.stdout);
    }
}

/// What a file tells besides was not looked at until its title, its date and its place could be read.
#[test]
fn a_sighting_without_a_title_a_date_and_a_place_is_told_all_that_is_to_be_said_of_it() {
    let folder = sound();
    let path = folder.path().join("sightings/all.md");
    let head = "+++\nshifts = [\"enabling-to-controlling\"]\nworking = \"well\"\n";
    let account = "+++\nMy neighbour Gwen wrote [a <b>note</b>](nowhere.md) at 12 Mill Road.\n";
    for (lines, error) in [
        ("", "error[missing-key]"),
        (
            "title = \"\"\ndate = \"next week\"\nplace = \"wier\"\n",
            "error[bad-date]",
        ),
        (
            "title = \"The weir is open\"\ndate = 2026-5\nplace = \"wier\"\n",
            "error[unknown-word]",
        ),
    ] {
        fs::write(&path, format!("{head}{lines}{account}")).expect("a sighting");
        let ran = observatory(folder.path(), &["check", "sightings/all.md"]);
        assert_eq!(ran.code, 1);
        for rule in [
            error,
            "warning[broken-link]",
            "warning[no-permission]",
            "warning[raw-html]",
            "warning[street-address]",
            "warning[working-unsaid]",
            "note[how-known]",
            "note[named-person]",
        ] {
            assert!(ran.stdout.contains(rule), "{rule}: {}", ran.stdout);
        }
        // What a file answers is answered in such a file too.
        let answers = "allow = [{ rule = \"raw-html\", why = \"It is meant.\" }]\n";
        fs::write(&path, format!("{head}{lines}{answers}{account}")).expect("a sighting");
        let ran = observatory(folder.path(), &["check", "sightings/all.md"]);
        assert!(!ran.stdout.contains("raw-html"), "{}", ran.stdout);
    }
}

/// What a line hides that can't be read is not said to be missing; what stands there all the same is told.
#[test]
fn a_sighting_with_a_fault_of_the_syntax_is_told_all_that_can_be_seen() {
    let folder = sound();
    let path = folder.path().join("sightings/all.md");
    let text = "+++\ntitle = \"The weir\"\ndate = 17/09/2026\nplace = \"weir\"\nworking = \"well\"\n\
                permission = nobody-identifiable\n+++\n\
                My neighbour Gwen wrote [a <b>note</b>](nowhere.md) at 12 Mill Road.\n";
    fs::write(&path, text).expect("a sighting");
    let ran = observatory(folder.path(), &["check", "sightings/all.md"]);
    let rules: Vec<&str> = ran
        .stdout
        .lines()
        .filter(|line| {
            ["error[", "warning[", "note["]
                .iter()
                .any(|level| line.starts_with(level))
        })
        .filter_map(|line| line.split(':').next())
        .collect();
    let expected = [
        "error[syntax]",
        "warning[broken-link]",
        "warning[raw-html]",
        "warning[raw-html]",
        "warning[street-address]",
    ];
    assert_eq!(rules, expected, "{}", ran.stdout);
}

#[test]
fn nothing_that_a_terminal_or_a_runner_acts_on_is_printed() {
    let folder = sound();
    let sightings = folder.path().join("sightings");
    fs::write(
        sightings.join("a.md"),
        "+++\ntitle = \"x\"\nplace = \"x\\u001b[31m\\n::error::boom\"\n\"k\\n::warning::k\" = 1\n+++\nx\n",
    )
    .expect("a sighting");
    fs::write(sightings.join("b\n::error::pwn.md"), "+++\n").expect("a sighting");
    for verb in [&["check"][..], &["build", "--skip-broken"]] {
        let ran = observatory(folder.path(), verb);
        for line in ran.stdout.lines().chain(ran.stderr.lines()) {
            assert!(!line.trim_start().starts_with("::"), "{line}");
            assert!(!line.contains('\u{1b}'), "{line}");
        }
    }
}
