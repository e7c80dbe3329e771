import { beforeAll, describe, expect, it } from "vitest";
import { fitting, market as municipality, type Market, person } from "../../test/market.ts";
import { actingAs, testWorld, type TestWorld } from "../../test/world.ts";
import { observe } from "../observation/observation.ts";
import { addAgreedRemedy, movePlacement } from "../placement/placement.ts";
import { updateWorkplace } from "../workplace/workplace.ts";
import { readMarket } from "./market.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});

const needsPictures = fitting.map((statement) =>
  statement.what === "formats" ? { what: "formats" as const, value: { works: ["pictures"] } } : statement,
);
const withoutLifting = fitting.filter(({ what }) => what !== "capacity");

describe("the market", () => {
  let here: Market;
  let placement: Awaited<ReturnType<Market["place"]>>;
  let mine: Awaited<ReturnType<typeof person>>;
  beforeAll(async () => {
    here = await municipality(world, "1080");
    placement = await here.place();
    await person(here.eva, fitting);
    await person(here.eva, withoutLifting);
    mine = await person(here.eva, needsPictures);
    await person(here.jonas, needsPictures);
  });

  it("tells for how many a place fits, for how many it may after a question, and for how many none does", async () => {
    expect(await readMarket(here.eva)).toMatchObject({
      participants: 4,
      places: 1,
      seats: 2,
      fits: 1,
      onlyByAsking: 1,
      unserved: 2,
      placedAtOnce: 1,
    });
  });

  it("has the calls to make: the employer, whom to ask for, what to ask, and how many get their first place", async () => {
    const { version, id, tenantId: _, employerId, ...details } = here.workplace;
    const supervisor = { name: "Robin Berg", duty: "handledare", phone: "0455-30 30 00" };
    const before = await readMarket(here.eva);
    expect(before.calls[0]).not.toHaveProperty("contact");
    await updateWorkplace(here.eva, { id, version, details: { ...details, supervisor } });
    const { calls, reached } = await readMarket(here.eva);
    expect(reached).toBe(2);
    expect(calls).toMatchObject([
      {
        employer: { id: employerId, name: "Nordkajens Lager AB" },
        workplace: { id, name: "Lagret på Nordkajen" },
        contact: supervisor,
        newlyServed: 2,
        asks: [{ placementId: placement, newlyServed: 2, tasks: [{ id: "pick", title: "Plocka order" }] }],
      },
    ]);
  });

  it("shows a matcher their own people among those without, and not a colleague's", async () => {
    expect((await readMarket(here.eva)).mine.unserved).toEqual([
      { id: mine, number: expect.stringMatching(/^D-/) as string, name: "Hodan Ali", initials: "H.A." },
    ]);
    const { mine: jonas } = await readMarket(here.jonas);
    expect([jonas.unserved.length, jonas.onlyByAsking.length]).toEqual([1, 0]);
  });

  it("gives a lead no number under five, and nobody", async () => {
    const told = await readMarket(actingAs(world, here.tenantId, "lead"));
    expect(told).toMatchObject({
      participants: 4,
      fits: null,
      onlyByAsking: null,
      unserved: null,
      reached: null,
      placedAtOnce: null,
      mine: { onlyByAsking: [], unserved: [] },
    });
    expect(told.calls[0]?.newlyServed).toBeNull();
    expect(told.calls[0]?.asks[0]).not.toHaveProperty("newlyServed");
    expect(told.adaptations.every(({ reaches }) => reaches === null)).toBe(true);
  });

  it("is for matchers and leads", async () => {
    for (const role of ["organiser", "admin", "employer", "participant"] as const)
      await expect(readMarket(actingAs(world, here.tenantId, role))).rejects.toMatchObject({ code: "forbidden" });
  });
});

it("a call that is answered with yes is no longer to be made", async () => {
  const here = await municipality(world, "1081");
  const id = await here.place();
  await person(here.eva, needsPictures);
  const { calls } = await readMarket(here.eva);
  const remedy = calls[0]?.asks[0]?.remedy ?? "";
  await addAgreedRemedy(here.eva, { id, version: 2, remedy, agreedWith: "Robin Berg" });
  expect(await readMarket(here.eva)).toMatchObject({ calls: [], unserved: 0, reached: 0 });
});

it("what somebody says, and what a place becomes, tells in the next answer", async () => {
  const here = await municipality(world, "1085");
  const id = await here.place();
  const participantId = await person(here.eva, withoutLifting);
  expect(await readMarket(here.eva)).toMatchObject({ fits: 0, onlyByAsking: 1 });
  const statement = { what: "capacity", id: "lifting", value: { level: 3 } } as const;
  await observe(here.eva, { id: participantId, statement, source: "self" });
  expect(await readMarket(here.eva)).toMatchObject({ fits: 1, onlyByAsking: 0 });
  await movePlacement(here.eva, { id, version: 2, to: "paused" });
  expect(await readMarket(here.eva)).toMatchObject({ places: 0, fits: 0, unserved: 1 });
});

it("a lead is told what is five or more, and nothing that would give the rest back", async () => {
  const here = await municipality(world, "1082");
  await here.place();
  for (let n = 0; n < 6; n++) await person(here.eva, fitting);
  for (let n = 0; n < 5; n++) await person(here.eva, withoutLifting);
  await person(here.eva, needsPictures);
  // Twelve people are known, so that 6 and 5 together would tell that one is without a place.
  expect(await readMarket(actingAs(world, here.tenantId, "lead"))).toMatchObject({
    participants: 12,
    fits: 6,
    onlyByAsking: null,
    unserved: null,
  });
});

it("with no open place nobody has one, and there is nobody to call", async () => {
  const here = await municipality(world, "1083");
  await person(here.eva, fitting);
  expect(await readMarket(here.eva)).toMatchObject({ places: 0, seats: 0, unserved: 1, calls: [], placedAtOnce: 0 });
});

it("a person with a protected identity counts for those who work with them alone", async () => {
  const here = await municipality(world, "1084");
  await here.place();
  await person(here.jonas, needsPictures, { protectedIdentity: true });
  expect(await readMarket(here.jonas)).toMatchObject({ participants: 1, unserved: 1, reached: 1 });
  expect(await readMarket(here.eva)).toMatchObject({ participants: 0, unserved: 0, reached: 0, calls: [] });
});
