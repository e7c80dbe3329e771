import { filters } from "../packages/functions/src/stream/filters.ts";
import { environment } from "./environment.ts";
import { ours } from "./function.ts";
import { addSolvers } from "./solvers.ts";
import { lost, sendToLost } from "./lost.ts";
import { table } from "./table.ts";

/** Mails that could not be sent with their change go out within a minute of the trouble being over. */
export const outbox = new sst.aws.CronV2("Outbox", {
  schedule: "rate(1 minute)",
  function: ours("Outbox", {
    handler: "packages/functions/src/cron/outbox.handler",
    timeout: "50 seconds",
    environment,
  }),
});

/** Every chain's head is written down outside the table, once an hour. */
export const audit = new sst.aws.CronV2("Audit", {
  schedule: "rate(1 hour)",
  function: ours("Audit", {
    handler: "packages/functions/src/cron/audit.handler",
    timeout: "15 minutes",
    environment,
  }),
});

/** Every morning, before anybody is at work: whose time has come, and who is reminded. */
export const everyDay = new sst.aws.CronV2("EveryDay", {
  schedule: "cron(0 5 * * ? *)",
  timezone: "Europe/Stockholm",
  function: ours("EveryDay", {
    handler: "packages/functions/src/cron/retention.handler",
    timeout: "15 minutes",
    environment,
  }),
});

const runner = {
  // The timetable of the largest event takes some 400 MB, and its worker a processor of its own.
  memory: "3008 MB",
  timeout: "15 minutes",
  environment,
  hook: { postbuild: addSolvers },
} as const;

/** Runs what goes on after a request: the search for a timetable, and publishing it. A job is an item that a change writes. */
export const jobs = table.subscribe(
  "Jobs",
  ours("Jobs", {
    ...runner,
    handler: "packages/functions/src/stream/jobs.handler",
    permissions: [sendToLost],
  }),
  {
    filters: [filters.Jobs],
    transform: {
      eventSourceMapping: {
        startingPosition: "LATEST",
        batchSize: 1,
        parallelizationFactor: 10,
        functionResponseTypes: ["ReportBatchItemFailures"],
        maximumRetryAttempts: 3,
        destinationConfig: { onFailure: { destinationArn: lost.arn } },
      },
    },
  },
);

/** What the stream has given up, or a machine that went down has left, goes on within a minute or two. */
export const jobsLeft = new sst.aws.CronV2("JobsLeft", {
  schedule: "rate(1 minute)",
  function: ours("JobsLeft", {
    ...runner,
    handler: "packages/functions/src/cron/jobs.handler",
  }),
});
