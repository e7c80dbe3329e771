import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { addressOf } from "@passa/contract/answers";
import { BASE_PATH } from "@passa/contract/route";
import { routes } from "@passa/contract/routes";
import type { RouteKey } from "@passa/contract/types";
import type { World } from "@passa/core/context";
import { Refusal } from "@passa/domain/refusal";
import { Hono } from "hono";
import { compress } from "hono/compress";
import type { JSONValue } from "hono/utils/types";
import type { Log } from "../log.ts";
import { answer } from "./answer.ts";
import type { Env } from "./env.ts";
import { createHandlers } from "./handlers.ts";
import { languageOf } from "./language.ts";
import { answerProblem } from "./problem.ts";
import { securityHeaders } from "./security-headers.ts";
import type { OidcClient, SignIn } from "./sign-in.ts";
import { version } from "./version.ts";

export type Deps = {
  /** Its `origin` is where the portal and the API are reached: cookies, redirects and the Origin check follow it. */
  world: World;
  /** The instant, as an ISO string. */
  clock: () => string;
  oidc: OidcClient;
  log: Log;
};

/** The API under `/api`: the contract's routes under `/api/v1`, the document, the reference and the health check. */
export function createApp(deps: Deps): Hono<Env> {
  const { world, clock, log } = deps;
  let signIn: Promise<SignIn> | undefined;
  const handlers = createHandlers(
    () => (signIn ??= import("./sign-in.ts").then(({ createSignIn }) => createSignIn(deps.oidc))),
  );
  const app = new Hono<Env>().basePath("/api");

  app.use(compress());
  app.use(securityHeaders({ secure: world.origin.startsWith("https:") }));
  app.use(async (c, next) => {
    const requestId = randomUUID();
    const startedMs = performance.now();
    c.set("requestId", requestId);
    c.set("language", languageOf(c.req.header("accept-language")));
    c.set("log", log);
    c.set("route", "none");
    c.set("noun", "");
    await next();
    c.header("X-Request-Id", requestId);
    if (!c.res.headers.has("cache-control")) c.header("Cache-Control", "no-store");
    const actor = c.get("actor");
    const code = c.get("code");
    log({
      event: "answer",
      at: clock(),
      requestId,
      route: c.get("route"),
      status: c.res.status,
      durationMs: Math.round(performance.now() - startedMs),
      ...(actor && { userId: actor.userId, tenantId: actor.tenantId }),
      ...(code !== undefined && { code }),
    });
  });
  app.onError((thrown, c) => answerProblem(c, thrown, { origin: world.origin, now: clock() }));
  app.notFound((c) => answerProblem(c, new Refusal("notFound"), { origin: world.origin, now: clock() }));

  for (const key of Object.keys(routes) as RouteKey[]) {
    const { method, path } = addressOf(key);
    app.on(method, honoPath(path), (c) => {
      c.set("route", key);
      c.set("noun", routes[key].tag);
      return answer(key, c, { world, now: clock(), handlers });
    });
  }

  app.get("/openapi.json", async (c) => {
    const { openApiDocument } = await import("./openapi.ts");
    return c.json(openApiDocument(world.origin) as Record<string, JSONValue>);
  });
  app.get("/docs", async (c) => c.html((await import("./docs.ts")).docsPage(world.origin)));
  app.get("/docs.css", (c) => {
    css ??= readFileSync(new URL("./docs.css", import.meta.url), "utf8");
    return c.body(css, 200, { "Content-Type": "text/css; charset=utf-8", "Cache-Control": "max-age=3600" });
  });
  app.get("/health", async (c) => {
    // A read of nothing: it fails when the table cannot be reached.
    await world.db.lookup(clock()).get({ pk: "lookup#health", sk: "health" });
    return c.json({ status: "ok", version });
  });
  return app;
}

let css: string | undefined;

/** "/placements/{placementId}" as Hono writes it, below /api. */
const honoPath = (path: string): string => `${BASE_PATH.slice("/api".length)}${path.replaceAll(/\{(\w+)\}/g, ":$1")}`;
