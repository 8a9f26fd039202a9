//! What one page is rendered into: it hashes the bytes and holds up to a mebibyte of them; the rest
//! goes to a file in the stage, so that an export is never whole in memory.

use std::fs::File;
use std::io;
use std::io::Write;
use std::path::PathBuf;

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use crate::path_error::PathError;

/// How many bytes are held in memory.
const HELD: usize = 1 << 20;

/// Room for nearly every page, in bytes, so that it need not be moved while it grows.
const USUAL_LENGTH: usize = 128 << 10;

pub(crate) struct Sink {
    /// Where bytes go that are too many to hold.
    file: PathBuf,
    /// Where the page will be published, for messages.
    published: PathBuf,
    held: Vec<u8>,
    spilled: Option<Spilled>,
    /// Kept here, because a renderer can lose an error or wrap it beyond recognition.
    failure: Option<PathError>,
}

struct Spilled {
    file: File,
    hasher: Box<Xxh3>,
    bytes: u64,
}

/// A page whose bytes are all there.
#[derive(Debug)]
pub(crate) struct Rendered {
    /// xxh3-64 of the bytes.
    pub(crate) hash: u64,
    pub(crate) bytes: u64,
    pub(crate) body: Body,
}

#[derive(Debug)]
pub(crate) enum Body {
    Held(Vec<u8>),
    /// They are in the sink's file.
    Spilled(File),
}

impl Sink {
    pub(crate) fn new(file: PathBuf, published: PathBuf) -> Sink {
        Sink {
            file,
            published,
            held: Vec::with_capacity(USUAL_LENGTH),
            spilled: None,
            failure: None,
        }
    }

    /// # Errors
    /// Where a write has failed, also when the renderer did not say so.
    pub(crate) fn finish(mut self) -> Result<Rendered, PathError> {
        if self.failure.is_none() && self.spilled.is_some() {
            self.spill_or_remember();
        }
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        Ok(match self.spilled {
            Some(spilled) => Rendered {
                hash: spilled.hasher.digest(),
                bytes: spilled.bytes,
                body: Body::Spilled(spilled.file),
            },
            None => Rendered {
                hash: xxh3_64(&self.held),
                bytes: self.held.len() as u64,
                body: Body::Held(self.held),
            },
        })
    }

    fn spill_or_remember(&mut self) {
        if let Err(error) = self.spill() {
            self.failure = Some(PathError::new("write", &self.published, error));
        }
    }

    fn spill(&mut self) -> io::Result<()> {
        let spilled = match &mut self.spilled {
            Some(spilled) => spilled,
            none => none.insert(Spilled {
                file: File::create_new(&self.file)?,
                hasher: Box::new(Xxh3::new()),
                bytes: 0,
            }),
        };
        spilled.file.write_all(&self.held)?;
        spilled.hasher.update(&self.held);
        spilled.bytes += self.held.len() as u64;
        self.held.clear();
        Ok(())
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        for part in bytes.chunks(HELD) {
            if part.len() > HELD - self.held.len() && self.failure.is_none() {
                self.spill_or_remember();
            }
            if let Some(failure) = &self.failure {
                return Err(io::Error::new(failure.kind(), failure.to_string()));
            }
            self.held.extend_from_slice(part);
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write;
    use std::path::{Path, PathBuf};

    use xxhash_rust::xxh3::xxh3_64;

    use super::{Body, HELD, Sink};

    fn sink(file: &Path) -> Sink {
        Sink::new(file.to_owned(), PathBuf::from("site/data/sightings.csv"))
    }

    #[test]
    fn a_page_is_held_up_to_the_last_byte_and_spilled_after_it() {
        let scratch = tempfile::tempdir().expect("a scratch folder");
        let file = scratch.path().join("0");
        for (bytes, chunk, spills) in [
            (0, 1, false),
            (HELD, 1000, false),
            (HELD, HELD, false),
            (HELD + 1, 1000, true),
            (HELD + 1, HELD + 1, true),
            (3 * HELD + 17, 70_001, true),
            (5 * HELD, 5 * HELD, true),
        ] {
            let content: Vec<u8> = (0..=250).cycle().take(bytes).collect();
            let mut sink = sink(&file);
            for part in content.chunks(chunk) {
                sink.write_all(part).expect("there is room");
                assert!(sink.held.len() <= HELD && sink.held.capacity() <= 2 * HELD);
            }
            let rendered = sink.finish().expect("there is room");
            assert_eq!(rendered.hash, xxh3_64(&content), "{bytes} by {chunk}");
            assert_eq!(rendered.bytes, bytes as u64);
            let (spilled, kept) = match rendered.body {
                Body::Held(held) => (false, held),
                Body::Spilled(_) => (true, fs::read(&file).expect("it was spilled")),
            };
            assert!(spilled == spills && kept == content, "{bytes} by {chunk}");
            assert_eq!(file.exists(), spills, "{bytes} by {chunk}");
            let _ = fs::remove_file(&file);
        }
    }

    #[test]
    fn a_failed_write_is_found_even_when_the_renderer_loses_it() {
        let scratch = tempfile::tempdir().expect("a scratch folder");
        let mut sink = sink(&scratch.path().join("missing/0"));
        let page = vec![b'x'; HELD];
        sink.write_all(&page).expect("it is held");
        assert!(sink.write_all(b"more").is_err());
        assert!(sink.write_all(b"more").is_err(), "it stays failed");
        let error = sink.finish().expect_err("a write failed");
        assert!(
            error
                .to_string()
                .starts_with("could not write site/data/sightings.csv: "),
            "{error}"
        );
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_full_disk_is_told_as_such() {
        let mut sink = sink(Path::new("/dev/null"));
        sink.spilled = Some(super::Spilled {
            file: fs::File::options()
                .write(true)
                .open("/dev/full")
                .expect("every Linux has it"),
            hasher: Box::default(),
            bytes: 0,
        });
        sink.write_all(b"a few words").expect("they are held");
        let error = sink.finish().expect_err("the disk is full");
        assert_eq!(
            error.to_string(),
            "could not write site/data/sightings.csv: No space left on device. Free some space, then try again."
        );
    }
}
