import { createHash, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { StartError } from "../emulator.ts";
import { readJson, writeJson } from "../json-file.ts";

/** A person who can sign in at the local provider. What they may do in Passa is Passa's matter, by subject. */
export interface Account {
  /** What Passa knows the person by: the `sub` of the ID token. */
  subject: string;
  email: string;
  name: string;
  /** Asked for a one-time code besides the password, as staff are at a municipality's provider. */
  secondFactor: boolean;
}

export interface Accounts {
  byEmail(email: string): Account | undefined;
  bySubject(subject: string): Account | undefined;
  /** Adds the account or replaces the one with its subject; the password may be chosen later by {@link passwordToken}. */
  put(account: Account, password?: string): Promise<void>;
  /** The account, if the password is its own. Takes as long for an address that nobody has. */
  verify(email: string, password: string): Promise<Account | undefined>;
  /** A secret to be mailed, with which the person at this address chooses a password once, within 24 hours. */
  passwordToken(email: string, now: Date): string;
  /** The address that a token was made for, while it holds. */
  emailFor(token: string, now: Date): string | undefined;
  /** Spends the token. An account is made when the address has none. Undefined when the token does not hold. */
  choosePassword(token: string, password: string, now: Date): Promise<Account | undefined>;
}

const TOKEN_HOLDS_MS = 24 * 60 * 60 * 1000;
const KEY_BYTES = 32;

const accountSchema = z.strictObject({
  subject: z.string().min(1),
  email: z.string().min(3),
  name: z.string(),
  secondFactor: z.boolean(),
  password: z.string().optional(),
});
const fileSchema = z.strictObject({
  accounts: z.array(accountSchema),
  tokens: z.array(z.strictObject({ digest: z.string(), email: z.string(), expiresAt: z.iso.datetime() })),
});

/**
 * The accounts in one file. Only one process may use it: the one that serves the login page.
 * @throws {StartError} when the file is not one of ours.
 */
export function openAccounts(path: string): Accounts {
  const read = fileSchema.safeParse(readJson(path) ?? { accounts: [], tokens: [] });
  if (!read.success) {
    throw new StartError(`${path} does not hold accounts. Move it away, or start afresh with npm start -- --fresh.`);
  }
  const { accounts, tokens } = read.data;
  const save = () => writeJson(path, { accounts, tokens });

  const find = (email: string) => accounts.find((account) => account.email === normal(email));
  const findToken = (token: string, now: Date) => {
    const digest = digestOf(token);
    return tokens.find((entry) => entry.digest === digest && entry.expiresAt > now.toISOString());
  };

  const self: Accounts = {
    byEmail: (email) => publicPart(find(email)),
    bySubject: (subject) => publicPart(accounts.find((account) => account.subject === subject)),

    async put(account, password) {
      const hashed = password === undefined ? undefined : await hash(password);
      const index = accounts.findIndex(({ subject }) => subject === account.subject);
      const kept = hashed ?? accounts[index]?.password;
      const entry = {
        ...account,
        email: normal(account.email),
        ...(kept !== undefined && { password: kept }),
      };
      accounts.splice(index === -1 ? accounts.length : index, 1, entry);
      save();
    },

    async verify(email, password) {
      const account = find(email);
      const right = await matches(password, account?.password ?? nobodys);
      return right && account?.password !== undefined ? publicPart(account) : undefined;
    },

    passwordToken(email, now) {
      const token = randomBytes(32).toString("base64url");
      const expiresAt = new Date(now.getTime() + TOKEN_HOLDS_MS).toISOString();
      const holding = tokens.filter((entry) => entry.expiresAt > now.toISOString());
      tokens.splice(0, tokens.length, ...holding, {
        digest: digestOf(token),
        email: normal(email),
        expiresAt,
      });
      save();
      return token;
    },

    emailFor: (token, now) => findToken(token, now)?.email,

    async choosePassword(token, password, now) {
      const entry = findToken(token, now);
      if (!entry) return undefined;
      // Spent before anything is awaited: two requests with one token cannot both get here.
      tokens.splice(tokens.indexOf(entry), 1);
      const account = self.byEmail(entry.email) ?? {
        subject: `local-${randomBytes(12).toString("hex")}`,
        email: entry.email,
        name: entry.email,
        secondFactor: false,
      };
      await self.put(account, password);
      return account;
    },
  };
  return self;
}

type Entry = z.infer<typeof accountSchema>;

function publicPart(entry: Entry | undefined): Account | undefined {
  return (
    entry && {
      subject: entry.subject,
      email: entry.email,
      name: entry.name,
      secondFactor: entry.secondFactor,
    }
  );
}

function normal(email: string): string {
  return email.trim().toLowerCase();
}

function digestOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** A hash that no password has, so that an unknown address costs the same time. */
const nobodys = `${"A".repeat(22)}.${"A".repeat(43)}`;

async function hash(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString("base64url")}.${(await derive(password, salt)).toString("base64url")}`;
}

async function matches(password: string, hashed: string): Promise<boolean> {
  const [salt = "", key = ""] = hashed.split(".");
  return timingSafeEqual(await derive(password, Buffer.from(salt, "base64url")), Buffer.from(key, "base64url"));
}

/** OWASP's scrypt parameters: N 2^15, r 8, p 3 (about 32 MB). */
function derive(password: string, salt: Buffer): Promise<Buffer> {
  const options = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
