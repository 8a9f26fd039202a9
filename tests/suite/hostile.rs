//! Some five hundred texts of the known hostile kinds, put wherever somebody else's words can stand: in every field of a
//! sighting, in every list of words, in the configuration, in names of files. `tests/hostile/payloads.json` holds them,
//! and `tests/browser/hostile.test.js` opens the same in a browser. What they do to Markdown alone is judged in
//! `tests/suite/attacks.rs`, with an independent sanitiser.
//!
//! The judge is a twin: a site with the hostile texts must have, tag by tag and attribute by attribute, the pages of one
//! with plain words in their places. What a text could change is then nothing but text.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::OnceLock;

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer,
};
use observatory::diagnostic::Level;
use observatory::load;
use observatory::model::{self, Choice};
use observatory::source;
use serde_json::Value;
use tempfile::TempDir;

use crate::tool;

const LISTS: [(&str, &str); 4] = [
    ("places", "place"),
    ("themes", "theme"),
    ("conditions", "condition"),
    ("parties", "party"),
];

/// How many words each list has, and how many shifts there are.
const WORDS: usize = 6;

fn payloads() -> Vec<String> {
    let text = fs::read_to_string(tool::repository().join("tests/hostile/payloads.json"));
    let kinds: BTreeMap<String, Vec<String>> =
        serde_json::from_str(&text.expect("the corpus")).expect("it is JSON");
    assert!(kinds.len() >= 12, "{:?}", kinds.keys());
    kinds.into_values().flatten().collect()
}

/// A text as TOML has it, in one line.
fn toml(text: &str) -> String {
    let json = serde_json::to_string(text).expect("a text has a form in JSON");
    json.replace('\u{7f}', "\\u007f")
}

/// A sighting that says `text` wherever it may say anything at all.
fn sighting(number: usize, text: &str, account: &str) -> String {
    let begins = toml(&format!("{text} evil"));
    let ends = toml(&format!("evil {text}"));
    let word = number % WORDS;
    format!(
        "+++
title = {begins}
date = 20{:02}-{:02}-03
place = \"place-{word}\"
shifts = [\"from-{word}-to-to-{word}\"]
known = \"{}\"
themes = [\"theme-{word}\"]
summary = {begins}
between = [\"party-{word}\", \"party-{}\"]
working = \"well\"
said_by = [\"living-it\"]
helped = [\"condition-{word}\"]
left_out = {ends}
observer = {begins}
sources = [{{ title = {ends} }}, {{ title = {begins}, url = \"https://ok.example/{number}\" }}]
permission = \"given\"
pictures = [{{ file = \"hall.png\", alt = {ends}, credit = {begins}, permission = \"given\" }}]
allow = [{{ rule = \"personal-data\", why = {ends} }}]
[[followups]]
date = 2025-01-01
status = \"lasted\"
note = {ends}
[[replies]]
by = {begins}
date = 2025-01-01
text = {begins}
+++
{account}
",
        10 + number % 10,
        1 + number % 12,
        if number.is_multiple_of(7) {
            "view"
        } else {
            "saw"
        },
        (word + 1) % WORDS,
    )
}

/// A project in which `text` gives what the sighting of each number says, and `account` what it tells.
fn project(
    count: usize,
    text: &dyn Fn(usize) -> String,
    account: &dyn Fn(usize) -> String,
) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let sightings = folder.path().join("sightings");
    fs::create_dir(&sightings).expect("a folder");
    let picture = tool::repository()
        .join("tests/sites/pictures/project/sightings/shared-garden/Plan (final).png");
    for number in 0..count {
        let folder = sightings.join(format!("s-{number}"));
        fs::create_dir(&folder).expect("a folder");
        fs::copy(&picture, folder.join("hall.png")).expect("a picture");
        let file = sighting(number, &text(number), &account(number));
        fs::write(folder.join("index.md"), file).expect("a sighting");
    }
    // A list of words can't answer for an address of e-mail.
    let says = |number: usize| {
        let text = text(number % count).replace('@', "+");
        (toml(&format!("{text} evil")), toml(&format!("evil {text}")))
    };
    for (list, (file, word)) in LISTS.into_iter().enumerate() {
        let mut words = String::new();
        for number in 0..WORDS {
            let (begins, ends) = says(list * WORDS + number);
            words +=
                &format!("[[{word}]]\nid = \"{word}-{number}\"\nname = {begins}\nabout = {ends}\n");
            if word == "place" {
                words += &format!("lat = 5{}.5\nlon = -1.{number}\n", number % 3);
            }
        }
        fs::write(sightings.join(file).with_extension("toml"), words).expect("a list");
    }
    let mut shifts = String::new();
    for number in 0..WORDS {
        let (begins, ends) = says((LISTS.len() + 1) * WORDS + number);
        shifts += &format!(
            "[[shift]]\nfrom = \"from-{number}\"\nto = \"to-{number}\"\nfrom_name = {begins}\nto_name = {ends}\nabout = {ends}\n"
        );
    }
    fs::write(sightings.join("shifts.toml"), shifts).expect("a list");
    configure(&folder, &text(0));
    folder
}

fn configure(folder: &TempDir, text: &str) {
    let (begins, ends) = (toml(&format!("{text} evil")), toml(&format!("evil {text}")));
    let text = format!(
        "title = {begins}\nbase_url = \"https://hostile.example/seen/\"\ndescription = {ends}\nlicence = {begins}\n\
         contact = {ends}\nrepository = \"https://code.example/a/b\"\n"
    );
    fs::write(folder.path().join("observatory.toml"), text).expect("a configuration");
}

/// The tags of a page as a browser finds them, each with the names of its attributes.
#[derive(Default)]
struct Tags(RefCell<Markup>);

/// Each tag with its attributes, in their order.
type Markup = Vec<(String, Vec<(String, String)>)>;

impl TokenSink for Tags {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(Tag {
                kind, name, attrs, ..
            }) => {
                let attributes = attrs.iter().map(|attribute| {
                    (
                        attribute.name.local.to_string(),
                        attribute.value.to_string(),
                    )
                });
                let sign = if kind == TagKind::EndTag { "/" } else { "" };
                let tag = (format!("{sign}{name}"), attributes.collect());
                self.0.borrow_mut().push(tag);
                match (&*name, kind) {
                    ("script", TagKind::StartTag) => TokenSinkResult::RawData(RawKind::ScriptData),
                    ("style", TagKind::StartTag) => TokenSinkResult::RawData(RawKind::Rawtext),
                    ("title" | "textarea", TagKind::StartTag) => {
                        TokenSinkResult::RawData(RawKind::Rcdata)
                    }
                    _ => TokenSinkResult::Continue,
                }
            }
            Token::CommentToken(comment) => {
                let mut tags = self.0.borrow_mut();
                tags.push((format!("<!--{comment}-->"), Vec::new()));
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

fn tags(page: &str) -> Markup {
    let tokenizer = Tokenizer::new(Tags::default(), Default::default());
    let input = BufferQueue::default();
    input.push_back(page.into());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.take()
}

/// Names alone: "a href rel".
fn skeleton(page: &str) -> Vec<String> {
    tags(page)
        .into_iter()
        .map(|(name, attributes)| {
            let names: Vec<String> = attributes.into_iter().map(|(name, _)| name).collect();
            format!("{name} {}", names.join(" "))
        })
        .collect()
}

fn is_markup(path: &str) -> bool {
    path.ends_with(".html") || path.ends_with(".xml")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("what is published is UTF-8")
}

/// The two sites have the same pages, and each page the same tags.
fn are_twins(hostile: &BTreeMap<String, Vec<u8>>, plain: &BTreeMap<String, Vec<u8>>) {
    let pages = |tree: &BTreeMap<String, Vec<u8>>| -> Vec<String> {
        let paths = tree.keys().filter(|path| is_markup(path));
        paths.cloned().collect()
    };
    assert_eq!(pages(hostile), pages(plain));
    for path in pages(plain) {
        let (hostile, plain) = (
            skeleton(text(&hostile[&path])),
            skeleton(text(&plain[&path])),
        );
        let differs = hostile.iter().zip(&plain).position(|(a, b)| a != b);
        if let Some(at) = differs {
            panic!("{path}: <{}> where <{}> is", hostile[at], plain[at]);
        }
        assert_eq!(hostile.len(), plain.len(), "{path}");
    }
}

fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// No page runs, loads or leads to what it should not, whoever's it is.
fn are_harmless(tree: &BTreeMap<String, Vec<u8>>) {
    const ELEMENTS: [&str; 12] = [
        "iframe", "object", "embed", "base", "style", "frame", "frameset", "applet", "template",
        "noscript", "marquee", "portal",
    ];
    for (path, bytes) in tree.iter().filter(|(path, _)| path.ends_with(".html")) {
        for (name, attributes) in tags(text(bytes)) {
            // The one card that a script fills in.
            let is_ours = name == "template" && attributes == [pair("id", "blank-card")];
            assert!(
                is_ours || !ELEMENTS.contains(&name.as_str()),
                "{path}: <{name}>"
            );
            assert!(!name.starts_with("<!--"), "{path}: {name}");
            for (attribute, value) in &attributes {
                let at = format!("{path}: <{name} {attribute}={value:?}>");
                assert!(!attribute.starts_with("on"), "{at}");
                assert!(
                    !["style", "srcdoc", "formaction", "ping", "is"].contains(&attribute.as_str()),
                    "{at}"
                );
                if ["href", "src", "action", "srcset"].contains(&attribute.as_str()) {
                    assert!(!value.contains(char::is_control), "{at}");
                    let scheme = value.split(['/', '?', '#']).next().unwrap_or_default();
                    let scheme = scheme
                        .split_once(':')
                        .map(|(scheme, _)| scheme.to_ascii_lowercase());
                    assert!(
                        !value.trim_start().starts_with("//")
                            && !value.trim_start().starts_with('\\'),
                        "{at}"
                    );
                    assert!(
                        matches!(scheme.as_deref(), None | Some("http" | "https" | "mailto")),
                        "{at}"
                    );
                    if name != "a" && name != "link" {
                        assert_eq!(scheme, None, "{at}");
                    }
                }
            }
            let of = |wanted: &str| attributes.iter().find(|(name, _)| name == wanted);
            if name == "script" {
                let is_data = of("type").is_some_and(|(_, kind)| {
                    kind == "application/ld+json" || kind == "application/json"
                });
                assert!(
                    is_data || of("src").is_some_and(|(_, src)| src.contains("assets/")),
                    "{path}: {attributes:?}"
                );
            }
            if let (true, Some((_, what))) = (name == "meta", of("http-equiv")) {
                // The page at an earlier address leads on, to a page of ours.
                let (_, content) = of("content").expect("it says something");
                let is_ours = |to: &str| {
                    to.bytes()
                        .all(|b| b.is_ascii_alphanumeric() || b"./-".contains(&b))
                };
                let leads_on = content.strip_prefix("0; url=").is_some_and(is_ours);
                assert!(
                    what == "Content-Security-Policy" || what == "refresh" && leads_on,
                    "{path}: {attributes:?}"
                );
            }
        }
    }
}

/// Each file of data is what its name says, and no cell of a table is one that a spreadsheet would run.
fn data_are_sound(tree: &BTreeMap<String, Vec<u8>>, count: usize) {
    let mut seen = BTreeSet::new();
    for (path, bytes) in tree {
        let ending = path.rsplit('.').next().expect("an ending");
        match ending {
            "json" | "geojson" => {
                serde_json::from_slice::<Value>(bytes)
                    .unwrap_or_else(|error| panic!("{path}: {error}"));
            }
            "jsonl" => {
                for line in text(bytes).lines() {
                    serde_json::from_str::<Value>(line)
                        .unwrap_or_else(|error| panic!("{path}: {error}"));
                }
            }
            "csv" => {
                let mut rows = csv::ReaderBuilder::new().from_reader(bytes.as_slice());
                let mut number = 0;
                for row in rows.records() {
                    number += 1;
                    for cell in &row.unwrap_or_else(|error| panic!("{path}: {error}")) {
                        assert!(
                            !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                            "{path}: {cell:?}"
                        );
                    }
                }
                assert!(
                    path != "data/sightings.csv" || number == count,
                    "{number} rows"
                );
            }
            "js" if path.starts_with("search/") => {
                // One call with one value, in which nothing ends a script or a line.
                let script = text(bytes).trim_end();
                let inner = script
                    .split_once('(')
                    .and_then(|(_, rest)| rest.strip_suffix(");"));
                let inner = inner.unwrap_or_else(|| panic!("{path} is no call: {script:.60}"));
                let values = format!("[{inner}]");
                serde_json::from_str::<Value>(&values)
                    .unwrap_or_else(|error| panic!("{path}: {error}"));
                assert!(!inner.contains(['\u{2028}', '\u{2029}']), "{path}");
            }
            "xml" => {
                let is_char = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
                let odd = text(bytes).chars().find(|&letter| !is_char(letter));
                assert_eq!(odd, None, "{path}");
                assert!(
                    !text(bytes).contains("<!ENTITY") && !text(bytes).contains("<![CDATA["),
                    "{path}"
                );
            }
            _ => continue,
        }
        seen.insert(ending);
    }
    assert_eq!(
        seen.into_iter().collect::<Vec<_>>(),
        ["csv", "geojson", "js", "json", "jsonl", "xml"]
    );
}

/// No text and no value of an attribute, of a feed or of what a script shows opens a direction of writing that it does
/// not close, or closes one that it has not opened.
fn turn_nothing_around(tree: &BTreeMap<String, Vec<u8>>) {
    let is_shown = |path: &&String| is_markup(path) || path.starts_with("search/");
    let mut opened = 0;
    for path in tree.keys().filter(is_shown) {
        let page = text(&tree[path]);
        let mut rest = page;
        let mut parts = Vec::new();
        // What a page tells programs is read by nobody.
        while let Some((before, script)) = rest.split_once("<script type=\"application/") {
            parts.push(before);
            rest = script.split_once("</script>").expect("it ends").1;
        }
        parts.push(rest);
        for piece in parts
            .into_iter()
            .flat_map(|part| part.split(['<', '>', '"']))
        {
            let mut open = Vec::new();
            for letter in piece.chars() {
                match letter {
                    '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => open.push('\u{202c}'),
                    '\u{2066}'..='\u{2068}' => open.push('\u{2069}'),
                    '\u{202c}' | '\u{2069}' => {
                        assert_eq!(open.pop(), Some(letter), "{path}: {piece:?}");
                        opened += 1;
                    }
                    _ => {}
                }
            }
            assert!(open.is_empty(), "{path}: {piece:?}");
        }
    }
    assert!(opened > 100, "{opened}");
}

/// The site with a plain word wherever the others have a hostile text.
fn plain() -> &'static BTreeMap<String, Vec<u8>> {
    static PLAIN: OnceLock<BTreeMap<String, Vec<u8>>> = OnceLock::new();
    PLAIN.get_or_init(|| {
        let account = |_: usize| "Seen.".to_owned();
        let plain = project(
            payloads().len(),
            &|number| format!("word{number}"),
            &account,
        );
        tool::tree(plain.path(), tool::TODAY)
    })
}

#[test]
fn in_every_field_they_are_text() {
    let payloads = payloads();
    let text = |number: usize| payloads[number].clone();
    let hostile = project(payloads.len(), &text, &|_| "Seen.".to_owned());
    let hostile = tool::tree(hostile.path(), tool::TODAY);
    are_harmless(&hostile);
    turn_nothing_around(&hostile);
    data_are_sound(&hostile, payloads.len());
    are_twins(&hostile, plain());
}

#[test]
fn in_every_account_they_are_words() {
    let payloads: Vec<String> = payloads();
    let account = |number: usize| {
        // A NUL is refused with the file: see the next test but one.
        let text = payloads[number].replace('\0', "\u{1}");
        let line = text.lines().next().unwrap_or_default();
        format!(
            "Before.\n\n{text}\n\nevil {text} evil\n\n> {text}\n\n- {text}\n\n```{line}\nx\n```\n\n[{line}]({line} \"{line}\")\n\n\
             [x](<{line}>)\n\n| {line} | b |\n|---|---|\n| c | {line} |\n\n# {line}\n\n[r][r]\n\n[r]: {line} '{line}'\n\nAfter."
        )
    };
    let hostile = project(payloads.len(), &|number| format!("word{number}"), &account);
    let (tree, errors) = tool::tree_of_the_sound(hostile.path(), tool::TODAY);
    are_harmless(&tree);
    // A picture that is none stops its sighting, and nothing else does.
    let refused: BTreeSet<&str> = errors.iter().map(|found| found.source.path()).collect();
    assert!(
        errors.iter().all(|found| found.rule.code == "picture"),
        "{errors:?}"
    );
    assert!(refused.len() < 12, "{refused:?}");
    data_are_sound(&tree, payloads.len() - refused.len());
    // Around the account each page is that of a plain one.
    let frame = |page: &str| {
        let (before, rest) = page
            .split_once("<div class=\"account\"")
            .expect("an account");
        let (_, after) = rest
            .split_once("<aside class=\"panel\" aria-labelledby=\"facts\">")
            .expect("the facts");
        [skeleton(before), skeleton(after)].concat()
    };
    for (number, payload) in payloads.iter().enumerate() {
        let path = format!("sightings/s-{number}.html");
        let Some(page) = tree.get(&path) else {
            assert!(
                refused.contains(&*format!("sightings/s-{number}/index.md")),
                "{path}"
            );
            continue;
        };
        let page = text(page);
        assert_eq!(page.matches("<div class=\"account\"").count(), 1, "{path}");
        assert_eq!(frame(page), frame(text(&plain()[&path])), "{:?}", payload);
    }
}

#[test]
fn in_the_configuration_they_are_text() {
    let payloads = payloads();
    let folder = project(2, &|number| format!("word{number}"), &|_| {
        "Seen.".to_owned()
    });
    let plain = tool::tree(folder.path(), tool::TODAY);
    for some in payloads.chunks(50) {
        configure(&folder, &some.join(" "));
        let tree = tool::tree(folder.path(), tool::TODAY);
        are_harmless(&tree);
        are_twins(&tree, &plain);
    }
}

/// Where a word, a day, an address or a name is meant, a hostile text is refused, or it is harmless.
#[test]
fn where_something_else_is_meant_they_are_refused_or_harmless() {
    let payloads = payloads();
    let folder = project(1, &|_| "word".to_owned(), &|_| "Seen.".to_owned());
    let path = folder.path().join("sightings/s-0/index.md");
    let sound = fs::read_to_string(&path).expect("a sighting");
    let mut accepted = 0;
    for (number, payload) in payloads.iter().enumerate() {
        let value = toml(payload);
        let fields = [
            ("place = ", format!("place = {value}\nlang = \"cy\"")),
            ("shifts = ", format!("shifts = [{value}]")),
            ("themes = ", format!("themes = [{value}]")),
            ("date = ", format!("date = {value}")),
            ("known = ", format!("known = {value}")),
            ("working = ", format!("working = {value}")),
            ("permission = ", format!("permission = {value}")),
            ("known = ", format!("known = \"saw\"\nlang = {value}")),
            ("known = ", format!("known = \"saw\"\nwas = [{value}]")),
            (
                "known = ",
                format!("known = \"saw\"\nrelated = [{{ id = {value}, how = \"supports\" }}]"),
            ),
            (
                "known = ",
                format!(
                    "known = \"saw\"\n{} = 1",
                    toml::Value::String(payload.clone())
                ),
            ),
            (
                "pictures = ",
                format!("pictures = [{{ file = {value}, alt = \"x\", permission = \"given\" }}]"),
            ),
            ("sources = ", format!("sources = [{value}]")),
        ];
        // One field a run, another one for each text: every field meets many texts, every text some fields.
        for step in 0..2 {
            let (key, instead) = &fields[(number + step * 3) % fields.len()];
            let line = sound
                .lines()
                .find(|line| line.starts_with(key))
                .expect("the key");
            fs::write(&path, sound.replacen(line, instead, 1)).expect("an edit");
            let files = load::files(folder.path()).expect("they can be read");
            let (drafts, mut findings) = source::parse(&files.inputs);
            findings.extend(model::assemble(drafts, Choice::default()).findings);
            if findings.has_errors() {
                continue;
            }
            accepted += 1;
            are_harmless(&tool::tree(folder.path(), tool::TODAY));
        }
    }
    // Dates such as "2020", tags of languages, sound web addresses: some are what they seem.
    assert!(accepted > 0 && accepted < 40, "{accepted} were taken");
}

/// As the name of a file none is taken, none is acted on, and the report tells each.
#[test]
#[cfg(unix)]
fn as_names_of_files_they_are_told() {
    let folder = project(1, &|_| "word".to_owned(), &|_| "Seen.".to_owned());
    let text =
        fs::read_to_string(folder.path().join("sightings/s-0/index.md")).expect("a sighting");
    let mut written = BTreeSet::new();
    for payload in payloads() {
        let name = payload.replace(['/', '\0'], "_");
        let is_hidden = name.starts_with(['.', '_']) || name.eq_ignore_ascii_case("readme");
        if name.len() > 240
            || is_hidden
            || observatory::id::is_id(&name) && !observatory::id::is_reserved(&name)
        {
            continue;
        }
        let folder = folder.path().join("sightings/names");
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(format!("{name}.md")), &text).expect("a sighting");
        written.insert(name);
    }
    assert!(written.len() > 300, "{} names", written.len());
    let files = load::files(folder.path()).expect("they can be read");
    let choice = Choice {
        today: None,
        drafts: false,
    };
    let edition =
        load::edition(&files, choice).unwrap_or_else(|_| panic!("the configuration is sound"));
    let refused: BTreeSet<&str> = edition
        .findings
        .iter()
        .filter(|found| found.level() == Level::Error)
        .map(|found| found.source.path())
        .filter(|path| path.starts_with("sightings/names/"))
        .collect();
    assert_eq!(refused.len(), written.len());
    for arguments in [
        &["check"][..],
        &["check", "--format", "json"],
        &["check", "--format", "sarif"],
        &["build"],
        &["review"],
    ] {
        let ran = tool::observatory(folder.path(), arguments);
        for line in ran
            .stdout
            .split(['\n', '\r'])
            .chain(ran.stderr.split(['\n', '\r']))
        {
            assert!(
                !line.trim_start().starts_with("::"),
                "{arguments:?}: {line}"
            );
            assert!(
                !line.contains("##[") && !line.contains('\u{1b}') && !line.contains('\u{9b}'),
                "{arguments:?}: {line}"
            );
        }
    }
    assert!(!folder.path().join("site").exists());
}
