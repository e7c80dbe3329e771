import type { Choices, Observation, Source, Statement } from "./observation.ts";

/** What is answered and by whom, worked out from observations. Apart from their schemas, so that a page can read answers without them. */

/** "seeking", "skill:truck.a", "capacity:lifting": the answer that a statement is one version of. */
export function topicOf(statement: Statement): string {
  return statement.what === "skill" || statement.what === "capacity"
    ? `${statement.what}:${statement.id}`
    : statement.what;
}

const defaultOrder: readonly Source[] = ["self", "tested", "staff"];

/** The newest observation per topic and source, and the one that counts. */
export type Answer = {
  topic: string;
  bySource: Partial<Record<Source, Observation>>;
  counts: Source;
};

/** Groups observations into answers, topics in ascending order. Newest by `at`, ties by id. */
export function answersOf(observations: readonly Observation[], choices: Choices): Answer[] {
  const topics = new Map<string, Partial<Record<Source, Observation>>>();
  for (const observation of observations) {
    const topic = topicOf(observation.statement);
    const bySource = topics.get(topic) ?? {};
    const known = bySource[observation.source];
    if (!known || known.at < observation.at || (known.at === observation.at && known.id < observation.id))
      bySource[observation.source] = observation;
    topics.set(topic, bySource);
  }
  return [...topics]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([topic, bySource]) => {
      const chosen = choices[topic];
      const counts = chosen && bySource[chosen] ? chosen : defaultOrder.find((source) => bySource[source]);
      return { topic, bySource, counts: counts ?? "staff" };
    });
}
