//! The preview: shows an observatory in a browser while somebody edits it.
//!
//! Takes the root of a project, gives a server on the person's own machine. One thread follows the files
//! and makes a snapshot of each state of theirs; requests are answered from the newest snapshot in
//! memory, each page rendered when it is asked for. So an address never leads to a file of the disk.
//!
//! Architecture invariant: what a request is answered with is a pure function of a snapshot and the
//! request. Only `bind`, `http`, `watch`, `follow` and `browser` touch the machine.

mod answer;
mod bind;
mod body;
mod browser;
mod escape;
mod events;
mod follow;
mod hosts;
mod http;
mod kept;
mod media_type;
mod overlay;
pub mod request_path;
mod snapshot;
#[cfg(test)]
mod stand_in;
mod watch;

use std::fs;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{SystemTime, UNIX_EPOCH};

pub use bind::BindError;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch as current;

use crate::model::Choice;
use crate::path_error::{Doing as _, PathError};
use crate::serve::hosts::Hosts;
use crate::serve::snapshot::Snapshot;
use crate::serve::watch::Stop;

/// So many pages are rendered at a time. More would be no faster, and each thread that has rendered a large page keeps
/// room for the next.
const RENDERERS: usize = 8;

/// What a maintainer asked for.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The address to listen at.
    pub host: IpAddr,
    /// The port to listen at: 0 takes any free one, none takes 8000 or the next free one.
    pub port: Option<u16>,
    /// Whether drafts are shown, and which day permissions are measured against.
    pub choice: Choice,
    /// Whether to show the first page in the person's browser.
    pub open: bool,
}

/// What the preview has to say, in the order in which it happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// It listens; always the first. The address ends with a slash.
    Serving(String),
    /// Something that the person should know: a line, without its end.
    Remark(String),
    /// What is wrong with the files now: the report for people, without a final line end.
    Wrong(String),
}

/// Why there is no preview.
#[derive(Debug)]
pub enum ServeError {
    /// It can't listen.
    Bind(BindError),
    /// The project's folder can't be read.
    Project(PathError),
    /// The system gives no threads or no signals.
    System(std::io::Error),
}

/// A preview that runs. It ends when it is dropped.
pub struct Preview {
    address: SocketAddr,
    runtime: Option<Runtime>,
    follower: Option<JoinHandle<()>>,
    stop: Stop,
}

impl Preview {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

/// Shows the project at `root` until the person presses Ctrl-C. `say` hears [`Notice::Serving`] as soon
/// as the preview listens, and remarks from another thread for as long as it runs.
///
/// # Errors
/// It could not begin, see [`ServeError`]; nothing that is wrong with the project's files is an error.
pub fn serve(
    root: &Path,
    options: Options,
    say: impl FnMut(Notice) + Send + 'static,
) -> Result<(), ServeError> {
    let preview = start(root, options, say)?;
    let runtime = preview.runtime.as_ref().expect("it is taken only by drop");
    runtime
        .block_on(tokio::signal::ctrl_c())
        .map_err(ServeError::System)
}

/// Begins to show the project at `root`, and returns once it listens. See [`serve`].
///
/// # Errors
/// It could not begin, see [`ServeError`].
pub fn start(
    root: &Path,
    options: Options,
    say: impl FnMut(Notice) + Send + 'static,
) -> Result<Preview, ServeError> {
    let root = fs::canonicalize(root)
        .doing("read", root)
        .map_err(ServeError::Project)?;
    let bound = bind::bind(options.host, options.port).map_err(ServeError::Bind)?;
    let address = bound.address;
    let runtime = Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(RENDERERS)
        .enable_all()
        .build()
        .map_err(ServeError::System)?;

    let say: Say = Arc::new(Mutex::new(say));
    tell(&say, Notice::Serving(format!("http://{address}/")));
    for remark in bound.remarks {
        tell(&say, Notice::Remark(remark));
    }
    if options.open {
        browser::open(address, Arc::clone(&say));
    }

    let (newest, snapshots) = current::channel(Arc::new(Snapshot::nothing_yet(generation_now())));
    runtime.spawn(http::accept(
        bound.listener,
        Arc::from(root.as_path()),
        Hosts { bound: address },
        snapshots,
    ));
    let (stop, hints) = watch::hints();
    let follower = thread::Builder::new()
        .name("follow".to_owned())
        .spawn(move || follow::follow(&root, options.choice, hints, &newest, &say))
        .map_err(ServeError::System)?;
    Ok(Preview {
        address,
        runtime: Some(runtime),
        follower: Some(follower),
        stop,
    })
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.stop.stop();
        if let Some(runtime) = self.runtime.take() {
            // Not waited for: an open tab's stream of events never ends by itself.
            runtime.shutdown_background();
        }
        if let Some(follower) = self.follower.take() {
            // If it panicked, its words are on the terminal already.
            let _ = follower.join();
        }
    }
}

/// Who hears the notices, shared between the threads that have any.
type Say = Arc<Mutex<dyn FnMut(Notice) + Send>>;

fn tell(say: &Say, notice: Notice) {
    if let Ok(mut say) = say.lock() {
        say(notice);
    }
}

/// Snapshots are numbered on from the time of the start, in milliseconds, so that a page which was left
/// open over a restart of the preview finds a newer one.
fn generation_now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| u64::try_from(since.as_millis()).unwrap_or(0))
}

impl std::fmt::Display for ServeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Bind(error) => error.fmt(f),
            Self::Project(error) => error.fmt(f),
            Self::System(error) => write!(
                f,
                "could not start the preview: {error}. Close other programs, then try again."
            ),
        }
    }
}

impl std::error::Error for ServeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Bind(error) => Some(error),
            Self::Project(error) => Some(error),
            Self::System(error) => Some(error),
        }
    }
}
