//! What the preview lays over a page: the list of what is wrong, and the script that loads the page again
//! when something has changed. Takes a page as it will be published, gives it as it is shown.
//!
//! Style and script are files of their own, because the pages allow no others.

use crate::diagnostic::counted;
use crate::serve::escape::escape;
use crate::serve::snapshot::Faults;

/// Where the preview's own files are. No page's path begins like this.
pub(super) const STYLE_PATH: &str = ".observatory/overlay.css";
pub(super) const SCRIPT_PATH: &str = ".observatory/reload.js";
pub(super) const EVENTS_PATH: &str = ".observatory/events";

pub(super) const STYLE: &str = include_str!("overlay.css");
pub(super) const SCRIPT: &str = include_str!("reload.js");

/// What is seen behind the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Behind {
    /// The site as it was when nothing was wrong.
    LastGood,
    /// The site without the files that are broken.
    TheRest,
    /// Nothing.
    Nothing,
}

/// `page` with the script, and with the list where there is anything wrong, at the end of its body.
pub(super) fn dress(page: &[u8], generation: u64, faults: Option<(&Faults, Behind)>) -> Vec<u8> {
    let list = faults.map_or_else(String::new, |(faults, behind)| list(faults, behind));
    let script = format!(
        "<script src=\"/{SCRIPT_PATH}\" data-generation=\"{generation}\" defer></script>\n"
    );
    let at = end_of_body(page);
    [&page[..at], list.as_bytes(), script.as_bytes(), &page[at..]].concat()
}

/// A page that holds nothing, for where there is none to show.
pub(super) fn plain_page() -> Vec<u8> {
    b"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">\n<title>Preview</title>\n</head>\n<body>\n<p>The page comes back here as soon as this is mended.</p>\n</body>\n</html>\n".to_vec()
}

fn list(faults: &Faults, behind: Behind) -> String {
    let count = counted(faults.count, "error");
    let explanation = match behind {
        Behind::LastGood => "The page behind this list is the last one without errors.",
        Behind::TheRest => "The pages behind this list leave out what is broken.",
        Behind::Nothing => "There is no page to show before this is mended.",
    };
    let report = escape(&faults.report);
    format!(
        "<link rel=\"stylesheet\" href=\"/{STYLE_PATH}\">\n<div id=\"observatory-overlay\" role=\"alert\" lang=\"en\">\n<details open>\n<summary>{count}</summary>\n<p>{explanation}</p>\n<pre>\n{report}</pre>\n</details>\n</div>\n"
    )
}

/// Where the last `</body>` begins, or the end of a page that has none.
fn end_of_body(page: &[u8]) -> usize {
    const END: &[u8] = b"</body>";
    page.windows(END.len())
        .rposition(|bytes| bytes.eq_ignore_ascii_case(END))
        .unwrap_or(page.len())
}

#[cfg(test)]
mod tests {
    use super::{Behind, dress, plain_page};
    use crate::serve::snapshot::Faults;

    const SCRIPT: &str =
        "<script src=\"/.observatory/reload.js\" data-generation=\"7\" defer></script>\n";

    fn text(bytes: Vec<u8>) -> String {
        String::from_utf8(bytes).expect("a page is text")
    }

    #[test]
    fn a_good_page_gets_the_script_alone() {
        let page = b"<p>&lt;/body> <b>x</b></p></BODY></html>";
        assert_eq!(
            text(dress(page, 7, None)),
            format!("<p>&lt;/body> <b>x</b></p>{SCRIPT}</BODY></html>")
        );
        assert_eq!(text(dress(b"no body", 7, None)), format!("no body{SCRIPT}"));
    }

    #[test]
    fn what_is_wrong_is_shown_as_text() {
        let faults = Faults {
            count: 2,
            report: "error: no place <img src=x onerror=\"alert(1)\">\n--> sightings/</pre>.md:3:1"
                .to_owned(),
        };
        let shown = text(dress(&plain_page(), 7, Some((&faults, Behind::Nothing))));
        assert!(shown.contains("<div id=\"observatory-overlay\" role=\"alert\""));
        assert!(shown.contains("<summary>2 errors</summary>"));
        assert!(shown.contains("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;"));
        assert!(shown.contains("sightings/&lt;/pre&gt;.md:3:1"));
        assert!(!shown.contains("<img"));
        assert_eq!(shown.matches("</pre>").count(), 1);
    }

    #[test]
    fn nothing_is_styled_or_run_in_place() {
        let faults = Faults {
            count: 1,
            report: "error: x".to_owned(),
        };
        let shown = text(dress(&plain_page(), 7, Some((&faults, Behind::LastGood))));
        assert!(!shown.contains("style="), "{shown}");
        assert!(!shown.contains("<style"), "{shown}");
        assert!(shown.contains(&format!("{SCRIPT}</body>")), "{shown}");
        assert_eq!(shown.matches("<script").count(), 1);
    }
}
