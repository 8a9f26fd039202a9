//! Languages made of small files: what is missing, what is laid over, plurals, sides, escaping.

use super::sentence::Given;
use super::{Argument, BUILT_IN, Kind, Language, built_in};
use crate::diagnostic::Level;
use crate::project::{Settings, settings};
use crate::source::Input;

fn written_in(tag: &str) -> Settings {
    let toml = format!("title = \"T\"\nlanguage = \"{tag}\"\n");
    settings(&Input::new("observatory.toml", toml)).expect("a title and a language are enough")
}

/// The language of an observatory in `tag` that has these files, and what is told of them.
fn language(tag: &str, files: &[(&str, &str)]) -> (Language, Vec<String>) {
    let files: Vec<Input> = files
        .iter()
        .map(|(name, text)| Input::new(format!("templates/{name}"), *text))
        .collect();
    let (language, findings) = Language::of(&written_in(tag), &files).expect("the files are sound");
    assert_eq!(findings.count(Level::Error), 0);
    let told = findings.iter().map(|found| found.message.clone()).collect();
    (language, told)
}

#[test]
fn every_built_in_language_has_every_message_and_no_other() {
    let english = built_in("en").expect("English can be read");
    for (tag, _) in BUILT_IN {
        let catalogue = built_in(tag).unwrap_or_else(|| panic!("{tag} can be read"));
        let missing: Vec<&str> = english.ids().filter(|id| !catalogue.has(id)).collect();
        let more: Vec<&str> = catalogue.ids().filter(|id| !english.has(id)).collect();
        assert!(missing.is_empty(), "{tag} lacks {missing:?}");
        assert!(more.is_empty(), "{tag} has {more:?} besides");
        let mut findings = crate::diagnostic::Findings::default();
        catalogue.compare(&english, None, &|_| false, &mut findings);
        let told: Vec<&str> = findings
            .iter()
            .map(|found| found.message.as_str())
            .collect();
        assert!(told.is_empty(), "{tag}: {told:?}");
    }
}

#[test]
fn a_region_is_served_by_its_language() {
    let (language, told) = language("cy-GB", &[]);
    assert_eq!(language.tag(), "cy-GB");
    assert_eq!(language.month(9), "Medi");
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn what_a_language_lacks_is_english_and_marked() {
    let (language, told) = language("fr", &[("languages/fr.ftl", "month-1 = janvier\n")]);
    assert_eq!(language.text("month-1"), "janvier");
    assert_eq!(language.text("month-2"), "February");
    let said = language.marked("month-2", &[]).expect("English has it");
    assert_eq!(said.words, "<span lang=\"en\" dir=\"ltr\">February</span>");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].contains("messages are not in this file: `"),
        "{told:?}"
    );
}

#[test]
fn a_language_without_a_file_is_told_once_where_it_is_chosen() {
    let (language, told) = language("gd", &[]);
    assert_eq!(language.text("month-2"), "February");
    assert_eq!(told, ["the pages have no words in `gd` yet"]);
}

#[test]
fn an_own_file_is_laid_over_the_built_in_one() {
    let (language, told) = language("cy", &[("languages/cy.ftl", "month-1 = Mis y barrug\n")]);
    assert_eq!(language.month(1), "Mis y barrug");
    assert_eq!(language.month(2), "Chwefror");
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn a_message_of_an_own_template_is_no_slip() {
    let files = [
        (
            "languages/en.ftl",
            "hall-open = Open on Tuesdays\nhall-closed = Closed\n",
        ),
        ("about.html", "{{ say(id=\"hall-open\") }}"),
    ];
    let (language, told) = language("en", &files);
    assert_eq!(language.text("hall-open"), "Open on Tuesdays");
    assert_eq!(told, ["no page asks for the message `hall-closed`"]);
}

/// What the program itself says gives a message what English asks for, and no more, whatever the own English file asks.
#[test]
fn an_own_english_file_gives_no_more_unless_an_own_template_says_the_message() {
    let asks = ("languages/en.ftl", "frame-skip = On to { $where }\n");
    let template = ("base.html", "{{ say(id=\"frame-skip\", where=\"x\") }}");
    let (of, told) = language("en", &[asks, template]);
    assert!(told.is_empty(), "{told:?}");
    assert_eq!(of.say("frame-skip", &[("where", "us".into())]), "On to us");
    let file = Input::new("templates/languages/en.ftl", asks.1);
    let findings = Language::of(&written_in("en"), &[file]).expect_err("nothing is put in");
    let told: Vec<&str> = findings
        .iter()
        .map(|found| found.message.as_str())
        .collect();
    assert_eq!(
        told,
        ["nothing is put into the message `frame-skip` for `{ $where }`"]
    );
}

#[test]
fn plurals_are_those_of_the_language() {
    let welsh = "beds = { $count ->\n    [zero] dim gwely\n    [one] un gwely\n    [two] dau wely\n    [few] { $count } gwely (few)\n    \
                 [many] { $count } gwely (many)\n   *[other] { $count } gwely\n}\n";
    let files = [
        ("languages/cy.ftl", welsh),
        ("about.html", "{{ say(id=\"beds\") }}"),
    ];
    let (language, _) = language("cy", &files);
    let said = |count: usize| language.say("beds", &[("count", count.into())]);
    assert_eq!(
        [0, 1, 2, 3, 6, 10, 12345].map(said),
        [
            "dim gwely",
            "un gwely",
            "dau wely",
            "3 gwely (few)",
            "6 gwely (many)",
            "10 gwely",
            "12,345 gwely"
        ]
    );
}

#[test]
fn what_is_put_into_a_message_is_escaped_and_its_tags_lead_where_they_are_told() {
    let files = [
        (
            "languages/en.ftl",
            "hall = <b>{ $name }</b> & <way>the way</way> to { $where }\n",
        ),
        ("about.html", "{{ say(id=\"hall\") }}"),
    ];
    let (language, _) = language("en", &files);
    let arguments = [
        ("name", "<way>\"x\"".into()),
        ("way", "a?b&\"c".into()),
        ("where", Argument::Markup("<i>here</i>")),
    ];
    let said = language.marked("hall", &arguments).expect("it can be said");
    assert_eq!(
        said.words,
        "<b>&lt;way&gt;&quot;x&quot;</b> &amp; <a href=\"a?b&amp;&quot;c\">the way</a> to <i>here</i>"
    );
    let why = language.marked("hall", &[]).expect_err("it asks for more");
    assert!(why.starts_with("the message `hall` can't be said"), "{why}");
    let why = language.plain("nobody", &[]).expect_err("nobody says it");
    assert_eq!(why, "no language has the message `nobody`");
}

#[test]
fn names_are_kept_apart_where_the_words_run_the_other_way() {
    let (arabic, _) = language("ar", &[]);
    assert!(arabic.is_right_to_left());
    let day = crate::date::Date::parse("2020-09-17").expect("a day");
    assert_eq!(
        arabic.date(day),
        "\u{2068}17\u{2069} \u{2068}September\u{2069} \u{2068}2020\u{2069}"
    );
    for tag in ["en", "cy", "fr", "az"] {
        assert!(!language(tag, &[]).0.is_right_to_left(), "{tag}");
    }
    for tag in ["he", "fa", "ur", "az-Arab"] {
        assert!(language(tag, &[]).0.is_right_to_left(), "{tag}");
    }
}

#[test]
fn dates_are_told_as_far_as_they_are_known() {
    let english = Language::english();
    for (text, words) in [
        ("2020-09-17", "17 September 2020"),
        ("2020-09", "September 2020"),
        ("2020", "2020"),
    ] {
        let date = crate::date::Date::parse(text).expect(text);
        assert_eq!(english.date(date), words);
    }
}

#[test]
fn what_is_said_without_fluent_is_what_fluent_says() {
    for (tag, text) in BUILT_IN {
        let catalogue = built_in(tag).expect("it can be read");
        let (language, _) = language(tag, &[]);
        let voice = &language.own;
        // All words that any message chooses by, and a number for each plural of both languages.
        let keys = text.split('[').filter_map(|rest| rest.split(']').next());
        let words = keys.map(Argument::from);
        let counts = [0, 1, 2, 3, 6, 12_345].map(Argument::Count);
        let markup = Argument::Markup("<time>2020</time>");
        let values: Vec<Argument<'_>> = words.chain(counts).chain([markup]).collect();
        let mut lacking = 0;
        for (id, sentence) in &voice.sentences {
            let mut compare = |arguments: &[(&str, Argument<'_>)]| {
                for kind in Kind::ALL {
                    let said = sentence[kind as usize].said(&Given {
                        arguments,
                        kind,
                        numbers: &voice.numbers,
                    });
                    let by_fluent = voice.by_fluent(id, arguments, kind);
                    lacking += usize::from(by_fluent.is_err());
                    assert_eq!(said, by_fluent.ok(), "{tag} {id} {arguments:?}");
                }
            };
            let text = || Argument::from("O'r <b>Wyddgrug</b> & \u{202e}");
            let names: Vec<&str> = catalogue.arguments(id).collect();
            let texts: Vec<_> = names.iter().map(|&name| (name, text())).collect();
            compare(&texts);
            for (number, name) in names.iter().enumerate() {
                for value in &values {
                    let mut arguments = texts.clone();
                    arguments[number] = (name, value.clone());
                    compare(&arguments);
                    // With a second number, as where a plural stands within another.
                    for other in arguments.iter_mut().skip(number + 1).take(1) {
                        other.1 = Argument::Count(1);
                    }
                    compare(&arguments);
                }
                let mut fewer = texts.clone();
                fewer.remove(number);
                compare(&fewer);
            }
        }
        assert!(lacking > 100, "{tag}: {lacking}");
        for id in ["sightings", "voices", "sighting-noticed", "sighting-tell"] {
            assert!(voice.sentences.contains_key(id), "{tag} {id}");
        }
    }
}

#[test]
fn from_right_to_left_all_is_left_to_fluent_which_keeps_names_apart() {
    let (language, _) = language("ar", &[("languages/ar.ftl", "voices = x\n")]);
    let english = language.english.as_ref().expect("the rest is said in it");
    assert!(language.own.sentences.is_empty() && english.sentences.is_empty());
}
