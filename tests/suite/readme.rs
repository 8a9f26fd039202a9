//! Holds README.md to its word: runs the commands that it shows and checks the sighting that it prints.

use std::fs;

use tempfile::TempDir;

use crate::tool::{self, Ran};

/// One command of a console block and all that it printed.
struct Shown {
    command: String,
    output: String,
}

#[test]
fn every_command_prints_what_the_readme_shows() {
    let folder = project();
    let all = shown(&blocks("console"));
    assert!(all.len() >= 3, "the console blocks are gone");
    for Shown { command, output } in all {
        let words = words(&command);
        let (program, arguments) = words.split_first().expect("a command has a word");
        assert_eq!(
            program, "observatory",
            "only our own commands are run: {command}"
        );
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let printed = seen(&tool::observatory(folder.path(), &arguments));
        assert!(
            fits(&output, &printed),
            "README.md shows for `{command}`:\n{output}\nand it printed:\n{printed}"
        );
    }
}

#[test]
fn the_sighting_is_the_file_that_is_named_and_passes_the_check() {
    let readme = readme();
    let (path, _) = readme
        .split_once("The whole file [")
        .and_then(|(_, rest)| rest.split_once(']'))
        .expect("README.md says which file it shows");
    let sighting = blocks("toml").remove(0);
    let file = fs::read_to_string(tool::repository().join(path)).expect("the file is there");
    assert_eq!(sighting, file, "README.md shows another text than {path}");
    let ran = tool::observatory(tool::repository(), &["check", "--strict", path]);
    assert_eq!(ran.code, 0, "{}", seen(&ran));
    assert!(
        ran.stdout.starts_with("Checked 1 file: no errors"),
        "{}",
        ran.stdout
    );
}

#[test]
fn it_is_read_in_one_sitting() {
    let lines = readme().lines().count();
    assert!(lines < 150, "README.md has {lines} lines");
}

#[test]
fn an_ellipsis_stands_for_anything_and_nothing_else_does() {
    assert!(fits("wrote a\n…\ndone", "wrote a\nwrote b\nwrote c\ndone"));
    assert!(fits("Checked … files.", "Checked 12 files."));
    assert!(!fits("Checked … files.", "Checked 12 files. And more"));
    assert!(!fits("wrote a", "wrote a\nwrote b"));
    assert!(!fits("…\ndone", "done, nearly"));
}

fn readme() -> String {
    fs::read_to_string(tool::repository().join("README.md")).expect("README.md can be read")
}

/// A project as `observatory init` makes it.
fn project() -> TempDir {
    let folder = TempDir::new().expect("a folder for the test");
    let ran = tool::observatory(folder.path(), &["init"]);
    assert_eq!(ran.code, 0, "{}", seen(&ran));
    folder
}

/// What a person saw: results, then complaints, without spaces at the ends of lines.
fn seen(ran: &Ran) -> String {
    let all = format!("{}{}", ran.stdout, ran.stderr);
    let lines: Vec<&str> = all.trim().lines().map(str::trim_end).collect();
    lines.join("\n")
}

/// The insides of all blocks that open with three backticks and `language`.
fn blocks(language: &str) -> Vec<String> {
    let opening = format!("```{language}");
    let mut blocks = Vec::new();
    let readme = readme();
    let mut lines = readme.lines();
    while let Some(line) = lines.next() {
        if line == opening {
            let inside: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            blocks.push(inside.join("\n") + "\n");
        }
    }
    blocks
}

fn shown(blocks: &[String]) -> Vec<Shown> {
    let mut shown: Vec<Shown> = Vec::new();
    for line in blocks.iter().flat_map(|block| block.lines()) {
        if let Some(command) = line.strip_prefix("$ ") {
            shown.push(Shown {
                command: command.to_owned(),
                output: String::new(),
            });
        } else {
            let last = shown.last_mut().expect("a block begins with a command");
            last.output.push_str(line);
            last.output.push('\n');
        }
    }
    for one in &mut shown {
        one.output = one.output.trim().to_owned();
    }
    shown
}

/// The words of a command line; those in double quotation marks stay together.
fn words(command: &str) -> Vec<String> {
    let outside_and_inside = command.split('"').enumerate();
    outside_and_inside
        .flat_map(|(number, part)| match number % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

/// Whether `printed` is what was `shown`, where `…` stands for anything.
fn fits(shown: &str, printed: &str) -> bool {
    let Some((first, rest)) = shown.split_once('…') else {
        return shown == printed;
    };
    let Some(mut printed) = printed.strip_prefix(first) else {
        return false;
    };
    let mut pieces: Vec<&str> = rest.split('…').collect();
    let last = pieces.pop().expect("splitting gives a piece");
    for piece in pieces {
        let Some((_, behind)) = printed.split_once(piece) else {
            return false;
        };
        printed = behind;
    }
    printed.ends_with(last)
}
