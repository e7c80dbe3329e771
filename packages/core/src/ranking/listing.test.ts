import type { Id } from "@passa/domain/id";
import type { Statement } from "@passa/domain/observation/observation";
import { beforeAll, describe, expect, it } from "vitest";
import { fitting, market, type Market, person } from "../../test/market.ts";
import { actingAs, after, testWorld, type TestWorld } from "../../test/world.ts";
import { commit } from "../commit.ts";
import { observe } from "../observation/observation.ts";
import { changeParticipant, readParticipant } from "../participant/participant.ts";
import { poolRemoval } from "../participant/participant.store.ts";
import { loadRecord } from "./ranking-record.store.ts";
import { nearMisses, rankPlacement } from "./ranking.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});

/**
 * A list has been made, so this process holds the pool. Then people change in another process, whose stream says nothing:
 * only looking at them again can tell.
 */
async function listed(code: string) {
  const here = await market(world, code);
  const id = await here.place();
  const people: Id<"participant">[] = [];
  for (let n = 0; n < 3; n++) people.push(await person(here.eva, fitting));
  const [first, second, third] = people.toSorted();
  if (!first || !second || !third) throw new Error("three were registered");
  const rank = (ctx = here.eva) => rankPlacement(ctx, { id, top: 50 });
  expect((await rank()).counts.eligible).toBe(3);
  return { here, id, first, second, third, rank };
}

const elsewhere = ({ eva, tenantId }: Market) =>
  actingAs({ ...world, db: { ...world.db } }, tenantId, "matcher", {
    userId: eva.actor.userId,
    name: eva.actor.name,
    now: after(10),
  });

const needsPictures: Statement = { what: "formats", value: { works: ["pictures"] } };

const idsOf = (rows: readonly { participantId: string }[]) => rows.map(({ participantId }) => participantId);

async function detailsOf({ eva }: Market, id: Id<"participant">) {
  const { participant } = await readParticipant(eva, { id });
  const { givenName, familyName, birthDate, legalGender, channel, phone, language, interpreter, waitingSince } =
    participant;
  const details = {
    givenName,
    familyName,
    birthDate,
    legalGender,
    channel,
    phone,
    language,
    interpreter,
    waitingSince,
  };
  return { version: participant.version, details: { ...details, protectedIdentity: false } };
}

describe("whoever is shown is looked at again before", () => {
  it("somebody who no longer fits stands where they stand now, and the counts say so", async () => {
    const { here, first, second, third, rank } = await listed("1080");
    await observe(elsewhere(here), { id: second, statement: needsPictures, source: "self" });
    const list = await rank();
    expect(idsOf(list.eligible)).toEqual([first, third]);
    expect(idsOf(list.nearMisses)).toEqual([second]);
    expect(list.counts).toMatchObject({ eligible: 2, nearMisses: 1 });
    expect(list.remedies.find(({ remedy }) => remedy === "adaptation:picture-instructions")?.opens).toBe(1);
  });

  it("somebody who has left is in no list and in no count", async () => {
    const { here, first, second, third, rank } = await listed("1081");
    await commit(elsewhere(here), {
      writes: [poolRemoval(here.tenantId, first)],
      audit: { what: "participant.write", whom: first },
      answer: undefined,
    });
    const list = await rank();
    expect(idsOf(list.eligible)).toEqual([second, third]);
    expect(list.counts).toEqual({ eligible: 2, askFirst: 0, nearMisses: 0, nearMissesNotListed: 0, blocked: 0 });
  });

  it("somebody whose identity is protected now is there for those who work with them alone", async () => {
    const { here, first, second, third, rank } = await listed("1082");
    await rank(here.jonas);
    const { version, details } = await detailsOf(here, third);
    await changeParticipant(elsewhere(here), { id: third, version, details: { ...details, protectedIdentity: true } });
    const jonas = await rank(here.jonas);
    expect(idsOf(jonas.eligible)).toEqual([first, second]);
    expect(jonas.counts.eligible).toBe(2);
    expect((await rank()).counts.eligible).toBe(3);
  });

  it("somebody who has waited longer than was known comes first", async () => {
    const { here, first, third, rank } = await listed("1083");
    expect(idsOf((await rank()).eligible)[0]).toBe(first);
    const { version, details } = await detailsOf(here, third);
    await changeParticipant(elsewhere(here), {
      id: third,
      version,
      details: { ...details, waitingSince: "2025-12-01" },
    });
    expect(idsOf((await rank()).eligible)[0]).toBe(third);
  });

  it("a page of near misses too", async () => {
    const { here, id, first } = await listed("1084");
    const near = await person(here.eva, [...fitting.filter(({ what }) => what !== "formats"), needsPictures]);
    expect(idsOf((await nearMisses(here.eva, { id, limit: 5 })).items)).toEqual([near]);
    await observe(elsewhere(here), {
      id: near,
      statement: { what: "formats", value: { works: ["spoken"] } },
      source: "self",
    });
    await observe(elsewhere(here), { id: first, statement: needsPictures, source: "self" });
    expect((await nearMisses(here.eva, { id, limit: 5 })).items).toEqual([]);
  });
});

it("every list is recorded with the pool, the place, the rules and the weights that it was made from", async () => {
  const { here, id, rank } = await listed("1085");
  const list = await rank();
  expect(await loadRecord(here.eva.table, here.tenantId, list.rankingId)).toMatchObject({
    id: list.rankingId,
    viewer: here.eva.actor.userId,
    placementId: id,
    placementVersion: 2,
    workplaceVersion: 1,
    ruleVersion: "2027.1",
    weightsVersion: 1,
    weights: list.weights,
    pool: { delta: 0, fresh: [] },
    shown: { eligible: idsOf(list.eligible), askFirst: [], nearMisses: [] },
  });
});
