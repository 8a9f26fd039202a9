//! The looking itself: a question to each address, politely, within limits.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::net::IpAddr;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use ureq::unversioned::resolver::{DefaultResolver, Resolver};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Error};
use url::Url;

use crate::links::public::is_public;
use crate::links::resolver::{Judged, Unled};
use crate::links::vet::vet;
use crate::review::Found;

/// How far one address may lead on to the next.
const MOST_STEPS: usize = 5;

/// What looking may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// For one answer, with finding the host and all that it is made to wait for.
    pub one: Duration,
    /// For everything.
    pub all: Duration,
    /// How many hosts are asked at once.
    pub hosts: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            one: Duration::from_secs(10),
            all: Duration::from_secs(600),
            hosts: 8,
        }
    }
}

/// Looks at addresses.
#[derive(Debug)]
pub struct Looker {
    agent: Agent,
    limits: Limits,
    vet: fn(&str) -> Option<Url>,
}

impl Looker {
    /// One that asks public addresses alone, and says in each question who asks.
    pub fn new(limits: Limits, name: &str) -> Self {
        Self::with(limits, name, vet, is_public, DefaultResolver::default())
    }

    /// One with another judgement of addresses, and of what their names stand for.
    pub(super) fn with(
        limits: Limits,
        name: &str,
        vet: fn(&str) -> Option<Url>,
        may_ask: fn(IpAddr) -> bool,
        names: impl Resolver,
    ) -> Self {
        // Neither a proxy nor cookies, and no step that is not vetted here.
        let config = Agent::config_builder()
            .proxy(None)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .timeout_global(Some(limits.one))
            .max_idle_connections(0)
            .user_agent(name)
            .build();
        Self {
            agent: Agent::with_parts(
                config,
                DefaultConnector::default(),
                Judged { names, may_ask },
            ),
            limits,
            vet,
        }
    }

    /// What is found at each address. `told` is called with how many have been looked at so far.
    pub fn look(
        &self,
        addresses: &[String],
        told: impl Fn(usize) + Sync,
    ) -> BTreeMap<String, Found> {
        let begun = Instant::now();
        let mut by_host: BTreeMap<Option<String>, Vec<&String>> = BTreeMap::new();
        for address in addresses {
            let host = (self.vet)(address).and_then(|url| url.host_str().map(str::to_owned));
            by_host.entry(host).or_default().push(address);
        }
        let waiting = Mutex::new(by_host.into_values());
        let found = Mutex::new(BTreeMap::new());
        let next = || waiting.lock().ok().and_then(|mut hosts| hosts.next());
        let work = || {
            while let Some(host) = next() {
                for address in host {
                    let seen = match begun.elapsed() < self.limits.all {
                        true => self.at(address),
                        false => Found::Unsure("there was no time left to look".to_owned()),
                    };
                    if let Ok(mut found) = found.lock() {
                        found.insert(address.clone(), seen);
                        told(found.len());
                    }
                }
            }
        };
        thread::scope(|scope| {
            for _ in 0..self.limits.hosts {
                scope.spawn(work);
            }
        });
        found.into_inner().unwrap_or_default()
    }

    /// What is found at one address, whichever way it leads.
    fn at(&self, address: &str) -> Found {
        let Some(mut url) = (self.vet)(address) else {
            return Found::Private;
        };
        // Where it has moved for good, and only for good, it is worth writing down.
        let mut moved = true;
        for step in 0..=MOST_STEPS {
            let (status, to) = match self.ask(&url) {
                Ok(answer) => answer,
                Err(error) => return failed(&error),
            };
            let target = to.and_then(|to| url.join(&to).ok());
            match (status, target) {
                (301 | 302 | 303 | 307 | 308, Some(target)) => {
                    moved &= matches!(status, 301 | 308);
                    // Where it leads is judged as if somebody had written it.
                    match (self.vet)(target.as_str()) {
                        Some(target) => url = target,
                        None => return Found::Private,
                    }
                }
                (200..=299, _) if step > 0 && moved => return Found::Moved(url.to_string()),
                (200..=299, _) => return Found::Page,
                (404, _) => return Found::Gone("its host says that there is no such page (404)"),
                (410, _) => return Found::Gone("its host says that the page is gone (410)"),
                (401 | 403 | 429, _) => {
                    return Found::Unsure(format!("its host would not say ({status})"));
                }
                (500.., _) => return Found::Unsure(format!("its host is in trouble ({status})")),
                _ => {
                    return Found::Unsure(format!(
                        "its host gave an answer that says nothing ({status})"
                    ));
                }
            }
        }
        Found::Unsure("it leads on and on".to_owned())
    }

    /// The status of an answer, and where it leads. First without the page; with it where a host does not like that.
    fn ask(&self, url: &Url) -> Result<(u16, Option<String>), Error> {
        let answer = self.agent.head(url.as_str()).call()?;
        // The page itself is never read: the connection ends when the answer is dropped.
        let answer = match answer.status().as_u16() {
            400 | 403 | 404 | 405 | 500.. => self.agent.get(url.as_str()).call()?,
            _ => answer,
        };
        let to = answer
            .headers()
            .get("location")
            .and_then(|to| to.to_str().ok());
        Ok((answer.status().as_u16(), to.map(str::to_owned)))
    }
}

/// Whether not one host could be found by its name: then this machine has no network, and no address is to blame.
pub fn is_cut_off(found: &BTreeMap<String, Found>) -> bool {
    let mut asked = found
        .values()
        .filter(|found| **found != Found::Private)
        .peekable();
    let is_nameless = |found: &Found| match found {
        Found::Gone(why) => *why == UNKNOWN,
        Found::Unsure(why) => why == UNANSWERED,
        _ => false,
    };
    asked.peek().is_some() && asked.all(is_nameless)
}

const UNKNOWN: &str = "nobody knows its host by that name any more";
const UNANSWERED: &str = "the name of its host could not be looked up";

fn failed(error: &Error) -> Found {
    let unled = match error {
        Error::Other(other) => other.downcast_ref::<Unled>(),
        _ => None,
    };
    let unsure = match (unled, error) {
        (Some(Unled::Private), _) => return Found::Private,
        (Some(Unled::Unknown), _) => return Found::Gone(UNKNOWN),
        (Some(Unled::Unanswered), _) => UNANSWERED,
        (None, Error::Timeout(_)) => "its host took too long to answer",
        (None, Error::Tls(_) | Error::Rustls(_)) => {
            "its host could not prove that it is who it says it is"
        }
        (None, Error::Io(error)) if error.kind() == ErrorKind::ConnectionRefused => {
            "its host did not open the door"
        }
        (None, _) => "its host could not be reached, or gave no sound answer",
    };
    Found::Unsure(unsure.to_owned())
}
