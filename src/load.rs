//! All stages from the files to the observatory, for every verb that needs one: reading ([`files`]) is
//! the one part that touches the disk, all else ([`edition`]) is a value made from values.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::check;
use crate::diagnostic::{Findings, Level};
use crate::geography::Boundaries;
use crate::language::Language;
use crate::model::{self, Assembled, Choice, Observatory};
use crate::path_error::PathError;
use crate::project::{self, Settings};
use crate::source::{self, Input, Inputs};
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
    pub theme: Theme,
    /// All that was found in the sightings and the vocabularies, in the order of the report.
    pub findings: Findings,
    /// The files that have an error: sightings among them are not in `observatory`.
    pub broken: BTreeSet<String>,
    /// Every file of the sightings and the vocabularies, and every picture.
    pub files: Vec<String>,
}

/// Reads all files of the project at `root`.
///
/// # Errors
/// A file or a folder that can't be read.
pub fn files(root: &Path) -> Result<Files, PathError> {
    let configuration = project::read_configuration(root)?;
    Ok(Files {
        map: project::read_map(root, &configuration)?,
        configuration,
        inputs: source::read_inputs(root)?,
        overrides: project::read_overrides(root)?,
    })
}

/// The bytes of the file of a picture.
///
/// # Errors
/// A file that can't be read.
pub fn picture(root: &Path, path: &str) -> Result<Vec<u8>, PathError> {
    source::read_picture(root, path)
}

/// Makes an edition of the files.
///
/// # Errors
/// What is wrong with the configuration or the templates; faults of the sightings are no error here, but
/// stand in [`Edition::findings`].
pub fn edition(files: &Files, choice: Choice) -> Result<Edition, Findings> {
    let settings = project::settings(&files.configuration)?;
    let boundaries = project::own_boundaries(settings.map.as_ref(), files.map.as_ref())?;
    let (language, untranslated) = Language::of(&settings, &files.overrides)?;
    let language = Arc::new(language);
    let theme = Theme::new(&files.overrides, &language)?;
    let (mut drafts, mut findings) = source::parse(&files.inputs);
    findings.extend(untranslated);
    let spoken = settings.language.as_str();
    drafts.vocabularies.speak(spoken, &mut findings);
    let Assembled {
        observatory,
        findings: assembled,
    } = model::assemble(drafts, choice);
    findings.extend(assembled);
    findings.extend(check::check(&observatory, choice.today));
    findings.sort();
    let broken = findings
        .iter()
        .filter(|found| found.level() == Level::Error)
        .map(|found| found.source.path().to_owned())
        .collect();
    Ok(Edition {
        settings,
        observatory,
        boundaries,
        language,
        theme,
        findings,
        broken,
        files: files
            .inputs
            .files
            .iter()
            .map(|input| input.path.clone())
            .chain(files.inputs.pictures.iter().map(|input| input.path.clone()))
            .collect(),
    })
}
