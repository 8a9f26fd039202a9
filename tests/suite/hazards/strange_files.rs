//! What stands where a file should: bytes that are no text, links, pipes, what nobody may read, days on the edge.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use crate::hazards::project::{HEAD, Project, sighting};
use crate::tool::{self, Ran};

#[test]
fn bytes_that_are_no_text_are_told_with_their_place() {
    let utf16: Vec<u8> = sighting("", "Seen.")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let marked = [b"\xff\xfe".as_slice(), &utf16].concat();
    let invalid = [b"+++\ntitle = \"Caf".as_slice(), b"\xe9\"\n+++\nSeen.\n"].concat();
    let cases: [(&[u8], &str); 10] = [
        (&marked, "unreadable: this file is saved as UTF-16"),
        (&utf16, "unreadable: there is a NUL byte here, at offset 1"),
        (
            &invalid,
            "unreadable: there is a byte that is not UTF-8 here, at offset 16",
        ),
        (
            b"+++\ntitle = \"a\0b\"\n+++\nx\n",
            "unreadable: there is a NUL byte here, at offset 14",
        ),
        (b"", "front-matter: this file is empty"),
        (
            b"+++",
            "front-matter: no second line +++ stands below this one",
        ),
        (
            b"+++\ntitle = \"x\"\n",
            "front-matter: no second line +++ stands below this one",
        ),
        (
            b"---\ntitle: x\n---\nx\n",
            "front-matter: a sighting begins with a line +++",
        ),
        (
            b"PK\x03\x04 and more",
            "unreadable: this is a document of an office program, or an archive, and not plain text",
        ),
        (
            b"+++\ntitle = \"x\"\ntitle = \"y\"\n+++\nx\n",
            "repeated-key: `title` stands here a second time",
        ),
    ];
    for (bytes, says) in cases {
        let project = Project::new();
        project.write("sightings/odd.md", bytes);
        let errors = project.errors();
        let told = errors
            .iter()
            .any(|error| error.starts_with(&format!("sightings/odd.md {says}")));
        assert!(told, "{says}: {errors:?}");
        project.is_refused();
    }
    for file in ["observatory.toml", "sightings/places.toml"] {
        for (bytes, says) in &cases[..4] {
            let project = Project::new();
            project.write(file, bytes);
            let ran = project.is_refused();
            let says = says.split(": ").nth(1).expect("a message");
            let says = says.split(", at offset").next().expect("a message");
            assert!(
                ran.stderr.contains(says) && ran.stderr.contains(file),
                "{}",
                ran.stderr
            );
        }
    }
}

/// A line +++ in the account is a part of it, as is everything else below the second one.
#[test]
fn a_fence_in_the_account_ends_nothing() {
    let project = Project::new();
    project.write(
        "sightings/fence.md",
        sighting("", "Before.\n\n+++\ntitle = \"Not this\"\n+++\n\nAfter."),
    );
    let page = tool::page(project.root(), tool::TODAY, "sightings/fence.html");
    assert!(page.contains("<h1") && page.contains("Keys next door") && page.contains("After."));
    assert!(
        page.contains("title = \"Not this\"") || page.contains("title = &quot;Not this&quot;"),
        "{page}"
    );
}

#[test]
fn however_lines_end_the_site_is_the_same() {
    let text = sighting(
        "left_out = \"\"\"\nThe\nothers\"\"\"\n",
        "One line\nand another.\n\n- a list\n- of two\n\n    code\n",
    );
    let trees: Vec<BTreeMap<String, Vec<u8>>> = [
        ("\n", ""),
        ("\r\n", ""),
        ("\r", ""),
        ("\n", "\u{feff}"),
        ("\r\n", "\u{feff}"),
    ]
    .into_iter()
    .map(|(end, mark)| {
        let project = Project::new();
        for path in [
            "observatory.toml",
            "sightings/places.toml",
            "sightings/shifts.toml",
        ] {
            let text = fs::read_to_string(project.at(path)).expect("a file");
            project.write(path, format!("{mark}{}", text.replace('\n', end)));
        }
        project.write(
            "sightings/lines.md",
            format!("{mark}{}", text.replace('\n', end)),
        );
        tool::tree(project.root(), tool::TODAY)
    })
    .collect();
    for tree in &trees[1..] {
        for (path, bytes) in tree {
            assert!(bytes == &trees[0][path], "{path}");
        }
    }
}

#[test]
#[cfg(unix)]
fn every_link_is_refused_by_its_name() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().expect("a folder");
    fs::write(outside.path().join("secret.md"), sighting("", "Secret.")).expect("a file");
    let to_outside = outside.path().join("secret.md").display().to_string();
    let outside = outside.path().display().to_string();
    for (link, leads_to) in [
        ("sightings/to-a-file.md", "sound.md"),
        ("sightings/to-itself.md", "to-itself.md"),
        ("sightings/to-nowhere.md", "nobody.md"),
        ("sightings/outside.md", to_outside.as_str()),
        ("sightings/folder", outside.as_str()),
        ("sightings/around", ".."),
        ("sightings/note.txt", "/etc/hostname"),
        ("sightings/hall.jpg", "/etc/hostname"),
        ("sightings/themes.toml", "places.toml"),
    ] {
        let project = Project::new();
        symlink(leads_to, project.at(link)).expect("a link");
        let says = "symbolic-link: this is a symbolic link, and links are not followed";
        assert_eq!(project.errors(), [format!("{link} {says}")]);
        project.is_refused();
    }
    // The folder of the sightings itself.
    let project = Project::new();
    fs::rename(project.at("sightings"), project.at("elsewhere")).expect("a folder");
    symlink("elsewhere", project.at("sightings")).expect("a link");
    assert!(
        project.errors()[0].starts_with("sightings symbolic-link: "),
        "{:?}",
        project.errors()
    );
    project.is_refused();
}

/// A link among the templates was passed over, and the page looked as if it had never been written.
#[test]
#[cfg(unix)]
fn a_template_that_is_a_link_or_a_pipe_is_refused_by_its_name() {
    use std::os::unix::fs::symlink;
    for (name, leads_to) in [
        ("templates/home.html", "/etc/hostname"),
        ("templates/base.html", "nowhere"),
        ("templates/assets/mine.css", "../../observatory.toml"),
        ("templates/parts", "/etc"),
    ] {
        let project = Project::new();
        fs::create_dir_all(project.at("templates/assets")).expect("a folder");
        symlink(leads_to, project.at(name)).expect("a link");
        let ran = project.is_refused();
        assert_eq!(ran.code, 2);
        assert!(
            ran.stderr
                .contains(&format!("{name}: it is a symbolic link")),
            "{}",
            ran.stderr
        );
    }
    let project = Project::new();
    fs::create_dir(project.at("templates")).expect("a folder");
    pipe(&project, "templates/home.html");
    let ran = project.is_refused();
    assert!(
        ran.stderr.contains("templates/home.html: it is a pipe"),
        "{}",
        ran.stderr
    );
    // The folder itself: a file, or a link that leads nowhere.
    let project = Project::new();
    project.write("templates", "no folder");
    assert!(project.is_refused().stderr.contains("could not read "));
    let project = Project::new();
    symlink("nowhere", project.at("templates")).expect("a link");
    assert!(project.is_refused().stderr.contains("could not read "));
}

#[cfg(unix)]
fn pipe(project: &Project, name: &str) {
    let made = Command::new("mkfifo").arg(project.at(name)).status();
    assert!(made.expect("mkfifo is there").success());
}

/// Whoever opens a pipe that nobody writes to waits without end.
#[test]
#[cfg(unix)]
fn a_pipe_is_refused_by_its_name_and_nobody_waits_for_it() {
    for (name, is_error) in [
        ("sightings/pipe.md", true),
        ("sightings/themes.toml", true),
        ("sightings/hall.jpg", false),
        ("sightings/notes.txt", false),
    ] {
        let project = Project::new();
        pipe(&project, name);
        let errors = project.errors();
        if is_error {
            let says = "unreadable: this is not a file but a pipe, a socket or a device";
            assert_eq!(errors, [format!("{name} {says}")]);
            project.is_refused();
        } else {
            assert_eq!(errors, Vec::<String>::new());
            assert_eq!(project.run(&["build"]).code, 0);
        }
    }
    // One that is named as a picture is no picture.
    let project = Project::new();
    pipe(&project, "sightings/hall.jpg");
    project.write(
        "sightings/b.md",
        sighting(
            "pictures = [{ file = \"hall.jpg\", alt = \"A hall\", permission = \"given\" }]\n",
            "Seen.",
        ),
    );
    assert!(
        project.errors()[0].starts_with("sightings/b.md picture: "),
        "{:?}",
        project.errors()
    );
}

#[test]
#[cfg(target_os = "linux")]
fn a_name_that_is_no_text_is_told() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let project = Project::new();
    let sightings = project.at("sightings");
    fs::write(
        sightings.join(OsStr::from_bytes(b"a\xff.md")),
        sighting("", "Seen."),
    )
    .expect("a file");
    fs::create_dir(sightings.join(OsStr::from_bytes(b"b\xfe"))).expect("a folder");
    fs::write(
        sightings.join(OsStr::from_bytes(b"b\xfe/c.md")),
        sighting("", "Seen."),
    )
    .expect("a file");
    let says = "unreadable: the name of this file or of its folder is not text";
    assert_eq!(
        project.errors(),
        [
            format!("sightings/a\u{fffd}.md {says}"),
            format!("sightings/b\u{fffd}/c.md {says}")
        ]
    );
    project.is_refused();
}

/// Runs the program as somebody whom permissions hold back. None where that can't be had: they do not hold back root,
/// but for one who is root in another space of users.
#[cfg(unix)]
fn held_back(project: &Project, closed: &str, arguments: &[&str]) -> Option<Ran> {
    let is_open = fs::read(project.at(closed)).is_ok() || fs::read_dir(project.at(closed)).is_ok();
    if !is_open {
        return Some(project.run(arguments));
    }
    let mut command = Command::new("unshare");
    command
        .arg("--user")
        .arg(env!("CARGO_BIN_EXE_observatory"))
        .args(arguments)
        .current_dir(project.root())
        .env("SOURCE_DATE_EPOCH", "1780272000");
    let possible = Command::new("unshare").args(["--user", "true"]).output();
    if !possible.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: permissions do not hold back who runs this (root, most likely)");
        return None;
    }
    Some(Ran::of(&command.output().expect("it worked before")))
}

/// A page that is missing because a folder could not be looked into would look like a page that was never written.
#[test]
#[cfg(unix)]
fn what_nobody_may_read_is_named_and_nothing_is_published_without_it() {
    use std::os::unix::fs::PermissionsExt;
    for (closed, content) in [
        ("sightings/closed", None),
        ("sightings/closed.md", Some(sighting("", "Seen."))),
        ("sightings/themes.toml", Some(String::new())),
        ("observatory.toml", Some("title = \"Closed\"\n".to_owned())),
        ("templates/home.html", Some("<p>".to_owned())),
        ("templates", None),
    ] {
        let project = Project::new();
        match content {
            Some(text) => project.write(closed, text),
            None => fs::create_dir(project.at(closed)).expect("a folder"),
        }
        let set = |mode| {
            fs::set_permissions(project.at(closed), fs::Permissions::from_mode(mode))
                .expect("it is ours")
        };
        set(0o000);
        for verb in ["check", "build"] {
            let Some(ran) = held_back(&project, closed, &[verb]) else {
                set(0o755);
                return;
            };
            assert_eq!(ran.code, 2, "{closed}: {ran:?}");
            assert!(
                ran.stderr.contains(closed) && ran.stderr.contains("Permission denied"),
                "{}",
                ran.stderr
            );
            assert!(ran.stderr.contains("Check who owns it"), "{}", ran.stderr);
        }
        set(0o755);
        assert!(!project.at("site").exists());
    }
}

/// The day is the one that is written, wherever the machine stands, and a day to come is not hidden.
#[test]
fn a_day_is_never_shifted_and_never_hidden() {
    let days = [
        ("2024-02-29", "29 February 2024"),
        ("\"2024-02-29\"", "29 February 2024"),
        ("\"2020-09\"", "September 2020"),
        ("2020", "2020"),
        ("0000-01-01", "1 January 0"),
        ("9999-12-31", "31 December 9999"),
        ("2020-01-01T00:00:00+14:00", "1 January 2020"),
        ("2020-01-01T23:59:59-12:00", "1 January 2020"),
        ("2999-01-01", "1 January 2999"),
    ];
    let project = Project::new();
    for (number, (date, _)) in days.iter().enumerate() {
        let head = HEAD.replace("2020-05-01", date);
        project.write(
            &format!("sightings/day-{number}.md"),
            format!("+++\n{head}+++\nSeen.\n"),
        );
    }
    for zone in [
        "UTC",
        "Pacific/Kiritimati",
        "Etc/GMT+12",
        "America/St_Johns",
    ] {
        let output = tool::command(project.root(), &["build"])
            .env("TZ", zone)
            .output()
            .expect("it runs");
        let ran = Ran::of(&output);
        assert_eq!(ran.code, 0, "{ran:?}");
        for (number, (date, shown)) in days.iter().enumerate() {
            let page = fs::read_to_string(project.at(&format!("site/sightings/day-{number}.html")))
                .expect("a page");
            assert!(page.contains(shown), "{zone} {date}: {shown}");
        }
        let list = fs::read_to_string(project.at("site/sightings/index.html")).expect("a list");
        for number in 0..days.len() {
            assert!(
                list.contains(&format!("href=\"day-{number}.html\"")),
                "{zone}: {number}"
            );
        }
    }
    for wrong in [
        "2023-02-29",
        "2020-13-01",
        "2020-00-10",
        "\"2020-9\"",
        "10000-01-01",
    ] {
        let project = Project::new();
        project.write(
            "sightings/wrong.md",
            format!("+++\n{}+++\nSeen.\n", HEAD.replace("2020-05-01", wrong)),
        );
        let errors = project.errors();
        assert!(
            errors[0].starts_with("sightings/wrong.md bad-date: ") || errors[0].contains("syntax"),
            "{wrong}: {errors:?}"
        );
    }
}
