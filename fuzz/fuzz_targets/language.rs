//! Holds `language_file` of `tests/suite/fuzzed/targets.rs` against whatever bytes cargo-fuzz makes.
#![no_main]

#[allow(dead_code)]
#[path = "../../tests/suite/fuzzed/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::language_file(bytes));
