import { readFileSync } from "node:fs";
import { StartError } from "./emulator.ts";

export type Settings = {
  port: number;
  /** Where it listens; both loopback addresses unless told. */
  address: string | undefined;
  /** How many proxies of one's own stand before it. */
  proxies: number;
  /** Where people reach it; no slash at the end. */
  origin: string;
  folder: string;
  endpoint: string;
  tableName: string;
  secret: string;
  smtpUrl: string;
  sender: string;
  oidc: { issuer: string; clientId: string; clientSecret: string; staffAcr: string };
};

const SHORTEST_SECRET = 32;

/**
 * What a deployment on one's own machine is told by its environment. A value may lie in a file that NAME_FILE names, as
 * containers are given secrets.
 * @throws {StartError} with one line for each that lacks or is wrong, all of them at once
 */
export function settingsIn(env: NodeJS.ProcessEnv, { folder }: { folder: string }): Settings {
  const wrong: string[] = [];
  const given = (name: string): string | undefined => {
    const file = env[`${name}_FILE`];
    if (!file || env[name]) return env[name] || undefined;
    try {
      return readFileSync(file, "utf8").trim() || undefined;
    } catch {
      wrong.push(`${name}_FILE names ${file}, which cannot be read.`);
      return undefined;
    }
  };
  const needed = (name: string, what: string, isRight: (value: string) => boolean): string => {
    const value = given(name);
    if (value === undefined) wrong.push(`${name} is not set: ${what}.`);
    // The value itself is not told: it may be a secret.
    else if (!isRight(value)) wrong.push(`${name} is not right: ${what}.`);
    return value ?? "";
  };
  const number = (name: string, otherwise: number, most: number): number => {
    const value = given(name);
    if (value === undefined) return otherwise;
    if (/^\d{1,5}$/.test(value) && Number(value) <= most) return Number(value);
    wrong.push(`${name} is not right: a whole number up to ${most}.`);
    return otherwise;
  };
  const settings: Settings = {
    port: number("PORT", 4000, 65_535),
    address: given("PASSA_LISTEN"),
    proxies: number("PASSA_PROXIES", 0, 5),
    origin: needed("PASSA_ORIGIN", "the address that people type, such as https://passa.karlskrona.se", isOrigin),
    folder: given("PASSA_DATA") ?? folder,
    endpoint: needed(
      "DYNAMODB_ENDPOINT",
      "where DynamoDB answers, such as http://127.0.0.1:8000",
      isUrl("http:", "https:"),
    ),
    tableName: given("PASSA_TABLE") ?? "passa",
    secret: needed(
      "PASSA_SECRET",
      `at least ${SHORTEST_SECRET} characters by chance, always the same, such as openssl rand -hex 32 gives`,
      (value) => value.length >= SHORTEST_SECRET,
    ),
    smtpUrl: needed(
      "PASSA_SMTP_URL",
      "where mail is handed in, such as smtps://user:password@mail.example",
      isUrl("smtp:", "smtps:"),
    ),
    sender: needed("PASSA_SENDER", "whom mail is from, such as Passa <passa@karlskrona.se>", (value) =>
      /^[^@\n]+@[^@\s]+$/.test(value),
    ),
    oidc: {
      issuer: needed("PASSA_OIDC_ISSUER", "the OpenID provider, such as https://login.karlskrona.se", isSafe),
      clientId: needed("PASSA_OIDC_CLIENT_ID", "who Passa is to the provider", () => true),
      clientSecret: needed("PASSA_OIDC_CLIENT_SECRET", "what Passa proves that with", () => true),
      staffAcr: needed(
        "PASSA_OIDC_STAFF_ACR",
        "what the provider's acr claim says when a second factor was asked for",
        () => true,
      ),
    },
  };
  if (wrong.length > 0) throw new StartError(wrong.join("\n"));
  return settings;
}

const isUrl =
  (...protocols: string[]) =>
  (value: string): boolean =>
    URL.canParse(value) && protocols.includes(new URL(value).protocol);

/** Over HTTPS, or on this computer. */
function isSafe(value: string): boolean {
  if (!isUrl("https:", "http:")(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

const isOrigin = (value: string): boolean => isSafe(value) && new URL(value).origin === value;
