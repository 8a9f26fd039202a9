//! The texts of an account, block by block, each letter with its place.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::html::full;
use super::reading::{Placed, Reading, is_edge_of_block};
use crate::passage::Passage;

/// Whose words a text of an account is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The account's own.
    Own,
    /// Somebody else's: a block that is quoted, or code.
    Quoted,
    /// The address of a link, with character references decoded.
    Address,
}

/// Every text of an account in its order. Places are bytes of the Markdown, whose lines end as the parser ends them.
pub(super) fn passages(markdown: &str, reading: &Reading<'_>) -> Vec<(Voice, Passage)> {
    let mut reader = Reader {
        markdown,
        quotes: 0,
        code_blocks: 0,
        block: Passage::default(),
        found: Vec::new(),
    };
    for placed in &reading.events {
        reader.take(placed);
    }
    reader.end_block();
    reader.found
}

struct Reader<'m> {
    markdown: &'m str,
    quotes: usize,
    code_blocks: usize,
    block: Passage,
    found: Vec<(Voice, Passage)>,
}

impl Reader<'_> {
    fn take(&mut self, (event, span): &Placed<'_>) {
        if is_edge_of_block(event) {
            self.end_block();
        }
        match event {
            Event::Start(Tag::BlockQuote(_)) => self.quotes += 1,
            Event::End(TagEnd::BlockQuote(_)) => self.quotes = self.quotes.saturating_sub(1),
            Event::Start(Tag::CodeBlock(_)) => self.code_blocks += 1,
            Event::End(TagEnd::CodeBlock) => self.code_blocks = self.code_blocks.saturating_sub(1),
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            }) => {
                self.add(Voice::Address, &full(*link_type, dest_url), span);
                self.add(Voice::Own, title, span);
            }
            Event::Start(Tag::Image {
                dest_url, title, ..
            }) => {
                self.add(Voice::Address, dest_url, span);
                self.add(Voice::Own, title, span);
            }
            Event::Text(text) | Event::Code(text) => {
                self.block.push(text, span.clone(), self.markdown);
            }
            Event::SoftBreak | Event::HardBreak => {
                self.block.push(" ", span.clone(), self.markdown);
            }
            _ => {}
        }
    }

    fn add(&mut self, voice: Voice, text: &str, span: &Range<usize>) {
        if !text.is_empty() {
            self.found.push((voice, Passage::whole(text, span.clone())));
        }
    }

    fn end_block(&mut self) {
        let voice = if self.quotes + self.code_blocks > 0 {
            Voice::Quoted
        } else {
            Voice::Own
        };
        let block = std::mem::take(&mut self.block);
        if !block.is_empty() {
            self.found.push((voice, block));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Voice;
    use crate::markdown::Account;

    #[test]
    fn each_block_is_a_text_and_each_letter_has_its_place() {
        let markdown =
            "# a\n\nb *c*\nd&#64;e [f](g \"h\")\n\n> i\n\n- j\n\n    k\n\n<b>l</b> `m`\n";
        let told: Vec<(Voice, String, &str)> = Account::new(markdown)
            .read()
            .passages()
            .into_iter()
            .map(|(voice, passage)| {
                let written = passage.written(&(0..passage.text().len()));
                (voice, passage.text().to_owned(), &markdown[written])
            })
            .collect();
        let told: Vec<(Voice, &str, &str)> = told
            .iter()
            .map(|(voice, text, written)| (*voice, text.as_str(), *written))
            .collect();
        assert_eq!(
            told,
            [
                (Voice::Own, "a", "a"),
                (Voice::Address, "g", "[f](g \"h\")"),
                (Voice::Own, "h", "[f](g \"h\")"),
                (Voice::Own, "b c d@e f", "b *c*\nd&#64;e [f"),
                (Voice::Quoted, "i", "i"),
                (Voice::Own, "j", "j"),
                (Voice::Own, "k", "k"),
                (Voice::Own, "l m", "l</b> `m`"),
            ]
        );
    }
}
