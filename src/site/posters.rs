//! What stands for pages where somebody passes them on: for the first page, and for each place, theme and shift of which
//! something was told.

use std::collections::BTreeMap;

use crate::analysis::{Counts, Scope};
use crate::colour::Palette;
use crate::model::{Facet, FacetKind, Ix, Shift};
use crate::poster::{Bar, Colours, Poster};
use crate::site::Site;
use crate::site::behind::Behind;

/// How many shifts have room on one: the first of the list of which something was told.
const BARS: usize = 3;

/// All of them. None without an address, since they are named by whole addresses; none whose words can't be drawn.
pub(super) fn posters(site: &Site) -> BTreeMap<Option<Facet>, Poster> {
    if !Poster::ARE_DRAWN || site.settings.base_url.is_none() {
        return BTreeMap::new();
    }
    let observatory = &site.observatory;
    let kinds = [FacetKind::Place, FacetKind::Theme, FacetKind::Shift];
    let facets = kinds.into_iter().flat_map(|kind| kind.facets(observatory));
    let told = facets.filter(|&facet| !site.counted(facet).is_empty());
    let (palette, _) = Palette::of(site.settings.colours);
    let [from, to] = palette.ends_in_the_dark().map(|colour| colour.channels());
    let colours = Colours { from, to };
    let name = &site.settings.title;
    [None]
        .into_iter()
        .chain(told.map(Some))
        .filter_map(|of| {
            let title = of.map_or(name.as_str(), |facet| facet.entry(observatory).name());
            Some((of, Poster::of(name, title, bars(site, of), colours)?))
        })
        .collect()
}

/// The shifts that the poster of one page shows.
fn bars(site: &Site, of: Option<Facet>) -> Vec<Bar> {
    let shifts = site.observatory.shifts.iter();
    let told = shifts.filter_map(|(shift, named)| {
        let counts = counts(site, of, shift)?;
        let Counts {
            forward,
            back,
            mixed,
            still_from,
            still_to,
            ..
        } = counts;
        (counts.total > 0).then(|| Bar {
            from: named.from_name.clone(),
            to: named.to_name.clone(),
            counts: [back, still_from, mixed, still_to, forward],
        })
    });
    told.take(BARS).collect()
}

/// What was told of a shift there; none where the page is about another.
fn counts(site: &Site, of: Option<Facet>, shift: Ix<Shift>) -> Option<Counts> {
    match of {
        None => Some(site.shift_counts(shift)),
        Some(Facet::Place(place)) => {
            Some(site.gathered.heat_map.counts(place, Scope::Whole, shift))
        }
        Some(Facet::Theme(theme)) => {
            let list = site.behind(Behind::ThemeShift(theme, shift));
            Some(Counts::of(&site.observatory, shift, &list))
        }
        Some(Facet::Shift(own)) => (own == shift).then(|| site.shift_counts(shift)),
        Some(Facet::Condition(_)) => None,
    }
}
