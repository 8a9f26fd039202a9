//! The drafts in the order of their pages, each with the little by which it is seen whether others have to do with it.
//! What was listed before is taken over without a look into it: of very many drafts a look at each takes longer than all
//! else that an edit asks for.

use std::cmp::{Ordering, Reverse};
use std::sync::Arc;

use rayon::iter::{IntoParallelIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;
use xxhash_rust::xxh3::xxh3_64;

use crate::date::Date;
use crate::diagnostic::SourceText;
use crate::document::At;
use crate::id::folded;
use crate::model::sighting::Sighting;
use crate::source::Draft;

/// A draft among all others.
#[derive(Debug, Clone)]
pub(super) struct Listed {
    pub draft: Arc<Draft>,
    /// Stands for its id as some system would take it: see [`number`].
    pub id: u64,
    /// Whether it names other sightings, or ids that it had.
    pub is_naming: bool,
    /// The sighting, where it was looked up before and nothing can have changed.
    pub known: Option<Arc<Sighting>>,
}

impl Listed {
    fn of(draft: Arc<Draft>) -> Self {
        let is_related = match &*draft {
            Draft::Sighting(draft) => !draft.related.is_empty(),
            Draft::Withdrawal(_) => false,
        };
        Self {
            id: number(&folded(draft.id())),
            is_naming: is_related || !was(&draft).is_empty(),
            known: None,
            draft,
        }
    }
}

/// Stands for a folded id: the same number for the same id. Two numbers are never of one id.
pub(super) fn number(folded: &str) -> u64 {
    xxh3_64(folded.as_bytes())
}

/// The drafts in the order of the pages. Most ids need not be looked at: those of one date are almost in their order, as
/// their files were.
pub(super) fn listed(drafts: Vec<Arc<Draft>>) -> Vec<Listed> {
    let mut dated: Vec<(Reverse<Option<Date>>, Listed)> = drafts
        .into_par_iter()
        .map(|draft| (Reverse(draft.date()), Listed::of(draft)))
        .collect();
    dated.par_sort_by_key(|(date, _)| *date);
    dated
        .par_chunk_by_mut(|(a, _), (b, _)| a == b)
        .for_each(|of_one_date| {
            of_one_date.sort_by(|(_, a), (_, b)| page_order(&a.draft, &b.draft))
        });
    dated.into_iter().map(|(_, listed)| listed).collect()
}

/// The newest first, those of one date by id; where two claim one id, by path.
fn page_order(a: &Draft, b: &Draft) -> Ordering {
    let path = |draft| source(draft).path();
    b.date()
        .cmp(&a.date())
        .then_with(|| a.id().cmp(b.id()))
        .then_with(|| path(a).cmp(path(b)))
}

/// What is listed after a change from one state to the next, both by path, where `listed` was the list of the first.
pub(super) fn after(listed: Vec<Listed>, before: &[Arc<Draft>], now: &[Arc<Draft>]) -> Vec<Listed> {
    let Changes { mut gone, come } = Changes::between(before, now);
    gone.sort_by(|a, b| page_order(a, b));
    let come = self::listed(come);
    let mut gone = gone.into_iter().peekable();
    let mut stay = listed;
    stay.retain(|listed| {
        gone.next_if(|gone| Arc::ptr_eq(gone, &listed.draft))
            .is_none()
    });
    if come.is_empty() {
        return stay;
    }
    let mut rest = stay.as_slice();
    let length = |new: &Listed| {
        let length = rest.partition_point(|old| page_order(&old.draft, &new.draft).is_lt());
        rest = &rest[length..];
        length
    };
    let lengths: Vec<usize> = come.iter().map(length).collect();
    let mut all = Vec::with_capacity(now.len());
    let mut stay = stay.into_iter();
    for (new, length) in come.into_iter().zip(lengths) {
        all.extend(stay.by_ref().take(length));
        all.push(new);
    }
    all.extend(stay);
    all
}

/// What is different in two states.
struct Changes {
    gone: Vec<Arc<Draft>>,
    come: Vec<Arc<Draft>>,
}

impl Changes {
    /// Of states by path. One draft is another where it does not stand in the same memory.
    fn between(before: &[Arc<Draft>], now: &[Arc<Draft>]) -> Self {
        let (mut gone, mut come) = (Vec::new(), Vec::new());
        let (mut before, mut now) = (before.iter().peekable(), now.iter().peekable());
        loop {
            match (before.peek(), now.peek()) {
                (Some(old), Some(new)) if Arc::ptr_eq(old, new) => {
                    before.next();
                    now.next();
                }
                (Some(old), new)
                    if new.is_none_or(|new| source(old).path() <= source(new).path()) =>
                {
                    gone.extend(before.next().cloned());
                }
                (_, Some(_)) => come.extend(now.next().cloned()),
                (_, None) => return Self { gone, come },
            }
        }
    }
}

/// The file of a draft.
pub(super) fn source(draft: &Draft) -> &Arc<SourceText> {
    match draft {
        Draft::Sighting(draft) => &draft.source,
        Draft::Withdrawal(draft) => &draft.source,
    }
}

/// The ids that it says it had.
pub(super) fn was(draft: &Draft) -> &[At<String>] {
    match draft {
        Draft::Sighting(draft) => &draft.was,
        Draft::Withdrawal(_) => &[],
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{after, listed};
    use crate::source::{Draft, Input, Inputs, parse};

    /// Drafts by path, of their paths and dates.
    fn drafts(files: &[(&str, &str)]) -> Vec<Arc<Draft>> {
        let file = |(path, date): &(&str, &str)| {
            Input::new(*path, format!("+++\ndate = {date}\n+++\nSeen.\n"))
        };
        let mut files: Vec<Input> = files.iter().map(file).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let inputs = Inputs {
            files,
            ..Inputs::default()
        };
        parse(&inputs).0.sightings
    }

    #[test]
    fn after_any_change_the_list_is_that_of_a_list_from_nothing() {
        // Those of one bit stand in a state; two files claim `b`, and two have the date of another.
        let files = [
            ("sightings/2020/b.md", "2020-05-02"),
            ("sightings/2021/b.md", "2020-05-02"),
            ("sightings/a.md", "2021"),
            ("sightings/c.md", "2020-05-02"),
            ("sightings/d.md", "2019-01"),
            ("sightings/e.md", "never"),
        ];
        let all = drafts(&files);
        let edited = drafts(&files.map(|(path, _)| (path, "2020-05-02")));
        assert_eq!((all.len(), edited.len()), (6, 6));
        let state = |bits: u32, edits: u32| -> Vec<Arc<Draft>> {
            let numbers = (0..all.len()).filter(|nth| bits >> nth & 1 == 1);
            let draft = |nth: usize| {
                if edits >> nth & 1 == 1 {
                    &edited[nth]
                } else {
                    &all[nth]
                }
            };
            numbers.map(|nth| Arc::clone(draft(nth))).collect()
        };
        let states = (0..64).flat_map(|before| (0..64).map(move |now| (before, now)));
        for (before, now) in states {
            // What was changed meanwhile: nothing, some, each.
            for edits in [0, 0b10_1010, 0b11_1111] {
                let (before, now) = (state(before, 0), state(now, edits));
                let wanted = listed(now.clone());
                let found = after(listed(before.clone()), &before, &now);
                assert_eq!(found.len(), wanted.len());
                for (found, wanted) in found.iter().zip(&wanted) {
                    assert!(Arc::ptr_eq(&found.draft, &wanted.draft));
                    assert_eq!((found.id, found.is_naming), (wanted.id, wanted.is_naming));
                }
            }
        }
    }
}
