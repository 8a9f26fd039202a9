//! The five vocabularies, looked up among themselves: no id twice, no end twice, no place within itself.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Findings, Level, SourceText};
use crate::document::At;
use crate::faults::{collision, place_loop, unknown_word};
use crate::id::folded;
use crate::model::Observatory;
use crate::model::assemble::look_up::Offers;
use crate::model::place::Place;
use crate::model::shift::{End, Named, Shift};
use crate::model::vocabulary::{Condition, Entry, Ix, Origin, Party, Term, Theme, Vocabulary};
use crate::nearest::{Near, near};
use crate::source::{Key, PlaceDraft, ShiftDraft, TermDraft, VocabularyDrafts};
use crate::wording::Wording;

/// All words of an observatory, and the ways to find them.
pub(super) struct Words {
    pub shifts: Vocabulary<Shift>,
    /// Every shift by its id, either way round.
    pub shift_ids: BTreeMap<String, Named>,
    /// Every end of a shift by its word.
    pub ends: BTreeMap<String, Named>,
    pub places: Vocabulary<Place>,
    pub themes: Vocabulary<Theme>,
    pub parties: Vocabulary<Party>,
    pub conditions: Vocabulary<Condition>,
    pub wording: Wording,
    pub unread: Vec<Key>,
    /// The files of those with an error, whose entries may be fewer than were written.
    pub faulty: BTreeSet<String>,
    pub offers: Offers,
}

impl Words {
    pub(super) fn into_observatory(self) -> Observatory {
        Observatory {
            shifts: self.shifts,
            places: self.places,
            themes: self.themes,
            parties: self.parties,
            conditions: self.conditions,
            wording: self.wording,
            ..Observatory::default()
        }
    }

    /// Every word of every list, in the order by which a handle tells one.
    pub(super) fn ids(&self) -> Vec<Vec<String>> {
        fn ids<T: Entry>(words: &Vocabulary<T>) -> Vec<String> {
            words.ids().map(str::to_owned).collect()
        }
        let end = |end: fn(&Shift) -> &String| {
            let shifts = self.shifts.iter();
            shifts.map(|(_, shift)| end(shift).clone()).collect()
        };
        vec![
            end(|shift| &shift.from),
            end(|shift| &shift.to),
            ids(&self.places),
            ids(&self.themes),
            ids(&self.parties),
            ids(&self.conditions),
        ]
    }

    /// A shift that comes from, or leads to, the same end as the unknown `word`.
    pub(super) fn sharing_an_end(&self, word: &str) -> Option<&str> {
        let (from, to) = word.split_once("-to-")?;
        let shares = |id: &&String| {
            id.starts_with(&format!("{from}-to-")) || id.ends_with(&format!("-to-{to}"))
        };
        self.shift_ids.keys().find(shares).map(String::as_str)
    }

    /// The shift that is told as pages and forms tell it: "Towards trusting", "From doubting to trusting".
    pub(super) fn shift_told(&self, told: &str) -> Option<Near<'_>> {
        let told = spoken(told);
        let both_ways = self.shifts.iter().flat_map(|(_, shift)| {
            let from = [spoken(&shift.from), spoken(&shift.from_name)];
            let to = [spoken(&shift.to), spoken(&shift.to_name)];
            [
                (shift.id.as_str(), from.clone(), to.clone()),
                (shift.reverse_id.as_str(), to, from),
            ]
        });
        let mut meant = both_ways.filter(|(_, from, to)| tells(&told, from, to));
        let (word, ..) = meant.next()?;
        let is_only = meant.next().is_none();
        Some(Near { word, is_only })
    }
}

/// Whether what is told leads to one end, by any of its names, from the other or from nothing that is told.
fn tells(told: &str, from: &[String], to: &[String]) -> bool {
    let told = told.strip_prefix("from ").unwrap_or(told);
    let before = to.iter().filter_map(|to| told.strip_suffix(to.as_str()));
    before.map(str::trim_end).any(|before| {
        let other = ["towards", "toward", "to"]
            .iter()
            .find_map(|word| before.strip_suffix(word))
            .unwrap_or(before)
            .trim_end();
        other.is_empty() || from.iter().any(|from| from == other)
    })
}

/// The words of a name in small letters, whatever stands between them.
fn spoken(name: &str) -> String {
    let name = folded(name);
    let words = name.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Puts the words together; the second owner of a name is reported and left out. `broken` are the files in
/// which an error was found as they were read.
pub(super) fn assemble(
    drafts: VocabularyDrafts,
    broken: &BTreeSet<String>,
    findings: &mut Findings,
) -> Words {
    let are_places_whole = !broken.contains(Key::Place.file());
    let mut words = Words {
        shifts: Vocabulary::default(),
        shift_ids: BTreeMap::new(),
        ends: BTreeMap::new(),
        places: places(drafts.places, are_places_whole, findings),
        themes: terms(drafts.themes, findings),
        parties: terms(drafts.parties, findings),
        conditions: terms(drafts.conditions, findings),
        wording: drafts.wording,
        unread: drafts.unread,
        faulty: BTreeSet::new(),
        offers: Offers::default(),
    };
    for draft in drafts.shifts {
        add_shift(draft, &mut words, findings);
    }
    let errors = findings
        .iter()
        .filter(|found| found.level() == Level::Error);
    words.faulty = errors
        .map(|found| found.source.path().to_owned())
        .chain(broken.iter().cloned())
        .collect();
    words
}

fn terms<Kind>(drafts: Vec<TermDraft>, findings: &mut Findings) -> Vocabulary<Term<Kind>> {
    let mut vocabulary = Vocabulary::default();
    let mut owners = Owners::default();
    for draft in drafts {
        if owners.claim(&draft.source, &draft.id.value, &draft.id.span, findings) {
            let origin = origin(&draft.source, &draft.id);
            vocabulary.add(Term::new(draft.id.value, draft.name, draft.about, origin));
        }
    }
    vocabulary
}

fn add_shift(draft: ShiftDraft, words: &mut Words, findings: &mut Findings) {
    let (from, to) = (&draft.from, &draft.to);
    let mut is_new = true;
    for (index, end) in [from, to].into_iter().enumerate() {
        let twice = index == 1 && from.value == to.value;
        let owner = words.ends.get(&end.value);
        let owner = owner.map(|named| words.shifts[named.shift].id.clone());
        if let Some(owner) = owner.or_else(|| twice.then(|| "this same shift".to_owned())) {
            let fault =
                collision::fault(&draft.source, end.span.clone(), &end.value, "end", &[owner]);
            findings.push(fault);
            is_new = false;
        }
    }
    let id = format!("{}-to-{}", from.value, to.value);
    let reverse_id = format!("{}-to-{}", to.value, from.value);
    // Ends that hold "-to-" themselves can make one id of two different pairs.
    if is_new
        && [&id, &reverse_id]
            .iter()
            .any(|id| words.shift_ids.contains_key(*id))
    {
        let others = ["another shift".to_owned()];
        let fault = collision::fault(&draft.source, from.span.clone(), &id, "id", &others);
        findings.push(fault);
        is_new = false;
    }
    if !is_new {
        return;
    }
    let shift = Ix::new(words.shifts.len());
    for (end, word, id) in [(End::From, from, &reverse_id), (End::To, to, &id)] {
        let named = Named { shift, end };
        words.ends.insert(word.value.clone(), named);
        words.shift_ids.insert(id.clone(), named);
    }
    let from_name = draft.from_name.unwrap_or_else(|| from.value.clone());
    let to_name = draft.to_name.unwrap_or_else(|| to.value.clone());
    let origin = origin(&draft.source, &draft.from);
    words.shifts.add(Shift {
        name: format!("From {from_name} to {to_name}"),
        id,
        reverse_id,
        from: draft.from.value,
        to: draft.to.value,
        from_name,
        to_name,
        about: draft.about,
        origin,
    });
}

fn origin(source: &Arc<SourceText>, id: &At<String>) -> Origin {
    Origin {
        source: Arc::clone(source),
        span: id.span.clone(),
    }
}

fn places(drafts: Vec<PlaceDraft>, are_whole: bool, findings: &mut Findings) -> Vocabulary<Place> {
    let mut places: Vocabulary<Place> = Vocabulary::default();
    let mut owners = Owners::default();
    let mut kept: Vec<PlaceDraft> = Vec::new();
    for draft in drafts {
        let term = &draft.term;
        if owners.claim(&term.source, &term.id.value, &term.id.span, findings) {
            places.add(Place {
                id: term.id.value.clone(),
                name: term.name.clone(),
                about: term.about.clone(),
                coordinates: draft.coordinates,
                was: Vec::new(),
                within: None,
                parts: Vec::new(),
                origin: origin(&term.source, &term.id),
            });
            kept.push(draft);
        }
    }
    for (index, draft) in kept.iter().enumerate() {
        let source = &draft.term.source;
        for was in &draft.was {
            if owners.claim(source, &was.value, &was.span, findings) {
                places.entries_mut()[index].was.push(was.value.clone());
            }
        }
        let Some(within) = &draft.within else {
            continue;
        };
        let outer = places.find(&within.value);
        if outer.is_none() {
            let near = near(&within.value, places.ids()).map(|near| Near {
                is_only: near.is_only && are_whole,
                ..near
            });
            findings.push(unknown_word::of_vocabulary(
                source,
                within.span.clone(),
                "place",
                &within.value,
                near,
                Key::Place.file(),
            ));
        }
        places.entries_mut()[index].within = outer;
    }
    open_loops(&mut places, &kept, findings);
    let within: Vec<(Ix<Place>, Ix<Place>)> = places
        .iter()
        .filter_map(|(ix, place)| Some((ix, place.within?)))
        .collect();
    for (part, whole) in within {
        places.entries_mut()[whole.index()].parts.push(part);
    }
    places
}

/// Reports each circle once, at its first place in file order, and opens it there.
fn open_loops(places: &mut Vocabulary<Place>, drafts: &[PlaceDraft], findings: &mut Findings) {
    // 0 = not yet seen, 1 = on the way that is being followed, 2 = leads to a top place.
    let mut seen = vec![0_u8; places.len()];
    for start in 0..places.len() {
        let mut way: Vec<usize> = Vec::new();
        let mut next = Some(start);
        while let Some(index) = next {
            if seen[index] == 1 {
                let from = way.iter().position(|&on_way| on_way == index);
                let circle = &way[from.expect("it is on the way")..];
                let first = *circle.iter().min().expect("a circle has a place");
                let names: Vec<&str> = circle
                    .iter()
                    .chain(circle.first())
                    .map(|&index| drafts[index].term.id.value.as_str())
                    .collect();
                let draft = &drafts[first];
                let span = draft
                    .within
                    .as_ref()
                    .map_or(0..0, |within| within.span.clone());
                findings.push(place_loop::fault(&draft.term.source, span, &names));
                places.entries_mut()[first].within = None;
                break;
            }
            if seen[index] == 2 {
                break;
            }
            seen[index] = 1;
            way.push(index);
            next = places.entries_mut()[index].within.map(Ix::index);
        }
        for index in way {
            seen[index] = 2;
        }
    }
}

/// The ids of one vocabulary, and where each was first claimed.
#[derive(Default)]
struct Owners {
    places: BTreeMap<String, String>,
}

impl Owners {
    /// Whether the id is free; else it is reported with whoever has it.
    fn claim(
        &mut self,
        source: &Arc<SourceText>,
        id: &str,
        span: &Range<usize>,
        findings: &mut Findings,
    ) -> bool {
        if let Some(owner) = self.places.get(id) {
            let fault =
                collision::fault(source, span.clone(), id, "id", std::slice::from_ref(owner));
            findings.push(fault);
            return false;
        }
        let line = source.position(span.start).line;
        let owner = format!("the entry at {}:{line}", source.path());
        self.places.insert(id.to_owned(), owner);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::{spoken, tells};

    #[test]
    fn a_shift_is_known_by_where_it_leads_however_that_is_told() {
        let from = ["on-my-own", "On my own"].map(spoken);
        let to = ["side-by-side", "Working side by side"].map(spoken);
        for told in [
            "towards side-by-side",
            "Towards working side by side",
            "toward side by side",
            "Side by side",
            "From on my own to side by side",
            "on-my-own → side-by-side",
            "on my own, towards side by side",
        ] {
            assert!(tells(&spoken(told), &from, &to), "{told}");
        }
        for told in [
            "towards on my own",
            "not side by side",
            "from afar to side by side",
            "by side",
            "towards",
            "",
        ] {
            assert!(!tells(&spoken(told), &from, &to), "{told}");
        }
    }
}
