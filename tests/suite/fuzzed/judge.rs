//! Whether nothing of an account comes out but words: takes an account, gives what is wrong with its HTML.
//!
//! Two judges look at it. One knows every tag that may be written, to the letter. The other is an independent sanitiser that
//! knows only which elements, attributes and schemes are allowed: it parses the result as a browser does, and must find
//! nothing to change. The attacks of `tests/suite/attacks.rs` come before them, and whatever `fuzz/` makes.

use std::collections::{HashMap, HashSet};

use ammonia::{Builder, UrlRelative};
use observatory::markdown::{Destination, Shown, html, plain, survey};

pub(crate) fn written(markdown: &str) -> String {
    let resolve = |address: &str| match address.contains("nowhere") {
        true => Destination::Nowhere,
        false => Destination::To(address.to_owned()),
    };
    html(markdown, &resolve, &|_| Some(picture()))
}

/// What every picture is here.
fn picture() -> Shown {
    let version = |width| (format!("hall/hall-{width}.jpg"), width);
    Shown {
        versions: vec![version(640), version(1280)],
        width: 1280,
        height: 960,
        alt: UNDESCRIBED.to_owned(),
    }
}

const UNDESCRIBED: &str = "Nobody \"has\" <described> it";

/// Both judges, and what must hold of any account whatever it holds.
pub(crate) fn judge(markdown: &str) -> Result<(), String> {
    let html = written(markdown);
    let seen = |what: &str| format!("{what}\n  account: {markdown:?}\n  html: {html:?}");
    let tags = tags(&html).map_err(|tag| seen(&format!("a tag of nobody's: {tag:?}")))?;
    balanced(&tags).map_err(|tag| seen(&format!("out of place: {tag:?}")))?;
    unlike(&tags).map_err(|id| seen(&format!("an id twice, or a link to none: {id:?}")))?;
    let control = |c: char| c.is_control() && c != '\n' && c != '\t';
    if html.contains(control) {
        return Err(seen("a control character"));
    }
    let clean = sanitised(&html);
    if clean != html.replace('\u{a0}', "&nbsp;") {
        return Err(seen(&format!("the sanitiser made it {clean:?}")));
    }
    let survey = survey(markdown);
    let links = survey.links.iter().map(|link| &link.span);
    let images = survey.images.iter().map(|image| &image.span);
    for range in links.chain(images).chain(&survey.raw_html) {
        if markdown.get(range.clone()).is_none_or(str::is_empty) {
            return Err(seen(&format!("no such range: {range:?}")));
        }
    }
    if !survey.raw_html.is_sorted_by(|a, b| a.end <= b.start) {
        return Err(seen("raw HTML out of order"));
    }
    // Notes come last on the page, so the order is not the same.
    let words = |text: &str| {
        let mut letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        letters.sort_unstable();
        letters.into_iter().collect::<String>()
    };
    let (plain, shown) = (words(&plain(markdown)), words(&shown(&html)));
    if plain != shown {
        return Err(seen(&format!("{plain:?} are not the words {shown:?}")));
    }
    Ok(())
}

/// The tags of our own HTML, or the first that is none of those that we write.
pub(crate) fn tags(html: &str) -> Result<Vec<&str>, &str> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let end = rest[start..].find('>').ok_or(rest)?;
        let tag = &rest[start + 1..start + end];
        if !is_ours(tag) {
            return Err(tag);
        }
        tags.push(tag);
        rest = &rest[start + end + 1..];
    }
    Ok(tags)
}

fn is_ours(tag: &str) -> bool {
    const PLAIN: &str = "p blockquote pre code ul ol li table thead tbody tr td em strong del sup \
                         br hr";
    let name = tag.strip_prefix('/').unwrap_or(tag);
    if PLAIN.split_whitespace().any(|plain| plain == name) {
        return true;
    }
    if ["/a", "/th", "/section", "/h3", "/h4", "/h5", "/h6"].contains(&tag) {
        return true;
    }
    let Some((name, attributes)) = tag.split_once(' ') else {
        return false;
    };
    let parts: Vec<&str> = attributes.split('"').collect();
    let names: String = parts.iter().step_by(2).copied().collect();
    let allowed: &[&str] = match name {
        "a" => &[
            "href=",
            "href= rel=",
            "href= aria-label=",
            "href= id= aria-label=",
        ],
        "h3" | "h4" | "h5" | "h6" | "li" => &["id="],
        "code" | "td" => &["class="],
        "th" => &["scope=", "scope= class="],
        "ol" => &["start="],
        "section" => &["class= aria-label= tabindex=", "class= aria-label="],
        "img" => &["src= srcset= sizes= width= height= loading= alt="],
        _ => &[],
    };
    let values = parts.iter().skip(1).step_by(2);
    if name == "img" {
        // The last are the words, which may be any.
        let own: Vec<&str> = values.copied().take(6).collect();
        let known = "hall/hall-1280.jpg|hall/hall-640.jpg 640w, hall/hall-1280.jpg 1280w|(min-width: 45em) 40rem, \
                     100vw|1280|960|lazy";
        return allowed.contains(&names.as_str()) && own.join("|") == known;
    }
    let values_are_plain = values.clone().all(|value| {
        let colon = value.split(['/', '?', '#']).next().unwrap_or_default();
        match colon.split_once(':') {
            Some((scheme, _)) => ["http", "https", "mailto"]
                .iter()
                .any(|allowed| scheme.eq_ignore_ascii_case(allowed)),
            None => !value.starts_with("//"),
        }
    });
    allowed.contains(&names.as_str()) && values_are_plain
}

/// Every element ends where it must, and stands only where HTML lets it.
pub(crate) fn balanced<'a>(tags: &[&'a str]) -> Result<(), &'a str> {
    let mut open: Vec<&str> = Vec::new();
    for &tag in tags {
        let name = tag.split(' ').next().unwrap_or_default();
        if let Some(name) = name.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(tag);
            }
            continue;
        }
        let parent = open.last().copied().unwrap_or("main");
        let inside = |names: &[&str]| open.iter().any(|name| names.contains(name));
        let fits = match name {
            "li" => ["ul", "ol"].contains(&parent),
            "tr" => ["thead", "tbody"].contains(&parent),
            "td" | "th" => parent == "tr",
            "thead" | "tbody" => parent == "table",
            "table" => parent == "section",
            "a" => !inside(&["a"]),
            "em" | "strong" | "del" | "sup" | "code" | "br" | "img" => {
                !inside(&["table"]) || inside(&["td", "th"])
            }
            _ => !inside(&["p", "h3", "h4", "h5", "h6", "a", "pre", "table", "em"]),
        };
        if !fits || ["ul", "ol"].contains(&parent) && name != "li" {
            return Err(tag);
        }
        if !["br", "hr", "img"].contains(&name) {
            open.push(name);
        }
        if open.len() > 48 {
            return Err(tag);
        }
    }
    open.last().map_or(Ok(()), |tag| Err(*tag))
}

/// No id stands twice, all are ours, and every `#` address leads to one.
pub(crate) fn unlike<'a>(tags: &[&'a str]) -> Result<(), &'a str> {
    let values = |name: &'static str| {
        tags.iter().filter_map(move |tag| {
            let (_, value) = tag.split_once(name)?;
            value.split('"').next()
        })
    };
    let mut ids = HashSet::new();
    for id in values(" id=\"") {
        if !id.starts_with("account-") || !ids.insert(id) {
            return Err(id);
        }
    }
    let mut leading = values(" href=\"").filter_map(|address| address.strip_prefix('#'));
    leading.find(|id| !ids.contains(id)).map_or(Ok(()), Err)
}

/// What a page shows: the text of our own HTML without what we put in ourselves.
fn shown(html: &str) -> String {
    let mut shown = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        shown.push_str(&rest[..start]);
        rest = &rest[start..];
        if let Some(tag) = rest.strip_prefix("<img ") {
            let words = tag
                .split("alt=\"")
                .nth(1)
                .and_then(|words| words.split('"').next());
            let words = words.unwrap_or_default().replace("&quot;", "\"");
            if words != UNDESCRIBED.replace('<', "&lt;").replace('>', "&gt;") {
                shown.push_str(&words);
            }
        }
        let own = if rest.starts_with("<sup>") {
            rest.find("</sup>")
        } else if rest.contains("aria-label=\"Back") && rest.starts_with("<a href=\"#account-note")
        {
            rest.find("</a>")
        } else {
            Some(0)
        };
        rest = &rest[own.unwrap_or_default()..];
        rest = &rest[rest.find('>').map_or(rest.len(), |end| end + 1)..];
    }
    shown.push_str(rest);
    let shown = shown.replace(['☐', '☑'], "");
    let shown = shown.replace("&lt;", "<").replace("&gt;", ">");
    shown.replace("&amp;", "&")
}

pub(crate) fn sanitised(html: &str) -> String {
    let tags = "p h3 h4 h5 h6 blockquote pre code ul ol li section table thead tbody tr th td em \
                strong del a sup br hr img";
    let attributes: HashMap<&str, HashSet<&str>> = [
        ("a", "href rel id aria-label"),
        ("h3", "id"),
        ("h4", "id"),
        ("h5", "id"),
        ("h6", "id"),
        ("li", "id"),
        ("code", "class"),
        ("td", "class"),
        ("th", "class scope"),
        ("ol", "start"),
        ("img", "src srcset sizes width height loading alt"),
        ("section", "class aria-label tabindex"),
    ]
    .into_iter()
    .map(|(tag, names)| (tag, names.split(' ').collect()))
    .collect();
    Builder::new()
        .tags(tags.split_whitespace().collect())
        .clean_content_tags(["script", "style"].into())
        .tag_attributes(attributes)
        .generic_attributes(HashSet::new())
        .url_schemes(["http", "https", "mailto"].into())
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .clean(html)
        .to_string()
}
