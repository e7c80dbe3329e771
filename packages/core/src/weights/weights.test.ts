import { defaultWeights, type Weights } from "@passa/domain/matching/score";
import { beforeAll, expect, it } from "vitest";
import { aTenant } from "../../test/nouns.ts";
import { fitting, market, person } from "../../test/market.ts";
import { actingAs, after, noon, testWorld, type TestWorld } from "../../test/world.ts";
import { explainRanking, placesFor, rankPlacement } from "../ranking/ranking.ts";
import { chooseWeights, readWeights, weightsOf } from "./weights.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});

const none: Weights = { comfort: 0, interest: 0, growth: 0, waiting: 0, tasks: 0, hours: 0, travel: 0, wishes: 0 };
const onlyWaiting: Weights = { ...none, waiting: 100 };
const onlyTravel: Weights = { ...none, travel: 100 };

it("a municipality begins with the weights of the rules, as version 1, which nobody chose", async () => {
  const { id } = await aTenant(world);
  expect(await readWeights(actingAs(world, id, "matcher"))).toEqual({
    version: 1,
    weights: defaultWeights,
    history: [{ version: 1, weights: defaultWeights }],
  });
});

it("a choice is kept with who, when and why, and those before it stay", async () => {
  const { id } = await aTenant(world);
  const lead = actingAs(world, id, "lead");
  const told = await chooseWeights(lead, { version: 1, weights: onlyWaiting, why: "De som väntat längst." });
  expect(told).toEqual(await readWeights(lead));
  const later = actingAs(world, id, "admin", { now: after(60) });
  await chooseWeights(later, { version: 2, weights: defaultWeights, why: "Tillbaka." });
  const { version, weights, history } = await readWeights(lead);
  expect({ version, weights }).toEqual({ version: 3, weights: defaultWeights });
  expect(history.map((line) => [line.version, line.by?.id, line.at, line.why])).toEqual([
    [3, later.actor.userId, after(60), "Tillbaka."],
    [2, lead.actor.userId, noon, "De som väntat längst."],
    [1, undefined, undefined, undefined],
  ]);
});

it("of two who choose at once one is told that it was changed", async () => {
  const { id } = await aTenant(world);
  const choose = (weights: Weights) =>
    chooseWeights(actingAs(world, id, "lead"), { version: 1, weights, why: "Prov." }).then(
      () => "chosen",
      (error: { code: string }) => error.code,
    );
  const answers = await Promise.all([choose(onlyWaiting), choose(onlyTravel)]);
  expect(answers.toSorted()).toEqual(["chosen", "stale"]);
  await expect(
    chooseWeights(actingAs(world, id, "lead"), { version: 1, weights: onlyTravel, why: "Sent." }),
  ).rejects.toMatchObject({ code: "stale", values: { version: 2 } });
});

it("leads and administrators choose, matchers read, others do neither", async () => {
  const { id } = await aTenant(world);
  for (const role of ["matcher", "organiser", "employer", "participant"] as const) {
    const ctx = actingAs(world, id, role);
    await expect(chooseWeights(ctx, { version: 1, weights: onlyWaiting, why: "Nej." })).rejects.toMatchObject({
      code: "forbidden",
    });
    if (role !== "matcher") await expect(readWeights(ctx)).rejects.toMatchObject({ code: "forbidden" });
  }
});

it("what is chosen scores the next list, the person beside the place, and the person's places; another tenant's stay", async () => {
  const here = await market(world, "1090");
  const elsewhere = await market(world, "1091");
  const placement = await here.place();
  const id = await person(here.eva, fitting, { waitingSince: "2026-03-01" });
  const lead = actingAs(world, here.tenantId, "lead");
  await chooseWeights(lead, { version: 1, weights: onlyWaiting, why: "De som väntat längst." });
  // A year of waiting on 1 March 2027, and nothing else counts.
  const ranking = await rankPlacement(here.eva, { id: placement, top: 5 });
  expect(ranking).toMatchObject({ weights: onlyWaiting, weightsVersion: 2, eligible: [{ score: 10_000 }] });
  const detail = await explainRanking(here.eva, { id: placement, participantId: id });
  expect(detail.score).toBe(10_000);
  expect((await placesFor(here.eva, { id })).places[0]?.score).toBe(10_000);
  expect(await weightsOf(elsewhere.eva)).toEqual({ version: 1, weights: defaultWeights });
});
