//! A place that is neither on the map nor in the tree of places.

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, Findings, Level, Rule};
use crate::model::Place;

/// A place that is neither on the map nor in the tree of places.
pub(super) static RULE: Rule = Rule {
    code: "lonely-place",
    level: Level::Note,
    page: include_str!("../../docs/rules/lonely-place.md"),
};

/// Each place with neither coordinates nor parent nor children. While the file has an error nothing
/// is said: the error may be about just these.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let broken = &subject.observatory.set_aside.broken;
    for (_, place) in subject.observatory.places.iter() {
        let origin = &place.origin;
        if is_lonely(place) && !broken.contains(origin.source.path()) {
            findings.push(Diagnostic::new(
                &RULE,
                &origin.source,
                origin.span.clone(),
                format!(
                    "`{}` stands by itself: no place is around it or in it, and it is not on the map",
                    place.id
                ),
                "add within = \"…\" with the place around it, or lat and lon to two decimals; a \
                 nation or a network may stay as it is",
            ));
        }
    }
}

fn is_lonely(place: &Place) -> bool {
    place.coordinates.is_none() && place.within.is_none() && place.parts.is_empty()
}
