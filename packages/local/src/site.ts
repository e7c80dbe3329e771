import { fileURLToPath } from "node:url";
import type { HttpBindings } from "@hono/node-server";
import { deliverOutbox } from "@passa/core/outbox";
import { resumeJobs } from "@passa/core/job/job";
import { createApp } from "@passa/functions/api/app";
import { everyDay } from "@passa/functions/cron/every-day";
import { tellOfUnsent } from "@passa/functions/cron/unsent";
import { sealAndAnchor } from "@passa/functions/stream/audit-stream";
import { securityHeaders } from "@passa/functions/api/security-headers";
import { Hono } from "hono";
import { portalFiles } from "./portal-files.ts";
import type { LocalWorld } from "./world.ts";

/** The built portal. */
export const dist = fileURLToPath(new URL("../../portal/dist", import.meta.url));
const DELIVER_EVERY_MS = 60_000;

/** Everything at one address: the API, the login, the mailbox, and the portal for every other path. */
export function createSite(world: LocalWorld): Hono {
  const api = createApp({ world: world.core, clock: () => new Date().toISOString(), oidc: world.oidc, log: world.log });
  const site = new Hono();
  site.all("/api/*", async (c) => {
    const answer = await api.fetch(c.req.raw, c.env);
    if (c.req.method !== "GET") world.wrote();
    return answer;
  });
  site.all("/local-idp/*", (c) => world.pages.identity.fetch(c.req.raw, c.env as HttpBindings));
  site.all("/local-mail/*", (c) => world.pages.mail.fetch(c.req.raw));
  site.use("*", securityHeaders({ secure: false }), portalFiles(dist));
  return site;
}

/**
 * Sends the mails that wait and goes on with jobs that were broken off, now and every minute; every hour it seals what is left
 * of the audit and anchors it; every day, and at start, it does what is done once a day. @returns how to stop it
 */
export function startDelivering(world: Pick<LocalWorld, "core" | "log">): () => void {
  const clock = () => new Date().toISOString();
  let delivering = false;
  let anchoredIn: string | undefined;
  let lookedOn: string | undefined;
  const deliver = async () => {
    if (delivering) return;
    delivering = true;
    try {
      await deliverOutbox(world.core, clock(), tellOfUnsent(world.log, clock));
      await resumeJobs(world.core, clock());
      const hour = clock().slice(0, 13);
      if (hour !== anchoredIn) await sealAndAnchor({ world: world.core, clock, log: world.log });
      anchoredIn = hour;
      const today = hour.slice(0, 10);
      if (today !== lookedOn) await everyDay({ world: world.core, clock, log: world.log });
      lookedOn = today;
    } catch {
      // What could not be done waits for the next time.
    } finally {
      delivering = false;
    }
  };
  void deliver();
  const timer = setInterval(() => void deliver(), DELIVER_EVERY_MS);
  return () => clearInterval(timer);
}
