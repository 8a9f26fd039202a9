//! Cells: their numbers, how they look, what they say.

use crate::oracle::{Numbers, Place, Project, Shift, Told};
use crate::wanted::{Behind, Cell, Leads, Whose, lower_first, naming};

/// What the cells of a table of places by shifts show.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Layer {
    HowMany,
    WhichWay,
    HowWell,
}

/// Where a sighting of what nobody has reported could be added.
pub(super) fn nobody<'p>(known: String, what: String) -> Cell<'p> {
    Cell {
        classes: "none".to_owned(),
        heard: format!("0, nobody has reported it. Add one: {what}"),
        leads: Leads::Adds(known),
        ..Cell::default()
    }
}

/// A number that sums others up.
pub(super) fn sum<'p>(
    project: &'p Project,
    behind: Vec<&'p Told>,
    shift: Option<usize>,
    whose: Whose<'p>,
) -> Cell<'p> {
    let named = shift.map(|shift| &project.shifts[shift]);
    total(Behind {
        told: behind,
        shift,
        title: whose.title(named),
    })
}

pub(super) fn total(behind: Behind<'_>) -> Cell<'_> {
    let number = behind.told.len().to_string();
    Cell {
        classes: "total".to_owned(),
        heard: number.clone(),
        seen: number,
        signs: Vec::new(),
        leads: Leads::Lists(behind),
    }
}

/// A number that leads nowhere.
pub(super) fn plain<'p>(number: usize, classes: &str) -> Cell<'p> {
    Cell {
        classes: classes.to_owned(),
        heard: number.to_string(),
        seen: number.to_string(),
        ..Cell::default()
    }
}

/// What some sightings say of a shift, at a place or at all.
pub(super) fn shift_cell<'p>(
    project: &'p Project,
    layer: Layer,
    here: &[&'p Told],
    shift: usize,
    whose: Whose<'p>,
) -> Cell<'p> {
    let named = &project.shifts[shift];
    let behind = naming(here, shift);
    if behind.is_empty() {
        let known = format!("shift={}", named.id());
        let words = lower_first(&named.name());
        return match whose.place {
            Some(Place { id, name, .. }) => {
                nobody(format!("place={id}&{known}"), format!("{name}, {words}"))
            }
            None => nobody(known, words),
        };
    }
    let numbers = Numbers::of(&behind, Some(shift));
    let behind = Behind {
        told: behind,
        shift: Some(shift),
        title: whose.title(Some(named)),
    };
    let (look, says, signs) = match layer {
        Layer::HowMany => {
            let heard = counted_words(&numbers, &way_signs(named, &numbers));
            return level_cell(project, &numbers, heard, behind);
        }
        Layer::WhichWay => {
            let (look, says) = direction(&numbers, project.minimum);
            (look, says, way_signs(named, &numbers))
        }
        Layer::HowWell => {
            let (look, says) = wellbeing(&numbers, project.minimum);
            (look, says, working_signs(&numbers))
        }
    };
    let words = |end: &str| -> String {
        let words = signs.iter().map(|(_, words)| format!("{words}{end} "));
        words.collect()
    };
    let seen: Vec<String> = signs
        .iter()
        .map(|(_, words)| words.split(' ').next().unwrap_or_default().to_owned())
        .collect();
    Cell {
        classes: format!("{look}{}", few(&numbers, project.minimum)),
        heard: format!("{}{says}{}", words(","), one_voice(&numbers)),
        seen: format!("{}{}", seen.join(" "), one_voice(&numbers)),
        signs,
        leads: Leads::Lists(behind),
    }
}

/// A cell that is coloured by its number.
pub(super) fn level_cell<'p>(
    project: &Project,
    numbers: &Numbers,
    heard: String,
    behind: Behind<'p>,
) -> Cell<'p> {
    // Six classes, each beginning at so many times the one before it, by the least factor with which the greatest
    // number of all is not beyond them.
    let factor = (2_usize..)
        .find(|factor| project.greatest < factor.pow(6))
        .expect("no test has so many sightings");
    let level = (0..6)
        .filter(|class| factor.pow(*class) <= numbers.total)
        .count();
    Cell {
        classes: format!("level-{level}{}", few(numbers, project.minimum)),
        heard: format!("{heard}{}", one_voice(numbers)),
        seen: format!("{}{}", numbers.total, one_voice(numbers)),
        signs: Vec::new(),
        leads: Leads::Lists(behind),
    }
}

/// "3 sightings: 2 towards trusting, 1 still doubting"; of a single one no number is said twice.
pub(super) fn counted_words(numbers: &Numbers, signs: &[(&'static str, String)]) -> String {
    let words: Vec<&str> = signs
        .iter()
        .map(|(_, words)| match numbers.total {
            1 => words.strip_prefix("1 ").unwrap_or(words),
            _ => words,
        })
        .collect();
    let noun = match numbers.total {
        1 => "sighting",
        _ => "sightings",
    };
    format!("{} {noun}: {}", numbers.total, words.join(", "))
}

pub(super) fn few(numbers: &Numbers, minimum: usize) -> &'static str {
    match numbers.total < minimum {
        true => " few",
        false => "",
    }
}

pub(super) fn one_voice(numbers: &Numbers) -> &'static str {
    match (numbers.total, numbers.voices) {
        (2.., 1) => " 1 voice",
        _ => "",
    }
}

/// How a cell looks that says which way, and what that means.
pub(super) fn direction(numbers: &Numbers, minimum: usize) -> (&'static str, &'static str) {
    let Numbers { total, ways, .. } = numbers;
    let [forward, back, mixed, still_from, still_to] = ways;
    if total < &minimum {
        return ("few", "too few to say");
    }
    if mixed == total {
        return ("both-ways", "all both ways at once");
    }
    if still_from + still_to == *total {
        return ("still-so", "all still so");
    }
    lean(
        [*back, *forward],
        *total,
        [
            "all towards the first word",
            "mostly towards the first word",
            "mostly towards the second word",
            "all towards the second word",
        ],
    )
}

/// How a cell looks that says how well, and what that means.
pub(super) fn wellbeing(numbers: &Numbers, minimum: usize) -> (&'static str, &'static str) {
    let [well, partly, strained, ..] = numbers.workings;
    let said = well + partly + strained;
    if said == 0 {
        return ("not-said", "nobody has said how well");
    }
    if said < minimum {
        return ("few", "too few to say");
    }
    if partly == said {
        return ("both-ways", "all going well in part");
    }
    lean(
        [strained, well],
        said,
        [
            "all under strain",
            "mostly under strain",
            "mostly going well",
            "all going well",
        ],
    )
}

/// Towards which of two answers most lean: it takes two of three.
pub(super) fn lean(
    [first, second]: [usize; 2],
    all: usize,
    says: [&'static str; 4],
) -> (&'static str, &'static str) {
    let most = |some: usize| 3 * some >= 2 * all;
    match () {
        () if first == all => ("lean-first-2", says[0]),
        () if second == all => ("lean-second-2", says[3]),
        () if most(first) => ("lean-first-1", says[1]),
        () if most(second) => ("lean-second-1", says[2]),
        () => ("lean-0", "seen differently"),
    }
}

/// The ways by their names in the data, each with its sign, from the first word to the second.
pub(super) const WAY_SIGNS: [(&str, &str); 5] = [
    ("back", "from"),
    ("still_from", "still-from"),
    ("mixed", "both"),
    ("still_to", "still-to"),
    ("forward", "to"),
];

/// Each way, as its place in [`WAY_SIGNS`], with its number.
pub(super) fn ways_in_order(numbers: &Numbers) -> impl Iterator<Item = (usize, usize)> {
    let [forward, back, mixed, still_from, still_to] = numbers.ways;
    [back, still_from, mixed, still_to, forward]
        .into_iter()
        .enumerate()
}

pub(super) fn way_signs(shift: &Shift, numbers: &Numbers) -> Vec<(&'static str, String)> {
    ways_in_order(numbers)
        .filter(|(_, number)| *number > 0)
        .map(|(way, number)| {
            let (way, sign) = WAY_SIGNS[way];
            (sign, format!("{number} {}", way_words(shift, way)))
        })
        .collect()
}

pub(super) fn way_words(shift: &Shift, way: &str) -> String {
    match way {
        "forward" => format!("towards {}", shift.to_name),
        "back" => format!("towards {}", shift.from_name),
        "mixed" => "both ways at once".to_owned(),
        "still_from" => format!("still {}", shift.from_name),
        _ => format!("still {}", shift.to_name),
    }
}

pub(super) fn working_signs(numbers: &Numbers) -> Vec<(&'static str, String)> {
    let signs = [
        ("well", "going well"),
        ("partly", "going well in part"),
        ("strained", "under strain"),
        ("too-soon", "too soon to say"),
        ("unsaid", "nobody has said how well it works"),
    ];
    let signs = signs.into_iter().zip(numbers.workings);
    signs
        .filter(|(_, number)| *number > 0)
        .map(|((sign, words), number)| (sign, format!("{number} {words}")))
        .collect()
}

/// What the head of a list tells: its ways, where it is about one shift, and how well it works.
pub(crate) fn tallies(project: &Project, behind: &Behind<'_>) -> Vec<Vec<(&'static str, String)>> {
    let numbers = Numbers::of(&behind.told, behind.shift);
    let ways = behind
        .shift
        .map(|shift| way_signs(&project.shifts[shift], &numbers));
    ways.into_iter().chain([working_signs(&numbers)]).collect()
}

/// "3 sightings from 2 voices".
pub(crate) fn voices(numbers: &Numbers) -> String {
    match (numbers.total, numbers.voices) {
        (1, _) => "1 sighting".to_owned(),
        (total, 1) => format!("{total} sightings, from one voice so far"),
        (total, voices) => format!("{total} sightings from {voices} voices"),
    }
}
