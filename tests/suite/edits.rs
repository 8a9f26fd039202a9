//! After every edit the preview, which reads and makes only what has changed, has the pages and the errors of a build
//! that knows nothing of before.

use std::fs;
use std::path::Path;

use observatory::diagnostic::{Colour, human};
use observatory::load::{Memory, Reader};
use observatory::model::Choice;
use observatory::render::Renderer;
use observatory::source::Touched;

use crate::tool::{self, TODAY};

/// An edit, by what it is, and how it is made below the root.
type Edit = (&'static str, fn(&Path));

const EDITS: &[Edit] = &[
    ("nothing", |_| {}),
    ("the title", |root| {
        replace(
            root,
            SLUICE,
            "title   = ",
            "title = \"One key, many hands\" #",
        );
    }),
    ("the account", |root| {
        append(root, SLUICE, "\n\n## Later\n\nAnd a third key.\n")
    }),
    ("the shifts", |root| {
        replace(root, SLUICE, "shifts  = ", "shifts = [\"us-to-them\"] #");
    }),
    ("the place", |root| {
        replace(root, SLUICE, "place   = ", "place = \"beyond\" #")
    }),
    ("a link to another sighting", |root| {
        append(root, SLUICE, "\n\nSee [the worry](a-worry.md).\n");
    }),
    ("a new file", |root| {
        put(root, "sightings/2026/bench.md", BENCH)
    }),
    ("a file that is broken", |root| {
        replace(
            root,
            "sightings/2026/bench.md",
            "date = ",
            "date = 2026-02-30 #",
        );
    }),
    ("a place that there is not", |root| {
        replace(root, WORRY, "place = ", "place = \"nowhere\" #");
    }),
    ("that place", |root| {
        append(
            root,
            PLACES,
            "\n[[place]]\nid = \"nowhere\"\nname = \"Nowhere\"\n",
        );
    }),
    ("another name of a place", |root| {
        replace(root, PLACES, "Beyond the moor", "Over the moor")
    }),
    ("another name of a file", |root| {
        rename(root, "sightings/2026/bench.md", "sightings/2026/stool.md");
    }),
    ("the broken file mended", |root| {
        put(root, "sightings/2026/stool.md", BENCH)
    }),
    ("two files with one id", |root| {
        put(root, "sightings/2024/stool.md", BENCH)
    }),
    ("one of them gone", |root| {
        remove(root, "sightings/2026/stool.md")
    }),
    ("one taken back", |root| {
        put(
            root,
            "sightings/2024/stool.md",
            "+++\nwithdrawn = 2026-03-01\n+++\n",
        );
    }),
    ("a folder that goes elsewhere", |root| {
        rename(root, "sightings/2025", "sightings/2023")
    }),
    ("one that names what is not there yet", |root| {
        let named = "known = \"saw\"\nrelated = [{ id = \"later\", how = \"supports\" }]";
        let names = BENCH.replace("known = \"saw\"", named);
        put(root, "sightings/2026/names.md", &names);
    }),
    ("what it names", |root| {
        put(root, "sightings/2026/later.md", BENCH)
    }),
    ("a template", |root| {
        let about =
            "{% extends \"base.html\" %}{% block content %}<h1>Ours</h1>{% endblock content %}";
        put(root, "templates/about.html", about);
    }),
    ("words of a language", |root| {
        put(
            root,
            "templates/languages/en.ftl",
            "nav-places = Whereabouts\n",
        );
    }),
    ("the name of the whole", |root| {
        replace(
            root,
            "observatory.toml",
            "title = ",
            "title = \"Another valley\" #",
        );
    }),
    ("another language", |root| {
        replace(
            root,
            "observatory.toml",
            "contact",
            "language = \"cy\"\ncontact",
        );
    }),
    ("a template gone", |root| {
        remove(root, "templates/about.html")
    }),
    ("a list of words gone", |root| {
        remove(root, "sightings/conditions.toml")
    }),
];

const SLUICE: &str = "sightings/2025/shared-sluice.md";
const WORRY: &str = "sightings/2025/a-worry.md";
const PLACES: &str = "sightings/places.toml";
const BENCH: &str = "+++\ntitle = \"A bench for whoever comes\"\ndate = 2026-02-03\nplace = \"weir\"\n\
    shifts = [\"them-to-us\"]\nknown = \"saw\"\npermission = \"nobody-identifiable\"\n+++\n\
    Somebody has put a bench beside the path.\n";

#[test]
fn after_every_edit_all_is_as_in_a_build_from_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    tool::copy(
        &tool::repository().join("tests/sites/typical/project"),
        root,
    );
    let (mut reader, mut memory) = (Reader::default(), Memory::default());
    let choice = Choice {
        today: Some(TODAY.parse().expect("a day")),
        drafts: false,
    };
    let (mut before, mut site_before) = (None, None);
    for (what, edit) in EDITS {
        edit(root);
        let files = reader
            .read(root, &Touched::Any)
            .unwrap_or_else(|error| panic!("{what}: {error}"));
        let edition = memory
            .edition(&files, choice)
            .unwrap_or_else(|found| panic!("{what}: {}", human(&found, Colour::Plain)));
        let (site, errors) = tool::planned(
            edition,
            site_before
                .as_ref()
                .map(|before: &Renderer| &**before.site()),
        );
        let pages = tool::rendered(root, &site);
        let (wanted, wanted_errors) = tool::tree_of_the_sound(root, TODAY);
        let told = |findings| human(findings, Colour::Plain);
        assert_eq!(told(&errors), told(&wanted_errors), "{what}");
        let differ: Vec<_> = pages
            .iter()
            .filter(|(path, page)| wanted.get(*path) != Some(page))
            .collect();
        assert!(
            differ.is_empty(),
            "{what}: {:?}",
            differ.iter().map(|(path, _)| path).collect::<Vec<_>>()
        );
        assert_eq!(pages.len(), wanted.len(), "{what}");
        // An edit that changes nothing would show nothing.
        let state = Some((pages, told(&errors)));
        assert!(state != before, "{what} is the same as before");
        before = state;
        site_before = Some(site);
    }
}

fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

fn replace(root: &Path, path: &str, old: &str, new: &str) {
    let text = fs::read_to_string(root.join(path)).expect("it is there");
    assert!(text.contains(old), "{path} has no {old}");
    put(root, path, &text.replacen(old, new, 1));
}

fn append(root: &Path, path: &str, more: &str) {
    let text = fs::read_to_string(root.join(path)).expect("it is there");
    put(root, path, &format!("{text}{more}"));
}

fn rename(root: &Path, from: &str, to: &str) {
    fs::rename(root.join(from), root.join(to)).expect("it is there");
}

fn remove(root: &Path, path: &str) {
    fs::remove_file(root.join(path)).expect("it is there");
}
