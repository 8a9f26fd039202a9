//! The words that an answer names: takes what somebody chose, by name or by id, gives ids. A word that is in
//! no list stays as it is, and is found when the sighting is read.

use std::collections::BTreeMap;

use crate::id::folded;
use crate::model::{Entry, Observatory, Vocabulary};
use crate::questions::WordList;
use crate::words::{Known, Permission, SaidBy, Word, Working};

/// What the words of one list are called, each name with the ids that it may mean.
pub struct Names(BTreeMap<String, Vec<String>>);

impl Names {
    /// All names and ids of a list.
    pub fn of(list: WordList, observatory: &Observatory) -> Self {
        let mut names = Self(BTreeMap::new());
        match list {
            WordList::Places => names.entries(&observatory.places),
            WordList::Themes => names.entries(&observatory.themes),
            WordList::Parties => names.entries(&observatory.parties),
            WordList::Conditions => names.entries(&observatory.conditions),
            WordList::Known => names.words::<Known>(),
            WordList::Working => names.words::<Working>(),
            WordList::SaidBy => names.words::<SaidBy>(),
            WordList::Permission => names.words::<Permission>(),
            WordList::Shifts => {
                for (_, shift) in observatory.shifts.iter() {
                    let (from, to) = (&shift.from_name, &shift.to_name);
                    names.add(&shift.id, &shift.name);
                    names.add(&shift.id, &format!("towards {to}"));
                    names.add(&shift.reverse_id, &format!("From {to} to {from}"));
                    names.add(&shift.reverse_id, &format!("towards {from}"));
                    names.add_longer(&shift.id, &shift.name);
                    names.add_longer(&shift.reverse_id, &format!("From {to} to {from}"));
                }
            }
            WordList::Ends => {
                for (_, shift) in observatory.shifts.iter() {
                    names.add(&shift.from, &shift.from_name);
                    names.add(&shift.to, &shift.to_name);
                    names.add_longer(&shift.from, &shift.from_name);
                    names.add_longer(&shift.to, &shift.to_name);
                }
            }
        }
        names
    }

    fn entries<T: Entry>(&mut self, vocabulary: &Vocabulary<T>) {
        for (_, entry) in vocabulary.iter() {
            self.add(entry.id(), entry.name());
            self.add_longer(entry.id(), entry.name());
        }
    }

    fn words<W: Word>(&mut self) {
        for word in W::ALL {
            self.add(word.id(), word.name());
        }
    }

    fn add(&mut self, id: &str, name: &str) {
        // An id means itself, whatever else is called like it.
        self.0.insert(alike(id), vec![id.to_owned()]);
        let ids = self.0.entry(alike(name)).or_default();
        let is_id_of_another = ids.iter().any(|known| alike(known) == alike(name));
        if !is_id_of_another && !ids.iter().any(|known| known == id) {
            ids.push(id.to_owned());
        }
    }

    /// With its id behind it, a name that several have means one of them: `Newport (newport-wales)`.
    fn add_longer(&mut self, id: &str, name: &str) {
        self.add(id, &format!("{name} ({id})"));
    }

    /// Whether `label`, chosen in a form alone or among others, is read as `id` and as nothing else. What
    /// GitHub keeps for itself, what Markdown takes for a heading, a box or code, and what begins like a
    /// longer name is not.
    pub fn is_read(&self, label: &str, id: &str) -> bool {
        let is_sign = |sign: &&str| label.starts_with(*sign);
        let is_mark = SIGNS.iter().any(is_sign);
        let is_taken = ["none", "_no response_"].contains(&label.to_lowercase().as_str());
        let begins = format!("{},", alike(label));
        let is_begun = self.0.range(begins.clone()..).next();
        let is_begun = is_begun.is_some_and(|(name, _)| name.starts_with(&begins));
        !is_mark
            && !is_taken
            && !is_begun
            && !label.contains("<!--")
            && label.matches(',').count() < MOST_PARTS
            && self.meant(label) == [id]
    }

    /// The ids that a name may mean: none where nothing is called that, several where several are.
    pub(super) fn meant(&self, name: &str) -> &[String] {
        self.0.get(&alike(name)).map_or(&[], Vec::as_slice)
    }

    /// The words of a line, between which stands `, `, as the form joins them. A name may hold that itself,
    /// so the longest that is known is taken.
    pub(super) fn apart<'a>(&self, line: &'a str) -> Vec<&'a str> {
        let mut words = Vec::new();
        let mut rest = line.trim();
        while !rest.is_empty() {
            let ends: Vec<usize> = rest
                .match_indices(',')
                .map(|(at, _)| at)
                .take(MOST_PARTS)
                .chain([rest.len()])
                .collect();
            let known = |end: &&usize| !self.meant(rest[..**end].trim()).is_empty();
            let end = ends.iter().rev().find(known).unwrap_or(&ends[0]);
            let word = rest[..*end].trim();
            if !word.is_empty() {
                words.push(word);
            }
            rest = rest[*end..].trim_start_matches(',').trim_start();
        }
        words
    }
}

/// What no label begins with.
const SIGNS: [&str; 9] = [",", "#", "- ", "* ", "[", "```", "~~~", ">", "<"];

/// No name has more commas than that; without a bound a long line would be looked at too often.
const MOST_PARTS: usize = 8;

/// What two ways of writing a name have in common.
fn alike(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    folded(&words.join(" ").replace('’', "'")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::model::Observatory;
    use crate::questions::WordList;

    #[test]
    fn names_that_hold_a_comma_are_found_among_others() {
        let names = Names::of(WordList::Known, &Observatory::default());
        let line = "I saw it or took part, a view, a worry or a what-if, told, nonsense";
        let words = names.apart(line);
        assert_eq!(
            words,
            [
                "I saw it or took part",
                "a view, a worry or a what-if",
                "told",
                "nonsense"
            ]
        );
        assert_eq!(names.meant(words[1]), ["view"]);
        assert!(names.meant("nonsense").is_empty());
        assert!(names.apart(" , ,").is_empty());
    }
}
