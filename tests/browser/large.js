// A made-up observatory with as many sightings as one likes, of text that is as uneven as what people write: a few words
// stand everywhere and most hardly anywhere, some sightings are long and most short, some are in Welsh. Among them stand a
// few that are known, for a search to find. The same number gives the same files, on every machine.

import { generator, project, sighting } from "./sample.js";

const COMMON = "neighbours people the street a community hall they we council volunteers families time work help support meeting local group together what who each other now before years care trust young older schools food".split(" ");
const KNOWN = "garden allotment library pharmacy surgery nurse teacher landlord tenants housing repair café choir orchard ferry lifeboat mosque chapel synagogue youth club bus route carers respite autism dementia wheelchair interpreter asylum refugee prison probation foodbank pantry debt energy insulation flood bridge market stall fishing harbour quarry miners steelworks nursery playgroup breastfeeding grandparents funeral bereavement loneliness befriending telephone broadband tablet laptop laundry kitchen bakery brewery workshop shed bicycle scooter crossing speed parking litter hedge river beach moor common forest timber wool sheep dairy farmer parish deacon imam rabbi warden constable sergeant commissioner trustee treasurer minutes ballot petition budget grant tender contract audit inspector regulator waiting discharge ward hospice midwife therapist counsellor mentor apprentice employer union strike rota shift overtime wages pension benefit sanction appeal tribunal advice solicitor witness jury".split(" ");
const WELSH = "cymdogion y pentref yn rhannu tŷ gardd neuadd ysgol plant hen bobl gwaith môr mynydd eglwys côr canu dŵr afon pont siop llyfrgell meddyg ffermwr gŵyl croeso cyfeillion ymddiriedaeth pŵer cymuned cyngor teuluoedd gwirfoddolwyr bwyd siarad gwrando bore nos hwyl ffrindiau cŵl sgwâr wrth gyda oedd mae bydd".split(" ");
const SYLLABLES = "ba be bi bo bu ca ce co cu da de di do du fa fe fi ga ge go ha he ho ja jo ka ke ki la le li lo lu ma me mi mo mu na ne ni no nu pa pe pi po ra re ri ro ru sa se si so ta te ti to tu va ve vi wa we wi ya yo za".split(" ");
const ENDINGS = ["", "", "n", "r", "s", "t", "ll", "ng", "rd", "mont", "well", "ing", "er"];

// What is known: a title, what is told, and what somebody types who looks for it.
const STORIES = [
  ["The lamplighters of Quayside walk in pairs", "Every dusk two of the lamplighters ring the bells of those who live alone.", ["lamplighters", "lamplihgters quayside", "lamplig"]],
  ["Tŷ Gwyrdd opens its doors on Sundays", "The old vicarage has become a house for anybody who wants company.", ["tŷ gwyrdd", "ty gwyrdd", "TY GWYRDD sundays"]],
  ["Beekeepers lend hives to the hostel", "Residents of the hostel now look after nine hives, and teach the beekeepers patience.", ["beekeepers hostel", "beekeper hives", "beekeep"]],
  ["Côr y Gweithwyr sings with the care home", "The choir rehearses in the dining room, and residents choose the songs.", ["cor y gweithwyr", "Côr Gweithwyr", "gweithwir"]],
  ["A magistrate apologises in the market", "She said before everybody that the fines had been wrong.", ["magistrate apologises", "magistrat apologizes market", "magistrates"]],
  ["Ukulele lessons for gravediggers", "The gravediggers asked for something to do in frost, and widows came along.", ["ukulele", "ukelele gravediggers", "ukul"]],
  ["Llanfihangel shares one electric minibus", "Six villages write its rota themselves; the council only insures it.", ["llanfihangel minibus", "llanfihangle", "llanfih"]],
  ["The xylophone band of Ward Seven", "Nurses and patients on the ward play on Thursdays, and nobody wears a badge.", ["xylophone", "xylofone ward", "xylo"]],
  ["Pŵer i'r Bobl buys the weir", "Three hundred households own the turbine, and vote on what it earns.", ["pwer i'r bobl", "pŵer bobl turbine", "turbine weir"]],
  ["Bailiffs are met with pancakes", "The tenants of Zetland Row cook when a notice comes, and the bailiffs sit down.", ["bailiffs pancakes", "baillifs zetland", "zetland"]],
];

/** What is typed, with the title that is wanted. */
export const QUERIES = STORIES.flatMap(([title, , queries]) => queries.map((typed) => ({ typed, title })));

/** The files of a project with so many sightings. */
export function large(sightings) {
  const random = generator(sightings);
  const rare = Array.from({ length: 12_000 }, () => `${random.one(SYLLABLES)}${random.one(SYLLABLES)}${random.below(3) > 0 ? random.one(SYLLABLES) : ""}${random.one(ENDINGS)}`);
  // By Zipf's law, as far as it goes: half of all words are of the first list, and the rest ever rarer.
  const word = (common, known) => {
    const draw = random.below(100);
    if (draw < 55) return random.one(common);
    if (draw < 90) return known[Math.min(random.below(known.length), random.below(known.length))];
    return rare[Math.min(random.below(rare.length), random.below(rare.length), random.below(rare.length))];
  };
  const text = (isWelsh, words) => {
    const said = Array.from({ length: words }, () => (isWelsh ? word(WELSH, WELSH) : word(COMMON, KNOWN)));
    const sentences = [];
    while (said.length > 0) {
      const sentence = said.splice(0, 6 + random.below(14)).join(" ");
      sentences.push(`${sentence[0].toUpperCase()}${sentence.slice(1)}.`);
    }
    return sentences;
  };
  const places = Array.from({ length: 240 }, (_, number) => {
    const name = rare[number * 7].replace(/^./, (letter) => letter.toUpperCase());
    return { id: `place-${number}`, name: number % 9 === 0 ? `Llan${name.toLowerCase()} y Môr` : `${name}${["ton", "ford", " Bridge", "ham"][number % 4]}`, within: number < 4 ? undefined : `place-${Math.floor(number / 4) - 1}` };
  });
  const shifts = ["doubting trusting", "controlling enabling", "competing co-operating", "me we", "them us", "fixing connecting", "problems strengths", "hidden seen"].map((pair) => pair.split(" "));
  const files = project({ shifts, places });
  const known = new Map(STORIES.map((story, number) => [Math.floor(((number + 1) * sightings) / (STORIES.length + 2)), story]));
  for (let number = 0; number < sightings; number += 1) {
    const isWelsh = random.below(10) === 0;
    const words = 30 + (random.below(5) === 0 ? random.below(300) : random.below(60));
    const sentences = text(isWelsh, words);
    const title = text(isWelsh, 4 + random.below(5)).join(" ").slice(0, -1);
    const [told, summary] = known.get(number) ?? [title, sentences[0]];
    const [from, to] = shifts[Math.min(random.below(8), random.below(8))];
    files[`sightings/${number % 40}/seen-${number}.md`] = sighting(
      {
        title: told,
        summary,
        date: `${2005 + Math.max(random.below(20), random.below(20))}-${String(1 + random.below(12)).padStart(2, "0")}`,
        place: places[Math.min(random.below(240), random.below(240))].id,
        shifts: [random.below(4) === 0 ? `${to}-to-${from}` : `${from}-to-${to}`],
        known: random.one(["saw", "told", "published", "view"]),
        themes: random.some(["food", "mutual-aid", "older-people"], random.below(3)),
        between: random.some(["neighbours", "families", "volunteers", "councils"], random.below(3)),
        working: random.one(["well", "well", "partly", "strained", "too-soon", undefined]),
        said_by: ["living-it"],
        lang: isWelsh && !known.has(number) ? "cy" : undefined,
      },
      sentences.slice(1).join(" ") || summary,
    );
  }
  return files;
}
