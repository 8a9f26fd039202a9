//! `new`: from flags, from a file of answers, and asked at a pseudo-terminal.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use crate::tool::{self, observatory};

fn sound() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    tool::copy(
        &tool::repository().join("tests/sites/typical/project"),
        folder.path(),
    );
    folder
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn a_new_sighting_is_sound_and_none_is_written_over() {
    let folder = sound();
    let new = [
        "new",
        "--title",
        "The \"upper\" farms share a plough",
        "--place",
        "upper-valley",
        "--shift",
        "competing-to-co-operating",
        "--date",
        "2026-05",
        "--known",
        "saw",
    ];
    let ran = observatory(folder.path(), &new);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let path = folder
        .path()
        .join("sightings/2026/2026-the-upper-farms-share-a-plough.md");
    let text = fs::read_to_string(&path).expect("the new sighting");
    assert!(text.contains("date = \"2026-05\"\n"), "{text}");
    assert!(text.contains("draft = true\n"), "{text}");
    assert!(folder.path().join("sightings/_questions.md").exists());
    assert_eq!(observatory(folder.path(), &["check"]).code, 0);
    assert_eq!(observatory(folder.path(), &new).code, 0);
    assert!(
        path.with_file_name("2026-the-upper-farms-share-a-plough-2.md")
            .exists()
    );
    assert_eq!(fs::read_to_string(&path).expect("it is still there"), text);
}

#[test]
fn a_new_sighting_with_an_unknown_word_is_not_written() {
    let folder = sound();
    let before = tool::files(folder.path());
    let ran = observatory(
        folder.path(),
        &[
            "new",
            "--title",
            "A thing seen",
            "--place",
            "upper-vally",
            "--still",
            "controlling",
        ],
    );
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("did you mean `upper-valley`?"),
        "{}",
        ran.stderr
    );
    assert_eq!(tool::files(folder.path()), before);
}

#[test]
fn a_name_that_would_be_lost_or_clash_is_not_taken() {
    let folder = sound();
    let new = |more: &[&str]| {
        let words = [
            "new",
            "--title",
            "Readme",
            "--place",
            "weir",
            "--still",
            "controlling",
        ];
        observatory(folder.path(), &[&words[..], more].concat())
    };
    let ran = new(&[]);
    assert!(ran.stdout.contains("/2026-readme.md"), "{}", ran.stdout);
    assert_eq!(new(&["--id", "index"]).code, 2);
    let ran = new(&["--id", "sluice-keys"]);
    assert_eq!(ran.code, 1, "{}", ran.stdout);
    assert!(ran.stderr.contains("collision"), "{}", ran.stderr);
    assert_eq!(observatory(folder.path(), &["check"]).code, 0);
}

#[test]
fn with_nobody_to_ask_what_is_missing_is_told() {
    let folder = sound();
    let before = tool::files(folder.path());
    let ran = observatory(folder.path(), &["new", "--title", "A thing seen"]);
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.stderr,
        "observatory: a sighting needs more than was given: --place, --shift or --still.\n\
         Type what is missing, give it in a file with --from FILE, or run this at a terminal to be asked\n"
    );
    assert_eq!(tool::files(folder.path()), before);
}

#[test]
fn answers_come_from_a_file_and_flags_go_before_them() {
    let folder = sound();
    fs::write(
        folder.path().join("answers.toml"),
        "title = \"The weir is opened together\"\ndate = 2026-05-09\nplace = \"weir\"\n\
         shifts = [\"controlling-to-enabling\"]\nknown = \"saw\"\npermission = \"given\"\n\
         sources = [{ title = \"Minutes\" }]\ntext = \"They open it together.\"\n",
    )
    .expect("a file");
    let ran = observatory(
        folder.path(),
        &["new", "--from", "answers.toml", "--place", "upper-valley"],
    );
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let path = "sightings/2026/2026-the-weir-is-opened-together.md";
    assert!(
        ran.stdout.starts_with(&format!("wrote {path}\n")),
        "{}",
        ran.stdout
    );
    assert_eq!(
        read(folder.path(), path),
        "+++
title = \"The weir is opened together\"
date = 2026-05-09
place = \"upper-valley\"
shifts = [\"controlling-to-enabling\"]
known = \"saw\"
permission = \"given\"
[[sources]]
title = \"Minutes\"
+++
They open it together.
"
    );
    assert_eq!(observatory(folder.path(), &["check"]).code, 0);
}

/// Runs `new --from -` with these answers.
fn from_stdin(folder: &Path, answers: &str) -> (i32, String) {
    let mut child = tool::command(folder, &["new", "--from", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("its input is ours");
    stdin.write_all(answers.as_bytes()).expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code().expect("it was not killed"), stderr)
}

#[test]
fn answers_come_from_another_program_and_are_checked_like_all_others() {
    let folder = sound();
    let sound =
        "title = \"A thing seen at the weir\"\nplace = \"weir\"\nstill = [\"controlling\"]\n";
    let before = tool::files(folder.path());
    for (answers, code, told) in [
        ("date = 2020-09\n".to_owned(), 1, "--> -:1:8"),
        (
            sound.replace("title", "titel"),
            2,
            "needs more than was given: --title.",
        ),
        (format!("{sound}date = \"Monday\"\n"), 1, "error[bad-date]"),
        (
            format!("{sound}knwon = \"saw\"\n"),
            1,
            "did you mean `known`?",
        ),
        (
            sound.replace("weir\"\n", "wier\"\n"),
            1,
            "did you mean `weir`?",
        ),
    ] {
        let (ended, stderr) = from_stdin(folder.path(), &answers);
        assert_eq!(ended, code, "{answers}: {stderr}");
        assert!(stderr.contains(told), "{answers}: {stderr}");
        assert_eq!(tool::files(folder.path()), before, "{answers}");
    }
    let (code, stderr) = from_stdin(folder.path(), sound);
    assert_eq!(code, 0, "{stderr}");
    // 1 June 2026 is the day of every test.
    let text = read(
        folder.path(),
        "sightings/2026/2026-a-thing-seen-at-the-weir.md",
    );
    assert!(text.contains("date = 2026-06-01\n"), "{text}");
}

/// The program at a pseudo-terminal: it is waited for by what it prints, and never for a time.
#[cfg(unix)]
mod at_a_terminal {
    use std::fs;
    use std::path::Path;

    use rexpect::reader::Options;
    use rexpect::session::{PtySession, spawn_with_options};

    use super::{observatory, read, sound, tool};

    fn begin(folder: &Path, arguments: &[&str]) -> PtySession {
        let mut command = tool::command(folder, arguments);
        command.env("TERM", "xterm");
        let options = Options::new()
            // So long only where something is wrong.
            .timeout_ms(Some(60_000))
            .strip_ansi_escape_codes(true);
        spawn_with_options(command, options).expect("a pseudo-terminal")
    }

    /// Waits for a question and for what helps with it, then types the reply.
    fn reply(session: &mut PtySession, question: &str, help: &str, keys: &str) {
        for text in [question, help] {
            if let Err(error) = session.exp_string(text) {
                panic!("{text}: {error}");
            }
        }
        session.send(keys).expect("it reads");
        session.flush().expect("it reads");
    }

    fn code(session: &mut PtySession) -> (String, i32) {
        let rest = session.exp_eof().expect("it ends");
        // The type has no public name: `Exited(Pid(12), 0)`.
        let ended = format!("{:?}", session.process().wait().expect("it has ended"));
        let code = ended
            .strip_prefix("Exited(")
            .and_then(|ended| ended.rsplit_once(' '))
            .and_then(|(_, code)| code.trim_end_matches(')').parse().ok());
        (rest, code.unwrap_or_else(|| panic!("{ended}")))
    }

    const ENTER: &str = "\r";
    const DOWN: &str = "\u{1b}[B";

    #[test]
    fn a_sighting_is_asked_for_and_written() {
        let folder = sound();
        let places = folder.path().join("sightings/places.toml");
        let before = fs::read_to_string(&places).expect("the places");
        let mut session = begin(folder.path(), &["new"]);
        let session = &mut session;
        reply(
            session,
            "What did you notice",
            "It becomes the title",
            "The mill shares its cart\r",
        );
        reply(
            session,
            "When was it noticed",
            "A day, a month",
            "2026-05\r",
        );
        reply(session, "Where?", "Type a few letters", "nowhere\r");
        reply(session, "called?", "never somebody", "Old Mill\r");
        reply(session, "a part of?", "counts for the whole", "upper\r");
        reply(
            session,
            "Which of these is it about?",
            "the next question",
            ENTER,
        );
        reply(
            session,
            "Which way",
            "Not at all",
            &format!("{DOWN}{ENTER}"),
        );
        reply(
            session,
            "Between whom?",
            "Space marks one",
            &format!(" {ENTER}"),
        );
        reply(session, "How do you know?", "A view, a worry", ENTER);
        // Whoever does not know is offered first; the next below it is the first of the list.
        reply(
            session,
            "May it be published?",
            "by name or by",
            &format!("{DOWN}{ENTER}"),
        );
        reply(
            session,
            "What happened?",
            "Write a few plain sentences",
            "They lend it.\r",
        );
        reply(session, "And then?", "Write a few plain sentences", ENTER);
        let (told, code) = code(session);
        assert_eq!(code, 0, "{told}");
        let path = "sightings/2026/2026-the-mill-shares-its-cart.md";
        assert!(told.contains(&format!("wrote {path}")), "{told}");
        assert!(told.contains("What happens next:"), "{told}");
        assert_eq!(
            read(folder.path(), path),
            "+++
title = \"The mill shares its cart\"
date = \"2026-05\"
place = \"old-mill\"
shifts = [\"enabling-to-controlling\"]
known = \"saw\"
between = [\"farmers\"]
permission = \"given\"
+++
They lend it.
"
        );
        assert_eq!(
            fs::read_to_string(&places).expect("the places"),
            format!(
                "{before}\n[[place]]\nid = \"old-mill\"\nname = \"Old Mill\"\nwithin = \"upper-valley\"\n"
            )
        );
        let checked = observatory(folder.path(), &["check"]);
        assert_eq!(checked.code, 0, "{}", checked.stdout);
    }

    #[test]
    fn ctrl_c_writes_nothing_at_the_first_question_and_at_the_last() {
        let folder = sound();
        let before = tool::files(folder.path());
        let mut first = begin(folder.path(), &["new"]);
        reply(
            &mut first,
            "What did you notice",
            "It becomes",
            "A half\u{3}",
        );
        let (told, ended) = code(&mut first);
        assert!(
            told.contains("observatory: stopped; nothing was written"),
            "{told}"
        );
        assert_eq!(ended, 130);
        let given = [
            "new",
            "--title",
            "A cart",
            "--date",
            "2026",
            "--place",
            "weir",
            "--between",
            "farmers",
            "--known",
            "saw",
        ];
        let mut last = begin(folder.path(), &given);
        reply(&mut last, "Which of these", "the next question", ENTER);
        reply(&mut last, "Which way", "Not at all", ENTER);
        // Escape is no answer, and asks again.
        reply(&mut last, "May it be published?", "by name or by", "\u{1b}");
        reply(&mut last, "May it be published?", "by name or by", ENTER);
        reply(
            &mut last,
            "What happened?",
            "Write a few",
            "They lend it.\r",
        );
        reply(&mut last, "And then?", "Write a few", "\u{3}");
        assert_eq!(code(&mut last).1, 130);
        assert_eq!(tool::files(folder.path()), before);
    }

    /// Takes a line back that was not accepted: it stays where it was typed.
    fn rubbed_out(line: &str) -> String {
        "\u{7f}".repeat(line.chars().count())
    }

    #[test]
    fn what_tells_who_somebody_is_is_told_where_it_is_typed() {
        let folder = sound();
        let said = "--place weir --still controlling --known saw --permission given --between farmers --date 2026-05";
        let arguments: Vec<&str> = ["new"].into_iter().chain(said.split(' ')).collect();
        let mut session = begin(folder.path(), &arguments);
        let session = &mut session;
        let number = "Ring 07700 900123 for eggs";
        reply(
            session,
            "What did you notice",
            "It becomes",
            &format!("{number}\r"),
        );
        reply(
            session,
            "`07700 900123` looks like a telephone number, which would be public",
            "It becomes",
            &format!("{}Eggs for whoever comes\r", rubbed_out(number)),
        );
        reply(
            session,
            "What happened?",
            "Write a few",
            "They leave them at the gate.\r",
        );
        let address = "Or write to gate@farm.example.";
        reply(session, "And then?", "Write a few", &format!("{address}\r"));
        reply(
            session,
            "`gate@farm.example` looks like an e-mail address",
            "Write a few",
            &format!("{}Nobody counts.\r", rubbed_out(address)),
        );
        reply(session, "And then?", "Write a few", ENTER);
        let (told, code) = code(session);
        assert_eq!(code, 0, "{told}");
        let file = read(
            folder.path(),
            "sightings/2026/2026-eggs-for-whoever-comes.md",
        );
        assert!(
            file.ends_with("+++\nThey leave them at the gate.\nNobody counts.\n"),
            "{file}"
        );
    }

    #[test]
    fn a_slip_in_a_flag_is_told_before_anything_is_asked() {
        let folder = sound();
        for (flag, word, told, code_then) in [
            ("--place", "wier", "did you mean `weir`?", 1),
            ("--known", "swa", "did you mean `saw`?", 1),
            ("--date", "Monday", "the date Monday is not a date", 2),
            ("--id", "A b", "use small letters", 2),
        ] {
            let mut session = begin(folder.path(), &["new", flag, word]);
            let (seen, ended) = code(&mut session);
            assert!(seen.contains(told), "{seen}");
            assert!(!seen.contains("What did you notice"), "{seen}");
            assert_eq!(ended, code_then, "{seen}");
        }
    }

    #[test]
    fn whoever_has_said_all_is_asked_nothing() {
        let folder = sound();
        let given = [
            "new",
            "--title",
            "A cart at the weir",
            "--place",
            "weir",
            "--still",
            "enabling",
        ];
        let mut session = begin(folder.path(), &given);
        let (told, ended) = code(&mut session);
        assert_eq!(ended, 0, "{told}");
        assert!(
            told.trim_start()
                .starts_with("wrote sightings/2026/2026-a-cart-at-the-weir.md"),
            "{told}"
        );
    }
}
