//! What can be searched for: takes the site, gives the documents of the index: all sightings that have a page, in
//! the order of their list, then the words by which they are grouped.

use std::borrow::Cow;

use crate::markdown;
use crate::model::{Entry, Facet, FacetKind, Ix, Party, Sighting};
use crate::search::{Document, Weight};
use crate::site::{Behind, Site, SitePath};
use crate::words::Word as _;

/// How many documents there are, without making them.
pub(super) fn count(site: &Site) -> usize {
    let kinds = FacetKind::ALL.into_iter();
    let facets: usize = kinds.map(|kind| kind.facets(&site.observatory).len()).sum();
    site.all.len() + facets + site.between.parties().count()
}

pub(super) fn documents(site: &Site) -> Vec<Document<'_>> {
    let observatory = &site.observatory;
    let sightings = site
        .all
        .iter()
        .map(|&ix| of_sighting(site, observatory.sighting(ix)));
    let kinds = FacetKind::ALL.into_iter();
    let facets = kinds
        .flat_map(|kind| kind.facets(observatory))
        .map(|facet| of_facet(site, facet));
    let parties = site.between.parties().map(|party| of_party(site, party));
    sightings.chain(facets).chain(parties).collect()
}

/// What a list can be narrowed down by, as it stands in addresses and in the index.
pub mod term {
    /// Noticed at a place or in one of its parts.
    pub fn place(id: &str) -> String {
        format!("place:{id}")
    }

    /// About a theme.
    pub fn theme(id: &str) -> String {
        format!("theme:{id}")
    }

    /// About a shift, whichever way.
    pub fn shift(id: &str) -> String {
        format!("shift:{id}")
    }

    /// Shifting towards an end. No shift's id has a dot.
    pub fn towards(end: &str) -> String {
        format!("shift:towards.{end}")
    }

    /// How the relationship is for those in it.
    pub fn working(id: &str) -> String {
        format!("working:{id}")
    }

    /// What of a term stands in addresses: what is behind the colon.
    pub fn value(term: &str) -> &str {
        term.split_once(':').map_or(term, |(_, value)| value)
    }

    /// The year in which it was noticed or told.
    pub fn year(year: i32) -> String {
        format!("year:{year}")
    }
}

fn of_sighting<'a>(site: &'a Site, sighting: &'a Sighting) -> Document<'a> {
    let observatory = &site.observatory;
    let places = &observatory.places;
    let mut texts: Vec<(Weight, Cow<'a, str>)> =
        vec![(Weight::Title, sighting.title.as_str().into())];
    let mut terms = vec![term::year(sighting.date.year())];
    for place in places.with_parents(sighting.place) {
        let weight = if place == sighting.place {
            Weight::Name
        } else {
            Weight::Around
        };
        texts.push((weight, places[place].name.as_str().into()));
        terms.push(term::place(&places[place].id));
    }
    for shift in sighting.shifts_named() {
        let shift = &observatory.shifts[shift];
        texts.push((Weight::Name, shift.name.as_str().into()));
        terms.push(term::shift(&shift.id));
    }
    for named in &sighting.shifts {
        terms.push(term::towards(
            observatory.shifts[named.shift].end_id(named.end),
        ));
    }
    for &theme in &sighting.themes {
        let theme = &observatory.themes[theme];
        texts.push((Weight::Name, theme.name.as_str().into()));
        terms.push(term::theme(&theme.id));
    }
    terms.extend(sighting.working.map(|working| term::working(working.id())));
    let parties = sighting
        .between
        .iter()
        .map(|&party| observatory.parties[party].name.as_str());
    let conditions = sighting.helped.iter().chain(&sighting.hindered);
    let conditions = conditions.map(|&condition| observatory.conditions[condition].name.as_str());
    let observer = sighting.observer.as_deref();
    texts.extend(
        parties
            .chain(conditions)
            .chain(observer)
            .map(|name| (Weight::Name, name.into())),
    );
    let told = sighting
        .followups
        .iter()
        .filter_map(|followup| followup.note.as_deref());
    let replies = sighting
        .replies
        .iter()
        .flat_map(|reply| [reply.by.as_str(), reply.text.as_str()]);
    let left_out = sighting.left_out.as_deref();
    texts.extend(
        told.chain(replies)
            .chain(left_out)
            .map(|text| (Weight::Text, text.into())),
    );
    texts.push((Weight::Text, markdown::plain(sighting.account()).into()));
    terms.sort_unstable();
    terms.dedup();
    Document {
        title: &sighting.title,
        path: SitePath::sighting(&sighting.id).to_string(),
        context: site.language.say(
            "findable-sighting",
            &[
                ("place", (&places[sighting.place].name).into()),
                ("date", site.language.date(sighting.date).into()),
            ],
        ),
        summary: &sighting.summary,
        lang: sighting.lang.as_deref(),
        texts,
        terms,
    }
}

fn of_facet(site: &Site, facet: Facet) -> Document<'_> {
    let kind = site.language.text(match facet.kind() {
        FacetKind::Place => "findable-place",
        FacetKind::Theme => "findable-theme",
        FacetKind::Shift => "findable-shift",
        FacetKind::Condition => "conditions-title",
    });
    let path = SitePath::facet(facet, 1, &site.observatory);
    of_word(facet.entry(&site.observatory), path, kind)
}

fn of_party(site: &Site, party: Ix<Party>) -> Document<'_> {
    let path = SitePath::behind(Behind::Party(party), 1, &site.observatory);
    let kind = site.language.text("between-title");
    of_word(&site.observatory.parties[party], path, kind)
}

fn of_word<'a>(word: &'a dyn Entry, path: SitePath, kind: &str) -> Document<'a> {
    let (name, about) = (word.name(), word.about().unwrap_or_default());
    Document {
        title: name,
        path: path.to_string(),
        context: kind.to_owned(),
        summary: about,
        texts: vec![(Weight::Title, name.into()), (Weight::Text, about.into())],
        ..Document::default()
    }
}
