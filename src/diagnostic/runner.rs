//! Text that a runner of GitHub would act on, made plain. The runner reads whatever a step prints: a line
//! that begins with `::` is a command to it, and so is `##[…]` anywhere in a line.

use std::borrow::Cow;

/// Opens a command of the older kind, wherever it stands.
pub(super) const OPENING: &str = "##[";

/// How [`OPENING`] is shown instead, in the way of all other letters that are not shown as they are.
pub(super) const OPENING_SHOWN: &str = "##\\u{5b}";

/// The text without anything that a runner takes for a command, for output that is made of lines. A text
/// without such a thing stays as it is.
pub fn silent(text: &str) -> Cow<'_, str> {
    if !text.contains(OPENING) && !text.contains("::") {
        return Cow::Borrowed(text);
    }
    let lines = text.split_inclusive('\n').map(|line| {
        let line = line.replace(OPENING, OPENING_SHOWN);
        let words = line.trim_start();
        match words.strip_prefix("::") {
            Some(rest) => {
                let before = &line[..line.len() - words.len()];
                format!("{before}\\u{{3a}}:{rest}")
            }
            None => line,
        }
    });
    Cow::Owned(lines.collect())
}

/// JSON whose strings hold the same, written so that no runner takes a part of them for a command. In JSON
/// no line begins with a colon, so only what may stand anywhere is left.
pub fn silent_json(json: &str) -> String {
    json.replace(OPENING, "##\\u005b")
}

#[cfg(test)]
mod tests {
    use super::{silent, silent_json};

    #[test]
    fn what_a_runner_acts_on_is_shown_and_all_else_stays() {
        for (text, shown) in [
            ("plain :: text # [x] ##", "plain :: text # [x] ##"),
            ("::error::x\n", "\\u{3a}:error::x\n"),
            ("a\n \t::set-output::x", "a\n \t\\u{3a}:set-output::x"),
            ("a ###[error]x", "a ###\\u{5b}error]x"),
            ("::##[x]", "\\u{3a}:##\\u{5b}x]"),
        ] {
            assert_eq!(silent(text), shown);
        }
    }

    #[test]
    fn json_says_the_same() {
        let json = silent_json("[\"a ##[b] \\\\##[\"]");
        assert!(!json.contains("##["));
        let read: Vec<String> = serde_json::from_str(&json).expect("it is JSON");
        assert_eq!(read, ["a ##[b] \\##["]);
    }
}
