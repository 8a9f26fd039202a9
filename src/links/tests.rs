//! Looking at addresses, against a host on this machine: what may not be asked in earnest is allowed here by other
//! functions, given as values.

use std::io::{Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;
use url::Url;

use super::look::{Limits, Looker};
use super::{is_cut_off, is_public};
use crate::links::vet::vet;
use crate::review::Found;

fn any_url(address: &str) -> Option<Url> {
    Url::parse(address).ok()
}

fn anybody(_: IpAddr) -> bool {
    true
}

fn limits(one: Duration) -> Limits {
    Limits {
        one,
        ..Limits::default()
    }
}

/// A host whose answers stand in its paths: `/404`, `/to/301/PATH`, `/nohead` and so on. It counts who comes.
struct Host {
    address: SocketAddr,
    visits: Arc<AtomicUsize>,
}

fn host() -> Host {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let address = listener.local_addr().expect("it has one");
    let visits = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&visits);
    thread::spawn(move || {
        // Those that are never answered are held until the test is over.
        let mut held = Vec::new();
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            count.fetch_add(1, Ordering::SeqCst);
            let mut head = Vec::new();
            let mut byte = [0];
            while !head.ends_with(b"\r\n\r\n") && matches!(stream.read(&mut byte), Ok(1)) {
                head.push(byte[0]);
            }
            let head = String::from_utf8_lossy(&head).into_owned();
            let mut words = head.split(' ');
            let (method, path) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
            let parts: Vec<&str> = path.trim_start_matches('/').splitn(3, '/').collect();
            let answer = match parts.as_slice() {
                ["slow"] => {
                    held.push(stream);
                    continue;
                }
                ["garbage"] => "what?\r\n\r\n".to_owned(),
                ["nohead"] if method == "HEAD" => {
                    "HTTP/1.1 405 No\r\ncontent-length: 0\r\n\r\n".to_owned()
                }
                ["nohead"] => "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok".to_owned(),
                ["huge"] => {
                    "HTTP/1.1 200 OK\r\ncontent-length: 999999999999\r\n\r\nbegins".to_owned()
                }
                ["to", status, to] => {
                    format!(
                        "HTTP/1.1 {status} On\r\nlocation: {}\r\ncontent-length: 0\r\n\r\n",
                        to.replace('~', "/")
                    )
                }
                [status] => format!("HTTP/1.1 {status} So\r\ncontent-length: 0\r\n\r\n"),
                _ => "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n".to_owned(),
            };
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    Host { address, visits }
}

fn look(looker: &Looker, address: String) -> Found {
    let mut found = looker.look(std::slice::from_ref(&address), |_| {});
    found
        .remove(&address)
        .expect("each address is answered for")
}

#[test]
fn what_an_answer_means() {
    let host = host();
    let looker = Looker::with(
        limits(Duration::from_secs(20)),
        "test",
        any_url,
        anybody,
        DefaultResolver::default(),
    );
    let at = |path: &str| look(&looker, format!("http://{}/{path}", host.address));
    assert_eq!(at("200"), Found::Page);
    assert_eq!(at("204"), Found::Page);
    assert_eq!(at("nohead"), Found::Page);
    assert_eq!(at("huge"), Found::Page);
    assert_eq!(
        at("404"),
        Found::Gone("its host says that there is no such page (404)")
    );
    assert_eq!(
        at("410"),
        Found::Gone("its host says that the page is gone (410)")
    );
    for path in [
        "401", "403", "429", "500", "503", "600", "418", "304", "garbage",
    ] {
        assert!(matches!(at(path), Found::Unsure(_)), "{path}");
    }
    assert_eq!(
        at("to/301/~200"),
        Found::Moved(format!("http://{}/200", host.address))
    );
    assert_eq!(
        at("to/308/~to~301~~200"),
        Found::Moved(format!("http://{}/200", host.address))
    );
    assert_eq!(at("to/302/~200"), Found::Page);
    assert_eq!(at("to/301/~to~302~~200"), Found::Page);
    assert_eq!(
        at("to/301/~404"),
        Found::Gone("its host says that there is no such page (404)")
    );
    assert_eq!(
        at("to/302/~to~302~~to~302~~to~302~~to~302~~to~302~~200"),
        Found::Unsure("it leads on and on".to_owned())
    );
    assert!(matches!(at("to/301/"), Found::Unsure(_)));
}

#[test]
fn who_never_answers_is_not_waited_for() {
    let host = host();
    let looker = Looker::with(
        limits(Duration::from_millis(200)),
        "test",
        any_url,
        anybody,
        DefaultResolver::default(),
    );
    let found = look(&looker, format!("http://{}/slow", host.address));
    assert_eq!(
        found,
        Found::Unsure("its host took too long to answer".to_owned())
    );
}

#[test]
fn when_the_time_is_over_nothing_more_is_asked() {
    let host = host();
    let over = Limits {
        all: Duration::ZERO,
        ..Limits::default()
    };
    let looker = Looker::with(over, "test", any_url, anybody, DefaultResolver::default());
    let found = look(&looker, format!("http://{}/200", host.address));
    assert_eq!(
        found,
        Found::Unsure("there was no time left to look".to_owned())
    );
    assert_eq!(host.visits.load(Ordering::SeqCst), 0);
}

#[test]
fn nobody_within_a_network_is_asked() {
    let host = host();
    let looker = Looker::new(Limits::default(), "test");
    let port = host.address.port();
    for address in [
        format!("http://127.0.0.1:{port}/200"),
        "http://127.0.0.1/".to_owned(),
        "http://[::1]/".to_owned(),
        "http://localhost/".to_owned(),
        "http://2130706433/".to_owned(),
        "http://0x7f.1/".to_owned(),
        "http://169.254.169.254/latest/meta-data".to_owned(),
    ] {
        assert_eq!(look(&looker, address.clone()), Found::Private, "{address}");
    }
    assert_eq!(host.visits.load(Ordering::SeqCst), 0);
}

#[test]
fn a_page_that_leads_into_a_network_is_not_followed() {
    let (outside, inside) = (host(), host());
    // What the first host has is public here, and nothing else is.
    fn first(address: &str) -> Option<Url> {
        Url::parse(address)
            .ok()
            .filter(|url| url.path() != "/secret")
    }
    let looker = Looker::with(
        Limits::default(),
        "test",
        first,
        anybody,
        DefaultResolver::default(),
    );
    let address = format!(
        "http://{}/to/302/http:~~{}~secret",
        outside.address, inside.address
    );
    assert_eq!(look(&looker, address), Found::Private);
    assert_eq!(inside.visits.load(Ordering::SeqCst), 0);
}

/// A name that stands for something public when it is asked for first, and for something private ever after.
#[derive(Debug)]
struct Turncoat {
    asked: Arc<AtomicUsize>,
    public: SocketAddr,
}

impl Resolver for Turncoat {
    fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let mut addresses = self.empty();
        match self.asked.fetch_add(1, Ordering::SeqCst) {
            0 => addresses.push(self.public),
            _ => addresses.push(SocketAddr::from(([127, 0, 0, 2], 80))),
        }
        Ok(addresses)
    }
}

fn the_first_here(address: IpAddr) -> bool {
    address == IpAddr::from([127, 0, 0, 1])
}

/// One question asks once for the name, and goes where that answer leads; the next is judged anew.
#[test]
fn a_name_that_changes_its_mind_leads_nobody_inside() {
    let host = host();
    let asked = Arc::new(AtomicUsize::new(0));
    let names = Turncoat {
        asked: Arc::clone(&asked),
        public: host.address,
    };
    let looker = Looker::with(Limits::default(), "test", any_url, the_first_here, names);
    let address = "http://changes.example.org/200".to_owned();
    assert_eq!(look(&looker, address.clone()), Found::Page);
    assert_eq!(asked.load(Ordering::SeqCst), 1);
    assert_eq!(look(&looker, address), Found::Private);
    assert_eq!(host.visits.load(Ordering::SeqCst), 1);
}

/// One of several addresses is enough to refuse the name.
#[derive(Debug)]
struct Mixed(SocketAddr);

impl Resolver for Mixed {
    fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let mut addresses = self.empty();
        addresses.push(self.0);
        addresses.push(SocketAddr::from(([127, 0, 0, 2], 80)));
        Ok(addresses)
    }
}

#[test]
fn a_name_with_one_private_address_is_private() {
    let host = host();
    let looker = Looker::with(
        Limits::default(),
        "test",
        any_url,
        the_first_here,
        Mixed(host.address),
    );
    assert_eq!(
        look(&looker, "http://mixed.example.org/".to_owned()),
        Found::Private
    );
    assert_eq!(host.visits.load(Ordering::SeqCst), 0);
}

/// A name that nobody knows.
#[derive(Debug)]
struct Nameless;

impl Resolver for Nameless {
    fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        Err(Error::HostNotFound)
    }
}

#[test]
fn names_that_nobody_knows_are_gone_but_all_of_them_mean_that_there_is_no_network() {
    let looker = Looker::with(Limits::default(), "test", any_url, anybody, Nameless);
    let addresses = ["http://one.org/".to_owned(), "http://two.org/".to_owned()];
    let mut found = looker.look(&addresses, |_| {});
    assert!(
        found.values().all(|found| matches!(found, Found::Gone(_))),
        "{found:?}"
    );
    assert!(is_cut_off(&found));
    found.insert("http://three.org/".to_owned(), Found::Page);
    assert!(!is_cut_off(&found));
    found.clear();
    assert!(!is_cut_off(&found));
    found.insert("http://10.0.0.1/".to_owned(), Found::Private);
    assert!(!is_cut_off(&found));
}

#[test]
fn each_address_is_looked_at_once_and_counted() {
    let host = host();
    let looker = Looker::with(
        Limits::default(),
        "test",
        any_url,
        anybody,
        DefaultResolver::default(),
    );
    let addresses: Vec<String> = (0..40)
        .map(|number| format!("http://{}/200?{number}", host.address))
        .collect();
    let most = AtomicUsize::new(0);
    let found = looker.look(&addresses, |looked| {
        most.fetch_max(looked, Ordering::SeqCst);
    });
    assert_eq!(found.len(), 40);
    assert_eq!(most.into_inner(), 40);
    assert_eq!(host.visits.load(Ordering::SeqCst), 40);
}

#[test]
fn which_machines_are_public() {
    for address in [
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.1",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.1",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "203.0.112.255",
        "223.255.255.255",
        "2001:4860:4860::8888",
        "2606:4700::1111",
        "2a00:1450::1",
        "64:ff9b::808:808",
        "2002:808:808::1",
        "2001:200::1",
    ] {
        assert!(is_public(address.parse().expect("an address")), "{address}");
    }
    for address in [
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.31.196.1",
        "192.52.193.1",
        "192.88.99.1",
        "192.168.0.1",
        "192.168.255.255",
        "192.175.48.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:8.8.8.8",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:10::1",
        "2001:20::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "2002:a00:1::1",
        "2002:c0a8:1::1",
        "3fff::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "5f00::1",
        "4000::1",
    ] {
        assert!(
            !is_public(address.parse().expect("an address")),
            "{address}"
        );
    }
}

#[test]
fn which_addresses_are_looked_at() {
    for address in [
        "https://example.org/a?b#c",
        "http://example.org:80/",
        "https://example.org:443/",
        "http://1.1.1.1/",
        "https://xn--bcher-kva.de/",
        "https://www.gov.uk./x",
    ] {
        assert!(vet(address).is_some(), "{address}");
    }
    for address in [
        "",
        "example.org",
        "ftp://example.org/",
        "file:///etc/passwd",
        "https://",
        "http://example.org:8080/",
        "http://example.org:22/",
        "https://somebody@example.org/",
        "https://a:b@example.org/",
        "http://localhost/",
        "http://intranet/",
        "http://printer.local/",
        "http://db.internal/",
        "http://a.localhost/",
        "http://x.test/",
        "http://router.lan/",
        "http://x.onion/",
        "http://10.in-addr.arpa/",
        "gopher://example.org/",
        "http://LOCALHOST./",
    ] {
        assert!(vet(address).is_none(), "{address}");
    }
}
