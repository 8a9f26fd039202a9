// One page of each kind in a real browser, opened from its folder with no server: everybody can read it, on a narrow
// screen, in the dark, with colours of their own and on paper.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, test } from "node:test";

import { barriers, printFaults, widthFaults } from "./barriers.js";
import { launch } from "./browser.js";
import { noFaults } from "./faults.js";
import { tooWide } from "./layout.js";
import { everyKindIsThere, filesOf, oneOfEachKind } from "./pages.js";
import { build, copyProject, goodProjects, newProject, repository } from "./project.js";
import { open, openSite } from "./reader.js";
import { sample } from "./sample.js";

// A page that only leads on to another, and would do so while it is looked at.
const LEADS_ON = /http-equiv\s*=\s*["']?refresh/i;

const projects = await goodProjects();
const browser = await launch({ after });

test("one page of each kind", async (t) => {
  const site = await build(t, await copyProject(t, repository));
  await everyKindIsThere(site);
  const kinds = await oneOfEachKind(site);

  await t.test("can be used by everybody", async (t) => {
    const { page } = await openSite(t, browser, site);
    for (const [kind, file] of kinds) {
      await t.test(`${kind}: ${file}`, async () => {
        await open(page, site, file);
        noFaults(await barriers(page));
      });
    }
  });

  await t.test("is readable without scripts, on any screen and on paper", async (t) => {
    const { page, faults } = await openSite(t, browser, site, { javaScriptEnabled: false });
    for (const [kind, file] of kinds) {
      await t.test(`${kind}: ${file}`, async () => {
        await open(page, site, file);
        noFaults([...(await widthFaults(page)), ...(await printFaults(page)), ...faults.splice(0)]);
      });
    }
  });

  await t.test("begins with a link to its content, for those who use the keyboard", async (t) => {
    const { page } = await openSite(t, browser, site, { javaScriptEnabled: false });
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
    const { page } = await openSite(t, browser, site);
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

// Kinds of page that the first observatory has none of, by the golden site that has them; some have no name of their own.
const ELSEWHERE = [
  ["typical", ["sightings/taken-back.html", "sightings/a-worry.html"]],
  ["pictures", ["sightings/shared-garden.html", "sightings/taken-back.html"]],
  ["empty", ["index.html", "sightings/index.html", "search.html", "heat-map.html"]],
];

test("the kinds of page that the first observatory lacks can be used by everybody", async (t) => {
  const known = new Set((await oneOfEachKind(await build(t, await copyProject(t, repository)))).map(([kind]) => kind));
  for (const [name, files] of ELSEWHERE) {
    const site = await build(t, await copyProject(t, new Map(projects).get(name)));
    const kinds = (await oneOfEachKind(site)).filter(([kind]) => !known.has(kind)).map(([, file]) => file);
    const { page } = await openSite(t, browser, site);
    for (const file of [...files, ...kinds]) {
      await t.test(`${name}: ${file}`, async () => {
        await open(page, site, file);
        noFaults([...(await barriers(page)), ...(await widthFaults(page))]);
      });
    }
  }
});

for (const [name, project] of projects) {
  test(`no page of ${name} is wider than a small screen`, async (t) => {
    const site = await build(t, await copyProject(t, project));
    const options = { javaScriptEnabled: false, viewport: { width: 320, height: 640 } };
    const { page, faults } = await openSite(t, browser, site, options);
    const wide = [];
    for (const file of await filesOf(site, ".html")) {
      if (LEADS_ON.test(await readFile(path.join(site, file), "utf8"))) continue;
      await open(page, site, file);
      wide.push(...(await page.evaluate(tooWide)).map((fault) => `${file}: ${fault}`));
    }
    noFaults([...wide, ...faults]);
  });
}

// What is published has no remarks and no indents, and must say the same: a sum without its spaces is none.
test("the stylesheet as it is published says what its source says", async (t) => {
  const site = await build(t, await newProject(t, sample({ sightings: 1 })));
  const [published] = await filesOf(site, ".css").then((files) => files.filter((file) => file.includes("observatory-")));
  const texts = [path.join(repository, "templates/assets/observatory.css"), path.join(site, published)];
  const [source, small] = await Promise.all(texts.map((file) => readFile(file, "utf8")));
  assert.ok(small.length < source.length, "nothing was left out, so nothing is tried");
  const { page } = await openSite(t, browser, site);
  await open(page, site, "index.html");
  const rules = (text) =>
    page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      // Space beside these signs says nothing; beside the signs of a sum it does.
      return [...sheet.cssRules].map((rule) => rule.cssText.replace(/\s*([,/():;{}])\s*/g, "$1"));
    }, text);
  assert.deepEqual(await rules(small), await rules(source));
});

test("a sheet for a meeting is one sheet of paper", async (t) => {
  const long = (words, letters) => `${words} ${"that went on and on ".repeat(20)}`.slice(0, letters).trim();
  const files = sample({ places: 3, shifts: 12, sightings: 30, within: () => undefined });
  const wordy = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, text.replace(/^title = "(.*)"$/m, (_, title) => `title = "${long(title, 90)}"`).replace(/\+\+\+\n([^+]*)$/, (_, body) => `+++\n${long(body, 400)}\n`)]),
  );
  for (const site of [await build(t, await copyProject(t, repository)), await build(t, await newProject(t, wordy))]) {
    const { page } = await openSite(t, browser, site);
    const sheets = await filesOf(site, "meeting.html");
    assert.ok(sheets.length > 2, "there are sheets");
    for (const sheet of sheets) {
      await open(page, site, sheet);
      const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
      assert.equal(pdf.match(/\/Type\s*\/Page\b(?!s)/g).length, 1, `${sheet} takes more than one sheet`);
    }
  }
});
