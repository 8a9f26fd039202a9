//! `completions`: what a shell needs to complete the command line.

use clap::CommandFactory as _;

use crate::cli::{Cli, Completions};
use crate::command::{Stop, Terminal};

pub(super) fn run(typed: &Completions, terminal: Terminal) -> Result<(), Stop> {
    let mut script = Vec::new();
    clap_complete::generate(typed.shell, &mut Cli::command(), "observatory", &mut script);
    terminal.print(&String::from_utf8_lossy(&script))
}
