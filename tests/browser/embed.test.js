// A page of somebody else's that frames what an observatory offers for it, in a real browser: another origin, a narrow
// column, and the line that a page of the observatory gives to be copied.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, test } from "node:test";

import { barriers } from "./barriers.js";
import { launch, watchedPage } from "./browser.js";
import { noFaults } from "./faults.js";
import { tooWide } from "./layout.js";
import { filesOf } from "./pages.js";
import { baseUrl, build, copyProject, newProject, repository } from "./project.js";
import { sample } from "./sample.js";

const browser = await launch({ after });
const TYPES = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml" };
const HOST = "https://neighbours.example/";

/**
 * A page of another site, with the given markup in a column as wide as `width`; the site of the observatory is given
 * from its folder at the address that it was built for.
 */
async function elsewhere(t, site, markup, width, options = {}, headers = {}) {
  const allowed = (address) => address.startsWith(baseUrl) || address === HOST;
  const { page, faults } = await watchedPage(t, browser, allowed, options);
  await page.route(`${baseUrl}**`, async (route) => {
    const file = decodeURIComponent(new URL(route.request().url()).pathname.slice(new URL(baseUrl).pathname.length));
    const type = TYPES[path.extname(file)];
    const body = await readFile(path.join(site, file)).catch(() => undefined);
    // What is not there is a fault that the page is watched for. When the test is over the mark of the tab may still be
    // asked for, its folder is gone, and nobody watches any more.
    const answer = { body, headers: { "content-type": type, "x-content-type-options": "nosniff", ...headers } };
    await (body === undefined ? route.abort() : route.fulfill(answer));
  });
  await page.route(HOST, (route) => {
    const body = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Neighbours</title><main><h1>Neighbours</h1><div style="width: ${width}px">${markup}</div></main></html>`;
    return route.fulfill({ body, contentType: "text/html" });
  });
  await page.goto(HOST);
  return { page, faults };
}

/** The line that a page of the site gives, as a reader would copy it. */
async function lineOf(t, site, file) {
  const { page } = await watchedPage(t, browser, () => true, { javaScriptEnabled: false });
  await page.goto(`file://${path.join(site, file)}`);
  const box = page.getByLabel("Copy this line into your page:");
  assert.equal(await box.isVisible(), false, "it is folded away");
  await page.getByText("Show this on your own site").click();
  return box.inputValue();
}

test("what a page gives to be copied frames it on another site", async (t) => {
  const site = await build(t, await copyProject(t, repository));
  for (const subject of ["heat-map", "places/london", "themes/family-life", "shifts/doubting-to-trusting"]) {
    await t.test(subject, async (t) => {
      const line = await lineOf(t, site, `${subject}.html`);
      const { page, faults } = await elsewhere(t, site, line, 320);
      const element = page.locator("iframe");
      await element.scrollIntoViewIfNeeded();
      const frame = await (await element.elementHandle()).contentFrame();
      await frame.waitForLoadState();
      assert.equal(frame.url(), `${baseUrl}${subject}/embed.html`);
      const title = await frame.title();
      assert.equal(await element.getAttribute("title"), title);
      assert.match(await frame.locator("main").innerText(), /0 means that nobody has reported it/);
      const style = await frame.locator(".site-header").evaluate((header) => getComputedStyle(header).backgroundColor);
      assert.notEqual(style, "rgba(0, 0, 0, 0)", "its stylesheet is there");
      noFaults([...(await frame.evaluate(tooWide)), ...faults]);

      // Within the frame only the way past the numbers is followed; all else opens in place of the page around it.
      await frame.locator(".skip").focus();
      await page.keyboard.press("Enter");
      await frame.waitForURL(`${baseUrl}${subject}/embed.html#past`);
      assert.equal(page.url(), HOST);
      await frame.locator("h1 a").click();
      await page.waitForURL(`${baseUrl}${subject}.html`);
      noFaults(faults);
    });
  }
});

// What docs/publishing.md says of hosts that forbid frames for all that they send.
test("a host that forbids frames can allow these", async (t) => {
  const site = await build(t, await copyProject(t, path.join(repository, "tests/sites/one/project")));
  const line = await lineOf(t, site, "heat-map.html");
  const forbids = { "x-frame-options": "DENY" };
  for (const [headers, isShown] of [
    [forbids, false],
    [{ ...forbids, "content-security-policy": "frame-ancestors *" }, true],
    [{ "content-security-policy": "frame-ancestors 'none'" }, false],
    [{ "content-security-policy": `frame-ancestors ${HOST}` }, true],
  ]) {
    const { page } = await elsewhere(t, site, line, 320, {}, headers);
    const frame = await (await page.locator("iframe").elementHandle()).contentFrame();
    await frame.waitForLoadState();
    assert.equal(await frame.locator("body.embed").count(), isShown ? 1 : 0, JSON.stringify(headers));
  }
});

// 300 pixels with the border of a frame on either side, and names that leave no room.
test("every small page has room in a narrow column and can be used by everybody", async (t) => {
  const wordy = sample({ places: 30, shifts: 9, sightings: 60 });
  const name = `Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch`;
  wordy["sightings/places.toml"] = wordy["sightings/places.toml"].replace(/^name = "(.*)"$/gm, `name = "$1 ${name}"`);
  wordy["sightings/shifts.toml"] = wordy["sightings/shifts.toml"].replace(/^from_name = .*$/gm, "").replace(/^(from = ".*")$/gm, `$1\nfrom_name = "${name.toLowerCase()}"`);
  const projects = [
    ["the first observatory", await copyProject(t, repository)],
    ["one of long names", await newProject(t, wordy)],
    ["one without a sighting", await copyProject(t, path.join(repository, "tests/sites/empty/project"))],
  ];
  for (const [which, project] of projects) {
    await t.test(which, async (t) => {
      const site = await build(t, project);
      const embeds = await filesOf(site, "embed.html");
      const { page, faults } = await elsewhere(t, site, "", 300, { viewport: { width: 296, height: 480 }, javaScriptEnabled: false });
      const wide = [];
      for (const file of embeds) {
        await page.goto(`${baseUrl}${file}`);
        wide.push(...(await page.evaluate(tooWide)).map((fault) => `${file}: ${fault}`));
      }
      noFaults([...wide, ...faults]);
      assert.ok(embeds.length > 0);
    });
  }
  const site = await build(t, projects[1][1]);
  const { page } = await elsewhere(t, site, "", 300);
  for (const pattern of [/^places/, /^shifts/, /^heat-map/]) {
    const file = (await filesOf(site, "/embed.html")).find((file) => pattern.test(file));
    await page.goto(`${baseUrl}${file}`);
    noFaults(await barriers(page, [296]));
  }
});
