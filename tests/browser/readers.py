"""Reads the data folder of a published site as others would, and prints what came of it as JSON.

    readers.py FOLDER [FILE OF MARKDOWN]

FOLDER is the data folder. Of the file of Markdown, each block of SQL is run in FOLDER, and its rows are counted.
"""

import glob
import json
import os
import re
import sys

import duckdb
import frictionless
from geojson_pydantic import Feature, FeatureCollection, Point
from pydantic import ConfigDict


def described(database, file):
    rows = database.sql(f"describe select * from '{file}'").fetchall()
    return {name: kind for name, kind, *_ in rows}


def read(database, file, columns):
    chosen = ", ".join(f'"{column}"' for column in columns)
    # As text whatever its values look like, so that both files are read alike.
    options = ", all_varchar = true" if file.endswith(".csv") else ""
    reader = "read_csv" if file.endswith(".csv") else "read_json_auto"
    rows = database.sql(f"select {chosen} from {reader}('{file}'{options}) order by id").fetchall()
    return [[None if value is None else str(value) for value in row] for row in rows]


class Collection(FeatureCollection[Feature[Point, dict]]):
    # Nothing is taken for something else than it is, and no key may be there that the standard does not know.
    model_config = ConfigDict(strict=True, extra="forbid")


def positions(file):
    with open(file, "rb") as bytes:
        collection = Collection.model_validate_json(bytes.read())
    return [
        [
            feature.id,
            feature.properties["title"],
            feature.properties["place"],
            list(feature.geometry.coordinates) if feature.geometry else None,
        ]
        for feature in collection.features
    ]


def parts(database):
    return {
        file.removesuffix(".jsonl"): {
            ending: [
                row[0]
                for row in database.sql(f"select id from read_json_auto('{file.removesuffix('jsonl')}{ending}')").fetchall()
            ]
            for ending in ["jsonl", "json"]
        }
        for file in sorted(glob.glob("*/*.jsonl"))
    }


def queries(database, file):
    with open(file, encoding="utf-8") as text:
        blocks = re.findall(r"```sql\n(.*?)```", text.read(), re.DOTALL)
    return [len(database.sql(block).fetchall()) for block in blocks]


def main():
    folder = sys.argv[1]
    documents = [os.path.abspath(file) for file in sys.argv[2:]]
    os.chdir(folder)
    database = duckdb.connect()
    report = frictionless.validate("datapackage.json")
    told = {
        "csv": described(database, "sightings.csv"),
        "jsonl": described(database, "sightings.jsonl"),
        "heat_map": described(database, "heat-map.csv"),
        "package": {
            "is_valid": report.valid,
            "faults": [str(fault) for fault in report.flatten(["title", "note"])],
            "tables": [task.name for task in report.tasks],
        },
        "queries": [queries(database, file) for file in documents],
        "maps": {file: positions(file) for file in sorted(glob.glob("**/*.geojson", recursive=True))},
        "parts": parts(database),
        "from_csv": read(database, "sightings.csv", ["id", "title", "date", "place", "observer", "body"]),
        "from_jsonl": read(database, "sightings.jsonl", ["id", "title", "date", "place", "observer", "body"]),
    }
    json.dump(told, sys.stdout)


main()
