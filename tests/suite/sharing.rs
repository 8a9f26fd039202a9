//! What pages tell programs of themselves, and those who are sent them.

use std::cell::Cell;
use std::fs;
use std::path::Path;

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer,
};
use serde_json::{Value, json};

use crate::tool;

const SCRIPT: &str = "<script type=\"application/ld+json\">";

fn golden(site: &str) -> std::path::PathBuf {
    tool::repository()
        .join("tests/sites")
        .join(site)
        .join("project")
}

/// The facts of a page, read as a browser cuts them out: up to the first end of the element.
fn facts(page: &str) -> Option<Value> {
    let (_, behind) = page.split_once(SCRIPT)?;
    let (json, _) = behind.split_once("</script").expect("it ends");
    Some(serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}")))
}

fn property<'p>(page: &'p str, name: &str) -> Option<&'p str> {
    let (_, behind) = page.split_once(&format!("<meta property=\"{name}\" content=\""))?;
    behind.split('"').next()
}

#[test]
fn a_sighting_is_an_article_with_its_place_and_its_pictures() {
    let tree = tool::tree(&golden("pictures"), tool::TODAY);
    let page = str::from_utf8(&tree["sightings/shared-garden.html"]).expect("text");
    let told = facts(page).expect("facts");
    assert_eq!(told["@context"], "https://schema.org");
    assert_eq!(told["@type"], "Article");
    assert_eq!(told["headline"], "Neighbours share a garden");
    assert_eq!(told["dateCreated"], "2020-05-02");
    let address = "https://observatory.example/sightings/shared-garden.html";
    assert_eq!(told["url"], address);
    assert_eq!(told["keywords"], json!(["From doubting to trusting"]));
    let place = json!({
        "@type": "Place",
        "name": "Mill Lane",
        "geo": { "@type": "GeoCoordinates", "latitude": 53.8, "longitude": -1.5 },
    });
    assert_eq!(told["contentLocation"], place);
    let pictures = told["image"].as_array().expect("pictures");
    assert_eq!(pictures.len(), 3);
    for picture in pictures {
        let picture = picture.as_str().expect("an address");
        let path = picture
            .strip_prefix("https://observatory.example/")
            .expect("ours");
        assert!(tree.contains_key(path), "{path}");
    }
    assert_eq!(property(page, "og:type"), Some("article"));
    assert_eq!(property(page, "og:url"), Some(address));
    assert_eq!(property(page, "og:image"), pictures[0].as_str());
    assert_eq!(property(page, "og:image:width"), Some("1280"));
    assert_eq!(
        property(page, "og:image:alt"),
        Some("The beds in June, before the rain")
    );
}

#[test]
fn the_data_are_a_dataset_of_files_that_are_there() {
    let tree = tool::tree(&golden("typical"), tool::TODAY);
    let page = str::from_utf8(&tree["data/index.html"]).expect("text");
    let told = facts(page).expect("facts");
    assert_eq!(told["@type"], "Dataset");
    let files = told["distribution"].as_array().expect("files");
    assert_eq!(files.len(), 7);
    let base = told["isPartOf"]["url"]
        .as_str()
        .expect("the site's address");
    for file in files {
        let path = file["contentUrl"]
            .as_str()
            .and_then(|address| address.strip_prefix(base));
        assert!(tree.contains_key(path.expect("ours")), "{file}");
    }
    let home = facts(str::from_utf8(&tree["index.html"]).expect("text")).expect("facts");
    assert_eq!(home["@type"], "WebSite");
    assert_eq!(home["url"], base);
}

#[test]
fn what_somebody_writes_never_ends_the_element_that_it_stands_in() {
    let folder = tempfile::tempdir().expect("a folder");
    tool::copy(&golden("one"), folder.path());
    let title = "</script><script>alert(1)</script><!-- & \u{2028} ]]>";
    let written = format!("title = '''{title}'''");
    replace(folder.path(), &written);
    let page = tool::page(
        folder.path(),
        tool::TODAY,
        "sightings/keys-with-the-baker.html",
    );
    assert_eq!(facts(&page).expect("facts")["headline"], title);
    let scripts = Tokenizer::new(Scripts::default(), Default::default());
    let input = BufferQueue::default();
    input.push_back(page.as_str().into());
    let _ = scripts.feed(&input);
    scripts.end();
    assert_eq!(scripts.sink.0.get(), 1, "one script, and that is data");
}

/// Counts the scripts of a page as a browser finds them: what stands in one is read as it reads that.
#[derive(Default)]
struct Scripts(Cell<usize>);

impl TokenSink for Scripts {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(Tag {
                kind: TagKind::StartTag,
                name,
                ..
            }) if &*name == "script" => {
                self.0.set(self.0.get() + 1);
                TokenSinkResult::RawData(RawKind::ScriptData)
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

/// Gives the one sighting of the project another title.
fn replace(project: &Path, title: &str) {
    for (path, bytes) in tool::files(project) {
        if path.ends_with("keys-with-the-baker.md") {
            let text = String::from_utf8(bytes).expect("text");
            let line = text
                .lines()
                .find(|line| line.starts_with("title"))
                .expect("a title");
            fs::write(project.join(path), text.replace(line, title)).expect("a title");
        }
    }
}
