//! The pages of one place, theme, shift or condition.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::analysis::{Counts, years};
use crate::model::{Condition, Facet, FacetKind, Ix, Place, Shift, Sighting, depth_first};
use crate::render::card::{Card, Pager, first, page_of};
use crate::render::frame::Frame;
use crate::render::heat::{
    Balance, CellView, Tally, balance, cell, directions, reach, tallies, tally,
};
use crate::render::here::{Here, Link};
use crate::render::home::shift_counts;
use crate::render::list::title;
use crate::render::tree::{Branch, parts};
use crate::site::SitePath;

/// The view of `facet.html`: one word. What the kind does not have is empty or none.
#[derive(Serialize)]
pub(super) struct FacetView<'a> {
    frame: Frame<'a>,
    /// `place`, `theme`, `shift` or `condition`.
    kind: &'static str,
    way: Vec<Link<'a>>,
    name: &'a str,
    about: Option<&'a str>,
    /// Page of the list, from 1: only the first tells more than the list.
    number: usize,
    /// Counted sightings.
    total: usize,
    /// Sightings in the list that are views.
    views: usize,
    #[serde(flatten)]
    summary: Summary<'a>,
    cards: Vec<Card<'a>>,
    pager: Option<Pager>,
}

/// What the first page tells before its list. Each part looks at the whole list, which may have hundreds
/// of pages, so all of it is empty on the others.
#[derive(Default, Serialize)]
struct Summary<'a> {
    voices: usize,
    /// Of a place or a theme: every shift.
    rows: Vec<ShiftRow<'a>>,
    /// Of a shift: its two ends.
    ends: Option<Ends<'a>>,
    /// Of a place: its parts.
    parts: Vec<Branch<'a>>,
    /// Of a shift or a theme: the sightings' own places, in the order of the places.
    places: Vec<Counted<'a>>,
    /// Of a condition.
    helped: usize,
    hindered: usize,
    /// What the sightings are about, in the order of the vocabulary.
    themes: Vec<Counted<'a>>,
    years: Vec<YearRow>,
}

#[derive(Serialize)]
struct ShiftRow<'a> {
    link: Link<'a>,
    cell: Option<CellView>,
}

#[derive(Serialize)]
struct Ends<'a> {
    from: &'a str,
    to: &'a str,
    balance: Balance,
    tallies: Vec<Tally>,
    /// All five directions, each with how well it works.
    table: Vec<Tally>,
}

#[derive(Serialize)]
struct Counted<'a> {
    link: Link<'a>,
    count: usize,
}

#[derive(Serialize)]
struct YearRow {
    year: i32,
    count: usize,
}

/// In how many of the counted sightings of a condition it helped, and in how many it got in the way.
pub(super) fn helped_and_hindered(
    here: Here<'_>,
    facet: Facet,
    counted: &[Ix<Sighting>],
) -> (usize, usize) {
    let Facet::Condition(condition) = facet else {
        return (0, 0);
    };
    let of = |pick: fn(&Sighting) -> &Vec<Ix<Condition>>| {
        counted
            .iter()
            .filter(|&&ix| pick(here.observatory().sighting(ix)).contains(&condition))
            .count()
    };
    (
        of(|sighting| &sighting.helped),
        of(|sighting| &sighting.hindered),
    )
}

/// Page `number` of the list of one word.
pub(super) fn view(here: Here<'_>, facet: Facet, number: usize) -> FacetView<'_> {
    let observatory = here.observatory();
    let entry = facet.entry(observatory);
    let list = here.site.list(facet);
    let counted = here.site.counted(facet);
    let path = |number| SitePath::facet(facet, number, observatory);
    let (mut cards, pager) = page_of(here, list, number, path);
    if let Facet::Condition(condition) = facet {
        for (card, &ix) in cards.iter_mut().zip(&list[first(number)..]) {
            card.label_condition(observatory, ix, condition);
        }
    }
    let (kind, way) = match facet {
        Facet::Place(place) => {
            let mut way = here.way_to(place);
            way.pop();
            ("place", way)
        }
        Facet::Theme(_) => ("theme", vec![here.index(FacetKind::Theme)]),
        Facet::Shift(_) => ("shift", vec![here.index(FacetKind::Shift)]),
        Facet::Condition(_) => ("condition", vec![here.index(FacetKind::Condition)]),
    };
    let mut frame = Frame::new(here, title(entry.name(), number));
    if let Some(about) = entry.about() {
        frame = frame.described(about);
    }
    if facet.kind() != FacetKind::Condition {
        frame = frame.with_feed(Some(Link {
            href: here.to(&SitePath::feed(facet, observatory)),
            text: entry.name(),
        }));
    }
    FacetView {
        frame,
        kind,
        way,
        name: entry.name(),
        about: entry.about(),
        number,
        total: counted.len(),
        views: list.len() - counted.len(),
        summary: match number {
            1 => summary(here, facet),
            _ => Summary::default(),
        },
        cards,
        pager,
    }
}

fn summary(here: Here<'_>, facet: Facet) -> Summary<'_> {
    let observatory = here.observatory();
    let counted = here.site.counted(facet);
    let voices: BTreeSet<_> = counted
        .iter()
        .map(|&ix| observatory.sighting(ix).voice())
        .collect();
    let (helped, hindered) = helped_and_hindered(here, facet, counted);
    Summary {
        voices: voices.len(),
        rows: shift_rows(here, facet, counted),
        ends: ends(here, facet),
        parts: match facet {
            Facet::Place(place) => parts(here, place),
            _ => Vec::new(),
        },
        places: places(here, facet, counted),
        helped,
        hindered,
        themes: themes(here, facet, counted),
        years: years(observatory, counted)
            .into_iter()
            .map(|year| YearRow {
                year: year.year,
                count: year.months.iter().map(|month| month.sightings.len()).sum(),
            })
            .collect(),
    }
}

fn shift_rows<'a>(here: Here<'a>, facet: Facet, counted: &[Ix<Sighting>]) -> Vec<ShiftRow<'a>> {
    if !matches!(facet, Facet::Place(_) | Facet::Theme(_)) {
        return Vec::new();
    }
    let observatory = here.observatory();
    observatory
        .shifts
        .iter()
        .map(|(ix, shift)| {
            let (counts, href) = match facet {
                Facet::Place(place) => {
                    let path = SitePath::cell(place, ix, 1, observatory);
                    (here.site.heat_map.counts(place, ix), Some(here.to(&path)))
                }
                _ => (Counts::of(observatory, ix, counted), None),
            };
            ShiftRow {
                link: here.facet(Facet::Shift(ix)),
                cell: cell(shift, counts, href),
            }
        })
        .collect()
}

fn ends(here: Here<'_>, facet: Facet) -> Option<Ends<'_>> {
    let Facet::Shift(ix) = facet else {
        return None;
    };
    let observatory = here.observatory();
    let shift: &Shift = &observatory.shifts[ix];
    let counts = shift_counts(here, facet);
    let of_stance = |stance| -> Vec<Ix<Sighting>> {
        here.site
            .counted(facet)
            .iter()
            .copied()
            .filter(|&sighting| observatory.sighting(sighting).stance(ix) == Some(stance))
            .collect()
    };
    Some(Ends {
        from: &shift.from_name,
        to: &shift.to_name,
        balance: balance(counts, reach(counts)),
        tallies: tallies(shift, counts),
        table: directions(counts)
            .into_iter()
            .filter(|&(_, count)| count > 0)
            .map(|(stance, count)| {
                let working = Counts::of(observatory, ix, &of_stance(stance));
                tally(shift, stance, count).with_working(working)
            })
            .collect(),
    })
}

fn places<'a>(here: Here<'a>, facet: Facet, counted: &[Ix<Sighting>]) -> Vec<Counted<'a>> {
    if !matches!(facet, Facet::Shift(_) | Facet::Theme(_)) {
        return Vec::new();
    }
    let observatory = here.observatory();
    let mut counts: BTreeMap<Ix<Place>, usize> = BTreeMap::new();
    for &ix in counted {
        *counts.entry(observatory.sighting(ix).place).or_default() += 1;
    }
    depth_first(&observatory.places)
        .into_iter()
        .filter_map(|(place, _)| {
            Some(Counted {
                link: here.place(place),
                count: *counts.get(&place)?,
            })
        })
        .collect()
}

fn themes<'a>(here: Here<'a>, facet: Facet, counted: &[Ix<Sighting>]) -> Vec<Counted<'a>> {
    let mut counts: BTreeMap<Facet, usize> = BTreeMap::new();
    for &ix in counted {
        for &theme in &here.observatory().sighting(ix).themes {
            *counts.entry(Facet::Theme(theme)).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .filter(|(theme, _)| *theme != facet)
        .map(|(theme, count)| Counted {
            link: here.facet(theme),
            count,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::{FacetView, view};
    use crate::model::{Choice, FacetKind, assemble};
    use crate::project;
    use crate::render::here::Here;
    use crate::site::{Assets, LIST_LENGTH, Site, SitePath};
    use crate::source::{Input, Inputs, parse};

    fn input(path: &str, text: &str) -> Input {
        Input {
            path: path.to_owned(),
            bytes: Some(text.as_bytes().to_vec()),
        }
    }

    /// One place with a part, one shift, two themes, one condition; a page and a half of sightings, the
    /// oldest of which is a view.
    fn site() -> Site {
        let mut files = vec![
            input(
                "sightings/places.toml",
                "[[place]]\nid = \"valley\"\nname = \"Valley\"\n\n\
                 [[place]]\nid = \"weir\"\nname = \"Weir\"\nwithin = \"valley\"\n",
            ),
            input(
                "sightings/shifts.toml",
                "[[shift]]\nfrom = \"them\"\nto = \"us\"\n",
            ),
            input(
                "sightings/themes.toml",
                "[[theme]]\nid = \"water\"\nname = \"Water\"\n\n\
                 [[theme]]\nid = \"money\"\nname = \"Money\"\n",
            ),
            input(
                "sightings/conditions.toml",
                "[[condition]]\nid = \"time\"\nname = \"Time\"\n",
            ),
        ];
        for number in 0..LIST_LENGTH + LIST_LENGTH / 2 {
            let mut text = "+++\n".to_owned();
            let known = if number == 0 { "view" } else { "saw" };
            write!(
                text,
                "title = \"Number {number}\"\ndate = \"{}\"\nplace = \"weir\"\n\
                 shifts = [\"them-to-us\"]\nthemes = [\"water\", \"money\"]\n\
                 helped = [\"time\"]\nknown = \"{known}\"\n+++\nIt was seen.\n",
                1900 + number
            )
            .expect("a String takes all that is written to it");
            files.push(input(&format!("sightings/number-{number}.md"), &text));
        }
        let inputs = Inputs {
            files,
            ..Inputs::default()
        };
        let (drafts, findings) = parse(&inputs);
        assert!(!findings.has_errors(), "{findings:?}");
        let choice = Choice {
            today: None,
            drafts: false,
        };
        let assembled = assemble(drafts, choice);
        assert!(!assembled.findings.has_errors(), "{:?}", assembled.findings);
        let settings = project::settings(&input("observatory.toml", "title = \"Valley\"\n"));
        let settings = settings.expect("a title is enough");
        Site::new(settings, assembled.observatory, Assets::default(), None)
    }

    /// How much a page tells before its list: parts that are not empty.
    fn told(view: &FacetView<'_>) -> usize {
        let summary = &view.summary;
        [
            summary.voices,
            summary.rows.len(),
            usize::from(summary.ends.is_some()),
            summary.parts.len(),
            summary.places.len(),
            summary.helped,
            summary.hindered,
            summary.themes.len(),
            summary.years.len(),
        ]
        .into_iter()
        .filter(|&count| count > 0)
        .count()
    }

    #[test]
    fn only_the_first_page_of_a_list_looks_at_the_whole_list() {
        let site = site();
        for (kind, parts_told) in [
            (FacetKind::Place, 5),
            (FacetKind::Theme, 5),
            (FacetKind::Shift, 5),
            (FacetKind::Condition, 4),
        ] {
            let facet = kind.facets(&site.observatory)[0];
            let pages = [1, 2].map(|number| {
                let path = SitePath::facet(facet, number, &site.observatory);
                let (path, page) = site.plan.entry(path.as_str()).expect("it is planned");
                let here = Here {
                    site: &site,
                    path,
                    page,
                };
                view(here, facet, number)
            });
            let [first, second] = &pages;
            assert_eq!(told(first), parts_told, "{kind:?}");
            assert_eq!(told(second), 0, "{kind:?}");
            assert_eq!(first.cards.len(), LIST_LENGTH, "{kind:?}");
            assert_eq!(second.cards.len(), LIST_LENGTH / 2, "{kind:?}");
            for page in &pages {
                assert_eq!((page.total, page.views), (74, 1), "{kind:?}");
                assert!(page.pager.is_some(), "{kind:?}");
            }
        }
    }
}
