//! What `review` says of observatories of every size, as exact text.

use std::fs;
use std::net::TcpListener;

use chrono::NaiveDate;
use observatory::diagnostic::Colour;
use observatory::load::{self, Edition, Files};
use observatory::model::Choice;
use observatory::review::{Found, Review, addresses, human, json, markdown, review};
use observatory::source::{Input, Inputs};
use serde_json::Value;

use crate::tool::{self, observatory};

const PLACES: &str = "\
[[place]]
id = \"town\"
name = \"The town\"
[[place]]
id = \"mill\"
name = \"Mill Lane\"
within = \"town\"
";

const SHIFTS: &str = "\
[[shift]]
from = \"doubting\"
to = \"trusting\"
";

/// An account that is long enough to leave no question.
const ACCOUNT: &str = "Those who live on either side of the lane put their ladders together in one shed, and \
    whoever needs one takes it without asking. Before, each house had its own and locked it away.";

/// A sighting of which nothing is to be said but what `more` gives cause for.
fn sighting(title: &str, date: &str, place: &str, more: &str) -> String {
    format!(
        "+++\ntitle = \"{title}\"\ndate = {date}\nplace = \"{place}\"\nshifts = [\"doubting-to-trusting\"]\n\
         known = \"saw\"\nobserver = \"{title}\"\npermission = \"given\"\n{more}+++\n{ACCOUNT}\n"
    )
}

/// Two places, one shift, and these files, on 1 June 2026.
fn assembled(sightings: &[(&str, String)]) -> Edition {
    let mut files = vec![
        Input::new("sightings/places.toml", PLACES),
        Input::new("sightings/shifts.toml", SHIFTS),
    ];
    files.extend(sightings.iter().map(|(path, text)| Input::new(*path, text)));
    let files = Files {
        configuration: Input::new("observatory.toml", "title = \"Ours\"\n"),
        inputs: Inputs {
            files,
            ..Inputs::default()
        },
        overrides: Vec::new(),
        map: None,
    };
    let choice = Choice {
        today: Some(today()),
        drafts: false,
    };
    load::edition(&files, choice).unwrap_or_else(|_| panic!("the configuration"))
}

fn today() -> NaiveDate {
    tool::TODAY.parse().expect("a day")
}

/// The review of them.
fn of(sightings: &[(&str, String)]) -> Review {
    let edition = assembled(sightings);
    review(&edition.observatory, &edition.findings, today())
}

fn told(sightings: &[(&str, String)]) -> String {
    human(&of(sightings), Colour::Plain)
}

#[test]
fn nothing_that_a_runner_acts_on_is_printed() {
    let folder = tempfile::tempdir().expect("a folder");
    tool::copy(
        &tool::repository().join("tests/sites/typical/project"),
        folder.path(),
    );
    std::fs::write(
        folder.path().join("sightings/bad.md"),
        "+++\ntitle = \"::error::pwned ##[error]y\"\ndate = 2026-05-01\nplace = \"valley\"\n\
         shifts = [\"them-to-us\"]\nknown = \"saw\"\ndraft = true\n+++\nSeen.\n",
    )
    .expect("a file");
    for format in ["human", "markdown", "json"] {
        let ran = tool::observatory(folder.path(), &["review", "--format", format]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert!(ran.stdout.contains("pwned"), "{format}: {}", ran.stdout);
        assert!(!ran.stdout.contains("##["), "{format}: {}", ran.stdout);
        let acts = |line: &str| line.trim_start().starts_with("::");
        assert!(!ran.stdout.lines().any(acts), "{format}: {}", ran.stdout);
    }
}

#[test]
fn nothing_at_all_needs_nobody() {
    assert_eq!(
        told(&[]),
        "Nothing waits for you today.

When there is time:

Places that nobody has told of yet (1)
  sightings/places.toml
    The town: nobody has told of it yet, nor of the place within it
    Next: ask somebody there what they have noticed; nothing to tell is worth telling too

Shifts that nobody has told of yet (1)
  sightings/shifts.toml
    From doubting to trusting: nobody has told of it yet, one way or the other
    Next: ask whether anybody sees it, or that nothing has changed; if nobody would put it so, find other words for it
"
    );
}

#[test]
fn where_all_is_well_there_is_one_line() {
    let all = [
        (
            "sightings/a.md",
            sighting("A ladder shared", "2026-05-01", "mill", ""),
        ),
        (
            "sightings/b.md",
            sighting("A shed shared", "2026-05-02", "mill", ""),
        ),
    ];
    assert_eq!(told(&all), "Nothing waits for you today.\n");
    assert_eq!(markdown(&of(&all)), "Nothing waits for you today.\n");
}

#[test]
fn one_sighting_is_one_voice_at_the_innermost_place() {
    assert_eq!(
        told(&[(
            "sightings/a.md",
            sighting("A ladder shared", "2026-05-01", "mill", "")
        )]),
        "Nothing waits for you today.

When there is time:

One voice so far (1)
  sightings/a.md
    Mill Lane: From doubting to trusting: one sighting, so one voice
    Next: ask somebody else there what they see
"
    );
}

#[test]
fn three_sightings_that_wait_are_told_each_with_its_next_step() {
    let all = [
        (
            "sightings/a.md",
            sighting("A ladder shared", "2024-05-01", "mill", ""),
        ),
        (
            "sightings/b.md",
            sighting(
                "A shed shared",
                "2026-05-02",
                "mill",
                "permission_until = 2026-07-31\n",
            ),
        ),
        (
            "sightings/c.md",
            sighting("A key shared", "2026-05-03", "mill", "draft = true\n"),
        ),
    ];
    assert_eq!(
        told(&all),
        "3 things wait for you on 1 June 2026.

Permissions that have run out, or soon will (1)
  sightings/b.md
    A shed shared: the permission ends on 31 July 2026
    Next: ask whether it may stay, and write the new `permission_until`

Drafts that wait (1)
  sightings/c.md
    A key shared: a draft of something noticed on 3 May 2026, which nobody can read yet
    Next: read it once more, delete the line `draft = true` when it is ready, and run `observatory check`

Time to ask again (1)
  sightings/a.md
    A ladder shared: noticed on 1 May 2024, and nobody has asked since
    Next: ask somebody who was there whether it lasted, and write down what they say under [[followups]]
  Nobody has asked yet what became of any of the 2 sightings.
"
    );
    assert_eq!(
        markdown(&of(&all)),
        "3 things wait for you on 1 June 2026.

### Permissions that have run out, or soon will (1)

- [ ] **A shed shared**: the permission ends on 31 July 2026 (`sightings/b.md`)
  Next: ask whether it may stay, and write the new `permission_until`

### Drafts that wait (1)

- [ ] **A key shared**: a draft of something noticed on 3 May 2026, which nobody can read yet (`sightings/c.md`)
  Next: read it once more, delete the line `draft = true` when it is ready, and run `observatory check`

### Time to ask again (1)

- [ ] **A ladder shared**: noticed on 1 May 2024, and nobody has asked since (`sightings/a.md`)
  Next: ask somebody who was there whether it lasted, and write down what they say under \\[\\[followups\\]\\]

Nobody has asked yet what became of any of the 2 sightings.
"
    );
}

#[test]
fn how_many_were_asked_about_is_said_as_somebody_would_say_it() {
    let never = "ask_again = 2025-01-01\n";
    let once = "ask_again = 2025-01-01\n[[followups]]\ndate = 2024-06-01\nstatus = \"lasted\"\n";
    for (mores, said) in [
        (
            &[never][..],
            "Nobody has asked yet what became of the one sighting.",
        ),
        (
            &[once],
            "Somebody has asked what became of the one sighting.",
        ),
        (
            &[never, never],
            "Nobody has asked yet what became of any of the 2 sightings.",
        ),
        (
            &[never, once, never],
            "Nobody has asked yet what became of 2 of the 3 sightings.",
        ),
        (
            &[once, once],
            "Somebody has asked what became of each of the 2 sightings.",
        ),
    ] {
        let paths: Vec<String> = (0..mores.len())
            .map(|number| format!("sightings/s{number}.md"))
            .collect();
        let all: Vec<(&str, String)> = paths
            .iter()
            .zip(mores)
            .map(|(path, more)| (path.as_str(), sighting(path, "2024-05-01", "mill", more)))
            .collect();
        let text = told(&all);
        assert!(text.contains(&format!("\n  {said}\n")), "{said}: {text}");
    }
}

/// The files of a section, as the report for programs has them.
fn files(review: &Review, section: &str) -> Vec<String> {
    let all: Value = serde_json::from_str(&json(review)).expect("it is JSON");
    let entries = all[section].as_array().expect("a section is an array");
    entries
        .iter()
        .map(|entry| entry["files"][0].as_str().expect("a file").to_owned())
        .collect()
}

#[test]
fn permissions_are_told_from_sixty_days_before_they_end() {
    let until = |day: &str| {
        sighting(
            "A ladder shared",
            "2026-05-01",
            "mill",
            &format!("permission_until = {day}\n"),
        )
    };
    let review = of(&[
        ("sightings/in-60-days.md", until("2026-07-31")),
        ("sightings/in-61-days.md", until("2026-08-01")),
        ("sightings/over.md", until("2026-05-31")),
        ("sightings/today.md", until("2026-06-01")),
        ("sightings/year.md", until("\"2027\"")),
    ]);
    assert_eq!(
        files(&review, "permissions"),
        [
            "sightings/over.md",
            "sightings/today.md",
            "sightings/in-60-days.md"
        ]
    );
    let over = &review.sections[1].entries[0];
    assert_eq!(
        over.why,
        "the permission ended on 31 May 2026: it is off the site, and its text is still in the repository"
    );
    assert_eq!(
        over.next,
        "ask again and write the new `permission_until`, or leave nothing in the file but `withdrawn = 2026-06-01`"
    );
    assert_eq!(review.sections[1].entries.len(), 3);
}

#[test]
fn somebody_is_asked_again_when_it_is_time_and_not_before() {
    let at = |date: &str, more: &str| sighting("A ladder shared", date, "mill", more);
    let lasted = |date: &str| format!("[[followups]]\ndate = {date}\nstatus = \"lasted\"\n");
    let review = of(&[
        (
            "sightings/answered.md",
            at(
                "2024-05-01",
                &format!("ask_again = 2025-01-01\n{}", lasted("\"2025\"")),
            ),
        ),
        (
            "sightings/asked-once.md",
            at("2020-05-01", &lasted("2021-05-01")),
        ),
        (
            "sightings/asked-too-soon.md",
            at(
                "2024-05-01",
                &format!("ask_again = 2025-01-01\n{}", lasted("2024-09-01")),
            ),
        ),
        ("sightings/leap.md", at("2024-02-29", "")),
        ("sightings/month.md", at("\"2025-05\"", "")),
        ("sightings/month-past.md", at("\"2025-04\"", "")),
        (
            "sightings/not-yet.md",
            at("2020-05-01", "ask_again = 2027-01-01\n"),
        ),
        (
            "sightings/today.md",
            at("2026-05-01", "ask_again = 2026-06-01\n"),
        ),
        ("sightings/year.md", at("2025", "")),
        ("sightings/year-ago.md", at("2025-06-01", "")),
    ]);
    assert_eq!(
        files(&review, "follow_ups"),
        [
            "sightings/asked-too-soon.md",
            "sightings/leap.md",
            "sightings/month-past.md",
            "sightings/month.md",
            "sightings/today.md",
        ]
    );
    assert_eq!(review.never_asked, 7);
}

#[test]
fn a_view_is_asked_about_only_where_it_says_so() {
    let view = |more: &str| {
        sighting("A worry about ladders", "2020", "mill", more).replace("\"saw\"", "\"view\"")
    };
    let review = of(&[
        ("sightings/a.md", view("")),
        ("sightings/b.md", view("ask_again = 2021\n")),
    ]);
    assert_eq!(files(&review, "follow_ups"), ["sightings/b.md"]);
    assert_eq!((review.counted, review.never_asked), (0, 0));
}

#[test]
fn each_sighting_is_asked_for_one_thing() {
    let whole = sighting("A ladder shared", "2026-05-01", "mill", "");
    let review = of(&[
        (
            "sightings/all.md",
            whole
                .replace("permission = \"given\"\n", "")
                .replace(ACCOUNT, "Short."),
        ),
        ("sightings/known.md", whole.replace("known = \"saw\"\n", "")),
        ("sightings/short.md", whole.replace(ACCOUNT, "Short.")),
        ("sightings/whole.md", whole.clone()),
        (
            "sightings/answered.md",
            whole.replace(ACCOUNT, "Short.").replace(
                "+++\nShort",
                "allow = [{ rule = \"could-say-more\", why = \"it is enough\" }]\n+++\nShort",
            ),
        ),
        // What is broken is told once, as broken.
        (
            "sightings/broken.md",
            whole.replace(ACCOUNT, "Short.").replace("mill", "mil"),
        ),
    ]);
    let section = &review.sections[4];
    let asked: Vec<(&str, &str)> = section
        .entries
        .iter()
        .map(|entry| (entry.files[0].as_str(), entry.why.as_str()))
        .collect();
    assert_eq!(
        asked,
        [
            ("sightings/all.md", "nothing says why this may be published"),
            (
                "sightings/known.md",
                "nothing says how you know, so this counts as something that you were told"
            ),
            (
                "sightings/short.md",
                "the account is one word long; short is welcome, and one more sentence would help"
            ),
        ]
    );
    assert_eq!(files(&review, "broken"), ["sightings/broken.md"]);
}

#[test]
fn the_rules_that_ask_for_something_are_there() {
    for code in observatory::review::ASKING {
        assert!(observatory::check::find(code).is_some(), "{code}");
    }
}

#[test]
fn a_place_of_many_voices_is_not_told_of_and_one_voice_twice_is() {
    let by = |observer: &str, place: &str| {
        sighting("A ladder shared", "2026-05-01", place, "").replace(
            "observer = \"A ladder shared\"",
            &format!("observer = \"{observer}\""),
        )
    };
    let review = of(&[
        ("sightings/a.md", by("Ann", "mill")),
        ("sightings/b.md", by("Ann", "mill")),
        ("sightings/c.md", by("Bea", "town")),
    ]);
    let entries = &review.sections[5].entries;
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].files, ["sightings/a.md", "sightings/b.md"]);
    assert_eq!(entries[0].why, "2 sightings, all from one voice");
    assert_eq!(
        (entries[0].place.as_deref(), entries[0].shift.as_deref()),
        (Some("mill"), Some("doubting-to-trusting"))
    );
}

#[test]
fn thousands_are_still_one_glance() {
    let all: Vec<(String, String)> = (0..2_000)
        .map(|number| {
            let path = format!("sightings/s{number:04}.md");
            (path, sighting("A ladder shared", "2020-05-01", "mill", ""))
        })
        .collect();
    let all: Vec<(&str, String)> = all
        .iter()
        .map(|(path, text)| (path.as_str(), text.clone()))
        .collect();
    let review = of(&all);
    for text in [human(&review, Colour::Plain), markdown(&review)] {
        assert!(text.contains("and 1990 more"), "{text}");
        assert!(text.contains("Nobody has asked yet what became of any of the 2000 sightings."));
        assert!(text.contains("and 1997 more"), "{text}");
        assert!(text.lines().count() < 60, "{}", text.lines().count());
    }
    assert_eq!(files(&review, "follow_ups").len(), 2_000);
}

#[test]
fn what_is_to_be_done_with_all_is_said_once() {
    let draft = |title: &str| sighting(title, "\"2026-05\"", "mill", "draft = true\n");
    let all = [
        ("sightings/a.md", draft("A ladder shared")),
        ("sightings/b.md", draft("A shed shared")),
    ];
    let next = "read it once more, delete the line `draft = true` when it is ready, and run `observatory check`";
    let why = "a draft of something noticed in May 2026, which nobody can read yet";
    let human = told(&all);
    let (waits, _) = human.split_once("\nWhen there is time").expect("two parts");
    assert_eq!(
        waits,
        format!(
            "2 things wait for you on 1 June 2026.

Drafts that wait (2)
  Next, for each: {next}

  sightings/a.md
    A ladder shared: {why}
  sightings/b.md
    A shed shared: {why}
"
        )
    );
    let markdown = markdown(&of(&all));
    let (waits, _) = markdown.split_once("\n---").expect("two parts");
    assert_eq!(
        waits,
        format!(
            "2 things wait for you on 1 June 2026.

### Drafts that wait (2)

Next, for each: {next}

- [ ] **A ladder shared**: {why} (`sightings/a.md`)
- [ ] **A shed shared**: {why} (`sightings/b.md`)
"
        )
    );
}

#[test]
fn a_title_acts_on_neither_terminal_nor_issue() {
    let title = "@all \\u001b[31m #1 <b>x</b>\\nend";
    let all = [(
        "sightings/a.md",
        sighting("A", "2020", "mill", "").replace("title = \"A\"", &format!("title = \"{title}\"")),
    )];
    let told = told(&all);
    assert!(!told.contains('\u{1b}'), "{told}");
    assert!(
        told.contains("@all [31m #1 <b>x</b>\\u{a}end: noticed"),
        "{told}"
    );
    let markdown = markdown(&of(&all));
    assert!(
        markdown
            .contains("**\\@<!-- -->all \\[31m \\#<!-- -->1 \\<b\\>x\\<\\/b\\>\\\\u\\{a\\}end**"),
        "{markdown}"
    );
}

#[test]
fn a_job_gets_one_object_and_no_fault_of_its_own_where_much_is_to_do() {
    let broken = tool::repository().join("tests/sites/broken/project");
    let ran = observatory(&broken, &["review", "--format", "json"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    let all: Value = serde_json::from_str(&ran.stdout).expect("it is JSON");
    assert_eq!(all["today"], "2026-06-01");
    assert!(!all["broken"].as_array().expect("an array").is_empty());
    let commands = fs::read_to_string(tool::repository().join("docs/commands.md")).expect("a page");
    for key in all.as_object().expect("an object").keys() {
        assert!(commands.contains(&format!("`{key}`")), "{key} is not told");
    }
}

#[test]
fn the_day_can_be_typed_and_colours_asked_for() {
    let site = tool::repository().join("tests/sites/three/project");
    let ran = observatory(
        &site,
        &["--color", "always", "review", "--today", "2031-01-02"],
    );
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("on 2 January 2031"), "{}", ran.stdout);
    assert!(
        ran.stdout.contains("\u{1b}[1mTime to ask again"),
        "{}",
        ran.stdout
    );
    let plain = observatory(&site, &["review"]);
    assert!(!plain.stdout.contains('\u{1b}'), "{}", plain.stdout);
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(observatory(folder.path(), &["review"]).code, 2);
}

const LINKED: &str = "sources = [\"https://gone.example.org/a\", \"https://here.example.org/\"]\n";

fn looked(found: &[(&str, Found)]) -> Review {
    let text = sighting("Neighbours share a ladder", "2026-05-01", "mill", LINKED)
        + "\nSee [the street](https://moved.example.org/b) and [ours](https://10.0.0.1/).\n";
    let edition = assembled(&[("sightings/2026/a.md", text)]);
    let (observatory, findings) = (edition.observatory, edition.findings);
    assert_eq!(
        addresses(&observatory),
        [
            "https://10.0.0.1/",
            "https://gone.example.org/a",
            "https://here.example.org/",
            "https://moved.example.org/b",
        ]
    );
    let found = found
        .iter()
        .map(|(address, found)| ((*address).to_owned(), found.clone()))
        .collect();
    review(&observatory, &findings, today()).with_links(&observatory, &found)
}

#[test]
fn links_are_told_where_they_stand_and_with_what_to_do() {
    let review = looked(&[
        ("https://10.0.0.1/", Found::Private),
        (
            "https://gone.example.org/a",
            Found::Gone("its host says that the page is gone (410)"),
        ),
        ("https://here.example.org/", Found::Page),
        (
            "https://moved.example.org/b",
            Found::Moved("https://new.example.org/".to_owned()),
        ),
    ]);
    let links = review.sections.last().expect("it is there");
    let told: Vec<(Option<usize>, &str, &str)> = links
        .entries
        .iter()
        .map(|entry| {
            (
                entry.line,
                entry.address.as_deref().unwrap_or(""),
                entry.why.as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                Some(9),
                "https://gone.example.org/a",
                "this address leads nowhere any more: its host says that the page is gone (410)"
            ),
            (
                Some(13),
                "https://10.0.0.1/",
                "this address is within somebody’s own network, where no reader can go, so it was not looked at"
            ),
            (
                Some(13),
                "https://moved.example.org/b",
                "this address has moved for good, to `https://new.example.org/`"
            ),
        ]
    );
    let human = human(&review, Colour::Plain);
    assert!(
        human.contains("sightings/2026/a.md:9\n    https://gone.example.org/a\n"),
        "{human}"
    );
    let markdown = markdown(&review);
    assert!(
        markdown.contains("(`sightings/2026/a.md:9`, `https://gone.example.org/a`)"),
        "{markdown}"
    );
}

#[test]
fn where_all_links_lead_somewhere_there_is_one_line() {
    let here =
        ["https://10.0.0.1/", "https://gone.example.org/a"].map(|address| (address, Found::Page));
    let text = human(&looked(&here), Colour::Plain);
    assert!(
        text.ends_with("\nAll 2 web addresses that sightings name still lead somewhere.\n"),
        "{text}"
    );
}

/// The program itself, against a door on this machine at which nobody may knock.
#[test]
fn the_program_knocks_at_no_door_of_this_machine() {
    let door = TcpListener::bind("127.0.0.1:0").expect("a port");
    door.set_nonblocking(true).expect("it may");
    let at = door.local_addr().expect("it has one");
    let folder = tempfile::tempdir().expect("a folder");
    let sources = format!(
        "sources = [\"http://{at}/\", \"http://localhost:{}/\", \"http://[::1]/\"]\n",
        at.port()
    );
    for (path, text) in [
        ("observatory.toml", "title = \"A street\"\n".to_owned()),
        (
            "sightings/places.toml",
            "[[place]]\nid = \"leeds\"\nname = \"Leeds\"\n".to_owned(),
        ),
        (
            "sightings/shifts.toml",
            "[[shift]]\nfrom = \"doubting\"\nto = \"trusting\"\n".to_owned(),
        ),
        (
            "sightings/a.md",
            sighting("Neighbours share a ladder", "2026-05-01", "leeds", &sources),
        ),
    ] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let ran = observatory(folder.path(), &["review", "--links", "--format", "json"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    let all: Value = serde_json::from_str(&ran.stdout).expect("it is JSON");
    let links = all["links"].as_array().expect("an array");
    assert_eq!(links.len(), 3, "{links:?}");
    assert!(links.iter().all(|link| {
        link["why"]
            .as_str()
            .is_some_and(|why| why.contains("own network"))
    }));
    assert!(door.accept().is_err(), "somebody knocked");
    let quiet = observatory(folder.path(), &["review", "--format", "json"]);
    assert!(!quiet.stdout.contains("\"links\""), "{}", quiet.stdout);
}
