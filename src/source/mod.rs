//! From files to drafts: walks the sightings (`walk`, `reader` and `seen` alone touch the disk), then reads each file
//! by itself into a draft whose words are not yet looked up in the vocabularies.

mod front_matter;
mod link;
mod personal_data;
mod reader;
mod seen;
mod sighting;
mod spans;
mod translation;
mod vocabulary;
mod walk;
mod wording;

use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::sync::Arc;

use bytestring::ByteString;
pub use link::{link_between, link_target, split_section};
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
pub(crate) use reader::read_bounded;
pub use reader::{Reader, Touched, read_picture};
pub(crate) use sighting::id_of;
pub use sighting::{
    Allowance, Draft, Followup, PLACEHOLDER, PictureDraft, RelatedDraft, Reply, SightingDraft,
    Source, Withdrawal,
};
pub use spans::Spans;
pub use vocabulary::{Key, PlaceDraft, ShiftDraft, TermDraft, VocabularyDrafts};
pub use walk::{Input, Inputs, PictureInput, SIGHTINGS};

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
    pub sightings: Vec<Arc<Draft>>,
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
    let read: Vec<Parsed> = inputs.files.par_iter().map(parse_file).collect();
    together(inputs, read)
}

/// What was made of the files before. It depends on each file alone, so that of a file with the same bytes is the same.
#[derive(Debug, Default)]
pub struct Memory {
    /// In the order of their paths.
    files: Vec<(Input, Parsed)>,
}

/// What one file comes to.
#[derive(Debug, Clone)]
enum Parsed {
    Sighting(SightingFile),
    Vocabulary(Box<VocabularyDrafts>, Findings),
}

/// What a file of a sighting comes to.
#[derive(Debug, Clone)]
struct SightingFile {
    /// None where nothing in it can be read.
    draft: Option<Arc<Draft>>,
    findings: Findings,
}

impl Memory {
    /// Reads every input as [`parse`] does, and those that are as they were not again.
    pub fn parse(&mut self, inputs: &Inputs) -> (Drafts, Findings) {
        let mut before = mem::take(&mut self.files).into_iter().peekable();
        let mut known = |input: &Input| {
            let is_same = |(known, _): &(Input, Parsed)| known == input;
            let is_before = |known: &(Input, Parsed)| !is_same(known) && known.0.path < input.path;
            while before.next_if(is_before).is_some() {}
            before.next_if(is_same).map(|(_, parsed)| parsed)
        };
        let known: Vec<Option<Parsed>> = inputs.files.iter().map(&mut known).collect();
        let all = inputs.files.par_iter().zip(known);
        let parsed = |(input, known): (&Input, Option<Parsed>)| {
            let parsed = known.unwrap_or_else(|| parse_file(input));
            (input.clone(), parsed)
        };
        self.files = all.map(parsed).collect();
        together(inputs, self.files.iter().map(|(_, parsed)| parsed.clone()))
    }
}

/// All drafts together.
fn together(inputs: &Inputs, read: impl IntoIterator<Item = Parsed>) -> (Drafts, Findings) {
    let mut findings = inputs.findings.clone();
    let mut drafts = Drafts {
        files: inputs.files.len(),
        pictures: inputs
            .pictures
            .iter()
            .map(|input| (input.path.clone(), input.clone()))
            .collect(),
        ..Drafts::default()
    };
    for (input, parsed) in inputs.files.iter().zip(read) {
        match parsed {
            Parsed::Sighting(file) => {
                findings.extend(file.findings);
                match file.draft {
                    Some(draft) => drafts.sightings.push(draft),
                    None => drafts.unread.push(sighting::id_of(&input.path)),
                }
            }
            Parsed::Vocabulary(vocabulary, found) => {
                findings.extend(found);
                drafts.vocabularies.extend(*vocabulary);
            }
        }
    }
    let is_error = |found: &&Diagnostic| found.level() == Level::Error;
    let errors = findings.iter().filter(is_error);
    drafts.broken = errors.map(|found| found.source.path().to_owned()).collect();
    (drafts, findings)
}

fn parse_file(input: &Input) -> Parsed {
    let mut findings = Findings::default();
    let text = decode(input, &mut findings);
    let Some(key) = vocabulary::key_of(&input.path) else {
        let draft = text.and_then(|text| sighting::parse(&text, &mut findings));
        return Parsed::Sighting(SightingFile {
            draft: draft.map(Arc::new),
            findings,
        });
    };
    let vocabulary = match text {
        Some(text) => vocabulary::parse(&text, key, &mut findings),
        None => VocabularyDrafts {
            unread: vec![key],
            ..VocabularyDrafts::default()
        },
    };
    Parsed::Vocabulary(Box::new(vocabulary), findings)
}

/// The text of a file, or a fault that says where it stops being text.
pub(crate) fn decode(input: &Input, findings: &mut Findings) -> Option<Arc<SourceText>> {
    let nothing = || Arc::new(SourceText::new(Arc::clone(&input.path), ""));
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
    let (text, fault) = match ByteString::try_from(bytes.clone()) {
        Ok(text) => {
            let nul = text.find('\0');
            (text, nul.map(|at| (at, "a NUL byte")))
        }
        Err(error) => (
            String::from_utf8_lossy(bytes).into_owned().into(),
            Some((error.valid_up_to(), "a byte that is not UTF-8")),
        ),
    };
    let source = Arc::new(SourceText::sharing(Arc::clone(&input.path), text));
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Input, Inputs, Memory};

    #[test]
    fn of_all_files_the_one_that_has_changed_is_read() {
        let file = |name: &str, title: &str| {
            let text = format!("+++\ntitle = \"{title}\"\n+++\nSeen.\n");
            Input::new(format!("sightings/{name}.md"), text)
        };
        let inputs = |title| Inputs {
            files: vec![
                file("a", "First"),
                file("b", title),
                Input::new("sightings/c.md", "no front matter"),
                Input::new("sightings/themes.toml", ""),
            ],
            ..Inputs::default()
        };
        let mut memory = Memory::default();
        let (before, found_before) = memory.parse(&inputs("Second"));
        let (after, found) = memory.parse(&inputs("Another"));
        let is_kept = |(a, b)| Arc::ptr_eq(a, b);
        let kept: Vec<bool> = before
            .sightings
            .iter()
            .zip(&after.sightings)
            .map(is_kept)
            .collect();
        assert_eq!(kept, [true, false]);
        assert_eq!(found.iter().len(), found_before.iter().len());
        assert_eq!(after.unread, ["c"]);
        assert_eq!(after.broken, before.broken);
    }
}
