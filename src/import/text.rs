//! Whether what was given is text at all: takes the bytes of a file, gives its text or says, for somebody who
//! works with a spreadsheet, what to do instead.

use std::sync::Arc;

use crate::diagnostic::SourceText;

/// What a file is meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A table: one row a sighting.
    Table,
    /// The text of a form that was filled in.
    Form,
}

/// The largest table, in bytes; a form is no larger than any other file of ours.
pub const LARGEST: usize = 128 << 20;

/// How other programs begin their own files: zipped (.xlsx, .ods, .docx) and the older .xls, .doc.
const ZIPPED: &[u8] = b"PK\x03\x04";
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0";

/// The text of `bytes`, under the name by which reports call it.
///
/// # Errors
/// What is wrong with the file as a whole, in one sentence, and the next step.
pub fn text(name: &str, bytes: &[u8], kind: Kind) -> Result<Arc<SourceText>, String> {
    let again = match kind {
        Kind::Table => {
            "In the spreadsheet choose “Save as”, then “CSV UTF-8”, and import that file"
        }
        Kind::Form => "Save it as plain text in UTF-8, and import that file",
    };
    let says = |what: &str| Err(format!("{name} {what}. {again}"));
    if bytes.starts_with(ZIPPED) || bytes.starts_with(COMPOUND) {
        return says("is the own file of a spreadsheet or a word processor, such as .xlsx");
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return says("is saved as UTF-16");
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let line = line_of(&bytes[..error.valid_up_to()]);
            return says(&format!(
                "is not saved as UTF-8: line {line} holds a byte that is no part of a letter"
            ));
        }
    };
    if let Some(at) = text.find('\0') {
        let line = line_of(&bytes[..at]);
        return says(&format!("is not text: line {line} holds a NUL byte"));
    }
    if text
        .trim_matches(['\u{feff}', ' ', '\t', '\r', '\n'])
        .is_empty()
    {
        return Err(match kind {
            Kind::Table => format!(
                "{name} is empty. Its first line names the columns, such as title,date,place,shifts,body"
            ),
            Kind::Form => format!("{name} is empty. It should hold the text of the form"),
        });
    }
    Ok(Arc::new(SourceText::new(name, text)))
}

fn line_of(before: &[u8]) -> usize {
    let text = String::from_utf8_lossy(before);
    let source = SourceText::new("", &text);
    source.position(usize::MAX).line
}

#[cfg(test)]
mod tests {
    use super::{Kind, text};

    fn fault(bytes: &[u8]) -> String {
        match text("x.csv", bytes, Kind::Table) {
            Ok(source) => panic!("read as {:?}", source.text()),
            Err(fault) => fault,
        }
    }

    #[test]
    fn what_is_no_text_is_named_with_the_next_step() {
        for (bytes, what) in [
            (&b"PK\x03\x04rest"[..], "is the own file of a spreadsheet"),
            (b"\xd0\xcf\x11\xe0rest", "is the own file of a spreadsheet"),
            (b"\xff\xfet\0", "is saved as UTF-16"),
            (b"title\ncaf\xe9\n", "line 2 holds a byte that is no part"),
            (b"title\r\na\r\nb\0", "line 3 holds a NUL byte"),
        ] {
            let fault = fault(bytes);
            assert!(fault.contains(what), "{fault}");
            assert!(fault.contains("CSV UTF-8"), "{fault}");
        }
    }

    #[test]
    fn an_empty_file_is_told_how_to_begin() {
        for bytes in [&b""[..], b"\xef\xbb\xbf", b"\r\n \n"] {
            assert!(fault(bytes).contains("title,date,place"));
        }
    }
}
