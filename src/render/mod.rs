//! One page at a time: takes an entry of the plan and the site it belongs to, gives bytes, written to
//! the sink that it is handed. Pure: the same entry of the same site gives the same bytes.
//!
//! Each template has one typed view, which borrows the site; no HTML is put together here.

mod between;
mod card;
mod contribute;
mod embed;
mod export;
mod facet;
mod facts;
mod feed;
mod filter;
mod found;
mod frame;
mod heat;
mod heat_map;
mod here;
mod home;
mod index;
mod list;
mod made;
mod map;
mod meeting;
mod period;
mod poster;
mod prose;
mod script;
mod search;
mod sighting;
mod sitemap;
mod sparkline;
mod tally;
mod timeline;
mod tree;

use std::io::Write;
use std::sync::Arc;

pub use export::schema;
use here::Here;
use made::Made;

use crate::model::FacetKind;
use crate::site::{Layer, Page, Site, SitePath};
use crate::theme::{RenderError, Theme};

/// A site, and the theme that its pages are rendered with.
pub struct Renderer {
    site: Arc<Site>,
    theme: Arc<Theme>,
    made: Made,
}

impl Renderer {
    /// Of a site and a theme.
    pub fn new(site: Site, theme: Arc<Theme>) -> Self {
        let made = Made::nothing_of(&site.observatory);
        Self {
            site: Arc::new(site),
            theme,
            made,
        }
    }

    /// What it renders.
    pub fn site(&self) -> &Arc<Site> {
        &self.site
    }

    /// Renders the page at `path` into `sink`.
    ///
    /// # Errors
    /// A template can't be used with what it is given, or the sink fails.
    pub fn render(
        &self,
        path: &SitePath,
        page: &Page,
        sink: &mut dyn Write,
    ) -> Result<(), RenderError> {
        render(self.here(path, page), sink)
    }

    fn here<'a>(&'a self, path: &'a SitePath, page: &'a Page) -> Here<'a> {
        Here {
            site: &self.site,
            theme: &self.theme,
            made: &self.made,
            path,
            page,
        }
    }
}

fn render(here: Here<'_>, sink: &mut dyn Write) -> Result<(), RenderError> {
    let Here {
        site,
        theme,
        made,
        page,
        ..
    } = here;
    match page {
        Page::Home => theme.render("home.html", &home::view(here), sink),
        Page::Sightings(number) => {
            theme.render("sightings.html", &list::sightings(here, *number), sink)
        }
        Page::Sighting(ix) => theme.render("sighting.html", &sighting::view(here, *ix), sink),
        Page::Picture(..) => {
            unreachable!("a picture is made at the edge, which reads its file: see `Site::picture`")
        }
        Page::Tombstone(index) => {
            theme.render("tombstone.html", &sighting::tombstone(here, *index), sink)
        }
        Page::Moved(to) => theme.render("moved.html", &prose::moved(here, to), sink),
        Page::Index(FacetKind::Place) => theme.render("places.html", &index::places(here), sink),
        Page::Index(FacetKind::Shift) => theme.render("shifts.html", &index::shifts(here), sink),
        Page::Index(FacetKind::Theme) => theme.render("themes.html", &index::themes(here), sink),
        Page::Index(FacetKind::Condition) => {
            theme.render("conditions.html", &index::conditions(here), sink)
        }
        Page::Facet(facet, number) => {
            let view = facet::view(here, *facet, *number);
            theme.render("facet.html", &view, sink)
        }
        Page::Meeting(facet) => theme.render("meeting.html", &meeting::view(here, *facet), sink),
        Page::Embed(of) => theme.render("embed.html", &embed::view(here, *of), sink),
        Page::Poster(of) => Ok(sink.write_all(&site.posters[of].png())?),
        Page::HeatMap => theme.render("heat-map.html", &heat_map::view(here), sink),
        Page::Layer(layer) => {
            let template = match layer {
                Layer::When => "when.html",
                Layer::WhichWay | Layer::HowWell => "layer.html",
            };
            theme.render(template, &heat_map::layer(here, *layer), sink)
        }
        Page::Between => theme.render("between.html", &between::view(here), sink),
        Page::Parts(place, number) => {
            let view = heat_map::more_parts(here, *place, *number);
            theme.render("parts.html", &view, sink)
        }
        Page::Behind(behind, number) => {
            let view = list::behind(here, *behind, *number);
            theme.render("behind.html", &view, sink)
        }
        Page::Search => theme.render("search.html", &search::view(here), sink),
        Page::SearchWords(bucket) => {
            found::write_words(site, *bucket, sink).map_err(RenderError::from)
        }
        Page::SearchPages(page) => found::write_page(here, *page, sink).map_err(RenderError::from),
        Page::SearchTerms(kind) => found::write_terms(site, kind, sink).map_err(RenderError::from),
        Page::SearchFilters => found::write_filters(here, sink).map_err(RenderError::from),
        Page::Timeline => theme.render("timeline.html", &timeline::view(here), sink),
        Page::About => theme.render("about.html", &prose::about(here), sink),
        Page::Contribute => theme.render("contribute.html", &contribute::contribute(here), sink),
        Page::Card => theme.render("card.html", &contribute::card(here), sink),
        Page::Codebook => theme.render("codebook.html", &prose::codebook(here), sink),
        Page::Accessibility => {
            theme.render("accessibility.html", &prose::accessibility(here), sink)
        }
        Page::NotFound => theme.render("404.html", &prose::not_found(here), sink),
        Page::Data => theme.render("data.html", &prose::data(here), sink),
        Page::Feed(facet) => theme.render("feed.xml", &feed::view(here, *facet), sink),
        Page::Export(export) => {
            export::write(site, &made.rows, *export, sink).map_err(RenderError::from)
        }
        Page::Part(facet, format) => {
            export::write_part(site, &made.rows, *facet, *format, sink).map_err(RenderError::from)
        }
        Page::Sitemap => sitemap::write(site, sink).map_err(RenderError::from),
        Page::SitemapPart(part) => {
            sitemap::write_part(site, *part, sink).map_err(RenderError::from)
        }
        Page::Robots => sitemap::write_robots(site, sink).map_err(RenderError::from),
        Page::Asset(index) => Ok(sink.write_all(&site.assets.get(*index).bytes)?),
    }
}
