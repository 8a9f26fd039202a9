//! `import`: what an observatory exports comes back as the same sightings, tables and forms of all kinds are
//! read or told what is wrong with them, and nothing is written by halves.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use observatory::diagnostic::{Findings, SourceText};
use observatory::import::{self, Plan, Standing};
use observatory::load::{self, Files};
use observatory::model::Choice;
use observatory::source::{self, Draft, Input};
use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_oneof};
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use tempfile::TempDir;

use crate::generator;
use crate::tool::{self, Ran, TODAY, observatory};

const EXPORT: &str = "data/sightings.csv";

/// A folder with the configuration and the words of another project, and no sighting.
fn without_sightings(project: &Path) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    fs::create_dir(folder.path().join("sightings")).expect("a folder");
    let name = "observatory.toml";
    fs::copy(project.join(name), folder.path().join(name)).expect("a configuration");
    for word in ["shifts", "places", "themes", "parties", "conditions"] {
        let name = format!("sightings/{word}.toml");
        if project.join(&name).exists() {
            fs::copy(project.join(&name), folder.path().join(&name)).expect("a list of words");
        }
    }
    folder
}

/// An observatory of its own for tests of what a table says.
fn valley() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    tool::copy(
        &tool::repository().join("tests/issues/project"),
        folder.path(),
    );
    folder
}

fn imported(folder: &Path, table: &[u8], more: &[&str]) -> Ran {
    fs::write(folder.join("table.csv"), table).expect("a table");
    observatory(folder, &[&["import", "table.csv"], more].concat())
}

fn sightings(folder: &Path) -> Vec<PathBuf> {
    let files = tool::files(&folder.join("sightings")).into_keys();
    files
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect()
}

/// Exports, imports into an empty observatory with the same words, and exports again.
fn comes_back(project: &Path, what: &str) -> TempDir {
    let first = tool::page(project, TODAY, EXPORT);
    let folder = without_sightings(project);
    let ran = imported(folder.path(), first.as_bytes(), &["--write"]);
    assert_eq!(ran.code, 0, "{what}: {}", ran.stderr);
    let second = tool::page(folder.path(), TODAY, EXPORT);
    assert!(
        first == second,
        "{what}: the second export differs from the first:\n{first}\n{second}"
    );
    let source = Arc::new(SourceText::new("table.csv", &second));
    let mut findings = Findings::default();
    let told = import::table(&source, &[], &mut findings);
    let files = load::files(folder.path()).unwrap_or_else(|error| panic!("{error}"));
    let again = import::plan(&source, told, &files.inputs, false, &mut findings);
    assert!(findings.is_empty(), "{what}: {findings:?}");
    for planned in &again.files {
        assert_eq!(
            planned.standing,
            Standing::Unchanged,
            "{what}: {}",
            planned.path
        );
    }
    folder
}

#[test]
fn the_golden_sites_come_back() {
    for site in [
        "empty",
        "one",
        "three",
        "typical",
        "unicode",
        "nested-places",
    ] {
        comes_back(
            &tool::repository()
                .join("tests/sites")
                .join(site)
                .join("project"),
            site,
        );
    }
}

#[test]
fn the_first_observatory_comes_back_file_by_file() {
    let folder = comes_back(tool::repository(), "the first observatory");
    for path in sightings(folder.path()) {
        let read = |root: &Path| fs::read_to_string(root.join("sightings").join(&path));
        let there = read(tool::repository()).expect("the same path");
        assert_eq!(
            read(folder.path()).expect("it was written"),
            there,
            "{path:?}"
        );
    }
}

#[test]
fn random_observatories_come_back() {
    for seed in 0..100 {
        let folder = TempDir::new().expect("a folder");
        for (path, text) in generator::project(seed) {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        comes_back(folder.path(), &format!("seed {seed}"));
    }
}

#[test]
fn a_table_has_exactly_the_columns_that_are_exported() {
    let empty = tool::repository().join("tests/sites/empty/project");
    let header = tool::page(&empty, TODAY, EXPORT);
    let keys: Vec<&str> = import::keys().collect();
    assert_eq!(header.trim_end(), keys.join(","));
}

#[test]
fn a_dry_run_shows_the_files_and_writes_none() {
    let folder = valley();
    let before = tool::files(folder.path());
    let table = "title;Date;PLACE;shifts;themes;sources;permission;body\r\n\
        'The \"best\" hall;2026-05;leeds;doubting-to-trusting;family-life, care;https://example.org/a,b;given;Open late.\r\n";
    let ran = imported(folder.path(), table.as_bytes(), &[]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(
        ran.stdout,
        "would write sightings/2026/2026-the-best-hall.md\n\n\
         +++\ntitle = \"\"\"'The \"best\" hall\"\"\"\ndate = \"2026-05\"\nplace = \"leeds\"\n\
         shifts = [\"doubting-to-trusting\"]\nthemes = [\"family-life\", \"care\"]\n\
         sources = [\"https://example.org/a,b\"]\npermission = \"given\"\n+++\n\nOpen late.\n\n\
         1 new, 0 to be replaced, 0 unchanged.\nNothing was written: add --write to write them.\n"
    );
    let mut after = tool::files(folder.path());
    after.remove(Path::new("table.csv"));
    assert_eq!(after, before);
}

#[test]
fn every_fault_of_every_row_is_told_with_row_and_column_and_nothing_is_written() {
    let folder = valley();
    let table = "id,title,date,place,shifts,body,draft\n\
        a,Sound,2026,leeds,doubting-to-trusting,Text.,\n\
        b,,2026-05-32,leds,\"[\"\"doubting\"\"]\",Text.,maybe\n\
        c,\"Two\nlines\",2026,leeds,doubting-to-trusting,\"<b>Text</b>\n\",\n\
        d,Short,2026,leeds\n\
        Bad Id,Bad,2026,leeds,\"[\"\"doubting-to-trusting\"\"\",Text.,\n\
        a,Twice,2026,leeds,doubting-to-trusting,Text.,\n\
        2025-keys-are-shared,Taken,2026,leeds,doubting-to-trusting,Text.,\n\
        readme,Reserved,2026,leeds,doubting-to-trusting,Text.,\n\
        e,Bad body,2026,leeds,doubting-to-trusting,\"Text\" more,\n\
        f,Open,2026,leeds,doubting-to-trusting,\"Text.\n";
    let ran = imported(folder.path(), table.as_bytes(), &["--write"]);
    assert_eq!(ran.code, 1, "{}", ran.stdout);
    let expected = tool::repository().join("tests/issues/table-with-faults.txt");
    tool::compare(&expected, &ran.stderr);
    assert_eq!(sightings(folder.path()).len(), 1);
}

#[test]
fn a_header_with_faults_is_told_once() {
    let folder = valley();
    let table = "titel,date,date,place,shifts,Reviewed by,body,\nA,2026,,leeds,doubting-to-trusting,Jo,Text.,x\n";
    let ran = imported(folder.path(), table.as_bytes(), &[]);
    assert_eq!(ran.code, 1);
    for said in [
        "no column of a sighting is called `titel`",
        "did you mean `title`? Or leave the column out with --ignore \"titel\"",
        "`date` stands here a second time",
        "no column of a sighting is called `Reviewed by`",
        "there is no column `title`",
        "row 2 has a cell under no heading",
    ] {
        assert!(ran.stderr.contains(said), "{said}\n{}", ran.stderr);
    }
    assert!(!ran.stderr.contains("is missing"), "{}", ran.stderr);
    let table =
        "title,date,place,shifts,Reviewed by,body\nA,2026,leeds,doubting-to-trusting,Jo,Text.\n";
    let ran = imported(
        folder.path(),
        table.as_bytes(),
        &["--ignore", "reviewed BY"],
    );
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(!ran.stdout.contains("Jo"), "{}", ran.stdout);
}

#[test]
fn ids_are_made_as_new_makes_them_and_never_clash() {
    let folder = valley();
    let row = |text: &str| format!("Keys are shared,2025,leeds,doubting-to-trusting,{text}\n");
    let header = "title,date,place,shifts,body\n";
    let table = format!("{header}{}{}", row("One."), row("Two."));
    let ran = imported(folder.path(), table.as_bytes(), &["--write"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(
        ran.stdout,
        "wrote sightings/2025/2025-keys-are-shared-2.md\nwrote sightings/2025/2025-keys-are-shared-3.md\n\
         Wrote 2 new, replaced 0, left 0 unchanged.\n"
    );
    let again = imported(folder.path(), table.as_bytes(), &["--write"]);
    assert_eq!(again.stdout, "Wrote 0 new, replaced 0, left 2 unchanged.\n");
    // The very text of the file that is there is that file.
    let table = format!("{header}{}", row("They have one key each."));
    let ran = imported(folder.path(), table.as_bytes(), &[]);
    assert_eq!(ran.stdout, "0 new, 0 to be replaced, 1 unchanged.\n");
}

#[test]
fn what_is_there_is_replaced_only_by_force_and_where_it_stands() {
    let folder = valley();
    let from = folder.path().join("sightings/2025/2025-keys-are-shared.md");
    let to = folder
        .path()
        .join("sightings/anywhere/2025-keys-are-shared/index.md");
    fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
    fs::rename(from, &to).expect("it is moved");
    let table = "id,title,date,place,shifts,body\n2025-keys-are-shared,New,2026,leeds,doubting-to-trusting,Text.\n";
    let ran = imported(folder.path(), table.as_bytes(), &["--write"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains(
            "`2025-keys-are-shared` is already the id of sightings/anywhere/2025-keys-are-shared/index.md, which says something else"
        ),
        "{}",
        ran.stderr
    );
    let ran = imported(folder.path(), table.as_bytes(), &["--write", "--force"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(
        ran.stdout
            .starts_with("replaced sightings/anywhere/2025-keys-are-shared/index.md\n")
    );
    assert!(
        fs::read_to_string(to)
            .expect("a sighting")
            .contains("title = \"New\"")
    );
    assert_eq!(sightings(folder.path()).len(), 1);
}

#[test]
fn a_file_that_is_no_table_is_refused_with_the_next_step() {
    let folder = valley();
    for (bytes, said) in [
        (
            &b"PK\x03\x04\x14\0"[..],
            "such as .xlsx. In the spreadsheet choose",
        ),
        (b"title\ncaf\xe9", "is not saved as UTF-8: line 2"),
        (b"title\na\0b", "line 2 holds a NUL byte"),
        (b"\xff\xfet\0", "is saved as UTF-16"),
        (b"", "is empty"),
        (b"\xef\xbb\xbf\r\n", "is empty"),
    ] {
        let ran = imported(folder.path(), bytes, &["--write"]);
        assert_eq!(ran.code, 2, "{}", ran.stderr);
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
    for (path, said) in [
        ("missing.csv", "could not read missing.csv: No such file"),
        ("sightings", "sightings is a folder"),
    ] {
        let ran = observatory(folder.path(), &["import", path]);
        assert_eq!(ran.code, 2);
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
    let ran = observatory(folder.path(), &["import"]);
    assert_eq!(ran.code, 2);
}

#[test]
fn a_header_alone_is_nothing_to_write() {
    let folder = valley();
    let ran = imported(
        folder.path(),
        b"title,date,place,shifts,body\r\n,,,,\r\n",
        &["--write"],
    );
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(ran.stdout, "Wrote 0 new, replaced 0, left 0 unchanged.\n");
}

#[test]
fn broken_words_and_broken_sightings_that_are_there() {
    let folder = valley();
    fs::write(
        folder.path().join("sightings/broken.md"),
        "no front matter\n",
    )
    .expect("a file");
    let table =
        b"title,date,place,shifts,permission,body\nA,2026,leeds,doubting-to-trusting,given,Text.\n";
    let ran = imported(folder.path(), table, &[]);
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (0, ""),
        "they are no fault of the table"
    );
    fs::write(folder.path().join("sightings/themes.toml"), "[[theme]\n").expect("a file");
    let ran = imported(folder.path(), table, &["--write"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("mend the lists of words first"),
        "{}",
        ran.stderr
    );
}

#[test]
#[cfg(unix)]
fn nothing_is_left_behind_where_something_cannot_be_written() {
    let table = b"title,date,place,shifts,body\n\
        A,2024,leeds,doubting-to-trusting,Text.\nB,2026,leeds,doubting-to-trusting,Text.\n";
    let folder = valley();
    fs::write(
        folder.path().join("sightings/2026"),
        "a file where the folder belongs",
    )
    .expect("it");
    let before = tool::files(&folder.path().join("sightings"));
    let ran = imported(folder.path(), table, &["--write"]);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert_eq!(tool::files(&folder.path().join("sightings")), before);
    assert!(!folder.path().join("sightings/2024").exists());

    let elsewhere = TempDir::new().expect("a folder");
    let folder = valley();
    let link = folder.path().join("sightings/2026");
    std::os::unix::fs::symlink(elsewhere.path(), link).expect("a link");
    let ran = imported(folder.path(), table, &["--write"]);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert!(ran.stderr.contains("is a symbolic link"), "{}", ran.stderr);
    assert!(tool::files(elsewhere.path()).is_empty());
    assert!(!folder.path().join("sightings/2024").exists());
}

#[test]
fn many_rows_are_read_in_one_go() {
    let folder = valley();
    let mut table = String::from("title,date,place,shifts,body\n");
    let text = "Ten words that say nothing at all, again. ".repeat(12);
    for _ in 0..2000 {
        table.push_str(&format!(
            "The same title,2026,leeds,doubting-to-trusting,{text:?}\n"
        ));
    }
    let ran = imported(folder.path(), table.as_bytes(), &[]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(
        ran.stdout
            .contains("would write sightings/2026/2026-the-same-title-20.md\n… and 1980 more\n")
    );
    assert!(
        ran.stdout
            .contains("\n2000 new, 0 to be replaced, 0 unchanged.\n")
    );
}

/// Each form beside the whole of what a dry run says of it: `UPDATE=1` writes that down.
#[test]
fn every_form_becomes_the_file_or_the_report_that_is_expected() {
    let folder = valley();
    let issues = tool::repository().join("tests/issues");
    let mut forms: Vec<PathBuf> = fs::read_dir(&issues)
        .expect("the forms")
        .map(|entry| entry.expect("a form").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    forms.sort();
    assert!(forms.len() >= 20, "the forms are gone");
    for form in forms {
        fs::copy(&form, folder.path().join("body.md")).expect("a copy");
        let ran = observatory(folder.path(), &["import", "--issue", "body.md"]);
        let said = format!("exit code {}\n\n{}{}", ran.code, ran.stderr, ran.stdout);
        tool::compare(&form.with_extension("txt"), &said);
    }
}

#[test]
fn a_form_without_a_date_takes_the_one_that_is_typed() {
    let folder = valley();
    let form = tool::repository().join("tests/issues/no-date.md");
    let form = form.to_str().expect("a path");
    let ran = observatory(
        folder.path(),
        &["import", "--issue", form, "--date", "2026-05", "--write"],
    );
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let path = folder
        .path()
        .join("sightings/2026/2026-neighbours-share-one-key.md");
    assert!(
        fs::read_to_string(path)
            .expect("it was written")
            .contains("date = \"2026-05\"\n")
    );
    let ran = observatory(
        folder.path(),
        &["import", "--issue", form, "--date", "soon"],
    );
    assert_eq!(ran.code, 2);
}

/// What people, spreadsheets and worse put into cells and answers.
const PIECES: &[&str] = &[
    ",",
    ";",
    "\t",
    "\n",
    "\"",
    "\"\"",
    "'",
    "'''",
    "\"\"\"",
    "\\",
    "\\\"",
    "+++",
    "\n+++\n",
    "\u{feff}",
    "\u{202e}",
    "\u{7}",
    " ",
    "=1+1",
    "'=1",
    "[",
    "]",
    "{",
    "}",
    "[]",
    "{\"a\":null}",
    "[{\"date\":\"2021\"}]",
    "[\"doubting-to-trusting\"]",
    "{\"\":[1.5,true,{\"x y\":\"\\n+++\\n\"}]}",
    "[{\"text\":\"one\\n+++\\ntwo\",\"a\\nb\":[[],null]}]",
    "draft = true",
    "withdrawn",
    "\n[[replies]]\n",
    "title",
    "leeds",
    "2020",
    "2026-05-09",
    "true",
    "https://example.org/a",
    "```\n",
    "~~~",
    "<!--",
    "-->",
    "- [x] ",
    "### ",
    "_No response_",
];

fn anything() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => select(PIECES).prop_map(str::to_owned),
        1 => any::<String>().prop_map(|text| text.replace('\0', "")),
    ];
    vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// Reads the planned files as the observatory would: none holds a fault of its syntax or a key of a stranger,
/// so the account does not reach into the front matter, nor the front matter into the account.
fn read_back(plan: &Plan, keys: &[&str]) {
    let inputs = source::Inputs {
        files: plan
            .files
            .iter()
            .map(|planned| Input::new(planned.path.clone(), planned.text.as_bytes()))
            .collect(),
        pictures: Vec::new(),
        findings: Findings::default(),
    };
    let (drafts, findings) = source::parse(&inputs);
    for found in &findings {
        let of_form = ["syntax", "front-matter", "repeated-key", "unreadable"];
        assert!(
            !of_form.contains(&found.rule.code),
            "{}\n{}",
            found.message,
            found.source.text()
        );
    }
    for draft in &drafts.sightings {
        match draft.as_ref() {
            Draft::Sighting(draft) => {
                let strange = draft.spans.keys().find(|key| !keys.contains(key));
                assert!(strange.is_none(), "{strange:?}\n{}", draft.source.text());
            }
            Draft::Withdrawal(draft) => {
                assert!(keys.contains(&"withdrawn"), "{}", draft.source.text());
            }
        }
    }
    plan.told_of(&findings);
}

fn files() -> Files {
    load::files(valley().path()).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn no_cell_breaks_out_of_its_place() {
    let files = files();
    let keys: Vec<&str> = import::keys().filter(|key| *key != "withdrawn").collect();
    let rows = vec(vec(anything(), keys.len()), 1..3);
    let mut runner = TestRunner::new(Config::with_cases(300));
    let checked = runner.run(&rows, |rows| {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&keys).expect("a header");
        for row in &rows {
            writer.write_record(row).expect("a row");
        }
        let table = writer.into_inner().expect("all is written");
        let table = String::from_utf8(table).expect("it is UTF-8");
        let source = Arc::new(SourceText::new("table.csv", &table));
        let mut findings = Findings::default();
        let told = import::table(&source, &[], &mut findings);
        assert!(told.len() <= rows.len());
        let plan = import::plan(&source, told, &files.inputs, false, &mut findings);
        let stands_below = |path: &str| path.starts_with("sightings/") && !path.contains("..");
        assert!(plan.files.iter().all(|planned| stands_below(&planned.path)));
        read_back(&plan, &keys);
        Ok(())
    });
    checked.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn no_text_is_too_odd_for_a_table_or_a_form() {
    let files = files();
    let choice = Choice {
        today: None,
        drafts: true,
    };
    let edition = load::edition(&files, choice).unwrap_or_else(|_| panic!("the valley is sound"));
    let labels = [
        "### What happened?\n\n",
        "### Where was it?\n\n",
        "\n### When was it?\n\n",
        "\n\n### What helped?\n",
    ];
    let labels = select(labels.to_vec()).prop_map(str::to_owned);
    let text = vec(prop_oneof![2 => anything(), 1 => labels], 0..12);
    let keys: Vec<&str> = import::keys().collect();
    let mut runner = TestRunner::new(Config::with_cases(300));
    let checked = runner.run(&text, |pieces| {
        let source = Arc::new(SourceText::new("x", &pieces.concat()));
        let mut findings = Findings::default();
        let mut remarks = Vec::new();
        let mut told = import::table(&source, &[], &mut findings);
        told.push(import::form(
            &source,
            &edition.observatory,
            None,
            &mut findings,
            &mut remarks,
        ));
        let plan = import::plan(&source, told, &files.inputs, true, &mut findings);
        read_back(&plan, &keys);
        Ok(())
    });
    checked.unwrap_or_else(|error| panic!("{error}"));
}
