//! Faulty sightings as people really send them, each a whole file (`tests/faulty/cases/NAME.md`) with exactly
//! what is said of it (`NAME.txt`): every one alone among the lists of words of `tests/faulty/words`, and all of
//! them together. `UPDATE=1` writes down what is said now.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use observatory::check;
use observatory::diagnostic::{Colour, Findings, human};
use observatory::load;
use observatory::model::Choice;
use observatory::source::Input;
use serde_json::Value;

use crate::generator::Dice;
use crate::tool;

/// The rules that find nothing in the file of one sighting: they are about lists of words, the configuration,
/// templates, links, files whose size is their only fault, and what stands beside others.
const ELSEWHERE: [&str; 12] = [
    "bad-colour",
    "bad-coordinates",
    "bad-map",
    "lonely-place",
    "made-up",
    "picture-metadata",
    "place-loop",
    "symbolic-link",
    "language-file",
    "template",
    "untranslated",
    "unused-word",
];

/// One file that somebody sent.
pub(crate) struct Case {
    /// What is wrong with it, in short.
    pub(crate) name: String,
    /// The file itself.
    pub(crate) bytes: Vec<u8>,
}

impl Case {
    /// Where it would stand. An `index.md` has its fault from its folder.
    pub(crate) fn path(&self) -> String {
        match self.name.as_str() {
            "index" => "sightings/index.md".to_owned(),
            name => format!("sightings/2020/{name}.md"),
        }
    }
}

fn faulty() -> PathBuf {
    tool::repository().join("tests/faulty")
}

/// The configuration, the lists of words and the one sound sighting that all cases share.
pub(crate) fn words() -> PathBuf {
    faulty().join("words")
}

/// What is written down of a case.
pub(crate) fn report(name: &str) -> String {
    let path = faulty().join("cases").join(name).with_extension("txt");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every case, by name.
pub(crate) fn cases() -> Vec<Case> {
    let files = tool::files(&faulty().join("cases"));
    let cases = files.into_iter().filter_map(|(path, bytes)| {
        let name = path.to_str()?.strip_suffix(".md")?.to_owned();
        Some(Case { name, bytes })
    });
    cases.collect()
}

/// What is found in the file of one case, alone among the lists of words.
fn found(files: &load::Files, path: &str, bytes: &[u8]) -> Findings {
    let mut files = files.clone();
    files.inputs.files.push(Input::new(path, bytes));
    files.inputs.files.sort_by(|a, b| a.path.cmp(&b.path));
    let choice = Choice {
        today: Some(tool::TODAY.parse().expect("a day")),
        drafts: true,
    };
    let edition = load::edition(&files, choice);
    let mut findings = edition.unwrap_or_else(|found| panic!("{}", human(&found, Colour::Plain)));
    findings
        .findings
        .retain(|found| found.source.path() == path);
    findings.findings
}

fn without_cases() -> load::Files {
    load::files(&words()).expect("the lists of words can be read")
}

#[test]
fn every_faulty_sighting_is_told_as_it_is_written_down() {
    let files = without_cases();
    let folder = faulty().join("cases");
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = String::new();
    let mut reports: BTreeSet<PathBuf> = tool::files(&folder)
        .into_keys()
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    for case in cases() {
        let findings = found(&files, &case.path(), &case.bytes);
        let said = human(&findings, Colour::Plain);
        let name = Path::new(&case.name).with_extension("txt");
        reports.remove(&name);
        if update {
            fs::write(folder.join(&name), &said).expect("the report is written");
        }
        let expected = fs::read_to_string(folder.join(&name)).unwrap_or_default();
        if findings.is_empty() {
            writeln!(wrong, "nothing is found in {}.md", case.name).expect("a text");
        } else if said != expected {
            writeln!(
                wrong,
                "of {}.md it says\n{said}and not\n{expected}",
                case.name
            )
            .expect("a text");
        }
    }
    for report in reports {
        if update {
            fs::remove_file(folder.join(&report)).expect("the report is removed");
        }
        writeln!(wrong, "no case belongs to {}", report.display()).expect("a text");
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_rule_that_a_sighting_can_break_is_broken_by_one() {
    let files = without_cases();
    let broken: BTreeSet<&str> = cases()
        .iter()
        .flat_map(|case| {
            let findings = found(&files, &case.path(), &case.bytes);
            findings
                .iter()
                .map(|found| found.rule.code)
                .collect::<Vec<_>>()
        })
        .collect();
    let rules: BTreeSet<&str> = check::rules()
        .map(|rule| rule.code)
        .filter(|code| !ELSEWHERE.contains(code))
        .collect();
    assert_eq!(broken, rules);
}

/// All cases in one folder, with the lists of words.
pub(crate) fn together(folder: &Path, spelt: impl Fn(&Case) -> Vec<u8>) {
    tool::copy(&words(), folder);
    for case in cases() {
        fs::write(folder.join(case.path()), spelt(&case)).expect("a case");
    }
}

fn rows(folder: &Path) -> Vec<Value> {
    let ran = tool::observatory(folder, &["check", "--format", "json"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    let rows: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    rows.as_array().expect("an array").clone()
}

fn text<'v>(row: &'v Value, key: &str) -> &'v str {
    row[key]
        .as_str()
        .unwrap_or_else(|| panic!("{key} of {row}"))
}

fn number(row: &Value, key: &str) -> usize {
    let number = row[key]
        .as_u64()
        .unwrap_or_else(|| panic!("{key} of {row}"));
    usize::try_from(number).expect("a line or a column")
}

#[test]
fn programs_are_told_what_people_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    together(folder.path(), |case| case.bytes.clone());
    let said = tool::observatory(folder.path(), &["check"]).stdout;
    let (blocks, totals) = said.trim_end().rsplit_once("\n\n").expect("the totals");
    let mut blocks = blocks.split("\n\n");
    let rows = rows(folder.path());
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &rows {
        *counts.entry(text(row, "level")).or_default() += 1;
        let block = blocks
            .next()
            .unwrap_or_else(|| panic!("people are not told {row}"));
        let (line, column) = (number(row, "line"), number(row, "column"));
        let end = (number(row, "end_line"), number(row, "end_column"));
        assert!(end >= (line, column), "{row}");
        let mut lines = block.lines();
        assert_eq!(
            lines.next(),
            Some(
                format!(
                    "{}[{}]: {}",
                    text(row, "level"),
                    text(row, "rule"),
                    text(row, "message")
                )
                .as_str()
            )
        );
        let place = lines.next().map(|line| line.trim_start().to_owned());
        assert_eq!(
            place,
            Some(format!("--> {}:{line}:{column}", text(row, "file")))
        );
        let help = lines.next_back().map(|line| line.trim_start().to_owned());
        assert_eq!(help, Some(format!("= help: {}", text(row, "help"))));
        let shown: Vec<&str> = lines
            .filter_map(|line| line.split_once("| "))
            .map(|(_, shown)| shown)
            .collect();
        if let [written, carets] = shown[..]
            && written.is_ascii()
            && !written.contains('.')
            && !text(row, "file").ends_with("tab-in-front.md")
            && end.0 == line
        {
            let expected = (end.1 - column).max(1);
            assert_eq!(
                carets.len() - carets.trim_start().len() + 1,
                column,
                "{block}"
            );
            assert_eq!(carets.trim().len(), expected, "{block}");
        }
    }
    assert_eq!(blocks.next(), None);
    for (level, count) in counts {
        assert!(totals.contains(&format!("{count} {level}s")), "{totals}");
    }
}

#[test]
fn line_ends_and_a_byte_order_mark_move_no_fault_of_the_corpus() {
    let places = |spelt: &dyn Fn(&str) -> String| {
        let folder = tempfile::tempdir().expect("a folder");
        together(folder.path(), |case| {
            match std::str::from_utf8(&case.bytes) {
                Ok(text) => spelt(text).into_bytes(),
                Err(_) => case.bytes.clone(),
            }
        });
        let told = |row: &Value| {
            // The offset of a byte that can't be read is told, and every byte before it counts there.
            let message = match text(row, "rule") {
                "unreadable" => "",
                _ => text(row, "message"),
            };
            let places = ["line", "column", "end_line", "end_column"].map(|key| number(row, key));
            format!("{}:{places:?}: {message}", text(row, "file"))
        };
        rows(folder.path())
            .iter()
            .map(told)
            .collect::<Vec<String>>()
    };
    let plain = |text: &str| {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        text.replace("\r\n", "\n").replace('\r', "\n")
    };
    let expected = places(&plain);
    for (end, mark) in [
        ("\r\n", "\u{feff}"),
        ("\r", ""),
        ("\n", "\u{feff}"),
        ("\r\n", ""),
    ] {
        let spelt = |text: &str| format!("{mark}{}", plain(text).replace('\n', end));
        let told = places(&spelt);
        assert_eq!(told, expected, "{end:?} {mark:?}");
    }
}

/// What a fault is in one file or in a copy of it: the rule and the place. What is wrong with a name, or with two
/// files together, depends on where the file stands and which others are there.
fn apart(rule: &str, line: usize, column: usize) -> Option<String> {
    let is_of_many = [
        "bad-id",
        "misplaced",
        "collision",
        "likely-duplicate",
        "unresolved-related",
    ]
    .contains(&rule);
    (!is_of_many).then(|| format!("{line}:{column} {rule}"))
}

#[test]
fn a_thousand_faulty_files_are_told_in_one_run_and_one_order() {
    const FILES: usize = 1000;
    let (cases, files) = (cases(), without_cases());
    let mut expected: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut written: Vec<(String, &[u8])> = Vec::new();
    let alone: Vec<BTreeSet<String>> = cases
        .iter()
        .map(|case| {
            let findings = found(&files, &case.path(), &case.bytes);
            let places = findings.iter().filter_map(|found| {
                let at = found.source.position(found.span.start);
                apart(found.rule.code, at.line, at.column)
            });
            places.collect()
        })
        .collect();
    let mut dice = Dice(20_260_601);
    for number in 0..FILES {
        // The first round takes every case once.
        let case = if number < cases.len() {
            number
        } else {
            dice.below(cases.len())
        };
        let path = format!("sightings/{}/bad-{number}.md", 2015 + dice.below(6));
        expected.insert(path.clone(), alone[case].clone());
        written.push((path, &cases[case].bytes));
    }
    let mut told: Option<BTreeMap<&str, String>> = None;
    for (threads, seed) in [("1", 1), ("8", 2), ("8", 3)] {
        let folder = tempfile::tempdir().expect("a folder");
        tool::copy(&words(), folder.path());
        Dice(seed).shuffle(&mut written);
        for (path, bytes) in &written {
            let path = folder.path().join(path);
            let beside = path.parent().expect("a folder");
            if !beside.is_dir() {
                fs::create_dir_all(beside).expect("a folder");
                for picture in ["bed.jpg", "cut.jpg", "rope.png"] {
                    let from = words().join("sightings/2020").join(picture);
                    fs::copy(from, beside.join(picture)).expect("a picture that some of them name");
                }
            }
            fs::write(path, bytes).expect("a faulty file");
        }
        let formats = ["human", "json", "sarif", "github"].map(|format| {
            let mut command = tool::command(folder.path(), &["check", "--format", format]);
            let output = command.env("RAYON_NUM_THREADS", threads).output();
            let ran = tool::Ran::of(&output.expect("the program starts"));
            assert_eq!(ran.code, 1, "{}", ran.stderr);
            (format, ran.stdout)
        });
        let formats = BTreeMap::from(formats);
        match &told {
            None => told = Some(formats),
            Some(first) => {
                for (format, said) in formats {
                    assert!(
                        first[format] == said,
                        "{format} depends on the order: {threads}, {seed}"
                    );
                }
            }
        }
    }
    let told = told.expect("three runs");
    let rows: Value = serde_json::from_str(&told["json"]).expect("JSON");
    for row in rows.as_array().expect("an array") {
        let place = apart(
            text(row, "rule"),
            number(row, "line"),
            number(row, "column"),
        );
        if let (Some(place), Some(places)) = (place, expected.get_mut(text(row, "file"))) {
            places.remove(&place);
        }
    }
    expected.retain(|_, places| !places.is_empty());
    assert!(expected.is_empty(), "not told: {expected:?}");
}
