//! How long each part of a build takes, on a made observatory of a thousand sightings: `cargo bench --bench parts`.

#[path = "made/mod.rs"]
mod made;

use std::collections::BTreeSet;
use std::hint::black_box;

use divan::Bencher;
use made::Size;
use observatory::load::{self, Edition, Files};
use observatory::markdown::{self, Destination};
use observatory::model::Choice;
use observatory::publish::{ProjectFolders, Target, publish};
use observatory::render::Renderer;
use observatory::search::Index;
use observatory::source::{self, Input, Inputs};

const SIGHTINGS: usize = 1000;

fn main() {
    divan::main();
}

fn files() -> Files {
    let mut files = made::files(Size::of(SIGHTINGS))
        .into_iter()
        .map(|(path, text)| Input::new(path, text));
    Files {
        configuration: files.next().expect("it stands first"),
        inputs: Inputs {
            files: files.collect(),
            ..Inputs::default()
        },
        overrides: Vec::new(),
        map: None,
    }
}

fn edition(files: &Files) -> Edition {
    let edition = load::edition(files, Choice::default());
    edition.unwrap_or_else(|_| panic!("what is made is sound"))
}

fn renderer(edition: Edition) -> Renderer {
    edition.renderer(None, None)
}

#[divan::bench]
fn read_every_file_by_itself(bencher: Bencher<'_, '_>) {
    let files = files();
    bencher.bench(|| source::parse(&files.inputs));
}

#[divan::bench]
fn from_files_to_an_observatory_with_all_rules(bencher: Bencher<'_, '_>) {
    let files = files();
    bencher.bench(|| edition(&files));
}

#[divan::bench]
fn every_account_from_markdown(bencher: Bencher<'_, '_>) {
    let size = Size::of(SIGHTINGS);
    let words = made::Words::of(size);
    let accounts: Vec<String> = made::sightings(size, &words)
        .map(|told| told.account)
        .collect();
    bencher.bench(|| {
        for account in &accounts {
            let html = markdown::html(account, &|_| Destination::Nowhere, &|_| None);
            black_box(html);
        }
    });
}

#[divan::bench]
fn count_and_plan(bencher: Bencher<'_, '_>) {
    let files = files();
    bencher
        .with_inputs(|| edition(&files))
        .bench_values(renderer);
}

/// Pages of each kind, by their addresses. What the first of them makes for all others is made before.
#[divan::bench(args = [
    "sightings/told-7.html",
    "sightings/page/3.html",
    "places/place-0.html",
    "places/place-0/page/3.html",
    "heat-map.html",
    "themes/theme-0.html",
    "data/sightings.jsonl",
    "data/sightings.csv",
    "feed.xml",
])]
fn one_page(bencher: Bencher<'_, '_>, path: &str) {
    let renderer = renderer(edition(&files()));
    let (path, page) = renderer.site().plan.entry(path).expect("it is planned");
    bencher.bench(|| {
        let mut bytes = Vec::new();
        let outcome = renderer.render(path, page, &mut bytes);
        outcome.unwrap_or_else(|_| panic!("it can be rendered"));
        bytes
    });
}

#[divan::bench]
fn the_index_of_the_search(bencher: Bencher<'_, '_>) {
    let files = files();
    bencher
        .with_inputs(|| renderer(edition(&files)))
        .bench_refs(|renderer| {
            let index: &Index = renderer.site().index();
            black_box(index);
        });
}

/// A thousand pages of 8 kB, to a folder that is not there yet.
#[divan::bench]
fn a_thousand_pages_to_the_disk(bencher: Bencher<'_, '_>) {
    let page = vec![b'x'; 8 << 10];
    let paths: Vec<String> = (0..1000)
        .map(|number| format!("sightings/{number:04}.html"))
        .collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    bencher
        .with_inputs(|| tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder"))
        .bench_refs(|folder| {
            let folders = ProjectFolders {
                root: folder.path().join("project"),
                sources: Vec::new(),
            };
            let target = Target::vet(&folders, &folder.path().join("site"), None);
            let target = target.unwrap_or_else(|_| panic!("it may be written to"));
            let report = publish(&target, &paths, &BTreeSet::new(), None, |_, sink| {
                sink.write_all(&page)
            });
            report.unwrap_or_else(|_| panic!("there is room"))
        });
}
