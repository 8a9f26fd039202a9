//! The record of what the tool has published: which paths are its own, and what it last saw there.
//! Takes and gives the text of `.observatory/manifest.json`. The text is ordinary JSON with one file
//! a line, in the order of the paths, so that most of a damaged one can still be read.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::{fs, io};

use serde::{Deserialize, Serialize};

use crate::path_error::{Doing, PathError};
use crate::publish::site_path;

/// The number of the format; a record with another one is treated as a damaged one.
const FORMAT: u32 = 1;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Manifest<'a> {
    /// `false` while a build is renaming, and so after one that was killed meanwhile.
    pub(crate) complete: bool,
    /// Every path that is the tool's own. `None` where what stands there is not certain.
    pub(crate) files: BTreeMap<Cow<'a, str>, Option<Seen>>,
    /// Whether the text was not wholly legible. Every file is then compared by its bytes.
    pub(crate) damaged: bool,
    /// What the files were made from; none where that is not known, or a build is renaming.
    pub(crate) origin: Option<Origin>,
}

/// What a build was made from, and what it had to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Stands for all that decides about the bytes of the site: the same for the same site, another for any other.
    pub fingerprint: String,
    /// What was told of the input, to be told again where nothing has changed.
    pub remarks: Vec<String>,
}

/// What stood at a path when the build ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seen {
    /// xxh3-64 of the bytes.
    pub(crate) hash: u64,
    pub(crate) bytes: u64,
    /// Nanoseconds since 1970, as the file system tells it.
    pub(crate) modified: i64,
}

/// Reads the record of the last build; none is an empty one.
///
/// # Errors
/// Where something stands there that cannot be read at all, or is no ordinary file: a link would lead to the record of
/// another site, and whoever opens a pipe waits without end.
pub(crate) fn read(path: &Path) -> Result<Manifest<'static>, PathError> {
    if path.symlink_metadata().is_ok_and(|found| !found.is_file()) {
        let error = io::Error::other("it is not an ordinary file. Remove it, then try again");
        return Err(error).doing("read", path);
    }
    match fs::read(path) {
        Ok(text) => Ok(parse(&text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Manifest::default()),
        Err(error) => Err(error).doing("read", path),
    }
}

/// Writes the text of a record: the same for the same record.
///
/// # Errors
/// The sink fails.
pub(crate) fn write(manifest: &Manifest<'_>, sink: &mut impl Write) -> io::Result<()> {
    let origin = manifest.origin.as_ref().map(|origin| {
        let origin = serde_json::to_string(origin).expect("strings always have a form in JSON");
        format!("\"origin\": {origin}, ")
    });
    writeln!(
        sink,
        "{{\"made_by\": \"observatory\", \"format\": {FORMAT}, \"complete\": {}, {}\"files\": [",
        manifest.complete,
        origin.unwrap_or_default()
    )?;
    let mut separator = "";
    for (path, seen) in &manifest.files {
        write!(sink, "{separator}{}", line(path, seen.as_ref()))?;
        separator = ",\n";
    }
    sink.write_all(b"\n]}\n")
}

#[derive(Deserialize)]
struct Document {
    format: u32,
    complete: bool,
    #[serde(default)]
    origin: Option<Origin>,
    files: Vec<Line>,
}

#[derive(Serialize, Deserialize)]
struct Line {
    path: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hash: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bytes: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    modified: Option<i64>,
}

fn line(path: &str, seen: Option<&Seen>) -> String {
    let line = Line {
        path: path.to_owned(),
        hash: seen.map(|seen| format!("{:016x}", seen.hash)),
        bytes: seen.map(|seen| seen.bytes),
        modified: seen.map(|seen| seen.modified),
    };
    serde_json::to_string(&line).expect("strings and numbers always have a form in JSON")
}

fn parse(text: &[u8]) -> Manifest<'static> {
    let document = serde_json::from_slice::<Document>(text)
        .ok()
        .filter(|document| document.format == FORMAT);
    match document {
        // A path that leads out of the output was never written here, and must never be acted on.
        Some(document)
            if document
                .files
                .iter()
                .all(|line| site_path::is_sound(&line.path)) =>
        {
            Manifest {
                complete: document.complete,
                files: document
                    .files
                    .into_iter()
                    .map(|line| {
                        let seen = seen(&line);
                        (line.path.into(), seen)
                    })
                    .collect(),
                damaged: false,
                origin: document.origin,
            }
        }
        _ => salvage(text),
    }
}

fn seen(line: &Line) -> Option<Seen> {
    Some(Seen {
        hash: u64::from_str_radix(line.hash.as_deref()?, 16).ok()?,
        bytes: line.bytes?,
        modified: line.modified?,
    })
}

/// Takes from a damaged record (cut short, or with the marks of a merge in it) the paths that can
/// still be read. They stay the tool's own, but nothing is believed of what stands there.
fn salvage(text: &[u8]) -> Manifest<'static> {
    let files = text
        .split(|byte| *byte == b'\n')
        .map(<[u8]>::trim_ascii_end)
        .map(|line| line.strip_suffix(b",").unwrap_or(line))
        .filter_map(|line| serde_json::from_slice::<Line>(line).ok())
        .filter(|line| site_path::is_sound(&line.path))
        .map(|line| (line.path.into(), None))
        .collect();
    Manifest {
        complete: false,
        files,
        damaged: true,
        origin: None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Manifest, Origin, Seen, parse, read, write};

    fn text(manifest: &Manifest<'_>) -> String {
        let mut text = Vec::new();
        write(manifest, &mut text).expect("a vector takes all");
        String::from_utf8(text).expect("it is UTF-8")
    }

    fn example() -> Manifest<'static> {
        let seen = Seen {
            hash: 0x00ab,
            bytes: 12,
            modified: 1_600_000_000_123_456_789,
        };
        Manifest {
            complete: true,
            files: [
                ("b.html".into(), Some(seen)),
                ("a/\"quoted\" é.html".into(), Some(seen)),
                ("unsure.html".into(), None),
            ]
            .into(),
            damaged: false,
            origin: None,
        }
    }

    #[test]
    fn what_is_written_reads_the_same() {
        assert_eq!(parse(text(&example()).as_bytes()), example());
        let empty = Manifest {
            complete: true,
            ..Manifest::default()
        };
        assert_eq!(parse(text(&empty).as_bytes()), empty);
    }

    #[test]
    fn what_it_was_made_from_is_kept_and_never_believed_of_a_damaged_record() {
        let known = Manifest {
            origin: Some(Origin {
                fingerprint: "00ff".to_owned(),
                remarks: vec!["1 draft\nleft \"out\"".to_owned()],
            }),
            ..example()
        };
        let text = text(&known);
        assert_eq!(parse(text.as_bytes()), known);
        let cut = parse(&text.as_bytes()[..text.len() - 5]);
        assert!(cut.damaged && cut.origin.is_none());
    }

    #[test]
    fn the_text_has_one_file_a_line_in_order() {
        assert_eq!(
            text(&example()),
            "{\"made_by\": \"observatory\", \"format\": 1, \"complete\": true, \"files\": [\n\
             {\"path\":\"a/\\\"quoted\\\" é.html\",\"hash\":\"00000000000000ab\",\"bytes\":12,\"modified\":1600000000123456789},\n\
             {\"path\":\"b.html\",\"hash\":\"00000000000000ab\",\"bytes\":12,\"modified\":1600000000123456789},\n\
             {\"path\":\"unsure.html\"}\n]}\n"
        );
    }

    #[test]
    fn a_record_cut_anywhere_keeps_the_whole_lines_before_the_cut() {
        let whole = text(&example());
        for cut in 0..whole.trim_end().len() {
            let left = &whole.as_bytes()[..cut];
            let read = parse(left);
            assert!(read.damaged, "cut at {cut}");
            assert!(read.files.values().all(Option::is_none));
            let lines = left.windows(3).filter(|end| end == b"},\n").count();
            assert!(read.files.len() >= lines, "cut at {cut}: {read:?}");
        }
    }

    #[test]
    fn the_marks_of_a_merge_leave_both_sides_known() {
        let ours = text(&example());
        let merged = ours.replace(
            "{\"path\":\"unsure.html\"}",
            "<<<<<<< HEAD\n{\"path\":\"left.html\"},\n=======\n{\"path\":\"right.html\"}\n>>>>>>> main",
        );
        let read = parse(merged.as_bytes());
        assert!(
            read.damaged
                && read.files.contains_key("left.html")
                && read.files.contains_key("right.html")
        );
    }

    #[test]
    #[cfg(unix)]
    fn a_link_or_a_pipe_in_its_place_is_named_and_neither_followed_nor_waited_for() {
        use std::os::unix::fs::symlink;
        use std::process::Command;
        let scratch = tempfile::tempdir().expect("a scratch folder");
        let record = scratch.path().join("manifest.json");
        let of_another = scratch.path().join("of-another.json");
        std::fs::write(&of_another, text(&example())).expect("a record");
        assert_eq!(read(&of_another).expect("it is sound"), example());
        symlink(&of_another, &record).expect("a link");
        let error = read(&record).expect_err("it is a link").to_string();
        assert!(
            error.contains("manifest.json: it is not an ordinary file"),
            "{error}"
        );
        std::fs::remove_file(&record).expect("it stands");
        let made = Command::new("mkfifo").arg(&record).status();
        assert!(made.expect("mkfifo is there").success());
        assert!(read(&record).is_err());
        assert_eq!(
            read(&scratch.path().join("none")).expect("none is an empty one"),
            Manifest::default()
        );
    }

    #[test]
    fn a_path_that_leads_out_is_never_known() {
        for path in ["../secret", "/etc/passwd", "README.md", ".observatory/lock"] {
            let text = format!(
                "{{\"format\": 1, \"complete\": true, \"files\": [\n{{\"path\":\"{path}\"}},\n{{\"path\":\"a.html\"}}\n]}}"
            );
            let read = parse(text.as_bytes());
            assert!(read.damaged);
            assert_eq!(read.files.keys().collect::<Vec<_>>(), ["a.html"]);
        }
    }

    #[test]
    fn a_record_of_another_format_is_not_believed() {
        let read = parse(
            text(&example())
                .replace("\"format\": 1", "\"format\": 2")
                .as_bytes(),
        );
        assert!(read.damaged && read.files.len() == 3 && read.files.values().all(Option::is_none));
    }
}
