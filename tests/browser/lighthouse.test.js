// Lighthouse, which many hold a site against: what it has to say of accessibility, good practice and what search engines
// need is all in order on each of these pages. How fast it thinks a page is it says too, but on this machine that is no test.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";

import lighthouse from "lighthouse";
import { chromium } from "playwright-core";

import { EXECUTABLE, FLAGS } from "./browser.js";
import { host } from "./host.js";
import { oneOfEachKind } from "./pages.js";
import { copyProject, repository, run, temporaryFolder } from "./project.js";

const PAGES = ["home", "sighting", "place", "heat-map", "sightings", "search"];
const HELD = ["accessibility", "best-practices", "seo"];

test("Lighthouse finds nothing to mend", async (t) => {
  const project = await copyProject(t, repository);
  const site = path.join(await temporaryFolder(t), "site");
  // A page says its own address, so the site is built for the one at which it stands here.
  const { address } = await host(t, site);
  const built = await run("-C", project, "build", "--output", site, "--base-url", address);
  assert.equal(built.code, 0, built.stdout + built.stderr);
  const kinds = new Map(await oneOfEachKind(site));
  const port = await browserPort(t);
  for (const kind of PAGES) {
    await t.test(kind, async (t) => {
      const { lhr } = await lighthouse(address + kinds.get(kind), { port, logLevel: "error", onlyCategories: [...HELD, "performance"] });
      assert.equal(lhr.runtimeError, undefined);
      t.diagnostic(`performance: ${Math.round(lhr.categories.performance.score * 100)}`);
      const faults = HELD.flatMap((category) => lhr.categories[category].auditRefs)
        .map(({ id, weight }) => ({ weight, ...lhr.audits[id] }))
        .filter(({ score, weight }) => weight > 0 && score !== null && score < 1)
        .map(({ id, title, details }) => `${id}: ${title} ${JSON.stringify(details?.items ?? []).slice(0, 600)}`);
      assert.deepEqual(faults, []);
      assert.deepEqual(HELD.map((category) => [category, lhr.categories[category].score]), HELD.map((category) => [category, 1]));
    });
  }
});

/** Starts a browser for Lighthouse, which talks to it over a port of this machine. */
async function browserPort(t) {
  const profile = await temporaryFolder(t);
  const browser = await chromium.launchPersistentContext(profile, { executablePath: EXECUTABLE, args: [...FLAGS, "--remote-debugging-port=0"] });
  t.after(() => browser.close());
  return Number((await readFile(path.join(profile, "DevToolsActivePort"), "utf8")).split("\n")[0]);
}
