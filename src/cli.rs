//! The command line as it is typed: each verb and flag once, from which help and completions come. Touches
//! neither the machine nor the project.

use std::net::IpAddr;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

/// Turns a folder of sightings into a published observatory.
#[derive(Debug, Parser)]
#[command(
    name = "observatory",
    version,
    propagate_version = false,
    max_term_width = 100
)]
pub struct Cli {
    /// Run in DIR instead of the current folder
    #[arg(short = 'C', value_name = "DIR", global = true)]
    pub directory: Option<PathBuf>,
    /// Say nothing but results and errors
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Whether reports carry colours
    #[arg(long, value_enum, default_value_t = ColourChoice::Auto, value_name = "WHEN", global = true)]
    pub color: ColourChoice,
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// `--color`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColourChoice {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Even where nobody sees them
    Always,
    /// Not at all
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Write a small observatory to begin with
    Init(Init),
    /// Write a new sighting; at a terminal it asks for what is not given
    New(Box<New>),
    /// Find everything that is wrong, in all files at once
    Check(Check),
    /// Publish the observatory as a folder of plain files
    Build(Build),
    /// Show the observatory in the browser while it is being written
    Serve(Serve),
    /// Make sightings of a table, or of a form that somebody filled in
    Import(Import),
    /// Say what needs the maintainer, in one glance
    Review(Review),
    /// Explain a rule that `check` names
    Explain(Explain),
    /// Print what a sighting may say, as a JSON Schema
    Schema,
    /// Write what a repository on GitHub needs: the form, the checks of pull requests, the publishing
    Github(Github),
    /// Say whether a published folder is exactly what a build would publish
    Verify(Verify),
    /// Print completions for a shell
    Completions(Completions),
}

/// `init`
#[derive(Debug, Args)]
pub struct Init {
    /// The folder to write to; it must be new or empty
    #[arg(value_name = "DIR", default_value = ".")]
    pub folder: PathBuf,
}

/// `new`
#[derive(Debug, Args)]
pub struct New {
    /// What happened, in a few words
    #[arg(long)]
    pub title: Option<String>,
    /// Where: a word from sightings/places.toml
    #[arg(long)]
    pub place: Option<String>,
    /// A change that was seen, such as doubting-to-trusting; may be given several times
    #[arg(long = "shift", value_name = "SHIFT")]
    pub shifts: Vec<String>,
    /// An end of a shift that is as it was, such as controlling; may be given several times
    #[arg(long, value_name = "END")]
    pub still: Vec<String>,
    /// When it was noticed or told: 2020-09-17, 2020-09 or 2020 [default: today]
    #[arg(long)]
    pub date: Option<String>,
    /// How you know: saw, told, published or view
    #[arg(long)]
    pub known: Option<String>,
    /// What it is about; may be given several times
    #[arg(long = "theme", value_name = "THEME")]
    pub themes: Vec<String>,
    /// Between whom; may be given several times
    #[arg(long, value_name = "PARTY")]
    pub between: Vec<String>,
    /// How the relationship is for those in it: well, partly, strained or too-soon
    #[arg(long)]
    pub working: Option<String>,
    /// Whose view that is; may be given several times
    #[arg(long, value_name = "WHO")]
    pub said_by: Vec<String>,
    /// Whom to credit; nobody is named unless you say so
    #[arg(long)]
    pub observer: Option<String>,
    /// Why it may be published: given, already-public or nobody-identifiable
    #[arg(long)]
    pub permission: Option<String>,
    /// The account itself; without it the file is a draft with a line to write over
    #[arg(long)]
    pub text: Option<String>,
    /// The name of the file and the address of the page [default: made from the year and the title]
    #[arg(long)]
    pub id: Option<String>,
    /// Take the answers that no flag gives from a TOML file, or from standard input for -
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
}

/// `check`
#[derive(Debug, Args)]
pub struct Check {
    /// Report on these files and folders only; everything is read all the same
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Report on the files that differ from this commit or branch, as a pull request does; asks git
    #[arg(long, value_name = "REV")]
    pub changed_since: Option<String>,
    /// How the report is written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Mend what needs no decision, and show what was changed
    #[arg(long)]
    pub fix: bool,
    /// Count warnings as errors
    #[arg(long)]
    pub strict: bool,
    /// The day by which permissions have run out [default: SOURCE_DATE_EPOCH, else this machine's date]
    #[arg(long, value_name = "DATE")]
    pub today: Option<NaiveDate>,
}

/// `--format`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Human,
    /// One array, for programs
    Json,
    /// Annotations of a pull request on GitHub, and a table for the summary of the job
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

/// `build`
#[derive(Debug, Args)]
pub struct Build {
    /// The folder to publish to [default: `output` in observatory.toml, else site]
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Where it will be published [default: `base_url` in observatory.toml]
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Publish and count drafts like all others
    #[arg(long)]
    pub drafts: bool,
    /// Leave out sightings that have errors, instead of publishing nothing
    #[arg(long)]
    pub skip_broken: bool,
    /// The day by which permissions have run out [default: SOURCE_DATE_EPOCH, else this machine's date]
    #[arg(long, value_name = "DATE")]
    pub today: Option<NaiveDate>,
    /// Say how long each stage took
    #[arg(long)]
    pub timings: bool,
}

/// `serve`
#[derive(Debug, Args)]
pub struct Serve {
    /// The address to listen on; others on the network can see it unless it is a loopback one
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// The port; 0 takes any that is free [default: 8000, or the next that is free]
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    /// Open the browser
    #[arg(long)]
    pub open: bool,
    /// Show and count drafts like all others
    #[arg(long)]
    pub drafts: bool,
    /// The day by which permissions have run out [default: SOURCE_DATE_EPOCH, else this machine's date]
    #[arg(long, value_name = "DATE")]
    pub today: Option<NaiveDate>,
}

/// `import`
#[derive(Debug, Args)]
pub struct Import {
    /// A table as CSV, with the columns of data/sightings.csv
    #[arg(
        value_name = "FILE.csv",
        required_unless_present = "issue",
        conflicts_with = "issue"
    )]
    pub table: Option<PathBuf>,
    /// The text of an issue, as GitHub makes it of the form
    #[arg(long, value_name = "FILE")]
    pub issue: Option<PathBuf>,
    /// Write the files; without this they are only shown
    #[arg(long)]
    pub write: bool,
    /// Replace sightings that are there already and say something else
    #[arg(long)]
    pub force: bool,
    /// When it was noticed, where the form does not say: 2020-09-17, 2020-09 or 2020
    #[arg(long, requires = "issue")]
    pub date: Option<String>,
    /// Leave a column out; may be given several times
    #[arg(long, value_name = "COLUMN", conflicts_with = "issue")]
    pub ignore: Vec<String>,
}

/// `review`
#[derive(Debug, Args)]
pub struct Review {
    /// How it is written
    #[arg(long, value_enum, default_value_t = ReviewFormat::Human)]
    pub format: ReviewFormat,
    /// Look whether the web addresses that sightings name still lead somewhere; this opens connections, which nothing else does
    #[arg(long)]
    pub links: bool,
    /// The day [default: SOURCE_DATE_EPOCH, else this machine's date]
    #[arg(long, value_name = "DATE")]
    pub today: Option<NaiveDate>,
}

/// `--format` of `review`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReviewFormat {
    /// For people at a terminal
    Human,
    /// To be pasted into an issue
    Markdown,
    /// One object with arrays, for programs
    Json,
}

/// `explain`
#[derive(Debug, Args)]
pub struct Explain {
    /// The rule's name; without one all of them are listed
    #[arg(value_name = "RULE")]
    pub rule: Option<String>,
}

/// `github`
#[derive(Debug, Args)]
pub struct Github {
    /// The repository whose releases hold the program [default: the one named before, else the observatory's own]
    #[arg(long, value_name = "OWNER/REPOSITORY")]
    pub program: Option<String>,
    /// Write an editor as well, for those who may write to the repository: a page of the site, with Sveltia CMS
    #[arg(long)]
    pub editor: bool,
    /// Write nothing, and exit with 1 where something would be written
    #[arg(long, conflicts_with = "force")]
    pub check: bool,
    /// Show how the files that are there differ from what would be written
    #[arg(long)]
    pub diff: bool,
    /// Write over what was edited by hand, and over files that were never written by this
    #[arg(long)]
    pub force: bool,
}

/// `verify`
#[derive(Debug, Args)]
pub struct Verify {
    /// The folder of the site, as it was published or downloaded
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// Where it was published [default: `base_url` in observatory.toml]
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// It was published with its drafts
    #[arg(long)]
    pub drafts: bool,
    /// It was published without the sightings that have errors
    #[arg(long)]
    pub skip_broken: bool,
    /// The day on which it was built, by which permissions had run out [default: SOURCE_DATE_EPOCH, else this machine's date]
    #[arg(long, value_name = "DATE")]
    pub today: Option<NaiveDate>,
    /// A file or a folder in it that is somebody else's, and not to be looked at; may be given several times
    #[arg(long, value_name = "PATH")]
    pub except: Vec<String>,
}

/// `completions`
#[derive(Debug, Args)]
pub struct Completions {
    /// Which shell
    #[arg(value_enum)]
    pub shell: Shell,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn every_flag_is_sound() {
        super::Cli::command().debug_assert();
    }
}
