//! Whether what is published agrees: takes the published files of a project and what the oracle counts in its raw ones,
//! gives every cell, link, list, heading and file that does not fit, in words.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::rc::Rc;

use crate::oracle::{Numbers, Project, Told};
use crate::published::{self, Page};
use crate::wanted::{self, Behind, Leads};
use crate::{oracle, tool};

/// The longest that a page of a list may be.
pub(crate) const LIST_LENGTH: usize = 50;

/// The published files of a project beside what its raw files say.
pub(crate) struct Site {
    project: Project,
    pub(crate) pages: BTreeMap<String, Page>,
    csv: String,
    /// The lists that were read, by their first page.
    lists: RefCell<BTreeMap<String, Rc<List>>>,
    complaints: RefCell<Vec<String>>,
}

/// A list over all its pages.
struct List {
    groups: Vec<Group>,
    pages: Vec<String>,
}

/// All that stands under one heading, over all pages.
struct Group {
    /// Empty for what has no heading.
    id: String,
    /// The page on which it begins.
    page: String,
    ids: Vec<String>,
    views: Vec<String>,
}

impl Site {
    pub(crate) fn of(project: &Path, tree: &BTreeMap<String, Vec<u8>>) -> Site {
        let mut complaints = Vec::new();
        let mut pages = BTreeMap::new();
        for (path, bytes) in tree.iter().filter(|(path, _)| path.ends_with(".html")) {
            let html = std::str::from_utf8(bytes).expect("text");
            // A page with neither a table nor a list has no part in this, and what others can frame is held
            // against the oracle in `embeds`.
            let is_framed = path.ends_with("/embed.html");
            if is_framed || !html.contains("<table") && !html.contains("class=\"card\"") {
                continue;
            }
            match published::read(html) {
                Ok(page) => {
                    pages.insert(path.clone(), page);
                }
                Err(fault) => complaints.push(format!("{path}: {fault}")),
            }
        }
        Site {
            project: oracle::project(project, tool::TODAY),
            pages,
            csv: String::from_utf8(tree["data/heat-map.csv"].clone()).expect("text"),
            lists: RefCell::default(),
            complaints: RefCell::new(complaints),
        }
    }

    /// Everything that does not agree, in words.
    pub(crate) fn complaints(&self) -> Vec<String> {
        self.lists.borrow_mut().clear();
        if self.csv != oracle::heat_map_of(&self.project) {
            self.complain("data/heat-map.csv", "is not what the oracle counts");
        }
        let wanted = wanted::tables(&self.project);
        for (path, page) in &self.pages {
            let tables: Vec<&published::Table> = tables(path, page).collect();
            let wanted = wanted.get(path).map_or(&[][..], Vec::as_slice);
            let [shown, expected] = [
                tables
                    .iter()
                    .map(|table| table.caption.clone())
                    .collect::<Vec<_>>(),
                wanted.iter().map(|table| spaced(&table.caption)).collect(),
            ];
            if shown != expected {
                self.complain(path, format!("has the tables {shown:?}, not {expected:?}"));
                continue;
            }
            for (table, wanted) in tables.into_iter().zip(wanted) {
                self.table(path, table, wanted);
            }
        }
        for (path, wanted) in &wanted {
            if !wanted.is_empty() && !self.pages.contains_key(path) {
                self.complain(path, "has no table, or is not published");
            }
        }
        self.every_place_has_a_row();
        self.every_word_lists_its_own();
        self.counted_words();
        self.every_list_is_led_to();
        self.complaints.take()
    }

    fn complain(&self, path: &str, what: impl AsRef<str>) {
        let complaint = format!("{path}: {}", what.as_ref());
        self.complaints.borrow_mut().push(complaint);
    }

    fn table(&self, path: &str, table: &published::Table, wanted: &wanted::Table<'_>) {
        let whole = |what: &str| format!("{path}, {}{what}", table.caption);
        if table.id != wanted.id {
            self.complain(
                &whole(""),
                format!("has the id {}, not {}", table.id, wanted.id),
            );
        }
        let more = table.more.as_ref().map(|more| match resolved(path, more) {
            (to, _, section) if section.is_empty() => to,
            (to, _, section) => format!("{to}#{section}"),
        });
        if more != wanted.more {
            self.complain(
                &whole(""),
                format!("goes on at {more:?}, not {:?}", wanted.more),
            );
        }
        if table.columns.len() != wanted.columns.len() {
            self.complain(&whole(""), format!("has {} columns", table.columns.len()));
            return;
        }
        for (column, wanted) in table.columns.iter().zip(&wanted.columns) {
            self.head(path, &whole(", a column"), column, wanted);
        }
        let [shown, expected] = [
            table
                .rows
                .iter()
                .map(|row| row.head.text.clone())
                .collect::<Vec<_>>(),
            wanted
                .rows
                .iter()
                .map(|row| spaced(&row.head.text))
                .collect(),
        ];
        if shown != expected {
            self.complain(
                &whole(""),
                format!("has the rows {shown:?}, not {expected:?}"),
            );
            return;
        }
        if table.foot.len() != usize::from(wanted.foot.is_some()) {
            self.complain(&whole(""), "has no foot, or one that should not be there");
            return;
        }
        let rows = table.rows.iter().chain(&table.foot);
        for (row, wanted) in rows.zip(wanted.rows.iter().chain(&wanted.foot)) {
            self.row(path, &whole(&format!(", {}", row.head.text)), row, wanted);
        }
        self.rows_sum_to_the_foot(path, &whole(""), table);
    }

    fn row(&self, path: &str, what: &str, row: &published::Row, wanted: &wanted::Row<'_>) {
        self.head(path, what, &row.head, &wanted.head);
        if let (Some(behind), [link]) = (&wanted.behind, row.head.links.as_slice()) {
            self.leads_to(path, what, link, behind);
        }
        if row.depth != wanted.depth {
            self.complain(
                what,
                format!("has the depth {}, not {}", row.depth, wanted.depth),
            );
        }
        if row.cells.len() != wanted.cells.len() {
            self.complain(what, format!("has {} cells", row.cells.len()));
            return;
        }
        for (nth, (cell, wanted)) in row.cells.iter().zip(&wanted.cells).enumerate() {
            self.cell(path, &format!("{what}, cell {}", nth + 1), cell, wanted);
        }
    }

    fn head(&self, path: &str, what: &str, head: &published::Head, wanted: &wanted::Head) {
        let links: Vec<String> = head
            .links
            .iter()
            .map(|link| resolved(path, link).0)
            .collect();
        if head.text != spaced(&wanted.text) || links != wanted.links {
            self.complain(
                what,
                format!(
                    "is headed {:?} {links:?}, not {:?} {:?}",
                    head.text, wanted.text, wanted.links
                ),
            );
        }
    }

    fn cell(&self, path: &str, what: &str, cell: &published::Cell, wanted: &wanted::Cell<'_>) {
        let classes: BTreeSet<&str> = cell.classes.iter().map(String::as_str).collect();
        let expected: BTreeSet<&str> = wanted.classes.split_whitespace().collect();
        if classes != expected {
            self.complain(what, format!("looks like {classes:?}, not {expected:?}"));
        }
        for (shown, expected) in [(&cell.heard, &wanted.heard), (&cell.seen, &wanted.seen)] {
            if *shown != spaced(expected) {
                self.complain(what, format!("says {shown:?}, not {expected:?}"));
            }
        }
        let signs = cell
            .signs
            .iter()
            .map(|sign| (sign.way.as_str(), sign.words.clone()));
        let expected = wanted
            .signs
            .iter()
            .map(|(way, words)| (*way, spaced(words)));
        if !signs.clone().eq(expected) {
            let signs: Vec<_> = signs.collect();
            self.complain(
                what,
                format!("has the signs {signs:?}, not {:?}", wanted.signs),
            );
        }
        match (&wanted.leads, cell.link.as_deref()) {
            (Leads::Nowhere, None) => {}
            (Leads::Adds(known), Some(link)) => {
                let (to, query, section) = resolved(path, link);
                let leads = (to.as_str(), query.as_str(), section.as_str());
                let notice = if known.is_empty() {
                    ""
                } else {
                    "known-already"
                };
                if leads != ("contribute.html", known.as_str(), notice) {
                    self.complain(what, format!("leads to {link}, and not to add {known}"));
                }
            }
            (Leads::Lists(behind), Some(link)) => self.leads_to(path, what, link, behind),
            (_, link) => self.complain(what, format!("leads to {link:?}")),
        }
    }

    /// Whether a link leads to exactly these sightings: to a whole list, whose head says how many, or to
    /// one group of a list, whose heading does.
    fn leads_to(&self, path: &str, what: &str, link: &str, behind: &Behind<'_>) {
        let (to, _, section) = resolved(path, link);
        let Some(list) = self.list(&to) else {
            self.complain(what, format!("leads to {link}, which is no page"));
            return;
        };
        let nth = list.pages.iter().position(|page| *page == to);
        let title = match nth {
            None | Some(0) => spaced(&behind.title),
            Some(nth) => format!("{}, page {}", spaced(&behind.title), nth + 1),
        };
        if self.pages[&to].title != title {
            self.complain(
                what,
                format!("leads to {:?}, not {title:?}", self.pages[&to].title),
            );
        }
        let expected: BTreeSet<&str> = behind.told.iter().map(|told| told.id.as_str()).collect();
        let shown: BTreeSet<&str> = match section.as_str() {
            "" => {
                if to != list.pages[0] {
                    self.complain(what, format!("leads to {link}, amid a list"));
                }
                self.head_of_list(&to, behind);
                list.groups.iter().flat_map(Group::told).collect()
            }
            section => match list.groups.iter().find(|group| group.id == section) {
                Some(group) if group.page == to => group.told().collect(),
                _ => {
                    self.complain(what, format!("leads to {link}, where no such group begins"));
                    return;
                }
            },
        };
        if shown != expected {
            self.complain(
                what,
                format!("leads to {link} with {shown:?}, not {expected:?}"),
            );
        }
    }

    /// The list that a page belongs to, whole.
    fn list(&self, page: &str) -> Option<Rc<List>> {
        let mut first = page.to_owned();
        while let Some(newer) = &self.pages.get(&first)?.newer {
            first = resolved(&first, newer).0;
        }
        if let Some(list) = self.lists.borrow().get(&first) {
            return Some(Rc::clone(list));
        }
        let list = Rc::new(self.whole_list(&first));
        self.lists.borrow_mut().insert(first, Rc::clone(&list));
        Some(list)
    }

    /// Reads a list from its first page to its last, and holds each heading against what stands below it.
    fn whole_list(&self, first: &str) -> List {
        let mut list = List {
            groups: Vec::new(),
            pages: Vec::new(),
        };
        let mut counts: Vec<Vec<String>> = Vec::new();
        let mut next = Some(first.to_owned());
        while let Some(path) = next {
            let Some(page) = self.pages.get(&path) else {
                self.complain(&path, "is no page, and a list should go on there");
                break;
            };
            let loose = published::Group {
                id: String::new(),
                name: String::new(),
                count: String::new(),
                cards: Vec::new(),
            };
            let loose = (!page.cards.is_empty()).then_some((&loose, &page.cards));
            let grouped = page.groups.iter().map(|group| (group, &group.cards));
            let mut length = 0;
            for (nth, (shown, cards)) in loose.into_iter().chain(grouped).enumerate() {
                length += cards.len();
                let goes_on =
                    nth == 0 && list.groups.last().is_some_and(|last| last.id == shown.id);
                if !goes_on {
                    list.groups.push(Group {
                        id: shown.id.clone(),
                        page: path.clone(),
                        ids: Vec::new(),
                        views: Vec::new(),
                    });
                    counts.push(Vec::new());
                }
                let group = list.groups.last_mut().expect("one was just added");
                for card in cards {
                    let id = id_of(&path, &card.link);
                    match card.is_view {
                        true => group.views.push(id),
                        false => group.ids.push(id),
                    }
                }
                let count = match shown.count.strip_suffix(", continued") {
                    Some(count) if goes_on => count,
                    None if !goes_on || shown.id.is_empty() => &shown.count,
                    _ => {
                        self.complain(&path, format!("{} is {:?}", shown.name, shown.count));
                        &shown.count
                    }
                };
                counts
                    .last_mut()
                    .expect("one was just added")
                    .push(count.to_owned());
                self.group_is_one(&path, shown);
            }
            next = page.older.as_ref().map(|older| resolved(&path, older).0);
            let is_full = length == LIST_LENGTH || (next.is_none() && length < LIST_LENGTH);
            if !is_full || (length == 0 && !list.pages.is_empty()) {
                self.complain(&path, format!("holds {length} sightings"));
            }
            if list.pages.contains(&path) {
                self.complain(&path, "stands in its list twice");
                break;
            }
            list.pages.push(path);
        }
        let ids: BTreeSet<&str> = list.groups.iter().map(|group| group.id.as_str()).collect();
        if ids.len() != list.groups.len() {
            self.complain(first, "has two groups of one id");
        }
        for (group, counts) in list.groups.iter().zip(&counts) {
            self.group(first, group, counts);
        }
        list
    }

    /// Whether the headings of a group, one on each of its pages, say how many there are.
    fn group(&self, first: &str, group: &Group, counts: &[String]) {
        let Group { id, ids, views, .. } = group;
        let length = ids.len() + views.len();
        let expected = match (id.as_str(), length) {
            ("", _) => String::new(),
            ("views", length) => length.to_string(),
            (_, 1) => "1 sighting".to_owned(),
            (_, length) => format!("{length} sightings"),
        };
        if counts.iter().any(|count| *count != expected) {
            self.complain(
                first,
                format!("{id} is headed {counts:?}, and has {length}"),
            );
        }
        let distinct: BTreeSet<&String> = ids.iter().chain(views).collect();
        if distinct.len() != length {
            self.complain(first, format!("{id} has a sighting twice"));
        }
        let is_mixed = match id.as_str() {
            "" => false,
            "views" => !ids.is_empty(),
            _ => !views.is_empty(),
        };
        if is_mixed {
            self.complain(
                first,
                format!("{id} has views among what is counted, or the other way round"),
            );
        }
    }

    /// Whether the sightings of a group are of its period, or name its shift.
    fn group_is_one(&self, path: &str, group: &published::Group) {
        let mut shifts = self.project.shifts.iter();
        let shift = shifts.position(|shift| shift.id() == group.id);
        let is_of_it = |told: &Told| match shift {
            Some(shift) => {
                told.names(shift) && group.name == spaced(&self.project.shifts[shift].name())
            }
            None => {
                let period = self.project.time.period(told);
                group.name == period.heading() && group.id == period.section()
            }
        };
        for card in &group.cards {
            let id = id_of(path, &card.link);
            match self.told(&id) {
                Some(_) if group.id == "views" => {
                    self.complain(path, format!("{id} is no view"));
                }
                Some(told) if !group.id.is_empty() && !is_of_it(told) => {
                    self.complain(path, format!("{id} stands under {}", group.name));
                }
                None if !self.project.views.iter().any(|view| view.id == id) => {
                    self.complain(path, format!("{id} is not to be published"));
                }
                _ => {}
            }
        }
    }

    fn told(&self, id: &str) -> Option<&Told> {
        self.project.told.iter().find(|told| told.id == id)
    }

    /// Whether the first page of a list says how many sightings it has, from how many voices, and, where it
    /// stands behind a number and is nothing else, what they say.
    fn head_of_list(&self, path: &str, behind: &Behind<'_>) {
        let page = &self.pages[path];
        let numbers = Numbers::of(&behind.told, behind.shift);
        let phrase = match path {
            "sightings/index.html" => match self.project.told.len() + self.project.views.len() {
                1 => "1 sighting".to_owned(),
                all => format!("{all} sightings"),
            },
            _ => wanted::voices(&numbers),
        };
        let says_so = |text: &String| {
            let rest = text.strip_prefix(&phrase);
            rest.is_some_and(|rest| rest.starts_with(['.', ',']))
        };
        if !page.head.iter().any(says_so) {
            self.complain(
                path,
                format!("has the head {:?}, without {phrase:?}", page.head),
            );
        }
        let is_word = matches!(path.split('/').count(), 2)
            && ["places/", "shifts/", "themes/", "sightings/"]
                .iter()
                .any(|folder| path.starts_with(folder));
        let expected = match is_word {
            true => Vec::new(),
            false => wanted::tallies(&self.project, behind),
        };
        let shown = page.tallies.iter().map(|tally| {
            let signs = tally
                .iter()
                .map(|sign| (sign.way.as_str(), sign.words.clone()));
            signs.collect::<Vec<_>>()
        });
        let shown: Vec<Vec<(&str, String)>> = shown.collect();
        let expected: Vec<Vec<(&str, String)>> = expected
            .into_iter()
            .map(|tally| {
                tally
                    .into_iter()
                    .map(|(way, words)| (way, spaced(&words)))
                    .collect()
            })
            .collect();
        if shown != expected {
            self.complain(path, format!("tells {shown:?}, not {expected:?}"));
        }
    }

    /// Whether the rows of a table, but for those within others, add up to its foot, column by column and
    /// sign by sign; those of the pages on which it goes on are taken with it. One that ends before its last
    /// row has to say where the others are.
    fn rows_sum_to_the_foot(&self, path: &str, what: &str, table: &published::Table) {
        let is_further_page = table.id == "parts" && path.split('/').count() > 2;
        let ([foot], false) = (table.foot.as_slice(), is_further_page) else {
            return;
        };
        let mut rows: Vec<&published::Row> = table.rows.iter().collect();
        let mut next = table.more.as_ref().map(|more| resolved(path, more));
        while let Some((further, _, section)) = next {
            if !section.is_empty() {
                return;
            }
            let Some(page) = self.pages.get(&further) else {
                self.complain(what, format!("goes on at {further}, which is no page"));
                return;
            };
            rows.extend(page.tables.iter().flat_map(|table| &table.rows));
            next = page.older.as_ref().map(|older| resolved(&further, older));
        }
        rows.retain(|row| row.depth == 0);
        for (nth, cell) in foot.cells.iter().enumerate() {
            let sum: usize = rows.iter().map(|row| row.cells[nth].number()).sum();
            if sum != cell.number() {
                self.complain(
                    what,
                    format!("column {} sums to {sum}, not {}", nth + 1, cell.number()),
                );
            }
            let mut signs: BTreeMap<&str, usize> = BTreeMap::new();
            for sign in rows.iter().flat_map(|row| &row.cells[nth].signs) {
                *signs.entry(&sign.way).or_default() += sign.number();
            }
            let below = cell
                .signs
                .iter()
                .map(|sign| (sign.way.as_str(), sign.number()));
            // A layer goes on where it shows how many, and no signs.
            if table.more.is_none() && signs != below.collect() {
                self.complain(what, format!("column {} sums to {signs:?}", nth + 1));
            }
        }
    }

    /// Whether every place is in a row of every layer, or folded into one that names those around it and
    /// those within.
    fn every_place_has_a_row(&self) {
        let Project {
            places,
            told,
            shifts,
            ..
        } = &self.project;
        // Where there is no column there is no table; a long one may be elsewhere.
        if shifts.is_empty() || places.len() > LONG {
            return;
        }
        for layer in [
            "heat-map.html",
            "heat-map/which-way.html",
            "heat-map/how-well.html",
        ] {
            let tables = self
                .pages
                .get(layer)
                .into_iter()
                .flat_map(|page| &page.tables);
            let rows = tables.flat_map(|table| table.rows.iter().chain(&table.foot));
            let links = rows.flat_map(|row| &row.head.links);
            let named: BTreeSet<String> = links.map(|link| resolved(layer, link).0).collect();
            for place in places {
                let parts = places
                    .iter()
                    .filter(|part| part.within.as_ref() == Some(&place.id));
                let may_be_cut = place.within.is_some()
                    && parts.count() == 1
                    && told.iter().all(|told| told.place != place.id);
                if !named.contains(&format!("places/{}.html", place.id)) && !may_be_cut {
                    self.complain(layer, format!("has no row for {}", place.id));
                }
            }
        }
    }

    /// Whether the page of every word, and that of all, lists what is counted and, apart, the views.
    fn every_word_lists_its_own(&self) {
        let Project { told, views, .. } = &self.project;
        let (told, views): (Vec<&Told>, Vec<&Told>) =
            (told.iter().collect(), views.iter().collect());
        let all = ("sightings/index.html".to_owned(), told, views);
        let words = wanted::word_pages(&self.project).into_iter();
        let words = words.map(|page| (page.path, page.behind.told, page.views));
        for (path, told, views) in std::iter::once(all).chain(words) {
            let list = self.list(&path);
            let groups = list.iter().flat_map(|list| &list.groups);
            let shown: (BTreeSet<&String>, BTreeSet<&String>) = (
                groups.clone().flat_map(|group| &group.ids).collect(),
                groups.flat_map(|group| &group.views).collect(),
            );
            let expected: (BTreeSet<&String>, BTreeSet<&String>) = (ids(&told), ids(&views));
            if shown != expected {
                self.complain(&path, format!("lists {shown:?}, not {expected:?}"));
            }
        }
    }

    /// Holds the words that have a number each, and what the layers are made of, against the oracle.
    fn counted_words(&self) {
        let Project {
            told,
            places,
            shifts,
            ..
        } = &self.project;
        for (path, sections) in wanted::counted(&self.project) {
            let page = self.pages.get(&path);
            for wanted in ["when", "themes", "where", "each", "how-many", "by-time"] {
                let what = format!("{path}, {wanted}");
                let shown = page.into_iter().flat_map(|page| &page.counted);
                let shown: Vec<&published::Counted> = shown
                    .filter(|(section, _)| section == wanted)
                    .flat_map(|(_, words)| words)
                    .collect();
                let expected = sections.iter().filter(|section| section.section == wanted);
                let expected: Vec<_> = expected.flat_map(|section| &section.words).collect();
                let texts = shown.iter().map(|word| {
                    let page = resolved(&path, &word.link).0;
                    (page, word.words.clone(), word.count.clone())
                });
                let expected_texts = expected.iter().map(|(page, words, count, _)| {
                    // A group may begin on a further page of its list.
                    let page = if wanted == "when" {
                        None
                    } else {
                        Some(page.clone())
                    };
                    (page, spaced(words), count.clone())
                });
                let is_as_expected = texts.clone().count() == expected_texts.clone().count()
                    && texts.clone().zip(expected_texts).all(|(shown, expected)| {
                        expected.0.is_none_or(|page| page == shown.0)
                            && (shown.1, shown.2) == (expected.1, expected.2)
                    });
                if !is_as_expected {
                    self.complain(&what, format!("has {:?}", texts.collect::<Vec<_>>()));
                    continue;
                }
                for (word, (_, _, _, behind)) in shown.into_iter().zip(expected) {
                    if let Some(behind) = behind {
                        self.leads_to(&path, &what, &word.link, behind);
                    }
                }
            }
        }
        let everybody: Vec<&Told> = told.iter().collect();
        let made_of = format!(
            "Made of {},",
            wanted::voices(&Numbers::of(&everybody, None))
        );
        for layer in [
            "heat-map.html",
            "heat-map/which-way.html",
            "heat-map/how-well.html",
            "heat-map/when.html",
        ] {
            let Some(page) = self.pages.get(layer) else {
                let is_empty = told.is_empty()
                    && (layer.ends_with("when.html") || places.is_empty() || shifts.is_empty());
                if !is_empty {
                    self.complain(layer, "has no table");
                }
                continue;
            };
            let says_so = page.head.iter().any(|text| text.starts_with(&made_of));
            if says_so == told.is_empty() {
                self.complain(
                    layer,
                    format!("has the head {:?}, without {made_of:?}", page.head),
                );
            }
        }
    }

    /// Whether every list behind a number is led to by that number. What a theme has at a place has a list also
    /// where the place has folded into its only part, so that its address stays when it unfolds: that list
    /// must be right too.
    fn every_list_is_led_to(&self) {
        for path in self.pages.keys() {
            let is_read = || {
                let lists = self.lists.borrow();
                lists.values().any(|list| list.pages.contains(path))
            };
            match path.split('/').collect::<Vec<_>>().as_slice() {
                ["heat-map", "which-way.html" | "how-well.html" | "when.html"]
                | ["heat-map", "page", _]
                | ["themes", _]
                | ["themes", _, "page", _]
                | ["between", "index.html"] => {}
                ["themes", theme, "places", place] => self.unfolded(path, theme, place, false),
                ["themes", theme, "places", place, "itself.html"] => {
                    self.unfolded(path, theme, place, true);
                }
                ["heat-map" | "between" | "themes", ..] if !is_read() => {
                    self.complain(path, "is led to by no number");
                }
                _ => {}
            }
        }
    }

    /// Holds what a theme has at a place against the oracle, from its address alone.
    fn unfolded(&self, path: &str, theme: &str, place: &str, is_itself: bool) {
        let place = place.trim_end_matches(".html");
        let told = oracle::told(&self.project, |told| {
            let is_there = match is_itself {
                true => told.place == place,
                false => told.is_at(place),
            };
            is_there && told.themes.contains(theme)
        });
        let behind = Behind {
            told,
            shift: None,
            title: self.pages[path].title.clone(),
        };
        self.leads_to("index.html", path, path, &behind);
    }
}

/// With more places than this a table may have been left out.
const LONG: usize = 50;

/// The tables of a page that count anything by place, time or party.
fn tables<'p>(path: &str, page: &'p Page) -> impl Iterator<Item = &'p published::Table> {
    let is_shift = path.starts_with("shifts/");
    page.tables.iter().filter(move |table| {
        let has = |class| table.classes.iter().any(|one| one == class);
        has("heat") || has("pairs") || is_shift
    })
}

impl Group {
    fn told(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(String::as_str)
    }
}

fn ids<'p>(all: &[&'p Told]) -> BTreeSet<&'p String> {
    all.iter().map(|told| &told.id).collect()
}

/// The sighting that a link leads to.
fn id_of(path: &str, link: &str) -> String {
    let (to, _, _) = resolved(path, link);
    let id = to
        .strip_prefix("sightings/")
        .and_then(|file| file.strip_suffix(".html"));
    id.unwrap_or_else(|| panic!("{path} lists {link}"))
        .to_owned()
}

/// Where a link on a page leads: the path of the file, what is asked of it, the section.
pub(crate) fn resolved(from: &str, link: &str) -> (String, String, String) {
    let (rest, section) = link.split_once('#').unwrap_or((link, ""));
    let (file, query) = rest.split_once('?').unwrap_or((rest, ""));
    let mut way: Vec<&str> = from.split('/').collect();
    if !file.is_empty() {
        way.pop();
    }
    for step in file.split('/').filter(|step| !step.is_empty()) {
        match step {
            ".." => {
                way.pop()
                    .unwrap_or_else(|| panic!("{from} links out of the site: {link}"));
            }
            name => way.push(name),
        }
    }
    (way.join("/"), query.to_owned(), section.to_owned())
}

/// A text with single spaces, as a page shows it.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
