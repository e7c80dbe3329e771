import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../api/problem.ts";
import { Draft, type LocalCopy, type Versioned, waitingDrafts } from "./draft.ts";

interface Note {
  readonly title: string;
}

/** A server with one note: saves over the right version, answers 412 for an old one, and can lose its network. */
function noteServer(title: string) {
  let note: Note = { title };
  let version = 1;
  let trouble: Problem | undefined;
  let saves = 0;
  const current = (): Versioned<Note> => ({ value: note, etag: `"${version}"` });
  return {
    current,
    saves: () => saves,
    breaks: (problem: Problem) => (trouble = problem),
    heals: () => (trouble = undefined),
    somebodyElse: (other: string) => {
      note = { title: other };
      version += 1;
    },
    save: async (value: Note, etag: string): Promise<string> => {
      saves += 1;
      await Promise.resolve();
      if (trouble) throw trouble;
      if (etag !== `"${version}"`) throw new Problem(412, { code: "stale" });
      note = value;
      version += 1;
      return `"${version}"`;
    },
    reload: async (): Promise<Versioned<Note>> => Promise.resolve(current()),
  };
}

function memoryCopy(): LocalCopy<Note> & { now: () => Versioned<Note> | undefined } {
  let kept: Versioned<Note> | undefined;
  return {
    now: () => kept,
    read: () => kept,
    write: (copy) => (kept = copy),
    clear: () => (kept = undefined),
  };
}

const at = "2026-03-02T09:42:00.000Z";
const noNetwork = new Problem(0, {});

function open(server: ReturnType<typeof noteServer>, copy: LocalCopy<Note>): Draft<Note> {
  return new Draft<Note>({
    start: server.current(),
    save: server.save,
    reload: server.reload,
    copy,
    now: () => at,
    delayMs: 700,
    retryMs: [3_000],
  });
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("a change is saved once, after a moment of quiet, and the local copy goes", async () => {
  const server = noteServer("Plocka");
  const copy = memoryCopy();
  const draft = open(server, copy);
  for (const title of ["Plocka o", "Plocka ord", "Plocka order"]) draft.change({ title });
  expect(copy.now()?.value).toEqual({ title: "Plocka order" });
  await vi.advanceTimersByTimeAsync(699);
  expect(server.saves()).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(server.saves()).toBe(1);
  expect(server.current().value).toEqual({ title: "Plocka order" });
  expect(draft.state()).toEqual({ kind: "saved", value: { title: "Plocka order" }, savedAt: at });
  expect(copy.now()).toBeUndefined();
});

test("what is written while a save is on its way is saved after it", async () => {
  const server = noteServer("a");
  const draft = open(server, memoryCopy());
  draft.change({ title: "b" });
  const first = draft.flush();
  draft.change({ title: "c" });
  await first;
  await vi.runAllTimersAsync();
  expect(server.current().value).toEqual({ title: "c" });
  expect(draft.state().kind).toBe("saved");
});

test("without a network the change waits here, is counted, and goes when the network is back", async () => {
  const server = noteServer("a");
  const copy = memoryCopy();
  const draft = open(server, copy);
  server.breaks(noNetwork);
  draft.change({ title: "b" });
  await vi.advanceTimersByTimeAsync(700);
  expect(draft.state()).toMatchObject({ kind: "offline", value: { title: "b" } });
  expect(copy.now()?.value).toEqual({ title: "b" });
  expect(waitingDrafts.count()).toBe(1);
  server.heals();
  await waitingDrafts.sendAll();
  expect(server.current().value).toEqual({ title: "b" });
  expect(waitingDrafts.count()).toBe(0);
});

test("without a network it also tries again by itself", async () => {
  const server = noteServer("a");
  const draft = open(server, memoryCopy());
  server.breaks(noNetwork);
  draft.change({ title: "b" });
  await vi.advanceTimersByTimeAsync(700);
  server.heals();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(draft.state().kind).toBe("saved");
});

test("somebody else's save gives both versions, and nothing is saved until one has chosen", async () => {
  const server = noteServer("a");
  const draft = open(server, memoryCopy());
  server.somebodyElse("theirs");
  draft.change({ title: "mine" });
  await vi.advanceTimersByTimeAsync(700);
  expect(draft.state()).toMatchObject({
    kind: "conflict",
    value: { title: "mine" },
    theirs: { value: { title: "theirs" } },
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.current().value).toEqual({ title: "theirs" });
  await draft.choose({ title: "both" });
  expect(server.current().value).toEqual({ title: "both" });
  expect(draft.state().kind).toBe("saved");
});

test("a refused value stays, says why, and the next change is tried", async () => {
  const server = noteServer("a");
  const draft = open(server, memoryCopy());
  server.breaks(
    new Problem(400, { code: "invalid", errors: [{ path: "title", code: "empty", message: "Skriv ett namn." }] }),
  );
  draft.change({ title: "" });
  await vi.advanceTimersByTimeAsync(700);
  const state = draft.state();
  expect(state.kind === "refused" && state.problem.messageAt("title")).toBe("Skriv ett namn.");
  server.heals();
  draft.change({ title: "Packa" });
  await vi.advanceTimersByTimeAsync(700);
  expect(server.current().value).toEqual({ title: "Packa" });
});

test("a session that ends keeps the copy, and the next opening sends it", async () => {
  const server = noteServer("a");
  const copy = memoryCopy();
  const before = open(server, copy);
  server.breaks(new Problem(401, { code: "unauthenticated" }));
  before.change({ title: "b" });
  await vi.advanceTimersByTimeAsync(700);
  expect(before.state().kind).toBe("away");
  server.heals();
  const after = open(server, copy);
  expect(after.state().value).toEqual({ title: "b" });
  await vi.runAllTimersAsync();
  expect(server.current().value).toEqual({ title: "b" });
  expect(copy.now()).toBeUndefined();
  await before.close();
});

test("a copy that is older than what is saved opens as two versions", () => {
  const server = noteServer("a");
  const copy = memoryCopy();
  copy.write({ value: { title: "mine" }, etag: '"1"' });
  server.somebodyElse("theirs");
  const draft = open(server, copy);
  expect(draft.state()).toMatchObject({
    kind: "conflict",
    value: { title: "mine" },
    theirs: { value: { title: "theirs" } },
  });
});
