//! Proves the counting from outside: builds projects and holds `data/heat-map.csv` against the oracle, against
//! numbers counted by hand, and against the sums of the contract.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proptest::prelude::any;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};
use tempfile::TempDir;

use crate::oracle::Shift;
use crate::{generator, oracle, tool};

/// The day on which permissions are judged; the generator ends many of them around it.
const TODAY: &str = "2026-06-01";

const WAYS: [&str; 5] = ["forward", "back", "mixed", "still_from", "still_to"];
const WORKINGS: [&str; 5] = ["well", "partly", "strained", "too_soon", "unrated"];

#[test]
fn the_first_observatory_is_counted_as_the_oracle_counts_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let csv = built_heat_map(root);
    assert_eq!(csv, oracle::heat_map(root, TODAY));
    holds(&csv, root).unwrap_or_else(|broken| panic!("{broken}"));
}

#[test]
fn two_hundred_random_projects_are_counted_as_the_oracle_counts_them() {
    for seed in 0..200 {
        let project = written(&generator::project(seed));
        let expected = oracle::heat_map(project.path(), TODAY);
        assert_eq!(built_heat_map(project.path()), expected, "seed {seed}");
    }
}

#[test]
fn splits_voices_and_places_add_up_in_random_projects() {
    let mut runner = TestRunner::new(Config {
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_260_601),
        // A smaller seed is no smaller project, so there is nothing to gain from shrinking one.
        max_shrink_iters: 0,
        ..Config::with_cases(48)
    });
    let outcome = runner.run(&any::<u64>(), |seed| {
        let project = written(&generator::project(seed));
        let csv = built_heat_map(project.path());
        holds(&csv, project.path()).map_err(TestCaseError::fail)
    });
    outcome.unwrap_or_else(|broken| panic!("{broken}"));
}

#[test]
fn file_order_and_folders_change_no_byte_of_the_data() {
    for seed in 1_000..1_030 {
        let files = generator::project(seed);
        let moved = generator::moved(&files, seed);
        assert!(files.len() == 1 || moved != files, "seed {seed}");
        let [one, other] = [files, moved].map(|files| {
            let project = written(&files);
            ["data/heat-map.csv", "data/sightings.jsonl"]
                .map(|file| tool::page(project.path(), TODAY, file))
        });
        assert_eq!(one, other, "seed {seed}");
    }
}

#[test]
fn a_small_project_is_counted_as_by_hand() {
    let project = written(&small_project());
    assert_eq!(rows_below(&built_heat_map(project.path())), COUNTED_BY_HAND);
}

#[test]
fn the_oracle_counts_a_small_project_as_by_hand() {
    let project = written(&small_project());
    let csv = oracle::heat_map(project.path(), TODAY);
    assert_eq!(rows_below(&csv), COUNTED_BY_HAND);
    holds(&csv, project.path()).unwrap_or_else(|broken| panic!("{broken}"));
}

#[test]
fn the_oracle_ends_permissions_by_the_day_it_is_given() {
    let project = written(&small_project());
    let total = |today| {
        let csv = oracle::heat_map(project.path(), today);
        let rows = rows_below(&csv);
        let hill = rows.iter().find(|row| row.starts_with("hill,doubting"));
        hill.expect("the hill has a row")
            .split(',')
            .nth(2)
            .map(str::to_owned)
    };
    assert_eq!(total("2026-05-31").as_deref(), Some("2"));
    assert_eq!(total("2026-06-01").as_deref(), Some("1"));
    assert_eq!(total("2026-06-02").as_deref(), Some("0"));
}

#[test]
fn the_sums_notice_one_sighting_too_many_in_any_cell() {
    let project = written(&small_project());
    let right = oracle::heat_map(project.path(), TODAY);
    let rows = right.lines().count() - 1;
    for row in 0..rows {
        // One cell alone, and one sighting that was counted into the total and into both splits.
        for columns in [vec![2], vec![3], vec![7], vec![8], vec![12], vec![2, 3, 8]] {
            let wrong = raised(&right, row, &columns, 1);
            let outcome = holds(&wrong, project.path());
            assert!(
                outcome.is_err(),
                "row {row}, columns {columns:?} pass:\n{wrong}"
            );
        }
        let wrong = raised(&right, row, &[13], 9);
        assert!(
            holds(&wrong, project.path()).is_err(),
            "row {row} has too many voices"
        );
    }
}

#[test]
fn the_random_projects_hold_every_key_and_every_case_of_the_counting() {
    let mut seen = BTreeSet::new();
    for seed in 0..200 {
        let files = generator::project(seed);
        let project = written(&files);
        for (path, text) in &files {
            seen.extend(shape(path, text));
        }
        for sighting in oracle::sightings(project.path()) {
            seen.extend(sighting.front.keys().cloned());
        }
        let csv = oracle::heat_map(project.path(), TODAY);
        let table = HeatMap::read(&csv).expect("the oracle writes whole rows");
        let columns = WAYS.iter().chain(&WORKINGS);
        for row in &table.rows {
            seen.extend(
                columns
                    .clone()
                    .filter(|column| row.number(column) > 1)
                    .map(|column| format!("cells with {column}")),
            );
            let shared = row.number("voices") > 1 && row.number("voices") < row.number("total");
            seen.extend(shared.then(|| "voices that say several things".to_owned()));
        }
        seen.extend(table.rows.is_empty().then(|| "empty heat map".to_owned()));
        seen.extend(depth(project.path()).map(|depth| format!("depth {depth}")));
    }
    let wanted = [
        // Every key but `pictures`.
        "title date place shifts still known since themes summary between working said_by ties helped hindered",
        "left_out observer sources permission permission_until lang related was ask_again draft withdrawn allow",
        "followups replies CRLF CR BOM index.md decoy",
    ];
    let mut wanted: Vec<String> = wanted
        .iter()
        .flat_map(|line| line.split(' '))
        .map(str::to_owned)
        .collect();
    let columns = WAYS.iter().chain(&WORKINGS);
    wanted.extend(columns.map(|column| format!("cells with {column}")));
    wanted.extend((0..=6).map(|depth| format!("depth {depth}")));
    wanted.push("voices that say several things".to_owned());
    wanted.push("empty heat map".to_owned());
    wanted.retain(|case| !seen.contains(case));
    assert!(wanted.is_empty(), "never generated: {wanted:?}");
}

/// Whether the rows keep every sum of the contract for the project; the first that they break, in words.
fn holds(csv: &str, project: &Path) -> Result<(), String> {
    let table = HeatMap::read(csv)?;
    let places = oracle::places(project);
    for shift in oracle::shifts(project) {
        let naming = oracle::naming(project, TODAY, &shift);
        let mut own_totals = 0;
        for place in &places {
            let row = table.row(&place.id, &shift)?;
            row.adds_up()?;
            let children = places
                .iter()
                .filter(|child| child.within.as_ref() == Some(&place.id))
                .map(|child| table.row(&child.id, &shift))
                .collect::<Result<Vec<_>, _>>()?;
            row.covers(&children)?;
            let below: usize = children.iter().map(|child| child.number("total")).sum();
            let own = row.number("total") - below;
            let expected = naming
                .iter()
                .filter(|sighting| sighting.front["place"].as_str() == Some(&place.id))
                .count();
            row.require(own == expected, "total minus the children's is not its own")?;
            own_totals += own;
        }
        if own_totals != naming.len() {
            return Err(format!(
                "{}: own totals sum to {own_totals}, but {} sightings name it",
                shift.id(),
                naming.len()
            ));
        }
    }
    Ok(())
}

/// `data/heat-map.csv`, read without any help from the library.
struct HeatMap {
    rows: Vec<Row>,
}

struct Row {
    place: String,
    shift: String,
    numbers: Vec<usize>,
}

impl HeatMap {
    fn read(csv: &str) -> Result<HeatMap, String> {
        let mut lines = csv.lines();
        if lines.next() != Some(oracle::HEADER) {
            return Err("the header is another".to_owned());
        }
        let rows = lines.map(Row::read).collect::<Result<_, _>>()?;
        Ok(HeatMap { rows })
    }

    /// The only row of the place and shift.
    fn row(&self, place: &str, shift: &Shift) -> Result<&Row, String> {
        let id = shift.id();
        let mut rows = self
            .rows
            .iter()
            .filter(|row| row.place == place && row.shift == id);
        match (rows.next(), rows.next()) {
            (Some(row), None) => Ok(row),
            _ => Err(format!("{place},{id} has no row or several")),
        }
    }
}

impl Row {
    fn read(line: &str) -> Result<Row, String> {
        let cells: Vec<&str> = line.split(',').collect();
        let [place, shift, numbers @ ..] = cells.as_slice() else {
            return Err(format!("{line}: too few cells"));
        };
        let numbers: Vec<usize> = numbers
            .iter()
            .map(|cell| cell.parse().map_err(|_| format!("{line}: {cell}")))
            .collect::<Result<_, _>>()?;
        if numbers.len() + 2 != oracle::HEADER.split(',').count() {
            return Err(format!("{line}: {} numbers", numbers.len()));
        }
        Ok(Row {
            place: (*place).to_owned(),
            shift: (*shift).to_owned(),
            numbers,
        })
    }

    fn number(&self, column: &str) -> usize {
        let mut columns = oracle::HEADER.split(',').skip(2);
        let nth = columns.position(|name| name == column);
        self.numbers[nth.expect("the column is in the header")]
    }

    /// Within one row: both splits sum to the total, and there are as many voices as a total can have.
    fn adds_up(&self) -> Result<(), String> {
        let total = self.number("total");
        let sum =
            |columns: [&str; 5]| -> usize { columns.iter().map(|name| self.number(name)).sum() };
        self.require(sum(WAYS) == total, "the ways don't sum to the total")?;
        self.require(sum(WORKINGS) == total, "the workings don't sum to it")?;
        let voices = self.number("voices");
        self.require(voices <= total, "more voices than sightings")?;
        self.require((voices >= 1) == (total >= 1), "no voice, or one of nothing")
    }

    /// Against the rows of the places directly within: all numbers but voices hold at least the children's sum.
    fn covers(&self, children: &[&Row]) -> Result<(), String> {
        for column in ["total"].iter().chain(&WAYS).chain(&WORKINGS) {
            let below: usize = children.iter().map(|child| child.number(column)).sum();
            self.require(self.number(column) >= below, "less than its children")?;
        }
        let voices = self.number("voices");
        let below = children.iter().map(|child| child.number("voices"));
        let most = below.clone().max().unwrap_or(0);
        self.require(voices >= most, "a child has more voices")?;
        let totals: usize = children.iter().map(|child| child.number("total")).sum();
        let own = self.number("total") - totals;
        self.require(voices <= below.sum::<usize>() + own, "voices from nowhere")
    }

    fn require(&self, kept: bool, broken: &str) -> Result<(), String> {
        let Row {
            place,
            shift,
            numbers,
        } = self;
        if kept {
            return Ok(());
        }
        Err(format!("{place},{shift} {numbers:?}: {broken}"))
    }
}

fn built_heat_map(project: &Path) -> String {
    tool::page(project, TODAY, "data/heat-map.csv")
}

/// The files in a temporary folder, written in the order given.
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

fn rows_below(csv: &str) -> Vec<&str> {
    let mut lines = csv.lines();
    assert_eq!(lines.next(), Some(oracle::HEADER));
    lines.collect()
}

/// The heat map with `more` added to the numbers in these columns of one row.
fn raised(csv: &str, row: usize, columns: &[usize], more: usize) -> String {
    let mut lines: Vec<String> = csv.lines().map(str::to_owned).collect();
    let mut cells: Vec<String> = lines[row + 1].split(',').map(str::to_owned).collect();
    for column in columns {
        let number: usize = cells[*column].parse().expect("a number stands there");
        cells[*column] = (number + more).to_string();
    }
    lines[row + 1] = cells.join(",");
    lines.join("\n")
}

/// What is particular about how one file is named and written.
fn shape(path: &str, text: &str) -> Vec<String> {
    let cases = [
        ("CRLF", text.contains("\r\n")),
        ("CR", text.contains('\r') && !text.contains('\n')),
        ("BOM", text.starts_with('\u{feff}')),
        ("index.md", path.ends_with("/index.md")),
        ("decoy", path.contains("/_") || path.ends_with("README.md")),
    ];
    let found = cases.into_iter().filter(|(_, is_so)| *is_so);
    found.map(|(case, _)| case.to_owned()).collect()
}

/// How many places the deepest place of the project is within; none where there are no places.
fn depth(project: &Path) -> Option<usize> {
    let places = oracle::places(project);
    let above = |id: &str| {
        let place = places.iter().find(|place| place.id == id);
        place.and_then(|place| place.within.clone())
    };
    places
        .iter()
        .map(|place| std::iter::successors(above(&place.id), |id| above(id)).count())
        .max()
}

/// Counted by hand from `small_project`, and never made by a program. The comments say who stands behind a row.
const COUNTED_BY_HAND: [&str; 10] = [
    // north: all of mill-town for the first shift; "inside" and "guarded" for the second, of "Ann" and "ann".
    "north,doubting-to-trusting,5,1,1,1,1,1,1,1,1,1,1,3",
    "north,competing-to-co-operating,2,0,1,0,0,1,1,0,0,0,1,2",
    // mill-town: "back" of its own, with "ann-once", "ann-twice", "quarrel" and "habit" from within; Ann, a page
    // and the Notes are the three voices.
    "mill-town,doubting-to-trusting,5,1,1,1,1,1,1,1,1,1,1,3",
    "mill-town,competing-to-co-operating,1,0,0,0,0,1,0,0,0,0,1,1",
    // river-end: "ann-once" and "ann-twice", one voice; the view there is not counted.
    "river-end,doubting-to-trusting,2,1,0,1,0,0,1,1,0,0,0,1",
    "river-end,competing-to-co-operating,0,0,0,0,0,0,0,0,0,0,0,0",
    // weir: "quarrel" and "habit".
    "weir,doubting-to-trusting,2,0,0,0,1,1,0,0,1,1,0,2",
    "weir,competing-to-co-operating,0,0,0,0,0,0,0,0,0,0,0,0",
    // hill: "last-day", whose permission holds today; the draft, the withdrawn and the ended one are out. For the
    // second shift "alone" is there too.
    "hill,doubting-to-trusting,1,1,0,0,0,0,0,0,0,0,1,1",
    "hill,competing-to-co-operating,2,1,0,0,1,0,0,0,0,0,2,2",
];

/// Two shifts, five places and thirteen sightings, each there for one thing that is easily counted wrong.
fn small_project() -> Vec<(String, String)> {
    let forward = r#"shifts = ["doubting-to-trusting"]"#;
    let sightings = [
        // One voice, with and without spaces; the second says both ways and counts once, as mixed.
        (
            "ann-once",
            "river-end",
            format!("{forward}\nworking = 'well'\nobserver = 'Ann'"),
        ),
        (
            "ann-twice",
            "river-end",
            r#"shifts = ["trusting-to-doubting", "doubting-to-trusting"]
            working = "partly"
            observer = "  Ann ""#
                .to_owned(),
        ),
        ("a-view", "river-end", format!("{forward}\nknown = 'view'")),
        // One voice: the address is the same, though one of the sources has a title too.
        (
            "back",
            "mill-town",
            r#"shifts = ["trusting-to-doubting"]
            sources = ["https://example.org/a"]"#
                .to_owned(),
        ),
        (
            "quarrel",
            "weir",
            r#"still = ["doubting"]
            working = "strained"
            sources = [{ title = "Notes", url = "https://example.org/a" }, "https://example.org/b"]"#
                .to_owned(),
        ),
        (
            "habit",
            "weir",
            r#"still = ["trusting"]
            working = "too-soon"
            sources = [{ title = "Notes" }]"#
                .to_owned(),
        ),
        // Two shifts at one place, on the last day of the permission.
        (
            "last-day",
            "hill",
            r#"shifts = ["doubting-to-trusting", "competing-to-co-operating"]
            permission_until = 2026-06-01"#
                .to_owned(),
        ),
        // As written, the permission ended on the last day of May, whatever the day was elsewhere.
        (
            "ended",
            "hill",
            format!("{forward}\npermission_until = 2026-05-31T23:30:00-10:00"),
        ),
        ("a-draft", "hill", format!("{forward}\ndraft = true")),
        (
            "stopped",
            "hill",
            format!("{forward}\nwithdrawn = 2026-01-01"),
        ),
        // "Ann" and "ann" are two voices, as they are written.
        (
            "inside",
            "mill-town",
            r#"still = ["co-operating"]
            observer = "Ann""#
                .to_owned(),
        ),
        (
            "guarded",
            "north",
            r#"shifts = ["co-operating-to-competing"]
            working = "well"
            observer = "ann""#
                .to_owned(),
        ),
        // With nobody named, this one and "last-day" are a voice each.
        ("alone", "hill", r#"still = ["competing"]"#.to_owned()),
    ];
    let mut files: Vec<(String, String)> = [
        (
            "observatory.toml",
            "title = \"Small\"\nbase_url = \"https://example.org/\"\n",
        ),
        (
            "sightings/shifts.toml",
            r#"
            [[shift]]
            from = "doubting"
            to = "trusting"

            [[shift]]
            from = "competing"
            to = "co-operating"
            "#,
        ),
        (
            "sightings/places.toml",
            r#"
            place = [
                { id = "river-end", name = "River End", within = "mill-town" },
                { id = "north", name = "North" },
                { id = "hill", name = "Hill" },
                { id = "mill-town", name = "Mill Town", within = "north" },
                { id = "weir", name = "Weir", within = "mill-town" },
            ]
            "#,
        ),
    ]
    .map(|(path, text)| (path.to_owned(), text.to_owned()))
    .into();
    files.extend(sightings.map(|(id, place, rows)| {
        let head = format!("title = \"The {id}\"\ndate = 2026-05-01\nplace = \"{place}\"");
        let text = format!("+++\n{head}\n{rows}\n+++\nSeen at the {place}.\n");
        (format!("sightings/{id}.md"), text)
    }));
    files
}
