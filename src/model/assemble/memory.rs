//! What was looked up before: a sighting whose draft is as it was need not be looked up again.

use std::mem;
use std::sync::Arc;

use crate::model::assemble::listed::{Listed, after};
use crate::model::assemble::vocabularies::Words;
use crate::source::Draft;

/// The drafts of the state before, and the published sightings of which their draft and the words alone decide: as long as
/// these are the same, each is what it was.
#[derive(Debug, Default)]
pub struct Memory {
    /// All words, in the order by which a handle tells one.
    words: Vec<Vec<String>>,
    /// By path.
    drafts: Vec<Arc<Draft>>,
    /// In the order of the pages.
    listed: Vec<Listed>,
}

impl Memory {
    /// The `drafts`, which are by path, in the order of the pages, with what is known of each where the words are still
    /// `words`.
    pub(super) fn list(&mut self, drafts: Vec<Arc<Draft>>, words: &Words) -> Vec<Listed> {
        let mut listed = mem::take(&mut self.listed);
        let words = words.ids();
        if words != self.words {
            for listed in &mut listed {
                listed.known = None;
            }
            self.words = words;
        }
        let listed = after(listed, &self.drafts, &drafts);
        self.drafts = drafts;
        listed
    }

    /// Keeps what was listed, with what is known of each now.
    pub(super) fn keep(&mut self, listed: Vec<Listed>) {
        self.listed = listed;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Memory;
    use crate::model::{Assembled, Choice, Sighting, sample};
    use crate::source::{self, Input, Inputs};

    /// The preview's memory, and what it was asked last.
    #[derive(Default)]
    struct Preview {
        drafts: source::Memory,
        memory: Memory,
        sightings: Vec<Arc<Sighting>>,
    }

    impl Preview {
        /// The ids of the sightings that were looked up again since the state before.
        fn looked_up(&mut self, files: &[(&str, &str)]) -> Vec<String> {
            let files = files.iter().map(|(path, text)| Input::new(*path, text));
            let mut inputs = Inputs {
                files: files.collect(),
                ..Inputs::default()
            };
            // As they are read: who compares two states goes by what is shared.
            inputs.files.sort_by(|a, b| a.path.cmp(&b.path));
            let (drafts, findings) = self.drafts.parse(&inputs);
            assert!(!findings.has_errors(), "{findings:?}");
            let Assembled { observatory, .. } = self.memory.assemble(drafts, Choice::default());
            let before = std::mem::replace(&mut self.sightings, observatory.sightings);
            let is_new = |one: &&Arc<Sighting>| !before.iter().any(|known| Arc::ptr_eq(known, one));
            let new = self.sightings.iter().filter(is_new);
            new.map(|sighting| sighting.id.clone()).collect()
        }
    }

    const SHIFTS: (&str, &str) = (
        "sightings/shifts.toml",
        "[[shift]]\nfrom = \"me\"\nto = \"we\"\n",
    );

    fn seen(title: &str, rows: &str) -> String {
        format!(
            "+++\ntitle = \"{title}\"\ndate = 2020-05-02\nplace = \"weir\"\nshifts = [\"me-to-we\"]\n{rows}+++\nIt was seen.\n"
        )
    }

    #[test]
    fn only_what_may_have_changed_is_looked_up_again() {
        let places = sample::places(&[("weir", "")]);
        let (a, b) = (seen("One", ""), seen("Two", ""));
        let c = seen("Three", "related = [{ id = \"b\", how = \"supports\" }]\n");
        let mut files = vec![
            SHIFTS,
            ("sightings/places.toml", places.as_str()),
            ("sightings/a.md", &a),
            ("sightings/b.md", &b),
            ("sightings/c.md", &c),
        ];
        let mut preview = Preview::default();
        assert_eq!(preview.looked_up(&files), ["a", "b", "c"]);
        // It names another, which might have gone.
        assert_eq!(preview.looked_up(&files), ["c"]);

        let changed = seen("Another", "");
        files[3].1 = &changed;
        assert_eq!(preview.looked_up(&files), ["b", "c"]);

        let renamed = places.replace("The weir", "The old weir");
        files[1].1 = &renamed;
        assert_eq!(preview.looked_up(&files), ["c"]);

        let longer = sample::places(&[("mill", ""), ("weir", "")]);
        files[1].1 = &longer;
        assert_eq!(preview.looked_up(&files), ["a", "b", "c"]);
        let more = sample::places(&[("mill", ""), ("weir", ""), ("bank", "")]);
        files[1].1 = &more;
        assert_eq!(preview.looked_up(&files), ["a", "b", "c"]);

        // What it names comes only later.
        let named = files.remove(3);
        assert_eq!(preview.looked_up(&files), [""; 0]);
        files.insert(3, named);
        assert_eq!(preview.looked_up(&files), ["b", "c"]);
        assert_eq!(preview.sightings[2].related.len(), 1);

        let unpublished = seen("One", "draft = true\n");
        files[2].1 = &unpublished;
        assert_eq!(preview.looked_up(&files), ["c"]);
        files[2].1 = &a;
        assert_eq!(preview.looked_up(&files), ["a", "c"]);
    }
}
