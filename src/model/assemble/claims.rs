//! Which file claims which id.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Findings, SourceText};
use crate::document::At;
use crate::faults::collision;
use crate::id::folded;
use crate::source::Draft;

/// Who claims which id: every file, broken or not, drafts and withdrawn ones too.
pub(super) struct Claims {
    /// By id as some system would take it: the file of each that has it.
    owners: HashMap<String, Vec<String>>,
    /// By earlier id: the file of each that says it had it.
    earlier: HashMap<String, Vec<String>>,
    ids: HashSet<String>,
}

impl Claims {
    /// Of all drafts, and of the files that gave none, whose ids are `unread`.
    pub(super) fn new(drafts: &[Arc<Draft>], unread: &[String]) -> Self {
        let mut claims = Self {
            owners: HashMap::new(),
            earlier: HashMap::new(),
            ids: unread.iter().cloned().collect(),
        };
        for draft in drafts {
            let ((source, was), id) = (parts(draft), draft.id());
            let path = source.path().to_owned();
            claims.ids.insert(id.to_owned());
            let owners = claims.owners.entry(folded(id)).or_default();
            owners.push(path.clone());
            for old in was {
                let owners = claims.earlier.entry(old.value.clone()).or_default();
                owners.push(path.clone());
            }
        }
        claims
    }

    pub(super) fn is_sighting(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// All ids, in their order.
    pub(super) fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.ids.iter().map(String::as_str).collect();
        ids.sort_unstable();
        ids
    }

    pub(super) fn check(&self, draft: &Draft, findings: &mut Findings) {
        let ((source, was), id) = (parts(draft), draft.id());
        let mut report = |span: Range<usize>, name: &str, what: &str, others: Vec<String>| {
            if !others.is_empty() {
                findings.push(collision::fault(source, span, name, what, &others));
            }
        };
        report(
            0..0,
            id,
            "id",
            others(self.owners.get(&folded(id)), source.path(), 1),
        );
        for old in was {
            let owners = self.owners.get(&folded(&old.value));
            report(
                old.span.clone(),
                &old.value,
                "id",
                others(owners, source.path(), 0),
            );
            let earlier = self.earlier.get(&old.value);
            report(
                old.span.clone(),
                &old.value,
                "earlier id",
                others(earlier, source.path(), 1),
            );
        }
    }
}

/// All claimants but `own` itself, which may stand among them `times` times.
fn others(claimants: Option<&Vec<String>>, own: &str, times: usize) -> Vec<String> {
    let mut own_left = times;
    claimants
        .into_iter()
        .flatten()
        .filter(|path| {
            let is_own = *path == own && own_left > 0;
            own_left -= usize::from(is_own);
            !is_own
        })
        .cloned()
        .collect()
}

fn parts(draft: &Draft) -> (&Arc<SourceText>, &[At<String>]) {
    match draft {
        Draft::Sighting(draft) => (&draft.source, &draft.was),
        Draft::Withdrawal(draft) => (&draft.source, &[]),
    }
}
