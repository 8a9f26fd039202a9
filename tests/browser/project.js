// An observatory's source folder, for a test to build, serve and spoil: it takes a folder or a list of texts, and gives
// a copy of its own to each test, gone when the test is over.

import { execFile } from "node:child_process";
import { access, cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** The repository's root, which is an observatory itself. */
export const repository = path.resolve(import.meta.dirname, "../..");

/** The program under test. */
export const binary = path.resolve(
  repository,
  process.env.OBSERVATORY_BIN ?? path.join(process.env.CARGO_TARGET_DIR ?? "target", "debug", "observatory"),
);

/** What the program runs with: today is the same day every day, and no setting of this machine's gets in. */
export const environment = {
  ...process.env,
  SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 1) / 1000),
  NO_COLOR: "1",
};

/** Where the built sites say that they are published: below a folder, as most free hosts have it. */
export const baseUrl = "https://observatory.example/neighbours/";

/** A new empty folder that is removed after the test. */
export async function temporaryFolder(t) {
  // The real path, since file addresses are compared with what the browser says, and macOS has a link at /tmp.
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), "observatory-test-")));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A new project with the given files: an object from path to text. */
export async function newProject(t, files) {
  const folder = await temporaryFolder(t);
  for (const [name, text] of Object.entries(files)) await save(folder, name, text);
  return folder;
}

/** Writes a file of a project, in one go and over what is there, and the folders that it needs. */
export async function save(project, name, text) {
  const file = path.join(project, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** A copy of a project. Only what belongs to an observatory is copied: the repository's root holds much else. */
export async function copyProject(t, from) {
  const folder = await temporaryFolder(t);
  for (const name of ["observatory.toml", "sightings", "templates"]) {
    const source = path.join(from, name);
    if (await exists(source)) await cp(source, path.join(folder, name), { recursive: true });
  }
  return folder;
}

/**
 * The projects whose pages are looked at, as pairs of name and folder: the repository's own observatory, and every
 * golden site but the one that is meant not to build.
 */
export async function goodProjects() {
  const sites = path.join(repository, "tests/sites");
  const names = (await readdir(sites, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && entry.name !== "broken")
    .map((entry) => entry.name)
    .sort();
  return [["this repository", repository], ...names.map((name) => [name, path.join(sites, name, "project")])];
}

/** The title that a project's configuration gives it. */
export async function titleOf(project) {
  const configuration = await readFile(path.join(project, "observatory.toml"), "utf8");
  const [, basic, literal] = configuration.match(/^\s*title\s*=\s*(?:("(?:[^"\\\n]|\\.)*")|'([^'\n]*)')/m) ?? [];
  if (basic === undefined && literal === undefined) throw new Error(`no title in ${project}/observatory.toml`);
  return literal ?? JSON.parse(basic);
}

/** Builds a project into a folder that did not exist before, and gives that folder. */
export async function build(t, project, ...args) {
  const site = path.join(await temporaryFolder(t), "site");
  const result = await run("-C", project, "build", "--output", site, "--base-url", baseUrl, ...args);
  if (result.code !== 0) {
    throw new Error(`observatory build ended with ${result.code} in ${project}\n${result.stdout}${result.stderr}`);
  }
  return site;
}

/** Runs the program to its end, and gives its exit code and what it printed. */
export async function run(...args) {
  await binaryThere();
  return new Promise((resolve, reject) => {
    execFile(binary, args, { env: environment, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      // A number is an exit code; anything else means that the program never ran, or was killed.
      if (error && typeof error.code !== "number") reject(error);
      else resolve({ code: error ? error.code : 0, stdout, stderr });
    });
  });
}

/** Says what to do where the program has not been built. */
export async function binaryThere() {
  if (await exists(binary)) return;
  throw new Error(`${binary} is not there: run "cargo build" first, or name the program in OBSERVATORY_BIN`);
}

async function exists(file) {
  return access(file).then(
    () => true,
    () => false,
  );
}
