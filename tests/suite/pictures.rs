//! Pictures from the folder to the site: what is published of them, what is not, and what is left in the folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};

use observatory::model::Choice;
use observatory::picture::{Format, examine};
use observatory::serve::{self, Options};
use tempfile::TempDir;

use crate::tool::{self, observatory};

const BEDS: &str = "sightings/shared-garden/beds.jpg";

fn golden() -> PathBuf {
    tool::repository().join("tests/sites/pictures/project")
}

fn project() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    tool::copy(&golden(), folder.path());
    folder
}

/// The pictures of a tree of files, by path.
fn pictures<P: AsRef<Path> + Ord>(tree: BTreeMap<P, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let files = tree.into_iter();
    let named = files.map(|(path, bytes)| (path.as_ref().to_string_lossy().into_owned(), bytes));
    named
        .filter(|(path, _)| Format::promised_by(path).is_some())
        .collect()
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The pictures that a build publishes.
fn built(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let ran = observatory(folder, &["build"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    pictures(tool::files(&folder.join("site")))
}

#[test]
fn what_the_files_tell_is_in_no_published_byte() {
    let sent = pictures(tool::files(&golden().join("sightings")));
    let telling = sent.values().filter(|bytes| has(bytes, b"Nobody At All"));
    assert_eq!(telling.count(), 2, "two of the files tell who took them");
    for (path, bytes) in tool::tree(&golden(), tool::TODAY) {
        for secret in [&b"Nobody At All"[..], b"Telefon", b"GPS"] {
            assert!(!has(&bytes, secret), "{path}");
        }
        if Format::promised_by(&path).is_some() {
            let picture = examine(&path, &bytes).expect("a picture");
            assert!(!picture.tells.anything(), "{path}");
            assert!(
                !sent.values().any(|sent| *sent == bytes),
                "{path} is as it was sent"
            );
        }
    }
}

#[test]
fn a_page_shows_each_picture_with_its_size_and_its_words() {
    let tree = tool::tree(&golden(), tool::TODAY);
    let page = String::from_utf8(tree["sightings/shared-garden.html"].clone()).expect("text");
    let page = page.split("<main").nth(1).expect("a main part");
    let mut shown = BTreeSet::new();
    let tags: Vec<&str> = page
        .split("<img ")
        .skip(1)
        .map(|tag| &tag[..tag.find('>').expect("an end")])
        .collect();
    assert_eq!(tags.len(), 3);
    for tag in &tags {
        let value = |name: &str| {
            let start = tag.find(&format!("{name}=\""))? + name.len() + 2;
            tag[start..].split('"').next()
        };
        let address = value("src").expect("an address");
        let whole = value("srcset").map_or(vec![address], |all| {
            all.split(", ")
                .map(|one| one.split(' ').next().expect("an address"))
                .collect()
        });
        assert!(whole.contains(&address));
        for address in &whole {
            assert!(
                tree.contains_key(&format!("sightings/{address}")),
                "{address}"
            );
            shown.insert(format!("sightings/{address}"));
        }
        let picture = examine(address, &tree[&format!("sightings/{address}")]).expect("a picture");
        assert_eq!(value("width"), Some(picture.width.to_string().as_str()));
        assert_eq!(value("height"), Some(picture.height.to_string().as_str()));
        assert_eq!(value("loading"), Some("lazy"));
    }
    let words = [
        "The beds in June, before the rain",
        "A plan of the garden: &quot;six&quot; beds, one path",
        "A picture that nobody has described yet",
    ];
    for (tag, words) in tags.iter().zip(words) {
        assert!(tag.contains(&format!("alt=\"{words}\"")), "{tag}");
    }
    assert!(
        page.contains("Ade &amp; friends") && page.contains("Bea"),
        "who made them"
    );
    // Held on its side, it is higher than wide.
    assert!(
        tags[0].contains("width=\"1280\" height=\"1706\""),
        "{}",
        tags[0]
    );
    let published: BTreeSet<String> = pictures(tree).into_keys().collect();
    assert_eq!(published, shown, "every picture of the site is on the page");
}

#[test]
fn what_is_not_published_takes_its_pictures_along() {
    let folder = project();
    let all = built(folder.path());
    assert!(
        all.keys()
            .all(|path| path.starts_with("sightings/shared-garden/")),
        "{:?}",
        all.keys()
    );
    let with_drafts = observatory(folder.path(), &["build", "--drafts"]);
    assert_eq!(with_drafts.code, 0, "{}", with_drafts.stderr);
    let more = pictures(tool::files(&folder.path().join("site")));
    assert!(
        more.keys()
            .any(|path| path.starts_with("sightings/a-draft/bench-"))
    );
    // Withdrawn, while the files are still in the folder.
    fs::write(
        folder.path().join("sightings/shared-garden/index.md"),
        "+++\nwithdrawn = 2026-05-01\n+++\n",
    )
    .expect("a withdrawal");
    assert_eq!(built(folder.path()), BTreeMap::new());
    assert!(!folder.path().join("site/sightings/shared-garden").exists());
    let checked = observatory(folder.path(), &["check"]);
    for file in ["beds.jpg", "Plan (final).png", "gate.webp"] {
        assert!(
            checked.stdout.contains(&format!("withdrawn, but anybody can still look at it here\n --> sightings/shared-garden/{file}")),
            "{file}: {}",
            checked.stdout
        );
    }
}

#[test]
fn the_preview_shows_the_bytes_that_are_published() {
    let options = Options {
        host: IpAddr::V4(Ipv4Addr::LOCALHOST),
        port: Some(0),
        choice: Choice {
            today: Some(tool::TODAY.parse().expect("a day")),
            drafts: false,
        },
        open: false,
    };
    let folder = project();
    let preview = serve::start(folder.path(), options, |_| {}).expect("it starts");
    let get = |path: &str| -> Vec<u8> {
        let host = preview.address();
        let mut stream = TcpStream::connect(host).expect("it listens");
        write!(
            stream,
            "GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .expect("it listens");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        answer
    };
    let published = pictures(tool::tree(&golden(), tool::TODAY));
    assert_eq!(published.len(), 5);
    for (path, bytes) in &published {
        let answer = get(path);
        let head = answer
            .windows(4)
            .position(|window| window == b"\r\n\r\n")
            .expect("a head")
            + 4;
        let words = String::from_utf8_lossy(&answer[..head]).to_lowercase();
        let kind = if path.ends_with("png") {
            "image/png"
        } else {
            "image/jpeg"
        };
        assert!(
            words.starts_with("http/1.1 200 ") && words.contains(kind),
            "{path}: {words}"
        );
        assert!(answer[head..] == *bytes, "{path} is another picture");
    }
    // Gone between the page and the picture: no page of the preview breaks over it.
    let path = published.keys().next().expect("a picture");
    for file in ["beds.jpg", "Plan (final).png", "gate.webp"] {
        fs::remove_file(folder.path().join("sightings/shared-garden").join(file))
            .expect("it is there");
    }
    let words = String::from_utf8_lossy(&get(path)).into_owned();
    assert!(words.starts_with("HTTP/1.1 404 "), "{words}");
}

#[test]
fn a_picture_that_is_there_is_kept_and_one_that_is_not_is_made() {
    let folder = project();
    let first = built(folder.path());
    let output = folder.path().join("site");
    let again = observatory(folder.path(), &["build"]);
    assert!(again.stdout.contains("0 written"), "{}", again.stdout);
    let (path, bytes) = first.iter().next().expect("a picture");
    fs::write(output.join(path), vec![b'x'; bytes.len()]).expect("somebody's hand");
    assert_eq!(
        built(folder.path()),
        first,
        "what was changed there is made anew"
    );
    fs::remove_file(output.join(path)).expect("it is there");
    assert_eq!(built(folder.path()), first, "what is gone is made anew");
    // Another content is another address.
    fs::copy(
        folder.path().join("sightings/a-draft/bench.jpg"),
        folder.path().join(BEDS),
    )
    .expect("another picture");
    let second = built(folder.path());
    assert!(
        first
            .keys()
            .filter(|path| path.contains("/beds-"))
            .all(|path| !second.contains_key(path))
    );
    assert_eq!(
        second.keys().filter(|path| path.contains("/beds-")).count(),
        1,
        "it is narrow"
    );
}

#[test]
fn a_picture_that_is_damaged_within_stops_the_build_and_changes_nothing() {
    let folder = project();
    built(folder.path());
    let before = tool::files(&folder.path().join("site"));
    let plan = folder
        .path()
        .join("sightings/shared-garden/Plan (final).png");
    // Every part of the file is sound, and the dots in it are not: only making the picture can tell.
    let mut png =
        img_parts::png::Png::from_bytes(fs::read(&plan).expect("a picture").into()).expect("a PNG");
    for chunk in png.chunks_mut() {
        if chunk.kind() == *b"IDAT" {
            *chunk =
                img_parts::png::PngChunk::new(*b"IDAT", vec![0x55; chunk.contents().len()].into());
        }
    }
    fs::write(&plan, png.encoder().bytes()).expect("a damaged picture");
    let ran = observatory(folder.path(), &["build"]);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert!(
        ran.stderr
            .contains("sightings/shared-garden/Plan (final).png is damaged"),
        "{}",
        ran.stderr
    );
    assert_eq!(tool::files(&folder.path().join("site")), before);
    // A report on a few files says so before it comes to that; for one on all files it would take too long.
    for path in [
        "sightings/shared-garden",
        "sightings/shared-garden/Plan (final).png",
    ] {
        let ran = observatory(folder.path(), &["check", path]);
        let says = "error[picture]: `Plan (final).png` is damaged, and can't be read";
        assert_eq!(ran.code, 1, "{}", ran.stdout);
        assert!(ran.stdout.contains(says), "{}", ran.stdout);
    }
    for arguments in [&["check"][..], &["check", "sightings/places.toml"]] {
        let ran = observatory(folder.path(), arguments);
        assert!(!ran.stdout.contains("is damaged"), "{}", ran.stdout);
    }
}

#[test]
fn fix_takes_out_what_a_picture_tells_and_nothing_else() {
    let folder = project();
    let sent = fs::read(golden().join(BEDS)).expect("a picture");
    let told = observatory(folder.path(), &["check", BEDS]);
    assert!(
        told.stdout.contains("tells where it was taken"),
        "{}",
        told.stdout
    );
    let published = built(folder.path());
    let ran = observatory(
        folder.path(),
        &["check", "--fix", "sightings/shared-garden"],
    );
    assert!(
        ran.stdout.contains(&format!(
            "{BEDS}: what the file told besides the picture is taken out"
        )),
        "{}",
        ran.stdout
    );
    assert!(!ran.stdout.contains("picture-metadata"), "{}", ran.stdout);
    let mended = fs::read(folder.path().join(BEDS)).expect("a picture");
    assert!(mended.len() < sent.len() && !has(&mended, b"Nobody At All"));
    assert_eq!(
        image::load_from_memory(&mended).expect("a picture"),
        image::load_from_memory(&sent).expect("a picture"),
        "the dots are as they were"
    );
    // The same pictures come of it, under other addresses, because the files are others.
    let now: BTreeSet<Vec<u8>> = built(folder.path()).into_values().collect();
    assert_eq!(now, published.into_values().collect());
    let files = tool::files(folder.path());
    let second = observatory(folder.path(), &["check", "--fix"]);
    assert!(!second.stdout.contains("is taken out"), "{}", second.stdout);
    assert_eq!(tool::files(folder.path()), files);
}

#[test]
fn what_a_picture_tells_that_can_not_be_published_is_told_and_mended_too() {
    let folder = project();
    let beside = folder.path().join("sightings/shared-garden");
    let sent = fs::read(golden().join(BEDS)).expect("a picture");
    fs::write(beside.join("misnamed.png"), &sent).expect("a picture");
    fs::write(beside.join("cut.jpg"), &sent[..sent.len() / 2]).expect("a picture");
    let told = observatory(folder.path(), &["check"]).stdout;
    assert!(told.contains("tells where it was taken, and more than it shows\n --> sightings/shared-garden/misnamed.png"), "{told}");
    assert!(
        told.contains("nobody knows what its file tells\n --> sightings/shared-garden/cut.jpg"),
        "{told}"
    );
    observatory(folder.path(), &["check", "--fix"]);
    let mended = fs::read(beside.join("misnamed.png")).expect("a picture");
    assert!(!has(&mended, b"Nobody At All"));
    assert_eq!(
        image::load_from_memory(&mended).expect("a picture"),
        image::load_from_memory(&sent).expect("a picture")
    );
}

#[test]
fn names_are_found_however_they_are_written() {
    let folder = project();
    let beside = folder.path().join("sightings/shared-garden");
    let index = beside.join("index.md");
    let text = fs::read_to_string(&index).expect("a sighting");
    // A combining accent in the folder, one letter in the text, as between two systems.
    fs::rename(beside.join("beds.jpg"), beside.join("be\u{301}ds.jpg")).expect("a name");
    fs::write(&index, text.replace("beds.jpg", "b\u{e9}ds.jpg")).expect("a sighting");
    let ran = observatory(folder.path(), &["check"]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    fs::write(
        &index,
        text.replace(
            "(beds.jpg)",
            "(Plan (final).png) ![the bed](my bed.jpg) `![x](a b.jpg)`",
        ),
    )
    .expect("a sighting");
    let told = observatory(folder.path(), &["check"]).stdout;
    assert!(
        told.contains("`my bed.jpg` has a space in it") && told.contains("write my%20bed.jpg here"),
        "{told}"
    );
    assert!(!told.contains("`a b.jpg`"), "{told}");
    fs::rename(beside.join("be\u{301}ds.jpg"), beside.join("_beds.jpg")).expect("a name");
    fs::write(&index, text.replace("beds.jpg", "_beds.jpg")).expect("a sighting");
    let told = observatory(folder.path(), &["check"]).stdout;
    assert_eq!(
        told.matches("begins with a dot or with _").count(),
        2,
        "{told}"
    );
    // Several ways to one picture show it once.
    fs::rename(beside.join("_beds.jpg"), beside.join("beds.jpg")).expect("a name");
    let ways = text.replace(
        "(beds.jpg)",
        "(beds.jpg) ![a](./beds.jpg) ![b](../shared-garden/beds.jpg)",
    );
    fs::write(&index, ways).expect("a sighting");
    let page = tool::page(folder.path(), tool::TODAY, "sightings/shared-garden.html");
    assert_eq!(
        page.matches("/beds-").count(),
        5,
        "its address and two versions, in the page and in what it tells"
    );
}

#[test]
fn of_very_many_addresses_with_a_space_the_first_are_told() {
    let folder = project();
    let index = folder.path().join("sightings/shared-garden/index.md");
    let text = fs::read_to_string(&index).expect("a sighting");
    fs::write(&index, text + &"![a](b c.jpg)\n".repeat(2_000)).expect("a sighting");
    let told = observatory(folder.path(), &["check"]).stdout;
    assert_eq!(told.matches("has a space in it").count(), 20);
}

#[test]
#[cfg(unix)]
fn a_picture_that_is_a_link_is_refused() {
    let folder = project();
    let beds = folder.path().join(BEDS);
    fs::rename(&beds, folder.path().join("beds.jpg")).expect("a file outside the sightings");
    std::os::unix::fs::symlink(folder.path().join("beds.jpg"), &beds).expect("a link");
    let ran = observatory(folder.path(), &["check"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stdout.contains("error[symbolic-link]"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout
            .contains("error[picture]: there is no picture `beds.jpg`"),
        "{}",
        ran.stdout
    );
}

#[test]
fn what_is_broken_is_left_out_with_its_pictures() {
    let folder = project();
    let index = folder.path().join("sightings/shared-garden/index.md");
    let text = fs::read_to_string(&index).expect("a sighting");
    fs::write(&index, text.replace("gate.webp", "gates.webp")).expect("a slip");
    let ran = observatory(folder.path(), &["build"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("did you mean gate.webp?"),
        "{}",
        ran.stderr
    );
    let ran = observatory(folder.path(), &["build", "--skip-broken"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(
        pictures(tool::files(&folder.path().join("site"))),
        BTreeMap::new()
    );
}
