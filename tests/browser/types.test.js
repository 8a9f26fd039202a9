// The scripts of the pages are plain JavaScript whose comments say what everything is: the compiler of TypeScript holds
// them to it.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { repository } from "./project.js";

const ASSETS = path.join(repository, "templates/assets");
const COMPILER = path.join(import.meta.dirname, "node_modules/typescript/bin/tsc");
const STRICT = ["--noEmit", "--allowJs", "--checkJs", "--strict", "--noUnusedLocals", "--target", "es2022", "--lib", "es2022,dom,dom.iterable", "--typeRoots", ASSETS];

test("every script is what its types say", async () => {
  const scripts = (await readdir(ASSETS)).filter((name) => name.endsWith(".js")).map((name) => path.join(ASSETS, name));
  assert.ok(scripts.length > 0);
  const { stdout } = await promisify(execFile)(process.execPath, [COMPILER, ...STRICT, ...scripts]).catch((error) => error);
  assert.equal(stdout, "");
});
