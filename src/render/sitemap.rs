//! What machines that look for pages are told: the sitemap (sitemaps.org) and `robots.txt`.

use std::io::{self, Write};

use crate::site::{Page, SITEMAP_LENGTH, Site, SitePath};

/// The sitemap, or where it is too long for one file the list of its parts.
pub(super) fn write(site: &Site, sink: &mut dyn Write) -> io::Result<()> {
    let parts: Vec<&SitePath> = site
        .plan
        .iter()
        .filter(|(_, page)| matches!(page, Page::SitemapPart(_)))
        .map(|(path, _)| path)
        .collect();
    if parts.is_empty() {
        return addresses(site, site.plan.listed(), ("urlset", "url"), sink);
    }
    addresses(site, parts.into_iter(), ("sitemapindex", "sitemap"), sink)
}

/// Part `part` (from 1) of a long sitemap.
pub(super) fn write_part(site: &Site, part: usize, sink: &mut dyn Write) -> io::Result<()> {
    let listed = site
        .plan
        .listed()
        .skip((part - 1) * SITEMAP_LENGTH)
        .take(SITEMAP_LENGTH);
    addresses(site, listed, ("urlset", "url"), sink)
}

/// Everything may be looked at; where the sitemap is.
pub(super) fn write_robots(site: &Site, sink: &mut dyn Write) -> io::Result<()> {
    writeln!(sink, "User-agent: *\nAllow: /")?;
    match &site.settings.base_url {
        Some(base) => writeln!(sink, "Sitemap: {}sitemap.xml", base.as_str()),
        None => Ok(()),
    }
}

fn addresses<'a>(
    site: &Site,
    paths: impl Iterator<Item = &'a SitePath>,
    (list, entry): (&str, &str),
    sink: &mut dyn Write,
) -> io::Result<()> {
    let base = site
        .settings
        .base_url
        .as_ref()
        .map_or("", |base| base.as_str());
    // A path is made of ids, and a parsed address holds no bracket; only `&` can need an escape.
    let base = base.replace('&', "&amp;").replace('\'', "&apos;");
    writeln!(sink, "<?xml version=\"1.0\" encoding=\"utf-8\"?>")?;
    writeln!(
        sink,
        "<{list} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
    )?;
    for path in paths {
        writeln!(sink, "<{entry}><loc>{base}{path}</loc></{entry}>")?;
    }
    writeln!(sink, "</{list}>")
}
