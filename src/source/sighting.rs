//! One sighting's file, read by itself: every key checked for its form, no word yet looked up.

use std::ops::Range;
use std::sync::Arc;

use url::Url;

use crate::date::Date;
use crate::diagnostic::{Findings, SourceText};
use crate::document::{self, At, Item, Table};
use crate::faults;
use crate::faults::{ANSWERABLE, bad_address, misplaced, missing_key, too_large, unknown_word};
use crate::markdown::{Survey, Surveyed};
use crate::source::{LARGEST_BODY, Spans, front_matter, personal_data, vocabulary};
use crate::words::{
    Known, Permission, Relation, SaidBy, Status, Tie, TieChange, Word as _, Working,
};

/// Stands where an account will be written: whoever publishes it has written none.
pub const PLACEHOLDER: &str = "Write here, in a few plain sentences, what you noticed: between whom, what changed, and how you know.";

/// What a file turned out to be.
#[derive(Debug, Clone)]
pub enum Draft {
    /// A sighting.
    Sighting(Box<SightingDraft>),
    /// A sighting that was taken back.
    Withdrawal(Withdrawal),
}

impl Draft {
    /// Its id.
    pub fn id(&self) -> &str {
        match self {
            Self::Sighting(draft) => &draft.id,
            Self::Withdrawal(draft) => &draft.id,
        }
    }

    /// When it was noticed or withdrawn; none where that can't be read.
    pub fn date(&self) -> Option<Date> {
        match self {
            Self::Sighting(draft) => draft.date,
            Self::Withdrawal(draft) => draft.date,
        }
    }
}

/// A file with `withdrawn`: nothing else in it is looked at.
#[derive(Debug, Clone)]
pub struct Withdrawal {
    /// The file.
    pub source: Arc<SourceText>,
    /// Its id.
    pub id: String,
    /// Whether a fault was found in it.
    pub is_broken: bool,
    /// When it was withdrawn; none where that can't be read.
    pub date: Option<Date>,
    /// What else is left in the file: the names, and where the first stands.
    pub left: Option<(Vec<String>, Range<usize>)>,
}

/// A sighting as its file tells it. A key that is not there or could not be read is none or empty.
#[derive(Debug, Clone)]
pub struct SightingDraft {
    /// The file.
    pub source: Arc<SourceText>,
    /// Its id: the file's stem, or the folder's name.
    pub id: String,
    /// Whether the file has a fault already.
    pub is_broken: bool,
    /// Whether all of its keys were read: a fault of the syntax may hide some.
    pub is_whole: bool,
    /// The opening `+++`.
    pub opening: Range<usize>,
    /// Where the value of each key stands.
    pub spans: Arc<Spans>,
    /// The account, in bytes of the file's text.
    pub body: Range<usize>,
    /// What the account holds, as far as somebody has asked: see [`SightingDraft::survey`].
    pub surveyed: Surveyed,
    /// `title`
    pub title: Option<String>,
    /// `date`
    pub date: Option<Date>,
    /// `place`, not yet looked up.
    pub place: Option<At<String>>,
    /// `shifts`, not yet looked up.
    pub shifts: Vec<At<String>>,
    /// `still`, not yet looked up.
    pub still: Vec<At<String>>,
    /// `known`
    pub known: Option<Known>,
    /// `since`
    pub since: Option<Date>,
    /// `themes`, not yet looked up.
    pub themes: Vec<At<String>>,
    /// `summary`
    pub summary: Option<String>,
    /// `between`, not yet looked up.
    pub between: Vec<At<String>>,
    /// `working`
    pub working: Option<Working>,
    /// `said_by`
    pub said_by: Vec<At<SaidBy>>,
    /// `ties`
    pub ties: Vec<(Tie, TieChange)>,
    /// `helped`, not yet looked up.
    pub helped: Vec<At<String>>,
    /// `hindered`, not yet looked up.
    pub hindered: Vec<At<String>>,
    /// `left_out`
    pub left_out: Option<String>,
    /// `observer`
    pub observer: Option<String>,
    /// `sources`
    pub sources: Vec<Source>,
    /// `permission`
    pub permission: Option<Permission>,
    /// `permission_until`
    pub permission_until: Option<Date>,
    /// `pictures`
    pub pictures: Vec<PictureDraft>,
    /// `lang`
    pub lang: Option<String>,
    /// `related`, not yet looked up.
    pub related: Vec<RelatedDraft>,
    /// `was`
    pub was: Vec<At<String>>,
    /// `ask_again`
    pub ask_again: Option<Date>,
    /// `draft`
    pub is_draft: bool,
    /// `allow`
    pub allow: Vec<Allowance>,
    /// `followups`, as they stand in the file.
    pub followups: Vec<Followup>,
    /// `replies`, as they stand in the file.
    pub replies: Vec<Reply>,
}

impl SightingDraft {
    /// What the account holds; places in it count from the start of `body`.
    pub fn survey(&self) -> &Survey {
        self.surveyed.of(&self.source.text()[self.body.clone()])
    }
}

/// Where a sighting is from; at least one of the two is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What it is called.
    pub title: Option<String>,
    /// Its `http` or `https` address, as written.
    pub url: Option<String>,
}

/// A picture that it names.
#[derive(Debug, Clone)]
pub struct PictureDraft {
    /// The name of the file, which stands beside the sighting's.
    pub file: At<String>,
    /// What it shows, in words.
    pub alt: Option<String>,
    /// Whether there is an `alt`, be it one that can't be read.
    pub says_alt: bool,
    /// Whether there is a `permission`, be it one that can't be read.
    pub says_permission: bool,
    /// Who made it.
    pub credit: Option<String>,
    /// Why it may be published.
    pub permission: Option<Permission>,
}

/// Another sighting that this one names.
#[derive(Debug, Clone)]
pub struct RelatedDraft {
    /// The other's id.
    pub id: At<String>,
    /// How they are related.
    pub how: Relation,
}

/// What became of it later.
#[derive(Debug, Clone)]
pub struct Followup {
    /// When that was seen.
    pub date: Date,
    /// Where that date stands in the file.
    pub date_span: Range<usize>,
    /// What became of it.
    pub status: Status,
    /// In words.
    pub note: Option<String>,
    /// Whose view it is.
    pub said_by: Vec<SaidBy>,
}

/// What somebody says who is written about.
#[derive(Debug, Clone)]
pub struct Reply {
    /// Who.
    pub by: String,
    /// When.
    pub date: Date,
    /// Where that date stands in the file.
    pub date_span: Range<usize>,
    /// What they say.
    pub text: String,
}

/// A rule that somebody has answered with a reason.
#[derive(Debug, Clone)]
pub struct Allowance {
    /// The rule's name.
    pub rule: At<String>,
    /// Why it does not apply.
    pub why: String,
}

/// Reads one file. None where the front matter itself can't be found.
pub(super) fn parse(source: &Arc<SourceText>, findings: &mut Findings) -> Option<Draft> {
    let id = id_of(source.path());
    check_id(source, &id, findings);
    let parts = front_matter::split(source, findings)?;
    if parts.body.len() > LARGEST_BODY {
        let start = parts.body.start;
        findings.push(too_large::fault(
            source,
            start..start,
            "the account",
            "256 KB",
        ));
    }
    let mut table = document::read(source, parts.toml.clone(), parts.opening, findings);
    if table.span_of("withdrawn").is_some() {
        return Some(Draft::Withdrawal(withdrawal(
            table, id, parts.body, findings,
        )));
    }
    let mut draft = sighting(&mut table, id, parts.body.clone(), findings);
    table.finish(findings);
    if !is_answered(&draft, &source.text()[parts.toml.clone()]) {
        personal_data::in_sighting(source, parts.toml, parts.body, findings);
    }
    draft.is_broken = findings.has_errors();
    Some(Draft::Sighting(Box::new(draft)))
}

/// Whether somebody says that the personal data in a file are meant; also where a fault of the syntax keeps
/// the answer from being read.
fn is_answered(draft: &SightingDraft, toml: &str) -> bool {
    let code = faults::personal_data::RULE.code;
    draft.allow.iter().any(|allow| allow.rule.value == code)
        || !draft.is_whole && toml.contains(code)
}

/// `sightings/2020/x.md` and `sightings/2020/x/index.md` are both `x`.
pub(crate) fn id_of(path: &str) -> String {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let stem = stem.strip_suffix("/index").unwrap_or(stem);
    stem.rsplit('/').next().unwrap_or(stem).to_owned()
}

fn check_id(source: &Arc<SourceText>, id: &str, findings: &mut Findings) {
    if source.path() == "sightings/index.md" {
        findings.push(misplaced::fault(
            source,
            0..0,
            "an index.md belongs in a folder of its own, whose name is the sighting's",
            "give this file a name that says what was noticed, for instance street-party.md",
        ));
    } else {
        let id = At {
            value: id.to_owned(),
            span: 0..0,
        };
        vocabulary::is_id(source, "sighting", &id, findings);
    }
}

fn withdrawal(
    mut table: Table<'_>,
    id: String,
    body: Range<usize>,
    findings: &mut Findings,
) -> Withdrawal {
    let source = Arc::clone(table.source());
    let date = table.date("withdrawn", findings);
    let date = table.require("withdrawn", date, findings);
    let mut left: Vec<(String, Range<usize>)> = table
        .keys()
        .filter(|(key, _)| *key != "withdrawn")
        .map(|(key, span)| (format!("`{key}`"), span))
        .collect();
    let text = &source.text()[body.clone()];
    if !text.trim().is_empty() {
        let start = body.start + (text.len() - text.trim_start().len());
        left.push(("the account".to_owned(), start..start));
    }
    let first = left.first().map(|(_, span)| span.clone());
    Withdrawal {
        id,
        is_broken: findings.has_errors(),
        date: date.map(|date| date.value),
        left: first.map(|span| (left.into_iter().map(|(name, _)| name).collect(), span)),
        source,
    }
}

/// The most parties of one relationship: each pair of them has a list of its own.
const MOST_PARTIES: usize = 20;

fn between(table: &mut Table<'_>, findings: &mut Findings) -> Vec<At<String>> {
    let mut parties = table.texts("between", findings);
    if let Some(more) = parties.get(MOST_PARTIES) {
        let span = more.span.clone();
        let limit = format!("{MOST_PARTIES} parties");
        findings.push(too_large::list(table.source(), span, "`between`", &limit));
        parties.truncate(MOST_PARTIES);
    }
    parties
}

fn sighting(
    table: &mut Table<'_>,
    id: String,
    body: Range<usize>,
    findings: &mut Findings,
) -> SightingDraft {
    let source = Arc::clone(table.source());
    let spans: Spans = table.values().collect();
    let title = table.text("title", findings);
    let title = table.require("title", title, findings);
    let date = table.date("date", findings);
    let date = table.require("date", date, findings);
    let place = table.text("place", findings);
    let place = table.require("place", place, findings);
    let shifts = table.texts("shifts", findings);
    let still = table.texts("still", findings);
    let says_nothing = |key: &str, read: &[At<String>]| read.is_empty() && !table.holds_items(key);
    if says_nothing("shifts", &shifts) && says_nothing("still", &still) && table.is_whole() {
        findings.push(missing_key::fault(
            &source,
            table.opening(),
            "shifts or still",
        ));
    }
    let is_draft = table
        .flag("draft", findings)
        .is_some_and(|draft| draft.value);
    let account = source.text()[body.clone()].trim();
    if account.is_empty() && table.is_whole() {
        findings.push(missing_key::account(&source, table.opening()));
    } else if account == PLACEHOLDER && !is_draft {
        let start = body.start + (body.len() - source.text()[body.clone()].trim_start().len());
        findings.push(missing_key::placeholder(
            &source,
            start..start + account.len(),
        ));
    }
    SightingDraft {
        id,
        is_broken: false,
        is_whole: table.is_whole(),
        opening: table.opening(),
        spans: Arc::new(spans),
        surveyed: Surveyed::default(),
        body,
        title: title.map(|title| title.value),
        date: date.map(|date| date.value),
        place,
        shifts,
        still,
        known: table.word("known", findings).map(|known| known.value),
        since: table.date("since", findings).map(|since| since.value),
        themes: table.texts("themes", findings),
        summary: table.text("summary", findings).map(|summary| summary.value),
        between: between(table, findings),
        working: table.word("working", findings).map(|working| working.value),
        said_by: table.words("said_by", findings),
        ties: ties(table, findings),
        helped: table.texts("helped", findings),
        hindered: table.texts("hindered", findings),
        left_out: table.text("left_out", findings).map(|text| text.value),
        observer: table.text("observer", findings).map(|text| text.value),
        sources: sources(table, findings),
        permission: table.word("permission", findings).map(|word| word.value),
        permission_until: table
            .date("permission_until", findings)
            .map(|until| until.value),
        pictures: pictures(table, findings),
        lang: table.language("lang", findings).map(|lang| lang.value),
        related: related(table, findings),
        was: table
            .texts("was", findings)
            .into_iter()
            .filter(|was| vocabulary::is_id(&source, "sighting", was, findings))
            .collect(),
        ask_again: table.date("ask_again", findings).map(|date| date.value),
        is_draft,
        allow: {
            // Known here, so that a slip of it is offered; a file that has it is read elsewhere.
            table.date("withdrawn", findings);
            allowances(table, findings)
        },
        followups: followups(table, findings),
        replies: replies(table, findings),
        source,
    }
}

fn ties(table: &mut Table<'_>, findings: &mut Findings) -> Vec<(Tie, TieChange)> {
    let Some(mut ties) = table.table("ties", findings) else {
        return Vec::new();
    };
    let read = Tie::ALL
        .iter()
        .filter_map(|&tie| Some((tie, ties.word(tie.id(), findings)?.value)))
        .collect();
    ties.finish(findings);
    read
}

fn sources(table: &mut Table<'_>, findings: &mut Findings) -> Vec<Source> {
    let source = table.source();
    let mut read = Vec::new();
    for item in table.items("sources", findings) {
        match item {
            Item::Text(address) => {
                if is_address(source, &address, findings) {
                    read.push(Source {
                        title: None,
                        url: Some(address.value),
                    });
                }
            }
            Item::Table(mut entry) => {
                let title = entry.text("title", findings);
                let url = entry
                    .text("url", findings)
                    .filter(|url| is_address(source, url, findings));
                if entry.span_of("title").is_none() && entry.span_of("url").is_none() {
                    entry.require::<()>("title or url", None, findings);
                } else if let (None, None) = (&title, &url) {
                    entry.require::<()>("title", None, findings);
                }
                entry.finish(findings);
                if title.is_some() || url.is_some() {
                    read.push(Source {
                        title: title.map(|title| title.value),
                        url: url.map(|url| url.value),
                    });
                }
            }
        }
    }
    read
}

fn is_address(source: &Arc<SourceText>, written: &At<String>, findings: &mut Findings) -> bool {
    let fits = Url::parse(&written.value).is_ok_and(|url| {
        matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && !bad_address::has_user(&url)
            && !written.value.contains(char::is_whitespace)
    });
    if !fits {
        findings.push(bad_address::fault(
            source,
            written.span.clone(),
            &written.value,
        ));
    }
    fits
}

fn pictures(table: &mut Table<'_>, findings: &mut Findings) -> Vec<PictureDraft> {
    let mut read = Vec::new();
    for mut entry in table.tables("pictures", findings) {
        let file = entry.text("file", findings);
        let file = entry.require("file", file, findings);
        let alt = entry.text("alt", findings);
        let credit = entry.text("credit", findings);
        let permission = entry.word::<Permission>("permission", findings);
        let says = |key| entry.span_of(key).is_some();
        let (says_alt, says_permission) = (says("alt"), says("permission"));
        entry.finish(findings);
        if let Some(file) = file {
            read.push(PictureDraft {
                file,
                alt: alt.map(|alt| alt.value),
                says_alt,
                says_permission,
                credit: credit.map(|credit| credit.value),
                permission: permission.map(|permission| permission.value),
            });
        }
    }
    read
}

fn related(table: &mut Table<'_>, findings: &mut Findings) -> Vec<RelatedDraft> {
    let mut read = Vec::new();
    for mut entry in table.tables("related", findings) {
        let id = entry.text("id", findings);
        let id = entry.require("id", id, findings);
        let how = entry.word::<Relation>("how", findings);
        let how = entry.require("how", how, findings);
        entry.finish(findings);
        if let (Some(id), Some(how)) = (id, how) {
            read.push(RelatedDraft { id, how: how.value });
        }
    }
    read
}

fn allowances(table: &mut Table<'_>, findings: &mut Findings) -> Vec<Allowance> {
    let mut read = Vec::new();
    for mut entry in table.tables("allow", findings) {
        let rule = entry.text("rule", findings);
        let rule = entry.require("rule", rule, findings);
        let rule = rule.filter(|rule| is_answerable(table.source(), rule, findings));
        let why = entry.text("why", findings);
        let why = entry.require("why", why, findings);
        entry.finish(findings);
        if let (Some(rule), Some(why)) = (rule, why) {
            read.push(Allowance {
                rule,
                why: why.value,
            });
        }
    }
    read
}

/// Whether a file may answer the rule that it names; a fault where it can't.
fn is_answerable(source: &Arc<SourceText>, rule: &At<String>, findings: &mut Findings) -> bool {
    let code = rule.value.as_str();
    let is_known = ANSWERABLE.contains(&code);
    if !is_known {
        findings.push(unknown_word::of_list(
            source,
            rule.span.clone(),
            "rule",
            &rule.value,
            ANSWERABLE,
        ));
    }
    is_known
}

fn followups(table: &mut Table<'_>, findings: &mut Findings) -> Vec<Followup> {
    let mut read = Vec::new();
    for mut entry in table.tables("followups", findings) {
        let date = entry.date("date", findings);
        let date = entry.require("date", date, findings);
        let status = entry.word::<Status>("status", findings);
        let status = entry.require("status", status, findings);
        let note = entry.text("note", findings);
        let said_by = entry.words::<SaidBy>("said_by", findings);
        entry.finish(findings);
        if let (Some(date), Some(status)) = (date, status) {
            read.push(Followup {
                date: date.value,
                date_span: date.span,
                status: status.value,
                note: note.map(|note| note.value),
                said_by: said_by.into_iter().map(|word| word.value).collect(),
            });
        }
    }
    read
}

fn replies(table: &mut Table<'_>, findings: &mut Findings) -> Vec<Reply> {
    let mut read = Vec::new();
    for mut entry in table.tables("replies", findings) {
        let by = entry.text("by", findings);
        let by = entry.require("by", by, findings);
        let date = entry.date("date", findings);
        let date = entry.require("date", date, findings);
        let text = entry.text("text", findings);
        let text = entry.require("text", text, findings);
        entry.finish(findings);
        if let (Some(by), Some(date), Some(text)) = (by, date, text) {
            read.push(Reply {
                by: by.value,
                date: date.value,
                date_span: date.span,
                text: text.value,
            });
        }
    }
    read
}
