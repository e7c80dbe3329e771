/**
 * What each function may ask of the table and of object storage, and nothing more: SST's own links would grant everything.
 * Data only. The stack makes statements of it (table.ts, storage.ts); the tests of the artifacts refuse every call that is
 * not here, and tell of what is here and never called (packages/functions/test/lambda).
 */
export type Access = {
  /** DynamoDB's actions on the table itself. A transaction needs those of its single writes. */
  table: readonly string[];
  /** On its index. */
  index?: readonly string[];
  /** S3's actions on objects, by the folder that their names begin with. */
  objects?: Readonly<Record<string, readonly string[]>>;
  /** On the bucket. Without ListBucket, S3 does not tell a missing object from a forbidden one. */
  bucket?: readonly string[];
};

const everything = ["GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"];
const all: Access = {
  table: everything,
  index: ["Query"],
  objects: {
    imports: ["GetObject", "PutObject", "DeleteObject", "DeleteObjectVersion"],
    keys: ["GetObject", "PutObject", "DeleteObject", "DeleteObjectVersion"],
    audit: ["GetObject", "PutObject"],
    erasures: ["GetObject", "PutObject"],
  },
  bucket: ["ListBucket", "ListBucketVersions"],
};

export const access = {
  Api: all,
  Pools: all,
  PoolsLost: all,
  Audits: all,
  Jobs: all,
  JobsLeft: all,
  Outbox: all,
  Audit: all,
  EveryDay: all,
} satisfies Record<string, Access>;
