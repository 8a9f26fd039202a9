//! Names that some machine takes for another one, can't hold, or keeps for itself.

use std::collections::BTreeSet;

use crate::hazards::project::{Project, sighting};
use crate::{site, tool};

/// The longest name that a disk takes: 252 bytes of Cyrillic and the ending.
fn longest() -> String {
    "Ж".repeat(126)
}

#[test]
fn a_name_that_can_not_be_an_address_is_refused_with_one_that_can() {
    let long = longest();
    let names = [
        ("Foo", "`foo`"),
        ("foo.", "`foo`"),
        ("foo ", "`foo`"),
        ("a:b", "`a-b`"),
        ("caf\u{e9}", "`cafe`"),
        ("cafe\u{301}", "`cafe`"),
        ("\u{1f600}", "for instance `street-party`"),
        (
            "\u{645}\u{631}\u{62d}\u{628}\u{627}",
            "for instance `street-party`",
        ),
        ("!!!", "for instance `street-party`"),
        (long.as_str(), "for instance `street-party`"),
    ];
    for (name, advice) in names {
        let project = Project::new();
        project.write(&format!("sightings/{name}.md"), sighting("", "Seen."));
        let ran = project.is_refused();
        assert_eq!(ran.code, 1, "{name}");
        assert!(ran.stderr.contains("error[bad-id]"), "{}", ran.stderr);
        assert!(ran.stderr.contains(advice), "{}", ran.stderr);
    }
}

#[test]
fn names_that_are_one_on_some_machine_name_every_claimant() {
    for (one, other) in [("foo", "Foo"), ("caf\u{e9}", "cafe\u{301}")] {
        let project = Project::new();
        project.write(&format!("sightings/a/{one}.md"), sighting("", "Seen."));
        project.write(&format!("sightings/b/{other}.md"), sighting("", "Seen."));
        let errors = project.errors();
        for (own, claimant) in [
            (
                format!("sightings/a/{one}.md"),
                format!("sightings/b/{other}.md"),
            ),
            (
                format!("sightings/b/{other}.md"),
                format!("sightings/a/{one}.md"),
            ),
        ] {
            let told = errors.iter().any(|error| {
                error.starts_with(&format!("{own} collision: ")) && error.ends_with(&claimant)
            });
            assert!(told, "{own}: {errors:?}");
        }
        project.is_refused();
    }
}

#[test]
fn one_id_in_two_folders_names_both_files() {
    let project = Project::new();
    project.write("sightings/a/foo.md", sighting("", "Seen."));
    project.write("sightings/b/foo/index.md", sighting("", "Seen."));
    assert_eq!(
        project.errors(),
        [
            "sightings/a/foo.md collision: `foo` is already the id of sightings/b/foo/index.md",
            "sightings/b/foo/index.md collision: `foo` is already the id of sightings/a/foo.md",
        ]
    );
    project.is_refused();
}

#[test]
fn windows_own_names_are_refused_wherever_they_would_be_an_address() {
    for device in ["con", "aux", "com1", "lpt9", "nul"] {
        let project = Project::new();
        project.write(&format!("sightings/{device}.md"), sighting("", "Seen."));
        project.write(
            "sightings/b.md",
            sighting(&format!("was = [\"{device}\"]\n"), "Seen."),
        );
        for (file, word) in [
            ("places", "place"),
            ("themes", "theme"),
            ("conditions", "condition"),
        ] {
            let list = format!(
                "[[{word}]]\nid = \"{device}\"\nname = \"A name\"\n[[{word}]]\nid = \"leeds\"\nname = \"B\"\n"
            );
            project.write(&format!("sightings/{file}.toml"), list);
        }
        let errors = project.errors();
        for file in [
            "conditions.toml",
            "places.toml",
            "themes.toml",
            "b.md",
            &format!("{device}.md"),
        ] {
            let start = format!("sightings/{file} bad-id: `{device}` can't be the address of a ");
            assert!(
                errors.iter().any(|error| error.starts_with(&start)),
                "{file}: {errors:?}"
            );
        }
        let ran = project.is_refused();
        assert!(
            ran.stderr.contains("Windows keeps that name for itself"),
            "{}",
            ran.stderr
        );
    }
    // An end of a shift is never an address by itself.
    let project = Project::new();
    project.write("sightings/shifts.toml", "[[shift]]\nfrom = \"con\"\nto = \"pro\"\n[[shift]]\nfrom = \"doubting\"\nto = \"trusting\"\n");
    assert_eq!(project.run(&["build"]).code, 0);
    assert!(project.at("site/shifts/con-to-pro.html").exists());
}

#[test]
fn windows_own_names_are_neither_made_nor_taken_by_new_and_import() {
    let project = Project::new();
    let ran = project.run(&[
        "new",
        "--title",
        "Seen",
        "--place",
        "leeds",
        "--shift",
        "doubting-to-trusting",
        "--text",
        "Seen.",
        "--id",
        "aux",
    ]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("Windows keeps that name for itself"),
        "{}",
        ran.stderr
    );
    let row = "title,date,place,shifts,known,body";
    project.write(
        "t.csv",
        format!("id,{row}\ncon,Seen,2020,leeds,doubting-to-trusting,saw,Seen.\n"),
    );
    let ran = project.run(&["import", "t.csv"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        format!("{ran:?}").contains("Windows keeps that name for itself"),
        "{ran:?}"
    );
}

/// Words whose pages would take the place of the site's own, if the site did not give each kind a folder.
#[test]
fn words_that_are_called_as_the_sites_own_pages_are_take_the_place_of_none() {
    let names = [
        "404",
        "about",
        "assets",
        "data",
        "feed",
        "heat-map",
        "page",
        "places",
        "search",
        "sightings",
        "sitemap",
    ];
    let project = Project::new();
    let mut places = "[[place]]\nid = \"leeds\"\nname = \"Leeds\"\n".to_owned();
    let mut themes = String::new();
    for name in names {
        places +=
            &format!("[[place]]\nid = \"{name}\"\nname = \"A place {name}\"\nwithin = \"leeds\"\n");
        themes += &format!("[[theme]]\nid = \"{name}\"\nname = \"A theme {name}\"\n");
        let text = sighting(&format!("themes = [\"{name}\"]\n"), "Seen.");
        project.write(
            &format!("sightings/{name}.md"),
            text.replace("\"leeds\"", &format!("\"{name}\"")),
        );
    }
    project.write("sightings/places.toml", places);
    project.write("sightings/themes.toml", themes);
    let tree = tool::tree(project.root(), tool::TODAY);
    for name in names {
        for folder in ["places", "themes", "sightings"] {
            let path = format!("{folder}/{name}.html");
            assert!(tree.contains_key(&path), "{path}");
        }
    }
    site::links_resolve(&tree, "names of pages");
    // On a machine that knows no capitals, too, each path is one file.
    let folded: BTreeSet<String> = tree.keys().map(|path| path.to_lowercase()).collect();
    assert_eq!(folded.len(), tree.len());
}

#[test]
fn words_that_are_called_as_a_list_or_as_a_file_are_refused() {
    for (id, says) in [
        (
            "index",
            "is already the address of the page that lists every place",
        ),
        ("feed.xml", "can't be the address of a place"),
    ] {
        let project = Project::new();
        project.write(
            "sightings/places.toml",
            format!("[[place]]\nid = \"leeds\"\nname = \"Leeds\"\n[[place]]\nid = \"{id}\"\nname = \"N\"\n"),
        );
        let ran = project.is_refused();
        assert!(ran.stderr.contains(says), "{}", ran.stderr);
    }
}

/// Signs that turn a line round, or that nobody sees: in the name of a file, in a key, in a value.
#[test]
fn a_sign_that_nobody_sees_is_shown_by_its_number_in_every_report_for_people() {
    let signs = [
        '\u{202e}',
        '\u{2066}',
        '\u{61c}',
        '\u{200b}',
        '\u{200f}',
        '\u{180e}',
        '\u{206a}',
        '\u{feff}',
        '\u{e0041}',
    ];
    for sign in signs {
        let project = Project::new();
        let name = format!("sightings/a{sign}b.md");
        project.write(&name, sighting("", "Seen."));
        let odd = format!("\"k{sign}ey\" = 1\nlang = \"e{sign}n\"\nthemes = [\"w{sign}d\"]\n");
        project.write("sightings/odd.md", sighting(&odd, "Seen."));
        let shown = sign.escape_unicode().to_string();
        let broken = format!("sightings/a{shown}b.md");
        for (arguments, says) in [
            (&["check"][..], format!("--> {broken}:1:1")),
            (&["build"], format!("--> {broken}:1:1")),
            (&["build", "--skip-broken"], format!("left out: {broken}")),
            (&["review"], broken.clone()),
            (&["review", "--format", "markdown"], broken.clone()),
        ] {
            let ran = project.run(arguments);
            let said = format!("{}{}", ran.stdout, ran.stderr);
            assert!(said.contains(&says), "{arguments:?} {shown}: {said}");
            for line in said.lines().filter(|line| !is_quoted(line)) {
                assert!(!line.contains(sign), "{arguments:?} {shown}: {line}");
            }
        }
        let missing = format!("t{sign}.csv");
        let ran = project.run(&["import", &missing]);
        assert!(!ran.stderr.contains(sign), "{}", ran.stderr);
    }
}

/// The line of a file below its message: it is shown as it stands there, so that it can be found.
fn is_quoted(line: &str) -> bool {
    let number = line.split('|').next().unwrap_or_default().trim();
    line.contains('|') && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}
