//! Words that name people by what they are said to lack, each with the reason and something better to say. A leaf:
//! the built-in list, to which an observatory adds its own.

/// One entry of a list of wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// The words, in any case and with or without a hyphen; an `s` at the end is looked for by itself.
    pub say_not: String,
    /// Why, as the end of a sentence.
    pub why: String,
    /// What to say, as it stands behind "say".
    pub better: String,
}

/// What an observatory has decided about wording.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wording {
    /// Its own entries; one with the words of a built-in one stands in its place.
    pub own: Vec<Saying>,
    /// Words of the built-in list that it does not mind.
    pub fine: Vec<String>,
}

impl Wording {
    /// The list that counts: the built-in one as the observatory has changed it.
    pub fn sayings(&self) -> Vec<Saying> {
        let own: Vec<String> = self
            .own
            .iter()
            .map(|saying| folded(&saying.say_not))
            .collect();
        let fine: Vec<String> = self.fine.iter().map(|words| folded(words)).collect();
        let is_kept = |saying: &Saying| {
            let words = folded(&saying.say_not);
            !own.contains(&words) && !fine.contains(&words)
        };
        built_in()
            .filter(is_kept)
            .chain(self.own.iter().cloned())
            .collect()
    }
}

/// The built-in list.
pub fn built_in() -> impl Iterator<Item = Saying> {
    BUILT_IN.iter().map(|[say_not, why, better]| Saying {
        say_not: (*say_not).to_owned(),
        why: (*why).to_owned(),
        better: (*better).to_owned(),
    })
}

/// Two ways to write the same words are one entry.
pub fn folded(say_not: &str) -> String {
    let words = say_not.split(|letter: char| letter.is_whitespace() || letter == '-');
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(|word| word.to_lowercase().replace('’', "'"))
        .collect();
    words.join(" ")
}

/// By name: what not to say, why, and what to say.
const BUILT_IN: &[[&str; 3]] = &[
    [
        "at risk families",
        "it says what might happen to them and not who they are",
        "what they face, and what they do about it",
    ],
    [
        "beneficiaries",
        "they give too, and this names them by what they get",
        "people who took part, members, neighbours",
    ],
    [
        "beneficiary",
        "they give too, and this names them by what they get",
        "a person who took part, a member, a neighbour",
    ],
    [
        "benefits claimant",
        "it names somebody by where a part of their money comes from",
        "a person who receives benefits, if that matters here",
    ],
    [
        "broken families",
        "a family of another shape is not broken",
        "one-parent families, families who live apart",
    ],
    [
        "broken home",
        "a family of another shape is not broken",
        "parents who live apart",
    ],
    [
        "bed blocker",
        "it blames the person who waits",
        "a person who waits to go home",
    ],
    [
        "capacity building",
        "it sounds as if there were none",
        "what people learnt from whom",
    ],
    [
        "challenging behaviour",
        "it hides what the person is saying",
        "what they did, and what they may have meant",
    ],
    [
        "chaotic lives",
        "it judges from outside what somebody copes with",
        "what they were dealing with",
    ],
    [
        "deprived area",
        "a place is more than what was kept from it",
        "an area with low incomes, and what it has",
    ],
    [
        "deprived communities",
        "they are more than what was kept from them",
        "communities with low incomes, and what they have",
    ],
    [
        "disadvantaged communities",
        "it names a whole community by what it lacks",
        "what stands in their way, and who put it there",
    ],
    [
        "disadvantaged people",
        "it names people by what they lack",
        "what stands in their way",
    ],
    [
        "empower",
        "it makes power a gift of those who have it",
        "who decides now, and who used to",
    ],
    [
        "hard to engage",
        "perhaps what was offered did not fit",
        "people whom we have not yet asked well",
    ],
    [
        "hard to reach",
        "they are where they are: who reaches out has not got there",
        "people whom services have not reached",
    ],
    [
        "frequent flyer",
        "it mocks somebody who comes back because it did not help",
        "a person who came back",
    ],
    [
        "less fortunate",
        "it looks down, and calls luck what somebody decided",
        "people who had less of what was shared out",
    ],
    ["lower class", "it ranks people", "people with low incomes"],
    [
        "needy",
        "everybody needs and everybody gives",
        "what was needed, and who brought it",
    ],
    [
        "non engager",
        "perhaps what was offered did not fit",
        "a person who chose not to come",
    ],
    [
        "our clients",
        "it makes people belong to a service",
        "people who use the service",
    ],
    [
        "people with nothing to offer",
        "nobody has nothing",
        "what nobody had asked them for",
    ],
    [
        "problem families",
        "the problem is named, and then made theirs",
        "families, and what they were up against",
    ],
    [
        "revolving door patient",
        "it blames the person who came back",
        "a person who came back",
    ],
    [
        "service user",
        "nobody is only that, and nobody chose it as a name",
        "people whose life it is, or who they are: parents, tenants, patients",
    ],
    [
        "sink estate",
        "people live there and hear it",
        "the name of the estate",
    ],
    [
        "suffers from",
        "it guesses at what somebody feels",
        "lives with, or has",
    ],
    [
        "the deprived",
        "it makes people of a lack",
        "people with low incomes",
    ],
    [
        "the disabled",
        "it makes one lump of many people",
        "disabled people",
    ],
    [
        "the disadvantaged",
        "it makes people of a lack",
        "what stands in people's way",
    ],
    [
        "the elderly",
        "it makes one lump of many people",
        "older people, or their ages",
    ],
    [
        "the homeless",
        "it makes people of what they do not have",
        "people without a home",
    ],
    [
        "the marginalised",
        "it does not say who pushed them there",
        "who was left out, and by whom",
    ],
    [
        "the mentally ill",
        "it makes people of an illness",
        "people who live with mental illness",
    ],
    [
        "the most vulnerable",
        "it makes a trait of what others could change",
        "who could come to harm, and from what",
    ],
    [
        "the needy",
        "everybody needs and everybody gives",
        "what was needed, and who brought it",
    ],
    [
        "the poor",
        "it makes people of a lack",
        "people with little money",
    ],
    [
        "the unemployed",
        "it makes people of what they do not have",
        "people out of paid work",
    ],
    [
        "the voiceless",
        "they have voices: somebody did not listen",
        "people who were not heard, and by whom",
    ],
    [
        "the vulnerable",
        "it makes a trait of what others could change",
        "who could come to harm, and from what",
    ],
    [
        "troubled families",
        "the trouble is named, and then made theirs",
        "families, and what they were up against",
    ],
    [
        "underclass",
        "it puts people below others",
        "people with little money",
    ],
    [
        "unskilled",
        "every kind of work takes skill",
        "low-paid work, or what they do",
    ],
    [
        "vulnerable adult",
        "it makes a trait of what others could change",
        "a person who could come to harm, and from what",
    ],
    [
        "vulnerable people",
        "it makes a trait of what others could change",
        "people who could come to harm, and from what",
    ],
    [
        "wheelchair bound",
        "a wheelchair sets free",
        "a wheelchair user",
    ],
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{BUILT_IN, Saying, Wording, built_in, folded};

    #[test]
    fn an_observatory_adds_replaces_and_takes_away() {
        let saying = |words: &str| Saying {
            say_not: words.to_owned(),
            why: "why".to_owned(),
            better: "better".to_owned(),
        };
        let wording = Wording {
            own: vec![saying("Hard-to-reach"), saying("stakeholder")],
            fine: vec!["The Elderly".to_owned()],
        };
        let sayings = wording.sayings();
        assert_eq!(sayings.len(), BUILT_IN.len() + 2 - 2);
        let has = |words: &str| sayings.iter().any(|saying| saying.say_not == words);
        assert!(has("Hard-to-reach") && has("stakeholder"));
        assert!(!has("hard to reach") && !has("the elderly"));
        assert_eq!(Wording::default().sayings().len(), BUILT_IN.len());
    }

    #[test]
    fn every_entry_has_its_own_words_a_reason_and_something_better() {
        let names: BTreeSet<String> = built_in().map(|saying| folded(&saying.say_not)).collect();
        assert_eq!(names.len(), BUILT_IN.len());
        for [say_not, why, better] in BUILT_IN {
            assert_eq!(folded(say_not), *say_not);
            assert!(why.len() > 12 && better.len() > 3, "{say_not}");
            assert!(!why.ends_with('.') && !better.ends_with('.'), "{say_not}");
        }
    }

    #[test]
    fn the_page_tells_the_whole_list() {
        let page = include_str!("../docs/rules/strengths-first.md");
        for [say_not, _, better] in BUILT_IN {
            let row = format!("| {say_not} | {better} |");
            assert!(page.contains(&row), "{row}");
        }
    }
}
