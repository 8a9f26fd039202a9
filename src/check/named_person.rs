//! A person's name in an account that is said to name nobody.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::names::{is_name, is_thing, last_of_person, singular};
use crate::check::people::{
    FAMOUS, INDEFINITE, PARENTS, POSTS, RELATIONS, SOMEBODY, TITLES, TITLES_WITH_ARTICLE, VERBS,
    WELSH_BEHIND, WHOLE_TITLES, WHOSE,
};
use crate::check::reading::{Reading, Text, words_of};
use crate::diagnostic::{Findings, Level, Rule};
use crate::words::Permission;

/// A person's name in an account that is said to name nobody.
pub(super) static RULE: Rule = Rule {
    code: "named-person",
    level: Level::Note,
    page: include_str!("../../docs/rules/named-person.md"),
};

/// Each name once, in a sighting that says that nobody can be recognised, or that nobody stands for.
pub(super) fn check(reading: &Reading<'_>, findings: &mut Findings) {
    let file = reading.told;
    let promise = match file.permission {
        Some(Permission::NobodyIdentifiable) => "the permission says that nobody can be recognised",
        None if file.is_whole && file.observer.is_none() => {
            "nothing says that they agreed to be named"
        }
        _ => return,
    };
    let credit = words_of(file.observer.into_iter());
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
            .or_else(|| called(text, index))
            .or_else(|| aged(text, index));
        index = named.as_ref().map_or(index, |named| named.name.end - 1) + 1;
        found.extend(named);
    }
    found
}

/// The person whose name begins at a place, told from there on; "Mum" and "Auntie" alone are no names.
fn person(text: &Text, first: usize) -> Option<Named> {
    let start = text.words.get(first)?.span.start;
    let last = last_of_person(text, first)?;
    let is_relation = first == last && is_relation(text, first);
    let name = first..last + 1;
    (!is_relation).then_some(Named { start, name })
}

/// Whether the words from one to another stand side by side.
fn is_one_phrase(text: &Text, mut words: Range<usize>) -> bool {
    words.all(|at| matches!(text.gap(at), " " | "-" | "\u{a0}"))
}

/// Mrs Jones, Dr. Patel, Sister Mary, Mr J. Smith; not the Lord Mayor, Mr Kipling or Ysgol Syr Hugh Owen.
fn titled(text: &Text, index: usize) -> Option<Named> {
    if !text.is_capital(index) {
        return None;
    }
    let (title, gap) = (text.word(index), text.gap(index));
    let is_whole = WHOLE_TITLES.contains(&title) && matches!(gap, " " | "\u{a0}");
    let is_short = TITLES.contains(&title) && matches!(gap, " " | ". " | "\u{a0}");
    if !(is_whole || is_short) || is_no_title(text, index) {
        return None;
    }
    // A lady may be called Lane, but Lady Lane is one.
    if is_whole && last_of_person(text, index)? == index {
        return None;
    }
    let start = text.words[index].span.start;
    person(text, index + 1).map(|named| Named { start, ..named })
}

/// Whether a word that can be a title is none here, by what stands around it.
fn is_no_title(text: &Text, index: usize) -> bool {
    let title = text.word(index);
    let next = singular(text.word(index + 1));
    let before = |back: usize| {
        let at = index.checked_sub(back)?;
        is_one_phrase(text, at..index).then_some(at)
    };
    let has_article = before(1).is_some_and(|at| matches!(text.word(at), "the" | "a" | "an"));
    let is_of_thing = |at: usize| text.is_capital(at) && is_thing(text.word(at));
    let ends_thing = before(1).is_some_and(|at| {
        let is_welsh_article = matches!(text.word(at), "y" | "yr");
        is_of_thing(at) || is_welsh_article && before(2).is_some_and(is_of_thing)
    });
    POSTS.contains(&next)
        || FAMOUS.contains(&format!("{title} {next}").as_str())
        || has_article && !TITLES_WITH_ARTICLE.contains(&title)
        || ends_thing
}

/// My neighbour Gwen; her son, Tomos; his sister-in-law Ann; fy ffrind gorau Lowri.
fn related(text: &Text, index: usize) -> Option<Named> {
    let is_next = matches!(text.gap(index), " " | ", ") && text.is_capital(index + 1);
    if !is_next {
        return None;
    }
    let has_adjective = index > 0
        && WELSH_BEHIND.contains(&text.word(index))
        && is_one_phrase(text, index - 1..index);
    let relation = index - usize::from(has_adjective);
    let is_whose = |at: usize| {
        let is_owner = WHOSE.contains(&text.word(at)) || text.word(at).ends_with("'s");
        is_owner && is_one_phrase(text, at..index)
    };
    let is_one = is_relation(text, relation) || SOMEBODY.contains(&text.word(relation));
    let is_told = is_one && (relation.saturating_sub(4)..relation).any(is_whose);
    is_told.then(|| person(text, index + 1))?
}

fn is_relation(text: &Text, at: usize) -> bool {
    let is_in_law = text.word(at) == "law" && at > 0 && text.word(at - 1) == "in";
    is_in_law || RELATIONS.contains(&text.word(at))
}

/// A woman called Sarah; she is named Ann; his name is Tom; dynes o'r enw Siân.
fn called(text: &Text, index: usize) -> Option<Named> {
    let (first, may_be_done) = introduced(text, index)?;
    let named = is_one_phrase(text, index..first).then(|| person(text, first))??;
    (!may_be_done || !is_done(text, index, named.name.end)).then_some(named)
}

/// Where a name begins that the words from `index` on introduce, and whether they can as well say what somebody did,
/// as in "the woman called the council".
fn introduced(text: &Text, index: usize) -> Option<(usize, bool)> {
    let before = |back: usize| index.checked_sub(back).map_or("", |at| text.word(at));
    let is_somebody = |back: usize| {
        let at = index.checked_sub(back);
        at.is_some_and(|at| SOMEBODY.contains(&text.word(at)) || is_relation(text, at))
    };
    let is_one = || {
        matches!(before(1), "is" | "was")
            && (matches!(before(2), "she" | "he" | "who") || is_somebody(2))
            || matches!(before(1), "she's" | "he's" | "who's")
    };
    let owner = |back: usize| matches!(before(back), "my" | "her" | "his" | "whose");
    match (text.word(index), text.word(index + 1)) {
        ("call" | "calls" | "called", "her" | "him") => Some((index + 2, false)),
        ("called", _) if is_one() => Some((index + 1, false)),
        ("called", _) if is_somebody(1) => Some((index + 1, true)),
        ("named", _) if is_one() || is_somebody(1) => Some((index + 1, false)),
        ("known", "as") if is_one() || is_somebody(1) => Some((index + 2, false)),
        ("name", "of") if (before(2), before(1)) == ("by", "the") && is_somebody(3) => {
            Some((index + 2, false))
        }
        ("name", "is" | "was") if owner(1) || owner(2) => Some((index + 2, false)),
        ("name's", _) if owner(1) || owner(2) => Some((index + 1, false)),
        ("o'r", "enw") if is_somebody(1) || is_somebody(2) => Some((index + 2, false)),
        ("enw" | "henw", _) if matches!(before(1), "fy" | "ei") => {
            let pronoun = matches!(text.word(index + 1), "i" | "hi" | "ef" | "e" | "o" | "fo");
            let verb = index + 1 + usize::from(pronoun);
            let is_verb = matches!(text.word(verb), "yw" | "ydy" | "ydi" | "oedd");
            is_verb.then_some((verb + 1, false))
        }
        _ => None,
    }
}

/// Whether "called" before a name that ends before the word `behind` is something that was done: somebody whom the
/// reader knows already is called so only where a verb follows, somebody new wherever none of a call does.
fn is_done(text: &Text, called: usize, behind: usize) -> bool {
    let is_near = text.gap(behind - 1) == " ";
    let word = if is_near { text.word(behind) } else { "" };
    if is_known_already(text, called - 1) {
        return !is_verb(word);
    }
    // "called Sarah and her son", but "called Shelter and got through".
    let goes_on = text.is_capital(behind + 1)
        || INDEFINITE.contains(&text.word(behind + 1))
        || WHOSE.contains(&text.word(behind + 1));
    matches!(
        word,
        "about" | "again" | "because" | "for" | "to" | "together" | "twice" | "when"
    ) || word == "and" && !goes_on
}

/// Whether somebody is one of whom the text has told: "the woman", "her old mother", "Mum", and not "a woman".
fn is_known_already(text: &Text, somebody: usize) -> bool {
    let nearest = (somebody.saturating_sub(3)..somebody)
        .rev()
        .take_while(|&at| is_one_phrase(text, at..somebody))
        .map(|at| text.word(at))
        .find(|word| *word == "the" || INDEFINITE.contains(word) || WHOSE.contains(word));
    nearest.map_or(is_relation(text, somebody), |word| {
        !INDEFINITE.contains(&word)
    })
}

/// Whether a word behind a name looks like what somebody does, has done or is.
fn is_verb(word: &str) -> bool {
    word.ends_with('s') || word.ends_with("ed") || VERBS.contains(&word)
}

/// Margaret Jones, 72, ...; Ali Khan (34) ...; Ann, a mother of three; Eirlys Bevan, 67 oed.
fn aged(text: &Text, index: usize) -> Option<Named> {
    if !is_name(text, index) || !begins_name(text, index) {
        return None;
    }
    let named = person(text, index)?;
    let behind = named.name.end;
    let word = |on: usize| text.word(behind + on);
    let gap = |on: usize| text.gap(behind + on - 1);
    let is_age = |on: usize| {
        word(on)
            .parse()
            .is_ok_and(|age: u8| (1..=110).contains(&age))
    };
    let is_full = named.name.len() > 1;
    let is_told = match gap(0) {
        ", " => {
            let is_bare = is_age(0)
                && gap(1).starts_with(',')
                && (is_full || is_opening(text, index) && is_verb(word(1)));
            let is_said = word(0) == "aged" && is_age(1)
                || word(0) == "who's" && is_age(1)
                || word(0) == "who" && matches!(word(1), "is" | "was") && is_age(2)
                || is_age(0) && word(1) == "oed";
            is_bare || is_said || is_parent(text, behind)
        }
        " (" => {
            // "Mill Hill (14) and Top End (12)" are numbers of people by place.
            let is_joint = |at: usize| matches!(text.word(at), "and" | "or" | "but");
            let is_in_list = is_joint(behind + 1) || index > 0 && is_joint(index - 1);
            is_age(0) && gap(1) == ") " && is_full && !is_in_list
        }
        _ => false,
    };
    is_told.then_some(named)
}

/// Whether "a mother of three", "a single dad of two" stands at a place.
fn is_parent(text: &Text, at: usize) -> bool {
    let is_parent = |at: usize| PARENTS.contains(&text.word(at)) && text.word(at + 1) == "of";
    matches!(text.word(at), "a" | "an") && (is_parent(at + 1) || is_parent(at + 2))
}

/// Whether a name that begins at a place goes on from nothing, and nothing before it makes a place of it.
fn begins_name(text: &Text, at: usize) -> bool {
    const OF_PLACES: &[&str] = &[
        "at", "by", "from", "in", "into", "near", "of", "on", "since", "the", "through", "to",
        "until", "yn", "yng", "i", "o",
    ];
    is_opening(text, at)
        || !OF_PLACES.contains(&text.word(at - 1))
            && (!text.is_capital(at - 1) || is_opening(text, at - 1))
}

/// Whether a word opens a sentence or a part of one.
fn is_opening(text: &Text, at: usize) -> bool {
    at == 0 || !matches!(text.gap(at - 1), " " | "-" | "\u{a0}")
}
