import { LocalPath, type SignInReason } from "@passa/contract/sign-in";
import type { PublicContext } from "@passa/core/context";
import { beginSession, needsSecondFactor } from "@passa/core/session/session";
import { memberOf } from "@passa/core/user/user";
import type { Context } from "hono";
import { deleteCookie, getSignedCookie, setSignedCookie } from "hono/cookie";
import * as oidc from "openid-client";
import * as z from "zod";
import { tellOf } from "../log.ts";
import type { Env } from "./env.ts";
import { cookieName, cookieOptions, setSessionToken } from "./session-cookie.ts";

/** The identity provider, and who we are there. */
export type OidcClient = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The absolute address of `GET /sign-in/callback`, as the provider has it. */
  redirectUri: string;
  /** What the `acr` claim must say of staff: that a second factor was asked for. Nothing where the provider asks everybody. */
  staffAcr?: string;
  /** The name under which its subjects are kept, where its address may change: the local provider's has the port in it. Else its issuer. */
  knownAs?: string;
};

/** How long somebody may take at the provider. */
const UNDER_WAY_S = 600;

/** A login under way, kept in the browser's signed cookie: what came back must belong to what was begun here. */
const UnderWay = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: LocalPath,
  expiresAt: z.iso.datetime(),
});

export type SignIn = {
  /** Where the browser goes to sign in at the provider. */
  begin(
    c: Context<Env>,
    ctx: PublicContext,
    asked: { returnTo?: string | undefined; as?: "staff" | "employer" | undefined },
  ): Promise<string>;
  /** Where the browser goes after it: into the portal with a session, or back to its sign-in page with the reason. */
  finish(c: Context<Env>, ctx: PublicContext): Promise<string>;
};

/**
 * OpenID Connect, authorization code with PKCE, state and nonce (RFC 9700, 2.1.1). The provider's document is fetched when
 * it is first needed and kept; whatever the provider does wrong ends on the portal's sign-in page.
 */
export function createSignIn(client: OidcClient): SignIn {
  let discovered: Promise<oidc.Configuration> | undefined;
  const configuration = async () => {
    discovered ??= discover(client);
    try {
      return await discovered;
    } catch (error) {
      discovered = undefined;
      throw error;
    }
  };

  return {
    async begin(c, ctx, { returnTo = "/", as }) {
      const { origin, secret } = ctx.world;
      try {
        const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
        const url = oidc.buildAuthorizationUrl(await configuration(), {
          redirect_uri: client.redirectUri,
          scope: "openid email profile",
          state,
          nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
          code_challenge_method: "S256",
          ui_locales: c.get("language"),
          ...(as !== "employer" && client.staffAcr !== undefined && { acr_values: client.staffAcr }),
        });
        const expiresAt = new Date(Date.parse(ctx.now) + UNDER_WAY_S * 1000).toISOString();
        const underWay = JSON.stringify({ state, nonce, verifier, returnTo, expiresAt } satisfies z.infer<
          typeof UnderWay
        >);
        await setSignedCookie(c, cookieName("passa-sign-in", origin), underWay, secret, {
          ...cookieOptions(origin),
          maxAge: UNDER_WAY_S,
        });
        return url.href;
      } catch (error) {
        return failed(c, ctx, error);
      }
    },

    async finish(c, ctx) {
      const { origin, secret } = ctx.world;
      const name = cookieName("passa-sign-in", origin);
      const cookie = await getSignedCookie(c, secret, name);
      deleteCookie(c, name, cookieOptions(origin));
      const kept = UnderWay.safeParse(typeof cookie === "string" ? parsed(cookie) : undefined);
      const came = new URL(c.req.url).searchParams;
      if (!kept.success || kept.data.expiresAt <= ctx.now || came.get("state") !== kept.data.state)
        return signInPage(origin, "tooLate");
      const { state, nonce, verifier, returnTo } = kept.data;
      if (came.get("error") === "access_denied") return signInPage(origin, "cancelled", returnTo);
      try {
        const tokens = await oidc.authorizationCodeGrant(
          await configuration(),
          new URL(`${client.redirectUri}?${came.toString()}`),
          {
            expectedState: state,
            expectedNonce: nonce,
            pkceCodeVerifier: verifier,
            idTokenExpected: true,
          },
        );
        const claims = tokens.claims();
        if (!claims) throw new Error("no ID token");
        const { iss, sub, email, email_verified: verified, acr } = claims;
        const user = await memberOf(ctx, {
          issuer: client.knownAs ?? iss,
          subject: sub,
          ...(typeof email === "string" && { email }),
          emailVerified: verified === true,
        });
        if (!user) return signInPage(origin, "notInvited");
        if (client.staffAcr !== undefined && needsSecondFactor(user.role) && acr !== client.staffAcr)
          return signInPage(origin, "secondFactorMissing", returnTo);
        const { token, absoluteExpiresAt } = await beginSession(ctx, user);
        setSessionToken(c, origin, token, absoluteExpiresAt);
        return new URL(returnTo, origin).href;
      } catch (error) {
        return failed(c, ctx, error, returnTo);
      }
    },
  };
}

function discover({ issuer, clientId, clientSecret }: OidcClient): Promise<oidc.Configuration> {
  const server = new URL(issuer);
  const local = server.protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(server.hostname);
  return oidc.discovery(server, clientId, clientSecret, undefined, {
    timeout: 10,
    // The ID token's signature is checked although it comes straight from the provider: it decides who somebody is.
    execute: [oidc.enableNonRepudiationChecks, ...(local ? [oidc.allowInsecureRequests] : [])],
  });
}

/** The provider answered with an error, or not at all. The log says which; the person can only try again. */
function failed(c: Context<Env>, { world, now, requestId }: PublicContext, error: unknown, returnTo?: string): string {
  const code =
    error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError
      ? error.error
      : undefined;
  c.get("log")({
    event: "provider",
    at: now,
    requestId,
    error: tellOf(error).error,
    ...(code !== undefined && { code: code.slice(0, 80) }),
  });
  return signInPage(world.origin, "providerFailed", returnTo);
}

function signInPage(origin: string, reason: SignInReason, returnTo?: string): string {
  const page = new URL("/sign-in", origin);
  page.searchParams.set("reason", reason);
  if (returnTo !== undefined && returnTo !== "/") page.searchParams.set("to", returnTo);
  return page.href;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
