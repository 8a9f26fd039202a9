// Somebody who reads a built site from its folder, with no server: it takes the folder, and gives a page that may load
// the site's files and nothing else.

import path from "node:path";
import { pathToFileURL } from "node:url";

import { watchedPage } from "./browser.js";
import { baseUrl } from "./project.js";

/** A page for a site's folder, with the list that fills with what it should not do. */
export async function openSite(t, browser, site, options) {
  const root = pathToFileURL(site + path.sep).href;
  // The page for wrong addresses is written for its place on a host: what it asks for there is given from the folder.
  const onHost = new URL(baseUrl).pathname;
  const elsewhere = new URL(onHost, "file://").href;
  const allowed = (address) => address.startsWith(root) || address.startsWith(elsewhere);
  const opened = await watchedPage(t, browser, allowed, options);
  await opened.page.route(`${elsewhere}**`, (route) => {
    return route.fulfill({ path: path.join(site, new URL(route.request().url()).pathname.slice(onHost.length)) });
  });
  return opened;
}

/** Opens a file of the site, by day and on a screen. What follows it in the address may be a query or a fragment. */
export async function open(page, site, file, rest = "") {
  await page.emulateMedia({ media: null, colorScheme: "light", forcedColors: "none" });
  await page.goto(pathToFileURL(path.join(site, file)).href + rest);
}
