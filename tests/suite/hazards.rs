//! What strangers' files and broken machines can bring: names, bytes, sizes, links and dates.

mod machines;
mod names;
mod project;
mod sizes;
mod strange_files;
