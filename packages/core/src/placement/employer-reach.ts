import { createHash } from "node:crypto";
import type { Id } from "@passa/domain/id";
import type { MatchingPlacement } from "@passa/domain/matching/schema";
import {
  answered,
  type Band,
  membersOfNext,
  mostIncrements,
  mostSets,
  smallestGroup,
} from "@passa/domain/placement/employer-bands";
import type { ColumnarPool } from "@passa/engine/pool/pool";
import type { Context } from "../context.ts";
import { loadPool, loadPoolEntries } from "../participant/participant.store.ts";
import { holdPool } from "../pool/held-pool.ts";
import { loadPoolAt } from "../pool/pool.store.ts";
import { presentRules } from "../ranking/rule-versions.ts";
import { vocabularyOf } from "../taxonomy/taxonomy.ts";
import {
  type Answers,
  type EmployerAnswer,
  type EmployerSnapshot,
  loadAllAnswers,
  loadEmployerSnapshot,
  writeAnswers,
  writeEmployerSnapshot,
} from "./employer-reach.store.ts";

/** How long employers are told of the same people, days; the pool's pieces are kept longer. */
const SNAPSHOT_DAYS = 30;
const ATTEMPTS = 4;

export type EmployerBands = { band: Band; gains: ReadonlyMap<string, Band> };

/**
 * How many could do a place, in a band, and how many more each adaptation would let in, for the employer of it: by the rules
 * of `employer-bands`, of a snapshot of the pool that stays for 30 days. Nothing is told before there are enough people.
 * Cost: one read of all answers; for criteria that are new to the employer the whole pool.
 */
export async function employerBands(
  ctx: Context,
  employerId: Id<"employer">,
  place: MatchingPlacement,
  adaptations: readonly string[],
): Promise<EmployerBands | undefined> {
  const snapshot = await presentSnapshot(ctx);
  if (snapshot.members.filter((id) => id !== "").length < smallestGroup) return undefined;
  const people = fittingIn(ctx, snapshot);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const told = await toldOf(ctx, employerId, snapshot, { place: canonical(place), adaptations, people });
    if (told.isNew && !(await writeAnswers(ctx.table, ctx.actor.tenantId, told.answers))) continue;
    return told.band && { band: told.band, gains: told.gains };
  }
  return undefined;
}

type Asked = {
  place: MatchingPlacement;
  adaptations: readonly string[];
  people: (place: MatchingPlacement) => Promise<string | undefined>;
};

async function toldOf(
  ctx: Context,
  employerId: Id<"employer">,
  { number }: EmployerSnapshot,
  { place, adaptations, people }: Asked,
) {
  const all = await loadAllAnswers(ctx.table, ctx.actor.tenantId);
  const mine: Answers = all.find((one) => one.employerId === employerId) ?? { employerId, answers: [], version: 0 };
  const foreign = all.filter((one) => one !== mine).flatMap(({ answers }) => answers);
  const added: EmployerAnswer[] = [];
  const bandOf = async (
    kind: EmployerAnswer["kind"],
    key: string,
    most: number,
    of: () => Promise<string | undefined>,
  ) => {
    const kept = [...mine.answers, ...added].filter((one) => one.kind === kind);
    const own = kept.filter((one) => one.snapshot === number);
    const before = kept.filter((one) => one.snapshot !== number);
    const isAsked = own.some((one) => one.key === key) || own.length >= most;
    const asked = isAsked ? "" : await of();
    if (asked === undefined) return undefined;
    const others = [...before, ...foreign.filter((one) => one.kind === kind)];
    const { band, isNew } = answered({ key, people: asked }, { own, others, most });
    if (isNew) added.push({ kind, snapshot: number, key, band, people: asked });
    return band;
  };
  const key = digestOf(place);
  const band = await bandOf("set", key, mostSets, () => people(place));
  const gains = new Map<string, Band>();
  for (const adaptation of band === undefined ? [] : adaptations) {
    const name = `${key} ${adaptation}`;
    const ofThese = [...mine.answers, ...added].filter((one) => one.kind === "increment" && one.snapshot === number);
    // Past the two nothing more is told: the last answer was of another change.
    if (ofThese.length >= mostIncrements && !ofThese.some((one) => one.key === name)) continue;
    const gain = await bandOf("increment", name, mostIncrements, async () => {
      const [now, then] = [
        await people(place),
        await people({ ...place, adaptations: [...place.adaptations, adaptation].toSorted() }),
      ];
      return (
        now &&
        then &&
        then
          .split("")
          .map((mark, at) => (mark === "1" && now[at] !== "1" ? "1" : "0"))
          .join("")
      );
    });
    if (gain !== undefined) gains.set(adaptation, gain);
  }
  const answers = { ...mine, answers: [...mine.answers, ...added] };
  return { band, gains, answers, isNew: added.length > 0 };
}

/** The snapshot that employers are told of, made when there is none or it is old and enough has changed. */
async function presentSnapshot(ctx: Context): Promise<EmployerSnapshot> {
  const { tenantId } = ctx.actor;
  for (;;) {
    const before = await loadEmployerSnapshot(ctx.table, tenantId);
    const ageDays = before && (Date.parse(ctx.now) - Date.parse(before.at)) / 86_400_000;
    if (before && ageDays !== undefined && ageDays < SNAPSHOT_DAYS) return before;
    const { at: pool, chunks } = await holdPool(ctx, tenantId);
    const present = (await loadPool(ctx.table, tenantId, "strong"))
      .filter(({ protectedIdentity }) => !protectedIdentity)
      .map(({ profile }) => profile.id);
    const next: EmployerSnapshot = {
      number: (before?.number ?? 0) + 1,
      at: ctx.now,
      pool: { ...pool, chunks },
      members: membersOfNext(before?.members ?? [], present),
    };
    if (await writeEmployerSnapshot(ctx.table, tenantId, next)) return next;
  }
}

/** Who of the snapshot's members could do a place, or could after a question; whoever is protected or gone since is not. */
function fittingIn(ctx: Context, { at, members, pool: version }: EmployerSnapshot) {
  const { tenantId } = ctx.actor;
  let frozen: Promise<ColumnarPool | undefined> | undefined;
  return async (place: MatchingPlacement): Promise<string | undefined> => {
    const pool = await (frozen ??= loadPoolAt(ctx.table, tenantId, version, version.chunks));
    if (!pool) return undefined;
    const options = { asOf: at.slice(0, 10), top: pool.size };
    const { eligible, askFirst } = presentRules.rank(pool, place, await vocabularyOf(ctx), options);
    const ids = [...eligible, ...askFirst].map(({ participantId }) => participantId);
    const now = await loadPoolEntries(ctx.table, tenantId, ids);
    const fit = new Set(ids.filter((id) => now.get(id)?.protectedIdentity === false));
    return members.map((id) => (fit.has(id) ? "1" : "0")).join("");
  };
}

/**
 * What of a place decides who could do it, in coarse steps: texts, wishes and what it develops are left out, it begins
 * with the month, hours are in steps of five, windows in whole hours, the place on the map in hundredths of a degree. Drafts that differ in nothing else
 * are one question.
 */
function canonical(place: MatchingPlacement): MatchingPlacement {
  const hundredths = (degrees: number) => Math.round(degrees * 100) / 100;
  const { hours, location } = place;
  return {
    ...place,
    id: "plc_canonical",
    seats: 1,
    startsOn: `${place.startsOn.slice(0, 7)}-01`,
    location: { lat: hundredths(location.lat), lon: hundredths(location.lon) },
    hours: { min: Math.max(1, Math.floor(hours.min / 5) * 5), max: Math.ceil(hours.max / 5) * 5 },
    open: place.open.map(({ day, from, to }) => ({ day, from: Math.floor(from), to: Math.ceil(to) })),
    wishes: [],
    develops: [],
    adaptations: place.adaptations.toSorted(),
    tasks: place.tasks.map((task, n) => ({ ...task, id: `task-${n}`, title: "" })),
  };
}

const digestOf = (place: MatchingPlacement): string =>
  createHash("sha256").update(JSON.stringify(place)).digest("base64url");
