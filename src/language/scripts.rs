//! Messages for scripts, which put in themselves what only they know: how many were found, what was typed.

use crate::language::{Argument, Language};

/// The plurals of all languages, as the Unicode CLDR and `Intl.PluralRules` call them; `other` is there in each.
const PLURALS: [&str; 6] = ["other", "zero", "one", "two", "few", "many"];

impl Language {
    /// The message of that name for each plural that has words of its own, `other` first. Each of `places` stands in it
    /// as `{place}`, and the number as `{shown}`.
    ///
    /// # Panics
    /// As [`Self::say`] does.
    pub fn for_script(&self, id: &str, places: &[&str]) -> Vec<(&'static str, String)> {
        let mut forms: Vec<(&'static str, String)> = Vec::new();
        for plural in PLURALS {
            // Where a message chooses by `$count`, the name of a plural chooses as a number of that plural would.
            let mut arguments = vec![
                ("count", Argument::from(plural)),
                ("shown", Argument::from("{shown}")),
            ];
            arguments.extend(
                places
                    .iter()
                    .map(|&place| (place, format!("{{{place}}}").into())),
            );
            let words = self.say(id, &arguments);
            if forms.first().is_none_or(|(_, other)| *other != words) {
                forms.push((plural, words));
            }
        }
        forms
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::diagnostic::{Findings, SourceText};
    use crate::language::Language;
    use crate::language::catalogue::Catalogue;

    #[test]
    fn a_plural_is_chosen_by_its_name() {
        let text = "found = { $count ->\n [one] { $shown } gefunden: { $what }\n [few] { $shown } few\n *[other] { $shown } other\n }\nfixed = So.\n";
        let source = Arc::new(SourceText::new("templates/languages/xx.ftl", text));
        let mut findings = Findings::default();
        let file = Catalogue::read(&source, &mut findings).expect("the file can be read");
        let language = Language::made("xx", &[&file], None);
        let forms = language.for_script("found", &["what"]);
        let forms: Vec<(&str, &str)> = forms
            .iter()
            .map(|(plural, words)| (*plural, words.as_str()))
            .collect();
        assert_eq!(
            forms,
            [
                ("other", "{shown} other"),
                ("one", "{shown} gefunden: {what}"),
                ("few", "{shown} few"),
            ]
        );
        assert_eq!(
            language.for_script("fixed", &[]),
            [("other", "So.".to_owned())]
        );
    }
}
