//! `explain`: what a rule is about.

use crate::check;
use crate::cli::Explain;
use crate::command::{Stop, Terminal};
use crate::diagnostic::Rule;
use crate::nearest::nearest;

pub(super) fn run(typed: &Explain, terminal: Terminal) -> Result<(), Stop> {
    let Some(code) = &typed.rule else {
        let lines: String = check::rules()
            .map(|rule: &Rule| format!("{:<20} {}\n", rule.code, rule.level.name()))
            .collect();
        return terminal.print(&format!(
            "{lines}\n`observatory explain RULE` tells what one of them is about.\n"
        ));
    };
    match check::find(code) {
        Some(rule) => terminal.print(rule.page),
        None => {
            let near = nearest(code, check::rules().map(|rule| rule.code));
            let hint = near.map_or_else(
                || "`observatory explain` lists them all".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            Err(Stop::cannot_run(format!(
                "there is no rule `{code}`; {hint}"
            )))
        }
    }
}
