//! Facts that together can tell who somebody is, though nobody is named.

use std::ops::Range;

use crate::check::reading::{Reading, Text};
use crate::diagnostic::{Findings, Level, Rule};

/// Facts that together can tell who somebody is.
pub(super) static RULE: Rule = Rule {
    code: "could-identify",
    level: Level::Note,
    page: include_str!("../../docs/rules/could-identify.md"),
};

/// What nobody should be made known by, and words that tell of it.
const TENDER: &[(&str, &[&str])] = &[
    (
        "faith",
        &[
            "muslim",
            "jewish",
            "hindu",
            "sikh",
            "catholic",
            "buddhist",
            "quaker",
            "mosque",
            "synagogue",
            "gurdwara",
            "baptised",
            "convert",
            "converted",
            "chapel",
        ],
    ),
    (
        "health",
        &[
            "cancer",
            "dementia",
            "diabetes",
            "diabetic",
            "hiv",
            "depression",
            "depressed",
            "autism",
            "autistic",
            "disabled",
            "disability",
            "epilepsy",
            "epileptic",
            "schizophrenia",
            "addiction",
            "pregnant",
            "wheelchair",
            "stroke",
            "blind",
            "deaf",
            "miscarriage",
            "sectioned",
        ],
    ),
    (
        "ethnicity",
        &[
            "somali",
            "roma",
            "gypsy",
            "traveller",
            "pakistani",
            "bangladeshi",
            "nigerian",
            "ukrainian",
            "syrian",
            "afghan",
            "kurdish",
            "romanian",
            "eritrean",
            "iraqi",
            "iranian",
            "sudanese",
            "ghanaian",
            "jamaican",
            "vietnamese",
        ],
    ),
    (
        "immigration status",
        &[
            "refugee",
            "asylum",
            "undocumented",
            "deported",
            "deportation",
            "visa",
            "stateless",
            "overstayed",
        ],
    ),
    (
        "a child",
        &[
            "toddler",
            "baby",
            "boy",
            "girl",
            "pupil",
            "schoolboy",
            "schoolgirl",
            "son",
            "daughter",
            "teenager",
        ],
    ),
];

/// Roles that few places have twice.
const ROLES: &[&str] = &[
    "imam",
    "vicar",
    "rabbi",
    "priest",
    "curate",
    "headteacher",
    "headmaster",
    "headmistress",
    "postmistress",
    "postmaster",
    "midwife",
    "publican",
    "mayor",
    "pharmacist",
    "granthi",
    "organist",
    "sexton",
    "bellringer",
];

/// Whom "the only" can point at.
const PERSONS: &[&str] = &[
    "person",
    "man",
    "woman",
    "boy",
    "girl",
    "child",
    "mother",
    "father",
    "parent",
    "couple",
    "family",
    "household",
    "teacher",
    "doctor",
    "nurse",
    "gp",
    "resident",
    "pupil",
    "tenant",
    "user",
    "refugee",
    "muslim",
    "jew",
    "hindu",
    "sikh",
    "foreigner",
    "neighbour",
    "councillor",
    "member",
    "speaker",
];

/// One note a sighting: where a unique role stands in an account that tells something tender of a small place.
pub(super) fn check(reading: &Reading<'_>, findings: &mut Findings) {
    let places = &reading.observatory.places;
    let Some(place) = reading.told.place.map(|place| &places[place]) else {
        return;
    };
    if place.within.is_none() || !place.parts.is_empty() {
        return;
    }
    let roles = reading.prose().find_map(|text| Some((text, role(text)?)));
    let Some((text, role)) = roles else {
        return;
    };
    let tender = reading.prose().find_map(|other| {
        let own = std::ptr::eq(other, text).then_some(&role);
        tender(other, own)
    });
    let Some((what, word)) = tender else {
        return;
    };
    findings.push(reading.found(
        &RULE,
        text,
        &role,
        format!(
            "`{}`, {what} (`{word}`) and a place as small as {} can together tell who is meant",
            text.slice(&role),
            place.name
        ),
        "leave one of the three out: name the place around it, say \"somebody\", or do without what is private; if they \
         know and agree, answer with allow = [{ rule = \"could-identify\", why = \"…\" }]",
    ));
}

/// Where a role stands that only one person has.
fn role(text: &Text) -> Option<Range<usize>> {
    (0..text.words.len()).find_map(|index| {
        if text.word(index) != "the" {
            return None;
        }
        let start = text.words[index].span.start;
        let to = |last: usize| Some(start..text.words.get(last)?.span.end);
        let next = text.word(index + 1);
        if ROLES.contains(&next) {
            return to(index + 1);
        }
        if (next, text.word(index + 2)) == ("head", "teacher") {
            return to(index + 2);
        }
        if next != "only" {
            return None;
        }
        (index + 2..index + 5)
            .take_while(|&at| text.gap(at - 1) == " ")
            .find(|&at| PERSONS.contains(&text.word(at)))
            .and_then(to)
    })
}

/// What a text tells that is tender, outside the words of the role.
fn tender(text: &Text, role: Option<&Range<usize>>) -> Option<(&'static str, String)> {
    text.words.iter().find_map(|word| {
        let is_of_role = role.is_some_and(|role| role.end == word.span.end);
        let (what, _) = TENDER
            .iter()
            .find(|(_, words)| words.contains(&word.folded(text.passage.text())))?;
        (!is_of_role).then(|| (*what, text.written(word).to_owned()))
    })
}
