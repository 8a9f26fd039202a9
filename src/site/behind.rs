//! The lists behind the numbers: every number of a table leads to exactly the sightings that it counts.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::analysis::{Grain, Pair, Period, Scope};
use crate::model::{Facet, Ix, Observatory, Party, Place, Shift, Sighting, Theme};
use crate::site::Site;
use crate::site::page::LIST_LENGTH;

/// Which number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Behind {
    /// A place and a shift.
    Cell(Ix<Place>, Scope, Ix<Shift>),
    /// Those that name a place itself and none of its parts.
    Itself(Ix<Place>),
    /// A theme and a place.
    ThemePlace(Ix<Theme>, Ix<Place>, Scope),
    /// A theme and a shift.
    ThemeShift(Ix<Theme>, Ix<Shift>),
    /// Two parties, or one among themselves.
    Pair(Pair),
    /// A party, with whomever.
    Party(Ix<Party>),
}

/// A list that has pages: that of a word, or that behind a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// The sightings of a word.
    Facet(Facet),
    /// Those behind a number.
    Behind(Behind),
}

/// What one page of a list shows under one heading.
#[derive(Debug, PartialEq, Eq)]
pub struct Group {
    /// What its sightings have in common.
    pub key: GroupKey,
    /// How many the whole group has, over all pages.
    pub total: usize,
    /// Whether it began on the page before.
    pub is_continued: bool,
    /// Those on this page, in the observatory's order.
    pub sightings: Vec<Ix<Sighting>>,
}

/// What the sightings of a group have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupKey {
    /// They were noticed in one period.
    Period(Period),
    /// They name one shift; who names two stands in two groups.
    Shift(Ix<Shift>),
    /// They are views, and counted nowhere.
    Views,
}

impl GroupKey {
    /// The fragment that leads to the group on its page: `in-2020-q3`, `me-to-we`, `views`.
    pub fn id(self, observatory: &Observatory) -> String {
        match self {
            GroupKey::Period(Period::Quarter(year, quarter)) => format!("in-{year:04}-q{quarter}"),
            GroupKey::Period(Period::MonthNotKnown(year)) => format!("in-{year:04}-some-time"),
            GroupKey::Period(Period::Years(year, 1)) => format!("in-{year:04}"),
            GroupKey::Period(Period::Years(year, years)) => {
                format!("in-{year:04}-{:04}", year + years - 1)
            }
            GroupKey::Shift(shift) => observatory.shifts[shift].id.clone(),
            GroupKey::Views => "views".to_owned(),
        }
    }
}

/// The lists that no stage before this one has. Counted sightings, in the observatory's order.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Those that name a place itself, and those of a theme with a shift.
    pub plain: BTreeMap<Behind, Vec<Ix<Sighting>>>,
    /// Those of a theme at a place, by shift: who names two shifts stands there twice.
    pub by_shift: BTreeMap<Behind, Vec<Named>>,
}

/// A sighting under one of the shifts that it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Named {
    shift: Ix<Shift>,
    sighting: Ix<Sighting>,
}

impl Lists {
    pub(super) fn of(observatory: &Observatory) -> Self {
        let mut lists = Self::default();
        let places = &observatory.places;
        for (ix, sighting) in observatory.counted() {
            let shifts = sighting.shifts_named();
            let itself = (!places[sighting.place].parts.is_empty()).then_some(sighting.place);
            if let Some(place) = itself {
                lists
                    .plain
                    .entry(Behind::Itself(place))
                    .or_default()
                    .push(ix);
            }
            for &theme in &sighting.themes {
                for &shift in &shifts {
                    let list = lists.plain.entry(Behind::ThemeShift(theme, shift));
                    list.or_default().push(ix);
                }
                let wholes = places
                    .with_parents(sighting.place)
                    .map(|place| Behind::ThemePlace(theme, place, Scope::Whole));
                let itself = itself.map(|place| Behind::ThemePlace(theme, place, Scope::Itself));
                for list in wholes.chain(itself) {
                    let list = lists.by_shift.entry(list).or_default();
                    list.extend(shifts.iter().map(|&shift| Named {
                        shift,
                        sighting: ix,
                    }));
                }
            }
        }
        for list in lists.by_shift.values_mut() {
            list.sort();
        }
        lists
    }
}

impl Site {
    /// The sightings behind a number, in the observatory's order, each once.
    pub fn behind(&self, behind: Behind) -> Cow<'_, [Ix<Sighting>]> {
        Cow::Borrowed(match behind {
            Behind::Cell(place, scope, shift) => self
                .heat_map
                .cell(place, scope, shift)
                .map_or(&[], |cell| &cell.sightings),
            Behind::Pair(pair) => self
                .between
                .pair(pair)
                .map_or(&[], |relationship| &relationship.sightings),
            Behind::Party(party) => self.between.naming(party),
            Behind::Itself(_) | Behind::ThemeShift(..) => self.plain(behind),
            Behind::ThemePlace(..) => {
                let named = self.by_shift(behind).iter();
                let mut distinct: Vec<_> = named.map(|named| named.sighting).collect();
                distinct.sort();
                distinct.dedup();
                return Cow::Owned(distinct);
            }
        })
    }

    /// How many entries a list has over all its pages. A sighting that stands in two groups is two.
    pub fn length(&self, list: List) -> usize {
        match list {
            List::Facet(facet) => self.list(facet).len(),
            List::Behind(behind @ Behind::ThemePlace(..)) => self.by_shift(behind).len(),
            List::Behind(behind) => self.behind(behind).len(),
        }
    }

    /// What stands on page `number` (from 1) of a list, in its order: by period, the newest first, and the
    /// views of a word at the end; what a theme has at a place by shift. Looks at no other page, so that a
    /// list of thousands of pages takes no longer for each.
    pub fn page(&self, list: List, number: usize) -> Vec<Group> {
        let start = (number - 1) * LIST_LENGTH;
        let page = start..start + LIST_LENGTH;
        let by_period = |sightings: &[Ix<Sighting>]| {
            let period = |ix: &Ix<Sighting>| Reverse(self.period(*ix));
            let group = |period: Reverse<Period>| GroupKey::Period(period.0);
            groups(sightings, page.clone(), period, group, |ix| *ix)
        };
        match list {
            List::Facet(facet) => {
                let counted = self.counted(facet);
                let mut parts = by_period(counted);
                let views = self.views(facet);
                let rest = page.start.saturating_sub(counted.len())
                    ..page.end.saturating_sub(counted.len());
                parts.extend(groups(views, rest, |_| (), |()| GroupKey::Views, |ix| *ix));
                parts
            }
            List::Behind(behind @ Behind::ThemePlace(..)) => {
                let entries = self.by_shift(behind);
                let shift = |named: &Named| named.shift;
                groups(entries, page, shift, GroupKey::Shift, |named| {
                    named.sighting
                })
            }
            List::Behind(behind) => by_period(&self.behind(behind)),
        }
    }

    /// The page, counted from 1, on which a group of a list begins.
    pub fn page_of(&self, list: List, group: GroupKey) -> usize {
        let before = match (list, group) {
            (List::Facet(facet), GroupKey::Views) => self.counted(facet).len(),
            (List::Facet(facet), GroupKey::Period(period)) => {
                self.newer_than(self.counted(facet), period)
            }
            (List::Behind(behind), GroupKey::Period(period)) => {
                self.newer_than(&self.behind(behind), period)
            }
            (List::Behind(behind), GroupKey::Shift(shift)) => self
                .by_shift(behind)
                .partition_point(|named| named.shift < shift),
            (List::Facet(_), GroupKey::Shift(_)) | (List::Behind(_), GroupKey::Views) => 0,
        };
        before / LIST_LENGTH + 1
    }

    fn newer_than(&self, sightings: &[Ix<Sighting>], period: Period) -> usize {
        sightings.partition_point(|ix| self.period(*ix) > period)
    }

    fn plain(&self, behind: Behind) -> &[Ix<Sighting>] {
        self.behind.plain.get(&behind).map_or(&[], Vec::as_slice)
    }

    fn by_shift(&self, behind: Behind) -> &[Named] {
        self.behind.by_shift.get(&behind).map_or(&[], Vec::as_slice)
    }

    fn period(&self, ix: Ix<Sighting>) -> Period {
        self.grain.period(self.observatory.sighting(ix).date)
    }
}

/// The groups of the `entries` in `page`, which are in the order of their keys.
fn groups<T, K: Copy + Ord>(
    entries: &[T],
    page: Range<usize>,
    key: impl Fn(&T) -> K,
    group: impl Fn(K) -> GroupKey,
    sighting: impl Fn(&T) -> Ix<Sighting>,
) -> Vec<Group> {
    let page = page.start.min(entries.len())..page.end.min(entries.len());
    entries[page.clone()]
        .chunk_by(|one, next| key(one) == key(next))
        .map(|chunk| {
            let key_of_all = key(&chunk[0]);
            let begin = entries.partition_point(|entry| key(entry) < key_of_all);
            let end = entries.partition_point(|entry| key(entry) <= key_of_all);
            Group {
                key: group(key_of_all),
                total: end - begin,
                is_continued: begin < page.start,
                sightings: chunk.iter().map(&sighting).collect(),
            }
        })
        .collect()
}

/// The grain of an observatory's time, and every period from its first counted sighting to its last.
pub(super) fn time(observatory: &Observatory) -> (Grain, Vec<Period>) {
    let dates = || observatory.counted().map(|(_, sighting)| sighting.date);
    match (dates().min(), dates().max()) {
        (Some(first), Some(last)) => {
            let grain = Grain::fitting(first, last);
            (grain, grain.periods(dates()))
        }
        _ => (Grain::Quarter, Vec::new()),
    }
}
