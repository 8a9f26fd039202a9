//! Answers from a file, and the file that comes of answers, as exact text.

use std::sync::Arc;

use crate::command::new::answers::Answers;
use crate::date::Date;
use crate::diagnostic::SourceText;
use crate::source::PLACEHOLDER;

fn written(text: &str) -> Answers {
    let source = Arc::new(SourceText::new("answers.toml", text));
    Answers::written(&source).expect("answers")
}

fn date(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

#[test]
fn a_file_has_the_keys_of_the_format_in_its_order() {
    let text = "between = [\"council\"]\nplace = \"mill\"\ntext = \"\"\"\nSeen.\n\"\"\"\n\
        sources = [{ title = \"Minutes\" }]\ntitle = \"A \\\"shed\\\"\"\nfuture = 1\ndate = 2026-05-09\n\
        since = 2019\nstill = [\"doubting\"]\nties = { bonding = \"steady\" }\n";
    let answers = written(text);
    let (head, account) = answers
        .file(date("2026-05-09"))
        .split_once("\n+++\n")
        .map(|(head, account)| (head.to_owned(), account.to_owned()))
        .expect("two parts");
    assert_eq!(account, "Seen.\n");
    assert_eq!(
        head,
        "+++\ntitle = 'A \"shed\"'\ndate = 2026-05-09\nplace = \"mill\"\nstill = [\"doubting\"]\nsince = 2019\n\
         between = [\"council\"]\nfuture = 1\n[ties]\nbonding = \"steady\"\n[[sources]]\ntitle = \"Minutes\""
    );
}

#[test]
fn without_an_account_it_is_a_draft_with_a_line_to_write_over() {
    let mut answers = Answers::default();
    answers.say("title", "A shed");
    answers.account = Some("  \n".to_owned());
    assert_eq!(
        answers.file(date("2026-05")),
        format!("+++\ntitle = \"A shed\"\ndate = \"2026-05\"\ndraft = true\n+++\n{PLACEHOLDER}\n")
    );
}

#[test]
fn what_was_typed_comes_before_what_was_written() {
    let typed = written("title = \"typed\"\nstill = [\"doubting\"]\n");
    let file = written(
        "title = \"written\"\nplace = \"mill\"\nshifts = [\"doubting-to-trusting\"]\ntext = \"Seen.\"\n",
    );
    let answers = typed.or(file);
    assert_eq!(answers.front["title"].as_str(), Some("typed"));
    assert_eq!(answers.front["place"].as_str(), Some("mill"));
    assert!(!answers.has("shifts"));
    assert_eq!(answers.account(), Some("Seen."));
    assert_eq!(answers.missing(), Vec::<&str>::new());
}

#[test]
fn what_is_no_answer_is_told() {
    for (text, place) in [
        ("text = 1\n", 7),
        ("date = 2020-09\n", 7),
        ("date = \"Monday\"\n", 7),
        ("title = \"x\n", 8),
        ("followups = [{ date = 2020-09 }]\n", 22),
    ] {
        let source = Arc::new(SourceText::new("answers.toml", text));
        let findings = Answers::written(&source).expect_err("no answers");
        let starts: Vec<usize> = findings.iter().map(|found| found.span.start).collect();
        assert_eq!(starts, [place], "{text}");
    }
    let mut odd = Answers::default();
    odd.say("date", "Monday");
    let today = "2026-06-01".parse().expect("a day");
    assert_eq!(odd.date(today), Err("Monday".to_owned()));
    assert_eq!(Answers::default().date(today), Ok(date("2026-06-01")));
    let missing = Answers::default().missing();
    assert_eq!(missing, ["--title", "--place", "--shift or --still"]);
}
