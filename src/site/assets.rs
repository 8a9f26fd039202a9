//! The files that pages load, named by their content before any page names them.

use xxhash_rust::xxh3::xxh3_64;

use crate::colour::Palette;
use crate::site::path::SitePath;

/// All assets, by name.
#[derive(Debug, Default)]
pub struct Assets {
    assets: Vec<Asset>,
}

/// One file.
#[derive(Debug, PartialEq, Eq)]
pub struct Asset {
    /// Its name in the theme: `observatory.css`.
    pub name: String,
    /// Where it is published: `assets/observatory-0123456789abcdef.css`.
    pub path: SitePath,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The stylesheet that is computed: the colours that an observatory may choose.
const COLOURS: &str = "colours.css";

impl Assets {
    /// The theme's files, and the colours of the observatory unless the theme has its own. Names each by its
    /// content, so that a browser never shows an old one.
    pub fn new(files: impl IntoIterator<Item = (String, Vec<u8>)>, palette: &Palette) -> Self {
        let mut files: Vec<(String, Vec<u8>)> = files.into_iter().collect();
        if files.iter().all(|(name, _)| name != COLOURS) {
            files.push((COLOURS.to_owned(), palette.css().into_bytes()));
        }
        let mut assets: Vec<Asset> = files
            .into_iter()
            .map(|(name, bytes)| {
                // The dot of a folder's name says nothing about the kind of the file.
                let start = name.rfind('/').map_or(0, |slash| slash + 1);
                let dot = name[start..]
                    .rfind('.')
                    .map_or(name.len(), |dot| start + dot);
                let (stem, ending) = name.split_at(dot);
                let path = format!("{stem}-{:016x}{ending}", xxh3_64(&bytes));
                Asset {
                    path: SitePath::asset(&path),
                    name,
                    bytes,
                }
            })
            .collect();
        assets.sort_by(|a, b| a.name.cmp(&b.name));
        Self { assets }
    }

    /// All of them, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Asset> {
        self.assets.iter()
    }

    /// The one at `index`.
    pub fn get(&self, index: usize) -> &Asset {
        &self.assets[index]
    }
}
