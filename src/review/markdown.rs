//! The review as Markdown, to be pasted into an issue: takes a [`Review`], gives its text. What contributors
//! wrote stands there as they wrote it, and is never markup, a mention or a reference.

use crate::diagnostic::inert;
use crate::review::entry::{Entry, more};
use crate::review::{FILES_SHOWN, Review, SHOWN, Section, WITH_TIME};

/// Each section as a list of tasks, or as many of them as a glance can take, and how many more there are.
pub fn markdown(review: &Review) -> String {
    let mut text = format!("{}\n", review.opening());
    for section in review.shown(true) {
        text.push_str(&of_section(review, section));
    }
    let mut with_time = review.shown(false).peekable();
    if with_time.peek().is_some() {
        text.push_str(&format!("\n---\n\n{WITH_TIME}:\n"));
    }
    for section in with_time {
        text.push_str(&of_section(review, section));
    }
    if let Some(closing) = review.closing() {
        text.push_str(&format!("\n{closing}\n"));
    }
    text
}

fn of_section(review: &Review, section: &Section) -> String {
    let all = section.entries.len();
    let mut text = format!("\n### {} ({all})\n\n", section.heading);
    let next = section.next_of_all();
    if let Some(next) = next {
        text.push_str(&format!("Next, for each: {}\n\n", sentence(next)));
    }
    for entry in section.entries.iter().take(SHOWN) {
        text.push_str(&of_entry(entry, next.is_none()));
    }
    for line in more(all, SHOWN).into_iter().chain(review.remark(section)) {
        text.push_str(&format!("\n{line}\n"));
    }
    text
}

fn of_entry(entry: &Entry, with_next: bool) -> String {
    let files = entry.files.iter().take(FILES_SHOWN);
    let files: Vec<String> = files
        .map(|file| code(&entry.place(file)))
        .chain(more(entry.files.len(), FILES_SHOWN))
        .collect();
    let about = match entry.about.as_str() {
        "" => String::new(),
        about => format!("**{}**: ", words(about)),
    };
    let address = entry.address.iter().map(|address| code(address));
    let places: Vec<String> = files.into_iter().chain(address).collect();
    let mut text = format!(
        "- [ ] {about}{} ({})\n",
        sentence(&entry.why),
        places.join(", ")
    );
    if with_next {
        text.push_str(&format!("  Next: {}\n", sentence(&entry.next)));
    }
    text
}

/// A text of somebody else's as words and nothing more. GitHub and GitLab look for mentions and references in
/// what is left when the Markdown is gone, where a backslash no longer helps: an empty comment keeps the sign
/// apart from what it would act on.
fn words(text: &str) -> String {
    let text = inert(text.trim());
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '@' | '#' | ':' => {
                escaped.extend(['\\', letter]);
                escaped.push_str("<!-- -->");
            }
            letter if letter.is_ascii_punctuation() => escaped.extend(['\\', letter]),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Our own sentence, in which what stands between backticks is code, and anything else is words.
fn sentence(text: &str) -> String {
    text.split('`')
        .enumerate()
        .map(|(number, part)| match number % 2 {
            0 => plain(part),
            _ => code(part),
        })
        .collect()
}

/// Words of our own, which may hold a sign that Markdown would act on.
fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(
            letter,
            '[' | ']' | '*' | '_' | '<' | '>' | '\\' | '&' | '#' | '@' | '~' | '|'
        ) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// Text as code, between more backticks than stand together in it.
fn code(text: &str) -> String {
    let text = inert(text);
    let longest = text
        .split(|letter| letter != '`')
        .map(str::len)
        .max()
        .unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    match text.contains('`') {
        true => format!("{fence} {text} {fence}"),
        false => format!("{fence}{text}{fence}"),
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser};

    use super::{code, sentence, words};

    /// The text that a reader of the Markdown sees; none where it holds anything but words.
    fn read(markdown: &str) -> Option<String> {
        let mut seen = String::new();
        for event in Parser::new_ext(&format!("- [ ] **{markdown}**: x\n"), Options::all()) {
            match event {
                Event::Text(text) => seen.push_str(&text),
                Event::InlineHtml(html) if &*html == "<!-- -->" => {}
                Event::Start(tag) => {
                    use pulldown_cmark::Tag;
                    if !matches!(tag, Tag::List(_) | Tag::Item | Tag::Strong | Tag::Paragraph) {
                        return None;
                    }
                }
                Event::End(_) | Event::TaskListMarker(_) => {}
                _ => return None,
            }
        }
        seen.strip_suffix(": x").map(str::to_owned)
    }

    #[test]
    fn what_somebody_wrote_is_read_as_it_was_written() {
        for text in [
            "Neighbours share a ladder",
            "*Stars* and _lines_, `code` and ~~strokes~~",
            "<script>alert(1)</script> & <!-- hidden",
            "[a link](https://example.org) ![x](y) <https://example.org>",
            "@somebody closes #12 of owner/repo#3, see https://github.com/a/b/issues/4",
            "| a table | \\ a backslash $maths$ ^up^ [^1] :smile: {#id}",
            "# no heading - [ ] no task 1. no list",
            "-- \"quoted\" -- 'so' ...",
            "ends with a star *",
        ] {
            assert_eq!(read(&words(text)).as_deref(), Some(text), "{}", words(text));
        }
    }

    #[test]
    fn nobody_is_called_and_nothing_is_referred_to() {
        assert_eq!(words("@a #1"), "\\@<!-- -->a \\#<!-- -->1");
        assert_eq!(words("two\nlines"), "two\\\\u\\{a\\}lines");
    }

    #[test]
    fn code_keeps_its_backticks() {
        assert_eq!(code("a/b.md"), "`a/b.md`");
        assert_eq!(code("a``b.md"), "``` a``b.md ```");
    }

    #[test]
    fn our_own_words_keep_their_code_and_their_brackets() {
        assert_eq!(
            sentence("write [[followups]], then run `observatory check`"),
            "write \\[\\[followups\\]\\], then run `observatory check`"
        );
    }
}
