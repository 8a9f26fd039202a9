// What a test found wrong: it takes a list of faults in words, and fails with all of them, one a line.

// A fault of a template stands on each of a thousand pages, and a thousand lines help nobody.
const SHOWN = 40;

/** Fails where there is any fault. */
export function noFaults(faults) {
  if (faults.length === 0) return;
  const further = faults.length > SHOWN ? [`… and ${faults.length - SHOWN} more`] : [];
  throw new Error([`${faults.length} found:`, ...faults.slice(0, SHOWN), ...further].join("\n"));
}
