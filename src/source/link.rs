//! Relative links: what one in an account leads to, and how one from file to file is written.

use std::iter;

use percent_encoding::percent_decode_str;

/// Takes an address apart: the part that names a file, and the part that names a heading in it, which
/// begins with its `#`; none where nothing stands behind that.
pub fn split_section(destination: &str) -> (&str, Option<&str>) {
    let hash = destination.find('#').unwrap_or(destination.len());
    let (file, section) = destination.split_at(hash);
    (file, Some(section).filter(|section| section.len() > 1))
}

/// The file, by its path from the project's root, that `destination` names in an account in the file at
/// `from`; none where it leads out of the project. As where the repository is shown, a link that begins
/// with a slash counts from the root, and `%20` is a space. A part that names a heading must be taken
/// off before, as [`split_section`] does.
pub fn link_target(from: &str, destination: &str) -> Option<String> {
    let path = destination.split('?').next().unwrap_or_default();
    let path = percent_decode_str(path.trim()).decode_utf8_lossy();
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let start = if path.starts_with('/') { "" } else { folder };
    let mut way: Vec<&str> = Vec::new();
    for step in start.split('/').chain(path.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                way.pop()?;
            }
            name => way.push(name),
        }
    }
    Some(way.join("/"))
}

/// The way from the file at `from` to the file at `to`, as a relative link: `../2020/street-party.md`.
pub fn link_between(from: &str, to: &str) -> String {
    let is_slash = |sign: &u8| *sign == b'/';
    let alike = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b);
    let folders = alike.enumerate().filter(|(_, (sign, _))| is_slash(sign));
    let below = folders.last().map_or(0, |(slash, _)| slash + 1);
    let up = from.as_bytes()[below..]
        .iter()
        .filter(|sign| is_slash(sign));
    let (up, down) = (up.count(), &to[below..]);
    let mut link = String::with_capacity(3 * up + down.len());
    link.extend(iter::repeat_n("../", up));
    link.push_str(down);
    link
}

#[cfg(test)]
mod tests {
    use super::{link_between, link_target, split_section};

    #[test]
    fn links_are_relative_to_the_file() {
        let from = "sightings/2020/a.md";
        for (destination, target) in [
            ("b.md", Some("sightings/2020/b.md")),
            ("./b.md", Some("sightings/2020/b.md")),
            ("../2021/c/index.md", Some("sightings/2021/c/index.md")),
            ("../../README.md", Some("README.md")),
            ("../../../x.md", None),
            ("../../../../etc/passwd", None),
            ("/sightings/z.md?plain=1", Some("sightings/z.md")),
            ("a%20b.md", Some("sightings/2020/a b.md")),
            ("50%.md", Some("sightings/2020/50%.md")),
            ("50%+1.md", Some("sightings/2020/50%+1.md")),
            ("..//x.md", Some("sightings/x.md")),
            ("../2020%20%231/x.md", Some("sightings/2020 #1/x.md")),
            ("caf%c3%a9.md", Some("sightings/2020/café.md")),
        ] {
            assert_eq!(
                link_target(from, destination).as_deref(),
                target,
                "{destination}"
            );
        }
    }

    #[test]
    fn an_address_names_a_file_and_perhaps_a_heading() {
        for (address, parts) in [
            ("b.md", ("b.md", None)),
            ("b.md#", ("b.md", None)),
            ("b.md?plain=1#who-came", ("b.md?plain=1", Some("#who-came"))),
            ("b.md#a#b", ("b.md", Some("#a#b"))),
            ("a%23b.md", ("a%23b.md", None)),
        ] {
            assert_eq!(split_section(address), parts, "{address}");
        }
    }

    #[test]
    fn a_link_between_two_files_leads_from_one_to_the_other() {
        for (from, to, link) in [
            ("x.md", "y.md", "y.md"),
            ("a/x.md", "a/x.md", "x.md"),
            ("a/b/x.md", "a/c/y.md", "../c/y.md"),
            ("a/x.md", "y.md", "../y.md"),
            ("x.md", "a/b/y.md", "a/b/y.md"),
            ("a/b/x.md", "b/b/y.md", "../../b/b/y.md"),
            ("ab/x.md", "ac/x.md", "../ac/x.md"),
            ("a/x.md", "a.md", "../a.md"),
            ("a/b/x.md", "a/by.md", "../by.md"),
            ("é/x.md", "è/x.md", "../è/x.md"),
        ] {
            assert_eq!(link_between(from, to), link);
            assert_eq!(link_target(from, link).as_deref(), Some(to));
        }
    }
}
