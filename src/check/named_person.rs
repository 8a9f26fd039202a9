//! A person's name in an account that is said to name nobody.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::names::{last_of_person, singular};
use crate::check::reading::{Reading, Text, words_of};
use crate::diagnostic::{Findings, Level, Rule};
use crate::words::Permission;

/// A person's name in an account that is said to name nobody.
pub(super) static RULE: Rule = Rule {
    code: "named-person",
    level: Level::Note,
    page: include_str!("../../docs/rules/named-person.md"),
};

/// What stands before a name in English and in Welsh; those that are cut short may have a full stop.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "miss", "mx", "dr", "cllr", "rev", "revd", "pc", "sgt", "prof", "parch",
    "cyng",
];

/// Titles that are whole words.
const WHOLE_TITLES: &[&str] = &[
    "reverend", "sister", "brother", "father", "auntie", "aunty", "uncle", "imam", "anti", "yncl",
    "wncwl",
];

/// Words behind a title that make no person of it.
const NOBODY: &[&str] = &[
    "barnardo",
    "christmas",
    "martens",
    "pepper",
    "time",
    "universe",
    "wales",
    "whippy",
    "who",
    "world",
];

/// Whose somebody is.
const WHOSE: &[&str] = &[
    "my", "our", "her", "his", "their", "your", "fy", "ei", "eu", "ein",
];

/// What somebody is to somebody.
const RELATIONS: &[&str] = &[
    "neighbour",
    "friend",
    "son",
    "daughter",
    "wife",
    "husband",
    "mother",
    "mum",
    "mam",
    "father",
    "dad",
    "sister",
    "brother",
    "grandson",
    "granddaughter",
    "grandmother",
    "grandfather",
    "gran",
    "nan",
    "niece",
    "nephew",
    "aunt",
    "auntie",
    "uncle",
    "cousin",
    "carer",
    "landlady",
    "landlord",
    "boyfriend",
    "girlfriend",
    "nghymydog",
    "gymydog",
    "chymydog",
    "cymydog",
    "nghymdoges",
    "gymdoges",
    "chymdoges",
    "ffrind",
    "mab",
    "fab",
    "merch",
    "ferch",
    "gŵr",
    "ngŵr",
    "ŵr",
    "gwraig",
    "ngwraig",
    "wraig",
    "chwaer",
    "brawd",
    "mrawd",
    "frawd",
    "nain",
    "taid",
    "nhad",
    "thad",
    "thaid",
    "modryb",
    "fodryb",
    "hewythr",
    "ewythr",
];

/// Who can be called something, besides those of [`RELATIONS`].
const SOMEBODY: &[&str] = &[
    "man",
    "woman",
    "lady",
    "girl",
    "boy",
    "lad",
    "child",
    "teenager",
    "volunteer",
    "nurse",
    "teacher",
    "doctor",
    "parent",
    "resident",
    "tenant",
    "widow",
    "widower",
    "pensioner",
    "somebody",
    "someone",
    "student",
    "driver",
    "caretaker",
    "refugee",
    "dyn",
    "ddyn",
    "dynes",
    "ddynes",
    "menyw",
    "fenyw",
    "bachgen",
    "fachgen",
    "hogyn",
    "hogan",
    "rhywun",
    "plentyn",
    "blentyn",
    "gwirfoddolwr",
    "wirfoddolwr",
    "gwirfoddolwraig",
    "wirfoddolwraig",
    "athro",
    "athrawes",
];

/// Each name once, in a sighting that says that nobody can be recognised, or that nobody stands for.
pub(super) fn check(reading: &Reading<'_>, findings: &mut Findings) {
    let sighting = reading.sighting;
    let promise = match sighting.permission {
        Some(Permission::NobodyIdentifiable) => "the permission says that nobody can be recognised",
        None if sighting.observer.is_none() => "nothing says that they agreed to be named",
        _ => return,
    };
    let credit = words_of(sighting.observer.as_deref().into_iter());
    let mut told: BTreeSet<String> = BTreeSet::new();
    for text in reading.prose().filter(|text| is_account(text)) {
        for named in names(text) {
            let name = &text.words[named.name.clone()];
            let is_known = |word: &str| reading.place_words.contains(word) || credit.contains(word);
            let folded: Vec<&str> = name
                .iter()
                .map(|word| singular(word.folded(text.passage.text())))
                .collect();
            if folded.iter().any(|word| is_known(word)) || !told.insert(folded.join(" ")) {
                continue;
            }
            let end = name.last().map_or(named.start, |word| {
                word.span.start + singular(text.written(word)).len()
            });
            let span = named.start..end;
            findings.push(reading.found(
                &RULE,
                text,
                &span,
                format!(
                    "`{}` seems to name a person, and {promise}",
                    text.slice(&span)
                ),
                "say who they are to the others instead, such as \"a neighbour\"; if they agreed, write permission = \
                 \"given\"; for somebody in public office answer with allow = [{ rule = \"named-person\", why = \"…\" }]",
            ));
        }
    }
}

/// Texts about people: not the credit that an observer or somebody who replies chose, nor what a source is called.
fn is_account(text: &Text) -> bool {
    !matches!(
        text.key.as_str(),
        "observer" | "replies.by" | "sources.title"
    )
}

/// A name: the bytes from which it is told, with its title, and its words.
struct Named {
    start: usize,
    name: Range<usize>,
}

fn names(text: &Text) -> Vec<Named> {
    let mut found = Vec::new();
    let mut index = 0;
    while index < text.words.len() {
        let named = titled(text, index)
            .or_else(|| related(text, index))
            .or_else(|| called(text, index));
        index = named.as_ref().map_or(index, |named| named.name.end - 1) + 1;
        found.extend(named);
    }
    found
}

fn person(text: &Text, first: usize, start: usize) -> Option<Named> {
    let last = last_of_person(text, first)?;
    let name = first..last + 1;
    Some(Named { start, name })
}

/// Mrs Jones, Dr. Patel, Sister Mary.
fn titled(text: &Text, index: usize) -> Option<Named> {
    if !text.is_capital(index) || !text.is_capital(index + 1) {
        return None;
    }
    let (title, gap) = (text.word(index), text.gap(index));
    let is_title = (TITLES.contains(&title) && matches!(gap, " " | ". " | "\u{a0}"))
        || (WHOLE_TITLES.contains(&title) && gap == " ");
    let is_nobody = NOBODY.contains(&singular(text.word(index + 1)));
    if !is_title || is_nobody {
        return None;
    }
    person(text, index + 1, text.words[index].span.start)
}

/// My neighbour Gwen; her son, Tomos.
fn related(text: &Text, index: usize) -> Option<Named> {
    let is_whose = |at: usize| WHOSE.contains(&text.word(at));
    let is_told = text.is_capital(index + 1)
        && RELATIONS.contains(&text.word(index))
        && matches!(text.gap(index), " " | ", ")
        && (1..=3).any(|back| {
            index.checked_sub(back).is_some_and(|at| {
                is_whose(at) && (at..index).all(|at| matches!(text.gap(at), " " | "-"))
            })
        });
    if !is_told {
        return None;
    }
    person(text, index + 1, text.words.get(index + 1)?.span.start)
}

/// A woman called Sarah; she is named Ann; dynes o'r enw Siân.
fn called(text: &Text, index: usize) -> Option<Named> {
    let is_somebody = |at: usize| {
        let word = text.word(at);
        SOMEBODY.contains(&word) || RELATIONS.contains(&word)
    };
    let before = |back: usize| index.checked_sub(back);
    let first = match (text.word(index), text.word(index + 1)) {
        ("called" | "named", _) => {
            let is_person = before(1).is_some_and(is_somebody);
            let is_one = before(1).is_some_and(|at| matches!(text.word(at), "is" | "was"))
                && before(2).is_some_and(|at| matches!(text.word(at), "she" | "he" | "who"));
            let is_short =
                before(1).is_some_and(|at| matches!(text.word(at), "she's" | "he's" | "who's"));
            (is_person || is_one || is_short).then_some(index + 1)
        }
        ("o'r", "enw") => {
            let is_person = [1, 2]
                .into_iter()
                .any(|back| before(back).is_some_and(is_somebody));
            is_person.then_some(index + 2)
        }
        _ => None,
    }?;
    let is_near = (index..first).all(|at| text.gap(at) == " ");
    let start = text.words.get(first)?.span.start;
    is_near.then(|| person(text, first, start))?
}
