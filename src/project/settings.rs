//! `observatory.toml`, read and checked.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use url::Url;

use crate::colour::{Anchors, Colour};
use crate::diagnostic::{Findings, SourceText};
use crate::document::{self, At, Table};
use crate::faults::{bad_address, bad_colour, bad_map, wrong_type};
use crate::project::map::{MapFile, is_map_name};

/// What a maintainer has decided for the whole observatory.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Its name, on every page.
    pub title: String,
    /// Where it is published; none leaves out feeds, sitemap and canonical links.
    pub base_url: Option<BaseUrl>,
    /// The language of its pages, as a BCP 47 tag.
    pub language: String,
    /// Where that stands, if it is written down.
    pub language_at: Option<(Arc<SourceText>, Range<usize>)>,
    /// What it is, in a sentence.
    pub description: Option<String>,
    /// Under which licence its sightings may be used.
    pub licence: Option<String>,
    /// Where corrections and removals are asked for: an e-mail or a web address.
    pub contact: Option<String>,
    /// The web address of the repository that it is written in, without a final slash.
    pub repository: Option<String>,
    /// The branch that edits go to.
    pub branch: String,
    /// The folder that it is published to, below the root unless absolute.
    pub output: PathBuf,
    /// The boundaries that its map is drawn with, if not the built-in ones.
    pub map: Option<MapFile>,
    /// From how many on a number says something.
    pub thresholds: Thresholds,
    /// The colours that those of the heat map are computed from.
    pub colours: Anchors,
}

/// From how many on a number says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// Fewer sightings than this show their number and no tendency.
    pub minimum: usize,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { minimum: 3 }
    }
}

/// An `http` or `https` address that ends with a slash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(Url);

impl BaseUrl {
    /// Takes an address with or without its final slash; none where it is no such address, or has a
    /// user, a query or a fragment.
    pub fn parse(written: &str) -> Option<Self> {
        let mut url = Url::parse(written).ok()?;
        let fits = matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && !bad_address::has_user(&url)
            && url.query().is_none()
            && url.fragment().is_none();
        if !fits {
            return None;
        }
        if !url.path().ends_with('/') {
            let path = format!("{}/", url.path());
            url.set_path(&path);
        }
        Some(Self(url))
    }

    /// The whole address, with its final slash.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The path part: `/` or `/a/b/`.
    pub fn path(&self) -> &str {
        self.0.path()
    }
}

/// Reads the configuration; none where it has no title.
pub(super) fn parse(source: &Arc<SourceText>, findings: &mut Findings) -> Option<Settings> {
    let mut table = document::read(source, 0..source.text().len(), 0..0, findings);
    let title = table.text("title", findings);
    let title = table.require("title", title, findings);
    let base_url = table
        .text("base_url", findings)
        .and_then(|written| base_url(source, &written, findings));
    let language = table.language("language", findings);
    let mut text = |key| table.text(key, findings).map(|text| text.value);
    let description = text("description");
    let licence = text("licence");
    let contact = text("contact");
    let branch = text("branch");
    let output = text("output");
    let repository = table
        .text("repository", findings)
        .and_then(|written| repository(source, &written, findings));
    let map = table
        .text("map", findings)
        .and_then(|written| map(source, written, findings));
    let thresholds = thresholds(&mut table, findings);
    let colours = colours(&mut table, findings);
    table.finish(findings);
    Some(Settings {
        title: title?.value,
        base_url,
        language_at: language
            .as_ref()
            .map(|language| (Arc::clone(source), language.span.clone())),
        language: language.map_or_else(|| "en".to_owned(), |language| language.value),
        description,
        licence,
        contact,
        repository,
        branch: branch.unwrap_or_else(|| "main".to_owned()),
        output: output.unwrap_or_else(|| "site".to_owned()).into(),
        map,
        thresholds,
        colours,
    })
}

fn base_url(
    source: &Arc<SourceText>,
    written: &At<String>,
    findings: &mut Findings,
) -> Option<BaseUrl> {
    let url = BaseUrl::parse(&written.value);
    if url.is_none() {
        findings.push(bad_address::of_site(
            source,
            written.span.clone(),
            &written.value,
        ));
    }
    url
}

fn repository(
    source: &Arc<SourceText>,
    written: &At<String>,
    findings: &mut Findings,
) -> Option<String> {
    let url = base_url(source, written, findings)?;
    Some(url.as_str().trim_end_matches('/').to_owned())
}

/// A name alone: the file stands beside the configuration, where the preview looks for changes of it.
fn map(source: &Arc<SourceText>, written: At<String>, findings: &mut Findings) -> Option<MapFile> {
    let name = written.value;
    if !is_map_name(&name) {
        findings.push(bad_map::no_name(source, written.span, &name));
        return None;
    }
    Some(MapFile {
        name,
        source: Arc::clone(source),
        span: written.span,
    })
}

fn thresholds(table: &mut Table<'_>, findings: &mut Findings) -> Thresholds {
    let mut thresholds = Thresholds::default();
    let Some(mut inner) = table.table("thresholds", findings) else {
        return thresholds;
    };
    if let Some(written) = inner.number("minimum", findings) {
        // Exact: a float that is whole and this small is an integer.
        if written.value.fract() == 0.0 && (1.0..=1000.0).contains(&written.value) {
            thresholds.minimum = written.value as usize;
        } else {
            findings.push(wrong_type::fault(
                inner.source(),
                written.span,
                "`minimum`",
                "a whole number from 1 to 1000",
                "float",
            ));
        }
    }
    inner.finish(findings);
    thresholds
}

fn colours(table: &mut Table<'_>, findings: &mut Findings) -> Anchors {
    let default = Anchors::default();
    let Some(mut inner) = table.table("colours", findings) else {
        return default;
    };
    let mut colour = |key: &'static str| {
        let written = inner.text(key, findings)?;
        let colour = Colour::parse(&written.value);
        if colour.is_none() {
            let fault = bad_colour::fault(inner.source(), written.span, &written.value);
            findings.push(fault);
        }
        colour
    };
    let anchors = Anchors {
        many: colour("many").unwrap_or(default.many),
        first: colour("first").unwrap_or(default.first),
        second: colour("second").unwrap_or(default.second),
    };
    inner.finish(findings);
    anchors
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::parse;
    use crate::diagnostic::{Findings, SourceText};

    /// The rule and the help of each fault of a configuration with one more line.
    fn told(line: &str) -> Vec<(&'static str, String)> {
        let text = format!("title = \"An observatory\"\n{line}\n");
        let source = Arc::new(SourceText::new("observatory.toml", &text));
        let mut findings = Findings::default();
        parse(&source, &mut findings).expect("it has a title");
        findings
            .iter()
            .map(|found| (found.rule.code, found.help.clone()))
            .collect()
    }

    #[test]
    fn a_language_is_a_code_and_no_word() {
        for code in ["en", "cy", "pt-BR", "haw", "zh-Hant-TW"] {
            assert_eq!(told(&format!("language = \"{code}\"")), [], "{code}");
        }
        for word in ["English", "british", "x-ours", "en_GB", "e"] {
            let told = told(&format!("language = \"{word}\""));
            assert_eq!(told.len(), 1, "{word}");
            assert_eq!(told[0].0, "bad-language", "{word}");
            assert!(told[0].1.contains("en for English"), "{}", told[0].1);
        }
    }

    #[test]
    fn an_address_of_the_site_is_never_given_by_a_title() {
        for key in ["base_url", "repository"] {
            assert_eq!(told(&format!("{key} = \"https://example.org/a\"")), []);
            for wrong in [
                "our site",
                "anna@example.org",
                "https://anna:x@example.org",
                "ftp://a.b",
            ] {
                let told = told(&format!("{key} = \"{wrong}\""));
                assert_eq!(told.len(), 1, "{wrong}");
                assert_eq!(told[0].0, "bad-address", "{wrong}");
                assert!(!told[0].1.contains("title"), "{wrong}: {}", told[0].1);
            }
        }
    }
}
