//! A picture that can't be published.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};
use crate::faults::list;
use crate::picture::{ENDINGS, Format, LARGEST_FILE, MOST_DOTS, Unfit};

/// A picture that can't be published.
pub static RULE: Rule = Rule {
    code: "picture",
    level: Level::Error,
    page: include_str!("../../docs/rules/picture.md"),
};

/// Why a picture that a sighting names can't be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It is on another site.
    Elsewhere,
    /// It is no address of a file at all.
    NoFile,
    /// Its address has a space in it, so that Markdown takes the whole for words.
    Spaced,
    /// Its name is that of a file which is left out.
    Hidden,
    /// It does not stand beside the sighting.
    NotBeside,
    /// Its name is of no kind that is published.
    OtherKind,
    /// There is no such file; perhaps one that is called nearly so.
    Missing(Option<String>),
    /// It is named already.
    Twice,
    /// Its file is at fault.
    Unfit(Unfit),
}

/// At the name of the picture, or at its mark in the account.
pub fn fault(source: &Arc<SourceText>, span: Range<usize>, name: &str, why: &Why) -> Diagnostic {
    let kinds = || {
        let names = ENDINGS.map(|(ending, _)| format!(".{ending}"));
        format!(
            "save it as JPEG, PNG or WebP, with a name that ends with {}",
            list(&names.each_ref().map(String::as_str))
        )
    };
    let (message, help) = match why {
        Why::Elsewhere => (
            "this picture is on another site, which would hear of everybody who reads this page".to_owned(),
            "put the picture beside this file, if you may, and write its name here; or make it a link".to_owned(),
        ),
        Why::NoFile => (
            "a picture is a file, and this address is of none".to_owned(),
            "put the picture beside this file, and write its name here".to_owned(),
        ),
        Why::Spaced => (
            format!("`{name}` has a space in it, so this is shown as words and not as a picture"),
            format!("write {} here, or give the file a name without a space", name.replace(' ', "%20")),
        ),
        Why::Hidden => (
            format!("`{name}` begins with a dot or with _, and such files are left out"),
            "give it a name that begins with a letter or a digit, here too".to_owned(),
        ),
        Why::NotBeside => (
            format!("`{name}` is not beside this file"),
            "put the picture into the folder of this file, and write its name alone".to_owned(),
        ),
        Why::OtherKind => (format!("`{name}` is no picture of a kind that is published"), kinds()),
        Why::Missing(near) => (
            format!("there is no picture `{name}` beside this file"),
            match near {
                Some(near) => format!("did you mean {near}?"),
                None => "put the picture into the folder of this file, or take its name out".to_owned(),
            },
        ),
        Why::Twice => (
            format!("`{name}` is named twice"),
            "name it once".to_owned(),
        ),
        Why::Unfit(Unfit::File) => (
            format!("`{name}` is larger than {} MB", LARGEST_FILE >> 20),
            "save a smaller copy: 2,000 dots wide is enough".to_owned(),
        ),
        Why::Unfit(Unfit::Dots(width, height)) => (
            format!(
                "`{name}` has {:.1} million dots, {width} × {height}; {} million are the most, and 20,000 either way",
                (f64::from(*width) * f64::from(*height) / 1e6),
                MOST_DOTS / 1_000_000
            ),
            "save a smaller copy: 2,000 dots wide is enough".to_owned(),
        ),
        Why::Unfit(Unfit::Misnamed(Some(is))) => {
            let ending = match is {
                Format::Jpeg => "jpg",
                Format::Png => "png",
                Format::WebP => "webp",
            };
            (
                format!("`{name}` is a {} file, whatever its name says", is.name()),
                format!("give it a name that ends with .{ending}, here too"),
            )
        }
        Why::Unfit(Unfit::Misnamed(None)) => {
            (format!("`{name}` is no picture, whatever its name says"), kinds())
        }
        Why::Unfit(Unfit::CutShort) => (
            format!("`{name}` ends before it is whole"),
            "copy it here once more".to_owned(),
        ),
        Why::Unfit(Unfit::Damaged) => (
            format!("`{name}` is damaged, and can't be read"),
            "open it in a program for pictures, save it again, and put that here".to_owned(),
        ),
    };
    Diagnostic::new(&RULE, source, span, message, help)
}
