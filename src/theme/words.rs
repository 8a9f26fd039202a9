//! The words of the interface in templates: `say` gives a message as HTML, `plain` as text for an attribute or a
//! title, `number` writes a number. What a message takes is given by name, and escaped unless a template made it.

use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::language::{Argument, Language, Said};

/// The name of the message, among what is put into it.
const ID: &str = "id";

/// Makes the words of `language` known to templates.
pub(super) fn register(tera: &mut Tera, language: &Arc<Language>) {
    let words = Arc::clone(language);
    tera.register_function(
        "say",
        move |given: Kwargs, _: &State| -> TeraResult<Value> {
            let said = said(&given, |id, arguments| words.marked(id, arguments))?;
            Ok(Value::safe_string(&said.words))
        },
    );
    let words = Arc::clone(language);
    tera.register_function(
        "plain",
        move |given: Kwargs, _: &State| -> TeraResult<Value> {
            let said = said(&given, |id, arguments| words.plain(id, arguments))?;
            Ok(Value::normal_string(&said.words))
        },
    );
    let words = Arc::clone(language);
    tera.register_filter(
        "number",
        move |number: usize, _: Kwargs, _: &State| -> String { words.number(number) },
    );
}

fn said(
    given: &Kwargs,
    say: impl Fn(&str, &[(&str, Argument<'_>)]) -> Result<Said, String>,
) -> TeraResult<Said> {
    let id: &str = given.must_get(ID)?;
    let mut arguments = Vec::new();
    for (name, value) in given.iter() {
        if let Some(name) = name.as_str().filter(|name| *name != ID) {
            arguments.push((name, argument(name, value)?));
        }
    }
    say(id, &arguments).map_err(Error::message)
}

fn argument<'a>(name: &str, value: &'a Value) -> TeraResult<Argument<'a>> {
    if let Some(text) = value.as_str() {
        return Ok(match value.is_safe() {
            true => Argument::Markup(text),
            false => Argument::from(text),
        });
    }
    let count = value.as_u64().and_then(|count| usize::try_from(count).ok());
    count.map(Argument::Count).ok_or_else(|| {
        Error::message(format!(
            "`{name}` is neither a text nor a whole number, and can't be put into a message"
        ))
    })
}
