//! What is not to be published leaves no trace. A sighting in which every text is marked stands among others as a draft,
//! withdrawn, with a permission that has run out, or with personal data: no byte of the site may hold a mark, and the
//! site must be the one that it would be without that file.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::tool::{self, Ran, observatory};

/// Stands in every text that the hidden sighting holds, and in nothing else. It is of small letters, so that it stays
/// what it is in an index of words, an address and a file's name.
const MARK: &str = "zqx";

/// The id of the hidden sighting. It is public where a tombstone stands, and only there.
const HIDDEN: &str = "quiet-file";

const DAY: &str = "2026-06-01";

/// Everything that a sighting can say, each text with the mark.
fn hidden(first: &str, account: &str) -> String {
    format!(
        "+++
{first}
title = \"zqx1 a title\"
date = 2026-05-30
place = \"weir\"
shifts = [\"controlling-to-enabling\"]
still = [\"competing\"]
known = \"saw\"
since = \"2019\"
themes = [\"water\", \"money\"]
summary = \"zqx2 a summary\"
between = [\"farmers\", \"council\"]
working = \"well\"
said_by = [\"living-it\"]
ties = {{ bonding = \"steady\", linking = \"weaker\" }}
helped = [\"time\"]
hindered = [\"letting-go\"]
left_out = \"zqx3 who was not there\"
observer = \"Zqx4 Observer\"
sources = [\"https://zqx5.example/zqx6\", {{ title = \"zqx7 notes\" }}]
permission = \"given\"
pictures = [{{ file = \"zqx8-hall.png\", alt = \"zqx9 a hall\", credit = \"zqx10 somebody\", permission = \"given\" }}]
lang = \"cy\"
related = [{{ id = \"shared-sluice\", how = \"supports\" }}]
ask_again = 2026-09-01
[[followups]]
date = 2026-05-31
status = \"lasted\"
note = \"zqx11 it lasted\"
[[replies]]
by = \"zqx12 a reply by\"
date = 2026-05-31
text = \"zqx13 a reply\"
# zqx14 a comment
+++
## zqx15 a heading

{account}

zqx16 words, `zqx17`, [zqx18](https://zqx19.example/ \"zqx20\") and ![zqx21](zqx8-hall.png)

| zqx22 | b |
|---|---|
| zqx23 | c |
"
    )
}

fn project() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let sites = tool::repository().join("tests/sites");
    tool::copy(&sites.join("typical/project"), folder.path());
    folder
}

fn write_hidden(project: &Path, text: &str) {
    let folder = project.join("sightings/2026").join(HIDDEN);
    fs::create_dir_all(&folder).expect("a folder");
    let picture = "tests/sites/pictures/project/sightings/shared-garden/Plan (final).png";
    fs::copy(
        tool::repository().join(picture),
        folder.join("zqx8-hall.png"),
    )
    .expect("a picture");
    fs::write(folder.join("index.md"), text).expect("a sighting");
}

fn build(project: &Path, more: &[&str]) -> Ran {
    let ran = observatory(project, &[&["build", "--today", DAY], more].concat());
    assert_eq!(ran.code, 0, "{ran:?}");
    ran
}

/// What was published, without what the tool keeps for itself.
fn published(project: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = tool::files(&project.join("site"));
    files.retain(|path, _| !path.starts_with(".observatory"));
    files
}

/// Where the mark stands, in whatever letters: in the names of files, in their bytes, in the record of the build.
fn marked(folder: &Path) -> Vec<String> {
    let files = tool::files(folder).into_iter();
    files
        .filter(|(path, bytes)| {
            let name = path.to_string_lossy().to_lowercase();
            let text = String::from_utf8_lossy(bytes).to_lowercase();
            name.contains(MARK) || text.contains(MARK)
        })
        .map(|(path, _)| path.display().to_string())
        .collect()
}

/// How the file of the hidden sighting looks in each state, and whether a tombstone stands for it.
fn states() -> [(&'static str, String, &'static [&'static str], bool); 5] {
    let mail = "Write to zqx.somebody@zqx24-mail.org or ring 020 7946 0958.";
    [
        ("a draft", hidden("draft = true", "zqx"), &[], false),
        (
            "withdrawn",
            hidden("withdrawn = 2026-02-01", "zqx"),
            &[],
            true,
        ),
        (
            "run out",
            hidden("permission_until = 2026-05-20", "zqx"),
            &[],
            true,
        ),
        ("personal data", hidden("", mail), &["--skip-broken"], false),
        (
            "broken",
            hidden("zqx25 = 1", "zqx"),
            &["--skip-broken"],
            false,
        ),
    ]
}

/// Were the mark nowhere to be found in any case, it would prove nothing.
#[test]
fn a_sighting_that_is_published_shows_every_mark() {
    let project = project();
    write_hidden(project.path(), &hidden("", "zqx"));
    build(project.path(), &[]);
    let all: String = tool::files(&project.path().join("site"))
        .values()
        .map(|bytes| String::from_utf8_lossy(bytes).to_lowercase())
        .collect();
    for number in (1..=23).filter(|number| *number != 14) {
        assert!(all.contains(&format!("{MARK}{number}")), "zqx{number}");
    }
    assert!(
        !all.contains("zqx14"),
        "a comment is nobody's but the writer's"
    );
    assert!(marked(&project.path().join("site")).len() > 25);
}

#[test]
fn what_is_not_published_leaves_the_site_as_it_would_be_without_it() {
    let without = project();
    build(without.path(), &[]);
    let without = published(without.path());
    for (state, text, flags, has_tombstone) in states() {
        let project = project();
        write_hidden(project.path(), &text);
        build(project.path(), flags);
        assert_eq!(
            marked(&project.path().join("site")),
            Vec::<String>::new(),
            "{state}"
        );
        let mut with = published(project.path());
        let tombstone = with.remove(&PathBuf::from(format!("sightings/{HIDDEN}.html")));
        assert_eq!(tombstone.is_some(), has_tombstone, "{state}");
        let paths = |tree: &BTreeMap<PathBuf, Vec<u8>>| tree.keys().cloned().collect::<Vec<_>>();
        assert_eq!(paths(&with), paths(&without), "{state}");
        for (path, bytes) in &with {
            assert!(bytes == &without[path], "{state}: {}", path.display());
        }
        if let Some(tombstone) = tombstone {
            let text = String::from_utf8(tombstone).expect("a page");
            assert!(
                text.contains("<meta name=\"robots\" content=\"noindex\">"),
                "{state}"
            );
            for told in [
                "weir",
                "Farmers",
                "30 May",
                "2026-05-30",
                "2026-05-31",
                "controlling",
            ] {
                let main = text.split("<main").nth(1).expect("a main part");
                assert!(!main.contains(told), "{state}: {told}");
            }
        }
    }
}

/// A page that was public is taken down with all that was made of it, and the record of the build forgets it too.
#[test]
fn what_was_published_before_is_gone_from_the_folder_with_the_next_build() {
    for (state, text, flags, _) in states() {
        let project = project();
        write_hidden(project.path(), &hidden("", "zqx"));
        build(project.path(), &[]);
        assert!(!marked(&project.path().join("site")).is_empty());
        write_hidden(project.path(), &text);
        build(project.path(), flags);
        assert_eq!(
            marked(&project.path().join("site")),
            Vec::<String>::new(),
            "{state}"
        );
    }
}

/// Other sightings may name the hidden one: by an address, as related, as what it was called. Of them the words stay, and
/// nothing leads to it.
#[test]
fn what_others_say_of_it_leads_nowhere() {
    let drafts = format!("related = [{{ id = \"{HIDDEN}\", how = \"supports\" }}]\n");
    for (state, text, flags, _) in states() {
        let project = project();
        write_hidden(project.path(), &text);
        let friend = format!(
            "+++\ntitle = \"A friend\"\ndate = 2026-01-01\nplace = \"weir\"\nshifts = [\"controlling-to-enabling\"]\n\
             known = \"saw\"\npermission = \"given\"\n{drafts}+++\nThey said so, see [what was told]({HIDDEN}/index.md).\n"
        );
        fs::write(project.path().join("sightings/2026/friend.md"), friend).expect("a sighting");
        build(project.path(), flags);
        for (path, bytes) in published(project.path()) {
            let path = path.to_string_lossy().into_owned();
            if !path.ends_with(".html") || path == format!("sightings/{HIDDEN}.html") {
                continue;
            }
            let page = String::from_utf8(bytes).expect("a page");
            assert!(!page.contains(&format!("{HIDDEN}.html")), "{state}: {path}");
            assert!(!page.contains(&format!("{HIDDEN}/")), "{state}: {path}");
        }
        let page =
            fs::read_to_string(project.path().join("site/sightings/friend.html")).expect("a page");
        assert!(page.contains("what was told"), "{state}");
        assert_eq!(
            marked(&project.path().join("site")),
            Vec::<String>::new(),
            "{state}"
        );
    }
}
