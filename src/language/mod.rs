//! The words of the published pages, in the language of the observatory: takes a language and the files of an
//! observatory's own `templates/languages/`, gives something that says a message with its arguments put in.
//!
//! Every word of the interface is a message in one file for each language, in [Fluent](https://projectfluent.org),
//! which knows the plurals of each. Built in are English and Welsh; an observatory's own file is laid over the
//! built-in one, message by message. What a language lacks is said in English, and says that it is. Files of
//! languages are trusted as templates are; what is put into their messages is not.

mod catalogue;
mod closed;
mod dates;
mod lists;
mod markup;
mod number;
mod scripts;
mod sentence;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use ahash::AHashMap;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::{CharacterDirection, LanguageIdentifier};

use crate::diagnostic::{Findings, SourceText};
use crate::direction::closed;
use crate::document;
use crate::faults::{language_file, untranslated};
use crate::nearest::nearest;
use crate::project::{Settings, TEMPLATES};
use crate::source::{self, Input};
use catalogue::Catalogue;
use number::Numbers;
use sentence::{Given, Sentence};

/// The languages that are part of the program: tag and file. English comes first: it has every message.
const BUILT_IN: &[(&str, &str)] = &[
    ("en", include_str!("../../templates/languages/en.ftl")),
    ("cy", include_str!("../../templates/languages/cy.ftl")),
];

/// Where the files of languages lie below `templates/`, and how their names end.
const FOLDER: &str = "languages/";
const ENDING: &str = ".ftl";

/// The words of pages in one language.
pub struct Language {
    tag: String,
    is_right_to_left: bool,
    own: Voice,
    /// What is said where `own` has no word for it; none where `own` is English.
    english: Option<Voice>,
    /// Messages into which nothing is put.
    fixed: AHashMap<String, Fixed>,
    numbers: Numbers,
}

/// What is put into a message.
#[derive(Debug, Clone)]
pub enum Argument<'a> {
    /// Words.
    Text(Cow<'a, str>),
    /// HTML that was made by a template of our own.
    Markup(&'a str),
    /// How many: a message may say it in another way for each plural of its language.
    Count(usize),
}

/// A message as it is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Its words.
    pub words: String,
    /// Whether they are English because the language has none for it.
    pub is_foreign: bool,
}

struct Fixed {
    plain: Said,
    marked: Said,
}

/// One language's messages, for text and for HTML.
struct Voice {
    plain: Bundle,
    marked: Bundle,
    /// Those that need no Fluent, each as text and as HTML.
    sentences: AHashMap<String, [Sentence; 2]>,
    numbers: Numbers,
}

type Bundle = FluentBundle<Arc<FluentResource>>;

impl Language {
    /// The language of `settings`, with the files among `overrides` (an observatory's own `templates/`) laid over
    /// what is built in; and what a reader of those files would ask about, messages that are missing among it.
    ///
    /// # Errors
    /// A file of a language that can't be read.
    pub fn of(settings: &Settings, overrides: &[Input]) -> Result<(Self, Findings), Findings> {
        let mut findings = Findings::default();
        let english = built_in("en").expect("English is built in");
        let mut own = BTreeMap::new();
        for input in overrides {
            let below = input.path.strip_prefix(TEMPLATES).unwrap_or(&input.path);
            let name = below.trim_start_matches('/').strip_prefix(FOLDER);
            if let Some(name) = name.and_then(|name| name.strip_suffix(ENDING))
                && let Some(source) = source::decode(input, &mut findings)
            {
                if !document::is_language(name) {
                    findings.push(language_file::bad_name(&source, name));
                } else if let Some(file) = Catalogue::read(&source, &mut findings) {
                    own.insert(name.to_lowercase(), file);
                }
            }
        }
        let templates: Vec<&Input> = overrides
            .iter()
            .filter(|input| !input.path.contains(FOLDER))
            .collect();
        let is_asked = |id: &str| {
            let named = format!("\"{id}\"");
            templates.iter().any(|input| holds(input, &named))
        };
        let own_english = own.get("en");
        for file in own.values() {
            file.compare(&english, own_english, &is_asked, &mut findings);
        }
        if findings.has_errors() {
            findings.sort();
            return Err(findings);
        }
        for (tag, file) in &own {
            if is_own_file_of_the_program(tag, file) {
                continue;
            }
            let base = built_in(tag);
            untranslated_of(file, base.as_ref(), &english, &is_asked, &mut findings);
        }
        let tag = settings.language.as_str();
        let found = nearest_file(tag, &own);
        if found.is_none()
            && let Some((source, span)) = &settings.language_at
        {
            findings.push(untranslated::no_file(source, span.clone(), tag));
        }
        findings.sort();
        let english_files: Vec<&Catalogue> = std::iter::once(&english).chain(own_english).collect();
        let built = found.as_deref().and_then(built_in);
        let files: Vec<&Catalogue> = built
            .iter()
            .chain(found.as_deref().and_then(|name| own.get(name)))
            .collect();
        let is_english = found.as_deref() == Some("en");
        let english = (!is_english).then_some(english_files.as_slice());
        Ok((Self::made(tag, &files, english), findings))
    }

    /// English as it is built in.
    pub fn english() -> Self {
        let english = built_in("en").expect("English is built in");
        Self::made("en", &[&english], None)
    }

    fn made(tag: &str, own: &[&Catalogue], english: Option<&[&Catalogue]>) -> Self {
        let identifier: LanguageIdentifier = tag.parse().unwrap_or_default();
        let is_right_to_left = identifier.character_direction() == CharacterDirection::RTL;
        let mut language = Self {
            tag: tag.to_owned(),
            is_right_to_left,
            own: Voice::new(&identifier, own, is_right_to_left),
            english: english.map(|files| {
                let english = "en".parse().unwrap_or_default();
                Voice::new(&english, files, is_right_to_left)
            }),
            fixed: AHashMap::new(),
            numbers: Numbers::of(tag),
        };
        let ids: BTreeSet<&str> = own
            .iter()
            .chain(english.unwrap_or_default())
            .flat_map(|file| file.ids())
            .collect();
        for id in ids {
            let plain = language.format(id, &[], Kind::Plain);
            let marked = language.format(id, &[], Kind::Marked);
            if let (Ok(plain), Ok(marked)) = (plain, marked) {
                let fixed = Fixed { plain, marked };
                language.fixed.insert(id.to_owned(), fixed);
            }
        }
        language
    }

    /// Its BCP 47 tag.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// Whether it is written from right to left.
    pub fn is_right_to_left(&self) -> bool {
        self.is_right_to_left
    }

    /// The message of that name, into which nothing is put.
    ///
    /// # Panics
    /// Where no language has such a message: the program names none that English lacks.
    pub fn text(&self, id: &str) -> &str {
        let fixed = self.fixed.get(id);
        let fixed = fixed.unwrap_or_else(|| panic!("English has the message `{id}`"));
        &fixed.plain.words
    }

    /// The message of that name, with its arguments put in.
    ///
    /// # Panics
    /// Where no language has such a message, or it asks for another argument.
    pub fn say(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        match self.plain(id, arguments) {
            Ok(said) => said.words,
            Err(why) => panic!("a message that the program names can be said: {why}"),
        }
    }

    /// As [`Self::say`], for a name that a template gives.
    ///
    /// # Errors
    /// Why it can't be said, in a sentence.
    pub fn plain(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> Result<Said, String> {
        match self.fixed.get(id) {
            Some(fixed) => Ok(fixed.plain.clone()),
            None => self.format(id, arguments, Kind::Plain),
        }
    }

    /// The message as HTML: its words and the text among its arguments are escaped, its own tags are kept, and
    /// `<name>…</name>` becomes a link to the argument of that name.
    ///
    /// # Errors
    /// Why it can't be said, in a sentence.
    pub fn marked(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> Result<Said, String> {
        let mut said = match self.fixed.get(id) {
            Some(fixed) if arguments.is_empty() => fixed.marked.clone(),
            _ => self.format(id, arguments, Kind::Marked)?,
        };
        if said.is_foreign {
            said.words = format!("<span lang=\"en\" dir=\"ltr\">{}</span>", said.words);
        }
        Ok(said)
    }

    /// A number as the language writes it.
    pub fn number(&self, number: usize) -> String {
        self.numbers.written(number)
    }

    fn format(
        &self,
        id: &str,
        arguments: &[(&str, Argument<'_>)],
        kind: Kind,
    ) -> Result<Said, String> {
        let has = |voice: &Voice| voice.plain.has_message(id);
        let (voice, is_foreign) = match &self.english {
            _ if has(&self.own) => (&self.own, false),
            Some(english) if has(english) => (english, true),
            _ => return Err(format!("no language has the message `{id}`")),
        };
        let given = Given {
            arguments,
            kind,
            numbers: &voice.numbers,
        };
        let sentence = voice.sentences.get(id);
        if let Some(words) = sentence.and_then(|one| one[kind as usize].said(&given)) {
            return Ok(Said { words, is_foreign });
        }
        let words = voice.by_fluent(id, arguments, kind)?;
        Ok(Said { words, is_foreign })
    }
}

impl Voice {
    fn by_fluent(
        &self,
        id: &str,
        arguments: &[(&str, Argument<'_>)],
        kind: Kind,
    ) -> Result<String, String> {
        let bundle = match kind {
            Kind::Plain => &self.plain,
            Kind::Marked => &self.marked,
        };
        let message = bundle.get_message(id);
        let Some(pattern) = message.and_then(|message| message.value()) else {
            return Err(format!("the message `{id}` has no words of its own"));
        };
        let mut given = FluentArgs::with_capacity(arguments.len());
        for (name, argument) in arguments {
            given.set(*name, argument.value(kind, &self.numbers));
        }
        let mut errors = Vec::new();
        let words = bundle.format_pattern(pattern, Some(&given), &mut errors);
        if let Some(error) = errors.first() {
            return Err(format!("the message `{id}` can't be said: {error}"));
        }
        let mut words = words.into_owned();
        for (name, argument) in arguments {
            if let (Argument::Text(href), Kind::Marked) = (argument, kind) {
                words = markup::linked(words, name, href);
            }
        }
        Ok(words)
    }
}

/// Whether a message is said as text or as HTML.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Plain,
    Marked,
}

impl Kind {
    const ALL: [Self; 2] = [Self::Plain, Self::Marked];
}

impl Argument<'_> {
    /// What stands for it in a message.
    fn written(&self, kind: Kind, numbers: &Numbers) -> Cow<'_, str> {
        match (self, kind) {
            (Self::Text(text), Kind::Plain) => closed(text),
            (Self::Text(text), Kind::Marked) => match closed(text) {
                Cow::Borrowed(text) => markup::escaped(text),
                Cow::Owned(text) => markup::escaped(&text).into_owned().into(),
            },
            (Self::Markup(html), _) => Cow::Borrowed(html),
            (Self::Count(count), _) => numbers.written(*count).into(),
        }
    }

    /// What Fluent is given: a number as such, since its plurals depend on it.
    fn value(&self, kind: Kind, numbers: &Numbers) -> FluentValue<'_> {
        match self {
            Self::Count(count) => FluentValue::from(*count),
            other => FluentValue::from(other.written(kind, numbers)),
        }
    }
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a String> for Argument<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text.as_str().into())
    }
}

impl From<String> for Argument<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<usize> for Argument<'_> {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl Voice {
    fn new(language: &LanguageIdentifier, files: &[&Catalogue], isolates: bool) -> Self {
        let bundle = |transform: Option<fn(&str) -> Cow<'_, str>>| {
            let mut bundle = Bundle::new_concurrent(vec![language.clone()]);
            // Names in other scripts are kept apart from the words around them where those run the other way.
            bundle.set_use_isolating(isolates);
            bundle.set_transform(transform);
            bundle.set_formatter(Some(number::formatter));
            for file in files {
                bundle.add_resource_overriding(Arc::clone(&file.resource));
            }
            bundle
        };
        let plain = bundle(None);
        let sentence = |id: &&str| {
            let pattern = plain.get_message(id)?.value()?;
            // Fluent would put signs around what is put in.
            if isolates {
                return None;
            }
            let [plain, marked] = Kind::ALL.map(|kind| Sentence::of(pattern, kind));
            Some([plain?, marked?])
        };
        let ids: BTreeSet<&str> = files.iter().flat_map(|file| file.ids()).collect();
        Self {
            sentences: ids
                .into_iter()
                .filter_map(|id| Some((id.to_owned(), sentence(&id)?)))
                .collect(),
            numbers: Numbers::of(&language.to_string()),
            marked: bundle(Some(markup::message)),
            plain,
        }
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Language").field("tag", &self.tag).finish()
    }
}

fn built_in(tag: &str) -> Option<Catalogue> {
    let (tag, text) = BUILT_IN.iter().find(|(known, _)| *known == tag)?;
    let path = format!("{TEMPLATES}/{FOLDER}{tag}{ENDING}");
    let mut findings = Findings::default();
    Catalogue::read(&Arc::new(SourceText::new(path, text)), &mut findings)
}

/// The project's own folder holds the built-in files, which are complete by test.
fn is_own_file_of_the_program(tag: &str, file: &Catalogue) -> bool {
    BUILT_IN
        .iter()
        .any(|(known, text)| *known == tag && file.source.text() == *text)
}

/// The name of the files for a language: of `cy-GB` that of `cy-GB`, else that of `cy`.
fn nearest_file(tag: &str, own: &BTreeMap<String, Catalogue>) -> Option<String> {
    let mut name = tag.to_lowercase();
    loop {
        let is_built_in = BUILT_IN.iter().any(|(known, _)| *known == name);
        if is_built_in || own.contains_key(&name) {
            return Some(name);
        }
        name.truncate(name.rfind('-')?);
    }
}

fn holds(input: &Input, text: &str) -> bool {
    let bytes = input.bytes.as_deref().unwrap_or_default();
    String::from_utf8_lossy(bytes).contains(text)
}

fn untranslated_of(
    file: &Catalogue,
    base: Option<&Catalogue>,
    english: &Catalogue,
    is_asked: &dyn Fn(&str) -> bool,
    findings: &mut Findings,
) {
    let missing: Vec<&str> = english
        .ids()
        .filter(|id| !file.has(id) && !base.is_some_and(|base| base.has(id)))
        .collect();
    if !missing.is_empty() {
        let all = english.ids().count();
        findings.push(untranslated::missing(&file.source, &missing, all));
    }
    for id in file.ids() {
        if !english.has(id) && !is_asked(id) {
            let near = nearest(id, english.ids());
            findings.push(untranslated::unasked(
                &file.source,
                file.place(id),
                id,
                near,
            ));
        }
    }
}

#[cfg(test)]
mod tests;
