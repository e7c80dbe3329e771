import { createHash, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import * as z from "zod";
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
  /** Adds accounts with one password for all, hashed once: for made-up people, whose password is no secret. */
  putAll(accounts: readonly Account[], password: string): Promise<void>;
  /** The account, if the password is its own. Takes as long for an address that nobody has. */
  verify(email: string, password: string): Promise<Account | undefined>;
  hasPassword(email: string): boolean;
  /** A secret to be mailed, with which the person at this address chooses a password once, while it holds. */
  passwordToken(email: string, now: Date, holdsMs: number): string;
  /** The address that a token was made for, while it holds. */
  emailFor(token: string, now: Date): string | undefined;
  /** Spends the token. An account is made when the address has none. Undefined when the token does not hold. */
  choosePassword(token: string, password: string, now: Date): Promise<Account | undefined>;
}

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
 * The accounts in one file. It is read for each question, so that an account invited from the command line can sign in
 * at once; a change reads and writes without letting anything in between.
 * @throws {StartError} when the file is not one of ours.
 */
export function openAccounts(path: string): Accounts {
  const load = () => {
    const read = fileSchema.safeParse(readJson(path) ?? { accounts: [], tokens: [] });
    if (read.success) return read.data;
    throw new StartError(`${path} does not hold accounts. Move it away, or start afresh with npm start -- --fresh.`);
  };
  const find = (email: string) => load().accounts.find((account) => account.email === normal(email));
  const holding = (tokens: Token[], now: Date) => tokens.filter(({ expiresAt }) => expiresAt > now.toISOString());
  const hasToken = (token: string) => {
    const digest = digestOf(token);
    return (entry: Token) => entry.digest === digest;
  };
  load();

  const self: Accounts = {
    byEmail: (email) => publicPart(find(email)),
    bySubject: (subject) => publicPart(load().accounts.find((account) => account.subject === subject)),
    hasPassword: (email) => find(email)?.password !== undefined,

    async put(account, password) {
      const hashed = password === undefined ? undefined : await hash(password);
      const { accounts, tokens } = load();
      const kept = hashed ?? accounts.find(({ subject }) => subject === account.subject)?.password;
      const others = accounts.filter(({ subject }) => subject !== account.subject);
      const entry = { ...account, email: normal(account.email), ...(kept !== undefined && { password: kept }) };
      writeJson(path, { accounts: [...others, entry], tokens });
    },

    async putAll(added, password) {
      const hashed = await hash(password);
      const { accounts, tokens } = load();
      const subjects = new Set(added.map(({ subject }) => subject));
      const others = accounts.filter(({ subject }) => !subjects.has(subject));
      const entries = added.map((account) => ({ ...account, email: normal(account.email), password: hashed }));
      writeJson(path, { accounts: [...others, ...entries], tokens });
    },

    async verify(email, password) {
      const account = find(email);
      const right = await matches(password, account?.password ?? nobodys);
      return right && account?.password !== undefined ? publicPart(account) : undefined;
    },

    passwordToken(email, now, holdsMs) {
      const token = randomBytes(32).toString("base64url");
      const expiresAt = new Date(now.getTime() + holdsMs).toISOString();
      const { accounts, tokens } = load();
      const added = { digest: digestOf(token), email: normal(email), expiresAt };
      writeJson(path, { accounts, tokens: [...holding(tokens, now), added] });
      return token;
    },

    emailFor: (token, now) => holding(load().tokens, now).find(hasToken(token))?.email,

    async choosePassword(token, password, now) {
      const { accounts, tokens } = load();
      const entry = holding(tokens, now).find(hasToken(token));
      if (!entry) return undefined;
      // Spent before anything is awaited: two requests with one token cannot both get here.
      writeJson(path, { accounts, tokens: tokens.filter(({ digest }) => digest !== entry.digest) });
      const account =
        self.byEmail(entry.email) ?? newAccount({ email: entry.email, name: entry.email, secondFactor: false });
      await self.put(account, password);
      return account;
    },
  };
  return self;
}

/** An account with a subject of its own, which nobody has had. */
export function newAccount(person: Omit<Account, "subject">): Account {
  return { ...person, subject: `local-${randomBytes(12).toString("hex")}` };
}

type Token = z.infer<typeof fileSchema>["tokens"][number];
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
