import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { Id } from "@passa/domain/id";
import { type MailTemplate, writeMail } from "@passa/texts/mail";
import type { Context, World } from "./context.ts";
import { type Item, type Key, storedData, type Table } from "./table.ts";
import { tenantIds } from "./tenant/tenant.store.ts";

/**
 * A mail to be sent once its change stands. It names nobody but whom it is addressed to.
 * `invite` asks the identity provider for a page to begin at, which becomes the letter's link.
 */
export type Message = {
  template: MailTemplate;
  to: { name: string; address: string };
  /** In easy Swedish: to participants. */
  easy?: true;
  /** Path of the portal that the letter's link leads to. */
  path?: string;
  invite?: { secondFactor: boolean };
  /** What the text names besides the addressee and the link, the tenant's name always. */
  values: { tenant: string; employer?: string; reason?: string; event?: string; on?: string };
};

type Waiting = { id: Id<"outbox">; message: Message; at: string };

/** A mail that could not be sent now, the request that asked for it, and why. */
export type Unsent = { tenantId: Id<"tenant">; id: Id<"outbox">; requestId?: string; error: unknown };

const KEPT_S = 90 * 24 * 3600;

/** The outbox item of a message; it stands in the index for as long as it waits to be sent. A given id makes it the same mail. */
export function outboxItem(
  ctx: Context,
  message: Message,
  id: Id<"outbox"> = ctx.world.newId("outbox", ctx.now),
): Item {
  const { actor, now } = ctx;
  const data: Waiting = { id, message, at: now };
  const index = { gsi1pk: `${actor.tenantId}#outbox`, gsi1sk: id };
  return { pk: `${actor.tenantId}#outbox#${id}`, sk: "message", ...index, requestId: ctx.requestId, data };
}

/** Sends what a change has just put in the outbox. A mail that cannot be sent now waits for {@link deliverOutbox}. */
export async function deliver(ctx: Pick<Context, "world" | "now" | "table">, items: readonly Item[]): Promise<void> {
  for (const item of items) await send(ctx, item).catch(() => undefined);
}

/**
 * Sends what was left in every tenant's outbox, oldest first; the local server runs it at start and every minute. After a
 * crash between sending and marking, a mail goes out again with the same Message-ID.
 * @param unsent hears of each that could not be sent now
 * @returns how many were sent, and how many still wait
 */
export async function deliverOutbox(
  world: World,
  now: string,
  unsent: (mail: Unsent) => void = () => {},
): Promise<{ sent: number; waiting: number }> {
  const tally = { sent: 0, waiting: 0 };
  for (const tenantId of await tenantIds(world.db.lookup(now))) {
    const table = world.db.forTenant(tenantId, now);
    for (const item of await table.all({ pk: `${tenantId}#outbox`, index: "gsi1" })) {
      try {
        await send({ world, now, table }, item);
        tally.sent++;
      } catch (error) {
        tally.waiting++;
        const { id } = item.data as Waiting;
        unsent({ tenantId, id, ...(item.requestId === undefined ? {} : { requestId: item.requestId }), error });
      }
    }
  }
  return tally;
}

async function send({ world, now, table }: Pick<Context, "world" | "now" | "table">, item: Item): Promise<void> {
  const { id, message } = item.data as Waiting;
  const { to, invite, path = "/", easy = false } = message;
  const url = invite
    ? (await world.identity.invite({ email: to.address, name: to.name, secondFactor: invite.secondFactor })).url
    : `${world.origin}${path}`;
  await world.mail.send({
    id,
    to,
    ...writeMail(message.template, { ...message.values, name: to.name, url }, { easy }),
  });
  try {
    await table.update(item, {
      // That it was sent is kept, not to whom nor of what.
      UpdateExpression: "SET sentAt = :now, expiresAt = :expiresAt, #data = :sent REMOVE gsi1pk, gsi1sk",
      ConditionExpression: "attribute_exists(pk) AND attribute_not_exists(sentAt)",
      ExpressionAttributeNames: { "#data": "data" },
      ExpressionAttributeValues: {
        ":now": now,
        ":expiresAt": Math.floor(Date.parse(now) / 1000) + KEPT_S,
        ":sent": storedData({ id, template: message.template }),
      },
    });
  } catch (error) {
    // Somebody else has sent and marked it meanwhile.
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** Mails that nobody could send for as long as a sent one is remembered: what they were about is over. */
export async function outlivedMails(table: Table, tenantId: Id<"tenant">): Promise<Key[]> {
  const oldest = Date.parse(table.now) - KEPT_S * 1000;
  const items = await table.all({ pk: `${tenantId}#outbox`, index: "gsi1" });
  return items.flatMap(({ pk, sk, data }) => (Date.parse((data as Waiting).at) < oldest ? [{ pk, sk }] : []));
}

/** How many mails have not been sent. */
export const mailsWaiting = (table: Table, tenantId: Id<"tenant">): Promise<number> =>
  table.count({ pk: `${tenantId}#outbox`, index: "gsi1" });

/** Mails to an address that have not been sent. */
export async function waitingTo(table: Table, tenantId: Id<"tenant">, addresses: ReadonlySet<string>): Promise<Key[]> {
  const items = await table.all({ pk: `${tenantId}#outbox`, index: "gsi1" });
  return items.flatMap(({ pk, sk, data }) =>
    addresses.has((data as Waiting).message.to.address.toLowerCase()) ? [{ pk, sk }] : [],
  );
}
