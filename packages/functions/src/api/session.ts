import { endSession, signInWithCode, viewSession } from "@passa/core/session/session";
import type { Handlers } from "./handler.ts";
import { dropSessionToken, sessionToken, setSessionToken } from "./session-cookie.ts";
import type { SignIn } from "./sign-in.ts";

export const sessionHandlers = (signIn: () => Promise<SignIn>) =>
  ({
    "GET /session": async ({ ctx, expiresAt }) => ({ body: await viewSession(ctx, expiresAt) }),
    "GET /sign-in": async ({ ctx, query, http }) => ({ location: await (await signIn()).begin(http, ctx, query) }),
    "GET /sign-in/callback": async ({ ctx, http }) => ({ location: await (await signIn()).finish(http, ctx) }),
    "POST /session/code": async ({ ctx, body, http }) => {
      const { token, view, absoluteExpiresAt } = await signInWithCode(ctx, body.code);
      setSessionToken(http, ctx.world.origin, token, absoluteExpiresAt);
      return { body: view };
    },
    "POST /sign-out": async ({ ctx, http }) => {
      const token = sessionToken(http, ctx.world.origin);
      if (token !== undefined) await endSession(ctx, token);
      dropSessionToken(http, ctx.world.origin);
      return undefined;
    },
  }) satisfies Partial<Handlers>;
