// Personal data are found in the browser as `check` finds them: the same kinds at the same places, in lines written for
// it, in ordinary prose, and in thousands of lines made of pieces of both.

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import vm from "node:vm";

import { newProject, repository, run } from "./project.js";

// What `check` says of each kind.
const SAYS = [
  [/e-mail/, "email"],
  [/coordinates/, "coordinates"],
  [/telephone/, "telephone"],
  [/NHS/, "nhs-number"],
  [/postcode/, "postcode"],
];

const PROSE = path.join(repository, "tests/prose");
const lines = async (name) => (await readFile(path.join(PROSE, name), "utf8")).split("\n").filter((line) => line && !line.startsWith("#"));
const personal = (await lines("personal.txt")).map((line) => line.slice(line.indexOf(" ") + 1).replace(/[⟦⟧]/g, ""));
const ordinary = [...(await lines("english.txt")), ...(await lines("welsh.txt"))];

// Pieces that stand at the edges of what is found and what is not.
const PIECES = [
  "@", "a", "é", ".", "org", "[at]", " [at] ", "(dot)", " (dot) ", "%40", "0", "07", "7700", "+44", " ", "  ", "\u00a0", "(", ")", "-", "–", "900123",
  "943", "476", "5919", "9434765919", "51.50735", "-0.12776", "3.141", ",", "°", "′", "\"", "N", "W ", "lat=", "lon: ", "https://", "wa.me/", "www.", "!4d", "&mlon=",
  "E13", "9PJ", "SW1A1AA", "sw1a1aa", "_", "\n", "tel:", "isbn ", "nhs ", "😀", "𝐀", "\u202f", "x", "'", "’", "/", ":", "01632 960123", "020 7946 0958", "1st", "#",
  "£", "%", "30'26″", "51°30", "″", "”", "0044", "447700900123", "+1 (555) 010-9999", "png", "xn--a", "\t", "\\",
];

/** Numbers that only look as if by chance: the same on every run. */
function seeded(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function made(count) {
  const pick = seeded(11);
  const of = (list) => list[pick(list.length)];
  return Array.from({ length: count }, () => {
    const line = of(personal);
    const letters = [...line];
    const at = pick(letters.length + 1);
    switch (pick(6)) {
      case 0:
        return Array.from({ length: 1 + pick(12) }, () => of(PIECES)).join("");
      case 1:
        return letters.toSpliced(at, 0, of(PIECES)).join("");
      case 2:
        return letters.toSpliced(at, 1 + pick(3)).join("");
      case 3:
        return letters.toSpliced(at, 1, of(PIECES)).join("");
      case 4:
        return line + of(["", " ", ",", ".", "/", "-", "\n"]) + of(personal);
      default:
        return `${of(ordinary).slice(0, 60)}${of(["", " ", "(", ": "])}${line}${of(PIECES)}`;
    }
  });
}

/** The script as a browser would run it. */
function finder(code) {
  const window = {};
  vm.runInNewContext(code, { window, TextEncoder });
  return (text) => Array.from(window.personalData(text), ({ kind, start, end }) => ({ kind, start, end }));
}

const script = finder(await readFile(path.join(repository, "templates/assets/personal.js"), "utf8"));

test("what is found is what check finds, at the same places", async (t) => {
  // In a file some letters are written otherwise, and what follows a text is a quotation mark: neither is tried here.
  const plain = (text) => `${text.replace(/["\\\n\t]/g, " ").trim()} .`;
  const texts = [...personal, ...ordinary, ...made(4000)].map(plain);
  const told = await check(t, texts);
  const differing = [];
  texts.forEach((text, number) => {
    const wanted = told[number];
    const found = script(text).map(({ kind, start, end }) => [kind, column(text, start), column(text, end)]);
    if (JSON.stringify(found) !== JSON.stringify(wanted)) differing.push(`${JSON.stringify(text)}\n  check: ${JSON.stringify(wanted)}\n  here:  ${JSON.stringify(found)}`);
  });
  assert.equal(differing.length, 0, `${differing.length} of ${texts.length} differ:\n${differing.slice(0, 10).join("\n")}`);
  const finds = told.flat().map(([kind]) => kind);
  for (const [, kind] of SAYS) assert.ok(finds.filter((found) => found === kind).length > 100, `hardly any ${kind} is tried`);
});

test("long texts of beginnings are read to their end", () => {
  for (const piece of PIECES) {
    const text = piece.repeat(Math.ceil(60_000 / piece.length));
    for (const { start, end } of script(text)) assert.ok(start < end && end - start < 400, piece);
  }
});

/** Where a letter of a text stands in the value of its line, behind the quotation mark, counted as `check` counts. */
const column = (text, at) => [...text.slice(0, at)].length + 1;

/** What `check` finds in each text, as its kind and the columns where it begins and ends. */
async function check(t, texts) {
  const root = await newProject(t, {
    "observatory.toml": 'title = "A street"\n',
    "sightings/places.toml": '[[place]]\nid = "leeds"\nname = "Leeds"\n',
    "sightings/shifts.toml": '[[shift]]\nfrom = "doubting"\nto = "trusting"\n',
  });
  await mkdir(path.join(root, "sightings/2020"));
  const key = "left_out = ";
  await Promise.all(
    texts.map((text, number) => {
      const head = `title = "A street"\ndate = 2020\nplace = "leeds"\nshifts = ["doubting-to-trusting"]\n`;
      return writeFile(path.join(root, `sightings/2020/text-${number}.md`), `+++\n${key}${JSON.stringify(text)}\n${head}+++\nAn account.\n`);
    }),
  );
  const { stdout } = await run("-C", root, "check", "--format", "json");
  const found = texts.map(() => []);
  for (const { rule, file, message, column: from, end_column: to } of JSON.parse(stdout)) {
    if (rule !== "personal-data") continue;
    const kind = SAYS.find(([says]) => says.test(message))?.[1];
    found[Number(/\d+(?=\.md$)/.exec(file)[0])].push([kind, from - key.length - 1, to - key.length - 1]);
  }
  return found;
}
