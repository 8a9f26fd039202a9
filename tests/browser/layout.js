// What can be measured of a page as the browser has laid it out. Each function runs inside the page, so it uses nothing
// but what it is given and what a browser has; each gives a list of faults in words, empty where all is well.

/**
 * What is wider than the window: the page itself, or something that is cut off or stands outside.
 *
 * `shrinking` is how many times wider it may be: a browser that prints makes everything smaller to fit it on a sheet.
 */
export function tooWide(shrinking = 1) {
  const width = Math.floor(document.documentElement.clientWidth * shrinking);
  const faults = [];
  if (document.documentElement.scrollWidth > width) {
    faults.push(`the page scrolls sideways: ${document.documentElement.scrollWidth} px where ${width} px have room`);
  }
  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
  const hidden = (element) => {
    const { clip, clipPath, position } = getComputedStyle(element);
    return position === "absolute" && (clip !== "auto" || clipPath !== "none");
  };
  // Words can stand out of the box of the element that holds them, so both are measured.
  const measured = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = measured.nextNode(); node; node = measured.nextNode()) {
    range.selectNode(node);
    const box = (node instanceof Element ? node : range).getBoundingClientRect();
    if (box.width === 0 || (box.right <= width + 1 && box.left >= -1)) continue;
    const element = node instanceof Element ? node : node.parentElement;
    let excused = false;
    for (let around = element; around && !excused; around = around.parentElement) {
      // A wide table may scroll within a box of its own; words for screen readers only may stand anywhere.
      excused = (around !== node && scrolls(around)) || hidden(around) || getComputedStyle(around).position === "fixed";
    }
    // A link that skips to the content waits outside the window until the keyboard reaches it.
    if (excused || element.matches("a[href^='#']")) continue;
    const name = element.tagName.toLowerCase() + [...element.classList].map((word) => `.${word}`).join("");
    faults.push(`<${name}> from ${Math.round(box.left)} to ${Math.round(box.right)} px: "${node.textContent.trim().slice(0, 40)}"`);
  }
  return faults.slice(0, 10);
}

/** Words that would be too pale on paper. Printers leave backgrounds out, so all is held against white. */
export function tooPaleOnPaper() {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const luminance = (color) => {
    // Drawing the colour turns every way of writing it into red, green and blue.
    canvas.fillStyle = "#fff";
    canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const faults = new Map();
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = words.nextNode(); text; text = words.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    const { color, fill, printColorAdjust } = getComputedStyle(element);
    // Where a background is printed all the same, the words on it were chosen for it.
    if (printColorAdjust === "exact") continue;
    const ink = element instanceof SVGElement ? fill : color;
    const contrast = 1.05 / (luminance(ink) + 0.05);
    if (contrast < 4.5) {
      faults.set(ink, `${ink} on white has a contrast of ${contrast.toFixed(1)}: "${text.data.trim().slice(0, 40)}"`);
    }
  }
  return [...faults.values()];
}

/** The links that are smaller than 24 by 24 pixels, which a finger or an unsteady hand needs. */
export function smallTargets(selector) {
  const faults = [];
  for (const link of document.querySelectorAll(selector)) {
    const { width, height } = link.getBoundingClientRect();
    // Half a hundredth less is rounding.
    if (width < 23.995 || height < 23.995) faults.push(`${width.toFixed(1)} × ${height.toFixed(1)} px: "${link.textContent.trim().slice(0, 40)}"`);
  }
  return faults.slice(0, 10);
}

/** The links of cells whose words stand out of them, over the next row or column. */
export function spilling(selector) {
  const faults = [];
  for (const link of document.querySelectorAll(selector)) {
    const [across, down] = [link.scrollWidth - link.clientWidth, link.scrollHeight - link.clientHeight];
    if (across > 1 || down > 1) faults.push(`"${link.innerText.trim()}" stands ${across} px over its side and ${down} px over its end`);
  }
  return faults.slice(0, 10);
}

/**
 * What has the focus, or null: its tag, its text, the name of the navigation that it is in, its box; and its `fault`,
 * where somebody who sees would not find it.
 */
export function focusInSight() {
  const element = document.activeElement;
  if (element === document.body) return null;
  const box = element.getBoundingClientRect();
  // The part that is inside of the window and of the region that it scrolls in. Chromium is content with a part: it
  // scrolls no further where 32 px of a link are to be seen.
  const around = element.parentElement.closest(".scroll")?.getBoundingClientRect();
  const left = Math.max(box.left, around?.left ?? 0, 0);
  const top = Math.max(box.top, around?.top ?? 0, 0);
  const right = Math.min(box.right, around?.right ?? innerWidth, innerWidth);
  const bottom = Math.min(box.bottom, around?.bottom ?? innerHeight, innerHeight);
  const isOnTop = ([x, y]) => {
    const seen = document.elementFromPoint(x, y);
    return seen !== null && (element.contains(seen) || seen.contains(element));
  };
  const inset = 4;
  const [across, down] = [(left + right) / 2, (top + bottom) / 2];
  const points = [[across, down], [left + inset, down], [right - inset, down], [across, top + inset], [across, bottom - inset]];
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const faults = [];
  if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) faults.push("nothing shows that it has the focus");
  if (right - left < Math.min(20, box.width) || bottom - top < Math.min(20, box.height)) faults.push("hardly any of it is in sight");
  else if (!points.every(isOnTop)) faults.push("something lies over it");
  return {
    tag: element.tagName,
    text: element.textContent.trim(),
    within: element.closest("nav")?.getAttribute("aria-label") ?? undefined,
    box: { width: box.width, height: box.height },
    fault: faults.join(", and "),
  };
}
