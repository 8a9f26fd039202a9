//! What somebody sees who opens an issue, above the form: takes the settings, gives `config.yml`.

use serde::Serialize;
use url::Url;

use crate::github::yaml::yaml;
use crate::project::Settings;

#[derive(Serialize)]
struct Chooser<'a> {
    blank_issues_enabled: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contact_links: Vec<Link<'a>>,
}

#[derive(Serialize)]
struct Link<'a> {
    name: &'static str,
    url: &'a str,
    about: &'static str,
}

/// The text of the file. GitHub links to web addresses alone; an e-mail address stands in the form.
pub(super) fn text(settings: &Settings) -> String {
    let contact = settings.contact.as_deref();
    let is_web = |contact: &&str| {
        Url::parse(contact).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
    };
    let links = contact.filter(is_web).map(|url| Link {
        name: "Something delicate, or a correction",
        url,
        about: "What is sent here is public at once. Use this for what should not be, or if somebody may be at risk.",
    });
    yaml(&Chooser {
        blank_issues_enabled: true,
        contact_links: links.into_iter().collect(),
    })
}
