// What keeps somebody out of a page: it takes a page that is open, and gives faults in words.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { tooPaleOnPaper, tooWide } from "./layout.js";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// Everything up to the level AA of the Web Content Accessibility Guidelines 2.2, which names its older versions too.
const GUIDELINES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

// Of these, what another choice of colours can change. The rest depends on the width alone, and is looked at by day.
const ABOUT_COLOURS = ["color-contrast", "link-in-text-block"];

/** The widths at which pages are looked at: the narrowest that must do, a common phone, a desk. */
export const WIDTHS = [320, 360, 1280];

const BY_DAY = { media: null, colorScheme: "light", forcedColors: "none" };

const COLOURS = [
  ["dark", { colorScheme: "dark" }],
  ["forced colours", { colorScheme: "dark", forcedColors: "active" }],
];

// What a sheet's margins take of its width, in pixels: 16 mm on either side.
const MARGINS = 121;

// Chromium prints what is too wide for a sheet at two thirds of its size, and cuts off what even so has no room.
const SHRINKING = 1.5;

/** What axe finds at each of the widths by day, in the dark and with forced colours, and on paper; and where it does. */
export async function barriers(page, widths = WIDTHS) {
  await page.evaluate(AXE);
  const found = new Map();
  const look = async (where, rules) => {
    for (const violation of await page.evaluate(runAxe, rules)) {
      found.set(violation, [...(found.get(violation) ?? []), where]);
    }
  };
  await page.emulateMedia(BY_DAY);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await look(`${width} px`, GUIDELINES);
  }
  for (const [colours, media] of COLOURS) {
    await page.emulateMedia({ ...BY_DAY, ...media });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      await look(`${colours}, ${width} px`, ABOUT_COLOURS);
    }
  }
  await page.emulateMedia({ ...BY_DAY, media: "print" });
  await look("print", ABOUT_COLOURS);
  await page.emulateMedia(BY_DAY);
  return [...found].map(([violation, where]) => `${violation} (${where.join(", ")})`);
}

async function runAxe(rules) {
  // It would ask for the stylesheets again, which a page that was opened from a folder may not.
  const { violations } = await axe.run({ runOnly: rules, resultTypes: ["violations"], preload: false });
  return violations.flatMap(({ id, nodes }) => {
    // The first few of a kind are enough to find the rest by.
    return nodes.slice(0, 3).map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`);
  });
}

/** What is wider than the window, at each of the widths. */
export async function widthFaults(page) {
  const found = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    found.push(...(await page.evaluate(tooWide)).map((fault) => `${width} px: ${fault}`));
  }
  return found;
}

/** What is wrong with the page on paper, printed by somebody whose screen is dark. */
export async function printFaults(page) {
  const words = () => page.evaluate(() => document.querySelector("main").innerText.replace(/\s+/g, " ").trim());
  const onScreen = await words();
  await page.emulateMedia({ media: "print", colorScheme: "dark", forcedColors: "none" });
  const sheets = await page.pdf({ format: "A4", preferCSSPageSize: true });
  await page.setViewportSize({ width: sheetWidth(sheets) - MARGINS, height: 1000 });
  const found = [...(await page.evaluate(tooWide, SHRINKING)), ...(await page.evaluate(tooPaleOnPaper))];
  const heading = await page.evaluate(() => document.querySelector("h1").checkVisibility({ visibilityProperty: true }));
  if (!heading) found.push("the heading is not printed");
  // Buttons and the like may go, and addresses may be added; an account, a table or a list may not be lost.
  const onPaper = await words();
  if (onPaper.length < onScreen.length / 2) {
    found.push(`of ${onScreen.length} characters on the screen ${onPaper.length} are printed`);
  }
  return found.map((fault) => `in print: ${fault}`);
}

/** The width in pixels of the widest sheet of a PDF: the stylesheet may turn the paper for a wide table. */
function sheetWidth(sheets) {
  const widths = [...sheets.toString("latin1").matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)/g)].map(([, points]) => Number(points));
  assert.ok(widths.length > 0, "no PDF with sheets came out");
  return Math.round((Math.max(...widths) * 96) / 72);
}
