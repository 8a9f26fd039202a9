// What tells who somebody is or where they live, as far as its form can be checked: `personalData(text)` gives each
// find with its kind and its place. It finds what `check` finds (src/personal), step by step; a test holds both against
// each other. Every scanner looks at a bounded part of what follows, so that no text is slow.
// @ts-check
"use strict";

(() => {
  /** Where something begins and ends. @typedef {[number, number]} Span */

  // In the order in which one goes before another that begins at the same letter.
  const KINDS = ["email", "coordinates", "telephone", "nhs-number", "postcode"];
  const DIGIT = /[0-9]/;
  const isWord = (/** @type {string} */ letter) => /[\p{Alphabetic}\p{N}]/u.test(letter);
  const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text).length;

  /** @param {string} text */
  const personalData = (text) => {
    /** What a sticky expression finds at a place. @param {RegExp} expression @param {number} at */
    const read = (expression, at) => {
      expression.lastIndex = at;
      return expression.exec(text);
    };
    const count = (/** @type {RegExp} */ expression, /** @type {number} */ at) => read(expression, at)?.[0].length ?? 0;
    const isAt = (/** @type {RegExp} */ expression, /** @type {number} */ at) => expression.test(text[at] ?? "");
    const DIGITS = /[0-9]*/y;

    // --- Edges ---

    const before = (/** @type {number} */ at) => (/[\udc00-\udfff]/.test(text[at - 1] ?? "") ? text.slice(Math.max(0, at - 2), at) : (text[at - 1] ?? ""));
    const behind = (/** @type {number} */ at) => (at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : "");
    const begins = (/** @type {number} */ at) => !isWord(before(before(at) === "_" ? at - 1 : at));
    const ends = (/** @type {number} */ at) => !isWord(behind(behind(at) === "_" ? at + 1 : at));

    const beginsNumber = (/** @type {number} */ at) => {
      const letter = before(at);
      if (letter === "") return true;
      if (!begins(at) || /[£$€#+%]/.test(letter)) return false;
      const other = before(at - letter.length);
      return !(/[.,:/\-‐‑–−'’]/.test(letter) && (/[-‐‑]/.test(letter) ? isWord(other) : DIGIT.test(other)));
    };

    const endsNumber = (/** @type {number} */ at) => {
      const next = behind(at);
      const isDigitNext = isAt(DIGIT, at + next.length);
      if (next && ".,:/-‐‑–".includes(next)) return !isDigitNext;
      if (next === "%" || next === "@") return false;
      return next === "x" ? isDigitNext : ends(at);
    };

    /** The letters before a place that fit into so many bytes, in small letters. @param {number} at @param {number} length */
    const context = (at, length) => {
      let start = Math.max(0, at - length);
      while (bytes(text.slice(start, at)) > length || /[\udc00-\udfff]/.test(text[start] ?? "")) start++;
      return text.slice(start, at).toLowerCase();
    };

    // --- Addresses of pages ---

    /** @type {Span[]} */
    const addresses = [];
    const ADDRESS = /https?:\/\/|www\./gi;
    const STOP = /[()<>"`|\]'\\\p{White_Space}\p{Cc}]/gu;
    for (let found = read(ADDRESS, 0); found; found = read(ADDRESS, addresses.at(-1)?.[1] ?? 0)) {
      let [open, end] = [0, text.length];
      for (let stop = read(STOP, found.index); stop; stop = STOP.exec(text)) {
        if (stop[0] === "(") open++;
        else if (stop[0] === ")" && open > 0) open--;
        else {
          end = stop.index;
          break;
        }
      }
      addresses.push([found.index, end]);
    }

    /** Tells, of places that only go on, which address holds them. */
    const zones = () => {
      let next = 0;
      return (/** @type {number} */ at) => {
        while (next < addresses.length && addresses[next][1] <= at) next++;
        return next < addresses.length && addresses[next][0] <= at ? addresses[next] : undefined;
      };
    };

    // --- E-mail ---

    const domain = (/** @type {number} */ start, /** @type {boolean} */ spaced) => {
      const POINT = spaced ? /\.| ?(?:\[dot\]|\(dot\)) ?/iy : /\./y;
      let [end, labels, last] = [start, 0, ""];
      for (;;) {
        const whole = read(/[\p{Alphabetic}\p{N}-]*/uy, end)?.[0] ?? "";
        const label = whole.replace(/-+$/, "");
        if (label === "" || label.startsWith("-") || bytes(text.slice(start, end) + whole) > 253) break;
        labels++;
        last = label;
        end += label.length;
        const point = label === whole ? count(POINT, end) : 0;
        if (point === 0 || !isWord(behind(end + point))) break;
        end += point;
      }
      const isTop = bytes(last) >= 2 && (/^\p{Alphabetic}+$/u.test(last) || last.startsWith("xn--"));
      return labels >= 2 && isTop && !/^(png|jpe?g|gif|webp|svg|avif)$/i.test(last) ? end : 0;
    };

    const emails = () => {
      /** @type {Span[]} */
      const found = [];
      for (const { 0: sign, index } of text.matchAll(/@|%40|\[at\]|\(at\)/gi)) {
        let [at, next] = [index, index + sign.length];
        if (sign.length === 4 && !text.slice(0, at).endsWith("  ")) {
          if (text[at - 1] === " ") at--;
          if (text[next] === " ") next++;
        }
        const from = found.at(-1)?.[1] ?? 0;
        if (from > at) continue;
        const near = /[\p{Alphabetic}\p{N}._%+\-'’]*$/u.exec(text.slice(Math.max(from, at - 64), at));
        let local = near?.[0] ?? "";
        while (bytes(local) > 64) local = [...local].slice(1).join("");
        local = local.replace(/^[._'\-+%*’]+/, "");
        const start = at - local.length;
        if (local === "" || local.endsWith(".") || before(start) === "@") continue;
        const end = domain(next, sign.length === 4);
        if (end > 0) found.push([start, end]);
      }
      return found;
    };

    // --- Coordinates ---

    /** @typedef {{ start: number, end: number, whole: number, decimals: number, isSigned: boolean }} Degrees */

    /** @param {number} at @returns {Degrees | undefined} */
    const degrees = (at) => {
      const found = read(/([0-9]{1,3})\.([0-9]*)/y, at);
      if (!found) return;
      const isSigned = isAt(/[-−+]/, at - 1);
      const start = isSigned ? at - 1 : at;
      return { start, end: at + found[0].length, whole: Number(found[1]), decimals: found[2].replace(/0+$/, "").length, isSigned };
    };
    /** @param {Degrees} one @param {Degrees} other */
    const arePlace = (one, other) =>
      Math.min(one.whole, other.whole) <= 90 && Math.max(one.whole, other.whole) <= 180 &&
      Math.min(one.decimals, other.decimals) >= 3 && Math.max(one.decimals, other.decimals) > 3;

    /** The sign of degrees and a letter of a quarter of heaven behind a number. @param {number} at */
    const marksBehind = (at) => {
      const end = at + count(/°?º?/y, at);
      const letter = text[end] === " " ? end + 1 : end;
      return isAt(/[NSEW]/, letter) && ends(letter + 1) ? letter + 1 : end;
    };

    /** @param {number} at @returns {Span | undefined} */
    const inMap = (at) => {
      const first = degrees(at);
      if (!first) return;
      const between = count(/!4d|%2C%20|%2c%20|%2C|%2c|,%20|,\+|,|\/|&mlon=|&lon=|&lng=|&long=|&longitude=|&amp;mlon=|&amp;lon=|&amp;lng=|&amp;longitude=/y, first.end);
      const next = first.end + between;
      const second = between > 0 ? degrees(isAt(/[-+]/, next) ? next + 1 : next) : undefined;
      return second && arePlace(first, second) ? [first.start, second.end] : undefined;
    };

    /** @param {number} at @returns {Span | undefined} */
    const named = (at) => {
      const number = degrees(at);
      if (!number || number.decimals <= 3 || number.whole > 180 || !ends(number.end)) return;
      const gap = /[ =:"']*$/.exec(text.slice(Math.max(0, number.start - 7), number.start))?.[0].length ?? 0;
      const left = number.start - gap;
      const names = ["latitude", "longitude", "mlat", "mlon", "lat", "lon", "lng"];
      const name = names.find((name) => text.slice(Math.max(0, left - name.length), left).toLowerCase() === name);
      return name && gap >= 1 && gap <= 6 && begins(left - name.length) ? [number.start, number.end] : undefined;
    };

    /** @param {number} at @returns {Span | undefined} */
    const pair = (at) => {
      const first = degrees(at);
      if (!first) return;
      const left = text[first.start - 1] === " " ? first.start - 1 : first.start;
      const isFirstMarked = isAt(/[NSEW]/, left - 1) && begins(left - 1);
      const start = isFirstMarked ? left - 1 : first.start;
      if (!beginsNumber(start)) return;
      const end = marksBehind(first.end);
      const between = read(/[ ,;/\u00a0(]{0,4}/y, end)?.[0] ?? "";
      let next = end + between.length;
      const isQuarter = isAt(/[NSEW]/, next);
      if (isQuarter) next += text[next + 1] === " " ? 2 : 1;
      if (isAt(/[-−+]/, next)) next++;
      const second = degrees(next);
      if (!second) return;
      const last = marksBehind(second.end);
      const isMarked = isFirstMarked || end > first.end || last > second.end || isQuarter;
      const gap = bytes(between);
      const fits = gap >= 1 && gap <= 3 && arePlace(first, second) && ends(last) &&
        !(text[last] === "." && isAt(DIGIT, last + 1)) &&
        (isMarked || first.whole > 0 || second.whole > 0) &&
        (isMarked || first.isSigned || second.isSigned || /[,;/]/.test(between));
      return fits ? [start, last] : undefined;
    };

    /** @param {number} at @returns {Span | undefined} */
    const withMinutes = (at) => {
      if (!beginsNumber(at)) return;
      const found = read(/[0-9]{1,3}[°º] ?[0-9]{1,2}(?![0-9])(?:\.([0-9]*))?['′’]( ?[0-9]{1,2}(?![0-9])(?:\.[0-9]*)?["″”])?/y, at);
      return found && (found[2] || (found[1] ?? "").length >= 2) ? [at, marksBehind(at + found[0].length)] : undefined;
    };

    const coordinates = () => {
      /** @type {Span[]} */
      const found = [];
      const zone = zones();
      const NEXT = /[0-9]/g;
      for (let next = read(NEXT, 0); next; next = NEXT.exec(text)) {
        const at = next.index;
        const address = zone(at);
        let span = address ? inMap(at) : (named(at) ?? pair(at) ?? withMinutes(at));
        if (span && address && span[1] > address[1]) span = undefined;
        if (span) found.push(span);
        const end = at + count(DIGITS, at);
        NEXT.lastIndex = span ? Math.max(span[1], at + 1) : text[end] === "." ? end + 1 + count(DIGITS, end + 1) : end;
      }
      return found;
    };

    // --- Telephone and NHS numbers ---

    /** @typedef {{ start: number, end: number, gap: string }} Group */

    /** Groups of digits with little between them. @param {number} at */
    const run = (at) => {
      const inBracket = text[at] === "(" ? "(" : "";
      const hasPlus = text[at + inBracket.length] === "+";
      let next = at + inBracket.length + (hasPlus ? 1 : 0);
      let gap = inBracket;
      /** @type {Group[]} */
      const groups = [];
      for (;;) {
        const length = count(DIGITS, next);
        if (length === 0) break;
        const end = next + length;
        groups.push({ start: next, end, gap });
        const between = read(/[ \t\n\u00a0\u2007\u2009\u202f()]{0,4}[-‐‑–.]?[ \t\n\u00a0\u2007\u2009\u202f()]{0,4}(?=[0-9])/y, end)?.[0] ?? "";
        if (groups.length === 9 || between.length === 0 || between.length > 4) break;
        gap = between;
        next = end + between.length;
      }
      return { at, hasPlus, groups };
    };

    const mark = (/** @type {Group} */ { gap }) => /[-‐‑–.]/.exec(gap)?.[0];
    const isDecimal = (/** @type {Group[]} */ groups) => groups.length === 2 && mark(groups[1]) === ".";

    /** As it is dialled inside the United Kingdom. @param {Group[]} groups @param {string} digits */
    const isNational = (groups, digits) => {
      const first = groups[0].end - groups[0].start;
      if (isDecimal(groups) || first < 3) return false;
      if (digits.length === 11) return /^0([1789]|2[03489]|3[0347]|5[56])/.test(digits);
      return digits.length === 10 && (digits.startsWith("01") ? groups.length > 1 && first >= 4 && first <= 6 : digits.startsWith("0800"));
    };

    /** With the code of a country and without its plus. @param {Group[]} groups @param {string} digits */
    const isPrefixed = (groups, digits) => {
      const { length } = digits;
      if (isDecimal(groups)) return false;
      return (
        (digits.startsWith("0044") && length >= 13 && length <= 15 && !digits.startsWith("00440000")) ||
        (digits.startsWith("447") && length === 12) ||
        (digits.startsWith("4407") && length === 13 && groups.length > 1) ||
        (/^00(?!0)/.test(digits) && length >= 11 && length <= 16 && groups.length >= 3 && groups[0].end - groups[0].start >= 4)
      );
    };

    /** With the code of its country behind a plus. @param {Group[]} groups @param {string} digits */
    const isInternational = (groups, digits) => {
      if (isDecimal(groups) || digits.startsWith("0") || (groups.length > 1 && digits.endsWith("000000"))) return false;
      const length = digits.length - (digits.startsWith("440") ? 1 : 0);
      return digits.startsWith("44") ? length === 11 || length === 12 : length >= 9 && length <= 15;
    };

    /** Ten digits in one group or as 3, 3 and 4, the last of which checks the others. @param {Group[]} groups @param {string} digits @param {string} near */
    const isNhsNumber = (groups, digits, near) => {
      const shape = groups.map(({ start, end }) => end - start).join();
      const isShaped = shape === "10" || (shape === "3,3,4" && groups.slice(1).every((group) => mark(group) !== "." && !group.gap.includes("(")));
      if (!isShaped || /^(.)\1*$/.test(digits)) return false;
      const sum = [...digits].reduce((sum, digit, place) => sum + Number(digit) * (10 - place), 0);
      return sum % 11 === 0 && (digits[0] > "2" || /nhs|chi[ :]|health|hospital|patient/.test(near));
    };

    /** The longest number that a run begins with. @param {ReturnType<typeof run>} found @returns {[string, number] | undefined} */
    const judge = ({ at, hasPlus, groups }) => {
      const begin = text[at] === "(" ? at + 1 : at;
      const near = context(begin, 40);
      const dials = /(?:tel|sms):$/.test(near);
      if (!(beginsNumber(at) || dials) || /isbn|issn/.test(context(begin, 12))) return;
      for (let length = groups.length; length > 0; length--) {
        const some = groups.slice(0, length);
        const { end } = some[length - 1];
        const next = groups[length];
        if (!(next ? /[^-‐‑–.]/.test(next.gap) && !mark(next) : endsNumber(end))) continue;
        const digits = some.map(({ start, end }) => text.slice(start, end)).join("");
        if (digits.length > 18) continue;
        const isTelephone = hasPlus ? isInternational(some, digits) : isNational(some, digits) || isPrefixed(some, digits);
        if (isTelephone || (dials && digits.length >= 7)) return ["telephone", end];
        if (!hasPlus && isNhsNumber(some, digits, near)) return ["nhs-number", end];
      }
    };

    /** The number that the address of a page dials. @param {Span} address @returns {Span[]} */
    const dialled = ([start, end]) => {
      const written = text.slice(start, end);
      const name = ["wa.me/", "phone=", "t.me/+"].find((name) => written.includes(name));
      if (name === undefined) return [];
      let at = start + written.indexOf(name) + name.length;
      if (text[at] === "+") at++;
      const length = Math.min(count(DIGITS, at), end - at);
      return length >= 10 && length <= 15 ? [[at, at + length]] : [];
    };

    const numbers = () => {
      /** @type {[string, Span][]} */
      const found = [];
      const zone = zones();
      const NEXT = /[0-9+(]/g;
      for (let next = read(NEXT, 0); next; next = NEXT.exec(text)) {
        const at = next.index;
        const address = zone(at);
        if (address) {
          for (const span of dialled(address)) found.push(["telephone", span]);
          NEXT.lastIndex = Math.max(address[1], at + 1);
          continue;
        }
        const there = run(at);
        const judged = there.groups.length > 0 ? judge(there) : undefined;
        if (judged) {
          const [kind, end] = judged;
          const opens = text[at] === "(" && !text.slice(at, end).includes(")");
          found.push([kind, [opens ? at + 1 : at, end]]);
          NEXT.lastIndex = end;
        } else {
          NEXT.lastIndex = there.groups[0]?.end ?? at + 1;
        }
      }
      return found;
    };

    // --- Postcodes ---

    const AREAS = "AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE".split(" ");
    const isOutward = (/** @type {string} */ written) => {
      const upper = written.toUpperCase();
      const [, area] = /^([A-Z])(?:[0-9]|[1-9][0-9]|[0-9][A-HJKPSTUW])$/.exec(upper) ?? /^([A-Z]{2})(?:[0-9]|[1-9][0-9]|[0-9][ABEHMNPRVWXY])$/.exec(upper) ?? [];
      return upper === "GIR" || (area !== undefined && AREAS.includes(area));
    };
    const isInward = (/** @type {string} */ written) => /^[0-9](?:(?![CIKMOV])[A-Z]){2}$/i.test(written);

    const postcodes = () => {
      /** @type {Span[]} */
      const found = [];
      const zone = zones();
      const WORD = /[a-z0-9]+/gi;
      for (let word = read(WORD, 0); word; word = WORD.exec(text)) {
        const [{ 0: written, index: at }, { length }] = [word, word[0]];
        if (zone(at) || !begins(at)) continue;
        let end = 0;
        if (length >= 5 && length <= 7) {
          const isOneCase = !/[a-z]/.test(written) || (!/[A-Z]/.test(written) && /[g-z]/.test(written));
          if (isOutward(written.slice(0, -3)) && isInward(written.slice(-3)) && isOneCase) end = at + length;
        } else if (length >= 2 && length <= 4 && isOutward(written)) {
          const spaces = count(/[ \t\n\u00a0\u2007\u2009\u202f]{0,3}/y, at + length);
          const start = at + length + spaces;
          const inward = text.slice(start, start + 3);
          if (spaces > 0 && isInward(inward) && !/^.(?:st|nd|rd|th)$/.test(inward)) end = start + 3;
        }
        if (end === 0 || !ends(end)) continue;
        found.push([at, end]);
        WORD.lastIndex = end;
      }
      return found;
    };

    const all = [
      ...emails().map((span) => /** @type {const} */ (["email", span])),
      ...coordinates().map((span) => /** @type {const} */ (["coordinates", span])),
      ...numbers(),
      ...postcodes().map((span) => /** @type {const} */ (["postcode", span])),
    ].map(([kind, [start, end]]) => ({ kind, start, end }));
    all.sort((one, other) => one.start - other.start || KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind));
    let last = 0;
    return all.filter(({ start, end }) => {
      const isApart = start >= last;
      if (isApart) last = end;
      return isApart;
    });
  };

  Object.assign(window, { personalData });
})();
