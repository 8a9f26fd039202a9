// The whole road in a browser: somebody fills in the form, is told what is missing, takes the file away, and the
// program finds nothing wrong with it and reads what was typed.

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, test } from "node:test";

import { barriers } from "./barriers.js";
import { launch } from "./browser.js";
import { noFaults } from "./faults.js";
import { smallTargets } from "./layout.js";
import { build, newProject, run, save } from "./project.js";
import { open, openSite } from "./reader.js";

const browser = await launch({ after });

const SETTINGS = 'title = "The street"\ncontact = "hall@example.org"\nrepository = "https://github.com/example/street"\n';
const LISTS = {
  "sightings/shifts.toml": '[[shift]]\nfrom = "doubting"\nto = "trusting"\n[[shift]]\nfrom = "me"\nto = "we"\n[[shift]]\nfrom = "closed"\nto = "open"\n',
  "sightings/places.toml": '[[place]]\nid = "leeds"\nname = "Leeds"\n[[place]]\nid = "harehills"\nname = "Harehills, \\"Leeds\\""\nwithin = "leeds"\n[[place]]\nid = "ash-1"\nname = "Ash"\n[[place]]\nid = "ash-2"\nname = "Ash"\n',
  "sightings/parties.toml": '[[party]]\nid = "neighbours"\nname = "Neighbours, near and far"\n[[party]]\nid = "councils"\nname = "Councils"\n',
  "sightings/themes.toml": '[[theme]]\nid = "food"\nname = "Food"\n',
  "sightings/conditions.toml": '[[condition]]\nid = "time"\nname = "Time"\n',
};

const project = (t, settings = SETTINGS, lists = LISTS) => newProject(t, { "observatory.toml": settings, ...lists });

/** A page with the form of a project, which takes what is downloaded. */
async function form(t, root, options = {}) {
  const site = await build(t, root);
  const { page, faults } = await openSite(t, browser, site, options);
  await open(page, site, "contribute.html", options.query ?? "");
  return { page, faults, site };
}

/** Fills in what must be answered. */
async function fillIn(page, answers = {}) {
  const { title = "Neighbours share their tools", body = "Since April they lend each other ladders.", place = "leeds", date = "2026-05-08" } = answers;
  await page.fill("#title-answer", title);
  await page.fill("#body-answer", body);
  await page.selectOption("#place-answer", place);
  await page.fill("#date-answer", date);
  const shift = "#shift-doubting-to-trusting";
  await page.selectOption(shift, await page.$(`${shift} [data-shifts=doubting-to-trusting]`));
  await page.check("[name=known][value=saw]");
  await page.check("[name=permission][value=nobody-identifiable]");
  for (const promise of await page.locator("[name=promise]").all()) await promise.check();
}

async function make(page) {
  await page.click("form button[type=submit]");
  await page.locator("#ready, #faults").filter({ visible: true }).waitFor();
}

/** Takes the file away and puts it where it belongs; gives its name and text. */
async function takeAway(page, root) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#download")]);
  const text = await readFile(await download.path(), "utf8");
  const name = `sightings/${download.suggestedFilename().slice(0, 4)}/${download.suggestedFilename()}`;
  await mkdir(path.dirname(path.join(root, name)), { recursive: true });
  await writeFile(path.join(root, name), text);
  return { name, text };
}

/** What the program reads in the project, from its own export. */
async function read(t, root) {
  const site = await build(t, root);
  return JSON.parse(await readFile(path.join(site, "data/sightings.json"), "utf8"));
}

test("from the first question to a file that is right", async (t) => {
  const root = await project(t);
  const { page, faults } = await form(t, root);
  await fillIn(page);
  await page.click("summary >> text=More");
  await page.fill("#since-answer", "2026-04");
  await page.check("[name=between][value=neighbours]");
  await page.check("[name=between][value=councils]");
  await page.selectOption("#shift-me-to-we", { label: "no change: me" });
  await page.selectOption("#shift-closed-to-open", { label: "both ways at once" });
  await page.check("[name=themes][value=food]");
  await page.check("[name=working][value=well]");
  await page.check("[name=said_by][value=living-it]");
  await page.check("[name=helped][value=time]");
  await page.fill("#left_out-answer", "Those who rent.\nNobody asked them.");
  await page.fill("#sources-answer", "https://example.org/a?b=c\nNotes of a meeting");
  await page.fill("#observer-answer", "A neighbour");
  await make(page);
  assert.equal(await page.locator("#faults").isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.id), "ready");
  const { name, text } = await takeAway(page, root);
  assert.equal(name, "sightings/2026/2026-neighbours-share-their-tools.md");
  assert.equal(
    text,
    `+++
title = "Neighbours share their tools"
date = 2026-05-08
place = "leeds"
shifts = ["doubting-to-trusting", "closed-to-open", "open-to-closed"]
still = ["me"]
known = "saw"
since = "2026-04"
themes = ["food"]
between = ["neighbours", "councils"]
working = "well"
said_by = ["living-it"]
helped = ["time"]
left_out = "Those who rent.\\nNobody asked them."
observer = "A neighbour"
sources = ["https://example.org/a?b=c", { title = "Notes of a meeting" }]
permission = "nobody-identifiable"
+++

Since April they lend each other ladders.
`,
  );
  const report = await check(root);
  assert.deepEqual(report.filter(({ level }) => level !== "note"), []);
  await t.test("and nothing went anywhere by itself", () => noFaults(faults));
});

// Whatever is typed comes back as it was, but for white space around it and signs that nobody can see.
const HOSTILE = [
  ["quotation marks", `He said "we" and 'us' – “really”`, "One \"two\" 'three' '''four''' \"\"\"five\"\"\""],
  ["fences of front matter", "+++ and ---", "Before.\n\n+++\ndraft = true\n+++\n\nAfter."],
  ["backslashes", "C:\\new\\table \\u0041", "A \\ at the end \\"],
  ["keys", 'title = "x"', 'withdrawn = 2020-01-01\n[[followups]]\nstatus = "lasted"'],
  ["signs of other scripts", "Ŵyna’r tŷ 漢字 שלום 👨‍👩‍👧", "Croeso i’r tŷ.\n\n漢字かな שלום 👨‍👩‍👧"],
  ["mark-up", "<script>alert(1)</script>", "A &amp; B, 1 < 2, *so*."],
];

for (const [what, title, body] of HOSTILE) {
  test(`${what} come back as they were typed`, async (t) => {
    const root = await project(t);
    const { page, faults } = await form(t, root);
    await fillIn(page, { title, body });
    await make(page);
    await takeAway(page, root);
    assert.deepEqual((await check(root)).filter(({ level }) => level === "error"), []);
    const [sighting] = await read(t, root);
    assert.equal(sighting.title, title);
    assert.equal(sighting.body, body);
    noFaults(faults);
  });
}

test("control signs and line ends of other systems are tidied", async (t) => {
  const root = await project(t);
  const { page } = await form(t, root);
  await fillIn(page);
  await page.evaluate(() => {
    document.getElementById("title-answer").value = "  A \u0000title\u0007 \ud800";
    document.getElementById("body-answer").value = "\n\nOne\r\ntwo\rthree\u0085\u007f\n\n";
  });
  await make(page);
  await takeAway(page, root);
  const [sighting] = await read(t, root);
  assert.equal(sighting.title, "A title");
  assert.equal(sighting.body, "One\ntwo\nthree");
});

test("the name of the file is the one that the program would make", async (t) => {
  const root = await project(t);
  const { page } = await form(t, root);
  for (const title of ["Ŵyna’r tŷ ar y bryn, a’r afon hefyd yno", "  !!! ", "漢字", "İstanbul’dan BÜYÜK", "-a--b- c_d e.f g h i j", `${"long".repeat(30)} b`]) {
    await page.evaluate(() => document.getElementById("ready").setAttribute("hidden", ""));
    await fillIn(page, { title, date: "2026" });
    await make(page);
    const answers = path.join(root, "answers.toml");
    await writeFile(answers, `title = ${JSON.stringify(title.trim())}\ndate = 2026\nplace = "leeds"\nshifts = ["doubting-to-trusting"]\nknown = "saw"\npermission = "nobody-identifiable"\nbody = "Text."\n`);
    const { stdout, stderr } = await run("-C", root, "new", "--from", "answers.toml");
    const name = await page.locator("#name").innerText();
    assert.ok((stdout + stderr).includes(`sightings/2026/${name}`), `the form says ${name} for "${title}", and new:\n${stdout}${stderr}`);
  }
});

test("what is missing is told where it is, and leads there", async (t) => {
  const root = await project(t);
  const { page, faults, site } = await form(t, root);
  await make(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), "faults");
  const links = await page.locator("#faults a").allInnerTexts();
  assert.equal(links.length, 8, links.join("\n"));
  noFaults([...(await barriers(page)), ...(await page.evaluate(smallTargets, "#sighting :is(input, select, button, a):not([hidden] *)"))]);
  for (const link of await page.locator("#faults a").all()) {
    await link.click();
    assert.ok(await page.evaluate(() => document.activeElement.matches("input, select, textarea")), await link.innerText());
  }
  for (const [key, wrong, says] of [
    ["date", "17/09/2020", "Write a day like"],
    ["date", "2020-02-30", "Write a day like"],
    ["date", "2999", "still to come"],
    ["since", "last year", "Write a day like"],
    ["body", "x".repeat(250_001), "too long"],
  ]) {
    await open(page, site, "contribute.html");
    await fillIn(page);
    await page.evaluate(([id, value]) => (document.getElementById(`${id}-answer`).value = value), [key, wrong]);
    await make(page);
    assert.match(await page.locator(`#${key}-fault`).innerText(), new RegExp(says), wrong.slice(0, 20));
    assert.ok(await page.locator(`#${key}-answer`).isVisible(), "what is wrong is hidden");
    assert.equal(await page.locator("#ready").isVisible(), false);
  }
  noFaults(faults);
});

test("what tells who somebody is stops it, until it is gone or there is a reason", async (t) => {
  const root = await project(t);
  const { page } = await form(t, root);
  await fillIn(page, { body: "Ring Ann on 07700 900123, or write to ann@example.org." });
  await make(page);
  assert.match(await page.locator("#body").innerText(), /an? telephone number: 07700 900123; an e-mail address: ann@example\.org/);
  noFaults(await barriers(page));
  await page.fill("#body-why", 'the group\'s "public" help line');
  await make(page);
  const { text } = await takeAway(page, root);
  assert.ok(text.includes('allow = [{ rule = "personal-data", why = "the group\'s \\"public\\" help line" }]\n'), text);
  assert.deepEqual((await check(root)).filter(({ level }) => level === "error"), []);
  await page.fill("#body-answer", "Ring Ann.");
  await page.locator("#body-answer").blur();
  assert.equal(await page.locator("#body-why").count(), 0);
  await make(page);
  assert.ok(!(await page.locator("#file").innerText()).includes("allow"));
});

test("a place that is not in the list comes with its own lines", async (t) => {
  const root = await project(t);
  const { page } = await form(t, root);
  await fillIn(page, { place: "+" });
  await page.fill("#other-place-answer", 'Tŷ "Mawr"');
  await make(page);
  const { text } = await takeAway(page, root);
  assert.ok(text.includes('place = "ty-mawr"\n'));
  const lines = await page.locator("#place-lines").innerText();
  await save(root, "sightings/places.toml", LISTS["sightings/places.toml"] + lines);
  assert.deepEqual((await check(root)).filter(({ level }) => level === "error"), []);
  assert.equal((await read(t, root))[0].place, "ty-mawr");
});

test("each road leads where the settings say", async (t) => {
  const hrefs = async (settings, answers) => {
    const { page } = await form(t, await project(t, settings));
    await fillIn(page, answers);
    await make(page);
    return page.locator("#roads a").evaluateAll((links) => links.map(({ href }) => href));
  };
  const [mail, file, issue] = await hrefs(SETTINGS);
  const mailed = new URL(mail);
  assert.equal(mailed.protocol + mailed.pathname, "mailto:hall@example.org");
  assert.equal(mailed.searchParams.get("subject"), "A sighting: Neighbours share their tools");
  assert.ok(file.startsWith("https://github.com/example/street/new/main/sightings?filename=2026/2026-neighbours-share-their-tools.md&value=%2B%2B%2B%0Atitle"));
  assert.ok(issue.startsWith("https://github.com/example/street/issues/new?template=sighting.yml&title=Neighbours"));

  await t.test("an e-mail can be read by the program as well", async (t) => {
    const root = await project(t);
    await writeFile(path.join(root, "mail.md"), mailed.searchParams.get("body"));
    const { code, stdout, stderr } = await run("-C", root, "import", "--issue", "mail.md", "--write");
    assert.equal(code, 0, stdout + stderr);
    const [sighting] = await read(t, root);
    assert.equal(sighting.title, "Neighbours share their tools");
    assert.deepEqual(sighting.shifts, ["doubting-to-trusting"]);
  });

  await t.test("what is too long for an address is copied by hand", async () => {
    const long = await hrefs(SETTINGS, { body: "A sentence of some length. ".repeat(600) });
    assert.ok(long[0].endsWith("&body="));
    assert.equal(long[1], "https://github.com/example/street/new/main/sightings");
    assert.equal(long[2], "https://github.com/example/street/issues/new?template=sighting.yml");
  });

  await t.test("without settings there is the file, and the card", async () => {
    assert.deepEqual(await hrefs('title = "The street"\n'), []);
  });
});

test("in another language it asks and answers in that language, and the program still reads the letter", async (t) => {
  const welsh = `question-title-label = Beth sylwaist ti, mewn un llinell?
known-saw = Gwelais i hyn neu cymerais ran
permission-nobody-identifiable = Ni ellir adnabod neb
contribute-mail-subject = Sylw & mwy
script-form-faults = { $count ->
    [two] Mae dau beth ar goll
   *[other] Mae { $shown } o bethau ar goll
    }
script-form-needed = Mae angen hwn.
script-form-subject = Sylw: { $title }
script-form-email = cyfeiriad e-bost: { $found }
script-form-personal = Mae yma { $found }. Gad e allan.
`;
  const root = await newProject(t, { "observatory.toml": `${SETTINGS}language = "cy"\n`, ...LISTS, "templates/languages/cy.ftl": welsh });
  const { page, faults } = await form(t, root);
  assert.equal(await page.locator("label[for=title-answer]").innerText(), "Beth sylwaist ti, mewn un llinell?");
  await fillIn(page, { title: "", body: "" });
  await make(page);
  assert.equal(await page.locator("#faults h3").innerText(), "Mae dau beth ar goll");
  assert.equal(await page.locator("#title-fault").innerText(), "Mae angen hwn.");
  await fillIn(page, { body: "Write to {found} at {title}@example.org or a@example.org." });
  await page.locator("#title-answer").focus();
  assert.equal(await page.locator("#body label[for=body-why]").innerText(), "Mae yma cyfeiriad e-bost: a@example.org. Gad e allan.");
  await fillIn(page);
  await make(page);
  const mailed = new URL(await page.locator("#roads a").first().getAttribute("href"));
  assert.equal(mailed.searchParams.get("subject"), "Sylw: Neighbours share their tools");
  assert.ok((await page.locator("a[href^='mailto:hall@example.org?subject=Sylw%20%26%20mwy']").count()) > 0);
  await writeFile(path.join(root, "mail.md"), mailed.searchParams.get("body"));
  const { code, stdout, stderr } = await run("-C", root, "import", "--issue", "mail.md", "--write");
  assert.equal(code, 0, stdout + stderr);
  const [sighting] = await read(t, root);
  assert.deepEqual([sighting.title, sighting.known, sighting.permission], ["Neighbours share their tools", "saw", "nobody-identifiable"]);
  noFaults(faults);
});

test("the keyboard alone is enough", async (t) => {
  const root = await project(t);
  const { page } = await form(t, root);
  await page.locator("#title-answer").focus();
  const keys = page.keyboard;
  const type = async (text) => {
    await keys.type(text);
    await keys.press("Tab");
  };
  await type("Neighbours share");
  await type("They lend ladders.");
  await type("Leeds");
  await type("2026-05-08");
  await keys.press("Space");
  await keys.press("Tab");
  await keys.press("Tab");
  await type("towards t");
  await keys.press("Tab");
  await keys.press("Tab");
  await keys.press("Space");
  await keys.press("Tab");
  await keys.press("Space");
  await keys.press("Tab");
  await keys.press("Tab");
  for (let box = 0; box < 3; box += 1) {
    await keys.press("Space");
    await keys.press("Tab");
  }
  await keys.press("Enter");
  await page.locator("#ready").waitFor();
  const text = await page.locator("#file").innerText();
  for (const line of ['place = "leeds"', "date = 2026-05-08", 'shifts = ["doubting-to-trusting"]', 'between = ["neighbours"]', 'known = "saw"']) {
    assert.ok(text.includes(line), text);
  }
});

test("an empty cell's place and parties are filled in", async (t) => {
  const { page } = await form(t, await project(t), { query: "?place=harehills&between=councils&between=neighbours" });
  assert.equal(await page.locator("#place-answer").inputValue(), "harehills");
  assert.equal(await page.locator("[name=between]:checked").count(), 2);
});

test("what is ready is there for everybody", async (t) => {
  const { page } = await form(t, await project(t));
  await fillIn(page);
  await make(page);
  noFaults(await barriers(page));
});

test("with thousands of places a name is typed", async (t) => {
  const places = Array.from({ length: 400 }, (_, number) => `[[place]]\nid = "place-${number}"\nname = "Place ${number % 399}"\n`).join("");
  const root = await project(t, SETTINGS, { ...LISTS, "sightings/places.toml": places });
  const { page } = await form(t, root);
  for (const [typed, id] of [["Place 7", "place-7"], ["Place 0 (place-399)", "place-399"], ["place-12", "place-12"], ["Elsewhere", "elsewhere"]]) {
    await page.fill("#title-answer", "Neighbours share");
    await page.fill("#body-answer", "They lend ladders.");
    await page.fill("#place-answer", typed);
    await page.fill("#date-answer", "2026");
    await page.selectOption("#shift-doubting-to-trusting", { label: "towards trusting" });
    await page.check("[name=known][value=saw]");
    await page.check("[name=permission][value=given]");
    for (const promise of await page.locator("[name=promise]").all()) await promise.check();
    await make(page);
    assert.ok((await page.locator("#file").innerText()).includes(`place = "${id}"`), typed);
    assert.equal(await page.locator("#new-place").isVisible(), id === "elsewhere");
  }
});

test("without lists, and without scripts, there is no form that leads nowhere", async (t) => {
  const { page, faults } = await form(t, await project(t, SETTINGS, {}));
  assert.equal(await page.locator("#sighting").count(), 0);
  noFaults(faults);
  const still = await form(t, await project(t), { javaScriptEnabled: false });
  assert.equal(await still.page.locator("#sighting").isVisible(), false);
  assert.ok(await still.page.locator("#questions").isVisible());
});

/** What the program says of a project, as it says it to programs. */
async function check(root) {
  const { stdout } = await run("-C", root, "check", "--format", "json");
  return JSON.parse(stdout);
}
