import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { smtpMail } from "@passa/core/mail";
import { expect, it } from "vitest";
import { startMailCatcher } from "./mail-catcher.ts";

it("keeps what is sent as a file, lists it, and shows it with its links and without its markup", async () => {
  const folder = mkdtempSync(join(tmpdir(), "passa-mail-"));
  const catcher = await startMailCatcher({ folder, now: () => new Date("2026-03-02T08:00:00Z") });
  const link = "http://localhost:4000/inbjudan/abc";
  await smtpMail({ url: catcher.smtpUrl, from: "Passa <passa@example.org>" }).send({
    id: "mail-1",
    to: { name: "Anna", address: "anna@example.org" },
    subject: "Välkommen, <b>Anna</b>",
    text: `Öppna ${link} i dag.\n<script>alert(1)</script>`,
  });

  const [name = ""] = readdirSync(folder);
  expect(name).toMatch(/^2026-03-02T08-00-00\.000Z-[0-9a-f]{8}\.eml$/);
  const list = await (await catcher.app.request("/local-mail")).text();
  expect(list).toContain("Välkommen, &lt;b&gt;Anna&lt;/b&gt;");
  const letter = await (await catcher.app.request(`/local-mail/${name}`)).text();
  expect(letter).toContain(`<a href="${link}">${link}</a>`);
  expect(letter).not.toContain("<script>");
  expect((await catcher.app.request("/local-mail/..%2Fsecrets.json")).status).toBe(404);

  await catcher.stop();
  rmSync(folder, { recursive: true });
});
