//! The index: takes documents, gives the texts of its buckets and of what the documents can be narrowed down by.

use std::collections::BTreeMap;
use std::mem;

use ahash::AHashMap;

use crate::search::postings::Postings;
use crate::search::stems::Stems;
use crate::search::{Document, bucket, words};

/// The heaviest that a word can weigh in a document; the lightest is 1.
const HEAVIEST: u32 = 16;

/// From so many documents on, a word that is in more than half of them is told by those that lack it.
const COMMON_FROM: usize = 64;

/// An index, as the texts that a browser loads.
#[derive(Debug)]
pub struct Index {
    /// Of each bucket its families, one a line: the words with spaces between, `|`, then for each document that has
    /// one of them how many documents further on it is, in base 36 (nothing for the next), and a capital letter for
    /// how much it weighs there, from `A` for 1 to `P` for 16. Where most documents have it there is a `*` instead, and
    /// behind it those that have not, in the same way, each with an `A`.
    pub buckets: Vec<String>,
    /// Of each kind that documents can be narrowed down by, its values in the same way, with those that have each. None
    /// is left out for being common.
    pub terms: BTreeMap<String, String>,
}

/// The words that belong together, and where they are found, with how many points each time.
#[derive(Default)]
struct Family {
    words: Vec<String>,
    found: Postings,
}

/// How long documents are, in words. What a word weighs depends on it, so it is known when all of them are read.
struct Lengths {
    of_each: Vec<u32>,
    mean: u32,
}

/// What is collected while the documents are read.
struct Collector {
    stems: Stems,
    /// The number of the family of each word that was met.
    of_word: AHashMap<String, u32>,
    /// That of each stem, with what decides on the bucket: a family never spreads over two.
    of_stem: AHashMap<(String, String), u32>,
    families: Vec<Family>,
    /// The families of the words of the document that is read, by number, with the points of each.
    points: Vec<(u32, u32)>,
    /// By kind and value, where each term is found.
    terms: BTreeMap<String, BTreeMap<String, Postings>>,
}

impl Index {
    /// Indexes documents, in their order, whose texts are mostly in `language`. Each is asked for when the one before has
    /// been read, so that their texts are never all there at once.
    pub fn of<'a>(documents: impl IntoIterator<Item = Document<'a>>, language: &str) -> Self {
        let mut collector = Collector {
            stems: Stems::of(language),
            of_word: AHashMap::new(),
            of_stem: AHashMap::new(),
            families: Vec::new(),
            points: Vec::new(),
            terms: BTreeMap::new(),
        };
        let lengths = (0..)
            .zip(documents)
            .map(|(number, document)| collector.read(number, &document));
        let lengths = Lengths::new(lengths.collect());
        Self {
            buckets: texts(collector.families, &lengths),
            terms: terms(&collector.terms),
        }
    }
}

impl Lengths {
    fn new(of_each: Vec<u32>) -> Self {
        let all: u64 = of_each.iter().map(|&length| u64::from(length)).sum();
        let mean = (all / of_each.len().max(1) as u64).max(1) as u32;
        Self { of_each, mean }
    }

    /// How many documents there are.
    fn count(&self) -> usize {
        self.of_each.len()
    }

    /// How much a word weighs in a document where it has `points`.
    fn weight(&self, document: u32, points: u32) -> u32 {
        weight(points, self.of_each[document as usize], self.mean)
    }
}

fn terms(terms: &BTreeMap<String, BTreeMap<String, Postings>>) -> BTreeMap<String, String> {
    let text = |values: &BTreeMap<String, Postings>| {
        let mut text = String::new();
        for (value, found) in values {
            text.push_str(value);
            text.push('|');
            places(&mut text, found.iter());
            text.push('\n');
        }
        text
    };
    terms
        .iter()
        .map(|(kind, values)| (kind.clone(), text(values)))
        .collect()
}

impl Collector {
    /// Reads a document, and gives how many words it has.
    fn read(&mut self, number: u32, document: &Document<'_>) -> u32 {
        for term in &document.terms {
            let (kind, value) = term.split_once(':').expect("a term has a kind");
            let values = self.terms.entry(kind.to_owned()).or_default();
            let found = values.entry(value.to_owned()).or_default();
            found.push(number, 1);
        }
        let mut points = mem::take(&mut self.points);
        let mut length = 0;
        for (weight, text) in &document.texts {
            words::each(text, |word| {
                let family = match self.of_word.get(word) {
                    Some(&family) => family,
                    None => {
                        let stem = self.stems.stem(word).into_owned();
                        self.family(word, &stem)
                    }
                };
                points.push((family, weight.points()));
                length += 1;
            });
        }
        points.sort_unstable();
        points.dedup_by(|next: &mut (u32, u32), kept| {
            let is_same = next.0 == kept.0;
            if is_same {
                kept.1 += next.1;
            }
            is_same
        });
        for (family, points) in points.drain(..) {
            self.families[family as usize].found.push(number, points);
        }
        self.points = points;
        length
    }

    fn family(&mut self, word: &str, stem: &str) -> u32 {
        if let Some(&family) = self.of_word.get(word) {
            return family;
        }
        let key = (stem.to_owned(), bucket::key(word).to_owned());
        let family = *self.of_stem.entry(key).or_insert_with(|| {
            self.families.push(Family::default());
            u32::try_from(self.families.len() - 1).expect("there are fewer words than that")
        });
        self.families[family as usize].words.push(word.to_owned());
        self.of_word.insert(word.to_owned(), family);
        family
    }
}

/// How much a word weighs in a document where it has `points`, as BM25 has it: each further time says less, and in
/// a long text a word says less than in a short one. (Robertson and Zaragoza, "The Probabilistic Relevance Framework",
/// 2009; k = 1.2, b = 0.6.) How rare the word is the browser reckons with. Integers, so that every machine agrees.
fn weight(points: u32, length: u32, mean: u32) -> u32 {
    let (points, length, mean) = (u64::from(points), u64::from(length), u64::from(mean));
    let spread = (40 * mean + 60 * length) * 12;
    let whole = points * 1000 * mean;
    let weight = (u64::from(HEAVIEST) * whole).div_ceil(whole + spread);
    u32::try_from(weight).map_or(HEAVIEST, |weight| weight.clamp(1, HEAVIEST))
}

fn texts(families: Vec<Family>, lengths: &Lengths) -> Vec<String> {
    let count = bucket::buckets(lengths.count());
    let mut buckets: Vec<Vec<Family>> = (0..count).map(|_| Vec::new()).collect();
    for mut family in families {
        family.words.sort_unstable();
        buckets[bucket::of(&family.words[0], count)].push(family);
    }
    buckets
        .into_iter()
        .map(|mut families| {
            families.sort_unstable_by(|a, b| a.words.cmp(&b.words));
            let mut text = String::new();
            for family in &families {
                line(&mut text, family, lengths);
            }
            // It stays until the last page is made.
            text.shrink_to_fit();
            text
        })
        .collect()
}

fn line(text: &mut String, family: &Family, lengths: &Lengths) {
    text.push_str(&family.words.join(" "));
    text.push('|');
    let (found, documents) = (&family.found, lengths.count());
    if documents >= COMMON_FROM && found.len() > documents / 2 {
        text.push('*');
        places(text, others(found, documents).map(|document| (document, 1)));
    } else {
        let weight = |(document, points)| (document, lengths.weight(document, points));
        places(text, found.iter().map(weight));
    }
    text.push('\n');
}

/// All documents but those in which something is found.
fn others(found: &Postings, documents: usize) -> impl Iterator<Item = u32> {
    let mut found = found.iter().map(|(document, _)| document).peekable();
    (0..)
        .take(documents)
        .filter(move |document| found.next_if_eq(document).is_none())
}

/// The documents in which something is found, with how much it weighs there.
fn places(text: &mut String, found: impl Iterator<Item = (u32, u32)>) {
    let mut next = 0;
    for (document, weight) in found {
        match document - next {
            0 => {}
            gap => base_36(text, gap),
        }
        text.push(char::from(b'A' + (weight - 1) as u8));
        next = document + 1;
    }
}

fn base_36(text: &mut String, number: u32) {
    if number >= 36 {
        base_36(text, number / 36);
    }
    text.extend(char::from_digit(number % 36, 36));
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Index, weight};
    use crate::search::{Document, Weight, bucket};

    fn document<'a>(title: &'a str, text: &'a str, terms: &[&str]) -> Document<'a> {
        Document {
            texts: vec![(Weight::Title, title.into()), (Weight::Text, text.into())],
            terms: terms.iter().map(|&term| term.to_owned()).collect(),
        }
    }

    /// Where a family is found, and how much it weighs there.
    type Found = BTreeMap<usize, u32>;

    #[derive(Debug, PartialEq)]
    enum Where {
        In(Found),
        AllBut(Found),
    }

    /// What a browser reads for a word: its family, and where that is found, or where it is not.
    fn look_up<'a>(index: &'a Index, word: &str) -> Option<(Vec<&'a str>, Where)> {
        let bucket = &index.buckets[bucket::of(word, index.buckets.len())];
        bucket.lines().find_map(|line| {
            let (words, found) = line.split_once('|').expect("every line has one");
            let words: Vec<&str> = words.split(' ').collect();
            words.contains(&word).then(|| {
                let found = match found.strip_prefix('*') {
                    Some(others) => Where::AllBut(decoded(others)),
                    None => Where::In(decoded(found)),
                };
                (words, found)
            })
        })
    }

    fn decoded(found: &str) -> Found {
        let mut weights = BTreeMap::new();
        let (mut next, mut gap) = (0, 0);
        for sign in found.chars() {
            match sign.to_digit(36).filter(|_| !sign.is_ascii_uppercase()) {
                Some(digit) => gap = gap * 36 + digit as usize,
                None => {
                    next += gap;
                    weights.insert(next, sign as u32 - 'A' as u32 + 1);
                    (next, gap) = (next + 1, 0);
                }
            }
        }
        weights
    }

    #[test]
    fn a_word_leads_to_all_of_its_family_and_weighs_more_in_a_title() {
        let index = Index::of(
            [
                document("Trusting neighbours", "They share a bench.", &[]),
                document("A bench", "It was trusted.", &[]),
                document("Nothing of the kind", "Not a word.", &[]),
            ],
            "en",
        );
        let (words, found) = look_up(&index, "trusted").expect("it is there");
        assert_eq!(words, ["trusted", "trusting"]);
        let Where::In(found) = found else {
            panic!("it is rare");
        };
        assert_eq!(found.keys().copied().collect::<Vec<_>>(), [0, 1]);
        assert!(found[&0] > found[&1], "{found:?}");
        assert!(look_up(&index, "wander").is_none());
    }

    #[test]
    fn what_can_be_narrowed_down_by_is_found_whole_however_common_it_is() {
        let all: Vec<Document<'_>> = (0..2000)
            .map(|number| {
                document(
                    "One",
                    "the same",
                    if number % 1500 == 7 {
                        &["place:leeds", "year:2020"]
                    } else {
                        &["year:2020"]
                    },
                )
            })
            .collect();
        let index = Index::of(all, "en");
        assert!(index.buckets.len() > 1);
        let places: Vec<&str> = index.terms["place"].lines().collect();
        assert_eq!(places, ["leeds|7A15nA"]);
        let (year, found) = index.terms["year"]
            .trim_end()
            .split_once('|')
            .expect("a line");
        assert_eq!((year, decoded(found).len()), ("2020", 2000));
        assert_eq!(index.terms.len(), 2);
    }

    #[test]
    fn a_word_in_more_than_half_is_found_by_those_that_lack_it() {
        for (documents, lacking, found) in [
            (64, vec![], Where::AllBut(Found::new())),
            (
                64,
                vec![0, 7, 63],
                Where::AllBut([(0, 1), (7, 1), (63, 1)].into()),
            ),
        ] {
            let all: Vec<Document<'_>> = (0..documents)
                .map(|number| match lacking.contains(&number) {
                    true => document("One", "another", &[]),
                    false => document("One", "the same", &[]),
                })
                .collect();
            let index = Index::of(all, "en");
            assert_eq!(look_up(&index, "same").expect("it is there").1, found);
        }
        // Of exactly half each is named.
        let half: Vec<Document<'_>> = (0..64)
            .map(|number| document("One", ["the same", "another"][number % 2], &[]))
            .collect();
        let index = Index::of(half, "en");
        let (_, found) = look_up(&index, "same").expect("it is there");
        assert!(matches!(found, Where::In(found) if found.len() == 32));
    }

    #[test]
    fn a_small_observatory_weighs_every_word() {
        let all: Vec<Document<'_>> = (0..3).map(|_| document("One", "the same", &[])).collect();
        let index = Index::of(all, "en");
        let (_, found) = look_up(&index, "same").expect("it is there");
        assert!(matches!(found, Where::In(found) if found.len() == 3));
    }

    #[test]
    fn the_same_documents_give_the_same_index() {
        let one = |title| Index::of([document(title, "a text", &["place:leeds"])], "en");
        assert_eq!(one("One").buckets, one("One").buckets);
        assert_eq!(one("One").terms, one("One").terms);
        assert_ne!(one("One").buckets, one("Two").buckets);
    }

    #[test]
    fn weights_stay_within_their_letters() {
        for points in [1, 2, 10, 1000, u32::MAX] {
            for length in [1, 50, 100_000, u32::MAX / 200] {
                assert!((1..=16).contains(&weight(points, length, 100)));
            }
        }
        assert!(weight(1, 100, 100) < weight(2, 100, 100));
        assert!(weight(1, 400, 100) < weight(1, 20, 100));
    }
}
