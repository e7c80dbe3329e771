import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Context } from "hono";
import { html, raw } from "hono/html";

type Html = ReturnType<typeof html>;

/** The pages' style and type, served beside them: the policy below allows nothing from elsewhere. */
export const look = readFileSync(new URL("./look.css", import.meta.url), "utf8");
const fontName =
  "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2";
export const font = new Uint8Array(readFileSync(createRequire(import.meta.url).resolve(fontName)));

const headers = {
  "Content-Security-Policy":
    "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "Cache-Control": "no-store",
};

export async function answer(c: Context, page: Html, status: 200 | 410 | 422 | 429 = 200): Promise<Response> {
  return c.html(await page, status, headers);
}

/** The same for the pages that the provider's own handlers ask for. */
export async function write(
  ctx: { type: string; body: unknown; set(headers: Record<string, string>): void },
  page: Html,
): Promise<void> {
  ctx.set(headers);
  ctx.type = "html";
  ctx.body = String(await page);
}

export interface LoginForm {
  email?: string;
  problems?: { email?: string; password?: string };
}

export function login({ email = "", problems = {} }: LoginForm): Html {
  const focus = problems.password || email ? "password" : "email";
  return layout(
    "Logga in",
    problems.email || problems.password,
    html`
      <p class="lede">Med din e-post och ditt lösenord.</p>
      <form method="post" novalidate>
        ${input({ name: "email", label: "E-post", type: "email", autocomplete: "username", value: email, problem: problems.email, focus: focus === "email" })}
        ${input({ name: "password", label: "Lösenord", type: "password", autocomplete: "current-password", problem: problems.password, focus: focus === "password" })}
        <button>Logga in</button>
      </form>
      <p><a href="/local-idp/password">Första gången, eller glömt lösenordet?</a></p>
    `,
  );
}

export function code(shown: string, problem?: string): Html {
  return layout(
    "Skriv koden",
    problem,
    html`
      <p class="note">
        <span
          >Den här inloggningen körs på den egna datorn, så koden visas här:
          <b class="digits">${shown.slice(0, 3)} ${shown.slice(3)}</b>. I drift kommer den från kommunens
          inloggning.</span
        >
      </p>
      <form method="post" novalidate>
        ${input({ name: "code", label: "Kod, sex siffror", type: "text", autocomplete: "one-time-code", numeric: true, problem, focus: true })}
        <button>Fortsätt</button>
      </form>
    `,
  );
}

export function askForPassword({ email = "", problem }: { email?: string; problem?: string }): Html {
  return layout(
    "Välj lösenord",
    problem,
    html`
      <p class="lede">Vi skickar en länk till din e-post. Med den väljer du ett lösenord.</p>
      <form method="post" novalidate>
        ${input({ name: "email", label: "E-post", type: "email", autocomplete: "username", value: email, problem, focus: true })}
        <button>Skicka länken</button>
      </form>
    `,
  );
}

export function passwordMailed(email: string): Html {
  return layout(
    "Titta i din e-post",
    undefined,
    html`
      <p class="lede">Vi har skickat en länk till ${email}. Den gäller ett dygn och en gång.</p>
      <p class="note">
        <span>På den egna datorn hamnar all e-post i <a href="/local-mail">den lokala brevlådan</a>.</span>
      </p>
    `,
  );
}

export function passwordMail(link: string): string {
  return `Hej!\n\nVälj ditt lösenord i Passa här:\n${link}\n\nLänken gäller ett dygn och en gång. Har du inte bett om den kan du låta den vara.\n`;
}

export function choosePassword({ email, problem }: { email: string; problem?: string }): Html {
  return layout(
    "Välj lösenord",
    problem,
    html`
      <p class="lede">För ${email}. Minst tolv tecken, gärna tre ord efter varandra.</p>
      <form method="post" novalidate>
        <input type="hidden" name="email" autocomplete="username" value="${email}" />
        ${input({ name: "password", label: "Nytt lösenord", type: "password", autocomplete: "new-password", problem, focus: true })}
        <button>Spara lösenordet</button>
      </form>
    `,
  );
}

export function passwordChosen(home: string): Html {
  return layout(
    "Klart",
    undefined,
    html`<p class="lede">Ditt lösenord är sparat.</p>
      <p><a class="button" href="${home}">Gå till Passa</a></p>`,
  );
}

export function linkSpent(): Html {
  return layout(
    "Länken gäller inte längre",
    undefined,
    html`<p class="lede">Den har använts, eller är för gammal.</p>
      <p><a class="button" href="/local-idp/password">Få en ny länk</a></p>`,
  );
}

export function tooLate(home: string): Html {
  return layout(
    "Börja om inloggningen",
    undefined,
    html`<p class="lede">Den här inloggningen går inte att fortsätta. Börja om från Passa.</p>
      <p><a class="button" href="${home}">Gå till Passa</a></p>`,
  );
}

/** @param form the provider's own form `op.logoutForm`, which the button belongs to. */
export function logout(form: string): Html {
  return layout(
    "Logga ut",
    undefined,
    html`${raw(form)}
      <p class="lede">Vill du logga ut? Det du skrivit finns kvar.</p>
      <button form="op.logoutForm" name="logout" value="yes">Logga ut</button>`,
  );
}

export function loggedOut(home: string): Html {
  return layout(
    "Du är utloggad",
    undefined,
    html`<p class="lede">Inget ligger kvar här.</p>
      <p><a class="button" href="${home}">Gå till Passa</a></p>`,
  );
}

interface Input {
  name: string;
  label: string;
  type: "email" | "password" | "text";
  autocomplete: string;
  value?: string;
  numeric?: boolean;
  problem?: string | undefined;
  focus?: boolean;
}

function input({ name, label, type, autocomplete, value = "", numeric, problem, focus }: Input): Html {
  const wrong = problem ? raw(`aria-invalid="true" aria-describedby="${name}-problem"`) : "";
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      autocomplete="${autocomplete}"
      value="${value}"
      required
      autocapitalize="none"
      spellcheck="false"
      ${numeric ? raw('inputmode="numeric"') : ""}
      ${focus ? raw("autofocus") : ""}
      ${wrong}
    />
    ${problem ? html`<p class="problem" id="${name}-problem">${mark} ${problem}</p>` : ""}
  </div>`;
}

const mark = raw(
  '<svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true"><rect x="1" y="1" width="18" height="18" rx="4" fill="currentColor"/><path d="M5 10h10" stroke="var(--on-state)" stroke-width="2.4"/></svg>',
);
const logo = raw(
  '<svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true"><path d="M2 13h5.2a8.8 8.8 0 0 0 17.6 0H30v13a4 4 0 0 1-4 4H6a4 4 0 0 1-4-4z" fill="var(--brand)"/><circle cx="16" cy="11.2" r="6.6" fill="var(--tape)"/></svg>',
);

/** Every page of the local world: also the mailbox uses it. A problem is told in the title, which readers hear first. */
export function layout(title: string, problem: string | undefined, main: Html): Html {
  return html`<!doctype html>
    <html lang="sv">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${problem ? "Något att rätta: " : ""}${title} – Passa</title>
        <link rel="stylesheet" href="/local-idp/look.css" />
      </head>
      <body>
        <header>
          <a href="/">${logo}<span>Passa</span></a>
        </header>
        <main>
          <h1>${title}</h1>
          ${main}
        </main>
      </body>
    </html>`;
}
