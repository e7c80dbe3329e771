import { filters } from "../packages/functions/src/stream/filters.ts";
import { environment } from "./environment.ts";
import { ours } from "./function.ts";
import { lost, sendToLost } from "./lost.ts";
import { table } from "./table.ts";

const consumer = { memory: "1024 MB", timeout: "5 minutes", environment } as const;

/** Changes of the pool that were given up are told here, and taken from here by who makes every pool anew. */
export const poolsLost = new sst.aws.Queue("PoolsLost", {
  visibilityTimeout: "6 minutes",
  // A message that could not be dealt with five times is kept for whoever looks.
  dlq: { queue: lost.arn, retry: 5 },
});
export const poolsLostReader = poolsLost.subscribe(
  ours("PoolsLost", {
    ...consumer,
    handler: "packages/functions/src/stream/pool-lost.handler",
    timeout: "1 minute",
  }),
  // All of a batch or none: whatever it says, every pool is made anew.
  { batch: { size: 10, window: "1 minute", partialResponses: false } },
);

/** Keeps every tenant's pool up with changes of people's pool entries. */
export const pools = table.subscribe(
  "Pools",
  ours("Pools", {
    ...consumer,
    handler: "packages/functions/src/stream/pool.handler",
    permissions: [{ actions: ["sqs:SendMessage"], resources: [poolsLost.arn] }],
  }),
  {
    filters: [filters.Pools],
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

/** Seals audit events into each tenant's chain. What it gives up is sealed by the hour (jobs.ts). */
export const audits = table.subscribe(
  "Audits",
  ours("Audits", {
    ...consumer,
    handler: "packages/functions/src/stream/audit.handler",
    permissions: [sendToLost],
  }),
  {
    filters: [filters.Audits],
    transform: {
      eventSourceMapping: {
        startingPosition: "LATEST",
        batchSize: 500,
        functionResponseTypes: ["ReportBatchItemFailures"],
        bisectBatchOnFunctionError: true,
        maximumRecordAgeInSeconds: 3600,
        maximumRetryAttempts: 100,
        destinationConfig: { onFailure: { destinationArn: lost.arn } },
      },
    },
  },
);
