import { idSchema, type Id } from "@passa/domain/id";
import * as z from "zod";
import { transact, type Write } from "../commit.ts";
import { PoolVersion } from "../pool/pool.ts";
import type { Key, Table } from "../table.ts";

type TenantId = Id<"tenant">;

/** The people whom employers are told numbers of: which pool, who of it, and on what day it was frozen. */
export const EmployerSnapshot = z.strictObject({
  number: z.int().min(1),
  at: z.iso.datetime(),
  pool: z.strictObject({ ...PoolVersion.shape, chunks: z.int() }),
  /** Each at a place of their own for ever; empty for who has left. */
  members: z.array(z.string()),
});
export type EmployerSnapshot = z.infer<typeof EmployerSnapshot>;

const Answer = z.strictObject({
  kind: z.enum(["set", "increment"]),
  snapshot: z.int(),
  key: z.string(),
  band: z.enum(["under10", "10to19", "20plus"]),
  people: z.string(),
});
/** All that an employer has been told, of this snapshot and those before. */
const Answers = z.strictObject({ employerId: idSchema("employer"), answers: z.array(Answer) });
export type Answers = z.infer<typeof Answers> & { version: number };
export type EmployerAnswer = z.infer<typeof Answer>;

const snapshotKey = (tenantId: TenantId): Key => ({ pk: `${tenantId}#employerSnapshot`, sk: "current" });
const answersOf = (tenantId: TenantId) => `${tenantId}#employerAnswers`;

export async function loadEmployerSnapshot(table: Table, tenantId: TenantId): Promise<EmployerSnapshot | undefined> {
  const item = await table.get(snapshotKey(tenantId), "strong");
  return item && EmployerSnapshot.parse(item.data);
}

/** @returns whether nobody else was first */
export async function writeEmployerSnapshot(
  table: Table,
  tenantId: TenantId,
  snapshot: EmployerSnapshot,
): Promise<boolean> {
  const { number } = snapshot;
  const write: Write = {
    put: { ...snapshotKey(tenantId), version: number, data: snapshot },
    expect: number === 1 ? "absent" : { version: number - 1 },
  };
  return (await transact(table, [write], "employerSnapshot")) === undefined;
}

/** Empties the places of people who are erased: marks for the others mean what they did, and no id is left. */
export async function eraseFromEmployerSnapshot(
  table: Table,
  tenantId: TenantId,
  ids: ReadonlySet<string>,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const snapshot = await loadEmployerSnapshot(table, tenantId);
    if (!snapshot?.members.some((id) => ids.has(id))) return;
    const { number, members } = snapshot;
    const data: EmployerSnapshot = { ...snapshot, members: members.map((id) => (ids.has(id) ? "" : id)) };
    const write: Write = { put: { ...snapshotKey(tenantId), version: number, data }, expect: { version: number } };
    if ((await transact(table, [write], "employerSnapshot")) === undefined) return;
    await table.backOff(attempt);
  }
}

/** What every employer of the tenant has been told. */
export async function loadAllAnswers(table: Table, tenantId: TenantId): Promise<Answers[]> {
  const items = await table.all({ pk: answersOf(tenantId) }, "strong");
  return items.map(({ data, version = 0 }) => ({ ...Answers.parse(data), version }));
}

/** @returns whether nobody of the employer has been told something meanwhile */
export async function writeAnswers(table: Table, tenantId: TenantId, { version, ...data }: Answers): Promise<boolean> {
  const write: Write = {
    put: { pk: answersOf(tenantId), sk: data.employerId, version: version + 1, data },
    expect: version === 0 ? "absent" : { version },
  };
  return (await transact(table, [write], "employerAnswers")) === undefined;
}
