//! One state of the project as the preview shows it. Takes the state before and what was read, gives the
//! next; the last whole site stays while something is wrong.

use std::mem;
use std::sync::Arc;

use crate::diagnostic::{Colour, Findings, Level, human};
use crate::load::{Edition, Files, Memory};
use crate::model::Choice;
use crate::path_error::PathError;
use crate::render::Renderer;
use crate::serve::kept::Kept;
use crate::site::Site;

/// How many errors are shown; who has more mends these first.
const ERRORS_SHOWN: usize = 100;

/// What requests are answered from.
#[derive(Clone)]
pub(super) struct Snapshot {
    /// Grows with every snapshot that shows anything else than the one before.
    pub generation: u64,
    /// The site, unless there was none yet that could be shown.
    pub pages: Option<Arc<Pages>>,
    /// What keeps the files from being published as they are now.
    pub faults: Option<Faults>,
}

/// A site, and what was rendered of it.
pub(super) struct Pages {
    pub renderer: Renderer,
    /// Whether it was made of files without an error.
    pub is_whole: bool,
    /// What was rendered of it already.
    pub kept: Kept,
}

/// What is wrong, for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Faults {
    /// How many errors there are.
    pub count: usize,
    /// Each with its place, its line and what to do. Not escaped: it quotes the files.
    pub report: String,
}

impl Snapshot {
    /// The state before anything was read; the next one is numbered above `generation`.
    pub(super) fn nothing_yet(generation: u64) -> Self {
        Self {
            generation,
            pages: None,
            faults: None,
        }
    }

    /// Whether requests can be answered.
    pub(super) fn is_ready(&self) -> bool {
        self.pages.is_some() || self.faults.is_some()
    }

    /// The state after `read`; none where it shows nothing else than this one. `memory` is of the states before, and
    /// changes nothing but how long it takes.
    pub(super) fn next(
        &self,
        read: &Result<Files, PathError>,
        choice: Choice,
        memory: &mut Memory,
    ) -> Option<Self> {
        let (pages, faults) = match read {
            Err(error) => (None, Some(Faults::unreadable(error))),
            Ok(files) => match memory.edition(files, choice) {
                Err(findings) => (None, Faults::of(findings)),
                Ok(edition) => {
                    let before = self.pages.as_ref().map(|pages| &**pages.renderer.site());
                    let (pages, faults) = pages(edition, before);
                    (Some(pages), faults)
                }
            },
        };
        let kept = self.pages.as_ref().filter(|kept| kept.is_whole);
        let (pages, is_new) = match (pages, kept) {
            (Some(pages), _) if pages.is_whole => (Some(Arc::new(pages)), true),
            (_, Some(kept)) => (Some(Arc::clone(kept)), false),
            (Some(pages), None) => (Some(Arc::new(pages)), true),
            (None, None) => (self.pages.clone(), false),
        };
        (is_new || faults != self.faults).then_some(Self {
            generation: self.generation + 1,
            pages,
            faults,
        })
    }
}

impl Faults {
    /// Of a page: what its template can't do.
    pub(super) fn one(found: crate::diagnostic::Diagnostic) -> Self {
        let mut findings = Findings::default();
        findings.push(found);
        Self::told(findings)
    }

    /// The errors among `findings`, none where there is none.
    fn of(mut findings: Findings) -> Option<Self> {
        findings.retain(|found| found.level() == Level::Error);
        (!findings.is_empty()).then(|| Self::told(findings))
    }

    fn told(mut findings: Findings) -> Self {
        let count = findings.iter().len();
        let mut shown = 0;
        findings.retain(|_| {
            shown += 1;
            shown <= ERRORS_SHOWN
        });
        let mut report = human(&findings, Colour::Plain).trim_end().to_owned();
        if count > ERRORS_SHOWN {
            let more = count - ERRORS_SHOWN;
            report.push_str(&format!(
                "\n\nand {more} more: `observatory check` lists them all"
            ));
        }
        Self { count, report }
    }

    fn unreadable(error: &PathError) -> Self {
        Self {
            count: 1,
            report: format!("error: {error}"),
        }
    }
}

/// `before` is a site of an earlier state.
fn pages(mut edition: Edition, before: Option<&Site>) -> (Pages, Option<Faults>) {
    let faults = Faults::of(mem::take(&mut edition.findings));
    let pages = Pages {
        renderer: edition.renderer(Some("/".to_owned()), before),
        is_whole: faults.is_none(),
        kept: Kept::default(),
    };
    (pages, faults)
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::Arc;

    use super::Snapshot;
    use crate::load::{Files, Memory};
    use crate::model::Choice;
    use crate::path_error::PathError;
    use crate::serve::stand_in::{CONFIGURATION, KEYS, files};

    fn next(before: &Snapshot, files: Files) -> Snapshot {
        before
            .next(&Ok(files), Choice::default(), &mut Memory::default())
            .expect("it shows something else")
    }

    fn start() -> Snapshot {
        Snapshot::nothing_yet(7)
    }

    fn title(snapshot: &Snapshot) -> &str {
        let pages = snapshot.pages.as_ref().expect("there is a site");
        &pages.renderer.site().settings.title
    }

    fn report(snapshot: &Snapshot) -> &str {
        &snapshot.faults.as_ref().expect("something is wrong").report
    }

    #[test]
    fn good_files_are_a_whole_site() {
        assert!(!start().is_ready());
        let snapshot = next(&start(), files(&[]));
        assert!(snapshot.is_ready());
        assert_eq!(snapshot.generation, 8);
        assert_eq!(snapshot.faults, None);
        assert!(snapshot.pages.expect("there is a site").is_whole);
    }

    #[test]
    fn the_last_whole_site_stays_until_all_is_mended() {
        let good = next(&start(), files(&[]));
        let broken = next(&good, files(&[(KEYS, Some("+++\ntitle = 1\n+++\n"))]));
        let before = good.pages.as_ref().expect("there is a site");
        let kept = broken.pages.as_ref().expect("it stays");
        assert!(Arc::ptr_eq(before, kept));
        assert!(
            report(&broken).contains("sightings/keys.md:2"),
            "{}",
            report(&broken)
        );
        let mended = next(&broken, files(&[]));
        assert_eq!(mended.faults, None);
        assert_eq!(mended.generation, 10);
    }

    #[test]
    fn a_start_with_errors_shows_the_rest_and_follows_it() {
        let broken = ("sightings/bench.md", Some("+++\n"));
        let first = next(&start(), files(&[broken]));
        let site = first
            .pages
            .as_ref()
            .expect("the rest is shown")
            .renderer
            .site();
        assert_eq!(site.observatory.sightings.len(), 1);
        assert!(report(&first).contains("sightings/bench.md"));

        let renamed = (CONFIGURATION, Some("title = \"Our town\"\n"));
        let second = next(&first, files(&[broken, renamed]));
        assert_eq!(title(&second), "Our town");
        assert!(second.faults.is_some());
    }

    #[test]
    fn a_broken_configuration_has_no_site_until_it_is_mended() {
        let broken = next(&start(), files(&[(CONFIGURATION, Some("title = \n"))]));
        assert!(broken.pages.is_none());
        assert!(broken.is_ready());
        assert!(report(&broken).contains("observatory.toml:1"));
        assert_eq!(title(&next(&broken, files(&[]))), "Our street");
    }

    #[test]
    fn a_broken_template_keeps_the_last_site() {
        let template = ("templates/home.html", Some("{% if %}"));
        let good = next(&start(), files(&[]));
        let broken = next(&good, files(&[template]));
        assert_eq!(title(&broken), "Our street");
        assert!(report(&broken).contains("templates/home.html:1"));
    }

    #[test]
    fn of_very_many_errors_the_first_are_shown() {
        let names: Vec<String> = (0..110).map(|n| format!("sightings/b-{n:03}.md")).collect();
        let broken: Vec<_> = names
            .iter()
            .map(|name| (name.as_str(), Some("no dates")))
            .collect();
        let snapshot = next(&start(), files(&broken));
        let faults = snapshot.faults.as_ref().expect("something is wrong");
        assert_eq!(faults.count, 110, "{}", faults.report);
        assert!(report(&snapshot).contains("sightings/b-099.md"));
        assert!(!report(&snapshot).contains("sightings/b-100.md"));
        let end = "\n\nand 10 more: `observatory check` lists them all";
        assert!(report(&snapshot).ends_with(end), "{}", report(&snapshot));
    }

    #[test]
    fn a_file_that_can_not_be_read_is_told() {
        let good = next(&start(), files(&[]));
        let error = || {
            let source = io::Error::from(io::ErrorKind::PermissionDenied);
            Err(PathError::new("read", "sightings/keys.md", source))
        };
        let next =
            |before: &Snapshot| before.next(&error(), Choice::default(), &mut Memory::default());
        let unread = next(&good).expect("it is new");
        assert_eq!(title(&unread), "Our street");
        assert!(report(&unread).starts_with("error: could not read sightings/keys.md"));
        assert!(next(&unread).is_none());
    }
}
