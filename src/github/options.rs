//! What can be chosen in the form: takes a list of words, gives a label for each, so that the answer is read as
//! the word that was meant.

use std::collections::BTreeSet;

use crate::import::Names;
use crate::model::{Entry, Observatory, Vocabulary, depth_first};
use crate::questions::WordList;
use crate::words::{Known, Permission, SaidBy, Word, Working};

/// The labels, in the order of the list; places come as their tree does.
pub(super) fn options(list: WordList, observatory: &Observatory) -> Vec<String> {
    let names = Names::of(list, observatory);
    let mut taken = BTreeSet::new();
    let mut labels = Vec::new();
    for (id, name) in words(list, observatory) {
        let name = name.split_whitespace().collect::<Vec<&str>>().join(" ");
        let longer = format!("{name} ({id})");
        let fits = |label: &String| {
            label.chars().all(is_seen)
                && label.chars().count() <= LONGEST
                && names.is_read(label, &id)
        };
        let label = [name, longer].into_iter().find(fits).unwrap_or(id);
        // GitHub refuses a form in which a label stands twice.
        if taken.insert(label.to_lowercase()) {
            labels.push(label);
        }
    }
    labels
}

/// No longer name is shown on a phone.
const LONGEST: usize = 200;

/// Whether a letter is what it seems: nothing that acts, and nothing that turns the words around it.
fn is_seen(letter: char) -> bool {
    let is_turning = matches!(
        letter,
        '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    );
    !letter.is_control() && !is_turning
}

/// Each word of a list with the name that it is chosen by.
pub(super) fn words(list: WordList, observatory: &Observatory) -> Vec<(String, String)> {
    match list {
        WordList::Places => depth_first(&observatory.places)
            .into_iter()
            .map(|(ix, _)| pair(&observatory.places[ix]))
            .collect(),
        WordList::Themes => entries(&observatory.themes),
        WordList::Parties => entries(&observatory.parties),
        WordList::Conditions => entries(&observatory.conditions),
        WordList::Known => closed::<Known>(),
        WordList::Working => closed::<Working>(),
        WordList::SaidBy => closed::<SaidBy>(),
        WordList::Permission => closed::<Permission>(),
        WordList::Shifts => {
            let shifts = observatory.shifts.iter();
            let both = shifts.flat_map(|(_, shift)| {
                let (from, to) = (&shift.from_name, &shift.to_name);
                [
                    (shift.id.clone(), shift.name.clone()),
                    (shift.reverse_id.clone(), format!("From {to} to {from}")),
                ]
            });
            both.collect()
        }
        WordList::Ends => {
            let shifts = observatory.shifts.iter();
            let both = shifts.flat_map(|(_, shift)| {
                [
                    (shift.from.clone(), shift.from_name.clone()),
                    (shift.to.clone(), shift.to_name.clone()),
                ]
            });
            both.collect()
        }
    }
}

fn entries<T: Entry>(vocabulary: &Vocabulary<T>) -> Vec<(String, String)> {
    vocabulary.iter().map(|(_, entry)| pair(entry)).collect()
}

fn pair(entry: &impl Entry) -> (String, String) {
    (entry.id().to_owned(), entry.name().to_owned())
}

fn closed<W: Word>() -> Vec<(String, String)> {
    let words = W::ALL.iter();
    words
        .map(|word| (word.id().to_owned(), word.name().to_owned()))
        .collect()
}
