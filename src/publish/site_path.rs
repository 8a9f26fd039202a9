//! Paths of published files, as the plan names them: relative to the output, with `/` on every system.

use crate::publish::names;

/// Whether a path is one that the tool may write to or remove: it stays inside the output, and it is
/// neither the maintainer's `README.md` at the top nor one of the names that the tool keeps for itself.
pub(crate) fn is_sound(path: &str) -> bool {
    let is_readme = path.eq_ignore_ascii_case("README.md");
    let is_strange = path.contains(['\\', '\0']) || cfg!(windows) && path.contains(':');
    let is_name = |name: &str| {
        let is_own = name.to_ascii_lowercase().starts_with(names::OWN);
        !is_own && !matches!(name, "" | "." | "..")
    };
    !is_readme && !is_strange && path.split('/').all(is_name)
}

/// The folders that a path lies in, outermost first: `a` and `a/b` for `a/b/c.html`.
pub(crate) fn folders(path: &str) -> impl DoubleEndedIterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end])
}

/// The folder that a path lies in, empty for the output itself.
pub(crate) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::{folder, folders, is_sound};

    #[test]
    fn only_paths_inside_the_output_are_sound() {
        for sound in [
            "index.html",
            "a/b/c.html",
            "sightings/README.md",
            "a..b",
            ".nojekyll",
        ] {
            assert!(is_sound(sound), "{sound}");
        }
        for unsound in [
            "",
            "/etc/passwd",
            "../x",
            "a/../../x",
            "a/./b",
            "a//b",
            "a/",
            "a\\b",
            "a\0b",
            "README.md",
            "readme.md",
            ".observatory",
            ".observatory/manifest.json",
            ".Observatory/lock",
            "a/.observatory-b",
        ] {
            assert!(!is_sound(unsound), "{unsound:?}");
        }
    }

    #[test]
    fn folders_are_given_outermost_first() {
        assert_eq!(folders("a/b/c.html").collect::<Vec<_>>(), ["a", "a/b"]);
        assert_eq!(folders("c.html").count(), 0);
        assert_eq!(folder("a/b/c.html"), "a/b");
        assert_eq!(folder("c.html"), "");
    }
}
