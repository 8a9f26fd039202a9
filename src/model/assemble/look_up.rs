//! The words of one sighting, looked up in the vocabularies.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::diagnostic::{Findings, SourceText};
use crate::document::At;
use crate::faults::{repeated_word, shift_and_still, unknown_word};
use crate::id::folded;
use crate::model::assemble::vocabularies::Words;
use crate::model::shift::Named;
use crate::model::vocabulary::{Entry, Ix, Vocabulary};
use crate::nearest::{Near, near};
use crate::source::Key;

/// What was offered for unknown words, remembered: many sightings may hold the same one, and to find what
/// is nearest takes a look at every word of its vocabulary.
#[derive(Default)]
pub(super) struct Offers {
    near: Mutex<BTreeMap<(&'static str, String), Option<Offer>>>,
    /// The ids of a vocabulary, by folded name.
    names: Mutex<BTreeMap<&'static str, BTreeMap<String, Offer>>>,
}

/// A [`Near`] that is kept.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Offer {
    word: String,
    is_only: bool,
}

impl Offer {
    fn of(near: Near<'_>) -> Self {
        Self {
            word: near.word.to_owned(),
            is_only: near.is_only,
        }
    }
}

impl Offers {
    fn near(
        &self,
        what: &'static str,
        word: &str,
        find: impl FnOnce() -> Option<Offer>,
    ) -> Option<Offer> {
        let key = (what, word.to_owned());
        if let Some(near) = locked(&self.near).get(&key) {
            return near.clone();
        }
        let near = find();
        locked(&self.near).insert(key, near.clone());
        near
    }

    fn by_name<T: Entry>(
        &self,
        what: &'static str,
        word: &str,
        vocabulary: &Vocabulary<T>,
    ) -> Option<Offer> {
        let mut names = locked(&self.names);
        let names = names.entry(what).or_insert_with(|| {
            let mut ids: BTreeMap<String, Offer> = BTreeMap::new();
            for (_, entry) in vocabulary.iter() {
                ids.entry(folded(entry.name()).into_owned())
                    // Of two with one name nobody knows which was meant.
                    .and_modify(|first| first.is_only = false)
                    .or_insert_with(|| Offer {
                        word: entry.id().to_owned(),
                        is_only: true,
                    });
            }
            ids
        });
        names.get(&*folded(word)).cloned()
    }
}

/// What is remembered is as good after a panic as before: each entry is whole.
fn locked<T>(kept: &Mutex<T>) -> MutexGuard<'_, T> {
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Looks up the words of one sighting.
pub(super) struct LookUp<'a> {
    pub source: &'a Arc<SourceText>,
    pub words: &'a Words,
    pub findings: &'a mut Findings,
}

impl LookUp<'_> {
    /// Looks each item up; one that stands twice is kept once.
    pub(super) fn list<T: PartialEq>(
        &mut self,
        written: &[At<String>],
        look_up: impl Fn(&mut Self, &At<String>) -> Option<T>,
    ) -> Vec<At<T>> {
        let found = written
            .iter()
            .filter_map(|item| {
                let value = look_up(self, item)?;
                let span = item.span.clone();
                Some(At { value, span })
            })
            .collect();
        self.once(found)
    }

    /// Keeps the first of each word, and says so of the others.
    pub(super) fn once<T: PartialEq>(&mut self, words: Vec<At<T>>) -> Vec<At<T>> {
        let mut kept: Vec<At<T>> = Vec::new();
        for word in words {
            if kept.iter().any(|known| known.value == word.value) {
                let written = &self.source.text()[word.span.clone()];
                let written = written.trim_matches(['"', '\'']);
                let fault = repeated_word::fault(self.source, word.span, written);
                self.findings.push(fault);
            } else {
                kept.push(word);
            }
        }
        kept
    }

    pub(super) fn term<T: Entry>(
        &mut self,
        word: &At<String>,
        what: &'static str,
        key: Key,
        vocabulary: &Vocabulary<T>,
    ) -> Option<Ix<T>> {
        let found = vocabulary.find(&word.value);
        if found.is_none() {
            let near = self.words.offers.near(what, &word.value, || {
                let by_name = self.words.offers.by_name(what, &word.value, vocabulary);
                by_name.or_else(|| near(&word.value, vocabulary.ids()).map(Offer::of))
            });
            self.unknown(word, what, key, near.as_ref());
        }
        found
    }

    pub(super) fn shift(&mut self, word: &At<String>) -> Option<Named> {
        let found = self.words.shift_ids.get(&word.value).copied();
        if found.is_none() {
            if self.words.ends.contains_key(&word.value) {
                self.end_as_shift(word);
                return None;
            }
            let near = self.words.offers.near("shift", &word.value, || {
                let ids = self.words.shift_ids.keys().map(String::as_str);
                let told = self.words.shift_told(&word.value);
                let near = told.or_else(|| near(&word.value, ids)).or_else(|| {
                    let word = self.words.sharing_an_end(&word.value)?;
                    // It says the same of one end alone.
                    let is_only = false;
                    Some(Near { word, is_only })
                });
                near.map(Offer::of)
            });
            self.unknown(word, "shift", Key::Shift, near.as_ref());
        }
        found
    }

    pub(super) fn end(&mut self, word: &At<String>) -> Option<Named> {
        let found = self.words.ends.get(&word.value).copied();
        if found.is_none() {
            if let Some(named) = self.words.shift_ids.get(&word.value) {
                let shift = &self.words.shifts[named.shift];
                let (span, ends) = (word.span.clone(), (shift.from.as_str(), shift.to.as_str()));
                let fault = unknown_word::shift_as_end(self.source, span, &word.value, ends);
                self.findings.push(fault);
                return None;
            }
            let near = self.words.offers.near("end", &word.value, || {
                let ends = self.words.ends.keys().map(String::as_str);
                near(&word.value, ends).map(Offer::of)
            });
            self.unknown(word, "end of a shift", Key::Shift, near.as_ref());
        }
        found
    }

    fn end_as_shift(&mut self, word: &At<String>) {
        let end = &word.value;
        let leads_to_it = |(id, named): &(&String, &Named)| {
            let is_its_end = self.words.ends.get(end) == Some(*named);
            is_its_end && id.ends_with(&format!("-to-{end}"))
        };
        let shift = self.words.shift_ids.iter().find(leads_to_it);
        let (shift, _) = shift.expect("every end has the shift that leads to it");
        let span = word.span.clone();
        let fault = unknown_word::end_as_shift(self.source, span, end, shift);
        self.findings.push(fault);
    }

    fn unknown(&mut self, word: &At<String>, what: &str, key: Key, near: Option<&Offer>) {
        // Where the list itself could not be read, its words only seem to be unknown.
        if self.words.unread.contains(&key) {
            return;
        }
        self.findings.push(unknown_word::of_vocabulary(
            self.source,
            word.span.clone(),
            what,
            &word.value,
            near.map(|near| Near {
                word: &near.word,
                // What seems to be unknown may stand in an entry that could not be taken.
                is_only: near.is_only && !self.words.faulty.contains(key.file()),
            }),
            key.file(),
        ));
    }

    pub(super) fn contradictions(&mut self, shifts: &[At<Named>], still: &[At<Named>]) {
        for (index, end) in still.iter().enumerate() {
            let name = &self.words.shifts[end.value.shift].id;
            let same = |other: &&At<Named>| other.value.shift == end.value.shift;
            let message = if shifts.iter().any(|shift| same(&shift)) {
                format!("`{name}` is named in `shifts` and by one of its ends in `still`")
            } else if still[..index].iter().any(|other| same(&other)) {
                format!("both ends of `{name}` are named in `still`")
            } else {
                continue;
            };
            let fault = shift_and_still::fault(self.source, end.span.clone(), message);
            self.findings.push(fault);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::{Offer, Offers};

    #[test]
    fn what_is_offered_for_a_word_is_looked_for_once() {
        let offers = Offers::default();
        let looked = Cell::new(0);
        let near = |what, word| {
            offers.near(what, word, || {
                looked.set(looked.get() + 1);
                (word != "nothing").then(|| Offer {
                    word: format!("{what} {word}"),
                    is_only: true,
                })
            })
        };
        for _ in 0..3 {
            let word = |offer: Option<Offer>| offer.map(|offer| offer.word);
            assert_eq!(word(near("place", "leds")).as_deref(), Some("place leds"));
            assert_eq!(word(near("theme", "leds")).as_deref(), Some("theme leds"));
            assert_eq!(near("place", "nothing"), None);
        }
        assert_eq!(looked.get(), 3);
    }
}
