// Pictures of one page of each kind, for people to look at: `npm run screenshots -- FOLDER [SITE]` writes them to
// FOLDER, of a site that is built already or else of this repository's observatory, and each page as it is printed.

import { mkdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { launch } from "./browser.js";
import { oneOfEachKind } from "./pages.js";
import { build, repository } from "./project.js";

const LIGHT = { colorScheme: "light", forcedColors: "none" };

const LOOKS = [
  ["light", {}],
  ["dark", { colorScheme: "dark" }],
  ["grey", {}],
  ["forced-colours", { forcedColors: "active" }],
];

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
    for (const [look, media] of LOOKS) {
      await page.emulateMedia({ ...LIGHT, ...media });
      await page.evaluate((filter) => (document.documentElement.style.filter = filter), look === "grey" ? "grayscale(1)" : "");
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await page.screenshot({ path: path.join(folder, `${kind}-${width}-${look}.png`), fullPage: true });
      }
    }
    await page.emulateMedia(LIGHT);
    await page.pdf({ path: path.join(folder, `${kind}.pdf`), format: "A4", preferCSSPageSize: true });
    console.log(`${kind}: ${file}`);
  }
}
