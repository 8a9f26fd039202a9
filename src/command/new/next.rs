//! What `new` says before it asks and after it has written, in words for somebody who has never used it.

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
    let steps = [first(written), CHECK.to_owned(), send(written)];
    for (number, step) in steps.iter().enumerate() {
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
}
