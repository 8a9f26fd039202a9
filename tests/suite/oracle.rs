//! The independent oracle of the counting: takes a project's folder and a day, reads the raw files with nothing but
//! the TOML crate, and gives the numbers that the contract calls for. It is slow on purpose: for every number it goes
//! through all sightings afresh, and it shares no code with the library.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use toml::{Table, Value};

/// A line of `data/heat-map.csv` ends as RFC 4180 says, like those of `sightings.csv`.
const LINE_END: &str = "\r\n";

/// The columns of `data/heat-map.csv`, in order.
pub(crate) const HEADER: &str = "place,shift,total,forward,back,mixed,still_from,still_to,\
    well,partly,strained,too_soon,unrated,voices";

/// The ways that a shift can be seen to go, in the order of that file.
pub(crate) const WAYS: [&str; 5] = ["forward", "back", "mixed", "still_from", "still_to"];

/// How a relationship can be for those in it, as it is written; last where nobody has said.
pub(crate) const WORKINGS: [&str; 5] = ["well", "partly", "strained", "too-soon", "unrated"];

/// Who can say how it is, as it is written.
pub(crate) const SAID_BY: [&str; 4] = ["living-it", "working-in-it", "organisation", "onlooker"];

/// One `[[place]]` of `places.toml`, in file order.
pub(crate) struct Place {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) within: Option<String>,
}

/// One `[[shift]]` of `shifts.toml`, in file order.
pub(crate) struct Shift {
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) from_name: String,
    pub(crate) to_name: String,
}

/// One `[[theme]]` or `[[party]]`, in file order.
pub(crate) struct Word {
    pub(crate) id: String,
    pub(crate) name: String,
}

/// A whole project, as far as anything is counted in it on one day, drafts left out.
pub(crate) struct Project {
    pub(crate) places: Vec<Place>,
    pub(crate) shifts: Vec<Shift>,
    pub(crate) themes: Vec<Word>,
    pub(crate) parties: Vec<Word>,
    pub(crate) conditions: Vec<Word>,
    /// The counted sightings.
    pub(crate) told: Vec<Told>,
    /// Those that are published and counted nowhere.
    pub(crate) views: Vec<Told>,
    /// From how many on a number says something.
    pub(crate) minimum: usize,
    /// The greatest number of any table: no place and no pair has more than some shift or pair over all places.
    pub(crate) greatest: usize,
    pub(crate) time: Time,
}

/// What one sighting says, as far as it is counted.
pub(crate) struct Told {
    pub(crate) id: String,
    pub(crate) place: String,
    /// Its place and every place that this is within.
    pub(crate) at: Vec<String>,
    /// Of each shift one of [`WAYS`], if it names it.
    pub(crate) ways: Vec<Option<&'static str>>,
    /// One of [`WORKINGS`].
    pub(crate) working: String,
    pub(crate) said_by: BTreeSet<String>,
    pub(crate) voice: (&'static str, String),
    pub(crate) themes: BTreeSet<String>,
    pub(crate) between: BTreeSet<String>,
    /// What helped and what got in the way.
    pub(crate) conditions: BTreeSet<String>,
    pub(crate) year: i32,
    /// Where it is known.
    pub(crate) month: Option<i32>,
}

/// What some sightings come to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Numbers {
    pub(crate) total: usize,
    /// In the order of [`WAYS`]; of no shift none.
    pub(crate) ways: [usize; 5],
    /// In the order of [`WORKINGS`].
    pub(crate) workings: [usize; 5],
    pub(crate) voices: usize,
}

/// How time is cut up, and into what.
#[derive(Default)]
pub(crate) struct Time {
    /// So many years each; 0 where it is quarters.
    years: i32,
    /// From the first date to the last.
    pub(crate) periods: Vec<Period>,
}

/// One stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Period {
    first_year: i32,
    /// 1 to 4; 0 where it is a whole year or more.
    quarter: i32,
    /// So many years; 0 where the others are quarters.
    years: i32,
}

/// One file that is a sighting: its id and its front matter as it stands.
pub(crate) struct Sighting {
    pub(crate) id: String,
    pub(crate) front: Table,
}

/// The expected `data/heat-map.csv` of the project on the day `today` (`YYYY-MM-DD`), drafts left out.
pub(crate) fn heat_map(project_dir: &Path, today: &str) -> String {
    heat_map_of(&project(project_dir, today))
}

/// The expected `data/heat-map.csv` of a project.
pub(crate) fn heat_map_of(project: &Project) -> String {
    let mut csv = format!("{HEADER}{LINE_END}");
    for place in depth_first(&project.places, None) {
        for (nth, shift) in project.shifts.iter().enumerate() {
            let behind = told(project, |told| told.is_at(&place.id) && told.names(nth));
            let numbers = Numbers::of(&behind, Some(nth));
            let mut cells = vec![place.id.clone(), shift.id()];
            cells.push(numbers.total.to_string());
            cells.extend(numbers.ways.map(|number| number.to_string()));
            cells.extend(numbers.workings.map(|number| number.to_string()));
            cells.push(numbers.voices.to_string());
            csv.push_str(&cells.join(","));
            csv.push_str(LINE_END);
        }
    }
    csv
}

/// Reads a project whole.
pub(crate) fn project(project_dir: &Path, today: &str) -> Project {
    let (places, shifts) = (places(project_dir), shifts(project_dir));
    let published = sightings(project_dir)
        .into_iter()
        .filter(|sighting| is_published(sighting, today));
    let (views, counted): (Vec<Sighting>, Vec<Sighting>) =
        published.partition(|sighting| !counts(sighting, today));
    let read = |sighting: &Sighting| tell(sighting, &places, &shifts);
    let counted: Vec<Told> = counted.iter().map(read).collect();
    let views = views.iter().map(read).collect();
    let settings = table(
        &project_dir.join("observatory.toml"),
        &lines(&project_dir.join("observatory.toml")),
    );
    let minimum = settings
        .get("thresholds")
        .and_then(|own| own.get("minimum"));
    let count = |is_so: &dyn Fn(&Told) -> bool| counted.iter().filter(|told| is_so(told)).count();
    let parties = words(project_dir, "parties.toml", "party");
    let named = (0..shifts.len()).map(|shift| count(&|told| told.names(shift)));
    let paired = parties.iter().flat_map(|one| {
        let with = |other: &Word| count(&|told| told.is_between(&one.id, &other.id));
        parties.iter().map(with).collect::<Vec<_>>()
    });
    Project {
        greatest: named.chain(paired).max().unwrap_or(0),
        minimum: match minimum.and_then(Value::as_integer) {
            Some(minimum) => usize::try_from(minimum).expect("it is not negative"),
            None => 3,
        },
        themes: words(project_dir, "themes.toml", "theme"),
        parties,
        conditions: words(project_dir, "conditions.toml", "condition"),
        time: Time::of(&counted),
        told: counted,
        views,
        places,
        shifts,
    }
}

/// The counted sightings of which something is so.
pub(crate) fn told(project: &Project, is_so: impl Fn(&Told) -> bool) -> Vec<&Told> {
    project.told.iter().filter(|told| is_so(told)).collect()
}

impl Told {
    /// Whether it was noticed there, or anywhere within.
    pub(crate) fn is_at(&self, place: &str) -> bool {
        self.at.iter().any(|at| at == place)
    }

    pub(crate) fn names(&self, shift: usize) -> bool {
        self.ways[shift].is_some()
    }

    /// Whether it is about the relationship of these two; of one with itself where they are the same.
    pub(crate) fn is_between(&self, one: &str, other: &str) -> bool {
        match one == other {
            true => self.between.len() == 1 && self.between.contains(one),
            false => self.between.contains(one) && self.between.contains(other),
        }
    }
}

impl Numbers {
    pub(crate) fn of(behind: &[&Told], shift: Option<usize>) -> Numbers {
        let number =
            |is_so: &dyn Fn(&Told) -> bool| behind.iter().filter(|told| is_so(told)).count();
        let voices: BTreeSet<_> = behind.iter().map(|told| &told.voice).collect();
        Numbers {
            total: behind.len(),
            ways: WAYS.map(|way| {
                number(&|told| shift.is_some_and(|shift| told.ways[shift] == Some(way)))
            }),
            workings: WORKINGS.map(|working| number(&|told| told.working == working)),
            voices: voices.len(),
        }
    }
}

impl Time {
    /// Quarters where twelve are enough from the first date to the last; else years, decades or centuries,
    /// whichever first take no more than twenty-four.
    fn of(told: &[Told]) -> Time {
        let quarters = told
            .iter()
            .map(|told| (told.year, told.month.map_or(1, quarter)));
        let (Some(first), Some(last)) = (quarters.clone().min(), quarters.max()) else {
            return Time::default();
        };
        let years = match (last.0 * 4 + last.1) - (first.0 * 4 + first.1) {
            0..12 => 0,
            _ => [1, 10]
                .into_iter()
                .find(|years| last.0 / years - first.0 / years < 24)
                .unwrap_or(100),
        };
        let mut time = Time {
            years,
            periods: Vec::new(),
        };
        let told: BTreeSet<Period> = told.iter().map(|told| time.period(told)).collect();
        let (Some(&first), Some(&last)) = (told.first(), told.last()) else {
            return time;
        };
        // Every one that there could be; a year whose month is not known only where somebody told of it.
        for year in first.first_year..=last.first_year {
            for quarter in 0..=4 {
                let period = Period {
                    first_year: year,
                    quarter,
                    years,
                };
                let could_be = match years {
                    0 => quarter > 0 || told.contains(&period),
                    _ => quarter == 0 && year % years == 0,
                };
                if could_be && (first..=last).contains(&period) {
                    time.periods.push(period);
                }
            }
        }
        time
    }

    /// When a sighting was noticed.
    pub(crate) fn period(&self, told: &Told) -> Period {
        let Time { years, .. } = *self;
        match years {
            0 => Period {
                first_year: told.year,
                quarter: told.month.map_or(0, quarter),
                years,
            },
            _ => Period {
                first_year: told.year - told.year % years,
                quarter: 0,
                years,
            },
        }
    }
}

impl Period {
    /// As the heading of a list: "July to September 2020", "2020, month not known", "2010 to 2019".
    pub(crate) fn heading(self) -> String {
        let year = self.first_year;
        match (self.years, self.quarter) {
            (0, 0) => format!("{year}, month not known"),
            (0, 1) => format!("January to March {year}"),
            (0, 2) => format!("April to June {year}"),
            (0, 3) => format!("July to September {year}"),
            (0, _) => format!("October to December {year}"),
            (1, _) => year.to_string(),
            (years, _) => format!("{year} to {}", year + years - 1),
        }
    }

    /// As the section of a page: "in-2020-q3", "in-2020-some-time", "in-2010-2019".
    pub(crate) fn section(self) -> String {
        let year = self.first_year;
        match (self.years, self.quarter) {
            (0, 0) => format!("in-{year:04}-some-time"),
            (0, quarter) => format!("in-{year:04}-q{quarter}"),
            (1, _) => format!("in-{year:04}"),
            (years, _) => format!("in-{year:04}-{:04}", year + years - 1),
        }
    }

    /// As the head of a column: "Jul–Sep 2020", "some time in 2020", "2010 to 2019".
    pub(crate) fn column(self) -> String {
        let year = self.first_year;
        match (self.years, self.quarter) {
            (0, 0) => format!("some time in {year}"),
            (0, 1) => format!("Jan–Mar {year}"),
            (0, 2) => format!("Apr–Jun {year}"),
            (0, 3) => format!("Jul–Sep {year}"),
            (0, _) => format!("Oct–Dec {year}"),
            _ => self.heading(),
        }
    }
}

fn quarter(month: i32) -> i32 {
    (month - 1) / 3 + 1
}

/// The counted sightings that name the shift in any of its four words, wherever they are: found without the tree.
pub(crate) fn naming(project_dir: &Path, today: &str, shift: &Shift) -> Vec<Sighting> {
    let words = [
        shift.id(),
        shift.reverse_id(),
        shift.from.clone(),
        shift.to.clone(),
    ];
    let mut naming = sightings(project_dir);
    naming.retain(|sighting| {
        let mut named = list(sighting, "shifts");
        named.extend(list(sighting, "still"));
        counts(sighting, today) && named.iter().any(|word| words.contains(word))
    });
    naming
}

/// The places of the project in file order; none where the vocabulary is missing.
pub(crate) fn places(project_dir: &Path) -> Vec<Place> {
    blocks(project_dir, "places.toml", "place")
        .iter()
        .map(|block| Place {
            id: required(block, "id"),
            name: required(block, "name"),
            within: text(block, "within"),
        })
        .collect()
}

/// The shifts of the project in file order; none where the vocabulary is missing.
pub(crate) fn shifts(project_dir: &Path) -> Vec<Shift> {
    blocks(project_dir, "shifts.toml", "shift")
        .iter()
        .map(|block| {
            let (from, to) = (required(block, "from"), required(block, "to"));
            Shift {
                from_name: text(block, "from_name").unwrap_or_else(|| from.clone()),
                to_name: text(block, "to_name").unwrap_or_else(|| to.clone()),
                from,
                to,
            }
        })
        .collect()
}

/// Every sighting under `sightings/`, sorted by id; none where the folder is missing.
pub(crate) fn sightings(project_dir: &Path) -> Vec<Sighting> {
    let mut found = Vec::new();
    collect(&project_dir.join("sightings"), &mut found);
    found.sort_by(|a, b| a.id.cmp(&b.id));
    found
}

/// Whether the sighting is counted anywhere at all on the day `today`.
pub(crate) fn counts(sighting: &Sighting, today: &str) -> bool {
    let view = text(&sighting.front, "known").as_deref() == Some("view");
    is_published(sighting, today) && !view
}

/// Whether it has a page of its own on the day `today`.
fn is_published(sighting: &Sighting, today: &str) -> bool {
    let draft = sighting.front.get("draft") == Some(&Value::Boolean(true));
    let withdrawn = sighting.front.contains_key("withdrawn");
    let ran_out = match sighting.front.get("permission_until") {
        Some(until) => first_day(until).as_str() < today,
        None => false,
    };
    !draft && !withdrawn && !ran_out
}

/// The one of `forward`, `back`, `mixed`, `still_from` and `still_to` that the sighting says of the shift, if any.
pub(crate) fn way(sighting: &Sighting, shift: &Shift) -> Option<&'static str> {
    let changes = list(sighting, "shifts");
    let states = list(sighting, "still");
    let forward = changes.contains(&shift.id());
    let back = changes.contains(&shift.reverse_id());
    match (forward, back) {
        (true, true) => Some("mixed"),
        (true, false) => Some("forward"),
        (false, true) => Some("back"),
        (false, false) if states.contains(&shift.from) => Some("still_from"),
        (false, false) if states.contains(&shift.to) => Some("still_to"),
        (false, false) => None,
    }
}

impl Shift {
    /// The id under which the shift stands in the heat map.
    pub(crate) fn id(&self) -> String {
        format!("{}-to-{}", self.from, self.to)
    }

    /// Both ends as a heading.
    pub(crate) fn name(&self) -> String {
        format!("From {} to {}", self.from_name, self.to_name)
    }

    fn reverse_id(&self) -> String {
        format!("{}-to-{}", self.to, self.from)
    }
}

/// The places within `parent`, each followed by what is within it; siblings in file order.
pub(crate) fn depth_first<'a>(places: &'a [Place], parent: Option<&str>) -> Vec<&'a Place> {
    let mut walked = Vec::new();
    for place in places {
        if place.within.as_deref() == parent {
            walked.push(place);
            walked.extend(depth_first(places, Some(&place.id)));
        }
    }
    walked
}

/// All that is counted of one sighting.
fn tell(sighting: &Sighting, places: &[Place], shifts: &[Shift]) -> Told {
    let words = |key| -> BTreeSet<String> { list(sighting, key).into_iter().collect() };
    let date = written(&sighting.front["date"]);
    let number = |digits: &str| {
        digits
            .parse()
            .unwrap_or_else(|_| panic!("{date} is no date"))
    };
    Told {
        id: sighting.id.clone(),
        place: required(&sighting.front, "place"),
        at: at(sighting, places),
        ways: shifts.iter().map(|shift| way(sighting, shift)).collect(),
        working: working(sighting),
        said_by: words("said_by"),
        voice: voice(sighting),
        themes: words("themes"),
        between: words("between"),
        conditions: &words("helped") | &words("hindered"),
        year: number(&date[..4]),
        month: date.get(5..7).map(number),
    }
}

/// The sighting's own place, and every one that this is within.
fn at(sighting: &Sighting, places: &[Place]) -> Vec<String> {
    let mut at = Vec::new();
    let mut here = text(&sighting.front, "place");
    while let Some(id) = here {
        here = places
            .iter()
            .find(|candidate| candidate.id == id)
            .unwrap_or_else(|| panic!("{}: no place is called {id}", sighting.id))
            .within
            .clone();
        at.push(id);
    }
    at
}

fn working(sighting: &Sighting) -> String {
    text(&sighting.front, "working").unwrap_or_else(|| "unrated".to_owned())
}

/// Whose voice the sighting is, with its kind, so that a credit is never taken for a source of the same words.
fn voice(sighting: &Sighting) -> (&'static str, String) {
    if let Some(observer) = text(&sighting.front, "observer") {
        return ("observer", observer.trim().to_owned());
    }
    let sources = sighting.front.get("sources").and_then(Value::as_array);
    match sources.and_then(|sources| sources.first()) {
        Some(Value::String(url)) => ("url", url.clone()),
        Some(Value::Table(source)) => match text(source, "url") {
            Some(url) => ("url", url),
            None => ("title", required(source, "title")),
        },
        Some(other) => panic!("{}: a source can't be {other:?}", sighting.id),
        None => ("sighting", sighting.id.clone()),
    }
}

/// The day as written, as `YYYY-MM-DD`; a month or a year stands for its first day.
fn first_day(value: &Value) -> String {
    let written = written(value);
    match written.len() {
        4 => format!("{written}-01-01"),
        7 => format!("{written}-01"),
        _ => written[..10].to_owned(),
    }
}

/// A date as it is written: no more of it than is known.
fn written(value: &Value) -> String {
    match value {
        Value::Datetime(date) => date.to_string(),
        Value::String(date) => date.trim().to_owned(),
        Value::Integer(year) => format!("{year:04}"),
        other => panic!("{other:?} is not a date"),
    }
}

fn collect(folder: &Path, found: &mut Vec<Sighting>) {
    if !folder.exists() {
        return;
    }
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    for entry in entries {
        let path = entry
            .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
            .path();
        let name = name(&path);
        if name.starts_with(['.', '_']) {
            continue;
        }
        if path.is_dir() {
            collect(&path, found);
        } else if name.ends_with(".md") && name != "README.md" {
            found.push(read(&path, &name));
        }
    }
}

/// The sighting in one file; its id is the file's stem, or the folder's name for an `index.md`.
fn read(path: &Path, file_name: &str) -> Sighting {
    let id = match file_name {
        "index.md" => name(path.parent().expect("a file stands in a folder")),
        _ => file_name.trim_end_matches(".md").to_owned(),
    };
    let whole = lines(path);
    let mut rows = whole.split('\n');
    assert_eq!(rows.next(), Some("+++"), "{}", path.display());
    let front: Vec<&str> = rows.take_while(|row| *row != "+++").collect();
    Sighting {
        id,
        front: table(path, &front.join("\n")),
    }
}

fn words(project_dir: &Path, file: &str, key: &str) -> Vec<Word> {
    let blocks = blocks(project_dir, file, key);
    let word = |block: &Table| Word {
        id: required(block, "id"),
        name: required(block, "name"),
    };
    blocks.iter().map(word).collect()
}

fn blocks(project_dir: &Path, file: &str, key: &str) -> Vec<Table> {
    let path = project_dir.join("sightings").join(file);
    if !path.exists() {
        return Vec::new();
    }
    let whole = table(&path, &lines(&path));
    let blocks = whole.get(key).and_then(Value::as_array);
    blocks
        .into_iter()
        .flatten()
        .map(|block| block.as_table().expect("a block is a table").clone())
        .collect()
}

/// The file's text without a byte order mark, with every line ended by a line feed alone.
fn lines(path: &Path) -> String {
    let raw = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    raw.trim_start_matches('\u{feff}')
        .replace("\r\n", "\n")
        .replace('\r', "\n")
}

fn table(path: &Path, toml: &str) -> Table {
    toml.parse()
        .unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn name(path: &Path) -> String {
    path.file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_else(|| panic!("{} has no plain name", path.display()))
        .to_owned()
}

fn text(table: &Table, key: &str) -> Option<String> {
    table.get(key).and_then(Value::as_str).map(str::to_owned)
}

fn required(table: &Table, key: &str) -> String {
    text(table, key).unwrap_or_else(|| panic!("{key} is missing in {table:?}"))
}

fn list(sighting: &Sighting, key: &str) -> Vec<String> {
    let words = sighting.front.get(key).and_then(Value::as_array);
    words
        .into_iter()
        .flatten()
        .map(|word| word.as_str().expect("a word is a string").to_owned())
        .collect()
}
