//! What a reply says: takes a step and the reply to its question, gives what has now been said.

use crate::command::new::answers::Answers;
use crate::command::new::place::{self, NewPlace};
use crate::command::new::questions::{Reply, Step, places};
use crate::model::{Entry as _, Observatory};
use crate::words::{Known, Permission, Word as _};

/// What has been said, with the reply to a step's question. A reply that is none of the options says nothing.
pub(super) fn answered(
    step: Step,
    words: &Observatory,
    mut answers: Answers,
    reply: Reply,
) -> Answers {
    match (step, reply) {
        (Step::Title, Reply::Text(title)) => answers.say("title", title.trim()),
        (Step::Date, Reply::Text(date)) => answers.say("date", date.trim()),
        (Step::Place, Reply::One(nth)) => {
            if let Some((place, _)) = places(words).get(nth) {
                answers.say("place", words.places[*place].id());
            }
        }
        (Step::PlaceName, Reply::Text(name)) => match place::named(&words.places, &name) {
            Some(place) => answers.say("place", words.places[place].id()),
            None => {
                let name = name.trim().to_owned();
                let id = place::id(&words.places, &name);
                answers.say("place", &id);
                answers.new_place = Some(NewPlace {
                    name,
                    id,
                    within: None,
                });
            }
        },
        (Step::PlaceWithin, Reply::One(nth)) => {
            let around = places(words).get(nth).map(|(place, _)| *place);
            if let (Some(new), Some(around)) = (&mut answers.new_place, around) {
                new.within = Some(words.places[around].id().to_owned());
            }
        }
        (Step::Shift, Reply::One(nth)) => {
            answers.shift = words.shifts.iter().nth(nth).map(|(ix, _)| ix);
        }
        (Step::Way, Reply::One(nth)) => {
            if let Some(shift) = answers.shift.take() {
                let shift = &words.shifts[shift];
                let (there, back) = (shift.id.clone(), shift.reverse_id.clone());
                match nth {
                    0 => answers.list("shifts", [there]),
                    1 => answers.list("shifts", [back]),
                    2 => answers.list("shifts", [there, back]),
                    3 => answers.list("still", [shift.from.clone()]),
                    _ => answers.list("still", [shift.to.clone()]),
                }
            }
        }
        (Step::Between, Reply::Several(chosen)) => {
            let all: Vec<&str> = words.parties.ids().collect();
            let chosen = chosen.iter().filter_map(|&nth| all.get(nth));
            let chosen: Vec<String> = chosen.map(|id| (*id).to_owned()).collect();
            if !chosen.is_empty() {
                answers.list("between", chosen);
            }
        }
        (Step::Known, Reply::One(nth)) => {
            if let Some(known) = Known::ALL.get(nth) {
                answers.say("known", known.id());
            }
        }
        (Step::Permission, Reply::One(nth)) => match Permission::ALL.get(nth) {
            Some(permission) => answers.say("permission", permission.id()),
            // What may not be published yet must not be, whoever overlooks it.
            None => {
                answers.front.insert("draft".to_owned(), true.into());
            }
        },
        (Step::Account, Reply::Text(account)) => answers.account = Some(account),
        _ => {}
    }
    answers
}
