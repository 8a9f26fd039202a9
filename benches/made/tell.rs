//! What is told: names, titles and accounts. Words are made of syllables of several languages and scripts, and come as
//! often as words do; sentences have no sense, but the length, the signs and the markup of what people write.

use super::dice::Dice;
use super::{SHIFTS, Sighting, Words};

const SYLLABLES: [&str; 40] = [
    "ba", "ker", "lin", "to", "mar", "sen", "wick", "ham", "ly", "ro", "den", "fa", "pel", "stow",
    "gar", "ni", "hol", "me", "tur", "ves", "ard", "co", "mun", "ti", "ness", "bri", "dge", "sha",
    "llan", "môr", "łó", "dź", "ré", "né", "ñu", "ø", "ber", "gen", "ou", "zh",
];

/// Whole words of scripts that are not made of syllables as ours is.
const ELSEWHERE: [&str; 12] = [
    "近所",
    "学校",
    "委員会",
    "الجيران",
    "المدرسة",
    "сусіди",
    "школа",
    "γειτονιά",
    "שכנים",
    "पड़ोसी",
    "🌱",
    "cymdogion",
];

/// The short words that every text is full of.
const COMMON: [&str; 32] = [
    "the", "and", "to", "of", "a", "in", "they", "it", "was", "that", "for", "on", "with", "we",
    "as", "people", "had", "by", "now", "their", "each", "more", "when", "who", "not", "from",
    "together", "still", "before", "asked", "street", "school",
];

/// The number of different words besides.
const VOCABULARY: usize = 6000;

const KNOWN: [&str; 10] = [
    "told",
    "told",
    "told",
    "told",
    "told",
    "saw",
    "saw",
    "saw",
    "published",
    "view",
];
const WORKING: [&str; 4] = ["well", "partly", "strained", "too-soon"];
const BECAME: [&str; 5] = ["lasted", "grew", "changed", "faded", "stopped"];

/// A name of one or two words.
pub(super) fn name(dice: &mut Dice) -> String {
    let number = dice.below(VOCABULARY);
    capital(&word(number))
}

/// A number that keeps two names apart, as a word.
pub(super) fn ordinal(number: usize) -> String {
    capital(&word(number))
}

/// The word of that number: always the same.
fn word(number: usize) -> String {
    let mut dice = Dice::new(77 + number as u64);
    if number % 40 == 7 {
        return dice.one(&ELSEWHERE).to_owned();
    }
    let mut word = String::new();
    let mut rest = number;
    for _ in 0..2 {
        word.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
    }
    word.push_str(SYLLABLES[rest % SYLLABLES.len()]);
    word
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

fn any_word(dice: &mut Dice) -> String {
    match dice.percent(45) {
        true => COMMON[dice.skewed(COMMON.len())].to_owned(),
        false => {
            let number = dice.skewed(VOCABULARY);
            word(number)
        }
    }
}

fn words(dice: &mut Dice, count: usize) -> String {
    let words: Vec<String> = (0..count).map(|_| any_word(dice)).collect();
    words.join(" ")
}

fn sentence(dice: &mut Dice) -> String {
    let first = 3 + dice.below(9);
    let mut sentence = capital(&words(dice, first));
    if dice.percent(40) {
        let more = 2 + dice.below(8);
        sentence = format!("{sentence}, {}", words(dice, more));
    }
    if dice.percent(6) {
        sentence = format!("{sentence} *{}*", any_word(dice));
    }
    if dice.percent(3) {
        sentence = format!(
            "{sentence} [{}](https://example.org/{})",
            words(dice, 2),
            dice.below(900)
        );
    }
    let end = dice.one(&[".", ".", ".", ".", "!", "?", " …"]);
    sentence + end
}

/// An account of 200 to 3,000 characters; most are short.
fn account(dice: &mut Dice) -> String {
    let wanted = 200 + dice.skewed(2800);
    let mut account = String::new();
    while account.chars().count() < wanted {
        match dice.below(12) {
            0 => {
                for _ in 0..2 + dice.below(3) {
                    account.push_str(&format!("- {}\n", sentence(dice)));
                }
            }
            1 => account.push_str(&format!("> {}\n", sentence(dice))),
            2 if wanted > 1200 => account.push_str(&format!("## {}\n", words(dice, 3))),
            _ => {
                for _ in 0..1 + dice.below(4) {
                    account.push_str(&sentence(dice));
                    account.push('\n');
                }
            }
        }
        account.push('\n');
    }
    account
}

/// The sighting of that number: always the same, whatever the others are.
pub(super) fn sighting(number: usize, of: &Words) -> Sighting {
    let dice = &mut Dice::new(1_000_003 + number as u64);
    let mut shifts: Vec<(usize, bool)> = Vec::new();
    for shift in dice.some(1, 3, SHIFTS.len()) {
        shifts.push((shift, dice.percent(70)));
    }
    let working = dice.percent(60).then(|| dice.one(&WORKING));
    let year = 2026 - dice.skewed(15) as u32;
    let title_length = 3 + dice.below(6);
    let mut followups = Vec::new();
    if dice.percent(15) {
        for later in 1..=1 + dice.below(2) as u32 {
            followups.push((year + later, dice.one(&BECAME), sentence(dice)));
        }
    }
    Sighting {
        number,
        title: capital(&words(dice, title_length)),
        year,
        month: 1 + dice.below(12) as u32,
        day: 1 + dice.below(28) as u32,
        place: dice.skewed(of.places.len()),
        shifts,
        themes: dice.some(0, 4, of.themes.len()),
        between: dice.some(0, 2, of.parties.len()),
        helped: dice.some(0, 2, of.conditions.len()),
        hindered: dice.some(0, 1, of.conditions.len()),
        working,
        known: dice.one(&KNOWN),
        observer: dice.percent(50).then(|| {
            let voice = dice.skewed(900);
            format!("A {} worker", word(voice))
        }),
        followups,
        account: account(dice),
    }
}
