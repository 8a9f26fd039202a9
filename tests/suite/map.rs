//! The map as it is published: every counted sighting stands on it once, wherever the observatory is, and an
//! observatory's own boundaries take the place of the outlines.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::tool;

/// The most that the drawing may weigh, in bytes.
const LARGEST: usize = 60_000;

/// An id, which is also a name, with latitude and longitude.
type City = (&'static str, f64, f64);

/// Cities with their coordinates: a nation, a continent, the world.
const SAMPLES: [(&str, &[City]); 4] = [
    (
        "wales",
        &[
            ("cardiff", 51.48, -3.18),
            ("bangor", 53.23, -4.13),
            ("newtown", 52.51, -3.31),
        ],
    ),
    (
        "europe",
        &[
            ("lisbon", 38.72, -9.14),
            ("helsinki", 60.17, 24.94),
            ("athens", 37.98, 23.73),
            ("dublin", 53.35, -6.26),
        ],
    ),
    (
        "world",
        &[
            ("sydney", -33.87, 151.21),
            ("lima", -12.05, -77.04),
            ("nairobi", -1.29, 36.82),
            ("tokyo", 35.68, 139.69),
        ],
    ),
    ("one town", &[("todmorden", 53.71, -2.10)]),
];

/// Two squares side by side, one of them with the id of a place that has no coordinates.
const SQUARES: &str = r#"{"type": "FeatureCollection", "features": [
    {"type": "Feature", "id": "hill", "properties": {}, "geometry": {"type": "Polygon",
     "coordinates": [[[-2.0, 53.0], [-1.0, 53.0], [-1.0, 54.0], [-2.0, 54.0], [-2.0, 53.0]]]}},
    {"type": "Feature", "properties": {"id": "<b>"}, "geometry": {"type": "Polygon",
     "coordinates": [[[-1.0, 53.0], [0.0, 53.0], [0.0, 54.0], [-1.0, 54.0], [-1.0, 53.0]]]}}
]}"#;

#[test]
fn every_counted_sighting_stands_on_the_map_or_beside_it_once() {
    for (name, cities) in SAMPLES {
        let project = project(cities, None);
        for path in ["heat-map.html", "places/index.html"] {
            let page = tool::page(project.path(), tool::TODAY, path);
            let map = map_of(&page);
            // Each city was told of as often as its place in the list says, and once more in a part of it that
            // has no coordinates; the network is elsewhere.
            let told: usize = (1..=cities.len()).map(|count| count + 1).sum();
            assert_eq!(counted(map), told + 1, "{name}: {path}\n{map}");
            assert!(
                map.contains(">Elsewhere</a> <span class=\"count\">1 sighting</span>"),
                "{map}"
            );
            let drawing = &map[..map.find("</svg>").expect("it is drawn")];
            assert!(drawing.len() < LARGEST, "{name}: {} bytes", drawing.len());
            assert!(drawing.contains("class=\"land\""), "{name} has no land");
            let dots = drawing.matches("class=\"dot\"").count();
            assert_eq!(dots, cities.len(), "{name} has another number of dots");
        }
    }
}

#[test]
fn places_that_lie_on_each_other_share_a_dot_that_names_them() {
    let cities = [
        ("upper", 53.71, -2.10),
        ("lower", 53.71, -2.11),
        ("far", 50.37, -4.14),
    ];
    let project = project(&cities, None);
    let page = tool::page(project.path(), tool::TODAY, "places/index.html");
    let map = map_of(&page);
    assert_eq!(map.matches("class=\"dot\"").count(), 2, "{map}");
    assert!(
        map.contains("<title>Upper and Lower: 5 sightings</title>"),
        "{map}"
    );
    assert!(map.contains("<a href=\"#dot-1\""), "{map}");
    let line = "<a href=\"upper.html\">Upper</a> <span class=\"count\">(2)</span>, \
                <a href=\"lower.html\">Lower</a> <span class=\"count\">(3)</span> \
                <span class=\"count\">in one dot, 5 sightings</span>";
    assert!(map.contains(line), "{map}");
}

#[test]
fn without_coordinates_there_is_no_map() {
    let project = project(&[], None);
    for path in ["heat-map.html", "places/index.html"] {
        let page = tool::page(project.path(), tool::TODAY, path);
        assert!(!page.contains("class=\"map\""), "{path}");
    }
}

#[test]
fn own_boundaries_take_the_place_of_the_outlines() {
    let project = project(&[("weir", 53.5, -0.5)], Some(SQUARES));
    let page = tool::page(project.path(), tool::TODAY, "places/index.html");
    let map = map_of(&page);
    assert_eq!(map.matches("class=\"land\"").count(), 2, "{map}");
    assert!(!map.contains("Natural Earth"), "{map}");
    // The boundary leads to its place, whose dot stands within it though it has no coordinates.
    assert!(
        map.contains("<a href=\"hill.html\" tabindex=\"-1\"><title>Hill</title><path"),
        "{map}"
    );
    assert!(map.contains("<title>Hill: 1 sighting</title>"), "{map}");
    assert_eq!(map.matches("class=\"dot\"").count(), 2, "{map}");
    // An id that is no place's is nobody's, and never markup.
    assert!(!page.contains("<b>"), "{map}");
}

#[test]
fn boundaries_that_can_not_be_drawn_stop_a_build_and_say_why() {
    for (text, why) in [
        ("{\"type\": ", "boundaries.geojson:1:"),
        ("<kml></kml>", "boundaries.geojson: this is XML"),
        ("{\"type\": \"Topology\", \"objects\": {}}", "TopoJSON"),
        (
            "{\"type\": \"Polygon\", \"coordinates\": [[[430000, 433000], [430100, 433000], [430100, 433100], [430000, 433000]]]}",
            "degrees",
        ),
        (
            "{\"type\": \"FeatureCollection\", \"features\": []}",
            "boundaries.geojson",
        ),
    ] {
        let project = project(&[("weir", 53.5, -0.5)], Some(text));
        for verb in ["check", "build"] {
            let ran = tool::observatory(project.path(), &[verb]);
            let said = format!("{}{}", ran.stdout, ran.stderr);
            assert_eq!(ran.code, 2, "{verb}: {said}");
            assert!(said.contains("error[bad-map]: "), "{verb}: {said}");
            assert!(said.contains("observatory.toml:3:7"), "{verb}: {said}");
            assert!(said.contains(why), "{verb} does not say {why}: {said}");
            assert!(said.contains("help: "), "{verb}: {said}");
        }
        assert!(!project.path().join("site").exists(), "{text}");
    }
}

#[test]
fn a_file_of_boundaries_that_is_too_large_or_no_file_is_refused() {
    let project = project(&[("weir", 53.5, -0.5)], Some(SQUARES));
    let file = project.path().join("boundaries.geojson");
    fs::write(&file, vec![b' '; 10_000_001]).expect("the file is written");
    let ran = tool::observatory(project.path(), &["build"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("larger than 10 MB"), "{}", ran.stderr);

    fs::remove_file(&file).expect("the file is removed");
    fs::create_dir(&file).expect("a folder is made");
    let ran = tool::observatory(project.path(), &["build"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("there is no file"), "{}", ran.stderr);

    for name in [
        "../boundaries.geojson",
        "/etc/passwd",
        "map.svg",
        ".hidden.json",
    ] {
        configure(project.path(), Some(name));
        let ran = tool::observatory(project.path(), &["check"]);
        assert_eq!(ran.code, 2, "{name}: {}", ran.stdout);
        assert!(ran.stdout.contains("error["), "{name}: {}", ran.stdout);
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_boundaries_elsewhere_is_refused() {
    let project = project(&[("weir", 53.5, -0.5)], Some(SQUARES));
    let file = project.path().join("boundaries.geojson");
    let elsewhere = TempDir::new().expect("a temporary folder can be made");
    let target = elsewhere.path().join("secret.json");
    fs::rename(&file, &target).expect("it is moved");
    std::os::unix::fs::symlink(&target, &file).expect("a link is made");
    let ran = tool::observatory(project.path(), &["build"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("no link to it"), "{}", ran.stderr);
}

/// Cities with a part each that has no coordinates, a hill that has none, and a network. The first city is told of
/// once, the second twice and so on; each part, the network and, with boundaries, the hill once.
fn project(cities: &[City], boundaries: Option<&str>) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder can be made");
    let sightings = folder.path().join("sightings");
    fs::create_dir(&sightings).expect("a folder is made");
    configure(folder.path(), boundaries.map(|_| "boundaries.geojson"));
    if let Some(text) = boundaries {
        let file = folder.path().join("boundaries.geojson");
        fs::write(file, text).expect("the boundaries are written");
    }
    let mut places = "[[place]]\nid = \"elsewhere\"\nname = \"Elsewhere\"\n\
                      [[place]]\nid = \"hill\"\nname = \"Hill\"\n"
        .to_owned();
    let mut told = vec!["elsewhere".to_owned()];
    if boundaries.is_some() {
        told.push("hill".to_owned());
    }
    for (index, (id, lat, lon)) in cities.iter().enumerate() {
        let name = format!("{}{}", id[..1].to_uppercase(), &id[1..]);
        write!(
            places,
            "[[place]]\nid = \"{id}\"\nname = \"{name}\"\nlat = {lat}\nlon = {lon}\n\
             [[place]]\nid = \"{id}-part\"\nname = \"A part\"\nwithin = \"{id}\"\n"
        )
        .expect("a String takes all that is written to it");
        told.extend(std::iter::repeat_n((*id).to_owned(), index + 1));
        told.push(format!("{id}-part"));
    }
    let write = |name: &str, text: &str| {
        fs::write(sightings.join(name), text).expect("a file is written");
    };
    write("places.toml", &places);
    write("shifts.toml", "[[shift]]\nfrom = \"them\"\nto = \"us\"\n");
    for (index, place) in told.iter().enumerate() {
        write(
            &format!("told-{index}.md"),
            &format!(
                "+++\ntitle = \"Told {index}\"\ndate = 2026-05-01\nplace = \"{place}\"\n\
                 shifts = [\"them-to-us\"]\nknown = \"saw\"\n+++\nIt was seen.\n"
            ),
        );
    }
    folder
}

fn configure(folder: &Path, map: Option<&str>) {
    let mut text = "title = \"On the map\"\nbase_url = \"https://example.org/\"\n".to_owned();
    if let Some(name) = map {
        writeln!(text, "map = \"{name}\"").expect("a String takes all that is written to it");
    }
    fs::write(folder.join("observatory.toml"), text).expect("the configuration is written");
}

/// The part of a page that is its map with the list beside it.
fn map_of(page: &str) -> &str {
    let start = page.find("<div class=\"map\">").expect("there is a map");
    let end = page[start..].find("</section>").expect("its section ends");
    &page[start..start + end]
}

/// How many sightings the list beside the map counts, each entry once.
fn counted(map: &str) -> usize {
    let list = &map[map.find("</svg>").expect("the list is behind the drawing")..];
    let entries = list.split("<li").skip(1);
    entries
        .filter_map(|entry| entry.split_once("</li>"))
        .map(|(entry, _)| {
            let (words, _) = entry
                .rsplit_once(" sighting")
                .expect("an entry has its number");
            let number = words.rsplit(|letter: char| !letter.is_ascii_digit()).next();
            let number = number.expect("the number is before the word");
            number.parse::<usize>().expect("a number")
        })
        .sum()
}
