import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text as readText } from "node:stream/consumers";
import { Hono } from "hono";
import { html } from "hono/html";
import PostalMime, { type Address } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { answer, layout } from "./identity/pages.ts";

const MAIL_PATH = "/local-mail";

export interface MailCatcher {
  /** Where mail is taken, e.g. `smtp://127.0.0.1:40123`. Nothing is sent on. */
  readonly smtpUrl: string;
  /** Pages that list the mails and show one. */
  readonly app: Hono;
  stop(): Promise<void>;
}

const LARGEST_MAIL_BYTES = 10 * 1024 * 1024;
const LISTED = 200;
const fileName = /^[0-9TZ.-]+-[0-9a-f]{8}\.eml$/;

/** Takes every mail that is sent to it and keeps it in the folder as one `.eml` file, so that invitations can be read. */
export async function startMailCatcher(options: { folder: string; now(): Date }): Promise<MailCatcher> {
  const { folder } = options;
  mkdirSync(folder, { recursive: true });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    size: LARGEST_MAIL_BYTES,
    onData(stream, _session, done) {
      readText(stream).then(
        (mail) => {
          const name = `${options.now().toISOString().replaceAll(":", "-")}-${randomBytes(4).toString("hex")}.eml`;
          writeFileSync(join(folder, name), mail, { mode: 0o600 });
          done();
        },
        (error: Error) => done(error),
      );
    },
  });
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const address = listening.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  return {
    smtpUrl: `smtp://127.0.0.1:${address.port}`,
    app: mailbox(folder),
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

function mailbox(folder: string): Hono {
  const app = new Hono().basePath(MAIL_PATH);

  app.get("/", async (c) => {
    const names = readdirSync(folder).filter((name) => fileName.test(name));
    const newest = names.toSorted().toReversed().slice(0, LISTED);
    const letters = await Promise.all(newest.map(async (name) => ({ name, mail: await read(join(folder, name)) })));
    const list = html`<ul class="letters">
      ${letters.map(
        ({ name, mail }) =>
          html`<li>
            <a href="${MAIL_PATH}/${name}"
              ><b>${mail.subject || "Utan ämne"}</b><small>Till ${people(mail.to)}, ${when(mail.date)}</small></a
            >
          </li>`,
      )}
    </ul>`;
    const empty = html`<p class="lede">Ingen e-post än. Allt som Passa skickar på den här datorn hamnar här.</p>`;
    return answer(c, layout("Brevlådan", undefined, letters.length > 0 ? list : empty));
  });

  app.get("/:name", async (c) => {
    const name = c.req.param("name");
    if (!fileName.test(name) || !readdirSync(folder).includes(name)) return c.notFound();
    const mail = await read(join(folder, name));
    const page = html`
      <dl>
        <dt>Till</dt>
        <dd>${people(mail.to)}</dd>
        <dt>Från</dt>
        <dd>${people(mail.from && [mail.from])}</dd>
        <dt>Skickat</dt>
        <dd>${when(mail.date)}</dd>
      </dl>
      <div class="letter">${withLinks((mail.text ?? "").trim())}</div>
      ${mail.attachments.length > 0 ? html`<p>Bilagor: ${mail.attachments.map(({ filename }) => filename ?? "utan namn").join(", ")}</p>` : ""}
      <p><a href="${MAIL_PATH}">Alla brev</a></p>
    `;
    return answer(c, layout(mail.subject || "Utan ämne", undefined, page));
  });

  return app;
}

function read(path: string) {
  return PostalMime.parse(readFileSync(path));
}

function people(addresses: readonly Address[] | undefined): string {
  return (addresses ?? [])
    .map(({ name, address }) => (name && name !== address ? `${name} <${address ?? ""}>` : (address ?? "")))
    .join(", ");
}

function when(date: string | undefined): string {
  return date ? new Date(date).toLocaleString("sv-SE", { timeZone: "Europe/Stockholm" }) : "okänd tid";
}

/** The text with its web addresses as links. */
function withLinks(text: string) {
  const parts = text.split(/(https?:\/\/[^\s<>"]+)/);
  return parts.map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : part));
}
