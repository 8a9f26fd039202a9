//! The review for people at a terminal: takes a [`Review`], gives its text.

use crate::diagnostic::{Colour, inert};
use crate::review::entry::{Entry, more};
use crate::review::{FILES_SHOWN, Review, SHOWN, Section, WITH_TIME};

/// Each section with its entries, or as many of them as a glance can take, and how many more there are.
pub fn human(review: &Review, colour: Colour) -> String {
    let mut text = format!("{}\n", review.opening());
    for section in review.shown(true) {
        text.push_str(&of_section(review, section, colour));
    }
    let mut with_time = review.shown(false).peekable();
    if with_time.peek().is_some() {
        text.push_str(&format!("\n{WITH_TIME}:\n"));
    }
    for section in with_time {
        text.push_str(&of_section(review, section, colour));
    }
    if let Some(closing) = review.closing() {
        text.push_str(&format!("\n{closing}\n"));
    }
    text
}

fn of_section(review: &Review, section: &Section, colour: Colour) -> String {
    let all = section.entries.len();
    let heading = format!("{} ({all})", section.heading);
    let mut text = match colour {
        Colour::Terminal => format!("\n\u{1b}[1m{heading}\u{1b}[0m\n"),
        Colour::Plain => format!("\n{heading}\n"),
    };
    let next = section.next_of_all();
    if let Some(next) = next {
        text.push_str(&format!("  Next, for each: {next}\n\n"));
    }
    for entry in section.entries.iter().take(SHOWN) {
        text.push_str(&of_entry(entry, next.is_none()));
    }
    let rest = more(all, SHOWN).map(|more| format!("{more}; `--format json` has them all"));
    for line in rest.into_iter().chain(review.remark(section)) {
        text.push_str(&format!("  {line}\n"));
    }
    text
}

fn of_entry(entry: &Entry, with_next: bool) -> String {
    let mut text = String::new();
    for file in entry.files.iter().take(FILES_SHOWN) {
        text.push_str(&format!("  {}\n", inert(&entry.place(file))));
    }
    if let Some(more) = more(entry.files.len(), FILES_SHOWN) {
        text.push_str(&format!("  {more}\n"));
    }
    let about = match entry.about.as_str() {
        "" => String::new(),
        about => format!("{}: ", inert(about)),
    };
    if let Some(address) = &entry.address {
        text.push_str(&format!("    {}\n", inert(address)));
    }
    text.push_str(&format!("    {about}{}\n", entry.why));
    if with_next {
        text.push_str(&format!("    Next: {}\n", entry.next));
    }
    text
}
