//! Directions of writing: takes a text of a stranger, gives the same with every sign that turns a line closed, so that
//! it turns nothing around it.
//!
//! Such signs (UAX #9) open a direction, and another ends it. One that stays open goes on turning whatever follows on the
//! same line, and an end too many closes a direction of somebody else's: so what a page says itself could read otherwise
//! than it was written.

use std::borrow::Cow;

/// Ends what `LRE`, `RLE`, `LRO` and `RLO` begin.
const POP: char = '\u{202c}';

/// Ends what `LRI`, `RLI` and `FSI` begin, with all that was opened within it.
const POP_ISOLATE: char = '\u{2069}';

/// `text` in which every direction that is opened is closed, and nothing is closed that was not opened in it.
pub fn closed(text: &str) -> Cow<'_, str> {
    // In UTF-8 all of these signs begin with one byte, which few texts hold.
    if !text.as_bytes().contains(&0xe2) || !text.contains(turns) {
        return Cow::Borrowed(text);
    }
    let mut closed = String::with_capacity(text.len() + 16);
    let mut open: Vec<char> = Vec::new();
    for letter in text.chars() {
        match letter {
            POP => {
                if open.last() == Some(&POP) {
                    closed.extend(open.pop());
                }
            }
            POP_ISOLATE => {
                if let Some(at) = open.iter().rposition(|end| *end == POP_ISOLATE) {
                    closed.extend(open.drain(at..).rev());
                }
            }
            _ => {
                open.extend(end(letter));
                closed.push(letter);
            }
        }
    }
    closed.extend(open.into_iter().rev());
    Cow::Owned(closed)
}

/// What ends the direction that a letter begins; none where it begins none.
fn end(letter: char) -> Option<char> {
    match letter {
        '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => Some(POP),
        '\u{2066}'..='\u{2068}' => Some(POP_ISOLATE),
        _ => None,
    }
}

fn turns(letter: char) -> bool {
    matches!(letter, POP | POP_ISOLATE) || end(letter).is_some()
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::closed;

    #[test]
    fn what_is_opened_is_closed_and_nothing_else() {
        for (written, expected) in [
            ("a\u{202e}b", "a\u{202e}b\u{202c}"),
            ("a\u{2067}b", "a\u{2067}b\u{2069}"),
            ("a\u{202c}b\u{2069}", "ab"),
            // An end of the one kind does not end the other.
            ("\u{2067}a\u{202c}b", "\u{2067}ab\u{2069}"),
            ("\u{202e}a\u{2069}b", "\u{202e}ab\u{202c}"),
            // The end of an isolated direction ends all within it.
            (
                "\u{2068}\u{202e}a\u{2069}b",
                "\u{2068}\u{202e}a\u{202c}\u{2069}b",
            ),
            // Whoever ends ours first and then opens one goes nowhere.
            ("\u{2069}\u{202c}\u{202e}a", "\u{202e}a\u{202c}"),
        ] {
            assert_eq!(closed(written), expected, "{written:?}");
            assert_eq!(closed(&closed(written)), expected, "{written:?}, once more");
        }
    }

    #[test]
    fn what_is_in_order_stays_as_it_is() {
        for text in [
            "",
            "plain — “words” é",
            "שלום\u{200f}!",
            "\u{202b}a \u{2066}b\u{2069} c\u{202c}",
            "\u{2068}a\u{2069}, \u{2068}b\u{2069}",
        ] {
            assert_eq!(closed(text), text);
        }
        assert!(matches!(closed("“words”"), Cow::Borrowed(_)));
    }
}
