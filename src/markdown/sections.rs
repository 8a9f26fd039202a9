//! Sections of an account: takes its Markdown or its events and gives each heading the id that links
//! lead to.

use std::collections::{HashMap, HashSet};

use percent_encoding::percent_decode_str;
use pulldown_cmark::{Event, Tag, TagEnd};

use super::reading::Placed;

/// Stands before every id that comes from an account, so that none is one of the page's own.
pub(super) const PREFIX: &str = "account-";

/// No part of an id from a heading is longer than this, in bytes.
const LONGEST: usize = 80;

/// The ids of an account's headings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sections {
    /// For each heading in the order of the account, its id; none for a heading without words, or
    /// one inside a note.
    pub(super) ids: Box<[Option<String>]>,
    /// The places of those that there are, in the order of the ids.
    by_id: Box<[usize]>,
}

impl Sections {
    /// The id of the heading that an address leads to which begins with `#`; none where the account
    /// has no such heading. Each `%C3%A9` and the like is read as the letter that it stands for, and
    /// the address may be the heading's words or the id itself.
    pub fn find(&self, address: &str) -> Option<String> {
        let fragment = address.trim().strip_prefix('#')?;
        let fragment = percent_decode_str(fragment).decode_utf8_lossy();
        // The words come first: a heading may itself begin with the word of the prefix.
        [Some(&*fragment), fragment.strip_prefix(PREFIX)]
            .into_iter()
            .flatten()
            .filter(|words| !words.is_empty())
            .map(|words| format!("{PREFIX}{}", slug(words)))
            .find(|id| self.has(id))
    }

    fn has(&self, id: &str) -> bool {
        let known = |&at: &usize| self.ids[at].as_deref().cmp(&Some(id));
        self.by_id.binary_search_by(known).is_ok()
    }
}

/// Gives every heading its id.
pub(super) fn in_events(events: &[Placed<'_>]) -> Sections {
    let mut ids = Vec::new();
    let mut known = HashSet::new();
    let mut next = HashMap::new();
    let mut heading: Option<String> = None;
    let mut notes = 0_usize;
    for (event, _) in events {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                let words = heading.take().unwrap_or_default();
                if words.trim().is_empty() || notes > 0 {
                    ids.push(None);
                } else {
                    let id = unused(slug(&words), &known, &mut next);
                    known.insert(id.clone());
                    ids.push(Some(id));
                }
            }
            Event::Start(Tag::FootnoteDefinition(_)) => notes += 1,
            Event::End(TagEnd::FootnoteDefinition) => notes = notes.saturating_sub(1),
            Event::Text(text) | Event::Code(text) => {
                if let Some(words) = &mut heading {
                    words.push_str(text);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(words) = &mut heading {
                    words.push(' ');
                }
            }
            _ => {}
        }
    }
    let mut by_id: Vec<usize> = (0..ids.len()).filter(|&at| ids[at].is_some()).collect();
    by_id.sort_unstable_by_key(|&at| &ids[at]);
    Sections {
        by_id: by_id.into(),
        ids: ids.into(),
    }
}

/// An id that no heading before has: the second `a` is `account-a-2`.
fn unused(slug: String, known: &HashSet<String>, next: &mut HashMap<String, usize>) -> String {
    let plain = format!("{PREFIX}{slug}");
    if !known.contains(&plain) {
        return plain;
    }
    let number = next.entry(slug).or_insert(2);
    loop {
        let id = format!("{plain}-{number}");
        *number += 1;
        if !known.contains(&id) {
            return id;
        }
    }
}

/// Words as part of an id: letters and digits of any script in lower case, hyphens between words.
fn slug(words: &str) -> String {
    let mut slug = String::new();
    for character in words.chars().flat_map(char::to_lowercase) {
        let hyphen = character.is_whitespace() || "-_/.–—".contains(character);
        if slug.len() >= LONGEST {
            break;
        }
        if character.is_alphanumeric() {
            slug.push(character);
        } else if hyphen && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        return "section".to_owned();
    }
    // The ids of notes begin with `account-note-`.
    if slug.starts_with("note-") {
        return format!("section-{slug}");
    }
    slug.to_owned()
}

#[cfg(test)]
mod tests {
    use crate::markdown::survey;

    #[test]
    fn ids_are_ours_and_never_twice_the_same() {
        for (markdown, expected) in [
            ("# What's *new*?", "account-whats-new"),
            ("# Straße — Київ", "account-straße-київ"),
            ("# !!!", "account-section"),
            ("# Note 1", "account-section-note-1"),
            ("# a\n\n# a", "account-a account-a-2"),
            ("# a-2\n\n# a\n\n# A", "account-a-2 account-a account-a-3"),
            ("# location", "account-location"),
            ("# a {#main .x onclick=y}", "account-a-main-x-onclicky"),
            ("#\n\n# b", " account-b"),
            ("[^1]\n\n[^1]:\n    # x\n\n# y", " account-y"),
        ] {
            let ids: Vec<String> = survey(markdown)
                .sections
                .ids
                .into_iter()
                .map(Option::unwrap_or_default)
                .collect();
            assert_eq!(ids.join(" "), expected, "{markdown:?}");
        }
    }

    #[test]
    fn an_address_finds_its_heading() {
        let account = "# What's new?\r\r# Café in the hall\n\n# Account of 2020\n\n# !!!";
        let sections = survey(account).sections;
        for (address, id) in [
            ("#whats-new", Some("account-whats-new")),
            ("#What's-New", Some("account-whats-new")),
            ("#account-whats-new", Some("account-whats-new")),
            ("#caf%C3%A9-in-the-hall", Some("account-café-in-the-hall")),
            ("#caf%c3%a9%20in the hall", Some("account-café-in-the-hall")),
            (
                "#account-caf%C3%A9-in-the-hall",
                Some("account-café-in-the-hall"),
            ),
            ("#account-of-2020", Some("account-account-of-2020")),
            ("#account-account-of-2020", Some("account-account-of-2020")),
            ("#section", Some("account-section")),
            ("#of-2020", None),
            ("#other", None),
            ("#caf%C3", None),
            ("#", None),
            ("", None),
            ("whats-new", None),
        ] {
            assert_eq!(sections.find(address).as_deref(), id, "{address:?}");
        }
    }
}
