//! Names to addresses, none of which is private: takes what the system says a name stands for, gives it on where all of
//! it may be asked. ureq connects to what it is given here and asks no second time, so that a name can't stand for
//! something else by then.

use std::error::Error as StdError;
use std::fmt;
use std::net::IpAddr;

use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// The system's resolver, whose answers are judged.
#[derive(Debug)]
pub(super) struct Judged<R = DefaultResolver> {
    pub names: R,
    pub may_ask: fn(IpAddr) -> bool,
}

/// Why a name leads nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unled {
    /// It stands for an address that may not be asked.
    Private,
    /// Nobody knows it.
    Unknown,
    /// The system could not find out.
    Unanswered,
}

impl fmt::Display for Unled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unled::Private => "the address is private",
            Unled::Unknown => "the name is not known",
            Unled::Unanswered => "the name could not be looked up",
        })
    }
}

impl StdError for Unled {}

impl From<Unled> for Error {
    fn from(unled: Unled) -> Self {
        Error::Other(Box::new(unled))
    }
}

impl<R: Resolver> Resolver for Judged<R> {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let addresses = self
            .names
            .resolve(uri, config, timeout)
            .map_err(|error| match error {
                // Systems tell the two apart in words alone: "Temporary failure in name resolution", "try again".
                Error::Io(error) if is_passing(&error.to_string().to_lowercase()) => {
                    Unled::Unanswered.into()
                }
                Error::Io(_) | Error::HostNotFound => Unled::Unknown.into(),
                other => other,
            })?;
        match addresses.iter().all(|address| (self.may_ask)(address.ip())) {
            true => Ok(addresses),
            false => Err(Unled::Private.into()),
        }
    }
}

fn is_passing(says: &str) -> bool {
    ["temporary", "try again", "again later"]
        .iter()
        .any(|words| says.contains(words))
}
