//! Reads the command line and runs one command.

use std::process::ExitCode;

fn main() -> ExitCode {
    convoke::cli::main()
}
