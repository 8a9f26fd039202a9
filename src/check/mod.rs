//! The rules that stop nothing: takes an observatory, gives what somebody should look at, as warnings
//! and notes. What stops an observatory from being published is found earlier, in [`crate::faults`].
//!
//! A rule is one file with its level, its page and the words of what it finds; the table names them all.
//! A file with an error is looked at as far as it could be read, and nothing that the error says is said again.

mod broken_link;
mod child_and_school;
mod could_identify;
mod could_say_more;
mod date_order;
mod future_date;
mod hidden_letters;
mod how_known;
mod likely_duplicate;
mod lonely_place;
mod made_up;
mod named_person;
mod names;
mod no_permission;
mod people;
mod permission_ends_soon;
mod permission_expired;
mod phrases;
mod picture_metadata;
mod picture_permission;
mod picture_text;
mod raw_html;
mod reading;
mod speech;
mod street_address;
mod strengths_first;
mod subject;
mod told;
mod unused_word;
mod vague_title;
mod withdrawn_text;
mod working_unsaid;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use likely_duplicate::Pairs;
use phrases::Phrases;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use reading::Reading;
use subject::Subject;
use told::Told;

use crate::diagnostic::{Diagnostic, Findings, Rule};
use crate::faults;
use crate::model::Observatory;
use crate::source::Allowance;

/// A rule of this folder and what looks for it.
struct Check {
    rule: &'static Rule,
    look: Look,
}

/// What a rule looks at.
enum Look {
    /// The whole observatory.
    Whole(OnWhole),
    /// The texts of one sighting after the other.
    Texts(OnTexts),
    /// Both.
    Both(OnTexts, OnWhole),
}

type OnWhole = fn(&Subject<'_>, &mut Findings);
type OnTexts = fn(&Reading<'_>, &mut Findings);

/// Every rule of this folder, by name.
static CHECKS: &[Check] = &[
    Check {
        rule: &broken_link::RULE,
        look: Look::Whole(broken_link::check),
    },
    Check {
        rule: &child_and_school::RULE,
        look: Look::Texts(child_and_school::check),
    },
    Check {
        rule: &could_identify::RULE,
        look: Look::Texts(could_identify::check),
    },
    Check {
        rule: &could_say_more::RULE,
        look: Look::Whole(could_say_more::check),
    },
    Check {
        rule: &date_order::RULE,
        look: Look::Whole(date_order::check),
    },
    Check {
        rule: &future_date::RULE,
        look: Look::Whole(future_date::check),
    },
    Check {
        rule: &hidden_letters::RULE,
        look: Look::Both(hidden_letters::in_sighting, hidden_letters::in_lists),
    },
    Check {
        rule: &how_known::RULE,
        look: Look::Whole(how_known::check),
    },
    Check {
        rule: &likely_duplicate::RULE,
        look: Look::Whole(likely_duplicate::check),
    },
    Check {
        rule: &lonely_place::RULE,
        look: Look::Whole(lonely_place::check),
    },
    Check {
        rule: &made_up::RULE,
        look: Look::Whole(made_up::check),
    },
    Check {
        rule: &named_person::RULE,
        look: Look::Texts(named_person::check),
    },
    Check {
        rule: &no_permission::RULE,
        look: Look::Whole(no_permission::check),
    },
    Check {
        rule: &permission_ends_soon::RULE,
        look: Look::Whole(permission_ends_soon::check),
    },
    Check {
        rule: &permission_expired::RULE,
        look: Look::Whole(permission_expired::check),
    },
    Check {
        rule: &picture_metadata::RULE,
        look: Look::Whole(picture_metadata::check),
    },
    Check {
        rule: &picture_permission::RULE,
        look: Look::Whole(picture_permission::check),
    },
    Check {
        rule: &picture_text::RULE,
        look: Look::Whole(picture_text::check),
    },
    Check {
        rule: &raw_html::RULE,
        look: Look::Whole(raw_html::check),
    },
    Check {
        rule: &street_address::RULE,
        look: Look::Texts(street_address::check),
    },
    Check {
        rule: &strengths_first::RULE,
        look: Look::Texts(strengths_first::check),
    },
    Check {
        rule: &unused_word::RULE,
        look: Look::Whole(unused_word::check),
    },
    Check {
        rule: &vague_title::RULE,
        look: Look::Whole(vague_title::check),
    },
    Check {
        rule: &withdrawn_text::RULE,
        look: Look::Whole(withdrawn_text::check),
    },
    Check {
        rule: &working_unsaid::RULE,
        look: Look::Whole(working_unsaid::check),
    },
];

/// All warnings and notes on an observatory, in the order of the report, but for those that a file
/// answers with `allow`. Without `today` no date is in the future.
pub fn check(observatory: &Observatory, today: Option<NaiveDate>) -> Findings {
    let mut subject = Subject::new(observatory, today);
    // First the texts: whoever reads an account there surveys it for all, and keeps its words.
    let (in_texts, pairs) = in_texts(&subject);
    subject.pairs = pairs;
    let mut findings = on_whole(&subject);
    findings.extend(in_texts);
    let allowed = allowances(observatory);
    findings.retain(|found| !is_answered(found, &allowed));
    findings.tell_where(|_| true);
    findings
}

/// What the rules find that look at the whole observatory, each by itself.
fn on_whole(subject: &Subject<'_>) -> Findings {
    let found: Vec<Findings> = CHECKS
        .par_iter()
        .map(|check| {
            let mut findings = Findings::default();
            if let Look::Whole(look) | Look::Both(_, look) = check.look {
                look(subject, &mut findings);
            }
            findings
        })
        .collect();
    all(found)
}

/// What the rules of words find, each sighting by itself, its texts read once for all of them; and the words of each
/// file, in the order of [`Subject::told_at_all`].
fn in_texts(subject: &Subject<'_>) -> (Findings, Vec<Pairs>) {
    let phrases = Phrases::new(subject.observatory.wording.sayings());
    let places = subject.observatory.places.iter();
    let place_words = reading::words_of(places.map(|(_, place)| place.name.as_str()));
    let told: Vec<Told<'_>> = subject.told_at_all().collect();
    let (found, pairs): (Vec<Findings>, Vec<Pairs>) = told
        .par_iter()
        .map(|told| {
            let reading = Reading::new(subject.observatory, told, &phrases, &place_words);
            let mut findings = Findings::default();
            for check in CHECKS {
                if let Look::Texts(look) | Look::Both(look, _) = check.look {
                    look(&reading, &mut findings);
                }
            }
            (findings, likely_duplicate::pairs(&reading))
        })
        .unzip();
    (all(found), pairs)
}

fn all(found: Vec<Findings>) -> Findings {
    let mut findings = Findings::default();
    for found in found {
        findings.extend(found);
    }
    findings
}

/// Every rule there is, by name: those that stop an observatory from being published and those of this folder.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    let advisory = CHECKS.iter().map(|check| check.rule);
    let mut all: Vec<&'static Rule> = faults::RULES.iter().copied().chain(advisory).collect();
    all.sort_by_key(|rule| rule.code);
    all.into_iter()
}

/// The rule with this name.
pub fn find(code: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.code == code)
}

/// What each file answers, by its path.
fn allowances(observatory: &Observatory) -> BTreeMap<&str, &[Allowance]> {
    let aside = &observatory.set_aside;
    let sightings = observatory.sightings.iter();
    let fragments = aside.fragments.iter().map(|fragment| &fragment.draft);
    sightings
        .chain(&aside.sightings)
        .chain(&aside.faulty)
        .map(|sighting| (sighting.source.path(), sighting.allow.as_slice()))
        .chain(fragments.map(|draft| (draft.source.path(), draft.allow.as_slice())))
        .filter(|(_, allow)| !allow.is_empty())
        .collect()
}

fn is_answered(found: &Diagnostic, allowed: &BTreeMap<&str, &[Allowance]>) -> bool {
    let allow = allowed.get(found.source.path());
    allow.is_some_and(|allow| allow.iter().any(|one| one.rule.value == found.rule.code))
        // What is about two files is answered in either.
        || found.twin.as_ref().is_some_and(|twin| is_answered(twin, allowed))
}

#[cfg(test)]
mod tests {
    use super::{CHECKS, find, rules};
    use crate::diagnostic::Level;
    use crate::faults::ANSWERABLE;

    #[test]
    fn what_a_file_may_answer_is_what_is_looked_for_here() {
        // These stand in a list of words, in a picture, or in a file that may hold nothing else or should go.
        let elsewhere = [
            "lonely-place",
            "made-up",
            "picture-metadata",
            "unused-word",
            "withdrawn-text",
        ];
        // This one is answered where it is found, because with it nothing is published.
        let of_faults = ["personal-data"];
        let mut codes: Vec<&str> = CHECKS
            .iter()
            .map(|check| check.rule.code)
            .filter(|code| !elsewhere.contains(code))
            .chain(of_faults)
            .collect();
        codes.sort_unstable();
        assert_eq!(codes, ANSWERABLE);
    }

    #[test]
    fn no_rule_of_this_folder_stops_anything() {
        assert!(CHECKS.iter().all(|check| check.rule.level != Level::Error));
    }

    #[test]
    fn every_rule_has_a_name_of_its_own_and_is_found_by_it() {
        let codes: Vec<&str> = rules().map(|rule| rule.code).collect();
        assert!(codes.windows(2).all(|pair| pair[0] < pair[1]), "{codes:?}");
        for code in codes {
            assert_eq!(find(code).map(|rule| rule.code), Some(code));
        }
        assert!(find("no-such-rule").is_none());
    }
}
