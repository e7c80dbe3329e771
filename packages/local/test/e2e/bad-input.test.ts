import type { Page } from "playwright-core";
import { expect } from "vitest";
import { browserTest as it } from "./visit.ts";

/** A field of the form for a place, written in a way that somebody would get it wrong, and what the form must say. */
const wrongWays: readonly { step: string; field: RegExp; written: string; says: RegExp }[] = [
  { step: "workplace", field: /Vad ska platsen heta/, written: "lager ".repeat(20), says: /Korta ner/ },
  { step: "workplace", field: /Hur många kan ni ta emot/, written: "två", says: /Skriv|tal|siffr/ },
  { step: "workplace", field: /Hur många kan ni ta emot/, written: "0", says: /minst 1|från 1/ },
  { step: "workplace", field: /Hur många kan ni ta emot/, written: "1,5", says: /helt tal|hela/ },
  { step: "workplace", field: /Hur många kan ni ta emot/, written: "500", says: /högst 50|till 50/ },
  { step: "times", field: /Som minst/, written: "heltid", says: /Skriv|tal|siffr/ },
  { step: "times", field: /Som minst/, written: "0", says: /minst 1|från 1/ },
  { step: "times", field: /Som mest/, written: "400", says: /högst 60|till 60/ },
  { step: "times", field: /Som minst/, written: "60", says: /större|minsta|mindre/ },
];

async function beginPlace(page: Page): Promise<string> {
  await page.goto("/our/placements/new/edit");
  await page.locator("label", { hasText: "Nordkajen 12, Karlskrona" }).click();
  await page.getByRole("combobox", { name: "Vilket yrke liknar det mest?" }).fill("lager");
  await page.getByRole("option", { name: /^Lagerarbetare/ }).click();
  await page.getByText(/^Sparat kl\./).waitFor();
  await page.waitForURL(/\/plc_\w+\/edit/);
  return new URL(page.url()).pathname;
}

it(
  "what is written wrong in a place is said at its field, in words that say what to do",
  { timeout: 120_000 },
  async ({ portal }) => {
    const page = await portal("employer");
    const address = await beginPlace(page);
    const silent: string[] = [];
    for (const { step, field, written, says } of wrongWays) {
      await page.goto(`${address}?step=${step}`);
      const input = page
        .getByRole("textbox", { name: field })
        .or(page.getByRole("spinbutton", { name: field }))
        .first();
      const before = await input.inputValue();
      await input.fill(written);
      await input.blur();
      const said = page.locator(".f.err", { has: input }).locator(".do");
      const message = await said.innerText({ timeout: 4_000 }).catch(() => "nothing");
      if (!says.test(message)) silent.push(`${String(field)} = ${written.slice(0, 12)}: ${message}`);
      await input.fill(before);
      await page.getByText(/^Sparat kl\./).waitFor();
    }
    expect(silent).toEqual([]);
  },
);

it("publishing with gaps lists what is left; focus moves there, and each line leads to its field", async ({
  portal,
}) => {
  const page = await portal("employer");
  await page.goto("/our/placements/new/edit");
  await page.getByLabel("Vad ska platsen heta?").fill("Nästan tom");
  await page.getByText(/^Sparat kl\./).waitFor();
  await page.waitForURL(/\/plc_\w+\/edit/);
  await page.goto(`${new URL(page.url()).pathname}?step=look`);
  await page.getByRole("button", { name: "Publicera platsen" }).click();
  const left = page.getByRole("group", { name: /saker saknas innan platsen kan publiceras/ });
  await left.waitFor();
  await expect.poll(() => left.evaluate((box) => box === document.activeElement)).toBe(true);
  const lines = await left.getByRole("link").allInnerTexts();
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.filter((line) => !/^(Välj|Skriv|Lägg|Fyll|Beskriv|Säg|Kryssa|Berätta)/.test(line))).toEqual([]);
  const first = left.getByRole("link").first();
  const field = (await first.getAttribute("href"))?.slice(1) ?? "";
  await first.click();
  await expect
    .poll(() => page.evaluate((id) => document.getElementById(id)?.contains(document.activeElement) ?? false, field))
    .toBe(true);
});

it.for([
  { first: "2020-03-02", last: "2020-03-09", says: "Sista dagen man kan börja har varit. Välj en senare dag." },
  { first: "2031-03-10", last: "2031-03-02", says: "Sista dagen man kan börja är före den första. Byt en av dem." },
])(
  "a place that begins $first and may begin until $last is not published, and the date says why",
  async ({ first, last, says }, { portal }) => {
    const page = await portal("employer");
    const address = await beginPlace(page);
    await page.goto(`${address}?step=times`);
    await page.locator("label", { hasText: /^Välj dagar$/ }).click();
    await page.getByLabel("Första dagen").fill(first);
    await page.getByLabel("Sista dagen man kan börja").fill(last);
    await page.getByText(/^Sparat kl\./).waitFor();
    await page.goto(`${address}?step=look`);
    await page.getByRole("button", { name: "Publicera platsen" }).click();
    await page.getByRole("group", { name: /saknas innan platsen kan publiceras/ }).waitFor();
    await page.goto(`${address}?step=times&check=true`);
    const said = page.locator(".f.err", { has: page.getByLabel("Sista dagen man kan börja") }).locator(".do");
    expect(await said.innerText()).toBe(says);
  },
);
