import { defaultWeights, type Weights } from "@passa/domain/matching/score";
import { beforeAll, describe, expect, it } from "vitest";
import { fitting, market, type Market, person } from "../../test/market.ts";
import { actingAs, testWorld, type TestWorld } from "../../test/world.ts";
import { previewWeights } from "./preview.ts";
import { readWeights } from "./weights.ts";

let world: TestWorld;
let here: Market;
let place: Awaited<ReturnType<Market["place"]>>;
beforeAll(async () => {
  world = await testWorld();
  here = await market(world, "1080");
  place = await here.place();
  // Near and new, against far and long waiting: the municipality's weights have near first.
  await person(here.eva, fitting, { givenName: "Nära", waitingSince: "2027-02-01" });
  const far = { what: "home", value: { locality: "Lyckeby", location: { lat: 56.2, lon: 15.7 } } } as const;
  const further = fitting.map((statement) => (statement.what === "home" ? far : statement));
  await person(here.jonas, further, { givenName: "Länge", waitingSince: "2026-12-15" });
});

const waitingCounts: Weights = { ...defaultWeights, travel: 0, waiting: 20 };
const preview = (ctx = here.eva, weights = waitingCounts) => previewWeights(ctx, { weights, placementIds: [place] });

describe("other weights on trial", () => {
  it("tell who comes up and who goes down in the list of a real place, and why, and save nothing", async () => {
    const { places } = await preview();
    expect(places).toMatchObject([{ placement: { id: place, title: "Plocka och packa" }, listed: 2 }]);
    expect(places[0]?.rows.map(({ before, after, because }) => ({ before, after, because }))).toEqual([
      { before: 2, after: 1, because: { component: "travel", counts: "less", stands: "low" } },
      { before: 1, after: 2, because: { component: "travel", counts: "less", stands: "high" } },
    ]);
    expect((await readWeights(here.eva)).version).toBe(1);
  });

  it("move nobody when they are those in force", async () => {
    const { places } = await preview(here.eva, defaultWeights);
    expect(places[0]?.rows.map(({ before, after }) => [before, after])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it("name a matcher's own people and of a colleague's only the colleague; a lead sees nobody", async () => {
    const { places } = await preview();
    expect(places[0]?.rows.map(({ person: { kind } }) => kind)).toEqual(["unnamed", "named"]);
    expect(places[0]?.rows[0]?.person).toMatchObject({ responsible: { name: "Jonas Ek" } });
    const lead = await preview(actingAs(world, here.tenantId, "lead"));
    expect(lead.places[0]?.rows.map(({ person: one }) => one)).toEqual([{ kind: "unnamed" }, { kind: "unnamed" }]);
  });

  it("never show a person with a protected identity to anybody else, nor count them", async () => {
    await person(here.jonas, fitting, { givenName: "Skyddad", protectedIdentity: true });
    const [forEva, forJonas] = [await preview(here.eva), await preview(here.jonas)];
    expect([forEva.places[0]?.listed, forJonas.places[0]?.listed]).toEqual([2, 3]);
    expect([forEva.places[0]?.rows.length, forJonas.places[0]?.rows.length]).toEqual([2, 3]);
  });

  it("are tried on the newest places that somebody could have, where none is chosen", async () => {
    const newest = await here.place({ title: "Nyast" });
    // Nobody here seeks employment.
    const nobodys = await here.place({ kind: "employment" });
    const { places } = await previewWeights(here.eva, { weights: waitingCounts });
    const ids = places.map(({ placement }) => placement.id);
    expect(ids.toSorted()).toEqual([place, newest].toSorted());
    expect(ids).not.toContain(nobodys);
  });

  it("are refused for a place that is not open, and for those who may not see the weights", async () => {
    const elsewhere = await (await market(world, "1081")).place();
    await expect(
      previewWeights(here.eva, { weights: waitingCounts, placementIds: [place, elsewhere] }),
    ).rejects.toMatchObject({ code: "invalid", fields: [{ path: "placementIds.1" }] });
    for (const role of ["organiser", "employer", "participant"] as const)
      await expect(preview(actingAs(world, here.tenantId, role))).rejects.toMatchObject({ code: "forbidden" });
  });
});
