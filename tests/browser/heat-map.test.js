// The heat map, on every page that is part of it and at every size: everybody can read it and walk through it with the
// keyboard, each look says what it means without colour, and it stays light.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";

import { barriers } from "./barriers.js";
import { launch } from "./browser.js";
import { noFaults } from "./faults.js";
import { tablesHeard } from "./heard.js";
import { keyboard } from "./keyboard.js";
import { smallTargets, spilling } from "./layout.js";
import { addressesOf, parsePage, validate } from "./markup.js";
import { heatMapPages } from "./pages.js";
import { comparer } from "./pixels.js";
import { build, copyProject, goodProjects, newProject, repository } from "./project.js";
import { open, openSite } from "./reader.js";
import { FULL, GROWING, looks, sample, VAST } from "./sample.js";

const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 800 };

const browser = await launch({ after });

// --- Every page, for everybody ---

// The repository's own is looked at with the other kinds of its pages.
const golden = (await goodProjects()).filter(([, project]) => project !== repository);
const sites = [
  ...golden.map(([name, project]) => [`of the golden site ${name}`, (t) => copyProject(t, project)]),
  ...GROWING.map(([name, size]) => [name, (t) => newProject(t, sample(size))]),
  // Three shifts are enough: what more of them weigh is measured below, and axe asks about each cell for itself.
  ["of 5,000 places", (t) => newProject(t, sample({ ...VAST, shifts: 3 }))],
];

for (const [name, project] of sites) {
  test(`every page of the heat map ${name}`, async (t) => {
    const site = await build(t, await project(t));
    const files = await heatMapPages(site);
    const { page, faults } = await openSite(t, browser, site);

    await t.test("are all there", () => {
      for (const file of ["heat-map.html", "heat-map/which-way.html", "heat-map/how-well.html", "heat-map/when.html", "between/index.html"]) {
        assert.ok(files.includes(file), `no ${file}`);
      }
      if (!name.includes("5,000")) return;
      for (const file of ["heat-map/page/2.html", "places/ashborough/parts/2.html"]) assert.ok(files.includes(file), `no ${file}`);
    });

    for (const file of files) {
      await t.test(file, async () => {
        await open(page, site, file);
        const invalid = await validate(await readFile(path.join(site, file), "utf8"));
        noFaults([
          ...invalid.map(({ line, message }) => `line ${line}: ${message}`),
          ...(await barriers(page, [320, 1280])),
          ...(await cellFaults(page)),
          ...faults.splice(0),
        ]);
      });
    }
  });
}

/** The links in cells that are too small to be hit, and those whose words have no room, on a phone, a desk and on paper. */
async function cellFaults(page) {
  const found = [];
  const look = async (where, measure, selector) => {
    found.push(...(await page.evaluate(measure, selector)).map((fault) => `${where}: ${fault}`));
  };
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size);
    await look(`${size.width} px`, smallTargets, "main :is(td, th) a");
    await look(`${size.width} px`, spilling, "main td a");
  }
  await page.emulateMedia({ media: "print" });
  await look("in print", spilling, "main td a");
  return found;
}

// --- With the keyboard alone ---

// A table longer and wider than a window is high and wide, and some that are not.
const TALL = { sightings: 50, places: 26, shifts: 8, within: (number) => (number < 2 ? undefined : 0) };

for (const viewport of [PHONE, DESK]) {
  test(`a walk through the heat map with the keyboard, ${viewport.width} px wide`, async (t) => {
    const site = await build(t, await newProject(t, sample(TALL)));
    // Scripts are off: nothing on the way needs them.
    const { page, faults } = await openSite(t, browser, site, { javaScriptEnabled: false, viewport });
    const keys = await keyboard(page);

    await t.test("reaches everything once, in order, and shows where it is", async () => {
      await open(page, site, "heat-map.html");
      const stops = await keys.walk();
      noFaults(stops.filter(({ fault }) => fault).map(({ name, fault }) => `"${name}": ${fault}`));
      const reachable = await page.locator("a[href], summary, [tabindex]").evaluateAll((all) => {
        return all.filter((element) => element.tabIndex >= 0).map((element) => element.textContent.trim());
      });
      assert.deepEqual(
        stops.map(({ text }) => text),
        reachable,
      );
      assert.equal(stops[0].name, "Skip to the content");
      const layers = stops.filter(({ within }) => within === "Layers of the heat map");
      assert.deepEqual(
        layers.map(({ name }) => name),
        ["Between whom, and how many", "Which way", "How well it is working", "When people noticed"],
      );
    });

    await t.test("scrolls every table, whose heads stay", async () => {
      await open(page, site, "heat-map.html");
      const regions = await page.locator("section.scroll").count();
      let [across, down] = [0, 0];
      for (let number = 0; number < regions; number += 1) {
        const region = await keys.to(({ role }) => role === "region");
        assert.ok(region.name, "a region that scrolls has no name");
        if (await scrolls(page, "ArrowRight", "scrollLeft", "scrollWidth", "clientWidth")) across += 1;
        if (await scrolls(page, "ArrowDown", "scrollTop", "scrollHeight", "clientHeight")) down += 1;
        assert.deepEqual(await page.evaluate(headsAway), [], region.name);
      }
      assert.ok(down > 0, "no table is longer than its region, so nothing was tried");
      if (viewport === PHONE) assert.equal(across, regions, "not every table is wider than a phone");
    });

    await t.test("opens what is behind a number", async () => {
      await open(page, site, "heat-map.html");
      const cell = await keys.to(({ name }) => /^([3-9]|\d\d+) sightings: /.test(name));
      const number = parseInt(cell.name, 10);
      await page.keyboard.press("Enter");
      await page.locator("h1 + p").waitFor();
      assert.match(await page.locator("h1 + p").innerText(), new RegExp(`^${number} sightings\\b`), `behind "${cell.name}"`);
      assert.equal(await page.locator(".card").count(), number);
    });

    await t.test("goes past a table", async () => {
      await open(page, site, "heat-map.html");
      const { box } = await keys.to(({ name }) => name === "Past the table");
      assert.ok(box.width > 24 && box.height > 24, `the link is not seen: ${box.width} × ${box.height} px`);
      await page.evaluate(() => document.activeElement.nextElementSibling.setAttribute("data-passed", ""));
      await page.keyboard.press("Enter");
      const next = await keys.next();
      const isBehind = await page.evaluate(() => {
        const order = document.querySelector("[data-passed]").compareDocumentPosition(document.activeElement);
        return order === Node.DOCUMENT_POSITION_FOLLOWING;
      });
      assert.ok(isBehind, `the next stop is "${next.name}", which is not behind the table`);
    });

    await t.test("folds a place away and opens it again", async () => {
      await open(page, site, "heat-map.html");
      await keys.to(({ tag }) => tag === "SUMMARY");
      const isOpen = () => page.evaluate(() => document.activeElement.parentElement.open);
      for (const key of ["Enter", "Space", "Space", "Enter"]) {
        const before = await isOpen();
        await page.keyboard.press(key);
        assert.equal(await isOpen(), !before, key);
      }
    });

    await t.test("did nothing that it should not", () => noFaults(faults));
  });
}

/** Whether the key scrolls the region that has the focus. One with nowhere to go is let be. */
async function scrolls(page, key, position, size, room) {
  const isLarger = ([size, room]) => document.activeElement[size] > document.activeElement[room];
  if (!(await page.evaluate(isLarger, [size, room]))) return false;
  await page.keyboard.press(key);
  await until(page, (position) => document.activeElement[position] > 0, position);
  return true;
}

/**
 * Waits for what the browser does on its own, such as scrolling, without a clock: it is asked until it is so, many times,
 * because a machine may have much else to do. With scripts off, nothing in the page could tell when it is drawn anew.
 */
async function until(page, condition, argument) {
  for (let round = 0; round < 50_000; round += 1) {
    if (await page.evaluate(condition, argument)) return;
  }
  assert.fail(`it never came about: ${condition} with ${argument}`);
}

/** The heads of the table in the region that has the focus that do not stand at its edges, though it is scrolled. */
function headsAway() {
  const region = document.activeElement;
  const box = region.getBoundingClientRect();
  const [top, left] = [box.top + region.clientTop, box.left + region.clientLeft];
  const faults = [];
  if (region.scrollTop > 0) {
    // The caption scrolls away first; until it has, the heads have not come to the edge.
    region.scrollTop = region.scrollHeight;
    for (const head of region.querySelectorAll("thead th")) {
      const away = head.getBoundingClientRect().top - top;
      if (Math.abs(away) > 3) faults.push(`the head "${head.innerText}" is ${away} px from the top`);
    }
  }
  if (region.scrollLeft > 0) {
    for (const head of region.querySelectorAll("tr > th:first-child")) {
      const away = head.getBoundingClientRect().left - left;
      if (Math.abs(away) > 3) faults.push(`the head "${head.innerText}" is ${away} px from the left`);
    }
  }
  return faults.slice(0, 5);
}

// --- With the ears alone ---

test("what a screen reader is told of the heat map", async (t) => {
  await t.test("is what each look says", async (t) => {
    const site = await build(t, await newProject(t, looks()));
    const { page } = await openSite(t, browser, site);
    for (const [file, told] of [
      [
        "heat-map.html",
        [
          "1 sighting: towards enabling",
          "4 sightings: 2 towards competing, 2 towards co-operating",
          "3 sightings: 3 towards personalised 1 voice",
          "3 sightings: 3 towards we",
        ],
      ],
      [
        "heat-map/which-way.html",
        [
          "1 towards enabling, too few to say",
          "2 towards competing, 2 towards co-operating, seen differently",
          "3 towards personalised, all towards the second word 1 voice",
          "3 towards we, all towards the second word",
        ],
      ],
    ]) {
      await open(page, site, file);
      const [{ name, rows }] = await tablesHeard(page);
      assert.equal(name, "All places");
      const columns = ["Place", "doubting to trusting", "controlling to enabling", "competing to co-operating", "standardised to personalised", "me to we", "Sightings"];
      assert.deepEqual(
        rows[0].map(({ name }) => name),
        columns,
        file,
      );
      const nobody = "0, nobody has reported it. Add one: Long Lane, from doubting to trusting";
      assert.equal(rows[1][0].name, "Long Lane");
      assert.deepEqual(
        rows[1].slice(1).map(({ links }) => links),
        [nobody, ...told, "11"].map((link) => [link]),
        file,
      );
    }
  });

  await t.test("has a head for every row and column, and a number in every cell", async (t) => {
    const site = await build(t, await newProject(t, sample({ sightings: 50 })));
    const { page } = await openSite(t, browser, site);
    for (const file of await heatMapPages(site)) {
      await open(page, site, file);
      const tables = await tablesHeard(page);
      assert.ok(tables.length > 0, file);
      noFaults(tables.flatMap((table) => tableFaults(table).map((fault) => `${file}, ${table.name}: ${fault}`)));
    }
  });
});

function tableFaults({ name, rows }) {
  const faults = name === "" ? ["it has no name"] : [];
  const heads = rows.filter((row) => row.every(({ role }) => role === "columnheader"));
  const body = rows.slice(heads.length);
  const width = body[0].length;
  if (heads.length === 0) faults.push("no row of heads");
  if (heads.length === 1 && heads[0].length !== width) faults.push(`${heads[0].length} heads for ${width} columns`);
  for (const cell of heads.flat()) if (cell.name === "") faults.push("a column has no name");
  for (const [head, ...cells] of body) {
    if (head.role !== "rowheader" || head.name === "") faults.push(`a row begins with the ${head.role} "${head.name}"`);
    if (cells.length + 1 !== width) faults.push(`"${head.name}" has ${cells.length + 1} of ${width} cells`);
    for (const { name, links } of cells) {
      const isNumber = /^\d+\b/.test(name) && (links.length === 0 || links.join() === name);
      const isEmptyWithWords = links.length === 1 && /^0, nobody has reported it\. Add one: \w/.test(name);
      const isWords = links.length === 0 && /^[a-z ]+$/.test(name);
      if (name !== "" && !isNumber && !isEmptyWithWords && !isWords) faults.push(`"${head.name}" has the cell "${name}", with the links ${links}`);
    }
  }
  return faults;
}

// --- Without colours ---

const LOOKS = ["not reported", "too few to say", "seen differently", "one voice so far", "all one way"];

// More than a dot takes of a cell, and less than any other sign.
const TELLING = 0.006;

test("the looks of cells differ without their colours and numbers", async (t) => {
  const site = await build(t, await newProject(t, looks()));
  const { page } = await openSite(t, browser, site);
  const differing = await comparer(t, browser);
  for (const [name, media] of [
    ["in grey by day", {}],
    ["in grey in the dark", { colorScheme: "dark" }],
    ["in forced colours", { forcedColors: "active" }],
    ["in print", { media: "print" }],
  ]) {
    await t.test(name, async () => {
      await open(page, site, "heat-map/which-way.html");
      await page.emulateMedia({ media: null, colorScheme: "light", forcedColors: "none", ...media });
      await page.evaluate(withoutColours, name === "in print");
      const cells = await page.locator("tbody tr:first-child td:not(.total)").all();
      assert.equal(cells.length, LOOKS.length);
      const pictures = [];
      for (const cell of cells) pictures.push(await cell.screenshot());
      const dot = await cells[0].locator("a").evaluate((link) => getComputedStyle(link, "::before").content);
      assert.match(dot, /·/, "a cell that nobody has reported has no dot");
      for (let one = 0; one < LOOKS.length; one += 1) {
        for (let other = one + 1; other < LOOKS.length; other += 1) {
          const share = await differing(pictures[one], pictures[other]);
          const percent = (100 * share).toFixed(1);
          assert.ok(share > TELLING, `"${LOOKS[one]}" and "${LOOKS[other]}" differ in ${percent} % of their pixels`);
        }
      }
    });
  }
});

test("the layer that is shown can be read in every choice of colours", async (t) => {
  const site = await build(t, await newProject(t, looks()));
  const { page } = await openSite(t, browser, site);
  const differing = await comparer(t, browser);
  for (const media of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }, { colorScheme: "dark", forcedColors: "active" }]) {
    await open(page, site, "heat-map.html");
    await page.emulateMedia(media);
    const layer = page.locator(".layers [aria-current]");
    const asItIs = await layer.screenshot();
    // Other words of the same length: a browser may lay a plain ground under words that nobody can read upon it.
    await layer.evaluate((element) => {
      const { width } = element.getBoundingClientRect();
      element.style.width = `${width}px`;
      element.textContent = [...element.textContent].reverse().join("");
    });
    const share = await differing(asItIs, await layer.screenshot());
    assert.ok(share > 0.05, `${JSON.stringify(media)}: its words change ${(100 * share).toFixed(1)} % of its pixels`);
  }
});

/** Makes the page grey, hides the numbers, and gives all cells one size. Printers leave backgrounds out. */
function withoutColours(isPrinted) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    html { filter: grayscale(1); }
    thead, td .sign { display: none; }
    td, td a { width: 96px !important; min-width: 96px !important; height: 48px !important; }
    ${isPrinted ? "* { background: none !important; }" : ""}
  `);
  document.adoptedStyleSheets = [sheet];
}

// --- To add what is missing ---

// Nothing has been reported at either, and neither is what the example says by itself.
const EMPTY = { cell: "Upper Ashborough, from controlling to enabling", place: "upper-ashborough", shift: "controlling-to-enabling" };

// What a stranger may write into a link to the page.
const HOSTILE = [
  "?place=%22%3E%3Cimg%20src%3Dx%20onerror%3D%22document.body.id%3D1%22%3E&shift=%3Cscript%3Edocument.body.id%3D1%3C%2Fscript%3E",
  "?place=javascript:document.body.id=1&between=%3Csvg%20onload%3Ddocument.body.id%3D1%3E",
  `?place=${"a".repeat(100_000)}&shift=${"a-".repeat(40)}b`,
  "?place=&shift=&between=",
  "?place=Leeds&shift=me_to_we&between=-&place=a--b",
  "?place=%00&shift=%E0%A4%A&between=%F0%9F%8D%B5",
  "?title=mine&constructor=a&__proto__=b&toString=c&known-already=d",
  "?%3Cimg%20src%3Dx%3E",
];

test("the way from an empty cell to a sighting", async (t) => {
  const site = await build(t, await newProject(t, sample({ sightings: 0 })));
  const follow = async (page) => {
    await open(page, site, "heat-map.html");
    await page.getByRole("link", { name: `0, nobody has reported it. Add one: ${EMPTY.cell}`, exact: true }).first().click();
    await page.getByRole("heading", { level: 1, name: "Add a sighting" }).waitFor();
  };
  const known = (page) => page.locator("#known-already");

  await t.test("fills in the place and the shift, and says so", async (t) => {
    const { page, faults } = await openSite(t, browser, site);
    await follow(page);
    await known(page).getByText("known already").waitFor();
    assert.deepEqual(await known(page).locator("code").allInnerTexts(), [`place = "${EMPTY.place}"`, `shifts = ["${EMPTY.shift}"]`]);
    const example = await page.locator("pre", { hasText: "title" }).innerText();
    for (const line of [`place  = "${EMPTY.place}"`, `shifts = ["${EMPTY.shift}"]`]) assert.ok(example.includes(line), `no ${line} in\n${example}`);
    noFaults([...(await barriers(page)), ...faults]);
  });

  await t.test("says without scripts where both are to be read", async (t) => {
    const { page, faults } = await openSite(t, browser, site, { javaScriptEnabled: false });
    await follow(page);
    assert.equal(new URL(page.url()).search, `?place=${EMPTY.place}&shift=${EMPTY.shift}`);
    assert.match(await known(page).innerText(), /at the end of this page’s address, after place=, shift= or between=/);
    noFaults(faults);
  });

  await t.test("fills in the parties of an empty pair", async (t) => {
    const { page, faults } = await openSite(t, browser, site);
    await open(page, site, "contribute.html", "?between=neighbours&between=families#known-already");
    await known(page).getByText("known already").waitFor();
    assert.deepEqual(await known(page).locator("code").allInnerTexts(), ['between = ["neighbours", "families"]']);
    noFaults(faults);
  });

  await t.test("takes nothing from an address that no cell leads to", async (t) => {
    const { page, faults } = await openSite(t, browser, site);
    page.on("dialog", (dialog) => faults.push(`a dialog: ${dialog.message()}`));
    await open(page, site, "contribute.html");
    const untouched = await page.content();
    for (const query of HOSTILE) {
      await open(page, site, "contribute.html", query);
      assert.equal(await page.content(), untouched, query.slice(0, 80));
    }
    // A good word beside a bad one is used all the same.
    await open(page, site, "contribute.html", `${HOSTILE[0]}&place=${EMPTY.place}`);
    assert.deepEqual(await known(page).locator("code").allInnerTexts(), [`place = "${EMPTY.place}"`]);
    assert.equal(await page.locator("img[src=x], body[id], main script").count(), 0, "markup of an address has come to life");
    noFaults(faults);
  });
});

// --- Light enough for an old phone ---

test("the weight of a full heat map", async (t) => {
  const site = await build(t, await newProject(t, sample(FULL)));
  const weights = await weigh(site, await heatMapPages(site));
  t.diagnostic(describe(weights));
  const heavy = weights.filter(({ zipped }) => zipped >= 30_000);
  assert.deepEqual(heavy, []);
  const { filled, cells } = await cellsOf(site, "heat-map.html");
  assert.ok(filled > cells / 2, `only ${filled} of ${cells} cells tell anything, so the weight says little`);
});

test("a heat map of 5,000 places", async (t) => {
  const site = await build(t, await newProject(t, sample(VAST)));

  await t.test("is light on every page", async (t) => {
    const weights = await weigh(site, await heatMapPages(site));
    t.diagnostic(describe(weights));
    assert.deepEqual(
      weights.filter(({ raw, zipped }) => zipped >= 60_000 || raw >= 1_000_000),
      [],
    );
  });

  await t.test("leads to each of them in a few steps", async (t) => {
    const steps = await stepsToPlaces(site, VAST.places);
    t.diagnostic(`${steps.length - 1} steps: ${steps.join(", ")} places after each`);
    assert.equal(steps.at(-1), VAST.places);
    assert.ok(steps.length - 1 <= 4, `the last are ${steps.length - 1} steps away`);
  });
});

async function weigh(site, files) {
  const weight = async (file) => {
    const text = await readFile(path.join(site, file));
    return { file, raw: text.length, zipped: gzipSync(text, { level: 9 }).length };
  };
  return Promise.all(files.map(weight));
}

function describe(weights) {
  return weights.map(({ file, raw, zipped }) => `${file}: ${raw} bytes, ${zipped} zipped`).join("; ");
}

/** How many cells of a page's tables tell of a sighting. */
async function cellsOf(site, file) {
  const { elements } = parsePage(await readFile(path.join(site, file), "utf8"));
  const cells = elements.filter(({ name }) => name === "td");
  const filled = cells.filter(({ attributes }) => !/\bnone\b/.test(attributes.get("class") ?? ""));
  return { cells: cells.length, filled: filled.length };
}

/**
 * How many pages of places have been come to after each step from the heat map, until that is all of them.
 *
 * The list of all places is no step, since every page leads to it.
 */
async function stepsToPlaces(site, wanted) {
  const seen = new Set(["heat-map.html"]);
  const places = new Set();
  const steps = [0];
  for (let edge = [...seen]; edge.length > 0 && places.size < wanted; steps.push(places.size)) {
    const found = await Promise.all(edge.map((file) => linksOf(site, file)));
    edge = [...new Set(found.flat())].filter((file) => !seen.has(file) && file !== "places/index.html");
    for (const file of edge) {
      seen.add(file);
      if (/^places\/(?!index\.html$)[^/]+\.html$/.test(file)) places.add(file);
    }
  }
  return steps;
}

async function linksOf(site, file) {
  const text = await readFile(path.join(site, file), "utf8");
  const { elements } = parsePage(text.slice(text.indexOf("<main"), text.indexOf("</main>")));
  const root = new URL("file:///");
  return elements
    .filter(({ name }) => name === "a")
    .flatMap(addressesOf)
    .map(({ address }) => new URL(address, new URL(file, root)))
    .filter(({ protocol }) => protocol === "file:")
    .map(({ pathname }) => decodeURIComponent(pathname.slice(1)));
}
