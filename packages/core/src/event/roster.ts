import { ColumnarPool } from "@passa/engine/pool/pool";
import type { Event } from "@passa/domain/event/event";
import { type EventCandidate, type EventEmployer, type PairSetting, whoseTurnComes } from "@passa/domain/event/roster";
import {
  type Fit,
  type Outlook,
  outlookOf,
  pairFacts,
  type PairFacts,
  type Roster,
  timetableOf,
  weightOf,
} from "@passa/domain/event/timetable";
import type { Id } from "@passa/domain/id";
import { type FieldCode, Refusal } from "@passa/domain/refusal";
import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { loadAllEmployers } from "../employer/employer.store.ts";
import { loadPoolEntries, type PoolEntry } from "../participant/participant.store.ts";
import { openPlaces } from "../placement/placement.ts";
import { rankingRulesOf } from "../ranking/ranking-rules.ts";
import { presentRules } from "../ranking/rule-versions.ts";
import { requireTenant } from "../tenant/tenant.store.ts";
import {
  eventUnchanged,
  loadCandidate,
  loadCandidates,
  loadEventEmployer,
  loadEventEmployers,
  loadSettings,
  settingRemoval,
  settingWrite,
} from "./event.store.ts";
import { assertOpen, eventFor, onStandingEvent } from "./event.ts";

/** The lists of an event as they are now, without how anybody fits. */
export async function listsOf(ctx: Context, { tenantId, id }: Pick<Event, "tenantId" | "id">) {
  const [employers, candidates, settings] = await Promise.all([
    loadEventEmployers(ctx.table, tenantId, id),
    loadCandidates(ctx.table, tenantId, id),
    loadSettings(ctx.table, tenantId, id),
  ]);
  return { employers, candidates, settings };
}

/**
 * The lists with how everybody fits the places that the employers bring, by the rules and weights of the day. Candidates who
 * are in the pool no more fit nothing.
 */
export async function rosterOf(ctx: Context, event: Pick<Event, "tenantId" | "id">): Promise<Roster> {
  const [lists, places, rules, tenant] = await Promise.all([
    listsOf(ctx, event),
    openPlaces(ctx),
    rankingRulesOf(ctx),
    requireTenant(ctx.table, event.tenantId),
  ]);
  const { vocabulary, asOf, weights } = rules;
  const people = await entriesOf(ctx, lists.candidates);
  // A pool of those who come alone, asked as a whole place by place: judging each pair by itself takes a hundred times as long.
  const pool = ColumnarPool.empty(tenant.origin);
  for (const { profile } of people.values()) pool.put({ profile });
  const wanted = new Set(lists.employers.flatMap(({ placementIds }) => placementIds));
  const fits = new Map<Id<"placement">, Map<string, Fit>>();
  for (const { placement, matching } of places) {
    if (!wanted.has(placement.id)) continue;
    const ranking = presentRules.rank(pool, matching, vocabulary, { asOf, weights, bundle: false });
    const standing = new Map<string, Fit>();
    const tierOf = { eligible: "eligible", askFirst: "askFirst", nearMisses: "nearMiss" } as const;
    for (const list of ["eligible", "askFirst", "nearMisses"] as const)
      for (const { participantId, score } of ranking[list]) standing.set(participantId, { tier: tierOf[list], score });
    fits.set(placement.id, standing);
  }
  const fitOf = ({ placementIds }: EventEmployer, { participantId }: EventCandidate): Fit | undefined =>
    placementIds.length === 0
      ? undefined
      : best(placementIds.flatMap((placementId) => fits.get(placementId)?.get(participantId) ?? []));
  return { ...lists, fitOf };
}

const tiers = ["eligible", "askFirst", "nearMiss", "blocked"] as const satisfies readonly Fit["tier"][];

/** The best of several places: by tier, then by score. Places that are closed meanwhile leave somebody blocked. */
function best(fits: readonly Fit[]): Fit {
  return fits.reduce<Fit>(
    (one, other) => {
      const by = tiers.indexOf(other.tier) - tiers.indexOf(one.tier);
      return by < 0 || (by === 0 && other.score > one.score) ? other : one;
    },
    { tier: "blocked", score: 0 },
  );
}

/** Whether the day adds up, by sums alone. */
export async function readOutlook(ctx: Context, { id }: { id: Id<"event"> }): Promise<Outlook> {
  const event = await eventFor(ctx, id, "event.people");
  const roster = await rosterOf(ctx, event);
  return outlookOf(event, roster, timetableOf(event, roster, { unanswered: true, locked: [] }));
}

/** Who might meet whom: how they fit, what both sides wish, what has been decided, and what a meeting is worth. */
export async function readMatrix(ctx: Context, { id }: { id: Id<"event"> }) {
  const event = await eventFor(ctx, id, "event.people");
  const [roster, names] = await Promise.all([rosterOf(ctx, event), employerNames(ctx)]);
  const factsOf = pairFacts(roster);
  const { employers, candidates } = roster;
  return {
    employers: employers.map(({ employerId }) => ({ id: employerId, name: names.get(employerId) ?? "" })),
    rows: candidates.map((candidate) => ({
      participantId: candidate.participantId,
      number: candidate.number,
      cells: employers.map((employer) => cellOf(factsOf(employer, candidate))),
    })),
  };
}

function cellOf(facts: PairFacts) {
  const { fit, candidateWish, employerWish, setting } = facts;
  const weight = weightOf(facts);
  return {
    ...(weight === undefined ? {} : { weight }),
    ...(fit === undefined ? {} : { tier: fit.tier, score: fit.score }),
    ...(candidateWish === undefined ? {} : { candidateWish }),
    ...(employerWish === undefined ? {} : { employerWish }),
    ...(setting === undefined
      ? {}
      : {
          setting: {
            added: setting.added,
            required: setting.required,
            ...(setting.slots === undefined ? {} : { slots: setting.slots }),
            ...(setting.after === undefined ? {} : { after: setting.after }),
          },
        }),
  };
}

/**
 * Decides about one pair, or takes the decision back. @throws {Refusal} `invalid` (`setting.added`, `contradictory`) where
 * one of them has said no to the other; (`setting.after`, `notAChoice`) for an employer who is not in the event,
 * (`contradictory`) where the person's meetings would wait for one another in a circle
 */
export async function decideOnPair(
  ctx: Context,
  {
    id,
    employerId,
    participantId,
    setting,
  }: {
    id: Id<"event">;
    employerId: Id<"employer">;
    participantId: Id<"participant">;
    setting: Omit<PairSetting, "employerId" | "participantId"> | null;
  },
): Promise<void> {
  await onStandingEvent(async () => {
    const event = await eventFor(ctx, id, "event.write");
    assertOpen(event);
    const { tenantId } = event;
    const [employer, candidate] = await Promise.all([
      loadEventEmployer(ctx.table, tenantId, id, employerId),
      loadCandidate(ctx.table, tenantId, id, participantId),
    ]);
    if (!employer || !candidate) throw new Refusal("notFound");
    if (setting?.slots?.some((slot) => slot >= event.details.slots) === true)
      throw new Refusal("invalid", { fields: [{ path: "setting.slots", code: "notAChoice" }] });
    const saidNo =
      candidate.wishes.some((wish) => wish.employerId === employerId && wish.level === "no") ||
      employer.wishes.some((wish) => wish.number === candidate.number && wish.level === "no");
    if (saidNo && (setting?.added === true || setting?.required === true))
      throw new Refusal("invalid", { fields: [{ path: "setting.added", code: "contradictory" }] });
    const pair = { employerId, participantId };
    if (setting?.after) await assertOrder(ctx, event, { ...pair, ...setting, after: setting.after });
    await commit(ctx, {
      writes: [
        eventUnchanged(event),
        setting === null ? settingRemoval(tenantId, id, pair) : settingWrite(tenantId, id, { ...pair, ...setting }),
      ],
      audit: { what: "event.write", whom: participantId, detail: { eventId: id, employerId, setting } },
      answer: undefined,
    });
  });
}

export async function employerNames(ctx: Context): Promise<Map<Id<"employer">, string>> {
  const employers = await loadAllEmployers(ctx.table, ctx.actor.tenantId);
  return new Map(employers.map(({ id, name }) => [id, name]));
}

/** Pool entries of an event's candidates, by id. */
export function entriesOf(ctx: Context, candidates: readonly EventCandidate[]): Promise<Map<string, PoolEntry>> {
  return loadPoolEntries(
    ctx.table,
    ctx.actor.tenantId,
    candidates.map(({ participantId }) => participantId),
  );
}

/** First name of a person, unless nobody may be told it. */
export const givenNameOf = (entry: PoolEntry | undefined): string | undefined =>
  entry === undefined || entry.protectedIdentity ? undefined : entry.name.split(" ")[0];

/** Two decisions at once may still make a circle: then none of its meetings is planned ({@link timetableOf}). */
async function assertOrder(
  { table }: Context,
  { tenantId, id }: Event,
  setting: PairSetting & { after: readonly Id<"employer">[] },
): Promise<void> {
  const [employers, settings] = await Promise.all([
    loadEventEmployers(table, tenantId, id),
    loadSettings(table, tenantId, id),
  ]);
  const refused = (code: FieldCode) => new Refusal("invalid", { fields: [{ path: "setting.after", code }] });
  const there = employers.map(({ employerId }) => employerId);
  if (!setting.after.every((one) => there.includes(one))) throw refused("notAChoice");
  const waits = new Map(
    [...settings.filter(({ participantId }) => participantId === setting.participantId), setting].map(
      ({ employerId, after = [] }) => [employerId, after.filter((one) => there.includes(one))],
    ),
  );
  const inTurn = whoseTurnComes(
    there,
    (employerId) => employerId,
    (employerId) => waits.get(employerId) ?? [],
  );
  if (inTurn.length < there.length) throw refused("contradictory");
}
