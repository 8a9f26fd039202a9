//! Holds the documents to the program: links lead somewhere, and whatever can be typed, written or
//! overridden is told.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clap::CommandFactory;
use observatory::cli::Cli;
use observatory::words::{
    Known, Permission, Relation, SaidBy, Status, Tie, TieChange, Word, Working,
};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::tool;

#[test]
fn every_link_leads_to_a_file_and_to_a_heading_that_is_there() {
    let mut broken = Vec::new();
    let documents = documents();
    assert!(documents.len() > 10, "the documents are gone");
    for document in documents {
        for link in links(&read(&document)) {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            let (file, heading) = link.split_once('#').unwrap_or((&link, ""));
            let folder = document.parent().expect("a document lies in a folder");
            let target = match file {
                "" => document.clone(),
                file => folder.join(file),
            };
            let is_heading = || heading.is_empty() || headings(&read(&target)).contains(heading);
            if !target.exists() || !is_heading() {
                broken.push(format!("{}: {link}", document.display()));
            }
        }
    }
    assert!(
        broken.is_empty(),
        "links that lead nowhere:\n{}",
        broken.join("\n")
    );
}

#[test]
fn every_verb_and_every_flag_is_told() {
    let commands = read(&tool::repository().join("docs/commands.md"));
    let readme = read(&tool::repository().join("README.md"));
    let mut untold = Vec::new();
    for verb in Cli::command().get_subcommands() {
        let name = verb.get_name();
        let heading = format!("\n## {name}\n");
        let Some((_, section)) = commands.split_once(&heading) else {
            untold.push(format!("docs/commands.md has no heading `{name}`"));
            continue;
        };
        let section = section.split("\n## ").next().unwrap_or(section);
        if !readme.contains(&format!("| `observatory {name}")) {
            untold.push(format!("README.md has no row for `{name}`"));
        }
        for flag in verb.get_arguments().filter_map(|flag| flag.get_long()) {
            if flag != "help" && !section.contains(&format!("`--{flag}")) {
                untold.push(format!(
                    "docs/commands.md does not tell --{flag} of `{name}`"
                ));
            }
        }
    }
    assert!(untold.is_empty(), "{}", untold.join("\n"));
}

#[test]
fn every_key_and_every_word_of_the_format_is_told() {
    let text = read(&tool::repository().join("docs/sighting.md"));
    let schema = observatory::render::schema(&observatory::model::Observatory::default());
    let schema: serde_json::Value = serde_json::from_str(&schema).expect("a schema is JSON");
    let keys = schema["properties"].as_object().expect("it has properties");
    assert!(keys.len() > 25, "the schema has {} keys", keys.len());
    let keys = keys.keys().map(String::as_str);
    let untold: Vec<&str> = keys
        .chain(words::<Known>())
        .chain(words::<Working>())
        .chain(words::<SaidBy>())
        .chain(words::<Tie>())
        .chain(words::<TieChange>())
        .chain(words::<Permission>())
        .chain(words::<Relation>())
        .chain(words::<Status>())
        .filter(|word| !text.contains(&format!("`{word}`")))
        .collect();
    assert!(
        untold.is_empty(),
        "docs/sighting.md does not tell of {untold:?}"
    );
}

#[test]
fn every_template_and_asset_is_told() {
    let text = read(&tool::repository().join("docs/theming.md"));
    let untold: Vec<String> = tool::files(&tool::repository().join("templates"))
        .into_keys()
        .map(|name| name.display().to_string())
        .filter(|name| !text.contains(&format!("`{name}`")))
        .collect();
    assert!(
        untold.is_empty(),
        "docs/theming.md does not tell of {untold:?}"
    );
}

/// The fields of a view are what a template may ask for; they are read off the code, where each view is
/// a struct that derives `Serialize`.
#[test]
fn every_name_that_a_template_may_ask_for_is_told() {
    let text = read(&tool::repository().join("docs/theming.md"));
    let mut names = BTreeSet::new();
    for (path, bytes) in tool::files(&tool::repository().join("src/render")) {
        // These write files of data, and what a page tells programs.
        if path.starts_with("export") || path.ends_with("facts.rs") {
            continue;
        }
        let code = String::from_utf8(bytes).expect("code is text");
        for view in code.split("Serialize)]").skip(1) {
            // What is flattened is asked for by the names within it.
            let view = view.replace("#[serde(flatten)]\n", "// ");
            let fields = view.lines().take_while(|line| *line != "}");
            let fields = fields.filter_map(|line| line.trim().split_once(": "));
            names.extend(fields.filter_map(|(name, _)| {
                let name = name
                    .trim_start_matches("pub(super) ")
                    .trim_start_matches("pub(crate) ")
                    .trim_start_matches("pub ");
                let is_name = name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
                is_name.then(|| name.to_owned())
            }));
        }
    }
    assert!(names.len() > 60, "only {} names were found", names.len());
    let untold: Vec<&String> = names
        .iter()
        .filter(|name| {
            !text.contains(&format!("`{name}`")) && !text.contains(&format!("`frame.{name}`"))
        })
        .collect();
    assert!(
        untold.is_empty(),
        "docs/theming.md does not tell of {untold:?}"
    );
}

#[test]
fn every_direct_dependency_is_told() {
    let text = read(&tool::repository().join("docs/dependencies.md"));
    let manifest: toml::Table = read(&tool::repository().join("Cargo.toml"))
        .parse()
        .expect("Cargo.toml is TOML");
    let keys = |table: &toml::Value| -> Vec<String> {
        let table = table.as_table().expect("it is a table");
        table.keys().cloned().collect()
    };
    let named = |section: &str| keys(&manifest[section]);
    let on_unix = keys(&manifest["target"]["cfg(unix)"]["dev-dependencies"]);
    let all: BTreeSet<String> = [named("dependencies"), named("dev-dependencies"), on_unix]
        .concat()
        .into_iter()
        .collect();
    let told: BTreeSet<String> = text
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(name, _)| name.to_owned())
        .collect();
    assert_eq!(
        told, all,
        "docs/dependencies.md and Cargo.toml name different crates"
    );
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The documents at the top, and all below `docs/`.
fn documents() -> Vec<PathBuf> {
    let fixed = [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "sightings/README.md",
        "site/README.md",
    ];
    let docs = Path::new("docs");
    let below = tool::files(&tool::repository().join(docs)).into_keys();
    fixed
        .into_iter()
        .map(PathBuf::from)
        .chain(below.map(|path| docs.join(path)))
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .map(|path| tool::repository().join(path))
        .collect()
}

fn links(markdown: &str) -> Vec<String> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES)
        .filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                Some(dest_url.into_string())
            }
            _ => None,
        })
        .collect()
}

/// The addresses of a page's headings: small letters, hyphens for spaces, all other signs left out.
fn headings(markdown: &str) -> BTreeSet<String> {
    let mut headings = BTreeSet::new();
    let mut open: Option<String> = None;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { .. }) => open = Some(String::new()),
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut open {
                    heading.push_str(&text);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                let heading = open.take().unwrap_or_default().to_lowercase();
                let kept = heading
                    .chars()
                    .filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter));
                headings.insert(kept.collect::<String>().replace(' ', "-"));
            }
            _ => {}
        }
    }
    headings
}

/// The words of a closed list, for as long as the caller's own texts live.
fn words<'a, W: Word>() -> impl Iterator<Item = &'a str> {
    W::ALL.iter().map(|word| -> &'a str { word.id() })
}
