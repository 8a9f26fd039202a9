//! The theme: templates and assets, the built-in ones with an observatory's own laid over them file by
//! file. Takes what stands in the observatory's `templates/`, gives something that renders views.
//!
//! The only module that knows Tera. Templates and assets are trusted; what goes into them is not, and
//! is escaped by Tera in every `.html` and `.xml` template, and turns no line of the page around.

mod embedded;
mod words;

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, ErrorKind, Tera, Value, escape_html};

use crate::diagnostic::{Diagnostic, Findings, SourceText};
use crate::direction::closed;
use crate::faults;
use crate::language::Language;
use crate::project::TEMPLATES;
use crate::source::{self, Input};

/// Where its assets lie below it.
const ASSETS: &str = "assets/";

/// Templates that are ready to render, and assets.
pub struct Theme {
    tera: Tera,
    sources: BTreeMap<String, Arc<SourceText>>,
    assets: BTreeMap<String, Vec<u8>>,
    is_built_in: bool,
}

/// Why a page could not be rendered.
#[derive(Debug)]
pub enum RenderError {
    /// A template does something that can't be done with what it is given.
    Template(Box<Diagnostic>),
    /// The page could not be handed on.
    Sink(io::Error),
}

impl From<io::Error> for RenderError {
    fn from(error: io::Error) -> Self {
        Self::Sink(error)
    }
}

impl Theme {
    /// The built-in theme with `overrides` laid over it, whose paths begin with `templates/`; its words are those of
    /// `language`.
    ///
    /// # Errors
    /// A template that can't be read, with its place.
    pub fn new(overrides: &[Input], language: &Arc<Language>) -> Result<Self, Findings> {
        let mut findings = Findings::default();
        let mut sources: BTreeMap<String, Arc<SourceText>> = BTreeMap::new();
        let mut assets: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        let mut is_built_in = true;
        for (name, text) in embedded::TEMPLATES {
            let path = format!("{TEMPLATES}/{name}");
            sources.insert((*name).to_owned(), Arc::new(SourceText::new(path, text)));
        }
        for (name, bytes) in embedded::published() {
            assets.insert((*name).to_owned(), bytes.clone());
        }
        for input in overrides {
            let below = input.path.strip_prefix(TEMPLATES);
            let name = below.map_or(&*input.path, |name| name.trim_start_matches('/'));
            if let Some(asset) = name.strip_prefix(ASSETS) {
                if !is_address(asset) {
                    findings.push(faults::misplaced::fault(
                        &Arc::new(SourceText::new(Arc::clone(&input.path), "")),
                        0..0,
                        "the name of this file can't be an address",
                        "name it with letters a to z, digits, hyphens and dots",
                    ));
                    continue;
                }
                let bytes = input.bytes.as_deref().unwrap_or_default();
                // The project's own folder is the built-in theme, and publishes it as every observatory does.
                if !embedded::ASSETS.contains(&(asset, bytes)) {
                    assets.insert(asset.to_owned(), bytes.to_vec());
                }
            } else if (name.ends_with(".html") || name.ends_with(".xml"))
                && let Some(source) = source::decode(input, &mut findings)
            {
                let built_in = sources.insert(name.to_owned(), Arc::clone(&source));
                // The project's own folder is the built-in theme.
                is_built_in &= built_in.is_some_and(|other| other.text() == source.text());
            }
        }
        let mut tera = Tera::new();
        tera.set_escape_fn(|text, sink| escape_html(&closed(text), sink));
        words::register(&mut tera, language);
        let templates = sources
            .iter()
            .map(|(name, source)| (name.as_str(), source.text()));
        if let Err(error) = tera.add_raw_templates(templates) {
            for found in diagnostics(&error, &sources, overrides) {
                findings.push(found);
            }
            findings.sort();
        }
        if findings.has_errors() {
            return Err(findings);
        }
        Ok(Self {
            tera,
            sources,
            assets,
            is_built_in,
        })
    }

    /// Whether every template is a built-in one.
    pub fn is_built_in(&self) -> bool {
        self.is_built_in
    }

    /// What a component makes of its arguments, which are the fields of `call`; none where it can't be used with them.
    pub fn component(&self, name: &str, call: &impl Serialize) -> Option<String> {
        let context = Context::from_serialize(call).ok()?;
        self.tera.render_component(name, &context, None, true).ok()
    }

    /// The assets, by name.
    pub fn assets(&self) -> impl Iterator<Item = (String, Vec<u8>)> {
        self.assets
            .iter()
            .map(|(name, bytes)| (name.clone(), bytes.clone()))
    }

    /// Renders `view` with the template of that name into `sink`, in as many pieces as the template has.
    ///
    /// # Errors
    /// The template asks for something that `view` does not have, or the sink fails. It may have taken a part of the page.
    pub fn render(
        &self,
        template: &str,
        view: &impl Serialize,
        sink: &mut dyn io::Write,
    ) -> Result<(), RenderError> {
        Context::from_serialize(view)
            .and_then(|context| self.tera.render_to(template, &context, sink))
            .map_err(|error| match error.kind() {
                &ErrorKind::Io(kind) => RenderError::Sink(kind.into()),
                _ => RenderError::Template(Box::new(diagnostic(&error, &self.sources, template))),
            })
    }
}

/// A part of a view that is prepared once and stands in many views; all clones share it.
#[derive(Debug, Clone)]
pub struct Prepared(Value);

impl Prepared {
    /// Of what templates are given.
    ///
    /// # Panics
    /// Where it is not all made of texts, numbers, lists and fields.
    pub fn new(part: &impl Serialize) -> Self {
        Self(Value::from_serializable(part))
    }
}

impl Serialize for Prepared {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// HTML that we made ourselves of somebody's Markdown, and that must not be escaped again.
#[derive(Debug)]
pub struct SafeHtml(Value);

impl SafeHtml {
    /// Only for what [`crate::markdown::html`] gave.
    pub fn new(html: &str) -> Self {
        Self(Value::safe_string(html))
    }
}

/// JSON that stands in a page as data, where nothing is escaped as HTML.
#[derive(Debug)]
pub struct SafeJson(Value);

impl SafeJson {
    /// No sign of it can end the element that it stands in, or begin another.
    ///
    /// # Panics
    /// Where it is not all made of texts, numbers, lists and fields.
    pub fn new(data: &impl Serialize) -> Self {
        let json = serde_json::to_string(data);
        let mut json = json.expect("it has names for its fields, and goes into a text");
        if json.contains(['&', '<', '>']) {
            json = json
                .replace('&', "\\u0026")
                .replace('<', "\\u003c")
                .replace('>', "\\u003e");
        }
        Self(Value::safe_string(&json))
    }
}

impl Serialize for SafeJson {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Serialize for SafeHtml {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// Whether a name below `assets/` can be published as it is, on every host and system.
fn is_address(name: &str) -> bool {
    name.split('/').all(|part| {
        !part.starts_with('.')
            && !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    })
}

const HELP: &str = "mend the template, or delete the file: the built-in one then takes its place";

/// Tera's error while a template is rendered, placed in the template as every other fault is in its file.
fn diagnostic(
    error: &tera::Error,
    sources: &BTreeMap<String, Arc<SourceText>>,
    template: &str,
) -> Diagnostic {
    if let ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) = error.kind()
        && let Some(source) = sources.get(report.filename())
    {
        let span = report.span();
        let start = byte_at(source.text(), span.start_line, span.start_col);
        let end = byte_at(source.text(), span.end_line, span.end_col);
        return Diagnostic::new(
            &faults::template::RULE,
            source,
            start..end.max(start),
            report.message(),
            HELP,
        );
    }
    let source = sources.get(template).cloned();
    let source =
        source.unwrap_or_else(|| Arc::new(SourceText::new(format!("{TEMPLATES}/{template}"), "")));
    let message = error.to_string();
    let message = message.lines().next().unwrap_or_default();
    Diagnostic::new(&faults::template::RULE, &source, 0..0, message, HELP)
}

/// Tera's errors while the templates are put together. What a template calls and nobody has comes as
/// text alone, one report after the other: `error: MESSAGE` and below it `--> FILE:LINE:COLUMN`.
fn diagnostics(
    error: &tera::Error,
    sources: &BTreeMap<String, Arc<SourceText>>,
    overrides: &[Input],
) -> Vec<Diagnostic> {
    if let ErrorKind::MissingParent { current, .. } = error.kind() {
        return vec![diagnostic(error, sources, current)];
    }
    let text = error.to_string();
    let mut lines = text.lines().peekable();
    let mut found = Vec::new();
    while let Some(line) = lines.next() {
        let place = lines
            .peek()
            .and_then(|next| next.trim().strip_prefix("--> "));
        if let (Some(message), Some(place)) = (line.strip_prefix("error: "), place) {
            found.extend(placed(message, place, sources, overrides));
        }
    }
    if found.is_empty() {
        found.push(diagnostic(error, sources, "base.html"));
    }
    found
}

fn placed(
    message: &str,
    place: &str,
    sources: &BTreeMap<String, Arc<SourceText>>,
    overrides: &[Input],
) -> Option<Diagnostic> {
    let mut parts = place.rsplitn(3, ':');
    let column: usize = parts.next()?.parse().ok()?;
    let line: usize = parts.next()?.parse().ok()?;
    let name = parts.next()?;
    let source = sources.get(name)?;
    let rule = &faults::template::RULE;
    if overrides.iter().any(|input| *input.path == *source.path()) {
        let start = byte_at(source.text(), line, column.saturating_sub(1));
        return Some(Diagnostic::new(rule, source, start..start, message, HELP));
    }
    // A built-in template is whole by itself: one of the observatory's own took away what it calls.
    let own = overrides
        .iter()
        .find(|input| !input.path.contains("/assets/"))?;
    let own = Arc::new(SourceText::new(Arc::clone(&own.path), ""));
    let message = format!("{message}, which the built-in {name} calls");
    let help = "keep it in the template that replaces the built-in one";
    Some(Diagnostic::new(rule, &own, 0..0, message, help))
}

/// The byte at a line counted from 1 and a column counted from 0.
fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let rest = text.get(start..).unwrap_or_default();
    let within = rest
        .char_indices()
        .nth(column)
        .map_or(rest.len(), |(at, _)| at);
    start + within
}
