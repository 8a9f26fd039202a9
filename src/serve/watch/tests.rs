//! Which events are hints, and that hints come whatever way a file is saved.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use notify::event::{AccessKind, CreateKind, Flag, ModifyKind, RemoveKind, RenameMode};
use notify::{Error, ErrorKind, Event, EventKind};
use tempfile::TempDir;

use super::{Hint, Hints, MANY, QUIET, QUIET_OF_MANY, Signal, Stop, Watch, hint, hints};
use crate::source::Touched;

const ROOT: &str = "/project";
const WRITTEN: EventKind = EventKind::Modify(ModifyKind::Any);

fn told(kind: EventKind, path: &str) -> Option<Hint> {
    let event = Event::new(kind).add_path(PathBuf::from(path));
    hint(Path::new(ROOT), Ok(event))
}

fn these(paths: &[&str]) -> Touched {
    Touched::These(paths.iter().map(PathBuf::from).collect())
}

#[test]
fn what_a_site_is_made_from_gives_hints() {
    for path in [
        "/project/observatory.toml",
        "/project/sightings/2020/a.md",
        "/project/sightings/shifts.toml",
        "/project/templates/home.html",
        "/project/boundaries.geojson",
    ] {
        let hint = told(WRITTEN, path).expect("it is a hint");
        assert_eq!(hint.touched, these(&[path]));
    }
}

#[test]
fn what_the_tool_writes_gives_none() {
    for path in [
        "/project/site/index.html",
        "/project/site/sightings/a.html",
        "/project/.observatory-stage/sightings/a.html",
        "/project/sightings/.observatory/lock",
        "/project/.git/index",
        "/project/sightings-old/a.md",
        "/project/observatory.toml.swp",
        "/project/notes.txt",
        "/project/site/data/sightings.geojson",
        "/elsewhere/sightings/a.md",
    ] {
        assert_eq!(told(WRITTEN, path), None, "{path}");
    }
}

#[test]
fn reading_gives_none() {
    let access = EventKind::Access(AccessKind::Any);
    assert_eq!(told(access, "/project/sightings/a.md"), None);
}

#[test]
fn a_folder_that_comes_or_goes_is_watched_anew() {
    for kind in [
        EventKind::Create(CreateKind::Folder),
        EventKind::Remove(RemoveKind::Folder),
        EventKind::Modify(ModifyKind::Name(RenameMode::To)),
    ] {
        let about = |path| told(kind, path).expect("it is a hint").is_about_folder;
        assert!(about("/project/sightings"));
        assert!(about("/project/templates"));
        assert!(!about("/project/sightings/2020"));
    }
}

#[test]
fn lost_events_are_a_hint_to_look_at_everything() {
    let lost = Event::new(EventKind::Other).set_flag(Flag::Rescan);
    let hint = hint(Path::new(ROOT), Ok(lost)).expect("it is a hint");
    assert!(hint.is_about_folder);
    assert_eq!(hint.touched, Touched::Any);
}

#[test]
fn only_a_limit_ends_watching() {
    let failure = |kind| {
        let hint = hint(Path::new(ROOT), Err(Error::new(kind)));
        hint.expect("it is a hint").failure
    };
    assert!(failure(ErrorKind::MaxFilesWatch).is_some());
    assert!(failure(ErrorKind::PathNotFound).is_none());
}

/// A project folder that is watched. The folder comes first, so that it outlives what watches it.
struct Watched {
    hints: Hints,
    watch: Watch,
    _stop: Stop,
    folder: TempDir,
}

fn watched(begin: impl FnOnce(&Path, &Hints) -> Watch) -> Watched {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let root = folder.path().canonicalize().expect("it is there");
    fs::create_dir(root.join("sightings")).expect("an empty folder takes another");
    let (stop, hints) = hints();
    Watched {
        watch: begin(&root, &hints),
        hints,
        _stop: stop,
        folder,
    }
}

impl Watched {
    fn path(&self, name: &str) -> PathBuf {
        let root = self.folder.path().canonicalize().expect("it is there");
        root.join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("it is below the root")).expect("a new folder");
        fs::write(path, text).expect("a small file");
    }

    /// Blocks until there is one: without it the test never ends.
    fn hint(&mut self) {
        let hint = self.hints.wait(None).expect("nobody ends it");
        self.watch.keep_up(&hint);
    }
}

#[test]
fn every_way_to_save_gives_a_hint() {
    let mut watched = watched(Watch::begin);
    watched.write("sightings/a.md", "written");
    watched.hint();
    watched.write("sightings/a.md", "written over");
    watched.hint();
    watched.write("sightings/.a.md.swp", "written beside");
    watched.hint();
    fs::rename(
        watched.path("sightings/.a.md.swp"),
        watched.path("sightings/a.md"),
    )
    .expect("it takes the other's place");
    watched.hint();
    watched.write("observatory.toml", "title = \"x\"");
    watched.hint();
    fs::remove_file(watched.path("sightings/a.md")).expect("it is there");
    watched.hint();
    assert!(watched.watch.remarks().is_empty());
}

#[test]
fn folders_that_come_and_go_stay_watched() {
    let mut watched = watched(Watch::begin);
    watched.write("templates/deep/er/home.html", "new");
    watched.hint();
    watched.write("templates/deep/er/home.html", "changed");
    watched.hint();
    fs::remove_dir_all(watched.path("sightings")).expect("it is empty");
    watched.hint();
    watched.write("sightings/a.md", "back");
    watched.hint();
    watched.write("sightings/a.md", "changed");
    watched.hint();
}

#[test]
fn where_the_system_does_not_tell_it_looks_itself() {
    let mut watched = watched(|root, hints| {
        Watch::begin_with(root, hints, |_| Err(Error::new(ErrorKind::MaxFilesWatch)))
    });
    let remarks = watched.watch.remarks();
    assert_eq!(remarks.len(), 1, "{remarks:?}");
    assert!(remarks[0].contains("looked at every second"), "{remarks:?}");
    watched.write("sightings/a.md", "new");
    watched.hint();
}

#[test]
fn what_is_told_within_a_moment_is_one_hint() {
    let (_stop, mut hints) = hints();
    for path in ["/a", "/b", "/a"] {
        let hint = Hint {
            touched: these(&[path]),
            ..Hint::default()
        };
        hints.sender.send(Signal::Hint(hint)).expect("it is heard");
    }
    let hint = hints.wait(None).expect("nobody ends it");
    assert_eq!(hint.touched, these(&["/a", "/b"]));
}

#[test]
fn where_nothing_is_told_everything_is_looked_at() {
    let (_stop, mut hints) = hints();
    let hint = hints.wait(Some(Duration::ZERO)).expect("nobody ends it");
    assert_eq!(hint.touched, Touched::Any);
}

#[test]
fn the_end_comes_before_any_further_hint() {
    let (stop, mut hints) = hints();
    stop.stop();
    assert_eq!(hints.wait(None), None);
    assert_eq!(hints.wait(None), None);
}

#[test]
fn of_a_checkout_more_is_waited_for_than_of_a_save() {
    let (_stop, mut hints) = hints();
    let event = |nth: usize| {
        let path = format!("/project/sightings/{nth}.md");
        Signal::Hint(told(WRITTEN, &path).expect("it is a hint"))
    };
    for nth in 0..MANY {
        hints.take_in(event(nth));
    }
    assert_eq!(hints.quiet(), QUIET);
    hints.take_in(event(MANY));
    assert_eq!(hints.quiet(), QUIET_OF_MANY);
    assert!(hints.wait(None).is_some());
    assert_eq!(hints.quiet(), QUIET, "the next is a change of its own");
}
