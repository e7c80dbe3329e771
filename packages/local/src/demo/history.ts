/** How what is known of a person came to be known, and the way there. */
import type { Id } from "@passa/domain/id";
import { type Observation, type Source, type Statement, topicOf } from "@passa/domain/observation/observation";
import type { Enrolment, Participant, Stage } from "@passa/domain/participant/participant";
import type { User } from "@passa/domain/user/user";
import { dimensions } from "@passa/domain/vocabulary/dimensions";
import { type Chance, daysAfter, type idsOf } from "./chance.ts";
import type { Facts, Sketch } from "./people.ts";
import type { Portrait } from "./portraits.ts";

const way: readonly Stage[] = ["mapping", "strengthening", "matching", "placed", "followUp"];
const unitOf: Record<Stage, string> = {
  mapping: "Kartläggning",
  strengthening: "Stärkande insatser",
  matching: "Matchning och företag",
  placed: "Matchning och företag",
  followUp: "Uppföljning",
};

/** Every move from entering to the stage that the person stands in; one in four has gone back once on the way. */
export function movesOf(
  stage: Stage,
  { enteredOn, today, by, chance }: { enteredOn: string; today: string; by: Id<"user">; chance: Chance },
): Enrolment["moves"] {
  const forward = way.slice(0, way.indexOf(stage) + 1);
  const setback = forward.length >= 2 && chance.is(0.27);
  const turn = setback ? chance.int(1, forward.length - 1) : 0;
  const path = setback ? [...forward.slice(0, turn + 1), ...forward.slice(turn - 1)] : forward;
  const days = Math.max(path.length, (Date.parse(today) - Date.parse(enteredOn)) / 86_400_000);
  return path.map((to, index) => {
    const from = path[index - 1];
    return {
      on: daysAfter(enteredOn, Math.floor((days * index) / path.length)),
      ...(from === undefined ? {} : { from: { stage: from, unit: unitOf[from] } }),
      to: { stage: to, unit: unitOf[to] },
      by,
    };
  });
}

/** How much is known by stage: the least, and the most. Mapping is where one finds out. */
const known: Record<Stage, readonly [least: number, most: number]> = {
  mapping: [0.2, 0.6],
  strengthening: [0.55, 0.88],
  matching: [0.95, 1.02],
  placed: [0.9, 1],
  followUp: [0.9, 1],
};

type About = {
  sketch: Sketch;
  participant: Participant;
  responsible: User;
  enteredOn: string;
  today: string;
  chance: Chance;
  newId: ReturnType<typeof idsOf>;
  portrait?: Portrait;
};

/** Who has said what, oldest first. What is not known has been asked without an answer, or not been asked at all. */
export function observe(facts: Facts, about: About): Observation[] {
  const { sketch, participant, responsible, enteredOn, today, chance, newId, portrait } = about;
  const drawn = new Map(portrait?.facts(today).map((statement) => [topicOf(statement), statement]));
  const statements = [
    ...facts.map((fact) => drawn.get(topicOf(fact)) ?? fact),
    ...[...drawn.values()].filter((one) => !facts.some((fact) => topicOf(fact) === topicOf(one))),
  ];
  const [least, most] = known[sketch.stage];
  const share = least + chance.next() * (most - least);
  const isKnown = (topic: string): boolean => {
    if (portrait) return !portrait.unknown.includes(topic);
    // Home is in the register, and what one looks for is the first thing one is asked.
    if (topic === "home") return true;
    if (topic === "seeking") return chance.is(Math.max(share, 0.8));
    return chance.is(share);
  };
  const span = Math.max(1, Math.floor((Date.parse(today) - Date.parse(enteredOn)) / 86_400_000));
  const meetings = Array.from({ length: Math.min(6, 1 + Math.floor(span / 30)) }, () =>
    chance.int(0, span - 1),
  ).toSorted((a, b) => a - b);
  const name = `${participant.givenName} ${participant.familyName}`;
  const said: Omit<Observation, "id">[] = [];
  const say = (source: Source, statement: Statement) => {
    const on = daysAfter(enteredOn, chance.pick(meetings));
    const byName = source === "self" ? name : source === "staff" ? responsible.name : testedBy(statement);
    const at = `${on}T${String(chance.int(8, 14)).padStart(2, "0")}:${String(chance.int(0, 59)).padStart(2, "0")}:00.000Z`;
    said.push({ participantId: participant.id, statement, source, by: responsible.id, byName, at });
  };
  for (const statement of statements) {
    if (!isKnown(topicOf(statement))) {
      if (chance.is(0.3)) say(chance.pick(["self", "staff"] as const), unknown(statement));
      continue;
    }
    if (statement.what === "skill" && "validUntil" in statement.value && chance.is(0.6)) say("tested", statement);
    else if (statement.what === "capacity") {
      const how = chance.weighted<Source[]>([
        [["self"], 46],
        [["staff"], 20],
        [["self", "staff"], 24],
        [["tested"], 5],
        [["self", "tested"], 5],
      ]);
      for (const source of how) say(source, source === how[0] ? statement : seenOtherwise(statement, chance));
    } else
      say(
        chance.weighted<Source>([
          ["self", 70],
          ["staff", 30],
        ]),
        statement,
      );
  }
  return said
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
    .map((one) => ({ id: newId("observation"), ...one }));
}

function testedBy(statement: Statement): string {
  if (statement.what === "skill") return "Kort eller intyg visat";
  if (statement.what === "capacity" && statement.id.startsWith("sv.")) return "SFI, nivåtest";
  return "Arbetsprövning";
}

function unknown(statement: Statement): Statement {
  return { ...statement, value: { unknown: true } };
}

/** Somebody else's eye: as often as not a step higher or lower on the same form. */
function seenOtherwise(statement: Statement, chance: Chance): Statement {
  if (statement.what !== "capacity" || "unknown" in statement.value || chance.is(0.55)) return statement;
  const steps = dimensions.find(({ id }) => id === statement.id)?.capacitySteps ?? [];
  const step = steps.indexOf(statement.value.level) + (chance.is(0.7) ? -1 : 1);
  return {
    ...statement,
    value: { level: steps[Math.min(Math.max(step, 0), steps.length - 1)] ?? statement.value.level },
  };
}
