//! From a request to its answer: a pure function of the newest snapshot. Only what is in the plan of the
//! site is ever given, and the preview's own three files.

use bytes::Bytes;
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONTENT_TYPE, HOST, HeaderName, HeaderValue, LOCATION, ORIGIN,
    X_CONTENT_TYPE_OPTIONS,
};
use hyper::http::request::Parts;
use hyper::{Method, Response, StatusCode};

use crate::picture::{Picture, Version};
use crate::serve::hosts::{self, Hosts};
use crate::serve::media_type::{CSS, HTML, SCRIPT, TEXT, media_type};
use crate::serve::overlay::{self, Behind};
use crate::serve::request_path;
use crate::serve::snapshot::{Faults, Pages, Snapshot};
use crate::site::{Page, SitePath};
use crate::theme::RenderError;

/// What goes back besides status and headers.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// All of it.
    Whole(Bytes),
    /// A picture of the site: its file, what that was when it was looked at, and the version that was asked for.
    Picture(String, Picture, Version),
    /// One event for every snapshot, for as long as somebody listens.
    Events,
}

/// The answer to the request with this head.
pub(super) fn answer(snapshot: &Snapshot, hosts: &Hosts, asked: &Parts) -> Response<Content> {
    match accepted(hosts, asked) {
        Ok(request) => match request.path.as_str() {
            overlay::EVENTS_PATH => events(asked, request.host),
            overlay::STYLE_PATH => found(CSS, overlay::STYLE),
            overlay::SCRIPT_PATH => found(SCRIPT, overlay::SCRIPT),
            path => page(snapshot, path),
        },
        Err(refusal) => *refusal,
    }
}

/// For where answering itself went wrong.
pub(super) fn broken() -> Response<Content> {
    said(
        StatusCode::INTERNAL_SERVER_ERROR,
        "The preview failed over this page. Its words are in the terminal that it runs in.\n",
    )
}

/// For where a picture can't be read any more: it was changed or taken away a moment ago.
pub(super) fn gone() -> Response<Content> {
    said(
        StatusCode::NOT_FOUND,
        "This picture has just been changed or taken away. Load the page again.\n",
    )
}

/// A request that may be answered.
struct Accepted<'a> {
    host: &'a str,
    /// Behind the site's root, decoded.
    path: String,
}

fn accepted<'a>(hosts: &Hosts, asked: &'a Parts) -> Result<Accepted<'a>, Box<Response<Content>>> {
    if asked.method != Method::GET && asked.method != Method::HEAD {
        let mut refusal = said(
            StatusCode::METHOD_NOT_ALLOWED,
            "A preview is only looked at: it answers GET and HEAD.\n",
        );
        set(&mut refusal, ALLOW, "GET, HEAD");
        return Err(Box::new(refusal));
    }
    let mut named = asked.headers.get_all(HOST).iter();
    let (Some(host), None) = (named.next(), named.next()) else {
        return refuse(StatusCode::BAD_REQUEST, "A request needs one Host.\n");
    };
    let Some(host) = host.to_str().ok().filter(|host| hosts.are_ours(host)) else {
        return refuse(
            StatusCode::FORBIDDEN,
            &format!(
                "This preview goes by no such name. Use http://{}/ instead.\n",
                hosts.bound
            ),
        );
    };
    // A request may repeat the whole address, as one to a proxy does. We are nobody's proxy.
    let is_elsewhere = match (asked.uri.scheme_str(), asked.uri.authority()) {
        (None, None) => false,
        (Some("http"), Some(authority)) => !hosts.are_ours(authority.as_str()),
        _ => true,
    };
    if is_elsewhere {
        return refuse(StatusCode::BAD_REQUEST, "That is on another server.\n");
    }
    match request_path::site_path(asked.uri.path()) {
        Ok(path) => Ok(Accepted { host, path }),
        Err(_) => refuse(StatusCode::BAD_REQUEST, "No page has such an address.\n"),
    }
}

fn events(asked: &Parts, host: &str) -> Response<Content> {
    let mut origins = asked.headers.get_all(ORIGIN).iter();
    let is_ours = origins.all(|origin| {
        origin
            .to_str()
            .is_ok_and(|origin| hosts::is_same_origin(origin, host))
    });
    if !is_ours {
        return said(
            StatusCode::FORBIDDEN,
            "Only the preview's own pages may listen.\n",
        );
    }
    let mut stream = found("text/event-stream", "");
    *stream.body_mut() = Content::Events;
    stream
}

fn page(snapshot: &Snapshot, path: &str) -> Response<Content> {
    let Some(pages) = &snapshot.pages else {
        return nothing_to_show(snapshot, snapshot.faults.as_ref());
    };
    let plan = &pages.renderer.site().plan;
    let index = match path {
        "" => "index.html".to_owned(),
        _ if path.ends_with('/') => format!("{path}index.html"),
        _ => path.to_owned(),
    };
    if let Some((path, page)) = plan.entry(&index) {
        return rendered(snapshot, pages, StatusCode::OK, path, page);
    }
    // Links on the index of a folder are relative to the folder, so the address needs its slash.
    if !path.is_empty() && plan.get(&format!("{path}/index.html")).is_some() {
        let mut moved = said(StatusCode::TEMPORARY_REDIRECT, "");
        set(&mut moved, LOCATION, &format!("/{path}/"));
        return moved;
    }
    match plan.entry("404.html") {
        Some((path, page)) => rendered(snapshot, pages, StatusCode::NOT_FOUND, path, page),
        None => said(StatusCode::NOT_FOUND, "There is no such page.\n"),
    }
}

fn rendered(
    snapshot: &Snapshot,
    pages: &Pages,
    status: StatusCode,
    path: &SitePath,
    page: &Page,
) -> Response<Content> {
    if let Some((picture, version)) = pages.renderer.site().picture(page) {
        let mut response = respond(status, media_type(path, page), Bytes::new());
        *response.body_mut() = Content::Picture(picture.path.clone(), picture.is, version);
        return response;
    }
    let rendered = pages.kept.page(path, || {
        let mut bytes = Vec::new();
        let outcome = pages.renderer.render(path, page, &mut bytes);
        outcome.map(|()| bytes)
    });
    let bytes = match rendered {
        Ok(bytes) => bytes,
        Err(RenderError::Template(fault)) => {
            return nothing_to_show(snapshot, Some(&Faults::one(*fault)));
        }
        Err(RenderError::Sink(_)) => return broken(),
    };
    let media_type = media_type(path, page);
    if media_type == HTML {
        let behind = match pages.is_whole {
            true => Behind::LastGood,
            false => Behind::TheRest,
        };
        let faults = snapshot.faults.as_ref().map(|faults| (faults, behind));
        let dressed = overlay::dress(&bytes, snapshot.generation, faults);
        return respond(status, media_type, dressed);
    }
    respond(status, media_type, bytes)
}

fn nothing_to_show(snapshot: &Snapshot, faults: Option<&Faults>) -> Response<Content> {
    let faults = faults.map(|faults| (faults, Behind::Nothing));
    let page = overlay::dress(&overlay::plain_page(), snapshot.generation, faults);
    respond(StatusCode::INTERNAL_SERVER_ERROR, HTML, page)
}

fn refuse<T>(status: StatusCode, words: &str) -> Result<T, Box<Response<Content>>> {
    Err(Box::new(said(status, words)))
}

fn found(media_type: &'static str, text: &'static str) -> Response<Content> {
    respond(StatusCode::OK, media_type, text)
}

fn said(status: StatusCode, words: &str) -> Response<Content> {
    respond(status, TEXT, words.to_owned())
}

fn respond(
    status: StatusCode,
    media_type: &'static str,
    bytes: impl Into<Bytes>,
) -> Response<Content> {
    let mut response = Response::new(Content::Whole(bytes.into()));
    *response.status_mut() = status;
    set(&mut response, CONTENT_TYPE, media_type);
    // What is shown may differ from one second to the next.
    set(&mut response, CACHE_CONTROL, "no-store");
    set(&mut response, X_CONTENT_TYPE_OPTIONS, "nosniff");
    // A page of another site can't take in a picture or a file of data from here.
    let policy = HeaderName::from_static("cross-origin-resource-policy");
    set(&mut response, policy, "same-origin");
    response
}

fn set(response: &mut Response<Content>, name: HeaderName, value: &str) {
    let value =
        HeaderValue::from_str(value).expect("our own words and paths of the plan are plain ASCII");
    response.headers_mut().insert(name, value);
}

#[cfg(test)]
mod tests;
