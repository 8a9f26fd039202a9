//! Proves from outside that what is published agrees: every cell of every table with the oracle, every number with the
//! list that it leads to, every list with its own headings, and the tables with `data/heat-map.csv`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use tempfile::TempDir;

use crate::agreement::{LIST_LENGTH, Site};
use crate::{generator, golden, oracle, published, tool, wanted};

#[test]
fn the_golden_sites_show_what_the_oracle_counts() {
    for (site, _) in golden::SITES {
        agrees(golden::in_english(site).path(), site);
    }
}

#[test]
fn the_first_observatory_shows_what_the_oracle_counts() {
    agrees(tool::repository(), "the first observatory");
}

#[test]
fn two_hundred_random_projects_show_what_the_oracle_counts() {
    (0..200).into_par_iter().for_each(|seed| {
        let project = written(&without_map(generator::project(seed)));
        agrees(project.path(), &format!("seed {seed}"));
    });
}

#[test]
fn lists_of_several_pages_hold_what_the_oracle_counts() {
    (0..4).into_par_iter().for_each(|seed| {
        let project = written(&without_map(generator::crowded(seed)));
        agrees(project.path(), &format!("crowded, seed {seed}"));
    });
}

#[test]
fn tables_that_go_on_elsewhere_show_what_the_oracle_counts() {
    let project = written(&many_places());
    agrees(project.path(), "many places");
}

/// One change of one published page at a time, each of a kind that a mistake in the library could make.
#[test]
fn one_wrong_number_link_look_or_card_on_any_page_is_noticed() {
    let project = tool::repository().join("tests/sites/typical/project");
    let tree = tool::tree(&project, tool::TODAY);
    let mut site = Site::of(&project, &tree);
    assert!(site.complaints().is_empty());
    let mut tried: BTreeMap<&str, usize> = BTreeMap::new();
    for path in site.pages.keys().cloned().collect::<Vec<_>>() {
        let html = std::str::from_utf8(&tree[&path]).expect("text");
        for (kind, wrong) in wrongs(html) {
            if !is_told_by_the_oracle(&path, kind) {
                continue;
            }
            let page =
                published::read(&wrong).unwrap_or_else(|fault| panic!("{path}, {kind}: {fault}"));
            let right = site.pages.insert(path.clone(), page).expect("it was there");
            assert!(
                !site.complaints().is_empty(),
                "{path}: a wrong {kind} passes"
            );
            site.pages.insert(path.clone(), right);
            *tried.entry(kind).or_default() += 1;
        }
    }
    for kind in ["number", "link", "look", "card", "section", "row"] {
        assert!(
            tried.get(kind).is_some_and(|tried| *tried > 20),
            "{tried:?}"
        );
    }
}

/// Whether a page holds anything of the kind that the oracle counts: the first page and the timeline have cards of their
/// own, and so have sightings; the lists of words have tables of their own.
fn is_told_by_the_oracle(path: &str, kind: &str) -> bool {
    match path.split('/').collect::<Vec<_>>().as_slice() {
        ["index.html" | "timeline.html"] => false,
        ["sightings", "index.html"] => kind == "card",
        ["between", "index.html"] => true,
        ["sightings", _] | [_, "index.html"] => false,
        _ => true,
    }
}

/// The page with one thing changed, in as many ways as there are things.
fn wrongs(html: &str) -> Vec<(&'static str, String)> {
    let main = html.find("<main").expect("a main part");
    let within = |start: &'static str, end: &'static str| {
        let starts = html.match_indices(start).map(|(at, _)| at);
        let starts = starts.filter(move |at| *at > main);
        starts.filter_map(move |at| Some(at..at + html[at..].find(end)? + end.len()))
    };
    let but = |range: std::ops::Range<usize>, with: &str| {
        format!("{}{with}{}", &html[..range.start], &html[range.end..])
    };
    let mut wrongs = Vec::new();
    for cell in within("<td", "</td>") {
        let text = &html[cell.clone()];
        let first_digit = text.match_indices('>').find_map(|(at, _)| {
            let digit = text[at + 1..].trim_start().chars().next()?.to_digit(10)?;
            let at = cell.start + at + 1 + text[at + 1..].len() - text[at + 1..].trim_start().len();
            Some((at, (digit + 1) % 10))
        });
        if let Some((at, digit)) = first_digit {
            wrongs.push(("number", but(at..at + 1, &digit.to_string())));
        }
        if let Some(at) = text.find("href=\"") {
            let at = cell.start + at + "href=\"".len();
            let end = at + html[at..].find('"').expect("it ends");
            let mut links = html[main..].split("<td").filter_map(|cell| {
                let link = cell.split("href=\"").nth(1)?.split('"').next()?;
                (link != &html[at..end]).then_some(link)
            });
            wrongs.extend(links.next().map(|other| ("link", but(at..end, other))));
        }
        let (few, other) = (text.contains(" few\""), text.contains("class=\"level-"));
        if few || other {
            let wrong = match few {
                true => text
                    .replacen("few few\"", "\"", 1)
                    .replacen(" few\"", "\"", 1),
                false => text.replacen("class=\"level-", "class=\"few level-", 1),
            };
            wrongs.push(("look", but(cell.clone(), &wrong)));
        }
    }
    wrongs.extend(
        within("<article class=\"card\"", "</article>").map(|card| ("card", but(card, ""))),
    );
    wrongs.extend(
        within("group-name\" id=\"", "\">")
            .map(|id| ("section", but(id, "group-name\" id=\"x\">"))),
    );
    wrongs.extend(within("<tr>\n<th scope=\"row\"", "</tr>").map(|row| ("row", but(row, ""))));
    wrongs
}

#[test]
fn the_random_projects_hold_every_case_of_the_tables() {
    let mut seen = BTreeSet::new();
    let random = (0..200).map(generator::project);
    for files in random.chain((0..4).map(generator::crowded)) {
        let project = written(&files);
        let project = oracle::project(project.path(), tool::TODAY);
        let tables = wanted::tables(&project);
        for (path, table) in tables
            .iter()
            .flat_map(|(path, tables)| tables.iter().map(move |table| (path, table)))
        {
            let folder = path.split('/').next().unwrap_or_default();
            for row in table.rows.iter().chain(&table.foot) {
                let head = &row.head.text;
                let heads = [
                    ("folded", " › "),
                    ("cut", " … "),
                    ("itself", " as a whole"),
                    ("alone", ", among themselves"),
                ];
                let heads = heads.iter().filter(|(_, words)| head.contains(words));
                seen.extend(heads.map(|(case, _)| format!("{folder}: {case}")));
                seen.insert(format!("depth {}", row.depth));
                for cell in &row.cells {
                    seen.extend(cell.classes.split(' ').map(str::to_owned));
                    seen.extend(
                        cell.heard
                            .ends_with(" 1 voice")
                            .then(|| format!("{folder}: 1 voice")),
                    );
                    seen.extend(cell.signs.iter().map(|(way, _)| (*way).to_owned()));
                }
            }
            seen.extend(table.columns.iter().filter_map(|column| {
                let text = &column.text;
                let cases = [
                    ("quarter", "Jul–Sep"),
                    ("some time", "some time in"),
                    ("decade", "2000 to 2009"),
                    ("year", "2015"),
                ];
                cases
                    .iter()
                    .find(|(_, words)| text.starts_with(words))
                    .map(|(case, _)| (*case).to_owned())
            }));
        }
        let longest = project
            .places
            .iter()
            .map(|place| oracle::told(&project, |told| told.is_at(&place.id)).len());
        seen.extend((longest.max() > Some(2 * LIST_LENGTH)).then(|| "three pages".to_owned()));
    }
    let wanted = "level-1 level-2 level-3 level-4 level-5 level-6 lean-first-2 lean-first-1 lean-0 lean-second-1 \
        lean-second-2 both-ways still-so not-said few none blank total to from both still-from still-to well partly \
        strained too-soon unsaid quarter decade year";
    let mut wanted: Vec<String> = wanted.split_whitespace().map(str::to_owned).collect();
    wanted.extend((0..=6).map(|depth| format!("depth {depth}")));
    for folder in ["heat-map.html", "heat-map", "shifts", "themes", "places"] {
        wanted.extend(["folded", "itself", "1 voice"].map(|case| format!("{folder}: {case}")));
    }
    wanted.extend(
        [
            "heat-map: cut",
            "themes: cut",
            "between: alone",
            "between: 1 voice",
            "some time",
            "three pages",
        ]
        .map(str::to_owned),
    );
    wanted.retain(|case| !seen.contains(case));
    assert!(wanted.is_empty(), "never generated: {wanted:?}");
}

fn agrees(project: &Path, what: &str) {
    let site = Site::of(project, &tool::tree(project, tool::TODAY));
    let complaints = site.complaints();
    assert!(
        complaints.is_empty(),
        "{what}: {} complaints\n{}",
        complaints.len(),
        complaints[..complaints.len().min(12)].join("\n")
    );
}

/// The files without any coordinates: a map has no part in what is counted, and takes longer to draw than all tables.
fn without_map(mut files: Vec<(String, String)>) -> Vec<(String, String)> {
    for (path, text) in &mut files {
        if path.ends_with("places.toml") {
            let rows = text.split_inclusive('\n');
            *text = rows
                .filter(|row| !row.starts_with("lat = ") && !row.starts_with("lon = "))
                .collect();
        }
    }
    files
}

/// The files in a temporary folder.
fn written(files: &[(String, String)]) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder can be made");
    for (path, text) in files {
        let path = folder.path().join(path);
        let parent = path.parent().expect("a file stands in a folder");
        fs::create_dir_all(parent).unwrap_or_else(|e| panic!("{}: {e}", parent.display()));
        fs::write(&path, text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    }
    folder
}

/// More places than fit into a table: side by side, nested in each other, and both; more than a table holds of which
/// something was told.
fn many_places() -> Vec<(String, String)> {
    // Each with what it is within and whether anything was told of itself.
    let mut places: Vec<(String, String, bool)> = Vec::new();
    for top in 0..130 {
        let top_id = format!("top-{top}");
        places.push((top_id.clone(), String::new(), top < 120 && top != 11));
        match top {
            // More parts than one table holds.
            3 => places
                .extend((0..105).map(|nth| (format!("wide-{nth}"), top_id.clone(), nth % 4 == 0))),
            // One within the other, and something told of each.
            5 => places.extend(chain("deep", top_id, 60, |_| true)),
            // As much as a page still holds.
            7 => {
                for nth in 0..30 {
                    let part = format!("part-{nth}");
                    places.push((format!("{part}-a"), part.clone(), false));
                    places.push((format!("{part}-b"), part.clone(), true));
                    places.push((part, top_id.clone(), nth % 3 == 0));
                }
            }
            // More than is left, then little enough.
            9 => {
                places.extend((0..20).map(|nth| (format!("late-{nth}"), top_id.clone(), nth == 0)))
            }
            // One within the other, and nothing told but of the innermost.
            11 => places.extend(chain("fold", top_id, 6, |nth| nth == 5)),
            _ => {}
        }
    }
    let sightings = places.iter().filter(|(_, _, is_told)| *is_told).enumerate();
    let sightings = sightings.map(|(nth, (place, _, _))| {
        let says = match nth % 4 {
            0 => "shifts = [\"me-to-we\", \"them-to-us\"]",
            1 => "shifts = [\"we-to-me\"]\nworking = \"well\"",
            2 => "shifts = [\"me-to-we\"]\nstill = [\"them\"]\nworking = \"strained\"",
            _ => "shifts = [\"us-to-them\", \"we-to-me\", \"me-to-we\"]\nobserver = \"Ann\"",
        };
        let head = format!(
            "title = \"Number {nth}\"\ndate = {}\nplace = \"{place}\"",
            2020 + nth % 2
        );
        let text =
            format!("+++\n{head}\nknown = \"saw\"\nthemes = [\"food\"]\n{says}\n+++\nSeen.\n");
        (format!("sightings/seen-{nth}.md"), text)
    });
    let mut places_file = String::new();
    for (id, within, _) in &places {
        places_file.push_str(&format!("[[place]]\nid = \"{id}\"\nname = \"The {id}\"\n"));
        if !within.is_empty() {
            places_file.push_str(&format!("within = \"{within}\"\n"));
        }
    }
    let mut files: Vec<(String, String)> = [
        ("observatory.toml", "title = \"Many\"\n"),
        (
            "sightings/shifts.toml",
            "[[shift]]\nfrom = \"me\"\nto = \"we\"\n[[shift]]\nfrom = \"them\"\nto = \"us\"\n",
        ),
        (
            "sightings/themes.toml",
            "[[theme]]\nid = \"food\"\nname = \"Food\"\n",
        ),
        ("sightings/places.toml", &places_file),
    ]
    .map(|(path, text)| (path.to_owned(), text.to_owned()))
    .into();
    files.extend(sightings);
    files
}

/// So many places, each within the one before it.
fn chain(
    stem: &str,
    top: String,
    length: usize,
    is_told: fn(usize) -> bool,
) -> Vec<(String, String, bool)> {
    let id = |nth: usize| format!("{stem}-{nth}");
    let within = |nth: usize| nth.checked_sub(1).map_or(top.clone(), id);
    (0..length)
        .map(|nth| (id(nth), within(nth), is_told(nth)))
        .collect()
}
