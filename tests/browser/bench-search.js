// How well and how fast the search finds things among many sightings. It is no test: it says what it measured, and judges
// nothing. `npm run bench-search` builds ten thousand sightings (or as many as are named behind it), serves them as most
// hosts do, and asks what `large.js` knows the answers to.

import path from "node:path";

import { launch } from "./browser.js";
import { host } from "./host.js";
import { large, QUERIES } from "./large.js";
import { build, newProject } from "./project.js";

const sightings = Number(process.argv[2] ?? 10_000);
const cleanups = [];
// What a test does after itself is done here at the end, last thing first.
const t = { after: (cleanup) => cleanups.unshift(cleanup) };
try {
  await measure();
} finally {
  for (const cleanup of cleanups) await cleanup();
}

async function measure() {
  const site = await build(t, await newProject(t, large(sightings)));
  const { address, sent } = await host(t, site);
  const browser = await launch(t);

  const cold = [];
  for (const query of QUERIES) cold.push(await askCold(browser, address, sent, query));
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${address}search.html`);
  await page.locator("#search").waitFor();
  const warm = [];
  for (const query of QUERIES) warm.push(await askWarm(page, sent, query));
  const again = [];
  for (const query of QUERIES) again.push(await askWarm(page, sent, query));
  await context.close();

  for (const [at, { typed, title }] of QUERIES.entries()) {
    console.log(`${String(cold[at].rank || "–").padStart(3)}  ${typed.padEnd(28)} ${title}`);
  }
  console.log(`\n${sightings} sightings, ${QUERIES.length} queries`);
  console.log(`wanted one first: ${cold.filter(({ rank }) => rank === 1).length}, among the first three: ${cold.filter(({ rank }) => rank > 0 && rank <= 3).length}`);
  tell("opening the page with the query, nothing loaded before", cold);
  tell("typing it into the open page for the first time", warm);
  tell("typing it again", again);
}

function tell(what, asked) {
  const middle = (numbers) => numbers.sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
  const of = (key) => asked.map((one) => one[key]);
  const say = (key) => `median ${Math.round(middle(of(key)))}, worst ${Math.round(Math.max(...of(key)))}`;
  console.log(`${what}: first result after ms: ${say("time")}; bytes: ${say("bytes")}; files: ${say("files")}`);
}

async function askCold(browser, address, sent, { typed, title }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(watch);
  const before = { ...sent };
  await page.goto(`${address}search.html?${new URLSearchParams({ q: typed })}`);
  const found = await answer(page, title);
  await context.close();
  return { ...found, bytes: sent.bytes - before.bytes, files: sent.files - before.files };
}

async function askWarm(page, sent, { typed, title }) {
  const before = { ...sent };
  // Set rather than typed, so that the suggestions do not load beforehand what the answer needs.
  await page.evaluate((typed) => (document.getElementById("q").value = typed), typed);
  await page.evaluate(watch);
  await page.evaluate(() => document.getElementById("search").requestSubmit());
  const found = await answer(page, title);
  return { ...found, bytes: sent.bytes - before.bytes, files: sent.files - before.files };
}

/** In the page: notes when the first result is there to be seen. */
function watch() {
  const from = document.readyState === "loading" || performance.now() < 50 ? 0 : performance.now();
  window.told = new Promise((tell) => {
    const look = () => {
      const results = document.getElementById("results");
      const isThere = results && !results.hidden && results.querySelector(".card");
      const isNothing = /^Nothing found/.test(document.getElementById("found")?.textContent ?? "");
      if ((!isThere && !isNothing) || (from > 0 && !window.changed)) return;
      observer.disconnect();
      requestAnimationFrame(() => tell(performance.now() - from));
    };
    window.changed = false;
    const observer = new MutationObserver(() => {
      window.changed = true;
      look();
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

async function answer(page, title) {
  const time = await page.evaluate(() => window.told);
  const titles = await page.locator("#results .card-title").allInnerTexts();
  return { time, rank: titles.indexOf(title) + 1 };
}
