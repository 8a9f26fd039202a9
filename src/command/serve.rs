//! `serve`: shows the observatory in the browser while it is being written.

use crate::cli::Serve;
use crate::command::{Stop, Terminal, root, today};
use crate::model::Choice;
use crate::serve::{self, Notice, Options};

pub(super) fn run(typed: &Serve, terminal: Terminal) -> Result<(), Stop> {
    let options = Options {
        host: typed.host,
        port: typed.port,
        choice: Choice {
            today: Some(today(typed.today)?),
            drafts: typed.drafts,
        },
        open: typed.open,
    };
    serve::serve(&root()?, options, move |notice| tell(terminal, notice))
        .map_err(|error| Stop::cannot_run(error.to_string()))
}

/// Where it serves is the one result. Nobody may be listening to it, and the preview goes on all the same.
fn tell(terminal: Terminal, notice: Notice) {
    match notice {
        Notice::Serving(address) => {
            let _ = terminal.print(&format!("Serving {address}\n"));
        }
        Notice::Remark(line) => terminal.tell(&line),
        Notice::Wrong(report) => terminal.complain(&format!("{report}\n")),
    }
}
