//! How a file that is there stands to the one that would be written: takes both texts, gives which of them
//! counts. The first line of each file that was written here holds a hash of the rest, so an edit by hand
//! shows.

use xxhash_rust::xxh3::xxh3_64;

/// What stands in the first line before the hash.
const MARK: &str =
    "Written by `observatory github`; edit it as you like, and it is left alone from then on. ";

/// How a file stands to the one that would be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is not there.
    New,
    /// It says the same.
    Same,
    /// It was written here, nobody has edited it, and there is a newer text.
    Old,
    /// It was written here, and somebody has edited it since.
    Edited,
    /// It was never written here.
    Theirs,
}

impl Standing {
    /// How `there` stands to `wanted`; none is a file that is not there.
    pub fn of(there: Option<&str>, wanted: &str) -> Self {
        let Some(there) = there else {
            return Self::New;
        };
        let there = there.replace("\r\n", "\n");
        if plain(&there) == plain(wanted) {
            return Self::Same;
        }
        let Some((first, rest)) = there.split_once('\n') else {
            return Self::Theirs;
        };
        let Some((_, behind)) = first.split_once(MARK) else {
            return Self::Theirs;
        };
        if behind.starts_with(&hash(rest)) {
            Self::Old
        } else {
            Self::Edited
        }
    }

    /// Whether it is written without being asked twice.
    pub fn is_written(self) -> bool {
        matches!(self, Self::New | Self::Old)
    }
}

/// The text with its first line, a comment in the language of the file.
pub fn mark(path: &str, text: &str) -> String {
    let hash = hash(text);
    if path.ends_with(".md") || path.ends_with(".html") {
        format!("<!-- {MARK}{hash} -->\n{text}")
    } else {
        format!("# {MARK}{hash}\n{text}")
    }
}

fn hash(text: &str) -> String {
    format!("{:016x}", xxh3_64(plain(text).as_bytes()))
}

/// The text without the versions of the actions in it: Dependabot offers newer ones, and to take them is no
/// edit by hand.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_start().trim_start_matches("- ");
        match line.split_once('@') {
            Some((action, _)) if trimmed.starts_with("uses: ") => {
                plain.push_str(action);
                plain.push('\n');
            }
            _ => plain.push_str(line),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{Standing, mark};

    const PATH: &str = ".github/x.yml";
    const STEP: &str = "    - uses: a/b@0123 # v1\n      with: c@d\n";

    #[test]
    fn an_edit_by_hand_shows_and_a_newer_action_is_none() {
        let old = mark(PATH, STEP);
        let new = mark(PATH, &format!("{STEP}more\n"));
        let standing = |there: &str| Standing::of(Some(there), &new);
        assert_eq!(Standing::of(None, &new), Standing::New);
        assert_eq!(standing(&new), Standing::Same);
        assert_eq!(
            standing(&new.replace("0123 # v1", "4567 # v2")),
            Standing::Same
        );
        assert_eq!(standing(&new.replace('\n', "\r\n")), Standing::Same);
        assert_eq!(standing(&old), Standing::Old);
        assert_eq!(
            standing(&old.replace("0123 # v1", "4567 # v2")),
            Standing::Old
        );
        assert_eq!(standing(&old.replace("c@d", "c@e")), Standing::Edited);
        assert_eq!(standing(STEP), Standing::Theirs);
        assert_eq!(standing(""), Standing::Theirs);
    }
}
