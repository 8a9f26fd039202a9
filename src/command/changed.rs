//! Which files differ from a commit: asks git, with arguments that are fixed but for one revision.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::command::Stop;
use crate::project::CONFIGURATION;
use crate::source::SIGHTINGS;

/// The files of a change, by their path from the root, as reports name them.
pub(super) struct Changed {
    /// What was added or changed, also what is not committed yet.
    files: BTreeSet<String>,
    /// Whether something was changed or removed that other files stand on: a list of words, the
    /// configuration, or a sighting that others may name.
    pub reaches_others: bool,
}

impl Changed {
    /// Whether `path`, or something below it, has changed.
    pub(super) fn holds(&self, path: &str) -> bool {
        let below = format!("{path}/");
        self.files.contains(path)
            || self
                .files
                .range(below.clone()..)
                .next()
                .is_some_and(|file| file.starts_with(&below))
    }
}

/// What differs from where the history of `revision` and the present one part.
pub(super) fn since(root: &Path, revision: &str) -> Result<Changed, Stop> {
    let git = Git { root };
    is_plausible(revision)?;
    git.ask(&["rev-parse", "--is-inside-work-tree"], |said| {
        format!(
            "--changed-since asks git, and git can't tell in {}: {said}.\n\
             Run it in a clone of the repository, or name the files to report on instead",
            root.display()
        )
    })?;
    let commit = format!("{revision}^{{commit}}");
    let asked = [
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        &commit,
    ];
    let unknown = |_: &str| {
        format!(
            "git knows no commit `{revision}` here: name a commit, a branch or a tag, and fetch it first if it \
             is elsewhere"
        )
    };
    let commit = git.ask(&asked, unknown)?;
    // Of a commit that was found git's own name is used from here on: nothing but hexadecimal digits.
    let commit = String::from_utf8_lossy(&commit).trim().to_owned();
    if !commit.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(Stop::cannot_run(unknown("")));
    }
    let parting = git.ask(&["merge-base", &commit, "HEAD"], |_| {
        format!(
            "the history of `{revision}` and the present one have no commit in common here. A shallow clone lacks \
             the older ones: fetch all (`git fetch --unshallow`; on GitHub `fetch-depth: 0`)"
        )
    })?;
    let parting = String::from_utf8_lossy(&parting).trim().to_owned();
    let failed =
        |said: &str| format!("git could not tell what has changed since `{revision}`: {said}");
    let differ = git.ask(
        &[
            "diff",
            "--name-status",
            "--no-renames",
            "--no-ext-diff",
            "--no-textconv",
            "--ignore-submodules",
            "--relative",
            "-z",
            "--end-of-options",
            &parting,
            "--",
        ],
        failed,
    )?;
    let untracked = git.ask(
        &["ls-files", "--others", "--exclude-standard", "-z", "--"],
        failed,
    )?;
    Ok(changed(&differ, &untracked))
}

/// Of what git said: `STATUS NUL PATH NUL` for each file that differs, `PATH NUL` for each that it does not know.
fn changed(differ: &[u8], untracked: &[u8]) -> Changed {
    let mut files: BTreeSet<String> = names(untracked).collect();
    let mut removed = BTreeSet::new();
    let mut parts = names(differ);
    while let (Some(status), Some(path)) = (parts.next(), parts.next()) {
        if status == "D" {
            removed.insert(path);
        } else {
            files.insert(path);
        }
    }
    // What was taken out of git and lies here still is not gone.
    removed.retain(|path| !files.contains(path));
    let is_shared = |path: &String| {
        let list = path
            .strip_prefix(SIGHTINGS)
            .and_then(|rest| rest.strip_prefix('/'));
        path == CONFIGURATION
            || list.is_some_and(|name| !name.contains('/') && name.ends_with(".toml"))
    };
    let reaches_others = files.iter().any(is_shared) || !removed.is_empty();
    Changed {
        files,
        reaches_others,
    }
}

fn names(output: &[u8]) -> impl Iterator<Item = String> {
    output
        .split(|byte| *byte == 0)
        .filter(|name| !name.is_empty())
        .map(|name| {
            let name = String::from_utf8_lossy(name);
            // As reports name a file whose name can't be shown.
            if name.contains(char::is_control) {
                name.escape_debug().to_string()
            } else {
                name.into_owned()
            }
        })
}

/// A revision that git could read otherwise than as one is not passed on.
fn is_plausible(revision: &str) -> Result<(), Stop> {
    let is_odd = |letter: char| letter.is_whitespace() || letter.is_control();
    if revision.is_empty() || revision.starts_with('-') || revision.contains(is_odd) {
        return Err(Stop::cannot_run(format!(
            "`{}` can't be the name of a commit: write --changed-since with a commit, a branch or a tag, for \
             instance origin/main",
            revision.escape_debug()
        )));
    }
    Ok(())
}

struct Git<'r> {
    root: &'r Path,
}

impl Git<'_> {
    /// What git answers; where it fails, the stop that `why` words from the first line that it says.
    fn ask(&self, arguments: &[&str], why: impl Fn(&str) -> String) -> Result<Vec<u8>, Stop> {
        let output = Command::new("git")
            .current_dir(self.root)
            .args(arguments)
            // Its words are shown, and it writes nothing.
            .env("LC_ALL", "C")
            .env("GIT_OPTIONAL_LOCKS", "0")
            .stdin(Stdio::null())
            .output()
            .map_err(|error| match error.kind() {
                ErrorKind::NotFound => Stop::cannot_run(
                    "--changed-since asks git, and there is no git here: install it, or name the files to report \
                     on instead",
                ),
                _ => Stop::cannot_run(format!("git could not be started: {error}")),
            })?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.lines().next().unwrap_or("it does not say why");
        Err(Stop::cannot_run(why(said.trim_start_matches("fatal: "))))
    }
}

#[cfg(test)]
mod tests {
    use super::{changed, is_plausible};

    #[test]
    fn a_change_is_what_git_says_of_it() {
        let change = changed(b"M\0sightings/a.md\0A\0sightings/b/index.md\0", b"c\n.md\0");
        assert!(!change.reaches_others);
        for path in [
            "sightings/a.md",
            "sightings/b/index.md",
            "sightings/b",
            "sightings",
            "c\\n.md",
        ] {
            assert!(change.holds(path), "{path}");
        }
        for path in ["sightings/c.md", "sightings/a", "sighting", "b/index.md"] {
            assert!(!change.holds(path), "{path}");
        }
    }

    #[test]
    fn what_others_stand_on_reaches_them() {
        for (differ, untracked, reaches) in [
            (&b"M\0sightings/themes.toml\0"[..], &b""[..], true),
            (b"M\0observatory.toml\0", b"", true),
            (b"D\0sightings/a.md\0", b"", true),
            (b"D\0sightings/a.md\0", b"sightings/a.md\0", false),
            (b"M\0sightings/2020/themes.toml\0", b"Cargo.toml\0", false),
            (b"", b"", false),
        ] {
            assert_eq!(changed(differ, untracked).reaches_others, reaches);
        }
    }

    #[test]
    fn what_is_no_revision_is_not_passed_on() {
        for revision in [
            "main",
            "origin/main",
            "HEAD~2",
            "v1.0",
            "0a1b2c3",
            "HEAD@{1}",
            "é",
        ] {
            assert!(is_plausible(revision).is_ok(), "{revision}");
        }
        for revision in ["", "-x", "--output=x", "a b", "a\nb", "a\u{a0}b", "\u{1b}"] {
            let stop = is_plausible(revision).expect_err(revision);
            let message = stop.message().expect("a message");
            assert!(
                message.contains("can't be the name of a commit"),
                "{message}"
            );
        }
    }
}
