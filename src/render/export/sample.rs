//! A small observatory for the tests of the exports: it goes the whole way from bytes to a site.

use crate::model::{Choice, assemble};
use crate::project;
use crate::site::{Parts, Site};
use crate::source::{self, Input, Inputs};

const SETTINGS: &str = "title = \"Small “Observatory”\"\n\
                        description = \"For tests.\"\n\
                        licence = \"CC BY 4.0\"\n\
                        base_url = \"https://example.org/small\"\n";

const WORDS: [(&str, &str); 5] = [
    (
        "shifts",
        "[[shift]]\nfrom = 'doubting'\nto = 'trusting'\n\
         [[shift]]\nfrom = 'controlling'\nto = 'enabling'\n",
    ),
    (
        "places",
        "[[place]]\nid = 'everywhere'\nname = 'Everywhere'\n\
         [[place]]\nid = 'wigan'\nname = 'Wigan'\nlat = 53.55\nlon = -2.63\n\
         [[place]]\nid = 'leeds'\nname = 'Leeds & “Loiners”'\nwithin = 'everywhere'\nlat = 53.80\nlon = -1.55\n\
         [[place]]\nid = 'mill-lane'\nname = 'Mill Lane'\nwithin = 'leeds'\n",
    ),
    ("themes", "[[theme]]\nid = 'food'\nname = 'Food'\n"),
    (
        "parties",
        "[[party]]\nid = 'neighbours'\nname = 'Neighbours'\n\
         [[party]]\nid = 'councils'\nname = 'Councils'\n",
    ),
    (
        "conditions",
        "[[condition]]\nid = 'time'\nname = 'Time'\n[[condition]]\nid = 'money'\nname = 'Money'\n",
    ),
];

/// Every key that a published sighting can have.
const FULL: &str = r#"+++
title = "=SUM(1,2) \"Café\" 🌻"
date = 2020-09-17
place = "mill-lane"
shifts = ["trusting-to-doubting", "controlling-to-enabling"]
known = "saw"
since = "2019-05"
themes = ["food"]
summary = "-5 degrees"
between = ["neighbours", "councils"]
working = "well"
said_by = ["living-it", "onlooker"]
ties = { linking = "weaker", bonding = "steady" }
helped = ["time"]
hindered = ["money"]
left_out = """
@those, who "work"
at night"""
observer = "'Twas me"
sources = [
  "https://example.org/a?b=1&c=2",
  { title = "Notes, \"final\"" },
  { url = "http://example.org/", title = "Both" },
]
permission = "already-public"
permission_until = 2099-01-01
lang = "cy"
related = [
  { id = "unfinished", how = "differs" },
  { id = "plain", how = "supports" },
  { id = "gone", how = "continues" },
]
was = ["first-name"]
ask_again = "2021-09"
draft = false
allow = [{ rule = "personal-data", why = "a public line" }]
[[followups]]
date = 2021-06-01
status = "came-back"
note = "Back again"
said_by = ["onlooker"]
[[followups]]
date = 2021
status = "faded"
[[replies]]
by = "The council"
date = 2021-07-01
text = "Not so."
+++

- first
- second, with a "quote"

日本語 and العربية
"#;

/// No more than what is needed, and keys that are there and say nothing.
const PLAIN: &str = "+++\r\ntitle = 'Plain'\r\ndate = '2020-09'\r\nplace = 'leeds'\r\n\
                     shifts = []\r\nstill = ['doubting']\r\nknown = ''\r\nsummary = \" \"\r\n\
                     +++\r\nNothing more.\r\n";

const WHAT_IF: &str = "+++\ntitle = 'What if'\ndate = 2020\nplace = 'everywhere'\n\
                       shifts = ['doubting-to-trusting', 'trusting-to-doubting']\nknown = 'view'\n\
                       +++\n+1\n";

const UNFINISHED: &str = "+++\ntitle = 'Unfinished'\ndate = 2021\nplace = 'leeds'\n\
                          shifts = ['doubting-to-trusting']\ndraft = true\n+++\nTo be told.\n";

const GONE: &str = "+++\nwithdrawn = 2022-02-01\n+++\n";

/// Three sightings with a page, one of them a view; a draft and a withdrawn one without.
pub(super) fn site() -> Site {
    filled(false)
}

/// The same with the draft among them.
pub(super) fn with_drafts() -> Site {
    filled(true)
}

/// No words and no sightings.
pub(super) fn empty() -> Site {
    build("title = 'Empty'\n", Vec::new(), false)
}

fn filled(drafts: bool) -> Site {
    let words = WORDS.map(|(name, text)| Input::new(format!("sightings/{name}.toml"), text));
    let sightings = [
        ("full", FULL),
        ("gone", GONE),
        ("plain", PLAIN),
        ("unfinished", UNFINISHED),
        ("what-if", WHAT_IF),
    ];
    let sightings = sightings.map(|(id, text)| Input::new(format!("sightings/{id}.md"), text));
    build(
        SETTINGS,
        words.into_iter().chain(sightings).collect(),
        drafts,
    )
}

fn build(settings: &str, files: Vec<Input>, drafts: bool) -> Site {
    let settings = project::settings(&Input::new("observatory.toml", settings));
    let inputs = Inputs {
        files,
        ..Inputs::default()
    };
    let (read, findings) = source::parse(&inputs);
    assert!(!findings.has_errors(), "{findings:?}");
    let choice = Choice {
        today: None,
        drafts,
    };
    let assembled = assemble(read, choice);
    assert!(!assembled.findings.has_errors(), "{:?}", assembled.findings);
    let settings = settings.expect("sound settings");
    Site::new(Parts::plain(settings, assembled.observatory), None)
}
