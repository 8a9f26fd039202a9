// Hostile texts wherever somebody else's words can stand, in a browser that would run them: every page, every feed, every
// file of data. No script runs, no request leaves, no window opens, and nothing stands in a page but our own elements.
// The content security policy is switched off, so that it is our own care alone that is judged; then the kinds of pages
// are opened once more with it, and it has nothing to refuse.

import assert from "node:assert/strict";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";

import { launch } from "./browser.js";
import { noFaults } from "./faults.js";
import { filesOf, oneOfEachKind } from "./pages.js";
import { build, newProject, repository } from "./project.js";
import { sample } from "./sample.js";

const browser = await launch({ after });

// So many texts stand in each sighting, since a page takes a browser a while: that each of them is text in every field is
// looked at in tests/suite/hostile.rs.
const EACH = 3;

const payloads = Object.values(JSON.parse(await readFile(path.join(repository, "tests/hostile/payloads.json"), "utf8"))).flat();

test("a site of hostile texts", async (t) => {
  assert.ok(payloads.length > 300, `${payloads.length} texts`);
  const site = await build(t, await hostileProject(t), "--skip-broken");
  const pages = await filesOf(site, ".html");
  const sightings = pages.filter((page) => /^sightings\/s-\d+\.html$/.test(page));
  assert.ok(sightings.length > payloads.length / EACH - 20, `${sightings.length} sightings`);

  await t.test("no page runs, loads or holds anything of theirs", async (t) => {
    const { page, faults } = await trap(t, { bypassCSP: true });
    for (const name of pages) {
      await page.goto(address(site, name));
      faults.push(...(await strangers(page)).map((what) => `${name}: ${what}`));
    }
    noFaults(faults);
  });

  await t.test("with the policy on there is nothing for it to refuse", async (t) => {
    const { page, faults } = await trap(t, {});
    for (const [, name] of await oneOfEachKind(site)) {
      await page.goto(address(site, name));
      faults.push(...(await strangers(page)).map((what) => `${name}: ${what}`));
    }
    noFaults(faults);
  });

  await t.test("every feed is sound, and holds no element but those of feeds", async (t) => {
    const { page, faults } = await trap(t, { bypassCSP: true });
    const feeds = await filesOf(site, ".xml");
    assert.ok(feeds.length >= 20, `${feeds.length} feeds`);
    await page.goto(address(site, "index.html"));
    for (const name of feeds) {
      const text = await readFile(path.join(site, name), "utf8");
      const found = await page.evaluate(feedFaults, text);
      faults.push(...found.map((what) => `${name}: ${what}`));
    }
    for (const name of feeds) await page.goto(address(site, name));
    noFaults(faults);
  });

  await t.test("nothing runs where somebody opens the data", async (t) => {
    const { page, faults } = await trap(t, { bypassCSP: true, acceptDownloads: false });
    for (const ending of [".json", ".jsonl", ".geojson", ".csv", ".txt", ".svg"]) {
      for (const name of await filesOf(site, ending)) {
        // What a browser does not show it offers to keep, which ends the visit.
        await page.goto(address(site, name)).catch((error) => assert.match(String(error), /download|ERR_ABORTED/i, name));
      }
    }
    noFaults(faults);
  });

  await t.test("the search shows what is found, and what was asked for, as text", async (t) => {
    const { page, faults } = await trap(t, { bypassCSP: true });
    const asked = ["__proto__", "constructor", "hasOwnProperty", "toString valueOf", "prototype", "null", "undefined"];
    for (let at = 0; at < payloads.length; at += 12) asked.push(`place ${payloads.slice(at, at + 12).join(" ").slice(0, 1500)}`);
    for (const query of asked) {
      await ask(page, site, query);
      faults.push(...(await strangers(page)).map((what) => `${query.slice(0, 40)}: ${what}`));
    }
    // Were nothing shown, nothing could be wrong.
    for (const query of ["evil", "onerror", "iframe", "__proto__"]) {
      await ask(page, site, query);
      await page.locator("#results a[href*='sightings/s-']").first().waitFor();
    }
    noFaults(faults);
  });

  await t.test("the form keeps what is typed as text", async (t) => {
    const { page, faults } = await trap(t, { bypassCSP: true });
    await page.goto(address(site, "contribute.html"));
    for (let at = 0; at < payloads.length; at += 60) {
      const text = payloads.slice(at, at + 60).join(" ").replaceAll("\0", "");
      const fields = page.locator("main textarea, main input[type=text], main input:not([type])");
      assert.ok((await fields.count()) > 2, "there is nothing to fill in");
      for (const field of await fields.all()) if (await field.isVisible()) await field.fill(text);
      await page.locator("main form button").first().click();
      faults.push(...(await strangers(page)).map((what) => `from ${at}: ${what}`));
    }
    noFaults(faults);
  });
});

test("a title that turns its own line turns none of our words", async (t) => {
  const files = sample({ sightings: 4 });
  const titles = ["\u202eKeys are kept", "\u2069\u202c\u202eKeys turned", "\u2067Keys apart", "\u05e9\u05db\u05e0\u05d9\u05dd 3"];
  titles.forEach((title, number) => {
    const file = `sightings/seen-${number}.md`;
    files[file] = files[file].replace(/^title = .*$/m, `title = ${JSON.stringify(title)}`);
  });
  const site = await build(t, await newProject(t, files));
  const { page, faults } = await trap(t, {});
  const turned = () =>
    page.locator("main").evaluate((main) => {
      const found = [];
      const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.nodeValue.trimEnd();
        if (text.trim().length < 2 || node.parentElement.closest("h1, a[href*='seen-'], bdi, [aria-current], .visually-hidden, [hidden]")) continue;
        const place = (at) => {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          return range.getBoundingClientRect();
        };
        const first = place(text.length - text.trimStart().length);
        const last = place(text.length - 1);
        if (first.top === last.top && first.width > 0 && last.left <= first.left) found.push(text);
        // What stands behind a title is shown behind it.
        const title = node.parentElement.previousElementSibling;
        if (title?.matches("li > a[href*='seen-'], bdi") && title.getClientRects().length === 1) {
          const before = title.getBoundingClientRect();
          if (first.top < before.bottom && first.left < before.right - 1) found.push(`before its title: ${text}`);
        }
      }
      return found;
    });
  for (const name of ["timeline.html", "index.html", "sightings/index.html", ...Array.from({ length: 4 }, (_, number) => `sightings/seen-${number}.html`)]) {
    await page.goto(address(site, name));
    faults.push(...(await turned()).map((what) => `${name}: ${what}`));
    assert.match(await page.title(), /(\u202c|\u2069|3) – The Sample Observatory$|^[^\u2066-\u2069\u202a-\u202e]*$/, name);
  }
  await page.goto(address(site, "search.html"));
  await page.locator("#q").fill("keys");
  await page.locator("[role=option]").first().waitFor();
  faults.push(...(await turned()).map((what) => `suggested: ${what}`));
  noFaults(faults);
});

const address = (site, name) => pathToFileURL(path.join(site, name)).href;

/** Asks the search, and waits until it says how much was found. */
async function ask(page, site, query) {
  await page.goto(`${address(site, "search.html")}?q=${encodeURIComponent(query)}`);
  await page.locator("#found").filter({ hasText: /./ }).waitFor();
}

/** A page in which everything that a script could do to be noticed is noticed. */
async function trap(t, options) {
  const context = await browser.newContext({ locale: "en-GB", ...options });
  t.after(() => context.close());
  context.setDefaultTimeout(60_000);
  const faults = [];
  const page = await context.newPage();
  context.on("page", (other) => other !== page && faults.push(`opens a window at ${other.url()}`));
  context.on("request", (request) => {
    if (!request.url().startsWith("file:") && !request.url().startsWith("data:,")) faults.push(`asks for ${request.url()}`);
  });
  page.on("dialog", (dialog) => {
    faults.push(`opens a dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
  page.on("console", (message) => {
    if (/security policy/i.test(message.text())) faults.push(`refused by the policy: ${message.text()}`);
  });
  return { page, faults };
}

/** What in the page is not ours, seen from within. */
function strangers(page) {
  return page.evaluate(() => {
    const found = [];
    const elements = "base embed frame frameset iframe object applet style template noscript marquee portal audio video track dialog math".split(" ");
    const attributes = ["style", "srcdoc", "formaction", "ping", "is", "background", "poster", "popover", "xlink:href", "nonce"];
    for (const element of document.querySelectorAll("*")) {
      const name = element.localName;
      if ((elements.includes(name) && element.id !== "blank-card") || name.includes("-") || name.includes(":")) found.push(`<${name}>`);
      if (element.id === "evil") found.push(`<${name} id=evil>`);
      for (const { name: attribute, value } of element.attributes) {
        if (attribute.startsWith("on") || attributes.includes(attribute)) found.push(`<${name} ${attribute}="${value}">`);
      }
      if (name === "script") {
        const isData = ["application/ld+json", "application/json"].includes(element.type);
        if (isData) JSON.parse(element.textContent);
        else if (!/^file:.*\/(assets|search)\/[a-z0-9-]+\.js(\?.*)?$/.test(element.src)) found.push(`<script src="${element.src}">`);
      }
      // A link of a map is one of SVG. One whose host can't be one leads nowhere, and has no scheme to a browser.
      const leads = name === "a" ? element.getAttribute("href") : null;
      const scheme = leads === null ? null : URL.canParse(leads, document.baseURI) ? new URL(leads, document.baseURI).protocol : leads.replace(/\/\/.*/s, "");
      if (scheme !== null && !["file:", "http:", "https:", "mailto:", "blob:"].includes(scheme)) found.push(`a link to ${leads}`);
      if (name === "form" && !element.action.startsWith("file:")) found.push(`a form for ${element.action}`);
      if (name === "img" && !/^(file|blob):/.test(element.src)) found.push(`a picture from ${element.src}`);
      if (name === "meta" && element.httpEquiv && element.httpEquiv !== "Content-Security-Policy") found.push(`<meta http-equiv="${element.httpEquiv}">`);
    }
    // What clobbers would stand in for these.
    for (const [what, is] of [["querySelector", typeof document.querySelector === "function"], ["body", document.body instanceof HTMLBodyElement]]) {
      if (!is) found.push(`document.${what} is another`);
    }
    return found;
  });
}

/** What is wrong with the text of a feed or a sitemap: it is parsed in the browser, as a strict reader does. */
function feedFaults(text) {
  const known = "feed entry title link id updated published author name summary rights generator category subtitle urlset url loc lastmod sitemapindex sitemap content".split(" ");
  const parsed = new DOMParser().parseFromString(text, "application/xml");
  const error = parsed.querySelector("parsererror");
  if (error) return [error.textContent];
  const elements = [...parsed.querySelectorAll("*")];
  const strange = elements.filter((element) => !known.includes(element.localName) || element.namespaceURI === "http://www.w3.org/1999/xhtml");
  const links = elements.filter((element) => element.localName === "link" && !element.getAttribute("href").startsWith("https://observatory.example/"));
  return [...strange, ...links].map((element) => element.outerHTML.slice(0, 200));
}

/** A text as TOML has it. */
const toml = (text) => JSON.stringify(text).replaceAll("\u007f", "\\u007f");

/** One sighting for each text, which says it wherever it may say anything; lists and a configuration that do so too. */
async function hostileProject(t) {
  const WORDS = 6;
  const at = (number) => payloads[number % payloads.length].replaceAll("@", "+");
  const files = {};
  const lists = [["places", "place"], ["themes", "theme"], ["conditions", "condition"], ["parties", "party"]];
  lists.forEach(([file, word], list) => {
    files[`sightings/${file}.toml`] = Array.from({ length: WORDS }, (_, number) => {
      const text = at(list * WORDS * 9 + number * 9);
      const where = word === "place" ? `lat = 5${number % 3}.5\nlon = -1.${number}\n` : "";
      return `[[${word}]]\nid = "${word}-${number}"\nname = ${toml(`${text} evil`)}\nabout = ${toml(`evil ${text}`)}\n${where}`;
    }).join("");
  });
  files["sightings/shifts.toml"] = Array.from({ length: WORDS }, (_, number) => {
    const text = at(300 + number * 9);
    return `[[shift]]\nfrom = "from-${number}"\nto = "to-${number}"\nfrom_name = ${toml(`${text} evil`)}\nto_name = ${toml(`evil ${text}`)}\nabout = ${toml(text + " evil")}\n`;
  }).join("");
  files["observatory.toml"] = ["title", "description", "licence", "contact"]
    .map((key, number) => `${key} = ${toml(`evil ${payloads.slice(number * 25, number * 25 + 25).join(" ")}`)}\n`)
    .concat('repository = "https://code.example/a/b"\n')
    .join("");
  const sightings = Math.ceil(payloads.length / EACH);
  for (let number = 0; number < sightings; number++) {
    files[`sightings/s-${number}/index.md`] = sighting(number, payloads.slice(number * EACH, (number + 1) * EACH), number % WORDS, WORDS);
  }
  const project = await newProject(t, files);
  const hall = path.join(repository, "tests/sites/pictures/project/sightings/shared-garden/Plan (final).png");
  // A few with a picture: each is made anew, and what is said of it is the same everywhere.
  for (let number = 0; number < sightings; number += 9) {
    const folder = path.join(project, `sightings/s-${number}`);
    await mkdir(folder, { recursive: true });
    await cp(hall, path.join(folder, "hall.png"));
    const file = path.join(folder, "index.md");
    const picture = `pictures = [{ file = "hall.png", alt = ${toml(`${at(number)} evil`)}, credit = ${toml(`evil ${at(number)}`)}, permission = "given" }]`;
    await writeFile(file, (await readFile(file, "utf8")).replace("permission = ", `${picture}\npermission = `));
  }
  return project;
}

function sighting(number, texts, word, words) {
  const begins = (at) => toml(`${texts[at % texts.length]} evil`);
  const ends = (at) => toml(`evil ${texts[at % texts.length]}`);
  return `+++
title = ${begins(0)}
date = 20${10 + (number % 10)}-05-03
place = "place-${word}"
shifts = ["from-${word}-to-to-${word}"]
known = "saw"
themes = ["theme-${word}"]
summary = ${begins(1)}
between = ["party-${word}", "party-${(word + 1) % words}"]
working = "well"
said_by = ["living-it"]
helped = ["condition-${word}"]
left_out = ${ends(2)}
observer = ${begins(2)}
sources = [{ title = ${ends(0)} }, { title = ${begins(1)}, url = "https://ok.example/${number}" }]
permission = "given"
allow = [{ rule = "personal-data", why = ${ends(0)} }]
[[followups]]
date = 2025-01-01
status = "lasted"
note = ${ends(1)}
[[replies]]
by = ${begins(0)}
date = 2025-01-01
text = ${begins(2)}
+++
Before.

${texts.map(account).join("\n\n")}

After.
`;
}

/** A text wherever an account may hold one. */
function account(text) {
  const all = text.replaceAll("\0", "");
  const line = all.split(/[\n\r\u2028\u2029]/)[0];
  return `${all}

evil ${all} evil

> ${all}

\`\`\`${line}
x
\`\`\`

[${line}](${line} "${line}")

[x](<${line}>)

| ${line} | b |
|---|---|
| c | ${line} |

# ${line}`;
}
