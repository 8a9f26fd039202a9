//! What kind of file a page of the plan is, for the browser.

use crate::site::{Page, SitePath};

/// The value of the header `Content-Type`.
pub(super) fn media_type(path: &SitePath, page: &Page) -> &'static str {
    if let Page::Feed(_) = page {
        return "application/atom+xml; charset=utf-8";
    }
    let ending = path
        .as_str()
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending);
    match ending.to_ascii_lowercase().as_str() {
        "html" => HTML,
        "css" => CSS,
        "js" => SCRIPT,
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "xml" => "application/xml; charset=utf-8",
        "json" => "application/json",
        "jsonl" => "application/jsonl",
        "geojson" => "application/geo+json",
        "csv" => "text/csv; charset=utf-8",
        "txt" => TEXT,
        _ => "application/octet-stream",
    }
}

pub(super) const HTML: &str = "text/html; charset=utf-8";
pub(super) const CSS: &str = "text/css; charset=utf-8";
pub(super) const SCRIPT: &str = "text/javascript; charset=utf-8";
pub(super) const TEXT: &str = "text/plain; charset=utf-8";

#[cfg(test)]
mod tests {
    use super::media_type;
    use crate::site::{Export, Page, SitePath};

    #[test]
    fn every_kind_of_file_has_its_type() {
        for (path, page, expected) in [
            (
                SitePath::fixed("index.html"),
                Page::Home,
                "text/html; charset=utf-8",
            ),
            (
                SitePath::fixed("feed.xml"),
                Page::Feed(None),
                "application/atom+xml; charset=utf-8",
            ),
            (
                SitePath::fixed("sitemap.xml"),
                Page::Sitemap,
                "application/xml; charset=utf-8",
            ),
            (
                SitePath::fixed("robots.txt"),
                Page::Robots,
                "text/plain; charset=utf-8",
            ),
            (
                SitePath::asset("observatory-01.css"),
                Page::Asset(0),
                "text/css; charset=utf-8",
            ),
            (
                SitePath::asset("mark-01.SVG"),
                Page::Asset(0),
                "image/svg+xml",
            ),
            (
                SitePath::asset("odd"),
                Page::Asset(0),
                "application/octet-stream",
            ),
        ] {
            assert_eq!(media_type(&path, &page), expected, "{path}");
        }
    }

    #[test]
    fn no_export_is_a_nameless_lump() {
        for export in Export::ALL {
            let found = media_type(&export.path(), &Page::Export(export));
            assert_ne!(found, "application/octet-stream", "{}", export.path());
        }
    }
}
