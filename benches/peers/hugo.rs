//! The same observatory as a site of Hugo: the same texts, places, themes, shifts and lists of 50, with templates that
//! do the same work where Hugo has a word for it.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use crate::made::{self, SHIFTS, Sighting, Size, Word, Words, quoted};

/// Writes the site, unless it stands there as it would be written.
pub(crate) fn write(size: Size, root: &Path) -> io::Result<()> {
    let layouts = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peers/hugo");
    copy(&layouts, root)?;
    let made = root.join("made");
    let stamp = format!("{size:?} 1\n");
    if fs::read_to_string(&made).is_ok_and(|found| found == stamp) {
        return Ok(());
    }
    let content = root.join("content");
    let words = Words::of(size);
    fs::create_dir_all(content.join("sightings"))?;
    fs::create_dir_all(root.join("static"))?;
    fs::write(root.join("static/style.css"), "body { max-width: 60rem }\n")?;
    fs::write(
        content.join("heat-map.md"),
        "+++\ntitle = \"Heat map\"\nlayout = \"heat-map\"\n+++\n",
    )?;
    for (kind, words) in [
        ("places", &words.places),
        ("themes", &words.themes),
        ("conditions", &words.conditions),
    ] {
        for Word { id, name, .. } in words {
            term(&content, kind, id, name)?;
        }
    }
    for (from, to) in SHIFTS {
        term(
            &content,
            "shifts",
            &shift_id(from, to),
            &format!("{from} to {to}"),
        )?;
    }
    for sighting in made::sightings(size, &words) {
        let folder = content.join("sightings").join(sighting.year.to_string());
        fs::create_dir_all(&folder)?;
        let path = folder.join(format!("{}.md", sighting.id()));
        fs::write(path, file(&sighting, &words))?;
    }
    fs::write(made, stamp)
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        match entry.file_type()?.is_dir() {
            true => copy(&entry.path(), &to)?,
            false => fs::copy(entry.path(), to).map(|_| ())?,
        }
    }
    Ok(())
}

fn term(content: &Path, kind: &str, id: &str, name: &str) -> io::Result<()> {
    let folder = content.join(kind).join(id);
    fs::create_dir_all(&folder)?;
    fs::write(
        folder.join("_index.md"),
        format!("+++\ntitle = {}\n+++\n", quoted(name)),
    )
}

fn shift_id(from: &str, to: &str) -> String {
    format!("{from}-to-{to}")
}

fn file(sighting: &Sighting, words: &Words) -> String {
    let ids = |numbers: &[usize], words: &[Word]| -> Vec<String> {
        numbers
            .iter()
            .map(|&number| words[number].id.clone())
            .collect()
    };
    let names = |numbers: &[usize], words: &[Word]| -> Vec<String> {
        numbers
            .iter()
            .map(|&number| quoted(&words[number].name))
            .collect()
    };
    let around: Vec<usize> = words.around(sighting.place).collect();
    let shift = |number: usize| shift_id(SHIFTS[number].0, SHIFTS[number].1);
    let shifts: Vec<String> = sighting
        .shifts
        .iter()
        .map(|&(number, _)| shift(number))
        .collect();
    let ways: Vec<String> = sighting
        .shifts
        .iter()
        .map(|&(number, is_forward)| {
            let (from, to) = SHIFTS[number];
            let end = if is_forward { to } else { from };
            format!("\"{}\" = \"towards {end}\"", shift(number))
        })
        .collect();
    let summary: String = sighting
        .account
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned();
    let conditions = [sighting.helped.as_slice(), sighting.hindered.as_slice()].concat();
    let mut text = format!(
        "+++\ntitle = {}\ndate = {}\nplace = \"{}\"\nplaces = {:?}\nshifts = {shifts:?}\nthemes = {:?}\n\
         conditions = {:?}\nbetween = [{}]\nknown = \"{}\"\nsummary = {}\n",
        quoted(&sighting.title),
        sighting.date(),
        words.places[sighting.place].id,
        ids(&around, &words.places),
        ids(&sighting.themes, &words.themes),
        ids(&conditions, &words.conditions),
        names(&sighting.between, &words.parties).join(", "),
        sighting.known,
        quoted(&summary),
    );
    if let Some(working) = sighting.working {
        let _ = writeln!(text, "working = \"{working}\"");
    }
    if let Some(observer) = &sighting.observer {
        let _ = writeln!(text, "observer = {}", quoted(observer));
    }
    let _ = writeln!(text, "[ways]\n{}", ways.join("\n"));
    for (year, status, note) in &sighting.followups {
        let note = quoted(note);
        let _ = write!(
            text,
            "[[followups]]\ndate = \"{year}\"\nstatus = \"{status}\"\nnote = {note}\n"
        );
    }
    text.push_str("+++\n");
    text.push_str(&sighting.account);
    text
}
