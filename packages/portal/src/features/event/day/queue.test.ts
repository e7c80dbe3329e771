import { expect, it } from "vitest";
import { Problem } from "../../../api/problem.ts";
import type { LocalCopy, Versioned } from "../../../app/draft.ts";
import { DayQueue, type SentCommand } from "./queue.ts";

function memory(): LocalCopy<readonly SentCommand[]> & { kept: () => readonly SentCommand[] } {
  let copy: Versioned<readonly SentCommand[]> | undefined;
  return {
    read: () => copy,
    write: (next) => (copy = next),
    clear: () => (copy = undefined),
    kept: () => copy?.value ?? [],
  };
}

const day = { eventId: "evt_A", sequence: 0, clock: { kind: "notStarted" }, attendance: [], tables: [], resources: [] };

/** A server whose network can be lost; it remembers what it has heard, in order. */
function server() {
  const log: SentCommand[] = [];
  const network = { up: true, losesAnswers: false };
  let refusal: Problem | undefined;
  return {
    log,
    network,
    refuse: (problem: Problem) => (refusal = problem),
    send: async (commands: SentCommand[]) => {
      if (!network.up) throw new Problem(0, {});
      if (refusal) throw refusal;
      const results = commands.map(({ id, command }) => {
        if (log.some((one) => one.id === id)) return { id, outcome: "repeated" as const };
        if (command.kind === "checkIn" && command.card === 999) return { id, outcome: "refused" as const };
        log.push(...commands.filter((one) => one.id === id));
        return { id, outcome: "done" as const };
      });
      if (network.losesAnswers) throw new Problem(0, {});
      return { results, day } as never;
    },
  };
}

function queueTo(at: ReturnType<typeof server>, copy = memory()) {
  let ids = 0;
  const queue = new DayQueue({
    copy,
    send: at.send,
    heard: () => undefined,
    now: () => "2027-03-18T08:30:00.000Z",
    newId: () => `command-${++ids}-${Math.trunc(copy.kept().length)}`,
    // Never by itself within a test: a test says when the network is tried again.
    retryMs: [1e6],
  });
  return { queue, copy };
}

it("sends a command at once, and then nothing waits", async () => {
  const at = server();
  const { queue, copy } = queueTo(at);
  queue.give({ kind: "checkIn", card: 17 });
  await queue.flush();
  expect(at.log.map(({ command }) => command)).toEqual([{ kind: "checkIn", card: 17 }]);
  expect(queue.state()).toMatchObject({ kind: "sent", waiting: [] });
  expect(copy.kept()).toEqual([]);
  queue.close();
});

it("keeps what is done without a network, on the device too, and sends it in order when it is back", async () => {
  const at = server();
  const { queue, copy } = queueTo(at);
  at.network.up = false;
  queue.give({ kind: "checkIn", card: 1 });
  queue.give({ kind: "startRound", slot: 0 });
  await queue.flush();
  expect(queue.state().kind).toBe("offline");
  expect(copy.kept()).toHaveLength(2);
  at.network.up = true;
  await queue.flush();
  expect(at.log.map(({ command }) => command.kind)).toEqual(["checkIn", "startRound"]);
  expect(copy.kept()).toEqual([]);
  queue.close();
});

it("does a command once whose answer got lost", async () => {
  const at = server();
  const { queue } = queueTo(at);
  at.network.losesAnswers = true;
  queue.give({ kind: "checkIn", card: 5 });
  await queue.flush();
  expect(queue.state().waiting).toHaveLength(1);
  at.network.losesAnswers = false;
  await queue.flush();
  expect(at.log).toHaveLength(1);
  expect(queue.state()).toMatchObject({ kind: "sent", refused: 0 });
  queue.close();
});

it("goes on after a reload with what the device has kept", async () => {
  const at = server();
  at.network.up = false;
  const copy = memory();
  const before = queueTo(at, copy).queue;
  before.give({ kind: "checkIn", card: 8 });
  await before.flush();
  before.close();
  at.network.up = true;
  const after = queueTo(at, copy).queue;
  expect(after.state().waiting).toHaveLength(1);
  await after.flush();
  expect(at.log.map(({ command }) => command)).toEqual([{ kind: "checkIn", card: 8 }]);
  after.close();
});

it("tells how many commands spoke of cards that are not there", async () => {
  const at = server();
  const { queue } = queueTo(at);
  queue.give({ kind: "checkIn", card: 999 });
  await queue.flush();
  expect(queue.state()).toMatchObject({ kind: "sent", refused: 1, waiting: [] });
  queue.close();
});

it("stops, and keeps what waits, when the server will not hear it", async () => {
  const at = server();
  const { queue, copy } = queueTo(at);
  at.refuse(new Problem(409, { code: "transitionNotAllowed" }));
  queue.give({ kind: "checkIn", card: 2 });
  await queue.flush();
  expect(queue.state().kind).toBe("stopped");
  expect(copy.kept()).toHaveLength(1);
  queue.close();
});
