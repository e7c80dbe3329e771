import { apiEnvironment } from "./api.ts";
import { runtime } from "./stage.ts";
import { bucketAccess } from "./storage.ts";
import { table, tableAccess } from "./table.ts";

/** Mails that could not be sent with their change go out within a minute of the trouble being over. */
export const outbox = new sst.aws.Cron("Outbox", {
  schedule: "rate(1 minute)",
  function: {
    ...runtime,
    handler: "packages/functions/src/cron/outbox.handler",
    timeout: "50 seconds",
    environment: apiEnvironment,
    permissions: tableAccess,
  },
});

/** Every chain's head is written down outside the table, once an hour. */
export const audit = new sst.aws.Cron("Audit", {
  schedule: "rate(1 hour)",
  function: {
    ...runtime,
    handler: "packages/functions/src/cron/audit.handler",
    timeout: "15 minutes",
    environment: apiEnvironment,
    permissions: [...tableAccess, ...bucketAccess],
  },
});

/** Every morning before work: whose time has come is found and told, and whoever something lies with is reminded. */
export const everyDay = new sst.aws.Cron("EveryDay", {
  schedule: "cron(0 4 * * ? *)",
  function: {
    ...runtime,
    handler: "packages/functions/src/cron/retention.handler",
    timeout: "15 minutes",
    environment: apiEnvironment,
    permissions: [...tableAccess, ...bucketAccess],
  },
});

const runner = {
  ...runtime,
  // The timetable of the largest event takes some 400 MB, and its worker a processor of its own.
  memory: "3008 MB",
  timeout: "15 minutes",
  environment: apiEnvironment,
  permissions: tableAccess,
} as const;

/** Runs what goes on after a request: the search for a timetable, and publishing it. A job is an item that a change writes. */
export const jobs = table.subscribe(
  "Jobs",
  { ...runner, handler: "packages/functions/src/stream/jobs.handler" },
  {
    filters: [{ eventName: ["INSERT"], dynamodb: { Keys: { sk: { S: ["job"] } } } }],
    transform: {
      eventSourceMapping: {
        startingPosition: "LATEST",
        batchSize: 1,
        parallelizationFactor: 10,
        functionResponseTypes: ["ReportBatchItemFailures"],
        maximumRetryAttempts: 3,
      },
    },
  },
);

/** What the stream has given up, or a machine that went down has left, goes on within a minute or two. */
export const jobsLeft = new sst.aws.Cron("JobsLeft", {
  schedule: "rate(1 minute)",
  function: { ...runner, handler: "packages/functions/src/cron/jobs.handler" },
});
