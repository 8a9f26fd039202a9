//! The files of an observatory, as texts.

use std::fmt::Write as _;

use super::{SHIFTS, Sighting, Word, Words, quoted};

pub(super) fn configuration() -> &'static str {
    "title = \"An observatory to measure on\"\nbase_url = \"https://example.org/observatory/\"\n\
     licence = \"https://creativecommons.org/licenses/by/4.0/\"\ncontact = \"hall@example.org\"\n"
}

pub(super) fn vocabularies(words: &Words) -> Vec<(&'static str, String)> {
    let shifts =
        SHIFTS.map(|(from, to)| format!("[[shift]]\nfrom = \"{from}\"\nto = \"{to}\"\n\n"));
    vec![
        ("places.toml", list("place", &words.places)),
        ("themes.toml", list("theme", &words.themes)),
        ("parties.toml", list("party", &words.parties)),
        ("conditions.toml", list("condition", &words.conditions)),
        ("shifts.toml", shifts.concat()),
    ]
}

fn list(kind: &str, words: &[Word]) -> String {
    let entries = words.iter().map(|word| {
        let within = word
            .within
            .map(|place| format!("within = \"{}\"\n", words[place].id));
        format!(
            "[[{kind}]]\nid = \"{}\"\nname = {}\n{}\n",
            word.id,
            quoted(&word.name),
            within.unwrap_or_default()
        )
    });
    entries.collect()
}

fn ids(key: &str, numbers: &[usize], words: &[Word]) -> String {
    let ids: Vec<&str> = numbers
        .iter()
        .map(|&number| words[number].id.as_str())
        .collect();
    match ids.is_empty() {
        true => String::new(),
        false => format!("{key} = {ids:?}\n"),
    }
}

pub(super) fn sighting(sighting: &Sighting, words: &Words) -> String {
    let shifts: Vec<String> = sighting
        .shifts
        .iter()
        .map(|&(shift, is_forward)| match (SHIFTS[shift], is_forward) {
            ((from, to), true) => format!("{from}-to-{to}"),
            ((from, to), false) => format!("{to}-to-{from}"),
        })
        .collect();
    let mut text = format!(
        "+++\ntitle = {}\ndate = {}\nplace = \"{}\"\nshifts = {shifts:?}\nknown = \"{}\"\n",
        quoted(&sighting.title),
        sighting.date(),
        words.places[sighting.place].id,
        sighting.known,
    );
    text.push_str(&ids("themes", &sighting.themes, &words.themes));
    text.push_str(&ids("between", &sighting.between, &words.parties));
    text.push_str(&ids("helped", &sighting.helped, &words.conditions));
    text.push_str(&ids("hindered", &sighting.hindered, &words.conditions));
    if let Some(working) = sighting.working {
        let _ = write!(text, "working = \"{working}\"\nsaid_by = [\"living-it\"]\n");
    }
    if let Some(observer) = &sighting.observer {
        let _ = writeln!(text, "observer = {}", quoted(observer));
    }
    text.push_str("permission = \"nobody-identifiable\"\n");
    for (year, status, note) in &sighting.followups {
        let note = quoted(note);
        let _ = write!(
            text,
            "[[followups]]\ndate = \"{year}\"\nstatus = \"{status}\"\nnote = {note}\n"
        );
    }
    text.push_str("+++\n");
    text.push_str(&sighting.account);
    text
}
