//! The floor: the bytes of a finished site, written to a fresh folder by a loop that does nothing else.

use std::fs;
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

/// A site in memory.
pub(crate) struct Bytes {
    folders: Vec<String>,
    files: Vec<(String, Vec<u8>)>,
}

impl Bytes {
    /// Reads what a build has published; what it keeps for itself is left out.
    pub(crate) fn read(root: &Path) -> io::Result<Self> {
        let mut bytes = Self {
            folders: Vec::new(),
            files: Vec::new(),
        };
        bytes.gather(root, "")?;
        Ok(bytes)
    }

    fn gather(&mut self, root: &Path, below: &str) -> io::Result<()> {
        let mut entries: Vec<_> = fs::read_dir(root.join(below))?.collect::<io::Result<_>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with(".observatory") {
                continue;
            }
            let path = format!("{below}{name}");
            if entry.file_type()?.is_dir() {
                self.folders.push(path.clone());
                self.gather(root, &format!("{path}/"))?;
            } else {
                self.files.push((path, fs::read(entry.path())?));
            }
        }
        Ok(())
    }

    pub(crate) fn count(&self) -> usize {
        self.files.len()
    }

    pub(crate) fn length(&self) -> usize {
        self.files.iter().map(|(_, bytes)| bytes.len()).sum()
    }

    /// Writes all of it to a folder that is not there yet.
    pub(crate) fn write(&self, root: &Path) -> io::Result<Duration> {
        let begun = Instant::now();
        fs::create_dir(root)?;
        for folder in &self.folders {
            fs::create_dir(root.join(folder))?;
        }
        for (path, bytes) in &self.files {
            fs::write(root.join(path), bytes)?;
        }
        Ok(begun.elapsed())
    }
}
