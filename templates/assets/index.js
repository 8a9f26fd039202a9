// The index that the site carries along, for what looks into it: it loads the parts that are asked for, as scripts,
// because a page that is opened from a folder may load nothing else, and makes cards of what they hold. How they are
// written is told in src/search and src/render/found.rs.
// @ts-check
"use strict";

const siteIndex = (() => {
  /** Words that belong together, and how much they weigh in each document; where most have them, those that have not.
   * @typedef {{ words: string[], weights?: Map<number, number>, without?: Set<number> }} Family */
  /** Of one kind each value, with the numbers of what has it, which go up.
   * @typedef {Map<string, number[]>} Terms */
  /** @typedef {{ href: string, text: string }} Link */
  /** @typedef {{ iso: string, words: string }} When */
  /** @typedef {{ href: string, way: string, says: string, end: string, other: string }} Badge */
  /** A sighting as its card has it, or a word with its context.
   * @typedef {{ link: Link, summary: string, lang?: string, context?: string, date: When, place: Link, is_view: boolean, is_draft: boolean, badges: Badge[], outcome?: { date: When, says: string } }} Shown */

  /** Where the site begins, seen from this page, and what the index is called by now. */
  const at = { root: "", version: "" };

  /** @type {Map<string, { data: Promise<any>, found: (data: any) => void }>} */
  const loaded = new Map();

  /** What a part of the index holds. @param {string} name */
  const load = (name) => {
    const known = loaded.get(name);
    if (known) return known.data;
    let found = (/** @type {any} */ _) => {};
    const data = new Promise((resolve, reject) => {
      found = resolve;
      const script = document.createElement("script");
      script.src = `${at.root}search/${name}.js${at.version && "?"}${at.version}`;
      script.onerror = () => {
        loaded.delete(name);
        reject(new Error(name));
      };
      document.head.append(script);
    });
    loaded.set(name, { data, found });
    return data;
  };

  // Each part of the index calls this.
  Object.assign(window, {
    found: (/** @type {string} */ name, /** @type {any} */ data) => {
      const read = name.startsWith("words-") ? families : name.startsWith("terms-") ? terms : (/** @type {any} */ data) => data;
      loaded.get(name)?.found(read(data));
    },
  });

  /** Calls with each document in which something is found, and its weight there. @param {string} text @param {(number: number, weight: number) => void} each */
  const decode = (text, each) => {
    let [next, gap] = [0, 0];
    for (let place = 0; place < text.length; place++) {
      const code = text.charCodeAt(place);
      // Digits, small letters for digits above nine, and a capital that ends the number.
      if (code < 58) gap = gap * 36 + code - 48;
      else if (code > 96) gap = gap * 36 + code - 87;
      else {
        next += gap;
        each(next++, code - 64);
        gap = 0;
      }
    }
  };

  /** @param {string} data @returns {[string, string][]} */
  const lines = (data) => data.split("\n").filter(Boolean).map((line) => /** @type {[string, string]} */ (line.split("|")));

  /** @param {string} data @returns {Family[]} */
  const families = (data) =>
    lines(data).map(([names, found]) => {
      const words = names.split(" ");
      if (found.startsWith("*")) {
        const without = new Set();
        decode(found.slice(1), (number) => without.add(number));
        return { words, without };
      }
      const weights = new Map();
      decode(found, (number, weight) => weights.set(number, weight));
      return { words, weights };
    });

  /** @param {string} data @returns {Terms} */
  const terms = (data) =>
    new Map(
      lines(data).map(([value, found]) => {
        /** @type {number[]} */
        const numbers = [];
        decode(found, (number) => numbers.push(number));
        return [value, numbers];
      }),
    );

  /** What is known of some of what can be found. @param {number[]} numbers @param {number} pageLength @returns {Promise<Shown[]>} */
  const shown = (numbers, pageLength) =>
    Promise.all(numbers.map(async (number) => (await load(`pages-${Math.floor(number / pageLength)}`))[number % pageLength]));

  const blank = /** @type {HTMLTemplateElement | null} */ (document.getElementById("blank-card"))?.content.firstElementChild;

  /** Puts what is meant in the place of `{name}`. @param {Node} node @param {Record<string, string>} values */
  const fill = (node, values) => {
    for (const child of node.childNodes) fill(child, values);
    if (node.nodeType === Node.TEXT_NODE) node.nodeValue = (node.nodeValue ?? "").replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);
  };

  /** A card as those of the lists, with its link, which is what the keyboard goes to. @param {Shown} what @param {string} [label] the part that says what a condition did */
  const card = (what, label) => {
    const made = /** @type {HTMLElement} */ (blank?.cloneNode(true));
    const { link, date, place, summary, badges, outcome } = what;
    const lead = (/** @type {Element} */ element, /** @type {Link} */ { href, text }) => {
      element.setAttribute("href", at.root + href);
      element.replaceChildren(text);
    };
    const tell = (/** @type {Element | null} */ element, /** @type {When} */ { iso, words }) => {
      element?.setAttribute("datetime", iso);
      element?.append(words);
    };
    const inLanguage = (/** @type {Element} */ element) => {
      if (!what.lang) return;
      element.setAttribute("lang", what.lang);
      element.setAttribute("dir", "auto");
    };
    const told = outcome && ({ 10: "on-day", 7: "in-month" }[outcome.date.iso.length] ?? "in-year");
    for (const part of made.querySelectorAll("[data-part]")) {
      const name = part.getAttribute("data-part") ?? "";
      part.removeAttribute("data-part");
      if (name === "link") {
        lead(part, link);
        inLanguage(part);
      } else if (name === "when-where" && date) {
        tell(part.querySelector("time"), date);
        lead(/** @type {Element} */ (part.querySelector("a")), place);
      } else if (name === "context" && what.context) part.append(what.context);
      else if (name === "summary" && summary) {
        part.append(summary);
        inLanguage(part);
      } else if (name === "badges" && badges?.length) {
        const ways = [...part.children];
        part.replaceChildren(
          ...badges.map(({ href, way, says, end, other }) => {
            const item = /** @type {Element} */ (ways.find((like) => like.getAttribute("data-says") === says)?.cloneNode(true));
            const badge = /** @type {Element} */ (item.firstElementChild);
            item.removeAttribute("data-says");
            badge.classList.add(`sign-${way}`);
            badge.setAttribute("href", at.root + href);
            fill(badge, { end, other });
            return item;
          }),
        );
      } else if (outcome && name === told) {
        tell(part.querySelector("time"), outcome.date);
        part.querySelector("b")?.append(outcome.says);
      } else if (!(name === label || (name === "is_draft" && what.is_draft) || (name === "is_view" && what.is_view))) part.remove();
    }
    return made;
  };

  return { at, load, shown, card };
})();
