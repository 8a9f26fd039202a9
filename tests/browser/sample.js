// Made-up observatories of any size: it takes how much there is to be of everything, and gives the files of a project.
// The same size gives the same files, on every machine.

/** The shifts that a sample may have, each as its two ends. */
const SHIFTS = [
  ["doubting", "trusting"],
  ["controlling", "enabling"],
  ["competing", "co-operating"],
  ["standardised", "personalised"],
  ["me", "we"],
  ["them", "us"],
  ["fixing", "connecting"],
  ["problems", "strengths"],
  ["consumer", "citizen"],
  ["hidden", "seen"],
];

const PARTIES = ["Neighbours", "Families", "Volunteers", "Charities and social enterprises", "Councils", "Front-line staff"];
const THEMES = ["Food", "Mutual aid", "Older people"];

// Names of places are made of three parts, which give five thousand of them.
const BEFORE = ["", "Upper ", "Lower ", "Great ", "Little ", "North ", "South ", "The parish of "];
const BEGINNINGS = [
  "Ash", "Barrow", "Birch", "Black", "Brad", "Carl", "Dun", "Elm", "Fern", "Gold", "Hart", "Hazel", "Kirk", "Lang",
  "Mar", "Nether", "Oak", "Pen", "Rave", "Stan", "Thorn", "Wal", "Whit", "Win", "Yar",
]; // prettier-ignore
const ENDINGS = [
  "borough", "bourne", "bridge", "bury", "by", "combe", "dale", "field", "ford", "gate", "ham", "holme", "hurst", "ingham",
  "leigh", "ley", "mere", "minster", "mouth", "shaw", "stead", "thorpe", "ton", "wick", "worth",
]; // prettier-ignore

/** Observatories as they begin and grow. */
export const GROWING = [0, 1, 3, 50].map((sightings) => [`of ${sightings} sightings`, { sightings }]);

/** One with something to tell in most cells of a table of a hundred places and ten shifts. */
export const FULL = { places: 100, shifts: 10, sightings: 600, within: (number) => (number < 4 ? undefined : Math.floor(number / 4) - 1) };

/** One with 120 places at the top, the first of which has 150 parts, and these ten each, and so on. */
export const VAST = {
  places: 5000,
  shifts: 10,
  sightings: 200,
  within: (number) => (number < 120 ? undefined : number < 270 ? 0 : 120 + Math.floor((number - 270) / 10)),
};

/**
 * A project with so many places, shifts and sightings.
 *
 * `within` says of the place with a number, counted from 0, which earlier one it is within, or undefined.
 */
export function sample({ places = 12, shifts = 5, sightings, within = (number) => (number < 3 ? undefined : Math.floor(number / 3) - 1) }) {
  const random = generator(sightings * 31 + places);
  const ids = Array.from({ length: places }, (_, number) => idOf(placeName(number)));
  const words = SHIFTS.slice(0, shifts);
  const files = project({
    shifts: words,
    places: ids.map((id, number) => ({ id, name: placeName(number), within: ids[within(number)] })),
  });
  for (let number = 0; number < sightings; number += 1) {
    files[`sightings/seen-${number}.md`] = sighting({
      title: `Neighbours mend the ${random.one(["bench", "hall", "gate", "boat"])} at the end of the lane`,
      date: `${2019 + random.below(3)}-${String(1 + random.below(12)).padStart(2, "0")}`,
      place: random.one(ids),
      ...shiftsOf(random, words),
      known: random.one(["saw", "told", "published"]),
      themes: random.some(THEMES, 1).map(idOf),
      between: random.some(PARTIES, 1 + random.below(2)).map(idOf),
      working: random.one(["well", "well", "partly", "strained", "too-soon"]),
      said_by: random.some(["living-it", "working-in-it", "organisation", "onlooker"], 1),
      observer: random.one(["A neighbour", "A teacher", "The lunch club", `Number ${number}`]),
    });
  }
  return files;
}

/**
 * A project of one place where each shift has a cell of another look: nobody has reported the first; the second has too
 * few to say, the third is seen differently, of the fourth one voice alone has told so far, and of the fifth three agree.
 */
export function looks() {
  const files = project({ shifts: SHIFTS.slice(0, 5), places: [{ id: "long-lane", name: "Long Lane" }] });
  const seen = [
    ["controlling-to-enabling", "A neighbour"],
    ["competing-to-co-operating", "A neighbour"],
    ["competing-to-co-operating", "A teacher"],
    ["co-operating-to-competing", "A cook"],
    ["co-operating-to-competing", "A nurse"],
    ["standardised-to-personalised", "A neighbour"],
    ["standardised-to-personalised", "A neighbour"],
    ["standardised-to-personalised", "A neighbour"],
    ["me-to-we", "A neighbour"],
    ["me-to-we", "A teacher"],
    ["me-to-we", "A cook"],
  ];
  seen.forEach(([shift, observer], number) => {
    const keys = { title: "Neighbours mend the bench", date: "2020-05", place: "long-lane", shifts: [shift], known: "saw", observer };
    files[`sightings/seen-${number}.md`] = sighting(keys);
  });
  return files;
}

/** What an observatory has beside its sightings. */
export function project({ shifts, places }) {
  const words = (kind, names) => names.map((name) => entry(kind, { id: idOf(name), name })).join("\n");
  return {
    "observatory.toml": 'title = "The Sample Observatory"\nlicence = "CC BY 4.0"\ncontact = "sample@example.org"\n',
    "sightings/shifts.toml": shifts.map(([from, to]) => entry("shift", { from, to })).join("\n"),
    "sightings/places.toml": places.map((place) => entry("place", place)).join("\n"),
    "sightings/parties.toml": words("party", PARTIES),
    "sightings/themes.toml": words("theme", THEMES),
  };
}

/** Mostly changes, mostly towards the second word; now and then both ways at once, or still so. */
function shiftsOf(random, words) {
  const [first, ...others] = random.some(words, 1 + random.below(3));
  const turned = ([from, to]) => (random.below(4) === 0 ? `${to}-to-${from}` : `${from}-to-${to}`);
  const [from, to] = first;
  if (random.below(8) === 0) return { shifts: others.map(turned), still: [from] };
  if (random.below(8) === 0) return { shifts: [`${from}-to-${to}`, `${to}-to-${from}`, ...others.map(turned)] };
  return { shifts: [first, ...others].map(turned) };
}

/** The file of a sighting. */
export function sighting(keys, account = "The two ends of the street had not met for years, and now each knows when the other is ill.") {
  return `+++\n${lines({ ...keys, permission: "nobody-identifiable" })}+++\n${account}\n`;
}

function entry(kind, keys) {
  return `[[${kind}]]\n${lines(keys)}`;
}

// What JSON says of texts and of lists of texts, TOML says the same way. Keys without a value are left out.
function lines(keys) {
  const given = Object.entries(keys).filter(([, value]) => value !== undefined && value.length > 0);
  return given.map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`).join("");
}

function placeName(number) {
  const beginning = Math.floor(number / BEFORE.length) % BEGINNINGS.length;
  const turn = Math.floor(number / (BEFORE.length * BEGINNINGS.length));
  const ending = (turn + 7 * beginning) % ENDINGS.length;
  return `${BEFORE[number % BEFORE.length]}${BEGINNINGS[beginning]}${ENDINGS[ending]}`;
}

function idOf(name) {
  return name.toLowerCase().replaceAll(" ", "-");
}

/** Numbers that look random and are the same each time (mulberry32). */
export function generator(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  const one = (list) => list[below(list.length)];
  const some = (list, count) => {
    const left = [...list];
    return Array.from({ length: count }, () => left.splice(below(left.length), 1)[0]);
  };
  return { below, one, some };
}
