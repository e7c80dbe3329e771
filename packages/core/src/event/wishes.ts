import type { EventCandidate, EventEmployer, WishLevel } from "@passa/domain/event/roster";
import type { Id } from "@passa/domain/id";
import { type FieldError, Refusal } from "@passa/domain/refusal";
import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import type { PoolEntry } from "../participant/participant.store.ts";
import {
  candidateWrite,
  eventEmployerWrite,
  eventUnchanged,
  loadCandidates,
  loadEventEmployers,
} from "./event.store.ts";
import { candidateFor } from "./candidates.ts";
import { hostFor, placeTitles } from "./employers.ts";
import { assertOpen, onStandingEvent } from "./event.ts";
import { employerNames, entriesOf } from "./roster.ts";

/**
 * What a card tells an employer, of somebody who wants to meet that very employer (the first of the two yeses, TRUST.md):
 * skills, ways of getting instructions, hours, and what the meeting needs. No name, and nothing that the person lacks.
 */
export function cardOf(candidate: EventCandidate, entry: PoolEntry) {
  const { skills, hours, formats } = entry.profile;
  return {
    skills: Object.entries(skills)
      .filter(([, skill]) => skill.has)
      .map(([id]) => id)
      .toSorted(),
    formats: [...(formats ?? [])],
    ...(hours === undefined ? {} : { hours: { min: hours.min, max: hours.max } }),
    needs: candidate.needs,
  };
}

/** Whether the person has said yes to this employer: what lets the card be seen. */
export const wants = ({ wishes, invitation }: EventCandidate, id: Id<"employer">): boolean =>
  invitation.kind !== "no" && wishes.some(({ employerId, level }) => employerId === id && level === "want");

/** Cards of those who want to meet this employer, by number. */
export async function readCards(ctx: Context, { id, employerId }: { id: Id<"event">; employerId: Id<"employer"> }) {
  const { employer } = await hostFor(ctx, id, employerId);
  return cardsFor(ctx, employer);
}

async function cardsFor(ctx: Context, employer: EventEmployer) {
  const { eventId, employerId, wishes, wishedAt } = employer;
  const candidates = await loadCandidates(ctx.table, ctx.actor.tenantId, eventId);
  const willing = candidates.filter((candidate) => wants(candidate, employerId));
  const entries = await entriesOf(ctx, willing);
  const levels = new Map(wishes.map(({ number, level }) => [number, level]));
  return {
    employerId,
    ...(wishedAt === undefined ? {} : { wishedAt }),
    cards: willing.flatMap((candidate) => {
      const entry = entries.get(candidate.participantId);
      const wish = levels.get(candidate.number);
      if (!entry || entry.protectedIdentity) return [];
      return [{ number: candidate.number, ...cardOf(candidate, entry), ...(wish === undefined ? {} : { wish }) }];
    }),
  };
}

/** Says whom the employer wants to meet. @throws {Refusal} `invalid` for a card that it cannot see */
export async function wishAsEmployer(
  ctx: Context,
  given: { id: Id<"event">; employerId: Id<"employer">; wishes: { number: number; level: WishLevel }[] },
) {
  return onStandingEvent(async () => {
    const { id, employerId, wishes } = given;
    const { event, employer } = await hostFor(ctx, id, employerId);
    assertOpen(event);
    const visible = new Set((await cardsFor(ctx, employer)).cards.map(({ number }) => number));
    assertKnown(wishes, ({ number }) => number, visible, "number");
    const changed: EventEmployer = { ...employer, wishes, wishedAt: ctx.now, version: employer.version + 1 };
    return commit(ctx, {
      writes: [eventUnchanged(event), eventEmployerWrite(event.tenantId, changed)],
      audit: { what: "event.host", whom: employerId, detail: { eventId: id, wishes: wishes.length } },
      answer: await cardsFor(ctx, changed),
    });
  });
}

/** Employers that a person can wish to meet, and what they wish. */
export async function readWishes(
  ctx: Context,
  { id, participantId }: { id: Id<"event">; participantId: Id<"participant"> },
) {
  const { candidate } = await candidateFor(ctx, id, participantId);
  return wishListOf(ctx, candidate);
}

async function wishListOf(ctx: Context, { eventId, participantId, number, wishes, wishedAt }: EventCandidate) {
  const [employers, names, places] = await Promise.all([
    loadEventEmployers(ctx.table, ctx.actor.tenantId, eventId),
    employerNames(ctx),
    placeTitles(ctx),
  ]);
  const levels = new Map(wishes.map(({ employerId, level }) => [employerId, level]));
  return {
    participantId,
    number,
    ...(wishedAt === undefined ? {} : { wishedAt }),
    employers: employers
      .filter(({ invitation }) => invitation.kind !== "no")
      .map(({ employerId, placementIds }) => {
        const level = levels.get(employerId);
        return {
          employerId,
          name: names.get(employerId) ?? "",
          places: placementIds.flatMap((placementId) => places.get(placementId) ?? []),
          ...(level === undefined ? {} : { level }),
        };
      })
      .toSorted(
        (one, other) => one.name.localeCompare(other.name, "sv") || (one.employerId < other.employerId ? -1 : 1),
      ),
  };
}

/** Says whom a person wants to meet: by themselves, or written down by staff. */
export async function wishAsCandidate(
  ctx: Context,
  given: {
    id: Id<"event">;
    participantId: Id<"participant">;
    wishes: { employerId: Id<"employer">; level: WishLevel }[];
  },
) {
  return onStandingEvent(async () => {
    const { id, participantId, wishes } = given;
    const { event, candidate } = await candidateFor(ctx, id, participantId);
    assertOpen(event);
    const employers = await loadEventEmployers(ctx.table, event.tenantId, id);
    assertKnown(wishes, ({ employerId }) => employerId, new Set(employers.map((one) => one.employerId)), "employerId");
    const changed: EventCandidate = { ...candidate, wishes, wishedAt: ctx.now, version: candidate.version + 1 };
    return commit(ctx, {
      writes: [eventUnchanged(event), candidateWrite(event.tenantId, changed)],
      audit: { what: "event.takePart", whom: participantId, detail: { eventId: id, wishes } },
      answer: await wishListOf(ctx, changed),
    });
  });
}

function assertKnown<Wish, Key>(
  wishes: readonly Wish[],
  keyOf: (wish: Wish) => Key,
  known: ReadonlySet<Key>,
  name: string,
): void {
  const seen = new Set<Key>();
  const fields = wishes.flatMap((wish, n): FieldError[] => {
    const key = keyOf(wish);
    const code = seen.has(key) ? "repeated" : known.has(key) ? undefined : "unknownId";
    seen.add(key);
    return code === undefined ? [] : [{ path: `wishes.${n}.${name}`, code }];
  });
  if (fields.length > 0) throw new Refusal("invalid", { fields });
}
