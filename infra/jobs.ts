import { email, emailAccess } from "./mail.ts";
import { key, runtime } from "./stage.ts";
import { table, tableAccess } from "./table.ts";

/** Outbox items become mails. A batch answers for each item, and what fails three times waits in the dead-letter queue. */
export const dead = new sst.aws.Queue("Dead", {
  transform: { queue: { kmsMasterKeyId: key.id, messageRetentionSeconds: 14 * 24 * 3600 } },
});

export const outbox = table.subscribe(
  "Outbox",
  {
    ...runtime,
    handler: "packages/functions/src/stream/outbox.handler",
    timeout: "1 minute",
    environment: { PASSA_TABLE: table.name, PASSA_SENDER: email.sender },
    permissions: [...tableAccess, ...emailAccess, { actions: ["sqs:SendMessage"], resources: [dead.arn] }],
  },
  {
    filters: [{ eventName: ["INSERT"], dynamodb: { NewImage: { kind: { S: ["outbox"] } } } }],
    transform: {
      eventSourceMapping: {
        functionResponseTypes: ["ReportBatchItemFailures"],
        bisectBatchOnFunctionError: true,
        maximumRetryAttempts: 3,
        destinationConfig: { onFailure: { destinationArn: dead.arn } },
      },
    },
  },
);
