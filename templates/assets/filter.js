// Narrows a list of sightings down where it stands. What is left is drawn by `index.js` in place of the list, in pages;
// the address says what was chosen, so that it can be kept and passed on. All words that are shown stand in the page.
// @ts-check
"use strict";

(() => {
  const form = /** @type {HTMLFormElement | null} */ (document.getElementById("narrow"));
  if (!form) return;

  /** @param {string} id @returns {HTMLElement} */
  const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const [status, results, nobody] = ["found", "results", "nobody"].map(byId);
  const details = /** @type {HTMLDetailsElement} */ (form.querySelector("details"));
  const cards = /** @type {HTMLElement} */ (results.querySelector(".cards"));
  const pager = /** @type {HTMLElement} */ (results.querySelector("nav"));
  const steps = /** @type {HTMLElement} */ (pager.firstElementChild);
  const selects = [...form.querySelectorAll("select")];
  const { home = "", within = "", total = "" } = form.dataset;
  const AT_ONCE = 20;
  const MOST_PLACES = 300;

  // The list as it is without a choice: what stands behind the form, up to where something else begins.
  /** @type {HTMLElement[]} */
  const list = [];
  for (let next = nobody.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.matches(".cards, .group, .pager")) list.push(/** @type {HTMLElement} */ (next));
  }

  siteIndex.at.root = home.slice(0, home.lastIndexOf("/") + 1);

  // --- What was chosen, and the address that says so ---

  /** @type {Map<string, string>} */
  let chosen = new Map();
  let page = 1;

  const read = () => {
    const query = new URLSearchParams(location.search);
    chosen = new Map(selects.map(({ name }) => /** @type {[string, string]} */ ([name, query.get(name) ?? ""])).filter(([, value]) => value));
    page = Math.max(1, Math.trunc(Number(query.get("page"))) || 1);
  };

  /** @param {number} page @returns {string} */
  const address = (page) => {
    const query = new URLSearchParams([...chosen]);
    if (page > 1) query.set("page", String(page));
    return query.size > 0 ? `?${query}#narrow` : location.pathname;
  };

  // --- What the index knows ---

  /** Something to choose. @typedef {{ value: string, text: string, depth: number, group?: string }} Choice */
  /** A select, with everything that can be chosen on this site, and what this list has of it.
   * @typedef {{ select: HTMLSelectElement, all: Choice[], offered: Choice[], numbers: Map<string, number[]> }} Filter */
  /** `list` has the numbers of all that the list has.
   * @typedef {{ documents: number, pageLength: number, list: number[], filters: Filter[], conditions: Map<string, number[]> }} Known */

  /** @type {Promise<Known> | undefined} */
  let knowing;

  const know = () => {
    knowing ??= learn().catch((error) => {
      knowing = undefined;
      throw error;
    });
    return knowing;
  };

  /** @returns {Promise<Known>} */
  const learn = async () => {
    const { version, documents, page_length: pageLength, kinds, filters } = await siteIndex.load("filters");
    siteIndex.at.version = version;
    /** @type {Map<string, Map<string, number[]>>} */
    const terms = new Map(await Promise.all(kinds.map(async (/** @type {string} */ kind) => [kind, await siteIndex.load(`terms-${kind}`)])));
    const of = (/** @type {string} */ kind) => terms.get(kind) ?? new Map();
    const [kind, own] = within.split(":");
    // Every sighting has a year.
    const list = within ? (of(kind).get(own) ?? []) : [...of("year").values()].flat().sort((one, other) => one - other);
    const isIn = new Uint8Array(documents);
    for (const number of list) isIn[number] = 1;
    const made = selects.map((select) => {
      const numbers = of(select.name);
      /** @type {Choice[]} */
      const all = filters.find((/** @type {{ key: string }} */ { key }) => key === select.name)?.options ?? [];
      const telling = select.name !== kind ? all : select.name === "place" ? parts(all, own) : all.filter(({ value }) => value !== own);
      const offered = upper(telling.filter(({ value }) => numbers.get(value)?.some((/** @type {number} */ number) => isIn[number])));
      offer(select, offered);
      /** @type {HTMLElement} */ (select.parentElement).hidden = offered.length === 0;
      return { select, all, offered, numbers };
    });
    return { documents, pageLength, list, filters: made, conditions: of("condition") };
  };

  /** Of the places those within one: the whole list is in that itself, and in what it is within. @param {Choice[]} places @param {string} own */
  const parts = (places, own) => {
    const from = places.findIndex(({ value }) => value === own);
    const behind = places.findIndex(({ depth }, at) => at > from && depth <= places[from].depth);
    return places.slice(from + 1, behind < 0 ? undefined : behind);
  };

  /** As deep into the tree as there is room for. @param {Choice[]} choices */
  const upper = (choices) => {
    if (choices.length <= MOST_PLACES) return choices;
    const reaching = (/** @type {number} */ depth) => choices.filter((choice) => choice.depth <= depth);
    let deepest = Math.min(...choices.map(({ depth }) => depth));
    while (reaching(deepest + 1).length <= MOST_PLACES) deepest++;
    return reaching(deepest);
  };

  /** @param {HTMLSelectElement} select @param {Choice[]} choices */
  const offer = (select, choices) => {
    /** @type {HTMLOptGroupElement | undefined} */
    let group;
    for (const { value, group: name } of choices) {
      const option = document.createElement("option");
      option.value = value;
      if (name && group?.label !== name) {
        group = document.createElement("optgroup");
        group.label = name;
        select.append(group);
      }
      (name && group ? group : select).append(option);
    }
  };

  /** Offers what was chosen though this list has none of it; gives what this site does not know at all, and leaves it out.
   * @param {Known} known */
  const accept = ({ filters }) => {
    const unknown = [];
    for (const { select, all, offered } of filters) {
      const value = chosen.get(select.name);
      if (value === undefined || offered.some((choice) => choice.value === value)) continue;
      const choice = all.find((choice) => choice.value === value);
      if (choice) {
        offered.push(choice);
        offer(select, [choice]);
        /** @type {HTMLElement} */ (select.parentElement).hidden = false;
      } else {
        unknown.push(value);
        chosen.delete(select.name);
      }
    }
    return unknown;
  };

  // --- Looking ---

  /** The numbers of what is left, and behind each choice how many would be with it. @param {Known} known */
  const look = ({ documents, list, filters }) => {
    // How many of the conditions each meets, of which being in the list is the first.
    const met = new Uint8Array(documents);
    for (const number of list) met[number]++;
    const own = filters.map(({ select, numbers }) => numbers.get(chosen.get(select.name) ?? "") ?? []);
    for (const numbers of own) for (const number of numbers) met[number]++;
    const all = 1 + chosen.size;
    filters.forEach(({ select, offered, numbers }, at) => {
      // Another choice here would take the place of this one.
      for (const number of own[at]) met[number]--;
      const others = chosen.has(select.name) ? all - 1 : all;
      const shallowest = Math.min(...offered.map(({ depth }) => depth));
      for (const { value, text, depth } of offered) {
        let count = 0;
        for (const number of numbers.get(value) ?? []) if (met[number] === others) count++;
        const option = [...select.options].find((option) => option.value === value);
        if (option) option.text = `${"\u2003".repeat(depth - shallowest)}${text} (${count})`;
      }
      for (const number of own[at]) met[number]++;
    });
    return list.filter((number) => met[number] === all);
  };

  /** What was chosen, in words. @param {Known} known */
  const inWords = ({ filters }) => {
    const names = filters.map(({ select, offered }) => {
      const choice = offered.find(({ value }) => value === chosen.get(select.name));
      if (!choice?.group) return choice?.text;
      return choice.value.includes(".") ? `${choice.group}: ${choice.text}` : choice.group;
    });
    return names.filter((name) => name !== undefined).join("; ");
  };

  // --- Showing ---

  const title = document.title;
  let asked = 0;

  /** A sentence of the page with its gaps filled. @param {string} name @param {Record<string, string | number>} values */
  const sentence = (name, values) => (status.dataset[name] ?? "").replace(/\{(\w+)\}/g, (gap, key) => String(values[key] ?? gap));

  /** @param {boolean} isWhole */
  const showList = (isWhole) => {
    for (const element of list) element.hidden = !isWhole;
    if (isWhole) results.hidden = nobody.hidden = true;
  };

  /** Shows what the address asks for. Gives the first link that is left. */
  const show = async () => {
    const turn = ++asked;
    if (chosen.size > 0) showList(false);
    const known = await know();
    if (turn !== asked) return;
    const unknown = accept(known);
    for (const { select } of known.filters) select.value = chosen.get(select.name) ?? "";
    const found = look(known);
    const told = unknown.length > 0 ? ` ${sentence("unknown", { unknown: unknown.join("; ") })}` : "";
    if (chosen.size === 0) {
      showList(true);
      document.title = title;
      status.textContent = sentence("all", { total }) + told;
      return list[0]?.querySelector("a");
    }
    const pages = Math.max(1, Math.ceil(found.length / AT_ONCE));
    page = Math.min(page, pages);
    const here = found.slice((page - 1) * AT_ONCE, page * AT_ONCE);
    const shown = await siteIndex.shown(here, known.pageLength);
    if (turn !== asked) return;
    cards.replaceChildren(...shown.map((what, at) => siteIndex.card(what, label(known, here[at]))));
    drawPager(pages);
    results.hidden = found.length === 0;
    nobody.hidden = found.length > 0;
    const words = inWords(known);
    document.title = `${words} – ${title}`;
    const count = sentence(found.length > 0 ? "some" : "none", { found: found.length, total, chosen: words });
    status.textContent = count + (pages > 1 ? ` ${sentence("page", { page, pages })}` : "") + told;
    return (found.length > 0 ? cards : nobody).querySelector("a");
  };

  /** On the list of a condition, what it did here. @param {Known} known @param {number} number */
  const label = ({ conditions }, number) => {
    const [kind, id] = within.split(":");
    if (kind !== "condition") return undefined;
    const [helped, hindered] = ["helped", "hindered"].map((how) => conditions.get(`${how}.${id}`)?.includes(number));
    return helped && hindered ? "both" : helped ? "helped" : "hindered";
  };

  /** @param {number} pages */
  const drawPager = (pages) => {
    const { newer = "", older = "", page: word = "" } = steps.dataset;
    const entry = (/** @type {string} */ tag, /** @type {Record<string, string>} */ attributes, /** @type {(string | Node)[]} */ ...children) => {
      const [item, made] = [document.createElement("li"), document.createElement(tag)];
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
      made.append(...children);
      item.append(made);
      return item;
    };
    const named = (/** @type {number} */ number) => {
      const hidden = document.createElement("span");
      hidden.className = "visually-hidden";
      hidden.append(`${word} `);
      return [hidden, String(number)];
    };
    const items = page > 1 ? [entry("a", { rel: "prev", href: address(page - 1) }, newer)] : [];
    let last = 0;
    for (let number = 1; number <= pages; number++) {
      if (number > 1 && number < pages && Math.abs(number - page) > 1) continue;
      if (number > last + 1) items.push(entry("span", { class: "gap" }, "…"));
      items.push(number === page ? entry("span", { "aria-current": "page" }, ...named(number)) : entry("a", { href: address(number) }, ...named(number)));
      last = number;
    }
    if (page < pages) items.push(entry("a", { rel: "next", href: address(page + 1) }, older));
    steps.replaceChildren(...items);
    pager.hidden = pages === 1;
  };

  const failed = () => {
    showList(true);
    status.textContent = sentence("failed", {});
  };

  // --- Asking ---

  const choose = () => {
    chosen = new Map(selects.map(({ name, value }) => /** @type {[string, string]} */ ([name, value])).filter(([, value]) => value));
    page = 1;
    history.pushState(null, "", address(page));
    return show();
  };

  /** Goes to what is left. @param {Promise<HTMLElement | null | undefined>} showing */
  const go = async (showing) => {
    const first = await showing;
    if (!first) return;
    form.scrollIntoView();
    first.focus({ preventScroll: true });
    first.scrollIntoView({ block: "nearest" });
  };

  for (const select of selects) select.addEventListener("change", () => void choose().catch(failed));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void go(show()).catch(failed);
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const select of selects) select.value = "";
    void choose().catch(failed);
  });
  steps.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    read();
    void go(show()).catch(failed);
  });
  details.addEventListener("toggle", () => {
    if (details.open && !knowing) void show().catch(failed);
  });

  /** Whether there is anything to do. */
  const answer = () => {
    read();
    if (chosen.size > 0) details.open = true;
    if (chosen.size > 0 || knowing) void show().catch(failed);
  };

  addEventListener("popstate", answer);
  document.querySelector(".no-script")?.remove();
  form.hidden = false;
  answer();
})();
