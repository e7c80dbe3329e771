import { beforeAll, describe, expect, it } from "vitest";
import { fitting, market, type Market, person } from "../../test/market.ts";
import { actingAs, testWorld, type TestWorld } from "../../test/world.ts";
import { addAgreedRemedy } from "../placement/placement.ts";
import { doorsFor, explainRanking, markCandidate, nearMisses, placesFor, rankPlacement } from "./ranking.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});

const needsPictures = fitting.map((statement) =>
  statement.what === "formats" ? { what: "formats" as const, value: { works: ["pictures"] } } : statement,
);
const withoutLifting = fitting.filter(({ what }) => what !== "capacity");

async function listed(here: Market) {
  const id = await here.place();
  const fits = await person(here.eva, fitting);
  const ask = await person(here.eva, withoutLifting);
  const near = await person(here.eva, needsPictures);
  const colleagues = await person(here.jonas, needsPictures);
  return { id, fits, ask, near, colleagues };
}

describe("the list for a place", () => {
  let here: Market;
  let people: Awaited<ReturnType<typeof listed>>;
  beforeAll(async () => {
    here = await market(world, "1080");
    people = await listed(here);
  });
  const rank = (assumed: string[] = []) => rankPlacement(here.eva, { id: people.id, top: 50, assumed });

  it("has those who fit, those to ask and those whom one thing keeps out", async () => {
    const list = await rank();
    expect(list.eligible.map(({ participantId }) => participantId)).toEqual([people.fits]);
    expect(list.askFirst.map(({ participantId }) => participantId)).toEqual([people.ask]);
    expect(list.nearMisses.map(({ participantId }) => participantId).toSorted()).toEqual(
      [people.near, people.colleagues].toSorted(),
    );
    expect(list.counts).toEqual({ eligible: 1, askFirst: 1, nearMisses: 2, nearMissesNotListed: 0, blocked: 0 });
  });

  it("says of each what to ask, what stands in the way and what removes it", async () => {
    const list = await rank();
    const telling = (row: (typeof list.nearMisses)[number] | undefined, state: string) =>
      row?.telling.filter((judged) => judged.state === state).map(({ criterion }) => criterion);
    expect(telling(list.askFirst[0], "unknown")).toEqual(["demand:lifting"]);
    expect(telling(list.nearMisses[0], "blocked")).toEqual(["format"]);
    expect(list.nearMisses[0]?.remedies).toContain("adaptation:picture-instructions");
  });

  it("names my people, and of a colleague's only the colleague", async () => {
    const { nearMisses: rows } = await rank();
    const personOf = (id: string) => rows.find(({ participantId }) => participantId === id)?.person;
    expect(personOf(people.near)).toMatchObject({
      kind: "named",
      name: "Hodan Ali",
      initials: "H.A.",
      waitingMonths: 14,
    });
    expect(personOf(people.colleagues)).toEqual({
      kind: "unnamed",
      responsible: { id: here.jonas.actor.userId, name: "Jonas Ek" },
    });
  });

  it("shows with a remedy assumed what it will be once the employer has agreed", async () => {
    const remedy = "adaptation:picture-instructions";
    const before = await rank();
    const promised = before.remedies.find((one) => one.remedy === remedy)?.opens;
    const assumed = await rank([remedy]);
    expect(assumed.counts.eligible).toBe(before.counts.eligible + 2);
    expect(promised).toBe(2);
    const there = await market(world, "1081");
    const same = await listed(there);
    await addAgreedRemedy(there.eva, { id: same.id, version: 2, remedy, agreedWith: "Robin Berg" });
    const agreed = await rankPlacement(there.eva, { id: same.id, top: 50 });
    expect(agreed.counts).toEqual(assumed.counts);
  });

  it("refuses to assume what the place cannot change", async () => {
    await expect(rank(["adaptation:wings"])).rejects.toMatchObject({ code: "invalid", fields: [{ path: "with" }] });
  });

  it("is for matchers of the same municipality", async () => {
    const elsewhere = actingAs(world, (await market(world, "1082")).tenantId, "matcher");
    await expect(rankPlacement(elsewhere, { id: people.id, top: 5 })).rejects.toMatchObject({ code: "notFound" });
    for (const role of ["organiser", "lead", "admin", "employer"] as const) {
      const ctx = actingAs(world, here.tenantId, role, role === "employer" ? { employerId: here.employerId } : {});
      await expect(rankPlacement(ctx, { id: people.id, top: 5 })).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  it("is explained criterion by criterion, with what would make the person fit", async () => {
    const detail = await explainRanking(here.eva, { id: people.id, participantId: people.near });
    expect(detail.tier).toBe("nearMiss");
    expect(detail.judgements.map(({ criterion }) => criterion)).toEqual([
      "kind",
      "period",
      "age",
      "hours",
      "schedule",
      "travel",
      "format",
      "demand:lifting",
      "tasks",
    ]);
    expect(detail.remedies).toContainEqual({ remedy: "adaptation:picture-instructions", opens: 2 });
  });

  it("keeps a mark, and takes it away", async () => {
    const mark = async () => (await rank()).eligible[0]?.mark;
    await markCandidate(here.eva, { id: people.id, participantId: people.fits, mark: "shortlisted" });
    expect(await mark()).toBe("shortlisted");
    await markCandidate(here.eva, { id: people.id, participantId: people.fits, mark: null });
    expect(await mark()).toBeUndefined();
  });

  it("of near misses comes page by page", async () => {
    const first = await nearMisses(here.eva, { id: people.id, limit: 1 });
    const second = await nearMisses(here.eva, { id: people.id, limit: 1, cursor: first.next });
    expect([...first.items, ...second.items].map(({ participantId }) => participantId).toSorted()).toEqual(
      [people.near, people.colleagues].toSorted(),
    );
    expect(second.next).toBeUndefined();
  });
});

describe("what a colleague may see of a person", () => {
  it("is nothing about what they seek or avoid, nor when they were born", async () => {
    const here = await market(world, "1085");
    const id = await here.place({ tags: ["night-work"] });
    const participantId = await person(here.jonas, [...fitting, { what: "avoid", value: { tags: ["night-work"] } }]);
    const own = await explainRanking(here.jonas, { id, participantId });
    const colleagues = await explainRanking(here.eva, { id, participantId });
    expect(own.judgements.map(({ criterion }) => criterion)).toContain("avoid:night-work");
    expect(colleagues.judgements.map(({ kind }) => kind)).not.toContain("avoid");
    expect(colleagues.judgements.map(({ kind }) => kind)).not.toContain("kind");
    const birthday = "2002-05-02";
    expect(JSON.stringify(own.judgements)).toContain(birthday);
    expect(JSON.stringify(colleagues)).not.toContain(birthday);
    const list = await rankPlacement(here.eva, { id, top: 50 });
    expect(list.counts).toMatchObject({ nearMisses: 0, nearMissesNotListed: 1 });
  });

  it("is nothing at all with a protected identity, not even in the counts", async () => {
    const here = await market(world, "1086");
    const id = await here.place();
    const participantId = await person(here.jonas, fitting, { protectedIdentity: true });
    expect((await rankPlacement(here.jonas, { id, top: 5 })).counts.eligible).toBe(1);
    expect((await rankPlacement(here.eva, { id, top: 5 })).counts.eligible).toBe(0);
    await expect(explainRanking(here.eva, { id, participantId })).rejects.toMatchObject({ code: "notFound" });
    await expect(markCandidate(here.eva, { id, participantId, mark: "shortlisted" })).rejects.toMatchObject({
      code: "notFound",
    });
  });
});

describe("for one person", () => {
  it("places stand by how they fit, then by score", async () => {
    const here = await market(world, "1087");
    const fits = await here.place();
    const near = await here.place({ requires: [["truck.a"]] });
    const id = await person(here.eva, [...fitting, { what: "skill", id: "truck.a", value: { has: false } }]);
    const { places } = await placesFor(here.eva, { id });
    expect(places.map(({ placement, tier }) => [placement.id, tier])).toEqual([
      [fits, "eligible"],
      [near, "nearMiss"],
    ]);
    expect(places[1]?.remedies).toContain("train:truck.a");
  });

  it("doors tell which skill opens which places", async () => {
    const here = await market(world, "1088");
    const one = await here.place({ requires: [["truck.a1"]] });
    const two = await here.place({ requires: [["truck.a"]] });
    const statements = ["truck.a", "truck.a1"].map((id) => ({ what: "skill" as const, id, value: { has: false } }));
    const id = await person(here.eva, [...fitting, ...statements]);
    const { items } = await doorsFor(here.eva, { id });
    expect(items[0]).toEqual({ skill: "truck.a1", opens: 2, placements: [one, two].toSorted() });
    expect(items.find(({ skill }) => skill === "truck.a")).toEqual({ skill: "truck.a", opens: 1, placements: [two] });
  });
});
