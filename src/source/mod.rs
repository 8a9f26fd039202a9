//! From files to drafts: walks the sightings (the only part that reads the disk), then reads each file
//! by itself into a draft whose words are not yet looked up in the vocabularies.

mod front_matter;
mod link;
mod personal_data;
mod sighting;
mod translation;
mod vocabulary;
mod walk;
mod wording;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use link::{link_between, link_target, split_section};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
pub(crate) use sighting::id_of;
pub use sighting::{
    Allowance, Draft, Followup, PLACEHOLDER, PictureDraft, RelatedDraft, Reply, SightingDraft,
    Source, Withdrawal,
};
pub use vocabulary::{Key, PlaceDraft, ShiftDraft, TermDraft, VocabularyDrafts};
pub use walk::{Input, Inputs, PictureInput, SIGHTINGS, read_inputs, read_picture};

use crate::diagnostic::{Diagnostic, Findings, Level, SourceText};
use crate::faults::{too_large, unreadable};

/// The largest file of sightings or words, in bytes.
pub const LARGEST_FILE: usize = 1 << 20;
/// The largest account, in bytes.
pub const LARGEST_BODY: usize = 256 << 10;

/// How files begin that people send in place of plain text: newer and older documents, and PDF.
const DOCUMENTS: [&[u8]; 3] = [b"PK\x03\x04", &[0xd0, 0xcf, 0x11, 0xe0], b"%PDF-"];

/// All files, each read by itself.
#[derive(Debug, Default)]
pub struct Drafts {
    /// Every file that could be a sighting, in the order of the paths.
    pub sightings: Vec<Draft>,
    /// The ids of files that gave no draft, because nothing in them could be read.
    pub unread: Vec<String>,
    /// The five vocabularies, and what the observatory has decided about wording.
    pub vocabularies: VocabularyDrafts,
    /// How many files were read.
    pub files: usize,
    /// Every file of a picture, by its path.
    pub pictures: BTreeMap<String, PictureInput>,
    /// Every file with an error so far, by its path: what seems to be missing may stand there.
    pub broken: BTreeSet<String>,
}

/// Reads every input. Pure: the same bytes give the same drafts and the same faults, in any order.
pub fn parse(inputs: &Inputs) -> (Drafts, Findings) {
    let mut findings = inputs.findings.clone();
    let read: Vec<(Parsed, Findings)> = inputs.files.par_iter().map(parse_file).collect();
    let mut drafts = Drafts {
        files: inputs.files.len(),
        pictures: inputs
            .pictures
            .iter()
            .map(|input| (input.path.clone(), input.clone()))
            .collect(),
        ..Drafts::default()
    };
    for (input, (parsed, found)) in inputs.files.iter().zip(read) {
        findings.extend(found);
        match parsed {
            Parsed::Sighting(Some(draft)) => drafts.sightings.push(draft),
            Parsed::Sighting(None) => drafts.unread.push(sighting::id_of(&input.path)),
            Parsed::Vocabulary(vocabulary) => drafts.vocabularies.extend(vocabulary),
        }
    }
    let is_error = |found: &&Diagnostic| found.level() == Level::Error;
    let errors = findings.iter().filter(is_error);
    drafts.broken = errors.map(|found| found.source.path().to_owned()).collect();
    (drafts, findings)
}

enum Parsed {
    Sighting(Option<Draft>),
    Vocabulary(VocabularyDrafts),
}

fn parse_file(input: &Input) -> (Parsed, Findings) {
    let mut findings = Findings::default();
    let text = decode(input, &mut findings);
    let parsed = match vocabulary::key_of(&input.path) {
        Some(key) => Parsed::Vocabulary(match text {
            Some(text) => vocabulary::parse(&text, key, &mut findings),
            None => VocabularyDrafts {
                unread: vec![key],
                ..VocabularyDrafts::default()
            },
        }),
        None => Parsed::Sighting(text.and_then(|text| sighting::parse(&text, &mut findings))),
    };
    (parsed, findings)
}

/// The text of a file, or a fault that says where it stops being text.
pub(crate) fn decode(input: &Input, findings: &mut Findings) -> Option<Arc<SourceText>> {
    let nothing = || Arc::new(SourceText::new(&input.path, ""));
    let Some(bytes) = &input.bytes else {
        findings.push(too_large::fault(&nothing(), 0..0, "the file", "1 MB"));
        return None;
    };
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        findings.push(unreadable::fault(
            &nothing(),
            0..0,
            "this file is saved as UTF-16".to_owned(),
            "save it as UTF-8: most editors offer that under “Save as”",
        ));
        return None;
    }
    if DOCUMENTS.iter().any(|opening| bytes.starts_with(opening)) {
        findings.push(unreadable::fault(
            &nothing(),
            0..0,
            "this is a document of an office program, or an archive, and not plain text".to_owned(),
            "copy its words into a new file of a plain text editor, and save that with a name that ends with .md",
        ));
        return None;
    }
    let (text, fault) = match std::str::from_utf8(bytes) {
        Ok(text) => (text.into(), text.find('\0').map(|at| (at, "a NUL byte"))),
        Err(error) => (
            String::from_utf8_lossy(bytes),
            Some((error.valid_up_to(), "a byte that is not UTF-8")),
        ),
    };
    let source = Arc::new(SourceText::new(&input.path, &text));
    let Some((at, what)) = fault else {
        return Some(source);
    };
    // Everything up to the fault is the same text, so its length there, mended, is the place.
    let before = std::str::from_utf8(&bytes[..at]).expect("text up to the first fault");
    let place = SourceText::new("", before).text().len();
    findings.push(unreadable::fault(
        &source,
        place..place,
        format!("there is {what} here, at offset {at}"),
        "save the file as UTF-8 text: most editors offer that under “Save as”",
    ));
    None
}
