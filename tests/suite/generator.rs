//! The generator of random projects: takes a seed and gives the files of a whole valid project, with every key of
//! the format used sometimes (but `pictures`). The same seed gives the same files, on every machine.
//!
//! A permission is judged on one fixed day, 2026-06-01, so many permissions end around it. Texts hold no digits and
//! no addresses, so that nothing in them looks like personal data.

/// Parents stand before the places within them here; the file lists them in any order.
const PLACES: [(&str, &str); 12] = [
    ("old-kingdom", "Old Kingdom"),
    ("ynys-mon", "Ynys Môn"),
    ("mill-town", "Mill Town"),
    ("lodz", "Łódź"),
    ("mill", "The Mill (a part of Mill Town)"),
    ("river-end", "River End"),
    ("nakamura", "中村"),
    ("north", "North"),
    ("north-north", "North of North"),
    ("al-madina", "المدينة"),
    ("st-anns", "St Ann's \"Top\" End"),
    ("z", "Zed & Sons, <the> street"),
];

/// Some ends are hyphenated and one holds "-to-", so that nobody takes an id apart to find its ends.
const SHIFTS: [(&str, &str); 7] = [
    ("doubting", "trusting"),
    ("competing", "co-operating"),
    ("me", "we"),
    ("them", "us"),
    ("hand-me-down", "made-to-measure"),
    ("parts", "whole"),
    ("fixing", "connecting"),
];

const THEMES: [&str; 5] = [
    "care",
    "food",
    "mutual-aid",
    "older-people",
    "rules-and-scale",
];
const PARTIES: [&str; 5] = ["neighbours", "councils", "peers", "charities", "families"];
const CONDITIONS: [&str; 4] = ["time", "letting-go", "money-and-terms", "trust"];

/// Several of these are one voice once they are trimmed; others differ by case, by an inner space or by how the
/// letter é is composed, and stay two voices.
const OBSERVERS: [&str; 12] = [
    "A family worker",
    "  A family worker",
    "A family worker \t",
    "a family worker",
    "A  family worker",
    "Renée",
    "Rene\u{301}e",
    " Renée ",
    "陳太太",
    "O'Neill of \"the Shed\"",
    "=Sum, of all",
    "Back\\slash",
];

const URLS: [&str; 4] = [
    "https://example.org/report",
    "http://example.org/report",
    "https://example.org/report?part=two&x=y#top",
    "https://example.net/minutes",
];
const SOURCE_TITLES: [&str; 3] = [
    "Notes of a meeting",
    "Y Cymro, \"tudalen flaen\"",
    "notes of a meeting",
];

const SUBJECTS: [&str; 8] = [
    "Neighbours on the hill",
    "Les voisins d'à côté",
    "The lunch club's cooks",
    "Cymdogion y pentref",
    "邻居们",
    "Сусіди з двору",
    "Two \"rival\" choirs",
    "=A group, with <friends> & family",
];
const DEEDS: [&str; 8] = [
    "share one key 🗝",
    "cook for each other",
    "have stopped asking for forms",
    "keep to themselves again",
    "lend the van out \\ and back",
    "meet in the hall's kitchen",
    "write to the council together",
    "ask before they help",
];

const FOLDERS: [&str; 6] = ["", "2020/", "2020/spring/", "later/", "Ynys Môn/", "a b/"];

/// The files of a random valid project, as (path below the project's folder, text).
pub(crate) fn project(seed: u64) -> Vec<(String, String)> {
    let mut dice = Dice(seed);
    let world = World::thrown(&mut dice);
    let mut files = vec![("observatory.toml".to_owned(), configuration(&mut dice))];
    if dice.in_hundred(2) {
        return files;
    }
    files.extend(world.vocabularies(&mut dice));
    let number = number_of_sightings(&mut dice);
    files.extend(sightings(&mut dice, &world, number));
    if !world.places.is_empty() && dice.in_hundred(50) {
        for decoy in ["README.md", "_form.md", ".kept.md", "_old/left.md"] {
            let folder = dice.one_of(&FOLDERS);
            let text = sighting(&mut dice, &world, "decoy", &[]);
            files.push((format!("sightings/{folder}{decoy}"), text));
        }
    }
    files
}

/// A project with so many sightings of so few words that its lists go on over several pages.
pub(crate) fn crowded(seed: u64) -> Vec<(String, String)> {
    let mut dice = Dice(seed);
    let mut world = World::thrown(&mut dice);
    while world.places.is_empty() || world.words == 0 {
        world = World::thrown(&mut dice);
    }
    world.shifts.truncate(2);
    world.themes = 2;
    world.parties = 3;
    let mut files = vec![("observatory.toml".to_owned(), configuration(&mut dice))];
    files.extend(world.vocabularies(&mut dice));
    let number = 150 + dice.below(150);
    files.extend(sightings(&mut dice, &world, number));
    files
}

/// So many sightings, at home somewhere below `sightings/`.
fn sightings(dice: &mut Dice, world: &World, number: usize) -> Vec<(String, String)> {
    let ids: Vec<String> = (0..number).map(|nth| id(dice, nth)).collect();
    ids.iter()
        .map(|id| {
            let path = home(dice, id);
            let text = sighting(dice, world, id, &ids);
            (path, line_endings(dice, text, true))
        })
        .collect()
}

/// The same project with every sighting moved to another folder, or from a file to a folder of its own and back,
/// and with the files in another order. Ids stay.
pub(crate) fn moved(files: &[(String, String)], seed: u64) -> Vec<(String, String)> {
    let mut dice = Dice(seed);
    let mut moved: Vec<(String, String)> = files
        .iter()
        .map(|(path, text)| {
            let path = match id_of(path) {
                Some(id) => home(&mut dice, id),
                None => path.clone(),
            };
            (path, text.clone())
        })
        .collect();
    dice.shuffle(&mut moved);
    moved
}

/// The id of the sighting at this path; none for a vocabulary, the configuration and what is not a sighting.
pub(crate) fn id_of(path: &str) -> Option<&str> {
    let below = path.strip_prefix("sightings/")?.strip_suffix(".md")?;
    let mut names = below.rsplit('/');
    if below.split('/').any(|name| name.starts_with(['.', '_'])) {
        return None;
    }
    match names.next()? {
        "README" => None,
        "index" => names.next(),
        stem => Some(stem),
    }
}

/// The vocabularies of one project.
struct World {
    shifts: Vec<(&'static str, &'static str)>,
    /// In file order: the id, the name, and the id of the place it is within.
    places: Vec<(&'static str, &'static str, Option<&'static str>)>,
    /// How many words of the small vocabularies are registered; 0 leaves their files out.
    words: usize,
    /// How many of the themes and of the parties sightings name, from the first on.
    themes: usize,
    parties: usize,
    /// The first and the last year of the sightings' dates: some projects are told by quarters, others by
    /// years or decades.
    years: (usize, usize),
}

impl World {
    fn thrown(dice: &mut Dice) -> World {
        let mut shifts = SHIFTS.to_vec();
        dice.shuffle(&mut shifts);
        shifts.truncate(1 + dice.below(6));

        let mut places = Vec::new();
        let number = if dice.in_hundred(2) {
            0
        } else {
            1 + dice.below(PLACES.len())
        };
        // Some projects are mostly one deep chain, some mostly wide.
        let depth = dice.below(100);
        for (nth, (id, name)) in PLACES[..number].iter().enumerate() {
            let within = match nth {
                0 => None,
                _ if dice.in_hundred(20) => None,
                _ if dice.in_hundred(depth) => Some(PLACES[nth - 1].0),
                _ => Some(PLACES[dice.below(nth)].0),
            };
            places.push((*id, *name, within));
        }
        dice.shuffle(&mut places);
        World {
            shifts,
            places,
            words: if dice.in_hundred(10) { 0 } else { 4 },
            themes: 1 + dice.below(THEMES.len()),
            parties: 1 + dice.below(PARTIES.len()),
            years: match dice.below(3) {
                0 => (1999, 2027),
                1 => (2011, 2027),
                _ => (2024, 2025),
            },
        }
    }

    fn vocabularies(&self, dice: &mut Dice) -> Vec<(String, String)> {
        let mut files = Vec::new();
        let shifts: Vec<String> = self.shifts.iter().map(|s| shift_block(dice, s)).collect();
        files.push(("shifts.toml", shifts.concat()));
        let places: Vec<String> = self.places.iter().map(|p| place_block(dice, p)).collect();
        if !places.is_empty() || dice.in_hundred(50) {
            files.push(("places.toml", places.concat()));
        }
        if self.words > 0 {
            files.push(("themes.toml", word_blocks(dice, "theme", &THEMES)));
            files.push(("parties.toml", word_blocks(dice, "party", &PARTIES)));
            files.push((
                "conditions.toml",
                word_blocks(dice, "condition", &CONDITIONS),
            ));
        }
        files
            .into_iter()
            .map(|(name, text)| {
                (
                    format!("sightings/{name}"),
                    line_endings(dice, text + "# The end.\n", false),
                )
            })
            .collect()
    }
}

fn shift_block(dice: &mut Dice, (from, to): &(&str, &str)) -> String {
    let mut rows = vec![format!("from = \"{from}\""), format!("to = \"{to}\"")];
    if dice.in_hundred(30) {
        rows.push(format!("about = {}", string(dice, "Both ends, told.")));
    }
    if dice.in_hundred(20) {
        rows.push(format!("from_name = \"Once {from}\""));
        rows.push(format!("to_name = \"Now {to} ’tis\""));
    }
    block(dice, "shift", rows)
}

fn place_block(dice: &mut Dice, (id, name, within): &(&str, &str, Option<&str>)) -> String {
    let mut rows = vec![
        format!("id = \"{id}\""),
        format!("name = {}", string(dice, name)),
    ];
    rows.extend(within.map(|parent| format!("within = \"{parent}\"")));
    if dice.in_hundred(50) {
        rows.push(format!("lat = 5{}.2{}", dice.below(10), dice.below(10)));
        rows.push(format!("lon = -{}.125", dice.below(10)));
    }
    if dice.in_hundred(30) {
        rows.push(format!("about = {}", long_string(dice)));
    }
    if dice.in_hundred(10) {
        rows.push(format!("was = [\"{id}-of-old\"]"));
    }
    block(dice, "place", rows)
}

fn word_blocks(dice: &mut Dice, key: &str, ids: &[&str]) -> String {
    let mut blocks = String::new();
    for id in ids {
        let mut rows = vec![format!("id = \"{id}\""), format!("name = \"The {id}\"")];
        if dice.in_hundred(30) {
            rows.push(format!("about = {}", long_string(dice)));
        }
        blocks.push_str(&block(dice, key, rows));
    }
    blocks
}

fn block(dice: &mut Dice, key: &str, mut rows: Vec<String>) -> String {
    dice.shuffle(&mut rows);
    format!("[[{key}]]\n{}\n\n", rows.join("\n"))
}

fn configuration(dice: &mut Dice) -> String {
    let mut rows = vec![
        format!("title = {}", string(dice, "Arsyllfa — an observatory")),
        format!(
            "base_url = \"https://example.org/seen{}\"",
            dice.one_of(&["", "/"])
        ),
    ];
    for row in [
        "language = \"en-GB\"",
        "description = \"What is shifting, & where\"",
        "licence = \"CC-BY-4.0\"",
        "contact = \"https://example.org/contact\"",
        "repository = \"https://example.org/seen.git\"",
        "branch = \"trunk\"",
    ] {
        if dice.in_hundred(40) {
            rows.push(row.to_owned());
        }
    }
    dice.shuffle(&mut rows);
    if dice.in_hundred(40) {
        rows.push(format!("[thresholds]\nminimum = {}", 1 + dice.below(5)));
    }
    line_endings(dice, rows.join("\n") + "\n", false)
}

fn number_of_sightings(dice: &mut Dice) -> usize {
    match dice.below(10) {
        0 => 0,
        1..=5 => dice.below(12),
        _ => dice.below(41),
    }
}

/// The number at the end keeps ids apart; some are as long as an id may be.
fn id(dice: &mut Dice, nth: usize) -> String {
    let word = dice.one_of(&["hall", "2020-lunch", "x", "the-choirs-of-the-valley"]);
    let end = format!("-{nth}");
    if dice.in_hundred(5) {
        return "q".repeat(80 - end.len()) + &end;
    }
    format!("{word}{end}")
}

fn home(dice: &mut Dice, id: &str) -> String {
    let folder = dice.one_of(&FOLDERS);
    match dice.below(4) {
        0 => format!("sightings/{folder}{id}/index.md"),
        _ => format!("sightings/{folder}{id}.md"),
    }
}

/// One whole file. `ids` are the sightings of the project, for `related`.
fn sighting(dice: &mut Dice, world: &World, id: &str, ids: &[String]) -> String {
    // Without a place nothing can be said of a place: only a withdrawal is left.
    if world.places.is_empty() || dice.in_hundred(6) {
        return format!("+++\nwithdrawn = {}\n+++\n", day(dice, 2021, 2025));
    }
    let mut rows = required(dice, world);
    rows.extend(optional(dice, world, id));
    rows.extend(standing(dice));
    let others: Vec<&String> = ids.iter().filter(|other| *other != id).collect();
    if !others.is_empty() && dice.in_hundred(10) {
        let how = dice.one_of(&["supports", "differs", "same-event", "continues"]);
        let other = others[dice.below(others.len())];
        rows.push(format!("related = [{{ id = \"{other}\", how = '{how}' }}]"));
    }
    dice.shuffle(&mut rows);
    if dice.in_hundred(20) {
        rows.insert(dice.below(rows.len()), "# A remark: place = \"z\"".into());
        rows.insert(0, String::new());
    }
    rows.extend(tables(dice));
    format!("+++\n{}\n+++\n{}", rows.join("\n"), body(dice))
}

fn required(dice: &mut Dice, world: &World) -> Vec<String> {
    let title = sentence(dice);
    let place = world.places[dice.below(world.places.len())].0;
    let mut rows = vec![
        format!("title = {}", string(dice, &title)),
        format!("date = {}", date(dice, world.years)),
        format!("{} = \"{place}\"", dice.one_of(&["place", "\"place\""])),
    ];
    let (shifts, still) = said_of_shifts(dice, world);
    rows.extend((!shifts.is_empty()).then(|| format!("shifts = {}", list(dice, &shifts))));
    rows.extend((!still.is_empty()).then(|| format!("still = {}", list(dice, &still))));
    rows
}

/// What is said of each shift: one way, both ways, one end as it is, or nothing; at least one thing in all.
fn said_of_shifts(dice: &mut Dice, world: &World) -> (Vec<String>, Vec<String>) {
    let mut shifts = Vec::new();
    let mut still = Vec::new();
    let certain = dice.below(world.shifts.len());
    for (nth, (from, to)) in world.shifts.iter().enumerate() {
        if nth != certain && dice.in_hundred(65) {
            continue;
        }
        match dice.below(6) {
            0 | 1 => shifts.push(format!("{from}-to-{to}")),
            2 => shifts.push(format!("{to}-to-{from}")),
            3 => shifts.extend([format!("{from}-to-{to}"), format!("{to}-to-{from}")]),
            4 => still.push((*from).to_owned()),
            _ => still.push((*to).to_owned()),
        }
    }
    for words in [&mut shifts, &mut still] {
        // A word said twice counts once.
        if !words.is_empty() && dice.in_hundred(6) {
            words.push(words[0].clone());
        }
        dice.shuffle(words);
    }
    (shifts, still)
}

/// Whether the sighting is one that counts: a draft, a view, a withdrawal or a permission that has run out.
fn standing(dice: &mut Dice) -> Vec<String> {
    let mut rows = Vec::new();
    if !dice.in_hundred(20) {
        let known = dice.one_of(&["saw", "told", "published", "told", "view"]);
        rows.push(format!("known = \"{known}\""));
    }
    match dice.below(20) {
        0 | 1 => rows.push("draft = true".to_owned()),
        2 => rows.push("draft = false".to_owned()),
        3 => rows.push(format!("withdrawn = {}", day(dice, 2021, 2025))),
        4..=8 => {
            let until = dice.one_of(&UNTIL);
            rows.push(format!("permission_until = {until}"));
        }
        _ => {}
    }
    if dice.in_hundred(50) {
        let permission = dice.one_of(&["given", "already-public", "nobody-identifiable"]);
        rows.push(format!("permission = \"{permission}\""));
    }
    rows
}

/// The ends of permissions, around the fixed day and far from it. With an offset the day is still the one written.
const UNTIL: [&str; 14] = [
    "2026-05-31",
    "2026-06-01",
    "2026-06-02",
    "\"2026-05-31\"",
    "\"2026-06-01\"",
    "2026-05-31T23:30:00-10:00",
    "2026-06-01T00:30:00+12:00",
    "\"2026-05-31T23:59:59-10:00\"",
    "2026-06-01 00:00:00",
    "2030-01-01",
    "\"2025-11\"",
    "\"2026-07\"",
    "2027",
    "\"2024\"",
];

fn optional(dice: &mut Dice, world: &World, id: &str) -> Vec<String> {
    let mut rows = Vec::new();
    let mut some = |dice: &mut Dice, in_hundred: usize, row: &dyn Fn(&mut Dice) -> String| {
        if dice.in_hundred(in_hundred) {
            rows.push(row(dice));
        }
    };
    some(dice, 20, &|dice| format!("since = {}", date(dice, YEARS)));
    some(dice, 15, &|dice| format!("summary = {}", long_string(dice)));
    some(dice, 60, &|dice| {
        let working = dice.one_of(&["well", "partly", "strained", "too-soon"]);
        format!("working = \"{working}\"")
    });
    some(dice, 40, &|dice| format!("said_by = {}", said_by(dice)));
    some(dice, 10, &|dice| {
        format!("left_out = {}", long_string(dice))
    });
    some(dice, 45, &|dice| {
        let observer = dice.one_of(&OBSERVERS);
        format!("observer = {}", string(dice, observer))
    });
    some(dice, 55, &|dice| format!("sources = {}", sources(dice)));
    some(dice, 10, &|dice| {
        format!("lang = '{}'", dice.one_of(&["cy", "en-GB", "zh-Hant"]))
    });
    some(dice, 5, &|_| format!("was = [\"old-{}\"]", short(id)));
    some(dice, 10, &|dice| {
        format!("ask_again = {}", day(dice, 2021, 2027))
    });
    some(dice, 5, &|_| {
        "allow = [{ rule = \"personal-data\", why = \"the group's public help line\" }]".to_owned()
    });
    if world.words > 0 {
        for (key, in_hundred, words) in [
            ("themes", 50, &THEMES[..world.themes]),
            ("between", 60, &PARTIES[..world.parties]),
            ("helped", 30, &CONDITIONS),
            ("hindered", 30, &CONDITIONS),
        ] {
            some(dice, in_hundred, &|dice| {
                let chosen = some_words(dice, words);
                format!("{key} = {}", list(dice, &chosen))
            });
        }
    }
    rows
}

/// The keys that may be written as tables of their own, which then stand below all others.
fn tables(dice: &mut Dice) -> Vec<String> {
    let mut rows = Vec::new();
    match dice.below(8) {
        0 => rows.push("ties = { bonding = \"steady\", bridging = \"weaker\" }".to_owned()),
        1 => rows.push("ties.linking = \"stronger\"".to_owned()),
        2 => rows.push("[ties]\nbonding = \"weaker\"\nlinking = 'steady'".to_owned()),
        _ => {}
    }
    while dice.in_hundred(15) {
        let status = dice.one_of(&[
            "grew",
            "lasted",
            "changed",
            "taken-over",
            "faded",
            "turned-back",
            "finished",
            "stopped",
            "came-back",
            "could-not-tell",
        ]);
        let (date, note, said_by) = (date(dice, YEARS), long_string(dice), said_by(dice));
        rows.push(format!(
            "[[followups]]\ndate = {date}\nstatus = \"{status}\"\nnote = {note}\nsaid_by = {said_by}"
        ));
    }
    while dice.in_hundred(8) {
        let (date, text) = (date(dice, YEARS), long_string(dice));
        rows.push(format!(
            "[[replies]]\nby = \"The council\"\ndate = {date}\ntext = {text}"
        ));
    }
    rows
}

fn said_by(dice: &mut Dice) -> String {
    let chosen = some_words(
        dice,
        &["living-it", "working-in-it", "organisation", "onlooker"],
    );
    list(dice, &chosen)
}

fn sources(dice: &mut Dice) -> String {
    let sources: Vec<String> = (0..=dice.below(3)).map(|_| source(dice)).collect();
    format!("[{}]", sources.join(", "))
}

fn source(dice: &mut Dice) -> String {
    let url = dice.one_of(&URLS);
    let words = dice.one_of(&SOURCE_TITLES);
    let title = string(dice, words);
    match dice.below(4) {
        0 => format!("\"{url}\""),
        1 => format!("{{ url = '{url}' }}"),
        2 => format!("{{ title = {title} }}"),
        _ => format!("{{ title = {title}, url = \"{url}\" }}"),
    }
}

/// One to three different words, in any order.
fn some_words(dice: &mut Dice, words: &[&str]) -> Vec<String> {
    let mut chosen: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    dice.shuffle(&mut chosen);
    chosen.truncate(1 + dice.below(3));
    chosen
}

/// On one line, or one word a line with a comma after the last.
fn list(dice: &mut Dice, words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    match dice.below(5) {
        0 => format!("[\n  {},\n]", quoted.join(",\n  ")),
        _ => format!("[{}]", quoted.join(", ")),
    }
}

/// The years of what is not counted by its date.
const YEARS: (usize, usize) = (1999, 2027);

/// A date of any precision in any spelling; the day as written is what counts.
fn date(dice: &mut Dice, (first, last): (usize, usize)) -> String {
    let day = day(dice, first, last);
    match dice.below(12) {
        0..=3 => day,
        4 => format!("\"{day}\""),
        5 => format!("{day}T23:30:00-08:00"),
        6 => format!("{day}T00:15:30.5+05:30"),
        7 => format!("\"{day}T12:00:00Z\""),
        8 => format!("{day} 07:00:00"),
        9 => format!("\"{}\"", &day[..7]),
        10 => format!("\"{}\"", &day[..4]),
        _ => day[..4].to_owned(),
    }
}

/// A bare day from the first year to the last, with a leap day now and then.
fn day(dice: &mut Dice, first: usize, last: usize) -> String {
    if dice.in_hundred(3) {
        return "2024-02-29".to_owned();
    }
    let year = first + dice.below(last - first + 1);
    format!("{year}-{:02}-{:02}", 1 + dice.below(12), 1 + dice.below(28))
}

/// The text on one line, quoted either way, with escapes where they are needed and sometimes where they are not.
fn string(dice: &mut Dice, text: &str) -> String {
    if !text.contains('\'') && dice.in_hundred(25) {
        return format!("'{text}'");
    }
    let escape_all = dice.in_hundred(15);
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '"' | '\\' => escaped.extend(['\\', letter]),
            '\t' => escaped.push_str("\\t"),
            _ if escape_all && !letter.is_ascii() => {
                escaped.push_str(&format!("\\U{:08X}", u32::from(letter)));
            }
            _ => escaped.push(letter),
        }
    }
    format!("\"{escaped}\"")
}

/// One or more sentences, often over several lines.
fn long_string(dice: &mut Dice) -> String {
    let (first, second) = (sentence(dice), sentence(dice));
    match dice.below(4) {
        0 => string(dice, &first),
        1 => format!("'''\n{first}\n\n{second} it's \"so\"\n'''"),
        2 => format!(
            "\"\"\"\n{}, \\\n   and on.\n\"\"\"",
            first.replace('\\', "\\\\")
        ),
        _ => format!("'''{second}'''"),
    }
}

fn sentence(dice: &mut Dice) -> String {
    let subject = dice.one_of(&SUBJECTS);
    let deed = dice.one_of(&DEEDS);
    format!("{subject} {deed}")
}

fn body(dice: &mut Dice) -> String {
    let mut paragraphs = vec![format!("{}.", sentence(dice))];
    for _ in 0..dice.below(4) {
        let words = sentence(dice);
        paragraphs.push(match dice.below(6) {
            0 => format!("## {words}"),
            1 => format!("- {words}\n- *{words}*"),
            2 => format!("See [the **report**](https://example.org/report), {words}."),
            3 => format!("> {words}\n\n+++\n\n`place = \"z\"`"),
            _ => format!("{words}; {}.", sentence(dice)),
        });
    }
    let space = dice.one_of(&["", "\n", "\n\n"]);
    let end = dice.one_of(&["", "\n", "\n\n"]);
    format!("{space}{}{end}", paragraphs.join("\n\n"))
}

/// The text with a byte order mark or other line endings now and then. A lone CR is legal in a sighting alone.
fn line_endings(dice: &mut Dice, text: String, lone_cr: bool) -> String {
    let text = match dice.below(20) {
        0..=2 => text.replace('\n', "\r\n"),
        3 if lone_cr => text.replace('\n', "\r"),
        _ => text,
    };
    match dice.below(12) {
        0 => format!("\u{feff}{text}"),
        _ => text,
    }
}

fn short(id: &str) -> &str {
    &id[id.len().saturating_sub(70)..]
}

/// A splitmix64 generator: small, and the same on every machine.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `bound` - 1.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).expect("a usize fits into 64 bits");
        usize::try_from(self.next() % bound).expect("less than the bound, which was a usize")
    }

    fn in_hundred(&mut self, cases: usize) -> bool {
        self.below(100) < cases
    }

    fn one_of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}
