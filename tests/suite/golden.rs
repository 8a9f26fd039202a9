//! The golden sites: `tests/sites/<name>/project` must publish what stands in `expected`. Of a page only its
//! `<main>` is kept there, so that a change of the frame changes one file and not all.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use crate::tool;

/// Each site and the files of it that are kept; `tree.txt` lists all that it publishes.
pub(crate) const SITES: &[(&str, &[&str])] = &[
    (
        "empty",
        &[
            "index.html",
            "heat-map.html",
            "places/index.html",
            "timeline.html",
            "contribute.html",
        ],
    ),
    (
        "one",
        &[
            "index.html",
            "heat-map.html",
            "sightings/keys-with-the-baker.html",
            "places/mill-lane.html",
            "feed.xml",
            "data/sightings.geojson",
        ],
    ),
    (
        "three",
        &[
            "index.html",
            "heat-map.html",
            "heat-map/harbour/doubting-to-trusting.html",
            "places/harbour.html",
            "timeline.html",
            "data/heat-map.csv",
        ],
    ),
    (
        "typical",
        &[
            "index.html",
            "sightings/index.html",
            "sightings/shared-sluice.html",
            "sightings/sluice-keys.html",
            "sightings/a-worry.html",
            "sightings/taken-back.html",
            "places/upper-valley.html",
            "places/top-end.html",
            "themes/money.html",
            "shifts/them-to-us.html",
            "conditions/letting-go.html",
            "conditions/letting-go/embed.html",
            "conditions/letting-go/meeting.html",
            "conditions/index.html",
            "codebook.html",
            "data/index.html",
            "data/sightings.csv",
            "data/sightings.jsonl",
            "places/valley.xml",
            "sitemap.xml",
            "404.html",
        ],
    ),
    (
        "pictures",
        &["sightings/shared-garden.html", "data/sightings.csv"],
    ),
    (
        "unicode",
        &[
            "index.html",
            "sightings/bara-brith.html",
            "sightings/right-to-left.html",
            "data/sightings.csv",
        ],
    ),
    (
        "nested-places",
        &[
            "heat-map.html",
            "places/index.html",
            "places/p4.html",
            "data/heat-map.csv",
        ],
    ),
];

fn folder(site: &str) -> PathBuf {
    tool::repository().join("tests/sites").join(site)
}

/// The project of a golden site with its pages in English, which is what the oracle tells them in.
pub(crate) fn in_english(site: &str) -> TempDir {
    let made = tempfile::tempdir().expect("a temporary folder");
    let project = tool::repository()
        .join("tests/sites")
        .join(site)
        .join("project");
    tool::copy(&project, made.path());
    let file = made.path().join("observatory.toml");
    let settings = fs::read_to_string(&file).expect("its settings");
    let lines = settings
        .lines()
        .filter(|line| !line.starts_with("language"));
    let english: String = lines.map(|line| format!("{line}\n")).collect();
    fs::write(file, english).expect("the same in English");
    made
}

#[test]
fn every_golden_site_is_published_as_expected() {
    for (site, kept) in SITES {
        let expected = folder(site).join("expected");
        let tree = tool::tree(&folder(site).join("project"), tool::TODAY);
        let paths: String = tree.keys().map(|path| unhashed(path) + "\n").collect();
        tool::compare(&expected.join("tree.txt"), &paths);
        for path in *kept {
            let bytes = tree
                .get(*path)
                .unwrap_or_else(|| panic!("{site} has no {path}"));
            let text = std::str::from_utf8(bytes).expect("text");
            tool::compare(&expected.join(path), main_of(path, text));
        }
        let known = tool::files(&expected);
        assert_eq!(
            known.len(),
            kept.len() + 1,
            "{site} keeps a file that no test reads"
        );
    }
}

#[test]
fn every_folder_of_the_golden_sites_is_tested() {
    let mut folders: Vec<String> = fs::read_dir(folder(""))
        .expect("the sites")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    folders.sort();
    let mut tested: Vec<&str> = SITES.iter().map(|(site, _)| *site).collect();
    tested.push("broken");
    tested.sort_unstable();
    assert_eq!(folders, tested);
}

/// Nothing of what was withdrawn, lent for a time or not finished may be in any published byte.
#[test]
fn what_is_not_published_leaves_no_trace() {
    for (path, bytes) in tool::tree(&folder("typical").join("project"), tool::TODAY) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("DRAFT-MARKER"), "{path}");
        assert!(!text.contains("EXPIRED-MARKER"), "{path}");
        assert!(!text.contains("half-written"), "{path}");
        let own = "sightings/taken-back.html" == path || "sightings/only-for-a-year.html" == path;
        assert!(own || !text.contains("taken-back"), "{path}");
        assert!(own || !text.contains("only-for-a-year"), "{path}");
    }
}

fn main_of<'t>(path: &str, text: &'t str) -> &'t str {
    if !path.ends_with(".html") {
        return text;
    }
    let start = text.find("<main").expect("a page has a main part");
    let end = text.find("</main>").expect("and an end of it") + "</main>\n".len();
    &text[start..end.min(text.len())]
}

/// An asset's path without what its content adds to it.
fn unhashed(path: &str) -> String {
    match path
        .strip_prefix("assets/")
        .and_then(|name| name.split_once('-'))
    {
        Some((stem, rest)) => {
            let ending = rest.rsplit_once('.').map_or("", |(_, ending)| ending);
            format!("assets/{stem}-*.{ending}")
        }
        None => path.to_owned(),
    }
}
