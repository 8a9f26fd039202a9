//! The stream of events that an open page listens to: the number of the snapshot that is newest when it
//! begins, then that of every newer one.

use std::sync::Arc;
use std::time::Duration;

use hyper::body::Bytes;
use tokio::sync::mpsc::{self, Receiver, Sender};
use tokio::sync::watch as current;
use tokio::time::timeout;

use crate::serve::snapshot::Snapshot;

/// How long nothing is said before a comment shows that the preview is still there. A listener that has
/// gone is noticed then at the latest.
const SILENCE: Duration = Duration::from_secs(15);

/// Begins a stream; it ends when the receiver is dropped or the preview ends.
pub(super) fn stream(snapshots: current::Receiver<Arc<Snapshot>>) -> Receiver<Bytes> {
    let (sender, receiver) = mpsc::channel(1);
    tokio::spawn(tell(snapshots, sender));
    receiver
}

/// Fails, and so ends, where nobody listens any more or nothing more can come.
async fn tell(
    mut snapshots: current::Receiver<Arc<Snapshot>>,
    listener: Sender<Bytes>,
) -> Result<(), Gone> {
    // A page whose preview was started anew comes back within a second.
    listener
        .send(Bytes::from_static(b"retry: 1000\n\n"))
        .await?;
    snapshots.mark_changed();
    loop {
        match timeout(SILENCE, snapshots.changed()).await {
            Ok(changed) => {
                changed?;
                let generation = snapshots.borrow_and_update().generation;
                listener.send(event(generation)).await?;
            }
            Err(_) => listener.send(Bytes::from_static(b":\n\n")).await?,
        }
    }
}

fn event(generation: u64) -> Bytes {
    format!("event: change\ndata: {generation}\n\n").into()
}

/// One of the two ends of a stream is no longer there.
struct Gone;

impl<T> From<mpsc::error::SendError<T>> for Gone {
    fn from(_: mpsc::error::SendError<T>) -> Self {
        Self
    }
}

impl From<current::error::RecvError> for Gone {
    fn from(_: current::error::RecvError) -> Self {
        Self
    }
}
