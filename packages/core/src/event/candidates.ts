import { randomBytes } from "node:crypto";
import { noteListed } from "../audit/listed.ts";
import { presentRules } from "../ranking/rule-versions.ts";
import type { Event } from "@passa/domain/event/event";
import type { CandidateSettings, EventCandidate, OnBehalf } from "@passa/domain/event/roster";
import type { Id } from "@passa/domain/id";
import type { Participant } from "@passa/domain/participant/participant";
import { Refusal } from "@passa/domain/refusal";
import { assertVersion, commit } from "../commit.ts";
import { authorise, type Context } from "../context.ts";
import { loadParticipants, loadPoolEntries, loadPoolEntry } from "../participant/participant.store.ts";
import { openPlaces } from "../placement/placement.ts";
import { holdPool } from "../pool/held-pool.ts";
import { rankingRulesOf } from "../ranking/ranking-rules.ts";
import { loadUsers } from "../user/user.store.ts";
import { keepAnswer } from "./answer.ts";
import {
  candidateWrite,
  eventUnchanged,
  loadCandidate,
  loadCandidates,
  loadEventEmployers,
  takeNumbers,
} from "./event.store.ts";
import { assertOpen, eventFor, onStandingEvent } from "./event.ts";
import { givenNameOf } from "./roster.ts";

export type CandidateView = EventCandidate & {
  name?: string;
  givenName?: string;
  language: string;
  protectedIdentity: boolean;
  reachedBy: "mail" | "paper";
  responsible?: { id: Id<"user">; name: string };
};

export type NewCandidates =
  | { by: "number"; numbers: string[] }
  | { by: "place"; placementIds?: Id<"placement">[] | undefined; atMost: number };

/** Candidates of an event by number; for a matcher those that they work with. */
export async function listCandidates(ctx: Context, { id }: { id: Id<"event"> }): Promise<CandidateView[]> {
  const event = await eventFor(ctx, id, "event.candidates");
  const views = await viewsOf(ctx, await loadCandidates(ctx.table, event.tenantId, id));
  const named = views.flatMap(({ name, participantId }) => (name === undefined ? [] : [participantId]));
  await noteListed(ctx, "event.candidates", named, ctx.actor.role === "organiser" ? "eventList" : "worksWith");
  return views;
}

/** In one transaction with its audit entry. */
const ADDED_AT_ONCE = 40;

/**
 * Puts people on the list. By number: whom a matcher works with, or anybody who is not protected when the event is one's own.
 * By place: those who fit the employers' places best, save those who are there already. Interpreters that the event has are
 * put down for those who need them. What could not be added is told.
 */
export async function addCandidates(ctx: Context, { id, ...asked }: { id: Id<"event"> } & NewCandidates) {
  const { tenantId, userId, role } = ctx.actor;
  const event = await eventFor(ctx, id, "event.nominate", { assigned: asked.by === "number" && role === "matcher" });
  assertOpen(event);
  const [people, listed] = await Promise.all([
    loadParticipants(ctx.table, tenantId),
    loadCandidates(ctx.table, tenantId, id),
  ]);
  const there = new Set(listed.map(({ participantId }) => participantId));
  const mayAdd = ({ assigned, protectedIdentity }: Participant) =>
    assigned.includes(userId) || (role === "organiser" && !protectedIdentity);
  const skipped: { asked: string; why: "unknown" | "known" }[] = [];
  const chosen: Participant[] = [];
  if (asked.by === "number") {
    const byNumber = new Map(people.map((person) => [person.number, person]));
    for (const number of new Set(asked.numbers)) {
      const person = byNumber.get(number);
      if (!person || !mayAdd(person)) skipped.push({ asked: number, why: "unknown" });
      else if (there.has(person.id)) skipped.push({ asked: number, why: "known" });
      else chosen.push(person);
    }
  } else {
    const byId = new Map(people.map((person) => [person.id as string, person]));
    const fitting = await fittingBest(ctx, event, asked);
    for (const participantId of fitting) {
      const person = byId.get(participantId);
      if (person && mayAdd(person) && !there.has(person.id) && chosen.length < asked.atMost) chosen.push(person);
    }
  }
  const first = chosen.length === 0 ? 0 : await takeNumbers(ctx.table, tenantId, id, chosen.length);
  const added = chosen.map((person, n) => newCandidate(event, person, first + n));
  const { idempotency: _, ...within } = ctx;
  for (let from = 0; from < added.length; from += ADDED_AT_ONCE) {
    const some = added.slice(from, from + ADDED_AT_ONCE);
    await onStandingEvent(async () => {
      const now = await eventFor(ctx, id, "event.nominate", { assigned: true });
      assertOpen(now);
      await commit(within, {
        writes: [eventUnchanged(now), ...some.map((candidate) => candidateWrite(tenantId, candidate))],
        audit: some.map(({ participantId }) => ({
          what: "event.nominate",
          whom: participantId,
          detail: { eventId: id },
        })),
        answer: undefined,
      });
    });
  }
  return { added: await viewsOf(ctx, added), skipped };
}

/** Ids of those who fit one of the places, the best first: eligible before those to ask, whichever place it is. */
async function fittingBest(
  ctx: Context,
  event: Event,
  { placementIds, atMost }: { placementIds?: Id<"placement">[] | undefined; atMost: number },
): Promise<string[]> {
  const [employers, places, rules, { pool }] = await Promise.all([
    loadEventEmployers(ctx.table, event.tenantId, event.id),
    openPlaces(ctx),
    rankingRulesOf(ctx),
    holdPool(ctx, event.tenantId),
  ]);
  const brought = new Set(employers.flatMap((employer) => employer.placementIds));
  const unknown = placementIds?.findIndex((placementId) => !brought.has(placementId)) ?? -1;
  if (unknown >= 0) throw new Refusal("invalid", { fields: [{ path: `placementIds.${unknown}`, code: "unknownId" }] });
  const wanted = new Set(placementIds ?? brought);
  const { vocabulary, asOf, weights } = rules;
  // Those who are on the list already may stand at the top of every place.
  const options = { asOf, weights, top: atMost + 500, viewer: ctx.actor.userId };
  const rankings = places
    .filter(({ placement }) => wanted.has(placement.id))
    .map(({ matching }) => presentRules.rank(pool, matching, vocabulary, options));
  return (["eligible", "askFirst"] as const).flatMap((tier) => {
    const scores = new Map<string, number>();
    for (const ranking of rankings)
      for (const { participantId, score } of ranking[tier])
        scores.set(participantId, Math.max(score, scores.get(participantId) ?? 0));
    return [...scores]
      .toSorted(([one, more], [other, less]) => less - more || (one < other ? -1 : 1))
      .map(([participantId]) => participantId);
  });
}

function newCandidate({ id, details }: Event, person: Participant, number: number): EventCandidate {
  const interpreter = details.resources.find(
    ({ kind, language }) => kind === "interpreter" && language === person.language,
  );
  return {
    eventId: id,
    participantId: person.id,
    version: 1,
    number,
    code: cardCode(),
    length: 1,
    unavailable: [],
    breaks: [],
    needs: person.interpreter && interpreter ? [interpreter.id] : [],
    invitation: { kind: "notSent" },
    wishes: [],
  };
}

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Ten letters of Crockford's base 32, 50 bits: nobody guesses another's card. */
export const cardCode = (): string => Array.from(randomBytes(10), (byte) => letters[byte % 32]).join("");

/** Changes the length of interviews, breaks, times, needs and number of interviews. */
export async function changeCandidate(
  ctx: Context,
  given: { id: Id<"event">; participantId: Id<"participant">; settings: CandidateSettings; version: number },
): Promise<CandidateView> {
  return onStandingEvent(async () => {
    const { id, participantId, settings, version } = given;
    const assigned = await worksWith(ctx, participantId);
    const event = await eventFor(ctx, id, "event.nominate", { assigned });
    assertOpen(event);
    const before = await loadCandidate(ctx.table, event.tenantId, id, participantId);
    if (!before) throw new Refusal("notFound");
    assertVersion(before, version);
    assertSettings(event, settings);
    const { eventId, number, code, invitation, wishes, wishedAt } = before;
    const kept = {
      eventId,
      participantId,
      number,
      code,
      invitation,
      wishes,
      ...(wishedAt === undefined ? {} : { wishedAt }),
    };
    const changed: EventCandidate = { ...kept, ...settings, version: version + 1 };
    const [view] = await viewsOf(ctx, [changed]);
    if (!view) throw new Refusal("notFound");
    return commit(ctx, {
      writes: [eventUnchanged(event), candidateWrite(event.tenantId, changed)],
      audit: { what: "event.nominate", whom: participantId, detail: { eventId: id, version: changed.version } },
      answer: view,
    });
  });
}

function assertSettings({ details }: Event, { unavailable, breaks, needs }: CandidateSettings): void {
  const known = new Set(details.resources.map((resource) => resource.id));
  const beyond = (name: string, slots: readonly number[]) =>
    slots.flatMap((slot, n) => (slot >= details.slots ? [{ path: `${name}.${n}`, code: "notAChoice" } as const] : []));
  const fields = [
    ...beyond("unavailable", unavailable),
    ...beyond("breaks", breaks),
    ...needs.flatMap((need, n) => (known.has(need) ? [] : [{ path: `needs.${n}`, code: "unknownId" } as const])),
  ];
  if (fields.length > 0) throw new Refusal("invalid", { fields });
}

/** Writes down a person's yes or no: their own, or what they have told staff, who say why they write. */
export async function answerAsCandidate(
  ctx: Context,
  given: { id: Id<"event">; participantId: Id<"participant">; answer: "yes" | "no"; onBehalf?: OnBehalf | undefined },
): Promise<{ answer: "yes" | "no" }> {
  return onStandingEvent(async () => {
    const { id, participantId, answer, onBehalf } = given;
    const { event, candidate } = await candidateFor(ctx, id, participantId);
    return keepAnswer(ctx, {
      event,
      as: "event.takePart",
      whom: participantId,
      answer,
      onBehalf,
      write: (invitation) =>
        candidateWrite(event.tenantId, { ...candidate, invitation, version: candidate.version + 1 }),
    });
  });
}

/** A person on the list, for themselves, whoever works with them, and those whose event it is. @throws {Refusal} `notFound` */
export async function candidateFor(ctx: Context, id: Id<"event">, participantId: Id<"participant">) {
  const assigned = await worksWith(ctx, participantId);
  const event = await eventFor(ctx, id, "event.takePart", { participantId, assigned });
  const candidate = await loadCandidate(ctx.table, event.tenantId, id, participantId);
  if (!candidate) throw new Refusal("notFound");
  return { event, candidate };
}

/** Whether a matcher works with the person; others are not asked. */
export async function worksWith(ctx: Context, participantId: Id<"participant">): Promise<boolean> {
  const { tenantId, userId, role } = ctx.actor;
  if (role !== "matcher") return false;
  authorise(ctx, "event.list", { tenantId });
  const entry = await loadPoolEntry(ctx.table, tenantId, participantId);
  return entry?.assigned.includes(userId) ?? false;
}

/** The candidates as the actor may see them: of a protected identity a number and no name; for matchers only their own. */
async function viewsOf(ctx: Context, candidates: readonly EventCandidate[]): Promise<CandidateView[]> {
  const { tenantId, userId, role } = ctx.actor;
  const ids = candidates.map(({ participantId }) => participantId);
  const [entries, people, users] = await Promise.all([
    loadPoolEntries(ctx.table, tenantId, ids),
    loadParticipants(ctx.table, tenantId),
    loadUsers(ctx.table, tenantId),
  ]);
  const details = new Map(people.map((person) => [person.id, person]));
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return candidates.flatMap((candidate): CandidateView[] => {
    const entry = entries.get(candidate.participantId);
    const person = details.get(candidate.participantId);
    const isOwn = entry?.assigned.includes(userId) ?? false;
    if (role === "matcher" && !isOwn) return [];
    const protectedIdentity = entry?.protectedIdentity ?? true;
    const givenName = givenNameOf(entry);
    const [responsible] = entry?.assigned ?? [];
    return [
      {
        ...candidate,
        ...(givenName === undefined || !entry ? {} : { name: entry.name, givenName }),
        language: person?.language ?? "sv",
        protectedIdentity,
        reachedBy: person && isMailed(person) ? "mail" : "paper",
        ...(responsible === undefined ? {} : { responsible: { id: responsible, name: names.get(responsible) ?? "" } }),
      },
    ];
  });
}

/** Whether a person is written to: by their own choice of channel, and never where their identity is protected. */
export const isMailed = ({ channel, email, protectedIdentity }: Participant): boolean =>
  channel === "mail" && email !== undefined && !protectedIdentity;
