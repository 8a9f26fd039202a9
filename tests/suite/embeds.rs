//! What others can frame: the small pages of places, themes, shifts, conditions and the heat map, held against the oracle, and the
//! lines by which they are framed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer,
};
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use crate::agreement::resolved;
use crate::oracle::{self, Numbers, Project, Told};
use crate::published::{self, Row};
use crate::wanted::{self, Behind};
use crate::{generator, golden, tool};

/// How many places of a shift are named.
const PLACES: usize = 12;

fn project(site: &str) -> std::path::PathBuf {
    let sites = tool::repository().join("tests/sites");
    sites.join(site).join("project")
}

fn text(bytes: &[u8]) -> &str {
    str::from_utf8(bytes).expect("text")
}

#[test]
fn they_show_what_the_oracle_counts() {
    let mut tables = 0;
    for (site, _) in golden::SITES.iter().filter(|(site, _)| *site != "empty") {
        tables += agree(golden::in_english(site).path());
    }
    tables += agree(tool::repository());
    tables += (0..20)
        .into_par_iter()
        .map(|seed| {
            let folder = tempfile::tempdir().expect("a folder");
            for (path, text) in generator::project(seed) {
                let path = folder.path().join(path);
                fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
                fs::write(path, text).expect("a file");
            }
            agree(folder.path())
        })
        .sum::<usize>();
    assert!(tables > 200, "{tables}");
}

/// How many tables there were to look at.
fn agree(folder: &Path) -> usize {
    let tree = tool::tree(folder, tool::TODAY);
    let embeds: BTreeMap<&str, &str> = tree
        .iter()
        .filter(|(path, _)| path.ends_with("/embed.html"))
        .map(|(path, bytes)| (path.as_str(), text(bytes)))
        .collect();
    // Nobody can frame what has no address.
    if !tree.contains_key("sitemap.xml") {
        assert!(embeds.is_empty());
        assert!(!text(&tree["heat-map.html"]).contains("iframe"));
        return 0;
    }
    let project = oracle::project(folder, tool::TODAY);
    let mut wanted = BTreeSet::from(["heat-map/embed.html".to_owned()]);
    let mut count = 0;
    let mut look = |path: String, told: &[&Told]| -> Vec<published::Table> {
        let html = embeds[path.as_str()];
        let page = published::read(html).unwrap_or_else(|fault| panic!("{path}: {fault}"));
        let says = wanted::voices(&Numbers::of(told, None));
        let says_so = html.contains(&format!("<p class=\"meta\">{says}, told "));
        assert_eq!(says_so, !told.is_empty(), "{path}: {says}");
        let has_nothing = html.contains("<b>Nobody has reported anything yet.</b>");
        assert_eq!(has_nothing, told.is_empty(), "{path}");
        assert!(page.tables.len() <= 1 && (page.tables.is_empty() || !told.is_empty()));
        count += page.tables.len();
        wanted.insert(path);
        page.tables
    };
    let words = |kind, words: &[oracle::Word]| -> Vec<(&str, String)> {
        words.iter().map(|word| (kind, word.id.clone())).collect()
    };
    let places = project
        .places
        .iter()
        .map(|place| ("places", place.id.clone()));
    for (kind, id) in places.chain(words("themes", &project.themes)) {
        let path = format!("{kind}/{id}/embed.html");
        let all = oracle::told(&project, |told| match kind {
            "places" => told.is_at(&id),
            _ => told.themes.contains(&id),
        });
        for table in look(path.clone(), &all) {
            assert_eq!(table.rows.len(), project.shifts.len(), "{path}");
            for (nth, (row, shift)) in table.rows.iter().zip(&project.shifts).enumerate() {
                let told: Vec<&Told> = all.iter().copied().filter(|one| one.names(nth)).collect();
                let list = match kind {
                    "places" => format!("heat-map/{id}/{}.html", shift.id()),
                    _ => format!("themes/{id}/shifts/{}.html", shift.id()),
                };
                let head = (shift.name(), format!("shifts/{}.html", shift.id()));
                shows(&project, &path, row, head, told, nth, &list);
            }
        }
    }
    for (nth, shift) in project.shifts.iter().enumerate() {
        let path = format!("shifts/{}/embed.html", shift.id());
        let all = oracle::told(&project, |told| told.names(nth));
        let own = |id: &str| oracle::told(&project, |told| told.names(nth) && told.place == id);
        let places = oracle::depth_first(&project.places, None).into_iter();
        let places: Vec<_> = places
            .map(|place| (place, own(&place.id)))
            .filter(|(_, told)| !told.is_empty())
            .collect();
        for table in look(path.clone(), &all) {
            assert_eq!(table.rows.len(), places.len().min(PLACES), "{path}");
            for (row, (place, told)) in table.rows.iter().zip(&places) {
                let is_within = |one: &oracle::Place| one.within.as_ref() == Some(&place.id);
                let itself = match project.places.iter().any(is_within) {
                    true => "itself/",
                    false => "",
                };
                let list = format!("heat-map/{}/{itself}{}.html", place.id, shift.id());
                let head = (place.name.clone(), format!("places/{}.html", place.id));
                shows(&project, &path, row, head, told.clone(), nth, &list);
            }
            let more = places.len().saturating_sub(PLACES);
            let says = format!(
                "And {more} more place{}, ",
                if more == 1 { "" } else { "s" }
            );
            assert_eq!(embeds[path.as_str()].contains(&says), more > 0, "{path}");
            let page = format!("shifts/{}.html", shift.id());
            let head = ("All places".to_owned(), page.clone());
            let [foot] = table.foot.as_slice() else {
                panic!("{path} has one foot");
            };
            shows(&project, &path, foot, head, all.clone(), nth, &page);
        }
    }
    for condition in &project.conditions {
        let path = format!("conditions/{}/embed.html", condition.id);
        let all = oracle::told(&project, |told| told.conditions.contains(&condition.id));
        for table in look(path.clone(), &all) {
            let [helped, hindered] = table.rows.as_slice() else {
                panic!("{path} has two rows");
            };
            let heads = [&helped.head, &hindered.head].map(|head| head.text.as_str());
            assert_eq!(heads, ["It helped", "It got in the way"], "{path}");
            let [helped, hindered] = [helped, hindered].map(|row| row.cells[0].number());
            // One sighting may say both.
            let reach = helped.max(hindered)..=helped + hindered;
            assert!(reach.contains(&all.len()), "{path}");
            // The whole page says the same, and is held against the oracle.
            let whole = text(&tree[&format!("conditions/{}.html", condition.id)]);
            let says = match hindered {
                0 => "got in the way in none.".to_owned(),
                count => format!("got in the way in {count}."),
            };
            assert!(whole.contains(&says), "{path}");
        }
    }
    let all = oracle::told(&project, |_| true);
    for table in look("heat-map/embed.html".to_owned(), &all) {
        same_as_on_the_whole_page(&project, &tree, &table);
    }
    assert_eq!(
        embeds
            .keys()
            .map(|path| (*path).to_owned())
            .collect::<BTreeSet<_>>(),
        wanted
    );
    count
}

/// Holds that a row counts `told`, says which way, and leads to their list.
fn shows(
    project: &Project,
    path: &str,
    row: &Row,
    (name, page): (String, String),
    told: Vec<&Told>,
    shift: usize,
    list: &str,
) {
    let what = format!("{path}, {name}");
    let leads = |link: &String| resolved(path, link).0;
    let name: Vec<&str> = name.split_whitespace().collect();
    assert_eq!(row.head.text, name.join(" "), "{what}");
    assert_eq!(
        row.head.links.iter().map(leads).collect::<Vec<_>>(),
        [page],
        "{what}"
    );
    let [count, ways] = row.cells.as_slice() else {
        panic!("{what} has two cells");
    };
    assert_eq!(count.seen, told.len().to_string(), "{what}");
    let link = count.link.as_ref().map(leads);
    assert_eq!(
        link.as_deref(),
        (!told.is_empty()).then_some(list),
        "{what}"
    );
    let behind = Behind {
        told,
        shift: Some(shift),
        title: String::new(),
    };
    let wanted = wanted::tallies(project, &behind).remove(0).into_iter();
    let wanted: Vec<(String, String)> =
        wanted.map(|(way, words)| (way.to_owned(), words)).collect();
    let shown = ways
        .signs
        .iter()
        .map(|sign| (sign.way.clone(), sign.words.clone()));
    assert_eq!(shown.collect::<Vec<_>>(), wanted, "{what}");
}

/// The tables of the whole pages are held against the oracle in `tables`.
fn same_as_on_the_whole_page(
    project: &Project,
    tree: &BTreeMap<String, Vec<u8>>,
    table: &published::Table,
) {
    let tops: Vec<_> = project
        .places
        .iter()
        .filter(|place| place.within.is_none())
        .collect();
    let (path, id) = match tops.as_slice() {
        [only] if project.places.len() > 1 => (format!("places/{}.html", only.id), "parts"),
        _ => ("heat-map.html".to_owned(), "all-places"),
    };
    let page = published::read(text(&tree[&path])).expect("a page");
    let whole = page
        .tables
        .iter()
        .find(|table| table.id == id)
        .expect("its table");
    let seen = |from: &str, table: &published::Table| -> Vec<Vec<(String, Vec<String>)>> {
        let leads = |link: &String| resolved(from, link).0;
        let columns = table.columns.iter().map(|head| {
            (
                head.text.clone(),
                head.links.iter().map(leads).collect::<Vec<String>>(),
            )
        });
        let rows = table.rows.iter().chain(&table.foot).map(|row| {
            let head = (
                row.head.text.clone(),
                row.head.links.iter().map(leads).collect(),
            );
            let cells = row.cells.iter().map(|cell| {
                // Where nobody has reported anything, the whole page leads to how to add it.
                let is_none = cell.classes.iter().any(|class| class == "none");
                let links: Vec<String> = cell.link.iter().filter(|_| !is_none).map(leads).collect();
                let number = cell.number().to_string();
                (format!("{number} {}", cell.classes.join(" ")), links)
            });
            [head].into_iter().chain(cells).collect()
        });
        [columns.collect()].into_iter().chain(rows).collect()
    };
    assert_eq!(
        seen("heat-map/embed.html", table),
        seen(&path, whole),
        "{path}"
    );
}

/// A page in a frame has nothing to lead about in that frame, and says where it is from.
#[test]
fn they_lead_out_of_the_frame_and_are_listed_nowhere() {
    let tree = tool::tree(&project("typical"), tool::TODAY);
    let base = "https://valley.example/seen/";
    let mut looked = 0;
    for (path, bytes) in &tree {
        let Some(subject) = path.strip_suffix("/embed.html") else {
            continue;
        };
        looked += 1;
        let html = text(bytes);
        let links: Vec<&str> = html.split("<a ").skip(1).collect();
        assert!(links.len() > 3, "{path}");
        for link in links {
            let link = link.split('>').next().expect("a tag");
            let is_within = link.contains("href=\"#past\"");
            let is_out = link.contains("target=\"_top\"") && link.contains("noopener\"");
            assert!(is_within ^ is_out, "{path}: {link}");
        }
        for part in [
            "<meta name=\"robots\" content=\"noindex\">".to_owned(),
            format!("<link rel=\"canonical\" href=\"{base}{subject}.html\">"),
            "0 means that nobody has reported it".to_owned(),
            "<a rel=\"license noopener\" target=\"_top\" href=\"https://creativecommons.org/licenses/by/4.0/\">".to_owned(),
            "The Valley Observatory".to_owned(),
        ] {
            assert!(html.contains(&part), "{path}: {part}");
        }
        for part in ["<nav", "<script", "<form", "og:", "style="] {
            assert!(!html.contains(part), "{path}: {part}");
        }
        assert!(!text(&tree["sitemap.xml"]).contains("embed"), "{path}");
        // The page that tells all of it gives the line.
        let line = line(text(&tree[&format!("{subject}.html")])).expect("a line");
        let frame = attributes(&line);
        assert_eq!(frame["src"], format!("{base}{path}"));
        assert_eq!(frame["loading"], "lazy");
        assert!(
            frame["title"].ends_with(" – The Valley Observatory"),
            "{line}"
        );
        assert!(
            !frame.contains_key("style") && !frame.contains_key("onload"),
            "{line}"
        );
    }
    assert!(looked > 8, "{looked}");
    let home = text(&tree["index.html"]);
    assert!(line(home).is_none());
}

/// A name ends neither the element that the line is shown in, nor an attribute of the frame that it makes.
#[test]
fn a_name_stays_a_name_in_the_line() {
    let folder = tempfile::tempdir().expect("a folder");
    tool::copy(&project("one"), folder.path());
    let name = "</textarea><x onload=1> \"' onload=\"alert(1) &quot; &amp; &lt;";
    let places = folder.path().join("sightings/places.toml");
    let written = fs::read_to_string(&places).expect("places");
    let lines = written.lines().map(|line| match line.starts_with("name") {
        true => format!("name = \'\'\'{name}\'\'\'\n"),
        false => format!("{line}\n"),
    });
    fs::write(&places, lines.collect::<String>()).expect("places");
    let page = tool::page(folder.path(), tool::TODAY, "places/mill-lane.html");
    let frame = attributes(&line(&page).expect("a line"));
    assert!(frame["title"].starts_with(name), "{frame:?}");
    assert_eq!(
        frame.keys().collect::<Vec<_>>(),
        ["height", "loading", "src", "title", "width"]
    );
}

/// A table that leaves places out says so.
#[test]
fn the_heat_map_says_how_many_places_are_left_out() {
    for (count, says) in [
        (100, None),
        (101, Some("And 1 more place,")),
        (103, Some("And 3 more places,")),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        tool::copy(&project("one"), folder.path());
        let places = folder.path().join("sightings/places.toml");
        let mut written = fs::read_to_string(&places).expect("places");
        for nth in 1..count {
            written.push_str(&format!(
                "\n[[place]]\nid = \"village-{nth}\"\nname = \"Village {nth}\"\n"
            ));
        }
        fs::write(&places, written).expect("places");
        let page = tool::page(folder.path(), tool::TODAY, "heat-map/embed.html");
        assert_eq!(
            page.matches("<th scope=\"row\"><a ").count(),
            100,
            "{count}"
        );
        assert_eq!(page.contains(" more place"), says.is_some(), "{count}");
        assert!(says.is_none_or(|says| page.contains(says)), "{count}");
    }
}

/// Where the only sighting is taken back, frames stay whole and say that nobody has reported anything.
#[test]
fn what_is_taken_back_leaves_nothing_in_a_frame() {
    let folder = tempfile::tempdir().expect("a folder");
    tool::copy(&project("one"), folder.path());
    for (path, _) in tool::files(folder.path()) {
        if path.ends_with("keys-with-the-baker.md") {
            fs::write(
                folder.path().join(path),
                "+++\nwithdrawn = 2022-02-01\n+++\n",
            )
            .expect("a file");
        }
    }
    let before = tool::tree(&project("one"), tool::TODAY);
    let after = tool::tree(folder.path(), tool::TODAY);
    let embeds = |tree: &BTreeMap<String, Vec<u8>>| -> BTreeSet<String> {
        let paths = tree.keys().filter(|path| path.ends_with("/embed.html"));
        paths.cloned().collect()
    };
    assert_eq!(embeds(&before), embeds(&after));
    for path in embeds(&after) {
        assert!(text(&before[&path]).contains("1 sighting, told"), "{path}");
        let html = text(&after[&path]);
        assert!(html.contains("Nobody has reported anything yet."), "{path}");
        assert!(!html.contains("<table") && !html.contains("told"), "{path}");
    }
}

/// The line that a page shows to be copied, as it comes out of the browser.
fn line(page: &str) -> Option<String> {
    let (_, behind) = page.split_once("<textarea id=\"embed-line\" rows=\"6\" readonly>")?;
    let (line, _) = behind.split_once("</textarea>").expect("it ends");
    // Of its characters none is written but as itself or as one of these.
    let line = line
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"");
    Some(
        line.replace("&#x27;", "\'")
            .replace("&#39;", "\'")
            .replace("&amp;", "&"),
    )
}

/// The attributes of the one element that the line is.
fn attributes(line: &str) -> BTreeMap<String, String> {
    let tags = Tokenizer::new(Tags::default(), Default::default());
    let input = BufferQueue::default();
    input.push_back(line.into());
    let _ = tags.feed(&input);
    tags.end();
    let mut tags = tags.sink.0.into_inner();
    assert_eq!(tags.len(), 1, "{line}");
    let tag = tags.remove(0);
    assert_eq!(&*tag.name, "iframe");
    let attributes = tag.attrs.into_iter();
    attributes
        .map(|one| (one.name.local.to_string(), one.value.to_string()))
        .collect()
}

#[derive(Default)]
struct Tags(std::cell::RefCell<Vec<Tag>>);

impl TokenSink for Tags {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        if let Token::TagToken(tag) = token
            && tag.kind == TagKind::StartTag
        {
            self.0.borrow_mut().push(tag);
        }
        TokenSinkResult::Continue
    }
}
