//! The picture that stands for a page where somebody passes it on: its address and its words.

use crate::model::Facet;
use crate::poster::{HEIGHT, Poster, WIDTH};
use crate::render::frame::Shared;
use crate::render::here::Here;
use crate::site::SitePath;

/// The picture of the first page, or of the page of one word; none where there is none.
pub(super) fn shared(here: Here<'_>, of: Option<Facet>) -> Option<Shared> {
    let poster = here.site.posters.get(&of)?;
    let path = SitePath::poster(of, poster.mark(), here.observatory());
    Some(Shared {
        address: here.address(&path)?,
        width: WIDTH,
        height: HEIGHT,
        alt: alt(here, of, poster),
    })
}

/// What is to be seen, in the words of the observatory alone: "Leeds – Our Observatory. doubting – trusting: 9".
fn alt(here: Here<'_>, of: Option<Facet>, poster: &Poster) -> String {
    let observatory = &here.site.settings.title;
    let mut alt = match of {
        Some(facet) => {
            let name = facet.entry(here.observatory()).name();
            format!("{name} – {observatory}")
        }
        None => observatory.clone(),
    };
    for bar in poster.bars() {
        let total: usize = bar.counts.iter().sum();
        alt.push_str(&format!(". {} – {}: {total}", bar.from, bar.to));
    }
    alt
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::shared;
    use crate::model::{Choice, Facet, FacetKind, assemble};
    use crate::project;
    use crate::render::Renderer;
    use crate::site::{Page, Parts, Site, SitePath};
    use crate::source::{Input, Inputs, parse};
    use crate::theme::Theme;

    /// Two places, one of which something was told of; the names of a shift in Latin script or in another.
    fn site(address: &str, end: &str, says: &str) -> Site {
        let shift = format!(
            "[[shift]]\nfrom = \"me\"\nto = \"we\"\n\n[[shift]]\nfrom = \"them\"\nto = \"us\"\nto_name = \"{end}\"\n"
        );
        let sighting = format!(
            "+++\ntitle = \"Seen\"\ndate = 2020\nplace = \"weir\"\nknown = \"saw\"\n{says}\n+++\nSeen.\n"
        );
        let inputs = Inputs {
            files: vec![
                Input::new(
                    "sightings/places.toml",
                    "[[place]]\nid = \"weir\"\nname = \"Weir\"\n\n[[place]]\nid = \"mill\"\nname = \"Mill\"\n",
                ),
                Input::new("sightings/shifts.toml", &shift),
                Input::new("sightings/seen.md", &sighting),
            ],
            ..Inputs::default()
        };
        let (read, findings) = parse(&inputs);
        assert!(!findings.has_errors(), "{findings:?}");
        let choice = Choice {
            today: None,
            drafts: false,
        };
        let settings = format!("title = \"Ours\"\n{address}\n");
        let settings = project::settings(&Input::new("observatory.toml", &settings));
        let settings = settings.expect("sound settings");
        let observatory = assemble(read, choice).observatory;
        Site::new(Parts::plain(settings, observatory), None).with_posters()
    }

    const ADDRESS: &str = "base_url = \"https://ours.example/\"";

    /// The paths of all posters.
    fn paths(site: &Site) -> Vec<String> {
        let posters = site.plan.iter();
        let posters = posters.filter(|(_, page)| matches!(page, Page::Poster(_)));
        posters.map(|(path, _)| path.to_string()).collect()
    }

    #[test]
    fn the_first_page_and_every_word_that_something_was_told_of_have_one() {
        let site = site(ADDRESS, "us", "shifts = [\"me-to-we\"]\nstill = [\"us\"]");
        let stems: Vec<String> = paths(&site)
            .iter()
            .map(|path| path.split("poster-").next().unwrap_or_default().to_owned())
            .collect();
        assert_eq!(
            stems,
            ["places/weir/", "", "shifts/me-to-we/", "shifts/them-to-us/"]
        );
        let theme = Theme::new(&[], &site.language).expect("the built-in templates");
        let renderer = Renderer::new(site, Arc::new(theme));
        let site = renderer.site();
        for path in paths(site) {
            let (path, page) = site.plan.entry(&path).expect("it is in the plan");
            let mut file = Vec::new();
            renderer
                .render(path, page, &mut file)
                .expect("a vector takes all");
            assert!(file.starts_with(b"\x89PNG"), "{path}");
            assert!(!page.is_listed());
        }
        let [weir, mill] = FacetKind::Place.facets(&site.observatory)[..] else {
            panic!("two places");
        };
        let told = |of: Option<Facet>| {
            let path = SitePath::fixed("index.html");
            shared(renderer.here(&path, &Page::Home), of)
        };
        let picture = told(Some(weir)).expect("a poster");
        assert_eq!(picture.alt, "Weir – Ours. me – we: 1. them – us: 1");
        let path = picture
            .address
            .strip_prefix("https://ours.example/")
            .expect("a whole address");
        assert_eq!(site.plan.get(path), Some(&Page::Poster(Some(weir))));
        assert!(told(Some(mill)).is_none() && told(None).is_some());
    }

    #[test]
    fn there_is_none_without_an_address_or_in_letters_that_cannot_be_drawn() {
        let says = "shifts = [\"me-to-we\"]";
        assert_eq!(paths(&site("", "us", says)), [""; 0]);
        // Of the shift in another script nobody told, so no poster shows it.
        assert_eq!(paths(&site(ADDRESS, "我们", says)).len(), 3);
        let says = "shifts = [\"me-to-we\", \"us-to-them\"]";
        let left: Vec<String> = paths(&site(ADDRESS, "我们", says));
        assert_eq!(left.len(), 1);
        assert!(left[0].starts_with("shifts/me-to-we/"), "{left:?}");
    }

    #[test]
    fn a_poster_keeps_its_name_until_what_it_shows_changes() {
        let says = "shifts = [\"me-to-we\"]";
        let first = paths(&site(ADDRESS, "us", says));
        assert_eq!(
            first,
            paths(&site(
                ADDRESS,
                "us",
                &format!("{says}\nsummary = \"Told anew\"")
            ))
        );
        let other = paths(&site(ADDRESS, "us", "shifts = [\"we-to-me\"]"));
        assert!(first.iter().all(|path| !other.contains(path)));
    }
}
