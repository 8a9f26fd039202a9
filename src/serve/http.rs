//! The connections: takes requests from a listener, hands them to [`answer`], gives the answers back.
//! However many connections somebody opens, and however slow they are, the next one is served.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::net::TcpListener as Listener;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch as current;
use tokio::task::{AbortHandle, spawn_blocking};
use tokio::time::sleep;

use crate::load;
use crate::picture::published;
use crate::serve::answer::{Content, answer, broken, gone};
use crate::serve::body::Body;
use crate::serve::events;
use crate::serve::hosts::Hosts;
use crate::serve::snapshot::Snapshot;

/// How many connections there are at a time. Browsers open six, and systems allow a program 256 open
/// files or more, of which some are needed to read the sightings.
const CONNECTIONS: usize = 128;

/// How long a connection may take over the head of a request, or wait before it sends one.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long the head of a request may be, in bytes.
const LONGEST_HEAD: usize = 64 << 10;

/// How long to wait where the system has no room for another connection.
const PAUSE: Duration = Duration::from_millis(50);

type Snapshots = current::Receiver<Arc<Snapshot>>;

/// Serves everybody who connects, for ever. When all connections are in use the oldest is closed: a page
/// that still listens on it comes back by itself.
pub(super) async fn accept(
    listener: Listener,
    root: Arc<Path>,
    hosts: Hosts,
    snapshots: Snapshots,
) {
    let listener = TcpListener::from_std(listener).expect("the listener was made not to block");
    let mut open: VecDeque<AbortHandle> = VecDeque::new();
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            sleep(PAUSE).await;
            continue;
        };
        if open.len() == CONNECTIONS {
            open.retain(|connection| !connection.is_finished());
        }
        if open.len() == CONNECTIONS
            && let Some(oldest) = open.pop_front()
        {
            oldest.abort();
        }
        let connection = tokio::spawn(serve(stream, Arc::clone(&root), hosts, snapshots.clone()));
        open.push_back(connection.abort_handle());
    }
}

async fn serve(stream: TcpStream, root: Arc<Path>, hosts: Hosts, snapshots: Snapshots) {
    // Without this every second answer on a connection waits 40 ms for the other side.
    let _ = stream.set_nodelay(true);
    let service =
        service_fn(|request| respond(request, Arc::clone(&root), hosts, snapshots.clone()));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(PATIENCE)
        .max_header_size(LONGEST_HEAD)
        .max_buf_size(LONGEST_HEAD)
        .serve_connection(TokioIo::new(stream), service);
    // An error here is the other side's: it went away, was too slow, or did not speak HTTP.
    let _ = connection.await;
}

async fn respond(
    request: Request<Incoming>,
    root: Arc<Path>,
    hosts: Hosts,
    mut snapshots: Snapshots,
) -> Result<Response<Body>, Infallible> {
    let (asked, _) = request.into_parts();
    let newest = snapshots.wait_for(|snapshot| snapshot.is_ready()).await;
    let Ok(snapshot) = newest.map(|snapshot| Arc::clone(&snapshot)) else {
        return Ok(broken().map(|content| body(content, snapshots)));
    };
    let answered = spawn_blocking(move || whole(answer(&snapshot, &hosts, &asked), &root)).await;
    let response = answered.unwrap_or_else(|_| broken());
    Ok(response.map(|content| body(content, snapshots)))
}

/// The answer with its picture, where it is to have one: the one answer that a file of the disk goes into.
fn whole(response: Response<Content>, root: &Path) -> Response<Content> {
    let Content::Picture(file, picture, version) = response.body() else {
        return response;
    };
    let bytes = load::picture(root, file).ok();
    let made = bytes.and_then(|bytes| published(picture, &bytes, *version).ok());
    match made {
        Some(bytes) => response.map(|_| Content::Whole(bytes.into())),
        None => gone(),
    }
}

fn body(content: Content, snapshots: Snapshots) -> Body {
    match content {
        Content::Whole(bytes) => Body::Whole(bytes),
        Content::Picture(..) => unreachable!("`whole` has made it"),
        Content::Events => Body::Events(events::stream(snapshots)),
    }
}
