// `observatory serve` as somebody meets it who writes a sighting beside it: what is saved is seen at once, what is wrong
// is said over the last good page, and what is mended is forgotten.

import assert from "node:assert/strict";
import { rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, test } from "node:test";

import { launch, watchedPage } from "./browser.js";
import { noFaults } from "./faults.js";
import { newProject, save } from "./project.js";
import { serve } from "./server.js";

const OVERLAY = "#observatory-overlay";

const CONFIGURATION = 'title = "Our street"\nlanguage = "en"\n';
const SHIFTS = '[[shift]]\nfrom = "doubting"\nto = "trusting"\nabout = "Whether people count on each other."\n';
const PLACES = '[[place]]\nid = "high-street"\nname = "High Street"\nlat = 51.5\nlon = -0.1\n';
const FIRST = "sightings/keys-next-door.md";

function sighting(title, { place = '"high-street"', body = "The spare keys hang in the neighbours' hall now." } = {}) {
  return `+++
title = ${JSON.stringify(title)}
date = 2020-05-01
place = ${place}
shifts = ["doubting-to-trusting"]
known = "saw"
permission = "nobody-identifiable"
+++
${body}
`;
}

function files(changed = {}) {
  return {
    "observatory.toml": CONFIGURATION,
    "sightings/shifts.toml": SHIFTS,
    "sightings/places.toml": PLACES,
    [FIRST]: sighting("Keys next door"),
    ...changed,
  };
}

const browser = await launch({ after });

test("a preview of a small observatory", async (t) => {
  const project = await newProject(t, files());
  const address = await serve(t, project);
  const { page, faults } = await watchedPage(t, browser, (url) => url.startsWith(address));
  const overlay = page.locator(OVERLAY);
  const heading = (text) => page.getByRole("heading", { level: 1, name: text, exact: true }).waitFor();

  await page.goto(`${address}sightings/keys-next-door.html`);
  await heading("Keys next door");

  await t.test("shows what is saved into the same file", async () => {
    await save(project, FIRST, sighting("Keys for the whole row"));
    await heading("Keys for the whole row");
  });

  await t.test("shows what is saved by a new file in the old one's place, as many editors do", async () => {
    const written = path.join(project, "sightings/.keys-next-door.md.swp");
    await writeFile(written, sighting("Keys in six hallways"));
    await rename(written, path.join(project, FIRST));
    await heading("Keys in six hallways");
  });

  await t.test("shows the account's own words", async () => {
    await save(project, FIRST, sighting("Keys in six hallways", { body: "Seven doors have *two* sets by now." }));
    await page.getByText("Seven doors have two sets by now.").first().waitFor();
  });

  await t.test("keeps the last good page under a list of what is wrong", async () => {
    await save(project, FIRST, sighting("Keys in nine hallways", { place: '"hihg-street"' }));
    await overlay.waitFor();
    assert.equal(await overlay.getAttribute("role"), "alert");
    const words = await overlay.innerText();
    for (const expected of [FIRST, "hihg-street", "high-street"]) {
      assert.ok(words.includes(expected), `"${expected}" is not in the overlay:\n${words}`);
    }
    await heading("Keys in six hallways");
    await page.reload();
    await overlay.waitFor();
    await heading("Keys in six hallways");
  });

  await t.test("takes the list away when it is mended", async () => {
    await save(project, FIRST, sighting("Keys in nine hallways"));
    await heading("Keys in nine hallways");
    await overlay.waitFor({ state: "hidden" });
  });

  await t.test("shows markup in what is wrong as words", async () => {
    const markup = '<img src=x onerror="document.body.id=1">';
    await save(project, FIRST, sighting("Keys in nine hallways", { place: `'${markup}'` }));
    await save(project, `sightings/${markup}.md`, sighting("A strange name"));
    await page.locator(OVERLAY, { hasText: `sightings/${markup}.md` }).waitFor();
    const words = await overlay.innerText();
    assert.ok(words.includes(`place = '${markup}'`) || words.includes(markup), words);
    assert.equal(await overlay.locator("img").count(), 0, "the markup has become a picture");
    assert.equal(await page.locator("body").getAttribute("id"), null, "the markup has run");
    await rm(path.join(project, `sightings/${markup}.md`));
    await save(project, FIRST, sighting("Keys in nine hallways"));
    await overlay.waitFor({ state: "hidden" });
  });

  await t.test("lists the faults of several files together", async () => {
    await save(project, FIRST, sighting("Keys in nine hallways", { place: '"nowhere"' }));
    await save(project, "sightings/bench.md", "+++\ntitle = 1\n+++\n");
    await page.locator(OVERLAY, { hasText: "sightings/bench.md" }).waitFor();
    const words = await overlay.innerText();
    assert.ok(words.includes(FIRST), words);
    await rm(path.join(project, "sightings/bench.md"));
    await save(project, FIRST, sighting("Keys in nine hallways"));
    await overlay.waitFor({ state: "hidden" });
  });

  await t.test("lists a new sighting, with a page of its own", async () => {
    await page.goto(`${address}sightings/index.html`);
    await save(project, "sightings/2020/a-bench.md", sighting("A bench by the bus stop"));
    await page.getByRole("link", { name: "A bench by the bus stop" }).first().click();
    await heading("A bench by the bus stop");
    assert.equal(page.url(), `${address}sightings/a-bench.html`);
  });

  await t.test("shows a new name from a vocabulary", async () => {
    await save(project, "sightings/places.toml", PLACES.replace("High Street", "The High Street"));
    await page.getByText("The High Street").first().waitFor();
  });

  await t.test("says that a configuration is broken, and goes on when it is mended", async () => {
    await save(project, "observatory.toml", CONFIGURATION + "[[[\n");
    await page.locator(OVERLAY, { hasText: "observatory.toml" }).waitFor();
    await heading("A bench by the bus stop");
    await save(project, "observatory.toml", CONFIGURATION.replace("Our street", "Our whole street"));
    await page.getByText("Our whole street").first().waitFor();
    await overlay.waitFor({ state: "hidden" });
  });

  await t.test("did nothing that it should not", () => {
    noFaults(faults);
  });
});

test("a preview that starts with every sighting and vocabulary broken", async (t) => {
  const broken = { "sightings/shifts.toml": "[[shift]\n", "sightings/places.toml": "=", [FIRST]: "+++\ntitle = \n+++\n" };
  const project = await newProject(t, files(broken));
  const address = await serve(t, project);
  const { page } = await watchedPage(t, browser, (url) => url.startsWith(address));

  await page.goto(address);
  await page.locator(OVERLAY).waitFor();
  const words = await page.locator(OVERLAY).innerText();
  for (const name of Object.keys(broken)) assert.ok(words.includes(name), `${name} is not in the overlay:\n${words}`);

  for (const [name, text] of Object.entries(files())) await save(project, name, text);
  await page.getByRole("link", { name: "Keys next door" }).first().waitFor();
  await page.locator(OVERLAY).waitFor({ state: "hidden" });
});

test("a preview that starts with a broken configuration", async (t) => {
  const project = await newProject(t, files({ "observatory.toml": "title = \n" }));
  const address = await serve(t, project);
  const { page } = await watchedPage(t, browser, (url) => url.startsWith(address));

  await page.goto(address);
  await page.locator(OVERLAY, { hasText: "observatory.toml" }).waitFor();
  await save(project, "observatory.toml", CONFIGURATION);
  await page.getByRole("link", { name: "Keys next door" }).first().waitFor();
  await page.locator(OVERLAY).waitFor({ state: "hidden" });
});

test("a preview that starts with nothing but a title", async (t) => {
  const project = await newProject(t, { "observatory.toml": CONFIGURATION });
  const address = await serve(t, project);
  const { page } = await watchedPage(t, browser, (url) => url.startsWith(address));

  await page.goto(address);
  await page.getByText("Our street").first().waitFor();
  const { [FIRST]: first, ...vocabularies } = files();
  for (const [name, text] of Object.entries(vocabularies)) await save(project, name, text);
  await save(project, FIRST, first);
  await page.getByRole("link", { name: "Keys next door" }).first().waitFor();
});

test("a wrong address under a preview", async (t) => {
  const address = await serve(t, await newProject(t, files()));
  const { page } = await watchedPage(t, browser, (url) => url.startsWith(address));

  const response = await page.goto(`${address}sightings/nobody-wrote-this.html`);
  assert.equal(response.status(), 404);
  await page.getByText("Our street").first().waitFor();
  await page.getByRole("link", { name: "Our street" }).first().click();
  await page.waitForURL((url) => url.pathname === "/" || url.pathname === "/index.html");
});
