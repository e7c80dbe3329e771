import { appendFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ObjectCall } from "../../../core/test/s3.ts";
import { type Access, access } from "../../../../infra/access.ts";
import type { TableCall } from "./table-calls.ts";

/** A permission as a sentence: "index dynamodb:Query", "objects/keys s3:GetObject". */
export type Permission = string;

export function grantedTo({ table, index = [], objects = {}, bucket = [] }: Access): Set<Permission> {
  return new Set([
    ...table.map((action) => `table dynamodb:${action}`),
    ...index.map((action) => `index dynamodb:${action}`),
    ...Object.entries(objects).flatMap(([folder, actions]) => actions.map((one) => `objects/${folder} s3:${one}`)),
    ...bucket.map((action) => `bucket s3:${action}`),
  ]);
}

/** What the call needs that is not granted to its caller. */
export const lackingFor = (caller: string, needed: readonly Permission[]): Permission[] => {
  const granted = grantedTo((access as Record<string, Access>)[caller] ?? { table: [] });
  return needed.filter((permission) => !granted.has(permission));
};

export const neededByTable = ({ action, on }: Pick<TableCall, "action" | "on">): Permission[] => [
  `${on} dynamodb:${action}`,
];

export function neededByObjects({ call, name, found }: Pick<ObjectCall, "call" | "name" | "found">): Permission[] {
  if (call === "ListObjectsV2") return ["bucket s3:ListBucket"];
  if (call === "ListObjectVersions") return ["bucket s3:ListBucketVersions"];
  const own = `objects/${name.split("/")[0]} s3:${call}`;
  return found ? [own] : [own, "bucket s3:ListBucket"];
}

/** What was used, by function. */
export type Used = Map<string, Set<Permission>>;

/** Notes what a function asks for, once, and in the folder `PASSA_PERMISSIONS_USED` for who compares when all is done. */
export function noteUsed(used: Used, caller: string, needed: readonly Permission[]): void {
  const known = used.get(caller) ?? new Set();
  used.set(caller, known);
  const folder = process.env["PASSA_PERMISSIONS_USED"];
  for (const permission of needed) {
    if (known.has(permission)) continue;
    known.add(permission);
    if (folder) appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify([caller, permission])}\n`);
  }
}

/** What has been noted in a folder. */
export function readUsed(folder: string): Used {
  const used: Used = new Map();
  for (const name of readdirSync(folder)) {
    for (const line of readFileSync(join(folder, name), "utf8").split("\n").filter(Boolean)) {
      const [caller, permission] = JSON.parse(line) as [string, Permission];
      used.set(caller, (used.get(caller) ?? new Set()).add(permission));
    }
  }
  return used;
}

/** What is granted and was not used, as "Function permission". */
export const unusedOf = (used: Used): string[] =>
  Object.entries<Access>(access).flatMap(([name, given]) =>
    [...grantedTo(given)].filter((permission) => !used.get(name)?.has(permission)).map((one) => `${name} ${one}`),
  );
