//! Files that are too much: each is read or refused in bounded memory, and with an answer. That memory is bounded is
//! the system's word, which gives the program no more; that time is, is that these tests end.

use crate::hazards::project::{HEAD, Project, errors, sighting};
use crate::tool::Ran;

/// Runs the program with at most 2 GB of addresses, where a shell can say so. Whatever is wrong with a file of 1 MB must
/// be told within.
fn bounded(project: &Project, arguments: &[&str]) -> Ran {
    if !cfg!(target_os = "linux") {
        return project.run(arguments);
    }
    let mut command = std::process::Command::new("sh");
    command
        .args(["-c", "ulimit -v 2000000 && exec \"$0\" \"$@\""])
        .arg(env!("CARGO_BIN_EXE_observatory"))
        .args(arguments)
        .current_dir(project.root())
        .env("SOURCE_DATE_EPOCH", "1780272000");
    Ran::of(&command.output().expect("a shell"))
}

#[test]
fn a_file_that_is_too_large_is_refused_by_its_name() {
    for (account, says) in [
        (
            10_000_000,
            "sightings/long.md too-large: the file is over 1 MB",
        ),
        (
            300_000,
            "sightings/long.md too-large: the account is over 256 KB",
        ),
    ] {
        let project = Project::new();
        project.write(
            "sightings/long.md",
            sighting("", &"seen ".repeat(account / 5)),
        );
        let ran = bounded(&project, &["check", "--format", "json"]);
        assert_eq!(errors(&ran), [says]);
        project.is_refused();
    }
}

#[test]
fn a_configuration_or_a_template_that_is_too_large_is_refused_by_its_name() {
    for path in [
        "observatory.toml",
        "templates/home.html",
        "templates/languages/en.ftl",
    ] {
        let project = Project::new();
        project.write(path, "# words\n".repeat(1 << 18));
        let ran = bounded(&project, &["check"]);
        assert_eq!(ran.code, 2, "{ran:?}");
        let told = format!("{}{}", ran.stdout, ran.stderr);
        let says = format!("error[too-large]: the file is over 1 MB\n --> {path}:1:1");
        assert!(told.contains(&says), "{told}");
        project.is_refused();
    }
    let project = Project::new();
    project.write("templates/assets/hall.css", "/* words */\n".repeat(1 << 17));
    assert_eq!(project.run(&["build"]).code, 0);
}

#[test]
fn one_line_of_a_quarter_of_a_megabyte_is_published() {
    let project = Project::new();
    let account = "seen ".repeat(50_000);
    project.write("sightings/line.md", sighting("", account.trim_end()));
    assert_eq!(bounded(&project, &["build"]).code, 0);
    let page = std::fs::read_to_string(project.at("site/sightings/line.html")).expect("a page");
    assert!(page.contains(account.trim_end()));
}

#[test]
fn a_hundred_thousand_lines_of_front_matter_are_read_or_told() {
    let lines =
        |line: &dyn Fn(usize) -> String, number: usize| (0..number).map(line).collect::<String>();
    // Lines that say nothing are no fault.
    let project = Project::new();
    project.write(
        "sightings/many.md",
        sighting(&lines(&|_| "#\n".to_owned(), 100_000), "Seen."),
    );
    assert_eq!(bounded(&project, &["build"]).code, 0);
    // Each of the others is told, since none is hidden.
    for (number, head, rule) in [
        (
            90_000,
            lines(&|at| format!("k{at}=1\n"), 90_000),
            "unknown-key",
        ),
        (
            99_999,
            lines(&|_| "a=1\n".to_owned(), 100_000),
            "repeated-key",
        ),
    ] {
        let project = Project::new();
        project.write("sightings/many.md", sighting(&head, "Seen."));
        let ran = bounded(&project, &["check", "--format", "json"]);
        let told = errors(&ran);
        let told = told
            .iter()
            .filter(|error| error.starts_with(&format!("sightings/many.md {rule}: ")));
        assert_eq!(told.count(), number, "{rule}");
    }
}

#[test]
fn what_is_nested_ten_thousand_deep_is_one_fault() {
    let deep = 10_000;
    for head in [
        format!("themes = {}{}\n", "[".repeat(deep), "]".repeat(deep)),
        format!("themes = {}\n", "[".repeat(50 * deep)),
        format!("ties = {}1{}\n", "{a=".repeat(deep), "}".repeat(deep)),
        format!("{} = 1\n", vec!["a"; 40 * deep].join(".")),
        format!("[{}]\n", vec!["a"; 40 * deep].join(".")),
    ] {
        let project = Project::new();
        project.write("sightings/deep.md", sighting(&head, "Seen."));
        let ran = bounded(&project, &["check", "--format", "json"]);
        let told = errors(&ran);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with("sightings/deep.md "), "{told:?}");
        project.is_refused();
    }
}

/// Lists, quotations and emphasis within each other, as deep as an account can be long.
#[test]
fn an_account_nested_ten_thousand_deep_is_a_page() {
    let lists: String = (0..700)
        .map(|depth| format!("{}- a\n", "  ".repeat(depth % 350)))
        .collect();
    for account in [
        format!("{}seen", "> ".repeat(10_000)),
        format!("{}seen", "- ".repeat(10_000)),
        format!("{}seen{}", "*".repeat(10_000), "*".repeat(10_000)),
        format!("{}seen{}", "[".repeat(10_000), "](x)".repeat(10_000)),
        format!("{lists}\nseen"),
    ] {
        let project = Project::new();
        project.write("sightings/deep.md", sighting("", &account));
        let ran = bounded(&project, &["build"]);
        assert_eq!(ran.code, 0, "{ran:?}");
        let page = std::fs::read_to_string(project.at("site/sightings/deep.html")).expect("a page");
        assert!(page.contains("seen") && page.trim_end().ends_with("</html>"));
    }
}

#[test]
fn places_a_thousand_deep_are_a_tree() {
    let project = Project::new();
    let mut places = "[[place]]\nid = \"leeds\"\nname = \"Leeds\"\n".to_owned();
    let mut around = "leeds".to_owned();
    for depth in 0..1000 {
        places += &format!("[[place]]\nid = \"p{depth}\"\nname = \"P\"\nwithin = \"{around}\"\n");
        around = format!("p{depth}");
    }
    project.write("sightings/places.toml", places);
    project.write(
        "sightings/deep.md",
        format!("+++\n{}+++\nSeen.\n", HEAD.replace("leeds", &around)),
    );
    assert_eq!(bounded(&project, &["check"]).code, 0);
}
