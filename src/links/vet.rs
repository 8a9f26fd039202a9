//! Which addresses are looked at, judged by how they are written: takes an address, gives its parts or nothing.

use url::{Host, Url};

/// Endings of names that stand for a machine in one's own network.
const OWN: &[&str] = &[
    "localhost",
    "local",
    "internal",
    "intranet",
    "lan",
    "home",
    "corp",
    "private",
    "test",
    "invalid",
    "example",
    "onion",
    "arpa",
    "alt",
];

/// An address of the web on an ordinary port, without a name and a password for its host, whose host is no name within a
/// network. A number as host is for [`super::is_public`] to judge.
pub(super) fn vet(address: &str) -> Option<Url> {
    let url = Url::parse(address).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https");
    let is_usual = matches!(url.port(), None | Some(80 | 443));
    let is_open = url.username().is_empty() && url.password().is_none();
    let is_named = match url.host()? {
        Host::Domain(name) => is_public_name(name),
        Host::Ipv4(_) | Host::Ipv6(_) => true,
    };
    (is_web && is_usual && is_open && is_named).then_some(url)
}

fn is_public_name(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    let last = name.rsplit('.').next().unwrap_or_default();
    name.contains('.') && !OWN.contains(&last)
}
