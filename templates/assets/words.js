// What the scripts of a page say, in the language of the page, which brings the words along as data:
// `say("found", { count: 3 })`. Each message is a text, or one for each plural of its language.
// @ts-check
"use strict";

(() => {
  /** @type {Record<string, string | Record<string, string>>} */
  const words = JSON.parse(document.getElementById("words")?.textContent ?? "{}");

  /** The language, as far as browsers know any by that name. */
  const languages = () => {
    try {
      return [...Intl.getCanonicalLocales(document.documentElement.lang), "en"];
    } catch {
      return ["en"];
    }
  };
  const plurals = new Intl.PluralRules(languages());

  /** A message, with what is put into it; nothing where there is none of that name.
   * @param {string} name @param {Record<string, string> & { count?: any }} [put] */
  const say = (name, put = {}) => {
    const { count = 0, ...places } = put;
    const message = words[name] ?? "";
    const text = typeof message === "string" ? message : (message[plurals.select(count)] ?? message.other);
    const shown = { ...places, shown: count.toLocaleString(languages()) };
    return text.replace(/\{([a-z]+)\}/g, (whole, place) => /** @type {Record<string, string>} */ (shown)[place] ?? whole);
  };

  Object.assign(window, { say });
})();
