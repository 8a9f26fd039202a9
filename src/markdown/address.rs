//! Addresses of links: takes a destination as the Markdown parser gives it, and says what kind it
//! is and how it is written in HTML.

use std::fmt::Write;

use url::Url;

use super::raw;

/// What kind of address a link has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `http://…` or `https://…`, with a host.
    Web,
    /// `mailto:…`, with somebody to write to.
    Mail,
    /// A path that is relative to the account's own file, or to the root of its site.
    Relative,
    /// A heading of the same account: `#` and the words of the heading joined by hyphens.
    Section,
    /// Nowhere: no address at all, one that no browser can read, or a `#` for which the account has no heading.
    Nowhere,
    /// Any other scheme, and `//host`: not safe to publish.
    Refused,
}

/// The kind of an address. A `#` address is given as [`Kind::Section`]: whether the heading is
/// there is for the caller to see.
pub(super) fn kind(destination: &str) -> Kind {
    let written = bare(destination);
    // A backslash is the slash that browsers take it for. A second decoding shows what hides
    // behind one more layer of `%3a` or `&colon;`; no browser decodes that far, so this only
    // refuses what somebody went out of their way to disguise.
    let slashed = written.replace('\\', "/");
    let undisguised = bare(&decoded(&slashed)).replace('\\', "/");
    if [slashed, undisguised]
        .iter()
        .any(|address| kind_of_bare(address) == Kind::Refused)
    {
        return Kind::Refused;
    }
    match kind_of_bare(&written) {
        Kind::Web if !is_readable(&written) => Kind::Nowhere,
        kind => kind,
    }
}

/// Whether a browser can read a web address as it will be written. One with a port that is no number, or with a host that
/// no host can have, leads nowhere, and whoever follows it would see nothing happen.
fn is_readable(address: &str) -> bool {
    let mut written = String::new();
    write(&mut written, address);
    Url::parse(&written).is_ok()
}

/// Writes an address for an attribute in double quotes. Whatever is not plain in an address
/// becomes `%XX`; control characters, which browsers leave out, are left out.
pub(super) fn write(out: &mut String, address: &str) {
    for character in address.trim_matches(|c: char| c <= ' ').chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '\0'..='\u{1f}' | '\u{7f}' => {}
            'a'..='z' | 'A'..='Z' | '0'..='9' => out.push(character),
            '-' | '.' | '_' | '~' | '!' | '$' | '\'' | '(' | ')' | '*' | '+' | ',' | ';' => {
                out.push(character);
            }
            '=' | ':' | '@' | '/' | '?' | '#' | '%' | '[' | ']' => out.push(character),
            _ => {
                for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                    write!(out, "%{byte:02X}").expect("a String takes all that is written to it");
                }
            }
        }
    }
}

/// An address without control characters and spaces, which a browser skips over in places.
fn bare(address: &str) -> String {
    let kept = |c: &char| *c > ' ' && *c != '\u{7f}';
    address.chars().filter(kept).collect()
}

fn kind_of_bare(address: &str) -> Kind {
    if address.is_empty() {
        return Kind::Nowhere;
    }
    if address.starts_with("//") {
        return Kind::Refused;
    }
    if address.starts_with('#') {
        return Kind::Section;
    }
    let before_path = address.split(['/', '?', '#']).next().unwrap_or_default();
    let Some((scheme, _)) = before_path.split_once(':') else {
        return Kind::Relative;
    };
    let rest = &address[scheme.len() + 1..];
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => match rest.strip_prefix("//") {
            Some(host) if !host.is_empty() && !host.starts_with(['/', '?', '#']) => Kind::Web,
            _ => Kind::Refused,
        },
        "mailto" if !rest.is_empty() => Kind::Mail,
        _ => Kind::Refused,
    }
}

/// The address with `%XX` and character references decoded once more.
fn decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let pair = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match pair.map(|hex| u8::from_str_radix(hex, 16)) {
            Some(Ok(byte)) if first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    raw::decode(&String::from_utf8_lossy(&bytes)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{Kind, kind, write};

    #[test]
    fn an_address_is_what_a_browser_would_make_of_it() {
        for (address, expected) in [
            ("https://example.org/a?b#c", Kind::Web),
            ("HTTP://example.org", Kind::Web),
            ("https://example.org/?u=javascript:x", Kind::Web),
            ("mailto:hall@example.org", Kind::Mail),
            ("../2020/newham.md", Kind::Relative),
            ("/about.html", Kind::Relative),
            ("newham.md#who", Kind::Relative),
            ("?q=a:b", Kind::Relative),
            ("50%-more.md", Kind::Relative),
            ("#who", Kind::Section),
            ("", Kind::Nowhere),
            (" \t", Kind::Nowhere),
            ("javascript:alert(1)", Kind::Refused),
            ("JaVaScRiPt:alert(1)", Kind::Refused),
            (" \u{1}java\tscript\n:alert(1)", Kind::Refused),
            ("javascript\u{7f}:alert(1)", Kind::Refused),
            ("javascript%3Aalert(1)", Kind::Refused),
            ("javascript&colon;alert(1)", Kind::Refused),
            ("&#106;avascript:alert(1)", Kind::Refused),
            ("\u{a0}javascript:alert(1)", Kind::Refused),
            ("data:text/html,x", Kind::Refused),
            ("vbscript:x", Kind::Refused),
            ("file:///etc/passwd", Kind::Refused),
            ("ftp://example.org", Kind::Refused),
            ("tel:123", Kind::Refused),
            ("//evil.example", Kind::Refused),
            ("/\\evil.example", Kind::Refused),
            ("\\\\evil.example", Kind::Refused),
            ("\\javascript:alert(1)", Kind::Refused),
            ("..\\newham.md", Kind::Relative),
            ("/\t/evil.example", Kind::Refused),
            ("%2F%2Fevil.example", Kind::Refused),
            ("http:evil.example", Kind::Refused),
            ("https:///", Kind::Refused),
            ("https://", Kind::Refused),
            ("mailto:", Kind::Refused),
            (":", Kind::Refused),
        ] {
            assert_eq!(kind(address), expected, "{address:?}");
        }
    }

    #[test]
    fn an_address_that_no_browser_can_read_leads_nowhere() {
        for address in [
            "https://a.example:le",
            "https://a.example:99999/",
            "https://ok.example%00.evil.example/",
            "https://\u{202e}elpmaxe.live/",
            "http://[::1",
        ] {
            assert_eq!(kind(address), Kind::Nowhere, "{address}");
        }
        for address in [
            "https://m\u{fc}nchen.example:80/\u{e4}?b=c&d#e",
            "http://[::1]/",
            "HTTPS://A.EXAMPLE",
        ] {
            assert_eq!(kind(address), Kind::Web, "{address}");
        }
    }

    #[test]
    fn an_address_is_written_without_what_could_end_its_attribute() {
        let mut out = String::new();
        write(
            &mut out,
            " https://example.org/a\"b<c>'d&e\\f\u{1}\u{202e}é%20 ",
        );
        assert_eq!(
            out,
            "https://example.org/a%22b%3Cc%3E'd&amp;e%5Cf%E2%80%AE%C3%A9%20"
        );
    }
}
