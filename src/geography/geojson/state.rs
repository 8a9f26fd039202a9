//! What the parts of the reader share: how many corners there are, and what is wrong.

use std::cell::RefCell;

use serde::de::Error;

use crate::geography::geojson::MOST_CORNERS;
use crate::geography::geojson::fault::Words;

/// Shared by all parts of one reading.
#[derive(Default)]
pub(super) struct State {
    corners: RefCell<usize>,
    pub(super) fault: RefCell<Option<Words>>,
}

impl State {
    /// Ends reading; the parser adds the place.
    pub(super) fn fail<E: Error>(&self, words: Words) -> E {
        let error = E::custom(&words.message);
        *self.fault.borrow_mut() = Some(words);
        error
    }

    /// A longitude and a latitude, if they can be, and if there are not too many already.
    pub(super) fn position(&self, [lon, lat]: [f64; 2]) -> Result<[f64; 2], Words> {
        let mut corners = self.corners.borrow_mut();
        *corners += 1;
        if *corners > MOST_CORNERS {
            return Err(Words {
                message: format!("there are more than {MOST_CORNERS} corners"),
                help: "simplify the boundaries before they are exported, for instance with mapshaper.org".to_owned(),
            });
        }
        // A little beyond the pole is a slip of rounding, up to once round the earth is how some write what is
        // on the other side of 180 degrees.
        if lon.abs() <= 360.0 && lat.abs() <= 90.000_001 {
            return Ok([lon, lat.clamp(-90.0, 90.0)]);
        }
        let is_turned = lon.abs() <= 90.0 && lat.abs() <= 180.0;
        Err(Words {
            message: format!("{lon}, {lat} are not a longitude and a latitude in degrees"),
            help: if is_turned {
                "write the longitude first, then the latitude, as in [-1.55, 53.80]".to_owned()
            } else {
                "the file is perhaps in metres of a national grid: export it in WGS 84 (EPSG:4326), longitude first, \
                 then latitude"
                    .to_owned()
            },
        })
    }
}
