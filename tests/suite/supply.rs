//! Where the code comes from: every crate has a licence that `deny.toml` allows, comes from crates.io with its checksum, and
//! is used. `cargo deny` looks at more, in a workflow: at what is built on other systems, and at known weaknesses.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::tool;

fn toml(file: &str) -> toml::Table {
    let text = fs::read_to_string(tool::repository().join(file)).expect("it is there");
    text.parse()
        .unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn texts(list: &toml::Value) -> Vec<&str> {
    let list = list.as_array().expect("a list");
    list.iter()
        .map(|text| text.as_str().expect("a text"))
        .collect()
}

/// The packages that are built here, from what cargo has already fetched.
fn packages() -> Vec<Value> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let version = Command::new("rustc")
        .arg("-vV")
        .output()
        .expect("rustc is there");
    let version = String::from_utf8(version.stdout).expect("text");
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .expect("a host");
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--offline",
            "--filter-platform",
            host,
        ])
        .current_dir(tool::repository())
        .output()
        .expect("cargo is there");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("a list").clone();
    assert!(packages.len() > 100, "{} packages", packages.len());
    packages
}

/// Whether an expression of SPDX can be met with these licences: one of each "or", all of each "and".
fn is_met(expression: &str, allowed: &BTreeSet<&str>) -> bool {
    let mut depth = 0;
    let mut parts = vec![String::new()];
    for word in expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ")
        .split_whitespace()
    {
        depth += i32::from(word == "(") - i32::from(word == ")");
        if word == "AND" && depth == 0 {
            parts.push(String::new());
        } else if !matches!(word, "(" | ")") {
            let part = parts.last_mut().expect("there is one");
            part.push_str(word);
            part.push(' ');
        }
    }
    parts.iter().all(|part| {
        part.split(" OR ")
            .any(|licence| allowed.contains(licence.trim()))
    })
}

#[test]
fn every_crate_has_a_licence_that_is_allowed() {
    let deny = toml("deny.toml");
    let licences = &deny["licenses"];
    let allowed: BTreeSet<&str> = texts(&licences["allow"]).into_iter().collect();
    let exceptions = licences["exceptions"].as_array().expect("a list");
    let mut wrong = Vec::new();
    let packages = packages();
    for exception in exceptions {
        let is_there = packages
            .iter()
            .any(|package| package["name"].as_str() == exception["crate"].as_str());
        assert!(is_there, "an exception for nobody: {exception}");
    }
    for package in packages {
        let (name, licence) = (
            package["name"].as_str().expect("a name"),
            package["license"].as_str().unwrap_or("none"),
        );
        let exception = exceptions
            .iter()
            .find(|exception| exception["crate"].as_str() == Some(name));
        let own: BTreeSet<&str> = exception
            .iter()
            .flat_map(|exception| texts(&exception["allow"]))
            .collect();
        if !is_met(licence, &allowed) && !is_met(licence, &own) {
            wrong.push(format!("{name}: {licence}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "not allowed in deny.toml:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn an_expression_of_licences_is_read() {
    let allowed = BTreeSet::from(["MIT", "ISC", "Unicode-3.0"]);
    for (expression, is_allowed) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("GPL-3.0 OR MIT", true),
        ("MIT/Apache-2.0", true),
        ("Apache-2.0 AND ISC", false),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("(GPL-2.0 OR Apache-2.0) AND Unicode-3.0", false),
        ("none", false),
    ] {
        assert_eq!(is_met(expression, &allowed), is_allowed, "{expression}");
    }
}

/// Of `Cargo.lock`: all crates of all systems.
#[test]
fn every_crate_comes_from_one_registry_with_its_checksum() {
    let (lock, deny) = (toml("Cargo.lock"), toml("deny.toml"));
    let registries = texts(&deny["sources"]["allow-registry"]);
    let banned = texts(&deny["bans"]["deny"]);
    let packages = lock["package"].as_array().expect("a list");
    assert!(packages.len() > 200, "{}", packages.len());
    for package in packages {
        let name = package["name"].as_str().expect("a name");
        assert!(!banned.contains(&name), "{name} is banned");
        if name == "observatory" {
            continue;
        }
        let source = package["source"].as_str().expect("where it is from");
        let source = source.strip_prefix("registry+").expect("a registry");
        assert!(registries.contains(&source), "{name} is from {source}");
        let checksum = package["checksum"].as_str().expect("a checksum");
        assert_eq!(checksum.len(), 64, "{name}");
    }
}

/// A crate that nothing uses any more is a door that nobody watches.
#[test]
fn every_direct_dependency_is_used() {
    let (manifest, packages) = (toml("Cargo.toml"), packages());
    let code = |folders: &[&str]| -> String {
        let folders = folders.iter().map(|folder| tool::repository().join(folder));
        folders
            .flat_map(|folder| tool::files(&folder))
            .filter(|(path, _)| {
                path.extension()
                    .is_some_and(|ending| ending == Path::new("rs"))
            })
            .map(|(_, bytes)| String::from_utf8(bytes).expect("code is text"))
            .collect()
    };
    let (program, tests) = (code(&["src"]), code(&["src", "tests/suite", "benches"]));
    let names = |table: &toml::Value| {
        table
            .as_table()
            .expect("a table")
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    let on_unix = &manifest["target"]["cfg(unix)"]["dev-dependencies"];
    for (names, code) in [
        (names(&manifest["dependencies"]), &program),
        (names(&manifest["dev-dependencies"]), &tests),
        (names(on_unix), &tests),
    ] {
        for name in names {
            // As the code calls it, which need not be as the crate is called.
            let package = packages
                .iter()
                .find(|package| package["name"] == name.as_str())
                .expect("it is built");
            let targets = package["targets"].as_array().expect("a list");
            let is_library =
                |target: &&Value| target["doctest"] == true || target["kind"][0] == "proc-macro";
            let library = targets.iter().find(is_library).expect("a library");
            let name = library["name"].as_str().expect("a name").replace('-', "_");
            let is_used = [format!("{name}::"), format!("use {name};")]
                .iter()
                .any(|used| code.contains(used.as_str()));
            assert!(is_used, "nothing uses {name}");
        }
    }
}
