//! The sightings of a list as the rows of a file. One sighting stands in the files of all, of each place around it, and of
//! each of its themes and conditions, always as the same row: so where there are few, each row is made once.

use std::io::{self, Write};
use std::sync::OnceLock;

use crate::model::{Ix, Observatory, Sighting};
use crate::render::export::record::{Row, rows};
use crate::render::export::{csv, geojson, json};
use crate::site::Site;

/// Of so many sightings the rows are kept: some three kilobytes each, half as much as all else that is held of one.
/// Of more they would take too much memory.
const KEPT_OF: usize = 20_000;

/// The rows that were made, each when the first file asked for it.
#[derive(Debug, Default)]
pub(in crate::render) struct Rows {
    /// Of each form, by the number of the sighting. Empty where none is kept.
    kept: [Vec<OnceLock<Box<[u8]>>>; 3],
}

/// What a sighting is written as.
#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    Csv,
    Json,
    GeoJson,
}

/// How the rows of a file are put together.
pub(super) struct Layout {
    pub form: Form,
    /// What stands above all rows.
    pub opening: Vec<u8>,
    /// What stands before the first row.
    pub before_first: &'static str,
    /// What stands before each other row.
    pub before_next: &'static str,
    /// What stands behind each row.
    pub behind: &'static str,
    /// What stands below all rows.
    pub closing: &'static str,
}

impl Rows {
    /// Nothing yet.
    pub(in crate::render) fn nothing_of(observatory: &Observatory) -> Self {
        let sightings = &observatory.sightings;
        let kept = if sightings.len() > KEPT_OF {
            &[]
        } else {
            &sightings[..]
        };
        let nothing = || kept.iter().map(|_| OnceLock::new()).collect();
        Self {
            kept: [nothing(), nothing(), nothing()],
        }
    }

    fn write(&self, form: Form, row: Row<'_>, sink: &mut dyn Write) -> io::Result<()> {
        match self.kept[form as usize].get(row.ix.index()) {
            Some(kept) => sink.write_all(kept.get_or_init(|| form.row(row).into())),
            None => sink.write_all(&form.row(row)),
        }
    }
}

impl Form {
    fn row(self, row: Row<'_>) -> Vec<u8> {
        match self {
            Self::Csv => csv::row(row),
            Self::Json => json::row(row),
            Self::GeoJson => geojson::row(row),
        }
    }
}

impl Layout {
    /// Writes a file of the sightings of a list, row by row, so that it is never whole in memory.
    ///
    /// # Errors
    /// The sink fails.
    pub(super) fn write(
        &self,
        site: &Site,
        made: &Rows,
        list: &[Ix<Sighting>],
        sink: &mut dyn Write,
    ) -> io::Result<()> {
        sink.write_all(&self.opening)?;
        let mut before = self.before_first;
        for row in rows(site, list) {
            sink.write_all(before.as_bytes())?;
            made.write(self.form, row, sink)?;
            sink.write_all(self.behind.as_bytes())?;
            before = self.before_next;
        }
        sink.write_all(self.closing.as_bytes())
    }
}

/// The file of all sightings of a site, of which nothing is kept.
#[cfg(test)]
pub(super) fn all(site: &Site, layout: &Layout) -> String {
    let mut bytes = Vec::new();
    let written = layout.write(site, &Rows::default(), &site.gathered.all, &mut bytes);
    written.expect("a vector takes all");
    String::from_utf8(bytes).expect("it is UTF-8")
}

#[cfg(test)]
mod tests {
    use super::{Rows, all};
    use crate::render::export::{csv, geojson, json, sample};

    #[test]
    fn a_row_that_is_kept_is_the_row_that_is_made_anew() {
        let site = sample::site();
        let rows = Rows::nothing_of(&site.observatory);
        for layout in [
            csv::table(),
            json::lines(),
            json::array(),
            geojson::layout(),
        ] {
            for _ in 0..2 {
                let mut kept = Vec::new();
                let written = layout.write(&site, &rows, &site.gathered.all, &mut kept);
                written.expect("a vector takes all");
                assert_eq!(
                    String::from_utf8(kept).as_deref(),
                    Ok(&*all(&site, &layout))
                );
            }
        }
        let mut kept = rows.kept.iter().flatten();
        assert!(kept.all(|row| row.get().is_some()));
        assert_eq!(rows.kept.each_ref().map(Vec::len), [3, 3, 3]);
    }
}
