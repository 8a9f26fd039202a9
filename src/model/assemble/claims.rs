//! What the files have to do with each other: which of them claims which id, and which sightings one names.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::diagnostic::{Findings, SourceText};
use crate::document::At;
use crate::faults::{collision, unresolved_related};
use crate::id::folded;
use crate::model::sighting::Related;
use crate::nearest::nearest;
use crate::source::{Draft, SightingDraft};

/// What one file comes to beside all others.
pub(super) struct Claimed {
    /// The sightings that it names and that there are.
    pub related: Vec<Related>,
    /// Names that others claim too, and names that nobody has.
    pub findings: Findings,
}

/// What each of `drafts` comes to beside all others, and beside the files that gave none, whose ids are `unread`.
pub(super) fn claimed(drafts: &[Arc<Draft>], unread: &[String]) -> Vec<Claimed> {
    let claims = Claims::new(drafts, unread);
    drafts
        .par_iter()
        .map(|draft| claims.claimed(draft))
        .collect()
}

/// Who claims which id: every file, broken or not, drafts and withdrawn ones too.
struct Claims<'a> {
    /// By id as some system would take it: the files that have it.
    owners: HashMap<Cow<'a, str>, Claimants<'a>>,
    /// By earlier id: the files that say they had it.
    earlier: HashMap<&'a str, Claimants<'a>>,
    /// Whether any id is claimed twice.
    is_contested: bool,
    /// The ids of the files that gave no draft.
    unread: BTreeSet<&'a str>,
}

/// The files that claim one name.
struct Claimants<'a> {
    first: Claimant<'a>,
    /// Where something is wrong.
    others: Vec<Claimant<'a>>,
}

#[derive(Clone, Copy)]
struct Claimant<'a> {
    path: &'a str,
    /// Its id as it is written.
    id: &'a str,
}

impl<'a> Claimants<'a> {
    fn of(first: Claimant<'a>) -> Self {
        Self {
            first,
            others: Vec::new(),
        }
    }

    fn all(&self) -> impl Iterator<Item = Claimant<'a>> {
        [self.first].into_iter().chain(self.others.iter().copied())
    }
}

impl<'a> Claims<'a> {
    fn new(drafts: &'a [Arc<Draft>], unread: &'a [String]) -> Self {
        let mut claims = Self {
            owners: HashMap::with_capacity(drafts.len()),
            earlier: HashMap::new(),
            is_contested: false,
            unread: unread.iter().map(String::as_str).collect(),
        };
        for draft in drafts {
            let ((source, was), id) = (parts(draft), draft.id());
            let path = source.path();
            let claimant = Claimant { path, id };
            let owners = claims.owners.entry(folded(id));
            owners
                .and_modify(|owners| owners.others.push(claimant))
                .or_insert_with(|| Claimants::of(claimant));
            for old in was {
                let owners = claims.earlier.entry(&old.value);
                owners
                    .and_modify(|owners| owners.others.push(claimant))
                    .or_insert_with(|| Claimants::of(claimant));
            }
        }
        claims.is_contested = claims.owners.len() < drafts.len();
        claims
    }

    fn claimed(&self, draft: &Draft) -> Claimed {
        let mut findings = Findings::default();
        self.check(draft, &mut findings);
        let related = match draft {
            Draft::Sighting(draft) => self.related(draft, &mut findings),
            Draft::Withdrawal(_) => Vec::new(),
        };
        Claimed { related, findings }
    }

    fn check(&self, draft: &Draft, findings: &mut Findings) {
        let ((source, was), id) = (parts(draft), draft.id());
        let mut report = |span: Range<usize>, name: &str, what: &str, others: Vec<String>| {
            if !others.is_empty() {
                findings.push(collision::fault(source, span, name, what, &others));
            }
        };
        if self.is_contested {
            let owners = self.owners.get(&folded(id));
            report(0..0, id, "id", others(owners, source.path(), 1));
        }
        for old in was {
            let owners = self.owners.get(&folded(&old.value));
            report(
                old.span.clone(),
                &old.value,
                "id",
                others(owners, source.path(), 0),
            );
            let earlier = self.earlier.get(old.value.as_str());
            report(
                old.span.clone(),
                &old.value,
                "earlier id",
                others(earlier, source.path(), 1),
            );
        }
    }

    /// The sightings that a draft names and that there are.
    fn related(&self, draft: &SightingDraft, findings: &mut Findings) -> Vec<Related> {
        let mut resolved: Vec<Related> = Vec::new();
        for related in &draft.related {
            let id = &related.id;
            if id.value == draft.id {
                let fault = unresolved_related::to_itself(&draft.source, id.span.clone());
                findings.push(fault);
            } else if self.is_sighting(&id.value) {
                resolved.push(Related {
                    id: id.value.clone(),
                    how: related.how,
                });
            } else {
                let near = nearest(&id.value, self.ids());
                let span = id.span.clone();
                let fault = unresolved_related::fault(&draft.source, span, &id.value, near);
                findings.push(fault);
            }
        }
        resolved
    }

    fn is_sighting(&self, id: &str) -> bool {
        let mut owners = self.owners.get(&folded(id)).into_iter();
        owners.any(|owners| owners.all().any(|owner| owner.id == id)) || self.unread.contains(id)
    }

    /// All ids, in their order.
    fn ids(&self) -> BTreeSet<&'a str> {
        let owners = self.owners.values().flat_map(Claimants::all);
        let ids = owners.map(|owner| owner.id);
        ids.chain(self.unread.iter().copied()).collect()
    }
}

/// All claimants but `own` itself, which may stand among them `times` times, in the order of their paths.
fn others(claimants: Option<&Claimants>, own: &str, times: usize) -> Vec<String> {
    let mut own_left = times;
    let mut others: Vec<String> = claimants
        .into_iter()
        .flat_map(Claimants::all)
        .filter(|claimant| {
            let is_own = claimant.path == own && own_left > 0;
            own_left -= usize::from(is_own);
            !is_own
        })
        .map(|claimant| claimant.path.to_owned())
        .collect();
    others.sort();
    others
}

fn parts(draft: &Draft) -> (&Arc<SourceText>, &[At<String>]) {
    match draft {
        Draft::Sighting(draft) => (&draft.source, &draft.was),
        Draft::Withdrawal(draft) => (&draft.source, &[]),
    }
}
