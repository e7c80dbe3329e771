import type { AuditEvent } from "@passa/domain/audit/audit-event";
import type { Id } from "@passa/domain/id";
import { beforeAll, describe, expect, it } from "vitest";
import { fitting, market, type Market, person } from "../../test/market.ts";
import { actingAs, noon, testWorld, type TestWorld } from "../../test/world.ts";
import type { Context } from "../context.ts";
import { decideOnEmployer, inviteEmployerMember, readEmployer } from "../employer/employer.ts";
import { readParticipant } from "../participant/participant.ts";
import { readPlacement } from "../placement/placement.ts";
import { endGrant, grantProposing, listGrants } from "./grant.ts";
import {
  agree,
  answerAsPerson,
  arrangeMeeting,
  beginWork,
  endWork,
  followUp,
  propose,
  replyAsEmployer,
  withdraw,
} from "./proposal.ts";
import { loadSeats } from "./proposal.store.ts";
import { listEmployerProposals, listOwnProposals, listProposals, readCard, readProposal } from "./views.ts";

let world: TestWorld;
let town: Market;
beforeAll(async () => {
  world = await testWorld();
  town = await market(world, "1080");
});

const as = {
  employer: () => actingAs(world, town.tenantId, "employer", { employerId: town.employerId, name: "Robin Berg" }),
  person: (participantId: Id<"participant">) => actingAs(world, town.tenantId, "participant", { participantId }),
};
const yes = (to: "card" | "identity") => ({ to, answer: "yes", language: "sv-easy" }) as const;

/** Somebody new, proposed for a new place. */
async function proposed(seats = 2) {
  const participantId = await person(town.eva, fitting, { givenName: "Hodan" });
  const placementId = await town.place({ seats });
  const { proposal } = await propose(town.eva, { participantId, placementId, from: "ranking" });
  return { participantId, placementId, id: proposal.id, person: as.person(participantId) };
}

/** The same, as far as the employer seeing the card. */
async function shown(seats?: number) {
  const started = await proposed(seats);
  const { version } = await answerAsPerson(started.person, { id: started.id, version: 1, ...yes("card") });
  return { ...started, version };
}

const agreement = {
  startsOn: "2027-03-15",
  endsOn: "2027-06-15",
  hoursPerWeek: 20,
  tasksLeftOut: [],
  adaptations: [],
  supervisor: { name: "Robin Berg" },
};

/** The same, as far as an agreement. */
async function agreedOn(placementId: Id<"placement">) {
  const participantId = await person(town.eva, fitting);
  const { proposal } = await propose(town.eva, { participantId, placementId, from: "shortlist" });
  const { id } = proposal;
  await answerAsPerson(as.person(participantId), { id, version: 1, ...yes("card") });
  await replyAsEmployer(as.employer(), { id, version: 2, answer: "meet" });
  await answerAsPerson(as.person(participantId), { id, version: 3, ...yes("identity") });
  await agree(town.eva, { id, version: 4, ...agreement });
  return { id, participantId, version: 5 };
}

const auditOf = async (ctx: Context, whom: string) => {
  const items = await ctx.table.all({ pk: `${town.tenantId}#audit#${noon.slice(0, 10)}` });
  return items.map(({ data }) => data as AuditEvent).filter((entry) => entry.whom === whom);
};

it("before the first yes nothing of it is there for the employer, before the second no name", async () => {
  const { id, person: hodan, participantId } = await proposed();
  const robin = as.employer();
  await expect(readCard(robin, { id })).rejects.toMatchObject({ code: "notFound" });
  expect((await listEmployerProposals(robin, { employerId: town.employerId })).map((row) => row.id)).not.toContain(id);

  await answerAsPerson(hodan, { id, version: 1, ...yes("card") });
  const card = await readCard(robin, { id });
  expect(JSON.stringify(card)).not.toMatch(/Hodan|Ali|D-\d{4}|par_/);
  expect(card).toMatchObject({ state: "shown", answerBy: "2027-03-08", card: { tasks: [{ title: "Plocka order" }] } });

  await replyAsEmployer(robin, { id, version: 2, answer: "meet" });
  expect(await readCard(robin, { id })).not.toHaveProperty("name");
  await answerAsPerson(hodan, { id, version: 3, ...yes("identity") });
  expect(await readCard(robin, { id })).toMatchObject({ state: "known", name: "Hodan Ali" });

  const seen = await auditOf(town.eva, participantId);
  const disclosures = seen.filter(({ shown }) => shown !== undefined);
  expect(disclosures.map(({ because, shown }) => `${because}: ${shown}`).toSorted()).toEqual([
    "firstYes: card",
    "firstYes: card",
    "firstYes: card",
    "secondYes: identity",
  ]);
  const [own] = await listOwnProposals(hodan, { participantId });
  expect(own?.seen.map(({ what, name }) => [what, name])).toEqual([
    ["card", "Robin Berg"],
    ["identity", "Robin Berg"],
  ]);
});

it("a yes keeps the question as it was put, in its language, with the person's own words", async () => {
  const { id, person: hodan } = await proposed();
  const said = await answerAsPerson(hodan, { id, version: 1, ...yes("card"), ownWords: "haa, waa okay" });
  expect(said.cardConsent).toMatchObject({
    at: noon,
    by: hodan.actor.userId,
    language: "sv-easy",
    question: "Får Nordkajens Lager AB se ett kort om dig? Ditt namn står inte på kortet.",
    ownWords: "haa, waa okay",
  });
});

it("staff write down an answer only with a reason, and whoever answers for themselves gives none", async () => {
  const { id, person: hodan } = await proposed();
  await expect(answerAsPerson(town.eva, { id, version: 1, ...yes("card") })).rejects.toMatchObject({ code: "invalid" });
  await expect(answerAsPerson(hodan, { id, version: 1, ...yes("card"), onBehalf: "noEId" })).rejects.toMatchObject({
    code: "invalid",
  });
  const said = await answerAsPerson(town.eva, { id, version: 1, ...yes("card"), onBehalf: "noEId" });
  expect(said.cardConsent).toMatchObject({ by: town.eva.actor.userId, onBehalf: "noEId" });
});

describe("taking it back", () => {
  it("ends what is shown at once, and the employer hears only that a card is gone", async () => {
    const { id, person: hodan } = await shown();
    await inviteEmployerMember(town.eva, { id: town.employerId, name: "Robin Berg", email: "robin@gone.example" });
    await withdraw(hodan, { id });
    await expect(readCard(as.employer(), { id })).rejects.toMatchObject({ code: "notFound" });
    const letter = world.letters.findLast(({ to }) => to.address === "robin@gone.example");
    expect(letter?.subject).toBe("Ett kort visas inte längre");
    expect(letter?.text).not.toMatch(/Hodan|Ali|D-\d/);
  });

  it("gives the seat back, whatever version the person has seen", async () => {
    const placementId = await town.place({ seats: 1 });
    const { id, participantId, version } = await agreedOn(placementId);
    await beginWork(town.eva, { id, version });
    expect((await loadSeats(town.eva.table, town.tenantId, placementId)).by).toEqual([id]);
    const gone = await withdraw(as.person(participantId), { id });
    expect(gone).toMatchObject({
      state: "closed",
      cardConsent: { revokedAt: noon },
      identityConsent: { revokedAt: noon },
    });
    expect((await loadSeats(town.eva.table, town.tenantId, placementId)).by).toEqual([]);
  });
});

it("of many who begin at once only as many as there are seats do, and the last one fills the place", async () => {
  const placementId = await town.place({ seats: 2 });
  const all = [];
  for (let n = 0; n < 5; n++) all.push(await agreedOn(placementId));
  const results = await Promise.allSettled(
    all.map(({ id, version }, n) =>
      beginWork(actingAs(world, town.tenantId, "matcher", { userId: town.eva.actor.userId, name: `Eva ${n}` }), {
        id,
        version,
      }),
    ),
  );
  const began = results.filter(({ status }) => status === "fulfilled");
  expect(began).toHaveLength(2);
  for (const result of results)
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "noSeatLeft" });
  expect((await loadSeats(town.eva.table, town.tenantId, placementId)).by).toHaveLength(2);
  expect((await readPlacement(town.eva, { id: placementId })).placement.state).toBe("filled");
});

it("there is one open proposal of a person and a place, and a new one may be made when it has come to nothing", async () => {
  const { id, participantId, placementId, person: hodan } = await proposed();
  const again = () => propose(town.eva, { participantId, placementId, from: "ranking" });
  await expect(again()).rejects.toMatchObject({ code: "alreadyExists" });
  await answerAsPerson(hodan, { id, version: 1, to: "card", answer: "no", language: "sv" });
  expect((await again()).proposal.state).toBe("asked");
});

it("an employer that staff do not stand by receives nothing, also of what it has been shown before", async () => {
  const own = await market(world, "1081");
  const participantId = await person(own.eva, fitting);
  const placementId = await own.place();
  const { proposal } = await propose(own.eva, { participantId, placementId, from: "ranking" });
  const { id } = proposal;
  const hodan = actingAs(world, own.tenantId, "participant", { participantId });
  const employer = actingAs(world, own.tenantId, "employer", { employerId: own.employerId });
  await answerAsPerson(hodan, { id, version: 1, ...yes("card") });
  const { version } = await readEmployer(own.eva, { id: own.employerId });
  await decideOnEmployer(own.eva, { id: own.employerId, version, decision: { decision: "decline", reason: "Nej." } });
  await expect(readCard(employer, { id })).rejects.toMatchObject({ code: "notFound" });
  await expect(listEmployerProposals(employer, { employerId: own.employerId })).rejects.toMatchObject({
    code: "employerNotApproved",
  });
  const other = await person(own.eva, fitting);
  await expect(propose(own.eva, { participantId: other, placementId, from: "ranking" })).rejects.toMatchObject({
    code: "employerNotApproved",
  });
});

it("a protected identity is proposed only by whom an administrator has named, to the employer that is named", async () => {
  const participantId = await person(town.eva, fitting, { protectedIdentity: true });
  const placementId = await town.place();
  const { employerId } = town;
  const make = () => propose(town.eva, { participantId, placementId, from: "ranking" });
  await expect(make()).rejects.toMatchObject({ code: "grantMissing" });
  const { participant } = await readParticipant(town.eva, { id: participantId });
  const grant = { number: participant.number, employerId, reason: "Beslut 14", until: "2027-06-30" };
  await grantProposing(town.admin, { ...grant, userId: town.jonas.actor.userId });
  await expect(make()).rejects.toMatchObject({ code: "grantMissing" });
  await grantProposing(town.admin, { ...grant, userId: town.eva.actor.userId });
  expect((await make()).proposal.state).toBe("asked");
  await expect(grantProposing(town.eva, { ...grant, userId: town.eva.actor.userId })).rejects.toMatchObject({
    code: "forbidden",
  });
});

it("a grant ends on its day or when an administrator ends it, and with it what the employer was shown", async () => {
  const participantId = await person(town.eva, fitting, { protectedIdentity: true });
  const { participant } = await readParticipant(town.eva, { id: participantId });
  const { employerId } = town;
  const until = "2027-03-31";
  const grant = { number: participant.number, employerId, userId: town.eva.actor.userId, reason: "Beslut 15", until };
  const isListed = async (ctx: Context) => (await listGrants(ctx)).items.some((one) => one.reason === "Beslut 15");
  const on = (ctx: Context, now: string): Context => ({ ...ctx, now, table: world.db.forTenant(town.tenantId, now) });
  const { id: first } = await grantProposing(town.admin, grant);
  const placementId = await town.place();
  const { proposal } = await propose(town.eva, { participantId, placementId, from: "ranking" });
  await answerAsPerson(as.person(participantId), { id: proposal.id, version: 1, ...yes("card") });
  const look = (now: string) => readCard(on(as.employer(), now), { id: proposal.id });
  expect(await look("2027-03-31T20:00:00.000Z")).toBeDefined();
  await expect(look("2027-04-01T00:00:00.000Z")).rejects.toMatchObject({ code: "notFound" });
  expect(await isListed(on(town.admin, "2027-04-01T00:00:00.000Z"))).toBe(false);

  const { id } = await grantProposing(town.admin, grant);
  await expect(endGrant(town.admin, { id: first })).rejects.toMatchObject({ code: "notFound" });
  await endGrant(town.admin, { id });
  expect(await isListed(town.admin)).toBe(false);
  await expect(look(noon)).rejects.toMatchObject({ code: "notFound" });

  const refused = (more: Partial<typeof grant>) => grantProposing(town.admin, { ...grant, ...more });
  await expect(refused({ until: "2027-02-28" })).rejects.toMatchObject({ fields: [{ code: "inThePast" }] });
  await expect(refused({ until: "2028-03-02" })).rejects.toMatchObject({ fields: [{ code: "tooLarge" }] });
  await expect(refused({ number: "D-99999" })).rejects.toMatchObject({ fields: [{ path: "number" }] });
  await expect(refused({ userId: town.admin.actor.userId })).rejects.toMatchObject({ fields: [{ path: "userId" }] });
});

it("a colleague who does not work with the person neither proposes nor reads", async () => {
  const { id, participantId, placementId } = await proposed();
  await expect(propose(town.jonas, { participantId, placementId, from: "ranking" })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(readProposal(town.jonas, { id })).rejects.toMatchObject({ code: "forbidden" });
  expect((await listProposals(town.jonas)).map((row) => row.id)).not.toContain(id);
  expect((await listProposals(town.eva)).find((row) => row.id === id)).toMatchObject({ turn: "participant" });
});

it("goes the whole way: meeting, agreement, work, follow-ups, end and certificate", async () => {
  const { id, person: hodan, participantId } = await shown();
  await replyAsEmployer(as.employer(), { id, version: 2, answer: "meet" });
  await answerAsPerson(hodan, { id, version: 3, ...yes("identity") });
  const meeting = { kind: "trialVisit", startsAt: "2027-03-05T10:00", where: "Nordkajen 4" } as const;
  await arrangeMeeting(town.eva, { id, version: 4, ...meeting });
  expect(await readCard(as.employer(), { id })).toMatchObject({ meeting });
  await agree(town.eva, { id, version: 5, ...agreement });
  await beginWork(town.eva, { id, version: 6 });
  await followUp(as.employer(), { id, version: 7, point: "twoWeeks", how: "well" });
  await followUp(hodan, { id, version: 8, point: "twoWeeks", how: "somethingToChange" });
  const ended = await endWork(town.eva, { id, version: 9, outcome: "employment", endedOn: "2027-06-15" });
  expect(ended.moves.map(({ to }) => to)).toEqual([
    "proposed",
    "asked",
    "shown",
    "interested",
    "known",
    "agreed",
    "placed",
    "ended",
  ]);
  const [own] = await listOwnProposals(hodan, { participantId });
  expect(own?.certificate).toEqual({
    name: "Hodan Ali",
    employer: "Nordkajens Lager AB",
    title: "Plocka och packa",
    tasks: ["Plocka order"],
    startsOn: "2027-03-15",
    endedOn: "2027-06-15",
    hoursPerWeek: 20,
    supervisor: "Robin Berg",
  });
});

it("an answer on an older version is refused, so that nobody says yes to a question that has changed", async () => {
  const { id, person: hodan } = await shown();
  await expect(answerAsPerson(hodan, { id, version: 1, ...yes("card") })).rejects.toMatchObject({ code: "stale" });
});

it("only tasks that may be left out are left out, and only known adaptations agreed", async () => {
  const placementId = await town.place();
  const { id, version } = await agreedOn(placementId);
  const wrong = { ...agreement, tasksLeftOut: ["pick"], adaptations: ["magic"] };
  await expect(agree(town.eva, { id, version, ...wrong })).rejects.toMatchObject({
    code: "invalid",
    fields: [
      { path: "tasksLeftOut.0", code: "unknownId" },
      { path: "adaptations.0", code: "unknownId" },
    ],
  });
});
