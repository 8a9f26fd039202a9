//! What can be wrong with a file as it is read, and with its words as they are looked up: one file a rule,
//! with its level, its page and the words of its faults. What a careful reader would ask about, and what
//! stops nothing, is in [`crate::check`].

pub mod bad_address;
pub mod bad_colour;
pub mod bad_coordinates;
pub mod bad_date;
pub mod bad_id;
pub mod bad_language;
pub mod bad_map;
pub mod collision;
pub mod front_matter;
pub mod language_file;
pub mod misplaced;
pub mod missing_key;
pub mod personal_data;
pub mod picture;
pub mod place_loop;
pub mod repeated_key;
pub mod repeated_word;
pub mod shift_and_still;
pub mod symbolic_link;
pub mod syntax;
pub mod template;
pub mod too_large;
pub mod unknown_key;
pub mod unknown_word;
pub mod unreadable;
pub mod unresolved_related;
pub mod untranslated;
pub mod wrong_type;

use crate::diagnostic::Rule;

/// Every rule of this folder, by name.
pub static RULES: &[&Rule] = &[
    &bad_address::RULE,
    &bad_colour::RULE,
    &bad_coordinates::RULE,
    &bad_date::RULE,
    &bad_id::RULE,
    &bad_language::RULE,
    &bad_map::RULE,
    &collision::RULE,
    &front_matter::RULE,
    &language_file::RULE,
    &misplaced::RULE,
    &missing_key::RULE,
    &personal_data::RULE,
    &picture::RULE,
    &place_loop::RULE,
    &repeated_key::RULE,
    &repeated_word::RULE,
    &shift_and_still::RULE,
    &symbolic_link::RULE,
    &syntax::RULE,
    &template::RULE,
    &too_large::RULE,
    &unknown_key::RULE,
    &unknown_word::RULE,
    &unreadable::RULE,
    &unresolved_related::RULE,
    &untranslated::RULE,
    &wrong_type::RULE,
];

/// The rules that a sighting may answer with `allow`, by name: those of [`crate::check`] whose faults stand in
/// its own file, and of this folder the one whose faults can be meant. They are named here because a file is
/// read long before most of them look at it.
pub static ANSWERABLE: &[&str] = &[
    "broken-link",
    "child-and-school",
    "could-identify",
    "could-say-more",
    "date-order",
    "future-date",
    "hidden-letters",
    "how-known",
    "likely-duplicate",
    "named-person",
    "no-permission",
    "permission-ends-soon",
    "permission-expired",
    "personal-data",
    "picture-permission",
    "picture-text",
    "raw-html",
    "street-address",
    "strengths-first",
    "vague-title",
    "working-unsaid",
];

/// `a, b or c`, for the words that may be written.
pub fn list(words: &[&str]) -> String {
    match words {
        [] => "nothing".to_owned(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}
