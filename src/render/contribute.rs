//! How to tell what one has noticed: the form that works in the browser, the other ways, and the card to print.
//!
//! What is asked stands in `questions`, for this page, for the form of issues and for whatever reads the answers.

use std::borrow::Cow;
use std::collections::BTreeMap;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::language::Language;
use crate::model::{End, Entry, Observatory, Vocabulary, depth_first};
use crate::questions::{PROMISES, QUESTIONS, Question, Reading, WordList};
use crate::render::frame::{Contact, Frame, contact};
use crate::render::here::Here;
use crate::render::script;
use crate::render::sighting::in_address;
use crate::theme::SafeJson;
use crate::words::{Known, Permission, SaidBy, Word, Working};

/// With more places than this a name is typed, and the browser offers those that it begins.
const MOST_PLACES: usize = 300;

/// The view of `contribute.html` and `card.html`.
#[derive(Serialize)]
pub(super) struct ContributeView<'a> {
    frame: Frame<'a>,
    contact: Option<Contact<'a>>,
    repository: Option<&'a str>,
    /// Where a new file can be begun in the browser.
    new_file: Option<String>,
    /// Where the form of issues is, on GitHub alone.
    issue_form: Option<String>,
    /// A word of each list, for the example; none where the list is empty.
    place: Option<&'a str>,
    shift: Option<&'a str>,
    /// The same shift the other way.
    reverse: Option<&'a str>,
    questions: Vec<QuestionView<'a>>,
    promises: Vec<&'a str>,
    /// What a mail about one is about, as it stands in an address.
    subject: String,
    /// What the script says.
    words: SafeJson,
    /// The page with the card, and this one.
    card: String,
    here: String,
}

/// One question, with the words to choose from.
#[derive(Serialize)]
struct QuestionView<'a> {
    key: &'static str,
    label: &'a str,
    hint: &'a str,
    required: bool,
    first: bool,
    /// How it is asked: `line`, `text`, `date`, `place`, `one`, `many` or `shifts`.
    kind: &'static str,
    words: Vec<WordView<'a>>,
}

/// A word to choose.
#[derive(Serialize, Default)]
struct WordView<'a> {
    id: &'a str,
    name: Cow<'a, str>,
    about: Option<&'a str>,
    /// How deep it stands in the tree of places.
    depth: usize,
    /// Of a shift: its ends, with their words.
    ends: Vec<EndView<'a>>,
}

#[derive(Serialize)]
struct EndView<'a> {
    id: &'a str,
    name: &'a str,
    /// The shift towards this end, as files have it.
    towards: &'a str,
}

pub(super) fn contribute(here: Here<'_>) -> ContributeView<'_> {
    let frame = Frame::new(here, here.site.language.text("contribute-title"))
        .described(here.site.language.text("contribute-description"));
    view(here, frame)
}

pub(super) fn card(here: Here<'_>) -> ContributeView<'_> {
    let frame = Frame::new(here, here.site.language.text("card-title"))
        .described(here.site.language.text("card-description"));
    view(here, frame)
}

fn view<'a>(here: Here<'a>, frame: Frame<'a>) -> ContributeView<'a> {
    let settings = &here.site.settings;
    let observatory = here.observatory();
    let repository = settings.repository.as_deref();
    let language = &*here.site.language;
    let branch = in_address(&settings.branch);
    let shift = observatory.shifts.iter().next().map(|(_, shift)| shift);
    let on_github = repository.filter(|repository| repository.starts_with("https://github.com/"));
    ContributeView {
        frame,
        contact: contact(here),
        new_file: repository.map(|repository| format!("{repository}/new/{branch}/sightings")),
        issue_form: on_github
            .map(|repository| format!("{repository}/issues/new?template=sighting.yml")),
        repository,
        // A place that people know from the sightings makes a better example than one that nobody named.
        place: match observatory.sightings.first() {
            Some(newest) => Some(observatory.places[newest.place].id.as_str()),
            None => observatory.places.ids().next(),
        },
        shift: shift.map(|shift| shift.id.as_str()),
        reverse: shift.map(|shift| shift.reverse_id.as_str()),
        questions: QUESTIONS
            .iter()
            .filter_map(|question| asked(question, observatory, language))
            .collect(),
        promises: (1..=PROMISES.len())
            .map(|number| language.promise(number))
            .collect(),
        subject: utf8_percent_encode(language.text("contribute-mail-subject"), NON_ALPHANUMERIC)
            .to_string(),
        words: script::form(language),
        card: here.to_fixed("card.html"),
        here: here.to_fixed("contribute.html"),
    }
}

/// A question as it is asked here. Which way a shift goes and what is still as it was are one choice for each shift,
/// so that nobody can say both; the promises stand apart.
fn asked<'a>(
    question: &Question,
    observatory: &'a Observatory,
    language: &'a Language,
) -> Option<QuestionView<'a>> {
    let (kind, words) = match question.reading {
        Reading::Line => ("line", Vec::new()),
        Reading::Text | Reading::Account | Reading::Sources => ("text", Vec::new()),
        Reading::Date => ("date", Vec::new()),
        Reading::One(WordList::Places) => match observatory.places.len() {
            0..=MOST_PLACES => ("place", places(observatory)),
            _ => ("places", places(observatory)),
        },
        Reading::Many(WordList::Shifts) => ("shifts", shifts(observatory)),
        Reading::Many(WordList::Ends) | Reading::Promises => return None,
        Reading::One(list) => ("one", words(list, observatory, language)),
        Reading::Many(list) => ("many", words(list, observatory, language)),
    };
    Some(QuestionView {
        key: question.key,
        label: language.label_of(question),
        hint: language.hint_of(question),
        required: question.required,
        first: question.first,
        kind,
        words,
    })
}

fn words<'a>(
    list: WordList,
    observatory: &'a Observatory,
    language: &'a Language,
) -> Vec<WordView<'a>> {
    match list {
        WordList::Places => places(observatory),
        WordList::Shifts | WordList::Ends => shifts(observatory),
        WordList::Themes => entries(&observatory.themes),
        WordList::Parties => entries(&observatory.parties),
        WordList::Conditions => entries(&observatory.conditions),
        WordList::Known => closed::<Known>(language),
        WordList::Working => closed::<Working>(language),
        WordList::SaidBy => closed::<SaidBy>(language),
        WordList::Permission => closed::<Permission>(language),
    }
}

/// In the order of their tree; of two with one name each says its id.
fn places(observatory: &Observatory) -> Vec<WordView<'_>> {
    let places = &observatory.places;
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, place) in places.iter() {
        *named.entry(&place.name).or_default() += 1;
    }
    let walked = depth_first(places).into_iter();
    walked
        .map(|(ix, depth)| {
            let place = &places[ix];
            let name = match named[place.name.as_str()] {
                1 => Cow::Borrowed(place.name.as_str()),
                _ => Cow::Owned(format!("{} ({})", place.name, place.id)),
            };
            WordView {
                depth,
                name,
                ..word(place)
            }
        })
        .collect()
}

fn shifts(observatory: &Observatory) -> Vec<WordView<'_>> {
    let shifts = observatory.shifts.iter();
    shifts
        .map(|(_, shift)| {
            let end = |end, towards| EndView {
                id: shift.end_id(end),
                name: shift.end(end),
                towards,
            };
            WordView {
                ends: vec![end(End::To, &shift.id), end(End::From, &shift.reverse_id)],
                ..word(shift)
            }
        })
        .collect()
}

fn entries<T: Entry>(vocabulary: &Vocabulary<T>) -> Vec<WordView<'_>> {
    vocabulary.iter().map(|(_, entry)| word(entry)).collect()
}

fn word(entry: &dyn Entry) -> WordView<'_> {
    WordView {
        id: entry.id(),
        name: entry.name().into(),
        about: entry.about(),
        ..WordView::default()
    }
}

fn closed<W: Word>(language: &Language) -> Vec<WordView<'_>> {
    let words = W::ALL.iter();
    words
        .map(|word| WordView {
            id: word.id(),
            name: language.name_of(*word).into(),
            about: Some(language.about_of(*word)),
            ..WordView::default()
        })
        .collect()
}
