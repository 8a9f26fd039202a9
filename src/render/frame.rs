//! What stands around every page: head, header, navigation, footer.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::FacetKind;
use crate::render::here::{Here, Link};
use crate::render::made::common;
use crate::site::{Behind, Page, SitePath};
use crate::theme::{Prepared, SafeJson};

/// The view of `base.html`, a part of every other.
#[derive(Serialize)]
pub(super) struct Frame<'a> {
    /// BCP 47 tag of the page.
    lang: &'a str,
    /// Whether that language is written from right to left.
    is_right_to_left: bool,
    /// The observatory's name.
    site_title: &'a str,
    /// The page's own title, which is not the observatory's but on the first page.
    title: String,
    description: Option<String>,
    /// The page's whole address.
    canonical: Option<String>,
    /// What the page tells programs of itself.
    facts: Option<SafeJson>,
    /// What stands for the page where somebody passes it on.
    picture: Option<Shared>,
    /// The feed that tells of what is on this page.
    feed: Option<Link<'a>>,
    is_home: bool,
    /// Whether it is one sighting.
    is_article: bool,
    /// Whether search engines are asked to leave it out.
    is_unlisted: bool,
    /// The entry of the navigation that this page belongs to.
    section: &'static str,
    /// The addresses that every page names: [`Links`].
    links: Prepared,
    /// Every asset of the theme by its name, as `observatory.css`.
    assets: Prepared,
    licence: Option<&'a str>,
    contact: Option<Contact<'a>>,
    /// What the built-in templates would make of it above and below the content; none where they are to do so.
    around: Option<Prepared>,
}

/// What is the same on all pages of a section that stand in one folder of the root, as deep in it.
#[derive(Debug, Clone)]
pub(super) struct Common {
    /// [`Links`].
    links: Prepared,
    /// The address of each asset of the theme, by its name.
    assets: Prepared,
    /// What stands above the content and what below it, as HTML, where the templates need not make it.
    pub around: Option<Prepared>,
}

/// A picture that stands for a page.
#[derive(Serialize)]
pub(super) struct Shared {
    /// Its whole address.
    pub address: String,
    pub width: u32,
    pub height: u32,
    pub alt: String,
}

/// The addresses that every page names.
#[derive(Serialize)]
struct Links {
    home: String,
    heat_map: String,
    between: String,
    shifts: String,
    places: String,
    themes: String,
    conditions: String,
    sightings: String,
    timeline: String,
    search: String,
    about: String,
    contribute: String,
    codebook: String,
    data: String,
    accessibility: String,
    feed: Option<String>,
}

/// Where corrections and removals are asked for.
#[derive(Serialize)]
pub(super) struct Contact<'a> {
    /// Where the words lead: an e-mail or a web address; none where they are neither, as "ring the office".
    pub href: Option<String>,
    pub text: &'a str,
    pub is_mail: bool,
}

impl<'a> Frame<'a> {
    pub(super) fn new(here: Here<'a>, title: impl Into<String>) -> Self {
        let section = section(here.page);
        Self {
            title: title.into(),
            ..Self::bare(here, section, common(here, section))
        }
    }

    /// Without a title, for what stands around a page.
    pub(super) fn bare(here: Here<'a>, section: &'static str, common: Common) -> Self {
        let settings = &here.site.settings;
        Self {
            lang: &settings.language,
            is_right_to_left: here.site.language.is_right_to_left(),
            site_title: &settings.title,
            title: String::new(),
            description: None,
            canonical: here
                .page
                .is_listed()
                .then(|| here.address(here.path))
                .flatten(),
            facts: None,
            picture: None,
            feed: None,
            is_home: *here.page == Page::Home,
            is_article: matches!(here.page, Page::Sighting(_)),
            is_unlisted: matches!(
                here.page,
                Page::Tombstone(_)
                    | Page::Moved(_)
                    | Page::Meeting(_)
                    | Page::Embed(_)
                    | Page::NotFound
            ),
            section,
            links: common.links,
            assets: common.assets,
            licence: settings.licence.as_deref(),
            contact: contact(here),
            around: common.around,
        }
    }

    /// With a sentence for those who find the page elsewhere.
    pub(super) fn described(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// With what it tells programs of itself.
    pub(super) fn with_facts(mut self, facts: Option<SafeJson>) -> Self {
        self.facts = facts;
        self
    }

    /// With a picture that stands for it.
    pub(super) fn pictured(mut self, picture: Option<Shared>) -> Self {
        self.picture = picture;
        self
    }

    /// With the feed of what is on this page, `here`, where the observatory has feeds.
    pub(super) fn with_feed(mut self, here: Here<'_>, feed: Link<'a>) -> Self {
        self.feed = has_feeds(here).then_some(feed);
        self
    }
}

impl Common {
    /// As it is on this page, without what stands around it.
    pub(super) fn of(here: Here<'_>) -> Self {
        let assets = here.site.assets.iter();
        let assets = assets.map(|asset| (asset.name.as_str(), here.to(&asset.path)));
        Self {
            links: Prepared::new(&Links::of(here)),
            assets: Prepared::new(&assets.collect::<BTreeMap<_, _>>()),
            around: None,
        }
    }
}

impl Links {
    fn of(here: Here<'_>) -> Self {
        Self {
            home: here.to_fixed("index.html"),
            heat_map: here.to_fixed("heat-map.html"),
            between: here.to_fixed("between/index.html"),
            shifts: here.to(&SitePath::index(FacetKind::Shift)),
            places: here.to(&SitePath::index(FacetKind::Place)),
            themes: here.to(&SitePath::index(FacetKind::Theme)),
            conditions: here.to(&SitePath::index(FacetKind::Condition)),
            sightings: here.to(&SitePath::sightings(1)),
            timeline: here.to_fixed("timeline.html"),
            search: here.to_fixed("search.html"),
            about: here.to_fixed("about.html"),
            contribute: here.to_fixed("contribute.html"),
            codebook: here.to_fixed("codebook.html"),
            data: here.to_fixed("data/index.html"),
            accessibility: here.to_fixed("accessibility.html"),
            feed: has_feeds(here).then(|| here.to_fixed("feed.xml")),
        }
    }
}

/// Feeds name whole addresses.
fn has_feeds(here: Here<'_>) -> bool {
    here.site.settings.base_url.is_some()
}

/// The contact of the settings, as a link where it is an address.
pub(super) fn contact(here: Here<'_>) -> Option<Contact<'_>> {
    Some(contact_of(here.site.settings.contact.as_deref()?))
}

fn contact_of(text: &str) -> Contact<'_> {
    let text = text.strip_prefix("mailto:").unwrap_or(text);
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    let is_mail = is_mail_address(text);
    let href = match (is_web, is_mail) {
        (true, _) => Some(text.to_owned()),
        (_, true) => Some(format!("mailto:{text}")),
        _ => None,
    };
    Contact {
        href,
        text,
        is_mail,
    }
}

/// Whether a link can be made of it as it stands. Anything out of the common is shown as words, which is
/// better than a link that writes to somebody else.
fn is_mail_address(text: &str) -> bool {
    let is_common = |letter: char| letter.is_alphanumeric() || ".-_+".contains(letter);
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.split('.').count() > 1
            && host.split('.').all(|part| !part.is_empty())
            && name.chars().chain(host.chars()).all(is_common)
    })
}

fn section(page: &Page) -> &'static str {
    match page {
        Page::Sightings(_) | Page::Sighting(_) | Page::Picture(..) => "sightings",
        Page::Index(kind) => kind_section(*kind),
        Page::Facet(facet, _) | Page::Meeting(facet) | Page::Embed(Some(facet)) => {
            kind_section(facet.kind())
        }
        Page::Parts(Some(_), _) => "places",
        Page::Behind(Behind::ThemePlace(..) | Behind::ThemeShift(..), _) => "themes",
        Page::HeatMap
        | Page::Layer(_)
        | Page::Embed(None)
        | Page::Between
        | Page::Parts(None, _)
        | Page::Behind(..) => "heat-map",
        Page::Search => "search",
        Page::Timeline => "timeline",
        Page::About => "about",
        Page::Contribute | Page::Card => "contribute",
        Page::Codebook => "codebook",
        Page::Accessibility => "accessibility",
        Page::Data => "data",
        Page::Home
        | Page::Tombstone(_)
        | Page::Moved(_)
        | Page::NotFound
        | Page::SearchWords(_)
        | Page::SearchPages(_)
        | Page::SearchTerms(_)
        | Page::SearchFilters
        | Page::Feed(_)
        | Page::Export(_)
        | Page::Part(..)
        | Page::Sitemap
        | Page::SitemapPart(_)
        | Page::Robots
        | Page::Poster(_)
        | Page::Asset(_) => "",
    }
}

fn kind_section(kind: FacetKind) -> &'static str {
    match kind {
        FacetKind::Place => "places",
        FacetKind::Theme => "themes",
        FacetKind::Shift => "shifts",
        FacetKind::Condition => "conditions",
    }
}

#[cfg(test)]
mod tests {
    use super::contact_of;

    #[test]
    fn a_contact_is_a_link_only_where_it_is_an_address() {
        for (text, href, is_mail) in [
            ("hall@example.org", Some("mailto:hall@example.org"), true),
            (
                "mailto:hall@example.org",
                Some("mailto:hall@example.org"),
                true,
            ),
            (
                "https://example.org/@hall",
                Some("https://example.org/@hall"),
                false,
            ),
            ("ring the office", None, false),
            ("@hall on the notice board", None, false),
            ("hall@example.org or 01234 567890", None, false),
            ("hall@example.org?cc=else@example.org", None, false),
            ("hall@home", None, false),
        ] {
            let contact = contact_of(text);
            assert_eq!(contact.href.as_deref(), href, "{text}");
            assert_eq!(contact.is_mail, is_mail, "{text}");
        }
    }
}
