//! The closed lists and the questions as a language says them.

use crate::language::Language;
use crate::questions::Question;
use crate::words::Word;

impl Language {
    /// What a word of a closed list is called.
    pub fn name_of<W: Word>(&self, word: W) -> &str {
        self.text(&format!("{}-{}", W::LIST, word.id()))
    }

    /// What a word of a closed list means.
    pub fn about_of<W: Word>(&self, word: W) -> &str {
        self.text(&format!("{}-{}-about", W::LIST, word.id()))
    }

    /// How a question is asked.
    pub fn label_of(&self, question: &Question) -> &str {
        self.text(&format!("{}-label", named(question)))
    }

    /// What helps to answer it.
    pub fn hint_of(&self, question: &Question) -> &str {
        self.text(&format!("{}-hint", named(question)))
    }

    /// The promise of that number, from 1.
    pub fn promise(&self, number: usize) -> &str {
        self.text(&format!("promise-{number}"))
    }
}

/// What the names of a question's messages begin with; the one that no key answers asks for promises.
fn named(question: &Question) -> String {
    match question.key {
        "" => "question-promises".to_owned(),
        key => format!("question-{}", key.replace('_', "-")),
    }
}

#[cfg(test)]
mod tests {
    use super::named;
    use crate::language::Language;
    use crate::questions::{PROMISES, QUESTIONS};
    use crate::words::{
        Known, Permission, Relation, SaidBy, Status, Tie, TieChange, Word, Working,
    };

    fn agrees<W: Word>(english: &Language) {
        for &word in W::ALL {
            assert_eq!(english.name_of(word), word.name());
            assert_eq!(english.about_of(word), word.about());
        }
    }

    #[test]
    fn english_says_the_closed_lists_as_the_command_line_does() {
        let english = Language::english();
        agrees::<Known>(&english);
        agrees::<Working>(&english);
        agrees::<SaidBy>(&english);
        agrees::<Tie>(&english);
        agrees::<TieChange>(&english);
        agrees::<Permission>(&english);
        agrees::<Relation>(&english);
        agrees::<Status>(&english);
    }

    #[test]
    fn english_asks_the_questions_as_the_form_of_issues_does() {
        let english = Language::english();
        for question in &QUESTIONS {
            let name = named(question);
            assert_eq!(english.label_of(question), question.label, "{name}");
            assert_eq!(english.hint_of(question), question.hint, "{name}");
        }
        for (index, promise) in PROMISES.iter().enumerate() {
            assert_eq!(english.promise(index + 1), *promise);
        }
    }
}
