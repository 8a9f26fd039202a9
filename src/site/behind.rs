//! The lists behind the numbers: every number of a table leads to exactly the sightings that it counts.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::analysis::{Grain, Pair, Period, Scope, by_place};
use crate::date::Date;
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

/// A sighting, and where it was noticed.
type Noticed = (Ix<Sighting>, Ix<Place>);

/// The sightings of a theme that name each shift.
type WithShift = BTreeMap<Ix<Shift>, Vec<Noticed>>;

impl Lists {
    /// Of the `counted` sightings of an observatory.
    pub(super) fn of(observatory: &Observatory, counted: &[Ix<Sighting>]) -> Self {
        let mut lists = Self::default();
        let themes = observatory.themes.iter();
        let mut with_theme: Vec<(Ix<Theme>, WithShift)> =
            themes.map(|(theme, _)| (theme, WithShift::new())).collect();
        // Each sighting is looked at once: what is in it lies far from what is in the next.
        for &ix in counted {
            let sighting = observatory.sighting(ix);
            let place = sighting.place;
            if !observatory.places[place].parts.is_empty() {
                let itself = lists.plain.entry(Behind::Itself(place)).or_default();
                itself.push(ix);
            }
            for &theme in &sighting.themes {
                let (_, with_shift) = &mut with_theme[theme.index()];
                for shift in sighting.shifts_named() {
                    with_shift.entry(shift).or_default().push((ix, place));
                }
            }
        }
        let of_themes: Vec<Self> = with_theme
            .into_par_iter()
            .map(|(theme, with_shift)| Self::of_theme(observatory, theme, with_shift))
            .collect();
        for of_theme in of_themes {
            lists.plain.extend(of_theme.plain);
            lists.by_shift.extend(of_theme.by_shift);
        }
        lists
    }

    /// Those of `theme` with each shift, and at each place.
    fn of_theme(observatory: &Observatory, theme: Ix<Theme>, with_shift: WithShift) -> Self {
        // Shift by shift, so that each list is in its order.
        let named = with_shift.iter().flat_map(|(&shift, list)| {
            let named = move |&(sighting, place)| (place, Named { shift, sighting });
            list.iter().map(named)
        });
        let at_places = by_place(&observatory.places, named);
        Self {
            plain: with_shift
                .into_iter()
                .map(|(shift, list)| {
                    let list = list.into_iter().map(|(sighting, _)| sighting);
                    (Behind::ThemeShift(theme, shift), list.collect())
                })
                .collect(),
            by_shift: at_places
                .into_iter()
                .map(|((place, scope), list)| (Behind::ThemePlace(theme, place, scope), list))
                .collect(),
        }
    }
}

impl Site {
    /// The sightings behind a number, in the observatory's order, each once.
    pub fn behind(&self, behind: Behind) -> Cow<'_, [Ix<Sighting>]> {
        Cow::Borrowed(match behind {
            Behind::Cell(place, scope, shift) => self
                .gathered
                .heat_map
                .cell(place, scope, shift)
                .map_or(&[], |cell| &cell.sightings),
            Behind::Pair(pair) => self
                .gathered
                .between
                .pair(pair)
                .map_or(&[], |relationship| &relationship.sightings),
            Behind::Party(party) => self.gathered.between.naming(party),
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
        self.gathered
            .behind
            .plain
            .get(&behind)
            .map_or(&[], Vec::as_slice)
    }

    fn by_shift(&self, behind: Behind) -> &[Named] {
        self.gathered
            .behind
            .by_shift
            .get(&behind)
            .map_or(&[], Vec::as_slice)
    }

    fn period(&self, ix: Ix<Sighting>) -> Period {
        self.gathered
            .grain
            .period(self.observatory.sighting(ix).date)
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

/// The grain of the time in which there are sightings of these dates, and every period from the first to the last.
pub(super) fn time(mut dates: Vec<Date>) -> (Grain, Vec<Period>) {
    dates.dedup();
    match (dates.iter().min(), dates.iter().max()) {
        (Some(&first), Some(&last)) => {
            let grain = Grain::fitting(first, last);
            (grain, grain.periods(dates.into_iter()))
        }
        _ => (Grain::Quarter, Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Behind, GroupKey, LIST_LENGTH, List};
    use crate::analysis::{Period, Scope};
    use crate::model::{Facet, Ix, Sighting, sample};
    use crate::project;
    use crate::site::{Parts, Site, pages};
    use crate::source::Input;

    /// A valley with one part, two shifts, a theme, and the sightings: each with its id, and the rows of its head but
    /// for its place, which is the weir.
    fn site(sightings: Vec<(String, String)>) -> Site {
        let places = sample::places(&[("valley", ""), ("weir", "valley")]);
        let words = [
            ("places", places.as_str()),
            (
                "shifts",
                "[[shift]]\nfrom = \"me\"\nto = \"we\"\n[[shift]]\nfrom = \"them\"\nto = \"us\"\n",
            ),
            ("themes", "[[theme]]\nid = \"water\"\nname = \"Water\"\n"),
            (
                "parties",
                "[[party]]\nid = \"a\"\nname = \"A\"\n[[party]]\nid = \"b\"\nname = \"B\"\n",
            ),
        ];
        let sightings: Vec<(String, String)> = sightings
            .into_iter()
            .map(|(id, rows)| match rows.contains("place = ") {
                true => (id, rows),
                false => (id, format!("place = \"weir\"\n{rows}")),
            })
            .collect();
        let settings = project::settings(&Input::new(
            "observatory.toml".to_owned(),
            b"title = \"Valley\"",
        ));
        let settings = settings.expect("a title is enough");
        let observatory = sample::observatory(&words, &sightings);
        Site::new(Parts::plain(settings, observatory), None)
    }

    /// So many sightings of one month, which name a shift.
    fn seen(count: usize, month: u32, known: &str, shifts: &str) -> Vec<(String, String)> {
        let head = format!("date = \"2020-{month:02}\"\nknown = \"{known}\"\nshifts = [{shifts}]");
        let head = format!("{head}\nthemes = [\"water\"]");
        let id = |nth| format!("{known}-{month}-{nth:03}");
        (0..count).map(|nth| (id(nth), head.clone())).collect()
    }

    /// The pages of a list in short: of each group its section, how many of it are here, how many in all, and a plus
    /// where it began before.
    fn in_short(site: &Site, list: List) -> Vec<Vec<String>> {
        (1..=pages(site.length(list)))
            .map(|number| {
                let groups = site.page(list, number).into_iter();
                groups
                    .map(|group| {
                        let (here, total) = (group.sightings.len(), group.total);
                        let before = if group.is_continued { "+" } else { "" };
                        let id = group.key.id(&site.observatory);
                        format!("{before}{id} {here}/{total}")
                    })
                    .collect()
            })
            .collect()
    }

    fn shift(site: &Site) -> Facet {
        let shift = site.observatory.shifts.find("me-to-we");
        Facet::Shift(shift.expect("it is in the list"))
    }

    /// All that the list behind the shift at the valley has.
    fn at_the_valley(site: &Site) -> List {
        let place = site.observatory.places.find("valley");
        let shift = site.observatory.shifts.find("me-to-we");
        let (place, shift) = (place.expect("a place"), shift.expect("a shift"));
        List::Behind(Behind::Cell(place, Scope::Whole, shift))
    }

    const ME_TO_WE: &str = "\"me-to-we\"";

    #[test]
    fn a_group_goes_on_over_pages_and_says_how_many_it_has_in_all() {
        let mut sightings = seen(30, 9, "saw", ME_TO_WE);
        sightings.extend(seen(90, 6, "saw", ME_TO_WE));
        sightings.extend(seen(10, 3, "saw", ME_TO_WE));
        let site = site(sightings);
        for list in [List::Facet(shift(&site)), at_the_valley(&site)] {
            assert_eq!(
                in_short(&site, list),
                [
                    vec!["in-2020-q3 30/30", "in-2020-q2 20/90"],
                    vec!["+in-2020-q2 50/90"],
                    vec!["+in-2020-q2 20/90", "in-2020-q1 10/10"],
                ]
            );
            let page =
                |quarter| site.page_of(list, GroupKey::Period(Period::Quarter(2020, quarter)));
            assert_eq!([page(3), page(2), page(1)], [1, 1, 3]);
        }
    }

    #[test]
    fn a_group_that_begins_with_a_page_is_not_continued() {
        let mut sightings = seen(LIST_LENGTH, 6, "saw", ME_TO_WE);
        sightings.extend(seen(LIST_LENGTH, 3, "saw", ME_TO_WE));
        let site = site(sightings);
        let list = at_the_valley(&site);
        let expected = [vec!["in-2020-q2 50/50"], vec!["in-2020-q1 50/50"]];
        assert_eq!(in_short(&site, list), expected);
        let second = GroupKey::Period(Period::Quarter(2020, 1));
        assert_eq!(site.page_of(list, second), 2);
        assert!(site.page(list, 3).is_empty());
    }

    #[test]
    fn views_stand_behind_all_that_is_counted_and_only_in_the_list_of_a_word() {
        // The views are newer, and still stand behind.
        let mut sightings = seen(45, 3, "saw", ME_TO_WE);
        sightings.extend(seen(60, 9, "view", ME_TO_WE));
        let site = site(sightings);
        let list = List::Facet(shift(&site));
        assert_eq!(
            in_short(&site, list),
            [
                vec!["in-2020-q1 45/45", "views 5/60"],
                vec!["+views 50/60"],
                vec!["+views 5/60"],
            ]
        );
        assert_eq!(site.page_of(list, GroupKey::Views), 1);
        assert_eq!(site.length(list), 105);
        let behind = at_the_valley(&site);
        assert_eq!(in_short(&site, behind), [vec!["in-2020-q1 45/45"]]);
    }

    #[test]
    fn views_behind_a_full_page_begin_the_next() {
        let mut sightings = seen(LIST_LENGTH, 3, "saw", ME_TO_WE);
        sightings.extend(seen(1, 9, "view", ME_TO_WE));
        let site = site(sightings);
        let list = List::Facet(shift(&site));
        let expected = [vec!["in-2020-q1 50/50"], vec!["views 1/1"]];
        assert_eq!(in_short(&site, list), expected);
        assert_eq!(site.page_of(list, GroupKey::Views), 2);
    }

    #[test]
    fn a_list_of_views_alone_has_no_other_group() {
        let site = site(seen(3, 3, "view", ME_TO_WE));
        let list = List::Facet(shift(&site));
        assert_eq!(in_short(&site, list), [vec!["views 3/3"]]);
        assert!(site.gathered.periods.is_empty());
    }

    #[test]
    fn what_a_theme_has_at_a_place_stands_by_shift_and_twice_under_two() {
        let mut sightings = seen(40, 9, "saw", "\"them-to-us\", \"we-to-me\"");
        sightings.extend(seen(20, 3, "saw", ME_TO_WE));
        let site = site(sightings);
        let theme = site.observatory.themes.find("water").expect("a theme");
        let place = site.observatory.places.find("valley").expect("a place");
        let behind = Behind::ThemePlace(theme, place, Scope::Whole);
        let list = List::Behind(behind);
        assert_eq!(
            in_short(&site, list),
            [
                vec!["me-to-we 50/60"],
                vec!["+me-to-we 10/60", "them-to-us 40/40"],
            ]
        );
        assert_eq!((site.length(list), site.behind(behind).len()), (100, 60));
        let page = |id| {
            let shift = site.observatory.shifts.find(id).expect("a shift");
            site.page_of(list, GroupKey::Shift(shift))
        };
        assert_eq!([page("me-to-we"), page("them-to-us")], [1, 2]);
        let distinct = site.behind(behind);
        assert!(distinct.is_sorted_by(|one, next| one < next));
    }

    #[test]
    fn behind_a_place_itself_stand_those_that_name_it_and_none_of_its_parts() {
        let rows = |place: &str| {
            format!("place = \"{place}\"\ndate = 2020\nknown = \"saw\"\nshifts = [\"me-to-we\"]")
        };
        let site = site(vec![
            ("a".to_owned(), rows("valley")),
            ("b".to_owned(), rows("weir")),
        ]);
        let find = |id| site.observatory.places.find(id).expect("a place");
        let ids = |sightings: &[Ix<Sighting>]| -> Vec<String> {
            let sightings = sightings.iter();
            sightings
                .map(|&ix| site.observatory.sighting(ix).id.clone())
                .collect()
        };
        assert_eq!(ids(&site.behind(Behind::Itself(find("valley")))), ["a"]);
        // Of a place without parts the whole is the same list.
        assert!(site.behind(Behind::Itself(find("weir"))).is_empty());
        assert_eq!(
            in_short(&site, at_the_valley(&site)),
            [vec!["in-2020-some-time 2/2"]]
        );
    }

    #[test]
    fn periods_of_years_have_sections_of_their_own() {
        let dated = |nth: usize, year: i32| {
            let rows = format!("date = {year}\nknown = \"saw\"\nshifts = [\"me-to-we\"]");
            (format!("seen-{nth}"), rows)
        };
        let years = site(vec![dated(0, 2005), dated(1, 2010), dated(2, 2010)]);
        let list = at_the_valley(&years);
        assert_eq!(in_short(&years, list), [vec!["in-2010 2/2", "in-2005 1/1"]]);
        let decades = site(vec![dated(0, 1985), dated(1, 2010), dated(2, 2019)]);
        let list = at_the_valley(&decades);
        let expected = [vec!["in-2010-2019 2/2", "in-1980-1989 1/1"]];
        assert_eq!(in_short(&decades, list), expected);
    }
}
