//! The built-in theme, part of the binary. A test compares this list with the folder.

use std::sync::OnceLock;

/// Every template, by its name below `templates/`.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("404.html", include_str!("../../templates/404.html")),
    ("about.html", include_str!("../../templates/about.html")),
    (
        "accessibility.html",
        include_str!("../../templates/accessibility.html"),
    ),
    ("base.html", include_str!("../../templates/base.html")),
    ("behind.html", include_str!("../../templates/behind.html")),
    ("between.html", include_str!("../../templates/between.html")),
    ("card.html", include_str!("../../templates/card.html")),
    (
        "codebook.html",
        include_str!("../../templates/codebook.html"),
    ),
    (
        "components.html",
        include_str!("../../templates/components.html"),
    ),
    (
        "conditions.html",
        include_str!("../../templates/conditions.html"),
    ),
    (
        "contribute.html",
        include_str!("../../templates/contribute.html"),
    ),
    ("data.html", include_str!("../../templates/data.html")),
    ("embed.html", include_str!("../../templates/embed.html")),
    ("facet.html", include_str!("../../templates/facet.html")),
    ("feed.xml", include_str!("../../templates/feed.xml")),
    ("filter.html", include_str!("../../templates/filter.html")),
    (
        "heat-map.html",
        include_str!("../../templates/heat-map.html"),
    ),
    ("home.html", include_str!("../../templates/home.html")),
    ("layer.html", include_str!("../../templates/layer.html")),
    ("meeting.html", include_str!("../../templates/meeting.html")),
    ("moved.html", include_str!("../../templates/moved.html")),
    ("parts.html", include_str!("../../templates/parts.html")),
    ("places.html", include_str!("../../templates/places.html")),
    ("search.html", include_str!("../../templates/search.html")),
    ("shifts.html", include_str!("../../templates/shifts.html")),
    (
        "sighting.html",
        include_str!("../../templates/sighting.html"),
    ),
    (
        "sightings.html",
        include_str!("../../templates/sightings.html"),
    ),
    ("themes.html", include_str!("../../templates/themes.html")),
    (
        "timeline.html",
        include_str!("../../templates/timeline.html"),
    ),
    (
        "tombstone.html",
        include_str!("../../templates/tombstone.html"),
    ),
    ("when.html", include_str!("../../templates/when.html")),
];

/// Every asset, by its name below `templates/assets/`.
pub(super) const ASSETS: &[(&str, &[u8])] = &[
    (
        "contribute.js",
        include_bytes!("../../templates/assets/contribute.js"),
    ),
    (
        "filter.js",
        include_bytes!("../../templates/assets/filter.js"),
    ),
    (
        "index.js",
        include_bytes!("../../templates/assets/index.js"),
    ),
    (
        "mark.svg",
        include_bytes!("../../templates/assets/mark.svg"),
    ),
    (
        "observatory.css",
        include_bytes!("../../templates/assets/observatory.css"),
    ),
    (
        "personal.js",
        include_bytes!("../../templates/assets/personal.js"),
    ),
    (
        "search.js",
        include_bytes!("../../templates/assets/search.js"),
    ),
    (
        "words.js",
        include_bytes!("../../templates/assets/words.js"),
    ),
];

/// Every asset as it is published.
pub(super) fn published() -> &'static [(&'static str, Vec<u8>)] {
    static PUBLISHED: OnceLock<Vec<(&str, Vec<u8>)>> = OnceLock::new();
    PUBLISHED.get_or_init(|| {
        let assets = ASSETS.iter();
        assets
            .map(|&(name, bytes)| (name, small(name, bytes)))
            .collect()
    })
}

/// A built-in stylesheet without its remarks and indents, which no reader of a site needs; every other asset as it is.
/// What an observatory lays over it is published as it is: nobody has tried out what becomes of that.
fn small(name: &str, bytes: &[u8]) -> Vec<u8> {
    if !name.ends_with(".css") {
        return bytes.to_vec();
    }
    let text = str::from_utf8(bytes).expect("a built-in stylesheet is text");
    let small = minifier::css::minify(text).expect("a test takes every built-in stylesheet");
    small.to_string().into_bytes()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{ASSETS, TEMPLATES, small};

    /// The files directly in a folder below `templates/`, by name.
    fn files(folder: &str) -> Vec<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("templates")
            .join(folder);
        let mut names: Vec<String> = fs::read_dir(folder)
            .expect("the folder is there")
            .map(|entry| entry.expect("an entry"))
            .filter(|entry| entry.path().is_file())
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn the_lists_hold_every_file_of_the_folder() {
        let templates: Vec<&str> = TEMPLATES.iter().map(|(name, _)| *name).collect();
        assert_eq!(files(""), templates);
        let assets: Vec<&str> = ASSETS.iter().map(|(name, _)| *name).collect();
        assert_eq!(files("assets"), assets);
    }

    #[test]
    fn stylesheets_lose_their_remarks() {
        for (name, bytes) in ASSETS.iter().filter(|(name, _)| name.ends_with(".css")) {
            let small = small(name, bytes);
            assert!(small.len() < bytes.len(), "{name} is as long as before");
            assert!(
                !small.windows(2).any(|two| two == b"/*"),
                "{name} has remarks"
            );
        }
    }
}
