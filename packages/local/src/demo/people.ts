import type { Statement } from "@passa/domain/observation/observation";
import type { LegalGender, Stage } from "@passa/domain/participant/participant";
import type { PlacementKind } from "@passa/domain/placement/placement";
import { localityNamed } from "@passa/domain/place/localities";
import type { Window } from "@passa/domain/place/place";
import { lexiconOf } from "@passa/domain/matching/lexicon";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { dimensions } from "@passa/domain/vocabulary/dimensions";
import { type Chance, daysAfter } from "./chance.ts";
import { experiences, type Experience, type ExperienceName } from "./experiences.ts";
import { namesOf } from "./names.ts";

/** What a person is like, before it is known who has said what. Function only: no cause is ever made up. */
export type Sketch = {
  gender: LegalGender;
  /** Years at `today`. */
  age: number;
  /** First language, BCP 47. */
  language: string;
  /** Whole years in Sweden; those who grew up here have their age. */
  yearsHere: number;
  sunLevel: number;
  givenName: string;
  familyName: string;
  protectedIdentity: boolean;
  experience: ExperienceName[];
  ways: Way[];
  stage: Stage;
  locality: string;
};

/** Every answer about a person, as if all were known. */
export type Facts = Statement[];

/**
 * Ways in which work is limited or easy that go together in one person: highest levels by dimension. They stand for what
 * a job coach writes down, "no more than 5 kilos, changes between sitting and standing", never for a condition.
 */
const ways = {
  /** Nothing in particular in the way but schooling, language or a gap in working life. */
  steady: { likely: 34, caps: {} },
  /** Back and neck: light lifts, changes of posture. */
  back: { likely: 12, caps: { lifting: 1, bending: 1, standing: 2, sitting: 2, pushing: 1, reaching: 2, climbing: 2 } },
  /** Hips, knees, feet: sits well, walks little. */
  legs: { likely: 7, caps: { walking: 1, standing: 1, climbing: 0, bending: 1, "site-travel": 1, heights: 0 } },
  /** Shoulders and hands. */
  hands: { likely: 5, caps: { "fine-hand": 1, reaching: 1, lifting: 2, pushing: 2 } },
  /** Needs calm and one thing at a time. */
  calm: {
    likely: 12,
    caps: { stress: 1, noise: 1, crowding: 1, strangers: 2, multitasking: 0, change: 1, light: 2, phone: 1 },
  },
  /** Tires quickly: short days, breaks. */
  short: { likely: 9, caps: { standing: 2, walking: 2, attention: 2, stress: 1, responsibility: 2, lifting: 3 } },
  /** Wants to know what comes next, and somebody near. */
  structure: {
    likely: 10,
    caps: { change: 0, "problem-solving": 1, independence: 2, multitasking: 1, routine: 2, responsibility: 1 },
  },
  /** Moves rather than sits. */
  restless: { likely: 7, caps: { sitting: 1, attention: 2, routine: 2, "fine-hand": 3, computer: 2 } },
  /** Airways and skin: dust, scents, cold. */
  air: { likely: 6, caps: { allergens: 1, cold: 2, heat: 1, walking: 3, climbing: 2 } },
  /** Hears little in noise. */
  hearing: { likely: 4, caps: { noise: 2, phone: 0, crowding: 2, "sv.listening": 3, multitasking: 2 } },
  /** Sees little in poor light, or is troubled by strong. */
  sight: { likely: 3, caps: { light: 1, "fine-hand": 2, computer: 2, heights: 0, climbing: 1, "sv.reading": 2 } },
  /** Long away from work and from people. */
  apart: { likely: 8, caps: { strangers: 1, teamwork: 1, phone: 0, crowding: 1, responsibility: 1, independence: 3 } },
  /** Dizzy high up, careful on ladders. */
  ground: { likely: 5, caps: { heights: 0, climbing: 1 } },
  /** Reading and writing are an effort, whatever the language. */
  letters: { likely: 6, caps: { "sv.reading": 2, "sv.writing": 1, computer: 1 } },
  /** Signs. */
  signing: { likely: 0.6, caps: { "sv.listening": 0, "sv.speaking": 0, phone: 0, "sv.reading": 3, "sv.writing": 2 } },
} as const satisfies Record<string, { likely: number; caps: Record<string, number> }>;
export type Way = keyof typeof ways;

/** How likely each answer of a scale's form is, lowest first, for somebody without a limit there. */
const usual: Record<string, number[]> = {
  attention: [0, 15, 40, 45],
  multitasking: [8, 22, 40, 30],
  routine: [3, 17, 45, 35],
  change: [3, 17, 40, 40],
  stress: [2, 12, 30, 36, 20],
  learning: [12, 50, 38],
  "problem-solving": [6, 28, 41, 25],
  counting: [3, 22, 50, 25],
  independence: [4, 22, 44, 30],
  responsibility: [5, 20, 45, 30],
  sitting: [0, 4, 16, 35, 45],
  strangers: [1, 8, 22, 35, 34],
  teamwork: [0, 10, 40, 50],
  phone: [8, 25, 40, 27],
  computer: [10, 35, 35, 20],
  heights: [10, 15, 30, 45],
  climbing: [0, 6, 28, 66],
  lifting: [0, 2, 12, 34, 52],
  noise: [0, 4, 16, 40, 40],
  cold: [1, 4, 15, 35, 45],
  "site-travel": [2, 10, 30, 58],
};
const easy = [0, 3, 12, 35, 50];

const languages: readonly (readonly [language: string, weight: number])[] = [
  ["sv", 42],
  ["ar", 16],
  ["so", 10],
  ["prs", 7],
  ["ti", 6],
  ["uk", 6],
  ["bs", 3],
  ["th", 3],
  ["ku", 3],
  ["pl", 2],
  ["fa", 2],
];

/** Formats of the vocabulary for instructions in a first language. */
const spokenIn: Record<string, string> = {
  ar: "spoken.arabic",
  so: "spoken.somali",
  prs: "spoken.dari",
  fa: "spoken.persian",
  ti: "spoken.tigrinya",
  uk: "spoken.ukrainian",
  pl: "spoken.polish",
  bs: "spoken.bosnian",
  ku: "spoken.kurdish",
  th: "spoken.thai",
};

/** Localities with how many of a hundred live there, about as in the population statistics. */
export const homes = {
  Karlskrona: [
    ["Karlskrona", 54],
    ["Lyckeby", 11],
    ["Rödeby", 7],
    ["Nättraby", 6],
    ["Jämjö", 6],
    ["Hasslö", 3],
    ["Sturkö", 2],
    ["Holmsjö", 3],
    ["Fridlevstad", 2],
    ["Kättilsmåla", 1],
    ["Ramdala", 1],
    ["Torhamn", 1],
    ["Fågelmara", 1],
    ["Tving", 2],
  ],
  Karlshamn: [
    ["Karlshamn", 55],
    ["Asarum", 22],
    ["Mörrum", 11],
    ["Svängsta", 8],
    ["Hällaryd", 2],
    ["Åryd", 2],
  ],
} as const;

/** Who has worked before, and at more than one thing, comes sooner to matching. */
const stagesAfter: Record<0 | 1 | 2, readonly (readonly [Stage, number])[]> = {
  0: [
    ["mapping", 36],
    ["strengthening", 44],
    ["matching", 15],
    ["placed", 4],
    ["followUp", 1],
  ],
  1: [
    ["mapping", 22],
    ["strengthening", 34],
    ["matching", 32],
    ["placed", 8],
    ["followUp", 4],
  ],
  2: [
    ["mapping", 16],
    ["strengthening", 27],
    ["matching", 43],
    ["placed", 10],
    ["followUp", 4],
  ],
};

const ages: readonly (readonly [from: number, to: number, weight: number])[] = [
  [18, 24, 17],
  [25, 34, 24],
  [35, 44, 24],
  [45, 54, 20],
  [55, 64, 15],
];

export function sketchOf(
  chance: Chance,
  given: { gender: LegalGender; minor: boolean; protectedIdentity: boolean; municipality: keyof typeof homes },
): Sketch {
  const { gender, minor, protectedIdentity } = given;
  const thai = (language: string) => (language === "th" && gender === "man" ? 0.2 : 1);
  const language = chance.weighted(languages.map(([name, weight]) => [name, weight * thai(name)] as const));
  const [from, to] = chance.weighted(ages.map(([low, high, weight]) => [[low, high] as const, weight] as const));
  const age = minor ? chance.int(16, 17) : chance.int(from, to);
  const recent = language === "uk" ? 3 : 14;
  const yearsHere =
    language === "sv"
      ? age
      : Math.min(age, 1 + Math.floor(chance.next() ** 1.3 * recent) + (language === "bs" ? 15 : 0));
  const short = ["so", "prs", "ti"].includes(language);
  const sunLevel = minor
    ? chance.int(1, 2)
    : chance.weighted<number>(
        language === "sv"
          ? [
              [1, 8],
              [2, 48],
              [3, 38],
              [4, 3],
              [5, 3],
            ]
          : short
            ? [
                [0, 16],
                [1, 38],
                [2, 27],
                [3, 15],
                [5, 4],
              ]
            : [
                [0, 3],
                [1, 18],
                [2, 25],
                [3, 30],
                [4, 9],
                [5, 14],
                [6, 1],
              ],
      );
  const names = namesOf[language] ?? namesOf["sv"];
  if (!names) throw new Error(`no names for ${language}`);
  const experience = minor ? [chance.pick(["none", "shop", "kitchen"] as const)] : experienceOf(chance, gender, age);
  const outdoors = experience.includes("forest") || experience.includes("farm");
  const rural = outdoors ? ["Holmsjö", "Tving", "Fridlevstad", "Rödeby"] : [];
  const locality = chance.weighted<string>(
    homes[given.municipality].map(([name, weight]) => [name, rural.includes(name) ? weight * 4 : weight] as const),
  );
  return {
    gender,
    age,
    language,
    yearsHere,
    sunLevel,
    givenName: chance.pick(names[gender]),
    familyName: chance.pick(names.family),
    protectedIdentity,
    experience,
    ways: waysOf(chance, age, outdoors),
    stage: minor
      ? chance.pick(["mapping", "strengthening", "matching"] as const)
      : chance.weighted(stagesAfter[experience.includes("none") ? 0 : experience.length > 1 ? 2 : 1]),
    locality,
  };
}

function experienceOf(chance: Chance, gender: LegalGender, age: number): ExperienceName[] {
  const names = Object.keys(experiences) as ExperienceName[];
  const weightOf = (name: ExperienceName): number => {
    const { women, men }: Experience = experiences[name];
    return (gender === "woman" ? women : men) * (name === "none" ? (age < 25 ? 3 : 1) : 1);
  };
  const first = chance.weighted(names.map((name) => [name, weightOf(name)] as const));
  if (first === "none" || !chance.is(age < 25 ? 0.15 : 0.45)) return [first];
  const second = chance.weighted(
    names.filter((name) => name !== first && name !== "none").map((name) => [name, weightOf(name)] as const),
  );
  return [first, second];
}

function waysOf(chance: Chance, age: number, outdoors: boolean): Way[] {
  const body: readonly Way[] = ["back", "legs", "hands", "short"];
  // Bodies wear with age, and those who work outdoors and can no longer have mostly left it for something else.
  const factor = (way: Way) => (body.includes(way) ? (age > 50 ? 2 : 1) * (outdoors ? 0.5 : 1) : 1);
  const weighted = (Object.keys(ways) as Way[]).map((way) => [way, ways[way].likely * factor(way)] as const);
  const first = chance.weighted(weighted);
  if (first === "steady" || first === "signing" || !chance.is(0.35)) return [first];
  const second = chance.weighted(weighted);
  return second === "steady" || second === "signing" || second === first ? [first] : [first, second];
}

/** Swedish by CEFR level 0-6, in the order listening, speaking, reading, writing. */
function swedishOf(chance: Chance, { language, yearsHere, sunLevel }: Sketch): [number, number, number, number] {
  if (language === "sv") {
    const letters = sunLevel <= 1 ? chance.int(3, 4) : chance.int(4, 5);
    return [6, chance.int(5, 6), letters, Math.max(2, letters - chance.int(0, 1))];
  }
  const time = yearsHere <= 1 ? 0.4 : yearsHere <= 3 ? 1.2 : yearsHere <= 6 ? 2 : yearsHere <= 12 ? 2.9 : 3.8;
  const school = sunLevel >= 4 ? 1 : sunLevel >= 3 ? 0.5 : sunLevel === 0 ? -0.6 : 0;
  const listening = Math.max(0, Math.min(5, Math.round(time + school + chance.next() * 1.6 - 0.8)));
  const speaking = Math.max(0, listening - (chance.is(0.35) ? 1 : 0));
  const reading =
    sunLevel === 0
      ? Math.min(listening, chance.int(0, 1))
      : Math.max(0, Math.min(5, listening + (sunLevel >= 3 ? chance.int(0, 1) : -chance.int(0, 1))));
  return [listening, speaking, reading, Math.max(0, reading - chance.int(0, 1))];
}

function capacitiesOf(chance: Chance, sketch: Sketch): Record<string, number> {
  const levels: Record<string, number> = {};
  const [listening, speaking, reading, writing] = swedishOf(chance, sketch);
  const swedish: Record<string, number> = {
    "sv.listening": listening,
    "sv.speaking": speaking,
    "sv.reading": reading,
    "sv.writing": writing,
  };
  for (const { id, capacitySteps } of dimensions) {
    const limits = sketch.ways.map((way) => (ways[way].caps as Record<string, number>)[id] ?? 9);
    if (sketch.age > 55) limits.push({ lifting: 3, standing: 3, climbing: 2 }[id] ?? 9);
    if (id === "phone") limits.push(speaking <= 1 ? 0 : speaking <= 3 ? 2 : 9);
    if (id === "computer") limits.push(sketch.sunLevel <= 1 ? 1 : 9);
    if (id === "counting") limits.push(sketch.sunLevel === 0 ? 1 : sketch.sunLevel === 1 ? 2 : 9);
    const limit = Math.min(...limits);
    const weights = usual[id] ?? easy.slice(easy.length - capacitySteps.length);
    const drawn = chance.weighted(capacitySteps.map((level, index) => [level, weights[index] ?? 0] as const));
    const learnt = sketch.experience.map((name) => (experiences[name] as Experience).brings?.[id] ?? 0);
    const free = swedish[id] ?? Math.max(drawn, ...learnt);
    // A limit is rarely as sharp as it sounds: now and then a step more, or less, works.
    const softened =
      limit === 9 || id in swedish
        ? limit
        : limit +
          chance.weighted([
            [0, 72],
            [1, 16],
            [-1, 12],
          ] as const);
    const below = capacitySteps.filter((step) => step <= Math.min(free, softened));
    levels[id] = below.at(-1) ?? capacitySteps[0] ?? 0;
  }
  return levels;
}

const week = (from: number, to: number, days: readonly number[] = [0, 1, 2, 3, 4]): Window[] =>
  days.map((day) => ({ day, from, to }));
const allDays = [0, 1, 2, 3, 4, 5, 6];

function availabilityOf(chance: Chance, sketch: Sketch, swedish: number): Window[] {
  // Swedish for immigrants is read in the mornings.
  if (sketch.language !== "sv" && swedish <= 2 && chance.is(0.3)) return week(12, chance.pick([17, 18, 21]));
  const parent = sketch.age >= 24 && sketch.age <= 46 && chance.is(0.45);
  if (parent) return week(8, chance.pick([14, 15, 15, 16]));
  return chance.weighted<Window[]>([
    [week(7, 16), 26],
    [week(6, 16), 10],
    [week(8, 16), 12],
    [week(8, 17), 8],
    [week(9, 15), 5],
    [week(6, 12), 4],
    [week(4, 14), 10],
    [week(5, 23, allDays), 15],
    [week(6, 20, [0, 1, 2, 3, 4, 5]), 8],
    [week(12, 21), 6],
    [week(15, 23, [0, 1, 2, 3, 4, 5]), 5],
    [week(8, 16, [1, 2, 3]), 3],
  ]);
}

function hoursOf(chance: Chance, { ways: own, age }: Sketch) {
  const short = own.includes("short");
  const wanted = chance.weighted<number>(
    short
      ? [
          [6, 10],
          [8, 20],
          [10, 30],
          [15, 25],
          [20, 15],
        ]
      : [
          [8, 4],
          [10, 11],
          [12, 8],
          [15, 14],
          [20, 27],
          [25, 13],
          [30, 11],
          [40, age < 60 ? 12 : 4],
        ],
  );
  const min = Math.max(4, wanted - chance.pick([4, 5, 5, 10]));
  const max = Math.min(40, wanted + chance.pick([0, 5, 5, 10]));
  const maxPerDay = short || wanted <= 10 ? 4 : wanted <= 20 ? chance.pick([4, 5, 6, 8]) : 8;
  return { min, max, wanted, maxPerDay };
}

function formatsOf(chance: Chance, sketch: Sketch, listening: number, reading: number): string[] {
  const own = spokenIn[sketch.language];
  if (sketch.ways.includes("signing"))
    return reading >= 2 && chance.is(0.5) ? ["sign-language", "written"] : ["sign-language"];
  if (sketch.ways.includes("hearing"))
    return chance.pick([["written", "shown"], ["written", "pictures", "shown"], ["written"]]);
  if (listening <= 1 && own)
    return chance.weighted([
      [["pictures", "shown", own], 36],
      [["shown", "film", "pictures", "interpreter"], 16],
      [[own, "interpreter"], 20],
      [["pictures", "film"], 14],
      [["pictures"], 9],
      [["film", own], 5],
    ]);
  if (listening <= 3 && own)
    return chance.weighted([
      [["spoken", "shown", "easy-swedish"], 34],
      [["shown", "pictures"], 18],
      [["easy-swedish", "pictures", own], 14],
      [["spoken", "shown", own], 20],
      [["easy-swedish"], 4],
      [[], 10],
    ]);
  if (sketch.ways.includes("structure") || sketch.ways.includes("calm"))
    return chance.weighted([
      [["checklist", "written", "shown"], 34],
      [["checklist"], 10],
      [["pictures", "checklist"], 14],
      [["spoken", "shown"], 22],
      [[], 20],
    ]);
  if (reading <= 2)
    return chance.weighted([
      [["spoken", "shown", "audio"], 50],
      [["shown", "pictures", "film"], 35],
      [["audio"], 5],
      [[], 10],
    ]);
  return chance.weighted<string[]>([
    [[], 55],
    [["spoken", "shown"], 25],
    [["spoken", "written"], 15],
    [["written"], 5],
  ]);
}

const seeking: readonly (readonly [PlacementKind[], number])[] = [
  [["internship", "workTraining"], 36],
  [["internship", "workTraining", "subsidisedEmployment"], 20],
  [["internship", "workTraining", "subsidisedEmployment", "employment"], 20],
  [["workTraining"], 10],
  [["internship"], 6],
  [["subsidisedEmployment", "employment"], 7],
];

/** What somebody would rather not be near. Spread evenly on purpose: the demo draws no line from a language to a wish. */
const avoided: readonly (readonly [tag: string, probability: number])[] = [
  ["alcohol", 0.08],
  ["pork", 0.08],
  ["gambling", 0.03],
  ["animals", 0.05],
  ["night-work", 0.07],
  ["weekend-work", 0.08],
  ["alone-work", 0.07],
  ["customer-phone", 0.06],
  ["strong-smells", 0.05],
  ["personal-care", 0.06],
  ["music", 0.02],
  ["children", 0.02],
  ["blood", 0.04],
  ["changing-room", 0.02],
];

/** Skills that the mapping asks everybody about. */
const asked = [
  "licence.b",
  "truck.a",
  "truck.b",
  "food-hygiene",
  "cleaning",
  "care-work",
  "cash-desk",
  "basic-computing",
  "brush-saw.rt",
  "welding",
  "sewing",
  "ride-on-mower",
];

function skillsOf(chance: Chance, sketch: Sketch, today: string): Statement[] {
  const held = new Map<string, string | undefined>();
  const lasts = (from: number, to: number) => daysAfter(today, chance.int(from, to));
  for (const name of sketch.experience) {
    const { skills }: Experience = experiences[name];
    for (const [skill, probability] of skills) if (chance.is(probability)) held.set(skill, undefined);
  }
  const adult = sketch.age >= 18;
  const drives =
    sketch.language === "sv" ? (sketch.gender === "man" ? 0.62 : 0.55) : sketch.yearsHere < 5 ? 0.12 : 0.38;
  if (adult && (chance.is(sketch.age < 22 ? drives / 2 : drives) || held.has("licence.c")))
    held.set("licence.b", undefined);
  if (held.has("licence.b") && chance.is(0.12)) held.set("licence.be", undefined);
  for (const skill of held.keys()) {
    if (skill.startsWith("truck.")) held.set(skill, chance.is(0.55) ? lasts(-300, 1500) : undefined);
    if (skill === "licence.c" || skill === "ykb.goods" || skill === "taxi-licence") held.set(skill, lasts(-500, 1600));
    if (["first-aid", "cpr", "hot-work", "work-platform", "fall-protection", "id06", "overhead-crane"].includes(skill))
      held.set(skill, lasts(-400, 900));
  }
  const statements = [...held].map(([id, validUntil]): Statement => ({
    what: "skill",
    id,
    value: validUntil === undefined ? { has: true } : { has: true, validUntil },
  }));
  const implied = (skill: string) =>
    lexiconOf(curatedVocabulary)
      .skills.get(skill)
      ?.heldBy.some((id) => held.has(id)) === true;
  const lacking = asked.filter((skill) => !implied(skill));
  return [...statements, ...lacking.map((id): Statement => ({ what: "skill", id, value: { has: false } }))];
}

/** Everything there would be to know about a person. */
export function factsOf(chance: Chance, sketch: Sketch, today: string): Facts {
  const levels = capacitiesOf(chance, sketch);
  const listening = levels["sv.listening"] ?? 0;
  const skills = skillsOf(chance, sketch, today);
  const drives = skills.some(
    (skill) => skill.what === "skill" && skill.id === "licence.b" && "has" in skill.value && skill.value.has,
  );
  const inTown = ["Karlskrona", "Lyckeby", "Karlshamn", "Asarum"].includes(sketch.locality);
  const experience = sketch.experience.map((name): Experience => experiences[name]);
  const interests: Record<string, number> = {};
  for (const { field } of experience) if (field && chance.is(0.75)) interests[field] = chance.int(1, 3);
  for (const field of chance.some(
    [
      "restaurant",
      "nature",
      "sales",
      "transport",
      "culture",
      "healthcare",
      "manufacturing",
      "administration",
      "education",
      "sanitation",
      "maintenance",
      "crafts",
    ],
    chance.int(0, 2),
  ))
    interests[field] ??= chance.int(1, 3);
  const goals = new Set(experience.flatMap((one) => chance.some(one.goals, 1)));
  if (listening <= 3) goals.add(chance.pick(["sv.speaking", "sv.listening", "sv.reading"]));
  if (chance.is(0.5))
    goals.add(
      chance.pick([
        "independence",
        "strangers",
        "routine",
        "teamwork",
        "stress",
        "computer",
        "standing",
        "responsibility",
      ]),
    );
  const home = localityNamed(sketch.locality);
  if (!home) throw new Error(`no such locality: ${sketch.locality}`);
  return [
    { what: "seeking", value: { kinds: chance.weighted(seeking) } },
    {
      what: "availableFrom",
      value: { on: daysAfter(today, sketch.stage === "matching" ? chance.int(-60, 25) : chance.int(-60, 60)) },
    },
    { what: "hours", value: hoursOf(chance, sketch) },
    { what: "available", value: { windows: availabilityOf(chance, sketch, listening) } },
    ...(sketch.protectedIdentity
      ? []
      : [{ what: "home", value: { locality: home.name, location: home.location } } as const]),
    {
      what: "maxTravelKm",
      value: {
        km:
          drives && chance.is(0.6)
            ? chance.pick([25, 30, 40, 50])
            : inTown
              ? chance.pick([5, 8, 10, 12, 15, 20])
              : chance.pick([12, 15, 20, 25, 30]),
      },
    },
    { what: "formats", value: { works: formatsOf(chance, sketch, listening, levels["sv.reading"] ?? 0) } },
    { what: "avoid", value: { tags: avoided.filter(([, probability]) => chance.is(probability)).map(([tag]) => tag) } },
    { what: "interests", value: { fields: interests } },
    { what: "goals", value: { ids: [...goals] } },
    ...skills,
    ...dimensions.map(({ id }): Statement => ({ what: "capacity", id, value: { level: levels[id] ?? 0 } })),
  ];
}
