//! Every rule has its page and a small project that it speaks up about, and says there exactly what is
//! written down. `UPDATE=1` writes down what is said now.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use observatory::check;
use observatory::diagnostic::{Colour, Findings, Level, Rule, human, totals};
use observatory::language::Language;
use observatory::model::{Choice, assemble};
use observatory::project::{
    own_boundaries, read_configuration, read_map, read_overrides, settings,
};
use observatory::source::{LARGEST_FILE, Reader, Touched, parse};
use observatory::theme::Theme;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const HEADINGS: [&str; 4] = [
    "## What it says",
    "## Why",
    "## For example",
    "## How to mend it",
];

/// A sighting without a fault, for files that are made here.
const SOUND: &str = "+++\ntitle = \"Neighbours share a garden\"\ndate = 2020-05-02\nplace = \"leeds\"\n\
    shifts = [\"doubting-to-trusting\"]\nknown = \"saw\"\nbetween = [\"neighbours\"]\n\
    permission = \"nobody-identifiable\"\n+++\n";

#[test]
fn every_rule_has_a_page_that_says_what_why_and_how() {
    for rule in check::rules() {
        let code = rule.code;
        let lines: Vec<&str> = rule.page.lines().collect();
        assert_eq!(lines.first(), Some(&format!("# {code}").as_str()));
        let level = match rule.level {
            Level::Error => "An error.",
            Level::Warning => "A warning.",
            Level::Note => "A note.",
        };
        assert_eq!(lines.get(2), Some(&level), "the level of {code}");
        let headings: Vec<&str> = lines
            .iter()
            .copied()
            .filter(|line| line.starts_with("## "))
            .collect();
        assert_eq!(headings, HEADINGS, "the headings of {code}");
        let example = section(rule.page, HEADINGS[2]);
        let fences = example.lines().filter(|line| line.starts_with("```"));
        assert_eq!(
            fences.count(),
            4,
            "what is written and what is said: {code}"
        );
        let said = format!("{}[{code}]: ", rule.level.name());
        let said = example.lines().find(|line| line.starts_with(&said));
        let said = said.unwrap_or_else(|| panic!("the example of {code} shows no message"));
        let expected = read(&checks().join(code).join("expected.txt"));
        assert!(expected.lines().any(|line| line == said), "{said}");
        for heading in HEADINGS {
            let words = section(rule.page, heading).split_whitespace().count();
            assert!(words >= 8, "{heading} of {code} has {words} words");
        }
    }
}

#[test]
fn the_table_of_the_pages_lists_exactly_the_rules() {
    let table = read(&Path::new(ROOT).join("docs/rules/README.md"));
    let listed: Vec<(&str, &str)> = table
        .lines()
        .filter_map(|line| {
            let mut cells = line.strip_prefix("| [")?.split(" | ");
            let (code, link) = cells.next()?.split_once("](")?;
            assert_eq!(link, format!("{code}.md)"));
            let level = cells.next()?;
            let meaning = cells.next()?.trim_end_matches(" |");
            assert!(meaning.len() > 15, "{line}");
            Some((code, level))
        })
        .collect();
    let rules: Vec<(&str, &str)> = check::rules()
        .map(|rule| (rule.code, rule.level.name()))
        .collect();
    assert_eq!(listed, rules);
    let pages = names(&Path::new(ROOT).join("docs/rules"));
    let expected = check::rules().map(|rule| format!("{}.md", rule.code));
    let expected: BTreeSet<String> = expected.chain(["README.md".to_owned()]).collect();
    assert_eq!(pages, expected);
}

#[test]
fn every_rule_has_a_project_and_every_project_a_rule() {
    let projects = names(&checks());
    let rules: BTreeSet<String> = check::rules().map(|rule| rule.code.to_owned()).collect();
    assert_eq!(projects, rules);
}

#[test]
fn every_rule_says_what_is_written_down() {
    let mut wrong = Vec::new();
    for rule in check::rules() {
        let (said, findings) = report(rule);
        if !findings.iter().any(|found| found.rule == rule) {
            wrong.push(format!(
                "{} is silent on its own project\n{said}",
                rule.code
            ));
        }
        let file = checks().join(rule.code).join("expected.txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&file, &said).expect("the expected report can be written");
        }
        let expected = fs::read_to_string(&file).unwrap_or_default();
        if said != expected {
            wrong.push(format!("{} says\n{said}\nand not\n{expected}", rule.code));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The report on the project of a rule, checked on a fixed day with its drafts.
fn report(rule: &Rule) -> (String, Findings) {
    let project = checks().join(rule.code);
    let made = tempfile::tempdir().expect("a temporary folder");
    copy(&project, made.path());
    make(rule.code, &made.path().join("sightings"));
    let inputs = Reader::default()
        .read(made.path(), &Touched::Any)
        .expect("the project can be read");
    let (mut drafts, mut findings) = parse(&inputs);
    let configuration = read_configuration(made.path()).expect("the configuration can be read");
    if let Ok(settings) = settings(&configuration) {
        drafts.vocabularies.speak(&settings.language, &mut findings);
    }
    let files = drafts.files;
    let today = NaiveDate::from_ymd_opt(2026, 6, 1);
    let choice = Choice {
        today,
        drafts: true,
    };
    let assembled = assemble(drafts, choice);
    findings.extend(assembled.findings);
    findings.extend(check::check(&assembled.observatory, today));
    let map = read_map(made.path(), &configuration).expect("the boundaries can be read");
    let read = settings(&configuration);
    let drawn = read.and_then(|settings| own_boundaries(settings.map.as_ref(), map.as_ref()));
    if let Err(faults) = drawn {
        findings.extend(faults);
    }
    let overrides = read_overrides(made.path()).expect("the templates can be read");
    if let Ok(settings) = settings(&configuration) {
        match Language::of(&settings, &overrides) {
            Ok((language, untranslated)) => {
                findings.extend(untranslated);
                if let Err(faults) = Theme::new(&overrides, &Arc::new(language)) {
                    findings.extend(faults);
                }
            }
            Err(faults) => findings.extend(faults),
        }
    }
    findings.sort();
    let said = format!(
        "{}{}\n",
        human(&findings, Colour::Plain),
        totals(&findings, files)
    );
    (said, findings)
}

/// Adds the files of a project that can't be kept among others: not text, too large, or links.
fn make(code: &str, sightings: &Path) {
    let write = |name: &str, bytes: &[u8]| {
        let file = sightings.join(name);
        fs::create_dir_all(file.parent().expect("it is in a folder")).expect("the folder is made");
        fs::write(file, bytes).expect("the file is made");
    };
    match code {
        "symbolic-link" => link(sightings),
        "too-large" => {
            let sentence = "They share the beds, the tools and whatever grows. ";
            let account = sentence.repeat((256 << 10) / sentence.len() + 1);
            write(
                "2020/long-account.md",
                format!("{SOUND}{account}").as_bytes(),
            );
            write("2020/large-file.md", &vec![b'x'; LARGEST_FILE + 1]);
        }
        "unreadable" => {
            let utf_16: Vec<u8> = std::iter::once(0xfeff)
                .chain(SOUND.encode_utf16())
                .flat_map(u16::to_le_bytes)
                .collect();
            write("2020/saved-as-utf-16.md", &utf_16);
            let latin = SOUND.replace("garden", "caf\u{1}");
            let latin: Vec<u8> = latin
                .bytes()
                .map(|byte| if byte == 1 { 0xe9 } else { byte })
                .collect();
            write("2020/saved-as-latin-1.md", &latin);
            write(
                "2020/with-a-nul.md",
                format!("{SOUND}They\0share.\n").as_bytes(),
            );
        }
        _ => {}
    }
}

#[cfg(unix)]
fn link(sightings: &Path) {
    let link = sightings.join("2020/linked.md");
    std::os::unix::fs::symlink("street-party.md", link).expect("a link is made");
}

#[cfg(windows)]
fn link(sightings: &Path) {
    let link = sightings.join("2020/linked.md");
    std::os::windows::fs::symlink_file("street-party.md", link).expect("a link is made");
}

fn checks() -> PathBuf {
    Path::new(ROOT).join("tests/checks")
}

fn names(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| {
            let name = entry.expect("an entry can be read").file_name();
            name.into_string().expect("its name is text")
        })
        .collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn copy(from: &Path, to: &Path) {
    for name in names(from) {
        let (from, to) = (from.join(&name), to.join(&name));
        if from.is_dir() {
            fs::create_dir_all(&to).expect("a folder is made");
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("a file is copied");
        }
    }
}

/// What stands under a heading of a page, up to the next.
fn section<'p>(page: &'p str, heading: &str) -> &'p str {
    let (_, after) = page.split_once(heading).unwrap_or_default();
    after.split("\n## ").next().unwrap_or_default()
}
