import { randomBytes } from "node:crypto";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import * as z from "zod";
import { StartError } from "./emulator.ts";
import { readJson, writeJson } from "./json-file.ts";

/** What this installation keeps to itself: made at its first start, the same at every later one. */
export interface Secrets {
  /** 256 bits in hexadecimal: what Passa's own cookies and encrypted fields are derived from. */
  application: string;
  identityClient: string;
  identityCookies: string;
  identitySigning: JWK;
}

const secret = z.string().regex(/^[0-9a-f]{64}$/);
const schema = z.strictObject({
  application: secret,
  identityClient: secret,
  identityCookies: secret,
  identitySigning: z.looseObject({ kty: z.string() }),
});

/** @throws {StartError} when the file is there and is not ours: new secrets would make what is stored unreadable. */
export async function keepSecrets(path: string): Promise<Secrets> {
  const stored = readJson(path);
  if (stored !== undefined) {
    const read = schema.safeParse(stored);
    if (!read.success)
      throw new StartError(
        `${path} does not hold Passa's secrets. Restore it, or start afresh with npm start -- --fresh.`,
      );
    return read.data;
  }
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const made: Secrets = {
    application: randomSecret(),
    identityClient: randomSecret(),
    identityCookies: randomSecret(),
    identitySigning: {
      ...(await exportJWK(privateKey)),
      use: "sig",
      alg: "RS256",
      kid: randomBytes(8).toString("hex"),
    },
  };
  writeJson(path, made);
  return made;
}

function randomSecret(): string {
  return randomBytes(32).toString("hex");
}
