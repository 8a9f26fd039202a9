// The form by which a sighting is told: it looks at the answers, makes the file of them, and hands it over. It sends
// nothing and keeps nothing. Who comes from an empty cell of a table knows some answers already: the page's address
// names them, and they are filled in.
// @ts-check
"use strict";

(() => {
  /** @param {string} id @returns {any} */
  const byId = (id) => document.getElementById(id);
  /** @param {string} selector @param {ParentNode} [within] @returns {any[]} */
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  /** @param {string} tag @param {Record<string, string>} attributes @param {(string | Node)[]} children */
  const element = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  const say = /** @type {(name: string, put?: Record<string, string> | { count: number }) => string} */ (Reflect.get(window, "say"));
  const isId = (/** @type {string} */ text) => text.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);

  // --- What is known already ---

  /** @type {HTMLFormElement | null} */
  const form = byId("sighting");
  const asked = new URLSearchParams(location.search);
  const known = ["place", "shift", "between"]
    .map((key) => ({ key, ids: asked.getAll(key).filter(isId) }))
    .filter(({ ids }) => ids.length > 0);
  if (known.length > 0) {
    const list = element("ul", {});
    for (const { key, ids } of known) {
      for (const word of all(`[data-known="${key}"]`)) word.textContent = ids[0];
      const written = key === "place" ? `"${ids[0]}"` : `[${ids.map((id) => `"${id}"`).join(", ")}]`;
      list.append(element("li", {}, element("code", {}, `${key === "shift" ? "shifts" : key} = ${written}`)));
      for (const id of ids) {
        for (const box of all(`[name="${key}"][value="${id}"]`)) box.checked = true;
        for (const option of all(`#place-answer option[value="${id}"]`)) if (key === "place") option.selected = true;
      }
    }
    byId("known-already").replaceChildren(element("p", {}, say("known")), list);
  } else if (form) {
    byId("known-already").remove();
  }
  if (!form) return;

  // --- Answers ---

  /** A question as it stands on the page. @typedef {HTMLElement & { dataset: { kind: string, required?: string } }} Question */
  /** @type {Question[]} */
  const questions = all("[data-kind]", form);
  const answer = (/** @type {string} */ key) => byId(`${key}-answer`)?.value ?? "";
  const fields = (/** @type {Element} */ question) => all("input, textarea, select", question);

  /** A text without control characters and the white space around it. @param {string} text */
  const clean = (text) => text.replace(/\r\n?/g, "\n").replace(/[\0-\x08\v-\x1f\x7f-\x9f]|\p{Cs}/gu, "").trim();

  /** What somebody chose: the words, and how each is shown. @param {Question} question @returns {[string, string][]} */
  const chosen = (question) =>
    all("input:checked", question).map((box) => [box.value, box.nextElementSibling.firstChild.textContent]);

  /** @param {"shifts" | "still"} key @returns {[string, string][]} */
  const shifts = (key) =>
    all("#shifts option:checked").flatMap((option) =>
      (option.dataset[key] ?? "").split(" ").filter(Boolean).map((/** @type {string} */ id) => [id, option.textContent]),
    );

  /** The place: its id, its name, and whether it is new here. */
  const place = () => {
    const field = byId("place-answer");
    const typed = clean(field.value === "+" ? answer("other-place") : field.value);
    const options = all("#place option[value]:not([value=''])");
    const option = options.find((option) => [option.value, option.dataset.id, option.textContent.trim()].includes(typed));
    if (option && typed !== "+") return { id: option.dataset.id ?? option.value, name: option.textContent.trim() || option.value, isNew: false };
    return { id: slug(typed), name: typed, isNew: true };
  };

  /** The nearest id to any text. @param {string} text */
  const slug = (text) =>
    text.normalize("NFKD").replace(/\p{M}|['’]/gu, "").replace(/[A-Z]/g, (letter) => letter.toLowerCase())
      .replace(/[^a-z0-9]+/g, "-").replace(/^-/, "").slice(0, 80).replace(/-+$/, "");

  /** The id of the sighting: its year and the first words of its title. */
  const name = () => {
    const words = clean(answer("title")).split(/\s+/).slice(0, 6).join(" ");
    return `${clean(answer("date")).slice(0, 4)}-${slug(words) || "sighting"}`.slice(0, 72).replace(/-+$/, "");
  };

  // --- Faults ---

  /** @param {string} text */
  const isDate = (text) => {
    const [, year, month = "1", day = "1"] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
    const date = new Date(Date.UTC(2000, Number(month) - 1, Number(day)));
    date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
    return Number(year) > 0 && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  };

  /** What is said of a question, if anything is wrong with its answer. @param {Question} question @returns {string | undefined} */
  const fault = (question) => {
    const { id, dataset: { kind, required } } = question;
    const text = clean(answer(id));
    if (id === "shifts") return shifts("shifts").length + shifts("still").length > 0 ? undefined : say("no-shift");
    if (kind === "one" || kind === "many") return required !== undefined && chosen(question).length === 0 ? say("no-choice") : undefined;
    if (kind.startsWith("place")) return text === "" ? say("no-place") : place().id === "" ? say("place-letters") : undefined;
    if (text === "") return required !== undefined ? say("needed") : undefined;
    if (kind === "date" && !isDate(text)) return say("no-date");
    if (id === "date" && new Date(text).getTime() > Date.now() + 86_400_000) return say("future");
    if (new TextEncoder().encode(text).length > 250_000) return say("too-long");
  };

  /** What could tell who somebody is, in a text. @param {string} text @returns {{ kind: string, start: number, end: number }[]} */
  const personal = (text) => /** @type {any} */ (window).personalData(text);

  /** What could tell who somebody is, shown where it stands, with the place for a reason. @param {Question} question */
  const tellPersonal = (question) => {
    const texts = fields(question).filter(({ type }) => ["text", "textarea"].includes(type)).map(({ value }) => clean(value));
    const found = texts.flatMap((text) => personal(text).map(({ kind, start, end }) => say(kind, { found: text.slice(start, end) })));
    const own = byId(`${question.id}-why`);
    if (found.length === 0) return void own?.parentElement?.remove();
    const says = say("personal", { found: [...new Set(found)].join("; ") });
    if (own) own.previousElementSibling?.replaceChildren(says);
    else question.append(element("p", { class: "notice" }, element("label", { for: `${question.id}-why` }, says), element("input", { id: `${question.id}-why`, type: "text" })));
    return clean(byId(`${question.id}-why`).value) === "" ? say("personal-fault") : undefined;
  };

  /** Shows what is wrong, and whether anything is. */
  const look = () => {
    const faults = questions.flatMap((question) => {
      const told = tellPersonal(question) ?? fault(question);
      const { id } = question;
      const [first] = fields(question);
      const isList = question.matches("fieldset");
      const label = /** @type {Element} */ (question.querySelector("legend, label"));
      byId(`${id}-fault`)?.remove();
      (isList ? question : first).setAttribute("aria-describedby", told ? `${id}-fault ${id}-hint` : `${id}-hint`);
      if (!isList) first.setAttribute("aria-invalid", String(Boolean(told)));
      if (!told) return [];
      label.after(element("p", { class: "fault", id: `${id}-fault` }, told));
      first.id ||= `${id}-first`;
      const details = question.closest("details");
      if (details) details.open = true;
      return [{ to: first.id, text: `${label.firstChild?.textContent?.trim()} ${told}` }];
    });
    const open = all("#promises input:not(:checked)");
    if (open.length > 0) {
      open[0].id ||= "promise-first";
      faults.push({ to: open[0].id, text: say("promises") });
    }
    const box = byId("faults");
    box.hidden = faults.length === 0;
    const list = element("ul", { class: "plain" }, ...faults.map(({ to, text }) => element("li", {}, element("a", { href: `#${to}` }, text))));
    box.replaceChildren(element("h3", {}, say("faults", { count: faults.length })), list);
    if (faults.length > 0) box.focus();
    return faults.length === 0;
  };

  // --- The file ---

  /** A text as TOML has it, which writes texts as JSON does. @param {string} text */
  const quoted = (text) => JSON.stringify(text);
  const listed = (/** @type {string[]} */ items) => `[${items.join(", ")}]`;

  /** The value of a key as it stands in the file; nothing where nothing was answered. @param {Question} question */
  const value = ({ id, dataset: { kind } }) => {
    const text = clean(answer(id));
    const ids = chosen(byId(id)).map(([id]) => quoted(id));
    if (kind === "one") return ids[0];
    if (kind === "many") return ids.length > 0 ? listed(ids) : undefined;
    if (kind.startsWith("place")) return quoted(place().id);
    if (text === "") return;
    if (kind === "date") return text.length === 10 ? text : quoted(text);
    if (id !== "sources") return quoted(text);
    const lines = text.split("\n").map(clean).filter(Boolean);
    return listed(lines.map((line) => (/^\S+:\/\/\S+$/.test(line) ? quoted(line) : `{ title = ${quoted(line)} }`)));
  };

  // As the keys stand in a file; those that are no question come from others.
  const KEYS = ["title", "date", "place", "shifts", "still", "known", "since", "themes", "between", "working", "said_by", "helped", "hindered", "left_out", "observer", "sources", "permission"];

  const file = () => {
    const lines = KEYS.map((key) => {
      const ids = key === "shifts" || key === "still" ? shifts(key).map(([id]) => quoted(id)) : undefined;
      const question = byId(key);
      const written = ids ? (ids.length > 0 ? listed(ids) : undefined) : question && value(/** @type {any} */ (question));
      return written ? `${key} = ${written}\n` : "";
    });
    const reasons = [...new Set(all("[id$='-why']", form).map(({ value }) => clean(value)).filter(Boolean))];
    if (reasons.length > 0) lines.push(`allow = [{ rule = "personal-data", why = ${quoted(reasons.join("; "))} }]\n`);
    return `+++\n${lines.join("")}+++\n\n${clean(answer("body"))}\n`;
  };

  /** The answers as the form of issues writes them, which people and the program read alike: in its own words, which are
   * English. What is chosen from a list of the observatory's own is called as it is there. */
  const letter = () =>
    questions.map((question) => {
      const { id, dataset: { kind } } = question;
      const words = kind === "one" || kind === "many" ? chosen(question).map(([word, name]) => say(`letter ${id} ${word}`) || name) : [];
      const text = id === "shifts" ? shifts("shifts").map(([id]) => id).join("\n")
        : kind.startsWith("place") ? place().name
        : words.length > 0 ? words.join("\n") : clean(answer(id));
      const still = shifts("still").map(([id]) => id).join("\n");
      return `### ${say(`letter ${id}`)}\n\n${text || "_No response_"}\n${id === "shifts" && still ? `\n### ${say("letter still")}\n\n${still}\n` : ""}`;
    }).join("\n");

  // --- Handing over ---

  // What browsers, GitHub and programs for mail take in an address.
  const LONGEST = { address: 7500, mail: 1900 };

  const handOver = () => {
    const [text, id] = [file(), name()];
    const year = id.slice(0, 4);
    const { newFile, issueForm, mail } = form.dataset;
    const road = (/** @type {string} */ title, /** @type {string} */ says, /** @type {string} */ href, /** @type {string} */ link) =>
      [element("h3", {}, title), element("p", {}, says), element("p", {}, element("a", { class: "button", href }, link))];
    const fits = (/** @type {string} */ href, /** @type {number} */ most) => href.length <= most;
    const roads = [];
    if (mail) {
      const whole = `${mail}?subject=${encodeURIComponent(say("subject", { title: clean(answer("title")).slice(0, 120) }))}&body=`;
      const href = whole + encodeURIComponent(letter().replace(/\n/g, "\r\n"));
      const isShort = fits(href, LONGEST.mail);
      const says = isShort ? say("mail-whole") : say("mail-long");
      roads.push(...road(say("mail"), says, isShort ? href : whole, say("mail-link")));
    }
    if (newFile) {
      const query = `?filename=${year}/${id}.md&value=${encodeURIComponent(text)}`;
      const isShort = newFile.startsWith("https://github.com/") && fits(newFile + query, LONGEST.address);
      const says = isShort ? say("website-whole") : say("website-long");
      roads.push(...road(say("website"), says, isShort ? newFile + query : newFile, say("website-link")));
    }
    if (issueForm) {
      const query = questions.filter(({ dataset: { kind } }) => ["line", "text", "date"].includes(kind))
        .map(({ id }) => [id, clean(answer(id))]).filter(([, text]) => text).map(([id, text]) => `&${id}=${encodeURIComponent(text)}`).join("");
      const isShort = fits(issueForm + query, LONGEST.address);
      roads.push(...road(say("issue"), say("issue-text"), isShort ? issueForm + query : issueForm, say("issue-link")));
    }
    byId("roads").replaceChildren(...roads);
    byId("name").textContent = `${id}.md`;
    byId("folder").textContent = `sightings/${year}`;
    byId("file").textContent = text;
    const { id: placeId, name: placeName, isNew } = place();
    byId("new-place").hidden = !isNew;
    byId("place-lines").textContent = `[[place]]\nid = ${quoted(placeId)}\nname = ${quoted(placeName)}\n`;
    const download = byId("download");
    URL.revokeObjectURL(download.href);
    download.href = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
    download.download = `${id}.md`;
    byId("copied").textContent = "";
    byId("ready").hidden = false;
    byId("ready").focus();
  };

  byId("copy").addEventListener("click", () => {
    const said = (/** @type {string} */ text) => { byId("copied").textContent = text; };
    const byHand = () => {
      getSelection()?.selectAllChildren(byId("file"));
      said(document.execCommand("copy") ? say("copied") : say("copy-by-hand"));
    };
    if (navigator.clipboard) void navigator.clipboard.writeText(byId("file").textContent ?? "").then(() => said(say("copied")), byHand);
    else byHand();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    byId("ready").hidden = true;
    if (look()) handOver();
  });
  // Personal data is told where it is written, before anything else is asked of it.
  form.addEventListener("change", (event) => {
    const question = /** @type {Question | null} */ (/** @type {Element} */ (event.target).closest("[data-kind]"));
    if (question) tellPersonal(question);
    if (byId("other-place")) byId("other-place").hidden = byId("place-answer").value !== "+";
    byId("ready").hidden = true;
  });
  addEventListener("beforeunload", (event) => {
    if (clean(answer("title") + answer("body")) !== "" && byId("ready").hidden) event.preventDefault();
  });

  byId("questions").hidden = true;
  form.hidden = false;
})();
