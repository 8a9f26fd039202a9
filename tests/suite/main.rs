//! The tests that look from outside: one binary, so that linking happens once.

mod agreement;
mod architecture;
mod changed;
mod commands;
mod counting;
mod documents;
mod faults;
mod fix;
mod formats;
mod generator;
mod golden;
mod import;
mod layers;
mod map;
mod new;
mod oracle;
mod prose;
mod published;
mod readme;
mod review;
mod rules;
mod serve;
mod site;
mod tables;
mod tool;
mod wanted;
