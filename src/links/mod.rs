//! Looks whether web addresses still lead somewhere: takes addresses, gives what was found at each.
//!
//! Only `review --links` asks for it; no other verb opens a connection. Addresses are strangers' words, so nothing
//! within the maintainer's own network is asked for: an address is vetted before it is looked up, what its name
//! stands for is judged by [`is_public`], the connection is made to exactly what was judged, and where an answer leads
//! elsewhere all of this begins anew. It is bounded: so many hosts at once and one question at a time to each of them, so
//! long for an answer, so long for everything.

mod look;
mod public;
mod resolver;
mod vet;

#[cfg(test)]
mod tests;

pub use look::{Limits, Looker, is_cut_off};
pub use public::is_public;
