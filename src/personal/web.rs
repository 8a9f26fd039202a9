//! Where web addresses stand in a text: numbers in them are mostly the names of pages.

use std::ops::Range;

/// Every address that begins with `http://`, `https://` or `www.`, in order.
pub(super) fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while let Some(start) = next(text, from) {
        let end = start + length(&text[start..]);
        found.push(start..end);
        from = end.max(start + 1);
    }
    found
}

fn next(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    (from..bytes.len()).find(|&at| {
        let begins = |word: &str| {
            bytes
                .get(at..at + word.len())
                .is_some_and(|there| there.eq_ignore_ascii_case(word.as_bytes()))
        };
        matches!(bytes[at], b'h' | b'H' | b'w' | b'W')
            && (begins("http://") || begins("https://") || begins("www."))
    })
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
