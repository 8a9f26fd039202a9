//! Between whom: party by party, and each relationship with how it is for those in it and who says so.

use serde::Serialize;

use crate::analysis::{Pair, Relationship, Wellbeing};
use crate::model::{Ix, Party};
use crate::render::frame::Frame;
use crate::render::heat::{
    CellView, ColumnView, Head, HeatTable, Level, Look, Reported, RowView, contribute_with, levels,
    nobody, number, reported, wellbeing_says,
};
use crate::render::here::{Here, Link};
use crate::render::sighting::lower_first;
use crate::render::tally::{all_ratings, ratings};
use crate::site::{Behind, List};

/// How many parties the table of party by party holds: with more it could not be read.
const PARTIES: usize = 40;

/// The view of `between.html`.
#[derive(Serialize)]
pub(super) struct BetweenView<'a> {
    frame: Frame<'a>,
    /// Counted sightings.
    total: usize,
    /// Those that say between whom.
    told: usize,
    minimum: usize,
    matrix: Option<HeatTable<'a>>,
    levels: Vec<Level>,
    /// Every relationship that somebody noticed; empty where there are too many for a page, and each party
    /// has its own.
    pairs: Vec<PairView<'a>>,
    /// Every party that somebody named.
    parties: Vec<PartyView<'a>>,
    /// Those that nobody has named, in a row; none where there is none.
    unnamed: Option<String>,
}

/// One relationship.
#[derive(Serialize)]
pub(super) struct PairView<'a> {
    href: String,
    name: String,
    count: usize,
    is_one_voice: bool,
    /// What the ratings come to.
    says: &'a str,
    /// In the order of the list; last in how many nobody has said.
    working: [usize; 5],
    /// In the order of the list.
    said_by: [usize; 4],
}

#[derive(Serialize)]
struct PartyView<'a> {
    link: Link<'a>,
    count: usize,
}

pub(super) fn view(here: Here<'_>) -> BetweenView<'_> {
    let site = here.site;
    let named: Vec<Ix<Party>> = site.gathered.between.parties().collect();
    let parties = site.observatory.parties.iter();
    let unnamed: Vec<&str> = parties
        .filter(|(ix, _)| !named.contains(ix))
        .map(|(_, party)| party.name.as_str())
        .collect();
    let language = &site.language;
    BetweenView {
        frame: Frame::new(here, language.text("between-title"))
            .described(language.text("between-description")),
        total: site.gathered.counted,
        told: site.gathered.between.sightings.len(),
        minimum: site.settings.thresholds.minimum,
        matrix: matrix(here),
        levels: levels(here),
        pairs: match named.len() {
            0..=PARTIES => site
                .gathered
                .between
                .pairs()
                .map(|(pair, relationship)| pair_view(here, pair, relationship))
                .collect(),
            _ => Vec::new(),
        },
        parties: named
            .iter()
            .map(|&party| PartyView {
                link: party_link(here, party),
                count: site.gathered.between.naming(party).len(),
            })
            .collect(),
        unnamed: (!unnamed.is_empty()).then(|| language.any_of(&unnamed)),
    }
}

/// The relationships of one party.
pub(super) fn pairs_of(here: Here<'_>, party: Ix<Party>) -> Vec<PairView<'_>> {
    let pairs = here.site.gathered.between.pairs();
    pairs
        .filter(|(pair, _)| pair.first() == party || pair.second() == party)
        .map(|(pair, relationship)| pair_view(here, pair, relationship))
        .collect()
}

pub(super) fn pair_view<'a>(
    here: Here<'a>,
    pair: Pair,
    relationship: &Relationship,
) -> PairView<'a> {
    let minimum = here.site.settings.thresholds.minimum;
    let count = relationship.sightings.len();
    PairView {
        href: here.list(List::Behind(Behind::Pair(pair)), 1),
        name: pair_name(here, pair),
        count,
        is_one_voice: count > 1 && relationship.voices == 1,
        says: wellbeing_says(
            &here.site.language,
            Wellbeing::of(relationship.ratings, minimum),
        ),
        working: all_ratings(relationship.ratings),
        said_by: relationship.said_by,
    }
}

/// "Families with charities", "Neighbours, among themselves".
pub(super) fn pair_name(here: Here<'_>, pair: Pair) -> String {
    let name = |party: Ix<Party>| &here.observatory().parties[party].name;
    let language = &here.site.language;
    match pair.is_one() {
        true => language.say("pair-one", &[("party", name(pair.first()).into())]),
        false => language.say(
            "pair-two",
            &[
                ("first", name(pair.first()).into()),
                ("second", lower_first(name(pair.second())).into()),
            ],
        ),
    }
}

pub(super) fn party_link(here: Here<'_>, party: Ix<Party>) -> Link<'_> {
    Link {
        href: here.list(List::Behind(Behind::Party(party)), 1),
        text: &here.observatory().parties[party].name,
    }
}

/// Party by party. Each pair stands once, below the diagonal; on it those who are among themselves. Only
/// parties that somebody named; none where nobody named any, or too many were named for a table.
pub(super) fn matrix(here: Here<'_>) -> Option<HeatTable<'_>> {
    let between = &here.site.gathered.between;
    let parties: Vec<Ix<Party>> = between.parties().collect();
    if parties.is_empty() || parties.len() > PARTIES {
        return None;
    }
    let columns = parties.iter().map(|&party| {
        let Link { href, text } = party_link(here, party);
        ColumnView {
            href: Some(href),
            first: text.to_owned(),
            second: String::new(),
        }
    });
    let rows = parties.iter().map(|&party| RowView {
        depth: 0,
        head: Head {
            links: vec![party_link(here, party)],
            is_cut: false,
            note: String::new(),
        },
        cells: parties
            .iter()
            .map(|&other| (other <= party).then(|| Pair::new(party, other)))
            .map(|pair| pair.map(|pair| cell(here, pair)))
            .collect(),
        sum: Some(number(
            here,
            party_link(here, party).href,
            between.naming(party).len(),
        )),
    });
    let rows = rows.collect();
    let table = HeatTable::new(
        here,
        "between-whom",
        here.site.language.text("between-table"),
        "column-between",
        columns.collect(),
    );
    Some(table.with_rows(here, rows))
}

fn cell(here: Here<'_>, pair: Pair) -> CellView<'_> {
    let Some(relationship) = here.site.gathered.between.pair(pair) else {
        let parties = &here.observatory().parties;
        let known = match pair.is_one() {
            true => vec![pair.first()],
            false => vec![pair.first(), pair.second()],
        };
        let known = known
            .into_iter()
            .map(|party| format!("between={}", parties[party].id));
        return nobody(contribute_with(here, known), pair_name(here, pair));
    };
    let reported_is = Reported {
        href: here.list(List::Behind(Behind::Pair(pair)), 1),
        count: relationship.sightings.len(),
        voices: relationship.voices,
        tallies: ratings(&here.site.language, relationship.ratings),
        look: Look::Level(here.site.gathered.scale),
        minimum: here.site.settings.thresholds.minimum,
    };
    reported(&here.site.language, reported_is)
}
