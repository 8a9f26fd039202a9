//! An address that is not a web address.

use std::ops::Range;
use std::sync::Arc;

use url::Url;

use crate::diagnostic::{Diagnostic, Level, Rule, SourceText};

/// An address that is not a web address.
pub static RULE: Rule = Rule {
    code: "bad-address",
    level: Level::Error,
    page: include_str!("../../docs/rules/bad-address.md"),
};

/// `written`, given as a source, is not an `http` or `https` address that everybody may see.
pub fn fault(source: &Arc<SourceText>, span: Range<usize>, written: &str) -> Diagnostic {
    let (message, help) = match mistake(written) {
        Mistake::Mail => (
            "this is an e-mail address, and everybody could read it".to_owned(),
            "leave it out; give the source by its title: { title = \"A letter to the group\" }",
        ),
        Mistake::User => (USER.to_owned(), LEAVE_OUT_USER),
        Mistake::Title => (
            no_address(written),
            "give a source that has no address by its title: { title = \"…\" }",
        ),
        Mistake::Other => (no_address(written), WHOLE),
    };
    Diagnostic::new(&RULE, source, span, message, help)
}

/// `written`, an address of the observatory itself, is not an `http` or `https` address.
pub fn of_site(source: &Arc<SourceText>, span: Range<usize>, written: &str) -> Diagnostic {
    let (message, help) = match mistake(written) {
        Mistake::User => (USER.to_owned(), LEAVE_OUT_USER),
        Mistake::Mail | Mistake::Title | Mistake::Other => (no_address(written), WHOLE),
    };
    Diagnostic::new(&RULE, source, span, message, help)
}

/// Whether a web address names a user, perhaps with a password: `https://anna@example.org`.
pub fn has_user(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

const USER: &str = "a name or a password stands in this address, and everybody could read it";

const LEAVE_OUT_USER: &str = "leave out what stands between // and @, and the @ itself";

const WHOLE: &str = "write the whole address, beginning with https:// or http://";

enum Mistake {
    Mail,
    User,
    Title,
    Other,
}

fn mistake(written: &str) -> Mistake {
    let url = Url::parse(written).ok();
    if url.as_ref().is_some_and(has_user) {
        Mistake::User
    } else if written.contains(char::is_whitespace) {
        Mistake::Title
    } else if written.contains('@') && !written.contains('/') {
        Mistake::Mail
    } else if !written.contains(['.', ':']) {
        Mistake::Title
    } else {
        Mistake::Other
    }
}

fn no_address(written: &str) -> String {
    format!("`{written}` is not a web address")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{fault, of_site};
    use crate::diagnostic::SourceText;

    #[test]
    fn each_mistake_has_its_own_next_step() {
        let source = Arc::new(SourceText::new("x.md", ""));
        let told = |written: &str| {
            let (listed, site) = (
                fault(&source, 0..0, written),
                of_site(&source, 0..0, written),
            );
            assert!(!site.help.contains("title"), "{}", site.help);
            format!("{}: {}", listed.message, listed.help)
        };
        for mail in ["anna@example.org", "mailto:anna@example.org"] {
            assert!(told(mail).contains("A letter to the group"), "{mail}");
            assert!(
                !told(mail).contains("anna"),
                "a report repeats no e-mail address"
            );
        }
        assert!(told("https://anna:secret@example.org/").contains("between // and @"));
        assert!(!told("https://anna:secret@example.org/").contains("secret"));
        assert!(told("Minutes of the group").contains("{ title ="));
        assert!(told("example.org/@anna").contains("the whole address"));
    }
}
