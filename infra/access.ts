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

const reading = ["GetItem", "BatchGetItem", "Query"];
const jobs: Access = {
  table: [...reading, "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"],
  index: ["Query"],
};

export const access = {
  Api: {
    ...jobs,
    objects: {
      imports: ["GetObject", "PutObject", "DeleteObjectVersion"],
      keys: ["GetObject", "PutObject", "DeleteObjectVersion"],
      erasures: ["GetObject", "PutObject"],
    },
    bucket: ["ListBucket", "ListBucketVersions"],
  },
  Pools: { table: [...reading, "PutItem"] },
  PoolsLost: { table: ["GetItem", "PutItem", "Query"] },
  Audits: { table: ["GetItem", "BatchGetItem", "PutItem"], objects: { audit: ["PutObject"] } },
  Jobs: jobs,
  JobsLeft: jobs,
  Outbox: { table: ["Query", "UpdateItem"], index: ["Query"] },
  Audit: { table: [...reading, "PutItem"], objects: { audit: ["PutObject"] } },
  EveryDay: {
    table: [...reading, "PutItem", "UpdateItem", "DeleteItem"],
    index: ["Query"],
    objects: { imports: ["DeleteObjectVersion"] },
    bucket: ["ListBucket", "ListBucketVersions"],
  },
} satisfies Record<string, Access>;
