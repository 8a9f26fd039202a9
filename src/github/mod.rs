//! What a repository on GitHub needs: takes the settings and the lists of words, gives files as texts. The
//! form is made from the one table of questions, by which `import` reads what it gives.
//!
//! Nothing that an observatory says of itself stands in a workflow, but for the name of its branch, which is
//! looked at first: GitHub evaluates what is written there, and shells run it.

mod chooser;
mod editor;
mod form;
mod options;
mod program;
mod standing;
mod yaml;

pub use editor::CONFIGURATION as EDITOR;
pub use program::{Program, RELEASES};
pub use standing::{Standing, mark};

use crate::model::Observatory;
use crate::project::Settings;

/// A file of the repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it stands, from the root of the repository.
    pub path: &'static str,
    /// What it says, with its mark.
    pub text: String,
}

/// The workflows, each with its path.
const WORKFLOWS: [(&str, &str); 4] = [
    (
        ".github/workflows/check.yml",
        include_str!("texts/check.yml"),
    ),
    (
        ".github/workflows/sighting-from-issue.yml",
        include_str!("texts/sighting-from-issue.yml"),
    ),
    (
        ".github/workflows/publish.yml",
        include_str!("texts/publish.yml"),
    ),
    (
        ".github/workflows/review.yml",
        include_str!("texts/review.yml"),
    ),
];

/// All files, by path.
///
/// # Errors
/// The branch has a name that can't stand in a workflow, or the editor is wanted and has nowhere to write to; what to do
/// about it, in a sentence.
pub fn files(
    settings: &Settings,
    observatory: &Observatory,
    program: &Program,
    with_editor: bool,
) -> Result<Vec<File>, String> {
    let branch = &settings.branch;
    if !is_plain_branch(branch) {
        return Err(format!(
            "the branch `{}` can't stand in a workflow: give `branch` in observatory.toml a name of letters, digits \
             and . _ - / that begins with a letter or a digit",
            branch.escape_default()
        ));
    }
    let mut files = vec![
        (".github/ISSUE_TEMPLATE/config.yml", chooser::text(settings)),
        (
            ".github/ISSUE_TEMPLATE/sighting.yml",
            form::text(settings, observatory),
        ),
        (
            ".github/PULL_REQUEST_TEMPLATE.md",
            include_str!("texts/pull-request.md").to_owned(),
        ),
        (
            ".github/THANK_YOU.md",
            include_str!("texts/thank-you.md").to_owned(),
        ),
        (program::PATH, program.text()),
        (".github/dependabot.yml", program.updates()),
    ];
    for (path, text) in WORKFLOWS {
        files.push((path, text.replace("@BRANCH@", branch)));
    }
    if with_editor {
        files.push((editor::PAGE, editor::page()));
        files.push((
            editor::CONFIGURATION,
            editor::configuration(settings, observatory)?,
        ));
    }
    files.sort_by_key(|(path, _)| *path);
    let marked = files.into_iter().map(|(path, text)| File {
        path,
        text: mark(path, &text),
    });
    Ok(marked.collect())
}

/// Whether a branch is called so that neither YAML, nor a pattern of branches, nor a shell takes its name for
/// anything else.
fn is_plain_branch(name: &str) -> bool {
    let is_sign =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'/');
    name.bytes().all(is_sign) && name.starts_with(|first: char| first.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::is_plain_branch;

    #[test]
    fn a_branch_with_signs_that_act_is_no_plain_one() {
        for plain in ["main", "gh-pages", "2026/spring", "v1.0_x"] {
            assert!(is_plain_branch(plain), "{plain}");
        }
        for odd in [
            "", "-f", "a b", "${{ x }}", "$(x)", "a\"b", "*", "a\nb", "!main", "größe",
        ] {
            assert!(!is_plain_branch(odd), "{odd}");
        }
    }
}
