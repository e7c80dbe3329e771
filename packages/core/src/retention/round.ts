import { weekOf } from "@passa/domain/audit/reading";
import type { Id } from "@passa/domain/id";
import type { Participant } from "@passa/domain/participant/participant";
import { isOpen, type Proposal } from "@passa/domain/proposal/proposal";
import { type Due, dueOf, earliestDue, type Months } from "@passa/domain/retention/retention";
import type { MailTemplate } from "@passa/texts/mail";
import type { User } from "@passa/domain/user/user";
import { lastWrittenOf } from "../audit/audit.store.ts";
import { transact, type Write } from "../commit.ts";
import { type Context, systemContext, type World } from "../context.ts";
import { isUnderWay } from "../erasure/erasure.ts";
import { removeOutlivedFiles } from "../import/import.store.ts";
import { loadObservations } from "../observation/observation.store.ts";
import { type Message, outlivedMails } from "../outbox.ts";
import { loadParticipants } from "../participant/participant.store.ts";
import { loadProposals } from "../proposal/proposal.store.ts";
import { sendOnce } from "../send-once.ts";
import { requireTenant } from "../tenant/tenant.store.ts";
import { loadUsers } from "../user/user.store.ts";
import { monthsIn } from "./retention.ts";
import { dueWrite, loadNoted, type Noted } from "./retention.store.ts";

type Setting = { world: World; now: string };
type TenantId = Id<"tenant">;

/** People asked after at once. */
const AT_ONCE = 20;
const WRITES_AT_ONCE = 90;

/**
 * Once a day, of one tenant: finds whose time has come, tells those who decide, and takes away what nobody has to decide of:
 * files of imports, and mails that could never be sent. What else has an end of its own goes by itself. Nobody is erased here.
 * Can be gone through again at any time. @returns how many are due, and how many files and mails went
 */
export async function retentionRound(setting: Setting, tenantId: TenantId): Promise<{ due: number; removed: number }> {
  const ctx = systemContext(setting.world, { tenantId, now: setting.now, requestId: "every day" });
  const due = await findDue(ctx);
  await tell(ctx, due);
  return { due: due.size, removed: await removeOutlived(ctx) };
}

/** Who is due by the rules now, written down beside whom it has changed for. */
async function findDue(ctx: Context): Promise<Map<Participant, Due>> {
  const { tenantId } = ctx.actor;
  const [people, months, noted, proposals] = await Promise.all([
    loadParticipants(ctx.table, tenantId),
    monthsIn(ctx.table, tenantId),
    loadNoted(ctx.table, tenantId),
    loadProposals(ctx.table, tenantId),
  ]);
  const ofPerson = new Map<string, Proposal[]>();
  for (const one of proposals) ofPerson.set(one.participantId, [...(ofPerson.get(one.participantId) ?? []), one]);
  const found = new Map<Participant, Due>();
  for (let at = 0; at < people.length; at += AT_ONCE)
    await Promise.all(
      people.slice(at, at + AT_ONCE).map(async (person) => {
        const due = await dueNow(ctx, {
          person,
          months,
          noted: noted.get(person.id),
          own: ofPerson.get(person.id) ?? [],
        });
        if (due) found.set(person, due);
      }),
    );
  await noteDue(ctx, noted, found);
  return found;
}

type Asking = { person: Participant; months: Months; noted: Noted | undefined; own: readonly Proposal[] };

/** The cheap questions first: of most people no more has to be read. */
async function dueNow(ctx: Context, { person, months, noted, own }: Asking): Promise<Due | undefined> {
  const { tenantId } = ctx.actor;
  const today = ctx.now.slice(0, 10);
  const keptUntil = noted?.kept?.until;
  const moved = own.flatMap(({ moves }) => moves.map(({ at }) => at));
  const early = latestOf([person.createdAt, ...moved]);
  if (own.some(isOpen) || (keptUntil !== undefined && keptUntil > today) || earliestDue(early, months) > today)
    return undefined;
  const [observations, written] = await Promise.all([
    loadObservations(ctx.table, tenantId, person.id),
    lastWrittenOf(ctx.table, tenantId, person.id),
  ]);
  const standing = {
    lastWrittenOn: latestOf([early, written ?? "", ...observations.map(({ at }) => at)]),
    answers: observations.length,
    hasEnded: own.some(({ state }) => state === "ended"),
    keptUntil,
  };
  const due = dueOf({ ...standing, isUnderWay: false }, months, today);
  return due && !(await isUnderWay(ctx, tenantId, person.id)) ? due : undefined;
}

/** The day of the latest of some instants (ISO date). */
const latestOf = (instants: readonly string[]): string =>
  instants.reduce((one, other) => (one > other ? one : other), "").slice(0, 10);

async function noteDue(ctx: Context, noted: ReadonlyMap<string, Noted>, found: ReadonlyMap<Participant, Due>) {
  const { tenantId } = ctx.actor;
  const now = new Map([...found].map(([{ id }, due]) => [id as string, due]));
  const writes: Write[] = [
    ...[...found]
      .filter(([{ id }, due]) => JSON.stringify(noted.get(id)?.due) !== JSON.stringify(due))
      .map(([{ id }, due]) => dueWrite(tenantId, id, due)),
    ...[...noted]
      .filter(([id, { due }]) => due && !now.has(id))
      .map(([id]) => dueWrite(tenantId, id as Id<"participant">, undefined)),
  ];
  for (let at = 0; at < writes.length; at += WRITES_AT_ONCE)
    await transact(ctx.table, writes.slice(at, at + WRITES_AT_ONCE), `due ${ctx.now}`);
}

/**
 * Tells administrators that people wait for a decision, once a week at most. Of a protected identity they are not told: the
 * colleague who works with the person is, and may ask.
 */
async function tell(ctx: Context, due: ReadonlyMap<Participant, Due>): Promise<void> {
  const { tenantId } = ctx.actor;
  const [noted, users, tenant] = await Promise.all([
    loadNoted(ctx.table, tenantId),
    loadUsers(ctx.table, tenantId),
    requireTenant(ctx.table, tenantId),
  ]);
  const isOpenlyDue = [...due.keys()].some(({ protectedIdentity }) => !protectedIdentity);
  const isAsked = [...noted.values()].some(({ asked }) => asked !== undefined);
  const own = new Set(
    [...due.keys()].filter(({ protectedIdentity }) => protectedIdentity).flatMap(({ assigned }) => assigned[0] ?? []),
  );
  const letterTo = (template: MailTemplate, path: string) => (user: User) =>
    lettersTo(user, template, path, tenant.name);
  const letters = [
    ...users
      .filter(({ role }) => role === "admin" && (isOpenlyDue || isAsked))
      .flatMap(letterTo("retentionDue", "/retention")),
    ...users.filter(({ id }) => own.has(id)).flatMap(letterTo("retentionOwn", "/people")),
  ];
  await sendOnce(ctx, letters, `${tenantId} retention ${weekOf(ctx.now)}`);
}

const lettersTo = ({ name, email, standing }: User, template: MailTemplate, path: string, tenant: string): Message[] =>
  email === undefined || standing.kind === "revoked"
    ? []
    : [{ template, to: { name, address: email }, path, values: { tenant } }];

async function removeOutlived(ctx: Context): Promise<number> {
  const { tenantId } = ctx.actor;
  const files = await removeOutlivedFiles({ objects: ctx.world.objects, table: ctx.table }, tenantId);
  const mails = await outlivedMails(ctx.table, tenantId);
  for (let at = 0; at < mails.length; at += WRITES_AT_ONCE) {
    const some = mails.slice(at, at + WRITES_AT_ONCE).map((remove): Write => ({ remove, expect: "any" }));
    await transact(ctx.table, some, `outlived ${ctx.now}`);
  }
  return files + mails.length;
}
