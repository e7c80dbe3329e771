// One running product for all browser tests: what `npm start` runs, on a free port, with the demo in a folder of its own.
// Each role has signed in once, through the real login; tests take over its cookies.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { TestProject } from "vitest/node";
import { findBrowser, launchBrowser } from "../../src/browser.ts";
import { peopleIn } from "../../src/data-folder.ts";
import { freePort } from "../../src/emulator.ts";
import { type DemoThings, findThings } from "./pages.ts";
import { type Cookies, signIn, signInWithCode } from "./sign-in.ts";

const serve = fileURLToPath(new URL("../../src/serve.ts", import.meta.url));
const builtPortal = fileURLToPath(new URL("../../../portal/dist/index.html", import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

/** Who of the demo visits the portal. */
export const visitors = {
  employer: { role: "employer", tenant: "Karlskrona" },
  matcher: { role: "matcher", tenant: "Karlskrona" },
  organiser: { role: "organiser", tenant: "Karlskrona" },
  lead: { role: "lead", tenant: "Karlskrona" },
  admin: { role: "admin", tenant: "Karlskrona" },
  neighbour: { role: "matcher", tenant: "Karlshamn" },
} as const;
export type StaffOrEmployer = keyof typeof visitors;
export type Visitor = StaffOrEmployer | "participant";

export interface Product {
  /** For example `http://localhost:41234`. */
  origin: string;
  /** Where the product keeps its data, its mails among them. */
  folder: string;
  people: Record<StaffOrEmployer, { name: string; email: string; password: string }>;
  cookies: Record<Visitor, Cookies>;
  /** What the pages are about, found once: finding begins the demo's day of speed interviews. */
  things: DemoThings;
}

declare module "vitest" {
  export interface ProvidedContext {
    /** Undefined where there is no Chromium or no built portal. */
    product: Product | undefined;
  }
}

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (!existsSync(builtPortal) || !(await findBrowser())) {
    project.provide("product", undefined);
    return undefined;
  }
  const { product, stop } = await startProduct();
  project.provide("product", product);
  return stop;
}

/** Starts the product and lets everybody sign in. Ends with `stop`. */
export async function startProduct(): Promise<{ product: Product; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "passa-browser-"));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const running = spawn(process.execPath, ["--import", tsx, serve], {
    env: { ...process.env, PORT: String(port), PASSA_DATA: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(running, "exit");
  const stop = async (): Promise<void> => {
    if (running.exitCode === null) running.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const said: string[] = [];
    running.stderr.on("data", (chunk) => said.push(String(chunk)));
    await new Promise<void>((resolve, reject) => {
      createInterface({ input: running.stdout }).on("line", (line) => {
        said.push(line);
        if (line === `ready ${origin}`) resolve();
      });
      void ended.then(() => reject(new Error(`The product did not start:\n${said.join("\n")}`)));
    });
    const signedIn = { origin, folder, ...(await signEverybodyIn(origin, folder)) };
    const browser = await launchBrowser();
    let things: DemoThings;
    try {
      things = await findThings(browser, signedIn);
    } finally {
      await browser.close();
    }
    return { product: { ...signedIn, things }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function signEverybodyIn(origin: string, folder: string): Promise<Pick<Product, "people" | "cookies">> {
  const demo = peopleIn(folder);
  const personOf = (visitor: StaffOrEmployer) => {
    const { role, tenant } = visitors[visitor];
    const person = demo.find((one) => one.role === role && one.tenant === tenant);
    if (person?.password === undefined) throw new Error(`the demo has no ${role} of ${tenant} with a password`);
    return { name: person.name, email: person.email, password: person.password };
  };
  const people = {
    employer: personOf("employer"),
    matcher: personOf("matcher"),
    organiser: personOf("organiser"),
    lead: personOf("lead"),
    admin: personOf("admin"),
    neighbour: personOf("neighbour"),
  };
  const browser = await launchBrowser();
  const cookiesOf = async (visitor: StaffOrEmployer): Promise<Cookies> => {
    const context = await browser.newContext();
    await signIn(await context.newPage(), origin, { ...people[visitor], as: visitor });
    const cookies = await context.cookies();
    await context.close();
    return cookies;
  };
  try {
    const [employer, matcher, organiser, lead, admin, neighbour] = await Promise.all([
      cookiesOf("employer"),
      cookiesOf("matcher"),
      cookiesOf("organiser"),
      cookiesOf("lead"),
      cookiesOf("admin"),
      cookiesOf("neighbour"),
    ]);
    const participant = await signInWithCode(browser, origin, matcher);
    return { people, cookies: { employer, matcher, organiser, lead, admin, neighbour, participant } };
  } finally {
    await browser.close();
  }
}
