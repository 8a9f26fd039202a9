// The search, on a site that is opened from its folder: it finds what is there, however it is spelt, narrows it down,
// can be used with the keyboard alone, and fails with a word.

import assert from "node:assert/strict";
import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { after, test } from "node:test";

import { barriers } from "./barriers.js";
import { launch } from "./browser.js";
import { noFaults } from "./faults.js";
import { build, copyProject, goodProjects, newProject, repository } from "./project.js";
import { open, openSite } from "./reader.js";
import { sample } from "./sample.js";

const browser = await launch({ after });

// --- What is found ---

// What somebody might type, and the page that must be among the first three.
const QUERIES = [
  // As it is written.
  ["newham families", "sightings/newham-families-co-deliver.html"],
  ["eggs", "sightings/prescription-and-eggs.html"],
  ["free wifi call", "sightings/call-for-free-community-wifi.html"],
  ["tick boxes", "sightings/checklists-rather-than-tick-boxes.html"],
  ["leeds", "places/leeds.html"],
  ["tower hamlets", "places/tower-hamlets.html"],
  ["mutual aid", "themes/mutual-aid.html"],
  ["controlling enabling", "shifts/controlling-to-enabling.html"],
  ["rightsnet advisers", "sightings/advisers-keep-each-other-current.html"],
  ["Foyer Federation", "sightings/seven-tests-of-advantaged-thinking.html"],
  ["street champion shop", "sightings/which-size-which-brand.html"],
  ["somali", "sightings/mutual-aid-stands-by-somali-neighbours.html"],
  // Other words of the same family.
  ["regulators angry", "sightings/regulator-guidance-anger-then-understanding.html"],
  ["saving learning ventures", "sightings/self-reliant-groups-save-together.html"],
  ["leaflet squads", "sightings/leaflets-become-a-squad.html"],
  ["helper charities emergency", "sightings/helpers-become-a-charity.html"],
  ["faith group charity", "sightings/faith-groups-join-with-charities.html"],
  // Beginnings.
  ["barking dag", "places/barking-and-dagenham.html"],
  ["swan", "places/swansea.html"],
  ["homel", "sightings/groundswell-peers-support-peers.html"],
  ["volunt", "themes/volunteering.html"],
  ["immigr", "sightings/systems-made-to-control.html"],
  // Slips of the pen.
  ["neigbours eggs", "sightings/prescription-and-eggs.html"],
  ["plymuoth", "places/plymouth.html"],
  ["todmordon", "places/todmorden.html"],
  ["telephnoe freinds", "sightings/phone-friends-in-first-languages.html"],
  ["kichen larders", "sightings/kitchen-chat-becomes-larders.html"],
  ["eleds", "places/leeds.html"],
  ["Abertawe", "places/swansea.html"],
  // Capitals, accents, signs and words that say nothing.
  ["  WÏGAN,  the Council! ", "sightings/wigan-council-starts-from-strengths.html"],
];

test("the first observatory", async (t) => {
  const site = await build(t, await copyProject(t, repository));
  const { page, faults } = await openSite(t, browser, site);
  for (const [typed, wanted] of QUERIES) {
    await t.test(`finds "${typed}"`, async () => {
      const found = await search(page, site, { q: typed });
      assert.ok(found.slice(0, 3).includes(wanted), `found instead: ${found.slice(0, 5).join(", ")}`);
    });
  }

  await t.test("narrows down to exactly what the data have", async () => {
    const sightings = await data(site);
    const places = new Map((await readFile(path.join(repository, "sightings/places.toml"), "utf8"))
      .split("[[place]]")
      .map((text) => [/^id\s*=\s*"(.*)"/m.exec(text)?.[1], /^within\s*=\s*"(.*)"/m.exec(text)?.[1]]));
    const isIn = (place, whole) => place === whole || (places.has(place) && places.get(place) !== undefined && isIn(places.get(place), whole));
    const cases = [
      [{ place: "england" }, ({ place }) => isIn(place, "england")],
      [{ place: "united-kingdom" }, ({ place }) => isIn(place, "united-kingdom")],
      [{ theme: "mutual-aid" }, ({ themes }) => themes?.includes("mutual-aid")],
      [{ shift: "towards.enabling" }, ({ shifts }) => shifts?.some((shift) => shift.endsWith("-to-enabling"))],
      [{ shift: "towards.doubting" }, ({ shifts }) => shifts?.some((shift) => shift.endsWith("-to-doubting"))],
      [{ working: "well" }, ({ working }) => working === "well"],
      [{ year: "2021" }, ({ date }) => date.startsWith("2021")],
      [{ place: "wales", theme: "mutual-aid", year: "2020" }, ({ place, themes, date }) => isIn(place, "wales") && themes?.includes("mutual-aid") && date.startsWith("2020")],
    ];
    for (const [asked, isWanted] of cases) {
      const wanted = sightings.filter(isWanted).map(({ id }) => `sightings/${id}.html`);
      assert.ok(wanted.length > 0, `nothing to find for ${JSON.stringify(asked)}`);
      const found = await search(page, site, asked);
      assert.deepEqual(found.sort(), wanted.sort(), JSON.stringify(asked));
    }
  });

  await t.test("narrows down what is typed", async () => {
    const everywhere = await search(page, site, { q: "council" });
    const there = await search(page, site, { q: "council", place: "wigan" });
    assert.ok(everywhere.length > there.length);
    assert.deepEqual(there, ["sightings/wigan-council-starts-from-strengths.html"]);
  });

  await t.test("says where only some of the words are found", async () => {
    await search(page, site, { q: "eggs xylophones" });
    assert.match(await page.locator("#found").innerText(), /^Nothing has all of these words\. \d+ with some of them\.$/);
  });

  await t.test("says kindly that nothing is found", async () => {
    assert.deepEqual(await search(page, site, { q: "xylophone" }), []);
    assert.match(await page.locator("#found").innerText(), /nobody may have reported it yet/);
  });

  for (const [name, query] of [
    ["mark-up", { q: '"><img src=x onerror=alert(1)><script>alert(2)</script>' }],
    ["an unknown place", { place: "nowhere", shift: "a", year: "-1" }],
    ["a very long text", { q: "trust ".repeat(2000) }],
    ["signs alone", { q: "%%% ((( ]] \\u0000 🙂" }],
  ]) {
    await t.test(`takes ${name} as words`, async () => {
      await search(page, site, query);
      assert.equal(await page.locator("main img, main script").count(), 0);
    });
  }

  await t.test("needs nothing from elsewhere, and breaks nothing", () => noFaults(faults.splice(0)));

  await t.test("is there for everybody: before, with what is found, with suggestions, narrowed down", async () => {
    await open(page, site, "search.html");
    await page.locator("#search").waitFor();
    noFaults(await barriers(page));
    await search(page, site, { q: "trust", theme: "work" });
    noFaults(await barriers(page));
    await open(page, site, "search.html");
    await page.locator("#q").fill("trust");
    await page.locator("[role=option]").first().waitFor();
    noFaults(await barriers(page));
  });
});

// Whatever letters a title is written in, whoever types it finds it: so the script and the index fold them alike.
for (const [name, project] of await goodProjects()) {
  if (project === repository) continue;
  test(`every sighting of the golden site ${name} is found by its title`, async (t) => {
    const site = await build(t, await copyProject(t, project));
    const { page, faults } = await openSite(t, browser, site);
    const sightings = await data(site);
    if (sightings.length === 0) {
      await open(page, site, "search.html");
      assert.equal(await page.locator("#search").count(), 0);
      return;
    }
    for (const { id, title } of sightings) {
      const found = await search(page, site, { q: title });
      assert.ok(found.slice(0, 3).includes(`sightings/${id}.html`), `"${title}" finds ${found.join(", ")}`);
    }
    noFaults(faults);
  });
}

// --- Using it ---

test("with the keyboard alone", async (t) => {
  const site = await build(t, await copyProject(t, repository));
  const { page, faults } = await openSite(t, browser, site);
  await open(page, site, "search.html");
  const box = page.locator("#q");
  await box.focus();

  await t.test("suggestions come as one types, and are walked through", async () => {
    await page.keyboard.type("leed");
    await page.locator("[role=option]").first().waitFor();
    assert.equal(await box.getAttribute("aria-expanded"), "true");
    assert.equal(await box.getAttribute("aria-activedescendant"), null);
    const count = await page.locator("[role=option]").count();
    for (let number = 0; number < count; number += 1) {
      await page.keyboard.press("ArrowDown");
      assert.equal(await box.getAttribute("aria-activedescendant"), `option-${number}`);
      assert.equal(await page.locator("[aria-selected=true]").count(), 1);
    }
    await page.keyboard.press("ArrowDown");
    assert.equal(await box.getAttribute("aria-activedescendant"), null, "after the last comes the text itself");
    await page.keyboard.press("ArrowUp");
    assert.equal(await box.getAttribute("aria-activedescendant"), `option-${count - 1}`);
  });

  await t.test("Escape closes them and keeps the text", async () => {
    await page.keyboard.press("Escape");
    assert.equal(await box.getAttribute("aria-expanded"), "false");
    assert.equal(await page.locator("#suggestions").isVisible(), false);
    assert.equal(await box.inputValue(), "leed");
  });

  await t.test("Enter searches, and the address can be kept", async () => {
    await page.keyboard.press("Enter");
    await page.locator("#results a").first().waitFor();
    assert.equal(new URL(page.url()).search, "?q=leed");
    assert.match(await page.locator("#found").innerText(), /^\d+ found\.$/);
    await page.goBack();
    await page.locator("#results").waitFor({ state: "hidden" });
    assert.equal(await box.inputValue(), "");
    await page.goForward();
    await page.locator("#results a").first().waitFor();
    assert.equal(await box.inputValue(), "leed");
  });

  await t.test("Enter on a suggestion opens it", async () => {
    await box.fill("leeds");
    await page.locator("[role=option]").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/places/leeds.html");
  });
  noFaults(faults);
});

test("of many it shows the first, and more when asked", async (t) => {
  const site = await build(t, await newProject(t, sample({ sightings: 450, places: 6 })));
  assert.ok((await readdir(path.join(site, "search"))).filter((name) => name.startsWith("words")).length > 1, "the index has one bucket, so little is tried");
  const { page, faults } = await openSite(t, browser, site);
  const year = (await data(site))[0].date.slice(0, 4);
  const wanted = (await data(site)).filter(({ date }) => date.startsWith(year)).map(({ id }) => `sightings/${id}.html`);
  const found = await search(page, site, { year });
  assert.deepEqual(found, wanted, "all of a year, in the order of the list");
  await open(page, site, "search.html", `?year=${year}`);
  await page.locator("#results a").first().waitFor();
  assert.equal(await page.locator("#results .card").count(), 20);
  await page.locator("#more").click();
  await page.locator("#results .card").nth(20).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.closest(".card") === document.querySelectorAll("#results .card")[20]), true);
  noFaults(faults);
});

test("a word that stands in nearly every sighting", async (t) => {
  const files = sample({ sightings: 90 });
  const without = ["seen-5", "seen-50", "seen-77"];
  for (const id of without) files[`sightings/${id}.md`] = files[`sightings/${id}.md`].replace("The two ends of the street", "Two choirs");
  const site = await build(t, await newProject(t, files));
  const { page, faults } = await openSite(t, browser, site);
  const wanted = (await data(site)).filter(({ id }) => !without.includes(id)).map(({ id }) => `sightings/${id}.html`);
  for (const typed of ["street", "Streets", "stre", "the street", "sreet"]) {
    await t.test(`is found as "${typed}", in exactly those, the newest first`, async () => assert.deepEqual(await search(page, site, { q: typed }), wanted));
  }
  await t.test("narrows down nothing beside a word that says more", async () => {
    const found = await search(page, site, { q: "choirs street" });
    assert.deepEqual(found.sort(), without.map((id) => `sightings/${id}.html`));
  });
  await t.test("can be narrowed down", async () => {
    const [{ date }] = await data(site);
    const year = date.slice(0, 4);
    const found = await search(page, site, { q: "street", year });
    assert.deepEqual(found, (await data(site)).filter(({ id, date }) => date.startsWith(year) && !without.includes(id)).map(({ id }) => `sightings/${id}.html`));
  });
  await t.test("is suggested", async () => {
    await open(page, site, "search.html");
    await page.locator("#q").fill("street");
    await page.locator("[role=option]").first().waitFor();
    assert.equal(await page.locator("[role=option]").count(), 6);
  });
  noFaults(faults);
});

test("what a sighting says in its summary alone is found", async (t) => {
  const files = sample({ sightings: 3 });
  files["sightings/seen-1.md"] = files["sightings/seen-1.md"].replace("date =", 'summary = "A zeppelin was lent to the school."\ndate =');
  const site = await build(t, await newProject(t, files));
  const { page, faults } = await openSite(t, browser, site);
  assert.deepEqual(await search(page, site, { q: "zeppelin" }), ["sightings/seen-1.html"]);
  noFaults(faults);
});

test("where the index can't be loaded it says so", async (t) => {
  const site = await build(t, await copyProject(t, repository));
  await rm(path.join(site, "search"), { recursive: true });
  const { page } = await openSite(t, browser, site);
  await open(page, site, "search.html", "?q=trust");
  await page.getByText("could not be loaded").waitFor();
  assert.ok(await page.locator("#browse a").first().isVisible());
});

test("without scripts there is no form, and the other ways in are named", async (t) => {
  const site = await build(t, await copyProject(t, repository));
  const { page, faults } = await openSite(t, browser, site, { javaScriptEnabled: false });
  await open(page, site, "search.html", "?q=trust");
  assert.equal(await page.locator("#search").isVisible(), false);
  assert.ok(await page.getByText("Every sighting can be found without it").isVisible());
  assert.equal(await page.locator("#browse a").count(), 5);
  noFaults(faults);
});

test("in another language it counts as that language does", async (t) => {
  const found = "script-search-found = { $count ->\n    [one] { $shown } wynik\n    [few] { $shown } wyniki\n   *[many] { $shown } wyników\n    }\n";
  const sightings = ["sroka", "bocian", "bocian", "wrona", "wrona", "wrona", "wrona", "wrona"].map((title, number) => [
    `sightings/2026/${title}-${number}.md`,
    `+++\ntitle = "${title}"\ndate = 2026-05-08\nplace = "krakow"\nshifts = ["me-to-we"]\nknown = "saw"\npermission = "nobody-identifiable"\n+++\nTekst.\n`,
  ]);
  const site = await build(t, await newProject(t, {
    "observatory.toml": 'title = "Ulica"\nlanguage = "pl"\n',
    "templates/languages/pl.ftl": `${found}script-search-suggestions = Podpowiedzi <i>\nsearch-place-any = Gdziekolwiek\n`,
    "sightings/places.toml": '[[place]]\nid = "krakow"\nname = "Kraków"\n[[place]]\nid = "lublin"\nname = "Lublin"\n',
    "sightings/shifts.toml": '[[shift]]\nfrom = "me"\nto = "we"\n',
    ...Object.fromEntries(sightings),
  }));
  const { page, faults } = await openSite(t, browser, site);
  for (const [typed, says] of [["sroka", "1 wynik"], ["bocian", "2 wyniki"], ["wrona", "5 wyników"]]) {
    await search(page, site, { q: typed });
    assert.equal(await page.locator("#found").innerText(), says);
  }
  assert.equal(await page.evaluate(() => Reflect.get(window, "say")("found", { count: 12345 })), "12\u00a0345 wyników");
  assert.equal(await page.locator("#suggestions").getAttribute("aria-label"), "Podpowiedzi <i>");
  await t.test("and says in English what that language lacks", async () => {
    await search(page, site, { q: "xylophone" });
    assert.match(await page.locator("#found").innerText(), /^Nothing found/);
  });
  noFaults(faults);
});

// --- Helpers ---

/** The addresses that are found, from the site's folder, all of them and in their order. */
async function search(page, site, query) {
  await open(page, site, "search.html", `?${new URLSearchParams(query)}`);
  await page.waitForFunction(() => document.getElementById("found").textContent !== "" || document.getElementById("q").value.replace(/[^\p{L}\p{N}]/gu, "") === "");
  const more = page.locator("#more");
  const total = Number(/\d+/.exec(await page.locator("#found").innerText())?.[0] ?? 0);
  const cards = page.locator("#results .card");
  for (let shown = 20; shown < total; shown += 20) {
    await cards.nth(shown - 1).waitFor();
    await more.click();
  }
  if (total > 0) await cards.nth(total - 1).waitFor();
  return cards.locator("h2 a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
}

/** What the site's data hold, the newest first. */
async function data(site) {
  return JSON.parse(await readFile(path.join(site, "data/sightings.json"), "utf8"));
}
