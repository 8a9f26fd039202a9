//! Several names in a row, as a language writes them.

use crate::language::Language;

impl Language {
    /// "A, b, c".
    pub fn row<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> String {
        let names: Vec<&str> = names.into_iter().collect();
        names.join(self.text("list-comma"))
    }

    /// "A, b and c".
    pub fn all_of(&self, names: &[&str]) -> String {
        self.ended("list-and", names)
    }

    /// "A, b or c".
    pub fn any_of(&self, names: &[&str]) -> String {
        self.ended("list-or", names)
    }

    /// A row whose last name the message `id` puts after the others.
    fn ended(&self, id: &str, names: &[&str]) -> String {
        match names {
            [before @ .., last] if !before.is_empty() => {
                let before = self.row(before.iter().copied());
                self.say(id, &[("before", before.into()), ("last", (*last).into())])
            }
            names => self.row(names.iter().copied()),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::language::Language;

    #[test]
    fn names_are_joined_as_in_a_sentence() {
        let english = Language::english();
        assert_eq!(english.row(["A", "b", "c"]), "A, b, c");
        assert_eq!(english.all_of(&[]), "");
        assert_eq!(english.all_of(&["A"]), "A");
        assert_eq!(english.all_of(&["A", "b"]), "A and b");
        assert_eq!(english.all_of(&["A", "b", "c"]), "A, b and c");
        assert_eq!(english.any_of(&["A", "b", "c"]), "A, b or c");
    }
}
