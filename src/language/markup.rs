//! The few tags of messages: takes the words of a message, gives HTML in which only those tags are markup.

use std::borrow::Cow;

/// Tags that stay as they are.
const PLAIN: &[&str] = &["b", "i", "code", "span"];

/// What is said to those who listen and not shown, as the number of a page before which stands "Page".
const HIDDEN: &str = "hidden";

/// Whether a tag needs no argument of its name.
pub(super) fn is_plain_tag(name: &str) -> bool {
    PLAIN.contains(&name) || name == HIDDEN
}

/// The words of a message with all escaped but its tags, `<name>` and `</name>`.
pub(super) fn message(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>']) {
        return Cow::Borrowed(text);
    }
    let mut html = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>']) {
        html.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(name) = tag_at(rest) {
            let length = name.len() + 2;
            html.push_str(match name.strip_prefix('/').unwrap_or(name) == HIDDEN {
                true if name == HIDDEN => "<span class=\"visually-hidden\">",
                true => "</span>",
                false => &rest[..length],
            });
            rest = &rest[length..];
        } else {
            html.push_str(entity(rest.as_bytes()[0]));
            rest = &rest[1..];
        }
    }
    html.push_str(rest);
    Cow::Owned(html)
}

/// Text that stands in HTML, also between the quotation marks of an attribute.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    let sign = |text: &str| {
        let mut bytes = text.bytes();
        bytes.position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\''))
    };
    if sign(text).is_none() {
        return Cow::Borrowed(text);
    }
    let mut html = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(at) = sign(rest) {
        html.push_str(&rest[..at]);
        html.push_str(entity(rest.as_bytes()[at]));
        rest = &rest[at + 1..];
    }
    html.push_str(rest);
    Cow::Owned(html)
}

/// `html` with `<name>…</name>` as a link to `href`. Only a message itself can hold such a tag: all else that has
/// been put into it was escaped, or was made by a template, where every link has its attributes.
pub(super) fn linked(html: String, name: &str, href: &str) -> String {
    let opens = |(at, _)| {
        let tag = html[at + 1..].strip_prefix(name);
        tag.is_some_and(|rest| rest.starts_with('>'))
    };
    if is_plain_tag(name) || !html.match_indices('<').any(opens) {
        return html;
    }
    html.replace(&format!("<{name}>"), &link(href))
        .replace(&format!("</{name}>"), LINK_END)
}

/// Where a link to `href` begins.
pub(super) fn link(href: &str) -> String {
    format!("<a href=\"{}\">", escaped(href))
}

/// Where a link ends.
pub(super) const LINK_END: &str = "</a>";

/// The tags of a text, those that close with their slash, and where each begins.
pub(super) fn tags(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('<')
        .filter_map(|(at, _)| Some((at, tag_at(&text[at..])?)))
}

/// What stands between `<` and `>` at the head of a text, where it is a tag of a message: `name` or `/name`.
fn tag_at(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('<')?;
    let inner = &rest[..rest.find('>')?];
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let fits = name.starts_with(|letter: char| letter.is_ascii_lowercase())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    fits.then_some(inner)
}

fn entity(sign: u8) -> &'static str {
    match sign {
        b'&' => "&amp;",
        b'<' => "&lt;",
        b'>' => "&gt;",
        b'"' => "&quot;",
        _ => "&#39;",
    }
}

#[cfg(test)]
mod tests {
    use super::{escaped, linked, message, tags};

    #[test]
    fn only_the_tags_of_a_message_are_markup() {
        assert_eq!(
            message("a < b & c > d, <b>so</b> <here>and here</here> <A> <a href=\"x\">"),
            "a &lt; b &amp; c &gt; d, <b>so</b> <here>and here</here> &lt;A&gt; &lt;a href=\"x\"&gt;"
        );
        assert_eq!(
            message("<hidden>Page </hidden>3"),
            "<span class=\"visually-hidden\">Page </span>3"
        );
        let found: Vec<(usize, &str)> = tags("<b>x</b> <1> < here").collect();
        assert_eq!(found, [(0, "b"), (4, "/b")]);
    }

    #[test]
    fn what_is_put_in_is_never_markup() {
        assert_eq!(
            escaped("<b onclick=\"x\">'&"),
            "&lt;b onclick=&quot;x&quot;&gt;&#39;&amp;"
        );
    }

    #[test]
    fn a_tag_with_an_argument_of_its_name_is_a_link() {
        let html = linked("see <map>the map</map>".to_owned(), "map", "a\"b");
        assert_eq!(html, "see <a href=\"a&quot;b\">the map</a>");
        let html = linked("see <code>x</code>".to_owned(), "code", "a");
        assert_eq!(html, "see <code>x</code>");
    }
}
