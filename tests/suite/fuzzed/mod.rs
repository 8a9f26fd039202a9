//! What must hold of any bytes: of the committed cases, which cargo-fuzz begins from and which were once found to be wrong;
//! of these with something changed, and of bytes made up anew. `fuzz/` holds the same against millions.

pub(crate) mod targets;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use proptest::collection::vec;
use proptest::prelude::{Strategy, any};
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, RngSeed, TestRunner};

use crate::fuzzed::targets::{Hold, TARGETS};
use crate::tool;

fn cases(target: &str) -> BTreeMap<PathBuf, Vec<u8>> {
    let cases = tool::files(&tool::repository().join("tests/fuzzed").join(target));
    assert!(cases.len() >= 3, "{target} has {} cases", cases.len());
    cases
}

#[test]
fn the_committed_cases_hold() {
    for (target, hold) in TARGETS {
        for (name, bytes) in cases(target) {
            eprintln!("{target}/{}", name.display());
            hold(&bytes);
        }
    }
}

/// A case with a part cut out, doubled, put elsewhere or written over, some times: near to what is sound, where faults hide.
#[test]
fn cases_with_something_changed_hold() {
    for (target, hold) in TARGETS {
        let cases: Vec<Vec<u8>> = cases(target).into_values().collect();
        let piece = select(vec![
            "+++",
            "\n",
            "\r",
            "\"",
            "'",
            "\"\"\"",
            "[",
            "]",
            "{",
            "}",
            "=",
            "#",
            "\\u0000",
            "\\",
            "<",
            ">",
            "&",
            "[x](",
            "![",
            "`",
            "|",
            "*",
            ":",
            "://",
            "%2e",
            "%00",
            "../",
            "é",
            "\u{301}",
            "\u{202e}",
            "\u{feff}",
            "😀",
            "0",
            "-1",
            "1e999",
            "null",
            "\u{0}",
            ",",
            ";",
            "### ",
            "9999-12-31",
            "true",
        ]);
        let change = (any::<Index>(), any::<Index>(), 0..5_u8, piece);
        let changed = (select(cases), vec(change, 1..6)).prop_map(|(mut bytes, changes)| {
            for (from, to, how, piece) in changes {
                let (from, to) = (from.index(bytes.len() + 1), to.index(bytes.len() + 1));
                let (from, to) = (from.min(to), from.max(to).min(from.min(to) + 400));
                let part = bytes[from..to].to_vec();
                match how {
                    0 => drop(bytes.drain(from..to)),
                    1 => drop(bytes.splice(from..from, part)),
                    2 => drop(bytes.splice(from..to, piece.bytes())),
                    3 => drop(bytes.splice(from..from, piece.bytes())),
                    _ => bytes.truncate(to.max(1)),
                }
                bytes.truncate(1 << 16);
            }
            bytes
        });
        run(
            target,
            &changed,
            hold,
            // Dots take their time, and so do the words of a whole language.
            if ["picture", "language"].contains(&target) {
                60
            } else {
                120
            },
        );
    }
}

#[test]
fn any_bytes_hold() {
    for (target, hold) in TARGETS {
        run(target, &vec(any::<u8>(), 0..200), hold, 60);
        run(
            target,
            &any::<String>().prop_map(String::into_bytes),
            hold,
            60,
        );
    }
}

fn run(target: &str, bytes: &impl Strategy<Value = Vec<u8>>, hold: Hold, cases: u32) {
    let mut runner = TestRunner::new(Config {
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(11),
        ..Config::with_cases(cases)
    });
    runner
        .run(bytes, |bytes| {
            hold(&bytes);
            Ok(())
        })
        .unwrap_or_else(|failure| panic!("{target}: {failure}"));
}

/// `fuzz/` has a program for each of them, and no other.
#[test]
fn every_target_has_its_program_and_its_cases() {
    let names = |folder: &str| -> Vec<String> {
        let entries = fs::read_dir(tool::repository().join(folder)).expect("a folder");
        let mut names: Vec<String> = entries
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .map(|name| name.trim_end_matches(".rs").to_owned())
            .collect();
        names.sort();
        names
    };
    let mut targets: Vec<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    targets.sort();
    assert_eq!(names("fuzz/fuzz_targets"), targets);
    assert_eq!(names("tests/fuzzed"), targets);
    let manifest =
        fs::read_to_string(tool::repository().join("fuzz/Cargo.toml")).expect("it is there");
    for target in targets {
        assert!(
            manifest.contains(&format!("name = \"{target}\"")),
            "{target}"
        );
    }
}
