//! The pictures of a sighting: those that its front matter names, and those that only stand in its account.

use std::collections::BTreeMap;
use std::ops::Range;

use percent_encoding::percent_decode_str;

use crate::diagnostic::Findings;
use crate::document::At;
use crate::faults::picture::{self, Why};
use crate::markdown::{self, Kind};
use crate::model::picture::Picture;
use crate::nearest::nearest;
use crate::picture::Format;
use crate::source::{PictureDraft, PictureInput, SightingDraft, link_target};
use unicode_normalization::UnicodeNormalization as _;

/// Every file of a picture, by its path.
pub(super) type Files = BTreeMap<String, PictureInput>;

/// The pictures of a draft, in the order of the front matter and then of the account, each once.
pub(super) fn pictures(
    draft: &SightingDraft,
    files: &Files,
    findings: &mut Findings,
) -> Vec<Picture> {
    let mut pictures: Vec<Picture> = Vec::new();
    let mut fault = |span: &Range<usize>, name: &str, why: &Why| {
        findings.push(picture::fault(&draft.source, span.clone(), name, why));
    };
    for PictureDraft {
        file: At { value: name, span },
        alt,
        says_alt,
        says_permission,
        credit,
        permission,
    } in &draft.pictures
    {
        let found = beside(draft, name).and_then(|path| find(files, path));
        match found {
            Ok((path, _)) if pictures.iter().any(|known| known.path == path) => {
                fault(span, name, &Why::Twice);
            }
            Ok((path, is)) => pictures.push(Picture {
                path,
                is,
                alt: alt.clone(),
                says_alt: *says_alt,
                says_permission: *says_permission,
                words: None,
                credit: credit.clone(),
                permission: *permission,
                is_listed: true,
                is_in_account: false,
                span: span.clone(),
            }),
            Err(why) => fault(span, name, &why),
        }
    }
    let account = &draft.source.text()[draft.body.clone()];
    for (span, address) in spaced(account) {
        let span = span.start + draft.body.start..span.end + draft.body.start;
        fault(&span, address, &Why::Spaced);
    }
    // Nobody need ask what else an account without any holds.
    let images = match account.contains("![") {
        true => &*draft.survey().images,
        false => &[],
    };
    for image in images {
        let span = image.span.start + draft.body.start..image.span.end + draft.body.start;
        let name = &image.destination;
        let found = match image.kind {
            Kind::Relative => in_account(draft, name).and_then(|path| find(files, path)),
            Kind::Web => Err(Why::Elsewhere),
            _ => Err(Why::NoFile),
        };
        let (path, is) = match found {
            Ok(found) => found,
            Err(why) => {
                fault(&span, name, &why);
                continue;
            }
        };
        let words = Some(image.words.clone()).filter(|words| !words.is_empty());
        match pictures.iter_mut().find(|known| known.path == path) {
            Some(known) => {
                known.is_in_account = true;
                known.words = known.words.take().or(words);
            }
            None => pictures.push(Picture {
                path,
                is,
                alt: None,
                says_alt: false,
                says_permission: false,
                words,
                credit: None,
                permission: None,
                is_listed: false,
                is_in_account: true,
                span,
            }),
        }
    }
    pictures
}

/// So many of what was meant for pictures are looked at in one account: each takes time in proportion to its length.
const SPACED: usize = 20;

/// What was meant for pictures and is none, because Markdown takes an address with a space for words: where it stands in
/// the account, and the address.
fn spaced(account: &str) -> Vec<(Range<usize>, &str)> {
    let mut found = Vec::new();
    let mut shown: Option<String> = None;
    let mut looked_at = 0;
    // One sign is found much faster than two.
    for (start, _) in account.match_indices('!') {
        if !account[start..].starts_with("![") {
            continue;
        }
        let line = account[start..].lines().next().unwrap_or_default();
        let Some((words, behind)) = line.split_once("](") else {
            continue;
        };
        let Some((address, _)) = behind.split_once(')') else {
            continue;
        };
        let length = words.len() + "](".len() + address.len() + 1;
        if !address.contains(' ') || Format::promised_by(address).is_none() {
            continue;
        }
        if looked_at == SPACED {
            break;
        }
        looked_at += 1;
        // The signs themselves come to the page, and are not meant to, as they are in code.
        let shown = shown.get_or_insert_with(|| markdown::plain(account));
        if !is_in_code(&account[..start]) && shown.contains(&line[..length]) {
            found.push((start..start + length, address));
        }
    }
    found
}

/// Whether what follows `before` stands in code, as far as marks tell.
fn is_in_code(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let fences = before
        .lines()
        .filter(|line| line.trim_start().starts_with("```"));
    line.matches('`').count() % 2 == 1 || fences.count() % 2 == 1 || line.starts_with("    ")
}

/// The path of a file that is named in the front matter: a name and no way.
fn beside(draft: &SightingDraft, name: &str) -> Result<String, Why> {
    if name.contains("://") {
        return Err(Why::Elsewhere);
    }
    let name = name.strip_prefix("./").unwrap_or(name);
    match name.contains(['/', '\\']) {
        true => Err(Why::NotBeside),
        false => Ok(format!("{}/{name}", folder(draft.source.path()))),
    }
}

/// The path of a file that the account shows, written as in an address.
fn in_account(draft: &SightingDraft, destination: &str) -> Result<String, Why> {
    let path = link_target(draft.source.path(), destination).ok_or(Why::NotBeside)?;
    match folder(&path) == folder(draft.source.path()) {
        true => Ok(path),
        false => Err(Why::NotBeside),
    }
}

fn find(files: &Files, path: String) -> Result<(String, crate::picture::Picture), Why> {
    if let Some(file) = files.get(&path) {
        return file.is.map(|is| (path, is)).map_err(Why::Unfit);
    }
    if name(&path).starts_with(['.', '_']) {
        return Err(Why::Hidden);
    }
    if Format::promised_by(&path).is_none() {
        return Err(Why::OtherKind);
    }
    // An account may name very many that are not there, so only its own folder is looked through.
    let folder = format!("{}/", folder(&path));
    let beside = || {
        let behind = files.range(folder.clone()..);
        behind.take_while(|(known, _)| known.starts_with(&folder))
    };
    // Accents can be written in two ways that look the same, and systems disagree on which.
    let mut same = beside().filter(|(known, _)| known.nfc().eq(path.nfc()));
    if let Some((known, file)) = same.next() {
        return file.is.map(|is| (known.clone(), is)).map_err(Why::Unfit);
    }
    let names = || beside().map(|(known, _)| &known[folder.len()..]);
    // A name is written as it is, and not as in an address; who writes it so gets the name.
    let plain = percent_decode_str(name(&path)).decode_utf8_lossy();
    let near = nearest(name(&path), names()).or_else(|| nearest(&plain, names()));
    Err(Why::Missing(near.map(str::to_owned)))
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}
