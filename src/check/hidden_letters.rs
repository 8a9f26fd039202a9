//! Letters that can't be seen: those that turn the direction of a line, and those without width.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::check::reading::Reading;
use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, Findings, Level, Rule, SourceText};
use crate::model::{Entry, Vocabulary};

/// Letters that can't be seen.
pub(super) static RULE: Rule = Rule {
    code: "hidden-letters",
    level: Level::Warning,
    page: include_str!("../../docs/rules/hidden-letters.md"),
};

/// Each run of hidden letters in the file of a sighting, as written and as meant.
pub(super) fn in_sighting(reading: &Reading<'_>, findings: &mut Findings) {
    let source = reading.told.source;
    for span in find(source.text()) {
        findings.push(found(source, span.clone(), source.text(), &span));
    }
    // What is written letter for letter was told already.
    let texts = reading.texts.iter();
    for text in texts.filter(|text| !text.passage.is_literal()) {
        for span in find(text.passage.text()) {
            let written = text.passage.written(&span);
            if source.text().get(written.clone()) != Some(text.slice(&span)) {
                findings.push(found(source, written, text.passage.text(), &span));
            }
        }
    }
}

/// Each run of hidden letters in a list of words, as written.
pub(super) fn in_lists(subject: &Subject<'_>, findings: &mut Findings) {
    let observatory = subject.observatory;
    let mut lists = BTreeMap::new();
    add(&observatory.shifts, &mut lists);
    add(&observatory.places, &mut lists);
    add(&observatory.themes, &mut lists);
    add(&observatory.parties, &mut lists);
    add(&observatory.conditions, &mut lists);
    for source in lists.into_values() {
        for span in find(source.text()) {
            findings.push(found(source, span.clone(), source.text(), &span));
        }
    }
}

fn add<'o, T: Entry + 'o>(
    vocabulary: &'o Vocabulary<T>,
    lists: &mut BTreeMap<&'o str, &'o Arc<SourceText>>,
) {
    for (_, entry) in vocabulary.iter() {
        let source = &entry.origin().source;
        lists.insert(source.path(), source);
    }
}

/// `span` is the run in `text`, `written` its place in the file.
fn found(
    source: &Arc<SourceText>,
    written: Range<usize>,
    text: &str,
    span: &Range<usize>,
) -> Diagnostic {
    let run = &text[span.clone()];
    let names: Vec<String> = run
        .chars()
        .take(FEW)
        .map(|letter| format!("{} ({})", letter.escape_unicode(), name(letter)))
        .collect();
    let more = run.chars().count().saturating_sub(FEW);
    let names = match more {
        0 => names.join(", "),
        more => format!("{} and {more} more", names.join(", ")),
    };
    let turns = run.chars().any(turns);
    let message = if turns {
        format!(
            "a letter that nobody sees can make this line read otherwise than it is written: {names}"
        )
    } else {
        format!("a letter that nobody sees stands here: {names}")
    };
    let help = "delete it, with the letter before it, and type that one again; it often comes with copied text";
    Diagnostic::new(&RULE, source, written, message, help)
}

/// How many letters of a run are named.
const FEW: usize = 3;

/// Every run of hidden letters that have no business where they stand.
fn find(text: &str) -> Vec<Range<usize>> {
    // Most files hold none, and a byte tells.
    if text.is_ascii() {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut line = 0..0;
    let mut is_right_to_left = false;
    for at in (0..text.len()).filter(|&at| may_hide(text.as_bytes()[at])) {
        let Some(letter) = text[at..].chars().next().filter(|&one| is_hidden(one)) else {
            continue;
        };
        if at >= line.end {
            let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
            let end = text[at..]
                .find('\n')
                .map_or(text.len(), |length| at + length);
            is_right_to_left = text[start..end].chars().any(is_right_to_left_letter);
            line = start..end;
        }
        if belongs(text, at, letter, is_right_to_left) {
            continue;
        }
        let end = at + letter.len_utf8();
        match found.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => found.push(at..end),
        }
    }
    found
}

fn turns(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_hidden(letter: char) -> bool {
    turns(letter)
        || matches!(letter, '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2065}'
            | '\u{206a}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether a hidden letter can begin with this byte. None goes on with one.
fn may_hide(byte: u8) -> bool {
    matches!(byte, 0xd8 | 0xe1 | 0xe2 | 0xef | 0xf3)
}

/// Whether a hidden letter does there what it is made for.
fn belongs(text: &str, at: usize, letter: char, is_right_to_left: bool) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + letter.len_utf8()..].chars().next();
    let is = |letter: Option<char>, kind: fn(char) -> bool| letter.is_some_and(kind);
    match letter {
        // Marks of direction in writing that runs from right to left.
        '\u{200e}' | '\u{200f}' | '\u{61c}' => is_right_to_left,
        // Joiners between letters of scripts that join, and in pictures made of several.
        '\u{200d}' => {
            is(before, joins)
                || is(after, joins) && is(before, char::is_whitespace)
                || is(before, is_picture) && is(after, is_picture)
        }
        '\u{200c}' => is(before, joins) && is(after, joins),
        // Ends of words where no space is written.
        '\u{200b}' => is(before, is_unspaced) && is(after, is_unspaced),
        // The flags of England, Scotland and Wales are a black flag and letters of this kind.
        '\u{e0020}'..='\u{e007f}' => {
            is(before, |before| {
                matches!(before, '\u{1f3f4}' | '\u{e0020}'..='\u{e007e}')
            }) && is_in_flag(&text[..at])
        }
        _ => false,
    }
}

/// The most letters behind a black flag, the one that ends them among them.
const LETTERS_OF_FLAG: usize = 12;

/// Whether a black flag begins what ends with letters of its kind. No flag has more than a handful of them.
fn is_in_flag(before: &str) -> bool {
    let mut letters = before.chars().rev().take(LETTERS_OF_FLAG + 1);
    let first = letters.find(|tag| !matches!(tag, '\u{e0020}'..='\u{e007e}'));
    first == Some('\u{1f3f4}')
}

fn is_right_to_left_letter(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
        && letter != '\u{61c}'
}

/// Of Arabic, Syriac, N'Ko, Mongolian, and the scripts of India and its neighbours.
fn joins(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{f00}'..='\u{fff}' | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{18af}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{11000}'..='\u{11fff}')
        && letter != '\u{61c}'
}

fn is_unspaced(letter: char) -> bool {
    crate::markdown::is_unspaced(letter)
}

/// Of a picture that can be part of another: signs, people, their colour of skin, and the mark of a picture.
fn is_picture(letter: char) -> bool {
    matches!(letter, '\u{1f000}'..='\u{1faff}' | '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{e0020}'..='\u{e007f}')
}

fn name(letter: char) -> &'static str {
    match letter {
        '\u{200b}' => "a space without width",
        '\u{200c}' => "a mark that keeps letters apart",
        '\u{200d}' => "a mark that joins letters",
        '\u{200e}' | '\u{200f}' | '\u{61c}' => "a mark of direction",
        '\u{202a}' | '\u{202b}' => "the beginning of an embedded direction",
        '\u{202d}' | '\u{202e}' => "an override of direction",
        '\u{202c}' | '\u{2069}' => "the end of a direction",
        '\u{2066}'..='\u{2068}' => "the beginning of a direction of its own",
        '\u{feff}' => "a byte-order mark",
        '\u{2060}' => "a mark that joins words",
        '\u{e0000}'..='\u{e007f}' => "a tag",
        _ => "a letter without width",
    }
}

#[cfg(test)]
mod tests {
    use super::{find, is_hidden, may_hide};

    #[test]
    fn each_hidden_letter_is_looked_for() {
        for letter in ('\0'..=char::MAX).filter(|&letter| is_hidden(letter)) {
            let bytes = letter.to_string().into_bytes();
            assert!(may_hide(bytes[0]), "{letter:?}");
            assert!(!bytes[1..].iter().copied().any(may_hide), "{letter:?}");
        }
    }

    #[test]
    fn what_has_no_business_there_is_found() {
        for (text, expected) in [
            ("pay\u{200b}pal", vec!["\u{200b}"]),
            ("a\u{202e}cba\u{202c}", vec!["\u{202e}", "\u{202c}"]),
            ("a\u{200d}b", vec!["\u{200d}"]),
            ("a\u{200c}b", vec!["\u{200c}"]),
            ("a\u{feff}b", vec!["\u{feff}"]),
            ("a\u{200e}\u{200f}b", vec!["\u{200e}\u{200f}"]),
            ("\u{5d0}\u{202e}b", vec!["\u{202e}"]),
            ("a\u{e0041}", vec!["\u{e0041}"]),
            ("x\u{200e}\n\u{5d0}\u{200f}", vec!["\u{200e}"]),
            ("a\u{2066}b\u{2069}", vec!["\u{2066}", "\u{2069}"]),
        ] {
            let found: Vec<&str> = find(text).into_iter().map(|span| &text[span]).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }

    #[test]
    fn what_a_script_or_a_picture_needs_is_left_alone() {
        for text in [
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "ක්\u{200d}ර",
            "👩\u{200d}🌾 and 👩🏽\u{200d}⚕️",
            "❤️\u{200d}🔥",
            "\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}",
            "שלום\u{200f}!",
            "(Leeds\u{200e}) שלום",
            "ភាសា\u{200b}ខ្មែរ",
            "plain — “words” é",
        ] {
            assert_eq!(find(text), [], "{text:?}");
        }
    }
}
