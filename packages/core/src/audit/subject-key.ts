import { randomBytes } from "node:crypto";
import type { Id } from "@passa/domain/id";
import type { World } from "../context.ts";
import { decrypt, encrypt } from "../encryption.ts";
import { isErased } from "../erasure/ledger.ts";

/**
 * One key a person, in object storage: what the audit says of somebody beyond who, when and what kind is encrypted with it.
 * Once it is destroyed nobody reads that again, whatever is restored of the table.
 */

type Whose = { tenantId: Id<"tenant">; participantId: Id<"participant"> };

const keyName = ({ tenantId, participantId }: Whose) => `keys/${tenantId}/${participantId}`;
const KEY_BYTES = 32;

/** The person's key, made where there is none; undefined once the person has been erased. */
async function keyFor(world: World, whose: Whose): Promise<Uint8Array | undefined> {
  const found = await world.objects.get(keyName(whose));
  if (found || (await isErased(world.objects, whose))) return found;
  await world.objects.create(keyName(whose), randomBytes(KEY_BYTES));
  // Read again: somebody else may have made it at the same moment.
  return world.objects.get(keyName(whose));
}

/** The value, for whoever has the person's key; undefined when the person has been erased: then nothing is to be kept. */
export async function sealFor(world: World, whose: Whose, value: unknown): Promise<string | undefined> {
  const key = await keyFor(world, whose);
  const text = new TextEncoder().encode(JSON.stringify(value));
  return key && Buffer.from(encrypt(key, text, keyName(whose))).toString("base64");
}

/** How to read what is sealed for a person: undefined for whatever the key does not open, everything once it is destroyed. */
export async function openerFor(world: World, whose: Whose): Promise<(sealed: string) => unknown> {
  const key = await world.objects.get(keyName(whose));
  return (sealed) => {
    if (!key) return undefined;
    try {
      const text = decrypt(key, Buffer.from(sealed, "base64"), keyName(whose));
      return JSON.parse(new TextDecoder().decode(text)) as unknown;
    } catch {
      return undefined;
    }
  };
}

/** For good: no copy of the key is left. */
export const destroyKey = (world: World, whose: Whose): Promise<void> => world.objects.delete(keyName(whose));
