//! Between whom: party by party, and each relationship with how it is for those in it.

use std::collections::BTreeMap;

use crate::oracle::{Numbers, Project, SAID_BY, Word, told};
use crate::wanted::cells::{
    counted_words, level_cell, nobody, one_voice, plain, total, wellbeing, working_signs,
};
use crate::wanted::{Behind, Cell, Head, Row, Table, columns, lower_first, of};

/// The most parties that stand in one table.
pub(super) const PARTIES: usize = 40;

pub(super) fn between<'p>(project: &'p Project, pages: &mut BTreeMap<String, Vec<Table<'p>>>) {
    let named = named_parties(project);
    let each = "Each relationship: how it is for those in it, and who says so";
    let all = pairs(project, each, |_, _| true);
    let tables = matrix(project)
        .into_iter()
        .chain(all.filter(|_| named.len() <= PARTIES));
    pages.insert("between/index.html".to_owned(), tables.collect());
    let own = "How it is for those in it, and who says so";
    for party in &named {
        let table = pairs(project, own, |one, other| {
            one == party.id || other == party.id
        });
        pages.insert(
            format!("between/{}.html", party.id),
            table.into_iter().collect(),
        );
    }
    for (one, other) in couples(&named) {
        let table = pairs(project, own, |first, second| {
            first == one.id && second == other.id
        });
        if let Some(table) = table {
            pages.insert(format!("between/{}/{}.html", one.id, other.id), vec![table]);
        }
    }
}

/// The parties that a counted sighting names.
pub(super) fn named_parties(project: &Project) -> Vec<&Word> {
    let parties = project.parties.iter();
    parties
        .filter(|party| {
            project
                .told
                .iter()
                .any(|told| told.between.contains(&party.id))
        })
        .collect()
}

/// Every party with itself and with each that stands behind it.
pub(super) fn couples<'p>(named: &[&'p Word]) -> Vec<(&'p Word, &'p Word)> {
    let firsts = named.iter().enumerate();
    firsts
        .flat_map(|(nth, one)| named[nth..].iter().map(move |other| (*one, *other)))
        .collect()
}

/// What names a party, with whomever.
pub(super) fn naming_party<'p>(project: &'p Project, party: &Word) -> Behind<'p> {
    Behind {
        told: told(project, |told| told.between.contains(&party.id)),
        shift: None,
        title: format!("{}: with whom", party.name),
    }
}

/// What is about the relationship of two parties.
pub(super) fn between_both<'p>(project: &'p Project, one: &Word, other: &Word) -> Behind<'p> {
    Behind {
        told: told(project, |told| told.is_between(&one.id, &other.id)),
        shift: None,
        title: pair_name(one, other),
    }
}

/// Party by party, each pair once.
pub(super) fn matrix(project: &Project) -> Option<Table<'_>> {
    let named = named_parties(project);
    if named.is_empty() || named.len() > PARTIES {
        return None;
    }
    let head = |party: &Word| Head {
        text: party.name.clone(),
        links: vec![format!("between/{}.html", party.id)],
    };
    let row = |(nth, party): (usize, &&Word)| {
        let mut cells: Vec<Cell<'_>> = Vec::new();
        for (column, other) in named.iter().enumerate() {
            cells.push(match column <= nth {
                true => pair_cell(project, other, party),
                false => Cell {
                    classes: "blank".to_owned(),
                    ..Cell::default()
                },
            });
        }
        cells.push(total(naming_party(project, party)));
        Row {
            depth: 0,
            head: head(party),
            behind: Some(naming_party(project, party)),
            cells,
        }
    };
    let mut columns = columns(["Between"]);
    columns.extend(named.iter().map(|party| head(party)));
    columns.extend(self::columns(["Sightings"]));
    Some(Table {
        id: "between-whom".to_owned(),
        caption: "Sightings by the parties whose relationship they are about".to_owned(),
        columns,
        rows: named.iter().enumerate().map(row).collect(),
        foot: None,
        more: None,
    })
}

/// `one` stands before `other` in the list, or is the same.
pub(super) fn pair_cell<'p>(project: &'p Project, one: &Word, other: &Word) -> Cell<'p> {
    let behind = between_both(project, one, other);
    if behind.told.is_empty() {
        let known = match one.id == other.id {
            true => format!("between={}", one.id),
            false => format!("between={}&between={}", one.id, other.id),
        };
        return nobody(known, pair_name(one, other));
    }
    let numbers = Numbers::of(&behind.told, None);
    let heard = counted_words(&numbers, &working_signs(&numbers));
    level_cell(project, &numbers, heard, behind)
}

/// The relationships that were noticed, of those that are `wanted`.
pub(super) fn pairs<'p>(
    project: &'p Project,
    caption: &str,
    wanted: impl Fn(&str, &str) -> bool,
) -> Option<Table<'p>> {
    let named = named_parties(project);
    let couples = couples(&named).into_iter();
    let rows: Vec<Row<'p>> =
        couples
            .filter(|(one, other)| wanted(&one.id, &other.id))
            .filter_map(|(one, other)| {
                let behind = between_both(project, one, other);
                let numbers = Numbers::of(&behind.told, None);
                let said_by =
                    SAID_BY.map(|who| of(&behind.told, |told| told.said_by.contains(who)).len());
                let count = format!("{}{}", numbers.total, one_voice(&numbers));
                let says = wellbeing(&numbers, project.minimum).1;
                let mut cells = vec![
                    Cell {
                        classes: "num".to_owned(),
                        heard: count.clone(),
                        seen: count,
                        ..Cell::default()
                    },
                    Cell {
                        heard: says.to_owned(),
                        seen: says.to_owned(),
                        ..Cell::default()
                    },
                ];
                cells.extend(
                    numbers.workings.iter().chain(&said_by).map(|&number| {
                        plain(number, if number == 0 { "num nought" } else { "num" })
                    }),
                );
                (!behind.told.is_empty()).then(|| Row {
                    depth: 0,
                    head: Head {
                        text: pair_name(one, other),
                        links: vec![format!("between/{}/{}.html", one.id, other.id)],
                    },
                    behind: Some(behind),
                    cells,
                })
            })
            .collect();
    let table = Table {
        id: String::new(),
        caption: caption.to_owned(),
        columns: columns([
            "Between",
            "Sightings",
            "Taken together",
            "How it is for those in it",
            "Who says so",
            "Going well",
            "Well in part",
            "Under strain",
            "Too soon",
            "Not said",
            "Whose life it is",
            "Who works in it",
            "An organisation",
            "An onlooker",
        ]),
        rows,
        foot: None,
        more: None,
    };
    (!table.rows.is_empty()).then_some(table)
}

pub(super) fn pair_name(one: &Word, other: &Word) -> String {
    match one.id == other.id {
        true => format!("{}, among themselves", one.name),
        false => format!("{} with {}", one.name, lower_first(&other.name)),
    }
}
