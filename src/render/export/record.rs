//! What a sighting exports: which fields, in which order, what each means and where its value is from.
//! Takes a sighting of the site, gives cells that every format writes in its own way.

use crate::model::{End, Entry, Ix, Named, Sighting, Vocabulary};
use crate::render::export::cell::{Cell, date, list, maybe_date, maybe_text, table, text};
use crate::site::Site;
use crate::words::{Known, Permission, Relation, SaidBy, Status, Tie, TieChange, Word, Working};

/// One field of a sighting: a key of its front matter, its id or its account.
pub(super) struct Field {
    /// Its name: a column, or a key.
    pub name: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// What it means, in a sentence or two.
    about: &'static str,
    /// Its value.
    value: for<'a> fn(Row<'a>) -> Cell<'a>,
}

/// What the values of a field are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Date,
    Flag,
    List,
    Table,
}

/// One sighting of a site.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub site: &'a Site,
    pub ix: Ix<Sighting>,
    pub sighting: &'a Sighting,
}

impl Row<'_> {
    /// About as many bytes as it takes, written out.
    pub(super) fn room(self) -> usize {
        const KEYS_AND_WORDS: usize = 1000;
        KEYS_AND_WORDS + self.sighting.account().len()
    }
}

/// The sightings of a list, in its order. Every list holds views too, and none a tombstone.
pub(super) fn rows<'a>(site: &'a Site, list: &'a [Ix<Sighting>]) -> impl Iterator<Item = Row<'a>> {
    list.iter().map(move |&ix| Row {
        site,
        ix,
        sighting: site.observatory.sighting(ix),
    })
}

impl Field {
    pub(super) fn of<'a>(&self, row: Row<'a>) -> Cell<'a> {
        (self.value)(row)
    }

    /// What it means, with every word that it may hold where these are the same in all observatories.
    pub(super) fn about(&self) -> String {
        let words = match self.name {
            "known" => meanings::<Known>(),
            "working" => meanings::<Working>(),
            "said_by" => meanings::<SaidBy>(),
            "ties" => format!("{} {}", meanings::<Tie>(), meanings::<TieChange>()),
            "permission" => meanings::<Permission>(),
            "related" => meanings::<Relation>(),
            "followups" => meanings::<Status>(),
            _ => return self.about.to_owned(),
        };
        format!("{} {words}", self.about)
    }
}

/// `saw: First hand. told: Second hand, from a person.`
fn meanings<W: Word>() -> String {
    let words: Vec<String> = W::ALL
        .iter()
        .map(|word| format!("{}: {}", word.id(), word.about()))
        .collect();
    words.join(" ")
}

/// All fields, in the order of the columns: the id, the keys of the front matter, the account.
pub(super) static FIELDS: [Field; 32] = [
    Field {
        name: "id",
        kind: Kind::Text,
        about: "The sighting's name in addresses. It stays the same when the title changes.",
        value: |row| text(&row.sighting.id),
    },
    Field {
        name: "title",
        kind: Kind::Text,
        about: "What was noticed, in one line.",
        value: |row| text(&row.sighting.title),
    },
    Field {
        name: "date",
        kind: Kind::Date,
        about: "When it was noticed or told: a day (2020-09-17), a month (2020-09) or a year (2020), as far as that is known.",
        value: |row| date(row.sighting.date),
    },
    Field {
        name: "place",
        kind: Kind::Text,
        about: "Where it was noticed: the id of a place.",
        value: |row| text(&row.site.observatory.places[row.sighting.place].id),
    },
    Field {
        name: "shifts",
        kind: Kind::List,
        about: "The changes that were seen. The direction is in the name: doubting-to-trusting is towards trusting, trusting-to-doubting is the way back; both together are both ways at once.",
        value: |row| list(&row.sighting.shifts, |&named| text(shift(row, named))),
    },
    Field {
        name: "still",
        kind: Kind::List,
        about: "The ends of shifts that are seen as they are, with no change claimed.",
        value: |row| list(&row.sighting.still, |&named| text(end(row, named))),
    },
    Field {
        name: "known",
        kind: Kind::Text,
        about: "How whoever wrote it knows. Where nothing is given it counts as told. A view is counted nowhere.",
        value: |row| maybe_word(row.sighting.known),
    },
    Field {
        name: "since",
        kind: Kind::Date,
        about: "When it began, if that is known: a day, a month or a year.",
        value: |row| maybe_date(row.sighting.since),
    },
    Field {
        name: "themes",
        kind: Kind::List,
        about: "What it is about: ids of themes.",
        value: |row| words(&row.sighting.themes, &row.site.observatory.themes),
    },
    Field {
        name: "summary",
        kind: Kind::Text,
        about: "What it says in a sentence or two. Where nothing is given, pages show the first paragraph of the account.",
        value: |row| maybe_text(row.sighting.summary.as_deref()),
    },
    Field {
        name: "between",
        kind: Kind::List,
        about: "The parties whose relationship it is: ids of parties. One party alone means among themselves.",
        value: |row| words(&row.sighting.between, &row.site.observatory.parties),
    },
    Field {
        name: "working",
        kind: Kind::Text,
        about: "How the relationship is for those in it.",
        value: |row| maybe_word(row.sighting.working),
    },
    Field {
        name: "said_by",
        kind: Kind::List,
        about: "Whose view of the relationship that is.",
        value: |row| list(&row.sighting.said_by, |who| text(who.id())),
    },
    Field {
        name: "ties",
        kind: Kind::Table,
        about: "How ties of a kind have changed.",
        value: |row| ties(&row.sighting.ties),
    },
    Field {
        name: "helped",
        kind: Kind::List,
        about: "What helped: ids of conditions.",
        value: |row| words(&row.sighting.helped, &row.site.observatory.conditions),
    },
    Field {
        name: "hindered",
        kind: Kind::List,
        about: "What got in the way: ids of conditions.",
        value: |row| words(&row.sighting.hindered, &row.site.observatory.conditions),
    },
    Field {
        name: "left_out",
        kind: Kind::Text,
        about: "Who was not there, and why.",
        value: |row| maybe_text(row.sighting.left_out.as_deref()),
    },
    Field {
        name: "observer",
        kind: Kind::Text,
        about: "Who saw or told it, named by choice.",
        value: |row| maybe_text(row.sighting.observer.as_deref()),
    },
    Field {
        name: "sources",
        kind: Kind::List,
        about: "Where it is from: each source with its title, its web address (url) or both.",
        value: |row| {
            // An address alone is written as a table as well, so that all items are of one kind.
            list(&row.sighting.sources, |source| {
                table([
                    ("title", maybe_text(source.title.as_deref())),
                    ("url", maybe_text(source.url.as_deref())),
                ])
            })
        },
    },
    Field {
        name: "permission",
        kind: Kind::Text,
        about: "Why it may be published.",
        value: |row| maybe_word(row.sighting.permission),
    },
    Field {
        name: "permission_until",
        kind: Kind::Date,
        about: "Until when it may be published; after that it is taken down.",
        value: |row| maybe_date(row.sighting.permission_until),
    },
    Field {
        name: "pictures",
        kind: Kind::List,
        about: "Pictures that lie beside the file: the name of the file, what it shows in words (alt), who made it, and why it may be published.",
        value: pictures,
    },
    Field {
        name: "lang",
        kind: Kind::Text,
        about: "The language of the account where it is not that of the site, as a language tag: cy is Welsh.",
        value: |row| maybe_text(row.sighting.lang.as_deref()),
    },
    Field {
        name: "related",
        kind: Kind::List,
        about: "Other sightings by their id, and how (how) they are related to this one.",
        value: related,
    },
    Field {
        name: "was",
        kind: Kind::List,
        about: "Earlier ids of this sighting. The old addresses lead to the new one.",
        value: |row| list(&row.sighting.was, |id| text(id)),
    },
    Field {
        name: "ask_again",
        kind: Kind::Date,
        about: "When somebody should ask what has become of it.",
        value: |row| maybe_date(row.sighting.ask_again),
    },
    Field {
        name: "draft",
        kind: Kind::Flag,
        about: "True while it is not ready to be published.",
        value: |row| match row.sighting.is_draft {
            true => Cell::Flag(true),
            false => Cell::NotGiven,
        },
    },
    Field {
        name: "withdrawn",
        kind: Kind::Date,
        about: "When it was taken back. A sighting that was taken back is in no file of the data.",
        value: |_| Cell::NotGiven,
    },
    Field {
        name: "allow",
        kind: Kind::List,
        about: "Rules of the check that were answered with a reason: the rule's name (rule), and why it does not apply here (why).",
        value: |row| {
            list(&row.sighting.allow, |allowance| {
                table([
                    ("rule", text(&allowance.rule.value)),
                    ("why", text(&allowance.why)),
                ])
            })
        },
    },
    Field {
        name: "followups",
        kind: Kind::List,
        about: "What became of it, the earliest first: when that was seen (date), what became of it (status), in words (note), and whose view that is (said_by).",
        value: |row| {
            list(&row.sighting.followups, |followup| {
                table([
                    ("date", date(followup.date)),
                    ("status", text(followup.status.id())),
                    ("note", maybe_text(followup.note.as_deref())),
                    ("said_by", list(&followup.said_by, |who| text(who.id()))),
                ])
            })
        },
    },
    Field {
        name: "replies",
        kind: Kind::List,
        about: "What those say who are written about, the earliest first: who (by), when (date) and what (text).",
        value: |row| {
            list(&row.sighting.replies, |reply| {
                table([
                    ("by", text(&reply.by)),
                    ("date", date(reply.date)),
                    ("text", text(&reply.text)),
                ])
            })
        },
    },
    Field {
        name: "body",
        kind: Kind::Text,
        about: "The account itself, in Markdown.",
        value: |row| text(row.sighting.account()),
    },
];

fn maybe_word<W: Word>(written: Option<W>) -> Cell<'static> {
    written.map_or(Cell::NotGiven, |word| text(word.id()))
}

fn words<'a, T: Entry>(named: &'a [Ix<T>], vocabulary: &'a Vocabulary<T>) -> Cell<'a> {
    list(named, |&ix| text(vocabulary[ix].id()))
}

/// Those that the front matter lists.
fn pictures(row: Row<'_>) -> Cell<'_> {
    let listed = row
        .sighting
        .pictures
        .iter()
        .filter(|picture| picture.is_listed);
    let cells: Vec<Cell<'_>> = listed
        .map(|picture| {
            table([
                ("file", text(picture.name())),
                ("alt", maybe_text(picture.alt.as_deref())),
                ("credit", maybe_text(picture.credit.as_deref())),
                ("permission", maybe_word(picture.permission)),
            ])
        })
        .collect();
    match cells.is_empty() {
        true => Cell::NotGiven,
        false => Cell::List(cells),
    }
}

/// The shift as the file names it: in the direction that was seen.
fn shift(row: Row<'_>, named: Named) -> &str {
    let shift = &row.site.observatory.shifts[named.shift];
    match named.end {
        End::From => &shift.reverse_id,
        End::To => &shift.id,
    }
}

fn end(row: Row<'_>, named: Named) -> &str {
    let shift = &row.site.observatory.shifts[named.shift];
    match named.end {
        End::From => &shift.from,
        End::To => &shift.to,
    }
}

fn ties<'a>(written: &[(Tie, TieChange)]) -> Cell<'a> {
    if written.is_empty() {
        return Cell::NotGiven;
    }
    let change = |tie: Tie| written.iter().find(|(kind, _)| *kind == tie);
    Cell::Table(
        Tie::ALL
            .iter()
            .map(|&tie| (tie.id(), maybe_word(change(tie).map(|(_, change)| *change))))
            .collect(),
    )
}

/// The sightings that this one names itself, without those that have no page.
fn related(row: Row<'_>) -> Cell<'_> {
    let beside = row
        .site
        .gathered
        .beside
        .get(&row.ix)
        .map_or(&[][..], Vec::as_slice);
    let named: Vec<Cell<'_>> = beside
        .iter()
        .filter(|beside| !beside.is_said_by_other)
        .map(|beside| {
            let other = row.site.observatory.sighting(beside.sighting);
            table([("id", text(&other.id)), ("how", text(beside.how.id()))])
        })
        .collect();
    match named.is_empty() {
        true => Cell::NotGiven,
        false => Cell::List(named),
    }
}

#[cfg(test)]
mod tests {
    use super::{FIELDS, rows};
    use crate::render::export::sample;

    /// The order that the format's documents give.
    #[test]
    fn the_order_of_the_fields() {
        let names: Vec<&str> = FIELDS.iter().map(|field| field.name).collect();
        assert_eq!(
            names.join(" "),
            "id title date place shifts still known since themes summary between working said_by \
             ties helped hindered left_out observer sources permission permission_until pictures \
             lang related was ask_again draft withdrawn allow followups replies body"
        );
    }

    #[test]
    fn every_field_says_what_it_means_in_whole_sentences() {
        for field in &FIELDS {
            assert!(field.about().ends_with('.'), "{}", field.name);
        }
    }

    #[test]
    fn rows_are_all_sightings_with_a_page_and_no_others() {
        let site = sample::site();
        let ids: Vec<&str> = rows(&site, &site.gathered.all)
            .map(|row| row.sighting.id.as_str())
            .collect();
        assert_eq!(ids, ["full", "plain", "what-if"]);
    }

    #[test]
    fn what_the_file_leaves_out_is_not_filled_in() {
        let site = sample::site();
        let plain = rows(&site, &site.gathered.all)
            .nth(1)
            .expect("three sightings");
        let given: Vec<&str> = FIELDS
            .iter()
            .filter(|field| field.of(plain) != super::Cell::NotGiven)
            .map(|field| field.name)
            .collect();
        assert_eq!(given, ["id", "title", "date", "place", "still", "body"]);
    }
}
