//! Holds `docs/security.md` to its word: every promise names a test, and every test that is named is there.

use std::fs;

use crate::tool;

/// A row of a table: its section, what could happen, and the file and the name of each test.
struct Row {
    section: String,
    hazard: String,
    tests: Vec<(String, String)>,
}

fn rows() -> Vec<Row> {
    let text =
        fs::read_to_string(tool::repository().join("docs/security.md")).expect("it is there");
    let mut section = String::new();
    let mut rows = Vec::new();
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            heading.clone_into(&mut section);
        }
        let Some(row) = line.strip_prefix("| ") else {
            continue;
        };
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        if cells.first() == Some(&"hazard") {
            continue;
        }
        let [hazard, promise, tests, _, ..] = cells.as_slice() else {
            panic!("{section}: a row of too few cells: {line}");
        };
        assert!(!hazard.is_empty() && !promise.is_empty(), "{line}");
        let named = tests.split('`').skip(1).step_by(2).map(|test| {
            let (file, name) = test.split_once(": ").unwrap_or_else(|| panic!("{test}"));
            (file.to_owned(), name.to_owned())
        });
        rows.push(Row {
            section: section.clone(),
            hazard: (*hazard).to_owned(),
            tests: named.collect(),
        });
    }
    rows
}

/// Whether a file has a test of this name: a function in Rust, a sentence in JavaScript.
fn has_test(file: &str, name: &str) -> bool {
    let text = fs::read_to_string(tool::repository().join(file)).unwrap_or_default();
    if file.ends_with(".js") {
        return text.contains(&format!("test(\"{name}\""));
    }
    let Some((before, _)) = text.split_once(&format!("fn {name}()")) else {
        return false;
    };
    let attributes = before.lines().rev().take_while(|line| {
        let line = line.trim();
        line.is_empty() || line.starts_with('#')
    });
    attributes.into_iter().any(|line| line.trim() == "#[test]")
}

#[test]
fn every_promise_names_tests_and_each_of_them_is_there() {
    let rows = rows();
    assert!(rows.len() > 55, "{} rows", rows.len());
    let mut wrong = Vec::new();
    for Row {
        section,
        hazard,
        tests,
    } in &rows
    {
        if tests.is_empty() {
            wrong.push(format!("{section}, {hazard}: no test is named"));
        }
        for (file, name) in tests {
            if !has_test(file, name) {
                wrong.push(format!("{section}, {hazard}: no test {file}: {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for section in [
        "Publishing",
        "Names and files",
        "Hostile content",
        "Privacy",
        "The preview",
        "Pull requests from strangers",
    ] {
        assert!(rows.iter().any(|row| row.section == section), "{section}");
    }
}

#[test]
fn a_test_that_is_not_there_is_noticed() {
    assert!(has_test(
        "tests/suite/security.rs",
        "a_test_that_is_not_there_is_noticed"
    ));
    assert!(!has_test("tests/suite/security.rs", "has_test"));
    assert!(!has_test("tests/suite/nowhere.rs", "rows"));
    assert!(!has_test(
        "tests/browser/hostile.test.js",
        "nobody wrote this one"
    ));
}
