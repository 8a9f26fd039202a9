// The pages of a built site: it takes the site's folder, and gives every page, or one of each kind to look at.

import { readdir, stat } from "node:fs/promises";
import path from "node:path";

/** Every file of a site with the given ending, as paths from the site's folder with `/` between, in order. */
export async function filesOf(site, ending) {
  const names = await readdir(site, { recursive: true });
  return names
    .map((name) => name.split(path.sep).join("/"))
    .filter((name) => name.endsWith(ending))
    .sort();
}

// The kinds of page that every observatory has, each with the files that are of that kind.
const KINDS = [
  ["home", /^index\.html$/],
  ["sightings", /^sightings\/index\.html$/],
  ["sighting", /^sightings\/(?!index\.html$)[^/]+\.html$/],
  ["places", /^places\/index\.html$/],
  ["place", /^places\/(?!index\.html$)[^/]+\.html$/],
  ["themes", /^themes\/index\.html$/],
  ["theme", /^themes\/(?!index\.html$)[^/]+\.html$/],
  ["shifts", /^shifts\/index\.html$/],
  ["shift", /^shifts\/(?!index\.html$)[^/]+\.html$/],
  ["heat-map", /^heat-map\.html$/],
  ["cell", /^heat-map\/[^/]+\/[^/]+\.html$/],
  ["timeline", /^timeline\.html$/],
  ["about", /^about\.html$/],
  ["contribute", /^contribute\.html$/],
  ["codebook", /^codebook\.html$/],
  ["accessibility", /^accessibility\.html$/],
  ["data", /^data\/index\.html$/],
  ["not-found", /^404\.html$/],
];

// The kinds that stand only where there is something to show on them.
const FURTHER_KINDS = [
  ["sightings-2", /^sightings\/page\/2\.html$/],
  ["place-2", /^places\/[^/]+\/page\/2\.html$/],
  ["conditions", /^conditions\/index\.html$/],
  ["condition", /^conditions\/(?!index\.html$)[^/]+\.html$/],
];

/**
 * One page of each kind, as pairs of the kind's name and the page's path.
 *
 * Of several it is the longest, which shows most of what such a page can hold. Throws where a kind has no page at all.
 */
export async function oneOfEachKind(site) {
  const pages = await filesOf(site, ".html");
  const lengths = new Map(await Promise.all(pages.map(async (page) => [page, (await stat(path.join(site, page))).size])));
  const longest = ([kind, pattern]) => {
    const found = pages.filter((page) => pattern.test(page));
    return [kind, found.sort((one, other) => lengths.get(other) - lengths.get(one))[0]];
  };
  const kinds = KINDS.map(longest);
  const missing = kinds.filter(([, page]) => page === undefined).map(([kind]) => kind);
  if (missing.length > 0) throw new Error(`no page of these kinds in ${site}: ${missing.join(", ")}`);
  return [...kinds, ...FURTHER_KINDS.map(longest).filter(([, page]) => page !== undefined)];
}
