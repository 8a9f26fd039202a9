//! A child's first name near the name of a school.

use std::ops::Range;

use crate::check::names::is_name;
use crate::check::reading::{Reading, Text};
use crate::diagnostic::{Findings, Level, Rule};

/// A child's first name near the name of a school.
pub(super) static RULE: Rule = Rule {
    code: "child-and-school",
    level: Level::Warning,
    page: include_str!("../../docs/rules/child-and-school.md"),
};

/// What the name of a school ends or, in Welsh, begins with.
const SCHOOLS: &[&str] = &[
    "school",
    "primary",
    "academy",
    "nursery",
    "infants",
    "juniors",
    "preschool",
];

/// Words of a child before its name.
const CHILDREN: &[&str] = &[
    "son",
    "daughter",
    "grandson",
    "granddaughter",
    "nephew",
    "niece",
    "pupil",
    "schoolboy",
    "schoolgirl",
    "boy",
    "girl",
    "child",
    "toddler",
    "twins",
    "stepson",
    "stepdaughter",
];

/// What a child's age may be told in.
const AGES: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
];

/// Each name of a child in a text that names a school, once a text.
pub(super) fn check(reading: &Reading<'_>, findings: &mut Findings) {
    for text in reading.prose() {
        let Some(school) = school(text) else {
            continue;
        };
        let Some(name) = child(text, &school) else {
            continue;
        };
        findings.push(reading.found(
            &RULE,
            text,
            &name,
            format!(
                "`{}` seems to be a child, and `{}` tells where to find them",
                text.slice(&name),
                text.slice(&school)
            ),
            "leave the name or the school out; if they and whoever cares for them agreed, answer with allow = [{ rule = \
             \"child-and-school\", why = \"…\" }]",
        ));
    }
}

/// The name of a school: words with capital letters, of which the last is a kind of school.
fn school(text: &Text) -> Option<Range<usize>> {
    (0..text.words.len()).find_map(|index| {
        // It is a name, and few words of a text are.
        if !text.is_capital(index) {
            return None;
        }
        let is_next = |at: usize| text.gap(at) == " " && text.is_capital(at + 1);
        if text.word(index) == "ysgol" && is_next(index) {
            return Some(text.words[index].span.start..text.words[index + 1].span.end);
        }
        let before = index.checked_sub(1)?;
        let is_school = SCHOOLS.contains(&text.word(index));
        let is_named = text.is_capital(before)
            && text.gap(before) == " "
            && !matches!(
                text.word(before),
                "the" | "a" | "our" | "their" | "every" | "each" | "no"
            );
        if !(is_school && is_named) {
            return None;
        }
        // "Primary School" is one kind of school.
        let goes_on = is_next(index) && SCHOOLS.contains(&text.word(index + 1));
        let last = index + usize::from(goes_on);
        Some(text.words[before].span.start..text.words[last].span.end)
    })
}

/// The first name that is told to be a child's, outside the name of the school.
fn child(text: &Text, school: &Range<usize>) -> Option<Range<usize>> {
    (0..text.words.len()).find_map(|index| {
        let at = name(text, index)?;
        let span = &text.words[at].span;
        (span.end <= school.start || span.start >= school.end).then(|| span.clone())
    })
}

/// The place of the name that the words from `index` on tell to be a child's.
fn name(text: &Text, index: usize) -> Option<usize> {
    let is_name = |at: usize| is_name(text, at);
    // Sam, 9, or Sam (aged nine)
    if is_name(index) && matches!(text.gap(index), ", " | " (" | " ") {
        let told = text.word(index + 1) == "aged" && text.gap(index + 1) == " ";
        let age = index + 1 + usize::from(told);
        let is_bare = text.gap(index) == " ";
        let closes = text
            .words
            .get(age)
            .and_then(|word| text.passage.text()[word.span.end..].chars().next());
        let is_closed = matches!(closes, Some(',' | ')'));
        if is_age(text.word(age)) && (told || is_closed && !is_bare) {
            return Some(index);
        }
    }
    // nine-year-old Sam
    let year = (text.word(index + 1), text.word(index + 2));
    if is_age(text.word(index)) && matches!(year, ("year", "old")) && is_name(index + 3) {
        return (text.gap(index + 2) == " ").then_some(index + 3);
    }
    // her son Sam, a girl called Sam
    if CHILDREN.contains(&text.word(index))
        && !text.is_capital(index)
        && matches!(text.gap(index), " " | ", ")
    {
        let called = matches!(text.word(index + 1), "called" | "named");
        let at = index + 1 + usize::from(called);
        return is_name(at).then_some(at);
    }
    None
}

fn is_age(word: &str) -> bool {
    AGES.contains(&word)
        || word.len() <= 2 && word.parse().is_ok_and(|age: u8| (1..=17).contains(&age))
}
