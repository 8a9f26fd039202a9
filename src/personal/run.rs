//! A run of groups of digits, as numbers of telephones and of people are written.

use super::edges::is_space;

/// The most groups that are looked at.
const MOST: usize = 9;
/// The most signs between two groups.
const WIDEST: usize = 4;

/// Groups of digits with little between them.
#[derive(Debug)]
pub(super) struct Run {
    /// Whether a plus stands before it.
    pub has_plus: bool,
    /// Where it begins, with its plus and its bracket.
    pub start: usize,
    /// The groups, at least one.
    pub groups: Vec<Group>,
}

/// One group.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    /// Where its digits begin.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// What stands before it.
    pub gap: Gap,
}

/// What stands between two groups.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Gap {
    /// Whether white space or a bracket is in it, so that a number may end before it.
    pub is_open: bool,
    /// The hyphen, dash or point in it.
    pub mark: Option<char>,
    /// Whether the group behind it is in brackets.
    pub has_bracket: bool,
}

/// Reads the run that begins at `at`: a digit, a plus, or a bracket before one of these.
pub(super) fn read(text: &str, at: usize) -> Option<Run> {
    let bytes = text.as_bytes();
    let is_at = |at: usize, wanted: u8| bytes.get(at) == Some(&wanted);
    let in_bracket = is_at(at, b'(');
    let mut next = at + usize::from(in_bracket);
    let has_plus = is_at(next, b'+');
    next += usize::from(has_plus);
    let mut gap = Gap {
        has_bracket: in_bracket,
        ..Gap::default()
    };
    let mut groups = Vec::new();
    loop {
        let length = bytes[next..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        if length == 0 {
            break;
        }
        let end = next + length;
        groups.push(Group {
            start: next,
            end,
            gap,
        });
        if groups.len() == MOST {
            break;
        }
        match gap_at(text, end) {
            Some((there, length)) => {
                gap = there;
                next = end + length;
            }
            None => break,
        }
    }
    (!groups.is_empty()).then_some(Run {
        has_plus,
        start: at,
        groups,
    })
}

/// What stands at `at` between two groups, and how many bytes it takes.
fn gap_at(text: &str, at: usize) -> Option<(Gap, usize)> {
    let mut gap = Gap::default();
    let mut length = 0;
    for letter in text[at..].chars().take(WIDEST + 1) {
        match letter {
            letter if letter.is_ascii_digit() => {
                return (length > 0).then_some((gap, length));
            }
            letter if is_space(letter) => gap.is_open = true,
            '(' => {
                gap.is_open = true;
                gap.has_bracket = true;
            }
            ')' => gap.is_open = true,
            '-' | '\u{2010}' | '\u{2011}' | '–' | '.' if gap.mark.is_none() => {
                gap.mark = Some(letter)
            }
            _ => return None,
        }
        length += letter.len_utf8();
    }
    None
}
