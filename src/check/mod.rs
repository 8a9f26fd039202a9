//! The rules that stop nothing: takes an observatory, gives what somebody should look at, as warnings
//! and notes. What stops an observatory from being published is found earlier, in [`crate::faults`].
//!
//! A rule is one file with its level, its page and the words of what it finds; the table names them all.
//! A file with an error is looked at as far as it could be read, and nothing that the error says is said again.

mod broken_link;
mod could_say_more;
mod date_order;
mod future_date;
mod how_known;
mod lonely_place;
mod no_permission;
mod permission_expired;
mod raw_html;
mod subject;
mod unused_word;
mod vague_title;
mod withdrawn_text;
mod working_unsaid;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use subject::Subject;

use crate::diagnostic::{Diagnostic, Findings, Rule};
use crate::faults;
use crate::model::Observatory;
use crate::source::Allowance;

/// A rule of this folder and what looks for it.
struct Check {
    rule: &'static Rule,
    run: fn(&Subject<'_>, &mut Findings),
}

/// Every rule of this folder, by name.
static CHECKS: &[Check] = &[
    Check {
        rule: &broken_link::RULE,
        run: broken_link::check,
    },
    Check {
        rule: &could_say_more::RULE,
        run: could_say_more::check,
    },
    Check {
        rule: &date_order::RULE,
        run: date_order::check,
    },
    Check {
        rule: &future_date::RULE,
        run: future_date::check,
    },
    Check {
        rule: &how_known::RULE,
        run: how_known::check,
    },
    Check {
        rule: &lonely_place::RULE,
        run: lonely_place::check,
    },
    Check {
        rule: &no_permission::RULE,
        run: no_permission::check,
    },
    Check {
        rule: &permission_expired::RULE,
        run: permission_expired::check,
    },
    Check {
        rule: &raw_html::RULE,
        run: raw_html::check,
    },
    Check {
        rule: &unused_word::RULE,
        run: unused_word::check,
    },
    Check {
        rule: &vague_title::RULE,
        run: vague_title::check,
    },
    Check {
        rule: &withdrawn_text::RULE,
        run: withdrawn_text::check,
    },
    Check {
        rule: &working_unsaid::RULE,
        run: working_unsaid::check,
    },
];

/// All warnings and notes on an observatory, in the order of the report, but for those that a file
/// answers with `allow`. Without `today` no date is in the future.
pub fn check(observatory: &Observatory, today: Option<NaiveDate>) -> Findings {
    let subject = Subject::new(observatory, today);
    let mut findings = Findings::default();
    for check in CHECKS {
        (check.run)(&subject, &mut findings);
    }
    let allowed = allowances(observatory);
    findings.retain(|found| !is_answered(found, &allowed));
    findings.sort();
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
    let sightings = observatory.sightings.iter();
    sightings
        .chain(&observatory.set_aside.sightings)
        .chain(&observatory.set_aside.faulty)
        .map(|sighting| (sighting.source.path(), sighting.allow.as_slice()))
        .filter(|(_, allow)| !allow.is_empty())
        .collect()
}

fn is_answered(found: &Diagnostic, allowed: &BTreeMap<&str, &[Allowance]>) -> bool {
    let allow = allowed.get(found.source.path());
    allow.is_some_and(|allow| allow.iter().any(|one| one.rule.value == found.rule.code))
}

#[cfg(test)]
mod tests {
    use super::{CHECKS, find, rules};
    use crate::diagnostic::Level;
    use crate::faults::ANSWERABLE;

    #[test]
    fn what_a_file_may_answer_is_what_is_looked_for_here() {
        // These stand in a list of words, or in a file that may hold nothing else.
        let elsewhere = ["lonely-place", "unused-word", "withdrawn-text"];
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
