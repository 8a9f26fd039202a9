//! Numbers as a language writes them: 12,345 in English and Welsh, 12.345 in German, ١٢٬٣٤٥ in Arabic.

use fluent_bundle::FluentValue;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale;
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

/// How one language writes numbers. Its rules are those of the Unicode CLDR, as the crate `icu_decimal` has them.
pub(super) struct Numbers {
    tag: String,
    /// Its digits from 0 to 9. Most numbers are small, and need no more than these.
    digits: [char; 10],
    /// Its plurals; those of English where nobody knows them.
    plurals: PluralRules,
}

impl Numbers {
    pub(super) fn of(tag: &str) -> Self {
        let digit = |number: usize| by_the_rules(tag, number).and_then(|text| text.chars().next());
        let digits = std::array::from_fn(|number| {
            digit(number).unwrap_or_else(|| char::from(b'0' + u8::try_from(number).unwrap_or(0)))
        });
        Self {
            tag: tag.to_owned(),
            digits,
            plurals: plurals(tag),
        }
    }

    /// The plural that goes with a number, by the name that it has in messages: `one`, `few`, `other`.
    pub(super) fn plural(&self, number: usize) -> &'static str {
        match self.plurals.select(number) {
            Ok(PluralCategory::ZERO) => "zero",
            Ok(PluralCategory::ONE) => "one",
            Ok(PluralCategory::TWO) => "two",
            Ok(PluralCategory::FEW) => "few",
            Ok(PluralCategory::MANY) => "many",
            Ok(PluralCategory::OTHER) | Err(_) => "other",
        }
    }

    pub(super) fn written(&self, number: usize) -> String {
        if number < 1000 {
            let digits = number.to_string();
            if self.digits[0] == '0' {
                return digits;
            }
            return digits
                .bytes()
                .map(|digit| self.digits[usize::from(digit - b'0')])
                .collect();
        }
        by_the_rules(&self.tag, number).unwrap_or_else(|| number.to_string())
    }
}

/// As Fluent takes them: those of the language as it is written in that region, else of the language, else of English.
fn plurals(tag: &str) -> PluralRules {
    let whole: LanguageIdentifier = tag.parse().unwrap_or_default();
    let language = LanguageIdentifier::from_parts(whole.language, None, None, &[]);
    let english = "en".parse().unwrap_or_default();
    let mut rules = [whole, language, english].into_iter();
    rules
        .find_map(|tag| PluralRules::create(tag, PluralRuleType::CARDINAL).ok())
        .expect("English has its plurals")
}

fn by_the_rules(tag: &str, number: usize) -> Option<String> {
    let locale = Locale::try_from_str(tag).ok()?;
    let formatter = DecimalFormatter::try_new(locale.into(), Default::default()).ok()?;
    Some(formatter.format(&Decimal::from(number)).to_string())
}

/// What Fluent asks for each value that it puts into a message.
pub(super) fn formatter(value: &FluentValue<'_>, known: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    // Only whole numbers are put into messages: see `Argument`.
    let count = number.value as usize;
    known
        .with_try_get::<Numbers, _, _>((), |numbers| numbers.written(count))
        .ok()
}

impl Memoizable for Numbers {
    type Args = ();
    type Error = ();

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        Ok(Self::of(&language.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::Numbers;

    #[test]
    fn each_language_writes_them_its_own_way() {
        for (tag, small, large) in [
            ("en", "12", "12,345"),
            ("cy", "12", "12,345"),
            ("de", "12", "12.345"),
            ("fr", "12", "12\u{202f}345"),
            ("pl", "12", "12\u{a0}345"),
            ("ar-EG", "١٢", "١٢٬٣٤٥"),
            ("hi", "12", "12,345"),
            ("xx", "12", "12,345"),
        ] {
            let numbers = Numbers::of(tag);
            assert_eq!(numbers.written(12), small, "{tag}");
            assert_eq!(numbers.written(12345), large, "{tag}");
        }
        assert_eq!(Numbers::of("pl").written(1234), "1234");
        assert_eq!(Numbers::of("hi").written(1_234_567), "12,34,567");
        assert_eq!(Numbers::of("en").written(0), "0");
    }

    #[test]
    fn each_language_has_its_own_plurals() {
        for (tag, plurals) in [
            ("en", ["other", "one", "other", "other", "other"]),
            ("en-GB", ["other", "one", "other", "other", "other"]),
            ("cy", ["zero", "one", "two", "few", "other"]),
            ("pl", ["many", "one", "few", "few", "many"]),
            ("pt", ["one", "one", "other", "other", "other"]),
            ("pt-BR", ["one", "one", "other", "other", "other"]),
            ("pt-PT", ["other", "one", "other", "other", "other"]),
            ("sr-Latn", ["other", "one", "few", "few", "other"]),
            ("xx", ["other", "one", "other", "other", "other"]),
        ] {
            let numbers = Numbers::of(tag);
            assert_eq!(
                [0, 1, 2, 3, 11].map(|number| numbers.plural(number)),
                plurals
            );
        }
    }
}
