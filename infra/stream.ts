import { apiEnvironment } from "./api.ts";
import { runtime } from "./stage.ts";
import { bucketAccess } from "./storage.ts";
import { table, tableAccess } from "./table.ts";

const consumer = {
  ...runtime,
  memory: "1024 MB",
  environment: apiEnvironment,
  permissions: [...tableAccess, ...bucketAccess],
} as const;

/** Where Lambda tells of changes that it has given up: their place in the stream, not what they were. */
export const poolsLost = new sst.aws.Queue("PoolsLost", { visibilityTimeout: "6 minutes" });
poolsLost.subscribe(
  { ...consumer, handler: "packages/functions/src/stream/pool-lost.handler", timeout: "1 minute" },
  { batch: { size: 10, window: "1 minute", partialResponses: false } },
);

/** Keeps every tenant's pool up with changes of people's pool entries. */
export const pools = table.subscribe(
  "Pools",
  { ...consumer, handler: "packages/functions/src/stream/pool.handler", timeout: "5 minutes" },
  {
    filters: [{ dynamodb: { Keys: { pk: { S: [{ suffix: "#pool" }] } } } }],
    transform: {
      eventSourceMapping: {
        startingPosition: "LATEST",
        batchSize: 500,
        functionResponseTypes: ["ReportBatchItemFailures"],
        bisectBatchOnFunctionError: true,
        // An hour of trying, well within the day that a stream remembers.
        maximumRecordAgeInSeconds: 3600,
        maximumRetryAttempts: 100,
        destinationConfig: { onFailure: { destinationArn: poolsLost.arn } },
      },
    },
  },
);

/** Seals audit events into each tenant's chain. What it gives up after a day is sealed by the hour (jobs.ts). */
export const audits = table.subscribe(
  "Audits",
  { ...consumer, handler: "packages/functions/src/stream/audit.handler", timeout: "5 minutes" },
  {
    filters: [{ eventName: ["INSERT"], dynamodb: { Keys: { pk: { S: [{ wildcard: "*#audit#*" }] } } } }],
    transform: {
      eventSourceMapping: {
        startingPosition: "LATEST",
        batchSize: 500,
        functionResponseTypes: ["ReportBatchItemFailures"],
        bisectBatchOnFunctionError: true,
      },
    },
  },
);
