import type { Unsent } from "@passa/core/outbox";
import { type Log, tellOf } from "../log.ts";

/** Tells the log of mails that could not be sent: whose, asked for by which request, and not to whom. */
export const tellOfUnsent =
  (log: Log, clock: () => string) =>
  ({ tenantId, id, requestId, error }: Unsent): void =>
    log({
      event: "mail",
      at: clock(),
      tenantId,
      mail: id,
      ...(requestId === undefined ? {} : { requestId }),
      ...tellOf(error),
    });
