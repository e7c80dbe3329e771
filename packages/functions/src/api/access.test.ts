import { addressOf } from "@passa/contract/answers";
import type { Route } from "@passa/contract/route";
import { routes } from "@passa/contract/routes";
import type { RouteKey } from "@passa/contract/types";
import { idPrefix, type IdKind } from "@passa/domain/id";
import { beforeAll, describe, expect, test } from "vitest";
import { type ActorKind, type Outcome, readAccessTable, type Relation } from "../../test/access-table.ts";
import { municipality, origin, testApi, type TestApi } from "../../test/api.ts";
import { aTown, canary, type Town } from "../../test/town.ts";

/**
 * Every request as everybody, in every relation to what it is about, against docs/access.md: through the whole API and its
 * use cases, on the emulator. What the requests would change is refused later (a version that is not there, an event that is
 * over), so that the order in which they are sent is no matter. The short form asks about one open person who has said yes
 * and one protected who has not; `PASSA_ACCESS=all` about all four.
 */

const keys = Object.keys(routes) as RouteKey[];
const table = readAccessTable();

let api: TestApi;
let town: Town;
let elsewhere: Record<Exclude<ActorKind, "none">, string>;
beforeAll(async () => {
  api = await testApi();
  town = await aTown(api);
  elsewhere = await oneOfEach(api);
}, 120_000);

/** Another municipality, and a session of every role there. */
async function oneOfEach(there: TestApi): Promise<typeof elsewhere> {
  const other = await municipality(there, { name: "Ronneby", municipalityCode: "1081" });
  const staff = async (role: "matcher" | "organiser" | "lead" | "admin") => (await other.staff(role)).token;
  const matcher = await staff("matcher");
  const body = {
    givenName: "Sara",
    familyName: "Ek",
    birthDate: "1990-02-03",
    legalGender: "woman",
    channel: "letter",
    language: "sv",
    interpreter: false,
    protectedIdentity: false,
  };
  const made = await there.call("POST /participants", { as: matcher, body });
  const { participant } = (await made.json()) as { participant: { id: string } };
  const handed = await there.call(`POST /participants/${participant.id}/code`, { as: matcher });
  const { code } = (await handed.json()) as { code: string };
  const signedIn = await there.call("POST /session/code", { body: { code } });
  return {
    participant: /passa=([\w-]{43})/.exec(signedIn.headers.get("set-cookie") ?? "")?.[1] ?? "",
    employer: (await other.employerMember()).token,
    matcher,
    organiser: await staff("organiser"),
    lead: await staff("lead"),
    admin: await staff("admin"),
  };
}

/** Somebody who asks, and how they stand to the town's person, employer, import and event. */
type Asker = { kind: ActorKind; name: string; token?: string } & Partial<
  Omit<Relation, "protectedIdentity" | "saidYes">
>;

function askers(person: Town["people"][number] | undefined): Asker[] {
  const { eva, mia, ida, bo, lead, admin, atOwn, atOther, atAway } = town.sessions;
  const [first, second] = town.people;
  const another = person?.id === first?.id ? second : first;
  return [
    { kind: "none", name: "nobody" },
    { kind: "participant", name: "themselves", token: person?.token ?? first?.token ?? "", own: true, listed: true },
    { kind: "participant", name: "another on the list", token: another?.token ?? "", listed: true },
    { kind: "participant", name: "a stranger to the event", token: town.stranger.token },
    { kind: "employer", name: "its own", token: atOwn, own: true, listed: true },
    { kind: "employer", name: "another on the list", token: atOther, listed: true },
    { kind: "employer", name: "a stranger to the event", token: atAway },
    { kind: "matcher", name: "assigned", token: eva, assigned: true, own: true },
    { kind: "matcher", name: "not assigned", token: mia },
    { kind: "organiser", name: "responsible", token: ida, responsible: true },
    { kind: "organiser", name: "not responsible", token: bo },
    { kind: "lead", name: "lead", token: lead },
    { kind: "admin", name: "admin", token: admin },
  ];
}

type Path = Record<string, string | number>;

const places = (key: RouteKey): string[] => [...key.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
const concernsAPerson = (key: RouteKey) =>
  places(key).some((name) => ["participantId", "number", "proposalId"].includes(name));

function pathTo(person: Town["people"][number] | undefined): Path {
  return {
    employerId: town.employers.own.id,
    workplaceId: town.workplaceId,
    placementId: town.placementId,
    participantId: person?.id ?? "",
    number: person?.card ?? 1,
    topic: "hours",
    importId: town.importId,
    eventId: town.eventId,
    planId: town.planId,
    replanId: town.replanId,
    proposalId: person?.proposalId ?? "",
    userId: town.userId,
    grantId: town.grantId,
    token: town.calendarToken,
  };
}

/** Ids that are well made and nothing's. */
const nowhere = (key: RouteKey): Path =>
  Object.fromEntries(
    places(key).map((name) => {
      const kind = name.replace(/Id$/, "") as IdKind;
      if (kind in idPrefix) return [name, `${idPrefix[kind]}_01K5D3XGZ0000000000000000A`];
      return [name, name === "number" ? 9999 : name === "token" ? "x".repeat(43) : "hours"];
    }),
  );

const queries: Partial<Record<RouteKey, string>> = { "GET /occupations": "?q=lager", "GET /skills": "?q=truck" };

type Heard = { outcome: Outcome; status: number; text: string; told: unknown };

async function ask(key: RouteKey, path: Path, token: string | undefined): Promise<Heard> {
  const route: Route = routes[key];
  const body = route.file ? new TextEncoder().encode("Titel\nVattna\n") : route.example;
  const sentence = key.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(path[name]));
  const response = await api.call(`${sentence}${queries[key] ?? ""}`, {
    ...(token !== undefined && { as: token }),
    ...(body !== undefined && { body }),
    headers: {
      ...(route.file && { "content-type": "text/csv" }),
      ...(route.versioned === "write" && { "if-match": '"999999"' }),
    },
  });
  const text = await response.text();
  const isProblem = response.headers.get("content-type") === "application/problem+json";
  const { requestId: _, ...told } = isProblem
    ? (JSON.parse(text) as { requestId: string; code: string })
    : { code: "" };
  return { outcome: outcomeOf[told.code] ?? "yes", status: response.status, text, told };
}

const outcomeOf: Record<string, Outcome> = { unauthenticated: "sign in", forbidden: "no", notFound: "hidden" };

/** Whose names somebody may be told, of the town's people. */
function mayName(
  { kind, assigned, responsible, own }: Asker,
  person: { id: string; protectedIdentity: boolean },
  self: string,
) {
  if (kind === "participant") return own === true && person.id === self;
  if (kind === "matcher") return assigned === true;
  return kind === "organiser" && responsible === true && !person.protectedIdentity;
}

const faults: string[] = [];
let cells = 0;

/** What somebody hears of things that do not exist. */
const ofNothing = new Map<string, Promise<Heard>>();
function askOfNothing(key: RouteKey, token: string | undefined): Promise<Heard> {
  const name = `${key} ${token}`;
  const heard = ofNothing.get(name) ?? ask(key, nowhere(key), token);
  ofNothing.set(name, heard);
  return heard;
}

async function hears(key: RouteKey, asker: Asker, person: Town["people"][number] | undefined): Promise<void> {
  const cell = table.get(key)?.[asker.kind];
  const relation: Relation = {
    own: asker.own ?? false,
    assigned: asker.assigned ?? false,
    responsible: asker.responsible ?? false,
    listed: asker.listed ?? false,
    protectedIdentity: person?.protectedIdentity ?? false,
    saidYes: person?.saidYes ?? false,
  };
  const heard = await ask(key, pathTo(person), asker.token);
  const who = `${key} by ${asker.kind} (${asker.name})${person ? ` of a person ${person.protectedIdentity ? "protected" : "open"}, ${person.saidYes ? "yes" : "no yet"}` : ""}`;
  const expected = cell?.(relation);
  cells += 1;
  if (heard.outcome !== expected) faults.push(`${who}: ${heard.outcome}, the table says ${expected}`);
  if (heard.status >= 500) faults.push(`${who}: ${heard.status}`);
  if (expected === "hidden" && places(key).length > 0) {
    const unknown = await askOfNothing(key, asker.token);
    if (JSON.stringify(unknown.told) !== JSON.stringify(heard.told))
      faults.push(`${who}: is answered otherwise than for what does not exist`);
  }
  for (const other of [...town.people, town.stranger])
    if (heard.text.includes(other.name) && !mayName(asker, other, person?.id ?? town.people[0]?.id ?? ""))
      if (!(asker.kind === "participant" && asker.token === other.token)) faults.push(`${who}: names ${other.name}`);
}

/** Signing out ends a session that the others still need. */
const lasting = keys.filter((key) => key !== "POST /sign-out");

describe("who may do what", () => {
  test("stands in docs/access.md for every route, and for nothing that is no route", () => {
    expect([...table.keys()].toSorted()).toEqual(keys.toSorted());
  });

  test("holds for everybody, in every relation, without and with a session, and names nobody to whom it may not", async () => {
    const people =
      process.env["PASSA_ACCESS"] === "all"
        ? town.people
        : town.people.filter(({ card }, n) => card > 0 && n % 3 === 0);
    for (const key of lasting)
      for (const person of concernsAPerson(key) ? people : [undefined])
        if (addressOf(key).method === "GET")
          await Promise.all(askers(person).map((asker) => hears(key, asker, person)));
        // Two changes of one thing at once may refuse each other.
        else for (const asker of askers(person)) await hears(key, asker, person);
    expect(faults).toEqual([]);
    expect(cells).toBeGreaterThan(lasting.length * 13);
  }, 180_000);

  test("an event that nobody has been invited to yet is nothing to those who will be", async () => {
    const told: string[] = [];
    const of = keys.filter((key) => places(key).includes("eventId"));
    const [person] = town.people;
    for (const key of of) {
      for (const { kind, token, own } of askers(person).filter(
        ({ kind: role }) => role === "participant" || role === "employer",
      )) {
        const heard = await ask(key, { ...pathTo(person), eventId: town.draftId }, token);
        const relation = {
          own: own ?? false,
          assigned: false,
          responsible: false,
          listed: false,
          protectedIdentity: false,
          saidYes: false,
        };
        const expected = table.get(key)?.[kind](relation);
        if (heard.outcome !== expected || expected !== "hidden") told.push(`${key} by ${kind}: ${heard.outcome}`);
      }
    }
    expect(told).toEqual([]);
  }, 60_000);

  test("another municipality's things are answered as things that do not exist, and are in nobody's list", async () => {
    const crossed: string[] = [];
    const [person] = town.people;
    const ours = [
      town.employers.own.id,
      town.tenantId,
      town.placementId,
      town.eventId,
      ...town.people.map(({ id }) => id),
    ];
    const across = async (key: RouteKey) => {
      for (const [role, token] of Object.entries(elsewhere)) {
        const heard = await ask(key, pathTo(person), token);
        if (places(key).length > 0) {
          const unknown = await askOfNothing(key, token);
          if (heard.outcome === "yes" || JSON.stringify(heard.told) !== JSON.stringify(unknown.told))
            crossed.push(`${key} by ${role}: ${heard.status} ${heard.outcome}`);
        }
        if ([canary(0), ...ours].some((word) => heard.status < 400 && heard.text.includes(word)))
          crossed.push(`${key} by ${role} tells of it`);
      }
    };
    for (const key of keys.filter((one) => (routes[one] as Route).action !== "public")) await across(key);
    expect(crossed).toEqual([]);
  }, 120_000);

  test("whoever signs out is nobody afterwards, and whoever is nobody may", async () => {
    expect(table.get("POST /sign-out")?.none({} as Relation)).toBe("yes");
    for (const { kind, token } of askers(undefined).filter(({ name }) => !name.includes("stranger"))) {
      expect((await ask("POST /sign-out", {}, token)).status, kind).toBe(204);
      expect((await ask("GET /session", {}, token)).status, kind).toBe(401);
    }
    expect((await api.app.request(`${origin}/api/v1/sign-out`, { method: "POST" })).status).toBe(403);
  });
});
