//! Many faults in many files: all of them in one run, each in its place, and nothing published.

use std::fs;

use observatory::check;
use observatory::diagnostic::{
    Colour, Fix, SourceText, diff, github, human, json, mended, sarif, summary,
};
use observatory::model::{self, Choice};
use observatory::source::{self, Input, Inputs};
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::test_runner::{Config, RngSeed, TestRunner};

use crate::tool::{self, Ran};

/// `tests/sites/broken/project` holds thirty different faults in twenty files.
fn broken() -> std::path::PathBuf {
    tool::repository().join("tests/sites/broken")
}

#[test]
fn thirty_faults_in_twenty_files_are_told_in_one_run() {
    let ran = tool::observatory(&broken().join("project"), &["check"]);
    assert_eq!(ran.code, 1);
    tool::compare(&broken().join("expected/report.txt"), &ran.stdout);
    let ran = tool::observatory(&broken().join("project"), &["check", "--format", "json"]);
    assert_eq!(ran.code, 1);
    let places = places(&ran);
    assert_eq!(places.len(), 30);
    let mut files: Vec<&str> = places
        .iter()
        .map(|place| place.split(':').next().expect("a file"))
        .collect();
    files.dedup();
    assert_eq!(files.len(), 20);
}

#[test]
fn line_ends_and_a_byte_order_mark_move_no_fault() {
    let plain = places(&tool::observatory(
        &broken().join("project"),
        &["check", "--format", "json"],
    ));
    for (end, mark) in [("\r\n", "\u{feff}"), ("\r", ""), ("\n", "\u{feff}")] {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, bytes) in tool::files(&broken().join("project")) {
            let text = String::from_utf8(bytes).expect("text");
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, format!("{mark}{}", text.replace('\n', end))).expect("a copy");
        }
        let ran = tool::observatory(folder.path(), &["check", "--format", "json"]);
        assert_eq!(places(&ran), plain, "{end:?} {mark:?}");
    }
}

#[test]
fn a_broken_observatory_publishes_nothing_and_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let sound = tool::repository().join("tests/sites/one/project");
    tool::copy(&sound, folder.path());
    assert_eq!(tool::observatory(folder.path(), &["build"]).code, 0);
    let before = tool::files(&folder.path().join("site"));
    tool::copy(
        &broken().join("project/sightings"),
        &folder.path().join("sightings"),
    );
    let ran = tool::observatory(folder.path(), &["build"]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.stdout, "");
    assert!(
        ran.stderr.contains("so nothing was published"),
        "{}",
        ran.stderr
    );
    assert_eq!(tool::files(&folder.path().join("site")), before);
}

#[test]
fn broken_sightings_can_be_left_out_but_broken_words_cannot() {
    let folder = tempfile::tempdir().expect("a folder");
    tool::copy(
        &tool::repository().join("tests/sites/one/project"),
        folder.path(),
    );
    let bad = folder.path().join("sightings/bad.md");
    fs::write(&bad, "+++\ntitle = \"Only a title\"\n+++\n").expect("a file");
    assert_eq!(tool::observatory(folder.path(), &["build"]).code, 1);
    let ran = tool::observatory(folder.path(), &["build", "--skip-broken"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("left out: sightings/bad.md"),
        "{}",
        ran.stderr
    );
    assert!(!folder.path().join("site/sightings/bad.html").exists());
    fs::write(folder.path().join("sightings/themes.toml"), "[[theme]]\n").expect("a file");
    assert_eq!(
        tool::observatory(folder.path(), &["build", "--skip-broken"]).code,
        1
    );
}

/// Pieces of front matter, whole and broken, in any order: whatever they come to is read without a panic,
/// and every fault stands within its file and can be told.
#[test]
fn any_bytes_are_read_or_refused_with_a_fault_in_its_place() {
    let piece = prop_oneof![
        4 => prop_oneof![
            Just("+++\n"), Just("title = "), Just("\"x\"\n"), Just("\"\"\""), Just("'"), Just("shifts = ["),
            Just("\"me-to-we\", "), Just("]\n"), Just("{ id = "), Just("}"), Just("[[followups]]\n"),
            Just("[[place]]\n"), Just("[[shift]]\n"), Just("date = 2020-09\n"), Just("date = 2020-13-40\n"),
            Just("within = "), Just("lat = 1e999\n"), Just("é\u{301}😀"), Just("\u{feff}"), Just("\r\n"), Just("\r"),
            Just("\0"), Just("\\u12"), Just("="), Just("."), Just("# "), Just("withdrawn = "), Just("true\n"),
            Just("<b>*[x](y)*"),
        ]
        .prop_map(|text| text.as_bytes().to_vec()),
        1 => any::<Vec<u8>>().prop_map(|mut bytes| {
            bytes.truncate(6);
            bytes
        }),
    ];
    let file = proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat());
    let mut runner = TestRunner::new(Config {
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(7),
        ..Config::with_cases(3000)
    });
    runner
        .run(&(file.clone(), file), |(sighting, words)| {
            let inputs = Inputs {
                files: vec![
                    Input::new("sightings/a.md", sighting),
                    Input::new("sightings/places.toml", words.clone()),
                    Input::new("sightings/shifts.toml", words),
                ],
                ..Inputs::default()
            };
            let (drafts, mut findings) = source::parse(&inputs);
            findings.extend(model::assemble(drafts, Choice::default()).findings);
            for found in &findings {
                assert!(found.span.start <= found.span.end, "{found:?}");
                assert!(found.span.end <= found.source.text().len(), "{found:?}");
            }
            human(&findings, Colour::Plain);
            json(&findings);
            sarif(&findings, check::rules(), "");
            github(&findings, &|_| true, "");
            summary(&findings, 3, &|_| true, "", 1 << 20);
            mends_come_to_an_end(inputs);
            Ok(())
        })
        .unwrap_or_else(|failure| panic!("{failure}"));
}

/// Mends again and again, as `--fix` does: each mend stands in one line of the front matter, and after a few
/// rounds there is none.
fn mends_come_to_an_end(mut inputs: Inputs) {
    for _ in 0..40 {
        let (drafts, mut findings) = source::parse(&inputs);
        findings.extend(model::assemble(drafts, Choice::default()).findings);
        let mut is_done = true;
        for input in &mut inputs.files {
            let path = &input.path;
            let fixes = findings.fixes().filter(|(at, _)| *at == &**path);
            let fixes: Vec<&Fix> = fixes.map(|(_, fix)| fix).collect();
            if fixes.is_empty() {
                continue;
            }
            let bytes = input.bytes.as_deref().expect("it is small");
            let text = std::str::from_utf8(bytes).expect("only text is mended");
            let source = SourceText::new(path.as_ref(), text);
            let after = mended(source.text(), &fixes);
            for fix in fixes {
                assert!(!source.text()[fix.span.clone()].contains('\n'), "{fix:?}");
                assert!(!fix.replacement.contains('\n'), "{fix:?}");
            }
            let lines = |text: &str| text.split('\n').count();
            assert_eq!(lines(source.text()), lines(&after));
            diff(path, text, &after);
            is_done &= after == source.text();
            input.bytes = Some(after.into());
        }
        if is_done {
            return;
        }
    }
    panic!("there is always something to mend: {inputs:?}");
}

/// `file:line:column rule` of each fault of a JSON report.
fn places(ran: &Ran) -> Vec<String> {
    let rows: Vec<serde_json::Value> =
        serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {ran:?}"));
    rows.iter()
        .filter(|row| row["level"] == "error")
        .map(|row| {
            let text = |key: &str| row[key].as_str().expect(key).to_owned();
            let (line, column) = (&row["line"], &row["column"]);
            format!("{}:{line}:{column} {}", text("file"), text("rule"))
        })
        .collect()
}
