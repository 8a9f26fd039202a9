//! Shifts, their two ends, and what a sighting says of one.

use crate::model::vocabulary::{Entry, Ix, Origin, Vocabulary};

/// A change from one end to another, registered one way round.
#[derive(Debug)]
pub struct Shift {
    /// `from-to-to`, as `doubting-to-trusting`.
    pub id: String,
    /// The id the other way round.
    pub reverse_id: String,
    /// One end.
    pub from: String,
    /// The other.
    pub to: String,
    /// How the one end is shown.
    pub from_name: String,
    /// How the other end is shown.
    pub to_name: String,
    /// Both ends as a heading: "From doubting to trusting".
    pub name: String,
    /// What it means, both ways.
    pub about: Option<String>,
    /// Where it is written.
    pub origin: Origin,
}

impl Entry for Shift {
    fn id(&self) -> &str {
        &self.id
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn about(&self) -> Option<&str> {
        self.about.as_deref()
    }

    fn origin(&self) -> &Origin {
        &self.origin
    }
}

impl Vocabulary<Shift> {
    /// Gives each shift the heading that `name` makes of it: until then they have English ones.
    pub fn name_each(&mut self, name: impl Fn(&Shift) -> String) {
        for shift in self.entries_mut() {
            shift.name = name(shift);
        }
    }
}

/// One end of a shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End {
    /// The end that the shift is registered as coming from.
    From,
    /// The end that it is registered as leading to.
    To,
}

impl Shift {
    /// How an end is shown.
    pub fn end(&self, end: End) -> &str {
        match end {
            End::From => &self.from_name,
            End::To => &self.to_name,
        }
    }

    /// The word of an end, as it is written in files.
    pub fn end_id(&self, end: End) -> &str {
        match end {
            End::From => &self.from,
            End::To => &self.to,
        }
    }
}

/// A shift as a sighting names it in `shifts` or `still`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// The shift.
    pub shift: Ix<Shift>,
    /// Where it goes, or the end that is as it was.
    pub end: End,
}

/// What one sighting says of one shift, all that it names taken together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stance {
    /// Towards an end: [`End::To`] is `forward` in data files, [`End::From`] is `back`.
    Towards(End),
    /// Both ways at once: `mixed`.
    BothWays,
    /// As it was, at an end: `still_from` or `still_to`.
    Still(End),
}

/// What `shifts` and `still` say of each shift that they name, in the order of the vocabulary.
pub(super) fn stances(shifts: &[Named], still: &[Named]) -> Box<[(Ix<Shift>, Stance)]> {
    let mut named: Vec<Ix<Shift>> = shifts
        .iter()
        .chain(still)
        .map(|named| named.shift)
        .collect();
    named.sort();
    named.dedup();
    named
        .into_iter()
        .filter_map(|shift| Some((shift, stance(shift, shifts, still)?)))
        .collect()
}

/// What `shifts` and `still` say of `shift`; none where they do not name it.
fn stance(shift: Ix<Shift>, shifts: &[Named], still: &[Named]) -> Option<Stance> {
    let says = |named: &[Named], end| named.contains(&Named { shift, end });
    match (says(shifts, End::From), says(shifts, End::To)) {
        (true, true) => Some(Stance::BothWays),
        (true, false) => Some(Stance::Towards(End::From)),
        (false, true) => Some(Stance::Towards(End::To)),
        (false, false) => [End::From, End::To]
            .into_iter()
            .find(|&end| says(still, end))
            .map(Stance::Still),
    }
}
