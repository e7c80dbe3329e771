import { randomInt } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Identity } from "@passa/core/identity";
import { type Context, Hono } from "hono";
import type { JWK } from "jose";
import { Provider, errors, interactionPolicy } from "oidc-provider";
import { type Account, type Accounts, newAccount } from "./accounts.ts";
import { createGrants } from "./grants.ts";
import * as pages from "./pages.ts";

/** The path under which the provider lives; the issuer is the portal's address followed by it. */
export const IDENTITY_PATH = "/local-idp";

/** What the `acr` claim says of a login: a password alone, or a one-time code besides. Staff need the second. */
export const ACR = { password: "urn:passa:acr:password", mfa: "urn:passa:acr:mfa" } as const;

export interface IdentityOptions {
  /** The portal's address without a slash at the end, e.g. `http://localhost:4000`. */
  origin: string;
  accounts: Accounts;
  /** The one client: Passa's API. */
  client: { id: string; secret: string; redirectUris: string[]; postLogoutRedirectUris: string[] };
  /** Private keys that sign ID tokens, and the keys that sign the provider's own cookies: kept between starts. */
  signingKeys: JWK[];
  cookieKeys: string[];
  /** Sends a mail in plain text. */
  sendMail: (mail: { to: string; subject: string; text: string }) => Promise<void>;
  now: () => Date;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const INVITATION_HOLDS_MS = 14 * DAY_MS;
const CODE_HOLDS_MS = 5 * 60 * 1000;
const CODE_TRIES = 5;
const PASSWORD_TRIES = 5;
const PAUSE_MS = 60 * 1000;
const SHORTEST_PASSWORD = 12;

/**
 * The local stand-in for a municipality's login: OpenID Connect with authorization code and PKCE, a login page that
 * works without script, and a one-time code for staff, which the page shows because nothing here can send it.
 * Every login is asked for anew, so that on a shared computer nobody comes in as the one before.
 */
export function createIdentity(options: IdentityOptions): Hono<{ Bindings: HttpBindings }> {
  const { accounts, now } = options;
  const provider = createProvider(options);
  const forward = provider.callback();
  const pauses = createPauses(() => now().getTime());
  const codes = new Map<string, { account: Account; code: string; triesLeft: number; expiresAtMs: number }>();

  const app = new Hono<{ Bindings: HttpBindings }>().basePath(IDENTITY_PATH);

  /** The login that this browser has under way, by its cookie. Undefined when it has none, or took too long. */
  async function loginUnderWay(c: Context<{ Bindings: HttpBindings }>) {
    try {
      const login = await provider.interactionDetails(c.env.incoming, c.env.outgoing);
      return login.uid === c.req.param("uid") ? login : undefined;
    } catch (error) {
      if (error instanceof errors.SessionNotFound) return undefined;
      throw error;
    }
  }

  function codeFor(uid: string) {
    const entry = codes.get(uid);
    if (entry && entry.expiresAtMs > now().getTime()) return entry;
    codes.delete(uid);
    return undefined;
  }

  async function finish(c: Context<{ Bindings: HttpBindings }>, account: Account, acr: string) {
    const login = {
      accountId: account.subject,
      acr,
      amr: acr === ACR.mfa ? ["pwd", "otp"] : ["pwd"],
      remember: false,
    };
    const next = await provider.interactionResult(
      c.env.incoming,
      c.env.outgoing,
      { login },
      { mergeWithLastSubmission: false },
    );
    return c.redirect(next, 303);
  }

  app.get("/look.css", (c) =>
    c.body(pages.look, 200, {
      "Content-Type": "text/css; charset=utf-8",
      "Cache-Control": "max-age=3600",
    }),
  );
  app.get("/font.woff2", (c) =>
    c.body(pages.font, 200, { "Content-Type": "font/woff2", "Cache-Control": "max-age=86400" }),
  );

  app.get("/interaction/:uid", async (c) => {
    const login = await loginUnderWay(c);
    if (!login) return pages.answer(c, pages.tooLate(options.origin), 410);
    const asked = codeFor(login.uid);
    return pages.answer(c, asked ? pages.code(asked.code) : pages.login({}));
  });

  app.post("/interaction/:uid", async (c) => {
    const login = await loginUnderWay(c);
    if (!login) return pages.answer(c, pages.tooLate(options.origin), 410);
    const form = await c.req.parseBody();
    const asked = codeFor(login.uid);
    if (asked) return answerCode(c, login.uid, asked, field(form, "code"));

    const email = field(form, "email").trim();
    const password = field(form, "password");
    if (!email.includes("@") || !password) {
      const problems = {
        ...(!email.includes("@") && {
          email: "Skriv din e-postadress, till exempel anna@exempel.se.",
        }),
        ...(!password && { password: "Skriv ditt lösenord." }),
      };
      return pages.answer(c, pages.login({ email, problems }), 422);
    }
    if (pauses.holds(email)) {
      const problems = { password: "Det blev fel fem gånger. Vänta en minut och försök igen." };
      return pages.answer(c, pages.login({ email, problems }), 429);
    }
    const account = await accounts.verify(email, password);
    if (!account) {
      pauses.failed(email);
      const problems = {
        password: "E-posten och lösenordet hör inte ihop. Försök igen, eller välj ett nytt lösenord.",
      };
      return pages.answer(c, pages.login({ email, problems }), 422);
    }
    pauses.succeeded(email);

    const wanted = login.params["acr_values"];
    const mfaWanted = typeof wanted === "string" && wanted.split(" ").includes(ACR.mfa);
    if (!account.secondFactor && !mfaWanted) return finish(c, account, ACR.password);
    const code = String(randomInt(1_000_000)).padStart(6, "0");
    codes.set(login.uid, {
      account,
      code,
      triesLeft: CODE_TRIES,
      expiresAtMs: now().getTime() + CODE_HOLDS_MS,
    });
    return c.redirect(c.req.path, 303);
  });

  async function answerCode(
    c: Context<{ Bindings: HttpBindings }>,
    uid: string,
    asked: { account: Account; code: string; triesLeft: number },
    written: string,
  ) {
    if (written.replaceAll(/\s/g, "") === asked.code) {
      codes.delete(uid);
      return finish(c, asked.account, ACR.mfa);
    }
    asked.triesLeft -= 1;
    if (asked.triesLeft > 0)
      return pages.answer(c, pages.code(asked.code, "Det är inte den koden. Skriv de sex siffrorna igen."), 422);
    codes.delete(uid);
    const problems = {
      password: "Koden blev fel för många gånger. Logga in igen, så får du en ny.",
    };
    return pages.answer(c, pages.login({ email: asked.account.email, problems }), 422);
  }

  app.get("/password", (c) => pages.answer(c, pages.askForPassword({})));

  app.post("/password", async (c) => {
    const email = field(await c.req.parseBody(), "email").trim();
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
      return pages.answer(
        c,
        pages.askForPassword({
          email,
          problem: "Skriv din e-postadress, till exempel anna@exempel.se.",
        }),
        422,
      );
    }
    const link = `${options.origin}${IDENTITY_PATH}/password/${accounts.passwordToken(email, now(), DAY_MS)}`;
    await options.sendMail({
      to: email,
      subject: "Välj lösenord i Passa",
      text: pages.passwordMail(link),
    });
    return pages.answer(c, pages.passwordMailed(email));
  });

  app.get("/password/:token", (c) => {
    const email = accounts.emailFor(c.req.param("token"), now());
    return email ? pages.answer(c, pages.choosePassword({ email })) : pages.answer(c, pages.linkSpent(), 410);
  });

  app.post("/password/:token", async (c) => {
    const token = c.req.param("token");
    const email = accounts.emailFor(token, now());
    if (!email) return pages.answer(c, pages.linkSpent(), 410);
    const password = field(await c.req.parseBody(), "password");
    if (password.length < SHORTEST_PASSWORD) {
      const problem = `Lösenordet behöver minst ${SHORTEST_PASSWORD} tecken. Tre ord efter varandra går bra.`;
      return pages.answer(c, pages.choosePassword({ email, problem }), 422);
    }
    const account = await accounts.choosePassword(token, password, now());
    return account ? pages.answer(c, pages.passwordChosen(options.origin)) : pages.answer(c, pages.linkSpent(), 410);
  });

  app.all("*", async (c) => {
    const { incoming, outgoing } = c.env;
    // The provider's routes start at its own root; it makes its addresses from the difference to `originalUrl`.
    const originalUrl = incoming.url ?? "/";
    Object.assign(incoming, { originalUrl, url: originalUrl.slice(IDENTITY_PATH.length) || "/" });
    await forward(incoming, outgoing);
    return RESPONSE_ALREADY_SENT;
  });

  return app;
}

/**
 * Makes accounts for people who are invited to Passa. Somebody new is sent to a page where they choose a password,
 * within 14 days; somebody who has one, to the portal.
 */
export function localInvitations(options: Pick<IdentityOptions, "origin" | "accounts" | "now">): Identity {
  const { origin, accounts, now } = options;
  return {
    async invite({ email, name, secondFactor }) {
      const account = accounts.byEmail(email) ?? newAccount({ email, name, secondFactor });
      await accounts.put({ ...account, secondFactor: account.secondFactor || secondFactor });
      if (accounts.hasPassword(email)) return { url: origin };
      return { url: `${origin}${IDENTITY_PATH}/password/${accounts.passwordToken(email, now(), INVITATION_HOLDS_MS)}` };
    },
  };
}

function createProvider(options: IdentityOptions): Provider {
  const { accounts, client } = options;
  const policy = interactionPolicy.base();
  const { Check } = interactionPolicy;
  policy
    .get("login")
    ?.checks.add(
      new Check("no_memory", "Everybody signs in anew", (ctx) =>
        ctx.oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
      ),
    );

  return new Provider(`${options.origin}${IDENTITY_PATH}`, {
    adapter: createGrants(() => options.now().getTime()),
    acrValues: Object.values(ACR),
    claims: {
      openid: ["sub", "acr", "amr"],
      email: ["email", "email_verified"],
      profile: ["name"],
    },
    // One client, ours: what a scope gives may as well be in the ID token.
    conformIdTokenClaims: false,
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: client.redirectUris,
        post_logout_redirect_uris: client.postLogoutRedirectUris,
        grant_types: ["authorization_code"],
        response_types: ["code"],
        require_auth_time: true,
      },
    ],
    cookies: { keys: options.cookieKeys, short: { sameSite: "lax" }, long: { sameSite: "lax" } },
    jwks: { keys: options.signingKeys },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => pages.write(ctx, pages.logout(form)),
        postLogoutSuccessSource: (ctx) => pages.write(ctx, pages.loggedOut(options.origin)),
      },
    },
    findAccount: (_ctx, subject) => {
      const account = accounts.bySubject(subject);
      if (!account) return undefined;
      const { email, name } = account;
      return {
        accountId: subject,
        claims: () => ({ sub: subject, email, email_verified: true, name }),
      };
    },
    interactions: {
      policy,
      url: (_ctx, interaction) => `${IDENTITY_PATH}/interaction/${interaction.uid}`,
    },
    // No page asks whether Passa may know who one is: it is the same house.
    loadExistingGrant: async ({ oidc }) => {
      const accountId = oidc.session?.accountId;
      if (!oidc.client || accountId === undefined) return undefined;
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
    pkce: { required: () => true },
    renderError: (ctx) => pages.write(ctx, pages.tooLate(options.origin)),
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 3600,
      IdToken: 600,
      Interaction: 3600,
      Session: 3600,
    },
  });
}

/** After {@link PASSWORD_TRIES} wrong passwords in a row an address rests for a minute. */
function createPauses(now: () => number) {
  const failures = new Map<string, { count: number; untilMs: number }>();
  return {
    holds: (email: string) => (failures.get(email)?.untilMs ?? 0) > now(),
    succeeded: (email: string) => void failures.delete(email),
    failed(email: string) {
      const count = (failures.get(email)?.count ?? 0) + 1;
      const full = count >= PASSWORD_TRIES;
      failures.set(email, { count: full ? 0 : count, untilMs: full ? now() + PAUSE_MS : 0 });
    },
  };
}

function field(form: Record<string, unknown>, name: string): string {
  const value = form[name];
  return typeof value === "string" ? value : "";
}
