//! Shows the preview in the browser that the person uses for everything else.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::process::{Command, Stdio};
use std::{io, thread};

use crate::serve::{Notice, Say, tell};

/// Asks the system to open the preview's first page, and says so where it does not. Does not wait.
pub(super) fn open(address: SocketAddr, say: Say) {
    thread::spawn(move || {
        let url = format!("http://{}/", reachable(address));
        if let Err(why) = ask(&url) {
            let remark = format!("Could not open a browser: {why}. Open {url} yourself.");
            tell(&say, Notice::Remark(remark));
        }
    });
}

/// Every address of a machine is not one that can be visited, but its own is among them.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        address.set_ip(IpAddr::V4(Ipv4Addr::LOCALHOST));
    }
    address
}

fn ask(url: &str) -> io::Result<()> {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let status = Command::new(opener)
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .map_err(|error| {
            io::Error::new(error.kind(), format!("`{opener}` did not start: {error}"))
        })?;
    // Explorer ends with 1 when all went well.
    match status.success() || cfg!(windows) {
        true => Ok(()),
        false => Err(io::Error::other(format!("`{opener}` ended with {status}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::reachable;

    #[test]
    fn a_browser_is_sent_to_an_address_that_it_can_reach() {
        for (bound, expected) in [
            ("0.0.0.0:8000", "127.0.0.1:8000"),
            ("[::]:8000", "127.0.0.1:8000"),
            ("127.0.0.1:8001", "127.0.0.1:8001"),
            ("192.168.1.4:80", "192.168.1.4:80"),
        ] {
            let address = reachable(bound.parse().expect("an address"));
            assert_eq!(address.to_string(), expected);
        }
    }
}
