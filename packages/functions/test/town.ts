import { randomUUID } from "node:crypto";
import type { RouteKey, RouteResponse } from "@passa/contract/types";
import { systemContext } from "@passa/core/context";
import { decideOnEmployer, registerEmployer } from "@passa/core/employer/employer";
import type { Id } from "@passa/domain/id";
import { municipality, problemOf, type Call, type TestApi } from "./api-world.ts";

/** A name that stands nowhere but where a person is named. */
export const canary = (n: number) => `Kanariefågel${n}`;

/** Four people, whose identity is protected or not and who have said yes to an employer or not; a fifth comes to no event. */
export type Person = { id: Id<"participant">; number: string; token: string; protectedIdentity: boolean; name: string };

/** Asks one route and gives its body. @throws when it is refused */
export async function asked<K extends RouteKey>(
  api: TestApi,
  key: K,
  { path = {}, ...call }: Call & { path?: Record<string, string | number> },
): Promise<RouteResponse<K>> {
  const sentence = key.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(path[name]));
  const response = await api.call(sentence, call);
  if (response.status >= 400) throw new Error(`${sentence}: ${JSON.stringify(await problemOf(response))}`);
  return (response.status === 204 ? undefined : await response.json()) as RouteResponse<K>;
}

const at = (version: number) => ({ "if-match": `"${version}"` });

const place = {
  title: "Plocka och packa",
  kind: "internship",
  field: "transport",
  seats: 2,
  startsOn: "2027-04-01",
  hours: { min: 10, max: 20 },
  open: [0, 1].map((day) => ({ day, from: 8, to: 16 })),
  formats: ["shown"],
  adaptations: [],
  tags: [],
  requires: [],
  wishes: [],
  develops: [],
  tasks: [
    { id: "plocka", title: "Plocka", removable: false, hazardous: false, demands: {}, requires: [], adaptations: [] },
  ],
};

const workplace = {
  name: "Lagret",
  address: "Nordkajen 4",
  locality: "Karlskrona",
  location: { lat: 56.16, lon: 15.59 },
  adaptations: [],
  formats: [],
  tags: [],
};

const details = {
  name: "Jobbmötet",
  startsAt: "2027-03-18T09:30",
  zone: "Europe/Stockholm",
  slots: 6,
  slotMinutes: 15,
  breaks: [],
  venue: { name: "Stora salen", address: "Östra Hamngatan 4", locality: "Karlskrona" },
  hall: {
    rooms: [],
    tables: [1, 2].map((number) => ({ number, quiet: false })),
    rotation: "candidatesWalk",
  },
  resources: [],
  limits: {},
  idleWeight: 100,
};

/**
 * A municipality with two of everybody: who is assigned, responsible, a member or on the list, and who is not; and an event
 * that is over, so that what the lists hold does not change while everybody asks for it, beside one that nobody has been told of.
 */
export async function aTown(api: TestApi) {
  const town = await municipality(api);
  const system = () =>
    systemContext(api.world, { tenantId: town.tenant.id, now: api.clock.now, requestId: randomUUID() });
  const another = async (name: string, organisationNumber: string) => {
    const { id, version } = await registerEmployer(system(), { name, organisationNumber, contacts: [] });
    const decision = { decision: "approve", vouchedBy: "Eva Modig", visited: true } as const;
    return decideOnEmployer(system(), { id, version, decision });
  };
  const [own, other, away] = [
    town.employer,
    await another("Skogsbolaget AB", "556012-5790"),
    await another("Bageriet AB", "212000-0829"),
  ];
  const staff = async (role: Parameters<typeof town.staff>[0]) => (await town.staff(role)).token;
  const { token: eva, userId: evaId } = await town.staff("matcher");
  const [mia, ida, bo, lead, admin] = await Promise.all(
    (["matcher", "organiser", "organiser", "lead", "admin"] as const).map(staff),
  );
  const member = async (id: Id<"employer">) => (await town.employerMember(id)).token;
  const [atOwn, atOther, atAway] = await Promise.all([own.id, other.id, away.id].map(member));
  if (!eva || !mia || !ida || !bo || !lead || !admin || !atOwn || !atOther || !atAway)
    throw new Error("nobody is there");

  const { id: workplaceId } = await asked(api, "POST /employers/{employerId}/workplaces", {
    as: atOwn,
    path: { employerId: own.id },
    body: workplace,
  });
  const { placement } = await asked(api, "POST /employers/{employerId}/placements", {
    as: atOwn,
    path: { employerId: own.id },
    body: { ...place, workplaceId },
  });
  await asked(api, "POST /placements/{placementId}/transitions", {
    as: atOwn,
    path: { placementId: placement.id },
    body: { to: "published" },
    headers: at(1),
  });

  const person = async (n: number, protectedIdentity: boolean): Promise<Person> => {
    const { participant } = await asked(api, "POST /participants", {
      as: eva,
      body: {
        givenName: canary(n),
        familyName: "Ek",
        birthDate: "1984-05-02",
        legalGender: "woman",
        channel: "letter",
        language: "so",
        interpreter: false,
        protectedIdentity,
      },
    });
    const path = { participantId: participant.id };
    const statement = { what: "hours", value: { min: 10, max: 20, wanted: 15 } };
    await asked(api, "POST /participants/{participantId}/observations", {
      as: eva,
      path,
      body: { statement, source: "staff" },
    });
    const { code } = await asked(api, "POST /participants/{participantId}/code", { as: eva, path });
    const signedIn = await api.call("POST /session/code", { body: { code } });
    const token = /passa=([\w-]{43})/.exec(signedIn.headers.get("set-cookie") ?? "")?.[1] ?? "";
    return { id: participant.id, number: participant.number, token, protectedIdentity, name: canary(n) };
  };
  const people: Person[] = [];
  for (const n of [0, 1, 2, 3]) people.push(await person(n, n >= 2));
  const stranger = await person(4, false);
  /** Every second one has said yes to the employer. */
  const saidYes = (n: number) => n % 2 === 0;

  const begun = async () => {
    const { event } = await asked(api, "POST /events", { as: ida, body: details });
    for (const employerId of [own.id, other.id])
      await asked(api, "POST /events/{eventId}/employers", {
        as: ida,
        path: { eventId: event.id },
        body: { employerId },
      });
    const numbers = people.map(({ number }) => number);
    await asked(api, "POST /events/{eventId}/candidates", {
      as: eva,
      path: { eventId: event.id },
      body: { by: "number", numbers },
    });
    return event.id;
  };
  const [eventId, draftId] = [await begun(), await begun()];
  const move = async (to: string) => {
    const { event } = await asked(api, "GET /events/{eventId}", { as: ida, path: { eventId } });
    await asked(api, "POST /events/{eventId}/transitions", {
      as: ida,
      path: { eventId },
      body: { to },
      headers: at(event.version),
    });
  };
  await move("inviting");
  for (const employerId of [own.id, other.id])
    await asked(api, "PUT /events/{eventId}/employers/{employerId}/answer", {
      as: ida,
      path: { eventId, employerId },
      body: { answer: "yes", onBehalf: "byPhone" },
    });
  for (const [n, { id: participantId }] of people.entries()) {
    const path = { eventId, participantId };
    await asked(api, "PUT /events/{eventId}/candidates/{participantId}/answer", {
      as: eva,
      path,
      body: { answer: "yes", onBehalf: "inPerson" },
    });
    if (saidYes(n))
      await asked(api, "PUT /events/{eventId}/candidates/{participantId}/wishes", {
        as: eva,
        path,
        body: { wishes: [{ employerId: own.id, level: "want" }] },
      });
    for (const employerId of [own.id, other.id])
      await asked(api, "PUT /events/{eventId}/pairs/{employerId}/{participantId}", {
        as: ida,
        path: { ...path, employerId },
        body: { setting: { added: true, required: true } },
      });
  }
  const { plan } = await asked(api, "POST /events/{eventId}/plans", {
    as: ida,
    path: { eventId },
    body: { seconds: 1, unanswered: false },
  });
  await api.runJobs();
  const planned = await asked(api, "GET /events/{eventId}/plans/{planId}", {
    as: ida,
    path: { eventId, planId: plan.id },
  });
  await asked(api, "POST /events/{eventId}/publication", {
    as: ida,
    path: { eventId },
    body: { planId: plan.id },
    headers: at(planned.plan.version),
  });
  await api.runJobs();
  await move("running");
  const { id: replanId } = await asked(api, "POST /events/{eventId}/replans", {
    as: ida,
    path: { eventId },
    body: { fromSlot: 4, absent: [] },
  });
  await move("done");
  const candidates = await asked(api, "GET /events/{eventId}/candidates", { as: ida, path: { eventId } });
  const cards = new Map(candidates.items.map(({ participantId, number }) => [participantId, number]));

  const granted = (number: string, employerId: Id<"employer">) => {
    const grant = { number, employerId, userId: evaId, reason: "Beslut", until: "2027-12-31" };
    return asked(api, "POST /proposal-grants", { as: admin, body: grant });
  };
  /** Everybody is proposed for the place, of the protected by a grant; every second one has let the employer see the card. */
  const proposedFor = async ({ id, number, protectedIdentity }: Person, n: number): Promise<Id<"proposal">> => {
    const path = { participantId: id };
    if (protectedIdentity) await granted(number, own.id);
    const { proposal } = await asked(api, "POST /participants/{participantId}/proposals", {
      as: eva,
      path,
      body: { placementId: placement.id, from: "ranking" },
    });
    if (saidYes(n))
      await asked(api, "POST /proposals/{proposalId}/answer", {
        as: eva,
        path: { proposalId: proposal.id },
        body: { to: "card", answer: "yes", language: "sv", onBehalf: "inPerson" },
        headers: at(1),
      });
    return proposal.id;
  };
  const proposals: Id<"proposal">[] = [];
  for (const [n, one] of people.entries()) proposals.push(await proposedFor(one, n));

  /** One that nothing rests on. */
  const { id: grantId } = await granted(stranger.number, away.id);
  const { id: importId } = await asked(api, "POST /participant-imports", { as: eva, body: { fileName: "alla.csv" } });
  const shared = await asked(api, "POST /employers/{employerId}/calendar", {
    as: atAway,
    path: { employerId: away.id },
  });
  const spare = await town.staff("lead");
  return {
    tenantId: town.tenant.id,
    employers: { own, other },
    /** Sessions. Of each role one that stands in the relation and one that does not. */
    sessions: { eva, mia, ida, bo, lead, admin, atOwn, atOther, atAway },
    people: people.map((one, n) => ({
      ...one,
      card: cards.get(one.id) ?? 0,
      saidYes: saidYes(n),
      proposalId: proposals[n] ?? "",
    })),
    stranger,
    workplaceId,
    placementId: placement.id,
    eventId,
    draftId,
    planId: plan.id,
    replanId,
    importId,
    grantId,
    calendarToken: shared.url.split("/").at(-1) ?? "",
    userId: spare.userId,
  };
}
export type Town = Awaited<ReturnType<typeof aTown>>;
