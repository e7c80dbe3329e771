/**
 * MiniSearch 7, as somebody would who knows it: what must match as a word is a word of the index (the kind sought,
 * and avoided tags to leave out), everything else is asked by `filter`, of one stored field, so that a result is not
 * made of thirty. Its own relevance is about words and of no use here: those who remain are scored after the search,
 * and the breakdown is told of the winners only.
 */
import { dayNumber } from "@passa/domain/matching/days";
import { kindSchema, type Location, type MatchingProfile } from "@passa/domain/matching/schema";
import { peerPackage, type Answer, type Peer, type Row } from "./peer.ts";
import {
  componentsOf,
  formatsFit,
  hoursFit,
  inOrder,
  isAdult,
  isInReach,
  meetsClause,
  meetsDemand,
  questionOf,
  recordOf,
  scoreOf,
  startDay,
  tasksSuffice,
  weekFits,
  type Known,
  type PersonRecord,
  type Question,
} from "./record.ts";

type Result = { id: string; person: PersonRecord };
type Query = { queries: (string | Query)[]; combineWith: "AND" | "AND_NOT" | "OR"; fields?: string[] };
type Document = { id: string; seeking: string; avoid: string; person: PersonRecord };
type Index = {
  addAll: (documents: Document[]) => void;
  search: (query: Query, options: { filter: (result: Result) => boolean }) => Result[];
};
type MiniSearch = new (options: {
  fields: string[];
  storeFields: string[];
  tokenize: (text: string) => string[];
  processTerm: (term: string) => string;
}) => Index;

export function minisearch(): Peer {
  const Index = peerPackage<MiniSearch & { default?: MiniSearch }>("minisearch");
  let index: Index | undefined;
  let asOf = 0;
  let origin: Location = { lat: 0, lon: 0 };
  return {
    name: "MiniSearch",
    load(pool) {
      asOf = dayNumber(pool.asOf);
      origin = pool.origin;
      index = new (Index.default ?? Index)({
        fields: ["seeking", "avoid"],
        storeFields: ["person"],
        tokenize: (text) => text.split(" ").filter((word) => word !== ""),
        processTerm: (term) => term,
      });
      index.addAll([...pool.participants].map((profile) => documentOf(profile, origin)));
    },
    rank(placement, top) {
      const question = questionOf(placement, origin);
      const wanted: Query = { queries: [placement.kind], combineWith: "AND", fields: ["seeking"] };
      const avoided: Query = { queries: placement.tags, combineWith: "OR", fields: ["avoid"] };
      const lists: { eligible: PersonRecord[]; askFirst: PersonRecord[] } = { eligible: [], askFirst: [] };
      index?.search(
        { queries: placement.tags.length > 0 ? [wanted, avoided] : [wanted], combineWith: "AND_NOT" },
        {
          filter: ({ person }) => {
            const isSure = isOpenTo(person, question);
            if (isSure === false) return false;
            (isSure === null ? lists.askFirst : lists.eligible).push(person);
            return true;
          },
        },
      );
      return {
        eligible: best(lists.eligible, question, asOf, top),
        askFirst: best(lists.askFirst, question, asOf, top),
      } satisfies Answer;
    },
    close() {
      index = undefined;
    },
  };
}

function documentOf(profile: MatchingProfile, origin: Location): Document {
  return {
    id: profile.id,
    seeking: kindSchema.options.filter((kind) => profile.seeking.includes(kind)).join(" "),
    avoid: profile.avoid.join(" "),
    person: recordOf(profile, origin),
  };
}

/** True for the eligible, null where something is unknown; kind and tags have been seen to. What is cheap comes first. */
function isOpenTo(person: PersonRecord, question: Question): Known {
  const { availableFrom } = person;
  if (availableFrom !== null && availableFrom > question.latestStartOn) return false;
  let state: Known = availableFrom === null ? null : true;
  for (const ask of [hoursFit, isInReach, formatsFit]) {
    const met = ask(person, question);
    if (met === false) return false;
    state = met && state;
  }
  for (const { dimension, level } of question.coreDemands) {
    const met = meetsDemand(person, dimension, level);
    if (met === false) return false;
    state = met && state;
  }
  const fits = weekFits(person, question);
  if (fits === false) return false;
  state = fits && state;
  const on = startDay(person, question);
  if (question.hazardousCore) {
    const met = isAdult(person, on);
    if (met === false) return false;
    state = met && state;
  }
  for (const clause of question.clauses) {
    const met = meetsClause(person, clause, on);
    if (met === false) return false;
    state = met && state;
  }
  const suffice = tasksSuffice(person, question, on);
  return suffice === false ? false : suffice && state;
}

function best(people: PersonRecord[], question: Question, asOf: number, top: number): Row[] {
  return people
    .map((person) => {
      const components = componentsOf(person, question, asOf);
      const { id, waitingSince } = person;
      return { id, waitingSince, score: scoreOf(components), components };
    })
    .toSorted(inOrder)
    .slice(0, top)
    .map(({ id, score, components }) => ({ participantId: id, score, components }));
}
