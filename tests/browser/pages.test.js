// Every page of every observatory that builds, as it lies on disk: its markup is valid, its links lead somewhere, it
// loads nothing from elsewhere, and needs no script.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { fileURLToPath, pathToFileURL } from "node:url";

import { noFaults } from "./faults.js";
import { addressesInStylesheet, addressesOf, idsNamedBy, idsOf, parsePage, validate } from "./markup.js";
import { filesOf } from "./pages.js";
import { baseUrl, build, copyProject, goodProjects, repository, titleOf } from "./project.js";

const projects = await goodProjects();

test("the golden sites are there", () => {
  const names = projects.map(([name]) => name);
  for (const name of ["empty", "one", "three", "typical", "unicode", "nested-places"]) {
    assert.ok(names.includes(name), `no tests/sites/${name}/project`);
  }
});

for (const [name, project] of projects) {
  test(`the pages of ${name}`, async (t) => {
    const site = await build(t, await copyProject(t, project));
    const pages = await readPages(site);
    const title = await titleOf(project);
    assert.ok(pages.size > 0, `no page was written to ${site}`);

    await t.test("are valid HTML", async () => {
      await none(pages, async (page) => [...page.faults, ...(await validate(page.text))]);
    });

    await t.test("carry the observatory's title and are whole", async () => {
      await none(pages, (page) => [...titleFaults(page, title), ...endFaults(page)]);
    });

    await t.test("need no script and no style of their own", async () => {
      await none(pages, (page) => page.elements.flatMap((element) => inlineFaults(element, page.name)));
    });

    await t.test("load nothing from elsewhere", async () => {
      await none(pages, (page) => page.elements.flatMap(foreignFaults));
      await none(await readStylesheets(site), ({ text }) => stylesheetFaults(text));
    });

    await t.test("lead only to what is there", async () => {
      const files = new Set(await filesOf(site, ""));
      await none(pages, (page) => page.elements.flatMap((element) => linkFaults(element, page, site, pages, files)));
    });

    await t.test("are what the sitemap and the feeds lead to", async () => {
      const files = new Set(await filesOf(site, ""));
      await none(await readXml(site), ({ text }) => xmlFaults(text, site, pages, files));
    });
  });
}

async function readPages(site) {
  const read = async (name) => {
    const text = await readFile(path.join(site, name), "utf8");
    const { elements, faults } = parsePage(text);
    return [name, { name, text, elements, faults, ids: idsOf(elements) }];
  };
  return new Map(await Promise.all((await filesOf(site, ".html")).map(read)));
}

async function readStylesheets(site) {
  return readTexts(site, ".css");
}

async function readXml(site) {
  return readTexts(site, ".xml");
}

async function readTexts(site, ending) {
  const read = async (name) => [name, { name, text: await readFile(path.join(site, name), "utf8") }];
  return new Map(await Promise.all((await filesOf(site, ending)).map(read)));
}

/** Holds that no file has a fault, and lists those of all of them where some have. */
async function none(files, faultsOf) {
  const found = [];
  for (const file of files.values()) {
    for (const { line, message } of await faultsOf(file)) found.push(`${file.name}:${line}: ${message}`);
  }
  noFaults(found);
}

// What a reader on a poor connection loads, the scripts as most hosts send them.
test("stylesheets and scripts are light", async (t) => {
  const site = await build(t, await copyProject(t, repository));
  const weigh = async (files, measure) => {
    const texts = await Promise.all(files.map((file) => readFile(path.join(site, file))));
    return texts.reduce((sum, text) => sum + measure(text).length, 0);
  };
  const styles = await weigh(await filesOf(site, ".css"), (text) => text);
  assert.ok(styles > 0 && styles <= 25_000, `${styles} bytes of stylesheets`);
  for (const page of WEIGHED) {
    const { elements } = parsePage(await readFile(path.join(site, page), "utf8"));
    const scripts = elements.map(({ name, attributes }) => name === "script" && attributes.get("src")).filter(Boolean);
    assert.ok(scripts.length > 0, `${page} has no script`);
    const weight = await weigh(scripts.map((script) => path.join(path.dirname(page), script)), gzipSync);
    t.diagnostic(`${page}: ${weight} bytes of scripts`);
    assert.ok(weight <= 15_000, `${page}: ${weight} bytes of scripts, gzipped`);
  }
});

function titleFaults({ elements }, title) {
  const found = elements.find(({ name }) => name === "title")?.text ?? "";
  return found.includes(title) ? [] : [{ line: 1, message: `its <title> is "${found}", without "${title}"` }];
}

function endFaults({ text }) {
  return /<\/html>\n?$/.test(text) ? [] : [{ line: text.split("\n").length, message: "does not end with </html>" }];
}

// The pages that a file with a script helps with, of which some are weighed.
const HELPED = /^(contribute|search)\.html$|^(sightings|places|themes|shifts|conditions)\/(?!.*\/(places|shifts|parts)\/).+\.html$/;
const WEIGHED = ["contribute.html", "search.html", "sightings/index.html", "places/england.html"];

function inlineFaults({ name, attributes, text, line }, page) {
  const faults = [];
  if (name === "style") faults.push({ line, message: "a <style> element" });
  if (name === "script" && !["application/ld+json", "application/json"].includes(attributes.get("type"))) {
    const isHelp = HELPED.test(page) && attributes.has("src") && text === "";
    if (!isHelp) faults.push({ line, message: "a <script> that is not data" });
  }
  for (const [attribute, value] of attributes) {
    if (attribute === "style") faults.push({ line, message: `style="${value}" on <${name}>` });
    if (attribute.startsWith("on")) faults.push({ line, message: `${attribute}="${value}" on <${name}>` });
    if (/^[\s\0-\x1f]*(javascript|data|vbscript):/i.test(value)) {
      faults.push({ line, message: `${attribute}="${value}" on <${name}>` });
    }
  }
  return faults;
}

function foreignFaults(element) {
  return addressesOf(element)
    .filter(({ address, loads }) => loads && /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(address))
    .map(({ address }) => ({ line: element.line, message: `<${element.name}> loads ${address}` }));
}

function stylesheetFaults(text) {
  return addressesInStylesheet(text)
    .filter((address) => /^([a-z][a-z0-9+.-]*:|\/)/i.test(address))
    .map((address) => ({ line: 0, message: `loads ${address}` }));
}

// Schemes that a reader may follow, and that lead out of the site.
const OUTWARD = /^(https?|mailto):/i;

function linkFaults(element, page, site, pages, files) {
  const faults = [];
  for (const { address } of addressesOf(element)) {
    const message = leadsNowhere(address, page, site, pages, files);
    if (message) faults.push({ line: element.line, message: `<${element.name}> leads to "${address}": ${message}` });
  }
  for (const id of idsNamedBy(element)) {
    if (!page.ids.has(id)) faults.push({ line: element.line, message: `<${element.name}> names the id "${id}", which is not there` });
  }
  return faults;
}

/** Why an address leads nowhere, as a reader meets it who opened the page from a folder; nothing where it is good. */
function leadsNowhere(address, page, site, pages, files) {
  if (OUTWARD.test(address) && !address.startsWith(baseUrl)) return undefined;
  const url = resolve(address, page, site);
  if (url === undefined) return "no address";
  if (url.protocol !== "file:") return `the scheme ${url.protocol}`;
  const target = path.relative(site, fileURLToPath(new URL(url.pathname, "file://"))).split(path.sep).join("/");
  // The list is asked rather than the disk, which on some systems takes another case for the same name.
  if (!files.has(target)) return `no file ${target}`;
  if (url.hash.length < 2) return undefined;
  const id = decodeURIComponent(url.hash.slice(1));
  return pages.get(target)?.ids.has(id) ? undefined : `no id "${id}" in ${target}`;
}

function resolve(address, page, site) {
  const root = pathToFileURL(site + path.sep);
  const below = new URL(baseUrl).pathname;
  try {
    if (address.startsWith(baseUrl)) return new URL(indexed(address.slice(baseUrl.length)), root);
    // The page for wrong addresses is shown at any of them, so it alone is written for one place under the host.
    if (page.name === "404.html" && address.startsWith(below)) return new URL(indexed(address.slice(below.length)), root);
    return new URL(address, new URL(page.name, root));
  } catch {
    return undefined;
  }
}

// On a host, a folder's address shows its index; in a folder on disk it does not.
function indexed(address) {
  return address.replace(/^([^?#]*\/)?(?=[?#]|$)/, "$1index.html");
}

function xmlFaults(text, site, pages, files) {
  const found = [...text.matchAll(/<loc>([^<]*)<\/loc>|<link\b[^>]*\bhref="([^"]*)"|<(?:id|uri)>(https?:[^<]*)</g)];
  return found
    .map(([, location, link]) => (location ?? link)?.replaceAll("&amp;", "&"))
    .filter((address) => address !== undefined)
    .map((address) => [address, leadsNowhere(address, { name: "index.html" }, site, pages, files)])
    .filter(([, message]) => message !== undefined)
    .map(([address, message]) => ({ line: 0, message: `leads to "${address}": ${message}` }));
}
