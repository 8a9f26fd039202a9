//! Who may ask: a page of another site must not read a preview, not even one that has its own name lead
//! to this machine. Takes the headers `Host` and `Origin`, says yes or no.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// The names that the preview goes by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hosts {
    /// Where it listens.
    pub bound: SocketAddr,
}

impl Hosts {
    /// Whether `host`, with or without a port, is this preview. Any port will do: it may be reached
    /// through another one, as from outside a container, and what must be kept out are names.
    pub(super) fn are_ours(&self, host: &str) -> bool {
        let Some(name) = name(host) else { return false };
        if name.eq_ignore_ascii_case("localhost") {
            return true;
        }
        let bracketed = name
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'));
        let address: Option<IpAddr> = match bracketed {
            Some(inner) => inner.parse::<Ipv6Addr>().ok().map(IpAddr::V6),
            None => name.parse::<Ipv4Addr>().ok().map(IpAddr::V4),
        };
        // Where it listens at every address of the machine it can't know them all, but a foreign name
        // never looks like a number.
        address.is_some_and(|address| {
            address == Ipv4Addr::LOCALHOST
                || address == Ipv6Addr::LOCALHOST
                || address == self.bound.ip()
                || self.bound.ip().is_unspecified()
        })
    }
}

/// Whether a page of `origin` is one of the preview that was asked for as `host`.
pub(super) fn is_same_origin(origin: &str, host: &str) -> bool {
    origin
        .strip_prefix("http://")
        .is_some_and(|authority| authority.eq_ignore_ascii_case(host))
}

/// The part of `host` before its port; none where what follows is no port.
fn name(host: &str) -> Option<&str> {
    let end = match host.find(']') {
        Some(bracket) => bracket + 1,
        None => host.find(':').unwrap_or(host.len()),
    };
    let (name, port) = host.split_at(end);
    match port.strip_prefix(':') {
        Some(digits) => (digits.bytes().all(|digit| digit.is_ascii_digit())
            && digits.parse::<u16>().is_ok())
        .then_some(name),
        None => port.is_empty().then_some(name),
    }
}

#[cfg(test)]
mod tests {
    use super::{Hosts, is_same_origin};

    fn hosts(bound: &str) -> Hosts {
        Hosts {
            bound: bound.parse().expect("an address with a port"),
        }
    }

    #[test]
    fn the_machines_own_names_are_ours() {
        let hosts = hosts("127.0.0.1:8000");
        for host in [
            "127.0.0.1:8000",
            "127.0.0.1",
            "localhost:8000",
            "LocalHost",
            "localhost:9000",
            "[::1]:8000",
            "[::1]",
        ] {
            assert!(hosts.are_ours(host), "{host}");
        }
    }

    #[test]
    fn all_other_names_are_not() {
        let hosts = hosts("127.0.0.1:8000");
        for host in [
            "",
            ":8000",
            "evil.example",
            "evil.example:8000",
            "localhost.evil.example",
            "localhost:8000@evil.example",
            "evil.example@127.0.0.1",
            "localhost:",
            "localhost:+80",
            "localhost:99999",
            "localhost:80:80",
            "127.0.0.1.evil.example",
            "127.0.0.2",
            "192.168.1.4",
            "2130706433",
            "0x7f.1",
            "127.1",
            "[::1",
            "[::1]evil.example",
            "::1",
            "[127.0.0.1]",
            "localhost ",
        ] {
            assert!(!hosts.are_ours(host), "{host}");
        }
    }

    #[test]
    fn the_address_that_was_asked_for_is_ours() {
        assert!(hosts("192.168.1.4:8000").are_ours("192.168.1.4:8000"));
        assert!(!hosts("192.168.1.4:8000").are_ours("192.168.1.5:8000"));
        assert!(hosts("0.0.0.0:8000").are_ours("192.168.1.5:8000"));
        assert!(hosts("[::]:8000").are_ours("[fe80::1]:8000"));
        assert!(!hosts("0.0.0.0:8000").are_ours("evil.example:8000"));
    }

    #[test]
    fn an_origin_is_ours_where_it_is_the_host_that_was_asked() {
        assert!(is_same_origin("http://localhost:8000", "localhost:8000"));
        for origin in [
            "null",
            "http://evil.example",
            "https://localhost:8000",
            "http://localhost:3000",
            "http://localhost:8000.evil.example",
            "http://127.0.0.1:8000",
        ] {
            assert!(!is_same_origin(origin, "localhost:8000"), "{origin}");
        }
    }
}
