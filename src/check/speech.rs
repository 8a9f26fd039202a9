//! What stands between quotation marks: takes a text, gives the places of what somebody else said.

use std::ops::Range;

/// Marks that open and the marks that close them; straight ones are told by what stands around them.
const PAIRS: &[(char, char)] = &[
    ('“', '”'),
    ('„', '“'),
    ('«', '»'),
    ('‹', '›'),
    ('「', '」'),
    ('『', '』'),
    ('"', '"'),
    ('‘', '’'),
    ('\'', '\''),
];

/// What is quoted, in order and apart. Words that a double mark opens and nothing closes are quoted up to the end;
/// a single mark that nothing closes is an apostrophe.
pub(super) fn quoted(text: &str) -> Vec<Range<usize>> {
    // Most texts quote nobody.
    if !text.contains(|letter| PAIRS.iter().any(|(opening, _)| *opening == letter)) {
        return Vec::new();
    }
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    // Where no mark of a kind closes any more, it is not looked for again.
    let mut has_none: Vec<char> = Vec::new();
    let mut index = 0;
    while let Some(&(start, letter)) = letters.get(index) {
        index += 1;
        let Some(&(_, closing)) = PAIRS.iter().find(|(opening, _)| *opening == letter) else {
            continue;
        };
        if !opens(&letters, index - 1) || has_none.contains(&closing) {
            continue;
        }
        match (index..letters.len()).find(|&at| letters[at].1 == closing && closes(&letters, at)) {
            Some(end) => {
                found.push(start..letters[end].0 + closing.len_utf8());
                index = end + 1;
            }
            None if matches!(closing, '\'' | '’') => has_none.push(closing),
            None => {
                found.push(start..text.len());
                break;
            }
        }
    }
    found
}

fn letter(letters: &[(usize, char)], index: Option<usize>) -> Option<char> {
    Some(letters.get(index?)?.1)
}

fn opens(letters: &[(usize, char)], index: usize) -> bool {
    let before = letter(letters, index.checked_sub(1));
    let after = letter(letters, Some(index + 1));
    match letters[index].1 {
        '"' | '\'' | '‘' => {
            !before.is_some_and(char::is_alphanumeric)
                && after.is_some_and(|after| !after.is_whitespace())
        }
        _ => true,
    }
}

fn closes(letters: &[(usize, char)], index: usize) -> bool {
    let before = letter(letters, index.checked_sub(1));
    let after = letter(letters, Some(index + 1));
    match letters[index].1 {
        '\'' | '’' => {
            !after.is_some_and(char::is_alphanumeric)
                && before.is_some_and(|before| !before.is_whitespace())
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn quotation_marks_of_all_kinds() {
        for (text, expected) in [
            ("a “b c” d", vec!["“b c”"]),
            ("a \"b\" c \"d\"", vec!["\"b\"", "\"d\""]),
            ("a ‘b’s c’ d", vec!["‘b’s c’"]),
            ("a 'b' c", vec!["'b'"]),
            ("«a» „b“ ‹c› 「d」", vec!["«a»", "„b“", "‹c›", "「d」"]),
            ("she said “a b", vec!["“a b"]),
            ("the neighbours' don't 'em", vec![]),
            ("rock ’n’ roll", vec![]),
            ("6\" of snow", vec![]),
            ("", vec![]),
        ] {
            let found: Vec<&str> = quoted(text).into_iter().map(|span| &text[span]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
