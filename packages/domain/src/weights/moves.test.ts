import { expect, test } from "vitest";
import { defaultWeights, type Components, type Weights } from "../matching/score.ts";
import { movesBetween } from "./moves.ts";

const middling: Components = {
  comfort: 50,
  interest: 50,
  growth: 50,
  waiting: 50,
  tasks: 50,
  hours: 50,
  travel: 50,
  wishes: 50,
};
const listed = (participantId: string, more: Partial<Components> = {}) => ({
  participantId,
  components: { ...middling, ...more },
});
const weights = (after: Partial<Weights>) => ({ before: defaultWeights, after: { ...defaultWeights, ...after } });

test("those in the list after stand in its order, then those who have left it", () => {
  const [a, b, c, d] = ["a", "b", "c", "d"].map((id) => listed(id)) as [Listed, Listed, Listed, Listed];
  const moves = movesBetween([a, b, c], [c, d, a], weights({}));
  expect(moves).toEqual([
    { participantId: "c", before: 3, after: 1 },
    { participantId: "d", after: 2 },
    { participantId: "a", before: 1, after: 3 },
    { participantId: "b", before: 2 },
  ]);
});
type Listed = ReturnType<typeof listed>;

test("who comes up is explained by what counts more and stands high, or counts less and stands low", () => {
  const waited = listed("waited", { waiting: 100 });
  const keen = listed("keen", { interest: 100 });
  const moves = movesBetween([keen, waited], [waited, keen], weights({ waiting: 25, interest: 5 }));
  expect(moves).toEqual([
    {
      participantId: "waited",
      before: 2,
      after: 1,
      because: { component: "interest", counts: "less", stands: "low" },
    },
    { participantId: "keen", before: 1, after: 2, because: { component: "interest", counts: "less", stands: "high" } },
  ]);
  const [first] = movesBetween([keen, waited], [waited, keen], weights({ waiting: 26, interest: 9 }));
  expect(first?.because).toEqual({ component: "waiting", counts: "more", stands: "high" });
});

test("nobody who stays is explained, nor anybody whom only others have moved", () => {
  const [a, b, c] = [listed("a", { travel: 80 }), listed("b"), listed("c", { travel: 20 })];
  expect(movesBetween([a, b], [a, b], weights({ travel: 20, hours: 0 }))).toEqual([
    { participantId: "a", before: 1, after: 1 },
    { participantId: "b", before: 2, after: 2 },
  ]);
  // b is exactly in the middle of the three, and comes up because a goes down.
  const [up] = movesBetween([a, b, c], [b, c, a], weights({ travel: 0, hours: 20 }));
  expect(up).toEqual({ participantId: "b", before: 2, after: 1 });
});

test("no change of weights explains nothing", () => {
  const [a, b] = [listed("a", { waiting: 100 }), listed("b")];
  expect(movesBetween([a, b], [b, a], weights({})).map(({ because }) => because)).toEqual([undefined, undefined]);
});
