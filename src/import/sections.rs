//! The text of a form cut into answers: takes the body of an issue, gives each question with what stands
//! below its heading.

use std::ops::Range;

use crate::id::folded;
use crate::questions::{QUESTIONS, Question, Reading};

/// A heading of the form with what stands below it, in bytes.
pub(super) struct Section {
    /// The question; none where the heading is none of ours.
    pub question: Option<&'static Question>,
    /// What the heading says.
    pub heading: Range<usize>,
    /// What stands below it.
    pub answer: Range<usize>,
    /// The same, without the comments in it.
    pub text: String,
    /// The headings in it that could have been meant as questions.
    pub inner: Vec<Range<usize>>,
}

const HEADING: &str = "### ";

/// Cuts the text at the headings of the form. Our labels come in our order, so one that stands again in an
/// answer is part of it, and so is every other heading in an answer that may be long. In an answer of one
/// line there is no heading: one that follows it begins a question that is not ours.
pub(super) fn sections(text: &str) -> Vec<Section> {
    let hidden = hidden(text);
    let mut sections: Vec<Section> = Vec::new();
    let mut next = 0;
    for (start, line) in open_lines(text, &hidden) {
        let Some(label) = line.strip_prefix(HEADING) else {
            continue;
        };
        let asked = QUESTIONS[next..]
            .iter()
            .position(|question| folded(question.label) == folded(label.trim()));
        let is_in_long = sections.last().is_some_and(|section| {
            section.question.is_some_and(|question| {
                matches!(question.reading, Reading::Account | Reading::Text)
            })
        });
        let heading = start + HEADING.len()..start + line.len();
        if let Some(last) = sections.last_mut() {
            if asked.is_none() && is_in_long {
                last.inner.push(heading);
                continue;
            }
            last.answer.end = start;
        }
        sections.push(Section {
            question: asked.map(|index| &QUESTIONS[next + index]),
            answer: heading.end..text.len(),
            heading,
            text: String::new(),
            inner: Vec::new(),
        });
        next += asked.map_or(0, |index| index + 1);
    }
    for section in &mut sections {
        section.text = without_comments(text, &section.answer, &hidden);
    }
    sections
}

/// A part of the text in which no heading is one.
struct Hidden {
    span: Range<usize>,
    is_comment: bool,
}

/// Fenced code and HTML comments, in order, as far as they are closed.
fn hidden(text: &str) -> Vec<Hidden> {
    let mut hidden = Vec::new();
    let mut at = 0;
    // From where on nothing closes: a comment, and a fence of so many signs or more.
    let mut is_comment_open = false;
    let mut open_fences: [usize; 2] = [usize::MAX; 2];
    while at < text.len() {
        let line_end = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
        let is_line = at == 0 || text.as_bytes()[at - 1] == b'\n';
        if let Some((sign, length)) = fence(&text[at..line_end]).filter(|_| is_line) {
            let open = &mut open_fences[usize::from(sign == '~')];
            if length < *open {
                if let Some(end) = fence_end(&text[line_end..], sign, length) {
                    let end = line_end + end;
                    hidden.push(Hidden {
                        span: at..end,
                        is_comment: false,
                    });
                    at = end;
                    continue;
                }
                *open = length;
            }
        }
        if let Some(start) = text[at..line_end].find("<!--").filter(|_| !is_comment_open) {
            let start = at + start;
            if let Some(end) = text[start..].find("-->") {
                at = start + end + "-->".len();
                hidden.push(Hidden {
                    span: start..at,
                    is_comment: true,
                });
                continue;
            }
            is_comment_open = true;
        }
        at = line_end;
    }
    hidden
}

/// The sign and the length of the fence that opens on a line.
fn fence(line: &str) -> Option<(char, usize)> {
    let line = line.strip_prefix("   ").unwrap_or(line);
    let line = line.trim_start_matches(' ');
    let sign = line
        .chars()
        .next()
        .filter(|sign| matches!(sign, '`' | '~'))?;
    let length = line.chars().take_while(|letter| *letter == sign).count();
    let is_fence = length >= 3 && !(sign == '`' && line[length..].contains('`'));
    is_fence.then_some((sign, length))
}

/// Where the line ends that closes a fence.
fn fence_end(text: &str, sign: char, length: usize) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        let line = line.trim();
        if line.len() >= length && line.chars().all(|letter| letter == sign) {
            return Some(at);
        }
    }
    None
}

/// The lines that begin outside of what is hidden, each with where it begins.
fn open_lines<'t>(text: &'t str, hidden: &[Hidden]) -> Vec<(usize, &'t str)> {
    let mut lines = Vec::new();
    let mut hidden = hidden.iter().peekable();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        while hidden.peek().is_some_and(|part| part.span.end <= start) {
            hidden.next();
        }
        if hidden.peek().is_none_or(|part| part.span.start > start) {
            lines.push((start, line.trim_end_matches('\n')));
        }
        start += line.len();
    }
    lines
}

/// The text of an answer without the comments in it.
fn without_comments(text: &str, answer: &Range<usize>, hidden: &[Hidden]) -> String {
    let mut seen = String::new();
    let mut at = answer.start;
    let comments = hidden.iter().filter(|part| part.is_comment);
    for comment in comments.filter(|part| answer.contains(&part.span.start)) {
        seen.push_str(&text[at..comment.span.start]);
        at = comment.span.end.min(answer.end);
    }
    seen.push_str(&text[at..answer.end]);
    seen
}
