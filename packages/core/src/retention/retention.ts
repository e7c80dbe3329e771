import type { Id } from "@passa/domain/id";
import { monthsAfter } from "@passa/domain/proposal/follow-up";
import { Refusal } from "@passa/domain/refusal";
import {
  type ChosenRetention,
  type Due,
  type ErasureReason,
  type KeepReason,
  KEPT_AT_MOST_MONTHS,
  type Months,
  proposedMonths,
  type RetentionRules,
} from "@passa/domain/retention/retention";
import { assertVersion, commit } from "../commit.ts";
import { authorise, type Context } from "../context.ts";
import { loadParticipant } from "../participant/participant.store.ts";
import { participantFor } from "../participant/participant.ts";
import type { Table } from "../table.ts";
import { loadUsers } from "../user/user.store.ts";
import { askedWrite, dueWrite, keptWrite, loadNoted, loadNotedOf, loadRules, rulesWrite } from "./retention.store.ts";

type ParticipantId = Id<"participant">;

/** How long, and by what right; `ground` and who decided are absent while nobody has. */
export type RetentionView = {
  version: number;
  rules: Record<keyof RetentionRules, { months: number; ground?: string }>;
  history: { version: number; rules: RetentionRules; by: string; at: string }[];
};

const nobodys: RetentionView["rules"] = {
  unanswered: { months: proposedMonths.unanswered },
  ended: { months: proposedMonths.ended },
  silent: { months: proposedMonths.silent },
};

/** The months that hold: those that were decided last, or what Passa proposes. */
export async function monthsIn(table: Table, tenantId: Id<"tenant">): Promise<Months> {
  const [chosen] = await loadRules(table, tenantId);
  if (!chosen) return proposedMonths;
  const { unanswered, ended, silent } = chosen.rules;
  return { unanswered: unanswered.months, ended: ended.months, silent: silent.months };
}

export async function readRetention(ctx: Context): Promise<RetentionView> {
  const { tenantId } = ctx.actor;
  authorise(ctx, "retention.read", { tenantId });
  return view(ctx, await loadRules(ctx.table, tenantId));
}

/**
 * Decides how long people are kept and by what right. Who is due by it is found the next night.
 * @throws {Refusal} `stale` when somebody else has decided since
 */
export async function chooseRetention(
  ctx: Context,
  { version, rules }: { version: number; rules: RetentionRules },
): Promise<RetentionView> {
  const { tenantId, userId } = ctx.actor;
  authorise(ctx, "retention.choose", { tenantId });
  const history = await loadRules(ctx.table, tenantId);
  assertVersion(history[0] ?? { version: 1 }, version);
  const chosen: ChosenRetention = { version: version + 1, rules, by: userId, at: ctx.now };
  return commit(ctx, {
    writes: [rulesWrite(tenantId, chosen)],
    audit: { what: "retention.choose", whom: tenantId, detail: { version: chosen.version, rules } },
    answer: await view(ctx, [chosen, ...history]),
  });
}

async function view(ctx: Context, chosen: readonly ChosenRetention[]): Promise<RetentionView> {
  const nameOf = await namesIn(ctx);
  return {
    version: chosen[0]?.version ?? 1,
    rules: chosen[0]?.rules ?? nobodys,
    history: chosen.map(({ version, rules, by, at }) => ({ version, rules, by: nameOf(by), at })),
  };
}

async function namesIn({ table, actor }: Context): Promise<(id: string) => string> {
  const names = new Map<string, string>((await loadUsers(table, actor.tenantId)).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? "";
}

/** Somebody whose time has come or who is kept, by number: an administrator decides of people whom they do not read of. */
export type RetentionLine = {
  participantId: ParticipantId;
  number: string;
  /** Who works with the person first of all. */
  responsible: string;
  registeredOn: string;
  due?: Due;
  asked?: { reason: ErasureReason; by: string; on: string };
  kept?: { until: string; reason: KeepReason; by: string };
};

/**
 * Who is due by a rule, or asked for by a colleague, and whom somebody has decided to keep; those who have waited longest first.
 * A protected identity is in no list: it is here only once a colleague who works with the person has asked.
 */
export async function listRetention(ctx: Context): Promise<{ items: RetentionLine[] }> {
  const { tenantId } = ctx.actor;
  authorise(ctx, "retention.read", { tenantId });
  const [noted, nameOf] = await Promise.all([loadNoted(ctx.table, tenantId), namesIn(ctx)]);
  const lines = [...noted].map(async ([id, { due, asked, kept }]): Promise<RetentionLine[]> => {
    const person = await loadParticipant(ctx.table, tenantId, id);
    if (!person || (person.protectedIdentity && !asked)) return [];
    const [first] = person.assigned;
    return [
      {
        participantId: id,
        number: person.number,
        responsible: first === undefined ? "" : nameOf(first),
        registeredOn: person.createdAt.slice(0, 10),
        ...(due && { due }),
        ...(asked && { asked: { reason: asked.reason, by: nameOf(asked.by), on: asked.at.slice(0, 10) } }),
        ...(kept && { kept: { until: kept.until, reason: kept.reason, by: nameOf(kept.by) } }),
      },
    ];
  });
  const order = ({ asked, due, kept, participantId }: RetentionLine) =>
    `${asked?.on ?? due?.dueOn ?? kept?.until ?? ""} ${participantId}`;
  const items = (await Promise.all(lines)).flat();
  return { items: items.toSorted((one, other) => (order(one) < order(other) ? -1 : 1)) };
}

/** What those who work with a person may know of it. */
export async function retentionOf(ctx: Context, { id }: { id: ParticipantId }) {
  const { tenantId } = await participantFor(ctx, id, "retention.ask");
  return personsView(ctx, await loadNotedOf(ctx.table, tenantId, id));
}

async function personsView(ctx: Context, { due, asked, kept }: Awaited<ReturnType<typeof loadNotedOf>>) {
  const nameOf = await namesIn(ctx);
  return {
    ...(due && { due }),
    ...(asked && { asked: { reason: asked.reason, by: nameOf(asked.by), on: asked.at.slice(0, 10) } }),
    ...(kept && { kept: { until: kept.until, reason: kept.reason, by: nameOf(kept.by) } }),
  };
}

/** Asks an administrator to decide whether a person is erased. Asking again says another reason. */
export async function askForErasure(ctx: Context, { id, reason }: { id: ParticipantId; reason: ErasureReason }) {
  const { tenantId } = await participantFor(ctx, id, "retention.ask");
  const asked = { reason, by: ctx.actor.userId, at: ctx.now };
  const noted = await loadNotedOf(ctx.table, tenantId, id);
  return commit(ctx, {
    writes: [askedWrite(tenantId, id, asked)],
    audit: { what: "retention.ask", whom: id, why: reason },
    answer: await personsView(ctx, { ...noted, asked }),
  });
}

/**
 * Keeps a person until a day, for a reason; then the question comes back.
 * @throws {Refusal} `invalid` for a day that has been, or is further away than a decision holds
 */
export async function keepParticipant(
  ctx: Context,
  { id, until, reason }: { id: ParticipantId; until: string; reason: KeepReason },
): Promise<{ until: string }> {
  const { tenantId } = await participantFor(ctx, id, "retention.decide");
  const today = ctx.now.slice(0, 10);
  const latest = monthsAfter(today, KEPT_AT_MOST_MONTHS);
  if (until <= today) throw new Refusal("invalid", { fields: [{ path: "until", code: "inThePast" }] });
  if (until > latest)
    throw new Refusal("invalid", { fields: [{ path: "until", code: "tooLarge", values: { max: latest } }] });
  return commit(ctx, {
    writes: [
      keptWrite(tenantId, id, { until, reason, by: ctx.actor.userId, at: ctx.now }),
      dueWrite(tenantId, id, undefined),
      askedWrite(tenantId, id, undefined),
    ],
    audit: { what: "retention.decide", whom: id, why: reason, detail: { until } },
    answer: { until },
  });
}
