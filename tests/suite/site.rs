//! What holds for every page of every site, random ones included.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use percent_encoding::percent_decode_str;

use crate::{generator, tool};

#[test]
fn every_link_of_the_first_observatory_leads_somewhere() {
    let tree = tool::tree(tool::repository(), tool::TODAY);
    links_resolve(&tree, "the first observatory");
    pages_are_whole(&tree, "The Relationships Observatory");
}

#[test]
fn cards_that_are_made_once_are_those_that_a_template_makes() {
    for seed in 0..6 {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, text) in generator::crowded(seed) {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        let made = tool::tree(folder.path(), tool::TODAY);
        // With any template of the observatory's own each page makes its cards itself.
        let own = folder.path().join("templates");
        fs::create_dir(&own).expect("a folder");
        fs::write(own.join("own.html"), "").expect("a file");
        let told = tool::tree(folder.path(), tool::TODAY);
        assert!(made.keys().eq(told.keys()), "seed {seed}");
        let lists = made.keys().filter(|path| path.contains("/page/")).count();
        assert!(lists > 0, "seed {seed} has no further page of a list");
        for (path, bytes) in &made {
            assert!(*bytes == told[path], "seed {seed}: {path}");
        }
    }
}

#[test]
fn every_link_of_random_observatories_leads_somewhere() {
    for seed in 1000..1030 {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, text) in generator::project(seed) {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        let tree = tool::tree(folder.path(), tool::TODAY);
        links_resolve(&tree, &format!("seed {seed}"));
    }
}

/// Links into other accounts, and the same for the account itself: to a heading by its words, by its
/// escaped words and by its id, to one that is not there, and in folders with odd names.
#[test]
fn links_to_headings_of_other_accounts_lead_to_those_headings() {
    let folder = tempfile::tempdir().expect("a folder");
    let head = "title = \"A garden\"\ndate = 2020-05-02\nplace = \"leeds\"\n\
                shifts = [\"doubting-to-trusting\"]\nknown = \"saw\"";
    let links = [
        (
            "garden.html#account-who-came",
            "by its words",
            "[who](../garden.md#who-came)",
        ),
        (
            "garden.html#account-caf%C3%A9-in-the-hall",
            "escaped",
            "[café](../garden.md#caf%C3%A9-in-the-hall)",
        ),
        (
            "garden.html#account-caf%C3%A9-in-the-hall",
            "unescaped",
            "[café](../garden.md#café-in-the-hall)",
        ),
        (
            "garden.html#account-who-came-2",
            "by its id",
            "[again](../garden.md#account-who-came-2)",
        ),
        (
            "garden.html",
            "no such heading",
            "[nobody](../garden.md#nobody)",
        ),
        ("garden.html", "no heading", "[garden](../garden.md#)"),
        ("#account-l%C3%A0", "its own", "[là](#l%C3%A0)"),
        (
            "fete.html#account-here",
            "an odd folder",
            "[fête](../2020%20%232/fete.md#here)",
        ),
    ];
    let all: String = links
        .iter()
        .map(|(_, _, link)| format!("{link}\n"))
        .collect();
    for (path, text) in [
        (
            "observatory.toml",
            "title = \"Valley\"\nrepository = \"https://code.example/valley\"\nbranch = \"fix/#7\"\n"
                .to_owned(),
        ),
        (
            "sightings/places.toml",
            "[[place]]\nid = \"leeds\"\nname = \"Leeds\"\n".to_owned(),
        ),
        (
            "sightings/shifts.toml",
            "[[shift]]\nfrom = \"doubting\"\nto = \"trusting\"\n".to_owned(),
        ),
        (
            "sightings/garden.md",
            format!("+++\n{head}\n+++\n# Who came?\n\nAll.\n\n# Café in the hall\n\nTea.\n\n# Who came?\n\nNone.\n"),
        ),
        (
            "sightings/2020 #2/fete.md",
            format!("+++\n{head}\n+++\n# Here\n\nAll.\n"),
        ),
        (
            "sightings/2020 #1/party.md",
            format!("+++\n{head}\n+++\n{all}\n# Là\n\nThere.\n"),
        ),
    ] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let tree = tool::tree(folder.path(), tool::TODAY);
    links_resolve(&tree, "links to headings");
    let page = std::str::from_utf8(&tree["sightings/party.html"]).expect("text");
    for (href, what, link) in links {
        let words = link[1..].split(']').next().expect("words in brackets");
        let written = format!("<a href=\"{href}\">{words}</a>");
        assert!(page.contains(&written), "{what}: no {written} in {page}");
    }
    let edit = "https://code.example/valley/edit/fix/%237/sightings/2020%20%231/party.md";
    assert!(page.contains(&format!("\"{edit}\"")), "{page}");
    let contribute = std::str::from_utf8(&tree["contribute.html"]).expect("text");
    assert!(contribute.contains("https://code.example/valley/new/fix/%237/sightings"));
}

/// The sum of all places was a nought that led to the list of sightings, which has nothing to say, and asked to
/// "add one" of nothing.
#[test]
fn a_sum_of_nothing_leads_to_how_to_add_a_sighting() {
    let folder = observatory_of("[[place]]\nid = \"leeds\"\nname = \"Leeds\"\n", &[]);
    for (path, link) in [
        ("heat-map.html", "contribute.html"),
        ("heat-map/which-way.html", "../contribute.html"),
        ("heat-map/how-well.html", "../contribute.html"),
    ] {
        let page = tool::page(folder.path(), tool::TODAY, path);
        let foot = page.split("<tfoot>").nth(1).expect("the table has a foot");
        let sum = format!(
            "<td class=\"none\"><a href=\"{link}\"><span class=\"visually-hidden\">0, nobody has reported it. \
             Add one: any place, any shift</span></a></td>\n</tr>"
        );
        assert!(foot.contains(&sum), "{path}: {foot}");
    }
}

/// The tables of a shift and of a theme end after a hundred places, and their foot counts all of them.
#[test]
fn a_table_that_leaves_places_out_says_where_they_are() {
    for (count, is_cut) in [(100, false), (101, true)] {
        let ids: Vec<String> = (0..count).map(|nth| format!("village-{nth}")).collect();
        let place = |id: &String| format!("[[place]]\nid = \"{id}\"\nname = \"The {id}\"\n");
        let places: String = ids.iter().map(place).collect();
        let folder = observatory_of(&places, &ids);
        for path in ["shifts/doubting-to-trusting.html", "themes/water.html"] {
            let page = tool::page(folder.path(), tool::TODAY, path);
            let more = page.contains("<a href=\"#where\">More places than fit here");
            assert_eq!(more, is_cut, "{path} with {count} places");
            let listed = page
                .split("id=\"where\"")
                .nth(1)
                .expect("where it was told of");
            let listed = listed.split("</ul>").next().unwrap_or_default();
            assert_eq!(listed.matches("<li>").count(), count, "{path}");
        }
    }
}

/// By time the top places behind the hundredth were neither in a table nor among those with too much for the page.
#[test]
fn by_time_no_place_is_passed_over_in_silence() {
    for (count, says) in [
        (100, None),
        (101, Some("Something was told of 1 more place.")),
        (103, Some("Something was told of 3 more places.")),
    ] {
        let ids: Vec<String> = (0..count).map(|nth| format!("village-{nth}")).collect();
        let place = |id: &String| format!("[[place]]\nid = \"{id}\"\nname = \"The {id}\"\n");
        let folder = observatory_of(&ids.iter().map(place).collect::<String>(), &ids);
        let page = tool::page(folder.path(), tool::TODAY, "heat-map/when.html");
        let named = page.matches("<a href=\"../places/village-").count()
            + page.matches("<summary>").count();
        assert_eq!(named, 100, "of {count} places");
        assert_eq!(page.contains("Something was told of"), says.is_some());
        assert!(says.is_none_or(|says| page.contains(says)), "{count}");
    }
}

/// An observatory of one shift and one theme, with a sighting at each of `told`.
fn observatory_of(places: &str, told: &[String]) -> tempfile::TempDir {
    let mut files = vec![
        (
            "observatory.toml".to_owned(),
            "title = \"Valley\"\n".to_owned(),
        ),
        ("sightings/places.toml".to_owned(), places.to_owned()),
        (
            "sightings/shifts.toml".to_owned(),
            "[[shift]]\nfrom = \"doubting\"\nto = \"trusting\"\n".to_owned(),
        ),
        (
            "sightings/themes.toml".to_owned(),
            "[[theme]]\nid = \"water\"\nname = \"Water\"\n".to_owned(),
        ),
    ];
    files.extend(told.iter().map(|place| {
        let head = format!("title = \"At {place}\"\ndate = 2020-05-02\nplace = \"{place}\"");
        let says = "shifts = [\"doubting-to-trusting\"]\nthemes = [\"water\"]\nknown = \"saw\"";
        (
            format!("sightings/at-{place}.md"),
            format!("+++\n{head}\n{says}\n+++\nIt was seen.\n"),
        )
    }));
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

/// One marker in every text of a sighting and of the lists: it must never stand in a page as markup.
#[test]
fn no_text_of_a_contributor_becomes_markup() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = tool::repository().join("tests/sites/typical/project");
    let marker = r#"\"'><x onload=1>&"#;
    for (path, bytes) in tool::files(&source) {
        let text = String::from_utf8(bytes).expect("text");
        let text: String = text
            .split_inclusive('\n')
            .map(|line| taint(line, marker))
            .collect();
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let mut seen = 0;
    for (path, bytes) in tool::tree(folder.path(), tool::TODAY) {
        let text = String::from_utf8(bytes).expect("text");
        seen += usize::from(text.contains("onload"));
        if path.ends_with(".html") || path.ends_with(".xml") {
            assert!(!text.contains("<x"), "{path}");
            assert!(!text.contains("'><x"), "{path}");
        }
    }
    assert!(seen > 20, "the marker reached only {seen} files");
}

/// Puts the marker into every text that may say anything at all.
fn taint(line: &str, marker: &str) -> String {
    let free = [
        "title",
        "name",
        "about",
        "from_name",
        "to_name",
        "summary",
        "left_out",
        "observer",
        "note",
        "by",
        "text",
        "description",
        "licence",
        "contact",
    ];
    let key = line.split('=').next().unwrap_or_default().trim();
    match line.trim_end().strip_suffix('"') {
        Some(start) if free.contains(&key) => format!("{start}{marker}\"\n"),
        _ => line.to_owned(),
    }
}

fn pages_are_whole(tree: &BTreeMap<String, Vec<u8>>, title: &str) {
    for (path, bytes) in tree.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = std::str::from_utf8(bytes).expect("text");
        assert!(text.contains(title), "{path}");
        assert!(text.trim_end().ends_with("</html>"), "{path}");
    }
}

pub(crate) fn links_resolve(tree: &BTreeMap<String, Vec<u8>>, what: &str) {
    let ids: BTreeMap<&str, BTreeSet<&str>> = tree
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| {
            let text = std::str::from_utf8(bytes).expect("text");
            (path.as_str(), attributes(text, " id=\"").collect())
        })
        .collect();
    for (path, bytes) in tree.iter().filter(|(path, _)| path.ends_with(".html")) {
        // Its links begin with the path of the site's address, which is not a folder here.
        if path == "404.html" {
            continue;
        }
        let text = std::str::from_utf8(bytes).expect("text");
        for link in attributes(text, " href=\"").chain(attributes(text, " src=\"")) {
            if link.contains(':') {
                continue;
            }
            let (file, section) = link.split_once('#').unwrap_or((link, ""));
            // What a script on the page is told stands behind the file's name.
            let file = file.split('?').next().unwrap_or(file);
            let target = if file.is_empty() {
                path.clone()
            } else {
                joined(path, file)
            };
            assert!(tree.contains_key(&target), "{what}: {path} links to {link}");
            if !section.is_empty() {
                let there = &ids[target.as_str()];
                // Browsers look for the id as it is written and, failing that, without escapes.
                let section = percent_decode_str(section).decode_utf8_lossy();
                assert!(there.contains(&*section), "{what}: {path} links to {link}");
            }
        }
    }
}

fn joined(from: &str, link: &str) -> String {
    let mut way: Vec<&str> = from.split('/').collect();
    way.pop();
    for step in link.split('/') {
        match step {
            ".." => {
                way.pop()
                    .unwrap_or_else(|| panic!("{from} links out of the site: {link}"));
            }
            name => way.push(name),
        }
    }
    Path::new(&way.join("/")).to_string_lossy().into_owned()
}

/// What stands in quotation marks behind each `start`.
fn attributes<'t>(text: &'t str, start: &'t str) -> impl Iterator<Item = &'t str> {
    text.split(start)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
}
