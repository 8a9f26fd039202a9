//! A survey of an account: takes its Markdown and gives what the checker and the model need to
//! know without rendering it.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use pulldown_cmark::{Event, Tag, TagEnd};

use super::account::Understood;
use super::address::{self, Kind};
use super::html::full;
use super::reading::{self, Placed, Reading, is_edge_of_block};
use super::sections::{self, Sections};

/// What an account holds. Ranges are bytes of the Markdown that was given, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Survey {
    /// Raw HTML that is dropped: one range for each tag and comment, and for each whole `script`
    /// or `style`.
    pub raw_html: Box<[Range<usize>]>,
    /// Links, those that are refused too, but for those inside a picture's words.
    pub links: Box<[Link]>,
    /// Pictures.
    pub images: Box<[Image]>,
    /// The words of the first paragraph that has any, without marks of notes and pictures' words,
    /// with single spaces; of the first item of a list, where there is no paragraph.
    pub opening: Box<str>,
    /// How many words a reader sees. Where a script puts no spaces between words, each of its
    /// signs counts as one.
    pub words: usize,
    /// Its headings.
    pub sections: Sections,
}

/// The survey of an account, made when somebody first asks for it; all clones share it.
#[derive(Clone, Debug, Default)]
pub struct Surveyed(Arc<OnceLock<Box<Survey>>>);

impl Surveyed {
    /// What the account holds, which is the same `markdown` each time.
    pub fn of(&self, markdown: &str) -> &Survey {
        self.0.get_or_init(|| Box::new(survey(markdown)))
    }

    /// Takes what the account holds from one who has read it anyway.
    pub fn by(&self, account: &Understood<'_>) {
        self.0.get_or_init(|| Box::new(account.survey()));
    }
}

/// A link of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The whole link: words and address, or the reference.
    pub span: Range<usize>,
    /// The address with character references decoded; an e-mail address begins with `mailto:`.
    pub destination: String,
    /// What kind of address it is, and so whether it is published.
    pub kind: Kind,
}

/// A picture of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// All of it: words and address, or the reference.
    pub span: Range<usize>,
    /// The address with character references decoded.
    pub destination: String,
    /// What kind of address it is.
    pub kind: Kind,
    /// What it shows, in words, with single spaces.
    pub words: String,
}

/// Surveys an account.
pub fn survey(markdown: &str) -> Survey {
    let markdown = reading::line_ends(markdown);
    of(&reading::read(&markdown))
}

/// Surveys an account that was read.
pub(super) fn of(reading: &Reading<'_>) -> Survey {
    let sections = sections::in_events(&reading.events);
    let (links, images) = links_and_images(&reading.events, &sections);
    Survey {
        links: links.into(),
        images: images.into(),
        opening: opening(&reading.events).into(),
        words: count(&text(&reading.events)),
        raw_html: reading.raw_html.as_slice().into(),
        sections,
    }
}

/// The words of an account that a reader sees: a line for each block, with single spaces.
pub fn plain(markdown: &str) -> String {
    let markdown = reading::line_ends(markdown);
    words(&reading::read(&markdown).events)
}

fn links_and_images(events: &[Placed<'_>], sections: &Sections) -> (Vec<Link>, Vec<Image>) {
    let mut links = Vec::new();
    let mut images: Vec<Image> = Vec::new();
    let mut inside_images = 0_usize;
    for (event, span) in events {
        match event {
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) if inside_images == 0 => {
                let destination = full(*link_type, dest_url).to_string();
                links.push(Link {
                    span: span.clone(),
                    kind: kind(&destination, sections),
                    destination,
                });
            }
            // One inside the words of another is words, as on the page.
            Event::Start(Tag::Image { dest_url, .. }) => {
                inside_images += 1;
                if inside_images == 1 {
                    images.push(Image {
                        span: span.clone(),
                        destination: dest_url.to_string(),
                        kind: kind(dest_url, sections),
                        words: String::new(),
                    });
                }
            }
            Event::End(TagEnd::Image) => {
                inside_images = inside_images.saturating_sub(1);
                if let (0, Some(image)) = (inside_images, images.last_mut()) {
                    image.words = single_spaced(&image.words);
                }
            }
            event => {
                if let (1.., Some(image)) = (inside_images, images.last_mut()) {
                    push_words(&mut image.words, event);
                }
            }
        }
    }
    (links, images)
}

fn kind(destination: &str, sections: &Sections) -> Kind {
    match address::kind(destination) {
        Kind::Section if sections.find(destination).is_none() => Kind::Nowhere,
        kind => kind,
    }
}

fn opening(events: &[Placed<'_>]) -> String {
    let paragraph = first(events, |tag| matches!(tag, Tag::Paragraph));
    let opening = paragraph.or_else(|| first(events, |tag| matches!(tag, Tag::Item)));
    opening.unwrap_or_default()
}

/// The words of the first block that begins as asked for, outside the notes, and has any.
fn first(events: &[Placed<'_>], begins: fn(&Tag<'_>) -> bool) -> Option<String> {
    let mut words: Option<String> = None;
    let mut notes = 0_usize;
    let mut images = 0_usize;
    for (event, _) in events {
        if is_edge_of_block(event)
            && let Some(found) = words.take()
            && !found.trim().is_empty()
        {
            return Some(single_spaced(&found));
        }
        match event {
            Event::Start(Tag::FootnoteDefinition(_)) => notes += 1,
            Event::End(TagEnd::FootnoteDefinition) => notes = notes.saturating_sub(1),
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images = images.saturating_sub(1),
            Event::Start(tag) if notes == 0 && begins(tag) => words = Some(String::new()),
            _ => {}
        }
        if let (Some(words), 0) = (&mut words, images) {
            push_words(words, event);
        }
    }
    None
}

fn words(events: &[Placed<'_>]) -> String {
    let text = text(events);
    let mut lines = String::with_capacity(text.len());
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if !lines.is_empty() {
            lines.push('\n');
        }
        push_spaced(&mut lines, line);
    }
    lines
}

/// The words with line ends around each block.
fn text(events: &[Placed<'_>]) -> String {
    let mut words = String::new();
    for (event, _) in events {
        match event {
            // The cells of a row are one line.
            Event::Start(Tag::TableCell) | Event::End(TagEnd::TableCell) => words.push(' '),
            event if is_edge_of_block(event) => words.push('\n'),
            event => push_words(&mut words, event),
        }
    }
    words
}

fn push_words(words: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(text)
        | Event::Code(text)
        | Event::InlineMath(text)
        | Event::DisplayMath(text) => words.push_str(text),
        Event::SoftBreak | Event::HardBreak => words.push(' '),
        Event::Start(_)
        | Event::End(_)
        | Event::Html(_)
        | Event::InlineHtml(_)
        | Event::FootnoteReference(_)
        | Event::Rule
        | Event::TaskListMarker(_) => {}
    }
}

fn single_spaced(words: &str) -> String {
    let mut spaced = String::with_capacity(words.len());
    push_spaced(&mut spaced, words);
    spaced
}

/// The `words` with a single space between each two.
fn push_spaced(spaced: &mut String, words: &str) {
    if is_spaced(words) {
        spaced.push_str(words);
        return;
    }
    let mut words = words.split_whitespace();
    spaced.extend(words.next());
    for word in words {
        spaced.push(' ');
        spaced.push_str(word);
    }
}

/// Whether the words have a single space between each two already.
fn is_spaced(words: &str) -> bool {
    let bytes = words.as_bytes();
    let is_space = |at: usize| bytes.get(at).is_none_or(|&byte| byte == b' ');
    !is_space(0)
        && (0..bytes.len()).all(|at| match bytes[at] {
            b' ' => !is_space(at + 1),
            byte => !may_be_space(byte) || !words[at..].starts_with(char::is_whitespace),
        })
}

/// Whether a space, but the usual one, can begin with this byte. None goes on with one.
fn may_be_space(byte: u8) -> bool {
    matches!(byte, ..b' ' | 0xc2 | 0xe1..=0xe3)
}

fn count(text: &str) -> usize {
    let is_space = |byte: &u8| matches!(byte, b'\t'..=b'\r' | b' ');
    text.as_bytes()
        .split(is_space)
        .map(|part| {
            if part.is_ascii() {
                return usize::from(part.iter().any(u8::is_ascii_alphanumeric));
            }
            count_in_any_script(str::from_utf8(part).expect("it is parted between letters"))
        })
        .sum()
}

fn count_in_any_script(text: &str) -> usize {
    text.split_whitespace()
        .map(|word| {
            let of = |fits: fn(char) -> bool| word.chars().filter(|&c| fits(c)).count();
            let letters = of(is_unspaced_letter).div_ceil(LETTERS_A_WORD);
            let spaced = word.chars().any(|c| c.is_alphanumeric() && !is_unspaced(c));
            of(is_word_sign) + letters + usize::from(spaced)
        })
        .sum()
}

/// Whether a letter is of a script that puts no spaces between words.
pub fn is_unspaced(letter: char) -> bool {
    is_word_sign(letter) || is_unspaced_letter(letter)
}

/// Of Chinese or Japanese writing, where a sign is about a word.
fn is_word_sign(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// Of Thai, Lao, Burmese or Khmer writing, where only a sentence or a part of one ends with a space.
fn is_unspaced_letter(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

/// How many letters and marks of such a script make about a word.
const LETTERS_A_WORD: usize = 5;

#[cfg(test)]
mod tests {
    use super::{may_be_space, plain, single_spaced, survey};
    use crate::markdown::Kind;

    #[test]
    fn a_survey_says_what_is_there_and_where() {
        let markdown = "# Title\r\n\r\n![hall](hall.jpg)\r\n\r\nThey *now*  meet[^1]\r\nin \
                        [the hall](../hall.md) <b>weekly</b>. <hall@example.org>\r\n\r\n\
                        [x](javascript:y) [z][r] [t](#title) [u](#v)\r\n\r\n\
                        [r]: https://example.org\r\n[^1]: Since May.\r\n";
        let survey = survey(markdown);
        let written = |range: &std::ops::Range<usize>| &markdown[range.clone()];
        assert_eq!(
            &*survey.opening,
            "They now meet in the hall weekly. hall@example.org"
        );
        assert_eq!(
            survey.raw_html.iter().map(written).collect::<Vec<_>>(),
            ["<b>", "</b>"]
        );
        assert_eq!(
            survey
                .images
                .iter()
                .map(|image| (written(&image.span), &*image.destination, &*image.words))
                .collect::<Vec<_>>(),
            [("![hall](hall.jpg)", "hall.jpg", "hall")]
        );
        let links: Vec<_> = survey
            .links
            .iter()
            .map(|link| (written(&link.span), link.destination.as_str(), link.kind))
            .collect();
        assert_eq!(
            links,
            [
                ("[the hall](../hall.md)", "../hall.md", Kind::Relative),
                ("<hall@example.org>", "mailto:hall@example.org", Kind::Mail),
                ("[x](javascript:y)", "javascript:y", Kind::Refused),
                ("[z][r]", "https://example.org", Kind::Web),
                ("[t](#title)", "#title", Kind::Section),
                ("[u](#v)", "#v", Kind::Nowhere),
            ]
        );
        assert_eq!(survey.words, 16);
    }

    #[test]
    fn plain_words_are_what_a_reader_sees() {
        let markdown = "# a *b*\n\nc\nd `e`[^n] <i>f</i><script>g</script>\n\n\
                        - [x] h\n- i\n\n|j|k|\n|-|-|\n|l|\n\n![m](n \"o\")\n\n\
                        ```p\nq  r\ns\n```\n\n<!-- t -->\n\n[^n]: u\n";
        assert_eq!(plain(markdown), "a b\nc d e f\nh\ni\nj k\nl\nm\nq r\ns\nu");
    }

    #[test]
    fn words_have_single_spaces_between_them() {
        for (words, expected) in [
            ("a b", "a b"),
            (" a", "a"),
            ("a ", "a"),
            ("a  b", "a b"),
            ("a\tb", "a b"),
            ("a\u{a0}b", "a b"),
            ("é b", "é b"),
            ("é\u{2009}b’s", "é b’s"),
            ("é’ b\u{3000}", "é’ b"),
            ("", ""),
        ] {
            assert_eq!(single_spaced(words), expected, "{words:?}");
        }
    }

    #[test]
    fn every_space_is_looked_for() {
        let spaces = ('\0'..=char::MAX).filter(|letter| letter.is_whitespace());
        for space in spaces.filter(|&space| space != ' ') {
            let bytes = space.to_string().into_bytes();
            assert!(may_be_space(bytes[0]), "{space:?}");
            assert!(!bytes[1..].iter().copied().any(may_be_space), "{space:?}");
        }
    }

    #[test]
    fn an_opening_is_found_where_there_is_one() {
        for (markdown, expected) in [
            ("", ""),
            ("# a", ""),
            ("- a\n- b", "a"),
            ("- a\n\nb", "b"),
            ("> a", "a"),
            ("<div>a</div>", "a"),
            ("[^1]: a\n\nb[^1]", "b"),
            ("<!-- a -->\n\n![b](c)\n\nd", "d"),
        ] {
            assert_eq!(&*survey(markdown).opening, expected, "{markdown:?}");
        }
    }

    #[test]
    fn words_are_counted_in_any_script() {
        for (markdown, expected) in [
            ("a\u{a0}b\u{2003}café \u{85}– 3", 4),
            ("a — b's *c*", 3),
            ("信任", 2),
            ("เพื่อนบ้านแบ่งปันสวน", 4),
            ("ภาษา ไทย", 2),
            ("Київ і Київ", 3),
            ("<script>a b</script>", 0),
        ] {
            assert_eq!(survey(markdown).words, expected, "{markdown:?}");
        }
    }
}
