//! Coordinates: lists of lists of positions, kept flat.

use std::fmt;

use serde::de::DeserializeSeed;
use serde::de::Deserializer;
use serde::de::Error;
use serde::de::SeqAccess;
use serde::de::Visitor;

use crate::geography::geojson::fault::Words;
use crate::geography::geojson::fault::misnested;
use crate::geography::geojson::fault::too_deep;
use crate::geography::geojson::state::State;

/// The positions of a geometry, whatever its type, which may stand behind them.
#[derive(Default)]
pub(super) struct Nest {
    positions: Vec<[f64; 2]>,
    /// Where each line or ring ends among the positions.
    ends: Vec<usize>,
    /// How many lists deep a position is; nothing where there is none.
    pub(super) depth: Option<usize>,
}

impl Nest {
    pub(super) fn lines(&self) -> impl Iterator<Item = Vec<[f64; 2]>> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(start, &end)| self.positions[start..end].to_vec())
    }
}

/// A list of coordinates within `level` others.
pub(super) struct List<'a> {
    pub(super) state: &'a State,
    pub(super) nest: &'a mut Nest,
    pub(super) level: usize,
}

/// What such a list holds.
pub(super) enum Item {
    Number(f64),
    List,
}

impl<'de> DeserializeSeed<'de> for List<'_> {
    type Value = Item;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Item, D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for List<'_> {
    type Value = Item;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number or a list of coordinates")
    }

    fn visit_unit<E: Error>(self) -> Result<Item, E> {
        Ok(Item::List)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Item, E> {
        Ok(Item::Number(number))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Item, E> {
        Ok(Item::Number(number as f64))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Item, E> {
        Ok(Item::Number(number as f64))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Item, A::Error> {
        let Self { state, nest, level } = self;
        if level > 3 {
            return Err(state.fail(too_deep()));
        }
        let before = nest.positions.len();
        let (mut position, mut numbers, mut lists) = ([0.0; 2], 0, 0);
        while let Some(item) = list.next_element_seed(List {
            state,
            nest: &mut *nest,
            level: level + 1,
        })? {
            match item {
                Item::Number(number) => {
                    // What follows longitude and latitude is a height, or for nobody here.
                    if let Some(value) = position.get_mut(numbers) {
                        *value = number;
                    }
                    numbers += 1;
                }
                Item::List => lists += 1,
            }
        }
        if numbers > 0 && (lists > 0 || numbers < 2) {
            return Err(state.fail(Words::new(
                "a position is not a longitude and a latitude",
                "each position is a list of two numbers, as in [-1.55, 53.80]",
            )));
        }
        if numbers > 0 {
            let position = state
                .position(position)
                .map_err(|words| state.fail(words))?;
            if nest.depth.is_some_and(|depth| depth != level) {
                return Err(state.fail(misnested()));
            }
            nest.depth = Some(level);
            nest.positions.push(position);
        } else if nest.depth == Some(level + 1) && nest.positions.len() > before {
            nest.ends.push(nest.positions.len());
        }
        Ok(Item::List)
    }
}
