import { createHash } from "node:crypto";
import type { Id } from "@passa/domain/id";
import { transact } from "./commit.ts";
import type { Context } from "./context.ts";
import { deliver, type Message, outboxItem } from "./outbox.ts";

/** Mails at once, each of which is sent when its item stands. */
const MAILS_AT_ONCE = 50;

/** Puts mails in the outbox, however often it is gone through: the id of each follows from the occasion and whom it is to. */
export async function sendOnce(ctx: Context, messages: readonly Message[], occasion: string): Promise<void> {
  const items = messages.map((message) => outboxItem(ctx, message, mailId(`${occasion} ${message.to.address}`)));
  for (let from = 0; from < items.length; from += MAILS_AT_ONCE) {
    const some = items.slice(from, from + MAILS_AT_ONCE);
    const there = await ctx.table.getMany(some, "strong");
    const fresh = some.filter((_, n) => there[n] === undefined);
    if (fresh.length === 0) continue;
    const writes = fresh.map((put) => ({ put, expect: "absent" as const }));
    if ((await transact(ctx.table, writes, occasion)) === undefined) await deliver(ctx, fresh);
  }
}

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** An id of the outbox that the same name always has. */
const mailId = (name: string): Id<"outbox"> => {
  const bytes = createHash("sha256").update(name).digest();
  return `msg_0${Array.from(bytes.subarray(0, 25), (byte) => letters[byte % 32]).join("")}`;
};
