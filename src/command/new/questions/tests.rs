//! The whole talk without a terminal: what is asked after what, and what file comes of the replies.

use std::convert::Infallible;
use std::sync::Arc;

use crate::command::new::answers::Answers;
use crate::command::new::place::lines;
use crate::command::new::questions::{Form, Reply, interview};
use crate::diagnostic::SourceText;
use crate::model::{Choice, Observatory, assemble};
use crate::source::{Input, Inputs, parse};

const PLACES: &str = "[[place]]\nid = \"town\"\nname = \"The town\"\nwas = [\"old-mill\"]\n\
    [[place]]\nid = \"station-road\"\nname = \"Station Road\"\nwithin = \"town\"\n";

fn words(files: &[(&str, &str)]) -> Observatory {
    let files = files
        .iter()
        .map(|(path, text)| Input::new((*path).to_owned(), text.as_bytes()));
    let inputs = Inputs {
        files: files.collect(),
        ..Inputs::default()
    };
    assemble(parse(&inputs).0, Choice::default()).observatory
}

fn valley() -> Observatory {
    words(&[
        ("sightings/places.toml", PLACES),
        (
            "sightings/shifts.toml",
            "[[shift]]\nfrom = \"me\"\nto = \"we\"\n[[shift]]\nfrom = \"doubting\"\nto = \"trusting\"\n",
        ),
        (
            "sightings/parties.toml",
            "[[party]]\nid = \"neighbours\"\nname = \"Neighbours\"\n[[party]]\nid = \"council\"\nname = \"A council\"\n",
        ),
    ])
}

fn written(text: &str) -> Answers {
    let source = Arc::new(SourceText::new("answers.toml", text));
    Answers::written(&source).expect("answers")
}

fn text(words: &str) -> Reply {
    Reply::Text(words.to_owned())
}

/// Every question in its turn, and the answers that come of the replies.
fn talk(words: &Observatory, answers: Answers, replies: &[Reply]) -> (Vec<String>, Answers) {
    let today = "2026-06-01".parse().expect("a day");
    let mut asked = Vec::new();
    let mut replies = replies.iter();
    let Ok(answers) = interview(words, answers, today, |question| {
        let shown = match &question.form {
            Form::One { options, rest } => {
                let all: Vec<&str> = options.iter().chain(rest).map(String::as_str).collect();
                format!(" [{}]", all.join(" | "))
            }
            Form::Several(options) => format!(" [{}]", options.join(" & ")),
            Form::Line {
                default: Some(default),
                ..
            } => format!(" [{default}]"),
            Form::Line { default: None, .. } | Form::Lines { .. } => String::new(),
        };
        asked.push(format!("{}{shown}", question.ask));
        Ok::<_, Infallible>(replies.next().expect("a reply to each question").clone())
    });
    assert_eq!(replies.next(), None, "a reply that nobody asked for");
    (asked, answers)
}

fn file(answers: &Answers) -> String {
    let today = "2026-06-01".parse().expect("a day");
    answers.file(answers.date(today).expect("a date"))
}

#[test]
fn a_whole_talk_makes_a_whole_file() {
    let replies = [
        text("  Neighbours share a \"ladder\" "),
        text("2026-05"),
        Reply::One(1),
        Reply::One(1),
        Reply::One(1),
        Reply::Several(vec![0, 1]),
        Reply::One(0),
        Reply::One(2),
        text("They put it in one shed.\nNobody asks who has it."),
    ];
    let (asked, answers) = talk(&valley(), Answers::default(), &replies);
    assert_eq!(
        asked,
        [
            "What did you notice, in a few words?",
            "When was it noticed or told? [2026-06-01]",
            "Where? [The town | Station Road (The town) | A new place…]",
            "Which of these is it about? [From me to we | From doubting to trusting]",
            "Which way is it going? [Towards trusting | Towards doubting | Both ways at once | Not at all: it is \
             still doubting | Not at all: it is still trusting]",
            "Between whom? [Neighbours & A council]",
            "How do you know? [I saw it or took part | I was told by somebody who was there | I read it or heard it \
             in public | A view, a worry or a what-if]",
            "May it be published? [Permission was given | It was public already | Nobody can be recognised | I do \
             not know yet]",
            "What happened?",
        ]
    );
    assert_eq!(
        file(&answers),
        "+++
title = 'Neighbours share a \"ladder\"'
date = \"2026-05\"
place = \"station-road\"
shifts = [\"trusting-to-doubting\"]
known = \"saw\"
between = [\"neighbours\", \"council\"]
permission = \"nobody-identifiable\"
+++
They put it in one shed.
Nobody asks who has it.
"
    );
}

#[test]
fn every_way_is_written_as_the_format_has_it() {
    for (nth, expected) in [
        (0, "shifts = [\"me-to-we\"]\n"),
        (1, "shifts = [\"we-to-me\"]\n"),
        (2, "shifts = [\"me-to-we\", \"we-to-me\"]\n"),
        (3, "still = [\"me\"]\n"),
        (4, "still = [\"we\"]\n"),
    ] {
        let given = written(
            "title = \"A\"\ndate = 2026\nplace = \"town\"\nbetween = [\"council\"]\nknown = \"saw\"\n\
             permission = \"given\"\ntext = \"Seen.\"\n",
        );
        let (_, answers) = talk(&valley(), given, &[Reply::One(0), Reply::One(nth)]);
        assert!(file(&answers).contains(expected), "{}", file(&answers));
    }
}

#[test]
fn a_new_place_gets_an_id_of_its_own_and_may_be_part_of_another() {
    let given = written(
        "title = \"A\"\ndate = 2026\nshifts = [\"me-to-we\"]\nbetween = [\"council\"]\nknown = \"saw\"\n\
         permission = \"given\"\ntext = \"Seen.\"\n",
    );
    let replies = [Reply::One(2), text("Old Mill "), Reply::One(0)];
    let (asked, answers) = talk(&valley(), given.clone(), &replies);
    assert_eq!(
        asked[1..],
        [
            "What is the place called?",
            "Which of these is it a part of? [The town | Station Road (The town) | None of these]",
        ]
    );
    let place = answers.new_place.as_ref().expect("a new place");
    assert_eq!(
        lines(PLACES, place),
        "\n[[place]]\nid = \"old-mill-2\"\nname = \"Old Mill\"\nwithin = \"town\"\n"
    );
    assert!(file(&answers).contains("place = \"old-mill-2\"\n"));

    let replies = [Reply::One(2), text("Старая"), Reply::One(2)];
    let (_, answers) = talk(&valley(), given.clone(), &replies);
    let place = answers.new_place.expect("a new place");
    assert_eq!((place.id.as_str(), place.within), ("place", None));

    // Whoever did not find it in the list gets the one that is there.
    let (_, answers) = talk(&valley(), given, &[Reply::One(2), text("station ROAD")]);
    assert_eq!(answers.new_place, None);
    assert!(file(&answers).contains("place = \"station-road\"\n"));
}

#[test]
fn with_no_lists_only_what_can_be_answered_is_asked() {
    let words = words(&[(
        "sightings/shifts.toml",
        "[[shift]]\nfrom = \"me\"\nto = \"we\"\n",
    )]);
    let replies = [
        text("A shed shared"),
        text("2026-06-01"),
        text("Mill Lane"),
        Reply::One(0),
        Reply::One(0),
        Reply::One(1),
        Reply::One(3),
        text(""),
    ];
    let (asked, answers) = talk(&words, Answers::default(), &replies);
    assert_eq!(asked.len(), 8, "{asked:?}");
    assert!(answers.is_draft());
    assert_eq!(
        file(&answers),
        "+++
title = \"A shed shared\"
date = 2026-06-01
place = \"mill-lane\"
shifts = [\"me-to-we\"]
known = \"told\"
draft = true
+++
Write here, in a few plain sentences, what you noticed: between whom, what changed, and how you know.
"
    );
}

#[test]
fn what_may_not_be_published_yet_is_a_draft() {
    let given = written(
        "title = \"A\"\ndate = 2026\nplace = \"town\"\nshifts = [\"me-to-we\"]\nbetween = [\"council\"]\n\
         known = \"saw\"\ntext = \"Seen.\"\n",
    );
    let (_, answers) = talk(&valley(), given, &[Reply::One(3)]);
    assert!(file(&answers).contains("draft = true\n+++\nSeen.\n"));
}

#[test]
fn a_line_is_checked_as_it_is_typed() {
    let today = "2026-06-01".parse().expect("a day");
    let mut checks = Vec::new();
    let _ = interview(
        &valley(),
        Answers::default(),
        today,
        |question| match &question.form {
            Form::Line { check, .. } => {
                checks.push(*check);
                Ok(text("2026"))
            }
            _ => Err(()),
        },
    );
    assert_eq!(
        checks[0]("  "),
        Err("a few words are needed here".to_owned())
    );
    assert_eq!(checks[0]("A shed"), Ok(()));
    assert_eq!(
        checks[1]("last week"),
        Err("write 2020-09-17, 2020-09 or 2020".to_owned())
    );
    assert_eq!(checks[1]("2026-05"), Ok(()));
}
