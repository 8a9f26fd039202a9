//! What `github` writes: the form gives answers that `import` understands, nothing of an observatory or of a
//! stranger acts in a workflow, and what somebody has edited stays.

use std::fs;
use std::path::Path;

use serde_norway::Value;
use tempfile::TempDir;

use crate::tool::{self, Ran};

const FORM: &str = ".github/ISSUE_TEMPLATE/sighting.yml";

/// Names that mean something to YAML, Markdown, GitHub, a shell, a terminal or the form itself.
const NAMES: [&str; 26] = [
    "yes",
    "null",
    "1",
    "None",
    "Newport",
    "Newport",
    "newport",
    "A",
    "B",
    "A, B",
    "A, B, and C",
    "Key: value # no comment",
    "- a bullet",
    "[ ] a box",
    "### What happened?",
    "```",
    "<!-- a remark",
    "_No response_",
    "It's \"so\" \\ called",
    "${{ github.token }}",
    "$(touch acted); `touch acted`",
    "مدينة القدس",
    "turned \u{202e} round",
    "&anchor *alias !tag %x @y",
    "p3",
    "ﬁn – Ḧ",
];

/// An observatory whose every list has those names.
fn hostile() -> TempDir {
    let project = tempfile::tempdir().expect("a folder");
    let root = project.path();
    fs::create_dir_all(root.join("sightings")).expect("a folder");
    let text = |name: &str| toml::Value::from(name).to_string();
    let title = text("${{ github.token }}\" $(touch acted)");
    fs::write(root.join("observatory.toml"), format!("title = {title}\n")).expect("settings");
    for (list, table, letter) in [
        ("places", "place", 'p'),
        ("themes", "theme", 't'),
        ("parties", "party", 'r'),
        ("conditions", "condition", 'c'),
    ] {
        let entries = NAMES.iter().enumerate().map(|(index, name)| {
            let name = text(name);
            format!("[[{table}]]\nid = \"{letter}{index}\"\nname = {name}\n")
        });
        let entries: String = entries.collect();
        fs::write(root.join(format!("sightings/{list}.toml")), entries).expect("a list");
    }
    let shifts = NAMES.chunks(2).enumerate().map(|(index, names)| {
        let [from, to] = [text(names[0]), text(names[1])];
        format!(
            "[[shift]]\nfrom = \"f{index}\"\nto = \"g{index}\"\nfrom_name = {from}\nto_name = {to}\n"
        )
    });
    let shifts: String = shifts.collect();
    fs::write(root.join("sightings/shifts.toml"), shifts).expect("shifts");
    project
}

/// A copy of a project, in which the verb may write.
fn copied(from: &Path) -> TempDir {
    let project = tempfile::tempdir().expect("a folder");
    tool::copy(from, project.path());
    project
}

fn golden(name: &str) -> TempDir {
    copied(&tool::repository().join(format!("tests/sites/{name}/project")))
}

fn written(project: &Path, more: &[&str]) -> Ran {
    let ran = tool::observatory(project, &[&["github"], more].concat());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    ran
}

fn read(project: &Path, path: &str) -> String {
    fs::read_to_string(project.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn yaml(project: &Path, path: &str) -> Value {
    serde_norway::from_str(&read(project, path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn form(project: &Path) -> Vec<Value> {
    let form = yaml(project, FORM);
    form["body"]
        .as_sequence()
        .expect("the form has a body")
        .clone()
}

fn options(part: &Value) -> Vec<String> {
    let options = part["attributes"]["options"].as_sequence();
    let texts = options.into_iter().flatten().map(|option| {
        let label = option.as_str().or_else(|| option["label"].as_str());
        label.expect("an option is a text").to_owned()
    });
    texts.collect()
}

/// What somebody chose in the `turn`-th of many answers.
fn chosen(part: &Value, turn: usize) -> Vec<String> {
    let options = options(part);
    let all = |steps: &[usize]| {
        let mut places: Vec<usize> = steps
            .iter()
            .map(|step| (turn + step) % options.len())
            .collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().map(|at| options[at].clone()).collect()
    };
    match part["id"].as_str() {
        // Which way it is shifting and what is still so are answered by turns, as one shift can't be both.
        Some("shifts") if turn % 2 == 1 => Vec::new(),
        Some("still") if turn.is_multiple_of(2) => Vec::new(),
        // Both ends of one shift stand side by side.
        Some("still") => all(&[0, 2, 4]),
        _ if part["attributes"]["multiple"].as_bool() == Some(true) => all(&[0, 1, 2]),
        _ => all(&[0]),
    }
}

/// The text of an issue, as GitHub makes it of the form.
fn issue(form: &[Value], turn: usize) -> String {
    let mut text = String::new();
    for part in form {
        let label = part["attributes"]["label"].as_str();
        let answer = match (part["type"].as_str(), part["id"].as_str()) {
            (Some("markdown"), _) => continue,
            (_, Some("title")) => format!("Turn {turn} of the bench by the bus stop"),
            (_, Some("body")) => "They sit there together, and did not before.".to_owned(),
            (_, Some("date")) => "2026-05-08".to_owned(),
            (_, Some("sources")) => "https://example.org/report".to_owned(),
            (Some("dropdown"), _) => chosen(part, turn).join(", "),
            (Some("checkboxes"), _) => {
                let boxes = options(part).into_iter();
                let boxes: Vec<String> = boxes.map(|label| format!("- [X] {label}")).collect();
                boxes.join("\n")
            }
            _ => String::new(),
        };
        let answer = if answer.is_empty() {
            "_No response_"
        } else {
            &answer
        };
        text.push_str(&format!(
            "### {}\n\n{answer}\n\n",
            label.expect("it has a label")
        ));
    }
    text
}

/// Imports the issue; the head of the file that it would become.
fn imported(project: &Path, issue: &str) -> toml::Table {
    fs::write(project.join("issue.md"), issue).expect("an issue");
    let ran = tool::observatory(project, &["import", "--issue", "issue.md"]);
    assert_eq!(ran.code, 0, "{issue}\n{}", ran.stderr);
    let head = ran.stdout.split("+++\n").nth(1).expect("the file is shown");
    head.parse()
        .unwrap_or_else(|error| panic!("{head}: {error}"))
}

fn longest(form: &[Value]) -> usize {
    form.iter()
        .map(|part| options(part).len())
        .max()
        .unwrap_or(0)
}

#[test]
fn whatever_is_chosen_in_the_form_of_a_golden_site_is_understood() {
    for site in ["one", "three", "nested-places", "typical", "unicode"] {
        let project = golden(site);
        written(project.path(), &[]);
        let form = form(project.path());
        for turn in 0..longest(&form) {
            let head = imported(project.path(), &issue(&form, turn));
            assert!(head.contains_key("place"), "{site}: {head:?}");
        }
    }
}

#[test]
fn names_that_mean_something_elsewhere_are_read_as_what_was_chosen() {
    let project = hostile();
    written(project.path(), &[]);
    let form = form(project.path());
    let part = |id: &str| {
        let part = form.iter().find(|part| part["id"].as_str() == Some(id));
        part.unwrap_or_else(|| panic!("the form does not ask for {id}"))
    };
    // Each word is there once, in the order of its list, so its place tells its id.
    for (key, letter) in [
        ("place", 'p'),
        ("themes", 't'),
        ("between", 'r'),
        ("helped", 'c'),
    ] {
        let options = options(part(key));
        assert_eq!(options.len(), NAMES.len(), "{key}");
        for turn in 0..NAMES.len() {
            let head = imported(project.path(), &issue(&form, turn));
            let mut expected: Vec<String> = Vec::new();
            for label in chosen(part(key), turn) {
                let at = options.iter().position(|option| *option == label);
                expected.push(format!("{letter}{}", at.expect("it was an option")));
            }
            let told: Vec<&str> = match &head[key] {
                toml::Value::String(word) => vec![word],
                words => words
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(|word| word.as_str())
                    .collect(),
            };
            assert_eq!(told, expected, "{key}, turn {turn}");
        }
    }
    for option in form.iter().flat_map(options) {
        assert_ne!(
            option.to_lowercase(),
            "none",
            "GitHub keeps this word for itself"
        );
        assert!(!option.contains('\u{202e}'), "{option}");
    }
}

#[test]
fn the_form_is_what_github_takes() {
    for project in [golden("empty"), golden("typical"), hostile()] {
        written(project.path(), &[]);
        let form = form(project.path());
        let mut labels = Vec::new();
        for part in &form {
            let kind = part["type"].as_str().expect("a part has a type");
            if kind == "markdown" {
                assert!(part["attributes"]["value"].is_string());
                continue;
            }
            labels.push(
                part["attributes"]["label"]
                    .as_str()
                    .expect("a label")
                    .to_owned(),
            );
            if matches!(kind, "dropdown" | "checkboxes") {
                let mut options = options(part);
                let many = options.len();
                assert!(many > 0 && options.iter().all(|option| !option.trim().is_empty()));
                options.sort();
                options.dedup();
                assert_eq!(options.len(), many, "an option stands twice");
            }
            if kind == "checkboxes" {
                let boxes = part["attributes"]["options"].as_sequence().expect("boxes");
                assert!(
                    boxes
                        .iter()
                        .all(|label| label["required"].as_bool() == Some(true))
                );
            }
        }
        let asked: Vec<&str> = observatory::questions::QUESTIONS
            .iter()
            .map(|question| question.label)
            .filter(|label| labels.iter().any(|known| known == label))
            .collect();
        assert_eq!(labels, asked, "the questions stand in their order");
        for required in ["title", "body", "place", "date", "known", "permission"] {
            let part = form
                .iter()
                .find(|part| part["id"].as_str() == Some(required));
            let part = part.unwrap_or_else(|| panic!("{required} is not asked"));
            assert_eq!(
                part["validations"]["required"].as_bool(),
                Some(true),
                "{required}"
            );
        }
    }
}

#[test]
fn of_very_many_places_the_name_is_typed() {
    let project = hostile();
    let places =
        (0..200).map(|index| format!("[[place]]\nid = \"p{index}\"\nname = \"Place {index}\"\n"));
    let places: String = places.collect();
    fs::write(project.path().join("sightings/places.toml"), places).expect("a list");
    written(project.path(), &[]);
    let form = form(project.path());
    let place = form
        .iter()
        .find(|part| part["id"].as_str() == Some("place"))
        .expect("it is asked");
    assert_eq!(place["type"].as_str(), Some("input"));
    let text = issue(&form, 0).replacen(
        "### Where was it?\n\n_No response_",
        "### Where was it?\n\nPlace 17",
        1,
    );
    assert_eq!(
        imported(project.path(), &text)["place"].as_str(),
        Some("p17")
    );
}

#[test]
fn nothing_that_an_observatory_says_of_itself_stands_in_a_workflow() {
    let (plain, odd) = (golden("one"), hostile());
    for project in [&plain, &odd] {
        written(project.path(), &["--program", "someone/observatory"]);
    }
    let files = tool::files(&plain.path().join(".github"));
    let mut same = 0;
    for (path, bytes) in files {
        if path.starts_with("ISSUE_TEMPLATE") {
            continue;
        }
        let other = fs::read(odd.path().join(".github").join(&path)).expect("both have it");
        assert!(bytes == other, "{} differs", path.display());
        same += 1;
    }
    assert_eq!(same, 8);
}

#[test]
fn an_odd_branch_or_program_is_refused_and_nothing_is_written() {
    let project = golden("one");
    let path = project.path().join("observatory.toml");
    let settings = fs::read_to_string(&path).expect("settings");
    fs::write(&path, format!("branch = \"${{{{ x }}}}\"\n{settings}")).expect("settings");
    let ran = tool::observatory(project.path(), &["github"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("can't stand in a workflow"),
        "{}",
        ran.stderr
    );
    fs::write(&path, settings).expect("settings");
    let ran = tool::observatory(project.path(), &["github", "--program", "a/b; touch x"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("write OWNER/REPOSITORY"),
        "{}",
        ran.stderr
    );
    assert!(!project.path().join(".github").exists());
}

#[test]
fn an_edit_by_hand_stays_and_all_else_is_brought_up_to_date() {
    let project = golden("one");
    let root = project.path();
    let ran = tool::observatory(root, &["github", "--check"]);
    assert_eq!(ran.code, 1);
    assert!(!root.join(".github").exists());
    written(root, &["--program", "someone/observatory"]);
    let before = tool::files(&root.join(".github"));
    let ran = written(root, &["--check"]);
    assert_eq!(ran.stdout.lines().count(), before.len(), "{}", ran.stdout);
    assert!(
        ran.stdout
            .lines()
            .all(|line| line.starts_with("up to date "))
    );

    let edited = ".github/workflows/publish.yml";
    let by_hand = read(root, edited).replace("17 3 * * *", "40 5 * * *");
    fs::write(root.join(edited), &by_hand).expect("an edit");
    let theirs = ".github/dependabot.yml";
    fs::write(root.join(theirs), "version: 2\nupdates: []\n").expect("a file");
    let places = root.join("sightings/places.toml");
    let more = fs::read_to_string(&places).expect("places")
        + "\n[[place]]\nid = \"new-place\"\nname = \"New place\"\n";
    fs::write(&places, more).expect("places");

    let ran = written(root, &["--diff"]);
    for said in [
        "left alone .github/workflows/publish.yml: it was edited by hand\n",
        "left alone .github/dependabot.yml: it was not written by this\n",
        "wrote .github/ISSUE_TEMPLATE/sighting.yml, which was older\n",
        "up to date .github/actions/observatory/action.yml\n",
        "-    - cron: \"40 5 * * *\"\n+    - cron: \"17 3 * * *\"\n",
    ] {
        assert!(ran.stdout.contains(said), "{said}\n{}", ran.stdout);
    }
    assert_eq!(read(root, edited), by_hand);
    assert!(read(root, FORM).contains("New place"));
    assert_eq!(written(root, &["--check"]).code, 0);

    written(root, &["--force"]);
    assert!(read(root, edited).contains("17 3 * * *"));
    assert!(read(root, theirs).contains("github-actions"));
    // No stage is left behind.
    assert_eq!(tool::files(&root.join(".github")).len(), before.len());
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let (project, elsewhere) = (golden("one"), tempfile::tempdir().expect("a folder"));
    std::os::unix::fs::symlink(elsewhere.path(), project.path().join(".github")).expect("a link");
    let ran = tool::observatory(project.path(), &["github", "--force"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("is a symbolic link"), "{}", ran.stderr);
    assert!(tool::files(elsewhere.path()).is_empty());
}

#[test]
fn broken_words_are_told_and_a_broken_sighting_is_no_hindrance() {
    let project = golden("one");
    let sighting = project.path().join("sightings/broken.md");
    fs::write(&sighting, "+++\ntitle = \n+++\n").expect("a sighting");
    written(project.path(), &[]);
    fs::write(project.path().join("sightings/places.toml"), "[[place]\n").expect("a list");
    let ran = tool::observatory(project.path(), &["github"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("mend the lists of words first"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_folder_inside_of_a_repository_is_refused() {
    let project = tempfile::tempdir().expect("a folder");
    fs::create_dir(project.path().join(".git")).expect("a folder");
    let inner = project.path().join("inner");
    tool::copy(&tool::repository().join("tests/sites/one/project"), &inner);
    let ran = tool::observatory(&inner, &["github"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("a repository of its own"),
        "{}",
        ran.stderr
    );
}

#[test]
fn the_first_observatory_has_what_the_verb_writes() {
    let ran = tool::observatory(tool::repository(), &["github", "--check"]);
    assert_eq!(
        ran.code, 0,
        "run `observatory github` here:\n{}",
        ran.stdout
    );
    assert!(
        ran.stdout
            .lines()
            .all(|line| line.starts_with("up to date ")),
        "{}",
        ran.stdout
    );
}

#[test]
fn the_editor_asks_the_questions_of_the_form_and_names_no_file_by_its_title() {
    let project = golden("typical");
    let settings = project.path().join("observatory.toml");
    let text = fs::read_to_string(&settings).expect("a file");
    let kept: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with("repository"))
        .collect();
    fs::write(&settings, kept.join("\n")).expect("a file");
    fs::create_dir_all(project.path().join(".git")).expect("a folder");
    let without = tool::observatory(project.path(), &["github", "--editor"]);
    assert_eq!(without.code, 2, "{}", without.stdout);
    assert!(
        without.stderr.contains("give `repository`"),
        "{}",
        without.stderr
    );
    assert!(!project.path().join("admin").exists());
    let text = format!(
        "repository = \"https://github.com/someone/street\"\n{}\n",
        kept.join("\n")
    );
    fs::write(&settings, text).expect("a file");
    assert_eq!(written(project.path(), &["--editor"]).code, 0);
    let configuration = yaml(project.path(), "admin/config.yml");
    assert_eq!(
        configuration["backend"]["repo"].as_str(),
        Some("someone/street")
    );
    let collection = &configuration["collections"][0];
    assert_eq!(collection["format"].as_str(), Some("toml-frontmatter"));
    let slug = collection["slug"].as_str().expect("a text");
    assert!(
        !slug.contains("title") && !slug.contains("{{slug}}"),
        "{slug}"
    );
    let names = |part: &Value| part["name"].as_str().map(str::to_owned);
    let mut asked: Vec<String> = collection["fields"]
        .as_sequence()
        .expect("a list")
        .iter()
        .filter_map(names)
        .collect();
    let ids = |part: &Value| {
        part["id"]
            .as_str()
            .filter(|id| *id != "promises")
            .map(str::to_owned)
    };
    let mut form: Vec<String> = form(project.path()).iter().filter_map(ids).collect();
    asked.sort();
    form.sort();
    assert_eq!(asked, form);

    // Without the flag it is kept up to date from now on, and the page loads one version and no other content.
    let again = written(project.path(), &[]);
    assert!(
        again.stdout.contains("up to date admin/config.yml"),
        "{}",
        again.stdout
    );
    let page = read(project.path(), "admin/index.html");
    assert_eq!(page.matches("https://").count(), 1, "{page}");
    assert!(page.contains("integrity=\"sha384-"), "{page}");
}

/// As Sveltia and Decap write it: all in quotation marks, times with their thousandths, lists over several lines.
#[test]
fn what_an_editor_writes_is_read() {
    let project = golden("one");
    let path = project.path().join("sightings/2026/2026-1a2b3c4d.md");
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    let (place, shift) = (
        first_id(project.path(), "places", "id"),
        first_id(project.path(), "shifts", "from"),
    );
    let to = first_id(project.path(), "shifts", "to");
    for date in [
        "2026-05-08",
        "2026-05",
        "2026-05-08T09:30:00.000Z",
        "2026-05-08T09:30",
    ] {
        let text = format!(
            "+++\ntitle = \"Neighbours share their tools\"\nplace = \"{place}\"\ndate = \"{date}\"\nshifts = [\n  \"{shift}-to-{to}\",\n]\n\
             known = \"saw\"\npermission = \"nobody-identifiable\"\ndraft = false\n+++\n\nThey lend each other ladders.\n"
        );
        fs::write(&path, text).expect("a file");
        let ran = tool::observatory(
            project.path(),
            &["check", "sightings/2026/2026-1a2b3c4d.md"],
        );
        assert_eq!(ran.code, 0, "{date}: {}", ran.stdout);
    }
}

fn first_id(project: &Path, list: &str, key: &str) -> String {
    let table: toml::Table = read(project, &format!("sightings/{list}.toml"))
        .parse()
        .expect("TOML");
    let (_, entries) = table.iter().next().expect("a list");
    entries[0][key].as_str().expect("a text").to_owned()
}
