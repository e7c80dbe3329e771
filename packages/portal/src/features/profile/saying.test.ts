import { answersOf } from "@passa/domain/observation/answers";
import type { Observation, Source, Statement } from "@passa/domain/observation/observation";
import { expect, test } from "vitest";
import type { ProfileView } from "../../app/person.ts";
import { answersWith, type Said, sending, unknownAbout, undoOf, withSaid } from "./saying.ts";

const noise = (level: number): Statement => ({ what: "capacity", id: "noise", value: { level } });
const observation = (statement: Statement, source: Source, at = "2026-02-12T09:00:00Z"): Observation => ({
  id: `obs_${source}`,
  participantId: "par_1",
  statement,
  source,
  by: "usr_1",
  byName: "Eva Modig",
  at,
});
const said = (statement: Statement, source: Source, intent: string): Said => ({
  statement,
  source,
  intent,
  at: "2026-01-01T00:00:00Z",
});
const profile = (...observations: Observation[]): ProfileView => ({
  participantId: "par_1",
  version: 1,
  answers: answersOf(observations, {}).map(({ topic, bySource, counts }) => ({
    topic,
    counts,
    chosen: false,
    observations: Object.values(bySource),
  })),
  questions: [],
});
const by = { id: "usr_2", name: "Jonas Ek" } as const;

test("what is said here shows before it is sent, also by a clock that is behind", () => {
  const shown = answersWith(profile(observation(noise(3), "self")), [said(noise(1), "self", "a")], by);
  expect(shown.get("capacity:noise")?.bySource.self?.statement).toEqual(noise(1));
});

test("another source's word is kept beside the person's, which counts", () => {
  const shown = answersWith(profile(observation(noise(3), "self")), [said(noise(1), "staff", "a")], by);
  expect(shown.get("capacity:noise")).toMatchObject({ counts: "self" });
  expect(shown.get("capacity:noise")?.bySource.staff?.statement).toEqual(noise(1));
});

test("a change of mind before it is sent is one word, the last", () => {
  const first = withSaid({}, said(noise(1), "self", "a"));
  const second = withSaid(first, said(noise(2), "self", "b"));
  expect(Object.values(second).map(({ intent }) => intent)).toEqual(["b"]);
  expect(Object.values(withSaid(second, said(noise(0), "staff", "c"))).map(({ intent }) => intent)).toEqual(["b", "c"]);
});

test("taking back says the source's earlier word again", () => {
  const [before] = answersOf([observation(noise(3), "self")], {});
  expect(undoOf(before, { statement: noise(1), source: "self" })).toEqual({ statement: noise(3), source: "self" });
});

test("taking back a first answer leaves it not known, and whoever counted before counts", () => {
  const unknown: Statement = { what: "capacity", id: "noise", value: { unknown: true } };
  expect(undoOf(undefined, { statement: noise(1), source: "self" })).toEqual({ statement: unknown, source: "self" });
  const [staffs] = answersOf([observation(noise(2), "staff")], {});
  const undo = undoOf(staffs, { statement: noise(1), source: "self" });
  expect(undo).toEqual({ statement: unknown, source: "self", choose: "staff" });
  const after = answersOf([observation(noise(2), "staff"), observation(undo.statement, "self")], {
    "capacity:noise": "staff",
  });
  expect(after[0]?.bySource[after[0].counts]?.statement).toEqual(noise(2));
});

test.each(["hours", "capacity:sv.reading", "skill:truck.a"])("not known about %s is about that topic", (topic) => {
  const [answer] = answersOf([observation(unknownAbout(topic), "self")], {});
  expect(answer?.topic).toBe(topic);
});

test("what is refused stays and the rest is sent; without a network nothing after it is tried", async () => {
  const sent: string[] = [];
  const refused = new Error("refused");
  let online = true;
  const { save, unsent } = sending(
    "par_1",
    async (_id, { intent }) => {
      if (!online) throw new Error("offline");
      if (intent === "b") throw refused;
      sent.push(intent);
    },
    (error) => error === refused,
  );
  const three = [said(noise(1), "self", "a"), said(noise(2), "staff", "b"), said(noise(3), "tested", "c")].reduce(
    withSaid,
    {},
  );
  online = false;
  await expect(save(three)).rejects.toThrow("offline");
  expect(sent).toEqual([]);
  online = true;
  await expect(save(three)).rejects.toThrow("refused");
  expect(sent).toEqual(["a", "c"]);
  expect(unsent(three).map(({ intent }) => intent)).toEqual(["b"]);
  await expect(save(three)).rejects.toThrow("refused");
  expect(sent).toEqual(["a", "c"]);
});
