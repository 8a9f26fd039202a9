//! What the scripts of a page say, in its language: the page brings it along as data, for `assets/words.js`.

use serde_json::{Map, Value, json};

use crate::language::Language;
use crate::questions::QUESTIONS;
use crate::theme::SafeJson;
use crate::words::{Known, Permission, SaidBy, Word, Working};

/// What `assets/search.js` says.
const SEARCH: &[&str] = &[
    "script-search-failed",
    "script-search-found",
    "script-search-none",
    "script-search-some",
    "script-search-suggestions",
];

/// What `assets/contribute.js` says.
const FORM: &[&str] = &[
    "script-form-coordinates",
    "script-form-copied",
    "script-form-copy-by-hand",
    "script-form-email",
    "script-form-faults",
    "script-form-future",
    "script-form-issue",
    "script-form-issue-link",
    "script-form-issue-text",
    "script-form-known",
    "script-form-mail",
    "script-form-mail-link",
    "script-form-mail-long",
    "script-form-mail-whole",
    "script-form-needed",
    "script-form-nhs-number",
    "script-form-no-choice",
    "script-form-no-date",
    "script-form-no-place",
    "script-form-no-shift",
    "script-form-personal",
    "script-form-personal-fault",
    "script-form-place-letters",
    "script-form-postcode",
    "script-form-promises",
    "script-form-subject",
    "script-form-telephone",
    "script-form-too-long",
    "script-form-website",
    "script-form-website-link",
    "script-form-website-long",
    "script-form-website-whole",
];

/// What the scripts put into their messages, besides the number.
const PLACES: &[&str] = &["found", "title"];

/// The words of the search.
pub(super) fn search(language: &Language) -> SafeJson {
    SafeJson::new(&Value::Object(messages(language, SEARCH, "script-search-")))
}

/// The words of the form. Its answers may be sent as a letter, which the program reads as it reads an issue: so the
/// headings of that letter, and the words of the closed lists in it, are the English ones whatever the page's language.
pub(super) fn form(language: &Language) -> SafeJson {
    let mut words = messages(language, FORM, "script-form-");
    for question in &QUESTIONS {
        words.insert(format!("letter {}", question.key), json!(question.label));
    }
    letter::<Known>("known", &mut words);
    letter::<Working>("working", &mut words);
    letter::<SaidBy>("said_by", &mut words);
    letter::<Permission>("permission", &mut words);
    SafeJson::new(&Value::Object(words))
}

fn letter<W: Word>(key: &str, words: &mut Map<String, Value>) {
    for word in W::ALL {
        words.insert(format!("letter {key} {}", word.id()), json!(word.name()));
    }
}

/// Each message by its name without `prefix`: a text, or one for each plural.
fn messages(language: &Language, ids: &[&str], prefix: &str) -> Map<String, Value> {
    let named = ids.iter().map(|id| {
        let name = id.strip_prefix(prefix).unwrap_or(id).to_owned();
        let forms = language.for_script(id, PLACES);
        let value = match forms.as_slice() {
            [(_, words)] => json!(words),
            forms => forms
                .iter()
                .map(|(plural, words)| ((*plural).to_owned(), json!(words)))
                .collect(),
        };
        (name, value)
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{FORM, SEARCH};

    /// The names of the messages that a script asks for.
    fn asked(script: &str) -> BTreeSet<&str> {
        let calls = script.split("say(\"").skip(1);
        let names = calls.filter_map(|rest| rest.split('"').next());
        // Those of a letter come from the questions.
        names.filter(|name| !name.starts_with("letter ")).collect()
    }

    #[test]
    fn each_script_has_the_words_that_it_asks_for_and_no_others() {
        for (script, ids, prefix, beside) in [
            (
                include_str!("../../templates/assets/search.js"),
                SEARCH,
                "script-search-",
                [].as_slice(),
            ),
            (
                include_str!("../../templates/assets/contribute.js"),
                FORM,
                "script-form-",
                [
                    "email",
                    "telephone",
                    "postcode",
                    "nhs-number",
                    "coordinates",
                ]
                .as_slice(),
            ),
        ] {
            let had: BTreeSet<&str> = ids
                .iter()
                .filter_map(|id| id.strip_prefix(prefix))
                .collect();
            let mut asked = asked(script);
            asked.extend(beside);
            assert_eq!(asked, had);
        }
    }
}
