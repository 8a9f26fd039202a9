//! From the path of a request to the path of a page: decoded once, and refused where it could mean
//! anything but a page. Pure; nothing here looks at a disk.

/// Why a path is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadPath {
    /// `%` without two digits of base 16 behind it, or bytes that are not UTF-8.
    Undecodable,
    /// NUL, a backslash, or a step upwards.
    Dangerous,
}

/// The path below the site's root that `raw` (which begins with `/`) asks for: `/` is the empty one.
///
/// # Errors
/// A path that is no text, or could lead out of the site.
pub fn site_path(raw: &str) -> Result<String, BadPath> {
    let decoded = decode(raw).ok_or(BadPath::Undecodable)?;
    let Some(below) = decoded.strip_prefix('/') else {
        return Err(BadPath::Dangerous);
    };
    let is_dangerous = below.contains(['\0', '\\']) || below.split('/').any(|step| step == "..");
    if is_dangerous {
        return Err(BadPath::Dangerous);
    }
    Ok(below.to_owned())
}

fn decode(raw: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => hexadecimal(rest.next()?)? << 4 | hexadecimal(rest.next()?)?,
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn hexadecimal(digit: u8) -> Option<u8> {
    let value = char::from(digit).to_digit(16)?;
    u8::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::{BadPath, site_path};

    #[test]
    fn a_path_is_decoded_once() {
        for (raw, path) in [
            ("/", ""),
            ("/places/leeds.html", "places/leeds.html"),
            ("/places%2fleeds%2Ehtml", "places/leeds.html"),
            ("/%252e%252e/", "%2e%2e/"),
            ("//etc/passwd", "/etc/passwd"),
            ("/caf%C3%A9", "café"),
            ("/a..b/...", "a..b/..."),
        ] {
            assert_eq!(site_path(raw).as_deref(), Ok(path), "{raw}");
        }
    }

    #[test]
    fn what_could_lead_elsewhere_is_refused() {
        for raw in [
            "/..",
            "/../",
            "/a/../../etc/passwd",
            "/%2e%2e/",
            "/.%2E/x",
            "/..%2f",
            "/..\\",
            "/..%5c..%5c",
            "/a%5Cb",
            "/%00",
            "/index.html%00.png",
            "http://evil.example/",
            "",
        ] {
            assert_eq!(site_path(raw), Err(BadPath::Dangerous), "{raw}");
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for raw in ["/%", "/%4", "/%zz", "/%+1", "/%ff", "/%C3", "/%é"] {
            assert_eq!(site_path(raw), Err(BadPath::Undecodable), "{raw}");
        }
    }
}
