//! The preview over real connections: what it answers to strangers, and what it shows while files change.
//! Nothing here sleeps: what is waited for comes over the preview's own stream of events.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use observatory::model::Choice;
use observatory::serve::{self, Notice, Options};
use tempfile::TempDir;

const CONFIGURATION: &str = "observatory.toml";
const KEYS: &str = "sightings/keys.md";

const FILES: [(&str, &str); 4] = [
    (CONFIGURATION, "title = \"Our street\"\n"),
    (
        "sightings/places.toml",
        "[[place]]\nid = \"leeds\"\nname = \"Leeds\"\n",
    ),
    (
        "sightings/shifts.toml",
        "[[shift]]\nfrom = \"doubting\"\nto = \"trusting\"\nabout = \"Whether people count on each other.\"\n",
    ),
    (
        "templates/sighting.html",
        "<!doctype html>\n<title>{{ frame.title }}</title>\n<body>\n<h1>{{ frame.title }}</h1>\n</body>\n",
    ),
];

/// No answer takes this long but one that never comes.
const FOR_EVER: Duration = Duration::from_secs(60);

/// Less than the time for which a connection may be idle.
const BEFORE_LONG: Duration = Duration::from_secs(10);

/// A preview of a project in a folder of its own.
struct Preview {
    running: serve::Preview,
    notices: Receiver<Notice>,
    folder: TempDir,
}

fn sighting(title: &str) -> String {
    format!(
        "+++\ntitle = '{title}'\ndate = 2020-05-01\nplace = \"leeds\"\nshifts = [\"doubting-to-trusting\"]\nknown = \"saw\"\npermission = \"nobody-identifiable\"\n+++\nThe spare keys hang in the hall.\n"
    )
}

fn options(port: Option<u16>) -> Options {
    Options {
        host: IpAddr::V4(Ipv4Addr::LOCALHOST),
        port,
        choice: Choice::default(),
        open: false,
    }
}

/// A preview of a small good project with `changed` written over it.
fn preview(changed: &[(&str, &str)]) -> Preview {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let keys = sighting("Keys next door");
    let good = FILES.iter().copied().chain([(KEYS, keys.as_str())]);
    for (name, text) in good.chain(changed.iter().copied()) {
        write(folder.path().join(name), text);
    }
    let (sender, notices) = mpsc::channel();
    let say = move |notice| {
        // At the end of a test nobody hears any more.
        let _ = sender.send(notice);
    };
    let running = serve::start(folder.path(), options(Some(0)), say).expect("any port will do");
    Preview {
        running,
        notices,
        folder,
    }
}

fn write(path: PathBuf, text: &str) {
    fs::create_dir_all(path.parent().expect("it has a folder")).expect("a new folder");
    fs::write(path, text).expect("a small file");
}

impl Preview {
    fn address(&self) -> SocketAddr {
        self.running.address()
    }

    fn save(&self, name: &str, text: &str) {
        write(self.folder.path().join(name), text);
    }

    /// Saves without a moment in which the file is empty.
    fn replace(&self, name: &str, text: &str) {
        let beside = self.folder.path().join("beside");
        write(beside.clone(), text);
        fs::rename(beside, self.folder.path().join(name)).expect("one disk");
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address()).expect("it listens");
        stream
            .set_read_timeout(Some(FOR_EVER))
            .expect("a time that is not nothing");
        stream
    }

    /// All that comes back for these bytes, until the other side closes.
    fn send(&self, request: &[u8]) -> String {
        let mut stream = self.connect();
        // The other side may have had enough before it has all.
        let _ = stream.write_all(request);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn ask(&self, line: &str, headers: &str) -> String {
        let host = self.address();
        let request =
            format!("{line} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n");
        self.send(request.as_bytes())
    }

    fn get(&self, target: &str) -> String {
        self.ask(&format!("GET {target}"), "")
    }

    fn listen(&self) -> Events {
        let host = self.address();
        let mut stream = self.connect();
        write!(
            stream,
            "GET /.observatory/events HTTP/1.1\r\nHost: {host}\r\n\r\n"
        )
        .expect("it listens");
        let mut events = Events {
            lines: BufReader::new(stream),
            newest: 0,
        };
        events.next();
        events
    }

    fn assert_serves(&self) {
        let shown = self.get("/sightings/keys.html");
        assert_eq!(status(&shown), 200, "{shown}");
        assert!(shown.contains("<h1>Keys next door</h1>"), "{shown}");
    }
}

/// A stream of events that somebody listens to.
struct Events {
    lines: BufReader<TcpStream>,
    newest: u64,
}

impl Events {
    /// The number of the next snapshot.
    fn next(&mut self) -> u64 {
        loop {
            let mut line = String::new();
            let read = self
                .lines
                .read_line(&mut line)
                .expect("an event comes in time");
            assert_ne!(read, 0, "the stream has ended");
            if let Some(number) = line.strip_prefix("data: ") {
                let next = number.trim_end().parse().expect("a number");
                assert!(next > self.newest, "{next} comes after {}", self.newest);
                self.newest = next;
                return next;
            }
        }
    }

    /// Waits until `is_there` finds in the page at `target` what it looks for, with a look after every
    /// event, and gives the page.
    fn until(
        &mut self,
        preview: &Preview,
        target: &str,
        is_there: impl Fn(&str) -> bool,
    ) -> String {
        loop {
            let page = preview.get(target);
            if is_there(&page) {
                return page;
            }
            self.next();
        }
    }
}

fn status(answer: &str) -> u16 {
    let code = answer
        .strip_prefix("HTTP/1.1 ")
        .and_then(|rest| rest.get(..3));
    code.and_then(|code| code.parse().ok()).unwrap_or(0)
}

fn body(answer: &str) -> &str {
    answer.split_once("\r\n\r\n").map_or("", |(_, body)| body)
}

fn generation(page: &str) -> u64 {
    let (_, rest) = page
        .split_once("data-generation=\"")
        .expect("every page has one");
    let (number, _) = rest.split_once('"').expect("it is quoted");
    number.parse().expect("a number")
}

#[test]
fn the_first_thing_said_is_where_it_is() {
    let preview = preview(&[]);
    let first = preview.notices.recv().expect("it says something");
    assert_eq!(
        first,
        Notice::Serving(format!("http://{}/", preview.address()))
    );
    assert_ne!(preview.address().port(), 0);
    preview.assert_serves();
}

#[test]
fn a_port_that_is_taken_is_an_error_where_it_was_asked_for() {
    let holder = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("any port will do");
    let port = holder.local_addr().expect("it is bound").port();
    let folder = tempfile::tempdir().expect("a scratch folder");
    let outcome = serve::start(folder.path(), options(Some(port)), |notice| {
        panic!("nothing is served, and yet it says {notice:?}")
    });
    let error = outcome.err().expect("the port is taken").to_string();
    assert!(error.contains(&format!("port {port}")), "{error}");
    assert!(error.contains("`--port`"), "{error}");
}

#[test]
fn requests_that_try_to_leave_the_site_get_nothing() {
    let preview = preview(&[]);
    write(preview.folder.path().join(".git/config"), "[core]\n");
    for (target, expected) in [
        ("/../", 400),
        ("/../../../../etc/passwd", 400),
        ("/%2e%2e/", 400),
        ("/..%2f..%2fetc%2fpasswd", 400),
        ("/..\\", 400),
        ("/%00", 400),
        ("/index.html%00.txt", 400),
        ("/%zz", 400),
        ("//etc/passwd", 404),
        ("/%252e%252e/observatory.toml", 404),
        ("/observatory.toml", 404),
        ("/.git/config", 404),
        ("/sightings/keys.md", 404),
        ("/sightings/places.toml", 404),
        ("/templates/sighting.html", 404),
        ("http://evil.example/", 400),
        ("http://evil.example/index.html", 400),
        ("evil.example:80", 400),
    ] {
        let answer = preview.get(target);
        assert_eq!(status(&answer), expected, "{target}: {answer}");
        for secret in ["root:", "[core]", "[[place]]", "title ="] {
            assert!(!answer.contains(secret), "{target}: {answer}");
        }
    }
    preview.assert_serves();
}

#[test]
fn other_hosts_and_other_origins_get_nothing() {
    let preview = preview(&[]);
    for request in [
        "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost.evil.example:8000\r\nConnection: close\r\n\r\n",
    ] {
        let answer = preview.send(request.as_bytes());
        assert_eq!(status(&answer), 403, "{answer}");
        assert!(!answer.contains("Our street"), "{answer}");
    }
    let nameless = preview.send(b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
    assert_eq!(status(&nameless), 400, "{nameless}");

    let foreign = "Origin: http://evil.example\r\n";
    let stream = preview.ask("GET /.observatory/events", foreign);
    assert_eq!(status(&stream), 403, "{stream}");
    let page = preview.ask("GET /sightings/keys.html", foreign);
    assert!(
        !page.to_ascii_lowercase().contains("access-control-"),
        "{page}"
    );
}

#[test]
fn only_get_and_head_are_answered() {
    let preview = preview(&[]);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"] {
        let answer = preview.ask(&format!("{method} /"), "Content-Length: 0\r\n");
        assert_eq!(status(&answer), 405, "{method}: {answer}");
        assert!(
            answer.to_ascii_lowercase().contains("allow: get, head"),
            "{answer}"
        );
    }
    let get = preview.get("/sightings/keys.html");
    let head = preview.ask("HEAD /sightings/keys.html", "");
    assert_eq!(status(&head), 200, "{head}");
    assert_eq!(body(&head), "");
    let length = format!("content-length: {}", body(&get).len());
    assert!(head.contains(&length), "{length} is not in {head}");
}

#[test]
fn nonsense_is_survived() {
    let preview = preview(&[]);
    let long = "x".repeat(1 << 20);
    let header = preview.ask("GET /", &format!("X-Long: {long}\r\n"));
    assert!(matches!(status(&header), 0 | 431), "{header}");
    let target = preview.get(&format!("/{long}"));
    assert!(matches!(status(&target), 0 | 414 | 431), "{target}");
    let many = preview.ask("GET /", &"X: y\r\n".repeat(5_000));
    assert!(matches!(status(&many), 0 | 431), "{many}");
    preview.send(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 not http\r\n\r\n");
    preview.send(b"GET\r\n\r\n");
    preview.send("GET /\u{e9} HTTP/1.1\r\nConnection: close\r\n\r\n".as_bytes());
    preview.assert_serves();
}

#[test]
fn idle_and_slow_connections_keep_nobody_out() {
    let preview = preview(&[]);
    let mut held = Vec::new();
    for number in 0..200 {
        let mut stream = preview.connect();
        if number % 2 == 0 {
            // An idle one may have been closed to make room.
            let _ = stream.write_all(b"GET / HTTP/1.1\r\nHost: loc");
        }
        held.push(stream);
    }
    preview.assert_serves();

    // The oldest has made room, long before it was idle for too long.
    let mut oldest = held.remove(0);
    oldest
        .set_read_timeout(Some(BEFORE_LONG))
        .expect("a time that is not nothing");
    match oldest.read(&mut [0]) {
        Ok(read) => assert_eq!(read, 0),
        Err(error) => assert_eq!(error.kind(), io::ErrorKind::ConnectionReset),
    }
}

#[test]
fn listeners_that_stay_keep_nobody_out() {
    let preview = preview(&[]);
    let held: Vec<Events> = (0..140).map(|_| preview.listen()).collect();
    preview.assert_serves();
    preview.save(KEYS, &sighting("Keys for the row"));
    let mut last = held.into_iter().next_back().expect("there are many");
    last.until(&preview, "/sightings/keys.html", |page| {
        page.contains("Keys for the row")
    });
}

#[test]
fn a_page_knows_which_snapshot_it_shows() {
    let preview = preview(&[]);
    let mut events = preview.listen();
    let before = preview.get("/sightings/keys.html");
    assert_eq!(generation(&before), events.newest);

    preview.save(KEYS, &sighting("Keys for the row"));
    let next = events.next();
    let asked = "If-None-Match: *\r\nIf-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT\r\n";
    let after = preview.ask("GET /sightings/keys.html", asked);
    assert_eq!(status(&after), 200);
    assert!(after.contains("<h1>Keys for the row</h1>"), "{after}");
    assert!(after.contains("cache-control: no-store"), "{after}");
    assert_eq!(generation(&after), next);

    // Somebody who comes late hears of it at once.
    assert_eq!(preview.listen().newest, next);
}

#[test]
fn a_save_by_a_new_file_in_the_old_ones_place_is_seen() {
    let preview = preview(&[]);
    let mut events = preview.listen();
    preview.save("sightings/.keys.md.swp", &sighting("Keys in six halls"));
    let folder = preview.folder.path().join("sightings");
    fs::rename(folder.join(".keys.md.swp"), folder.join("keys.md")).expect("one folder");
    events.until(&preview, "/sightings/keys.html", |page| {
        page.contains("Keys in six halls")
    });

    preview.save("sightings/2020/summer/bench.md", &sighting("A bench"));
    events.until(&preview, "/sightings/bench.html", |page| {
        page.contains("<h1>A bench</h1>")
    });
    preview.save("sightings/2020/summer/bench.md", &sighting("Two benches"));
    events.until(&preview, "/sightings/bench.html", |page| {
        page.contains("<h1>Two benches</h1>")
    });
    fs::remove_dir_all(folder.join("2020")).expect("it is there");
    events.until(&preview, "/sightings/bench.html", |page| {
        status(page) == 404
    });
}

#[test]
fn what_changes_nothing_reloads_nothing() {
    let preview = preview(&[]);
    let mut events = preview.listen();
    let before = events.newest;
    // Touched, and output and notes beside the sightings.
    preview.replace(KEYS, &sighting("Keys next door"));
    preview.save("site/index.html", "<p>built</p>");
    preview.save("sightings/.notes.txt", "not a sighting");
    preview.save("sightings/hall.txt", "not a sighting");
    preview.replace(KEYS, &sighting("Keys for the row"));
    events.until(&preview, "/sightings/keys.html", |page| {
        page.contains("Keys for the row")
    });
    assert_eq!(events.newest, before + 1);
}

#[test]
fn a_broken_sighting_lies_over_the_last_good_page_until_it_is_mended() {
    let preview = preview(&[]);
    let mut events = preview.listen();
    preview.save(
        KEYS,
        "+++\ntitle = '<img src=x onerror=alert(1)>'\ndate = soon\n+++\n",
    );
    preview.save("sightings/<img src=x>.md", "+++\n");
    let is_told = |page: &str| page.contains("sightings/&lt;img src=x&gt;.md");
    let page = events.until(&preview, "/sightings/keys.html", is_told);
    assert_eq!(status(&page), 200);
    assert!(page.contains("<h1>Keys next door</h1>"), "{page}");
    assert!(page.contains("sightings/keys.md:3:8"), "{page}");
    assert!(!page.contains("<img"), "{page}");

    fs::remove_file(preview.folder.path().join("sightings/<img src=x>.md")).expect("it is there");
    preview.save(KEYS, &sighting("Keys for the row"));
    let page = events.until(&preview, "/sightings/keys.html", |page| {
        !page.contains("overlay")
    });
    assert!(page.contains("<h1>Keys for the row</h1>"), "{page}");

    let notices: Vec<Notice> = preview.notices.try_iter().collect();
    let is_told =
        |notice: &Notice| matches!(notice, Notice::Wrong(report) if report.contains("keys.md:3:8"));
    assert!(notices.iter().any(is_told), "{notices:?}");
    assert_eq!(
        notices.last(),
        Some(&Notice::Remark("All errors are mended.".to_owned()))
    );
}

#[test]
fn a_start_where_all_is_broken_is_mended_file_by_file() {
    let preview = preview(&[
        (CONFIGURATION, "title = \n"),
        ("sightings/places.toml", "=\n"),
        (KEYS, "+++\ntitle = \n+++\n"),
    ]);
    let mut events = preview.listen();
    let page = preview.get("/");
    assert_eq!(status(&page), 500);
    assert!(page.contains("observatory.toml:1"), "{page}");

    preview.save(CONFIGURATION, FILES[0].1);
    let page = events.until(&preview, "/heat-map.html", |page| {
        page.contains("places.toml")
    });
    assert_eq!(status(&page), 200);
    assert!(page.contains("sightings/keys.md"), "{page}");

    preview.save("sightings/places.toml", FILES[1].1);
    preview.save(KEYS, &sighting("Keys next door"));
    events.until(&preview, "/sightings/keys.html", |page| {
        page.contains("Keys next door")
    });
    assert!(!preview.get("/heat-map.html").contains("overlay"));
}

#[test]
fn a_configuration_that_breaks_or_goes_keeps_the_pages() {
    let preview = preview(&[]);
    let mut events = preview.listen();
    preview.save(CONFIGURATION, "title = \"Our street\"\n[[[\n");
    let broken = |page: &str| page.contains("observatory.toml:2");
    let page = events.until(&preview, "/sightings/keys.html", broken);
    assert!(page.contains("<h1>Keys next door</h1>"), "{page}");

    fs::remove_file(preview.folder.path().join(CONFIGURATION)).expect("it is there");
    let gone = |page: &str| page.contains("could not read");
    let page = events.until(&preview, "/sightings/keys.html", gone);
    assert!(page.contains("<h1>Keys next door</h1>"), "{page}");

    preview.save(CONFIGURATION, FILES[0].1);
    let mended = |page: &str| !page.contains("overlay");
    events.until(&preview, "/sightings/keys.html", mended);
    preview.assert_serves();
}

#[test]
fn a_template_that_breaks_keeps_the_pages() {
    let preview = preview(&[]);
    let mut events = preview.listen();
    preview.save("templates/sighting.html", "{% if %}");
    let broken = |page: &str| page.contains("templates/sighting.html:1");
    let page = events.until(&preview, "/sightings/keys.html", broken);
    assert!(page.contains("<h1>Keys next door</h1>"), "{page}");

    preview.save("templates/sighting.html", "<p>{{ nobody_gave_this }}</p>");
    let fails = |page: &str| page.contains("nobody_gave_this");
    let page = events.until(&preview, "/sightings/keys.html", fails);
    assert_eq!(status(&page), 500);

    preview.save("templates/sighting.html", "<h1>{{ frame.title }}</h1>");
    let mended = |page: &str| !page.contains("overlay");
    events.until(&preview, "/sightings/keys.html", mended);
    preview.assert_serves();
}

#[test]
fn boundaries_that_come_break_and_change_are_followed() {
    let preview = preview(&[]);
    let mut events = preview.listen();
    let named = format!("{}map = \"wards.geojson\"\n", FILES[0].1);
    preview.save(CONFIGURATION, &named);
    let missing = |page: &str| page.contains("there is no file");
    events.until(&preview, "/places/index.html", missing);

    let square = |east: f64| {
        format!(
            "{{\"type\": \"Polygon\", \"coordinates\": [[[-2.0, 53.0], [{east:.1}, 53.0], [{east:.1}, 54.0], \
             [-2.0, 54.0], [-2.0, 53.0]]]}}"
        )
    };
    preview.save("wards.geojson", &square(-1.0));
    let drawn = |page: &str| page.contains("class=\"land\"") && !page.contains("overlay");
    let first = events.until(&preview, "/places/index.html", drawn);

    preview.save("wards.geojson", "{\"type\": \"Polygon\"");
    let broken = |page: &str| page.contains("wards.geojson:1:");
    events.until(&preview, "/places/index.html", broken);
    preview.save("wards.geojson", &square(0.5));
    let redrawn = |page: &str| drawn(page) && page != first;
    events.until(&preview, "/places/index.html", redrawn);
}

#[test]
fn folders_that_come_later_are_followed() {
    let preview = preview(&[]);
    let mut events = preview.listen();
    let root = preview.folder.path();
    fs::rename(root.join("sightings"), root.join("put-away")).expect("one folder");
    events.until(&preview, "/sightings/keys.html", |page| status(page) == 404);
    fs::rename(root.join("put-away"), root.join("sightings")).expect("one folder");
    events.until(&preview, "/sightings/keys.html", |page| status(page) == 200);
    preview.save(KEYS, &sighting("Keys for the row"));
    events.until(&preview, "/sightings/keys.html", |page| {
        page.contains("Keys for the row")
    });
}

#[test]
fn the_list_has_its_own_style_and_script() {
    let preview = preview(&[(KEYS, "+++\n")]);
    let page = preview.get("/heat-map.html");
    for (path, media_type) in [
        ("/.observatory/overlay.css", "content-type: text/css"),
        ("/.observatory/reload.js", "content-type: text/javascript"),
    ] {
        assert!(page.contains(&format!("=\"{path}\"")), "{page}");
        let answer = preview.get(path);
        assert_eq!(status(&answer), 200);
        assert!(answer.contains(media_type), "{answer}");
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_the_program_cleanly() {
    use std::process::{Command, Stdio};

    let folder = tempfile::tempdir().expect("a scratch folder");
    write(folder.path().join(CONFIGURATION), FILES[0].1);
    let mut program = Command::new(env!("CARGO_BIN_EXE_observatory"))
        .arg("-C")
        .arg(folder.path())
        .args(["serve", "--port", "0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program is built");
    let mut lines = BufReader::new(program.stdout.take().expect("it is piped")).lines();
    let first = lines
        .next()
        .expect("it says something")
        .expect("it is text");
    let address = first.strip_prefix("Serving http://").expect(&first);
    let address = address
        .strip_suffix('/')
        .expect("the address ends with a slash");
    let mut listener = TcpStream::connect(address).expect("it listens");
    write!(
        listener,
        "GET /.observatory/events HTTP/1.1\r\nHost: {address}\r\n\r\n"
    )
    .expect("it listens");
    let mut events = BufReader::new(listener).lines();
    let begun = events.next().expect("it answers").expect("it is text");
    assert_eq!(begun, "HTTP/1.1 200 OK");

    let id = program.id().to_string();
    let told = Command::new("kill").args(["-INT", &id]).status();
    assert!(told.expect("`kill` is there").success());
    let status = program.wait().expect("it is ours");
    assert_eq!(status.code(), Some(0));
}
