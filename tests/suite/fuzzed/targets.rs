//! What must hold of any bytes at all: a function for each thing that reads what strangers send. The tests call them with
//! the committed cases and with bytes made up anew; `fuzz/` calls them with what cargo-fuzz finds. Each panics where what
//! must hold does not.

// Named, because `fuzz/` takes this file from elsewhere.
#[path = "judge.rs"]
pub(crate) mod judge;

use std::sync::{Arc, OnceLock};

use observatory::check;
use observatory::colour::Palette;
use observatory::date::Date;
use observatory::diagnostic::{
    Colour, Findings, SourceText, github, human, json, mended, sarif, summary,
};
use observatory::geography::{self, Base, boundaries};
use observatory::import::{self, Kind};
use observatory::language::{Argument, Language};
use observatory::model::{self, Assembled, Choice};
use observatory::personal;
use observatory::picture::{self, cleaned, examine, published};
use observatory::project;
use observatory::render::Renderer;
use observatory::serve::request_path::site_path;
use observatory::site::{Assets, Parts, Site};
use observatory::source::{self, Input, Inputs};
use observatory::theme::Theme;

/// Panics where what must hold of these bytes does not.
pub(crate) type Hold = fn(&[u8]);

/// All of them, by the names of their folders in `tests/fuzzed/`.
pub(crate) const TARGETS: [(&str, Hold); 10] = [
    ("front_matter", front_matter),
    ("sighting", sighting),
    ("words", words),
    ("language", language_file),
    ("markdown", markdown),
    ("table", table),
    ("issue", issue),
    ("geojson", geojson),
    ("picture", picture),
    ("request_path", request_path),
];

const PLACES: &str = "[[place]]\nid = \"leeds\"\nname = \"Leeds\"\nlat = 53.8\nlon = -1.5\n[[place]]\nid = \"mill\"\nname = \"Mill\"\nwithin = \"leeds\"\n";
const SHIFTS: &str =
    "[[shift]]\nfrom = \"doubting\"\nto = \"trusting\"\n[[shift]]\nfrom = \"me\"\nto = \"we\"\n";
const THEMES: &str = "[[theme]]\nid = \"care\"\nname = \"Care\"\n";
const PARTIES: &str = "[[party]]\nid = \"peers\"\nname = \"Peers\"\n[[party]]\nid = \"council\"\nname = \"The council\"\n";
const CONDITIONS: &str = "[[condition]]\nid = \"time\"\nname = \"Time\"\n";

/// A project of lists of words, and these files.
fn inputs(files: Vec<Input>) -> Inputs {
    let lists = [
        ("conditions", CONDITIONS),
        ("parties", PARTIES),
        ("places", PLACES),
        ("shifts", SHIFTS),
        ("themes", THEMES),
    ];
    let mut all = files;
    for (name, text) in lists {
        let path = format!("sightings/{name}.toml");
        if !all.iter().any(|input| *input.path == *path) {
            all.push(Input::new(path, text.as_bytes()));
        }
    }
    all.sort_by(|a, b| a.path.cmp(&b.path));
    Inputs {
        files: all,
        ..Inputs::default()
    }
}

/// Whatever is wrong stands within its file, can be told in every form, and a mend stays in its line.
fn are_told(findings: &Findings) {
    for found in findings {
        let text = found.source.text();
        assert!(
            found.span.start <= found.span.end && found.span.end <= text.len(),
            "{found:?}"
        );
        assert!(text.is_char_boundary(found.span.start), "{found:?}");
        if let Some(fix) = &found.fix {
            assert!(!fix.replacement.contains('\n'), "{fix:?}");
            mended(text, &[fix]);
        }
    }
    human(findings, Colour::Plain);
    json(findings);
    sarif(findings, check::rules(), "");
    github(findings, &|_| true, "");
    summary(findings, 3, &|_| true, "", 1 << 20);
}

fn assembled(inputs: &Inputs) -> Assembled {
    let (drafts, mut findings) = source::parse(inputs);
    let mut assembled = model::assemble(
        drafts,
        Choice {
            today: Date::parse("2026-06-01").map(Date::first_day),
            drafts: true,
        },
    );
    findings.extend(assembled.findings);
    findings.extend(check::check(&assembled.observatory, None));
    findings.sort();
    are_told(&findings);
    assembled.findings = findings;
    assembled
}

/// The head of a sighting, with its fences and an account around it.
pub(crate) fn front_matter(bytes: &[u8]) {
    let file = [b"+++\n".as_slice(), bytes, b"\n+++\nSeen.\n"].concat();
    sighting(&file);
}

/// The whole file of a sighting: read, checked, and, where it has no fault, published.
pub(crate) fn sighting(bytes: &[u8]) {
    let Assembled {
        observatory,
        findings,
    } = assembled(&inputs(vec![Input::new("sightings/a.md", bytes)]));
    if findings.has_errors() {
        return;
    }
    let (palette, _) = Palette::of(settings().colours);
    let parts = Parts {
        settings: settings(),
        language: Arc::clone(language()),
        observatory,
        boundaries: None,
        assets: Assets::new(theme().assets(), &palette),
        mount: None,
    };
    let renderer = Renderer::new(Site::new(parts, None), Arc::clone(theme()));
    for path in [
        "sightings/a.html",
        "index.html",
        "feed.xml",
        "data/sightings.csv",
        "data/sightings.json",
        "search.html",
    ] {
        let Some((path, page)) = renderer.site().plan.entry(path) else {
            continue;
        };
        let mut page_bytes = Vec::new();
        renderer
            .render(path, page, &mut page_bytes)
            .unwrap_or_else(|error| panic!("{path}: {error:?}"));
        let text = std::str::from_utf8(&page_bytes).expect("what is published is UTF-8");
        assert!(
            !path.as_str().ends_with(".html") || text.ends_with("</html>\n"),
            "{path}"
        );
        if path.as_str().ends_with(".json") {
            serde_json::from_str::<serde_json::Value>(text)
                .unwrap_or_else(|error| panic!("{path}: {error}"));
        }
    }
}

fn theme() -> &'static Arc<Theme> {
    static THEME: OnceLock<Arc<Theme>> = OnceLock::new();
    THEME.get_or_init(|| {
        let theme = Theme::new(&[], language());
        Arc::new(theme.unwrap_or_else(|_| panic!("the built-in theme is sound")))
    })
}

fn language() -> &'static Arc<Language> {
    static LANGUAGE: OnceLock<Arc<Language>> = OnceLock::new();
    LANGUAGE.get_or_init(|| Arc::new(Language::english()))
}

fn settings() -> project::Settings {
    let text = b"title = \"Our street\"\nbase_url = \"https://street.example/\"\n";
    project::settings(&Input::new("observatory.toml", text))
        .unwrap_or_else(|_| panic!("it is sound"))
}

/// The configuration, and each list of words, and the observatory's own wording.
pub(crate) fn words(bytes: &[u8]) {
    if let Err(findings) = project::settings(&Input::new("observatory.toml", bytes)) {
        are_told(&findings);
    }
    let seen = "+++\ntitle = \"x\"\ndate = 2020\nplace = \"leeds\"\nshifts = [\"me-to-we\"]\nknown = \"saw\"\n+++\nSeen.\n";
    for list in [
        "conditions",
        "parties",
        "places",
        "shifts",
        "themes",
        "wording",
    ] {
        assembled(&inputs(vec![
            Input::new("sightings/a.md", seen.as_bytes()),
            Input::new(format!("sightings/{list}.toml"), bytes),
        ]));
    }
}

/// The words of the pages in a language of their own, and laid over those that are built in: what is read without a fault
/// says every message that pages ask for, with nothing of what is put in as markup.
pub(crate) fn language_file(bytes: &[u8]) {
    for tag in ["en", "fr"] {
        let toml = format!("title = \"Our street\"\nlanguage = \"{tag}\"\n");
        let settings = project::settings(&Input::new("observatory.toml", toml.as_bytes()))
            .unwrap_or_else(|_| panic!("it is sound"));
        let file = Input::new(format!("templates/languages/{tag}.ftl"), bytes);
        match Language::of(&settings, &[file]) {
            Err(findings) => {
                assert!(findings.has_errors(), "it is refused without a word");
                are_told(&findings);
            }
            Ok((language, findings)) => {
                are_told(&findings);
                // The others are said as they are without this file.
                let text = String::from_utf8_lossy(bytes);
                for (id, asks) in english().iter().filter(|(id, _)| text.contains(id)) {
                    says(&language, id, asks);
                }
            }
        }
    }
}

fn says(language: &Language, id: &str, asks: &[&str]) {
    if asks.is_empty() {
        language.text(id);
    }
    for count in [0, 1, 2, 3, 6, 12_345] {
        let with = |value: Argument<'static>| -> Vec<(&str, Argument<'_>)> {
            asks.iter().map(|name| (*name, value.clone())).collect()
        };
        language.say(id, &with(count.into()));
        let marked = language
            .marked(id, &with("\"'><x>".into()))
            .unwrap_or_else(|why| panic!("{id}: {why}"));
        assert!(!marked.words.contains("<x>"), "{id}: {}", marked.words);
    }
}

/// Every message that pages ask for, with what is put into it.
fn english() -> &'static [(&'static str, Vec<&'static str>)] {
    static ENGLISH: OnceLock<Vec<(&str, Vec<&str>)>> = OnceLock::new();
    ENGLISH.get_or_init(|| {
        let text = include_str!("../../../templates/languages/en.ftl");
        let mut messages: Vec<(&str, Vec<&str>)> = Vec::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let words = match line.split_once('=') {
                Some((name, words)) if !line.starts_with(' ') => {
                    messages.push((name.trim(), Vec::new()));
                    words
                }
                _ => line,
            };
            let asks = words.split('$').skip(1).map(|rest| {
                rest.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')
                    .next()
                    .unwrap_or_default()
            });
            if let Some((_, known)) = messages.last_mut() {
                known.extend(asks);
            }
        }
        messages
    })
}

/// An account: nothing of it comes out but words.
pub(crate) fn markdown(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    judge::judge(text).unwrap_or_else(|why| panic!("{why}"));
    for find in personal::find(text) {
        assert!(
            text.get(find.span.clone()).is_some(),
            "{find:?} of {text:?}"
        );
    }
}

/// A table that is imported: what it comes to can be read again as files.
pub(crate) fn table(bytes: &[u8]) {
    let Ok(source) = import::text("table.csv", bytes, Kind::Table) else {
        return;
    };
    let mut findings = Findings::default();
    let told = import::table(&source, &[], &mut findings);
    planned(&source, told, findings);
}

/// The text of an issue that is imported.
pub(crate) fn issue(bytes: &[u8]) {
    let Ok(source) = import::text("issue.md", bytes, Kind::Form) else {
        return;
    };
    let observatory = assembled(&inputs(Vec::new())).observatory;
    let (mut findings, mut remarks) = (Findings::default(), Vec::new());
    let told = import::form(
        &source,
        &observatory,
        Date::parse("2020"),
        &mut findings,
        &mut remarks,
    );
    planned(&source, vec![told], findings);
}

fn planned(source: &Arc<SourceText>, told: Vec<import::Told>, mut findings: Findings) {
    let before = inputs(Vec::new());
    let plan = import::plan(source, told, &before, false, &mut findings);
    are_told(&findings);
    let mut files = Vec::new();
    for file in &plan.files {
        let name = file.path.strip_prefix("sightings/").expect("a sighting");
        assert!(
            !name.contains("..") && name.ends_with(".md"),
            "{}",
            file.path
        );
        // Nothing of a cell ends the front matter, or begins another.
        assert!(file.text.starts_with("+++\n"), "{}", file.text);
        files.push(Input::new(file.path.as_str(), file.text.as_bytes()));
    }
    let (drafts, mut found) = source::parse(&inputs(files));
    found.extend(model::assemble(drafts, Choice::default()).findings);
    for fault in &found {
        assert!(
            fault.rule.code != "syntax" && fault.rule.code != "front-matter",
            "{fault:?}"
        );
    }
    are_told(&plan.told_of(&found));
}

/// Boundaries of a map: whatever is read can be drawn.
pub(crate) fn geojson(bytes: &[u8]) {
    if let Ok(read) = boundaries(bytes) {
        geography::fit(&[], Base::Own(&read));
    }
}

/// The file of a picture: what it tells is found, taken out, and in nothing that is published.
pub(crate) fn picture(bytes: &[u8]) {
    // Dots cost time, and are not what is sought here.
    const FEW: u64 = 1 << 20;
    for name in ["a.jpg", "a.png", "a.webp"] {
        if let Ok(told) = picture::told(bytes) {
            told.anything();
        }
        if let Ok(clean) = cleaned(bytes) {
            let again = cleaned(&clean).expect("what was cleaned is a picture");
            assert_eq!(again, clean, "cleaning it again changes nothing");
        }
        let Ok(is) = examine(name, bytes) else {
            continue;
        };
        let widest = is.widest();
        if u64::from(widest.width) * u64::from(widest.height) > FEW || bytes.len() > 1 << 16 {
            continue;
        }
        for version in is.versions() {
            if let Ok(made) = published(&is, bytes, version) {
                let told = picture::told(&made).expect("what is published is a picture");
                assert!(!told.anything(), "it tells {told:?}");
            }
        }
    }
}

/// What a request asks the preview for: a path below the site, or nothing.
pub(crate) fn request_path(bytes: &[u8]) {
    let raw = String::from_utf8_lossy(bytes);
    let Ok(path) = site_path(&raw) else {
        return;
    };
    assert!(!path.contains(['\0', '\\']), "{raw:?}");
    assert!(path.split('/').all(|step| step != ".."), "{raw:?}");
}
