// Somebody who has the keyboard alone: it takes a page, and gives the stops of the Tab key, each as it is heard and seen.

import assert from "node:assert/strict";

import { focusInSight } from "./layout.js";

// More than any page has that a test walks through.
const MOST = 3000;

/**
 * The keyboard of a page.
 *
 * A stop has the `role` and the `name` that a screen reader says, what `focusInSight` tells, and ends up being none
 * where the key has left the page.
 */
export async function keyboard(page) {
  const session = await page.context().newCDPSession(page);

  /** Where the keyboard is. */
  const here = async () => {
    const seen = await page.evaluate(focusInSight);
    if (seen === null) return undefined;
    const { result } = await session.send("Runtime.evaluate", { expression: "document.activeElement" });
    const { nodes } = await session.send("Accessibility.getPartialAXTree", { objectId: result.objectId, fetchRelatives: false });
    return { ...seen, role: nodes[0].role?.value, name: nodes[0].name?.value };
  };

  const next = async () => {
    await page.keyboard.press("Tab");
    return here();
  };

  /** Every stop from here to the end of the page. */
  const walk = async () => {
    const stops = [];
    for (let stop = await next(); stop; stop = await next()) {
      stops.push(stop);
      assert.ok(stops.length < MOST, `the Tab key goes round in circles: it came to "${stop.name}" again`);
    }
    return stops;
  };

  /** Goes on to the first stop that is wanted. */
  const to = async (isWanted) => {
    for (;;) {
      const stop = await next();
      assert.ok(stop, "the Tab key has left the page before it came there");
      if (isWanted(stop)) return stop;
    }
  };

  return { here, next, walk, to };
}
