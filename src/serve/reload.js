// Loads the page again when the preview has something newer to show than what this page was made of.
// A browser allows six connections to one host, so a tab that nobody sees keeps none.
(() => {
  "use strict";

  const shown = Number(document.currentScript.dataset.generation);
  let events;

  function listen() {
    if (events) return;
    events = new EventSource("/.observatory/events");
    events.addEventListener("change", ({ data }) => {
      if (Number(data) > shown) location.reload();
    });
  }

  function leave() {
    events?.close();
    events = undefined;
  }

  function follow() {
    if (document.visibilityState === "hidden") leave();
    else listen();
  }

  document.addEventListener("visibilitychange", follow);
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", follow);
  follow();
})();
