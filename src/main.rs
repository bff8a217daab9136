//! The `kitbag` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    kitbag::cli::run(std::env::args_os())
}
