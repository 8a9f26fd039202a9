// One page of each kind in a real browser, opened from its folder with no server: everybody can read it, on a narrow
// screen, in the dark, with colours of their own and on paper.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";

import { launch, watchedPage } from "./browser.js";
import { noFaults } from "./faults.js";
import { tooPaleOnPaper, tooWide } from "./layout.js";
import { filesOf, oneOfEachKind } from "./pages.js";
import { baseUrl, build, copyProject, goodProjects, repository } from "./project.js";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// Everything up to the level AA of the Web Content Accessibility Guidelines 2.2, which names its older versions too.
const GUIDELINES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const WIDTHS = [320, 360, 1280];

const COLOURS = [
  ["light", { colorScheme: "light", forcedColors: "none" }],
  ["dark", { colorScheme: "dark", forcedColors: "none" }],
  ["forced colours", { colorScheme: "dark", forcedColors: "active" }],
];

// What a sheet's margins take of its width, in pixels: 16 mm on either side.
const MARGINS = 121;

// Chromium prints what is too wide for a sheet at two thirds of its size, and cuts off what even so has no room.
const SHRINKING = 1.5;

// A page that only leads on to another, and would do so while it is looked at.
const LEADS_ON = /http-equiv\s*=\s*["']?refresh/i;

const projects = await goodProjects();
const browser = await launch({ after });

test("one page of each kind", async (t) => {
  const site = await build(t, await copyProject(t, repository));
  const kinds = await oneOfEachKind(site);

  await t.test("can be used by everybody", async (t) => {
    const { page } = await openSite(t, site);
    for (const [kind, file] of kinds) {
      await t.test(`${kind}: ${file}`, async () => noFaults(await barriers(page, site, file)));
    }
  });

  await t.test("is readable without scripts, on any screen and on paper", async (t) => {
    const { page, faults } = await openSite(t, site, { javaScriptEnabled: false });
    for (const [kind, file] of kinds) {
      await t.test(`${kind}: ${file}`, async () => {
        await open(page, site, file);
        noFaults([...(await widthFaults(page)), ...(await printFaults(page)), ...faults.splice(0)]);
      });
    }
  });

  await t.test("begins with a link to its content, for those who use the keyboard", async (t) => {
    const { page } = await openSite(t, site, { javaScriptEnabled: false });
    for (const [kind, file] of kinds) {
      await open(page, site, file);
      await page.keyboard.press("Tab");
      const target = await page.evaluate(() => document.activeElement.getAttribute("href"));
      assert.match(target ?? "", /^#./, `${kind}: the first thing that the Tab key reaches leads to ${target}`);
      await page.keyboard.press("Enter");
      const main = await page.evaluate((id) => document.getElementById(id)?.closest("main")?.tagName, target.slice(1));
      assert.equal(main, "MAIN", `${kind}: ${target} is not the page's <main>, nor in it`);
    }
  });

  await t.test("has feeds and a sitemap that a browser can read", async (t) => {
    const { page } = await openSite(t, site);
    const names = await filesOf(site, ".xml");
    assert.ok(names.includes("feed.xml") && names.includes("sitemap.xml"), `only ${names}`);
    for (const name of names) {
      const fault = await page.evaluate((text) => {
        const read = new DOMParser().parseFromString(text, "application/xml");
        return read.querySelector("parsererror")?.textContent;
      }, await readFile(path.join(site, name), "utf8"));
      assert.equal(fault, undefined, name);
    }
  });
});

for (const [name, project] of projects) {
  test(`no page of ${name} is wider than a small screen`, async (t) => {
    const site = await build(t, await copyProject(t, project));
    const { page, faults } = await openSite(t, site, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
    const wide = [];
    for (const file of await filesOf(site, ".html")) {
      if (LEADS_ON.test(await readFile(path.join(site, file), "utf8"))) continue;
      await open(page, site, file);
      wide.push(...(await page.evaluate(tooWide)).map((fault) => `${file}: ${fault}`));
    }
    noFaults([...wide, ...faults]);
  });
}

/** A page that may load the site's files and nothing else. */
async function openSite(t, site, options) {
  const root = pathToFileURL(site + path.sep).href;
  // The page for wrong addresses is written for its place on a host: what it asks for there is given from the folder.
  const onHost = new URL(baseUrl).pathname;
  const elsewhere = new URL(onHost, "file://").href;
  const allowed = (address) => address.startsWith(root) || address.startsWith(elsewhere);
  const opened = await watchedPage(t, browser, allowed, options);
  await opened.page.route(`${elsewhere}**`, (route) => {
    return route.fulfill({ path: path.join(site, new URL(route.request().url()).pathname.slice(onHost.length)) });
  });
  return opened;
}

async function open(page, site, file) {
  await page.emulateMedia({ media: null, colorScheme: "light", forcedColors: "none" });
  await page.goto(pathToFileURL(path.join(site, file)).href);
}

/** What keeps somebody out, with the widths and colours in which it does. */
async function barriers(page, site, file) {
  await open(page, site, file);
  await page.evaluate(AXE);
  const found = new Map();
  for (const [colours, media] of COLOURS) {
    await page.emulateMedia(media);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      for (const violation of await page.evaluate(runAxe, GUIDELINES)) {
        found.set(violation, [...(found.get(violation) ?? []), `${colours} ${width} px`]);
      }
    }
  }
  return [...found].map(([violation, where]) => `${violation} (${where.join(", ")})`);
}

async function runAxe(guidelines) {
  const { violations } = await axe.run({ runOnly: guidelines, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => {
    // The first few of a kind are enough to find the rest by.
    return nodes.slice(0, 3).map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`);
  });
}

async function widthFaults(page) {
  const found = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    found.push(...(await page.evaluate(tooWide)).map((fault) => `${width} px: ${fault}`));
  }
  return found;
}

/** What is wrong with the page on paper, printed by somebody whose screen is dark. */
async function printFaults(page) {
  const words = () => page.evaluate(() => document.querySelector("main").innerText.replace(/\s+/g, " ").trim());
  const onScreen = await words();
  await page.emulateMedia({ media: "print", colorScheme: "dark", forcedColors: "none" });
  const sheets = await page.pdf({ format: "A4", preferCSSPageSize: true });
  await page.setViewportSize({ width: sheetWidth(sheets) - MARGINS, height: 1000 });
  const found = [...(await page.evaluate(tooWide, SHRINKING)), ...(await page.evaluate(tooPaleOnPaper))];
  const heading = await page.evaluate(() => document.querySelector("h1").checkVisibility({ visibilityProperty: true }));
  if (!heading) found.push("the heading is not printed");
  // Buttons and the like may go, and addresses may be added; an account, a table or a list may not be lost.
  const onPaper = await words();
  if (onPaper.length < onScreen.length / 2) {
    found.push(`of ${onScreen.length} characters on the screen ${onPaper.length} are printed`);
  }
  return found.map((fault) => `in print: ${fault}`);
}

/** The width in pixels of the widest sheet of a PDF: the stylesheet may turn the paper for a wide table. */
function sheetWidth(sheets) {
  const widths = [...sheets.toString("latin1").matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)/g)].map(([, points]) => Number(points));
  assert.ok(widths.length > 0, "no PDF with sheets came out");
  return Math.round((Math.max(...widths) * 96) / 72);
}
