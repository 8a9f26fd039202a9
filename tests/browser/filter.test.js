// Lists that are narrowed down where they stand, on sites that are opened from their folder: what is left is exactly what
// the data have, with the very cards of the list; the address says it; the keyboard is enough; and nothing is lost where
// there is no script, nothing to find or nothing to load.

import assert from "node:assert/strict";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { after, test } from "node:test";

import { barriers, widthFaults } from "./barriers.js";
import { launch } from "./browser.js";
import { noFaults } from "./faults.js";
import { keyboard } from "./keyboard.js";
import { filesOf, oneOfEachKind } from "./pages.js";
import { build, copyProject, goodProjects, newProject, repository } from "./project.js";
import { open, openSite } from "./reader.js";
import { sample } from "./sample.js";

const browser = await launch({ after });
const ALL = "sightings/index.html";

// --- What is left ---

test("of every list exactly what the data have is left, one by one and together", async (t) => {
  const site = await build(t, await newProject(t, sample({ places: 12, shifts: 4, sightings: 130, within: (number) => (number < 2 ? undefined : number - 2) })));
  const { page, faults } = await openSite(t, browser, site);
  const facts = await read(site);
  const lists = [
    [ALL, () => true],
    ["sightings/page/2.html", () => true],
    [`places/${facts.top}.html`, facts.isAt(facts.top)],
    [`places/${facts.top}/page/2.html`, facts.isAt(facts.top)],
    ["themes/food.html", ({ themes }) => themes.includes("food")],
    ["shifts/doubting-to-trusting.html", ({ shifts, still }) => /doubting|trusting/.test([...shifts, ...still].join())],
  ];
  const choices = [
    { place: facts.below },
    { theme: "mutual-aid" },
    { shift: "controlling-to-enabling" },
    { shift: "towards.enabling" },
    { shift: "towards.controlling" },
    { shift: "both.controlling-to-enabling" },
    { shift: "still.controlling" },
    { working: "well" },
    { year: "2020" },
    { theme: "mutual-aid", year: "2019" },
    { place: facts.below, shift: "towards.enabling", working: "well" },
    { place: facts.below, theme: "food", shift: "towards.trusting", working: "well", year: "2020" },
  ];
  for (const [list, isOnIt] of lists) {
    await t.test(list, async () => {
      const whole = facts.sightings.filter(isOnIt);
      for (const chosen of list === ALL ? choices : choices.slice(-4)) {
        const wanted = whole.filter(facts.isAll(chosen)).map(({ id }) => id);
        const { found, status } = await narrowed(page, site, list, chosen);
        assert.deepEqual(found, wanted, JSON.stringify(chosen));
        assert.ok(status.startsWith(`${wanted.length} of ${whole.length} sightings: `), status);
        assert.equal(await page.locator("main .group:visible, main .card:visible").count(), wanted.length > 0 ? ((wanted.length - 1) % 20) + 1 : 0, "nothing of the list itself is left");
      }
    });
  }

  await t.test("and every choice says how many it would leave, also where that is none", async () => {
    for (const chosen of [{}, { theme: "food" }, { place: facts.below, working: "strained" }]) {
      await narrowed(page, site, ALL, chosen);
      const offered = await options(page);
      assert.ok(offered.length > 30, `${offered.length} choices`);
      for (const { key, value, text } of offered) {
        const count = facts.sightings.filter(facts.isAll({ ...chosen, [key]: value })).length;
        assert.ok(text.endsWith(` (${count})`), `${key}=${value} says "${text}", and ${count} are left`);
      }
    }
  });

  await t.test("where a list has none of something, it is not offered", async () => {
    await narrowed(page, site, `places/${facts.top}.html`, {});
    const places = (await options(page)).filter(({ key }) => key === "place").map(({ value }) => value);
    assert.ok(places.length > 0);
    for (const place of places) assert.ok(place !== facts.top && facts.isAt(facts.top)({ place }), place);
  });
  noFaults(faults);
});

test("the cards are those of the list", async (t) => {
  let compared = 0;
  for (const [name, project] of await goodProjects()) {
    await t.test(name, async (t) => {
      const site = await build(t, await copyProject(t, project));
      const { page, faults } = await openSite(t, browser, site);
      const kinds = await oneOfEachKind(site);
      for (const [, list] of kinds.filter(([kind]) => ["sightings", "condition"].includes(kind))) {
        await open(page, site, list);
        if ((await page.locator("#narrow").count()) === 0) continue;
        const own = new Map();
        for (let next = list; next; ) {
          await open(page, site, next);
          for (const [link, card] of await cards(page, "main > .wrap > .cards .card, .group .card")) own.set(link, card);
          const older = await page.evaluate(() => document.querySelector("main .pager:not(#results .pager) [rel=next]")?.href);
          next = older && path.relative(site, decodeURIComponent(new URL(older).pathname));
        }
        await narrowed(page, site, list, {});
        const left = new Map();
        for (const { value } of (await options(page)).filter(({ key }) => key === "year")) {
          await narrowed(page, site, list, { year: value }, async () => {
            for (const [link, card] of await cards(page, "#results .card")) left.set(link, card);
          });
        }
        assert.deepEqual([...left].sort(), [...own].sort(), list);
        compared += left.size;
      }
      noFaults(faults);
    });
  }
  assert.ok(compared > 70, `${compared} cards were compared`);
});

// --- Using it ---

test("the address says what was chosen", async (t) => {
  const site = await build(t, await newProject(t, sample({ sightings: 130 })));
  const { page, faults } = await openSite(t, browser, site);
  await open(page, site, "sightings/page/2.html");
  assert.equal(await page.locator("#found").innerText(), "", "nothing is said before anything is chosen");
  const list = await page.locator("main .card:visible").count();
  await page.locator("#narrow summary").click();
  await page.locator("#year option").nth(1).waitFor({ state: "attached" });
  await page.locator("#year").selectOption("2020");
  await said(page, /^\d+ of 130 sightings: 2020\. Page 1 of \d\.$/);
  assert.equal(address(page), "?year=2020#narrow");
  assert.match(await page.title(), /^2020 – Sightings, page 2 – /);
  const first = await left(page);
  await page.locator("#theme").selectOption("food");
  await said(page, /: Food; 2020\./);
  assert.equal(address(page), "?theme=food&year=2020#narrow");
  const both = await left(page);

  await t.test("going back and on", async () => {
    await page.goBack();
    await said(page, /: 2020\. /);
    assert.deepEqual(await left(page), first);
    assert.equal(await page.locator("#theme").inputValue(), "");
    await page.goForward();
    await said(page, /: Food; 2020\./);
    assert.deepEqual(await left(page), both);
    await page.goBack();
    await page.goBack();
    await said(page, /^All 130 sightings\.$/);
    assert.equal(await page.locator("main .card:visible").count(), list, "the list is there again");
    await page.goForward();
    await said(page, /: 2020\. /);
  });

  await t.test("coming again", async () => {
    await page.reload();
    await said(page, /: 2020\. /);
    assert.deepEqual(await left(page), first);
    assert.equal(await page.locator("#year").inputValue(), "2020");
    assert.ok(await page.locator("#year").isVisible(), "what was chosen is to be seen");
  });

  await t.test("page by page", async () => {
    await page.getByRole("link", { name: "Older" }).locator("visible=true").click();
    await said(page, /Page 2 of \d\.$/);
    assert.equal(address(page), "?year=2020&page=2#narrow");
    const second = await left(page);
    assert.equal(second.filter((link) => first.includes(link)).length, 0);
    assert.equal(await page.evaluate(() => document.activeElement === document.querySelector("#results .card a")), true, "the keyboard goes to what is new");
    await page.reload();
    await said(page, /Page 2 of \d\.$/);
    assert.deepEqual(await left(page), second);
    await page.goBack();
    await said(page, /Page 1 of \d\.$/);
    await open(page, site, ALL, "?year=2020&page=99");
    await said(page, /Page (\d) of \1\.$/);
  });

  await t.test("and Clear gives the list back, with the keyboard where it was", async () => {
    await open(page, site, ALL, "?year=2020&theme=food");
    await said(page, /: Food; 2020\./);
    await page.getByRole("button", { name: "Clear" }).click();
    await said(page, /^All 130 sightings\.$/);
    assert.equal(address(page), "");
    assert.equal(await page.locator("main .card:visible").count(), 50);
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Clear");
    assert.match(await page.title(), /^Sightings – /);
  });
  noFaults(faults);
});

test("the keyboard is enough, and a screen reader hears what happens", async (t) => {
  const site = await build(t, await newProject(t, sample({ sightings: 60 })));
  const { page, faults } = await openSite(t, browser, site);
  await open(page, site, ALL);
  const keys = await keyboard(page);
  const summary = await keys.to(({ name }) => name === "Narrow this list down");
  assert.equal(summary.fault, "");
  await page.keyboard.press("Enter");
  await page.locator("#year option").nth(1).waitFor({ state: "attached" });
  const stops = [];
  for (let stop = await keys.next(); stop.tag !== "A"; stop = await keys.next()) stops.push(stop);
  assert.deepEqual(
    stops.map(({ role, name }) => [role, name]),
    [
      ["combobox", "Where, with all its parts"],
      ["combobox", "Which way"],
      ["combobox", "About"],
      ["combobox", "How it is for the people in it"],
      ["combobox", "When"],
      ["button", "Go to the sightings"],
      ["button", "Clear"],
    ],
  );
  noFaults(stops.map(({ name, fault }) => fault && `${name}: ${fault}`).filter(Boolean));
  await page.locator("#theme").focus();
  await page.keyboard.press("ArrowDown");
  await said(page, /^\d+ of 60 sightings: Food\.$/);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "theme", "the keyboard stays where it is");
  assert.equal(await page.locator("#found").getAttribute("role"), "status");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Go to the sightings" }).press("Enter");
  await page.waitForFunction(() => document.activeElement === document.querySelector("#results .card a"));
  noFaults(faults);
});

// --- When something is amiss ---

test("where nobody has reported it, that is said kindly", async (t) => {
  const site = await build(t, await newProject(t, sample({ sightings: 12 })));
  const { page, faults } = await openSite(t, browser, site);
  const facts = await read(site);
  const workings = new Set(facts.sightings.map(({ working }) => working));
  const pairs = facts.sightings.flatMap(({ place }) => [...workings].map((working) => ({ place, working })));
  const nowhere = pairs.find((pair) => !facts.sightings.some(facts.isAll(pair)));
  const { found, status } = await narrowed(page, site, ALL, nowhere);
  assert.deepEqual(found, []);
  assert.match(status, /^0 of 12 sightings: /);
  assert.match(await page.locator("#nobody").innerText(), /^Nobody has reported anything that is all of this\. That does not mean that nothing is shifting\./);
  assert.equal(await page.locator("#nobody a").getAttribute("href"), "../contribute.html");
  noFaults([...faults, ...(await barriers(page))]);
});

test("what nobody has reported anywhere is a word all the same", async (t) => {
  const files = sample({ sightings: 12 });
  files["sightings/themes.toml"] += '\n[[theme]]\nid = "rivers"\nname = "Rivers"\n';
  const site = await build(t, await newProject(t, files));
  const { page, faults } = await openSite(t, browser, site);
  await narrowed(page, site, ALL, {});
  assert.ok((await options(page)).every(({ value }) => value !== "rivers"), "what leads to nothing is not offered");
  const { found, status } = await narrowed(page, site, ALL, { theme: "rivers" });
  assert.deepEqual([found, status], [[], "0 of 12 sightings: Rivers."]);
  assert.equal((await options(page)).find(({ value }) => value === "rivers").text, "Rivers (0)");
  assert.ok(await page.locator("#nobody").isVisible());
  noFaults(faults);
});

test("what this site does not know is left out, and said as text", async (t) => {
  const site = await build(t, await newProject(t, sample({ sightings: 12 })));
  const { page, faults } = await openSite(t, browser, site);
  const hostile = '"><img src=x onerror=alert(1)>{chosen}';
  const { status, found } = await narrowed(page, site, ALL, { place: hostile, shift: "constructor", year: "__proto__", page: "-3" });
  assert.equal(status, `All 12 sightings. Not known here, so left out: ${hostile}; constructor; __proto__.`);
  assert.deepEqual(found, []);
  assert.equal(await page.locator("main .card:visible").count(), 12);
  assert.equal(await page.locator("main img").count(), 0);
  noFaults(faults);
});

test("whatever words are written in, they are shown as they are", async (t) => {
  const files = sample({ sightings: 3, places: 1 });
  const hostile = `<script>alert(1)</script>"'><img src=x onerror=alert(2)> {found} \u202eabc`;
  const hurt = (text) => text.replace(/^(title|name|observer) = .*$/gm, (_, key) => `${key} = ${JSON.stringify(`${hostile} ${key}`)}`);
  const spoilt = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, name.endsWith(".md") || name.endsWith("places.toml") ? hurt(text) : text]));
  const site = await build(t, await newProject(t, { ...spoilt, "sightings/seen-0.md": spoilt["sightings/seen-0.md"].replace('permission', 'lang = "cy"\npermission') }));
  const { page, faults } = await openSite(t, browser, site);
  const [{ date, place }] = JSON.parse(await readFile(path.join(site, "data/sightings.json"), "utf8"));
  const { found } = await narrowed(page, site, ALL, { year: date.slice(0, 4), place });
  assert.ok(found.length > 0);
  assert.equal(await page.locator("main img, #results script").count(), 0);
  assert.ok((await page.locator("#results .card-title").first().innerText()).includes("<script>alert(1)</script>"));
  assert.ok((await page.locator("#found").innerText()).includes("onerror"));
  noFaults(faults);
});

test("without scripts there is the list, and what leads on", async (t) => {
  const site = await build(t, await copyProject(t, repository));
  const { page, faults } = await openSite(t, browser, site, { javaScriptEnabled: false });
  for (const [kind, file] of (await oneOfEachKind(site)).filter(([kind]) => ["sightings", "sightings-2", "place", "theme", "shift", "condition"].includes(kind))) {
    await open(page, site, file, "?year=2020");
    assert.equal(await page.locator("#narrow, #results, #nobody").locator("visible=true").count(), 0, kind);
    assert.ok((await page.locator("main .card:visible").count()) > 0, kind);
    const words = page.getByText("needs JavaScript, which is switched off or has not loaded");
    assert.ok(await words.isVisible(), kind);
    assert.equal(await words.locator("a").count(), 4);
  }
  noFaults(faults);
});

test("without scripts every word, and every two words that were reported together, have a page", async (t) => {
  const site = await build(t, await copyProject(t, repository));
  const files = new Set(await filesOf(site, ".html"));
  const { sightings, wholes } = await read(site);
  const wanted = new Set();
  for (const { place, themes, shifts, still, known } of sightings) {
    const named = [...shifts, ...still].map((word) => [...files].find((file) => /^shifts\/.+-to-.+\.html$/.test(file) && isOf(file, word)).slice(7, -5));
    for (const whole of wholes(place)) {
      wanted.add(`places/${whole}.html`);
      if (known === "view") continue;
      for (const shift of named) wanted.add(`heat-map/${whole}/${shift}.html`);
      for (const theme of themes) wanted.add(`themes/${theme}/places/${whole}.html`);
    }
    for (const shift of named) wanted.add(`shifts/${shift}.html`);
    for (const theme of themes) {
      wanted.add(`themes/${theme}.html`);
      if (known !== "view") for (const shift of named) wanted.add(`themes/${theme}/shifts/${shift}.html`);
    }
  }
  assert.ok(wanted.size > 200, `${wanted.size} pages`);
  assert.deepEqual([...wanted].filter((file) => !files.has(file)), []);
});

test("where the index can't be loaded the whole list stands, and it says so", async (t) => {
  const site = await build(t, await newProject(t, sample({ sightings: 12 })));
  await rm(path.join(site, "search"), { recursive: true });
  const { page } = await openSite(t, browser, site);
  await open(page, site, ALL, "?year=2020");
  await said(page, /could not be narrowed down/);
  assert.equal(await page.locator("main .card:visible").count(), 12);
});

test("it is there for everybody: closed, open, narrowed down, at any width", async (t) => {
  const site = await build(t, await copyProject(t, repository));
  const { page, faults } = await openSite(t, browser, site);
  for (const list of [ALL, "places/england.html"]) {
    await narrowed(page, site, list, { year: "2020", working: "well" });
    noFaults([...(await barriers(page)), ...(await widthFaults(page))]);
  }
  noFaults(faults);
});

test("a list loads nothing of the index before somebody wants it", async (t) => {
  const site = await build(t, await newProject(t, sample({ sightings: 12 })));
  const { page, faults } = await openSite(t, browser, site);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await open(page, site, ALL);
  assert.deepEqual(asked.filter((url) => url.includes("/search/")), []);
  await page.locator("#narrow summary").click();
  await page.locator("#year option").nth(1).waitFor({ state: "attached" });
  assert.equal(asked.filter((url) => url.includes("/search/")).length, 7, asked.join("\n"));
  noFaults(faults);
});

// --- Helpers ---

/** Opens a list with a choice, and gives the ids that are left, of all pages and in their order, with what is said. */
async function narrowed(page, site, list, chosen, onEach = async () => {}) {
  const found = [];
  let status;
  for (let number = 1, pages = 1; number <= pages; number += 1) {
    const query = new URLSearchParams({ ...chosen, ...(number > 1 ? { page: number } : {}) });
    await open(page, site, list, query.size > 0 ? `?${query}` : "");
    if (Object.keys(chosen).length === 0) await page.locator("#narrow summary").click();
    status = await said(page, /./);
    pages = Number(/Page \d+ of (\d+)\./.exec(status)?.[1] ?? 1);
    found.push(...(await left(page)));
    await onEach();
  }
  return { found, status };
}

async function said(page, pattern) {
  await page.waitForFunction(({ source }) => new RegExp(source).test(document.getElementById("found").textContent), { source: pattern.source });
  return page.locator("#found").innerText();
}

/** The ids of what is left on this page. */
async function left(page) {
  return page.locator("#results .card-title a:visible").evaluateAll((links) => links.map((link) => /([^/]+)\.html$/.exec(link.href)[1]));
}

/** The cards that are found, by their links, without the space between their tags. */
async function cards(page, selector) {
  return page.locator(selector).evaluateAll((found) =>
    found.map((card) => [card.querySelector("h2, h3, h4").textContent + card.querySelector("a").href, card.innerHTML.replace(/<(\/?)h[2-4]/g, "<$1h").replace(/\s+/g, " ").replace(/> </g, "><").trim().replace(/href="[^"]*?([^/"]+)"/g, 'href="$1"')]),
  );
}

async function options(page) {
  return page.locator("#narrow option").evaluateAll((found) => found.filter(({ value }) => value).map((option) => ({ key: option.closest("select").name, value: option.value, text: option.text })));
}

function address(page) {
  const { search, hash } = new URL(page.url());
  return search + hash;
}

function isOf(file, word) {
  const [from, to] = file.slice("shifts/".length, -".html".length).split("-to-");
  return [from, to, `${from}-to-${to}`, `${to}-to-${from}`].includes(word);
}

/** What a site's data hold, and what each choice means of it, counted without the index. */
async function read(site) {
  const data = JSON.parse(await readFile(path.join(site, "data/sightings.json"), "utf8"));
  const sightings = data.map((one) => ({ ...one, shifts: one.shifts ?? [], still: one.still ?? [], themes: one.themes ?? [] }));
  const geography = new Map();
  for (const file of (await filesOf(site, ".html")).filter((file) => /^places\/(?!index\.)[^/]+\.html$/.test(file))) {
    const text = await readFile(path.join(site, file), "utf8");
    const way = /<nav class="breadcrumbs"[\s\S]*?<\/nav>/.exec(text)?.[0] ?? "";
    const above = [...way.matchAll(/href="([^"/]+)\.html"/g)].map(([, id]) => id).filter((id) => id !== "index");
    geography.set(file.slice("places/".length, -".html".length), above);
  }
  const wholes = (place) => [place, ...(geography.get(place) ?? [])];
  const isAt = (whole) => ({ place }) => wholes(place).includes(whole);
  const isOne = (sighting, key, value) => {
    const { shifts, still, themes, working, date } = sighting;
    if (key === "place") return isAt(value)(sighting);
    if (key === "theme") return themes.includes(value);
    if (key === "working") return working === value;
    if (key === "year") return date.startsWith(value);
    const [kind, word] = value.includes(".") ? value.split(".") : ["any", value];
    const [from, to] = word.split("-to-");
    if (kind === "towards") return shifts.some((shift) => shift.endsWith(`-to-${word}`));
    if (kind === "still") return still.includes(word);
    const ways = [`${from}-to-${to}`, `${to}-to-${from}`];
    if (kind === "both") return ways.every((way) => shifts.includes(way));
    return ways.some((way) => shifts.includes(way)) || [from, to].some((end) => still.includes(end));
  };
  const isAll = (chosen) => (sighting) => Object.entries(chosen).every(([key, value]) => isOne(sighting, key, value));
  const counts = new Map([...geography.keys()].map((place) => [place, sightings.filter(isAt(place)).length]));
  const [top] = [...counts].filter(([place]) => geography.get(place).length === 0).sort(([, one], [, other]) => other - one)[0];
  const [below] = [...counts].filter(([place]) => geography.get(place).includes(top)).sort(([, one], [, other]) => other - one)[0] ?? [top];
  return { sightings, isAt, isAll, wholes, top, below };
}
