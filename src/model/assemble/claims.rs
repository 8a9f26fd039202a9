//! What the files have to do with each other: which of them claims which id, and which sightings one names.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;

use crate::diagnostic::Findings;
use crate::faults::{collision, unresolved_related};
use crate::id::folded;
use crate::model::assemble::listed::{Listed, number, source, was};
use crate::model::sighting::Related;
use crate::nearest::nearest;
use crate::source::{Draft, SightingDraft};

/// What one file comes to beside all others.
#[derive(Default)]
pub(super) struct Claimed {
    /// The sightings that it names and that there are.
    pub related: Vec<Related>,
    /// Names that others claim too, and names that nobody has.
    pub findings: Findings,
}

/// What each of the drafts comes to beside all others, and beside the files that gave none, whose ids are `unread`.
pub(super) fn claimed(listed: &[Listed], unread: &[String]) -> Vec<Claimed> {
    let claims = Claims::new(listed, unread);
    listed
        .par_iter()
        .map(|one| match one.is_naming || claims.may_be_contested(one) {
            true => claims.claimed(&one.draft),
            false => Claimed::default(),
        })
        .collect()
}

/// Who claims which id: every file, broken or not, drafts and withdrawn ones too.
struct Claims<'a> {
    listed: &'a [Listed],
    /// Each of them by what stands for its id.
    by_id: Vec<(u64, usize)>,
    /// By earlier id: the files that say they had it.
    earlier: HashMap<&'a str, Vec<&'a Draft>>,
    /// What stands for ids that may be claimed twice.
    contested: BTreeSet<u64>,
    /// The ids of the files that gave no draft.
    unread: BTreeSet<&'a str>,
}

impl<'a> Claims<'a> {
    fn new(listed: &'a [Listed], unread: &'a [String]) -> Self {
        let numbered = listed.par_iter().enumerate();
        let mut by_id: Vec<(u64, usize)> = numbered.map(|(index, one)| (one.id, index)).collect();
        by_id.par_sort_unstable();
        let mut earlier: HashMap<&str, Vec<&Draft>> = HashMap::new();
        for one in listed.iter().filter(|one| one.is_naming) {
            for old in was(&one.draft) {
                earlier.entry(&old.value).or_default().push(&one.draft);
            }
        }
        let twice = by_id.windows(2).filter(|two| two[0].0 == two[1].0);
        Self {
            listed,
            contested: twice.map(|two| two[0].0).collect(),
            by_id,
            earlier,
            unread: unread.iter().map(String::as_str).collect(),
        }
    }

    /// The files whose id some system would take for `id`.
    fn owners(&self, id: &str) -> impl Iterator<Item = &'a Draft> {
        let id = folded(id).into_owned();
        let number = number(&id);
        let first = self.by_id.partition_point(|&(known, _)| known < number);
        let alike = self.by_id[first..].iter();
        alike
            .take_while(move |&&(known, _)| known == number)
            .map(|&(_, index)| &*self.listed[index].draft)
            .filter(move |draft| folded(draft.id()) == id)
    }

    fn may_be_contested(&self, listed: &Listed) -> bool {
        self.contested.contains(&listed.id)
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
        let (source, id) = (source(draft), draft.id());
        let mut report = |span: Range<usize>, name: &str, what: &str, others: Vec<String>| {
            if !others.is_empty() {
                findings.push(collision::fault(source, span, name, what, &others));
            }
        };
        report(0..0, id, "id", others(self.owners(id), source.path(), 1));
        for old in was(draft) {
            let (span, old) = (&old.span, old.value.as_str());
            let owners = others(self.owners(old), source.path(), 0);
            report(span.clone(), old, "id", owners);
            let earlier = self.earlier.get(old).into_iter().flatten().copied();
            let earlier = others(earlier, source.path(), 1);
            report(span.clone(), old, "earlier id", earlier);
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
        self.owners(id).any(|owner| owner.id() == id) || self.unread.contains(id)
    }

    /// All ids, in their order.
    fn ids(&self) -> BTreeSet<&'a str> {
        let ids = self.listed.iter().map(|one| one.draft.id());
        ids.chain(self.unread.iter().copied()).collect()
    }
}

/// All claimants but `own` itself, which may stand among them `times` times, in the order of their paths.
fn others<'a>(claimants: impl Iterator<Item = &'a Draft>, own: &str, times: usize) -> Vec<String> {
    let mut own_left = times;
    let mut others: Vec<String> = claimants
        .map(|claimant| source(claimant).path())
        .filter(|path| {
            let is_own = *path == own && own_left > 0;
            own_left -= usize::from(is_own);
            !is_own
        })
        .map(str::to_owned)
        .collect();
    others.sort();
    others
}
