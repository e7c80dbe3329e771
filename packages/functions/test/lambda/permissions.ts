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

/** Keeps what one test file has used, for who compares when all are done. */
export function keepUsed(folder: string, file: string, used: Used): void {
  const lines = [...used].map(([caller, permissions]) => JSON.stringify({ file, caller, used: [...permissions] }));
  appendFileSync(join(folder, `${process.pid}.jsonl`), lines.map((line) => `${line}\n`).join(""));
}

/** What all test files have used, and which files there were. */
export function readUsed(folder: string): { used: Used; files: Set<string> } {
  const used: Used = new Map();
  const files = new Set<string>();
  for (const name of readdirSync(folder)) {
    for (const line of readFileSync(join(folder, name), "utf8").split("\n").filter(Boolean)) {
      const told = JSON.parse(line) as { file: string; caller: string; used: Permission[] };
      files.add(told.file);
      used.set(told.caller, new Set([...(used.get(told.caller) ?? []), ...told.used]));
    }
  }
  return { used, files };
}

/** What is granted and was not used, as "Function permission". */
export const unusedOf = (used: Used): string[] =>
  Object.entries<Access>(access).flatMap(([name, given]) =>
    [...grantedTo(given)].filter((permission) => !used.get(name)?.has(permission)).map((one) => `${name} ${one}`),
  );
