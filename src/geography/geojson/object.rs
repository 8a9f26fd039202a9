//! Objects of GeoJSON, member by member, of whichever type they are.

use std::fmt;

use serde::de::DeserializeSeed;
use serde::de::Deserializer;
use serde::de::Error;
use serde::de::IgnoredAny;
use serde::de::MapAccess;
use serde::de::SeqAccess;
use serde::de::Visitor;

use crate::geography::geojson::fault::Words;
use crate::geography::geojson::fault::misnested;
use crate::geography::geojson::id::Id;
use crate::geography::geojson::id::Properties;
use crate::geography::geojson::nest::List;
use crate::geography::geojson::nest::Nest;
use crate::geography::geojson::state::State;

/// What an object of GeoJSON may hold, of whichever type.
#[derive(Default)]
pub(super) struct Members {
    pub(super) kind: Option<Type>,
    pub(super) id: Option<String>,
    pub(super) inner: Vec<Members>,
    pub(super) nest: Nest,
}

/// A type of GeoJSON; of geometries with how many lists deep their positions are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Features,
    Feature,
    Geometries,
    Points,
    Lines { depth: usize },
    Polygons { depth: usize },
}

impl Type {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "FeatureCollection" => Self::Features,
            "Feature" => Self::Feature,
            "GeometryCollection" => Self::Geometries,
            "Point" | "MultiPoint" => Self::Points,
            "LineString" => Self::Lines { depth: 1 },
            "MultiLineString" => Self::Lines { depth: 2 },
            "Polygon" => Self::Polygons { depth: 2 },
            "MultiPolygon" => Self::Polygons { depth: 3 },
            _ => return None,
        })
    }
}

/// An object of GeoJSON, or null, which is an object without anything.
#[derive(Clone, Copy)]
pub(super) struct Object<'a> {
    pub(super) state: &'a State,
}

impl<'de> DeserializeSeed<'de> for Object<'_> {
    type Value = Members;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Members, D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Object<'_> {
    type Value = Members;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a feature, a collection or a geometry")
    }

    fn visit_unit<E: Error>(self) -> Result<Members, E> {
        Ok(Members {
            kind: Some(Type::Geometries),
            ..Members::default()
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
        let state = self.state;
        let mut members = Members::default();
        let mut named = None;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "type" => {
                    let name: String = map.next_value()?;
                    members.kind = Some(known(&name).map_err(|words| state.fail(words))?);
                }
                "coordinates" => {
                    map.next_value_seed(List {
                        state,
                        nest: &mut members.nest,
                        level: 0,
                    })?;
                }
                "geometry" => members.inner.push(map.next_value_seed(self)?),
                "features" | "geometries" => {
                    members.inner.extend(map.next_value_seed(Objects(self))?)
                }
                "id" => members.id = map.next_value_seed(Id)?,
                "properties" => named = map.next_value_seed(Properties)?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        members.id = members.id.or(named);
        let Some(kind) = members.kind else {
            return Err(state.fail(Words::new(
                "this is not GeoJSON: an object has no \"type\"",
                "export the file again as GeoJSON, whose first words are {\"type\": \"FeatureCollection\"",
            )));
        };
        let nest = &members.nest;
        let is_fit = match kind {
            Type::Lines { depth } | Type::Polygons { depth } => {
                nest.depth.is_none_or(|found| found == depth)
            }
            Type::Features | Type::Feature | Type::Geometries | Type::Points => true,
        };
        if !is_fit {
            return Err(state.fail(misnested()));
        }
        Ok(members)
    }
}

fn known(name: &str) -> Result<Type, Words> {
    if name == "Topology" {
        return Err(Words::new(
            "this is TopoJSON, not GeoJSON",
            "convert it, for instance with mapshaper.org, or with `topo2geo` of the npm package topojson-client",
        ));
    }
    Type::of(name).ok_or_else(|| Words {
        message: format!("this is not GeoJSON: it has no type {:?}", shortened(name)),
        help: "the types are FeatureCollection, Feature, Polygon, MultiPolygon, LineString, MultiLineString, \
               Point, MultiPoint and GeometryCollection, in these letters"
            .to_owned(),
    })
}

fn shortened(name: &str) -> String {
    name.chars().take(40).collect()
}

/// A list of objects.
struct Objects<'a>(Object<'a>);

impl<'de> DeserializeSeed<'de> for Objects<'_> {
    type Value = Vec<Members>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Vec<Members>, D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Objects<'_> {
    type Value = Vec<Members>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of features or geometries")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<Members>, A::Error> {
        let mut all = Vec::new();
        while let Some(object) = list.next_element_seed(self.0)? {
            all.push(object);
        }
        Ok(all)
    }
}
