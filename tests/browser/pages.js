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

// The kinds of page that every observatory has where somebody has seen something, each with the files of that kind.
const KINDS = [
  ["home", /^index\.html$/],
  ["sightings", /^sightings\/index\.html$/],
  ["sighting", /^sightings\/(?!index\.html$)[^/]+\.html$/],
  ["places", /^places\/index\.html$/],
  ["place", /^places\/(?!index\.html$)[^/]+\.html$/],
  ["place-embed", /^places\/[^/]+\/embed\.html$/],
  ["themes", /^themes\/index\.html$/],
  ["meeting", /^(places|themes|conditions)\/[^/]+\/meeting\.html$/],
  ["theme", /^themes\/(?!index\.html$)[^/]+\.html$/],
  ["theme-embed", /^themes\/[^/]+\/embed\.html$/],
  ["shifts", /^shifts\/index\.html$/],
  ["shift", /^shifts\/(?!index\.html$)[^/]+\.html$/],
  ["shift-embed", /^shifts\/[^/]+\/embed\.html$/],
  ["heat-map", /^heat-map\.html$/],
  ["which-way", /^heat-map\/which-way\.html$/],
  ["how-well", /^heat-map\/how-well\.html$/],
  ["when", /^heat-map\/when\.html$/],
  ["heat-map-embed", /^heat-map\/embed\.html$/],
  ["cell", /^heat-map\/[^/]+\/[^/]+-to-[^/]+\.html$/],
  ["between", /^between\/index\.html$/],
  ["timeline", /^timeline\.html$/],
  ["search", /^search\.html$/],
  ["about", /^about\.html$/],
  ["contribute", /^contribute\.html$/],
  ["card", /^card\.html$/],
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
  ["condition-embed", /^conditions\/[^/]+\/embed\.html$/],
  ["condition", /^conditions\/(?!index\.html$)[^/]+\.html$/],
  ["heat-map-2", /^heat-map\/page\/2\.html$/],
  ["parts-2", /^places\/[^/]+\/parts\/2\.html$/],
  ["itself", /^heat-map\/[^/]+\/itself\.html$/],
  ["cell-itself", /^heat-map\/[^/]+\/itself\/[^/]+\.html$/],
  ["pair", /^between\/[^/]+\/[^/]+\.html$/],
  ["party", /^between\/(?!index\.html$)[^/]+\.html$/],
  ["theme-place", /^themes\/[^/]+\/places\/[^/]+\.html$/],
  ["theme-place-itself", /^themes\/[^/]+\/places\/[^/]+\/itself\.html$/],
  ["meeting", /^(places|themes|conditions)\/[^/]+\/meeting\.html$/],
  ["theme-shift", /^themes\/[^/]+\/shifts\/[^/]+\.html$/],
];

/** The pages with the tables of a heat map that are no word's own page, and those where such a table goes on. */
export async function heatMapPages(site) {
  const pages = await filesOf(site, ".html");
  return pages.filter((page) => /^heat-map\.html$|^heat-map\/((?!embed\.)[a-z-]+|page\/\d+)\.html$|^between\/index\.html$|\/parts\/\d+\.html$/.test(page));
}

/**
 * One page of each kind that a site has, as pairs of the kind's name and the page's path.
 *
 * Of several it is the longest, which shows most of what such a page can hold.
 */
export async function oneOfEachKind(site) {
  const pages = await filesOf(site, ".html");
  const lengths = new Map(await Promise.all(pages.map(async (page) => [page, (await stat(path.join(site, page))).size])));
  const longest = ([kind, pattern]) => {
    const found = pages.filter((page) => pattern.test(page));
    return [kind, found.sort((one, other) => lengths.get(other) - lengths.get(one))[0]];
  };
  return [...KINDS, ...FURTHER_KINDS].map(longest).filter(([, page]) => page !== undefined);
}

/** Throws where a site lacks a kind of page that it must have. */
export async function everyKindIsThere(site) {
  const found = new Map(await oneOfEachKind(site));
  const missing = KINDS.map(([kind]) => kind).filter((kind) => !found.has(kind));
  if (missing.length > 0) throw new Error(`no page of these kinds in ${site}: ${missing.join(", ")}`);
}
