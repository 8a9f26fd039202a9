//! The verbs: each resolves what was typed, calls the stages, prints, and says how it went.

mod build;
mod changed;
mod check;
mod completions;
mod explain;
mod github;
mod import;
mod init;
mod mend;
mod new;
mod put;
mod review;
mod schema;
mod serve;
mod stop;
mod verify;

use std::env;
use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::{DateTime, Local, NaiveDate};
use clap::Parser as _;
use stop::Stop;

use crate::cli::{Cli, ColourChoice, Verb};
use crate::diagnostic::{Colour, Findings, human, inert, silent};
use crate::project;

/// Runs what the command line says.
///
/// Exit codes: 0 done; 1 sightings or vocabularies have errors, or what was looked at is not as it should be; 2 it could not run; 75 another build
/// holds the output; 130 somebody pressed Ctrl-C at a question.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let terminal = Terminal {
        quiet: cli.quiet,
        color: cli.color,
    };
    match run(cli, terminal) {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            if let Some(message) = stop.message() {
                terminal.error(message);
            }
            ExitCode::from(stop.code())
        }
    }
}

fn run(cli: Cli, terminal: Terminal) -> Result<(), Stop> {
    if let Some(directory) = &cli.directory {
        env::set_current_dir(directory).map_err(|error| {
            Stop::cannot_run(format!(
                "there is no folder {}: {error}",
                directory.display()
            ))
        })?;
    }
    match cli.verb {
        Verb::Init(typed) => init::run(&typed, terminal),
        Verb::New(typed) => new::run(&typed, terminal),
        Verb::Check(typed) => check::run(&typed, terminal),
        Verb::Build(typed) => build::run(&typed, terminal),
        Verb::Serve(typed) => serve::run(&typed, terminal),
        Verb::Import(typed) => import::run(&typed, terminal),
        Verb::Review(typed) => review::run(&typed, terminal),
        Verb::Explain(typed) => explain::run(&typed, terminal),
        Verb::Schema => schema::run(terminal),
        Verb::Github(typed) => github::run(&typed, terminal),
        Verb::Verify(typed) => verify::run(&typed, terminal),
        Verb::Completions(typed) => completions::run(&typed, terminal),
    }
}

/// What a person sees: results on the one stream, everything else on the other.
#[derive(Debug, Clone, Copy)]
struct Terminal {
    quiet: bool,
    color: ColourChoice,
}

impl Terminal {
    /// A result. A reader that has gone away wants no more of it.
    fn print(self, text: &str) -> Result<(), Stop> {
        let mut stdout = std::io::stdout().lock();
        stdout
            .write_all(text.as_bytes())
            .and_then(|()| stdout.flush())
            .map_err(|error| match error.kind() {
                std::io::ErrorKind::BrokenPipe => Stop::ReaderGone,
                _ => Stop::cannot_run(format!("could not write the result: {error}")),
            })
    }

    /// What happens meanwhile; nothing under `--quiet`.
    fn tell(self, line: &str) {
        if !self.quiet {
            self.complain(&format!("{line}\n"));
        }
    }

    /// How far something long has come: one line that the next one writes over, and an empty one takes away. Only where
    /// somebody is watching.
    fn progress(self, line: &str) {
        if !self.quiet && std::io::stderr().is_terminal() {
            let _ = write!(std::io::stderr(), "\r\u{1b}[K{line}");
        }
    }

    /// A report of what is wrong.
    fn report(self, findings: &Findings) {
        let stderr = std::io::stderr();
        self.complain(&human(findings, self.colour(stderr.is_terminal())));
    }

    /// What stopped a run. Names of files stand in it as they are on the disk, so whatever in them a terminal acts on is
    /// shown by its number.
    fn error(self, message: &str) {
        let lines: Vec<String> = message.split('\n').map(inert).collect();
        self.complain(&format!("observatory: {}\n", lines.join("\n")));
    }

    /// Colours for a stream that is a terminal or not.
    fn colour(self, is_terminal: bool) -> Colour {
        let wanted = match self.color {
            ColourChoice::Always => true,
            ColourChoice::Never => false,
            ColourChoice::Auto => {
                is_terminal && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
        };
        if wanted {
            Colour::Terminal
        } else {
            Colour::Plain
        }
    }

    /// Nothing can be done where even complaining fails.
    fn complain(self, text: &str) {
        let _ = anstream::stderr().write_all(silent(text).as_bytes());
    }
}

/// The root of the project that the current folder is in.
fn root() -> Result<PathBuf, Stop> {
    let here = env::current_dir()
        .map_err(|error| Stop::cannot_run(format!("could not tell the current folder: {error}")))?;
    project::find_root(&here).ok_or_else(|| {
        Stop::cannot_run(format!(
            "there is no observatory.toml in {} or in any folder around it.\n\
             Run this in the folder of an observatory, name one with -C DIR, or begin one with \
             `observatory init DIR`",
            here.display()
        ))
    })
}

/// The day that was typed, else the one of SOURCE_DATE_EPOCH, else the machine's.
fn today(typed: Option<NaiveDate>) -> Result<NaiveDate, Stop> {
    if let Some(today) = typed {
        return Ok(today);
    }
    match env::var("SOURCE_DATE_EPOCH") {
        Err(_) => Ok(Local::now().date_naive()),
        Ok(seconds) => seconds
            .parse()
            .ok()
            .and_then(|seconds| DateTime::from_timestamp(seconds, 0))
            .map(|moment| moment.date_naive())
            .ok_or_else(|| {
                Stop::cannot_run(format!(
                    "SOURCE_DATE_EPOCH is `{seconds}`, which is no number of seconds since 1970; \
                     mend it or unset it"
                ))
            }),
    }
}
