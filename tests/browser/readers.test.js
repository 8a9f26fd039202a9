// The files of the data, read by those who read such files: DuckDB finds the same sightings in the table and in the lines,
// with the types that they have, Frictionless finds the package true, and geojson-pydantic
// finds each map as RFC 7946 has it.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import path from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { build, newProject, repository } from "./project.js";

const PYTHON = process.env.READERS ?? path.join(import.meta.dirname, "python/bin/python");
const GUIDE = path.join(repository, "docs/data.md");
const golden = (name) => path.join(repository, "tests/sites", name, "project");

async function readAll(site, ...documents) {
  const script = path.join(import.meta.dirname, "readers.py");
  const arguments_ = [script, path.join(site, "data"), ...documents];
  const { stdout } = await promisify(execFile)(PYTHON, arguments_, { maxBuffer: 64 << 20 });
  return JSON.parse(stdout);
}

const LISTS = ["shifts", "still", "themes", "between", "said_by", "helped", "hindered"];

// Texts that a spreadsheet would run, or that look like something else than they are.
const FORMULAS = ["=1+1", "+44", "-1", "@here", "'quoted'", "0044", "true", "2020-01-01", "a,b\\\"c", "null", "]}</script>\\u2028,\\u0007🌻"];
// Places as far out as there are any, and one without a position.
const SPOTS = { street: undefined, origin: [0, 0], corner: [-180, -90], "other-corner": [180, 90], town: [-1.25, 53.8] };
const hostile = {
  "observatory.toml": 'title = "Formulas"\nbase_url = "https://observatory.example/"\nlicence = "CC BY 4.0"\n',
  "sightings/shifts.toml": '[[shift]]\nfrom = "doubting"\nto = "trusting"\n',
  "sightings/places.toml": Object.entries(SPOTS)
    .map(([id, spot]) => `[[place]]\nid = "${id}"\nname = '"${id}", </script> \\u0022'\n${spot ? `lat = ${spot[1]}\nlon = ${spot[0]}\n` : ""}`)
    .join(""),
  ...Object.fromEntries(
    FORMULAS.map((text, number) => [
      `sightings/s${number}.md`,
      `+++\ntitle = "${text}"\ndate = "2020-0${(number % 9) + 1}"\nplace = "${Object.keys(SPOTS)[number % Object.keys(SPOTS).length]}"\nshifts = ["doubting-to-trusting"]\nknown = "saw"\nobserver = "${text}"\npermission = "given"\n+++\n${text === "-1" ? "A line.\n\n- 1" : text}\n`,
    ]),
  ),
};

for (const [name, project] of [
  ["the first observatory", () => repository],
  ["a typical one", () => golden("typical")],
  ["one in many scripts", () => golden("unicode")],
  ["one with pictures", () => golden("pictures")],
  ["one of formulas", (t) => newProject(t, hostile)],
]) {
  test(`the data of ${name}`, async (t) => {
    const root = await project(t);
    const site = await build(t, root);
    const documents = root === repository ? [GUIDE] : [];
    const told = await readAll(site, ...documents);

    await t.test("are what their description says", () => {
      assert.deepEqual(told.package.faults, []);
      assert.ok(told.package.is_valid);
      assert.ok(told.package.tables.includes("sightings") && told.package.tables.includes("heat-map"));
    });

    await t.test("have columns of the right types", () => {
      assert.deepEqual(Object.keys(told.csv), Object.keys(told.jsonl));
      for (const [column, kind] of Object.entries(told.heat_map)) {
        assert.equal(kind, ["place", "shift"].includes(column) ? "VARCHAR" : "BIGINT", column);
      }
      for (const list of LISTS) assert.ok(['VARCHAR[]', '"NULL"'].includes(told.jsonl[list]), `${list}: ${told.jsonl[list]}`);
      for (const text of ["id", "place", "body"]) assert.equal(told.jsonl[text], "VARCHAR", text);
    });

    await t.test("are the same sightings in the table and in the lines", () => {
      const plain = (rows) => rows.map((row) => row.map((text) => text?.replace(/^'(?=[=+\-@'\t\r])/, "") ?? null));
      assert.ok(told.from_csv.length > 0);
      // A table has nothing but an empty cell for what is not given.
      assert.deepEqual(plain(told.from_csv), told.from_jsonl.map((row) => row.map((text) => text ?? null)));
    });

    await t.test("are the same on the maps, in the lists and in the lines of each place, theme and condition", () => {
      const { "sightings.geojson": all, ...maps } = told.maps;
      const titles = new Map(told.from_jsonl.map(([id, title]) => [id, title]));
      assert.deepEqual(new Map(all.map(([id, title]) => [id, title])), titles);
      if (root !== repository && name === "one of formulas") {
        for (const [, , place, point] of all) assert.deepEqual(point, SPOTS[place] ?? null);
        assert.equal(new Set(all.map(([, , place]) => place)).size, Object.keys(SPOTS).length);
      }
      assert.deepEqual(Object.keys(maps), Object.keys(told.parts).map((part) => `${part}.geojson`));
      for (const [part, { jsonl, json }] of Object.entries(told.parts)) {
        assert.ok(jsonl.length > 0, part);
        assert.deepEqual(json, jsonl, part);
        const features = maps[`${part}.geojson`];
        assert.deepEqual(features.map(([id]) => id), jsonl, part);
        assert.deepEqual(features, all.filter(([id]) => jsonl.includes(id)), part);
      }
    });

    if (documents.length > 0) {
      await t.test("answer the questions of the guide", () => {
        const [rows] = told.queries;
        assert.ok(rows.length >= 4 && rows.every((count) => count > 0), `${rows}`);
      });
    }
  });
}
