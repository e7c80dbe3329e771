import type { FieldError } from "../refusal.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import type { WorkplaceDetails } from "../workplace/workplace.ts";
import type { PlacementDraft } from "./placement.ts";

/** Ids and levels of a place that the vocabulary does not have, each at its field: the schema sees only their shape. */
export function placementVocabularyErrors(content: PlacementDraft, vocabulary: Vocabulary): FieldError[] {
  const known = idsOf(vocabulary);
  const { field, formats, adaptations, tags, requires = [], wishes, develops, tasks = [] } = content;
  return [
    ...(field === undefined ? [] : unknown([field], known.fields, () => "field")),
    ...among("formats", formats, known.formats),
    ...among("adaptations", adaptations, known.adaptations),
    ...among("tags", tags, known.tags),
    ...requires.flatMap((clause, n) => among(`requires.${n}`, clause, known.skills)),
    ...among("wishes", wishes, known.skills),
    ...among("develops", develops, new Set([...known.skills, ...known.dimensions.keys()])),
    ...tasks.flatMap((task, n) => [
      ...Object.entries(task.demands).flatMap(([dimension, level]) =>
        demandErrors(`tasks.${n}.demands.${dimension}`, level, known.dimensions.get(dimension)),
      ),
      ...task.requires.flatMap((clause, m) => among(`tasks.${n}.requires.${m}`, clause, known.skills)),
      ...among(`tasks.${n}.adaptations`, task.adaptations, known.adaptations),
    ]),
  ];
}

/** The same for a workplace. */
export function workplaceVocabularyErrors(details: WorkplaceDetails, vocabulary: Vocabulary): FieldError[] {
  const known = idsOf(vocabulary);
  return [
    ...among("adaptations", details.adaptations, known.adaptations),
    ...among("formats", details.formats, known.formats),
    ...among("tags", details.tags, known.tags),
  ];
}

function idsOf(vocabulary: Vocabulary) {
  const ids = (entries: readonly { id: string }[]) => new Set(entries.map(({ id }) => id));
  return {
    dimensions: new Map(vocabulary.dimensions.map(({ id, max }) => [id, max])),
    skills: ids(vocabulary.skills),
    adaptations: ids(vocabulary.adaptations),
    formats: ids(vocabulary.formats),
    fields: ids(vocabulary.fields),
    tags: ids(vocabulary.tags),
  };
}

function demandErrors(path: string, level: number, max: number | undefined): FieldError[] {
  if (max === undefined) return [{ path, code: "unknownId" }];
  return level > max ? [{ path, code: "tooLarge", values: { max } }] : [];
}

const among = (path: string, ids: readonly string[] = [], known: ReadonlySet<string>) =>
  unknown(ids, known, (n) => `${path}.${n}`);

function unknown(ids: readonly string[], known: ReadonlySet<string>, pathOf: (n: number) => string): FieldError[] {
  return ids.flatMap((id, n) =>
    known.has(id) ? [] : [{ path: pathOf(n), code: "unknownId" as const, values: { value: id } }],
  );
}
