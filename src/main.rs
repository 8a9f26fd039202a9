//! The `observatory` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    observatory::command::main()
}
