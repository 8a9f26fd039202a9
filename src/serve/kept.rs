//! Pages that were rendered before: however often one is asked for, it is rendered once for each state of the files.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;

use crate::site::SitePath;

/// So many bytes are kept at a time, however many pages somebody asks for.
const MOST: usize = 64 << 20;

/// The pages of one site that were asked for, as they were rendered.
#[derive(Default)]
pub(super) struct Kept(Mutex<Pages>);

#[derive(Default)]
struct Pages {
    by_path: BTreeMap<SitePath, Bytes>,
    length: usize,
}

impl Kept {
    /// The page at `path`: as it was rendered before, else as `render` renders it now. What can't be rendered is not kept.
    ///
    /// # Errors
    /// That of `render`.
    pub(super) fn page<E>(
        &self,
        path: &SitePath,
        render: impl FnOnce() -> Result<Vec<u8>, E>,
    ) -> Result<Bytes, E> {
        if let Some(page) = self.pages(|pages| pages.by_path.get(path).cloned()) {
            return Ok(page);
        }
        // Two that ask for it at the same time both render it, and neither waits for a page that the other wants.
        // It had room to grow, which is given back.
        let page = Bytes::from(render()?.into_boxed_slice());
        self.pages(|pages| pages.keep(path, &page));
        Ok(page)
    }

    /// Which pages have been rendered.
    #[cfg(test)]
    pub(super) fn paths(&self) -> Vec<String> {
        self.pages(|pages| pages.by_path.keys().map(ToString::to_string).collect())
    }

    fn pages<T>(&self, act: impl FnOnce(&mut Pages) -> T) -> T {
        // Each entry is whole, whatever became of the thread that put it there.
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Pages {
    fn keep(&mut self, path: &SitePath, page: &Bytes) {
        if page.len() > MOST {
            return;
        }
        if self.length + page.len() > MOST {
            *self = Self::default();
        }
        if self.by_path.insert(path.clone(), page.clone()).is_none() {
            self.length += page.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::{Kept, MOST, Pages};
    use crate::site::SitePath;

    fn page(kept: &Kept, path: &'static str, length: usize) -> bool {
        let mut is_rendered = false;
        let page = kept.page(&SitePath::fixed(path), || {
            is_rendered = true;
            Ok::<_, ()>(vec![b'x'; length])
        });
        assert_eq!(page.map(|page| page.len()), Ok(length));
        is_rendered
    }

    #[test]
    fn a_page_is_rendered_once() {
        let kept = Kept::default();
        assert!(page(&kept, "a.html", 1));
        assert!(!page(&kept, "a.html", 1));
        assert!(page(&kept, "b.html", 1));
        assert!(!page(&kept, "a.html", 1));
    }

    #[test]
    fn what_can_not_be_rendered_is_tried_again() {
        let kept = Kept::default();
        let path = SitePath::fixed("a.html");
        assert_eq!(kept.page(&path, || Err("a fault")), Err("a fault"));
        assert!(page(&kept, "a.html", 1));
    }

    #[test]
    fn no_more_is_kept_than_there_is_room_for() {
        let kept = Kept::default();
        for (path, length) in [("a.html", MOST / 2), ("b.html", MOST / 2), ("c.html", 1)] {
            assert!(page(&kept, path, length));
        }
        assert!(!page(&kept, "c.html", 1));
        assert!(page(&kept, "a.html", MOST / 2));
        assert!(page(&kept, "whole.html", MOST + 1));
        assert!(page(&kept, "whole.html", MOST + 1));
        assert!(!page(&kept, "a.html", MOST / 2));
        let lengths = |pages: &mut Pages| pages.by_path.values().map(Bytes::len).sum::<usize>();
        assert_eq!(kept.pages(|pages| pages.length), kept.pages(lengths));
    }
}
