// The service worker: the portal's own files, so that a tablet in a hall opens every page without a network. It keeps
// nothing that the API answers. Online, pages come from the network, so nobody stays on an old version.
import type { Build } from "./offline.ts";

/** Put before this script by the build. */
declare const build: Build;

/** The parts of a service worker's scope that are used: TypeScript's `webworker` does not go with `dom` in one program. */
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  addEventListener(kind: "install" | "activate", hear: (event: Lasting) => void): void;
  addEventListener(kind: "fetch", hear: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}
declare const self: Worker;

const PREFIX = "passa:files:";
const name = PREFIX + build.version;

/** How long a page is waited for before the kept one is shown, ms. */
const PATIENCE_MS = 4_000;

/**
 * The page is one file, and comes with other headers at the hall: that one may use the camera. Both are kept as the server
 * gives them.
 */
const HALL = /^\/events\/[^/]+\/hall\/?$/;
const pageAt = (pathname: string): string => (HALL.test(pathname) ? "/events/-/hall" : "/");

/** Addresses at which something else than the portal answers. */
const ELSEWHERE = /^\/(api|local-idp|local-mail)\//;

self.addEventListener("install", (event) => event.waitUntil(keepFiles().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(forgetOlder().then(() => self.clients.claim())));
self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin || ELSEWHERE.test(pathname)) return;
  if (mode === "navigate") event.respondWith(page(event.request, pathname));
  else if (/^\/(assets|texts)\/|^\/pictograms\./.test(pathname)) event.respondWith(file(event.request));
});

/** All of this build or none of it: fails, and is tried again another time, when a newer build is out meanwhile. */
async function keepFiles(): Promise<void> {
  const kept = await caches.open(name);
  await Promise.all(
    build.files.map(async (address) => {
      const known = await caches.match(address);
      if (known) await kept.put(address, known);
      else await kept.add(address);
    }),
  );
  for (const address of ["/", pageAt("/events/-/hall")]) {
    const answer = await fetch(address, { cache: "no-cache" });
    if ((await digestOf(answer.clone())) !== build.pageDigest) throw new Error("another build is out");
    await kept.put(address, answer);
  }
}

async function digestOf(answer: Response): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await answer.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Keeps the build before this one too: pages that are open may still ask for its parts. */
async function forgetOlder(): Promise<void> {
  const others = (await caches.keys()).filter((one) => one.startsWith(PREFIX) && one !== name);
  await Promise.all(others.slice(0, -1).map((one) => caches.delete(one)));
}

/** From the network; the kept one when there is none or it does not answer in time. */
async function page(request: Request, pathname: string): Promise<Response> {
  const asked = fetch(request);
  const soon = await Promise.race([
    asked.catch(() => undefined),
    new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS)),
  ]);
  if (soon) return soon;
  const kept = await (await caches.open(name)).match(pageAt(pathname));
  return kept ?? asked;
}

/** What is kept under a name with a hash is what is asked for. */
async function file(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}
