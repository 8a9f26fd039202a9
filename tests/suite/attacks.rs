//! Attacks on the Markdown stage: takes what a hostile account could hold, and sees that nothing of it comes out but words.

use std::collections::HashMap;

use observatory::markdown::{Kind, plain, survey};
use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_oneof};
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};

use crate::fuzzed::targets::judge::{balanced, judge, sanitised, tags, unlike, written};

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

/// The texts that whole sites are tested with, too.
fn corpus() -> Vec<String> {
    let text = include_str!("../hostile/payloads.json");
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
