import { type Answer, answersOf, topicOf } from "@passa/domain/observation/answers";
import type { Observation, Source, Statement } from "@passa/domain/observation/observation";
import type { ParticipantId, ProfileView } from "../../app/person.ts";

/** Something said and maybe not sent yet. `intent` is its Idempotency-Key, so that a second try is not a second answer. */
export interface Said {
  readonly statement: Statement;
  readonly source: Source;
  readonly intent: string;
  readonly at: string;
}

/** What has been said on this page: the newest of each topic and source. */
export type SaidByTopic = Readonly<Record<string, Said>>;

const keyOf = ({ statement, source }: Pick<Said, "statement" | "source">): string => `${source} ${topicOf(statement)}`;

/** What has been said with one more; an earlier word of the same source on the topic gives way. It goes last, as it was said last. */
export function withSaid(before: SaidByTopic, said: Said): SaidByTopic {
  const key = keyOf(said);
  const rest = Object.entries(before).filter(([one]) => one !== key);
  return Object.fromEntries([...rest, [key, said]]);
}

/** The statement that the topic is not known yet. */
export function unknownOf(statement: Statement): Statement {
  return statement.what === "skill" || statement.what === "capacity"
    ? { what: statement.what, id: statement.id, value: { unknown: true } }
    : { what: statement.what, value: { unknown: true } };
}

/** The statement that "capacity:noise", "skill:truck.a" or "hours" is not known yet. */
export function unknownAbout(topic: string): Statement {
  const at = topic.indexOf(":");
  const id = topic.slice(at + 1);
  if (at > 0) return { what: topic.startsWith("skill:") ? "skill" : "capacity", id, value: { unknown: true } };
  return { what: topic as Exclude<Statement["what"], "skill" | "capacity">, value: { unknown: true } };
}

/** What takes something back: the source's earlier word again, and the choice of source that held before. */
export interface Undo {
  readonly statement: Statement;
  readonly source: Source;
  readonly choose?: Source;
}

/**
 * How to take back a statement, given the answer before it. Nothing is removed: the earlier word is said again. A source
 * that had said nothing says that it does not know; so that this does not count over what others have said, the source
 * that counted is chosen.
 */
export function undoOf(before: Answer | undefined, { statement, source }: Pick<Said, "statement" | "source">): Undo {
  const earlier = before?.bySource[source]?.statement;
  if (earlier) return { statement: earlier, source };
  return {
    statement: unknownOf(statement),
    source,
    ...(before && before.counts !== source ? { choose: before.counts } : {}),
  };
}

/**
 * The answers as they are with what has been said here and not yet sent, by topic. Its observations have an id that no
 * sent one has, which sorts last.
 */
export function answersWith(
  profile: ProfileView,
  unsent: readonly Said[],
  by: { readonly id: Observation["by"]; readonly name: string },
): ReadonlyMap<string, Answer> {
  const sent = profile.answers.flatMap(({ observations }) => observations);
  const choices = Object.fromEntries(
    profile.answers.filter(({ chosen }) => chosen).map(({ topic, counts }) => [topic, counts]),
  );
  const pending = unsent.map((said): Observation => ({
    id: `obs_~${said.intent}`,
    participantId: profile.participantId,
    statement: said.statement,
    source: said.source,
    by: by.id,
    byName: by.name,
    // What is said here is newer than what was read, whatever this device's clock says.
    at: sent.reduce((latest, { at }) => (at > latest ? at : latest), said.at),
  }));
  return new Map(answersOf([...sent, ...pending], choices).map((answer) => [answer.topic, answer]));
}

/** Sends what has not been sent yet, one at a time in the order it was said. What is refused stays; the rest goes on. */
export function sending(
  participantId: ParticipantId,
  send: (participantId: ParticipantId, said: Said) => Promise<void>,
  isRefusal: (error: unknown) => boolean,
): { readonly save: (said: SaidByTopic) => Promise<void>; readonly unsent: (said: SaidByTopic) => Said[] } {
  const sent = new Set<string>();
  const unsent = (said: SaidByTopic): Said[] => Object.values(said).filter(({ intent }) => !sent.has(intent));
  return {
    unsent,
    async save(said) {
      let refusal: unknown;
      for (const one of unsent(said)) {
        try {
          await send(participantId, one);
          sent.add(one.intent);
        } catch (error) {
          if (!isRefusal(error)) throw error;
          refusal ??= error;
        }
      }
      if (refusal !== undefined) throw refusal;
    },
  };
}
