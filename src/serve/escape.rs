//! Text as HTML shows it.

/// `text` so that it means itself between tags and in quoted attributes. Signs that a browser would not
/// show become the sign for an unknown one.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' => escaped.push(sign),
            _ if sign.is_control() => escaped.push(char::REPLACEMENT_CHARACTER),
            _ => escaped.push(sign),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn markup_becomes_text() {
        assert_eq!(
            escape("<img src=\"x\" onerror='a&b'>\0\n"),
            "&lt;img src=&quot;x&quot; onerror=&#39;a&amp;b&#39;&gt;\u{fffd}\n"
        );
    }
}
