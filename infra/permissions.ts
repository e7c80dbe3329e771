import { type Access, access } from "./access.ts";
import { key } from "./stage.ts";
import { bucket } from "./storage.ts";
import { table } from "./table.ts";

export type FunctionName = keyof typeof access;
export type Permission = { actions: string[]; resources: $util.Input<string>[] };

/** The statements of what access.ts says of a function: SST's own link would grant `dynamodb:*` and `s3:*`. */
export function permissionsOf(name: FunctionName): Permission[] {
  const { table: onTable, index = [], objects = {}, bucket: onBucket = [] }: Access = access[name];
  const s3 = (actions: readonly string[]) => actions.map((action) => `s3:${action}`);
  const dynamodb = (actions: readonly string[]) => actions.map((action) => `dynamodb:${action}`);
  const all: Permission[] = [
    { actions: dynamodb(onTable), resources: [table.arn] },
    { actions: dynamodb(index), resources: [$interpolate`${table.arn}/index/gsi1`] },
    ...Object.entries(objects).map(([folder, actions]) => ({
      actions: s3(actions),
      resources: [$interpolate`${bucket.arn}/${folder}/*`],
    })),
    { actions: s3(onBucket), resources: [bucket.arn] },
    // Table and bucket open what is in them in the caller's name.
    { actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [key.arn] },
  ];
  return all.filter(({ actions }) => actions.length > 0);
}
