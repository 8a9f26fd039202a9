// Pictures of one page of each kind, for people to look at: `npm run screenshots -- FOLDER [SITE]` writes them to
// FOLDER, of a site that is built already or else of this repository's observatory.

import { mkdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { launch } from "./browser.js";
import { oneOfEachKind } from "./pages.js";
import { build, repository } from "./project.js";

const [folder, built] = process.argv.slice(2);
if (!folder) {
  console.error("Say where the pictures are to go: npm run screenshots -- FOLDER [SITE]");
  process.exit(2);
}

const cleanups = [];
// What a test does after itself is done here at the end, last thing first.
const t = { after: (cleanup) => cleanups.unshift(cleanup) };
try {
  const site = built ? path.resolve(built) : await build(t, repository);
  await photograph(site, path.resolve(folder));
} finally {
  for (const cleanup of cleanups) await cleanup();
}

async function photograph(site, folder) {
  await mkdir(folder, { recursive: true });
  const browser = await launch(t);
  const page = await browser.newPage();
  for (const [kind, file] of await oneOfEachKind(site)) {
    await page.goto(pathToFileURL(path.join(site, file)).href);
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: path.join(folder, `${kind}-${width}-${colorScheme}.png`), fullPage: true });
      }
    }
    console.log(`${kind}: ${file}`);
  }
}
