//! Asks a question at a terminal: the one file that knows the library for it.

use inquire::ui::RenderConfig;
use inquire::validator::{ErrorMessage, Validation};
use inquire::{CustomUserError, InquireError, MultiSelect, Select, Text};

use crate::command::Stop;
use crate::command::new::questions::{Form, Question, Reply};

/// How many options are seen at once: a small terminal has room for them.
const SEEN: usize = 12;

/// From now on no question has colours.
pub(super) fn without_colours() {
    inquire::set_global_render_config(RenderConfig::empty());
}

/// Asks until there is an answer. Escape asks again, so that a slip loses nothing.
///
/// # Errors
/// Ctrl-C, or a terminal that has gone.
pub(super) fn ask(question: &Question) -> Result<Reply, Stop> {
    loop {
        match once(question) {
            Ok(reply) => return Ok(reply),
            Err(InquireError::OperationCanceled) => {}
            Err(InquireError::OperationInterrupted) => return Err(Stop::Interrupted),
            Err(error) => {
                return Err(Stop::cannot_run(format!(
                    "the terminal can't be asked: {error}; nothing was written"
                )));
            }
        }
    }
}

fn once(question: &Question) -> Result<Reply, InquireError> {
    match &question.form {
        Form::Line { default, check } => line(question, default.as_deref(), *check),
        Form::One { options, rest } => one(question, options, rest.as_ref()),
        Form::Several(options) => several(question, options),
        Form::Lines { check } => lines(question, *check),
    }
}

fn line(
    question: &Question,
    default: Option<&str>,
    check: fn(&str) -> Result<(), String>,
) -> Result<Reply, InquireError> {
    let mut prompt = Text::new(&question.ask)
        .with_help_message(&question.help)
        .with_validator(validated(check));
    prompt.default = default;
    Ok(Reply::Text(prompt.prompt()?))
}

fn validated(
    check: fn(&str) -> Result<(), String>,
) -> impl Fn(&str) -> Result<Validation, CustomUserError> + Clone {
    move |line| {
        Ok(match check(line) {
            Ok(()) => Validation::Valid,
            Err(wrong) => Validation::Invalid(ErrorMessage::Custom(wrong)),
        })
    }
}

fn one(
    question: &Question,
    options: &[String],
    rest: Option<&String>,
) -> Result<Reply, InquireError> {
    let all: Vec<&String> = options.iter().chain(rest).collect();
    let last = options.len();
    // Whatever is typed, the rest can be taken; what fits keeps the order of the list.
    let score = |typed: &str, _: &&String, shown: &str, nth: usize| {
        let fits = shown.to_lowercase().contains(&typed.to_lowercase());
        let place = i64::try_from(nth).unwrap_or(i64::MAX);
        (fits || nth == last).then_some(-place)
    };
    let start = if question.is_unsure_first { last } else { 0 };
    let mut prompt = Select::new(&question.ask, all)
        .with_page_size(SEEN)
        .with_starting_cursor(start)
        .with_scorer(&score);
    if !question.help.is_empty() {
        prompt = prompt.with_help_message(&question.help);
    }
    Ok(Reply::One(prompt.raw_prompt()?.index))
}

fn several(question: &Question, options: &[String]) -> Result<Reply, InquireError> {
    let chosen = MultiSelect::new(&question.ask, options.iter().collect())
        .with_page_size(SEEN)
        .with_help_message(&question.help)
        .raw_prompt()?;
    Ok(Reply::Several(
        chosen.into_iter().map(|chosen| chosen.index).collect(),
    ))
}

/// A line is asked for after another, so that what was written stays in sight.
fn lines(
    question: &Question,
    check: fn(&str) -> Result<(), String>,
) -> Result<Reply, InquireError> {
    let mut lines: Vec<String> = Vec::new();
    loop {
        let ask = if lines.is_empty() {
            &question.ask
        } else {
            "And then?"
        };
        let line = Text::new(ask)
            .with_help_message(&question.help)
            .with_validator(validated(check))
            .prompt_skippable()?;
        match line {
            // Escape, by a slip: the lines so far are kept.
            None => {}
            Some(line) if line.trim().is_empty() => return Ok(Reply::Text(lines.join("\n"))),
            Some(line) => lines.push(line),
        }
    }
}
