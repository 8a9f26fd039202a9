//! `init`: writes a small observatory to begin with.

use std::fs;
use std::path::Path;

use crate::cli::Init;
use crate::command::{Stop, Terminal};
use crate::path_error::Doing as _;

/// Every file of a new observatory. The lists of words that hold everywhere are the first observatory's.
const FILES: &[(&str, &str)] = &[
    ("observatory.toml", include_str!("init/observatory.toml")),
    (".gitignore", include_str!("init/gitignore")),
    ("README.md", include_str!("init/README.md")),
    ("sightings/places.toml", include_str!("init/places.toml")),
    (
        "sightings/shifts.toml",
        include_str!("../../sightings/shifts.toml"),
    ),
    (
        "sightings/themes.toml",
        include_str!("../../sightings/themes.toml"),
    ),
    (
        "sightings/parties.toml",
        include_str!("../../sightings/parties.toml"),
    ),
    (
        "sightings/conditions.toml",
        include_str!("../../sightings/conditions.toml"),
    ),
    (
        "sightings/2026/bench-by-the-bus-stop.md",
        include_str!("init/bench-by-the-bus-stop.md"),
    ),
];

pub(super) fn run(typed: &Init, terminal: Terminal) -> Result<(), Stop> {
    let folder = &typed.folder;
    refuse_if_used(folder)?;
    for (name, text) in FILES {
        let path = folder.join(name);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).doing("make the folder", parent)?;
        fs::write(&path, text).doing("write", &path)?;
        terminal.print(&format!("wrote {}\n", path.display()))?;
    }
    let at = match folder.to_str() {
        Some(".") | None => String::new(),
        Some(folder) => format!("-C {folder} "),
    };
    terminal.print(&format!(
        "\nNow give it a name in observatory.toml, and look at it with `observatory {at}serve`.\n\
         The one sighting in it is made up, to learn from: delete it when you have your own.\n\
         To keep it on GitHub, with a form for those who have no git: `observatory {at}github`.\n"
    ))
}

/// Nothing is ever written over: the folder must be new, or hold nothing but a `.git`.
fn refuse_if_used(folder: &Path) -> Result<(), Stop> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error).doing("read", folder)?,
    };
    for entry in entries {
        let name = entry.doing("read", folder)?.file_name();
        if name != ".git" {
            return Err(Stop::cannot_run(format!(
                "{} is in use: it holds {}. Name a new or an empty folder: `observatory init DIR`",
                folder.display(),
                name.to_string_lossy()
            )));
        }
    }
    Ok(())
}
