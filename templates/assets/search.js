// Finds sightings and words in the index that the site carries along, which `index.js` loads.
// @ts-check
"use strict";

(() => {
  const form = /** @type {HTMLFormElement | null} */ (document.getElementById("search"));
  if (!form) return;

  /** @template {HTMLElement} T @param {string} id @returns {T} */
  const byId = (id) => /** @type {T} */ (document.getElementById(id));
  const box = /** @type {HTMLInputElement} */ (byId("q"));
  const [suggestions, status, results, more] = ["suggestions", "found", "results", "more"].map((id) => byId(id));
  const selects = [...form.querySelectorAll("select")];
  const [buckets, documents, pageLength] = ["buckets", "documents", "pageLength"].map((key) => Number(form.dataset[key]));
  const AT_ONCE = 20;
  const say = /** @type {(name: string, put?: { count?: number }) => string} */ (Reflect.get(window, "say"));

  /** @typedef {{ words: string[], weights?: Map<number, number>, without?: Set<number> }} Family */

  siteIndex.at.version = form.dataset.version ?? "";

  /** The bucket of a word: all that begin with its first two letters. @param {string} word @returns {Promise<Family[]>} */
  const bucket = (word) => {
    const key = [...word].slice(0, 2).join("");
    let hash = 0x811c9dc5;
    for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193) >>> 0;
    return siteIndex.load(`words-${hash % buckets}`);
  };

  // --- Looking ---

  const ALONE = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/gu;

  /** The words of a text, without capitals and accents. @param {string} text */
  const wordsOf = (text) => {
    const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/['’ʼ]/g, "");
    return bare.replace(ALONE, " $& ").match(/[\p{Alphabetic}\p{N}]+/gu) ?? [];
  };

  /** How many slips of the pen lie between two words: a letter too many, missing, wrong, or two that changed places.
   * @param {string} one @param {string} other @param {number} most */
  const slips = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return Infinity;
    /** @type {number[]} */
    let before = [];
    let row = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1] ? 0 : 1;
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      [before, row] = [row, next];
    }
    return row[other.length] <= most ? row[other.length] : Infinity;
  };

  /** How well a word of the index answers to one that was typed; 0 for not at all. @param {string} typed @param {string} word */
  const begins = (typed, word) => (word === typed ? 1 : typed.length > 1 && word.startsWith(typed) ? 0.4 + (0.4 * typed.length) / word.length : 0);
  /** @param {string} typed @param {string} word */
  const resembles = (typed, word) => {
    const most = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
    const few = Math.min(slips(typed, word, most), slips(typed, word.slice(0, typed.length), most) + 0.5);
    return few <= most ? 0.4 / (1 + few) : 0;
  };

  /** All documents but some, each with the least weight. @param {Set<number>} without @returns {[number, number][]} */
  const allBut = (without) => [...Array(documents).keys()].filter((number) => !without.has(number)).map((number) => [number, 1]);

  /** The documents that answer to a word, with how well, and whether that tells them from most others.
   * @param {Family[]} families @param {(word: string) => number} answers */
  const answering = (families, answers) => {
    const found = families.map((family) => ({ ...family, quality: Math.max(...family.words.map(answers)) })).filter(({ quality }) => quality > 0);
    // What is in most documents counts unless something rarer is exactly what was typed.
    const isTelling = found.every(({ weights }) => weights) || found.some(({ weights, quality }) => weights && quality === 1);
    /** @type {Map<number, number>} */
    const scores = new Map();
    for (const { weights, without, quality } of found) {
      if (without && isTelling) continue;
      const all = weights ? [...weights] : allBut(without ?? new Set());
      const rare = Math.log(1 + (documents - all.length + 0.5) / (all.length + 0.5));
      for (const [number, weight] of all) scores.set(number, Math.max(scores.get(number) ?? 0, weight * rare * quality));
    }
    return { scores, isTelling };
  };

  /** @param {string} typed */
  const lookUp = async (typed) => {
    const families = await bucket(typed);
    const exact = answering(families, (word) => begins(typed, word));
    if (exact.scores.size > 0) return exact;
    const near = answering(families, (word) => resembles(typed, word));
    if (near.scores.size > 0 || typed.length < 4) return near;
    // The slip may be in the first two letters, which decide where to look.
    const [first, second] = typed;
    const elsewhere = [second + first, typed.slice(1), first + typed.slice(2)].map(bucket);
    return answering((await Promise.all(elsewhere)).flat(), (word) => resembles(typed, word));
  };

  /** What was asked for, and of which kind it is to be what. @typedef {{ typed: string, terms: [string, string][] }} Question */

  /** The numbers of the documents that answer, the best first, and whether each answers to every word.
   * @param {Question} question */
  const look = async ({ typed, terms }) => {
    const words = await Promise.all([...new Set(wordsOf(typed))].map(lookUp));
    /** @type {Set<number>[]} */
    const only = await Promise.all(terms.map(async ([kind, value]) => new Set((await siteIndex.load(`terms-${kind}`)).get(value))));
    // A word that most have is passed over beside one that says more, and counts where there is none.
    const telling = words.some(({ isTelling }) => isTelling) ? words.filter(({ isTelling }) => isTelling) : words;
    const narrowed = (/** @type {number} */ number) => only.every((numbers) => numbers.has(number));
    if (telling.length === 0) return { numbers: [...(only[0] ?? [])].filter(narrowed), isWhole: true };
    /** @type {Map<number, { score: number, words: number }>} */
    const sums = new Map();
    for (const { scores } of telling) {
      for (const [number, score] of scores) {
        const sum = sums.get(number) ?? { score: 0, words: 0 };
        sums.set(number, { score: sum.score + score, words: sum.words + 1 });
      }
    }
    const all = [...sums].filter(([number]) => narrowed(number));
    const most = Math.max(0, ...all.map(([, sum]) => sum.words));
    const best = all.filter(([, sum]) => sum.words === most).sort(([a, one], [b, other]) => other.score - one.score || a - b);
    return { numbers: best.map(([number]) => number), isWhole: most === telling.length };
  };

  const shown = (/** @type {number[]} */ numbers) => siteIndex.shown(numbers, pageLength);

  // --- Showing ---

  let asked = 0;
  /** @type {number[]} */
  let numbers = [];

  const showMore = async () => {
    const from = results.children.length;
    const turn = asked;
    const cards = (await shown(numbers.slice(from, from + AT_ONCE))).map((what) => siteIndex.card(what));
    if (turn !== asked) return;
    results.append(...cards);
    more.hidden = results.children.length >= numbers.length;
    return cards[0];
  };

  /** @returns {Question} */
  const question = () => ({
    typed: box.value,
    terms: selects.filter(({ value }) => value).map(({ name, value }) => [name, value]),
  });

  const failed = () => {
    status.textContent = say("failed");
  };

  const show = async () => {
    const turn = ++asked;
    const wanted = question();
    close();
    results.replaceChildren();
    results.hidden = more.hidden = true;
    if (wordsOf(wanted.typed).length === 0 && wanted.terms.length === 0) {
      status.textContent = "";
      return;
    }
    const { numbers: found, isWhole } = await look(wanted);
    if (turn !== asked) return;
    numbers = found;
    const count = found.length;
    status.textContent = count === 0 ? say("none") : isWhole ? say("found", { count }) : say("some", { count });
    await showMore();
    if (turn === asked) results.hidden = found.length === 0;
  };

  // --- Suggestions, as a combobox ---

  /** @type {HTMLElement[]} */
  let options = [];
  let active = -1;
  let suggested = 0;

  /** @param {string} tag @param {Record<string, string>} attributes @param {(string | Node)[]} children */
  const element = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  const close = () => {
    suggested++;
    options = [];
    active = -1;
    suggestions.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };

  /** @param {number} to */
  const activate = (to) => {
    options[active]?.setAttribute("aria-selected", "false");
    active = (to + options.length + 1) % (options.length + 1);
    if (active === options.length) active = -1;
    if (active < 0) return box.removeAttribute("aria-activedescendant");
    options[active].setAttribute("aria-selected", "true");
    options[active].scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", options[active].id);
  };

  const suggest = async () => {
    close();
    const turn = suggested;
    const wanted = question();
    if (wordsOf(wanted.typed).join("").length < 2) return;
    const { numbers: found, isWhole } = await look(wanted);
    const best = isWhole ? await shown(found.slice(0, 6)) : [];
    if (turn !== suggested || best.length === 0) return;
    options = best.map(({ link: { text, href }, context, place, date }, at) => {
      const told = element("span", { class: "meta" }, ` ${context ?? `${place.text}, ${date.words}`}`);
      const option = element("li", { role: "option", id: `option-${at}`, "aria-selected": "false" }, element("bdi", {}, text), told);
      option.addEventListener("mousedown", (event) => event.preventDefault());
      option.addEventListener("click", () => location.assign(href));
      return option;
    });
    suggestions.replaceChildren(...options);
    suggestions.hidden = false;
    box.setAttribute("aria-expanded", "true");
  };

  suggestions.setAttribute("role", "listbox");
  suggestions.setAttribute("aria-label", say("suggestions"));
  box.addEventListener("input", () => void suggest().catch(close));
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && options.length > 0) {
      event.preventDefault();
      close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && options.length > 0) {
      event.preventDefault();
      activate(event.key === "ArrowDown" ? active + 1 : active < 0 ? options.length - 1 : active - 1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      options[active].click();
    }
  });

  // --- The address says what was asked, so that it can be kept and passed on ---

  const ask = () => {
    const fields = new FormData(form);
    const query = new URLSearchParams([...fields].map(([name, value]) => [name, String(value).trim()]).filter(([, value]) => value));
    history.pushState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}`);
    void show().catch(failed);
  };

  const answer = () => {
    const query = new URLSearchParams(location.search);
    box.value = query.get("q") ?? "";
    for (const select of selects) {
      select.value = query.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
    if (question().terms.length > 0) byId("narrow").setAttribute("open", "");
    void show().catch(failed);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  for (const select of selects) select.addEventListener("change", ask);
  more.addEventListener("click", () => void showMore().then((first) => first?.querySelector("a")?.focus()).catch(failed));
  addEventListener("popstate", answer);

  document.querySelector(".no-script")?.remove();
  form.hidden = false;
  answer();
})();
