//! What sightings are grouped by. Places, themes, shifts and conditions have the same kinds of page, list
//! and feed; what these share is written once, over a [`Facet`].

use std::collections::BTreeMap;

use crate::model::Observatory;
use crate::model::place::Place;
use crate::model::shift::Shift;
use crate::model::sighting::Sighting;
use crate::model::vocabulary::{Condition, Entry, Ix, Theme};

/// One word by which sightings are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// Those noticed there, or in a part of it.
    Place(Ix<Place>),
    /// Those about it.
    Theme(Ix<Theme>),
    /// Those that name it, either way round or by an end.
    Shift(Ix<Shift>),
    /// Those where it helped or hindered.
    Condition(Ix<Condition>),
}

/// Which vocabulary a facet is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FacetKind {
    /// `places.toml`
    Place,
    /// `themes.toml`
    Theme,
    /// `shifts.toml`
    Shift,
    /// `conditions.toml`
    Condition,
}

impl FacetKind {
    /// All of them, in the order of the site's navigation.
    pub const ALL: [FacetKind; 4] = [
        FacetKind::Place,
        FacetKind::Theme,
        FacetKind::Shift,
        FacetKind::Condition,
    ];

    /// All words of the kind, in file order.
    pub fn facets(self, observatory: &Observatory) -> Vec<Facet> {
        fn all<T: Entry>(
            vocabulary: &crate::model::Vocabulary<T>,
            facet: fn(Ix<T>) -> Facet,
        ) -> Vec<Facet> {
            vocabulary.iter().map(|(ix, _)| facet(ix)).collect()
        }
        match self {
            FacetKind::Place => all(&observatory.places, Facet::Place),
            FacetKind::Theme => all(&observatory.themes, Facet::Theme),
            FacetKind::Shift => all(&observatory.shifts, Facet::Shift),
            FacetKind::Condition => all(&observatory.conditions, Facet::Condition),
        }
    }
}

impl Facet {
    /// Which vocabulary it is of.
    pub fn kind(self) -> FacetKind {
        match self {
            Facet::Place(_) => FacetKind::Place,
            Facet::Theme(_) => FacetKind::Theme,
            Facet::Shift(_) => FacetKind::Shift,
            Facet::Condition(_) => FacetKind::Condition,
        }
    }

    /// Its place in the list of its kind.
    fn index(self) -> usize {
        match self {
            Facet::Place(ix) => ix.index(),
            Facet::Theme(ix) => ix.index(),
            Facet::Shift(ix) => ix.index(),
            Facet::Condition(ix) => ix.index(),
        }
    }

    /// Its word.
    pub fn entry(self, observatory: &Observatory) -> &dyn Entry {
        match self {
            Facet::Place(ix) => &observatory.places[ix],
            Facet::Theme(ix) => &observatory.themes[ix],
            Facet::Shift(ix) => &observatory.shifts[ix],
            Facet::Condition(ix) => &observatory.conditions[ix],
        }
    }

    /// Every facet that a sighting belongs to; some may come twice.
    fn of(sighting: &Sighting, observatory: &Observatory) -> impl Iterator<Item = Facet> {
        let conditions = sighting.helped.iter().chain(&sighting.hindered);
        observatory
            .places
            .with_parents(sighting.place)
            .map(Facet::Place)
            .chain(sighting.themes.iter().copied().map(Facet::Theme))
            .chain(sighting.shifts_named().map(Facet::Shift))
            .chain(conditions.copied().map(Facet::Condition))
    }

    /// The sightings of every facet that has any, in the observatory's order; views are among them.
    pub fn lists(observatory: &Observatory) -> BTreeMap<Facet, Vec<Ix<Sighting>>> {
        let of_kind = |kind: FacetKind| {
            let facets = kind.facets(observatory).into_iter();
            facets.map(|facet| (facet, Vec::new())).collect::<Vec<_>>()
        };
        let mut lists = FacetKind::ALL.map(of_kind);
        for (ix, sighting) in observatory.all() {
            // A chain is walked faster from within.
            Facet::of(sighting, observatory).for_each(|facet| {
                let (_, list) = &mut lists[facet.kind() as usize][facet.index()];
                if list.last() != Some(&ix) {
                    list.push(ix);
                }
            });
        }
        let all = lists.into_iter().flatten();
        all.filter(|(_, list)| !list.is_empty()).collect()
    }
}
