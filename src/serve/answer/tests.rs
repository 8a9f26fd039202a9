//! What a request is answered with, without a connection.

use hyper::http::request::{Builder, Parts};
use hyper::{Request, Response, StatusCode};

use super::{Content, answer};
use crate::load::{Files, Memory};
use crate::model::Choice;
use crate::serve::hosts::Hosts;
use crate::serve::snapshot::Snapshot;
use crate::serve::stand_in::{CONFIGURATION, KEYS, files};

const HOST: &str = "127.0.0.1:8000";

/// The smallest templates that show what they are given.
const HOME: (&str, Option<&str>) = (
    "templates/home.html",
    Some("<html><body>{{ frame.site_title }}</body></html>"),
);
const NOT_FOUND: (&str, Option<&str>) = (
    "templates/404.html",
    Some("<html><body>Nothing is here.</body></html>"),
);

fn hosts() -> Hosts {
    Hosts {
        bound: HOST.parse().expect("an address with a port"),
    }
}

fn snapshot(changed: &[(&str, Option<&str>)]) -> Snapshot {
    let mut all = vec![HOME, NOT_FOUND];
    all.retain(|(path, _)| !changed.iter().any(|(other, _)| other == path));
    all.extend(changed);
    after(&Snapshot::nothing_yet(6), files(&all))
}

fn after(before: &Snapshot, files: Files) -> Snapshot {
    before
        .next(&Ok(files), Choice::default(), &mut Memory::default())
        .expect("it shows something else")
}

fn head(builder: Builder) -> Parts {
    builder.body(()).expect("a valid request").into_parts().0
}

fn ask(snapshot: &Snapshot, builder: Builder) -> Response<Content> {
    answer(snapshot, &hosts(), &head(builder))
}

fn get(snapshot: &Snapshot, target: &str) -> Response<Content> {
    ask(snapshot, Request::get(target).header("host", HOST))
}

fn text(response: &Response<Content>) -> &str {
    match response.body() {
        Content::Whole(bytes) => std::str::from_utf8(bytes).expect("it is text"),
        Content::Events => panic!("a stream has no text"),
        Content::Picture(..) => panic!("a picture has no text"),
    }
}

fn header<'a>(response: &'a Response<Content>, name: &str) -> Option<&'a str> {
    let value = response.headers().get(name)?;
    Some(value.to_str().expect("it is ASCII"))
}

#[test]
fn pages_of_the_plan_are_answered() {
    let snapshot = snapshot(&[]);
    for (target, media_type) in [
        ("/", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        ("/index.html?x=1", "text/html; charset=utf-8"),
        ("/places/", "text/html; charset=utf-8"),
        ("/sightings/keys.html", "text/html; charset=utf-8"),
        ("/feed.xml", "application/atom+xml; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/data/sightings.csv", "text/csv; charset=utf-8"),
        ("/data/sightings.json", "application/json"),
        ("/data/sightings.jsonl", "application/jsonl"),
        ("/data/sightings.geojson", "application/geo+json"),
    ] {
        let response = get(&snapshot, target);
        assert_eq!(response.status(), StatusCode::OK, "{target}");
        assert_eq!(
            header(&response, "content-type"),
            Some(media_type),
            "{target}"
        );
        assert_eq!(
            header(&response, "cache-control"),
            Some("no-store"),
            "{target}"
        );
    }
}

#[test]
fn assets_are_answered_under_their_own_names() {
    let snapshot = snapshot(&[]);
    let pages = snapshot.pages.as_ref().expect("there is a site");
    let assets = &pages.renderer.site().assets;
    let style = assets
        .iter()
        .find(|asset| asset.name == "observatory.css")
        .expect("the theme has one");
    let response = get(&snapshot, &format!("/{}", style.path));
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(
        header(&response, "content-type"),
        Some("text/css; charset=utf-8")
    );
    assert!(!text(&response).contains("<script"));
    assert_eq!(
        get(&snapshot, "/assets/observatory.css").status(),
        StatusCode::NOT_FOUND
    );
}

#[test]
fn only_pages_of_html_get_the_script() {
    let snapshot = snapshot(&[]);
    assert_eq!(
        text(&get(&snapshot, "/")),
        "<html><body>Our street<script src=\"/.observatory/reload.js\" data-generation=\"7\" defer></script>\n</body></html>"
    );
    for target in [
        "/feed.xml",
        "/robots.txt",
        "/data/sightings.csv",
        "/sitemap.xml",
    ] {
        assert!(
            !text(&get(&snapshot, target)).contains("reload.js"),
            "{target}"
        );
    }
}

#[test]
fn a_folder_without_its_slash_leads_to_it() {
    let response = get(&snapshot(&[]), "/places");
    assert_eq!(response.status(), StatusCode::TEMPORARY_REDIRECT);
    assert_eq!(header(&response, "location"), Some("/places/"));
}

#[test]
fn everything_else_is_not_there() {
    let snapshot = snapshot(&[]);
    for target in [
        "/nobody-wrote-this.html",
        "/observatory.toml",
        "/.git/config",
        "/sightings/keys.md",
        "/sightings/shifts.toml",
        "/templates/home.html",
        "/places/leeds",
        "/index.html/",
        "//etc/passwd",
        "//evil.example/places",
        "/./index.html",
        "/%252e%252e/observatory.toml",
        "/.observatory/",
        "/.observatory/manifest.json",
        "/Index.html",
    ] {
        let response = get(&snapshot, target);
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{target}");
        assert!(text(&response).contains("Nothing is here."), "{target}");
        assert_eq!(header(&response, "location"), None, "{target}");
    }
}

#[test]
fn paths_that_lead_elsewhere_are_refused() {
    let snapshot = snapshot(&[]);
    for target in [
        "/../",
        "/%2e%2e/",
        "/..%2f",
        "/..%5c",
        "/%00",
        "/index.html%00",
        "/%zz",
        "/%ff",
        "http://evil.example/",
        "https://127.0.0.1:8000/",
        "ftp://127.0.0.1/",
        "evil.example:80",
    ] {
        let response = get(&snapshot, target);
        assert_eq!(response.status(), StatusCode::BAD_REQUEST, "{target}");
    }
    let whole = get(&snapshot, "http://127.0.0.1:8000/index.html");
    assert_eq!(whole.status(), StatusCode::OK);
}

#[test]
fn other_hosts_are_refused() {
    let snapshot = snapshot(&[]);
    for host in [
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "",
    ] {
        let response = ask(&snapshot, Request::get("/").header("host", host));
        assert_eq!(response.status(), StatusCode::FORBIDDEN, "{host}");
        assert!(!text(&response).contains("Our street"), "{host}");
    }
    let nameless = ask(&snapshot, Request::get("/"));
    assert_eq!(nameless.status(), StatusCode::BAD_REQUEST);
    let two = Request::get("/").header("host", HOST).header("host", HOST);
    assert_eq!(ask(&snapshot, two).status(), StatusCode::BAD_REQUEST);
    let ours = ask(
        &snapshot,
        Request::get("/").header("host", "localhost:8000"),
    );
    assert_eq!(ours.status(), StatusCode::OK);
}

#[test]
fn only_get_and_head_are_answered() {
    let snapshot = snapshot(&[]);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"] {
        let asked = Request::builder()
            .method(method)
            .uri("/")
            .header("host", HOST);
        let response = ask(&snapshot, asked);
        assert_eq!(
            response.status(),
            StatusCode::METHOD_NOT_ALLOWED,
            "{method}"
        );
        assert_eq!(header(&response, "allow"), Some("GET, HEAD"), "{method}");
    }
    let head = ask(&snapshot, Request::head("/").header("host", HOST));
    assert_eq!(head.status(), StatusCode::OK);
}

#[test]
fn only_our_own_pages_may_listen() {
    let snapshot = snapshot(&[]);
    let listen = |origins: &[&str]| {
        let mut asked = Request::get("/.observatory/events").header("host", HOST);
        for origin in origins {
            asked = asked.header("origin", *origin);
        }
        ask(&snapshot, asked)
    };
    for origins in [&[][..], &["http://127.0.0.1:8000"]] {
        let response = listen(origins);
        assert_eq!(response.status(), StatusCode::OK, "{origins:?}");
        assert_eq!(*response.body(), Content::Events);
        assert_eq!(header(&response, "content-type"), Some("text/event-stream"));
        assert_eq!(header(&response, "cache-control"), Some("no-store"));
    }
    for origins in [
        &["http://evil.example"][..],
        &["null"],
        &["http://localhost:3000"],
        &["http://127.0.0.1:8000", "http://evil.example"],
    ] {
        let response = listen(origins);
        assert_eq!(response.status(), StatusCode::FORBIDDEN, "{origins:?}");
    }
}

#[test]
fn nothing_is_shared_with_pages_of_other_sites() {
    let snapshot = snapshot(&[]);
    for target in [
        "/",
        "/data/sightings.json",
        "/.observatory/events",
        "/no",
        "/%00",
    ] {
        let asked = Request::get(target)
            .header("host", HOST)
            .header("origin", "http://evil.example");
        let response = ask(&snapshot, asked);
        let names = || response.headers().keys();
        assert!(
            !names().any(|name| name.as_str().starts_with("access-control-")),
            "{target}"
        );
        assert_eq!(
            header(&response, "cross-origin-resource-policy"),
            Some("same-origin"),
            "{target}"
        );
    }
}

#[test]
fn what_a_browser_kept_is_never_enough() {
    let asked = Request::get("/")
        .header("host", HOST)
        .header("if-none-match", "*")
        .header("if-modified-since", "Fri, 01 Jan 2100 00:00:00 GMT");
    assert_eq!(ask(&snapshot(&[]), asked).status(), StatusCode::OK);
}

#[test]
fn the_last_good_page_stays_under_the_list() {
    let good = snapshot(&[]);
    let broken = after(
        &good,
        files(&[(
            KEYS,
            Some("+++\ntitle = \"<img src=x onerror=a()>\"\n+++\n"),
        )]),
    );
    let response = get(&broken, "/");
    assert_eq!(response.status(), StatusCode::OK);
    let shown = text(&response);
    assert!(shown.starts_with("<html><body>Our street<link"), "{shown}");
    assert!(shown.contains("sightings/keys.md:1:1"), "{shown}");
    assert!(
        shown.contains("The page behind this list is the last one without errors."),
        "{shown}"
    );
    assert!(shown.contains("data-generation=\"8\""), "{shown}");
    assert!(!shown.contains("<img"), "{shown}");
    assert_eq!(
        get(&broken, "/sightings/keys.html").status(),
        StatusCode::OK
    );
    assert!(!text(&get(&broken, "/robots.txt")).contains("overlay"));
}

#[test]
fn a_start_with_a_broken_file_shows_the_others() {
    let snapshot = snapshot(&[(KEYS, Some("+++\n"))]);
    let shown = get(&snapshot, "/");
    assert_eq!(shown.status(), StatusCode::OK);
    assert!(text(&shown).contains("The pages behind this list leave out what is broken."));
    let gone = get(&snapshot, "/sightings/keys.html");
    assert_eq!(gone.status(), StatusCode::NOT_FOUND);
    assert!(text(&gone).contains("sightings/keys.md"));
}

#[test]
fn a_start_with_a_broken_configuration_shows_what_is_wrong_everywhere() {
    let snapshot = snapshot(&[(CONFIGURATION, Some("title = \n"))]);
    for target in ["/", "/places/leeds.html", "/robots.txt"] {
        let response = get(&snapshot, target);
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert!(
            text(&response).contains("id=\"observatory-overlay\""),
            "{target}"
        );
        assert!(text(&response).contains("observatory.toml:1"), "{target}");
        assert!(text(&response).contains("reload.js"), "{target}");
    }
    let style = get(&snapshot, "/.observatory/overlay.css");
    assert_eq!(style.status(), StatusCode::OK);
    assert_eq!(
        header(&style, "content-type"),
        Some("text/css; charset=utf-8")
    );
    let script = get(&snapshot, "/.observatory/reload.js");
    assert_eq!(
        header(&script, "content-type"),
        Some("text/javascript; charset=utf-8")
    );
    assert!(text(&script).contains("/.observatory/events"));
}

#[test]
fn a_template_that_fails_over_a_page_is_told_in_its_place() {
    let template = (
        "templates/home.html",
        Some("<body>\n{{ no_such_word }}</body>"),
    );
    let snapshot = snapshot(&[template]);
    let response = get(&snapshot, "/");
    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    assert!(
        text(&response).contains("templates/home.html:2"),
        "{}",
        text(&response)
    );
    assert!(text(&response).contains("reload.js"));
    assert_eq!(get(&snapshot, "/robots.txt").status(), StatusCode::OK);
}

#[test]
fn an_edit_renders_the_page_that_is_asked_for_and_no_other() {
    let before = snapshot(&[]);
    let rendered = |snapshot: &Snapshot| snapshot.pages.as_ref().expect("a site").kept.paths();
    for target in ["/", "/sightings/keys.html", "/places/leeds.html"] {
        assert_eq!(get(&before, target).status(), StatusCode::OK);
    }
    assert_eq!(
        rendered(&before),
        ["index.html", "places/leeds.html", "sightings/keys.html"]
    );

    let after = after(
        &before,
        files(&[(CONFIGURATION, Some("title = \"Our town\"\n"))]),
    );
    assert_eq!(rendered(&after), [""; 0]);
    for _ in 0..3 {
        assert!(text(&get(&after, "/sightings/keys.html")).contains("Our town"));
        assert_eq!(rendered(&after), ["sightings/keys.html"]);
    }
}

#[test]
fn a_kept_page_shows_the_faults_of_now() {
    let good = snapshot(&[]);
    assert!(!text(&get(&good, "/sightings/keys.html")).contains("observatory-overlay"));
    let broken = after(&good, files(&[("sightings/bench.md", Some("+++\n"))]));
    assert!(text(&get(&broken, "/sightings/keys.html")).contains("observatory-overlay"));
    let mended = after(&broken, files(&[]));
    assert!(!text(&get(&mended, "/sightings/keys.html")).contains("observatory-overlay"));
}
