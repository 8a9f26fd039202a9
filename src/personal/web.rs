//! Where web addresses stand in a text: numbers in them are mostly the names of pages.

use std::ops::Range;

use super::places::places;

/// Every address that begins with `http://`, `https://` or `www.`, in order.
pub(super) fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    for at in places(text, |byte| matches!(byte, b':' | b'.')) {
        if let Some(start) = start(text, at).filter(|&start| start >= from) {
            from = start + length(&text[start..]);
            found.push(start..from);
        }
    }
    found
}

/// Where an address begins whose first colon or point stands at `at`.
fn start(text: &str, at: usize) -> Option<usize> {
    let begins = |word: &str, behind: &str| {
        let start = at.checked_sub(word.len())?;
        let written = text.as_bytes().get(start..at)?;
        let is_one = written.eq_ignore_ascii_case(word.as_bytes());
        (is_one && text[at..].starts_with(behind)).then_some(start)
    };
    begins("http", "://")
        .or_else(|| begins("https", "://"))
        .or_else(|| begins("www", "."))
}

/// Up to white space or a sign that no address holds; a closing bracket is part of it where one was opened.
fn length(rest: &str) -> usize {
    let mut open = 0_usize;
    for (at, letter) in rest.char_indices() {
        match letter {
            '(' => open += 1,
            ')' if open == 0 => return at,
            ')' => open -= 1,
            '<' | '>' | '"' | '`' | '|' | ']' | '\'' | '\\' => return at,
            letter if letter.is_whitespace() || letter.is_control() => return at,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::addresses;

    #[test]
    fn an_address_ends_where_it_ends() {
        let text =
            "See (https://example.org/a_(b)/1) or <HTTP://x.org/2>, www.y.org/3 and \"http://z\".";
        let found: Vec<&str> = addresses(text)
            .into_iter()
            .map(|span| &text[span])
            .collect();
        assert_eq!(
            found,
            [
                "https://example.org/a_(b)/1",
                "HTTP://x.org/2",
                "www.y.org/3",
                "http://z"
            ]
        );
    }
}
