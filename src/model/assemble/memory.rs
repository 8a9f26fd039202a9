//! What was looked up before: a sighting whose draft is as it was need not be looked up again.

use std::mem;
use std::sync::Arc;

use crate::model::assemble::page_order;
use crate::model::assemble::vocabularies::Words;
use crate::model::sighting::Sighting;
use crate::source::Draft;

/// The published sightings of which their draft and the words alone decide: as long as these are the same, each is what it
/// was.
#[derive(Debug, Default)]
pub struct Memory {
    /// All words, in the order by which a handle tells one.
    words: Vec<Vec<String>>,
    /// In the order of the pages.
    sightings: Vec<(Arc<Draft>, Arc<Sighting>)>,
}

impl Memory {
    /// What is known of each of `drafts`, which are in the order of the pages, where the words are still `words`. All is
    /// forgotten.
    pub(super) fn take(
        &mut self,
        drafts: &[Arc<Draft>],
        words: &Words,
    ) -> Vec<Option<Arc<Sighting>>> {
        let words = words.ids();
        if words != self.words {
            self.sightings.clear();
            self.words = words;
        }
        let mut before = mem::take(&mut self.sightings).into_iter().peekable();
        let known = |draft: &Arc<Draft>| {
            // Most are the same: to see that, none of them is looked at.
            let is_same = |(known, _): &(Arc<Draft>, _)| Arc::ptr_eq(known, draft);
            let is_before =
                |known: &(Arc<Draft>, _)| !is_same(known) && page_order(&known.0, draft).is_lt();
            while before.next_if(is_before).is_some() {}
            before.next_if(is_same).map(|(_, sighting)| sighting)
        };
        drafts.iter().map(known).collect()
    }

    /// Keeps those of `sightings`, which are in the order of the pages, that last.
    pub(super) fn keep(
        &mut self,
        sightings: impl Iterator<Item = (Arc<Draft>, Option<Arc<Sighting>>)>,
    ) {
        self.sightings = sightings
            .filter_map(|(draft, lasting)| Some((draft, lasting?)))
            .collect();
    }
}
