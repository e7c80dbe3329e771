import type { Statement } from "@passa/domain/observation/observation";
import { daysAfter } from "./chance.ts";
import type { Facts, Sketch } from "./people.ts";

/** A person whom the guides and pictures of Passa follow, drawn by hand over what chance has made. */
export type Portrait = {
  number: string;
  sketch: Pick<
    Sketch,
    "gender" | "age" | "language" | "yearsHere" | "sunLevel" | "givenName" | "familyName" | "experience" | "locality"
  >;
  waitingMonths: number;
  /** Answers that are as given, and known. The rest is known too, save what stands in `unknown`. */
  facts: (today: string) => Facts;
  unknown: string[];
};

const levels = (given: Record<string, number>): Statement[] =>
  Object.entries(given).map(([id, level]) => ({ what: "capacity", id, value: { level } }));

const weekdays = (from: number, to: number) => [0, 1, 2, 3, 4].map((day) => ({ day, from, to }));

/** Sound in body and mind, so that only what a portrait says stands in the way. */
const sturdy = levels({
  attention: 3,
  multitasking: 2,
  routine: 4,
  change: 2,
  stress: 3,
  learning: 2,
  "problem-solving": 2,
  counting: 2,
  independence: 3,
  responsibility: 2,
  standing: 4,
  walking: 4,
  sitting: 3,
  bending: 3,
  lifting: 3,
  pushing: 3,
  reaching: 3,
  "fine-hand": 3,
  climbing: 2,
  "site-travel": 2,
  strangers: 3,
  teamwork: 3,
  phone: 1,
  computer: 1,
  noise: 3,
  light: 3,
  cold: 3,
  heat: 2,
  heights: 1,
  allergens: 3,
  crowding: 2,
});

export const portraits: Portrait[] = [
  {
    number: "D-1018",
    sketch: {
      gender: "woman",
      age: 38,
      language: "so",
      yearsHere: 5,
      sunLevel: 1,
      givenName: "Hodan",
      familyName: "Abdi",
      experience: ["warehouse", "kitchen"],
      locality: "Karlskrona",
    },
    waitingMonths: 14,
    facts: (today) => [
      { what: "seeking", value: { kinds: ["internship", "workTraining"] } },
      { what: "availableFrom", value: { on: daysAfter(today, -14) } },
      { what: "hours", value: { min: 15, max: 25, wanted: 20, maxPerDay: 6 } },
      { what: "available", value: { windows: weekdays(8, 14) } },
      { what: "maxTravelKm", value: { km: 15 } },
      { what: "formats", value: { works: ["pictures", "shown"] } },
      { what: "avoid", value: { tags: ["customer-phone", "alone-work"] } },
      { what: "interests", value: { fields: { transport: 3, restaurant: 2 } } },
      {
        what: "goals",
        value: { ids: ["warehouse", "packing", "sv.reading"], words: "Lager, sedan eget kök. Vill jobba med andra." },
      },
      { what: "skill", id: "truck.a", value: { has: true, validUntil: daysAfter(today, 75) } },
      { what: "skill", id: "packing", value: { has: true, note: "två års vana" } },
      { what: "skill", id: "food-hygiene", value: { has: true } },
      ...sturdy,
      ...levels({ attention: 2, "sv.listening": 2, "sv.speaking": 2, "sv.reading": 1, "sv.writing": 1 }),
    ],
    unknown: ["capacity:noise", "skill:licence.b"],
  },
  {
    number: "D-1042",
    sketch: {
      gender: "man",
      age: 31,
      language: "ar",
      yearsHere: 7,
      sunLevel: 2,
      givenName: "Ahmed",
      familyName: "Khalil",
      experience: ["warehouse"],
      locality: "Karlskrona",
    },
    waitingMonths: 7,
    facts: (today) => [
      { what: "seeking", value: { kinds: ["internship", "workTraining", "subsidisedEmployment"] } },
      { what: "availableFrom", value: { on: daysAfter(today, -30) } },
      { what: "hours", value: { min: 15, max: 30, wanted: 20, maxPerDay: 8 } },
      { what: "available", value: { windows: weekdays(7, 16) } },
      { what: "maxTravelKm", value: { km: 20 } },
      { what: "formats", value: { works: ["spoken", "shown"] } },
      { what: "avoid", value: { tags: [] } },
      { what: "interests", value: { fields: { transport: 3, maintenance: 1 } } },
      { what: "goals", value: { ids: ["warehouse", "truck.a"] } },
      { what: "skill", id: "truck.a", value: { has: true, validUntil: daysAfter(today, 800) } },
      { what: "skill", id: "packing", value: { has: true } },
      ...sturdy,
      ...levels({ "sv.listening": 3, "sv.speaking": 3, "sv.reading": 3, "sv.writing": 2 }),
    ],
    unknown: [],
  },
];
