// One page's markup as data: it takes the text of a page, and gives its elements, its links, its ids, and the faults
// that parsing and validating show.

import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { parse } from "parse5";

import rules from "./.htmlvalidate.mjs";

const validator = new HtmlValidate(new StaticConfigLoader(rules));

/** What is not valid HTML in a page's text. */
export async function validate(text) {
  const report = await validator.validateString(text);
  return report.results
    .flatMap((result) => result.messages)
    .map(({ line, message, ruleId }) => ({ line, message: `${message} (${ruleId})` }));
}

/** Parses a page, and gives its elements in document order and what a browser would have had to put up with. */
export function parsePage(text) {
  const faults = [];
  const document = parse(text, {
    sourceCodeLocationInfo: true,
    onParseError: (error) => faults.push({ line: error.startLine, message: `not well-formed: ${error.code}` }),
  });
  return { elements: [...elementsOf(document)], faults };
}

function* elementsOf(node) {
  if (node.attrs) {
    yield {
      name: node.tagName,
      attributes: new Map(node.attrs.map((attribute) => [attribute.name, attribute.value])),
      line: node.sourceCodeLocation?.startLine ?? 0,
      text: node.childNodes.map((child) => child.value ?? "").join(""),
    };
  }
  for (const child of node.childNodes ?? []) yield* elementsOf(child);
  // What stands in a <template> is markup too, though it hangs elsewhere in the tree.
  if (node.content) yield* elementsOf(node.content);
}

// Attributes that name other elements of the same page by their ids, one or several.
const ID_LISTS = [
  "aria-labelledby",
  "aria-describedby",
  "aria-controls",
  "aria-owns",
  "aria-details",
  "for",
  "form",
  "headers",
  "list",
];

/** The ids of a page that links can lead to. */
export function idsOf(elements) {
  return new Set(elements.flatMap(({ attributes }) => attributes.get("id") ?? []));
}

/**
 * All that an element points at: `address`, and whether the browser `loads` it by itself or waits for the reader to
 * follow it.
 */
export function addressesOf({ name, attributes }) {
  const found = [];
  const add = (attribute, loads) => {
    if (attributes.has(attribute)) found.push({ address: attributes.get(attribute).trim(), loads });
  };
  if (name === "link") add("href", LOADING_LINKS.test(attributes.get("rel") ?? ""));
  else if (name === "a" || name === "area") add("href", false);
  else if (name === "base") add("href", true);
  // In SVG (`use`, `image`), and for anything unheard of: what is not a link is loaded.
  else add("href", true);
  add("xlink:href", name !== "a");
  for (const attribute of ["src", "data", "poster", "background"]) add(attribute, true);
  for (const attribute of ["action", "formaction", "cite"]) add(attribute, false);
  for (const candidate of (attributes.get("srcset") ?? "").split(",").filter((part) => part.trim())) {
    found.push({ address: candidate.trim().split(/\s+/)[0], loads: true });
  }
  if (name === "meta" && attributes.get("http-equiv")?.toLowerCase() === "refresh") {
    const address = attributes.get("content")?.match(/url\s*=\s*['"]?([^'"]*)/i)?.[1];
    if (address !== undefined) found.push({ address, loads: true });
  }
  return found;
}

const LOADING_LINKS = /\b(stylesheet|icon|apple-touch-icon|mask-icon|manifest|preload|prefetch|modulepreload|preconnect|dns-prefetch)\b/i;

/** The ids that an element says are on the same page. */
export function idsNamedBy({ name, attributes }) {
  return ID_LISTS.filter((attribute) => attributes.has(attribute))
    .filter((attribute) => attribute !== "headers" || name === "td" || name === "th")
    .flatMap((attribute) => attributes.get(attribute).split(/\s+/).filter(Boolean));
}

/** What a stylesheet loads: the addresses in `url(…)` and `@import`. */
export function addressesInStylesheet(text) {
  const withoutComments = text.replace(/\/\*[\s\S]*?\*\//g, "");
  const pattern = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/gi;
  return [...withoutComments.matchAll(pattern)].map((match) => match.slice(1).find((part) => part !== undefined));
}
