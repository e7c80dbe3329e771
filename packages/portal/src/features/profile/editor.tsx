import type { Answer } from "@passa/domain/observation/answers";
import type { Source, Statement } from "@passa/domain/observation/observation";
import type { RouteResponse } from "@passa/contract/types";
import { createContext, use } from "react";
import type { ParticipantId } from "../../app/person.ts";

export type Vocabulary = RouteResponse<"GET /vocabulary">;

/** What every question of the profile needs: the answers as they are now, and how to give one. */
export interface Editor {
  readonly participantId: ParticipantId;
  /** The person's given name. */
  readonly name: string;
  readonly now: string;
  readonly vocabulary: Vocabulary;
  readonly answers: ReadonlyMap<string, Answer>;
  /** Who the answers that are given now come from. */
  readonly source: Source;
  /** The topic that one has come to from the list of questions. */
  readonly here: string | undefined;
  /** Topics whose last answer was given here a moment ago and can be taken back. */
  readonly undoable: ReadonlySet<string>;
  readonly say: (statement: Statement, source?: Source) => void;
  readonly undo: (topic: string) => void;
  readonly choose: (topic: string, source: Source) => void;
}

export const EditorContext = createContext<Editor | undefined>(undefined);

/** The profile that the question stands in. */
export function useEditor(): Editor {
  const editor = use(EditorContext);
  if (!editor) throw new Error("a question of the profile stands outside the profile");
  return editor;
}

/** The statement that counts for a topic, if it is of that sort and says something. */
export function knownValue<W extends Statement["what"]>(
  answers: ReadonlyMap<string, Answer>,
  what: W,
  id?: string,
): Known<W> | undefined {
  const answer = answers.get(id === undefined ? what : `${what}:${id}`);
  const statement = answer?.bySource[answer.counts]?.statement;
  return statement && saysSomethingOf(statement, what) ? statement.value : undefined;
}

/** The value of a statement of that sort, when it is known. */
type Known<W extends Statement["what"]> = Exclude<(Statement & { what: W })["value"], { unknown: true }>;

const saysSomethingOf = <W extends Statement["what"]>(
  statement: Statement,
  what: W,
): statement is Statement & { what: W; value: Known<W> } => statement.what === what && !("unknown" in statement.value);

/** Whether "not known yet" is the answer that counts: it was asked. */
export function isUnknown(answers: ReadonlyMap<string, Answer>, topic: string): boolean {
  const answer = answers.get(topic);
  const value = answer?.bySource[answer.counts]?.statement.value;
  return value !== undefined && "unknown" in value;
}

/** The element of a topic's question, for links to it. */
export const questionId = (topic: string): string => `ask-${topic}`;
