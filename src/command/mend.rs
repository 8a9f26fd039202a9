//! `check --fix`: mends what needs no decision, in the files themselves.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use bytes::Bytes;

use crate::command::Stop;
use crate::diagnostic::{Fix, SourceText, diff, mended};
use crate::load::{self, Files};
use crate::model::Choice;
use crate::path_error::{Doing as _, PathError};
use crate::picture::{Tells, cleaned};
use crate::source::{Input, PictureInput};

/// A file and what it is to be.
pub(super) struct Mend {
    pub path: String,
    before: Bytes,
    after: Bytes,
}

impl Mend {
    /// What changes, for people.
    pub(super) fn shown(&self) -> String {
        match (str::from_utf8(&self.before), str::from_utf8(&self.after)) {
            (Ok(before), Ok(after)) => diff(&self.path, before, after),
            _ => format!(
                "{}: what the file told besides the picture is taken out ({} bytes); the picture is as it was\n",
                self.path,
                self.before.len().saturating_sub(self.after.len())
            ),
        }
    }
}

/// More rounds than any file needs: each mends all that does not overlap, and a mend may bring to light what
/// it hid.
const ROUNDS: usize = 200;

/// Mends the files that `is_asked` names, in memory: line ends and a byte-order mark, then whatever fixes
/// their faults carry, until there is none. What has changed, in the order of the paths.
pub(super) fn mend(
    files: &mut Files,
    choice: Choice,
    is_asked: &dyn Fn(&str) -> bool,
) -> Vec<Mend> {
    let mut before: BTreeMap<String, Bytes> = BTreeMap::new();
    for input in inputs(files).filter(|input| is_asked(&input.path)) {
        if let Some(text) = text(input) {
            let plain = SourceText::new("", text);
            put(input, plain.text().to_owned(), &mut before);
        }
    }
    for _ in 0..ROUNDS {
        let edition = load::edition(&*files, choice);
        let findings = match &edition {
            Ok(edition) => &edition.findings,
            Err(findings) => findings,
        };
        let mut fixes: BTreeMap<&str, Vec<&Fix>> = BTreeMap::new();
        for (path, fix) in findings.fixes().filter(|(path, _)| is_asked(path)) {
            fixes.entry(path).or_default().push(fix);
        }
        let mut is_done = true;
        for input in inputs(files) {
            if let Some(fixes) = fixes.get(&*input.path)
                && let Some(text) = text(input)
            {
                let after = mended(text, fixes);
                is_done &= after == text;
                put(input, after, &mut before);
            }
        }
        if is_done {
            break;
        }
    }
    let mut mends: Vec<Mend> = inputs(files)
        .filter_map(|input| {
            let before = before.remove(&*input.path)?;
            let after = input.bytes.clone()?;
            let path = input.path.to_string();
            Some(Mend {
                path,
                before,
                after,
            })
        })
        .collect();
    mends.sort_by(|a, b| a.path.cmp(&b.path));
    mends
}

/// Takes out of the pictures that `is_asked` names what they tell besides what they show. Reads them below `root`: their
/// bytes are not kept.
///
/// # Errors
/// A picture that can't be read any more.
pub(super) fn mend_pictures(
    root: &Path,
    files: &mut Files,
    is_asked: &dyn Fn(&str) -> bool,
) -> Result<Vec<Mend>, PathError> {
    let mut mends = Vec::new();
    for input in &mut files.inputs.pictures {
        if !is_asked(&input.path) || !input.tells.is_some_and(Tells::anything) {
            continue;
        }
        let before = load::picture(root, &input.path)?;
        // One that was changed meanwhile and is none any more is told of by the next run.
        if let Ok(after) = cleaned(&before) {
            *input = PictureInput::new(input.path.clone(), Some(&after));
            mends.push(Mend {
                path: input.path.clone(),
                before,
                after: after.into(),
            });
        }
    }
    Ok(mends)
}

fn inputs(files: &mut Files) -> impl Iterator<Item = &mut Input> {
    std::iter::once(&mut files.configuration).chain(&mut files.inputs.files)
}

/// The text of a file; none where it is not one, and so is no concern of ours.
fn text(input: &Input) -> Option<&str> {
    let text = str::from_utf8(input.bytes.as_deref()?).ok()?;
    (!text.contains('\0')).then_some(text)
}

/// Puts `after` into the input, and keeps what was there at first.
fn put(input: &mut Input, after: String, before: &mut BTreeMap<String, Bytes>) {
    let Some(bytes) = &mut input.bytes else {
        return;
    };
    if *bytes != after.as_bytes() {
        let first = std::mem::replace(bytes, after.into());
        before.entry(input.path.to_string()).or_insert(first);
    }
}

/// Writes a mended file below `root`: whole into a new file beside it, which then takes its place. A file
/// that is a link, or that somebody has changed meanwhile, is left alone.
pub(super) fn write(root: &Path, mend: &Mend) -> Result<(), Stop> {
    let path = root.join(&mend.path);
    let metadata = fs::symlink_metadata(&path).doing("read", &path)?;
    if !metadata.is_file() {
        return Err(Stop::cannot_run(format!(
            "{} is a symbolic link, and --fix writes to none: mend the file that it leads to",
            mend.path
        )));
    }
    if fs::read(&path).doing("read", &path)? != mend.before {
        return Err(Stop::cannot_run(format!(
            "{} was changed while it was being mended: run it again",
            mend.path
        )));
    }
    let folder = path.parent().unwrap_or(root);
    // A name that no walk reads, and that git is told to ignore.
    let beside = folder.join(format!(".observatory-fix-{}", std::process::id()));
    let new = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&beside)
        .doing("write", &beside)?;
    let written = fill(new, &mend.after, metadata.permissions())
        .doing("write", &beside)
        .and_then(|()| fs::rename(&beside, &path).doing("write", &path));
    written.map_err(|error: PathError| {
        // The error is what matters; a file left behind disturbs nobody.
        let _ = fs::remove_file(&beside);
        Stop::from(error)
    })
}

fn fill(mut file: File, bytes: &[u8], permissions: fs::Permissions) -> io::Result<()> {
    file.write_all(bytes)?;
    file.set_permissions(permissions)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use bytes::Bytes;

    use super::{Mend, write};

    #[test]
    fn what_somebody_has_changed_meanwhile_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.md");
        fs::write(&path, "theirs").expect("a file");
        let mut mend = Mend {
            path: "a.md".to_owned(),
            before: Bytes::from_static(b"as it was read"),
            after: Bytes::from_static(b"ours"),
        };
        let stop = write(folder.path(), &mend).expect_err("it is another file");
        assert_eq!(
            stop.message(),
            Some("a.md was changed while it was being mended: run it again")
        );
        assert_eq!(fs::read(&path).expect("a file"), b"theirs");
        mend.before = Bytes::from_static(b"theirs");
        write(folder.path(), &mend).expect("it is as it was read");
        assert_eq!(fs::read(&path).expect("a file"), b"ours");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn a_file_that_is_gone_is_told_by_its_name() {
        let folder = tempfile::tempdir().expect("a folder");
        let mend = Mend {
            path: "a.md".to_owned(),
            before: Bytes::new(),
            after: Bytes::new(),
        };
        let stop = write(folder.path(), &mend).expect_err("it is not there");
        let message = stop.message().expect("a message");
        assert!(message.starts_with("could not read "), "{message}");
        assert!(message.contains("a.md: "), "{message}");
    }
}
