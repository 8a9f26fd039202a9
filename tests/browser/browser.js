// A real Chromium: it gives a browser that is closed after the test, and pages that tell what went wrong in them.

import { chromium } from "playwright-core";

/** The browser's program. */
export const EXECUTABLE = process.env.CHROMIUM ?? "/usr/bin/chromium";

// The browser must look up nothing by itself: where the network is closed it would wait for it.
export const FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the browser. */
export async function launch(t) {
  const browser = await chromium.launch({ executablePath: EXECUTABLE, args: FLAGS }).catch((error) => {
    throw new Error(`no Chromium could be started from ${EXECUTABLE}: run tests/run, or set CHROMIUM`, {
      cause: error,
    });
  });
  t.after(() => browser.close());
  return browser;
}

/**
 * Opens a page that is watched from its first request, and closes it after the test.
 *
 * Gives the page, and the list that fills with what it should not do: a request that `allowed` does not let through,
 * one that fails, an exception, an error on the console.
 */
export async function watchedPage(t, browser, allowed, options = {}) {
  const context = await browser.newContext({ locale: "en-GB", ...options });
  t.after(() => context.close());
  // Long enough for a busy machine, and short enough that a test which fails does not hold up the rest.
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const faults = [];
  context.on("request", (request) => {
    if (!allowed(request.url())) faults.push(`asks for ${request.url()}`);
  });
  context.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // What is cut short when the page gives way to the next one is no fault: the preview's event stream always is.
    if (reason !== "net::ERR_ABORTED") faults.push(`could not load ${request.url()}: ${reason}`);
  });
  page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  return { page, faults };
}
