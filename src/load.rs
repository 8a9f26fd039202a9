//! All stages from the files to the observatory and on to its site, for every verb that needs one: reading ([`files`]) is
//! the one part that touches the disk, all else ([`edition`], [`Edition::renderer`]) is a value made from values.

use std::borrow::Borrow;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use xxhash_rust::xxh3::Xxh3;

use crate::check;
use crate::colour::Palette;
use crate::diagnostic::{Findings, Level};
use crate::geography::Boundaries;
use crate::language::Language;
use crate::model::{self, Assembled, Choice, Observatory};
use crate::path_error::PathError;
use crate::project::{self, Settings};
use crate::render::Renderer;
use crate::site::{Assets, Parts, Site};
use crate::source::{self, Drafts, Input, Inputs, Touched};
use crate::theme::Theme;

/// Everything that a build depends on, as it is on disk.
#[derive(Debug, Clone, PartialEq)]
pub struct Files {
    /// `observatory.toml`
    pub configuration: Input,
    /// The sightings and the vocabularies.
    pub inputs: Inputs,
    /// The observatory's own templates and assets.
    pub overrides: Vec<Input>,
    /// Its own boundaries for the map.
    pub map: Option<Input>,
}

/// Reads the files of a project again and again, and each again only where it may have changed.
#[derive(Debug, Default)]
pub struct Reader {
    sightings: source::Reader,
}

/// What was made of the files before, of which much is the same for the next state of them.
#[derive(Default)]
pub struct Memory {
    drafts: source::Memory,
    sightings: model::Memory,
    frame: Option<(Vec<Input>, Frame)>,
}

/// What the configuration and the templates come to.
#[derive(Clone)]
struct Frame {
    settings: Settings,
    language: Arc<Language>,
    /// What is wanting in the files of the language.
    untranslated: Findings,
    theme: Arc<Theme>,
}

/// What the files come to.
pub struct Edition {
    /// What the maintainer decided.
    pub settings: Settings,
    /// What can be published: all sightings without an error.
    pub observatory: Observatory,
    /// The boundaries of its map, if it has its own.
    pub boundaries: Option<Boundaries>,
    /// The words of its pages.
    pub language: Arc<Language>,
    /// How it looks.
    pub theme: Arc<Theme>,
    /// All that was found in the sightings and the vocabularies, in the order of the report.
    pub findings: Findings,
    /// The files that have an error: sightings among them are not in `observatory`.
    pub broken: BTreeSet<String>,
    /// Every file of the sightings and the vocabularies, and every picture.
    pub files: Vec<Arc<str>>,
}

impl Edition {
    /// Plans its site, which follows that of an earlier state, `before`, and may take over of it what is the same. `mount`
    /// replaces the path of the base address, for a preview at `/`.
    pub fn renderer(self, mount: Option<String>, before: Option<&Site>) -> Renderer {
        let (palette, _) = Palette::of(self.settings.colours);
        let parts = Parts {
            assets: Assets::new(self.theme.assets(), &palette),
            settings: self.settings,
            language: self.language,
            observatory: self.observatory,
            boundaries: self.boundaries,
            mount,
        };
        Renderer::new(Site::new(parts, before).with_posters(), self.theme)
    }
}

impl Files {
    /// Stands for all of these bytes and where they stand: the same for the same files. None where something stands
    /// among them that is no file to be read, such as a link.
    pub fn fingerprint(&self) -> Option<u128> {
        if self.inputs.findings.iter().next().is_some() {
            return None;
        }
        let mut sum = Xxh3::new();
        let groups = [
            std::slice::from_ref(&self.configuration),
            &self.inputs.files,
            &self.overrides,
            self.map.as_slice(),
        ];
        for group in groups {
            add(&mut sum, &group.len().to_le_bytes());
            for input in group {
                add(&mut sum, input.path.as_bytes());
                add(&mut sum, &[u8::from(input.bytes.is_some())]);
                add(&mut sum, input.bytes.as_deref().unwrap_or_default());
            }
        }
        for picture in &self.inputs.pictures {
            // What a picture is holds a fingerprint of its bytes; one that is none stops the build.
            let Ok(is) = &picture.is else {
                return None;
            };
            add(&mut sum, picture.path.as_bytes());
            add(&mut sum, format!("{is:?} {:?}", picture.tells).as_bytes());
        }
        Some(sum.digest128())
    }
}

/// With its length first, so that no two lists of parts are the same bytes.
fn add(sum: &mut Xxh3, part: &[u8]) {
    sum.update(&part.len().to_le_bytes());
    sum.update(part);
}

/// Reads all files of the project at `root`.
///
/// # Errors
/// A file or a folder that can't be read.
pub fn files(root: &Path) -> Result<Files, PathError> {
    Reader::default().read(root, &Touched::Any)
}

impl Reader {
    /// Reads all files of the project at `root`. Among the sightings those that are not `touched` are taken as they were.
    ///
    /// # Errors
    /// A file or a folder that can't be read.
    pub fn read(&mut self, root: &Path, touched: &Touched) -> Result<Files, PathError> {
        let configuration = project::read_configuration(root)?;
        Ok(Files {
            map: project::read_map(root, &configuration)?,
            configuration,
            inputs: self.sightings.read(root, touched)?,
            overrides: project::read_overrides(root)?,
        })
    }
}

/// The bytes of the file of a picture.
///
/// # Errors
/// A file that can't be read.
pub fn picture(root: &Path, path: &str) -> Result<Bytes, PathError> {
    source::read_picture(root, path)
}

/// Makes an edition of the files. Whoever needs them no longer gives them away: their bytes are a good part of the memory
/// of a large observatory.
///
/// # Errors
/// What is wrong with the configuration or the templates; faults of the sightings are no error here, but
/// stand in [`Edition::findings`].
pub fn edition(files: impl Borrow<Files>, choice: Choice) -> Result<Edition, Findings> {
    let read = files.borrow();
    // Without a memory: what it keeps would have to be copied, and nobody asks for it again.
    let settings = project::settings(&read.configuration)?;
    let frame = frame(settings, &read.overrides)?;
    let drafts = source::parse(&read.inputs);
    let assemble = |drafts| model::assemble(drafts, choice);
    let mut edition = assembled(read, frame, drafts, assemble)?;
    drop(files);
    let found = check::check(&edition.observatory, choice.today);
    edition.findings.extend(found);
    edition.findings.sort();
    Ok(edition)
}

impl Memory {
    /// Makes an edition of the files as [`edition`] does, but that of the findings it has the faults alone: what the
    /// rules of [`check`] find stops nothing.
    ///
    /// # Errors
    /// What is wrong with the configuration or the templates.
    pub fn edition(&mut self, files: &Files, choice: Choice) -> Result<Edition, Findings> {
        let settings = project::settings(&files.configuration)?;
        let is_same = |(overrides, frame): &&(Vec<Input>, Frame)| {
            // What is wanting in a language is told with its place in the configuration.
            let is_told = frame.untranslated.iter().next().is_some();
            let tag = &frame.settings.language;
            *overrides == files.overrides && *tag == settings.language && !is_told
        };
        let frame = match self.frame.as_ref().filter(is_same) {
            Some((_, frame)) => Frame {
                settings,
                ..frame.clone()
            },
            None => {
                let frame = frame(settings, &files.overrides)?;
                self.frame = Some((files.overrides.clone(), frame.clone()));
                frame
            }
        };
        let drafts = self.drafts.parse(&files.inputs);
        assembled(files, frame, drafts, |drafts| {
            self.sightings.assemble(drafts, choice)
        })
    }
}

/// Reads the templates, with the words that the settings ask for.
fn frame(settings: Settings, overrides: &[Input]) -> Result<Frame, Findings> {
    let (language, untranslated) = Language::of(&settings, overrides)?;
    let language = Arc::new(language);
    let theme = Theme::new(overrides, &language)?;
    Ok(Frame {
        settings,
        language,
        untranslated,
        theme: Arc::new(theme),
    })
}

/// Looks the words of all drafts up. Of the findings it has the faults.
fn assembled(
    files: &Files,
    frame: Frame,
    (mut drafts, mut findings): (Drafts, Findings),
    assemble: impl FnOnce(Drafts) -> Assembled,
) -> Result<Edition, Findings> {
    let boundaries = project::own_boundaries(frame.settings.map.as_ref(), files.map.as_ref())?;
    findings.extend(frame.untranslated);
    let spoken = frame.settings.language.as_str();
    drafts.vocabularies.speak(spoken, &mut findings);
    let Assembled {
        observatory,
        findings: assembled,
    } = assemble(drafts);
    findings.extend(assembled);
    findings.sort();
    let broken = findings
        .iter()
        .filter(|found| found.level() == Level::Error)
        .map(|found| found.source.path().to_owned())
        .collect();
    Ok(Edition {
        settings: frame.settings,
        observatory,
        boundaries,
        language: frame.language,
        theme: frame.theme,
        findings,
        broken,
        files: files
            .inputs
            .files
            .iter()
            .map(|input| input.path.clone())
            .chain(
                files
                    .inputs
                    .pictures
                    .iter()
                    .map(|input| input.path.as_str().into()),
            )
            .collect(),
    })
}
