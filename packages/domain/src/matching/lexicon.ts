/**
 * The vocabulary as matching reads it: looked up by id, with the implications between skills followed to their end.
 */
import type { Adaptation, Vocabulary } from "../vocabulary/vocabulary.ts";

export type SkillEntry = {
  id: string;
  /** The skill and every skill that implies it, however far away: holding any of them is having it. */
  heldBy: string[];
  /** The skill and every skill that it implies: lacking any of them is lacking it. */
  needs: SkillEntry[];
};

export type Lexicon = {
  ruleVersion: string;
  /** Highest level by dimension, in vocabulary order. */
  maxima: Map<string, number>;
  skills: Map<string, SkillEntry>;
  adaptations: Map<string, Adaptation>;
  /** What each adaptation lowers demands to, by dimension. */
  caps: Map<string, readonly [dimension: string, level: number][]>;
  /** By code units. */
  adaptationIds: string[];
  formats: Set<string>;
  fields: Set<string>;
  tags: Set<string>;
};

/** A vocabulary is a value and never changes once made, so each is read once. */
const read = new WeakMap<Vocabulary, Lexicon>();

/** @throws Error when an implication names an unknown skill or runs in a cycle: then the vocabulary is broken, not the input. */
export function lexiconOf(vocabulary: Vocabulary): Lexicon {
  const known = read.get(vocabulary);
  if (known !== undefined) return known;
  const lexicon: Lexicon = {
    ruleVersion: vocabulary.ruleVersion,
    maxima: new Map(vocabulary.dimensions.map(({ id, max }) => [id, max])),
    skills: readSkills(vocabulary),
    adaptations: new Map(vocabulary.adaptations.map((adaptation) => [adaptation.id, adaptation])),
    caps: new Map(vocabulary.adaptations.map(({ id, caps = {} }) => [id, Object.entries(caps)])),
    adaptationIds: vocabulary.adaptations.map(({ id }) => id).toSorted(),
    formats: new Set(vocabulary.formats.map(({ id }) => id)),
    fields: new Set(vocabulary.fields.map(({ id }) => id)),
    tags: new Set(vocabulary.tags.map(({ id }) => id)),
  };
  read.set(vocabulary, lexicon);
  return lexicon;
}

function readSkills(vocabulary: Vocabulary): Map<string, SkillEntry> {
  const implies = new Map(vocabulary.skills.map((skill) => [skill.id, skill.implies]));
  const entries = new Map(vocabulary.skills.map(({ id }): [string, SkillEntry] => [id, { id, heldBy: [], needs: [] }]));
  for (const skill of entries.values()) {
    for (const id of followed(skill.id, implies)) {
      const needed = entries.get(id);
      if (needed === undefined) throw new Error(`Skill ${skill.id} implies ${id}, which does not exist`);
      skill.needs.push(needed);
      needed.heldBy.push(skill.id);
    }
  }
  return entries;
}

/** Everything reached from a skill along implications, itself first. */
function followed(start: string, implies: ReadonlyMap<string, string[]>): Set<string> {
  const reached = new Set<string>();
  const visit = (id: string, trail: string[]): void => {
    if (trail.includes(id)) throw new Error(`Skills imply one another in a circle: ${[...trail, id].join(" → ")}`);
    if (reached.has(id)) return;
    reached.add(id);
    for (const implied of implies.get(id) ?? []) visit(implied, [...trail, id]);
  };
  visit(start, []);
  return reached;
}
