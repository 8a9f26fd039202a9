//! Builds beside others: an output that is taken away meanwhile, a preview that runs.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::hazards::project::{Project, sighting};
use crate::tool::{self, Ran};

/// Fifty sightings, so that a build takes a moment.
fn large() -> Project {
    let project = Project::new();
    for number in 0..50 {
        project.write(&format!("sightings/s-{number}.md"), sighting("", "Seen."));
    }
    project
}

fn pages(site: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = tool::files(site);
    files.retain(|path, _| !path.starts_with(".observatory"));
    files
}

/// Takes the output away at the moment when a build has begun to fill its stage, or a little later.
#[test]
fn an_output_that_vanishes_is_made_anew_or_named() {
    for moment in 0..5 {
        let project = large();
        assert_eq!(project.run(&["build"]).code, 0);
        let wanted = pages(&project.at("site")).len();
        // Each page changes.
        let configuration = fs::read_to_string(project.at("observatory.toml")).expect("a file");
        project.write(
            "observatory.toml",
            configuration.replace("Our street", "Another street"),
        );
        let mut command = tool::command(project.root(), &["build"]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("it starts");
        let stage = project.at("site/.observatory/stage");
        loop {
            let staged = fs::read_dir(&stage).map_or(0, Iterator::count);
            if staged > moment * 20 {
                let _ = fs::rename(project.at("site"), project.at("away"));
                break;
            }
            if child.try_wait().expect("a child").is_some() {
                break;
            }
            std::thread::yield_now();
        }
        let ran = Ran::of(&child.wait_with_output().expect("it ends"));
        assert!(matches!(ran.code, 0 | 2), "{ran:?}");
        if ran.code == 2 {
            assert!(ran.stderr.contains("/site"), "{}", ran.stderr);
        }
        for folder in ["site", "away"]
            .map(|name| project.at(name))
            .iter()
            .filter(|folder| folder.exists())
        {
            for (path, bytes) in pages(folder) {
                let is_page = path.extension().is_some_and(|ending| ending == "html");
                assert!(
                    !is_page || bytes.ends_with(b"</html>\n"),
                    "{}",
                    path.display()
                );
            }
        }
        let ran = project.run(&["build"]);
        assert_eq!(ran.code, 0, "{ran:?}");
        let healed = pages(&project.at("site"));
        assert_eq!(healed.len(), wanted);
        assert!(
            String::from_utf8_lossy(&healed[Path::new("index.html")]).contains("Another street")
        );
    }
}

/// Builds onto a disk of its own that holds the first state and not half of the next beside it, which is then made larger.
const ON_A_SMALL_DISK: &str = r#"
mkdir site && mount -t tmpfs -o "size=$1k" none site || exit 3
"$0" build && cp -R site before || exit 4
sed s/street/road/ observatory.toml > new && mv new observatory.toml
"$0" build 2> said
echo $? > code
cp -R site during
mount -o remount,size=64m none site && "$0" build && cp -R site healed || exit 5
"#;

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_ends_the_build_leaves_the_site_whole_and_is_healed_by_the_next() {
    let project = large();
    assert_eq!(project.run(&["build", "--output", "elsewhere"]).code, 0);
    // A disk gives out its room in blocks of 4 kB.
    let blocks = tool::files(&project.at("elsewhere"));
    let blocks = blocks.values().map(|bytes| bytes.len().div_ceil(4096));
    let size = (blocks.sum::<usize>() * 4 * 4 / 3).to_string();
    let mut command = Command::new("unshare");
    command
        .args(["--user", "--map-root-user", "--mount", "sh", "-c"])
        .args([ON_A_SMALL_DISK, env!("CARGO_BIN_EXE_observatory"), &size])
        .current_dir(project.root())
        .env("SOURCE_DATE_EPOCH", "1780272000");
    let Some(ran) = command
        .output()
        .ok()
        .filter(|ran| !matches!(ran.status.code(), Some(1 | 3)))
    else {
        eprintln!("skipped: this machine gives no disk of one's own (unshare and mount)");
        return;
    };
    assert!(ran.status.success(), "{ran:?}");
    let read = |name: &str| fs::read_to_string(project.at(name)).expect("it was written");
    let said = read("said");
    assert_eq!(read("code"), "2\n", "{said}");
    let path = format!("could not write {}/", project.at("site").display());
    assert!(said.contains(&path), "{said}");
    let why = "No space left on device. Free some space, then try again.\n";
    assert!(said.ends_with(why), "{said}");
    assert_eq!(pages(&project.at("during")), pages(&project.at("before")));
    let again = ["build", "--output", "elsewhere"];
    assert_eq!(project.run(&again).code, 0);
    assert_eq!(
        pages(&project.at("healed")),
        pages(&project.at("elsewhere"))
    );
}

#[test]
fn a_build_and_the_preview_do_not_meet() {
    let project = large();
    let mut command = tool::command(project.root(), &["serve", "--port", "0"]);
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut preview = command.spawn().expect("it starts");
    let mut line = String::new();
    let mut said = BufReader::new(preview.stdout.take().expect("it is piped"));
    said.read_line(&mut line).expect("a line");
    let host = line
        .trim()
        .trim_start_matches("Serving http://")
        .trim_end_matches('/')
        .to_owned();
    let page = |path: &str| {
        let mut stream = TcpStream::connect(&host).expect("it listens");
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .expect("a request");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer).into_owned()
    };
    let before = page("/index.html");
    assert!(before.starts_with("HTTP/1.1 200"), "{before:.100}");
    let first = project.run(&["build"]);
    let second = project.run(&["build"]);
    let (inner, after) = (page("/site/index.html"), page("/index.html"));
    preview.kill().expect("it runs");
    preview.wait().expect("it ends");
    assert_eq!(first.code, 0, "{first:?}");
    assert!(second.stdout.ends_with(" 0 written\n"), "{}", second.stdout);
    assert!(inner.starts_with("HTTP/1.1 404"), "{inner:.100}");
    // What the build wrote is no source: the preview still shows the state that it showed before, word for word.
    let body = |answer: &str| {
        answer
            .split_once("\r\n\r\n")
            .map(|(_, body)| body.to_owned())
    };
    assert!(body(&after).is_some_and(|body| body.contains("</html>")));
    assert_eq!(body(&after), body(&before));
}
