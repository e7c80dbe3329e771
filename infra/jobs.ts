import { apiEnvironment } from "./api.ts";
import { runtime } from "./stage.ts";
import { tableAccess } from "./table.ts";

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
