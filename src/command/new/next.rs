//! What `new` says before it asks and after it has written, in words for somebody who has never used it.

use crate::faults::list;
use crate::words::{Known, Permission, Word};

/// Said before the first question.
pub(super) const BEFORE: &str = "\
A few questions, and then there is a file. Nothing is written before the last
answer, and nothing is sent. Ctrl-C stops at any time.
Please name nobody who is a private person.
";

/// What was written.
pub(super) struct Written<'a> {
    /// The sighting's file.
    pub(super) path: &'a str,
    /// The name of a place that was added.
    pub(super) new_place: Option<&'a str>,
    /// Whether its account has been written.
    pub(super) has_account: bool,
    /// Whether it is not to be published yet.
    pub(super) is_draft: bool,
    /// Whether it says how its contributor knows.
    pub(super) has_known: bool,
    /// Whether it says why it may be published.
    pub(super) has_permission: bool,
    /// The file with questions that help.
    pub(super) questions: &'a str,
    /// Where the observatory is written.
    pub(super) repository: Option<&'a str>,
    /// Who looks after it.
    pub(super) contact: Option<&'a str>,
}

/// What was written, and what comes next.
pub(super) fn steps(written: &Written<'_>) -> String {
    let path = written.path;
    let mut text = format!("wrote {path}\n");
    if let Some(place) = written.new_place {
        text.push_str(&format!(
            "added {} to the end of sightings/places.toml\n",
            crate::diagnostic::inert(place)
        ));
    }
    text.push_str("\nWhat happens next:\n");
    let steps = [
        Some(first(written)),
        unsaid(written),
        Some(CHECK.to_owned()),
        Some(send(written)),
    ];
    for (number, step) in steps.iter().flatten().enumerate() {
        text.push_str(&format!("{}. {step}\n", number + 1));
    }
    text
}

const CHECK: &str =
    "Run `observatory check`. It says whether all is well, and if not, how to mend it.";

fn first(written: &Written<'_>) -> String {
    let (path, questions) = (written.path, written.questions);
    match (written.has_account, written.is_draft) {
        (false, _) => format!(
            "It is a draft. Open {path}\n   and write what happened under the second +++; \
             {questions} helps.\n   `observatory serve --drafts` shows how it will look. Then delete the \
             line\n   `draft = true`."
        ),
        (true, true) => format!(
            "It is a draft, until you know that it may be published. Ask, open\n   {path},\n   write the \
             answer as `permission`, and delete the line `draft = true`.\n   {questions} helps to say more."
        ),
        (true, false) => format!(
            "Read {path} once more:\n   could anybody be recognised who would not want to be?\n   \
             {questions} helps to say more."
        ),
    }
}

/// Whether it waits for the answer to whether it may be published; that it should be written is said then.
fn waits_for_permission(written: &Written<'_>) -> bool {
    written.has_account && written.is_draft
}

/// What nobody has asked for yet and readers want to know, with the reason why.
fn unsaid(written: &Written<'_>) -> Option<String> {
    let known = format!(
        "   `known = \"saw\"` says how you know ({});\n   without it, it counts as told.\n",
        words::<Known>()
    );
    let permission = format!(
        "   `permission = \"given\"` says why it may be published\n   ({});\n   without it, `observatory \
         check` asks.\n",
        words::<Permission>()
    );
    let is_asked = written.has_permission || waits_for_permission(written);
    let lines: Vec<String> = [(written.has_known, known), (is_asked, permission)]
        .into_iter()
        .filter_map(|(is_said, line)| (!is_said).then_some(line))
        .collect();
    let lines_are = match lines.len() {
        0 => return None,
        1 => "One more line belongs",
        _ => "Two more lines belong",
    };
    let lines = lines.concat();
    Some(format!(
        "{lines_are} above the second +++:\n{}",
        lines.trim_end()
    ))
}

/// All words of a closed list.
fn words<W: Word>() -> String {
    let words: Vec<&str> = W::ALL.iter().map(|word| word.id()).collect();
    list(&words)
}

fn send(written: &Written<'_>) -> String {
    let propose = match written.repository {
        Some(repository) => format!("commit it and propose it at\n   {repository}"),
        None => "commit it and propose it where the observatory is kept".to_owned(),
    };
    let send = match written.contact {
        Some(contact) => format!("send the file to {contact}"),
        None => "give the file to whoever looks after the observatory".to_owned(),
    };
    format!(
        "If you use git, {propose}.\n   If not, {send}.\n   What is proposed is public at once, and stays in the \
         history of the repository."
    )
}

#[cfg(test)]
mod tests {
    use super::{Written, steps};

    const PLAIN: Written<'_> = Written {
        path: "sightings/2026/2026-a-shed.md",
        new_place: None,
        has_account: true,
        is_draft: false,
        has_known: true,
        has_permission: true,
        questions: "sightings/_questions.md",
        repository: None,
        contact: None,
    };

    #[test]
    fn what_comes_next_is_told_step_by_step() {
        assert_eq!(
            steps(&PLAIN),
            "wrote sightings/2026/2026-a-shed.md

What happens next:
1. Read sightings/2026/2026-a-shed.md once more:
   could anybody be recognised who would not want to be?
   sightings/_questions.md helps to say more.
2. Run `observatory check`. It says whether all is well, and if not, how to mend it.
3. If you use git, commit it and propose it where the observatory is kept.
   If not, give the file to whoever looks after the observatory.
   What is proposed is public at once, and stays in the history of the repository.
"
        );
    }

    #[test]
    fn a_draft_says_what_it_waits_for_and_where_it_goes() {
        let draft = Written {
            new_place: Some("Mill Lane"),
            has_account: false,
            is_draft: true,
            repository: Some("https://example.org/ours"),
            contact: Some("ours@example.org"),
            ..PLAIN
        };
        assert_eq!(
            steps(&draft),
            "wrote sightings/2026/2026-a-shed.md
added Mill Lane to the end of sightings/places.toml

What happens next:
1. It is a draft. Open sightings/2026/2026-a-shed.md
   and write what happened under the second +++; sightings/_questions.md helps.
   `observatory serve --drafts` shows how it will look. Then delete the line
   `draft = true`.
2. Run `observatory check`. It says whether all is well, and if not, how to mend it.
3. If you use git, commit it and propose it at
   https://example.org/ours.
   If not, send the file to ours@example.org.
   What is proposed is public at once, and stays in the history of the repository.
"
        );
        let unasked = Written {
            is_draft: true,
            ..PLAIN
        };
        assert!(steps(&unasked).contains("until you know that it may be published"));
    }

    #[test]
    fn what_was_not_said_is_named_with_its_reason() {
        let unsaid = Written {
            has_known: false,
            has_permission: false,
            ..PLAIN
        };
        let both = "2. Two more lines belong above the second +++:
   `known = \"saw\"` says how you know (saw, told, published or view);
   without it, it counts as told.
   `permission = \"given\"` says why it may be published
   (given, already-public or nobody-identifiable);
   without it, `observatory check` asks.
3. Run `observatory check`.";
        assert!(steps(&unsaid).contains(both), "{}", steps(&unsaid));
        let one = Written {
            has_known: true,
            ..unsaid
        };
        let alone = "2. One more line belongs above the second +++:\n   `permission";
        assert!(steps(&one).contains(alone), "{}", steps(&one));
        // That the answer to this one is to be written is said already.
        let waits = Written {
            is_draft: true,
            ..one
        };
        assert!(!steps(&waits).contains("second +++"), "{}", steps(&waits));
    }
}
