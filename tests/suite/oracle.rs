//! The independent oracle of the counting: takes a project's folder and a day, reads the raw files with nothing but
//! the TOML crate, and gives the heat map that the contract calls for. It is slow on purpose: for every place and
//! every shift it goes through all sightings afresh, and it shares no code with the library.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use toml::{Table, Value};

/// A line of `data/heat-map.csv` ends as RFC 4180 says, like those of `sightings.csv`.
const LINE_END: &str = "\r\n";

/// The columns of `data/heat-map.csv`, in order.
pub(crate) const HEADER: &str = "place,shift,total,forward,back,mixed,still_from,still_to,\
    well,partly,strained,too_soon,unrated,voices";

/// One `[[place]]` of `places.toml`, in file order.
pub(crate) struct Place {
    pub(crate) id: String,
    pub(crate) within: Option<String>,
}

/// One `[[shift]]` of `shifts.toml`, in file order.
pub(crate) struct Shift {
    pub(crate) from: String,
    pub(crate) to: String,
}

/// One file that is a sighting: its id and its front matter as it stands.
pub(crate) struct Sighting {
    pub(crate) id: String,
    pub(crate) front: Table,
}

/// The expected `data/heat-map.csv` of the project on the day `today` (`YYYY-MM-DD`), drafts left out.
pub(crate) fn heat_map(project_dir: &Path, today: &str) -> String {
    let places = places(project_dir);
    let shifts = shifts(project_dir);
    let sightings = sightings(project_dir);
    let mut csv = format!("{HEADER}{LINE_END}");
    for place in depth_first(&places, None) {
        for shift in &shifts {
            let behind: Vec<&Sighting> = sightings
                .iter()
                .filter(|sighting| counts(sighting, today))
                .filter(|sighting| counts_at(sighting, &place.id, &places))
                .filter(|sighting| way(sighting, shift).is_some())
                .collect();
            let ways = ["forward", "back", "mixed", "still_from", "still_to"]
                .map(|wanted| number(&behind, |sighting| way(sighting, shift) == Some(wanted)));
            let workings = ["well", "partly", "strained", "too-soon", "unrated"]
                .map(|wanted| number(&behind, |sighting| working(sighting) == wanted));
            let voices: BTreeSet<_> = behind.iter().map(|sighting| voice(sighting)).collect();

            let mut cells = vec![place.id.clone(), shift.id(), behind.len().to_string()];
            cells.extend(ways);
            cells.extend(workings);
            cells.push(voices.len().to_string());
            csv.push_str(&cells.join(","));
            csv.push_str(LINE_END);
        }
    }
    csv
}

/// The counted sightings that name the shift in any of its four words, wherever they are: found without the tree.
pub(crate) fn naming(project_dir: &Path, today: &str, shift: &Shift) -> Vec<Sighting> {
    let words = [
        shift.id(),
        shift.reverse_id(),
        shift.from.clone(),
        shift.to.clone(),
    ];
    let mut naming = sightings(project_dir);
    naming.retain(|sighting| {
        let mut named = list(sighting, "shifts");
        named.extend(list(sighting, "still"));
        counts(sighting, today) && named.iter().any(|word| words.contains(word))
    });
    naming
}

/// The places of the project in file order; none where the vocabulary is missing.
pub(crate) fn places(project_dir: &Path) -> Vec<Place> {
    blocks(project_dir, "places.toml", "place")
        .iter()
        .map(|block| Place {
            id: required(block, "id"),
            within: text(block, "within"),
        })
        .collect()
}

/// The shifts of the project in file order; none where the vocabulary is missing.
pub(crate) fn shifts(project_dir: &Path) -> Vec<Shift> {
    blocks(project_dir, "shifts.toml", "shift")
        .iter()
        .map(|block| Shift {
            from: required(block, "from"),
            to: required(block, "to"),
        })
        .collect()
}

/// Every sighting under `sightings/`, sorted by id; none where the folder is missing.
pub(crate) fn sightings(project_dir: &Path) -> Vec<Sighting> {
    let mut found = Vec::new();
    collect(&project_dir.join("sightings"), &mut found);
    found.sort_by(|a, b| a.id.cmp(&b.id));
    found
}

/// Whether the sighting is counted anywhere at all on the day `today`.
pub(crate) fn counts(sighting: &Sighting, today: &str) -> bool {
    let draft = sighting.front.get("draft") == Some(&Value::Boolean(true));
    let withdrawn = sighting.front.contains_key("withdrawn");
    let view = text(&sighting.front, "known").as_deref() == Some("view");
    let ran_out = match sighting.front.get("permission_until") {
        Some(until) => first_day(until).as_str() < today,
        None => false,
    };
    !draft && !withdrawn && !view && !ran_out
}

/// The one of `forward`, `back`, `mixed`, `still_from` and `still_to` that the sighting says of the shift, if any.
pub(crate) fn way(sighting: &Sighting, shift: &Shift) -> Option<&'static str> {
    let changes = list(sighting, "shifts");
    let states = list(sighting, "still");
    let forward = changes.contains(&shift.id());
    let back = changes.contains(&shift.reverse_id());
    match (forward, back) {
        (true, true) => Some("mixed"),
        (true, false) => Some("forward"),
        (false, true) => Some("back"),
        (false, false) if states.contains(&shift.from) => Some("still_from"),
        (false, false) if states.contains(&shift.to) => Some("still_to"),
        (false, false) => None,
    }
}

impl Shift {
    /// The id under which the shift stands in the heat map.
    pub(crate) fn id(&self) -> String {
        format!("{}-to-{}", self.from, self.to)
    }

    fn reverse_id(&self) -> String {
        format!("{}-to-{}", self.to, self.from)
    }
}

/// The places within `parent`, each followed by what is within it; siblings in file order.
fn depth_first<'a>(places: &'a [Place], parent: Option<&str>) -> Vec<&'a Place> {
    let mut walked = Vec::new();
    for place in places {
        if place.within.as_deref() == parent {
            walked.push(place);
            walked.extend(depth_first(places, Some(&place.id)));
        }
    }
    walked
}

/// Whether the sighting's own place is this one, or is within it at any depth.
fn counts_at(sighting: &Sighting, place: &str, places: &[Place]) -> bool {
    let mut here = text(&sighting.front, "place");
    while let Some(id) = here {
        if id == place {
            return true;
        }
        here = places
            .iter()
            .find(|candidate| candidate.id == id)
            .unwrap_or_else(|| panic!("{}: no place is called {id}", sighting.id))
            .within
            .clone();
    }
    false
}

fn working(sighting: &Sighting) -> String {
    text(&sighting.front, "working").unwrap_or_else(|| "unrated".to_owned())
}

/// Whose voice the sighting is, with its kind, so that a credit is never taken for a source of the same words.
fn voice(sighting: &Sighting) -> (&'static str, String) {
    if let Some(observer) = text(&sighting.front, "observer") {
        return ("observer", observer.trim().to_owned());
    }
    let sources = sighting.front.get("sources").and_then(Value::as_array);
    match sources.and_then(|sources| sources.first()) {
        Some(Value::String(url)) => ("url", url.clone()),
        Some(Value::Table(source)) => match text(source, "url") {
            Some(url) => ("url", url),
            None => ("title", required(source, "title")),
        },
        Some(other) => panic!("{}: a source can't be {other:?}", sighting.id),
        None => ("sighting", sighting.id.clone()),
    }
}

fn number(behind: &[&Sighting], belongs: impl Fn(&Sighting) -> bool) -> String {
    behind
        .iter()
        .filter(|sighting| belongs(sighting))
        .count()
        .to_string()
}

/// The day as written, as `YYYY-MM-DD`; a month or a year stands for its first day.
fn first_day(value: &Value) -> String {
    let written = match value {
        Value::Datetime(date) => date.to_string(),
        Value::String(date) => date.clone(),
        Value::Integer(year) => format!("{year:04}"),
        other => panic!("{other:?} is not a date"),
    };
    match written.len() {
        4 => format!("{written}-01-01"),
        7 => format!("{written}-01"),
        _ => written[..10].to_owned(),
    }
}

fn collect(folder: &Path, found: &mut Vec<Sighting>) {
    if !folder.exists() {
        return;
    }
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    for entry in entries {
        let path = entry
            .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
            .path();
        let name = name(&path);
        if name.starts_with(['.', '_']) {
            continue;
        }
        if path.is_dir() {
            collect(&path, found);
        } else if name.ends_with(".md") && name != "README.md" {
            found.push(read(&path, &name));
        }
    }
}

/// The sighting in one file; its id is the file's stem, or the folder's name for an `index.md`.
fn read(path: &Path, file_name: &str) -> Sighting {
    let id = match file_name {
        "index.md" => name(path.parent().expect("a file stands in a folder")),
        _ => file_name.trim_end_matches(".md").to_owned(),
    };
    let whole = lines(path);
    let mut rows = whole.split('\n');
    assert_eq!(rows.next(), Some("+++"), "{}", path.display());
    let front: Vec<&str> = rows.take_while(|row| *row != "+++").collect();
    Sighting {
        id,
        front: table(path, &front.join("\n")),
    }
}

fn blocks(project_dir: &Path, file: &str, key: &str) -> Vec<Table> {
    let path = project_dir.join("sightings").join(file);
    if !path.exists() {
        return Vec::new();
    }
    let whole = table(&path, &lines(&path));
    let blocks = whole.get(key).and_then(Value::as_array);
    blocks
        .into_iter()
        .flatten()
        .map(|block| block.as_table().expect("a block is a table").clone())
        .collect()
}

/// The file's text without a byte order mark, with every line ended by a line feed alone.
fn lines(path: &Path) -> String {
    let raw = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    raw.trim_start_matches('\u{feff}')
        .replace("\r\n", "\n")
        .replace('\r', "\n")
}

fn table(path: &Path, toml: &str) -> Table {
    toml.parse()
        .unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn name(path: &Path) -> String {
    path.file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_else(|| panic!("{} has no plain name", path.display()))
        .to_owned()
}

fn text(table: &Table, key: &str) -> Option<String> {
    table.get(key).and_then(Value::as_str).map(str::to_owned)
}

fn required(table: &Table, key: &str) -> String {
    text(table, key).unwrap_or_else(|| panic!("{key} is missing in {table:?}"))
}

fn list(sighting: &Sighting, key: &str) -> Vec<String> {
    let words = sighting.front.get(key).and_then(Value::as_array);
    words
        .into_iter()
        .flatten()
        .map(|word| word.as_str().expect("a word is a string").to_owned())
        .collect()
}
