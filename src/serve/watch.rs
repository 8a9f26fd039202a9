//! Hints that files may have changed, from the system where it tells, else by looking every second.
//!
//! A hint says only that it is time to look, and where to look first: the files themselves tell what has changed. When
//! it has been quiet for a while everything is looked at, so an event that is lost within a burst, or told twice, does
//! no harm.

use std::collections::BTreeSet;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::event::ModifyKind;
use notify::{
    Config, ErrorKind, Event, EventHandler, EventKind, PollWatcher, RecommendedWatcher,
    RecursiveMode, Watcher,
};

use crate::project::{CONFIGURATION, TEMPLATES, is_map_name};
use crate::source::{SIGHTINGS, Touched};

/// Editors write a file in several steps: what comes within this time of the step before belongs to it.
const QUIET: Duration = Duration::from_millis(10);

/// More events than the saving of a file or two makes are a checkout or the like. Whoever writes so much may pause for
/// longer, and a page that is loaded twice helps nobody.
const MANY: usize = 64;

/// What comes within this time of the event before belongs to it, where there were many.
const QUIET_OF_MANY: Duration = Duration::from_millis(100);

/// However busy the disk is, a change is looked at after this time. A checkout of some thousand files is over before.
const LONGEST_WAIT: Duration = Duration::from_secs(1);

/// How often files are looked at where the system does not tell.
const INTERVAL: Duration = Duration::from_secs(1);

/// What the tool keeps for itself has names that begin so.
const OWN: &str = ".observatory";

/// What is known of a change.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Hint {
    /// Where something may have changed.
    pub touched: Touched,
    /// A watched folder itself came, went or got another name: what was watched there is not any more.
    is_about_folder: bool,
    /// Why the system can't tell of all changes any more.
    failure: Option<String>,
}

impl Hint {
    /// Something may have changed, and nobody knows where.
    fn anywhere() -> Self {
        Self {
            touched: Touched::Any,
            ..Self::default()
        }
    }
}

enum Signal {
    Hint(Hint),
    Stop,
}

/// Where hints come from.
pub(super) struct Hints {
    sender: Sender<Signal>,
    receiver: Receiver<Signal>,
    gathered: Hint,
    /// How many were gathered since the last wait.
    events: usize,
    is_over: bool,
}

/// Ends the hints.
pub(super) struct Stop(Sender<Signal>);

/// A source of hints without any yet, and what ends it.
pub(super) fn hints() -> (Stop, Hints) {
    let (sender, receiver) = mpsc::channel();
    let stop = Stop(sender.clone());
    let hints = Hints {
        sender,
        receiver,
        gathered: Hint::default(),
        events: 0,
        is_over: false,
    };
    (stop, hints)
}

impl Stop {
    pub(super) fn stop(&self) {
        // If nobody takes hints any more, all has ended already.
        let _ = self.0.send(Signal::Stop);
    }
}

impl Hints {
    /// Waits for a hint and then for quiet; none when it is time to end. Many hints in a row are one. Where none comes
    /// within `most`, that is a hint to look at everything.
    pub(super) fn wait(&mut self, most: Option<Duration>) -> Option<Hint> {
        if self.gathered == Hint::default() && !self.is_over {
            let first = match most {
                Some(most) => self.receiver.recv_timeout(most),
                None => self.receiver.recv().map_err(RecvTimeoutError::from),
            };
            self.take_in(match first {
                Ok(signal) => signal,
                Err(RecvTimeoutError::Timeout) => Signal::Hint(Hint::anywhere()),
                Err(RecvTimeoutError::Disconnected) => Signal::Stop,
            });
        }
        self.settle();
        self.events = 0;
        (!self.is_over).then(|| mem::take(&mut self.gathered))
    }

    /// Waits for quiet. What a hint knows is kept for the next wait.
    pub(super) fn settle(&mut self) {
        let end = Instant::now() + LONGEST_WAIT;
        while !self.is_over {
            let left = end.saturating_duration_since(Instant::now());
            match self.receiver.recv_timeout(left.min(self.quiet())) {
                Ok(signal) => self.take_in(signal),
                Err(RecvTimeoutError::Disconnected) => self.is_over = true,
                Err(RecvTimeoutError::Timeout) => return,
            }
        }
    }

    /// How long nothing must be told until all is.
    fn quiet(&self) -> Duration {
        match self.events {
            0..=MANY => QUIET,
            _ => QUIET_OF_MANY,
        }
    }

    fn take_in(&mut self, signal: Signal) {
        match signal {
            Signal::Hint(hint) => {
                self.events += 1;
                self.gathered.touched.add(hint.touched);
                self.gathered.is_about_folder |= hint.is_about_folder;
                self.gathered.failure = self.gathered.failure.take().or(hint.failure);
            }
            Signal::Stop => self.is_over = true,
        }
    }
}

/// What is watched: the root for the configuration and for folders that come and go, and the folders.
pub(super) struct Watch {
    watcher: Box<dyn Watcher + Send>,
    is_polling: bool,
    watched: BTreeSet<PathBuf>,
    ear: Ear,
    remarks: Vec<String>,
}

impl Watch {
    /// Begins to send hints. Where the system does not tell of changes, it says so and looks itself.
    pub(super) fn begin(root: &Path, hints: &Hints) -> Self {
        Self::begin_with(root, hints, |ear| {
            let config = Config::default().with_follow_symlinks(false);
            Ok(Box::new(RecommendedWatcher::new(ear, config)?))
        })
    }

    fn begin_with(
        root: &Path,
        hints: &Hints,
        native: impl FnOnce(Ear) -> notify::Result<Box<dyn Watcher + Send>>,
    ) -> Self {
        let ear = Ear {
            root: root.to_owned(),
            sender: hints.sender.clone(),
        };
        let begun = native(ear.clone()).and_then(|mut watcher| {
            watcher.watch(root, RecursiveMode::NonRecursive)?;
            Ok(watcher)
        });
        let failure = begun.as_ref().err().map(words);
        let mut watch = Self {
            watcher: begun.unwrap_or_else(|_| Box::new(notify::NullWatcher)),
            is_polling: false,
            watched: BTreeSet::new(),
            ear,
            remarks: Vec::new(),
        };
        watch.keep_up(&Hint {
            failure,
            ..Hint::default()
        });
        watch
    }

    /// What the person should know, each once.
    pub(super) fn remarks(&mut self) -> Vec<String> {
        mem::take(&mut self.remarks)
    }

    /// Watches what is there now.
    pub(super) fn keep_up(&mut self, hint: &Hint) {
        if hint.is_about_folder {
            for folder in mem::take(&mut self.watched) {
                // It fails where the folder is gone, and its watch with it.
                let _ = self.watcher.unwatch(&folder);
            }
        }
        let failure = hint.failure.clone().or_else(|| self.watch_folders().err());
        if let Some(why) = failure.filter(|_| !self.is_polling) {
            self.poll(&why);
        }
    }

    fn watch_folders(&mut self) -> Result<(), String> {
        for name in [SIGHTINGS, TEMPLATES] {
            let folder = self.ear.root.join(name);
            if self.watched.contains(&folder) || !folder.is_dir() {
                continue;
            }
            match self.watcher.watch(&folder, RecursiveMode::Recursive) {
                Ok(()) => {
                    self.watched.insert(folder);
                }
                // It went at this moment; the root tells of it.
                Err(error) if matches!(error.kind, ErrorKind::PathNotFound) => {}
                Err(error) => return Err(words(&error)),
            }
        }
        Ok(())
    }

    fn poll(&mut self, why: &str) {
        self.is_polling = true;
        self.watched.clear();
        let config = Config::default()
            .with_poll_interval(INTERVAL)
            .with_follow_symlinks(false);
        let root = self.ear.root.clone();
        let begun = PollWatcher::new(self.ear.clone(), config).and_then(|mut watcher| {
            watcher.watch(&root, RecursiveMode::NonRecursive)?;
            Ok(watcher)
        });
        let outcome = begun.map_err(|error| words(&error)).and_then(|watcher| {
            self.watcher = Box::new(watcher);
            self.watch_folders()
        });
        self.remarks.push(match outcome {
            Ok(()) => format!(
                "The system does not tell of changes to these files ({why}), so they are looked at every second instead."
            ),
            Err(error) => format!(
                "Changes to these files can't be seen ({why}; {error}). Start the preview again after an edit."
            ),
        });
    }
}

/// Turns what the system tells into hints.
#[derive(Clone)]
struct Ear {
    root: PathBuf,
    sender: Sender<Signal>,
}

impl EventHandler for Ear {
    fn handle_event(&mut self, told: notify::Result<Event>) {
        if let Some(hint) = hint(&self.root, told) {
            // If nobody takes hints any more, the preview is ending.
            let _ = self.sender.send(Signal::Hint(hint));
        }
    }
}

/// What an event means for the files below `root` that a site is made from; none where it means nothing.
fn hint(root: &Path, told: notify::Result<Event>) -> Option<Hint> {
    let event = match told {
        Ok(event) => event,
        Err(error) => {
            let is_lasting = matches!(error.kind, ErrorKind::MaxFilesWatch);
            return Some(Hint {
                failure: is_lasting.then(|| words(&error)),
                ..Hint::anywhere()
            });
        }
    };
    if matches!(event.kind, EventKind::Access(_)) {
        return None;
    }
    if event.need_rescan() || event.paths.is_empty() {
        return Some(Hint {
            is_about_folder: true,
            ..Hint::anywhere()
        });
    }
    if !event.paths.iter().any(|path| is_source(root, path)) {
        return None;
    }
    let is_coming_or_going = matches!(
        event.kind,
        EventKind::Any
            | EventKind::Other
            | EventKind::Create(_)
            | EventKind::Remove(_)
            | EventKind::Modify(ModifyKind::Name(_))
    );
    let is_folder = |path: &PathBuf| *path == root.join(SIGHTINGS) || *path == root.join(TEMPLATES);
    Some(Hint {
        is_about_folder: is_coming_or_going && event.paths.iter().any(is_folder),
        touched: Touched::These(event.paths.into_iter().collect()),
        failure: None,
    })
}

fn is_source(root: &Path, path: &Path) -> bool {
    let Ok(below) = path.strip_prefix(root) else {
        return false;
    };
    let is_own = below
        .iter()
        .any(|name| name.as_encoded_bytes().starts_with(OWN.as_bytes()));
    let in_folders = below.starts_with(SIGHTINGS) || below.starts_with(TEMPLATES);
    let is_map = below.parent() == Some(Path::new("")) && below.to_str().is_some_and(is_map_name);
    !is_own && (in_folders || is_map || below == Path::new(CONFIGURATION))
}

fn words(error: &notify::Error) -> String {
    match &error.kind {
        ErrorKind::MaxFilesWatch => {
            "it watches as many folders as it may; on Linux `fs.inotify.max_user_watches` is the limit".to_owned()
        }
        ErrorKind::Generic(words) => words.clone(),
        ErrorKind::Io(error) => error.to_string(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests;
