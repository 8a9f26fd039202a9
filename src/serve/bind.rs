//! Where to listen: takes an address and a port, or none, gives a listener and what to say about it.

use std::error::Error;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::{fmt, io};

/// The port that is taken where none is asked for.
const USUAL_PORT: u16 = 8000;

/// How many ports from the usual one on are tried.
const PORTS_TRIED: u16 = 100;

/// A listener that is bound.
#[derive(Debug)]
pub(super) struct Bound {
    pub listener: TcpListener,
    /// With the port that the system gave.
    pub address: SocketAddr,
    /// What is not as a person may think it is.
    pub remarks: Vec<String>,
}

/// Why it can't listen.
#[derive(Debug)]
pub struct BindError {
    host: IpAddr,
    port: Option<u16>,
    source: io::Error,
}

/// Listens at `host`. See [`super::Options`] for `port`.
pub(super) fn bind(host: IpAddr, port: Option<u16>) -> Result<Bound, BindError> {
    let (listener, taken) = match port {
        Some(port) => (listen(host, port), None),
        None => first_free(host, USUAL_PORT),
    };
    let bound = listener.and_then(|listener| {
        // Tokio takes over a listener only if it never blocks.
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        Ok(Bound {
            remarks: remarks(address, taken),
            listener,
            address,
        })
    });
    bound.map_err(|source| BindError { host, port, source })
}

/// The first free port from `first` on, and `first` itself where it was taken.
fn first_free(host: IpAddr, first: u16) -> (io::Result<TcpListener>, Option<u16>) {
    let mut port = first;
    loop {
        let listener = listen(host, port);
        let is_taken = matches!(&listener, Err(error) if error.kind() == io::ErrorKind::AddrInUse);
        if !is_taken || port == first.saturating_add(PORTS_TRIED - 1) {
            return (listener, (port != first).then_some(first));
        }
        port += 1;
    }
}

fn listen(host: IpAddr, port: u16) -> io::Result<TcpListener> {
    TcpListener::bind(SocketAddr::new(host, port))
}

fn remarks(address: SocketAddr, taken: Option<u16>) -> Vec<String> {
    let mut remarks = Vec::new();
    if let Some(taken) = taken {
        remarks.push(format!(
            "Port {taken} is taken by another program, so the preview is at port {}.",
            address.port()
        ));
    }
    if !address.ip().is_loopback() {
        remarks.push(
            "Everybody on your network can see this preview, drafts and all, while it runs. Leave `--host` out to keep it to this machine.".to_owned(),
        );
    }
    remarks
}

impl fmt::Display for BindError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let host = self.host;
        match (self.source.kind(), self.port) {
            (io::ErrorKind::AddrInUse, Some(port)) => write!(
                f,
                "could not listen at port {port}: another program does. Stop that program, name another port, or leave `--port` out: the next free one is then taken."
            ),
            (io::ErrorKind::AddrInUse, None) => write!(
                f,
                "could not listen: the ports {USUAL_PORT} to {} are all taken. Leave any free one to the system with `--port 0`.",
                USUAL_PORT + PORTS_TRIED - 1
            ),
            (io::ErrorKind::PermissionDenied, Some(port)) => write!(
                f,
                "could not listen at port {port}: the system keeps it for others. Name a port above 1023, or leave `--port` out."
            ),
            (io::ErrorKind::AddrNotAvailable, _) => write!(
                f,
                "could not listen at {host}: this machine does not have that address. Leave `--host` out, or name one of the machine's own addresses."
            ),
            _ => write!(
                f,
                "could not listen at {host}: {}. Leave `--host` and `--port` out, then try again.",
                self.source
            ),
        }
    }
}

impl Error for BindError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.source)
    }
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr, TcpListener};

    use super::{bind, first_free, remarks};

    const LOOPBACK: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    fn taken() -> (TcpListener, u16) {
        let listener = TcpListener::bind((LOOPBACK, 0)).expect("the system has a free port");
        let port = listener.local_addr().expect("it is bound").port();
        (listener, port)
    }

    #[test]
    fn a_port_asked_for_by_name_is_taken_or_nothing() {
        let (_holder, port) = taken();
        let error = bind(LOOPBACK, Some(port)).expect_err("it is taken");
        assert_eq!(
            error.to_string(),
            format!(
                "could not listen at port {port}: another program does. Stop that program, name another port, or leave `--port` out: the next free one is then taken."
            )
        );
    }

    #[test]
    fn the_next_free_port_is_said() {
        let (_holder, port) = taken();
        let (listener, was_taken) = first_free(LOOPBACK, port);
        assert_eq!(was_taken, Some(port));
        let address = listener
            .and_then(|listener| listener.local_addr())
            .expect("one of a hundred ports is free");
        assert!(address.port() > port);
        assert_eq!(
            remarks(address, was_taken),
            [format!(
                "Port {port} is taken by another program, so the preview is at port {}.",
                address.port()
            )]
        );
    }

    #[test]
    fn a_preview_that_others_can_see_says_so() {
        for (address, is_said) in [
            ("0.0.0.0:8000", true),
            ("[::]:8000", true),
            ("192.168.1.4:8000", true),
            ("127.0.0.1:8000", false),
            ("[::1]:8000", false),
        ] {
            let remarks = remarks(address.parse().expect("an address"), None);
            let said = remarks
                .iter()
                .any(|remark| remark.starts_with("Everybody on your network"));
            assert_eq!(said, is_said, "{address}");
        }
    }

    #[test]
    fn any_port_is_one_that_can_be_visited() {
        let bound = bind(LOOPBACK, Some(0)).expect("any port will do");
        assert_ne!(bound.address.port(), 0);
        assert!(bound.remarks.is_empty());
    }

    #[test]
    fn an_address_of_another_machine_is_an_error_that_says_what_to_do() {
        let elsewhere = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));
        let error = bind(elsewhere, Some(0)).expect_err("it is kept for examples");
        assert!(error.to_string().contains("Leave `--host` out"), "{error}");
    }
}
