//! The words of the pages: every message that is asked for is there, every message that is there is asked for, and
//! in another language no English word is left on a page.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use fluent_syntax::{parser, serializer};
use observatory::questions::{PROMISES, QUESTIONS};
use observatory::words::{
    Known, Permission, Relation, SaidBy, Status, Tie, TieChange, Word, Working,
};

use crate::tool;

/// Names that a template puts together: how they begin, and all the ways in which they end.
const FAMILIES: &[(&str, &[&str])] = &[("missing-", &["places", "themes", "shifts", "conditions"])];

/// Where the English messages are.
const ENGLISH: &str = "templates/languages/en.ftl";

/// How a message is asked for: in templates, and in code.
const IN_TEMPLATES: &[&str] = &["say(id=\"", "plain(id=\""];
const IN_CODE: &[&str] = &[".text(\"", ".say(\""];

fn english() -> String {
    fs::read_to_string(tool::repository().join(ENGLISH)).expect("the English messages")
}

/// The names of messages, in the order of the file.
fn messages(file: &str) -> Vec<String> {
    let resource = parser::parse(file).expect("Fluent can read it");
    let messages = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    });
    messages.collect()
}

/// The text of every file below `folder` whose name ends with one of `endings`.
fn texts(folder: &str, endings: &[&str]) -> BTreeMap<String, String> {
    let files = tool::files(&tool::repository().join(folder)).into_iter();
    files
        .map(|(path, bytes)| (path.display().to_string(), bytes))
        .filter(|(path, _)| endings.iter().any(|ending| path.ends_with(ending)))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("text")))
        .collect()
}

/// What stands in `text` behind one of `openings` up to the next quotation mark, and whether a template adds to it.
/// In code a line may break behind a bracket.
fn asked(text: &str, openings: &[&str]) -> BTreeSet<(String, bool)> {
    let text = text.split_inclusive('(').map(|part| part.trim_start());
    let text: String = text.collect();
    let mut names = BTreeSet::new();
    for opening in openings {
        for (at, _) in text.match_indices(opening) {
            let rest = &text[at + opening.len()..];
            let (name, rest) = rest.split_once('"').expect("it ends");
            names.insert((name.to_owned(), rest.starts_with(" ~")));
        }
    }
    names
}

/// Whether a message is there, or all of a family.
fn is_there(known: &BTreeSet<String>, name: &str, is_family: bool) -> bool {
    let family = FAMILIES.iter().find(|(begin, _)| *begin == name);
    match (is_family, family) {
        (false, _) => known.contains(name),
        (true, Some((begin, ends))) => ends
            .iter()
            .all(|end| known.contains(&format!("{begin}{end}"))),
        (true, None) => false,
    }
}

#[test]
fn every_message_that_is_asked_for_is_there() {
    let known: BTreeSet<String> = messages(&english()).into_iter().collect();
    let mut unknown = Vec::new();
    let mut count = 0;
    for (folder, endings, openings) in [
        ("templates", &[".html", ".xml"][..], IN_TEMPLATES),
        ("src/render", &[".rs"], IN_CODE),
        ("src/site", &[".rs"], IN_CODE),
    ] {
        for (path, text) in texts(folder, endings) {
            for (name, is_family) in asked(&text, openings) {
                count += 1;
                if !is_there(&known, &name, is_family) {
                    unknown.push(format!("{folder}/{path}: {name}"));
                }
            }
        }
    }
    assert!(count > 100, "only {count} were found");
    assert!(unknown.is_empty(), "{ENGLISH} lacks {unknown:#?}");
}

#[test]
fn every_message_that_is_there_is_asked_for() {
    let mut everything: Vec<String> = Vec::new();
    everything.extend(texts("templates", &[".html", ".xml", ".js"]).into_values());
    everything.extend(texts("src", &[".rs"]).into_values());
    let is_named = |name: &str| {
        let quoted = [format!("\"{name}\""), format!("'{name}'")];
        let is_in = |text: &String| quoted.iter().any(|quoted| text.contains(quoted));
        let is_of = |(begin, ends): &(&str, &[&str])| {
            let end = name.strip_prefix(begin);
            end.is_some_and(|end| ends.contains(&end))
        };
        everything.iter().any(is_in) || FAMILIES.iter().any(is_of)
    };
    let closed = closed_lists();
    let is_named = |name: &str| is_named(name) || closed.contains(name);
    let names = messages(&english());
    assert!(names.len() > 100, "only {} were found", names.len());
    let unasked: Vec<&String> = names.iter().filter(|name| !is_named(name)).collect();
    assert!(
        unasked.is_empty(),
        "nothing asks for these of {ENGLISH}: {unasked:#?}"
    );
}

/// The messages of the closed lists, of the questions and of what is promised, whose names are put together.
fn closed_lists() -> BTreeSet<String> {
    fn words<W: Word>() -> Vec<String> {
        W::ALL
            .iter()
            .map(|word| format!("{}-{}", W::LIST, word.id()))
            .collect()
    }
    let lists = [
        words::<Known>(),
        words::<Working>(),
        words::<SaidBy>(),
        words::<Tie>(),
        words::<TieChange>(),
        words::<Permission>(),
        words::<Relation>(),
        words::<Status>(),
    ];
    let words = lists.concat().into_iter();
    let words = words.flat_map(|word| [format!("{word}-about"), word]);
    let questions = QUESTIONS.iter().map(|question| match question.key {
        "" => "promises".to_owned(),
        key => key.replace('_', "-"),
    });
    let questions =
        questions.flat_map(|key| ["label", "hint"].map(|part| format!("question-{key}-{part}")));
    let promises = (1..=PROMISES.len()).map(|number| format!("promise-{number}"));
    words.chain(questions).chain(promises).collect()
}

#[test]
fn how_messages_are_asked_for_is_found() {
    let template =
        "{{ say(id=\"a\", x=y) }} {{ <p t={plain(id=\"b\")}/> }} {{ say(id=\"c-\" ~ d) }}";
    let named = |name: &str, is_family| (name.to_owned(), is_family);
    assert_eq!(
        asked(template, IN_TEMPLATES),
        BTreeSet::from([named("a", false), named("b", false), named("c-", true)])
    );
    let code = "language.text(\"a\"); language.say(\n    \"b\", &[]); text(\"c\")";
    assert_eq!(
        asked(code, IN_CODE),
        BTreeSet::from([named("a", false), named("b", false)])
    );
}

/// Every letter of English words as a letter that English does not have.
fn disguised(text: &str) -> String {
    let mut rest = text;
    let mut disguised = String::new();
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        let (tag, after) = tag.split_at(tag.find('>').map_or(tag.len(), |end| end + 1));
        disguised.extend(before.chars().map(other));
        disguised.push_str(tag);
        rest = after;
    }
    disguised.extend(rest.chars().map(other));
    disguised
}

/// A Cyrillic letter for each of ASCII.
fn other(letter: char) -> char {
    match letter {
        'a'..='z' => char::from_u32(u32::from('а') + u32::from(letter) - u32::from('a')),
        'A'..='Z' => char::from_u32(u32::from('А') + u32::from(letter) - u32::from('A')),
        letter => Some(letter),
    }
    .expect("there are more letters than in English")
}

/// The English messages in a language that nobody speaks.
fn in_disguise(english: &str) -> String {
    let mut resource: Resource<String> =
        parser::parse(english.to_owned()).expect("Fluent can read it");
    for entry in &mut resource.body {
        if let Entry::Message(message) = entry
            && let Some(pattern) = &mut message.value
        {
            disguise(pattern);
        }
    }
    serializer::serialize(&resource)
}

fn disguise(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => *value = disguised(value),
            PatternElement::Placeable { expression } => disguise_expression(expression),
        }
    }
}

fn disguise_expression(expression: &mut Expression<String>) {
    match expression {
        Expression::Select { variants, .. } => {
            for variant in variants {
                disguise(&mut variant.value);
            }
        }
        Expression::Inline(InlineExpression::Placeable { expression }) => {
            disguise_expression(expression);
        }
        Expression::Inline(_) => {}
    }
}

/// The attributes that hold words.
const SPOKEN: &[&str] = &["aria-label", "alt", "placeholder", "title", "content"];

/// Names of files and of their kinds, which are the same in every language.
const NAMES: &[&str] = &["CSV", "JSON", "JSON Lines", "GeoJSON"];

fn is_name(words: &str) -> bool {
    let file = Path::new(words.trim());
    let endings = ["csv", "json", "jsonl", "geojson"];
    NAMES.contains(&words.trim())
        || file
            .extension()
            .is_some_and(|ending| endings.iter().any(|known| ending == *known))
}

/// What of a page is read or heard: its texts but what stands in `<code>` and `<script>`, and the attributes that hold words.
fn read_words(page: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut is_code = false;
    for part in page.split('<').skip(1) {
        let (tag, text) = part.split_once('>').expect("every tag is closed");
        is_code = match tag {
            "code" => true,
            "/code" | "/script" => false,
            _ if tag.starts_with("script") => true,
            _ => is_code,
        };
        if !is_code {
            words.push(text);
        }
        let is_for_machines = tag.starts_with("meta ")
            && !["description", "og:title", "og:description"]
                .iter()
                .any(|name| tag.contains(&format!("=\"{name}\"")));
        for name in SPOKEN {
            let value = tag.split_once(&format!(" {name}=\""));
            if let Some((_, value)) = value.filter(|_| !is_for_machines) {
                words.push(value.split('"').next().unwrap_or(value));
            }
        }
    }
    words
}

/// Without what a script puts something in the place of, `{name}`.
fn without_gaps(words: &str) -> String {
    let mut pieces = words.split('{');
    let first = pieces.next().unwrap_or_default();
    let rest = pieces.map(|piece| piece.split_once('}').map_or(piece, |(_, rest)| rest));
    std::iter::once(first).chain(rest).collect()
}

/// Whether there is a letter of English in it, but in what stands for a sign, as `&amp;`.
fn has_english(words: &str) -> bool {
    let words = without_gaps(words);
    let mut pieces = words.split('&');
    let first = pieces.next().unwrap_or_default();
    let rest = pieces.map(|piece| piece.split_once(';').map_or(piece, |(_, rest)| rest));
    std::iter::once(first)
        .chain(rest)
        .any(|piece| piece.contains(|letter: char| letter.is_ascii_alphabetic()))
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

/// An observatory whose own words have no letter of English: with parts of places, a map, views, two pages of
/// sightings, every outcome, and all that a shift, a relationship and a condition can have.
fn greek(folder: &Path) {
    write(
        folder,
        "observatory.toml",
        "title = \"Κοιλάδα\"\nlanguage = \"xx\"\ncontact = \"στο γραφείο\"\nlicence = \"ελεύθερα\"\n",
    );
    write(
        folder,
        "sightings/places.toml",
        "[[place]]\nid = \"a\"\nname = \"Άλφα\"\nlat = 51.5\nlon = -0.1\n\
         [[place]]\nid = \"b\"\nname = \"Βήτα\"\nwithin = \"a\"\nlat = 51.51\nlon = -0.11\n\
         [[place]]\nid = \"c\"\nname = \"Γάμμα\"\nwithin = \"a\"\n\
         [[place]]\nid = \"d\"\nname = \"Δέλτα\"\n",
    );
    write(
        folder,
        "sightings/shifts.toml",
        "[[shift]]\nfrom = \"x\"\nto = \"y\"\nfrom_name = \"εγώ\"\nto_name = \"εμείς\"\n\
         [[shift]]\nfrom = \"v\"\nto = \"w\"\nfrom_name = \"μόνος\"\nto_name = \"μαζί\"\n",
    );
    write(
        folder,
        "sightings/themes.toml",
        "[[theme]]\nid = \"t\"\nname = \"Νερό\"\n",
    );
    write(
        folder,
        "sightings/parties.toml",
        "[[party]]\nid = \"p\"\nname = \"Γείτονες\"\n[[party]]\nid = \"q\"\nname = \"Δήμοι\"\n\
         [[party]]\nid = \"r\"\nname = \"Σχολεία\"\n[[party]]\nid = \"s\"\nname = \"Ιατροί\"\n",
    );
    write(
        folder,
        "sightings/conditions.toml",
        "[[condition]]\nid = \"k\"\nname = \"Χρόνος\"\n",
    );
    let statuses: Vec<&str> = Status::ALL.iter().map(|status| status.id()).collect();
    let stances = [
        "shifts = [\"x-to-y\"]",
        "shifts = [\"y-to-x\", \"v-to-w\"]",
        "shifts = [\"x-to-y\", \"y-to-x\"]",
        "still = [\"x\"]",
        "still = [\"y\"]\nshifts = [\"w-to-v\"]",
    ];
    let dates = ["2020-09-17", "2020-11", "2021"];
    let workings = ["well", "partly", "strained", "too-soon"];
    let places = ["a", "b", "c", "d"];
    for nth in 0..60 {
        let between = match nth % 3 {
            0 => "between = [\"p\", \"q\"]\n",
            1 => "between = [\"p\"]\n",
            _ => "",
        };
        let text = format!(
            "+++\ntitle = \"Είδα {nth}\"\ndate = \"{}\"\nplace = \"{}\"\n{}\nknown = \"{}\"\n\
             working = \"{}\"\nsaid_by = [\"onlooker\"]\n{between}themes = [\"t\"]\nhelped = [\"k\"]\n\
             observer = \"Παρατηρητής {nth}\"\n[[followups]]\ndate = \"2022-0{}\"\nstatus = \"{}\"\n\
             +++\nΈτσι ήταν.\n",
            dates[nth % dates.len()],
            places[nth % places.len()],
            stances[nth % stances.len()],
            if nth % 7 == 6 { "view" } else { "saw" },
            workings[nth % workings.len()],
            nth % 9 + 1,
            statuses[nth % statuses.len()],
        );
        write(folder, &format!("sightings/n-{nth}.md"), &text);
    }
}

#[test]
fn in_another_language_no_english_word_is_left() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    greek(folder.path());
    let language = in_disguise(&english());
    write(folder.path(), "templates/languages/xx.ftl", &language);
    let mut left = BTreeSet::new();
    let mut looked_at = 0;
    for (path, bytes) in tool::tree(folder.path(), tool::TODAY) {
        if path.ends_with(".html") {
            looked_at += 1;
            let page = String::from_utf8(bytes).expect("text");
            let words = read_words(&page).into_iter();
            left.extend(
                words
                    .filter(|words| has_english(words) && !is_name(words))
                    .map(|words| {
                        let words = words.trim();
                        format!("{path}: {words}")
                    }),
            );
        }
    }
    assert!(looked_at > 20, "only {looked_at} pages were looked at");
    assert!(left.is_empty(), "{left:#?}");
}

#[test]
fn english_is_found_where_it_stands() {
    let page = "<p class=\"x\" title=\"да\">да <code>no</code>&amp; <b>да</b></p><img alt=\"an apple\" src=\"x\">";
    let found: Vec<&str> = read_words(page)
        .into_iter()
        .filter(|words| has_english(words))
        .collect();
    assert_eq!(found, ["an apple"]);
    assert!(has_english("&amp; more"));
    assert_eq!(disguised("ab <b>c</b>"), "аб <b>в</b>");
}

#[test]
fn a_page_says_which_way_its_language_is_written() {
    for (language, opening) in [
        ("en", "<html lang=\"en\">"),
        ("cy", "<html lang=\"cy\">"),
        ("ar", "<html lang=\"ar\" dir=\"rtl\">"),
        ("he-IL", "<html lang=\"he-IL\" dir=\"rtl\">"),
    ] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let settings = format!("title = \"x\"\nlanguage = \"{language}\"\n");
        write(folder.path(), "observatory.toml", &settings);
        write(folder.path(), "sightings/places.toml", "");
        let page = tool::page(folder.path(), tool::TODAY, "heat-map.html");
        assert!(page.contains(opening), "{language}: {page}");
    }
}
