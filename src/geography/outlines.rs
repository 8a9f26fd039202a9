//! The outlines that come with the program: from the bytes of `outlines/world.bin`, which
//! `outlines/convert.py` made and describes, to rings and lines on the earth.

use std::sync::LazyLock;

use crate::geography::sphere::Ring;
use crate::geography::sphere::Vertex;
use crate::geography::sphere::longest_step;
use crate::geography::sphere::shorter;
use crate::geography::sphere::with_steps;

static BYTES: &[u8] = include_bytes!("outlines/world.bin");

/// The data stand on a grid of so many steps to a degree.
const GRID: f64 = 200.0;

/// The land of the world and its borders.
pub(super) struct Outlines {
    /// Coasts; land is to the left.
    pub(super) land: Vec<Ring>,
    /// Borders between countries, and those between the nations of the United Kingdom.
    pub(super) borders: Vec<Vec<Vertex>>,
    /// The outer rings of countries and nations, to tell where a place is.
    pub(super) countries: Vec<Ring>,
}

/// Natural Earth at 1:50m; decoded once.
pub(super) fn built_in() -> &'static Outlines {
    static OUTLINES: LazyLock<Outlines> =
        LazyLock::new(|| decode(BYTES).expect("a test decodes all of the file"));
    &OUTLINES
}

/// `None` where the bytes stop early or name an arc that is not there.
fn decode(bytes: &[u8]) -> Option<Outlines> {
    let mut bytes = bytes.iter().copied();
    let mut arcs = Vec::new();
    for _ in 0..whole(&mut bytes)? {
        let (mut lon, mut lat) = (0, 0);
        let mut arc = Vec::new();
        for _ in 0..whole(&mut bytes)? {
            lon += signed(&mut bytes)?;
            lat += signed(&mut bytes)?;
            let lon = shorter(f64::from(lon) / GRID);
            arc.push(Vertex::new(lon, f64::from(lat) / GRID, false));
        }
        // Where an arc ends, other lines meet it.
        arc.first_mut()?.fixed = true;
        arc.last_mut()?.fixed = true;
        arcs.push(arc);
    }
    let land = rings(&mut bytes, &arcs)?;
    let mut borders = Vec::new();
    for _ in 0..whole(&mut bytes)? {
        let arc = arcs.get(whole(&mut bytes)? as usize)?;
        borders.push(with_steps(arc.clone(), false, longest_step(0.0)));
    }
    let countries = rings(&mut bytes, &arcs)?;
    let is_whole = bytes.next().is_none();
    is_whole.then_some(Outlines {
        land,
        borders,
        countries,
    })
}

fn rings(bytes: &mut impl Iterator<Item = u8>, arcs: &[Vec<Vertex>]) -> Option<Vec<Ring>> {
    let mut rings = Vec::new();
    for _ in 0..whole(bytes)? {
        let mut corners = Vec::new();
        for _ in 0..whole(bytes)? {
            let named = whole(bytes)?;
            let arc = arcs.get(named as usize / 2)?;
            // The last corner of an arc is the first of the next.
            match named % 2 == 0 {
                true => corners.extend(&arc[..arc.len() - 1]),
                false => corners.extend(arc[1..].iter().rev()),
            }
        }
        rings.push(Ring::new(with_steps(corners, true, longest_step(0.0))));
    }
    Some(rings)
}

/// A whole number: seven bits a byte, lowest first, the eighth saying that more follow.
fn whole(bytes: &mut impl Iterator<Item = u8>) -> Option<u32> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let byte = bytes.next()?;
        number |= u32::from(byte & 127).checked_shl(shift)?;
        if byte < 128 {
            return Some(number);
        }
        shift += 7;
    }
}

/// A number that may be below nought: 0, -1, 1, -2, 2 as 0, 1, 2, 3, 4.
fn signed(bytes: &mut impl Iterator<Item = u8>) -> Option<i32> {
    let number = whole(bytes)?;
    let half = i32::try_from(number / 2).ok()?;
    Some(if number % 2 == 0 { half } else { -half - 1 })
}

#[cfg(test)]
mod tests {
    use super::BYTES;
    use super::built_in;
    use super::decode;
    use crate::geography::sphere::around;
    use crate::geography::sphere::length;

    #[test]
    fn all_of_the_file_is_read() {
        let outlines = built_in();
        assert!(outlines.land.len() > 1400);
        assert!(outlines.borders.len() > 300);
        assert!(outlines.countries.len() > 1500);
        assert!(decode(&BYTES[..BYTES.len() - 1]).is_none());
        assert!(BYTES.len() < 350_000);
    }

    #[test]
    fn every_corner_is_on_the_earth_and_near_the_next() {
        let outlines = built_in();
        for ring in outlines.land.iter().chain(&outlines.countries) {
            assert!(ring.corners.len() >= 3);
            for (here, next) in around(&ring.corners) {
                assert!(here.lat.abs() <= 90.0 && here.lon.abs() <= 181.5);
                assert!(length(&here, &next) <= 1.5 + 1e-9);
            }
        }
    }

    #[test]
    fn land_is_never_cut_at_180_degrees_nor_at_the_pole() {
        let is_seam = |lon: f64| (lon.abs() - 180.0).abs() < 1e-9;
        for ring in &built_in().land {
            for (here, next) in around(&ring.corners) {
                assert!(
                    !(is_seam(here.lon) && is_seam(next.lon)),
                    "at latitude {}",
                    here.lat
                );
                assert!(here.lat > -89.0);
            }
        }
        let round_a_pole = built_in().land.iter().filter(|ring| ring.turn != 0.0);
        assert_eq!(round_a_pole.count(), 1, "Antarctica");
    }
}
