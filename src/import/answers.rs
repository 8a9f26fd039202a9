//! From a form that somebody filled in to what it tells: takes the text of an issue, in which each label
//! stands as a heading `###` above its answer, gives one sighting.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::date::Date;
use crate::diagnostic::{Diagnostic, Findings, SourceText};
use crate::faults::{list, missing_key, unknown_word};
use crate::import::columns::rank;
use crate::import::names::Names;
use crate::import::sections::sections;
use crate::import::told::{Origin, Told, account};
use crate::import::value::{self, Value};
use crate::model::Observatory;
use crate::questions::{Question, Reading, WordList};

/// What GitHub writes where a question was left alone.
const NO_ANSWER: &str = "_No response_";

const LEFT_OUT: &str =
    "is no question of the form, or stands out of its order; what is below it is left out";
const KEPT: &str =
    "is no question of the form, and stays in the answer that it stands in: is it meant to?";

/// Reads the form. `date` is when it was noticed where the form does not say; `remarks` takes, in a sentence
/// each, the headings that are no question of ours and are left out.
pub fn form(
    source: &Arc<SourceText>,
    observatory: &Observatory,
    date: Option<Date>,
    findings: &mut Findings,
    remarks: &mut Vec<String>,
) -> Told {
    let mut told = Told {
        id: None,
        title: None,
        date,
        values: Vec::new(),
        account: String::new(),
        origin: Origin {
            start: 0..source.text().lines().next().unwrap_or_default().len(),
            row: None,
            keys: Vec::new(),
            unread: Vec::new(),
        },
    };
    let mut remark = |heading: &Range<usize>, what: &str| {
        let line = source.position(heading.start).line;
        let label = shown(&source.text()[heading.clone()]);
        remarks.push(format!("{}:{line}: `{label}` {what}", source.path()));
    };
    for section in sections(source.text()) {
        let Some(question) = section.question else {
            remark(&section.heading, LEFT_OUT);
            continue;
        };
        for heading in &section.inner {
            remark(heading, KEPT);
        }
        let answer = section.text;
        let trimmed = answer.trim();
        if trimmed.is_empty() || trimmed == NO_ANSWER {
            continue;
        }
        let span = first_line(source.text(), &section.answer);
        if !question.key.is_empty() {
            told.origin.keys.push((question.key, span.clone()));
        }
        let mut reader = Reader {
            source,
            span,
            observatory,
            findings,
        };
        reader.take(question, &answer, &mut told);
    }
    if let (Some(date), false) = (date, told.values.iter().any(|(key, _)| *key == "date")) {
        let value = value::date(&date.to_string());
        told.values.extend(value.map(|value| ("date", value)));
    }
    told.values.sort_by_key(|(key, _)| rank(key));
    told
}

/// Reads one answer.
struct Reader<'a> {
    source: &'a Arc<SourceText>,
    span: Range<usize>,
    observatory: &'a Observatory,
    findings: &'a mut Findings,
}

impl Reader<'_> {
    fn take(&mut self, question: &Question, answer: &str, told: &mut Told) {
        let line = || answer.split_whitespace().collect::<Vec<&str>>().join(" ");
        let value = match question.reading {
            Reading::Account => {
                told.account = account(answer).to_owned();
                return;
            }
            Reading::Promises => return self.promises(answer),
            Reading::Line => value::text(&line()),
            Reading::Text => value::text(answer),
            Reading::Date => value::date(&line()),
            Reading::Sources => value::sources(answer.lines().map(without_bullet)),
            Reading::One(list) => self.one(&line(), list),
            Reading::Many(list) => self.many(answer, list),
        };
        match (question.key, &value) {
            ("title", Some(Value::Text(title))) => told.title = Some(title.clone()),
            ("date", Some(_)) => told.date = Date::parse(&line()),
            _ => {}
        }
        told.values.extend(value.map(|value| (question.key, value)));
    }

    fn one(&mut self, answer: &str, words: WordList) -> Option<Value> {
        let names = Names::of(words, self.observatory);
        if answer == "None" && names.meant(answer).is_empty() {
            return None;
        }
        value::text(&self.id(&names, without_bullet(answer)))
    }

    fn many(&mut self, answer: &str, words: WordList) -> Option<Value> {
        let names = Names::of(words, self.observatory);
        let boxes: Vec<(bool, &str)> = answer.lines().filter_map(ticked).collect();
        let chosen: Vec<&str> = if boxes.is_empty() {
            let lines = answer.lines().map(without_bullet);
            lines.flat_map(|line| names.apart(line)).collect()
        } else {
            let chosen = boxes.into_iter().filter(|(is_ticked, _)| *is_ticked);
            chosen.map(|(_, label)| label).collect()
        };
        let is_nothing = |word: &&str| *word == "None" && names.meant(word).is_empty();
        let mut seen = BTreeSet::new();
        let ids: Vec<String> = chosen
            .into_iter()
            .filter(|word| !is_nothing(word))
            .map(|word| self.id(&names, word))
            .filter(|id| seen.insert(id.clone()))
            .collect();
        value::words(ids.iter().map(String::as_str))
    }

    /// The id that a word means; the word itself where nothing is called that.
    fn id(&mut self, names: &Names, word: &str) -> String {
        match names.meant(word) {
            [] => word.to_owned(),
            [id] => id.clone(),
            [first, rest @ ..] => {
                let ids = [first].into_iter().chain(rest);
                let ids: Vec<String> = ids.map(|id| format!("`{id}`")).collect();
                let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
                self.findings.push(Diagnostic::new(
                    &unknown_word::RULE,
                    self.source,
                    self.span.clone(),
                    format!("`{}` may mean {}", shown(word), list(&ids)),
                    "write which one",
                ));
                first.clone()
            }
        }
    }

    fn promises(&mut self, answer: &str) {
        for (is_ticked, label) in answer.lines().filter_map(ticked) {
            if !is_ticked {
                self.findings.push(Diagnostic::new(
                    &missing_key::RULE,
                    self.source,
                    self.span.clone(),
                    format!("this box is not ticked: {}", shown(label)),
                    "ask whoever sent it; without their yes it can't be published",
                ));
            }
        }
    }
}

/// Where the first line stands that says something.
fn first_line(text: &str, answer: &Range<usize>) -> Range<usize> {
    let written = &text[answer.clone()];
    let start = answer.start + (written.len() - written.trim_start().len());
    let length = text[start..answer.end]
        .find('\n')
        .unwrap_or(answer.end - start);
    start..start + text[start..start + length].trim_end().len()
}

/// Whether the box of a line is ticked, and what stands beside it.
fn ticked(line: &str) -> Option<(bool, &str)> {
    let line = without_bullet(line);
    let is_ticked = line.starts_with("[x]") || line.starts_with("[X]");
    let is_box = is_ticked || line.starts_with("[ ]");
    is_box.then(|| (is_ticked, line[3..].trim()))
}

fn without_bullet(line: &str) -> &str {
    let line = line.trim();
    let bare = line.strip_prefix("- ").or_else(|| line.strip_prefix("* "));
    bare.map_or(line, str::trim_start)
}

/// What somebody wrote, as a message can quote it.
fn shown(text: &str) -> String {
    let seen: String = text.chars().filter(|letter| !letter.is_control()).collect();
    seen.trim().chars().take(80).collect()
}
