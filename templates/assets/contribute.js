// Who comes from an empty cell of a table knows the place and the shift already: the page's address names them, and
// here they are put into the page. Without this the page says how to read them off the address.
// @ts-check
"use strict";

(() => {
  const isId = (/** @type {string} */ text) => text.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
  const asked = new URLSearchParams(location.search);
  const known = ["place", "shift", "between"]
    .map((key) => ({ key, ids: asked.getAll(key).filter(isId) }))
    .filter(({ ids }) => ids.length > 0);
  const notice = document.getElementById("known-already");
  if (known.length === 0 || !notice) return;

  for (const { key, ids } of known) {
    for (const word of document.querySelectorAll(`[data-known="${key}"]`)) word.textContent = ids[0];
  }

  const list = document.createElement("ul");
  for (const { key, ids } of known) {
    const line = document.createElement("code");
    const written = key === "place" ? `"${ids[0]}"` : `[${ids.map((id) => `"${id}"`).join(", ")}]`;
    line.textContent = `${key === "shift" ? "shifts" : key} = ${written}`;
    const item = document.createElement("li");
    item.append(line);
    list.append(item);
  }
  const words = document.createElement("p");
  words.textContent = "You came from an empty cell of a table: nobody has reported this yet. So this much of your sighting is known already. In a file it is written like this:";
  notice.replaceChildren(words, list);
  notice.hidden = false;
})();
