import { randomUUID } from "node:crypto";
import { routes } from "@passa/contract/routes";
import type { RouteKey, RouteResponse } from "@passa/contract/types";
import { commit } from "@passa/core/commit";
import { systemContext } from "@passa/core/context";
import { proposalWrites } from "@passa/core/proposal/proposal.store";
import { importTaxonomy } from "@passa/core/taxonomy/taxonomy";
import type { Id } from "@passa/domain/id";
import { newProposal } from "@passa/domain/proposal/proposal";
import { afterAll, beforeAll, expect, test } from "vitest";
import { municipality, problemOf, testApi, type Call, type TestApi } from "../../test/api.ts";

/**
 * One working day through the whole API. Every answer passes the contract's strict schema on its way out (a field too many
 * is a 500), so a route that is answered here with its success gives what the document promises.
 */

const unseen = new Set<string>(Object.keys(routes));
const workplace = {
  name: "Lagret på Nordkajen",
  address: "Nordkajen 4",
  locality: "Karlskrona",
  location: { lat: 56.1612, lon: 15.5869 },
  access: "Ramp vid porten.",
  adaptations: ["picture-instructions"],
  formats: ["shown"],
  tags: ["pork"],
  supervisor: { name: "Robin Berg", duty: "handledare", phone: "0455-30 30 00" },
};
const content = {
  title: "Plocka och packa",
  kind: "internship",
  field: "transport",
  seats: 2,
  startsOn: "2027-04-01",
  hours: { min: 10, max: 20 },
  open: [0, 1].map((day) => ({ day, from: 8, to: 16 })),
  formats: [],
  adaptations: [],
  tags: [],
  requires: [["licence.b"]],
  wishes: ["truck.a1"],
  develops: [],
  tasks: [
    {
      id: "plocka",
      title: "Plocka varor",
      removable: false,
      hazardous: false,
      demands: { lifting: 3 },
      requires: [],
      adaptations: [],
    },
    {
      id: "stada",
      title: "Städa",
      removable: true,
      hazardous: false,
      demands: { bending: 1 },
      requires: [],
      adaptations: [],
    },
  ],
};
const person = {
  givenName: "Hodan",
  familyName: "Ali",
  birthDate: "1984-05-02",
  legalGender: "woman",
  channel: "sms",
  language: "so",
  interpreter: true,
  protectedIdentity: false,
};

let api: TestApi;
let town: Awaited<ReturnType<typeof municipality>>;
let as: Record<"matcher" | "admin" | "employer", string>;
beforeAll(async () => {
  api = await testApi();
  town = await municipality(api);
  as = {
    matcher: (await town.staff("matcher")).token,
    admin: (await town.staff("admin")).token,
    employer: (await town.employerMember()).token,
  };
});

/** Asks one route and gives its body; fails unless it answers with its success. */
async function ask<K extends RouteKey>(
  key: K,
  { path = {}, query = "", ...call }: Call & { path?: Record<string, string>; query?: string } = {},
): Promise<RouteResponse<K>> {
  const sentence = key.replaceAll(/\{(\w+)\}/g, (_, name: string) => path[name] ?? "");
  const response = await api.call(`${sentence}${query}`, call);
  if (response.status !== routes[key].success.status)
    throw new Error(`${sentence}: ${JSON.stringify(await problemOf(response))}`);
  unseen.delete(key);
  return (routes[key].success.body === null ? undefined : await response.json()) as RouteResponse<K>;
}
const at = (version: number) => ({ "if-match": `"${version}"` });

test("a municipality is found and turned to, and its words are there to read", async () => {
  const { matcher, admin } = as;
  await importTaxonomy(
    systemContext(api.world, { tenantId: town.tenant.id, now: api.clock.now, requestId: randomUUID() }),
    {
      source: "test",
      occupations: [{ conceptId: "aaaa_bbb_ccc", label: "Orgelbyggare" }],
      skills: [{ conceptId: "dddd_eee_fff", label: "Orgelstämning" }],
    } as unknown as Parameters<typeof importTaxonomy>[1],
  );
  expect((await ask("GET /municipalities")).items).toEqual([{ id: town.tenant.id, name: "Karlskrona" }]);
  const registration = {
    tenantId: town.tenant.id,
    name: "Bageriet AB",
    organisationNumber: "212000-0829",
    contactName: "Ada",
    email: "ada@bageriet.example",
  };
  expect(await ask("POST /registrations", { body: registration })).toEqual({ received: true });
  expect(await ask("GET /tenant", { as: admin })).toMatchObject({
    name: "Karlskrona",
    employers: 2,
    approvedEmployers: 1,
  });
  expect((await ask("GET /localities", { as: matcher })).items.map(({ name }) => name)).toContain("Karlskrona");
  expect((await ask("GET /vocabulary", { as: matcher })).skills).toContainEqual(
    expect.objectContaining({ label: "Orgelstämning" }),
  );
  expect((await ask("GET /occupations", { as: matcher, query: "?q=orgelb" })).items).toMatchObject([
    { label: "Orgelbyggare" },
  ]);
  expect((await ask("GET /skills", { as: matcher, query: "?q=orgel" })).items).toMatchObject([
    { label: "Orgelstämning", curated: false },
  ]);
});

test("an employer describes a workplace and publishes a place; a matcher ranks people for it", async () => {
  const { matcher, admin, employer } = as;
  const { employerId } = { employerId: town.employer.id };
  expect((await ask("GET /session", { as: employer })).employer).toMatchObject({
    id: employerId,
    standing: "approved",
  });

  const other = await ask("POST /employers", {
    as: matcher,
    body: { name: "Skogsbolaget AB", organisationNumber: "556012-5790", contacts: [] },
  });
  const decision = { decision: "decline", reason: "Vi når er inte." };
  await ask("POST /employers/{employerId}/approval", {
    as: matcher,
    path: { employerId: other.id },
    body: decision,
    headers: at(1),
  });
  expect((await ask("GET /employers", { as: matcher, query: "?standing=declined" })).items.map(({ id }) => id)).toEqual(
    [other.id],
  );
  const own = await ask("GET /employers/{employerId}", { as: employer, path: { employerId } });
  const details = {
    name: own.name,
    organisationNumber: "556036-0793",
    about: "Lager",
    contacts: [{ name: "Robin Berg" }],
  };
  await ask("PUT /employers/{employerId}", {
    as: employer,
    path: { employerId },
    body: details,
    headers: at(own.version),
  });
  await ask("POST /employers/{employerId}/members", {
    as: employer,
    path: { employerId },
    body: { name: "Ada", email: "ada@nordkajen.example" },
  });
  expect((await ask("GET /employers/{employerId}/members", { as: employer, path: { employerId } })).items).toHaveLength(
    2,
  );

  const made = await ask("POST /employers/{employerId}/workplaces", {
    as: employer,
    path: { employerId },
    body: workplace,
  });
  const { id: workplaceId } = await ask("PUT /workplaces/{workplaceId}", {
    as: employer,
    path: { workplaceId: made.id },
    body: { ...workplace, name: "Lagret" },
    headers: at(1),
  });
  expect((await ask("GET /workplaces/{workplaceId}", { as: employer, path: { workplaceId } })).name).toBe("Lagret");
  expect(
    (await ask("GET /employers/{employerId}/workplaces", { as: employer, path: { employerId } })).items,
  ).toHaveLength(1);

  const advertisement = {
    headline: "Lagermedarbetare",
    description: { text: "Du plockar." },
    workplace_address: { municipality: "Karlskrona" },
  };
  const imported = await ask("POST /employers/{employerId}/placements/import", {
    as: employer,
    path: { employerId },
    body: { advertisement },
  });
  expect(imported.placement.content.title).toBe("Lagermedarbetare");

  const table = new TextEncoder().encode("Titel;Antal platser\nVattna;2\nKlippa;många\n");
  const sent = { as: employer, path: { employerId }, body: table, headers: { "content-type": "text/csv" } };
  const checked = await ask("POST /employers/{employerId}/placements/table-check", sent);
  expect(checked.counts).toEqual({ ready: 1, wrong: 1, known: 0, made: 0 });
  expect(checked.rows[1]?.errors).toEqual([
    {
      column: "Antal platser",
      code: "tooLarge",
      value: "många",
      message: "Skriv hur många ni kan ta emot, ett helt tal från 1 till 50.",
    },
  ]);
  expect((await ask("POST /employers/{employerId}/placements/table", sent)).counts).toMatchObject({ made: 1 });

  const draft = await ask("POST /employers/{employerId}/placements", {
    as: employer,
    path: { employerId },
    body: { title: "Plocka" },
  });
  const path = { placementId: draft.placement.id };
  expect(draft.lacking).toContainEqual({
    path: "hours",
    code: "required",
    message: "Skriv hur många timmar jobbet är.",
  });
  expect(await ask("GET /placements/{placementId}/reach", { as: matcher, path })).toMatchObject({ audience: "notYet" });
  await ask("PUT /placements/{placementId}", { as: employer, path, body: { ...content, workplaceId }, headers: at(1) });
  await ask("POST /placements/{placementId}/transitions", {
    as: employer,
    path,
    body: { to: "published" },
    headers: at(2),
  });
  expect((await ask("GET /placements/{placementId}", { as: employer, path })).placement.state).toBe("published");
  expect((await ask("GET /placements", { as: employer, query: "?state=published" })).items).toMatchObject([
    { title: "Plocka och packa", workplace: { name: "Lagret" } },
  ]);

  const near = await ask("POST /participants", { as: matcher, body: person });
  const { participant } = near;
  const participantPath = { participantId: participant.id };
  const say = (statement: unknown) =>
    ask("POST /participants/{participantId}/observations", {
      as: matcher,
      path: participantPath,
      body: { statement, source: "staff" },
    });
  await say({ what: "seeking", value: { kinds: ["internship"] } });
  await say({ what: "availableFrom", value: { on: "2027-03-01" } });
  await say({ what: "hours", value: { min: 10, max: 20, wanted: 15, maxPerDay: 8 } });
  await say({ what: "available", value: { windows: [0, 1].map((day) => ({ day, from: 6, to: 18 })) } });
  await say({ what: "home", value: { locality: "Karlskrona", location: { lat: 56.16, lon: 15.59 } } });
  await say({ what: "maxTravelKm", value: { km: 20 } });
  await say({ what: "formats", value: { works: ["pictures"] } });
  await say({ what: "skill", id: "licence.b", value: { has: true, validUntil: "2030-01-01" } });
  await say({ what: "capacity", id: "lifting", value: { level: 1 } });
  await say({ what: "goals", value: { ids: [], words: "Eget jobb" } });
  const elsewhere = (await town.staff("matcher")).token;
  await ask("POST /participants", { as: elsewhere, body: { ...person, givenName: "Amal" } });

  const ranking = await ask("GET /placements/{placementId}/ranking", { as: matcher, path, query: "?top=10" });
  expect(ranking.nearMisses).toMatchObject([
    {
      participantId: participant.id,
      person: { kind: "named", name: "Hodan Ali" },
      remedies: expect.arrayContaining(["adaptation:lift-aid"]) as string[],
    },
  ]);
  const eased = await ask("GET /placements/{placementId}/ranking", {
    as: matcher,
    path,
    query: "?with=adaptation:lift-aid",
  });
  expect(eased.eligible.map(({ participantId }) => participantId)).toEqual([participant.id]);
  expect(
    (await ask("GET /placements/{placementId}/near-misses", { as: matcher, path, query: "?limit=1" })).items,
  ).toHaveLength(1);
  expect((await ask("GET /placements/{placementId}/remedies", { as: matcher, path })).remedies).toContainEqual({
    remedy: "adaptation:lift-aid",
    opens: 1,
  });
  const pair = { ...path, ...participantPath };
  const detail = await ask("GET /placements/{placementId}/ranking/{participantId}", { as: matcher, path: pair });
  expect(detail.judgements.find(({ state }) => state === "blocked")).toMatchObject({
    criterion: "demand:lifting",
    level: 3,
    capacity: 1,
  });
  await ask("PUT /placements/{placementId}/marks/{participantId}", {
    as: matcher,
    path: pair,
    body: { mark: "shortlisted" },
  });
  expect((await ask("GET /placements/{placementId}/ranking/{participantId}", { as: matcher, path: pair })).mark).toBe(
    "shortlisted",
  );
  expect(await ask("GET /placements/{placementId}/reach", { as: matcher, path })).toMatchObject({
    audience: "staff",
    band: "under10",
  });
  expect(await ask("GET /placements/{placementId}/reach", { as: employer, path })).toMatchObject({
    audience: "employer",
  });
  const agreed = { remedy: "adaptation:lift-aid", agreedWith: "Robin Berg" };
  const added = await ask("POST /placements/{placementId}/adaptations", {
    as: matcher,
    path,
    body: agreed,
    headers: at(3),
  });
  expect(added.placement.content.adaptations).toEqual(["lift-aid"]);

  const places = await ask("GET /participants/{participantId}/placements", { as: matcher, path: participantPath });
  expect(places.places).toMatchObject([{ tier: "eligible", placement: { title: "Plocka och packa" } }]);
  await ask("GET /participants/{participantId}/doors", { as: matcher, path: participantPath });
  expect((await ask("GET /participants", { as: matcher })).items).toMatchObject([{ name: "Hodan Ali", eligible: 1 }]);
  const profile = await ask("GET /participants/{participantId}/profile", { as: matcher, path: participantPath });
  expect(profile.answers.map(({ topic }) => topic)).toContain("skill:licence.b");
  await ask("PUT /participants/{participantId}/choices/{topic}", {
    as: matcher,
    path: { ...participantPath, topic: "hours" },
    body: { source: "staff" },
  });
  expect(
    (
      await ask("GET /participants/{participantId}/observations", {
        as: matcher,
        path: participantPath,
        query: "?topic=hours",
      })
    ).items,
  ).toHaveLength(1);

  const read = await ask("GET /participants/{participantId}", { as: matcher, path: participantPath });
  const version = { headers: at(read.participant.version) };
  const later = await ask("PUT /participants/{participantId}", {
    as: matcher,
    path: participantPath,
    body: { ...person, sunLevel: 2 },
    ...version,
  });
  const moved = await ask("POST /participants/{participantId}/stage", {
    as: matcher,
    path: participantPath,
    body: { stage: "matching" },
    headers: at(later.participant.version),
  });
  const userIds = [moved.assigned[0]?.id];
  await ask("PUT /participants/{participantId}/assigned", {
    as: admin,
    path: participantPath,
    body: { userIds },
    headers: at(moved.participant.version),
  });
  const { code } = await ask("POST /participants/{participantId}/code", { as: matcher, path: participantPath });
  expect((await ask("POST /session/code", { body: { code } })).participantId).toBe(participant.id);
});

test("an administrator chooses what each part of a score weighs, and the choice before stays in the history", async () => {
  const { matcher, admin } = as;
  const { weights } = await ask("GET /weights", { as: matcher });
  const chosen = { ...weights, interest: 15, waiting: 15 };
  const body = { weights: chosen, why: "De som väntat länge ska märkas mer." };
  expect(await ask("PUT /weights", { as: admin, body, headers: at(1) })).toMatchObject({
    version: 2,
    weights: chosen,
    history: [
      { version: 2, why: body.why },
      { version: 1, weights },
    ],
  });
  const tried = await ask("POST /weights/preview", { as: admin, body: { weights } });
  expect(tried).toEqual({ places: [] });
  expect(await ask("GET /market", { as: matcher })).toMatchObject({ places: 1, calls: [] });
  const uneven = { ...body, weights: { ...chosen, hours: 9 } };
  const problem = await problemOf(await api.call("PUT /weights", { as: admin, body: uneven, headers: at(2) }));
  expect(problem.errors).toEqual([
    { path: "weights", code: "notAHundred", message: "Dela ut precis 100. Vikterna ska bli 100 tillsammans." },
  ]);
});

test("a spreadsheet is read row by row, and the rest imported when told to", async () => {
  const { matcher } = as;
  const begun = await ask("POST /participant-imports", { as: matcher, body: { fileName: "deltagare.csv" } });
  const path = { importId: begun.id };
  const csv =
    "Förnamn;Efternamn;Födelsedatum;Kön;Språk;Tolk\nSara;Ek;1990-02-03;kvinna;svenska;nej\nOmar;Nur;3 maj;man;somaliska;kanske\n";
  const checked = await ask("PUT /participant-imports/{importId}/file", {
    as: matcher,
    path,
    body: new TextEncoder().encode(csv),
    headers: { "content-type": "text/csv" },
  });
  expect(checked.counts).toEqual({ ready: 1, wrong: 1, known: 0, imported: 0 });
  expect(checked.rows[1]?.errors).toEqual([
    { column: "Födelsedatum", code: "notADate", value: "3 maj", message: "Skriv födelsedatumet som 1984-05-02." },
    { column: "Tolk", code: "notAChoice", value: "kanske", message: "Skriv ja eller nej." },
  ]);
  expect((await ask("POST /participant-imports/{importId}/run", { as: matcher, path })).counts).toMatchObject({
    imported: 1,
    wrong: 1,
  });
  expect((await ask("GET /participant-imports/{importId}", { as: matcher, path })).state).toBe("done");

  const another = await ask("POST /participant-imports", { as: matcher, body: { fileName: "bild.png" } });
  const send = (body: Uint8Array, type: string) =>
    api.call(`PUT /participant-imports/${another.id}/file`, { as: matcher, body, headers: { "content-type": type } });
  expect((await problemOf(await send(new Uint8Array([1]), "image/png"))).code).toBe("unsupportedMediaType");
  expect((await problemOf(await send(new Uint8Array(5_000_001), "text/csv"))).code).toBe("tooLarge");
  expect((await problemOf(await send(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), "application/octet-stream"))).code).toBe(
    "unreadableFile",
  );
});

test("an organiser plans a day of speed interviews, leads it, and hears what came of it", async () => {
  const { matcher, employer } = as;
  const organiser = await town.staff("organiser");
  const ida = { as: organiser.token };
  const employerId = town.employer.id;
  const { participant } = await ask("POST /participants", { as: matcher, body: { ...person, channel: "inPerson" } });
  const participantId = participant.id;
  const day = {
    name: "Jobbmötet",
    startsAt: "2027-03-18T09:30",
    zone: "Europe/Stockholm",
    slots: 6,
    slotMinutes: 15,
    breaks: [{ afterSlot: 2, minutes: 15, kind: "pause" }],
    venue: { name: "Salen", address: "Gatan 1", locality: "Karlskrona" },
    hall: { rooms: [], tables: [1, 2].map((number) => ({ number, quiet: false })), rotation: "candidatesWalk" },
    resources: [],
    limits: {},
    idleWeight: 100,
  };
  const begun = await ask("POST /events", { ...ida, body: day });
  const path = { eventId: begun.event.id };
  expect(begun.times[3]).toEqual({ slot: 3, from: "2027-03-18T10:30", to: "2027-03-18T10:45" });
  await ask("PUT /events/{eventId}", {
    ...ida,
    path,
    body: { ...day, name: "Jobbmötet i Karlskrona" },
    headers: at(1),
  });
  const userIds = [organiser.userId];
  await ask("PUT /events/{eventId}/responsible", { ...ida, path, body: { userIds }, headers: at(2) });
  await ask("POST /events/{eventId}/transitions", { ...ida, path, body: { to: "inviting" }, headers: at(3) });

  const host = { ...path, employerId };
  const listed = await ask("POST /events/{eventId}/employers", {
    ...ida,
    path,
    body: { employerId, placementIds: [] },
  });
  expect(listed).toMatchObject({ tables: [1], name: town.employer.name });
  const settings = { placementIds: [], tables: [2], unavailable: [5], min: 1 };
  await ask("PUT /events/{eventId}/employers/{employerId}", { ...ida, path: host, body: settings, headers: at(1) });
  const seeker = { ...path, participantId };
  const numbers = [participant.number];
  const { added } = await ask("POST /events/{eventId}/candidates", {
    as: matcher,
    path,
    body: { by: "number", numbers },
  });
  expect(added).toMatchObject([{ participantId, number: 1 }]);
  const own = { length: 2, unavailable: [], breaks: [], needs: [] };
  await ask("PUT /events/{eventId}/candidates/{participantId}", { ...ida, path: seeker, body: own, headers: at(1) });
  const round = { what: "invite", whom: "all" };
  expect(await ask("POST /events/{eventId}/invitations", { ...ida, path, body: round })).toMatchObject({
    onPaper: [1],
  });
  await ask("PUT /events/{eventId}/employers/{employerId}/answer", {
    as: employer,
    path: host,
    body: { answer: "yes" },
  });
  const yes = { answer: "yes", onBehalf: "inPerson" };
  await ask("PUT /events/{eventId}/candidates/{participantId}/answer", { as: matcher, path: seeker, body: yes });
  expect((await ask("GET /events/{eventId}", { as: employer, path })).event.state).toBe("inviting");
  expect((await ask("GET /events", { as: employer })).items).toMatchObject([{ name: "Jobbmötet i Karlskrona" }]);

  const wishes = [{ employerId, level: "want" }];
  await ask("PUT /events/{eventId}/candidates/{participantId}/wishes", { as: matcher, path: seeker, body: { wishes } });
  await ask("GET /events/{eventId}/candidates/{participantId}/wishes", { as: matcher, path: seeker });
  expect(
    (await ask("GET /events/{eventId}/employers/{employerId}/cards", { as: employer, path: host })).cards,
  ).toHaveLength(1);
  await ask("PUT /events/{eventId}/employers/{employerId}/wishes", {
    as: employer,
    path: host,
    body: { wishes: [{ number: 1, level: "want" }] },
  });
  expect((await ask("GET /events/{eventId}/employers", { ...ida, path })).items).toHaveLength(1);
  expect((await ask("GET /events/{eventId}/candidates", { ...ida, path })).items).toHaveLength(1);
  expect(await ask("GET /events/{eventId}/outlook", { ...ida, path })).toMatchObject({ seats: 5, candidates: 1 });
  const decision = { setting: { added: false, required: true } };
  const pair = { ...path, employerId, participantId };
  await ask("PUT /events/{eventId}/pairs/{employerId}/{participantId}", { ...ida, path: pair, body: decision });
  expect((await ask("GET /events/{eventId}/matrix", { ...ida, path })).rows[0]?.cells[0]).toMatchObject({
    candidateWish: "want",
    employerWish: "want",
    setting: { required: true },
  });
  await ask("GET /events/{eventId}/employers/{employerId}/removal", { ...ida, path: host });
  await ask("GET /events/{eventId}/candidates/{participantId}/removal", { ...ida, path: seeker });

  const search = { seconds: 40, unanswered: false };
  const { plan } = await ask("POST /events/{eventId}/plans", { ...ida, path, body: search });
  const planned = { ...path, planId: plan.id };
  const stream = await api.call(`GET /events/${path.eventId}/plans/${plan.id}/progress`, ida);
  expect(stream.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  await api.runJobs();
  const told = (await stream.text()).split("\n\n").filter((line) => line.startsWith("data: "));
  unseen.delete("GET /events/{eventId}/plans/{planId}/progress");
  const { body: progress } = routes["GET /events/{eventId}/plans/{planId}/progress"].success;
  const last = progress.parse(JSON.parse(told.at(-1)?.slice("data: ".length) ?? ""));
  expect(last).toMatchObject({ state: "ready", interviews: 1 });
  await ask("POST /events/{eventId}/plans/{planId}/stop", { ...ida, path: planned });
  expect((await ask("GET /events/{eventId}/plans", { ...ida, path })).items).toMatchObject([{ chosen: true }]);
  const found = await ask("GET /events/{eventId}/plans/{planId}", { ...ida, path: planned });
  expect(found.interviews).toMatchObject([{ length: 2, table: 2 }]);
  const changes = [{ kind: "move", employerId, participantId, slot: 3 }];
  const check = { ...ida, path: planned, body: { changes } };
  expect(await ask("POST /events/{eventId}/plans/{planId}/check", check)).toMatchObject({
    valid: true,
    violations: [],
  });
  await ask("POST /events/{eventId}/plans/{planId}/changes", { ...check, headers: at(found.plan.version) });
  await ask("POST /events/{eventId}/plans/{planId}/choice", { ...ida, path: planned });
  const publish = { ...ida, path, body: { planId: plan.id }, headers: at(found.plan.version + 1) };
  expect((await ask("POST /events/{eventId}/publication", publish)).event.state).toBe("publishing");
  await api.runJobs();
  const { event } = await ask("GET /events/{eventId}", { ...ida, path });
  expect(event.state).toBe("published");
  await ask("POST /events/{eventId}/transitions", {
    ...ida,
    path,
    body: { to: "running" },
    headers: at(event.version),
  });

  const command = { id: "command-1", at: "2027-03-18T08:30:00.000Z", command: { kind: "checkIn", card: 1 } };
  await ask("POST /events/{eventId}/day/commands", { ...ida, path, body: { commands: [command] } });
  const today = await ask("GET /events/{eventId}/day", { ...ida, path, query: "?after=0" });
  expect(today.hall?.interviews).toMatchObject([{ number: 1, slot: 3, table: 2 }]);
  const replans = await ask("POST /events/{eventId}/replans", { ...ida, path, body: { fromSlot: 1 } });
  await ask("POST /events/{eventId}/replans/{replanId}/choice", {
    ...ida,
    path: { ...path, replanId: replans.id },
    body: { choice: "fewestChanges" },
    headers: at(replans.planVersion),
  });
  expect((await ask("GET /events/{eventId}/board", { as: matcher, path })).rounds[3]?.seats).toEqual([
    { number: 1, table: 2 },
  ]);
  expect((await ask("GET /events/{eventId}/sheets", { ...ida, path })).candidates).toHaveLength(1);
  const list = await ask("GET /events/{eventId}/employers/{employerId}/schedule", { as: employer, path: host });
  expect(list.interviews).toMatchObject([{ from: "2027-03-18T10:30", to: "2027-03-18T11:00", number: 1 }]);
  await ask("GET /events/{eventId}/candidates/{participantId}/schedule", { as: matcher, path: seeker });

  const marked = { mark: "secondInterview", notes: ["visitTheWorkplace"], answer: "yes" };
  await ask("PUT /events/{eventId}/employers/{employerId}/outcomes/{number}", {
    as: employer,
    path: { ...host, number: "1" },
    body: marked,
  });
  const answered = await ask("PUT /events/{eventId}/candidates/{participantId}/outcomes/{employerId}", {
    as: matcher,
    path: pair,
    body: { answer: "yes", fromPaper: true },
  });
  expect(answered.mutual).toBe(true);
  expect((await ask("GET /events/{eventId}/outcomes", { ...ida, path })).items).toHaveLength(1);
  expect(await ask("GET /events/{eventId}/numbers", { ...ida, path })).toMatchObject({ present: 1, mutual: 1 });
  expect((await ask("GET /events/{eventId}/proposals", { ...ida, path })).items).toMatchObject([{ state: "proposed" }]);

  const { url } = await ask("POST /participants/{participantId}/calendar", { as: matcher, path: { participantId } });
  expect(
    (await ask("GET /participants/{participantId}/calendar", { as: matcher, path: { participantId } })).active,
  ).toBe(true);
  const calendar = await api.call(`GET ${new URL(url).pathname}`);
  expect(calendar.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(await calendar.text()).toContain("SUMMARY:Jobbmötet i Karlskrona");
  unseen.delete("GET /calendars/{token}");
  await ask("POST /participants/{participantId}/calendar/revocation", { as: matcher, path: { participantId } });
  await ask("POST /employers/{employerId}/calendar", { as: employer, path: { employerId } });
  await ask("GET /employers/{employerId}/calendar", { as: employer, path: { employerId } });
  await ask("POST /employers/{employerId}/calendar/revocation", { as: employer, path: { employerId } });

  const came = await ask("GET /participants/{participantId}/attendance", { as: matcher, path: { participantId } });
  expect(came).toMatchObject({ items: [{ name: "Jobbmötet i Karlskrona" }] });

  const another = await ask("POST /events", { ...ida, body: day });
  const there = { eventId: another.event.id };
  await ask("POST /events/{eventId}/employers", { ...ida, path: there, body: { employerId } });
  await ask("POST /events/{eventId}/candidates", { as: matcher, path: there, body: { by: "number", numbers } });
  await ask("POST /events/{eventId}/employers/{employerId}/removal", { ...ida, path: { ...there, employerId } });
  await ask("POST /events/{eventId}/candidates/{participantId}/removal", { ...ida, path: { ...there, participantId } });
  const calledOff = { ...ida, path: there, body: { reason: "venue" }, headers: at(1) };
  expect(await ask("POST /events/{eventId}/cancellation", calledOff)).toMatchObject({
    event: { state: "cancelled", reason: "venue" },
  });
});

test("a person is proposed, both sides say yes, the work begins, is followed and ends with a certificate", async () => {
  const { matcher, admin, employer } = as;
  const employerId = town.employer.id;
  const here = { as: employer, path: { employerId } };
  const { id: workplaceId } = await ask("POST /employers/{employerId}/workplaces", { ...here, body: workplace });
  const { placement } = await ask("POST /employers/{employerId}/placements", {
    ...here,
    body: { ...content, workplaceId, requires: [] },
  });
  const placementId = placement.id;
  await ask("POST /placements/{placementId}/transitions", {
    as: employer,
    path: { placementId },
    body: { to: "published" },
    headers: at(1),
  });
  const { participant } = await ask("POST /participants", { as: matcher, body: person });
  const one = { participantId: participant.id };
  const users = await ask("GET /members", { as: admin, query: "?role=matcher" });
  const grant = {
    number: participant.number,
    employerId,
    userId: users.items[0]?.id,
    reason: "Beslut 2027-03-01",
    until: "2027-09-30",
  };
  const granted = await ask("POST /proposal-grants", { as: admin, body: grant });
  await ask("POST /proposal-grants/{grantId}/revocation", { as: admin, path: { grantId: granted.id } });
  await ask("POST /proposal-grants", { as: admin, body: grant });
  await ask("GET /proposal-grants", { as: admin });
  const made = await ask("POST /participants/{participantId}/proposals", {
    as: matcher,
    path: one,
    body: { placementId, from: "shortlist" },
  });
  const path = { proposalId: made.proposal.id };
  const says = (to: string, answer: string) => ({ to, answer, language: "sv", onBehalf: "inPerson" });
  const answered = { as: matcher, path, body: says("card", "yes"), headers: at(1) };
  expect((await ask("POST /proposals/{proposalId}/answer", answered)).state).toBe("shown");
  expect((await ask("GET /employers/{employerId}/proposals", here)).items.map(({ id }) => id)).toContain(
    path.proposalId,
  );
  expect(await ask("GET /proposals/{proposalId}/card", { as: employer, path })).not.toHaveProperty("name");
  await ask("POST /proposals/{proposalId}/reply", { as: employer, path, body: { answer: "meet" }, headers: at(2) });
  const again = { ...answered, body: says("identity", "yes"), headers: at(3) };
  expect((await ask("POST /proposals/{proposalId}/answer", again)).state).toBe("known");
  await ask("POST /proposals/{proposalId}/meetings", {
    as: matcher,
    path,
    body: { kind: "meeting", startsAt: "2027-03-05T10:00", where: "Nordkajen 4" },
    headers: at(4),
  });
  await ask("PUT /proposals/{proposalId}/agreement", {
    as: matcher,
    path,
    body: {
      startsOn: "2027-04-01",
      endsOn: "2027-06-30",
      hoursPerWeek: 15,
      tasksLeftOut: ["stada"],
      adaptations: ["picture-instructions"],
      supervisor: { name: "Robin Berg" },
    },
    headers: at(5),
  });
  const began = await ask("POST /proposals/{proposalId}/beginning", { as: matcher, path, headers: at(6) });
  expect(began.proposal.state).toBe("placed");
  await ask("POST /proposals/{proposalId}/follow-ups", {
    as: employer,
    path,
    body: { point: "twoWeeks", how: "well" },
    headers: at(7),
  });
  await ask("POST /proposals/{proposalId}/end", {
    as: matcher,
    path,
    body: { outcome: "employment", endedOn: "2027-06-30" },
    headers: at(8),
  });
  expect((await ask("GET /proposals/{proposalId}", { as: matcher, path })).moves).toHaveLength(8);
  expect((await ask("GET /participants/{participantId}/proposals", { as: matcher, path: one })).items).toMatchObject([
    { state: "ended", certificate: { tasks: ["Plocka varor"], hoursPerWeek: 15 } },
  ]);
  expect((await ask("GET /proposals", { as: matcher })).items.map(({ id }) => id)).toContain(path.proposalId);

  const other = await ask("POST /participants/{participantId}/proposals", {
    as: matcher,
    path: one,
    body: { placementId, from: "ranking" },
  });
  await ask("POST /proposals/{proposalId}/withdrawal", {
    as: matcher,
    path: { proposalId: other.proposal.id },
    body: { onBehalf: "byPhone" },
  });
  const third = await proposedAtAnEvent(one.participantId, employerId);
  const about = { as: matcher, path: { proposalId: third } };
  await ask("POST /proposals/{proposalId}/question", { ...about, body: { placementId }, headers: at(1) });
  await ask("POST /proposals/{proposalId}/closing", { ...about, body: { reason: "placeGone" }, headers: at(2) });
});

test("a person may know who has seen what is held on them, has it all, and is erased by decision", async () => {
  const { matcher, admin } = as;
  const { participant } = await ask("POST /participants", { as: matcher, body: person });
  const path = { participantId: participant.id };
  await ask("GET /participants/{participantId}/profile", { as: matcher, path });
  const seen = await ask("GET /participants/{participantId}/seen", { as: matcher, path });
  // All at the same instant, as the clock of the test stands.
  expect(new Set(seen.items.map(({ by, shown, because }) => `${by.role} ${shown} ${because}`))).toEqual(
    new Set(["matcher answers worksWith", "matcher undefined undefined"]),
  );
  const held = await ask("GET /participants/{participantId}/export", { as: matcher, path });
  expect(held.participant).toEqual(participant);
  expect(held.seen.map(({ shown }) => shown)).toContain("record");
  expect((await ask("GET /log-control", { as: admin })).items).toEqual([]);
  await ask("POST /participants/{participantId}/erasure-request", { as: matcher, path, body: { reason: "timeIsUp" } });
  await ask("GET /participants/{participantId}/retention", { as: matcher, path });
  expect((await ask("GET /retention/people", { as: admin })).items).toMatchObject([{ asked: { reason: "timeIsUp" } }]);
  const keeping = { until: "2027-12-31", reason: "openCase" };
  await ask("POST /participants/{participantId}/keeping", { as: admin, path, body: keeping });
  const { rules } = await ask("GET /retention/rules", { as: admin });
  const decided = Object.fromEntries(
    Object.entries(rules).map(([situation, { months }]) => [situation, { months, ground: "Plan 2027" }]),
  );
  await ask("PUT /retention/rules", { as: admin, body: { rules: decided }, headers: at(1) });
  const body = { number: participant.number, reason: "registeredByMistake" } as const;
  expect(await ask("POST /participants/{participantId}/erasure", { as: admin, path, body })).toEqual({ erased: true });
});

/** A proposal as an event makes it: nobody has been asked, and which place it is is open. */
async function proposedAtAnEvent(
  participantId: Id<"participant">,
  employerId: Id<"employer">,
): Promise<Id<"proposal">> {
  const tenantId = town.tenant.id;
  const ctx = systemContext(api.world, { tenantId, now: api.clock.now, requestId: randomUUID() });
  const id = api.world.newId("proposal", ctx.now);
  const from = { kind: "event", eventId: api.world.newId("event", ctx.now) } as const;
  const by = { at: ctx.now, by: ctx.actor.userId };
  const proposal = newProposal({ id, tenantId, participantId, employerId, from }, by);
  await commit(ctx, {
    writes: proposalWrites(proposal),
    audit: { what: "event.host", whom: participantId },
    answer: id,
  });
  return id;
}

test("an administrator invites staff and ends a membership; anybody signs out", async () => {
  const { admin } = as;
  const invited = await ask("POST /members", {
    as: admin,
    body: { name: "Eva Modig", email: "eva.modig@karlskrona.example", role: "lead" },
  });
  expect((await ask("GET /members", { as: admin, query: "?role=lead" })).items.map(({ id }) => id)).toEqual([
    invited.id,
  ]);
  expect(
    (await ask("POST /members/{userId}/revocation", { as: admin, path: { userId: invited.id } })).standing.kind,
  ).toBe("revoked");
  await ask("POST /sign-out", { as: admin });
});

/** The two that lead to the provider and back are tried in sign-in.test.ts. */
afterAll(() => expect([...unseen]).toEqual(["GET /sign-in", "GET /sign-in/callback"]));
